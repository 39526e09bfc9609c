"""A release as it will read once it is delivered: HTML by the code that delivers, for the eye alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from workbench.delivery.document import DeliveryDocument, delivery_blocks
from workbench.delivery.html_format import body_html, inline_html
from workbench.delivery.runs import Run, writable
from workbench.desk.views import Row
from workbench.editorial.canonical import canonical_entries
from workbench.model.inline import CodeKind, without_codes

Wrap = Callable[[str, str, bool], str]


def document_html(document: DeliveryDocument) -> str:
    """Return a document's blocks as HTML; links are underlined, and lead nowhere."""
    return body_html(document.blocks, lambda runs: inline_html(_unlinked(runs)))


def rows_html(rows: Sequence[Row], target: bool, missing: str, wrap: Wrap) -> str:
    """Return rows that follow each other as the HTML of their blocks, links underlined.

    ``target`` chooses the side. ``wrap`` is given the HTML of a segment, the segment's id and whether a text is
    there, and returns what stands in its place. Where the target has no text, ``missing`` (with ``{source}``) does.
    """
    texts, without = {}, set()
    for row in rows:
        text = row.text if target else row.segment.text
        if target and not without_codes(text).strip():
            text = missing.format(source=without_codes(row.segment.text))
            without.add(row.segment.id)
        texts[row.segment.id] = text
    blocks = list({row.block.id: row.block for row in rows}.values())

    between = {row.segment.id: writable(row.segment.separator) for row in rows if row.segment.separator}

    def inline(runs: tuple[Run, ...]) -> str:
        parts: list[str] = []
        for segment, of_one in groupby(runs, key=lambda run: run.segment_id):
            stretch, before = list(of_one), between.get(segment, "")
            # What stands between two sentences belongs to neither.
            if before and parts and stretch[0].text.startswith(before):
                stretch[0] = replace(stretch[0], text=stretch[0].text[len(before) :])
                parts.append(inline_html((Run(before),)))
            parts.append(wrap(inline_html(_unlinked(stretch)), segment, segment not in without))
        return "".join(parts)

    entries = canonical_entries(blocks, [row.segment for row in rows], texts)
    return body_html(delivery_blocks(entries), inline)


def _unlinked(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(
        replace(run, href="", marks=run.marks | {CodeKind.UNDERLINE}) if run.href else run for run in runs
    )
