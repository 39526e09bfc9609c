"""Whom a text comes from: the site or the sender for which lines to drop are remembered."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from workbench.intake.raw import RawDocument
from workbench.model.inline import CodeKind

# Saved by a browser: "saved from url=(0031)https://…" and the address of the clipboard's HTML.
_SAVED_FROM = re.compile(
    r"(?:saved from url=\(\d+\)|\bSourceURL:)\s*(https?://[^\s>\"']{1,300})", re.IGNORECASE
)
_IN_TEXT = re.compile(
    r"(?:https?://|www\.|[\w.+-]+@)((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})\b", re.IGNORECASE
)
_SHARED = frozenset(
    [
        "facebook.com",
        "twitter.com",
        "x.com",
        "linkedin.com",
        "instagram.com",
        "youtube.com",
        "youtu.be",
        "flickr.com",
        "tiktok.com",
        "t.me",
        "wa.me",
        "whatsapp.com",
        "bsky.app",
        "threads.net",
        "addtoany.com",
        "google.com",
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "yahoo.com",
        "bit.ly",
        "t.co",
        "goo.gl",
        "apple.com",
        "microsoft.com",
        "doi.org",
    ]
)


def host_of(address: str) -> str:
    """Return the host of an address of the web, lower case, without ``www.``; empty where there is none."""
    try:
        host = urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""
    host = host.lower().removeprefix("www.").rstrip(".")
    return host if re.fullmatch(r"[^\s/]{1,200}", host) and "." in host else ""


def saved_from(html: str) -> str:
    """Return the host that a saved page or the clipboard's HTML says it comes from."""
    found = _SAVED_FROM.search(html[:4096])
    return host_of(found.group(1)) if found else ""


def source_of(raw: RawDocument) -> str:
    """Return the host that the text and its links name most, empty where none stands out.

    Networks and mail services that everybody shares do not count. It must be named twice and as often as
    all others together, or be the only one.
    """
    counts: Counter[str] = Counter()
    for block in raw.blocks:
        for code in block.codes:
            if code.kind is CodeKind.LINK and code.href:
                counts[_named(code.href)] += 1
        if len(block.text) <= 20_000:
            counts.update(
                host_of(f"https://{found}") for found in set(_IN_TEXT.findall(block.plain)) if "." in found
            )
    hosts = {host: count for host, count in counts.items() if host and not _is_shared(host)}
    if not hosts:
        return ""
    best = max(hosts, key=lambda host: (hosts[host], host))
    others = sum(hosts.values()) - hosts[best]
    return best if not others or (hosts[best] >= 2 and hosts[best] >= others) else ""


def _named(address: str) -> str:
    if address.lower().startswith("mailto:"):
        address = "https://" + address[7:].rpartition("@")[2].split("?")[0]
    return host_of(address)


def _is_shared(host: str) -> bool:
    return any(host == one or host.endswith("." + one) for one in _SHARED)
