"""The list of rows: which row and which side the keys mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.editor.owned import owned
from ui.editor.style import PAD_X
from ui.elided import ElidedLabel
from ui.pairing.measuring import Measured, measured
from ui.pairing.model import RowModel
from ui.pairing.painting import RowDelegate
from ui.style_sheet import set_look
from ui.tasks import Lane, Runner
from workbench.model.pairing import PairSide
from workbench.model.tasks import CancelToken

AT_ONCE = 400
"""Sentences of a pairing that are measured at once; more would stop the window."""


class RowView(QListView):
    """Rows from top to bottom. ``moved`` tells that another row or side is meant, ``resized`` that columns are others,
    ``measured`` that rows have the heights of the width of now.
    """

    moved = Signal()
    resized = Signal()
    measured = Signal()

    def __init__(self, model: RowModel, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pairs = model
        self._shown = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.measure)
        self.setModel(model)
        self.rows = RowDelegate(self)
        self.setItemDelegate(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(40)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def side(self) -> PairSide:
        """The column that the keys mean."""
        return self.rows.side

    def set_side(self, side: PairSide) -> None:
        """Let the keys mean a column."""
        if side is not self.rows.side:
            self.rows.side = side
            self.viewport().update()
            self.moved.emit()

    @property
    def place(self) -> int:
        """The place of the row that is worked on, -1 for none."""
        return self.currentIndex().row()

    def places(self) -> list[int]:
        """Return the places of the rows that are selected, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def go_to(self, place: int, among_others: bool = False) -> None:
        """Work on a row, and show it whole; with ``among_others`` one that was out of sight comes into the middle."""
        index = self.model().index(place, 0)
        if index.isValid():
            # Before the row is the current one: Qt scrolls to that by itself.
            in_sight = self.viewport().rect().contains(self.visualRect(index))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if among_others and not in_sight:
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            else:
                self.scrollTo(index)
            self.viewport().update()

    def top_of(self, place: int) -> int | None:
        """Return where a row begins on screen, in pixels from the top of the view; None where it is out of sight."""
        box = self.visualRect(self.model().index(place, 0))
        return box.top() if box.isValid() and self.viewport().rect().intersects(box) else None

    def keep_at(self, top: int | None) -> None:
        """Put the row that is worked on where it stood: what changed above must not move it under the eyes."""
        now = self.top_of(self.place)
        if top is not None and now is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + now - top)

    def _current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        self.moved.emit()

    def say(self, words: str) -> None:
        """Let a screen reader say the row anew."""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the side; letters search nothing here, they are deeds."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            left = event.key() == Qt.Key.Key_Left
            self.set_side(PairSide.SOURCE if left else PairSide.TARGET)
            event.accept()
        elif plain and event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click means the row and the side under the pointer."""
        at = self.rows.columns()
        right = event.position().x() > at.middle + at.between / 2
        self.set_side(PairSide.TARGET if right else PairSide.SOURCE)
        super().mousePressEvent(event)

    def measure(self) -> None:
        """Measure all rows in the width of now; thousands are measured off the GUI thread, and shown after that."""
        self._shown = True
        rows, pairing = self.rows, self._pairs.pairing
        style, room, width = rows.style_of(), rows.room(), self.viewport().width()
        key = f"heights:{id(self)}"

        def take(found: Measured) -> None:
            if width == self.viewport().width():
                rows.take(found)
                self.scheduleDelayedItemsLayout()
                self.measured.emit()

        if len(pairing.source) + len(pairing.target) <= AT_ONCE:
            self._runner.cancel(key)
            take(measured(pairing, style, room))
            return

        def work(cancel: CancelToken) -> Measured:
            return measured(pairing, style, room, cancel)

        self._runner.run(work, done=owned(self, take), key=key, lane=Lane.READ)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row that is worked on in sight when texts break anew."""
        super().resizeEvent(event)
        if self._shown and event.size().width() != event.oldSize().width():
            self.measure()
        if self.place >= 0:
            self.scrollTo(self.currentIndex())
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing before the rows were measured once."""
        if self.rows.measured:
            super().paintEvent(event)

    def refresh(self) -> None:
        """Lay everything out anew: fonts, colours or words are others."""
        self.rows.forget()
        if self._shown:
            # Not at once: Qt is changing the style of every widget just now, and rows must not be laid out amid that.
            self._later.start()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font or theme."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
        if event.type() in kinds and hasattr(self, "rows"):
            self.refresh()


class ColumnHeads(QWidget):
    """The names of the two texts over their columns."""

    def __init__(self, view: RowView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.labels = (ElidedLabel(parent=self), ElidedLabel(parent=self))
        for label in self.labels:
            set_look(label, "heading")
        view.resized.connect(self._put_in_place)

    def put(self, source: str, target: str) -> None:
        """Show the names."""
        for label, words in zip(self.labels, (source, target), strict=True):
            label.setText(words)

    def _put_in_place(self) -> None:
        style, at = self._view.rows.style_of(), self._view.rows.columns()
        tall = style.line + 8
        self.setFixedHeight(tall)
        for label, x in zip(self.labels, (at.source, at.target), strict=True):
            label.setGeometry(round(x) + PAD_X, 0, round(at.text) - 2 * PAD_X, tall)
