"""Cards, key caps and columns of cards: what the panels are put together from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.editor.keycaps import caps_width, draw_caps
from ui.editor.style import grid_style
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of


class KeyCaps(QWidget):
    """The key in force of a deed (``editor.take_1``), drawn as caps; hidden where it has none."""

    def __init__(self, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deed = deed
        self.keys = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.look()

    def look(self) -> None:
        """Show the key that is in force now."""
        self.keys = key_of(self.deed)
        self.setAccessibleName(shown(self.keys))
        if not self.keys:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the caps."""
        style = grid_style(self.font())
        return QSize(round(caps_width(self.keys, style)) + 2, round(QFontMetricsF(style.tiny).height()) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the caps."""
        painter = QPainter(self)
        draw_caps(painter, QPointF(1, 0), self.height(), self.keys, grid_style(self.font()))
        painter.end()


class Card(QFrame):
    """A card that can be taken by a click, Enter or Space.

    ``stripe`` colours its left edge; a ``flat`` one has a hairline under it and no frame.
    """

    taken = Signal()

    def __init__(
        self, parent: QWidget | None = None, active: bool = True, stripe: str = "", flat: bool = False
    ) -> None:
        super().__init__(parent)
        self._flat = flat
        self.active = active
        self._stripe = stripe
        self._over = False
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14 if stripe else 10, 8, 10, 8)
        self.body.setSpacing(4)
        # Never taller than its texts: the column under the cards takes what is left. A maximum would cut what
        # breaks into more lines than it would like to.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if active:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card's ground and hairline; the accent where it has the focus."""
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.active and (self.hasFocus() or self._over)
        if self._flat and not focused:
            painter.setPen(QColor(tokens.line))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            painter.end()
            return
        painter.setPen(QPen(QColor(tokens.accent if focused else tokens.line), 1.5 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(box, 8, 8)
        if self._stripe:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._stripe))
            painter.setClipRect(QRectF(0, 0, 3.5, self.height()))
            painter.drawRoundedRect(box, 8, 8)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the card can be taken."""
        self._over = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show it no longer."""
        self._over = False
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the card."""
        if self.active and self.rect().contains(event.position().toPoint()):
            self.taken.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the card by Enter or Space."""
        if self.active and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


def label(text: str, parent: QWidget | None = None, dim: bool = False, small: bool = False) -> QLabel:
    """Return a wrapping label for rich text; ``dim`` and ``small`` as the theme has them."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    if dim:
        palette = made.palette()
        palette.setColor(made.foregroundRole(), QColor(theme.tokens().dim))
        made.setPalette(palette)
    if small:
        made.setFont(grid_style(made.font()).small)
    return made


class CardColumn(QScrollArea):
    """A scrolling column that keeps its place when it is filled again."""

    def __init__(self, parent: QWidget | None = None, margin: int = 12) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("look", "plain")
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._margin = margin
        self.cards: list[QWidget] = []
        self.fill([])

    def fill(self, cards: list[QWidget], spacing: int = 8) -> None:
        """Show these widgets instead of the ones before."""
        place = self.verticalScrollBar().value()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(self._margin, 4, self._margin, 8)
        column.setSpacing(spacing)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        self.cards = cards
        # setWidget would delete the old cards at once, maybe in the middle of an event of theirs.
        old = self.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setWidget(inside)
        # setWidget fills it with the window's colour.
        inside.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(place)

    def minimumSizeHint(self) -> QSize:
        """A panel may be made low."""
        return QSize(160, 48)
