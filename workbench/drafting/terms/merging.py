"""A concept that comes from a file, put together with the one that the termbase holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.drafting.terms.tbx_names import PARTS_OF_SPEECH
from workbench.model.terms import Concept, Term


def languages_of(concepts: Sequence[Concept]) -> frozenset[str]:
    """Return the languages that the terms of a file are in."""
    return frozenset(term.language for concept in concepts for term in concept.terms)


def merged(fresh: Concept, known: Concept, languages: frozenset[str]) -> Concept:
    """Return what a file says of a concept, with what it does not say kept from ``known``.

    ``languages`` are those in which the file's terms hold alone: a glossary of English and French says nothing of the
    Spanish terms, which stay; a term that is gone from one of its own languages goes. What is empty in the file takes
    nothing away. A part of speech that TBX has no word for (``proper noun``) comes back from it as ``other``, and
    stays too. ``known`` itself is returned where nothing is new; the order of the terms of different languages is
    nothing new.
    """
    before = {(term.language, term.text): term for term in known.terms}
    said = {(term.language, term.text) for term in fresh.terms}
    terms = [_with_the_rest(term, before.get((term.language, term.text))) for term in fresh.terms]
    terms += [
        term
        for term in known.terms
        if term.language not in languages and (term.language, term.text) not in said
    ]
    result = Concept(
        known.id,
        tuple(terms),
        fresh.domain or known.domain,
        fresh.definition or known.definition,
        fresh.note or known.note,
        fresh.source or known.source,
        fresh.owner or known.owner,
        fresh.do_not_translate or known.do_not_translate,
        known.termbase_id,
    )
    same = replace(result, terms=known.terms) == known and _in_order(terms) == _in_order(known.terms)
    return known if same else result


def _with_the_rest(term: Term, before: Term | None) -> Term:
    if before is None:
        return term
    part = term.part_of_speech
    if not part or (part == "other" and before.part_of_speech not in (*PARTS_OF_SPEECH, "")):
        part = before.part_of_speech
    return replace(
        term,
        part_of_speech=part,
        gender=term.gender or before.gender,
        note=term.note or before.note,
        source=term.source or before.source,
    )


def _in_order(terms: Sequence[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.language)
