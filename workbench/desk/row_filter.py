"""Which rows of a translation a person wants to see: by state, origin, comment, change, repetition and text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.desk.repeats import RepeatDeeds
from workbench.desk.search import Matcher, Search
from workbench.model.tasks import CancelToken
from workbench.model.translation import OriginKind, SegmentState, Translation
from workbench.store.finding import RowFacts
from workbench.store.rows import from_moment
from workbench.store.store import Store


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What rows must be, all of it at once. Empty sets and None ask nothing.

    ``changed_since`` is a moment with its zone; ``new_since`` what ``last_look`` returned, and ``person`` then
    whose own changes are not new to her. ``locked``, ``repeated``: True or False where it matters. ``source_changed``
    leaves rows whose source was corrected after their translation.
    """

    states: frozenset[SegmentState] = frozenset()
    origins: frozenset[OriginKind] = frozenset()
    with_comment: bool = False
    changed_since: datetime | None = None
    new_since: int | None = None
    person: str = ""
    source_changed: bool = False
    locked: bool | None = None
    repeated: bool | None = None
    text: Search | None = None

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return self != RowFilter(person=self.person)


def matching_rows(
    store: Store,
    repeats: RepeatDeeds,
    translation: Translation,
    wanted: RowFilter,
    cancel: CancelToken | None = None,
) -> tuple[str, ...]:
    """Return the ids of the rows that are so, in order."""
    found: list[str] = []
    commented = _commented(store, translation) if wanted.with_comment else None
    for page in store.finding.facts(translation.id, translation.release_id):
        if cancel is not None:
            cancel.raise_if_cancelled()
        found += [row.segment_id for row in page if _fits(row, wanted)]
    if commented is not None:
        found = [one for one in found if one in commented]
    if wanted.repeated is not None and found:
        repeated = repeats.groups(translation.release_id, cancel).sizes
        found = [one for one in found if (one in repeated) is wanted.repeated]
    if wanted.text is not None and wanted.text.text and found:
        having = _having(store, translation, wanted.text, cancel)
        found = [one for one in found if one in having]
    return tuple(found)


def _fits(row: RowFacts, wanted: RowFilter) -> bool:
    if wanted.states and row.state not in wanted.states:
        return False
    untranslated = row.state == SegmentState.UNTRANSLATED
    if wanted.origins and (untranslated or row.origin_kind not in wanted.origins):
        return False
    if wanted.locked is not None and row.locked is not wanted.locked:
        return False
    if wanted.source_changed and not row.source_changed:
        return False
    if wanted.new_since is not None and (row.revision_row <= wanted.new_since or row.author == wanted.person):
        return False
    since = wanted.changed_since
    return since is None or bool(row.at and from_moment(row.at) > since)


def _commented(store: Store, translation: Translation) -> set[str]:
    comments = store.editorial.comments(translation.id)
    return {one.segment_id for one in comments if not one.resolved and not one.parent_id}


def _having(store: Store, translation: Translation, search: Search, cancel: CancelToken | None) -> set[str]:
    matcher = Matcher(search)
    found = set()
    for page in store.finding.texts(translation.id, translation.release_id):
        if cancel is not None:
            cancel.raise_if_cancelled()
        for pair in page:
            texts = ((pair.source, "source"), (pair.target, "target"))
            if any(side in search.sides and matcher.spans(text, pair.codes) for text, side in texts):
                found.add(pair.segment_id)
    return found
