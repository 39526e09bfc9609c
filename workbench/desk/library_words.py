"""The words of the library's search: how texts are cut into words, and how a query is read.

A text becomes a line of words without case and accents, separated by single spaces. A query becomes terms,
each a sequence of such words. Index and query are cut by the same function, so no character of a query can
mean anything to the index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST_WORD = 64
MOST_TERMS = 32
# Written without spaces between words: each character is a word, and a query for several is a phrase.
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_ALONE}]|[^\\W_{_ALONE}]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_RARE = re.compile("[^\x00-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u20cf\u2100-\u2dff]")
_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]*)(?:[\"“”«»„]|$)|([^\s\"“”«»„]+)")


def fold(text: str) -> str:
    """Return the text without case and accents."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold()).casefold()
    folded = _ACCENTS.sub("", folded)
    if _RARE.search(folded):
        return "".join(char for char in folded if not unicodedata.combining(char))
    return folded


def words(text: str) -> list[str]:
    """Return the words of a text, folded; of a very long one the beginning."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def line(text: str) -> str:
    """Return the words of a text as a line of a document: with a space before and after each."""
    found = words(text)
    return f" {' '.join(found)} " if found else " "


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other in one text; the last may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def match(self) -> str:
        """The term as FTS5 takes it. Words hold no quotation mark, so none can end the string early."""
        return f'"{" ".join(self.words)}"{" *" if self.prefix else ""}'

    @property
    def needle(self) -> str:
        """What stands in a line where the term stands there."""
        return f" {' '.join(self.words)}{'' if self.prefix else ' '}"

    def stands_in(self, document: str) -> bool:
        """Return whether the term stands in a line, or in one of the lines of a document."""
        return self.needle in document


def terms(query: str) -> tuple[Term, ...]:
    """Return the terms of a query: words, and phrases in quotation marks (those of any language).

    The last word is a beginning, unless white space or a quotation mark follows it. A query that has
    characters and not one word gives a term that stands nowhere.
    """
    found: list[Term] = []
    for place in _QUOTED.finditer(query):
        quoted, plain = place.group(1), place.group(2)
        cut = words(plain if quoted is None else quoted)
        open_ended = quoted is None or (place.end() == len(query) and query[-1:] not in '"“”«»„')
        if cut:
            found.append(Term(tuple(cut), open_ended and place.end() == len(query)))
    if not found and query.strip():
        return (NOWHERE,)
    return tuple(dict.fromkeys(found))[:MOST_TERMS]


NOWHERE = Term(("\n",))


def spans(text: str, wanted: Sequence[Term]) -> list[tuple[int, int]]:
    """Return where terms stand in a text: offsets in characters, ascending, joined where they touch."""
    cut: list[tuple[str, int, int]] = []
    for place, char_start, char_end in _words_with_places(text):
        cut.append((place, char_start, char_end))
    found: list[tuple[int, int]] = []
    for term in wanted:
        size = len(term.words)
        for first in range(len(cut) - size + 1):
            if _stands_at(term, cut, first):
                last = cut[first + size - 1]
                end = last[2]
                found.append((cut[first][1], end))
    return _joined(found)


def _stands_at(term: Term, cut: Sequence[tuple[str, int, int]], first: int) -> bool:
    *before, last = term.words
    for offset, word in enumerate(before):
        if cut[first + offset][0] != word:
            return False
    here = cut[first + len(before)][0]
    return here.startswith(last) if term.prefix else here == last


def _words_with_places(text: str) -> Iterable[tuple[str, int, int]]:
    """Yield each word, folded, with the span of the text that it comes from."""
    whole = fold(text)
    if len(whole) == len(text) and not _ACCENTS.search(text) and not _RARE.search(text):
        # Nothing folds to nothing, so each character folded to one: places are the same in both.
        for found in _WORD.finditer(whole):
            yield found.group()[:LONGEST_WORD], found.start(), found.end()
        return
    folded: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(text):
        for piece in fold(char):
            folded.append(piece)
            origin.append(place)
    for found in _WORD.finditer("".join(folded)):
        end = origin[found.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield found.group()[:LONGEST_WORD], origin[found.start()], end


def _joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def excerpt(
    text: str, places: Sequence[tuple[int, int]], width: int
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a piece of a text around the first place, at most about ``width`` characters, with the places in it.

    It is cut between words where it can be, and has an ellipsis where it is cut.
    """
    if len(text) <= width:
        return text, tuple(places)
    first = places[0][0] if places else 0
    start = max(0, min(first - width // 3, len(text) - width))
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    end = min(len(text), max(start + width, places[0][1] if places else 0))
    if end < len(text):
        space = text.rfind(" ", places[0][1] if places else start + 1, end)
        end = space if space > start else end
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    kept = tuple((a + shift, b + shift) for a, b in places if start <= a and b <= end)
    return before + text[start:end] + after, kept
