"""Quiet bars over the grid: work that goes on, and typing that was found after a crash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui import theme
from ui.editor.style import grid_style, mixed
from ui.words import _, ngettext


class _Bar(QWidget):
    """A bar on a tinted ground."""

    def __init__(self, parent: QWidget, tone: str) -> None:
        super().__init__(parent)
        self._tone = tone
        self.words = QLabel(self)
        # A long line breaks before the window would grow.
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 6, 12, 6)
        self.row.addWidget(self.words, 1)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        style = grid_style(self.font())
        colour = QColor(getattr(theme.tokens(), self._tone))
        painter.fillRect(self.rect(), mixed(colour, style.panel, 0.1))
        painter.setPen(style.rule)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class WorkBar(_Bar):
    """Says what is going on and how far, and can stop it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "accent")
        self._stop: Callable[[], None] | None = None
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(8)
        self.cancel = QPushButton(self)
        self.cancel.clicked.connect(self._cancel)
        self.row.addWidget(self.progress, 2)
        self.row.addWidget(self.cancel)

    def begin(self, words: str, stop: Callable[[], None]) -> None:
        """Say that something begins, which ``stop`` can stop."""
        self._stop = stop
        self.words.setText(words)
        self.progress.setAccessibleName(words)
        self.progress.setRange(0, 0)
        self.cancel.setText(_("Cancel"))
        self.cancel.setEnabled(True)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; ``total`` 0 means that it is not known."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def end(self) -> None:
        """Say nothing more."""
        self._stop = None
        self.hide()

    def _cancel(self) -> None:
        if self._stop is not None:
            self._stop()
            self.cancel.setEnabled(False)


class RecoveryBar(_Bar):
    """Offers typing that was not committed when the program ended."""

    restore_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "warning")
        self._count = 0
        self._restore, self._discard = QPushButton(self), QPushButton(self)
        self._restore.clicked.connect(self.restore_wanted)
        self._discard.clicked.connect(self.discard_wanted)
        self.row.addWidget(self._restore)
        self.row.addWidget(self._discard)

    def offer(self, count: int) -> None:
        """Offer the typing of so many segments."""
        self._count = count
        self.retranslate()
        self.setVisible(count > 0)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        words = ngettext(
            "Typing in {count} segment was not saved when the program ended.",
            "Typing in {count} segments was not saved when the program ended.",
            self._count,
        )
        self.words.setText(words.format(count=self._count))
        self._restore.setText(_("Restore"))
        self._discard.setText(_("Discard"))
