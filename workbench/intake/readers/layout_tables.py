"""Tables that only lay out a page or a letterhead are no tables of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.raw import RawBlock

_LONG_CELL = 40


def unfold_layout_tables(blocks: Sequence[RawBlock], tables: Sequence[int]) -> list[RawBlock]:
    """Return the blocks, those of layout tables without row and column.

    ``tables`` gives the table of each block, -1 for none. A table of text has two rows and two columns at
    least, no headings, few paragraphs in a cell, and cells of more than 40 words are rare in it.
    """
    cells: dict[int, list[RawBlock]] = defaultdict(list)
    for block, table in zip(blocks, tables, strict=True):
        if table >= 0 and not block.caption:
            cells[table].append(block)
    layout = {table for table, members in cells.items() if _is_layout(members)}
    return [
        replace(block, row=-1, column=-1) if table >= 0 and (table in layout or block.caption) else block
        for block, table in zip(blocks, tables, strict=True)
    ]


def _is_layout(members: Sequence[RawBlock]) -> bool:
    columns = {block.column for block in members}
    rows = {block.row for block in members}
    places = Counter((block.row, block.column) for block in members)
    long_cells = sum(1 for block in members if len(block.plain.split()) > _LONG_CELL)
    return (
        len(columns) < 2
        or len(rows) < 2
        or any(block.heading for block in members)
        or max(places.values()) > 4
        or long_cells * 3 > len(members)
    )
