"""A line across the window for what went wrong, or what has been done elsewhere: it stops nobody."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui import theme
from ui.style_sheet import set_look
from ui.words import Retranslated, _

QUIET_SECONDS = 600.0


class NoticeBar(Retranslated, QFrame):
    """A sentence, perhaps a deed, and a way to put it away. ``acted`` tells that the deed was chosen."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "error"
        self._put_away, self._put_away_at = "", -QUIET_SECONDS
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.deed = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setText("×")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.deed)
        row.addWidget(self.close_button)
        self.close_button.clicked.connect(self.put_away)
        self.deed.clicked.connect(self._act)
        self.retranslate()
        self.hide()

    def say(self, text: str, tone: str = "error", deed: str = "", again: bool = True) -> None:
        """Show a sentence; ``tone`` is error, warning or good.

        What was put away a short while ago is not shown again where ``again`` is not asked for: work in the
        background fails the same way many times.
        """
        recent = time.monotonic() - self._put_away_at < QUIET_SECONDS
        if not again and recent and text == self._put_away:
            return
        self._tone = tone
        self.text.setText(text)
        self.deed.setText(deed)
        self.deed.setVisible(bool(deed))
        self._colour()
        self.show()
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def put_away(self) -> None:
        """Hide it, and remember what it said."""
        self._put_away, self._put_away_at = self.text.text(), time.monotonic()
        self.hide()

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it away with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Colour it as the theme wants."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "text"):
            self._colour()

    def _colour(self) -> None:
        tokens = theme.tokens()
        colour, ground = getattr(tokens, self._tone), getattr(tokens, f"{self._tone}_soft")
        sheet = (
            f"NoticeBar {{ background: {ground}; border: none; border-bottom: 1px solid {tokens.line}; }} "
            f"NoticeBar QLabel, NoticeBar QToolButton {{ color: {colour}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def retranslate(self) -> None:
        """Say the words."""
        self.close_button.setToolTip(_("Put away"))
        self.close_button.setAccessibleName(_("Put away"))
        set_look(self.deed, "")
