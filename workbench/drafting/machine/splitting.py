"""Long texts in pieces that an engine takes."""

from __future__ import annotations

import re
from collections.abc import Callable

_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*\s+|[。！？]")
_SPACE = re.compile(r"\s+")


def split_text(text: str, limit: int, measure: Callable[[str], int] = len) -> list[tuple[str, str]]:
    """Return the text as pieces, each with the white space that follows it.

    Joined again they are the text. ``measure`` (which grows with its text) gives at most ``limit`` for each
    piece. Cuts are made after a sentence, else at a space, else (a word longer than the limit)
    between two characters. ``limit`` is at least what one character measures.
    """
    pieces: list[tuple[str, str]] = []
    rest = text
    while rest:
        if measure(rest) <= limit:
            body = rest.rstrip()
            pieces.append((body or rest, rest[len(body) :] if body else ""))
            break
        fit = _longest_fit(rest, limit, measure)
        cut = _last_cut(rest, fit)
        body = rest[:cut].rstrip() or rest[:cut]
        following = _SPACE.match(rest, len(body))
        space = following.group() if following else ""
        pieces.append((body, space))
        rest = rest[len(body) + len(space) :]
    return pieces


def _longest_fit(text: str, limit: int, measure: Callable[[str], int]) -> int:
    low, high = 1, min(len(text), max(1, limit))
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _last_cut(text: str, fit: int) -> int:
    window = text[: fit + 1]
    for pattern, least in ((_SENTENCE_END, fit // 4), (_SPACE, 1)):
        cuts = [found.end() for found in pattern.finditer(window) if found.start() >= least]
        starts = [min(cut, fit) for cut in cuts if len(text[:cut].rstrip()) <= fit]
        if starts:
            return starts[-1]
    return fit
