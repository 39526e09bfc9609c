"""The list of a concordance: the words that were looked for under each other, with what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import bidirectional

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.editor.style import GridStyle, grid_style
from workbench.desk import wording
from workbench.model.inline import CODE_PATTERN
from workbench.model.memory import ConcordanceHit, Side

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = Qt.ItemDataRole.UserRole
KEYWORD_AT = 0.42
"""Where the words that were looked for begin, as a share of the room for a line."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """What was found in its context: what stands before it, the words, and what stands behind it, on one line."""

    before: str
    words: str
    after: str


def searched_text(hit: ConcordanceHit) -> str:
    """Return the text of the side that was searched."""
    return hit.unit.source if hit.side is Side.SOURCE else hit.unit.target


def other_text(hit: ConcordanceHit) -> str:
    """Return the text of the other side."""
    return hit.unit.target if hit.side is Side.SOURCE else hit.unit.source


def keyword(hit: ConcordanceHit) -> Keyword:
    """Return the first place of a hit in its context; without a place the text stands behind nothing."""
    text = searched_text(hit)
    start, end = hit.spans[0] if hit.spans else (0, 0)
    return Keyword(_line(text[:start]), _line(text[start:end]), _line(text[end:]))


def _line(text: str) -> str:
    return CODE_PATTERN.sub("", text).replace("\n", " ").replace("\t", " ")


class ConcordanceModel(QAbstractListModel):
    """The hits of a search, best first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: Sequence[ConcordanceHit] = ()

    def show(self, hits: Sequence[ConcordanceHit]) -> None:
        """List other hits."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a hit, or what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self.hits):
            return None
        hit = self.hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return wording.labelled(_line(searched_text(hit)), _line(other_text(hit)))
        return None


class ConcordanceDelegate(QStyledItemDelegate):
    """Paints a hit on two lines: the words in their context and the release, and below them the other side."""

    def _style(self, option: QStyleOptionViewItem) -> GridStyle:
        return grid_style(option.widget.font())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        del index
        style = self._style(option)
        return QSize(120, style.line + style.small_line + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one hit."""
        hit: ConcordanceHit | None = index.data(HIT_ROLE)
        if hit is None:
            return
        style, box, state = self._style(option), QRect(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, style.active)
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), style.accent)
        painter.setPen(style.rule)
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        line = QRect(box.left() + 12, box.top() + 4, box.width() - 24, style.line)
        small = QFontMetrics(style.small)
        reference = small.elidedText(
            hit.unit.release_reference, Qt.TextElideMode.ElideRight, line.width() // 4
        )
        if reference:
            painter.setFont(style.small)
            painter.setPen(style.dim)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, reference)
            line.setWidth(line.width() - small.horizontalAdvance(reference) - 12)
        self._paint_keyword(painter, line, keyword(hit), style)
        below = QRect(box.left() + 12, line.bottom() + 1, box.width() - 24, style.small_line)
        other = _line(other_text(hit))
        flag = Qt.AlignmentFlag
        side = flag.AlignRight if reads_leftwards(other) else flag.AlignLeft
        painter.setFont(style.small)
        painter.setPen(style.dim)
        said = small.elidedText(other, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, said)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(style.accent, 1))
            painter.drawRect(box.adjusted(0, 0, -1, -2))
        painter.restore()

    def _paint_keyword(self, painter: QPainter, line: QRect, found: Keyword, style: GridStyle) -> None:
        bold, plain = QFontMetrics(style.bold), QFontMetrics(style.font)
        mirrored = reads_leftwards(found.before + found.words + found.after)
        words = bold.elidedText(found.words, Qt.TextElideMode.ElideMiddle, line.width() // 2)
        wide = bold.horizontalAdvance(words)
        start = round(line.width() * KEYWORD_AT)
        start = max(0, min(start, line.width() - wide))
        left, right = QRect(line), QRect(line)
        left.setWidth(start)
        right.setLeft(line.left() + start + wide)
        middle = QRect(line.left() + start, line.top(), wide, line.height())
        one_line = (
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextIncludeTrailingSpaces
        )
        painter.setFont(style.font)
        painter.setPen(style.text)
        first, last = (right, left) if mirrored else (left, right)
        before = _elided_before(found.before, plain, first.width())
        after = plain.elidedText(found.after, Qt.TextElideMode.ElideRight, last.width())
        to_middle, from_middle = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        painter.drawText(first, (from_middle if mirrored else to_middle) | one_line, before)
        painter.drawText(last, (to_middle if mirrored else from_middle) | one_line, after)
        painter.fillRect(middle.adjusted(-1, 1, 1, -1), style.hit)
        painter.setFont(style.bold)
        painter.setPen(QColor(theme.tokens().text))
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)


def _elided_before(text: str, metrics: QFontMetrics, width: int) -> str:
    # What stands right before the words counts; a very long text need not be measured whole to find that out.
    near = text[-400:]
    said = metrics.elidedText(near, Qt.TextElideMode.ElideLeft, width)
    return f"…{said}" if len(near) < len(text) and said == near else said


def reads_leftwards(text: str) -> bool:
    """Return whether the first letter that has a direction is written from right to left."""
    for char in text[:200]:
        kind = bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


class ConcordanceView(QListView):
    """The list. Enter takes a translation, Shift+Enter goes to its release, Escape and Up from the first leave.

    ``taken`` and ``release_wanted`` carry the ``ConcordanceHit``, ``chosen`` the one that has become current;
    ``left`` gives the keyboard back to the text, ``up`` to the field above.
    """

    taken = Signal(object)
    release_wanted = Signal(object)
    chosen = Signal(object)
    left = Signal()
    up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(ConcordanceDelegate(self))
        self.doubleClicked.connect(self._take)

    def hit(self) -> ConcordanceHit | None:
        """Return the current hit."""
        found: ConcordanceHit | None = self.currentIndex().data(HIT_ROLE)
        return found

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which hit has become current."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.data(HIT_ROLE))

    def _take(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if hit is not None:
            self.taken.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, go, or leave."""
        hit, shift = self.hit(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if hit is not None:
                (self.release_wanted if shift else self.taken).emit(hit)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.up.emit()
        else:
            super().keyPressEvent(event)
