"""For screen readers: the grid as a table whose cells are made when somebody asks for them, cards as buttons."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget, QListView, QTableView, QTreeView

from ui.editor.grid import SegmentGrid
from ui.editor.other_cells import OtherColumn
from ui.editor.phrases import state_word
from ui.editor.row_paint import state_lines
from ui.panels.cards import Card
from ui.words import _
from workbench.desk.views import Row
from workbench.model.inline import to_tags
from workbench.model.translation import SegmentState


class CellInterface(QAccessibleInterface):
    """A cell: its text, and for the target its state. It is found again by row and column."""

    def __init__(self, table: GridInterface, row: int, column: int) -> None:
        super().__init__()
        self._table = table
        self._row = row
        self._column = column

    @property
    def grid(self) -> SegmentGrid:
        """The grid that the cell is of."""
        return self._table.grid

    def isValid(self) -> bool:
        """Return whether the row is still there."""
        return self._row < self.grid.pages.count

    def object(self) -> QObject | None:
        """Return nothing: a cell is no object."""
        return None

    def parent(self) -> QAccessibleInterface:
        """Return the table."""
        return self._table

    def child(self, _index: int) -> QAccessibleInterface | None:
        """Return nothing: a cell has no parts."""
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:
        """Return nothing: a cell has no parts."""
        return None

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Return -1: a cell has no parts."""
        return -1

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: the text is typed into the live edit."""

    def text(self, kind: QAccessible.Text) -> str:
        """Return what the cell says; its name says where it is."""
        row, shown = self.grid.pages.row(self._row), self.grid.pages.shown(self._row)
        if row is None or shown is None:
            self.grid.pages.want(self._row, self._row)
            return _("Segment {number}").format(number=self.grid.pages.row_at(self._row) + 1)
        if self._other is not None:
            return self._other_text(kind, row)
        live = self._row == self.grid.active
        target = self.grid.edit.text() if live else shown.text
        state = " ".join(state_lines(shown))
        text, name = {
            0: (str(row.segment.number), _("Number")),
            1: (to_tags(row.segment.text, row.segment.codes), _("Source")),
            self._table.live_column: (to_tags(target, row.segment.codes), _("Translation")),
        }.get(self._column, (state, _("State")))
        return _said(kind, text, f"{name}, {row.segment.number}, {state}")

    @property
    def _other(self) -> OtherColumn | None:
        return self.grid.other_column(self._column - 1) if self._column > 1 else None

    def _other_text(self, kind: QAccessible.Text, row: Row) -> str:
        column = self._other
        assert column is not None
        column.targets.want(self._row, self._row)
        revision = column.targets.target(self._row)
        text = "" if revision is None else to_tags(revision.text, row.segment.codes)
        state = SegmentState.UNTRANSLATED if revision is None else revision.state
        said = state_word(state, revision is not None and revision.locked)
        return _said(kind, text, f"{column.title}, {row.segment.number}, {said}")

    def rect(self) -> QRect:
        """Return where the cell is on the screen, empty where it is not on it."""
        grid = self.grid
        columns = grid.columns
        y = grid.view.y_of(self._row)
        if y is None:
            return QRect()
        widths = (columns.number, *columns.texts, columns.state)
        left, width = sum(widths[: self._column]), widths[self._column]
        corner = grid.viewport().mapToGlobal(grid.viewport().rect().topLeft())
        return QRect(corner.x() + left, corner.y() + y, width, grid.heights.height(self._row))

    def role(self) -> QAccessible.Role:
        """Return that it is a cell."""
        return QAccessible.Role.Cell

    def state(self) -> QAccessible.State:
        """Return whether it is the active row, can be edited, and is on screen."""
        state = QAccessible.State()
        grid = self.grid
        active = self._row == grid.active
        state.selectable = True
        live = self._column == self._table.live_column
        state.focusable = live
        state.selected = active
        state.focused = active and live and grid.edit.hasFocus()
        state.active = active
        row = grid.pages.row(self._row)
        state.readOnly = not live or row is None or not grid.may_edit(row)
        state.editable = not state.readOnly
        state.offscreen = grid.view.y_of(self._row) is None
        return state


def _said(kind: QAccessible.Text, text: str, where: str) -> str:
    if kind == QAccessible.Text.Value:
        return text
    if kind == QAccessible.Text.Name:
        return text or _("empty")
    return where if kind == QAccessible.Text.Description else ""


class GridInterface(QAccessibleWidget):
    """The grid as a table of ``count`` rows: number, source, a column a language, state; children count along them."""

    def __init__(self, grid: SegmentGrid) -> None:
        super().__init__(grid, QAccessible.Role.Table)
        self.grid = grid
        self._cells: dict[tuple[int, int, int], CellInterface] = {}

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.grid.columns.texts) + 2

    @property
    def live_column(self) -> int:
        """The column of the language that is written in."""
        return 2 + self.grid.columns.live

    def childCount(self) -> int:
        """Return the number of cells."""
        return self.grid.pages.count * self.columns

    def child(self, index: int) -> QAccessibleInterface | None:
        """Return a cell, made now if it has not been asked for before."""
        if not 0 <= index < self.childCount():
            return None
        columns = self.columns
        key = (*divmod(index, columns), columns)
        cell = self._cells.get(key)
        if cell is None:
            cell = self._cells[key] = CellInterface(self, *divmod(index, columns))
            QAccessible.registerAccessibleInterface(cell)
        return cell

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Return the cell at a place of the screen."""
        point = self.grid.viewport().mapFromGlobal(QPoint(x, y))
        columns = self.grid.columns
        for row, top, height in self.grid.view.visible():
            if top <= point.y() < top + height:
                edges = (columns.source_x, *columns.borders())
                return self.child(row * self.columns + sum(point.x() >= edge for edge in edges))
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the number of a cell."""
        if isinstance(child, CellInterface):
            return child._row * self.columns + child._column
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return the grid's name, and as its value where the person is."""
        if kind == QAccessible.Text.Value and self.grid.active >= 0:
            number = self.grid.pages.row_at(self.grid.active) + 1
            return _("segment {number}").format(number=number)
        return str(super().text(kind))


class ItemsInterface(QAccessibleWidget):
    """A list that Qt has no interface for: its value is the item that is chosen."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        """Return the list's name, and as its value what the chosen item says."""
        if kind == QAccessible.Text.Value:
            index = self._view.currentIndex()
            said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
            return str(said or "")
        return str(super().text(kind))


def _interface(key: str, thing: QObject | None) -> Any:
    if isinstance(thing, QAbstractItemView) and not isinstance(thing, _KNOWN_VIEWS):
        return ItemsInterface(thing)
    if isinstance(thing, Card):
        role = QAccessible.Role.Button if thing.active else QAccessible.Role.Grouping
        return QAccessibleWidget(thing, role)
    if key == "SegmentGrid" or isinstance(thing, SegmentGrid):
        return GridInterface(thing) if isinstance(thing, SegmentGrid) else None
    return None


_KNOWN_VIEWS = (QListView, QTableView, QTreeView)
"""The views that Qt itself makes known, their items too."""

_installed = False


def install() -> None:
    """Give the grid, the cards and the lists of our own to screen readers; calling it again changes nothing."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface)
