"""A release with two segments and one translation, as facts for the store."""

from __future__ import annotations

from datetime import UTC, datetime

from workbench.model.identity import new_id
from workbench.model.release import Block, BlockKind, Confidentiality, Release, Segment
from workbench.model.translation import (
    Origin,
    SegmentState,
    TargetRevision,
    Translation,
)
from workbench.store.store import Store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def add_release(
    store: Store, title: str = "Water comes back", texts: tuple[str, ...] = ("One.", "Two.")
) -> Translation:
    """Add a release with a block for each text, and a French translation; return that."""
    release = Release(new_id(), title, "en", Confidentiality.EMBARGOED, NOON, "E. Vasquez")
    blocks = [Block(new_id(), place, BlockKind.PARAGRAPH, text) for place, text in enumerate(texts)]
    segments = [Segment(new_id(), block.id, 0, block.text) for block in blocks]
    store.releases.add(release, blocks, segments)
    translation = Translation(new_id(), release.id, "fr", NOON, "E. Vasquez")
    store.releases.add_translation(translation)
    return translation


def revision(
    translation: Translation,
    segment_id: str,
    text: str,
    parent_id: str | None = None,
    author: str = "L. Marchand",
    state: SegmentState = SegmentState.TRANSLATED,
) -> TargetRevision:
    """Return a revision that is not in the store yet."""
    return TargetRevision(
        new_id(), translation.id, segment_id, parent_id, text, state, Origin(), author, NOON
    )
