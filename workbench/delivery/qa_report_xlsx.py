"""The report as a workbook: what was checked, the issues with filters, and what was let stand.

Every text is a text, whatever it begins with: no cell is a formula, and none becomes one when it is edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from xml.etree.ElementTree import Element

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbench.delivery.qa_report import MarkedText, QaReport, ReportedIssue, legible, visible

MOST_CHARACTERS = 16_000
"""How much of a text a cell takes: spreadsheets stop at 32,767, and count those outside the BMP twice."""

_FORMULA = "=+-@\t'"
"""What a spreadsheet begins a formula with where somebody types it."""

_MOST_SHEET_NAME = 31
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)
_MOMENT = "yyyy-mm-dd hh:mm"
_MARK = InlineFont(b=True, u="single", color=Color("FFB3261E"))
_CUT = "…"
_PLACE = "\u2038"
"""A caret in the place of a span without width: what is missing is missing there."""

Value = str | int | datetime | MarkedText


class _Piece(TextBlock):
    """A piece of a text with its look. Spaces at its ends stay, also where it is nothing but a space."""

    def to_tree(self) -> Element:
        """Return the element of the piece."""
        tree: Element = super().to_tree()
        for part in tree:
            if part.tag.endswith("}t") or part.tag == "t":
                part.set(_XML_SPACE, "preserve")
        return tree


def xlsx_report(report: QaReport) -> bytes:
    """Return the report as an Excel workbook of three sheets."""
    book = Workbook()
    book.properties.title = legible(report.heading)[:200]
    book.properties.creator = "Pressbench"
    words = report.words
    first = book.active
    if not isinstance(first, Worksheet):
        first = book.create_sheet()
    first.title = _sheet_name(words.checked)
    _summary(first, report)
    _issues(book.create_sheet(_sheet_name(words.open_issues)), report, report.open_issues)
    _settled(book.create_sheet(_sheet_name(words.settled_issues)), report)
    for sheet in book.worksheets:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_name(words: str) -> str:
    clean = "".join("-" if char in "\\/*?:[]" else char for char in legible(words)).strip("' ")
    return clean[:_MOST_SHEET_NAME] or "-"


def _summary(sheet: Worksheet, report: QaReport) -> None:
    words = report.words
    _put(sheet, 1, (report.heading,), bold=True)
    row = 2
    for label, value in report.facts:
        row = _put(sheet, row, (label, value))
    row = _put(sheet, row + 1, (words.severity, words.count), bold=True)
    for _severity, name, count in report.severities:
        row = _put(sheet, row, (name, count))
    names = [name for _severity, name, _count in report.severities]
    row = _put(sheet, row + 1, (words.check, words.rule, *names, words.settled_issues), bold=True)
    for one in report.checks:
        row = _put(sheet, row, (one.title, one.check, one.errors, one.warnings, one.hints, one.settled))
    if report.history:
        row = _put(sheet, row + 1, (words.deed, words.person, _utc(words.moment), words.reason), bold=True)
        for line in report.history:
            row = _put(sheet, row, (line.deed, line.person, line.at, line.note))
    _widths(sheet, (34, 60, 18, 18, 18, 18))


def _issues(sheet: Worksheet, report: QaReport, issues: Sequence[ReportedIssue]) -> None:
    words = report.words
    head = (
        words.segment, words.severity, words.check, words.message, words.found, words.fixes, words.source,
        words.target, words.standing, words.reason, words.rule,
    )  # fmt: skip
    _table(
        sheet,
        head,
        (
            (
                issue.number, issue.severity_name, issue.title, issue.message, issue.found,
                "\n".join(visible(fix) for fix in issue.fixes), issue.source, issue.target,
                issue.decision.kind if issue.decision else "", issue.decision.reason if issue.decision else "",
                issue.check,
            )
            for issue in issues
        ),
        (9, 11, 24, 44, 22, 22, 60, 60, 28, 30, 28),
    )  # fmt: skip


def _settled(sheet: Worksheet, report: QaReport) -> None:
    words = report.words
    head = (
        words.standing, words.segment, words.severity, words.check, words.message, words.source, words.target,
        words.reason, words.person, _utc(words.moment), words.rule,
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for issue in report.settled_issues:
        decision = issue.decision
        if decision is not None:
            rows.append(
                (
                    decision.kind, issue.number, issue.severity_name, issue.title, issue.message, issue.source,
                    issue.target, decision.reason, decision.person, decision.at, issue.check,
                )
            )  # fmt: skip
    rows += [
        (one.decision.kind, one.number or "", "", one.what, "", "", "", one.decision.reason,
         one.decision.person, one.decision.at, "")
        for one in report.exceptions
    ]  # fmt: skip
    _table(sheet, head, rows, (26, 9, 11, 40, 40, 50, 50, 40, 20, 18, 28))


def _table(
    sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[Value]], widths: Sequence[int]
) -> None:
    _put(sheet, 1, head, bold=True)
    row = 2
    for values in rows:
        row = _put(sheet, row, values)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{max(2, row - 1)}"
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    _widths(sheet, widths)


def _put(sheet: Worksheet, row: int, values: Sequence[Value], bold: bool = False) -> int:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        if isinstance(cell, Cell):
            _fill(cell, value)
            cell.alignment = _TOP
            if bold:
                cell.font = _BOLD
    return row + 1


def _fill(cell: Cell, value: Value) -> None:
    if isinstance(value, datetime):
        cell.value = value.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        cell.number_format = _MOMENT
    elif isinstance(value, int):
        cell.value = value
    elif isinstance(value, MarkedText) and value.is_marked:
        _fill_marked(cell, value)
    else:
        text = value.text + (_CUT if value.after else "") if isinstance(value, MarkedText) else value
        _fill_text(cell, _shortened(text))


def _fill_text(cell: Cell, text: str) -> None:
    if not text:
        return
    cell.value = legible(text)
    # What begins with an equals sign has been taken for a formula by now, "#N/A" for an error.
    cell.data_type = "s"
    # The mark of a text, as the apostrophe that one types: it stays a text when somebody edits the cell.
    cell.quotePrefix = text[0] in _FORMULA


def _fill_marked(cell: Cell, marked: MarkedText) -> None:
    text, start, end = marked.text, marked.start, marked.end
    before = (_CUT if marked.before else "") + text[:start]
    found = text[start:end] or _PLACE
    after = text[end:] + (_CUT if marked.after else "")
    pieces = [
        _Piece(InlineFont(), legible(before)),
        _Piece(_MARK, legible(found)),
        _Piece(InlineFont(), legible(after)),
    ]
    cell.value = CellRichText(*(piece for piece in pieces if piece.text))
    cell.quotePrefix = (before or found)[0] in _FORMULA


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + _CUT


def _utc(words: str) -> str:
    return f"{words} (UTC)"


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
