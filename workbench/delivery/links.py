"""Which addresses may stand behind a link in a delivered file, and when two are the same."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_UNSAFE = frozenset(" \"'<>\\^`{|}()")
_ASCII = "".join(chr(code) for code in range(0x21, 0x7F))


def safe_href(href: str) -> str:
    """Return the address as it is delivered, empty where no link may be made of it.

    Only ``http``, ``https``, ``mailto`` and ``tel`` are links; what scripts, files and relative addresses
    would do depends on where the file is opened. Control characters are removed, as browsers do;
    characters that end an address in one of the formats are percent-encoded in all of them, so that the
    same address stands in each.
    """
    cleaned = "".join(char for char in href.strip() if char.isprintable() or char == " ")
    scheme, colon, rest = cleaned.partition(":")
    if not colon or scheme.lower() not in ALLOWED_SCHEMES or not rest.strip("/ "):
        return ""
    return "".join(f"%{ord(char):02X}" if char in _UNSAFE else char for char in cleaned)


def same_href(one: str, other: str) -> bool:
    """Return whether two addresses lead to the same place, however a program has spelled them."""
    return _spelled(one) == _spelled(other)


def _spelled(href: str) -> str:
    encoded = quote(safe_href(href), safe=_ASCII)
    try:
        parts = urlsplit(encoded)
    except ValueError:
        return encoded
    if parts.netloc:
        encoded = parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()
    return encoded
