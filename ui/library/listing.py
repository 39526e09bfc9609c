"""The list: a row for each release, ordered by any column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.library.card import COLUMNS, LibraryCard
from ui.library.models import (
    CARD,
    LANGUAGES,
    PEOPLE,
    PROGRESS,
    REFERENCE,
    STATUS,
    TIMES,
    TITLE,
    WAITING,
    TableModel,
)
from ui.library.notes import found_in
from ui.library.row_paint import RowDelegate
from ui.style_sheet import set_look
from ui.words import Retranslated, _
from workbench.desk import wording

FITTED_ROWS = 100
"""How many rows say how wide a column is."""


class Listing(Retranslated, QTableView):
    """The releases as a table.

    ``opened`` carries a card; ``menu_wanted`` the cards that are chosen and a place on screen;
    ``choice_changed`` tells that others are chosen.
    """

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    choice_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "plain")
        self.cards = TableModel()
        self.setModel(self.cards)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self._fitting, self._chosen_widths = False, False
        header.sectionResized.connect(self._resized)
        self.activated.connect(lambda index: self.opened.emit(index.data(CARD)))
        self.customContextMenuRequested.connect(self._menu)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.choice_changed.emit())
        self.retranslate()

    def put(self, cards: Sequence[LibraryCard]) -> None:
        """Show these releases, keeping those that are chosen chosen."""
        current = self.current_card()
        ids, row = {card.id for card in self.chosen()}, self.currentIndex().row()
        self.cards.put(cards)
        self._set_sizes()
        if current is not None and ids != {card.id for card in self.chosen()}:
            if not self.choose(current.id) and self.cards.cards:
                # It is gone (archived, or found no more): the keyboard is at the next one.
                self.choose(self.cards.cards[max(0, min(row, len(self.cards.cards) - 1))].id)
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            for row, card in enumerate(self.cards.cards):
                if card.id in ids:
                    self.selectionModel().select(self.cards.index(row, 0), flags)

    def current_card(self) -> LibraryCard | None:
        """Return the release that the keyboard is at, where it is chosen; else the first one that is."""
        rows = self.selectionModel().selectedRows()
        here = next((index for index in rows if index.row() == self.currentIndex().row()), None)
        return here.data(CARD) if here is not None else rows[0].data(CARD) if rows else None

    def chosen(self) -> list[LibraryCard]:
        """Return the releases that are chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.cards.cards[row] for row in rows]

    def choose_all(self) -> None:
        """Choose every release."""
        self.selectAll()

    def tick(self) -> None:
        """Count the embargoes and deadlines down."""
        self.viewport().update()

    def choose(self, release_id: str) -> bool:
        """Choose the row of a release; return whether it is here."""
        row = self.cards.row_of(release_id)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.cards.index(row, 0), flags)
        return row >= 0

    def enter(self) -> None:
        """Take the keyboard: at the chosen row, else at the first one."""
        if self.current_card() is None and self.cards.cards:
            self.choose(self.cards.cards[0].id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        card = self.current_card()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and card is not None:
            self.opened.emit(card)
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say the headings."""
        self.setAccessibleName(_("Releases"))
        self.cards.retranslate()
        self._set_sizes()

    def _resized(self, column: int, _old: int, _new: int) -> None:
        # From now on the widths are those that the person gave.
        self._chosen_widths = self._chosen_widths or not (self._fitting or column == TITLE)

    def _set_sizes(self) -> None:
        if not self._chosen_widths:
            self._fitting = True
            self._fit_columns()
            self._fitting = False
        self._set_heights()

    def _fit_columns(self) -> None:
        """Give each column the width of what stands in it, up to a limit: what is left is the titles'."""
        metrics = self.fontMetrics()
        one = metrics.averageCharWidth()
        statuses = max(metrics.horizontalAdvance(wording.name(status)) for status in COLUMNS)
        widths = {LANGUAGES: one * 8, STATUS: statuses, PROGRESS: one * 8}
        limits = {REFERENCE: one * 18, TIMES: one * 34, WAITING: one * 24, PEOPLE: one * 16}
        for column, limit in limits.items():
            texts = {
                str(self.cards.index(row, column).data())
                for row in range(min(self.cards.rowCount(), FITTED_ROWS))
            }
            widths[column] = min(limit, max(map(metrics.horizontalAdvance, texts), default=0) + 2)
        for column, pixels in widths.items():
            name = metrics.horizontalAdvance(str(self.cards.headerData(column, Qt.Orientation.Horizontal)))
            self.setColumnWidth(column, max(pixels, name) + 20)

    def _set_heights(self) -> None:
        found = any(found_in(card) is not None for card in self.cards.cards)
        high = round(self.fontMetrics().height() * (3.1 if found else 2.1))
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setDefaultSectionSize(high)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns to another font."""
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "cards"):
            self._set_sizes()

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            index = self.currentIndex()
            at = self.visualRect(index).center()
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.choose(index.data(CARD).id)
            self.menu_wanted.emit(self.chosen(), self.viewport().mapToGlobal(at))
