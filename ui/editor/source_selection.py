"""Selecting in the source of a row, which is painted and not an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QTextLayout

from ui.editor.cell_layout import RowLayout
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
    """A selected span of one row's source, in characters."""

    def __init__(self, grid: SegmentGrid) -> None:
        self._grid = grid
        self.row = -1
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

    def begin(self, row: int, offset: int) -> None:
        """Begin a selection at a place."""
        self.row, self._anchor, self._end = row, offset, offset
        self._grid.viewport().update()

    def extend(self, row: int, offset: int) -> None:
        """Select up to a place, if it is in the same row."""
        if row == self.row:
            self._end = offset
            self._grid.viewport().update()

    def choose_word(self, row: int, text: str, offset: int) -> None:
        """Select the word at a place."""
        start = end = min(offset, len(text))
        while start and (text[start - 1].isalnum() or text[start - 1] in "-’'"):
            start -= 1
        while end < len(text) and (text[end].isalnum() or text[end] in "-’'"):
            end += 1
        self.row, self._anchor, self._end = row, start, end
        self._grid.viewport().update()

    def clear(self) -> None:
        """Select nothing."""
        if self.row >= 0:
            self.row = -1
            self._grid.viewport().update()

    def on(self, row: int) -> tuple[int, int] | None:
        """Return the selected span of a row in UTF-16 code units, None where nothing is selected."""
        found = self._grid.pages.row(row)
        if row != self.row or self._anchor == self._end or found is None:
            return None
        text = found.segment.text
        start, end = sorted((self._anchor, self._end))
        return to_units(text, start), to_units(text, end)

    def text(self) -> str:
        """Return the selected text, with its codes."""
        row = self._grid.pages.row(self.row) if self.row >= 0 else None
        if row is None:
            return ""
        start, end = sorted((self._anchor, self._end))
        return row.segment.text[start:end]
