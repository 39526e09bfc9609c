"""In what two concepts differ, and whether they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.term_imports import Difference, DifferenceKind
from workbench.model.terms import Concept, Term, TermStatus

_OF_CONCEPTS = (
    (DifferenceKind.DOMAIN, "domain"),
    (DifferenceKind.DEFINITION, "definition"),
    (DifferenceKind.NOTE, "note"),
    (DifferenceKind.SOURCE, "source"),
    (DifferenceKind.OWNER, "owner"),
)
_OF_TERMS = (
    (DifferenceKind.STATUS, "status"),
    (DifferenceKind.PART_OF_SPEECH, "part_of_speech"),
    (DifferenceKind.GENDER, "gender"),
    (DifferenceKind.NOTE, "note"),
    (DifferenceKind.SOURCE, "source"),
)


def differences(before: Concept, after: Concept) -> tuple[Difference, ...]:
    """Return in what a concept differs from what it was, the weightiest first."""
    return tuple(_differences(before, after))


def _differences(before: Concept, after: Concept) -> Iterator[Difference]:
    languages = dict.fromkeys(term.language for term in (*before.terms, *after.terms))
    for language in languages:
        one, other = preferred(before, language), preferred(after, language)
        if one and other and not set(one) & set(other):
            yield Difference(DifferenceKind.PREFERRED, language, "", ", ".join(one), ", ".join(other))
    known, fresh = _by_text(before), _by_text(after)
    for key, term in fresh.items():
        old = known.get(key)
        if old is None:
            yield Difference(DifferenceKind.TERM_ADDED, term.language, term.text, "", term.status)
            continue
        for kind, name in _OF_TERMS:
            if getattr(old, name) != getattr(term, name):
                yield Difference(kind, term.language, term.text, getattr(old, name), getattr(term, name))
    for key, term in known.items():
        if key not in fresh:
            yield Difference(DifferenceKind.TERM_GONE, term.language, term.text, term.status, "")
    for kind, name in _OF_CONCEPTS:
        if getattr(before, name) != getattr(after, name):
            yield Difference(kind, "", "", getattr(before, name), getattr(after, name))
    if before.do_not_translate != after.do_not_translate:
        kept = ("", "yes") if after.do_not_translate else ("yes", "")
        yield Difference(DifferenceKind.DO_NOT_TRANSLATE, "", "", *kept)


def contradict(found: tuple[Difference, ...]) -> bool:
    """Return whether one of the differences says the opposite: another preferred term, forbidden or not."""
    return any(
        each.kind is DifferenceKind.PREFERRED
        or (each.kind is DifferenceKind.STATUS and TermStatus.FORBIDDEN in (each.before, each.after))
        for each in found
    )


def preferred(concept: Concept, language: str) -> tuple[str, ...]:
    """Return the preferred terms of exactly this language."""
    return tuple(
        term.text
        for term in concept.terms
        if term.language == language and term.status is TermStatus.PREFERRED
    )


def _by_text(concept: Concept) -> dict[tuple[str, str], Term]:
    return {(term.language, term.text): term for term in concept.terms}
