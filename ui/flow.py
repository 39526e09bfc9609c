"""A layout that fills lines: what finds no room beside the others begins a new one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

LINES = 4
"""Pixels between two lines at most."""


class FlowLayout(QLayout):
    """Widgets one after the other, each as wide as it asks; a line is centred on its tallest.

    The ``last`` widget, where one is named, stands at the end of its line.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.last: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Take an item out, or return None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all lines are together."""
        margins = self.contentsMargins()
        inner = QRect(0, 0, width - margins.left() - margins.right(), 0)
        return self._place(inner, move=False) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Return the size of the widest alone in its line."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, move: bool) -> int:
        top, line, used = rect.top(), [], 0
        for item in self._shown():
            width = item.sizeHint().width()
            if line and used + self.spacing() + width > rect.width():
                top += self._set_line(line, rect, top, move) + min(self.spacing(), LINES)
                line, used = [], 0
            used += width + (self.spacing() if line else 0)
            line.append(item)
        if line:
            top += self._set_line(line, rect, top, move)
        return top - rect.top()

    def _set_line(self, line: list[QLayoutItem], rect: QRect, top: int, move: bool) -> int:
        height = max(item.sizeHint().height() for item in line)
        left = rect.left()
        for item in line:
            size = item.sizeHint().boundedTo(QSize(max(1, rect.width()), height))
            if move:
                at_end = self.last is not None and item.widget() is self.last
                x = rect.left() + rect.width() - size.width() if at_end else left
                item.setGeometry(QRect(QPoint(x, top + (height - size.height()) // 2), size))
            left += size.width() + self.spacing()
        return height
