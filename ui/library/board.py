"""The board: a column for each status, walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from ui import theme
from ui.elided import ElidedLabel
from ui.library.card import COLUMNS, LibraryCard
from ui.library.card_paint import CardDelegate
from ui.library.models import CARD, ColumnModel
from ui.style_sheet import set_look
from ui.tokens import CARD_RADIUS
from ui.words import Retranslated, _
from workbench.desk import wording
from workbench.model.translation import Status


class ColumnView(QListView):
    """The cards of one status."""

    opened = Signal(object)
    sideways = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "plain")
        self.cards = ColumnModel()
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        # Ten thousand published releases are laid out by and by.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(lambda index: self.opened.emit(index.data(CARD)))

    def current_card(self) -> LibraryCard | None:
        """Return the card that is chosen."""
        indexes = self.selectionModel().selectedIndexes()
        return indexes[0].data(CARD) if indexes else None

    def choose(self, row: int) -> None:
        """Choose a row, the nearest one where there is no such row."""
        rows = self.cards.rowCount()
        if rows:
            index = self.cards.index(max(0, min(row, rows - 1)))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the column beside with the left and right arrows."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.sideways.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            return
        super().keyPressEvent(event)

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
        head.setContentsMargins(14, 10, 14, 6)
        head.setSpacing(8)
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


class Board(QWidget):
    """All columns. ``opened`` carries a card; ``menu_wanted`` a card and a place on screen."""

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = {status: BoardColumn(status, self) for status in COLUMNS}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        for column in self.columns.values():
            row.addWidget(column, 1)
            view = column.view
            view.opened.connect(self.opened)
            view.sideways.connect(self._sideways)
            view.selectionModel().currentChanged.connect(
                lambda index, _before, view=view: self._only(view) if index.isValid() else None
            )
            view.customContextMenuRequested.connect(lambda at, view=view: self._menu(view, at))

    def put(self, cards: Sequence[LibraryCard]) -> None:
        """Show these cards, keeping the one that is chosen chosen."""
        chosen = self.current_card()
        for status, column in self.columns.items():
            column.put([card for card in cards if card.status is status])
        if chosen is not None:
            self.choose(chosen.id)

    def views(self) -> list[ColumnView]:
        """Return the columns' views, from left to right."""
        return [column.view for column in self.columns.values()]

    def current_card(self) -> LibraryCard | None:
        """Return the card that is chosen."""
        return next((card for view in self.views() if (card := view.current_card()) is not None), None)

    def choose(self, release_id: str) -> bool:
        """Choose the card of a release; return whether it is here."""
        for view in self.views():
            row = view.cards.row_of(release_id)
            if row >= 0:
                view.choose(row)
                return True
        return False

    def enter(self) -> None:
        """Take the keyboard: at the chosen card, else at the first one."""
        views = self.views()
        view = next((one for one in views if one.current_card() is not None), None)
        if view is None:
            view = next((one for one in views if one.cards.rowCount()), views[0])
            view.choose(0)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _only(self, chosen: ColumnView) -> None:
        for view in self.views():
            if view is not chosen:
                view.selectionModel().clear()

    def _sideways(self, step: int) -> None:
        views = self.views()
        here = views.index(self.sender())
        row = views[here].currentIndex().row()
        place = here + step
        while 0 <= place < len(views):
            if views[place].cards.rowCount():
                views[place].choose(row)
                views[place].setFocus(Qt.FocusReason.OtherFocusReason)
                return
            place += step

    def _menu(self, view: ColumnView, at: QPoint) -> None:
        index = view.indexAt(at)
        if not index.isValid():
            index = view.currentIndex()
            at = view.visualRect(index).center()
        if index.isValid():
            view.choose(index.row())
            self.menu_wanted.emit(index.data(CARD), view.viewport().mapToGlobal(at))
