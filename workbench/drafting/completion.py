"""Completing what is being typed: terms, figures and names of the source, words of memory."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

MOST = 8
SHORTEST_WORD = 2
LONGEST = 120
MOST_WORDS = 5
_JOINTS = " \u00a0\u202f’'-"
_ALIKE = str.maketrans("\u00a0\u202f’", "  '")


class CompletionKind(StrEnum):
    """Where a completion comes from, in the order in which they are offered."""

    TERM = "term"
    FIGURE = "figure"
    NAME = "name"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that may be meant; ``about`` is what it stands for in the source, or where it comes from."""

    text: str
    kind: CompletionKind
    about: str = ""


@dataclass(frozen=True)
class CompletionWords:
    """What may be meant in one segment, prepared once and asked at every key."""

    candidates: tuple[Completion, ...] = ()
    _folded: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Folding a thousand words takes longer than a key may.
        object.__setattr__(self, "_folded", tuple(_folded(one.text) for one in self.candidates))

    def matching(self, prefix: str, limit: int = MOST, asked: bool = False) -> tuple[Completion, ...]:
        """Return what begins with the prefix, whatever its accents and capitals; nothing for a short prefix.

        A text that says no more than the prefix is none. ``asked`` says that a person wants to see what there is:
        then a short prefix counts too, and without one everything but words of memory is offered.
        """
        wanted = _folded(prefix)
        if not asked and len(wanted) < (1 if wanted[:1].isdigit() else SHORTEST_WORD):
            return ()
        found: dict[str, Completion] = {}
        for candidate, folded in zip(self.candidates, self._folded, strict=True):
            if not wanted and candidate.kind is CompletionKind.MEMORY:
                continue
            if folded.startswith(wanted) and len(candidate.text) > len(prefix):
                found.setdefault(folded, candidate)
                if len(found) == limit:
                    break
        return tuple(found.values())

    def at(
        self, text: str, place: int, limit: int = MOST, asked: bool = False
    ) -> tuple[int, tuple[Completion, ...]]:
        """Return where what is being typed at a place begins, and what it may mean. Offsets are in characters.

        The words before count too: of several beginnings the longest that means something is taken.
        """
        for start in beginnings(text, place):
            found = self.matching(text[start:place], limit)
            if found:
                return start, found
        start = place - len(prefix_before(text, place))
        return start, self.matching(text[start:place], limit, asked) if asked else ()


def in_case_of(text: str, prefix: str) -> str:
    """Return a text with a capital where the prefix that somebody typed has one.

    A prefix in capitals throughout (of two letters or more) makes capitals of the whole text; a text that begins
    exactly as was typed stays as it is.
    """
    if text.startswith(prefix):
        return text
    if len(prefix) > 1 and prefix.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if prefix[:1].isupper() else text


def collected(groups: Iterable[Iterable[Completion]]) -> CompletionWords:
    """Return what may be meant, in the order of its kinds, each text once."""
    order = list(CompletionKind)
    seen: dict[str, Completion] = {}
    for group in groups:
        for candidate in group:
            text = candidate.text.strip()
            if text and len(text) <= LONGEST and text not in seen:
                seen[text] = candidate
    return CompletionWords(tuple(sorted(seen.values(), key=lambda one: order.index(one.kind))))


def prefix_before(text: str, place: int) -> str:
    """Return the beginning of the word that ends at a place (in characters), empty inside of a word."""
    if place < len(text) and _in_word(text[place]):
        return ""
    start = place
    while start and (_in_word(text[start - 1]) or text[start - 1] == "-"):
        start -= 1
    return text[start:place].lstrip("-")


def beginnings(text: str, place: int, most: int = MOST_WORDS) -> list[int]:
    """Return where the last word before a place begins, and the words before it: the longest stretch first.

    Nothing begins inside of a word; a stretch ends at a mark that no term, figure or name has in it.
    """
    if place < len(text) and _in_word(text[place]):
        return []
    start = place - len(prefix_before(text, place))
    found = [start] if start < place else []
    while len(found) < most:
        gap = start
        while gap and _joins(text, gap - 1):
            gap -= 1
        word = gap
        while word and _in_word(text[word - 1]):
            word -= 1
        if word == gap or (gap == start and found):
            break
        start = word
        found.append(start)
    return found[::-1]


def _joins(text: str, place: int) -> bool:
    char = text[place]
    return char in _JOINTS or (char in ",." and place > 0 and text[place - 1].isdigit())


def words_of(text: str, shortest: int = 5) -> list[str]:
    """Return the words of a text worth completing, each once, in order."""
    found: dict[str, None] = {}
    word = ""
    for char in f"{text} ":
        if _in_word(char) or (char == "-" and word):
            word += char
            continue
        kept = word.strip("-")
        if len(kept) >= shortest and not kept.isdigit():
            found.setdefault(kept)
        word = ""
    return list(found)


def _in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


def _folded(text: str) -> str:
    return "".join(
        char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char)
    ).translate(_ALIKE)
