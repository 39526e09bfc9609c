"""The report as a workbook: what was checked, the issues with filters, and what was let stand.

Every text is a text, whatever it begins with: no cell is a formula, and none becomes one when it is edited. Rows go to
the disk as they are made, so that ten thousand issues take a few seconds and little memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, cast
from xml.etree.ElementTree import Element

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from workbench.delivery.qa_report import MarkedText, QaReport, legible, visible
from workbench.model.tasks import CancelToken, Progress, no_progress

MOST_CHARACTERS = 16_000
"""How much of a text a cell takes: spreadsheets stop at 32,767, and count those outside the BMP twice."""

_FORMULA = "=+-@\t'"
"""What a spreadsheet begins a formula with where somebody types it."""

_MOST_SHEET_NAME = 31
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)
_MOMENT = "yyyy-mm-dd hh:mm"
_PLAIN = InlineFont()
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


class _Look:
    """How cells look. Each look is made once: a cell that takes one is a tenth of the work of one made alone."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._styles: dict[tuple[bool, bool, bool], Any] = {}

    def cell(self, value: Value, bold: bool) -> Cell:
        """Return a cell with a value."""
        cell: Any = WriteOnlyCell(self._sheet)
        quoted = _fill(cell, value)
        look = (bold, quoted, isinstance(value, datetime))
        style = self._styles.get(look)
        if style is None:
            cell.alignment = _TOP
            if bold:
                cell.font = _BOLD
            if look[2]:
                cell.number_format = _MOMENT
            # The mark of a text, as the apostrophe that one types: it stays a text when somebody edits the cell.
            cell.quotePrefix = quoted
            style = self._styles[look] = cell._style
        cell._style = style
        return cast(Cell, cell)


class _Sheet:
    """A sheet that is written row by row, from the top."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[int]) -> None:
        self.sheet: Any = book.create_sheet(_sheet_name(title))
        self.rows = 0
        self._look = _Look(self.sheet)
        for column, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.fitToWidth = 1
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def put(self, *values: Value, bold: bool = False) -> None:
        """Write a row."""
        self.sheet.append([None if value == "" else self._look.cell(value, bold) for value in values])
        self.rows += 1

    def table(self, head: Sequence[str], rows: Iterable[Sequence[Value]], step: Callable[[], None]) -> None:
        """Write a table with filters, its head above every page; ``step`` is called before each row."""
        self.sheet.freeze_panes = "A2"
        self.sheet.print_title_rows = "1:1"
        self.put(*head, bold=True)
        for values in rows:
            step()
            self.put(*values)
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{max(2, self.rows)}"


def xlsx_report(
    report: QaReport, cancel: CancelToken | None = None, progress: Progress = no_progress
) -> bytes:
    """Return the report as an Excel workbook of three sheets; ``progress`` counts rows. Raises ``Cancelled``."""
    book = Workbook(write_only=True)
    book.properties.title = legible(report.heading)[:200]
    book.properties.creator = "Pressbench"
    total = len(report.open_issues) + len(report.settled_issues)
    done = 0

    def step() -> None:
        nonlocal done
        if cancel is not None:
            cancel.raise_if_cancelled()
        done += 1
        progress(min(done, total), total)

    stream = BytesIO()
    try:
        _summary(book, report)
        _issues(book, report, step)
        _settled(book, report, step)
    finally:
        # Also where it was given up: what was written for it on the disk goes with the saving alone.
        book.save(stream)
    return stream.getvalue()


def _sheet_name(words: str) -> str:
    clean = "".join("-" if char in "\\/*?:[]" else char for char in legible(words)).strip("' ")
    return clean[:_MOST_SHEET_NAME] or "-"


def _summary(book: Workbook, report: QaReport) -> None:
    words = report.words
    sheet = _Sheet(book, words.checked, (34, 60, 18, 18, 18, 18))
    sheet.put(report.heading, bold=True)
    for label, value in report.facts:
        sheet.put(label, value)
    sheet.put()
    sheet.put(words.severity, words.count, bold=True)
    for _severity, name, count in report.severities:
        sheet.put(name, count)
    names = [name for _severity, name, _count in report.severities]
    sheet.put()
    sheet.put(words.check, words.rule, *names, words.settled_issues, bold=True)
    for one in report.checks:
        sheet.put(one.title, one.check, one.errors, one.warnings, one.hints, one.settled)
    if report.history:
        sheet.put()
        sheet.put(words.deed, words.person, _utc(words.moment), words.reason, bold=True)
        for line in report.history:
            sheet.put(line.deed, line.person, line.at, line.note)


def _issues(book: Workbook, report: QaReport, step: Callable[[], None]) -> None:
    words = report.words
    head = (
        words.segment, words.severity, words.check, words.message, words.found, words.fixes, words.source,
        words.target, words.standing, words.reason, words.rule,
    )  # fmt: skip
    _Sheet(book, words.open_issues, (9, 11, 24, 44, 22, 22, 60, 60, 28, 30, 28)).table(
        head,
        (
            (
                issue.number, issue.severity_name, issue.title, issue.message, issue.found,
                "\n".join(visible(fix) for fix in issue.fixes), issue.source, issue.target,
                issue.decision.kind if issue.decision else "", issue.decision.reason if issue.decision else "",
                issue.check,
            )
            for issue in report.open_issues
        ),
        step,
    )  # fmt: skip


def _settled(book: Workbook, report: QaReport, step: Callable[[], None]) -> None:
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
    widths = (26, 9, 11, 40, 40, 50, 50, 40, 20, 18, 28)
    _Sheet(book, words.settled_issues, widths).table(head, rows, step)


def _fill(cell: Cell, value: Value) -> bool:
    """Put a value into a cell; return whether it is a text that must be kept from being a formula."""
    if isinstance(value, datetime):
        cell.value = value.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        return False
    if isinstance(value, int):
        cell.value = value
        return False
    if isinstance(value, MarkedText) and value.is_marked:
        return _fill_marked(cell, value)
    text = value.text + (_CUT if value.after else "") if isinstance(value, MarkedText) else value
    return _fill_text(cell, _shortened(text))


def _fill_text(cell: Cell, text: str) -> bool:
    if not text:
        return False
    cell.value = legible(text)
    # What begins with an equals sign has been taken for a formula by now, "#N/A" for an error.
    cell.data_type = "s"
    return text[0] in _FORMULA


def _fill_marked(cell: Cell, marked: MarkedText) -> bool:
    text, start, end = marked.text, marked.start, marked.end
    before = (_CUT if marked.before else "") + text[:start]
    found = text[start:end] or _PLACE
    after = text[end:] + (_CUT if marked.after else "")
    pieces = [
        _Piece(_PLAIN, legible(before)),
        _Piece(_MARK, legible(found)),
        _Piece(_PLAIN, legible(after)),
    ]
    cell.value = CellRichText(*(piece for piece in pieces if piece.text))
    return (before or found)[0] in _FORMULA


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + _CUT


def _utc(words: str) -> str:
    return f"{words} (UTC)"
