"""Chips and the progress line of the header."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.editor.style import grid_style, mixed


class Chip(QWidget):
    """A few words on a rounded ground, in the colour of a token."""

    def __init__(self, parent: QWidget | None = None, tone: str = "accent") -> None:
        super().__init__(parent)
        self._text = ""
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: str = "") -> None:
        """Say something; nothing hides the chip."""
        self._text, self._tone = text, tone or self._tone
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return what the chip says."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the size of the words and the air around them."""
        return QSize(self.width_of(self._text), grid_style(self.font()).small_line + 6)

    def width_of(self, text: str) -> int:
        """Return how wide the chip is with a text; 0 with none."""
        return QFontMetrics(grid_style(self.font()).small).horizontalAdvance(text) + 18 if text else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        tokens = theme.tokens()
        colour = QColor(getattr(tokens, self._tone))
        style = grid_style(self.font())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, f"{self._tone}_soft")))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(style.small)
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


class ProgressLine(QWidget):
    """A thin line: confirmed, drafts, and what is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = (0, 0, 1)
        self.setFixedSize(QSize(150, 6))

    def show_counts(self, confirmed: int, drafts: int, total: int) -> None:
        """Show how many of all are confirmed and how many are drafts."""
        self._parts = (confirmed, drafts, max(1, total))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        style = grid_style(self.font())
        confirmed, drafts, total = self._parts
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        width = self.width()
        painter.fillRect(self.rect(), style.rule)
        first = round(width * confirmed / total)
        painter.fillRect(0, 0, first, self.height(), style.good)
        second = round(width * drafts / total)
        painter.fillRect(first, 0, second, self.height(), mixed(style.machine, style.panel, 0.6))
        painter.end()
