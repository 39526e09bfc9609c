"""What stands in the library where no release is shown: what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.icons import pixmap
from ui.library.key_caps import button_words
from ui.style_sheet import set_look
from ui.words import Retranslated, _


class EmptyPlace(Retranslated, QWidget):
    """An invitation to begin, or a way back from a search that found nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search, self._filtered, self._reading = "", False, ""
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = QLabel()
        set_look(self.title, "title")
        self.words = QLabel()
        set_look(self.words, "dim")
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.paste = QPushButton()
        set_look(self.paste, "primary")
        self.open_file = QPushButton()
        self.show_all = QPushButton()
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.paste, self.open_file, self.show_all):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self.picture, self.title, self.words):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(row)
        column.addStretch(3)
        self._colour()
        self.retranslate()

    def say(self, search: str, filtered: bool, reading: str = "") -> None:
        """Say that there is nothing at all, or nothing of what was searched for.

        ``reading`` says that the search does not know all texts yet.
        """
        self._search, self._filtered, self._reading = search, filtered, reading
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Colour the picture as the theme wants it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "picture"):
            self._colour()

    def _colour(self) -> None:
        self.picture.setPixmap(pixmap("drop", theme.tokens().dim, 56, self.devicePixelRatioF()))

    def retranslate(self) -> None:
        """Say the words."""
        for button in (self.paste, self.open_file):
            button.setVisible(not self._filtered)
        self.show_all.setVisible(self._filtered)
        if self._filtered:
            self.title.setText(
                _("Nothing found for “{text}”").format(text=self._search)
                if self._search
                else _("Nothing here")
            )
            self.words.setText(self._reading or _("Search for another word, or show everything."))
        else:
            self.title.setText(_("Begin with a release"))
            self.words.setText(_("Drop a file here, or paste the text: a web page, an e-mail, a Word file."))
        self.paste.setText(button_words(_("&Paste a release"), "window.paste"))
        self.open_file.setText(button_words(_("&Open a file…"), "window.open_file"))
        self.show_all.setText(_("&Show all"))
