"""Raw blocks through the steps of intake: tidying, boilerplate, structure, language, segments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from workbench.intake.boilerplate import judge
from workbench.intake.cutting import cut_blocks, dateline_of
from workbench.intake.features import describe
from workbench.intake.inline_text import InlineText, drop_kind
from workbench.intake.landmarks import find_landmarks
from workbench.intake.language import detect_language
from workbench.intake.marks import Mark
from workbench.intake.raw import RawBlock, RawDocument
from workbench.intake.sources import source_of
from workbench.intake.structure import kinds_of
from workbench.model.errors import InputError
from workbench.model.identity import new_id
from workbench.model.inline import CodeKind, CodeRole, without_codes
from workbench.model.release import Block, BlockKind, DropReason, SourceDocument
from workbench.model.tasks import CancelToken, Progress, no_progress

NOTHING_KEPT = "intake.nothing_kept"
LANGUAGE_UNKNOWN = "intake.language_unknown"

_BULLET = re.compile(r"^[•▪◦‣●○■□➢➤►✓✔·][ \u00a0\u202f]*(?=\S)")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_DATELINE_WITHIN = 3
# An embargo counts wherever it stands in a mail, in the subject and in a sentence of the note above as well.
_OF_MAIL = (DropReason.COVERING_NOTE, DropReason.MAIL_HEADER)
_NAMES_EMBARGO = re.compile(r"\bembargo", re.IGNORECASE)


def assemble(
    raw: RawDocument,
    name: str,
    language: str,
    origin: str,
    cancel: CancelToken,
    progress: Progress = no_progress,
) -> SourceDocument:
    """Return the document with every block judged and the kept ones cut into segments.

    ``language`` empty: it is found from the kept text, or what the file declares where that is too
    little. Raises ``InputError`` ``intake.empty`` where the file holds no text, ``intake.only_link`` where it is
    an address of the web alone.
    """
    tidy = [_tidied(block) for block in raw.blocks]
    if not any(char.isalnum() for block in tidy for char in block.plain):
        raise InputError("intake.empty", name=name)
    if len(tidy) == 1 and _ADDRESS.fullmatch(tidy[0].plain.strip()):
        raise InputError("intake.only_link", name=name)
    features = describe(tidy)
    cancel.raise_if_cancelled()
    marks = find_landmarks(features, raw.titles)
    reasons = judge(features, marks)
    kinds = kinds_of(features, reasons, marks)
    datelines = _datelines(tidy, kinds)
    blocks = tuple(
        _block(block, position, kinds[position], reasons[position], datelines.get(position, ""))
        for position, block in enumerate(tidy)
    )
    warnings = list(raw.warnings)
    if not any(block.kept for block in blocks):
        # Better everything than nothing: the person drops what she does not want.
        warnings.append(NOTHING_KEPT)
        blocks = tuple(_kept_again(block) for block in blocks)
    if not language:
        language = _language(blocks, raw.language)
        if language == "und":
            warnings.append(LANGUAGE_UNKNOWN)
    embargo = next(
        (
            feature.plain
            for feature, reason in zip(features, reasons, strict=True)
            if (feature.mark is Mark.EMBARGO and reason is DropReason.KEPT)
            or (reason in _OF_MAIL and _NAMES_EMBARGO.search(feature.plain[:400]))
        ),
        "",
    )
    return SourceDocument(
        language=language,
        title=title_of(blocks, PurePath(name).stem),
        blocks=blocks,
        segments=cut_blocks(blocks, language, cancel, progress),
        origin=origin,
        media_type=raw.media_type,
        embargo_text=embargo,
        warnings=tuple(dict.fromkeys(warnings)),
        source=raw.source or source_of(raw),
        attachments=raw.attachments,
    )


def title_of(blocks: Sequence[Block], name: str = "") -> str:
    """Return the headline as it reads, else the first kept text (at most 120 characters), else the name."""
    kept = [block for block in blocks if block.kept]
    for block in kept:
        if block.kind is BlockKind.HEADLINE:
            return without_codes(block.text)
    first = next((without_codes(block.text) for block in kept), name)
    return first if len(first) <= 120 else first[:119].rsplit(" ", 1)[0] + "…"


def _tidied(block: RawBlock) -> RawBlock:
    if block.list_level == 0 and block.row < 0:
        found = _BULLET.match(block.text)
        if found and len(block.text) > found.end():
            block = replace(block, text=block.text[found.end() :], list_level=1, bulleted=True)
    if (block.heading or block.role) and block.codes and _wholly_bold(block):
        inline = drop_kind(InlineText(block.text, block.codes), CodeKind.BOLD)
        block = replace(block, text=inline.text, codes=inline.codes)
    return block


def _wholly_bold(block: RawBlock) -> bool:
    first, last = block.codes[0], block.codes[-1]
    return (
        first.kind is CodeKind.BOLD
        and first.role is CodeRole.OPEN
        and last.number == first.number
        and block.text[0] == first.char
        and block.text[-1] == last.char
    )


def _datelines(blocks: Sequence[RawBlock], kinds: Sequence[BlockKind]) -> dict[int, str]:
    """A release has one dateline, in one of its first paragraphs."""
    seen = 0
    for position, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        if kind is not BlockKind.PARAGRAPH:
            continue
        found = dateline_of(block.plain)
        if found:
            return {position: found}
        seen += 1
        if seen >= _DATELINE_WITHIN:
            break
    return {}


def _block(raw: RawBlock, position: int, kind: BlockKind, reason: DropReason, dateline: str) -> Block:
    return Block(
        id=new_id(),
        position=position,
        kind=kind,
        text=raw.text,
        codes=raw.codes,
        kept=reason is DropReason.KEPT,
        reason=reason,
        dateline=dateline,
        level=max(1, raw.heading, raw.list_level),
        row=raw.row,
        column=raw.column,
        ordered=raw.ordered,
    )


def _kept_again(block: Block) -> Block:
    if block.reason is DropReason.EMPTY:
        return block
    return replace(block, kept=True, reason=DropReason.KEPT, kind=BlockKind.PARAGRAPH)


def _language(blocks: Sequence[Block], declared: str) -> str:
    text = "\n".join(without_codes(block.text) for block in blocks if block.kept)
    found = detect_language(text)
    if found == "und":
        tag = declared.replace("_", "-").strip()
        return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", tag) else "und"
    return found
