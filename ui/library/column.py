"""A column of the board: the cards of one status."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from ui import theme
from ui.elided import ElidedLabel
from ui.library.card import LibraryCard
from ui.library.card_paint import CardDelegate
from ui.library.models import CARD, RELEASES, ColumnModel
from ui.moments import now
from ui.style_sheet import set_look
from ui.tokens import CARD_RADIUS
from ui.words import Retranslated, _
from workbench.desk import wording
from workbench.model.translation import Status

Flag = QItemSelectionModel.SelectionFlag


class ColumnView(QListView):
    """The cards of one status. ``alone`` tells that what is chosen elsewhere is to be let go.

    ``all_wanted`` asks to choose every card of the board, ``sideways`` for the column beside; ``dropped`` carries the
    ids of releases of another column. ``takes`` says of them whether they can be dropped here.
    """

    opened = Signal(object)
    dropped = Signal(object)
    sideways = Signal(int)
    alone = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "plain")
        self.cards = ColumnModel()
        self.takes: Callable[[list[str]], bool] = lambda _ids: False
        self._timed: dict[str, list[int]] = {}
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        # Ten thousand published releases are laid out by and by.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(lambda index: self.opened.emit(index.data(CARD)))

    def current_card(self) -> LibraryCard | None:
        """Return the card that the keyboard is at, where it is chosen; else the first one that is."""
        chosen = self.selectionModel()
        if chosen.isSelected(self.currentIndex()):
            return self.currentIndex().data(CARD)
        indexes = chosen.selectedIndexes()
        return indexes[0].data(CARD) if indexes else None

    def chosen(self) -> list[LibraryCard]:
        """Return the cards that are chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.cards.cards[row] for row in rows]

    def choose(self, row: int) -> None:
        """Choose a row and no other, the nearest one where there is no such row."""
        rows = self.cards.rowCount()
        if rows:
            index = self.cards.index(max(0, min(row, rows - 1)))
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
            self.scrollTo(index)
            self.alone.emit()

    def choose_too(self, row: int) -> None:
        """Choose a row beside what is chosen already."""
        self.selectionModel().select(self.cards.index(row), Flag.Select)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Return what a click or key chooses here; what is chosen alone is so on the whole board."""
        command = super().selectionCommand(index, event)
        if command & Flag.Clear:
            self.alone.emit()
        return command

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the column beside with the left and right arrows; choose all with Ctrl+A."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.sideways.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards that may come here."""
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take cards that may come here."""
        self._answer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which cards were dropped."""
        ids = self._answer(event)
        if ids:
            self.dropped.emit(ids)

    def _answer(self, event: QDropEvent) -> list[str]:
        data = event.mimeData()
        ids = bytes(data.data(RELEASES).data()).decode().split("\n") if data.hasFormat(RELEASES) else []
        if not ids or not self.takes(ids):
            event.ignore()
            return []
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return ids

    def tick(self) -> None:
        """Count down; where the words of a card take another line now, lay the cards out again."""
        at = now()
        timed = {
            card.id: [len(note.text) for note in card.notes(at) if note.chip]
            for card in self.cards.cards
            if card.release.due is not None or card.release.embargo is not None
        }
        if timed != self._timed:
            self._timed = timed
            self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out again: titles break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the cards out again when the font is another."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self.scheduleDelayedItemsLayout()


class BoardColumn(Retranslated, QWidget):
    """A column with its name and how many cards it holds."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self.name = ElidedLabel()
        set_look(self.name, "heading")
        self.count = QLabel()
        self.view = ColumnView(self)
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 6)
        head.setSpacing(4)
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.retranslate()

    def put(self, cards: Sequence[LibraryCard]) -> None:
        """Show these cards."""
        self.view.cards.put(cards)
        self.count.setText(str(len(cards)))
        self._describe()

    def retranslate(self) -> None:
        """Say the column's name."""
        self.name.setText(wording.name(self.status))
        self._describe()

    def _describe(self) -> None:
        self.view.setAccessibleName(
            _("{status}: {count}").format(status=wording.name(self.status), count=self.view.cards.rowCount())
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the column's ground."""
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.column))
        painter.drawRoundedRect(self.rect(), CARD_RADIUS, CARD_RADIUS)
        painter.end()
        super().paintEvent(event)
