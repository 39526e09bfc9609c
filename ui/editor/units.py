"""Offsets: the house counts characters, Qt counts UTF-16 code units."""

from __future__ import annotations


def has_astral(text: str) -> bool:
    """Return whether a character of the text takes two UTF-16 code units."""
    # By far the quickest way to ask a text of a megabyte, which is asked several times a key.
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)


def to_units(text: str, offset: int) -> int:
    """Return the UTF-16 offset of a character offset."""
    if not has_astral(text):
        return offset
    return offset + sum(1 for char in text[:offset] if char > "\uffff")


def to_characters(text: str, units: int) -> int:
    """Return the character offset of a UTF-16 offset; one inside a character counts as before it."""
    if not has_astral(text):
        return units
    seen = 0
    for index, char in enumerate(text):
        seen += 2 if char > "\uffff" else 1
        if seen > units:
            return index
    return len(text)
