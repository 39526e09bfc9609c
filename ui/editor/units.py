"""Offsets: the house counts characters, Qt counts UTF-16 code units."""

from __future__ import annotations

_STRETCH = 4096


def has_astral(text: str) -> bool:
    """Return whether a character of the text takes two UTF-16 code units."""
    # By far the quickest way to ask a text of a megabyte, which is asked several times a key.
    return not text.isascii() and _units(text) != len(text)


def to_units(text: str, offset: int) -> int:
    """Return the UTF-16 offset of a character offset."""
    if not has_astral(text):
        return offset
    return _units(text[:offset])


def to_characters(text: str, units: int) -> int:
    """Return the character offset of a UTF-16 offset; one inside a character counts as before it."""
    if not has_astral(text):
        return units
    seen = 0
    for first in range(0, len(text), _STRETCH):
        stretch = text[first : first + _STRETCH]
        whole = _units(stretch)
        if seen + whole <= units:
            seen += whole
            continue
        for index, char in enumerate(stretch, first):
            seen += 2 if char > "\uffff" else 1
            if seen > units:
                return index
    return len(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
