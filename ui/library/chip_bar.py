"""The filters in force as chips, each with a way to take it off, and one key to take off all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from ui.library.filters import Chip, chips
from ui.style_sheet import set_look
from ui.words import Retranslated, _
from workbench.desk.library_views import LibraryQuery


class ChipBar(Retranslated, QFrame):
    """Hidden while nothing is filtered. ``wanted`` carries a query, ``clear_wanted`` asks for none."""

    wanted = Signal(object)
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self._query, self._person = LibraryQuery(), ""
        self.buttons: list[QPushButton] = []
        self.title = QLabel()
        set_look(self.title, "small")
        self.clear = QPushButton()
        set_look(self.clear, "quiet")
        self.clear.clicked.connect(self.clear_wanted)
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        room = QScrollArea()
        set_look(room, "plain")
        set_look(self._inside, "panel")
        room.setWidget(self._inside)
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room = room
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 5, 12, 5)
        line.setSpacing(8)
        line.addWidget(self.title)
        line.addWidget(room, 1)
        line.addWidget(self.clear)
        self.retranslate()

    def show_query(self, query: LibraryQuery, person: str) -> None:
        """Show the conditions of a query."""
        self._query, self._person = query, person
        self._fill()

    def _fill(self) -> None:
        wanted = chips(self._query, self._person)
        focused = next((row for row, button in enumerate(self.buttons) if button.hasFocus()), -1)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(chip) for chip in wanted]
        for row, button in enumerate(self.buttons):
            self._row.insertWidget(row, button)
        self._room.setFixedHeight(self.clear.sizeHint().height() + 2)
        self.setVisible(bool(wanted))
        if focused >= 0 and self.buttons:
            self.buttons[min(focused, len(self.buttons) - 1)].setFocus()

    def _button(self, chip: Chip) -> QPushButton:
        button = QPushButton(f"{chip.words}  ×".replace("&", "&&"), self._inside)
        set_look(button, "chip")
        button.setAccessibleName(_("Take off: {filter}").format(filter=chip.words))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(lambda _on=False: self.wanted.emit(chip.without))
        return button

    def retranslate(self) -> None:
        """Say the words."""
        self.title.setText(_("Filtered by"))
        self.clear.setText(_("Show all  Esc"))
        self.clear.setToolTip(_("Take off all filters (Esc)"))
        self._fill()
