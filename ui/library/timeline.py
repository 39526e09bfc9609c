"""The timeline under the board: embargoes and deadlines of the coming days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui import theme
from ui.library.timeline_items import Placed, coming, label_of, later, place, said, shown_entries, tone_of
from ui.library.timescale import SPANS, TimeScale
from ui.moments import clock, here, now
from ui.paint import chip_height, chip_width, draw_chip, fitting, sized
from ui.style_sheet import set_look
from ui.words import Retranslated, _
from workbench.desk.library_views import TimelineEntry

ENTRY = Qt.ItemDataRole.UserRole + 1
EDGE = 16
MOST_LANES = 4
Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction


class TimelineModel(QAbstractListModel):
    """The entries that are shown, in order of time."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[TimelineEntry] = []

    def put(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries."""
        if list(entries) != self.entries:
            self.beginResetModel()
            self.entries = list(entries)
            self.endResetModel()

    def rowCount(self, parent: Any = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what an entry says."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return label_of(entry)
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(entry, now())
        return None


class TimelineView(Retranslated, QAbstractItemView):
    """Entries on a scale of hours and days.

    Arrow keys go from one to the next, Enter opens, + and - show fewer or more days. ``opened`` carries an entry,
    ``menu_wanted`` an entry and a place on screen; ``zoomed`` tells that other days are shown.
    """

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "timeline")
        self.items = TimelineModel()
        self.days = 3
        self.later = 0
        self._all: list[TimelineEntry] = []
        self._placed: list[Placed] = []
        self._scale = TimeScale(now(), self.days, 600)
        self.setModel(self.items)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self.opened.emit(index.data(ENTRY)))
        self.customContextMenuRequested.connect(self._menu)
        self.retranslate()

    # what is shown

    def put(self, entries: Sequence[TimelineEntry], ids: set[str] | None) -> None:
        """Show these entries; ``ids`` are the releases that are found, None for all."""
        self._all = coming(entries, ids)
        self.tick()

    def tick(self) -> None:
        """Let the time go on."""
        chosen = self.currentIndex().data(ENTRY) if self.currentIndex().isValid() else None
        self._scale = TimeScale(now(), self.days, self._width())
        self.items.put(shown_entries(self._all, self._scale))
        self.later = later(self._all, self._scale)
        if chosen in self.items.entries and not self.currentIndex().isValid():
            self._go_to(self.items.entries.index(chosen))
        if self.hasFocus():
            self._come_in()
        self._lay_out()
        self.zoomed.emit()

    def zoom(self, step: int) -> None:
        """Show more days (+1) or fewer (-1)."""
        self.show_days(SPANS[max(0, min(len(SPANS) - 1, SPANS.index(self.days) + step))])

    def show_days(self, days: int) -> None:
        """Show so many days: one of ``SPANS``."""
        self.days = days if days in SPANS else 3
        self.tick()

    def lanes(self) -> int:
        """Return how many lines of entries there are."""
        return max((one.lane for one in self._placed), default=0) + 1

    def _fonts(self) -> tuple[Any, Any]:
        return sized(self.font(), 0.9), sized(self.font(), 0.8)

    def _top(self) -> float:
        return QFontMetricsF(self._fonts()[1]).height() + 8

    def _width(self) -> float:
        return max(100.0, self.viewport().width() - 2 * EDGE)

    def _lay_out(self) -> None:
        font, _tiny = self._fonts()
        most = max(90.0, min(240.0, self._width() / 5))
        texts = [label_of(entry) for entry in self.items.entries]
        widths = [min(most, chip_width(text, font, True) + 1) for text in texts]
        lefts = [self._scale.x_of(entry.at) for entry in self.items.entries]
        self._placed = place(lefts, widths, self._width(), chip_height(font))
        step = chip_height(font) + 4
        lanes = min(MOST_LANES, max(2, self.lanes()))
        foot = QFontMetricsF(_tiny).height() + 4
        high = round(self._top() + lanes * step + foot)
        if self.height() != high:
            self.setFixedHeight(high)
        beyond = max(0, self.lanes() - lanes)
        self.verticalScrollBar().setRange(0, round(beyond * step))
        self.verticalScrollBar().setPageStep(round(lanes * step))
        self.verticalScrollBar().setSingleStep(round(step))
        self.viewport().update()

    # what Qt asks of a view

    def visualRect(self, index: Index) -> QRect:
        """Return where an entry stands in the viewport."""
        if not index.isValid() or index.row() >= len(self._placed):
            return QRect()
        shift = QPointF(EDGE, self._top() - self.verticalOffset())
        return self._placed[index.row()].box.translated(shift).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the entry at a point of the viewport."""
        if point.y() < self._top():
            return QModelIndex()
        for row in range(len(self._placed)):
            index = self.items.index(row)
            if self.visualRect(index).contains(point):
                return index
        return QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring an entry into sight."""
        del hint
        if index.isValid() and index.row() < len(self._placed):
            box, bar = self._placed[index.row()].box, self.verticalScrollBar()
            if box.top() < bar.value():
                bar.setValue(round(box.top()))
            elif box.bottom() > bar.value() + bar.pageStep():
                bar.setValue(round(box.bottom() - bar.pageStep()))

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the entry that a key goes to."""
        del modifiers
        last = len(self._placed) - 1
        here_now = self.currentIndex().row()
        if action in (Move.MoveHome, Move.MovePageUp):
            row = 0
        elif action in (Move.MoveEnd, Move.MovePageDown):
            row = last
        elif action in (Move.MoveRight, Move.MoveDown, Move.MoveNext):
            row = min(last, here_now + 1)
        else:
            row = max(0, here_now - 1)
        return self.items.index(row) if last >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        """Return 0: all days that are shown fit."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far the lines are scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Return that nothing is hidden."""
        del index
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what stands in a rectangle."""
        index = self.indexAt(rect.center())
        self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where what is chosen stands."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def _go_to(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.items.index(row), flag)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, zoom with + and -."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(ENTRY))
        elif event.text() in ("+", "="):
            self.zoom(-1)
        elif event.text() == "-":
            self.zoom(1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Come in at the next entry."""
        # Before Qt does, which comes in at the first.
        self._come_in()
        super().focusInEvent(event)
        self.viewport().update()

    def _come_in(self) -> None:
        if not self.currentIndex().isValid() and self.items.entries:
            at = now()
            ahead = [row for row, entry in enumerate(self.items.entries) if entry.at >= at]
            self._go_to(ahead[0] if ahead else len(self.items.entries) - 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom(-1 if event.angleDelta().y() > 0 else 1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the scale to another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.tick()

    def changeEvent(self, event: QEvent) -> None:
        """Fit to another font, theme or language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_scale"):
            self._lay_out()

    def retranslate(self) -> None:
        """Say the words."""
        self.setAccessibleName(_("Embargoes and deadlines"))
        self.setAccessibleDescription(_("Arrow keys go from one to the next, Enter opens, + and - zoom"))
        self.viewport().update()

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            index = self.currentIndex()
            at = self.visualRect(index).center()
        if index.isValid():
            self._go_to(index.row())
            self.menu_wanted.emit(index.data(ENTRY), self.viewport().mapToGlobal(at))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale, the entries and the moment that is now."""
        del event
        tokens = theme.tokens()
        font, tiny = self._fonts()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens.panel))
        bottom, small = self.viewport().height(), QFontMetricsF(tiny)
        painter.setFont(tiny)
        for tick in self._scale.ticks(small.horizontalAdvance("00:00 00") + 14):
            x = round(EDGE + tick.x)
            painter.setPen(QPen(QColor(tokens.edge if tick.day else tokens.line), 1))
            painter.drawLine(x, 2, x, bottom - 4)
            painter.setPen(QColor(tokens.text if tick.day else tokens.dim))
            painter.drawText(QPointF(x + 5, 3 + small.ascent()), tick.label)
        at = now()
        x = round(EDGE + self._scale.x_of(at))
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawLine(x, 2, x, bottom - 2)
        words = _("now {time}").format(time=clock(at.astimezone(here())))
        painter.setPen(QColor(tokens.accent))
        painter.drawText(QPointF(x + 5, bottom - 5), words)
        painter.setClipRect(QRectF(0, self._top() - 2, self.viewport().width(), bottom))
        for row, entry in enumerate(self.items.entries):
            self._paint_entry(painter, row, entry, font)
        painter.end()

    def _paint_entry(self, painter: QPainter, row: int, entry: TimelineEntry, font: Any) -> None:
        box = QRectF(self._placed[row].box).translated(EDGE, self._top() - self.verticalOffset())
        tone, icon = tone_of(entry, now())
        text = fitting(label_of(entry), font, box.width(), True)
        draw_chip(painter, box.topLeft(), text, font, tone, icon, tone != "plain")
        if self.hasFocus() and self.currentIndex().row() == row:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), box.height() / 2, box.height() / 2)
