"""What the library is filtered by, in words: a chip for each condition, and the query without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ui.moments import moment_words, now
from ui.words import N_, _, language_name
from workbench.desk import wording
from workbench.desk.library_views import EmbargoFilter, LibraryQuery, Order, SavedFilter

EMBARGOES = {
    EmbargoFilter.UNDER: N_("Under embargo"),
    EmbargoFilter.PASSED: N_("Embargo has ended"),
    EmbargoFilter.NONE: N_("No embargo"),
}
ORDERS = {
    Order.NEWEST: N_("Newest"),
    Order.CHANGED: N_("Last changed"),
    Order.DUE: N_("Due time"),
    Order.EMBARGO: N_("Embargo"),
    Order.TITLE: N_("Title"),
}
DUE_WITHIN = {
    0: N_("Overdue"),
    1: N_("Due within a day"),
    3: N_("Due within 3 days"),
    7: N_("Due within a week"),
}
"""Days from now on, and the words."""


@dataclass(frozen=True, slots=True)
class Known:
    """What can be filtered by: names in use, and the queries that the person keeps."""

    languages: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    saved: tuple[SavedFilter, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition in words, and the query that no longer has it."""

    words: str
    without: LibraryQuery


def chips(query: LibraryQuery, person: str) -> list[Chip]:
    """Return a chip for each condition of a query; its text and its order are none."""
    found: list[Chip] = []

    def several(field: str, values: Sequence[object], words: Sequence[str]) -> None:
        for value, said in zip(values, words, strict=True):
            rest = tuple(one for one in values if one != value)
            found.append(Chip(said, replace(query, **{field: rest})))

    several("statuses", query.statuses, [wording.name(status) for status in query.statuses])
    several("languages", query.languages, [language_name(code) for code in query.languages])
    several("people", query.people, [_("Mine") if name == person else name for name in query.people])
    if query.embargo is not EmbargoFilter.ANY:
        found.append(Chip(_(EMBARGOES[query.embargo]), replace(query, embargo=EmbargoFilter.ANY)))
    if query.due_before is not None:
        found.append(Chip(due_before_words(query.due_before), replace(query, due_before=None)))
    several("tags", query.tags, [wording.labelled(_("Tag"), name) for name in query.tags])
    if query.dossier:
        found.append(Chip(wording.labelled(_("Dossier"), query.dossier), replace(query, dossier="")))
    if query.pinned_by:
        found.append(Chip(_("Pinned"), replace(query, pinned_by="")))
    if query.archived:
        found.append(Chip(_("Archived"), replace(query, archived=False)))
    return found


def due_before_words(moment: datetime) -> str:
    """Return the condition of a due time in words."""
    if abs(moment - now()) < timedelta(minutes=2):
        return _("Overdue")
    return _("Due before {moment}").format(moment=moment_words(moment))


def unfiltered(query: LibraryQuery) -> LibraryQuery:
    """Return a query for everything, in the same order."""
    return LibraryQuery(order=query.order, descending=query.descending)


def is_filtered(query: LibraryQuery) -> bool:
    """Return whether a query leaves anything out but what is archived."""
    return query != unfiltered(query)


def toggled(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    """Return the values with one more, or without it where it was there."""
    return tuple(one for one in values if one != value) if value in values else (*values, value)
