"""The head of the library: title, search, filters, order, views, and the next deed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from ui import theme
from ui.elided import ElidedLabel
from ui.icons import icon
from ui.library.filter_menu import FilterMenu
from ui.library.filters import ORDERS, Known
from ui.library.head_room import fit
from ui.shortcuts.tips import with_key
from ui.style_sheet import set_look
from ui.words import Retranslated, _, language_name, ngettext
from workbench.desk import wording
from workbench.desk.library_views import LibraryQuery, Order


class LibraryHead(Retranslated, QFrame):
    """The bar over the board. ``wanted`` carries the query that a filter or an order asks for."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self._query, self._known, self._person = LibraryQuery(), Known(), ""
        self.title = ElidedLabel()
        set_look(self.title, "title")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._glass: QAction = self.search.addAction(
            icon("search", theme.tokens().dim), QLineEdit.ActionPosition.LeadingPosition
        )
        self.language = QComboBox()
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.language.activated.connect(self._language_chosen)
        self.mine = QPushButton()
        self.mine.setCheckable(True)
        self.mine.clicked.connect(self._mine_chosen)
        self.filter = QPushButton()
        self.filters = FilterMenu(self)
        self.filter.setMenu(self.filters)
        self.order = QPushButton()
        self.orders = QMenu(self)
        self._order_actions: dict[Order, QAction] = {}
        self.order.setMenu(self.orders)
        self._fill_orders()
        self.listing = QPushButton()
        self.board = QPushButton()
        views = QButtonGroup(self)
        for button in (self.listing, self.board):
            button.setCheckable(True)
            views.addButton(button)
        self.board.setChecked(True)
        self.new = QPushButton()
        set_look(self.new, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.search, 1)
        for widget in (self.language, self.mine, self.filter, self.order):
            row.addWidget(widget)
        row.addSpacing(4)
        for button in (self.listing, self.board):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self.new)
        self._codes: list[str] = []
        self.retranslate()
        self._colour()

    def parts(self) -> list[QWidget]:
        """Return what stands beside the search field, from left to right."""
        return [
            self.title, self.language, self.mine, self.filter, self.order, self.listing, self.board, self.new,
        ]  # fmt: skip

    def order_words(self) -> str:
        """Return the order in force in words."""
        return _(ORDERS[self._query.order])

    def search_for(self) -> None:
        """Take the keyboard for a search."""
        self.search.setFocus()
        self.search.selectAll()

    def open_filters(self) -> None:
        """Open the menu of filters."""
        self.filter.showMenu()

    def show_query(self, query: LibraryQuery, known: Known, person: str) -> None:
        """Show what is filtered by, in which order, and what there is to filter by."""
        self._query, self._known, self._person = query, known, person
        self.filters.query, self.filters.known, self.filters.person = query, known, person
        self._fill_languages()
        self.mine.setChecked(query.people == (person,) and bool(person))
        self._order_actions[query.order].setChecked(True)
        self._reversed.setChecked(query.descending)
        self.order.setToolTip(wording.labelled(_("In which order releases are shown"), self.order_words()))
        self._fit()

    def _language_chosen(self, row: int) -> None:
        code = str(self.language.itemData(row) or "")
        self.wanted.emit(replace(self._query, languages=(code,) if code else ()))

    def _mine_chosen(self, on: bool) -> None:
        self.wanted.emit(replace(self._query, people=(self._person,) if on else ()))

    def _fill_languages(self) -> None:
        chosen = self._query.languages
        codes = sorted({*self._known.languages, *chosen})
        words = [_("All languages"), *(language_name(code) for code in codes)]
        if [self.language.itemText(row) for row in range(self.language.count())] != words:
            self.language.clear()
            for code, said in zip(("", *codes), words, strict=True):
                self.language.addItem(said, code)
        many = ngettext("{count} language", "{count} languages", len(chosen)).format(count=len(chosen))
        self.language.setPlaceholderText(many)
        row = -1 if len(chosen) > 1 else self.language.findData(chosen[0] if chosen else "")
        self.language.setCurrentIndex(row)

    def _fill_orders(self) -> None:
        group = QActionGroup(self)
        for order in ORDERS:
            action = self.orders.addAction("")
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(
                lambda _on=False, order=order: self.wanted.emit(replace(self._query, order=order))
            )
            self._order_actions[order] = action
        self.orders.addSeparator()
        self._reversed = self.orders.addAction("")
        self._reversed.setCheckable(True)
        self._reversed.triggered.connect(
            lambda on: self.wanted.emit(replace(self._query, descending=bool(on)))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.layout() is not None:
            fit(self)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons as the theme wants them."""
        super().changeEvent(event)
        if event.type() in (event.Type.PaletteChange, event.Type.StyleChange) and hasattr(self, "_codes"):
            self._colour()
        if event.type() == event.Type.FontChange and hasattr(self, "_codes"):
            self._fit()

    def _colour(self) -> None:
        tokens = theme.tokens()
        self._glass.setIcon(icon("search", tokens.dim))
        self.filter.setIcon(icon("filter", tokens.text))
        self.order.setIcon(icon("sort", tokens.text))
        self.listing.setIcon(icon("list", tokens.text, tokens.accent))
        self.board.setIcon(icon("board", tokens.text, tokens.accent))

    def retranslate(self) -> None:
        """Say the words."""
        self.title.setText(_("Releases"))
        self.search.setAccessibleName(_("Search releases"))
        self.search.setToolTip(_("Words that all stand in a release, or “a phrase” (Ctrl+F)"))
        self.search.setMinimumWidth(self.search.fontMetrics().averageCharWidth() * 16)
        self.language.setAccessibleName(_("Language"))
        self.mine.setText(_("&Mine"))
        self.mine.setToolTip(_("Only releases that you wrote in or took in"))
        self.filter.setText(_("F&ilter"))
        self.filter.setToolTip(
            _("Status, language, person, embargo, due, tag, dossier, kept filters (Ctrl+Shift+F)")
        )
        self.order.setAccessibleName(_("Order"))
        for order, words in ORDERS.items():
            self._order_actions[order].setText(_(words))
        self._reversed.setText(_("The other way &round"))
        self.listing.setToolTip(_("A row for each release (Ctrl+2)"))
        self.board.setToolTip(_("A column for each status (Ctrl+1)"))
        self.new.setToolTip(with_key(_("New release"), "window.new"))
        self.show_query(self._query, self._known, self._person)
