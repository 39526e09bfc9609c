"""A concept that comes from a file again, put together with the one that the termbase holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.drafting.terms.tbx_names import PARTS_OF_SPEECH
from workbench.model.terms import Concept, Term


def languages_of(concepts: Sequence[Concept]) -> frozenset[str]:
    """Return the languages that the terms of a file are in."""
    return frozenset(term.language for concept in concepts for term in concept.terms)


def merged(fresh: Concept, known: Concept, languages: frozenset[str]) -> Concept:
    """Return what a file says of a concept, with what it cannot say kept from ``known``.

    ``languages`` are those of the whole file: a glossary of English and French says nothing of the Spanish
    terms, which stay; a term that is gone from one of its own languages goes. A part of speech that TBX has
    no word for (``proper noun``) comes back from it as ``other``, and stays too. ``known`` itself is returned
    where nothing is new; the order of the terms of different languages is nothing new.
    """
    before = {(term.language, term.text): term for term in known.terms}
    terms = [_with_part_of_speech(term, before.get((term.language, term.text))) for term in fresh.terms]
    terms += [term for term in known.terms if term.language not in languages]
    result = replace(fresh, terms=tuple(terms))
    same = replace(result, terms=known.terms) == known and _in_order(terms) == _in_order(known.terms)
    return known if same else result


def _with_part_of_speech(term: Term, before: Term | None) -> Term:
    if term.part_of_speech != "other" or before is None:
        return term
    if not before.part_of_speech or before.part_of_speech in PARTS_OF_SPEECH:
        return term
    return replace(term, part_of_speech=before.part_of_speech)


def _in_order(terms: Sequence[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.language)
