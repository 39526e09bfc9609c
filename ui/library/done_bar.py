"""A line under the board that says what was done, and offers to take it back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.elided import ElidedLabel
from ui.style_sheet import set_look
from ui.words import Retranslated, _

SHOWN_MS = 12_000


class DoneBar(Retranslated, QFrame):
    """Goes by itself after a while. ``undo_wanted`` asks to take the deed back."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.text = ElidedLabel()
        self.undo = QPushButton()
        set_look(self.undo, "quiet")
        self.undo.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(self.text)
        row.addWidget(self.undo)
        row.addStretch(1)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(SHOWN_MS)
        self._time.timeout.connect(self._gone)
        self.retranslate()
        self.hide()

    def say(self, words: str) -> None:
        """Say what was done; nothing puts the line away."""
        self.text.setText(words)
        self.setVisible(bool(words))
        if words:
            self._time.start()
            self.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _gone(self) -> None:
        if self.undo.hasFocus():
            # Never taken away from under somebody's hands.
            self._time.start()
        else:
            self.hide()

    def retranslate(self) -> None:
        """Say the words."""
        self.undo.setText(_("Undo  Ctrl+Z"))
