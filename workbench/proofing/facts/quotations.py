"""Quotations of a text: where they open and close."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_OPENING = "«“„"
_CLOSING = "»”"
_SINGLE = r"(?<=[‘'])(?<![\w.,!?…’'].)(?=[\w¿¡…])|(?<=[\w.,!?…][’'])(?![\w’'])"
# The mark itself comes first, so that nothing is looked at where none is.
_MARK = re.compile(rf"[«»“”„\"‘’'](?:(?<=[«»“”„\"])|(?<=[‘’])[‘’]|{_SINGLE})")
_CONTRACTION = 12
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Quotations:
    """``spans`` are the outermost quotations of one text, ``inner`` those within another; ``unclosed`` and ``unopened`` places of marks
    without a partner. ``unsure`` says that single marks stand without a partner (they may be apostrophes)
    or that more than a hundred are open at once: nothing follows from such a text."""

    spans: tuple[tuple[int, int], ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]
    unsure: bool = False
    inner: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=256)
def quotations(text: str) -> Quotations:
    """Return the quotations of a text, whatever marks it uses (« », “ ”, „ “, straight ones)."""
    stack: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    inner: list[tuple[int, int]] = []
    dropped: list[int] = []
    unopened: list[int] = []
    unsure = False
    for found in _MARK.finditer(text):
        if len(stack) > _DEEPEST:
            unsure = True
            break
        mark, place = found.group()[0], found.start()
        if len(found.group()) == 2:
            mark = '"'
        elif mark in "'‘’":
            mark = (
                "‘"
                if place + 1 < len(text) and not text[place + 1].isspace() and _opens(text, place)
                else "’"
            )
            if mark == "’" and not any(open_mark == "‘" for open_mark, _ in stack):
                unsure = unsure or text[place - 1] in ".,!?…"
                continue
        opens = mark in _OPENING or mark == "‘"
        if mark == '"':
            opens = not any(open_mark == '"' for open_mark, _ in stack)
        elif mark == "“" and any(open_mark == "„" for open_mark, _ in stack):
            opens = False
        if opens:
            stack.append((mark, place))
            continue
        partner = _partner(stack, mark)
        if partner is None:
            unopened.append(place)
            continue
        _, start = stack[partner]
        unsure = unsure or any(open_mark == "‘" for open_mark, _ in stack[partner + 1 :])
        dropped += [place for open_mark, place in stack[partner + 1 :] if open_mark in "«“„"]
        del stack[partner:]
        (inner if stack else spans).append((start, found.end()))
    unclosed = [place for mark, place in stack if mark != "‘"]
    unsure = unsure or len(unclosed) < len(stack)
    lonely = tuple(sorted([*unclosed, *dropped]))
    return Quotations(tuple(spans), lonely, tuple(unopened), unsure, tuple(inner))


def _opens(text: str, place: int) -> bool:
    return place == 0 or not (text[place - 1].isalnum() or text[place - 1] in ".,!?…")


def _partner(stack: list[tuple[str, int]], mark: str) -> int | None:
    pairs = {"»": "«", "”": "“„", "“": "„", '"': '"', "’": "‘"}
    for number in range(len(stack) - 1, -1, -1):
        if stack[number][0] in pairs[mark]:
            return number
    return None


def speeches(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the quotations of at least three words, or with the mark that ends a sentence: what
    somebody said or wrote, not a word set apart. American English ends any quotation before a comma or a full stop
    with it: of a single word that says nothing."""
    found = []
    for start, end in spans:
        inside = text[start + 1 : end - 1].strip()
        count = len(inside.split())
        if count >= 3 or inside.endswith(("!", "?", "…")) or (count == 2 and inside.endswith((".", ","))):
            found.append((start, end))
    return tuple(found)


def fewest(text: str, spans: tuple[tuple[int, int], ...]) -> int:
    """Return how many quotations there may be at least: those cut by « he said » can be one."""
    count = 0
    last_end = -1
    for start, end in spans:
        if last_end < 0 or len(text[last_end:start].split()) > _CONTRACTION:
            count += 1
        last_end = end
    return count
