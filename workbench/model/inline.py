"""Inline codes: bold, italics, links, superscripts and line breaks inside a text.

In a text, each code is one character of the Unicode private use area: the code with index
``i`` is ``chr(0xE000 + i)``. So a code moves, copies and deletes as one character, offsets
count it as one, and a target refers to the codes of its source segment by the same
characters. Intake removes private use characters that come from outside.

For people and the command line a text is written with tags, as in XLIFF editors: ``<1>…</1>``
around a pair, ``<2/>`` for a code that stands alone. The number is ``InlineCode.number``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

FIRST_CODE = 0xE000
LAST_CODE = 0xF8FF
CODE_PATTERN = re.compile(f"[{chr(FIRST_CODE)}-{chr(LAST_CODE)}]")


class CodeKind(StrEnum):
    """What an inline code does to the text."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    LINK = "link"
    LINE_BREAK = "line_break"


class CodeRole(StrEnum):
    """Whether a code opens a pair, closes it, or stands alone."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class InlineCode:
    """One inline code of a block or segment.

    ``index`` gives its character (``char``); ``number`` counts from 1 what a person sees as one
    code: the two halves of a pair share it. ``href`` is the address of a link, else empty.
    """

    index: int
    kind: CodeKind
    role: CodeRole
    number: int
    href: str = ""

    @property
    def char(self) -> str:
        """The character that stands for this code in a text."""
        return chr(FIRST_CODE + self.index)

    @property
    def tag(self) -> str:
        """The code as people write it: ``<1>``, ``</1>`` or ``<1/>``."""
        if self.role is CodeRole.OPEN:
            return f"<{self.number}>"
        if self.role is CodeRole.CLOSE:
            return f"</{self.number}>"
        return f"<{self.number}/>"


def is_code(char: str) -> bool:
    """Return whether the one character stands for an inline code."""
    return FIRST_CODE <= ord(char) <= LAST_CODE


def without_codes(text: str) -> str:
    """Return the text as it reads: codes removed, a line break code not replaced by anything."""
    return CODE_PATTERN.sub("", text)


def readable(text: str, codes: Sequence[InlineCode]) -> str:
    """Return the text as it reads, with line break codes as newlines and other codes removed."""
    breaks = {code.char for code in codes if code.kind is CodeKind.LINE_BREAK}
    return CODE_PATTERN.sub(lambda found: "\n" if found.group() in breaks else "", text)


def to_tags(text: str, codes: Sequence[InlineCode]) -> str:
    """Return the text with each code written as a tag; an unknown code is left out."""
    tags = {code.char: code.tag for code in codes}
    return CODE_PATTERN.sub(lambda found: tags.get(found.group(), ""), text)


_TAG = re.compile(r"<(/?)(\d{1,4})(/?)>")


def from_tags(text: str, codes: Sequence[InlineCode]) -> str:
    """Return the text with the tags of ``codes`` as code characters.

    A tag that belongs to none of the codes is left as it is written: it may be text.
    """
    chars = {code.tag: code.char for code in codes}
    return _TAG.sub(lambda found: chars.get(found.group(), found.group()), text)


def clean_private_use(text: str) -> str:
    """Return text from outside without private use characters, which here mean inline codes."""
    return CODE_PATTERN.sub("", text)


def keep_known_codes(text: str, codes: Iterable[InlineCode]) -> str:
    """Return the text without the code characters that are none of ``codes``."""
    known = {code.char for code in codes}
    return CODE_PATTERN.sub(lambda found: found.group() if found.group() in known else "", text)


def missing_codes(source: str, target: str) -> list[str]:
    """Return the code characters of ``source`` that ``target`` lacks, in the order of the source."""
    have = set(CODE_PATTERN.findall(target))
    return [char for char in CODE_PATTERN.findall(source) if char not in have]
