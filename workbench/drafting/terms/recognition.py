"""Terms found in a text whatever their inflection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from workbench.drafting.terms.agreement import (
    TermWord,
    agrees,
    edge_beginnings,
    edges,
    keeps_capitals,
    only_by_lemma,
    spelt_otherwise,
)
from workbench.drafting.terms.homonyms import told_apart
from workbench.drafting.terms.index import END, MOST_JOINED, TermIndex, term_words
from workbench.drafting.terms.inflection import is_function_word, is_other_plural
from workbench.drafting.terms.tokens import Token, tokens_of
from workbench.model.courtesy import give_way
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermMatch, TermStatus

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


# Words that mean nothing of their own there: sin embargo, par rapport à.
_SET_PHRASES = frozenset({("sin", "embargo"), ("par", "rapport"), ("en", "cours"), ("sin", "perjuicio")})
_STATUSES = list(TermStatus)
_MOST_KEPT = 20_000
# Terms of more lengths than that begin at no word, but in a list made to tire the program.
_MOST_LENGTHS = 12
_BETWEEN_RESTS = 64

_Candidate = tuple[Term, Concept, tuple[TermWord, ...], list[Token]]


class TermRecogniser:
    """Finds the terms of concepts in texts of one language.

    The index is made once (100,000 concepts take a second or two) and may then be asked from any
    thread. ``language`` is BCP 47; terms of every variant of the language are looked for.
    """

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self._language = language.split("-")[0].lower()
        self._index = TermIndex(self._language, concepts)
        self._beginnings: dict[str, bool] = {}

    def updated(self, concepts: Iterable[Concept], removed: Collection[str] = ()) -> TermRecogniser:
        """Return a recogniser with concepts added, or put in place of those of the same id, and others (ids)
        taken out. It takes milliseconds where making one anew takes seconds; this one stays as it is."""
        made = TermRecogniser((), self._language)
        made._index = self._index.updated(concepts, removed)
        return made

    def find(
        self, text: str, domains: Iterable[str] = (), cancel: CancelToken | None = None
    ) -> tuple[TermMatch, ...]:
        """Return the terms of the text, offsets in characters of it, inline codes counted.

        First those that do not overlap, the longest chosen first, in the order of the text; then those that
        overlap them. Terms of several concepts at one place stand together, the likelier first (``domains`` are
        the subject fields that the text is known to be of), and a concept that says nothing new there is left
        out. Of one concept only one term is given at a place. A term with another word inserted is not one.
        Of terms of very many lengths that begin at one word the longest are given. Raises ``Cancelled``.
        """
        tokens = tokens_of(text)
        shouted = len(tokens) > 2 and text.isupper()
        best: dict[tuple[int, int, str], tuple[tuple[bool, bool, int], TermMatch]] = {}
        for first in range(len(tokens)):
            if first % _BETWEEN_RESTS == _BETWEEN_RESTS - 1:
                give_way()
                if cancel is not None:
                    cancel.raise_if_cancelled()
            if not self._may_begin(tokens, first):
                continue
            lengths: set[int] = set()
            for term, concept, words, path in sorted(self._from(tokens, first), key=_reach, reverse=True):
                start, end = path[0].start, path[-1].end
                if end not in lengths and len(lengths) >= _MOST_LENGTHS:
                    break
                if not self._accepted(term, words, path, shouted) or not self._stands_alone(
                    tokens, first, path[-1], words
                ):
                    continue
                if concept.do_not_translate and not keeps_capitals(words, path, self._language):
                    continue
                lengths.add(end)
                exact = text[start:end].casefold() == term.text.casefold()
                other = not exact and spelt_otherwise(words, path, self._language)
                rank = (not exact, other, _STATUSES.index(term.status))
                key = (start, end, concept.id)
                if key not in best or rank < best[key][0]:
                    best[key] = (rank, TermMatch(term, concept, start, end))
        return _in_order(told_apart([match for _, match in best.values()], text, domains))

    def _may_begin(self, tokens: Sequence[Token], first: int) -> bool:
        """Return whether a term may begin at the token; most words begin none, and come again and again."""
        token = tokens[first]
        known = self._beginnings.get(token.text)
        if known is None:
            if len(self._beginnings) >= _MOST_KEPT:
                self._beginnings.clear()
            known = any(self._index.begun(f"{key}{END}") >= 0 for key in edges(token, self._language))
            self._beginnings[token.text] = known
        if known or first + 1 >= len(tokens) or tokens[first + 1].joined != "-":
            return known
        return self._compound_may_begin(token, "")

    def _compound_may_begin(self, token: Token, phrase: str, since: int = 0) -> bool:
        """Return whether a compound taken as one word, which the token begins, may go on a phrase."""
        return any(
            self._index.begun(phrase + beginning, since) >= 0 for beginning in edge_beginnings(token.text)
        )

    def _from(self, tokens: Sequence[Token], first: int) -> Iterable[_Candidate]:
        """Yield each term that may begin at the token, with the tokens that answer its words."""
        waiting: list[tuple[str, int, int, list[Token]]] = [("", 0, first, [])]
        while waiting:
            phrase, since, index, path = waiting.pop()
            for term, concept in self._index.at(phrase, since) if path else ():
                yield term, concept, term_words(term.text, len(path), self._language), path
            if index >= len(tokens):
                continue
            for token, count in _joined(tokens, index):
                if count == MOST_JOINED - 1 and not self._compound_may_begin(tokens[index], phrase, since):
                    break
                for key in edges(token, self._language):
                    following = f"{phrase}{key}{END}"
                    place = self._index.begun(following, since)
                    if place >= 0:
                        waiting.append((following, place, index + count, [*path, token]))

    def _accepted(self, term: Term, words: Sequence[TermWord], path: Sequence[Token], shouted: bool) -> bool:
        loud = shouted or (len(path) > 1 and all(token.text.isupper() for token in path if token.is_word))
        if not all(
            word.text == token.text or agrees(word, token, self._language, loud)
            for word, token in zip(words, path, strict=True)
        ):
            return False
        if len(path) == 1:
            lower = path[0].text.lower()
            if (shouted or not words[0].acronym) and is_function_word(lower, self._language):
                return False
            if is_other_plural(lower, self._language) and words[0].stem != lower and not words[0].acronym:
                return False
        # What a term of several words is about stands last in English.
        return term.part_of_speech.lower() == "verb" or not only_by_lemma(words[-1], path[-1], self._language)

    def _stands_alone(
        self, tokens: Sequence[Token], first: int, last: Token, words: Sequence[TermWord]
    ) -> bool:
        """Return whether the stretch is no part of a compound that means something else.

        ``Sud-Soudan`` is not ``Soudan``, ``non-governmental`` not ``governmental``, ``UN-Habitat`` not ``UN``;
        ``IOM-led`` and ``ce pays-là`` are what they seem.
        """
        if first and (tokens[first - 1].text.lower(), tokens[first].text.lower()) in _SET_PHRASES:
            return False
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


def _reach(candidate: _Candidate) -> int:
    return candidate[3][-1].end


def _joined(tokens: Sequence[Token], index: int) -> Iterable[tuple[Token, int]]:
    """Yield the token, and the compound that it begins (``peace-keeping`` as one word)."""
    token = tokens[index]
    yield token, 1
    text = token.text
    for count in range(2, MOST_JOINED + 1):
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
