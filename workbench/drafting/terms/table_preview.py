"""The beginning of a table of terms, to be looked at before it is taken in."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.drafting.terms.columns import Columns
from workbench.model.term_tables import ColumnMeaning, TableMapping, TablePreview

LONGEST_CELL = 300
"""Characters of a cell that a preview shows."""


def best_headings(candidates: Sequence[TableMapping]) -> int | None:
    """Return which row of headings says the most, the first of equals; None where none says anything."""
    if not candidates:
        return None
    columns = [Columns.of(each.meanings) for each in candidates]
    worth = [(bool(each.form), each.width()) for each in columns]
    best = max(range(len(worth)), key=lambda index: (worth[index], -index))
    return best if worth[best][1] else None


def preview_of(
    name: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    mapping: TableMapping,
    separator: str = "",
    encoding: str = "",
    sheets: Sequence[str] = (),
    sheet: str = "",
) -> TablePreview:
    """Return a preview whose rows, headings and meanings are all as wide as the widest of them."""
    width = max([len(headings), len(mapping.meanings), *map(len, rows)], default=0)
    filled = (*mapping.meanings, *(ColumnMeaning(),) * (width - len(mapping.meanings)))
    return TablePreview(
        name,
        TableMapping(filled, mapping.heading_row),
        _filled(headings, width),
        tuple(_filled(row, width) for row in rows),
        bool(Columns.of(filled).form),
        separator,
        encoding,
        tuple(sheets),
        sheet,
    )


def _filled(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*(cell[:LONGEST_CELL] for cell in cells), *("",) * (width - len(cells)))
