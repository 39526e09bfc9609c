"""The columns of the grid and the header that names and resizes them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.editor.style import PAD_X, GridStyle
from ui.words import _

_GRIP = 5


class Columns:
    """Widths of number, source, target and state columns, in pixels."""

    def __init__(self) -> None:
        self.share = 0.5
        self.state_width = 0
        self.number = self.source = self.target = self.state = 0

    def fit(self, width: int, style: GridStyle, count: int) -> None:
        """Share the width out; the texts' columns keep their proportion."""
        digits = max(2, len(str(max(1, count))))
        self.number = round(style.character * (digits + 1)) + 2 * PAD_X
        self.state = self.state_width or round(style.character * 15) + 2 * PAD_X
        texts = max(160, width - self.number - self.state)
        self.source = round(texts * self.share)
        self.target = texts - self.source

    @property
    def source_x(self) -> int:
        """Where the source column begins."""
        return self.number

    @property
    def target_x(self) -> int:
        """Where the target column begins."""
        return self.number + self.source

    @property
    def state_x(self) -> int:
        """Where the state column begins."""
        return self.number + self.source + self.target


class GridHeader(QWidget):
    """Names the columns; dragging a border resizes them. ``resized`` tells that they were."""

    resized = Signal()

    def __init__(self, columns: Columns, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._style: GridStyle | None = None
        self._titles = ("", "")
        self._dragged = 0
        self.setMouseTracking(True)
        self.setObjectName("gridHeader")
        self.setAccessibleName(_("Columns"))

    def show_titles(self, source: str, target: str, style: GridStyle) -> None:
        """Set what the columns are called."""
        self._titles = (source, target)
        self._style = style
        self.setAccessibleDescription(f"{source}, {target}, {_('State')}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the titles and the hairline under them."""
        if self._style is None:
            return
        style, columns = self._style, self._columns
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.background)
        painter.setPen(style.rule)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setFont(style.small)
        painter.setPen(style.dim)
        for title, x, width in (
            (self._titles[0], columns.source_x, columns.source),
            (self._titles[1], columns.target_x, columns.target),
            (_("State"), columns.state_x, columns.state),
        ):
            box = QRect(x + PAD_X, 0, width - 2 * PAD_X, self.height() - 1)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Resize while a border is dragged; else show where one can be."""
        x = round(event.position().x())
        if self._dragged:
            self._drag_to(x)
            return
        self.setCursor(Qt.CursorShape.SplitHCursor if self._border_at(x) else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a border."""
        self._dragged = self._border_at(round(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._dragged = 0

    def _border_at(self, x: int) -> int:
        if abs(x - self._columns.target_x) <= _GRIP:
            return 1
        return 2 if abs(x - self._columns.state_x) <= _GRIP else 0

    def _drag_to(self, x: int) -> None:
        columns = self._columns
        texts = columns.source + columns.target
        if self._dragged == 1:
            columns.share = min(0.8, max(0.2, (x - columns.number) / max(1, texts)))
        else:
            columns.state_width = min(max(60, self.width() - x), self.width() // 3)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say the new language's words."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_("Columns"))
            self.update()
        super().changeEvent(event)
