"""What a corrected source said when its target was written, and what it says now, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from workbench.editorial.comparison import Change, compare_words
from workbench.model.inline import InlineCode
from workbench.model.release import Segment
from workbench.model.tasks import CancelToken
from workbench.model.translation import Translation
from workbench.store.store import Store

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A segment whose source was corrected after its target was written.

    ``old`` is the source that the target was written for, ``new`` the one of now, both with code characters;
    ``changes`` lie on both. Who corrected it last, when, and the reason, which may be empty.
    """

    segment_id: str
    number: int
    old: str
    new: str
    codes: tuple[InlineCode, ...]
    changes: tuple[Change, ...]
    author: str
    at: datetime
    reason: str


def source_changes(
    store: Store, translation: Translation, segment_ids: Sequence[str], cancel: CancelToken
) -> list[SourceChange]:
    """Return what became of these segments of a translation, whose source was corrected since their target."""
    found = []
    waiting = iter(segment_ids)
    while some := list(islice(waiting, _AT_ONCE)):
        heads = store.targets.heads_of(translation.id, some)
        for segment in store.releases.segments_of(translation.release_id, some):
            cancel.raise_if_cancelled()
            if segment.id in heads:
                found.append(_change(store, segment, heads[segment.id].id))
    return found


def _change(store: Store, segment: Segment, head_id: str) -> SourceChange:
    history = store.segments.source_history(segment.id)
    # Ids of facts sort by when they were made.
    before = next((one.text for one in history if one.id < head_id), None)
    old = store.segments.as_made(segment.id).text if before is None else before
    newest = history[0]
    return SourceChange(
        segment.id,
        segment.number,
        old,
        segment.text,
        segment.codes,
        tuple(compare_words(old, segment.text)),
        newest.author,
        newest.created_at,
        newest.reason,
    )
