"""Cuts a text into pieces that an engine answers in good time."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1_500
_PARAGRAPH = re.compile(r"\n+")
_SENTENCE_END = re.compile(r"[.!?…][»”\"’)\]]*\s+(?=[\w«“\"(¿¡])")


def pieces(text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the text to check one by one, in order, offsets in characters.

    A paragraph is one piece where it is not longer than ``longest``; else it is cut after a sentence, a
    longer sentence after a word, a longer word anywhere. Stretches of white space are left out.
    """
    start = 0
    ends = [found.end() for found in _PARAGRAPH.finditer(text)]
    for end in [*ends, len(text)]:
        yield from _paragraph(text, start, end, longest)
        start = end


def _paragraph(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end if end - start <= longest else _cut(text, start, start + longest)
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = stop


def _cut(text: str, start: int, limit: int) -> int:
    last = 0
    for found in _SENTENCE_END.finditer(text, start, limit):
        last = found.end()
    if last > start:
        return last
    space = max(text.rfind(" ", start, limit), text.rfind("\u00a0", start, limit))
    return space + 1 if space > start else limit
