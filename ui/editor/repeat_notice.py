"""A few words over the foot of the grid: how many repeats were filled, and a way back. It moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.style_sheet import set_look
from ui.words import Retranslated, _, ngettext

SHOWN_MS = 12_000
_MARGIN = 12


class RepeatNotice(Retranslated, QFrame):
    """``undo_wanted`` takes the filling back, ``show_wanted`` shows those that have another text."""

    undo_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._filled, self._differing = 0, 0
        set_look(self, "card")
        self.words = QLabel(self)
        self.undo, self.show_button = QPushButton(self), QPushButton(self)
        for button in (self.undo, self.show_button):
            set_look(button, "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 6, 4)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addWidget(self.undo)
        row.addWidget(self.show_button)
        self.undo.clicked.connect(self.undo_wanted)
        self.show_button.clicked.connect(self.show_wanted)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(SHOWN_MS)
        self._away.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()
        self.retranslate()

    def say(self, filled: int, differing: int) -> None:
        """Say how many repeats were filled, and how many have another text; nothing for neither."""
        self._filled, self._differing = filled, differing
        self.retranslate()
        self.setVisible(bool(filled or differing))
        if self.isVisible():
            self._place()
            self.raise_()
            self._away.start()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """Return what is said."""
        return self.words.text()

    def _place(self) -> None:
        over = self.parentWidget()
        self.adjustSize()
        self.move(max(0, (over.width() - self.width()) // 2), max(0, over.height() - self.height() - _MARGIN))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the grid gets another size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        parts = []
        if self._filled:
            words = ngettext("{count} repeat filled", "{count} repeats filled", self._filled)
            parts.append(words.format(count=self._filled))
        if self._differing:
            words = ngettext(
                "{count} repeat has another text", "{count} repeats have another text", self._differing
            )
            parts.append(words.format(count=self._differing))
        said = " · ".join(parts)
        self.words.setText(said)
        self.setAccessibleName(said)
        self.undo.setText(_("Undo"))
        self.undo.setToolTip(_("Take the filled repeats back (Ctrl+Z)"))
        self.show_button.setText(_("Show"))
        self.show_button.setToolTip(_("Show only the segments with this source"))
        self.undo.setVisible(self._filled > 0)
        self.show_button.setVisible(self._differing > 0)
