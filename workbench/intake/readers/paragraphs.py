"""The runs of one paragraph of a word processor made into raw blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.cleaning import clean_characters
from workbench.intake.inline_text import Run, compose
from workbench.intake.raw import RawBlock
from workbench.model.inline import CodeKind


def paragraph_blocks(runs: Sequence[Run], hints: RawBlock) -> tuple[list[RawBlock], bool]:
    """Return the blocks of a paragraph, none where it is blank, with what ``hints`` says of it.

    Two line breaks in a row part blocks. The second value says that formats had to be left out.
    """
    blocks: list[RawBlock] = []
    simplified = False
    for part in _split_at_double_breaks(runs):
        inline = compose([Run(clean_characters(run.text), run.formats) for run in part])
        if not inline.text:
            continue
        simplified |= inline.simplified
        total = sum(len(run.text.strip()) for run in part)
        linked = sum(
            len(run.text.strip()) for run in part if any(item.kind is CodeKind.LINK for item in run.formats)
        )
        share = linked / total if total else 0.0
        blocks.append(replace(hints, text=inline.text, codes=inline.codes, link_share=share))
    return blocks, simplified


def _split_at_double_breaks(runs: Sequence[Run]) -> list[list[Run]]:
    """Two line breaks in a row part paragraphs, as typists use them."""
    parts: list[list[Run]] = [[]]
    pending = 0
    for run in runs:
        pieces = run.text.split("\n")
        for at, piece in enumerate(pieces):
            if at:
                pending += 1
            if piece.strip():
                if pending > 1 and parts[-1]:
                    parts.append([])
                elif pending == 1 and parts[-1]:
                    parts[-1].append(Run("\n", run.formats))
                pending = 0
                parts[-1].append(Run(piece, run.formats))
            elif piece and not pending:
                parts[-1].append(Run(piece, run.formats))
    return parts
