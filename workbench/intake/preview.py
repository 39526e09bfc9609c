"""What a person changes in the preview before accepting: kinds, what is kept, the language."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from workbench.intake.assembly import title_of
from workbench.intake.cutting import cut_block, cut_blocks, dateline_of, numbered
from workbench.model.inline import without_codes
from workbench.model.release import Block, BlockKind, DropReason, Segment, SourceDocument
from workbench.model.tasks import CancelToken


def set_kind(document: SourceDocument, block_ids: Collection[str], kind: BlockKind) -> SourceDocument:
    """Return the document with the blocks of another kind, their segments cut anew.

    A paragraph gets its dateline back where no other kept one has it; other kinds have none.
    """

    with_dateline = {block.id for block in document.blocks if block.kept and block.dateline}

    def change(block: Block) -> Block:
        dateline = ""
        if kind is BlockKind.PARAGRAPH and not with_dateline - {block.id}:
            dateline = dateline_of(without_codes(block.text))
        return replace(block, kind=kind, dateline=dateline)

    return _changed(document, block_ids, change)


def set_kept(
    document: SourceDocument,
    block_ids: Collection[str],
    kept: bool,
    reason: DropReason = DropReason.BY_PERSON,
) -> SourceDocument:
    """Return the document with the blocks kept or dropped; ``reason`` says why they are dropped.

    Navigation that is brought back is a paragraph.
    """

    def change(block: Block) -> Block:
        if block.kept == kept:
            return block
        if not kept:
            return replace(block, kept=False, reason=reason)
        kind = BlockKind.PARAGRAPH if block.kind is BlockKind.NAVIGATION else block.kind
        return replace(block, kept=True, reason=DropReason.KEPT, kind=kind)

    return _changed(document, block_ids, change)


def set_language(document: SourceDocument, language: str) -> SourceDocument:
    """Return the document in another language (BCP 47), every segment cut anew by its rules."""
    if language == document.language:
        return document
    segments = cut_blocks(document.blocks, language, CancelToken())
    warnings = tuple(code for code in document.warnings if code != "intake.language_unknown")
    return replace(document, language=language, segments=segments, warnings=warnings)


def _changed(
    document: SourceDocument, block_ids: Collection[str], change: Callable[[Block], Block]
) -> SourceDocument:
    chosen = set(block_ids)
    blocks: list[Block] = []
    segments: list[Segment] = []
    known: dict[str, list[Segment]] = {}
    for segment in document.segments:
        known.setdefault(segment.block_id, []).append(segment)
    for block in document.blocks:
        changed = change(block) if block.id in chosen else block
        blocks.append(changed)
        if not changed.kept:
            continue
        if changed == block and block.id in known:
            segments.extend(known[block.id])
        else:
            segments.extend(cut_block(changed, document.language))
    return replace(
        document,
        blocks=tuple(blocks),
        segments=numbered(segments),
        title=title_of(blocks, document.title),
    )
