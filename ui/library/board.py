"""The board: a column for each status, walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.library.card import COLUMNS, LibraryCard
from ui.library.column import BoardColumn, ColumnView
from ui.library.moving import STEPS
from workbench.model.translation import Status


class Board(QWidget):
    """All columns.

    ``opened`` carries a card; ``menu_wanted`` the cards that are chosen and a place on screen;
    ``choice_changed`` tells that others are chosen; ``moved`` carries cards and the status onto which they were dropped.
    """

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    choice_changed = Signal()
    moved = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = {status: BoardColumn(status, self) for status in COLUMNS}
        self._here = next(iter(self.columns.values())).view
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        for status, column in self.columns.items():
            row.addWidget(column, 1)
            view = column.view
            view.takes = lambda ids, status=status: bool(self._dragged(ids, status))
            view.dropped.connect(
                lambda ids, status=status: self.moved.emit(self._dragged(ids, status), status)
            )
            view.opened.connect(self.opened)
            view.sideways.connect(lambda step, view=view: self._sideways(view, step))
            view.alone.connect(lambda view=view: self._only(view))
            view.all_wanted.connect(self.choose_all)
            view.selectionModel().selectionChanged.connect(lambda _new, _old: self.choice_changed.emit())
            view.selectionModel().currentChanged.connect(lambda _new, _old, view=view: self._at(view))
            view.customContextMenuRequested.connect(lambda at, view=view: self._menu(view, at))

    def put(self, cards: Sequence[LibraryCard]) -> None:
        """Show these cards, keeping those that are chosen chosen, also where they move to another column."""
        current = self.current_card()
        ids = {card.id for card in self.chosen()}
        view, row = self._here, self._here.currentIndex().row()
        for status, column in self.columns.items():
            column.put([card for card in cards if card.status is status])
        if current is not None and ids != {card.id for card in self.chosen()}:
            if not self.choose(current.id) and view.cards.rowCount():
                # It is gone (archived, or found no more): the keyboard is at the next one.
                view.choose(row)
            self._choose_too(ids)

    def _dragged(self, ids: Sequence[str], status: Status) -> list[LibraryCard]:
        """Return the cards that can be dropped on a column."""
        cards = [card for view in self.views() for card in view.cards.cards if card.id in ids]
        return [card for card in cards if (card.status, status) in STEPS]

    def views(self) -> list[ColumnView]:
        """Return the columns' views, from left to right."""
        return [column.view for column in self.columns.values()]

    def current_card(self) -> LibraryCard | None:
        """Return the card that the keyboard is at, else the first one that is chosen."""
        card = self._here.current_card()
        if card is not None:
            return card
        return next((card for view in self.views() if (card := view.current_card()) is not None), None)

    def chosen(self) -> list[LibraryCard]:
        """Return all cards that are chosen, column by column."""
        return [card for view in self.views() for card in view.chosen()]

    def choose(self, release_id: str) -> bool:
        """Choose the card of a release and no other; return whether it is here."""
        for view in self.views():
            row = view.cards.row_of(release_id)
            if row >= 0:
                view.choose(row)
                self._here = view
                return True
        return False

    def choose_all(self) -> None:
        """Choose every card of every column."""
        for view in self.views():
            view.selectAll()

    def _choose_too(self, ids: set[str]) -> None:
        for view in self.views():
            for row, card in enumerate(view.cards.cards):
                if card.id in ids:
                    view.choose_too(row)

    def tick(self) -> None:
        """Count the embargoes and deadlines down."""
        for view in self.views():
            view.tick()

    def enter(self) -> None:
        """Take the keyboard: at the chosen card, else at the first one."""
        views = self.views()
        view = self._here if self._here.current_card() is not None else None
        view = view or next((one for one in views if one.current_card() is not None), None)
        if view is None:
            view = next((one for one in views if one.cards.rowCount()), views[0])
            view.choose(0)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at(self, view: ColumnView) -> None:
        if view.currentIndex().isValid():
            self._here = view

    def _only(self, chosen: ColumnView) -> None:
        for view in self.views():
            if view is not chosen:
                view.clearSelection()

    def _sideways(self, from_view: ColumnView, step: int) -> None:
        views = self.views()
        here = views.index(from_view)
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
            if not view.selectionModel().isSelected(index):
                view.choose(index.row())
            self.menu_wanted.emit(self.chosen(), view.viewport().mapToGlobal(at))
