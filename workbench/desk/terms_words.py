"""The words for termbases, what differs between two concepts, and the columns of a table of terms."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk import wording
from workbench.desk.catalogue import N_, _
from workbench.model.term_imports import Difference, DifferenceKind, ImportChoice, ImportKind
from workbench.model.term_tables import ColumnKind, ColumnMeaning
from workbench.model.terms import Concept, ConceptRevision, Termbase, TermStatus

_KINDS = {
    ImportKind.CONTRADICTORY: N_("Contradicts the termbase"),
    ImportKind.CHANGED: N_("Changed"),
    ImportKind.NEW: N_("New"),
    ImportKind.SAME: N_("As before"),
}
_CHOICES = {
    ImportChoice.FILE: N_("Take what the file says"),
    ImportChoice.KEPT: N_("Keep what is here"),
    ImportChoice.BOTH: N_("Take it as a concept of its own"),
}
_FIELDS = {
    DifferenceKind.PART_OF_SPEECH: N_("part of speech"),
    DifferenceKind.GENDER: N_("gender"),
    DifferenceKind.NOTE: N_("note"),
    DifferenceKind.SOURCE: N_("source"),
    DifferenceKind.DOMAIN: N_("domain"),
    DifferenceKind.DEFINITION: N_("definition"),
    DifferenceKind.OWNER: N_("owner"),
}
_COLUMNS = {
    ColumnKind.IGNORED: N_("left out"),
    ColumnKind.ID: N_("number of the concept"),
    ColumnKind.DOMAIN: N_("domain"),
    ColumnKind.DEFINITION: N_("definition"),
    ColumnKind.OWNER: N_("owner"),
    ColumnKind.KEEP: N_("do not translate"),
    ColumnKind.LANGUAGE: N_("language of the term"),
    ColumnKind.SOURCE_LANGUAGE: N_("language of the source term"),
    ColumnKind.TARGET_LANGUAGE: N_("language of the target term"),
    ColumnKind.SOURCE_TERM: N_("source term"),
    ColumnKind.TARGET_TERM: N_("target term"),
    ColumnKind.TERM: N_("term"),
    ColumnKind.STATUS: N_("status"),
    ColumnKind.PART_OF_SPEECH: N_("part of speech"),
    ColumnKind.GENDER: N_("gender"),
    ColumnKind.NOTE: N_("note"),
    ColumnKind.SOURCE: N_("source"),
}
_LONGEST = 120


def import_kind(kind: ImportKind) -> str:
    """Return what a concept of a file is to the termbase."""
    return _(_KINDS[kind])


def import_choice(choice: ImportChoice) -> str:
    """Return what is to become of a concept of a file."""
    return _(_CHOICES[choice])


def column(meaning: ColumnMeaning) -> str:
    """Return what a column holds, with its language."""
    said = _(_COLUMNS[meaning.kind])
    if meaning.language:
        return _("{what} ({language})").format(what=said, language=meaning.language)
    return said


def termbase(base: Termbase) -> str:
    """Return a termbase's name."""
    return base.name or _("Termbase of the house")


def terms_of(concept: Concept) -> str:
    """Return the terms of a concept on one line, each with its language, forbidden ones named as such."""
    said = []
    for term in concept.terms:
        about = term.language
        if term.status is TermStatus.FORBIDDEN:
            about = f"{about}, {wording.name(term.status)}"
        said.append(_("{what} ({language})").format(what=_cut(term.text), language=about))
    return ", ".join(said)


def difference(found: Difference) -> str:
    """Return one difference on a line: what it is about, what was there and what is there now."""
    place = f"{_cut(found.term)} ({found.language})" if found.term else found.language
    if found.kind is DifferenceKind.PREFERRED:
        said = _("preferred ({language}): “{before}” becomes “{after}”")
        return said.format(language=found.language, before=_cut(found.before), after=_cut(found.after))
    if found.kind is DifferenceKind.TERM_ADDED:
        return _("added: {term}, {status}").format(term=place, status=_status(found.after))
    if found.kind is DifferenceKind.TERM_GONE:
        return _("gone: {term}").format(term=place)
    if found.kind is DifferenceKind.STATUS:
        said = _("{term}: {before} becomes {after}")
        return said.format(term=place, before=_status(found.before), after=_status(found.after))
    if found.kind is DifferenceKind.DO_NOT_TRANSLATE:
        return _("is not translated") if found.after else _("is translated")
    what = _(_FIELDS[found.kind])
    if place:
        what = _("{term}, {field}").format(term=place, field=what)
    if not found.before:
        return _("{field}: “{after}”").format(field=what, after=_cut(found.after))
    if not found.after:
        return _("{field}: “{before}” is gone").format(field=what, before=_cut(found.before))
    said = _("{field}: “{before}” becomes “{after}”")
    return said.format(field=what, before=_cut(found.before), after=_cut(found.after))


def revision(made: ConceptRevision, changes: Sequence[Difference]) -> str:
    """Return what a revision did: its changes, that it is the first, or that the concept was taken out."""
    if made.removed:
        said = _("taken out")
    elif changes:
        said = "; ".join(difference(each) for each in changes)
    else:
        said = _("recorded: {terms}").format(terms=terms_of(made.concept))
    return _("{what} (from {file})").format(what=said, file=made.origin) if made.origin else said


def _status(value: str) -> str:
    return wording.name(TermStatus(value))


def _cut(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= _LONGEST else one[: _LONGEST - 1] + "…"
