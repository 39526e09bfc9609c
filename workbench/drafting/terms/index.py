"""Where the recogniser keeps its terms: a sorted list of phrases, walked word by word.

A phrase is what the words of a term stand under (``agreement.edge``), a space after each. A list of sorted strings
takes a tenth of what a tree of words takes, and a beginning of a phrase is found in it by halving.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from workbench.drafting.terms.agreement import TermWord, acronym_of, edge, term_word
from workbench.drafting.terms.inflection import is_function_word
from workbench.drafting.terms.tokens import Token, tokens_of
from workbench.model.courtesy import giving_way
from workbench.model.terms import Concept, Term

END = " "
# réfugié(e)s, Estado(s), travailleur(euse)
_OPTIONAL_ENDING = re.compile(r"(?<=\w)\((?:e|s|es|x|ne|le|a|as|os|euse|trice|ière|ve|te)\)")
_ARTICLES = {
    "en": frozenset({"the", "a", "an"}),
    "fr": frozenset({"le", "la", "les", "un", "une", "des"}),
    "es": frozenset({"el", "la", "los", "las", "un", "una", "unos", "unas"}),
}
_MARKS_BESIDE = frozenset(",;:'’ʼ‘“”\"«»‹›-–—")
MOST_JOINED = 3
_AT_ONCE = 50
_BEGINNING = 3
# A list with more concepts of one name is no termbase, and would stand in the way of the others.
MOST_ALIKE = 40


class TermIndex:
    """The terms of one language (a base code), by their phrases; never changes once it is made."""

    __slots__ = ("_concepts", "_language", "_phrases", "_terms")

    def __init__(self, language: str, concepts: Iterable[Concept] = ()) -> None:
        self._language = language
        maker = _Phrases(language)
        # Sorting all at once would keep the interpreter from everybody else for a second.
        parts: dict[str, list[tuple[str, Term, Concept]]] = {}
        for concept in giving_way(concepts, _AT_ONCE):
            for term in concept.in_language(language):
                for phrase in maker.of(term.text):
                    parts.setdefault(phrase[:_BEGINNING], []).append((phrase, term, concept))
        self._phrases: list[str] = []
        self._terms: list[Term] = []
        self._concepts: list[Concept] = []
        for beginning in giving_way(sorted(parts)):
            # Terms of one phrase stay in the order in which they came.
            rows = sorted(parts.pop(beginning), key=itemgetter(0))
            self._phrases.extend(row[0] for row in rows)
            self._terms.extend(row[1] for row in rows)
            self._concepts.extend(row[2] for row in rows)

    def updated(self, concepts: Iterable[Concept], removed: Collection[str] = ()) -> TermIndex:
        """Return an index with concepts added, or put in place of those of the same id, and others taken out."""
        added = {concept.id: concept for concept in concepts}
        gone = {*removed, *added}
        made = TermIndex(self._language)
        made._phrases, made._terms = self._phrases.copy(), self._terms.copy()
        made._concepts = self._concepts.copy()
        for place in reversed([at for at, concept in enumerate(self._concepts) if concept.id in gone]):
            del made._phrases[place], made._terms[place], made._concepts[place]
        maker = _Phrases(self._language)
        for concept in added.values():
            for term in concept.in_language(self._language):
                for phrase in maker.of(term.text):
                    # Behind the terms that stand under the same phrase already.
                    place = bisect_left(made._phrases, phrase + "\0")
                    made._phrases.insert(place, phrase)
                    made._terms.insert(place, term)
                    made._concepts.insert(place, concept)
        return made

    def __len__(self) -> int:
        return len(self._phrases)

    def begun(self, phrase: str, since: int = 0) -> int:
        """Return the place of the first phrase that begins so, -1 where none does.

        ``since`` is the place of the first that begins as ``phrase`` does without its last word.
        """
        place = bisect_left(self._phrases, phrase, since)
        if place < len(self._phrases) and self._phrases[place].startswith(phrase):
            return place
        return -1

    def at(self, phrase: str, place: int) -> Iterable[tuple[Term, Concept]]:
        """Yield the terms of a phrase, which begin at a place: the first ``MOST_ALIKE`` of them."""
        end = min(len(self._phrases), place + MOST_ALIKE)
        while place < end and self._phrases[place] == phrase:
            yield self._terms[place], self._concepts[place]
            place += 1


class _Phrases:
    """Makes phrases of terms; what stands for a word is kept, for words come again and again."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._edges: dict[str, str] = {}

    def of(self, text: str) -> Iterable[str]:
        """Yield what a term stands under: nothing where it is no term, two phrases for some compounds."""
        words = text.split(END)
        if len(words) > 1 and all(word.isascii() and word.isalpha() for word in words):
            # Most terms are such, and need no look at marks and codes.
            if words[0].lower() in _ARTICLES.get(self._language, ()) and words[1][0].islower():
                words = words[1:]
            if len(words) > 1:
                yield "".join([self._edge(word, True) for word in words])
                return
        tokens = _tokens(text, self._language)
        if not any(token.is_word for token in tokens):
            return
        first = tokens[0].text
        if len(tokens) == 1 and is_function_word(first, self._language) and not acronym_of(first):
            return
        yield "".join([self._edge(token.text, token.is_word) for token in tokens])
        if 1 < len(tokens) <= MOST_JOINED and all(token.joined == "-" for token in tokens[1:]):
            yield self._edge("".join(token.text for token in tokens), True)

    def _edge(self, word: str, is_word: bool) -> str:
        found = self._edges.get(word)
        if found is None:
            found = self._edges[word] = edge(term_word(word, is_word, self._language)) + END
        return found


@lru_cache(maxsize=4096)
def term_words(text: str, count: int, language: str) -> tuple[TermWord, ...]:
    """Return the words of a term as its phrase has them; ``count`` is 1 for a compound taken as one word."""
    tokens = _tokens(text, language)
    if count == 1 and len(tokens) > 1:
        return (term_word("".join(token.text for token in tokens), True, language),)
    return tuple(term_word(token.text, token.is_word, language) for token in tokens)


def _tokens(text: str, language: str) -> Sequence[Token]:
    """Return a term's words without marks beside it and without the article that an entry may begin with."""
    tokens = tokens_of(_OPTIONAL_ENDING.sub("", text))
    first, end = 0, len(tokens)
    while end and tokens[end - 1].text in _MARKS_BESIDE:
        end -= 1
    while first < end and tokens[first].text in _MARKS_BESIDE:
        first += 1
    articles = _ARTICLES.get(language, frozenset())
    if end - first > 1 and tokens[first].text.lower() in articles and tokens[first + 1].text[:1].islower():
        first += 1
    return tokens[first:end]
