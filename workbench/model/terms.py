"""Concepts and their terms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TermStatus(StrEnum):
    """Whether a term may be used (TBX: preferredTerm-admn-sts, admitted…, deprecated…)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a concept in one language (BCP 47). ``gender`` is m, f, mf or empty."""

    text: str
    language: str
    status: TermStatus = TermStatus.PREFERRED
    part_of_speech: str = ""
    gender: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the termbase, with its terms in several languages."""

    id: str
    terms: tuple[Term, ...]
    domain: str = ""
    definition: str = ""
    note: str = ""
    source: str = ""

    def in_language(self, language: str) -> tuple[Term, ...]:
        """Return the terms of the language; ``fr-CA`` asks for those of ``fr`` too, and the reverse."""
        base = language.split("-")[0].lower()
        return tuple(term for term in self.terms if term.language.split("-")[0].lower() == base)


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term recognised in a text: ``start`` and ``end`` are offsets in characters."""

    term: Term
    concept: Concept
    start: int
    end: int

    def targets(self, language: str) -> tuple[Term, ...]:
        """Return the concept's terms in the language, preferred first, forbidden ones last."""
        order = list(TermStatus)
        found = self.concept.in_language(language)
        return tuple(sorted(found, key=lambda term: order.index(term.status)))
