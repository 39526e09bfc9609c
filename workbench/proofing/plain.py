"""A text as it reads, beside the text as it is stored.

Checks and engines work on text without inline codes, in composed form (NFC), without characters that
no reader sees; whatever they find is told in offsets of the stored text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from workbench.model.inline import FIRST_CODE, LAST_CODE

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufe0f")


@dataclass(frozen=True, slots=True)
class PlainText:
    """``text`` is what a reader reads of ``original``; both count in characters.

    ``_starts`` and ``_ends`` give, for each character of ``text``, the stretch of ``original`` that it
    came from; both are empty where the two texts are the same.
    """

    original: str
    text: str
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _ends: tuple[int, ...] = field(default=(), repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of ``original`` that the stretch of ``text`` came from.

        Codes and unseen characters at its edges stay outside. Offsets beyond the text are cut to it.
        """
        start = min(max(start, 0), len(self.text))
        end = min(max(end, start), len(self.text))
        if not self._starts:
            return start, end
        if end > start:
            return self._starts[start], self._ends[end - 1]
        place = self._starts[start] if start < len(self._starts) else len(self.original)
        return place, place

    def offset(self, position: int) -> int:
        """Return the place in ``text`` of a place in ``original``."""
        if not self._starts:
            return min(max(position, 0), len(self.text))
        return max(0, bisect_right(self._ends, position))


def plain_text(original: str, breaks: frozenset[str] = frozenset()) -> PlainText:
    """Return what a reader reads of a stored text.

    Inline codes vanish, those of ``breaks`` (line breaks) become a newline. Control characters
    become spaces, lone surrogates U+FFFD; soft hyphens, joiners and marks of direction vanish.
    """
    if original.isascii() and original.isprintable():
        return PlainText(original, original)
    if unicodedata.is_normalized("NFC", original):
        odd = set(filter(_is_odd, set(original)))
        if not odd:
            return PlainText(original, original)
        if not any(map(unicodedata.combining, set(original))):
            return _without(original, odd, breaks)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    index = 0
    while index < len(original):
        stop = index + 1
        while stop < len(original) and unicodedata.combining(original[stop]) and stop - index < 16:
            stop += 1
        shown = _shown(original[index:stop], breaks)
        for char in shown:
            pieces.append(char)
            starts.append(index)
            ends.append(stop)
        index = stop
    return PlainText(original, "".join(pieces), tuple(starts), tuple(ends))


def _without(original: str, odd: set[str], breaks: frozenset[str]) -> PlainText:
    """Return the text without its odd characters, where each of the others is one that a reader sees."""
    pieces: list[str] = []
    starts: list[int] = []
    place = 0
    for found in re.finditer(f"[{re.escape(''.join(odd))}]", original):
        index = found.start()
        shown = _shown(found.group(), breaks)
        pieces += (original[place:index], shown)
        starts.extend(range(place, index + len(shown)))
        place = index + 1
    pieces.append(original[place:])
    starts.extend(range(place, len(original)))
    return PlainText(original, "".join(pieces), tuple(starts), tuple(start + 1 for start in starts))


def _is_odd(char: str) -> bool:
    code = ord(char)
    if code < 0x20:
        return char not in "\t\n"
    return (
        0x7F <= code < 0xA0 or FIRST_CODE <= code <= LAST_CODE or 0xD800 <= code <= 0xDFFF or char in _UNSEEN
    )


def _shown(cluster: str, breaks: frozenset[str]) -> str:
    char = cluster[0]
    if len(cluster) > 1:
        marks = "".join(_shown(each, breaks) for each in cluster[1:])
        return unicodedata.normalize("NFC", _shown(char, breaks) + marks)
    code = ord(char)
    if FIRST_CODE <= code <= LAST_CODE:
        return "\n" if char in breaks else ""
    if 0xD800 <= code <= 0xDFFF:
        return REPLACEMENT
    if char in _UNSEEN:
        return ""
    if (code < 0x20 and char not in "\t\n") or 0x7F <= code < 0xA0:
        return " "
    return char
