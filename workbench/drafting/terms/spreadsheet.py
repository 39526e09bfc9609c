"""Terms from workbooks: XLSX and ODS, by the sheet that is named or the first whose headings name terms.

Nothing of a workbook is executed or fetched: formulas give the value that was computed last, macros are left alone.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from workbench.drafting.terms.columns import Columns
from workbench.drafting.terms.headings import recognise
from workbench.drafting.terms.sheet_extent import MACROS, check_extent
from workbench.drafting.terms.table_preview import best_headings, preview_of
from workbench.drafting.terms.table_rows import ConceptRows
from workbench.drafting.terms.term_file import ProblemList, TermFile, clean, unreadable
from workbench.intake.readers.archive import check_package
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken
from workbench.model.term_tables import ColumnMeaning, TableMapping, TablePreview
from workbench.regular_file import size_of_file

MOST_BYTES = 50 * 1024 * 1024
"""The largest workbook that is read."""

MOST_XML_BYTES = 250 * 1024 * 1024
"""How much XML a workbook may unpack to: 100,000 concepts in three languages are 75 MB or more. A sheet is read as a stream."""

_HEADING_ROWS = 5


def read_spreadsheet(
    path: Path, cancel: CancelToken | None = None, mapping: TableMapping | None = None, sheet: str = ""
) -> TermFile:
    """Return the concepts of a sheet, and what was left out and where (the problems of ``csv_format.read_csv``, by row).

    Further problems: ``terms.formulas`` (count: the values computed last were taken), ``terms.macros`` (not run). What is merged
    over several rows stands in each of them.

    Raises ``InputError``: ``terms.unreadable`` (name, reason), ``terms.empty`` (name), ``terms.not_spreadsheet`` (name), ``terms.too_big`` (name,
    limit), ``terms.too_wide`` (name: rows times columns are too many), ``terms.no_sheet`` (name, sheet), ``terms.no_columns`` (name),
    ``intake.zip_bomb``, ``intake.encrypted``, ``intake.xml_entities`` and ``intake.damaged``. Raises ``Cancelled`` too.
    """
    problems = ProblemList()
    book = _Workbook(path, cancel or CancelToken(), problems)
    _name, rows, recognised = book.chosen(sheet)
    mapping = mapping or recognised
    columns = Columns.of(mapping.meanings)
    if not columns.form:
        raise InputError("terms.no_columns", name=path.name)
    concepts = ConceptRows(columns, problems)
    for number, cells in enumerate(rows[mapping.heading_row :], mapping.heading_row + 1):
        if cancel is not None:
            cancel.raise_if_cancelled()
        concepts.add(number, cells)
    return TermFile(concepts.concepts(), problems.all())


def preview_spreadsheet(
    path: Path, most_rows: int, mapping: TableMapping | None = None, sheet: str = ""
) -> TablePreview:
    """Return the beginning of a sheet, its columns as recognised or as ``mapping`` says; raise as ``read_spreadsheet``."""
    book = _Workbook(path, CancelToken(), ProblemList())
    name, rows, recognised = book.chosen(sheet)
    mapping = mapping or recognised
    row = mapping.heading_row
    headings = rows[row - 1] if 0 < row <= len(rows) else []
    shown = rows[row : row + most_rows]
    return preview_of(path.name, headings, shown, mapping, sheets=book.sheets, sheet=name)


class _Workbook:
    """A workbook that was looked through before anything of it is believed."""

    def __init__(self, path: Path, cancel: CancelToken, problems: ProblemList) -> None:
        self._name = path.name
        self._cancel = cancel
        data = _data_of(path)
        parts = check_package(data, path.name, cancel, "terms.not_spreadsheet", MOST_XML_BYTES)
        formulas = check_extent(data, path.name, cancel)
        if formulas:
            problems.add("terms.formulas", 0, count=str(formulas))
        if any(part in parts for part in MACROS):
            problems.add("terms.macros", 0)
        self._book = self._opened(data)
        self.sheets = tuple(str(sheet) for sheet in self._book.sheet_names)

    def _opened(self, data: bytes) -> Any:
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            return CalamineWorkbook.from_filelike(io.BytesIO(data))
        except (CalamineError, OSError, ValueError) as error:
            raise InputError("terms.not_spreadsheet", name=self._name) from error

    def chosen(self, sheet: str) -> tuple[str, list[list[str]], TableMapping]:
        """Return the name of the sheet to read, its rows, and what its headings say."""
        if sheet and sheet not in self.sheets:
            raise InputError("terms.no_sheet", name=self._name, sheet=sheet)
        first: tuple[str, list[list[str]], TableMapping] | None = None
        for name in (sheet,) if sheet else self.sheets:
            rows = self._rows(name)
            found = name, rows, _headings(rows)
            if Columns.of(found[2].meanings).form:
                return found
            if rows and first is None:
                first = found
        if first is None:
            raise InputError("terms.empty", name=self._name)
        return first

    def _rows(self, name: str) -> list[list[str]]:
        from python_calamine import CalamineError

        try:
            sheet = self._book.get_sheet_by_name(name)
            merged = sheet.merged_cell_ranges or ()
            rows = [[clean(_text(cell)) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        except (CalamineError, OSError, ValueError) as error:
            raise InputError("terms.not_spreadsheet", name=self._name) from error
        self._cancel.raise_if_cancelled()
        for (top, left), (bottom, _right) in merged:
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row):
                    row[left] = rows[top][left]
        return rows


def _data_of(path: Path) -> bytes:
    try:
        if size_of_file(path) > MOST_BYTES:
            raise InputError("terms.too_big", name=path.name, limit=MOST_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
    if not data:
        raise InputError("terms.empty", name=path.name)
    return data


def _headings(rows: Sequence[Sequence[str]]) -> TableMapping:
    candidates = list(_candidates(rows))
    best = best_headings(candidates)
    if best is not None:
        return candidates[best]
    return TableMapping((ColumnMeaning(),) * max(map(len, rows[:20]), default=0), 0)


def _candidates(rows: Sequence[Sequence[str]]) -> Iterator[TableMapping]:
    # Empty rows above a table are no headings, but count.
    filled = [number for number, row in enumerate(rows[:100], 1) if any(row)][:_HEADING_ROWS]
    for number in filled:
        yield TableMapping(recognise(rows[number - 1]), number)


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, (datetime.datetime, datetime.date, datetime.time)):
        return cell.isoformat()
    return str(cell)
