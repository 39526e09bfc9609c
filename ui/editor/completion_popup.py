"""The list of what may be meant, under the word that is being typed. It never has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.editor.keycaps import caps_width, draw_caps
from ui.editor.style import GridStyle, mixed
from ui.style_sheet import set_look
from ui.words import _, ngettext
from workbench.desk.writing import Completion, CompletionKind

_PAD = 10
_GAP = 24
_SLACK = 12
_NARROWEST, _WIDEST = 180, 460
_KEY = "Tab"


def kind_word(kind: CompletionKind) -> str:
    """Return where a completion comes from, in a word."""
    if kind is CompletionKind.TERM:
        return _("term")
    if kind is CompletionKind.FIGURE:
        return _("figure")
    return _("name") if kind is CompletionKind.NAME else _("from memory")


def about(one: Completion) -> str:
    """Return what stands beside a completion: its kind, and what it is in the source."""
    other = one.about if one.about != one.text else ""
    return " · ".join(part for part in (other, kind_word(one.kind)) if part)


class _Painter(QStyledItemDelegate):
    """Paints a completion, what it is, and on the chosen one the key that takes it."""

    def __init__(self, popup: CompletionPopup) -> None:
        super().__init__(popup)
        self._popup = popup

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line."""
        return QSize(_NARROWEST, self._popup.line())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        one, style = self._popup.found[index.row()], self._popup.style_now
        if style is None:
            return
        box = QRect(option.rect)  # type: ignore[attr-defined]
        chosen = index.row() == self._popup.currentRow()
        painter.save()
        if chosen:
            painter.fillRect(box, mixed(style.accent, style.panel, 0.16))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), style.accent)
        rtl = self._popup.layoutDirection() == Qt.LayoutDirection.RightToLeft
        near = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        if chosen:
            keys = caps_width(_KEY, style)
            left = inner.left() if rtl else inner.right() - keys
            draw_caps(painter, QPointF(left, box.top()), box.height(), _KEY, style)
            inner = (
                inner.adjusted(round(keys) + 8, 0, 0, 0) if rtl else inner.adjusted(0, 0, -round(keys) - 8, 0)
            )
        metrics = QFontMetricsF(style.font)
        text = metrics.elidedText(one.text, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.setFont(style.font)
        painter.setPen(style.text)
        painter.drawText(QRectF(inner), flags | near, text)
        rest = inner.width() - metrics.horizontalAdvance(text) - _GAP
        if rest > metrics.averageCharWidth() * 3:
            small = QFontMetricsF(style.small)
            painter.setFont(style.small)
            painter.setPen(style.dim)
            said = small.elidedText(about(one), Qt.TextElideMode.ElideLeft, rest)
            painter.drawText(QRectF(inner), flags | far, said)
        painter.restore()


class CompletionPopup(QListWidget):
    """A list over the page; keys reach it through ``Completing``. ``taken`` carries the row that was clicked."""

    taken = Signal(int)

    def __init__(self, parent: QWidget, speaker: QWidget) -> None:
        super().__init__(parent)
        self.found: tuple[Completion, ...] = ()
        self.style_now: GridStyle | None = None
        self._speaker = speaker
        self.setObjectName("completions")
        set_look(self, "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painter(self))
        self.itemClicked.connect(lambda item: self.taken.emit(self.row(item)))
        self.hide()

    def line(self) -> int:
        """Return how high a line is, in pixels."""
        return (self.style_now.line if self.style_now is not None else 20) + 4

    def offer(
        self, found: Sequence[Completion], cursor: QRect, chosen: int, style: GridStyle, right_to_left: bool
    ) -> None:
        """Show completions under ``cursor``, the place of the beginning of the word in the parent.

        ``chosen`` is the row that a key takes, -1 for none yet.
        """
        before, self.style_now = self.found, style
        fresh = self.isHidden()
        self.found = tuple(found)
        self.setAccessibleName(_("Completions"))
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        if fresh or before != self.found:
            self.clear()
            for one in self.found:
                item = QListWidgetItem(one.text, self)
                item.setToolTip(about(one))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.text}, {about(one)}")
        self.setCurrentRow(chosen)
        self.place(cursor)
        self.show()
        self.raise_()
        if fresh and chosen < 0:
            count = len(self.found)
            self._say(ngettext("{count} completion", "{count} completions", count).format(count=count))
        elif chosen >= 0 and (fresh or before != self.found):
            self._say_chosen()

    def choose(self, row: int) -> None:
        """Choose a row, as the keys up and down do; -1 for none."""
        self.setCurrentRow(row)
        self._say_chosen()

    def place(self, cursor: QRect) -> None:
        """Stand under ``cursor``, or over it where there is no room; it is in the parent's coordinates."""
        style = self.style_now
        if style is None or not self.found:
            return
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        metrics, small = QFontMetricsF(style.font), QFontMetricsF(style.small)
        keys = caps_width(_KEY, style) + 8
        wanted = max(
            metrics.horizontalAdvance(one.text) + _GAP + small.horizontalAdvance(about(one))
            for one in self.found
        )
        area = self.parentWidget().rect()
        frame = 2 * self.frameWidth()
        width = min(
            _WIDEST, max(_NARROWEST, round(wanted + keys + 2 * _PAD) + frame + _SLACK), area.width() - 8
        )
        height = len(self.found) * self.line() + frame + 2
        x = cursor.right() - width if right_to_left else cursor.left() - _PAD
        x = min(max(4, x), area.width() - width - 4)
        y = cursor.bottom() + 4
        if y + height > area.height() - 4 and cursor.top() - 4 - height >= 0:
            y = cursor.top() - 4 - height
        self.setGeometry(QRect(QPoint(x, y), QSize(width, height)))

    def _say_chosen(self) -> None:
        row = self.currentRow()
        if 0 <= row < len(self.found):
            one = self.found[row]
            words = _("{text}, {about}, {number} of {count}")
            self._say(words.format(text=one.text, about=about(one), number=row + 1, count=len(self.found)))

    def _say(self, words: str) -> None:
        # The focus stays in the text, so a screen reader must be told.
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._speaker, words))
