"""Terms as an XLSX workbook: one sheet, every cell a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from workbench.drafting.terms.table_writing import table_of
from workbench.drafting.terms.term_file import replacing
from workbench.model.terms import Concept

_FORMULA = "=+-@\t\r'＝＋－＠"
"""What a spreadsheet begins a formula with where somebody types it."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_CELL = 32_767


def write_xlsx(concepts: Iterable[Concept], path: Path) -> None:
    """Write the concepts as a workbook that ``spreadsheet.read_spreadsheet`` reads back as the same concepts.

    Every cell is a text, marked as one where a spreadsheet would begin a formula with it. Kept is all of
    ``table_writing.table_of``; a cell ends after 32,767 characters. Raises ``StorageError`` ``terms.cannot_write`` (name, reason).
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    book.properties.creator = book.properties.title = "Pressbench"
    sheet = book.create_sheet("Terms")
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    for number, row in enumerate(table_of(list(concepts))):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, None)
            if text:
                # The format reads _x0041_ as a letter.
                cell.value = _ESCAPE.sub("_x005F_", text)[:_LONGEST_CELL]
                cell.data_type = "s"
                cell.quotePrefix = text[0] in _FORMULA
            if number == 0:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)
    with replacing(path) as stream:
        book.save(stream)
