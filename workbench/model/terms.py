"""Termbases, concepts and their terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

HOUSE_TERMBASE = "house"
"""The id of the termbase that is always there: new terms go there where nothing else is said."""


class TermStatus(StrEnum):
    """Whether a term may be used (TBX: preferredTerm-admn-sts, admitted…, deprecated…)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a concept in one language (BCP 47). ``gender`` is m, f, mf, n or empty; ``note`` says how it is used.

    ``source`` is where this term comes from; where the whole concept is from stands in the concept.
    """

    text: str
    language: str
    status: TermStatus = TermStatus.PREFERRED
    part_of_speech: str = ""
    gender: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a termbase, with its terms in several languages.

    ``owner`` is the person or office that answers for it. ``do_not_translate``: its terms (names, titles of documents)
    stand in every language as they are, unless the concept has a term in that language.
    """

    id: str
    terms: tuple[Term, ...]
    domain: str = ""
    definition: str = ""
    note: str = ""
    source: str = ""
    owner: str = ""
    do_not_translate: bool = False
    termbase_id: str = HOUSE_TERMBASE

    def in_language(self, language: str) -> tuple[Term, ...]:
        """Return the terms of the language; ``fr-CA`` asks for those of ``fr`` too, and the reverse.

        What is not translated has its terms in every language that it has none of its own in.
        """
        base = language.split("-")[0].lower()
        found = tuple(term for term in self.terms if term.language.split("-")[0].lower() == base)
        if found or not self.do_not_translate:
            return found
        texts = {term.text: term for term in reversed(self.terms)}
        return tuple(replace(term, language=language) for term in reversed(texts.values()))


@dataclass(frozen=True, slots=True)
class ConceptRevision:
    """A concept as it was recorded once. ``origin`` names the file that it came from, empty where a person wrote it."""

    id: str
    concept: Concept
    removed: bool
    author: str
    at: datetime
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Termbase:
    """A collection of concepts. ``readable``: its terms are looked for; ``writable``: it may be changed.

    Of two termbases that name the same words, the one with the lower ``position`` (from 0) is asked first.
    """

    id: str
    name: str
    position: int = 0
    readable: bool = True
    writable: bool = True
    owner: str = ""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term recognised in a text: ``start`` and ``end`` are offsets in characters."""

    term: Term
    concept: Concept
    start: int
    end: int

    def targets(self, language: str) -> tuple[Term, ...]:
        """Return the concept's terms in the language, preferred first, forbidden ones last.

        Of two that may be used alike, the one of the very language (``fr-CA``) is before the others (``fr``).
        """
        order = list(TermStatus)
        found = self.concept.in_language(language)
        asked = language.lower()
        return tuple(
            sorted(found, key=lambda term: (order.index(term.status), term.language.lower() != asked))
        )
