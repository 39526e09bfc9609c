"""What the checks look at is brought up to date by what was written, and is what a fresh reading finds."""

from __future__ import annotations

import pytest

from tests.desk.building import WRITER
from workbench.desk.desk import Desk
from workbench.desk.editing import Edit
from workbench.desk.proofing import MOST_CHANGED
from workbench.model.release import Block, BlockKind, Segment, SourceDocument
from workbench.model.translation import SegmentState, Translation

COUNT = MOST_CHANGED + 6


@pytest.fixture
def long(desk: Desk) -> Translation:
    """A translation of so many segments that not all may change at once."""
    blocks = tuple(Block(f"b{n}", n, BlockKind.PARAGRAPH, f"Sentence {n}.") for n in range(COUNT))
    segments = tuple(Segment(f"s{n}", f"b{n}", 0, f"Sentence {n}.") for n in range(COUNT))
    document = SourceDocument("en", "Long", blocks, segments)
    return desk.releases.add(document, ["fr"], WRITER)[1][0]


def test_only_what_was_written_is_read_again(desk: Desk, long: Translation, monkeypatch) -> None:
    whole = desk.proofing._read_context
    read: list[str] = []
    monkeypatch.setattr(desk.proofing, "_read_context", lambda *given: read.append("whole") or whole(*given))
    ids = desk.editing.outline(long.id).ids
    before = desk.proofing.context(long.id)
    vocabulary = before.source_vocabulary()
    for segment in ids[:2]:
        desk.editing.commit(long.id, segment, f"Phrase {segment}.", SegmentState.DRAFT, WRITER, None)
    after = desk.proofing.context(long.id)
    assert read == ["whole"]
    assert [one.target for one in after.segments[:3]] == [f"Phrase {ids[0]}.", f"Phrase {ids[1]}.", ""]
    assert after.segments[0].state is SegmentState.DRAFT
    assert before.segments[0].target == ""
    assert after.source_vocabulary() is vocabulary
    fresh = whole(desk.releases.translation(long.id), desk.releases.get(long.release_id))
    assert after.segments == fresh.segments


def test_all_is_read_again_where_much_was_written_or_the_segments_are_others(
    desk: Desk, long: Translation
) -> None:
    ids = desk.editing.outline(long.id).ids
    desk.proofing.context(long.id)
    edits = [Edit(one, "Une phrase.", SegmentState.TRANSLATED, None) for one in ids]
    desk.editing.commit_many(long.id, edits, WRITER)
    assert {one.target for one in desk.proofing.context(long.id).segments} == {"Une phrase."}
    desk.releases.drop_block(long.release_id, desk.releases.blocks(long.release_id)[0].id, WRITER)
    assert len(desk.proofing.context(long.id).segments) == COUNT - 1
