"""What happens on the coming days, and what happened on the last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workbench.desk.library_views import TimelineEntry, TimelineKind
from workbench.desk.views import ReleaseCard
from workbench.model.translation import Status, Transition

# From furthest behind to furthest on.
_PROGRESS = (
    Status.CHANGES_REQUESTED,
    Status.DRAFT,
    Status.IN_REVIEW,
    Status.APPROVED,
    Status.PUBLISHED,
)
_DONE = {Status.APPROVED: TimelineKind.APPROVED, Status.PUBLISHED: TimelineKind.PUBLISHED}


def timeline(
    cards: Iterable[ReleaseCard],
    transitions: Iterable[Transition],
    first: datetime,
    last: datetime,
) -> list[TimelineEntry]:
    """Return the entries of the cards and of the transitions from ``first`` to ``last``, earliest first."""
    entries = []
    owners = {}
    for card in cards:
        release = card.release
        status = min((one.status for one in card.translations), key=_PROGRESS.index, default=Status.DRAFT)
        for kind, moment in ((TimelineKind.DUE, release.due), (TimelineKind.EMBARGO, release.embargo)):
            if moment is not None and first <= moment <= last:
                entries.append(TimelineEntry(release, None, kind, moment, release.embargo_zone, status))
        for one in card.translations:
            owners[one.translation.id] = (release, one)
    for transition in transitions:
        done = _DONE.get(transition.to_status)
        if done is None or transition.translation_id not in owners or not first <= transition.at <= last:
            continue
        release, one = owners[transition.translation_id]
        entries.append(
            TimelineEntry(release, one.translation, done, transition.at, release.embargo_zone, one.status)
        )
    return sorted(entries, key=lambda entry: (entry.at, entry.release.id))
