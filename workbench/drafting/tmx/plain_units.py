"""Units of the commonest form, read without building a tree: two languages, texts without inline elements.

The pattern takes only what an XML parser would take as it is; whatever it does not take is left to the parser.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ATTRIBUTES = r"(?:\s++[A-Za-z_][\w.:-]*+\s*+=\s*+(?:\"[^\"<&\t\r\n]*+\"|'[^'<&\t\r\n]*+'))*+\s*+"
_SAID = rf"(?:\s*+<(?:prop{_ATTRIBUTES}>[^<]*+</prop|note{_ATTRIBUTES}>[^<]*+</note)\s*+>)*+"
_VARIANT = rf"\s*+<tuv({_ATTRIBUTES})>({_SAID})\s*+<seg\s*+>([^<]*+)</seg\s*+>\s*+</tuv\s*+>"
UNIT = re.compile(rf"\s*+<tu({_ATTRIBUTES})>({_SAID}){_VARIANT}{_VARIANT}\s*+</tu\s*+>")
"""A whole unit: attributes and what is said of it, then of each language attributes, what is said, and the text."""

_ATTRIBUTE = re.compile(r"([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ELEMENT = re.compile(r"<(prop|note)([^>]*)>([^<]*)<")
_OTHER_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")


_NOT_TEXT = bytes((*range(9), 11, 12, *range(14, 32)))
_MARKS = (b"<!", b"<?", b"\xef\xbf\xbe", b"\xef\xbf\xbf")


def plain(data: bytes) -> str | None:
    """Return a block as text where its units may be of the common form, else ``None``: it is one for the parser."""
    if any(mark in data for mark in _MARKS) or len(data.translate(None, _NOT_TEXT)) != len(data):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\r" in text:
            return None
    return text


def unescaped(text: str) -> str | None:
    """Return the text with the five entities of XML as characters, ``None`` where it has other references."""
    if _OTHER_REFERENCE.search(text):
        return None
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&apos;", "'")
    return text.replace("&amp;", "&")


def attributes_of(text: str) -> dict[str, str]:
    """Return the attributes of a tag, under the names that they have in the file."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(text)}


@lru_cache(maxsize=256)
def common_attributes(text: str) -> dict[str, str]:
    """Return the same; for tags that come again and again. The answer must not be changed."""
    return attributes_of(text)


def said_in(text: str) -> list[tuple[str, str, str]] | None:
    """Return properties and notes: the element's name, its ``type`` and its text; ``None`` as in ``unescaped``."""
    found: list[tuple[str, str, str]] = []
    for name, attributes, value in _ELEMENT.findall(text):
        if "&" in value:
            plain = unescaped(value)
            if plain is None:
                return None
            value = plain
        found.append((name, common_attributes(attributes).get("type", "") if attributes else "", value))
    return found
