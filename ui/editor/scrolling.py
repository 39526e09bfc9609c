"""Scrolling rows: by pixels from an anchor, with a scroll bar that stands where the rows are guessed to be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.editor.columns import Columns
from ui.editor.grid_header import GridHeader
from ui.editor.heights import HeightIndex
from ui.editor.pace import touch
from ui.editor.style import PAD_Y, grid_style
from ui.editor.viewport import Viewport


class RowScroller(QAbstractScrollArea):
    """A scroll area over rows that are measured when they come into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.style_now = grid_style(self.font())
        self.columns = Columns()
        self.heights = HeightIndex()
        self.view = Viewport(self.heights, self.measure)
        self.header = GridHeader(self.columns, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(self.style_now.line * 2)

    def measure(self, number: int) -> int:
        """Return the height of a row: its true one where it can be known."""
        return self.heights.height(number)

    def place_edit(self) -> None:
        """Put what lies over the rows where its row is."""

    def scroll_pixels(self, pixels: int) -> None:
        """Scroll by pixels, exactly."""
        touch()
        self.view.scroll_by(pixels)
        self.moved()

    def moved(self) -> None:
        """Show what is at the anchor now, and say so to the scroll bar."""
        bar = self.verticalScrollBar()
        bar.blockSignals(True)
        bar.setRange(0, max(0, self.heights.total - self.view.height))
        bar.setPageStep(max(1, self.view.height))
        bar.setValue(self.view.guess_of_top())
        bar.blockSignals(False)
        bar.update()
        self.place_edit()
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Follow the scroll bar: exactly for small steps, by guessed heights for large ones."""
        touch()
        bar = self.verticalScrollBar()
        if bar.value() <= 0:
            self.view.go_to(0)
        elif bar.value() >= bar.maximum():
            self.view.go_to(self.heights.count - 1)
        elif abs(dy) <= 2 * self.view.height:
            self.view.scroll_by(-dy)
        else:
            self.view.go_to_guess(bar.value())
        self.place_edit()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by the pixels of a touchpad or three lines a notch."""
        pixels = event.pixelDelta().y()
        if not pixels:
            pixels = round(event.angleDelta().y() / 120 * 3 * self.style_now.line)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        self.scroll_pixels(-pixels)
        event.accept()

    def place_header(self) -> None:
        """Give the header its place over the rows."""
        height = self.style_now.small_line + PAD_Y
        self.setViewportMargins(0, height, 0, 0)
        frame = self.contentsRect()
        self.header.setGeometry(frame.x(), frame.y(), frame.width(), height)
