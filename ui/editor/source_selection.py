"""Selecting in the texts of a row that are painted and no edit: the source, and other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QTextLayout

from ui.editor.cell_layout import RowLayout
from ui.editor.other_cells import OtherColumn
from ui.editor.style import PAD_X, PAD_Y
from ui.editor.units import to_characters, to_units
from workbench.desk.views import Row
from workbench.model.issues import Side

if TYPE_CHECKING:
    from ui.editor.grid import SegmentGrid


def offset_in(layout: QTextLayout, point: QPointF) -> int:
    """Return the UTF-16 offset nearest to a point of a laid out text."""
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        if point.y() < line.y() + line.height() or index == layout.lineCount() - 1:
            return int(line.xToCursor(point.x()))
    return 0


class SourceSelection:
    """A selected span of one row's source, or of one of its other languages, in characters.

    ``column`` is the text of ``Columns`` that it is in: 0 for the source.
    """

    def __init__(self, grid: SegmentGrid) -> None:
        self._grid = grid
        self.row = -1
        self.column = 0
        self._anchor = 0
        self._end = 0

    def offset_at(self, point: QPoint, y: int, layout: RowLayout, row: Row) -> tuple[Side | None, int]:
        """Return the side under a point and the offset: characters in the source, UTF-16 in the target."""
        columns = self._grid.columns
        top = y + layout.label_height + PAD_Y
        if columns.source_x <= point.x() < columns.target_x:
            inside = QPointF(point.x() - columns.source_x - PAD_X, point.y() - top)
            return Side.SOURCE, to_characters(row.segment.text, offset_in(layout.source, inside))
        if columns.target_x <= point.x() < columns.state_x:
            inside = QPointF(point.x() - columns.target_x - PAD_X, point.y() - top)
            return Side.TARGET, offset_in(layout.target, inside)
        return None, 0

    def other_offset_at(self, point: QPoint, y: int, layout: RowLayout, column: OtherColumn, row: int) -> int:
        """Return the offset in characters of a point in a cell of another language."""
        place = next(at for at, one in enumerate(self._grid.layouts.others) if one is column)
        top = y + layout.label_height + PAD_Y
        inside = QPointF(point.x() - self._grid.columns.text_x(column.text) - PAD_X, point.y() - top)
        text = self._text_of(row, column.text)
        return to_characters(text, offset_in(layout.others[place], inside))

    def _text_of(self, row: int, column: int) -> str:
        if column:
            other = self._grid.other_column(column)
            revision = None if other is None else other.targets.target(row)
            return "" if revision is None else revision.text
        found = self._grid.pages.row(row) if row >= 0 else None
        return "" if found is None else found.segment.text

    def begin(self, row: int, offset: int, column: int = 0) -> None:
        """Begin a selection at a place."""
        self.row, self.column, self._anchor, self._end = row, column, offset, offset
        self._grid.viewport().update()

    def extend(self, row: int, offset: int, column: int = 0) -> None:
        """Select up to a place, if it is in the same cell."""
        if (row, column) == (self.row, self.column):
            self._end = offset
            self._grid.viewport().update()

    def choose_word(self, row: int, offset: int, column: int = 0) -> None:
        """Select the word at a place."""
        text = self._text_of(row, column)
        start = end = min(offset, len(text))
        while start and (text[start - 1].isalnum() or text[start - 1] in "-’'"):
            start -= 1
        while end < len(text) and (text[end].isalnum() or text[end] in "-’'"):
            end += 1
        self.begin(row, start, column)
        self.extend(row, end, column)

    def choose_all(self, row: int, column: int) -> None:
        """Select the whole text of a cell."""
        self.begin(row, 0, column)
        self.extend(row, len(self._text_of(row, column)), column)

    def clear(self) -> None:
        """Select nothing."""
        if self.row >= 0:
            self.row = -1
            self._grid.viewport().update()

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return self.row < 0 or self._anchor == self._end

    def on(self, row: int, column: int = 0) -> tuple[int, int] | None:
        """Return the selected span of a cell in UTF-16 code units, None where nothing is selected."""
        if (row, column) != (self.row, self.column) or self.empty:
            return None
        text = self._text_of(row, column)
        start, end = sorted((self._anchor, self._end))
        return to_units(text, start), to_units(text, end)

    def source_place(self, row: int) -> int | None:
        """Return where a row's source was clicked, or its selection ends, in characters; None where it was not."""
        return self._end if (row, 0) == (self.row, self.column) else None

    def text(self) -> str:
        """Return the selected text of a source, with its codes; empty where another language is selected."""
        return self.any_text() if not self.column else ""

    def any_text(self) -> str:
        """Return the selected text, whichever language it is in, with its codes."""
        if self.row < 0:
            return ""
        start, end = sorted((self._anchor, self._end))
        return self._text_of(self.row, self.column)[start:end]
