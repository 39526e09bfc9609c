"""What the library asks of the desk at once: the releases, and what they can be filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ui.library.filters import Known
from ui.library.timescale import SPANS
from ui.moments import now
from workbench.desk.library_views import LibraryQuery, TimelineEntry
from workbench.desk.views import ReleaseCard
from workbench.model.tasks import CancelToken

OVERDUE_DAYS = 60
"""How long something overdue stays on the timeline."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The answer to a query; ``unread`` is how many stretches of texts the search did not know yet."""

    query: LibraryQuery
    cards: tuple[ReleaseCard, ...]
    known: Known
    unread: int = 0


def look(desk: Any, query: LibraryQuery, person: str, cancel: CancelToken | None = None) -> Looked:
    """Return what a query finds, pinned releases first."""
    library = desk.library
    cards = library.search(query, person, cancel, wait=False)
    cards.sort(key=lambda card: not card.pinned)
    languages = {one.translation.target_language for card in cards for one in card.translations}
    known = Known(
        tuple(sorted(languages)),
        tuple(sorted((one.name for one in desk.people.all()), key=str.casefold)),
        tuple(tag.name for tag in library.all_tags()),
        tuple(tag.name for tag in library.all_dossiers()),
        tuple(library.saved_filters(person)),
    )
    return Looked(query, tuple(cards), known, library.unread())


def coming_days(desk: Any) -> list[TimelineEntry]:
    """Return what is overdue, and what the timeline can show of the coming days."""
    at = now()
    entries: list[TimelineEntry] = desk.library.timeline(
        at - timedelta(days=OVERDUE_DAYS), at + timedelta(days=SPANS[-1] * 3)
    )
    return entries
