"""The header over the grid: it names the columns and resizes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.editor.columns import Columns
from ui.editor.style import PAD_X, GridStyle
from ui.words import _

_GRIP = 5


@dataclass(frozen=True, slots=True)
class Title:
    """What a column of text is called, and what its tool tip says."""

    name: str
    note: str = ""


class GridHeader(QWidget):
    """Names the columns; dragging a border resizes them. ``resized`` tells that they were, ``menu_wanted`` (global
    position) that the menu of the columns is asked for.
    """

    resized = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, columns: Columns, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._style: GridStyle | None = None
        self._titles: tuple[Title, ...] = ()
        self._dragged = -1
        self.setMouseTracking(True)
        self.setObjectName("gridHeader")
        self.setAccessibleName(_("Columns"))

    def show_titles(self, titles: Sequence[Title], style: GridStyle) -> None:
        """Set what the texts are called, in the order of the columns."""
        self._titles = tuple(titles)
        self._style = style
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(", ".join([one.name for one in self._titles] + [_("State")]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the titles and the hairline under them; the live language's is the darker one."""
        if self._style is None:
            return
        style, columns = self._style, self._columns
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.background)
        painter.setPen(style.rule)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setFont(style.small)
        named = [(one.name, text) for text, one in enumerate(self._titles) if text < len(columns.texts)]
        for name, text in named:
            live = text == 1 + columns.live and len(named) > 2
            box = QRect(columns.text_x(text) + PAD_X, 0, columns.texts[text] - 2 * PAD_X, self.height() - 1)
            painter.setPen(style.text if live else style.dim)
            self._say(painter, box, name)
        painter.setPen(style.dim)
        width = columns.state - 2 * PAD_X
        self._say(painter, QRect(columns.state_x + PAD_X, 0, width, self.height() - 1), _("State"))
        painter.end()

    def _say(self, painter: QPainter, box: QRect, words: str) -> None:
        said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)

    def event(self, event: QEvent) -> bool:
        """Say what can be done with the column under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._columns.text_at(event.pos().x())
            note = self._titles[text].note if text is not None and text < len(self._titles) else ""
            QToolTip.showText(event.globalPos(), note, self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the columns."""
        self.menu_wanted.emit(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Resize while a border is dragged; else show where one can be."""
        x = round(event.position().x())
        if self._dragged >= 0:
            self._drag_to(x)
            return
        at_border = self._border_at(x) >= 0
        self.setCursor(Qt.CursorShape.SplitHCursor if at_border else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a border."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = self._border_at(round(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._dragged = -1

    def _border_at(self, x: int) -> int:
        near = [border for border, edge in enumerate(self._columns.borders()) if abs(x - edge) <= _GRIP]
        return near[0] if near else -1

    def _drag_to(self, x: int) -> None:
        self._columns.drag(self._dragged, x, self.width())
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Say the new language's words."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_("Columns"))
            self._describe()
            self.update()
        super().changeEvent(event)
