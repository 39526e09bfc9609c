"""A unit that is no XML, mended where that is certain."""

from __future__ import annotations

import html
import html.entities
import re

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_PREFIX = re.compile(rb"[\s</]([A-Za-z_][A-Za-z0-9_.-]*):[A-Za-z_]")
_BARE = re.compile(rb"&(?![A-Za-z_:#])")


def repaired(data: bytes) -> tuple[bytes, bool]:
    """Return the unit (UTF-8) mended, and whether characters were dropped that XML does not allow.

    Entities of HTML become their characters, an ampersand that begins no reference is one.
    """
    cleaned = _CONTROLS.sub(b"", data)
    dropped = cleaned != data
    cleaned = _NAMED.sub(_named, _BARE.sub(b"&amp;", cleaned))
    referenced = _REFERENCE.sub(_numbered, cleaned)
    return referenced, dropped or referenced != cleaned


def undeclared(data: bytes, head: bytes) -> bytes:
    """Return declarations of the prefixes of a unit that ``head``, the tag around it, does not declare."""
    prefixes = set(_PREFIX.findall(data)) - {b"xml", b"xmlns"}
    return b"".join(
        b' xmlns:%b="urn:undeclared"' % prefix
        for prefix in sorted(prefixes)
        if b"xmlns:%b=" % prefix not in head
    )


def _named(found: re.Match[bytes]) -> bytes:
    if found[1] in _OF_XML:
        return found[0]
    char = html.entities.html5.get(found[1].decode("ascii") + ";")
    return found[0] if char is None else html.escape(char).encode("utf-8")


def _numbered(found: re.Match[bytes]) -> bytes:
    value = int(found[1], 16) if found[1] else int(found[2])
    allowed = (
        value in (0x9, 0xA, 0xD)
        or 0x20 <= value <= 0xD7FF
        or 0xE000 <= value <= 0xFFFD
        or 0x10000 <= value <= 0x10FFFF
    )
    return found[0] if allowed else b""
