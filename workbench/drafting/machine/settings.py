"""What a person chooses about machine translation, and where an address leads."""

from __future__ import annotations

import ipaddress
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from workbench.model.engines import Destination

# Servers of LibreTranslate that anybody may use: its own, and the mirrors that its README has named.
_PUBLIC_HOSTS = (
    "libretranslate.com",
    "libretranslate.de",
    "libretranslate.org",
    "translate.argosopentech.com",
    "translate.astian.org",
    "translate.fedilab.app",
    "translate.fortytwo-it.com",
    "translate.terraprint.co",
    "libretranslate.eownerdead.dedyn.io",
    "libretranslate.pussthecat.org",
    "lt.vern.cc",
    "trans.zillyhuhn.com",
)


def no_secret(name: str) -> str:  # noqa: ARG001 - the form of the callable
    """Know no key."""
    return ""


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """The choices of Preferences; the defaults name no server and no key.

    ``libretranslate_url`` is the address of the office's own server (``http://host:5000``, a path allowed).
    ``secret`` gives the key of ``libretranslate`` or ``deepl`` from the keyring, empty text where there is
    none; it is asked when a key is needed, never before. ``google``, ``mymemory`` and ``deepl`` offer those
    engines; ``mymemory_email`` is an address that MyMemory answers more calls for. ``seconds`` is the longest that one call may take.
    """

    libretranslate_url: str = ""
    google: bool = True
    mymemory: bool = True
    mymemory_email: str = ""
    deepl: bool = True
    seconds: float = 20.0
    secret: Callable[[str], str] = field(default=no_secret, repr=False, compare=False)


def host_of(url: str) -> str:
    """Return the host of an http or https address in lower case, empty text where it is no such address."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or port == 0:
        return ""
    return unicodedata.normalize("NFKC", host).strip(".").lower()


def is_loopback(url: str) -> bool:
    """Return whether the address is one of this machine; no name is looked up."""
    host = host_of(url)
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def destination_of(url: str) -> Destination:
    """Return where a text goes that is sent to the address of a LibreTranslate server.

    A public server is a third party; an address that cannot be read counts as one.
    """
    host = host_of(url)
    if not host:
        return Destination.THIRD_PARTY
    if is_loopback(url):
        return Destination.THIS_MACHINE
    if any(host == public or host.endswith("." + public) for public in _PUBLIC_HOSTS):
        return Destination.THIRD_PARTY
    return Destination.OUR_SERVER
