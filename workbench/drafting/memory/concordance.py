"""Where a phrase stands in the units of a memory: by its words, by their lemmas, or as it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from workbench.drafting import lexicon
from workbench.model.memory import ConcordanceMode, Side, TranslationUnit
from workbench.model.tasks import CancelToken

_PAGE = 200
_STEM = 3
_WORD = re.compile(r"[^\W_]+")
Spans = tuple[tuple[int, int], ...]


class PhraseWords(Protocol):
    """The words of a memory as the concordance asks for them."""

    def together(
        self, words: Sequence[str], begun: Sequence[str], side: Side, below: int, limit: int
    ) -> list[int]:
        """Return the numbers below ``below`` of units with all the words, and words so begun, highest first."""
        ...


class PhraseIndex(Protocol):
    """A memory as the concordance sees it."""

    @property
    def words(self) -> PhraseWords:
        """The words of its units."""
        ...

    def pair_ids(self, source_language: str = "", target_language: str = "") -> list[int]:
        """Return the pairs of these languages."""
        ...

    def texts(
        self, numbers: Sequence[int], side: Side, pairs: Sequence[int], shortest: int, longest: int
    ) -> list[tuple[int, str]]:
        """Return number and text of one side."""
        ...

    def units_of(self, numbers: Sequence[int]) -> list[TranslationUnit]:
        """Return units by number."""
        ...


class Phrase:
    """A phrase that is looked for; ``words_of`` cuts a text into the words of the index, in the same order."""

    def __init__(
        self, query: str, language: str, mode: ConcordanceMode, words_of: Callable[[str], list[str]]
    ) -> None:
        self._query = query.strip()
        self._language = language.partition("-")[0].lower()
        self._mode = mode
        self._words_of = words_of
        self._words = list(dict.fromkeys(words_of(self._query)))

    def find(
        self,
        index: PhraseIndex,
        side: Side,
        pairs: Sequence[int],
        limit: int,
        cancel: CancelToken | None = None,
    ) -> Iterator[tuple[TranslationUnit, Spans]]:
        """Give the units in whose side the phrase stands, with its places, newest first, at most ``limit``."""
        if not self._words or not pairs:
            return
        whole, begun = self._asked()
        below, given = 1 << 62, 0
        while given < limit:
            if cancel is not None:
                cancel.raise_if_cancelled()
            numbers = index.words.together(whole, begun, side, below, _PAGE)
            if not numbers:
                return
            below = numbers[-1]
            places = {
                number: spans
                for number, text in index.texts(numbers, side, pairs, 0, 1 << 30)
                if (spans := self.spans(text))
            }
            for unit, number in zip(
                index.units_of(found := sorted(places, reverse=True)), found, strict=False
            ):
                yield unit, places[number]
                given += 1
                if given >= limit:
                    return

    def _asked(self) -> tuple[list[str], list[str]]:
        if self._mode is ConcordanceMode.WORDS:
            return self._words, []
        if self._mode is ConcordanceMode.EXACT:
            # The last word may be the beginning of one.
            return self._words[:-1], self._words[-1:]
        begun = []
        for word in _WORD.findall(self._query):
            lemma = self._lemma(word)
            same = 0
            while same < min(len(lemma), len(word)) and lemma[same] == word.casefold()[same : same + 1]:
                same += 1
            stem = word.casefold()[: max(min(_STEM, len(word)), min(same, len(word) - 2))]
            begun += self._words_of(stem)
        return [], begun

    def _lemma(self, word: str) -> str:
        return lemma_of(word, self._language)

    def spans(self, text: str) -> Spans:
        """Return where the phrase stands in a text, in characters; empty where it does not."""
        if self._mode is ConcordanceMode.EXACT:
            return self._exact(text)
        wanted = (
            {self._lemma(word) for word in _WORD.findall(self._query)}
            if self._mode is ConcordanceMode.LEMMA
            else set(self._words)
        )
        found: set[str] = set()
        spans: list[tuple[int, int]] = []
        for match in _WORD.finditer(text):
            if self._mode is ConcordanceMode.LEMMA:
                word = self._lemma(match.group())
            else:
                word = "".join(self._words_of(match.group()))
            if word in wanted:
                found.add(word)
                spans.append(match.span())
        return tuple(spans) if found == wanted else ()

    def _exact(self, text: str) -> Spans:
        # Spaces and apostrophes of every form are the same; capitals count where the query has any.
        pattern = "".join(
            r"[\s\u00a0\u202f]+" if part.isspace() else "['’‘ʼ]" if part in "'’‘ʼ" else re.escape(part)
            for part in re.split(r"(\s+|['’‘ʼ])", self._query)
            if part
        )
        flags = re.IGNORECASE if self._query == self._query.lower() else 0
        return tuple(match.span() for match in re.finditer(pattern, text, flags) if match.group())


@lru_cache(maxsize=20_000)
def lemma_of(word: str, language: str) -> str:
    """Return the lemma of a word, in small letters; the word itself for a language that is not known."""
    try:
        return lexicon.lemma(word.casefold(), language).casefold()
    except ValueError:
        return word.casefold()
