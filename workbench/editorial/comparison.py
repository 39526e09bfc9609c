"""What changed between two texts, word by word, as a person would mark it.

Words, figures, spaces, punctuation marks and inline codes are compared as units. A figure is one unit
with its group marks and decimals (``14 500``, ``3,5``): half a figure means nothing. An elided article is a
unit of its own (``l'``, ``d'``, ``qu'``), so that changing the word after it does not strike it; so is a
no-break space, which differs from a plain one. Changed words with only a space between them that are both
replaced are marked as one. Within one changed word the letters are marked where most of it stayed
(``organisé`` → ``organisée``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate

_SHORT = 400
"""Up to so many units on both sides the better-looking comparison of difflib is used (quadratic)."""
_LONGEST = 16_000_000
"""Product of units on both sides above which the middle is called replaced as a whole."""
_KEPT = 0.6
"""Share of the longer word that must have stayed for its letters to be marked."""

_MARK = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d\ufe00-\ufe0f"
_IDEOGRAPH = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
_UNIT = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:[.,]\d+)*"
    r"|\d+(?:[.,'\u2019]\d+)*"
    rf"|[{_IDEOGRAPH}]"
    rf"|[^\W\d_{_IDEOGRAPH}](?:[^\W\d_{_IDEOGRAPH}]|[{_MARK}])*['\u2019]?"
    rf"|\s|_|.[{_MARK}]*",
    re.DOTALL,
)


class ChangeKind(StrEnum):
    """What happened to a stretch of text."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of both texts; offsets in characters, equal ones on the side where nothing stands."""

    kind: ChangeKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def compare_words(old: str, new: str) -> list[Change]:
    """Return the changes from ``old`` to ``new``, in order, covering both texts without a gap.

    Two texts of a thousand words take some milliseconds. Texts too long to be compared (about 4,000 words
    that differ on both sides) have one replaced stretch between their common beginning and end.
    """
    olds, news = _units(old), _units(new)
    steps = _joined(_steps(olds, news), olds)
    old_at, new_at = _offsets(olds), _offsets(news)
    changes: list[Change] = []
    for kind, i, j, k, m in steps:
        change = Change(kind, old_at[i], old_at[j], new_at[k], new_at[m])
        single = kind is ChangeKind.REPLACED and j - i == 1 and m - k == 1
        changes.extend(_within_word(change, olds[i], news[k]) if single else [change])
    return changes


_Step = tuple[ChangeKind, int, int, int, int]


def _units(text: str) -> list[str]:
    return [found.group() for found in _UNIT.finditer(text)]


def _offsets(units: Sequence[str]) -> list[int]:
    return list(accumulate((len(unit) for unit in units), initial=0))


def _steps(olds: Sequence[str], news: Sequence[str]) -> list[_Step]:
    start = 0
    while start < min(len(olds), len(news)) and olds[start] == news[start]:
        start += 1
    old_end, new_end = len(olds), len(news)
    while old_end > start and new_end > start and olds[old_end - 1] == news[new_end - 1]:
        old_end -= 1
        new_end -= 1
    middle = _opcodes(olds[start:old_end], news[start:new_end])
    steps = [_step(start + i, start + j, start + k, start + m, equal) for equal, i, j, k, m in middle]
    if start:
        steps.insert(0, (ChangeKind.EQUAL, 0, start, 0, start))
    if old_end < len(olds):
        steps.append((ChangeKind.EQUAL, old_end, len(olds), new_end, len(news)))
    return steps


def _opcodes(olds: Sequence[str], news: Sequence[str]) -> Iterable[tuple[bool, int, int, int, int]]:
    if not olds and not news:
        return []
    if not olds or not news or len(olds) * len(news) > _LONGEST:
        return [(False, 0, len(olds), 0, len(news))]
    if len(olds) <= _SHORT and len(news) <= _SHORT:
        codes = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
        return [(tag == "equal", i, j, k, m) for tag, i, j, k, m in codes]
    from rapidfuzz.distance import Indel

    return [
        (code.tag == "equal", code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in Indel.opcodes(olds, news)
    ]


def _step(i: int, j: int, k: int, m: int, equal: bool) -> _Step:
    if equal:
        return (ChangeKind.EQUAL, i, j, k, m)
    if i == j:
        return (ChangeKind.INSERTED, i, j, k, m)
    return (ChangeKind.DELETED if k == m else ChangeKind.REPLACED, i, j, k, m)


def _joined(steps: Sequence[_Step], olds: Sequence[str]) -> list[_Step]:
    """Join neighbouring changes, and replaced words that only one and the same space divides."""
    joined: list[_Step] = []
    for step in steps:
        kind, _, j, _, m = step
        if joined and kind is not ChangeKind.EQUAL:
            before = joined[-1]
            if before[0] is not ChangeKind.EQUAL:
                joined[-1] = _step(before[1], j, before[3], m, equal=False)
                continue
            space = "".join(olds[before[1] : before[2]]).isspace()
            replaced = len(joined) > 1 and ChangeKind.REPLACED is kind is joined[-2][0]
            if space and replaced:
                joined.pop()
                joined[-1] = _step(joined[-1][1], j, joined[-1][3], m, equal=False)
                continue
        joined.append(step)
    return joined


def _within_word(change: Change, old: str, new: str) -> list[Change]:
    """Return the changes within one replaced word, or the replacement itself where little of it stayed."""
    if not (old[0].isalpha() and new[0].isalpha()):
        return [change]
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while tail and _is_mark(old[len(old) - tail]):
        tail -= 1
    while head and (_is_mark(old[head : head + 1]) or _is_mark(new[head : head + 1])):
        head -= 1
    if head + tail < _KEPT * max(len(old), len(new)):
        return [change]
    old_start, new_start = change.old_start + head, change.new_start + head
    old_end, new_end = change.old_end - tail, change.new_end - tail
    parts = [
        Change(ChangeKind.EQUAL, change.old_start, old_start, change.new_start, new_start),
        Change(
            _step(old_start, old_end, new_start, new_end, False)[0], old_start, old_end, new_start, new_end
        ),
        Change(ChangeKind.EQUAL, old_end, change.old_end, new_end, change.new_end),
    ]
    return [part for part in parts if part.old_end > part.old_start or part.new_end > part.new_start]


_MARKS = re.compile(f"[{_MARK}]")


def _is_mark(char: str) -> bool:
    return bool(_MARKS.match(char))
