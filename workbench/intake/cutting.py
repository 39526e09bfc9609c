"""Blocks cut into segments: the dateline, then sentences, each with well-formed codes of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.dateline import find_dateline, is_bare_dateline
from workbench.intake.inline_text import cut
from workbench.intake.segmentation import sentence_spans
from workbench.model.identity import new_id
from workbench.model.inline import CodeKind, is_code
from workbench.model.release import Block, BlockKind, Segment
from workbench.model.tasks import CancelToken, Progress, no_progress

_STEP = 50
_WHOLE = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.TABLE_CELL})


def cut_block(block: Block, language: str, cancel: CancelToken | None = None) -> list[Segment]:
    """Return the segments of a block, numbered 0, with new ids.

    Joining ``separator + text`` of all gives the block's text again, but for codes that are closed at the end of a
    segment and opened again in the next. A headline, subhead or table cell is one segment unless a
    sentence plainly ends in it.
    """
    places: Sequence[int]
    if block.codes:
        plain, places = _plain_with_places(block)
    else:
        plain, places = block.text, range(len(block.text))
    spans = _spans(block, plain, language, cancel)
    if not spans:
        return []
    parts = cut(block.text, block.codes, [(places[start], places[end - 1] + 1) for start, end, _ in spans])
    segments = []
    before = 0
    for (start, end, is_dateline), part in zip(spans, parts, strict=True):
        segments.append(
            Segment(
                id=new_id(),
                block_id=block.id,
                number=0,
                text=part.text,
                codes=part.codes,
                separator=plain[before:start].replace("\n", ""),
                is_dateline=is_dateline,
            )
        )
        before = end
    return segments


def _plain_with_places(block: Block) -> tuple[str, Sequence[int]]:
    """Return the text without codes, line breaks as ``\\n``, and where in the text each character stands."""
    breaks = {code.char for code in block.codes if code.kind is CodeKind.LINE_BREAK}
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(block.text):
        if not is_code(char):
            chars.append(char)
            places.append(at)
        elif char in breaks:
            chars.append("\n")
            places.append(at)
    return "".join(chars), places


def dateline_of(plain: str) -> str:
    """Return the dateline that a paragraph begins with (codes removed), empty where there is none."""
    found = find_dateline(plain)
    if found is not None:
        return plain[: found.end]
    return plain.strip().rstrip(".") if is_bare_dateline(plain) else ""


def _spans(
    block: Block, plain: str, language: str, cancel: CancelToken | None
) -> list[tuple[int, int, bool]]:
    start = 0
    spans: list[tuple[int, int, bool]] = []
    if (
        block.dateline
        and plain.replace("\n", "").startswith(block.dateline)
        and "\n" not in plain[: len(block.dateline)]
    ):
        end = len(block.dateline)
        spans.append((0, end, True))
        found = find_dateline(plain)
        start = found.rest if found is not None and found.end == end else end
        while start < len(plain) and plain[start].isspace():
            start += 1
        if not plain[start:].strip(" ."):
            return [(0, len(plain), True)]
    text = plain[start:]
    if block.kind in _WHOLE and len(text) < 160:
        sentences = [(0, len(text))] if text.strip() else []
    else:
        sentences = sentence_spans(text.replace("\n", " "), language, cancel)
    spans.extend((start + first, start + last, False) for first, last in sentences)
    return spans


def cut_blocks(
    blocks: Sequence[Block], language: str, cancel: CancelToken, progress: Progress = no_progress
) -> tuple[Segment, ...]:
    """Return the segments of the kept blocks, numbered from 1 through the release; ``progress`` counts blocks."""
    segments: list[Segment] = []
    for number, block in enumerate(blocks):
        cancel.raise_if_cancelled()
        if number % _STEP == 0:
            progress(number, len(blocks))
        if block.kept:
            segments.extend(cut_block(block, language, cancel))
    return numbered(segments)


def numbered(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the segments numbered from 1, those that have their number already untouched."""
    return tuple(
        segment if segment.number == number else replace(segment, number=number)
        for number, segment in enumerate(segments, 1)
    )
