"""Whether a target says a term in another way than the termbase has it, and rightly so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.drafting.terms.inflection import is_function_word, possible_stems
from workbench.model.issues import Side
from workbench.model.terms import Term
from workbench.proofing.context import ProofingContext
from workbench.proofing.vocabulary import folded, parts, words

_SHORTEST_ROOT = 5
# Folded. What is left without one of them is what words of a family share: déclaration, déclarer.
_ENDINGS = {
    "en": "isation ization ation ition ement ment iness ness ance ence ency ancy ally istic ist ism ity ive ise ize ing al"
    " ly er or ed es e y s",
    "fr": "isation ation ition antiste entiste ement ment ance ence ante ant iste isme ique aire euse eur rice ite iser al"
    " ale aux if ive er ir ee es e s",
    "es": "izacion acion icion amiento imiento miento entista encia ancia ista ismo mente idad izar iva ivo ales al ar er ir"
    " ada ado ida ido or ora es a o e s",
}
_DETERMINERS = {
    "en": frozenset(["the", "this", "that", "these", "those", "its", "their", "our", "his", "her"]),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "l",
            "ce",
            "cet",
            "cette",
            "ces",
            "son",
            "sa",
            "ses",
            "leur",
            "leurs",
            "notre",
            "nos",
            "du",
            "au",
            "des",
            "aux",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "este",
            "esta",
            "estos",
            "estas",
            "ese",
            "esa",
            "esos",
            "esas",
            "su",
            "sus",
            "nuestro",
            "nuestra",
            "del",
            "al",
        ]
    ),
}
_OF = frozenset(["de", "d", "du", "des", "del", "of"])
# Countries whose people and adjective are called otherwise than they are.
_PEOPLES = {
    "etats-unis": r"americain|etats-?unien|washington",
    "estados unidos": r"estadounidense|(?:norte)?american[oa]|washington",
    "united states": r"american|u\.?s\.?(?!\w)|washington",
    "royaume-uni": r"britannique|grande-bretagne|londres",
    "reino unido": r"britanic[oa]|gran bretana|londres",
    "united kingdom": r"british|briton|britain|u\.?k\.?(?!\w)|london",
    "turkiye": r"tur(?:c|que|co|ca|quish|kish|k)s?(?!\w)",
}
_MONEY = re.compile(r"[ \u00a0\u202f]?[$€£¥]")


def stems_of(text: str, language: str) -> list[frozenset[str]]:
    """Return the stems that each word of a text may have; articles, prepositions and such left out."""
    found = (part.lower() for word in words(text) for part in parts(word.group()))
    return [possible_stems(word, language) for word in found if not is_function_word(word, language)]


def is_money(text: str, end: int) -> bool:
    """Return whether what ends there belongs to a currency: US$5."""
    return _MONEY.match(text, end) is not None


def is_name_kept(found: str, term: str, target: str) -> bool:
    """Return whether a word with a capital is a name there, which the target has as it is: Hazard is no hazard."""
    return (
        found.istitle()
        and term.islower()
        and re.search(rf"(?<!\w){re.escape(found)}(?!\w)", target) is not None
    )


class BlockTold:
    """What the target of a block says, made once a block where a term seems to be missing."""

    def __init__(self, context: ProofingContext, index: int) -> None:
        self._context = context
        self._first = context.block(index)[0]
        self._language = context.language(Side.TARGET)
        self.text = " ".join(context.plain(number, Side.TARGET).text for number in context.block(index))
        self.folded = folded(self.text)
        self._stems: frozenset[str] | None = None
        self._roots: frozenset[str] = frozenset()

    def says(self, wanted: Sequence[Term]) -> bool:
        """Return whether it says one of the terms as it stands in the entry, in other words of the same family,
        by the people of a country, by the name alone or, after it was written in full, by its noun."""
        return (
            any(folded(term.text) in self.folded for term in wanted)
            or any(self._has_family(term.text) or self._has_name(term.text) for term in wanted)
            or any(self._has_people(term.text) for term in wanted)
            or self._is_shortened(wanted)
        )

    def _has_family(self, term: str) -> bool:
        """Return whether all words of a term stand there, inflected, in any order, or others of their families:
        « indépendance » is told by « indépendantistes », « displaced people » by « people displaced by the floods »."""
        if self._stems is None:
            found = stems_of(self.text, self._language)
            self._stems = frozenset(stem for stems in found for stem in stems)
            self._roots = frozenset(_root(stem, self._language) for stem in self._stems) - {""}
        content = stems_of(term, self._language)
        return bool(content) and all(
            not stems.isdisjoint(self._stems)
            or not self._roots.isdisjoint(_root(stem, self._language) for stem in stems)
            for stems in content
        )

    def _has_name(self, term: str) -> bool:
        """Return whether the name in a term stands there without the noun before it: the Old Market site."""
        content = [word.group() for word in words(term) if not is_function_word(word.group(), self._language)]
        names = [word for word in content if word[0].isupper()]
        if not names or len(names) == len(content) or not all(word.isalpha() for word in names):
            return False
        return term[0].islower() and re.search(rf"(?<!\w){' '.join(names)}(?!\w)", self.text) is not None

    def _has_people(self, term: str) -> bool:
        pattern = _PEOPLES.get(folded(term))
        return pattern is not None and re.search(rf"(?<!\w)(?:{pattern})", self.folded) is not None

    def _is_shortened(self, wanted: Sequence[Term]) -> bool:
        """Return whether the noun that a longer term is about stands there alone, after the whole term: « le Fonds »."""
        nouns = {noun for term in wanted if (noun := _noun(term.text, self._language))}
        if not any(self._stands_alone(noun) for noun in nouns):
            return False
        return any(
            folded(term.text) in letters(self._context, earlier, Side.TARGET)
            for earlier in range(self._first)
            for term in wanted
        )

    def _stands_alone(self, noun: str) -> bool:
        pieces = [
            (folded(part), word.start(), word.end())
            for word in words(self.text)
            for part in parts(word.group())
        ]
        stems = possible_stems(noun.lower(), self._language)
        for place, (piece, _start, end) in enumerate(pieces):
            if place == 0 or pieces[place - 1][0] not in _DETERMINERS.get(self._language, ()):
                continue
            if stems.isdisjoint({piece, *possible_stems(piece, self._language)}):
                continue
            following = pieces[place + 1] if place + 1 < len(pieces) else None
            if following is None or self.text[end : following[1]].strip():
                return True
            if is_function_word(following[0], self._language) and following[0] not in _OF:
                return True
        return False


def letters(context: ProofingContext, index: int, side: Side) -> str:
    """Return a segment's text, folded."""
    # What begins with "plain" outlives the change of another segment.
    return context.once(("plain", index, "folded"), side, lambda: folded(context.plain(index, side).text))


@lru_cache(maxsize=20_000)
def _root(word: str, language: str) -> str:
    """Return what a word shares with its family, folded; empty where it is short."""
    bare = folded(word)
    for ending in _by_length(language):
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST_ROOT:
            return bare[: -len(ending)]
    return bare if len(bare) >= _SHORTEST_ROOT else ""


@lru_cache(maxsize=8)
def _by_length(language: str) -> tuple[str, ...]:
    return tuple(sorted(_ENDINGS.get(language, "").split(), key=len, reverse=True))


def _noun(term: str, language: str) -> str:
    """Return the word that a term of several is about: « promesse » de don, Regional Solidarity « Fund »."""
    found = [part for word in words(term) for part in parts(word.group())]
    content: list[str] = []
    for word in found:
        if is_function_word(word, language):
            if content:
                break
        else:
            content.append(word)
    if not content or len(found) < 2:
        return ""
    return content[-1] if language == "en" else content[0]
