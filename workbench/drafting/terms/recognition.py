"""Terms found in a text whatever their inflection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.drafting.terms.agreement import TermWord, agrees, edge, edges, only_by_lemma, term_word
from workbench.drafting.terms.inflection import is_function_word
from workbench.drafting.terms.tokens import Token, tokens_of
from workbench.model.terms import Concept, Term, TermMatch, TermStatus

# réfugié(e)s, Estado(s), travailleur(euse)
_OPTIONAL_ENDING = re.compile(r"(?<=\w)\((?:e|s|es|x|ne|le|a|as|os|euse|trice|ière|ve|te)\)")
_ARTICLES = {
    "en": frozenset({"the", "a", "an"}),
    "fr": frozenset({"le", "la", "les", "un", "une", "des"}),
    "es": frozenset({"el", "la", "los", "las", "un", "una", "unos", "unas"}),
}
_PREFIXES = frozenset(
    [
        "non",
        "anti",
        "ex",
        "sous",
        "sub",
        "vice",
        "semi",
        "quasi",
        "pre",
        "pré",
        "post",
        "self",
        "cross",
        "inter",
        "contre",
        "contra",
        "co",
        "pro",
        "mal",
        "infra",
    ]
)
_FRENCH_ENCLITICS = frozenset(
    [
        "là",
        "ci",
        "t",
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "je",
        "tu",
        "nous",
        "vous",
        "ce",
        "le",
        "la",
        "les",
        "lui",
        "leur",
        "y",
        "en",
        "moi",
    ]
)
_EDGES = frozenset(",;:'’ʼ‘“”\"«»‹›-–—")
_MOST_JOINED = 3


class _Node:
    """A place in the index: where the next word leads, and the terms that end here."""

    __slots__ = ("edges", "terms")

    def __init__(self) -> None:
        self.edges: dict[str, _Node] = {}
        self.terms: list[tuple[Term, Concept, tuple[TermWord, ...]]] = []


class TermRecogniser:
    """Finds the terms of concepts in texts of one language.

    The index is made once (10,000 concepts take less than a second) and may then be asked from any
    thread. ``language`` is BCP 47; terms of every variant of the language are looked for.
    """

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self._language = language.split("-")[0].lower()
        self._root = _Node()
        for concept in concepts:
            for term in concept.in_language(language):
                self._add(term, concept)

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Return the terms of the text, offsets in characters of it, inline codes counted.

        First those that do not overlap, the longest chosen first, in the order of the text; then those that
        overlap them. Terms of several concepts at one place stand together. Of one concept only one
        term is given at a place. A term with another word inserted is not one.
        """
        tokens = tokens_of(text)
        letters = [char for char in text if char.isalpha()]
        shouted = len(tokens) > 2 and bool(letters) and not any(char.islower() for char in letters)
        best: dict[tuple[int, int, str], tuple[tuple[bool, int], TermMatch]] = {}
        for first in range(len(tokens)):
            for term, concept, words, path in self._from(tokens, first):
                last = path[-1]
                if not self._accepted(term, words, path, shouted) or not self._stands_alone(
                    tokens, first, last, words
                ):
                    continue
                start, end = path[0].start, last.end
                exact = text[start:end].casefold() == term.text.casefold()
                rank = (not exact, list(TermStatus).index(term.status))
                key = (start, end, concept.id)
                if key not in best or rank < best[key][0]:
                    best[key] = (rank, TermMatch(term, concept, start, end))
        return _in_order([match for _, match in best.values()])

    def _add(self, term: Term, concept: Concept) -> None:
        tokens = tokens_of(_OPTIONAL_ENDING.sub("", term.text))
        while tokens and tokens[-1].text in _EDGES:
            tokens = tokens[:-1]
        while tokens and tokens[0].text in _EDGES:
            tokens = tokens[1:]
        articles = _ARTICLES.get(self._language, frozenset())
        if len(tokens) > 1 and tokens[0].text.lower() in articles and tokens[1].text[:1].islower():
            tokens = tokens[1:]
        if not any(token.is_word for token in tokens):
            return
        words = tuple(term_word(token.text, token.is_word, self._language) for token in tokens)
        if len(words) == 1 and not words[0].acronym and is_function_word(words[0].text, self._language):
            return
        self._insert(term, concept, words)
        if 1 < len(tokens) <= _MOST_JOINED and all(token.joined == "-" for token in tokens[1:]):
            whole = "".join(token.text for token in tokens)
            self._insert(term, concept, (term_word(whole, True, self._language),))

    def _insert(self, term: Term, concept: Concept, words: tuple[TermWord, ...]) -> None:
        node = self._root
        for word in words:
            node = node.edges.setdefault(edge(word), _Node())
        node.terms.append((term, concept, words))

    def _from(
        self, tokens: Sequence[Token], first: int
    ) -> Iterable[tuple[Term, Concept, tuple[TermWord, ...], list[Token]]]:
        """Yield each term that may begin at the token, with the tokens that answer its words."""
        waiting: list[tuple[_Node, int, list[Token]]] = [(self._root, first, [])]
        while waiting:
            node, index, path = waiting.pop()
            for term, concept, words in node.terms:
                yield term, concept, words, path
            if index >= len(tokens) or not node.edges:
                continue
            for token, count in _joined(tokens, index):
                for key in edges(token, self._language):
                    following = node.edges.get(key)
                    if following is not None:
                        waiting.append((following, index + count, [*path, token]))

    def _accepted(self, term: Term, words: Sequence[TermWord], path: Sequence[Token], shouted: bool) -> bool:
        if not all(
            agrees(word, token, self._language, shouted) for word, token in zip(words, path, strict=True)
        ):
            return False
        if shouted and len(path) == 1 and is_function_word(path[0].text, self._language):
            return False
        alone = len(path) == 1 and term.part_of_speech.lower() != "verb"
        return not (alone and only_by_lemma(words[0], path[0], self._language))

    def _stands_alone(
        self, tokens: Sequence[Token], first: int, last: Token, words: Sequence[TermWord]
    ) -> bool:
        """Return whether the stretch is no part of a compound that means something else.

        ``Sud-Soudan`` is not ``Soudan``, ``non-governmental`` not ``governmental``, ``UN-Habitat`` not ``UN``;
        ``IOM-led`` and ``ce pays-là`` are what they seem.
        """
        before = tokens[first - 1] if first and tokens[first].joined == "-" else None
        index = first + 1
        while index < len(tokens) and tokens[index].start < last.end:
            index += 1
        after = tokens[index] if index < len(tokens) and tokens[index].joined == "-" else None
        if before is not None:
            if before.text.lower() in _PREFIXES:
                return False
            if not words[0].acronym and (self._language != "en" or before.text[:1].isupper()):
                return False
        if after is None or (after.text.lower() in _FRENCH_ENCLITICS and self._language == "fr"):
            return True
        if after.text[:1].isupper() and not after.text.isupper():
            return False
        return self._language == "en" or bool(words[-1].acronym)


def _joined(tokens: Sequence[Token], index: int) -> Iterable[tuple[Token, int]]:
    """Yield the token, and the compound that it begins (``peace-keeping`` as one word)."""
    token = tokens[index]
    yield token, 1
    text = token.text
    for count in range(2, _MOST_JOINED + 1):
        if index + count > len(tokens) or tokens[index + count - 1].joined != "-" or not token.is_word:
            return
        last = tokens[index + count - 1]
        text += last.text
        yield Token(text, token.start, last.end, token.joined, True), count


def _in_order(matches: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    by_length = sorted(matches, key=lambda match: (match.start - match.end, match.start))
    taken = bytearray(max((match.end for match in matches), default=0))
    places: set[tuple[int, int]] = set()
    chosen: list[TermMatch] = []
    overlapping: list[TermMatch] = []
    for match in by_length:
        place = (match.start, match.end)
        if place in places or not any(taken[match.start : match.end]):
            places.add(place)
            taken[match.start : match.end] = b"\1" * (match.end - match.start)
            chosen.append(match)
        else:
            overlapping.append(match)
    rank = {id(match): index for index, match in enumerate(matches)}
    for group in (chosen, overlapping):
        group.sort(key=lambda match: (match.start, -match.end, rank[id(match)]))
    return (*chosen, *overlapping)
