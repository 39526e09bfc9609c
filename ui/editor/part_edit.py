"""A text edit that holds a part of its text where that is very long; all offsets are those of the whole text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from ui.editor.long_texts import WHOLE_AT_MOST, Part, more_words, part_around
from ui.editor.units import to_characters


class PartEdit(QTextEdit):
    """Knows the whole text, and lays out the part that the cursor is in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = Part()
        self._notes: tuple[QLabel, QLabel] | None = None

    def text(self) -> str:
        """Return the whole text with its no-break spaces, which ``toPlainText`` would lose."""
        shown = self.shown()
        return shown if self.part.whole else f"{self.part.before}{shown}{self.part.after}"

    def shown(self) -> str:
        """Return the part of the text that is here, as it stands."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def hold(self, text: str, units: int) -> None:
        """Put in the part of a text around a UTF-16 offset."""
        self.part = part_around(text, units)
        self.setPlainText(self.part.taken)

    # cursor

    def place(self) -> int:
        """Return where the cursor is, in UTF-16 code units."""
        return self.part.units + self.textCursor().position()

    def cursor_place(self) -> int:
        """Return where the cursor is, in characters."""
        return to_characters(self.text(), self.place())

    def cursor_at(self, units: int, anchor: int | None = None) -> QTextCursor:
        """Return a cursor at a UTF-16 offset, or the nearest one of the part, with all from ``anchor`` selected."""
        cursor = self.textCursor()
        cursor.setPosition(self._inside(units if anchor is None else anchor))
        if anchor is not None:
            cursor.setPosition(self._inside(units), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _inside(self, units: int) -> int:
        return min(max(0, units - self.part.units), self.document().characterCount() - 1)

    def selection(self) -> tuple[int, int]:
        """Return the selected span in characters; both ends equal where nothing is selected."""
        text, cursor, first = self.text(), self.textCursor(), self.part.units
        return (
            to_characters(text, first + cursor.selectionStart()),
            to_characters(text, first + cursor.selectionEnd()),
        )

    def has_to_move(self, units: int) -> bool:
        """Return whether another part has to be held to write at a UTF-16 offset."""
        length = self.document().characterCount() - 1
        return length > WHOLE_AT_MOST or self.part.too_near(units - self.part.units, length)

    def end_wanted(self, event: QKeyEvent) -> int | None:
        """Return where a key for the beginning or the end of the text leads, where only a part of it is here."""
        if self.part.whole:
            return None
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            return 0
        last = self.part.units + self.document().characterCount() + 2 * len(self.part.after)
        return last if event.matches(QKeySequence.StandardKey.MoveToEndOfDocument) else None

    # what is said of the rest

    def say_rest(self, line: int) -> int:
        """Say above and below the part how much there is beside it; return the height of that in pixels."""
        if self.part.whole:
            if self._notes is not None:
                self._notes[0].hide()
                self._notes[1].hide()
                self.setViewportMargins(0, 0, 0, 0)
            return 0
        if self._notes is None:
            self._notes = (QLabel(self), QLabel(self))
            for label in self._notes:
                label.setProperty("look", "dim")
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for label, text in zip(self._notes, (self.part.before, self.part.after), strict=True):
            label.setText(more_words(len(text)))
            label.setVisible(bool(text))
        self.setViewportMargins(0, line * bool(self.part.before), 0, line * bool(self.part.after))
        self.place_rest(line)
        return line * (bool(self.part.before) + bool(self.part.after))

    def place_rest(self, line: int) -> None:
        """Put the words about the rest where they belong."""
        if self._notes is not None:
            self._notes[0].setGeometry(0, 0, self.width(), line)
            self._notes[1].setGeometry(0, self.height() - line, self.width(), line)
