"""What the bars over the grid share that look for something: their ground, and the keys Enter and Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.editor.style import grid_style
from ui.words import Retranslated


class SearchBar(Retranslated, QWidget):
    """A bar with a field: Enter asks (with Shift: backwards), Down goes on in the rows, Escape closes."""

    def enter_pressed(self, backwards: bool) -> None:
        """Do what Enter means here."""
        raise NotImplementedError

    def escape_pressed(self) -> None:
        """Do what Escape means here."""
        raise NotImplementedError

    def down_pressed(self) -> None:
        """Do what the Down key means here: nothing, unless a bar says otherwise."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask by Enter, close by Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and a hairline under it."""
        painter = QPainter(self)
        style = grid_style(self.font())
        painter.fillRect(self.rect(), style.panel)
        painter.setPen(style.rule)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
