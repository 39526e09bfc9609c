"""The head of the library: title, search, filters, views, and the next deed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui import theme
from ui.icons import icon
from ui.style_sheet import set_look
from ui.words import Retranslated, _, language_name


class LibraryHead(Retranslated, QFrame):
    """The bar over the board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.title = QLabel()
        set_look(self.title, "title")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._glass: QAction = self.search.addAction(
            icon("search", theme.tokens().dim), QLineEdit.ActionPosition.LeadingPosition
        )
        self.language = QComboBox()
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.mine = QPushButton()
        self.mine.setCheckable(True)
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
        row.addSpacing(4)
        row.addWidget(self.search, 2)
        row.addWidget(self.language)
        row.addWidget(self.mine)
        row.addStretch(1)
        for button in (self.listing, self.board):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self.new)
        self._codes: list[str] = []
        self.retranslate()
        self._colour()

    def search_for(self) -> None:
        """Take the keyboard for a search."""
        self.search.setFocus()
        self.search.selectAll()

    def language_code(self) -> str:
        """Return the language that is filtered by, empty for all."""
        return str(self.language.currentData() or "")

    def offer_languages(self, codes: Sequence[str]) -> None:
        """Offer these languages; the one that is chosen stays."""
        chosen = self.language_code()
        if list(codes) != self._codes:
            self._codes = sorted({*codes, *([chosen] if chosen else [])})
            self._fill(chosen)

    def _fill(self, chosen: str) -> None:
        silent = self.language.blockSignals(True)
        self.language.clear()
        self.language.addItem(_("All languages"), "")
        for code in self._codes:
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))
        self.language.blockSignals(silent)

    def clear(self) -> None:
        """Forget search and filters."""
        self.search.clear()
        self.language.setCurrentIndex(0)
        self.mine.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons as the theme wants them."""
        super().changeEvent(event)
        if event.type() in (event.Type.PaletteChange, event.Type.StyleChange) and hasattr(self, "_codes"):
            self._colour()

    def _colour(self) -> None:
        tokens = theme.tokens()
        self._glass.setIcon(icon("search", tokens.dim))
        self.listing.setIcon(icon("list", tokens.text, tokens.accent))
        self.board.setIcon(icon("board", tokens.text, tokens.accent))

    def retranslate(self) -> None:
        """Say the words."""
        self.title.setText(_("Releases"))
        self.search.setPlaceholderText(_("Search titles, text, references…  Ctrl+F"))
        self.search.setAccessibleName(_("Search releases"))
        self.search.setMinimumWidth(self.search.fontMetrics().averageCharWidth() * 24)
        self.language.setAccessibleName(_("Language"))
        self._fill(self.language_code())
        self.mine.setText(_("&Mine"))
        self.mine.setToolTip(_("Only releases that you wrote in or took in"))
        self.listing.setText(_("&List"))
        self.board.setText(_("&Board"))
        self.new.setText(_("New release  Ctrl+N"))
