"""Whether a word of a text is a form of a term's word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.drafting.terms.inflection import is_function_word, possible_stems, stem
from workbench.drafting.terms.tokens import Token, without_accents, without_ligatures
from workbench.drafting.terms.variants import one_spelling

_PLURAL_ACRONYM = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ0-9]+)s$")
_SHORTEST_SPOKEN = 5
_LONGEST_ACRONYM = 5
_SHORT_SPOKEN = frozenset(
    {"aids", "sida", "nato", "otan", "opec", "opep", "nasa", "fifa", "uefa", "ovni", "mers"}
)
_VERBAL = ("ize", "ise", "ify", "ate")
_SHORTEST_VERB = 7
_SURE_LETTERS = 5
_NOUNS_TOO = frozenset(
    [
        "advocate", "affiliate", "aggregate", "appropriate", "associate", "candidate", "certificate", "climate",
        "compromise", "conglomerate", "coordinate", "corporate", "delegate", "directorate", "duplicate",
        "electorate", "enterprise", "estimate", "exercise", "expertise", "franchise", "graduate", "mandate",
        "postgraduate", "private", "protectorate", "secretariate", "separate", "subordinate", "surprise", "syndicate",
        "template", "ultimate", "undergraduate",
    ]
)  # fmt: skip
# As small letters they mean nothing else.
_COMMON_NOUNS = frozenset({"covid", "sida", "ovni", "unicef", "unesco", "frontex"})


@dataclass(frozen=True, slots=True)
class TermWord:
    """A word or mark of a term.

    ``acronym`` is its form in capitals, empty for other words; ``key`` the stem in one spelling without accents.
    """

    text: str
    stem: str
    acronym: str
    is_word: bool
    key: str = ""


def term_word(text: str, is_word: bool, language: str) -> TermWord:
    """Return a word of a term, as the index keeps it."""
    if not is_word or (any(char.isdigit() for char in text) and not _is_capital(text)):
        return TermWord(text, text.lower(), "", is_word, _bare(text.lower()))
    base = stem(text.lower(), language)
    key = _bare(one_spelling(base, language))
    return TermWord(text, base, without_accents(acronym_of(text)), is_word, key)


def acronym_of(text: str) -> str:
    """Return the acronym that the word is, without the ``s`` of a plural (``IDPs``); empty where it is none."""
    if _is_capital(text):
        return text
    plural = _PLURAL_ACRONYM.match(text)
    return plural.group(1) if plural else ""


def _is_capital(text: str) -> bool:
    return text.isupper() and sum(char.isalpha() for char in text) > 1


def edge(word: TermWord) -> str:
    """Return what the index keeps a term's word under: its acronym, or its stem without accents."""
    return "=" + word.acronym if word.acronym else word.key


def edges(token: Token, language: str) -> frozenset[str]:
    """Return all that a token of a text may stand under in the index."""
    if not token.is_word or token.text.isdigit():
        return frozenset({token.text.lower()})
    return _edges(token.text, language)


def edge_beginnings(text: str) -> tuple[str, str]:
    """Return how the edges of any compound begin that a word begins: as a word, and as an acronym.

    Stems, and the one spelling, change a word's end.
    """
    bare = _bare(text.lower())
    return bare[: max(1, min(len(bare) - 1, _SURE_LETTERS))], "=" + without_accents(text.upper())[:2]


@lru_cache(maxsize=20_000)
def _edges(text: str, language: str) -> frozenset[str]:
    found = {_bare(one_spelling(each, language)) for each in possible_stems(text.lower(), language)}
    acronym = acronym_of(text)
    if acronym:
        found.add("=" + without_accents(acronym))
    elif _is_spoken(text):
        found.add("=" + without_accents(text.upper()))
    return frozenset(found)


def agrees(word: TermWord, token: Token, language: str, shouted: bool) -> bool:
    """Return whether the token is a form of the word; they stand under a common edge already.

    ``shouted`` says that the whole text is in capitals. Accents count in small letters; a capital may lack
    its accent (``Etats``), a word in capitals all of them. A word in capitals within ordinary text is an
    acronym, and no inflected form of another word (``AIDS`` is no plural of ``aid``), unless it is longer than
    acronyms are (``REFUGEES``).
    """
    text = token.text
    if text == word.text:
        return True
    if not word.is_word:
        return word.text == text
    if word.acronym:
        return _agrees_as_acronym(word, text)
    lower = text.lower()
    if not shouted and len(text) <= _LONGEST_ACRONYM and _is_capital(text):
        return _bare(lower) == _bare(word.text.lower())
    wanted = _sign(word.stem, language)
    stems = _written(lower, language)
    if wanted in stems or lower == word.text.lower():
        return True
    if text.isupper():
        return without_accents(wanted) in {without_accents(each) for each in stems}
    if text[:1].isupper():
        return without_accents(wanted[:1]) + wanted[1:] in stems
    return False


@lru_cache(maxsize=20_000)
def _written(lower: str, language: str) -> frozenset[str]:
    return frozenset(_sign(each, language) for each in possible_stems(lower, language))


def _sign(word: str, language: str) -> str:
    return one_spelling(without_ligatures(word), language)


def spelt_otherwise(words: Sequence[TermWord], tokens: Sequence[Token], language: str) -> bool:
    """Return whether a text that agrees with a term has another spelling of it (``Organisation``, -ization)."""
    return any(
        _is_spelt_otherwise(word, token.text, language)
        for word, token in zip(words, tokens, strict=True)
        if word.is_word and not word.acronym and word.text != token.text
    )


def _is_spelt_otherwise(word: TermWord, text: str, language: str) -> bool:
    lower = text.lower()
    return {word.stem, word.text.lower()}.isdisjoint({lower, *possible_stems(lower, language)})


def _agrees_as_acronym(word: TermWord, text: str) -> bool:
    acronym = acronym_of(text)
    if acronym:
        return without_accents(acronym) == word.acronym
    return _is_spoken(text) and without_accents(text.upper()) == word.acronym


def _is_spoken(text: str) -> bool:
    """Return whether a word may be an acronym that is spoken, and so written, as a word: Unesco, Frontex, sida."""
    if text.istitle():
        return len(text) >= _SHORTEST_SPOKEN or text.lower() in _SHORT_SPOKEN
    return text in _COMMON_NOUNS


def only_by_lemma(word: TermWord, token: Token, language: str) -> bool:
    """Return whether an English word in -ing or -ed meets the term's word through its verb alone.

    What can only be a verb (``hospitalize``, ``repatriate``) may.
    """
    lower = token.text.lower()
    return (
        language == "en"
        and not word.acronym
        and lower.endswith(("ing", "ed", "ings"))
        and word.stem not in {stem(lower, "en"), lower}
        and (not word.stem.endswith(_VERBAL) or len(word.stem) < _SHORTEST_VERB or word.stem in _NOUNS_TOO)
    )


def _bare(word: str) -> str:
    return without_accents(without_ligatures(word))


_SHORT_NAME = 3


def keeps_capitals(words: Sequence[TermWord], path: Sequence[Token], language: str) -> bool:
    """Return whether a name or title that is not translated has a capital in the text where it has one.

    « Le Monde » is no paper in « le monde entier », but « Médecins sans frontières » is « Médecins Sans Frontières ». What is
    longer than three words stands nowhere by accident: « selon le pacte mondial pour des migrations sûres … ».
    """
    if len(path) > _SHORT_NAME:
        return True
    capitals = [
        token.text[:1].isupper()
        for word, token in zip(words, path, strict=True)
        if word.text[:1].isupper() and not (len(path) > 1 and is_function_word(word.text, language))
    ]
    return any(capitals) or not capitals
