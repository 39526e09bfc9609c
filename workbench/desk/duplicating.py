"""A new release made of what a release is now."""

from __future__ import annotations

from dataclasses import replace

from workbench.model.identity import new_id, now
from workbench.model.release import Block, Confidentiality, Release, Segment
from workbench.model.translation import SegmentState, TargetRevision, Translation
from workbench.store.store import Store


def duplicate(store: Store, release: Release, author: str) -> Release:
    """Add the copy to the store, in one transaction, and return it.

    Blocks, segments and translations get ids of their own; current texts are drafts, unlocked, and keep
    where they came from. What was public is embargoed again, what was confidential stays so.
    """
    copy = replace(
        release,
        id=new_id(),
        reference="",
        embargo=None,
        due=None,
        created_at=now(),
        created_by=author,
        confidentiality=(
            Confidentiality.EMBARGOED
            if release.confidentiality is Confidentiality.PUBLIC
            else release.confidentiality
        ),
    )
    with store.transaction():
        blocks, block_ids = _blocks(store.releases.blocks(release.id))
        segments, segment_ids = _segments(store.releases.segments(release.id), block_ids)
        store.releases.add(copy, blocks, segments)
        for translation in store.releases.translations(release.id):
            twin = Translation(new_id(), copy.id, translation.target_language, now(), author)
            store.releases.add_translation(twin)
            for segment_id, head in store.targets.heads(translation.id).items():
                if segment_id in segment_ids and head.text:
                    store.targets.commit(_as_draft(head, twin.id, segment_ids[segment_id], author))
    return copy


def _blocks(blocks: list[Block]) -> tuple[list[Block], dict[str, str]]:
    ids = {block.id: new_id() for block in blocks}
    return [replace(block, id=ids[block.id]) for block in blocks], ids


def _segments(segments: list[Segment], block_ids: dict[str, str]) -> tuple[list[Segment], dict[str, str]]:
    ids = {segment.id: new_id() for segment in segments}
    copies = [
        replace(segment, id=ids[segment.id], block_id=block_ids[segment.block_id]) for segment in segments
    ]
    return copies, ids


def _as_draft(head: TargetRevision, translation_id: str, segment_id: str, author: str) -> TargetRevision:
    return replace(
        head,
        id=new_id(),
        translation_id=translation_id,
        segment_id=segment_id,
        parent_id=None,
        state=SegmentState.DRAFT,
        author=author,
        created_at=now(),
        locked=False,
    )
