"""Several termbases at once: which of their concepts and terms hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.model.terms import Concept, Term, TermStatus


def in_force(termbases: Sequence[Sequence[Concept]]) -> list[Concept]:
    """Return the concepts of several termbases, those of the one that is asked first first.

    A later termbase may say more, not the contrary: where an earlier one has the same concept (a term of another language
    in common, or a concept of one language only), what it forbids is not allowed by a later one, and what it allows is not forbidden.
    """
    found: list[Concept] = []
    said: dict[tuple[str, str], list[tuple[bool, Concept]]] = {}
    for number, concepts in enumerate(termbases):
        if number:
            found.extend(
                kept for concept in concepts if (kept := _without_contradiction(concept, said)).terms
            )
        else:
            found.extend(concepts)
        if number + 1 < len(termbases):
            for concept in concepts:
                for term in concept.terms:
                    said.setdefault(_key(term), []).append((_is_forbidden(term), concept))
    return found


def _without_contradiction(
    concept: Concept, said: dict[tuple[str, str], list[tuple[bool, Concept]]]
) -> Concept:
    contrary = set(_contrary(concept, said))
    if not contrary:
        return concept
    return replace(concept, terms=tuple(term for term in concept.terms if _key(term) not in contrary))


def _contrary(
    concept: Concept, said: dict[tuple[str, str], list[tuple[bool, Concept]]]
) -> Iterator[tuple[str, str]]:
    for term in concept.terms:
        for forbidden, earlier in said.get(_key(term), ()):
            if forbidden != _is_forbidden(term) and _same(concept, earlier, term.language):
                yield _key(term)


def _same(one: Concept, other: Concept, language: str) -> bool:
    """Return whether two concepts that have a term of ``language`` in common are the same, not homonyms."""
    elsewhere = [{_key(term) for term in each.terms if term.language != language} for each in (one, other)]
    return not all(elsewhere) or bool(elsewhere[0] & elsewhere[1])


def _key(term: Term) -> tuple[str, str]:
    return term.language, term.text.casefold()


def _is_forbidden(term: Term) -> bool:
    return term.status is TermStatus.FORBIDDEN
