"""The delegate that paints issues and the heads of their groups, and the tree that shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from ui import theme
from ui.editor.state_icons import draw_severity
from ui.editor.style import GridStyle, grid_style
from ui.panels.issue_model import HEAD_ROLE, INSIDE_ROLE, ISSUE_ROLE, IssueModel
from ui.words import _
from workbench.desk import wording
from workbench.model.inline import without_codes
from workbench.model.issues import Issue

Index = QModelIndex | QPersistentModelIndex
MEASURED_AT_MOST = 250
"""Rows up to which each is as tall as what it says; more of them have all one height, with long reasons cut."""
_PAD = 10
_TIGHT = 5


_SPACES = re.compile("[ \u00a0\u202f\u2009]")


def fix_words(text: str, instead_of: str = "") -> str:
    """Return what a fix says on its button: the text it puts in, spaces made visible.

    A fix that changes only the spaces of what it stands ``instead_of`` says what becomes of them.
    """
    if not text:
        return _("Delete")
    if text != instead_of and _SPACES.sub("", text) == _SPACES.sub("", instead_of):
        new, old = set(_SPACES.findall(text)), set(_SPACES.findall(instead_of))
        if "\u202f" in new - old:
            return _("Narrow no-break space")
        if "\u00a0" in new - old:
            return _("No-break space")
        if not new and len(text) == 1:
            return _("No space")
    plain = without_codes(text) or _("Insert code")
    return plain if plain.strip() else f"[{_('space')}]"


@dataclass(frozen=True)
class _Parts:
    """Where the parts of an issue lie: ``mark`` for its icon or number, ``right`` for its button."""

    mark: QRect
    title: QRect
    reason: QRect
    right: QRect


class IssueDelegate(QStyledItemDelegate):
    """Paints an issue: icon, title, reason, the number of its segment and the button of its first fix.

    Under the head of a group an issue has no title, for the head says it. ``fix_wanted`` carries the ``Issue``
    whose button was clicked.
    """

    fix_wanted = Signal(object)

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.active_segment = ""
        self._heights: dict[tuple[str, int], int] = {}
        self._measured_with: GridStyle | None = None

    def _style(self, option: QStyleOptionViewItem) -> GridStyle:
        style = grid_style(option.widget.font())
        if style is not self._measured_with:
            self._measured_with = style
            self._heights.clear()
        return style

    def _parts(self, box: QRect, index: Index, issue: Issue, style: GridStyle) -> _Parts:
        inside = bool(index.data(INSIDE_ROLE))
        pad = _TIGHT if inside else _PAD
        size = style.line - 8
        mark = QRect(box.left() + 12, box.top() + pad + 3, size, size)
        if inside:
            model: Any = index.model()
            digits = QFontMetrics(style.small).horizontalAdvance(model.widest_number)
            mark = QRect(box.left() + 12, box.top() + pad, max(size, digits), style.small_line)
        width = self._right_width(issue, box.width(), style)
        right = QRect(box.right() - width - 12, box.top() + pad, width, style.line + 6)
        left = mark.right() + 10
        words = right.left() - 8 - left
        title = QRect(left, box.top() + pad, words, 0 if inside else style.line)
        top = title.top() + title.height()
        reason = QRect(left, top, words, max(0, box.bottom() - pad - top + 4))
        return _Parts(mark, title, reason, right)

    def _right_width(self, issue: Issue, width: int, style: GridStyle) -> int:
        if not issue.fixes:
            return 24
        metrics = QFontMetrics(style.small)
        wanted = metrics.horizontalAdvance(fix_words(issue.fixes[0].text, issue.text)) + 18
        return min(wanted, max(60, width * 2 // 5))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that title and reason take at the list's width."""
        style = self._style(option)
        view: Any = option.widget
        width = view.viewport().width() if view is not None else 300
        if view is not None and view.uniformRowHeights():
            return QSize(width, style.line + style.small_line + 2 * _PAD)
        issue: Issue | None = index.data(ISSUE_ROLE)
        if issue is None:
            return QSize(width, style.line + 2 * _TIGHT + 4)
        parts = self._parts(QRect(0, 0, width, 0), index, issue, style)
        reason = self._reason_height(wording.say_issue(issue), max(40, parts.reason.width()), style)
        pad = _TIGHT if parts.title.height() == 0 else _PAD
        least = style.line + 6 if issue.fixes else style.small_line
        return QSize(width, max(parts.title.height() + reason, least) + 2 * pad)

    def _reason_height(self, words: str, width: int, style: GridStyle) -> int:
        height = self._heights.get((words, width))
        if height is None:
            room = QRect(0, 0, width, 4000)
            height = QFontMetrics(style.small).boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
            self._heights[words, width] = height
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        style = self._style(option)
        issue: Issue | None = index.data(ISSUE_ROLE)
        box = QRect(option.rect)
        state = option.state
        painter.save()
        if issue is not None and issue.segment_id and issue.segment_id == self.active_segment:
            painter.fillRect(box, style.active)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), style.accent)
        painter.setPen(style.rule)
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        if issue is None:
            opened = bool(state & QStyle.StateFlag.State_Open)
            self._paint_head(painter, box, index, opened, style)
        else:
            self._paint_issue(painter, self._parts(box, index, issue, style), issue, index, style)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(style.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -2))
        painter.restore()

    def _paint_head(
        self, painter: QPainter, box: QRect, index: Index, opened: bool, style: GridStyle
    ) -> None:
        model: Any = index.model()
        group = model.groups[index.row()]
        size = style.line - 8
        middle = box.center().y()
        draw_severity(painter, QRectF(box.left() + 12, middle - size / 2, size, size), group.severity, style)
        left = box.left() + 12 + size + 10
        count = str(len(group.issues))
        room = box.right() - 30 - left - QFontMetrics(style.small).horizontalAdvance(count) - 8
        metrics = QFontMetrics(style.bold)
        title = metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(style.bold)
        painter.setPen(style.text)
        upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, box.top(), room, box.height()), upright, title)
        painter.setFont(style.small)
        painter.setPen(style.dim)
        beside = left + metrics.horizontalAdvance(title) + 8
        painter.drawText(QRect(beside, box.top(), box.right() - beside, box.height()), upright, count)
        _draw_chevron(painter, QPointF(box.right() - 20, middle), style.line / 4, opened, style)

    def _paint_issue(
        self, painter: QPainter, parts: _Parts, issue: Issue, index: Index, style: GridStyle
    ) -> None:
        model: Any = index.model()
        number = model.number(issue)
        said = str(number) if number else ""
        if parts.title.height():
            draw_severity(painter, QRectF(parts.mark), issue.severity, style)
            beside = f"  {said}" if issue.fixes and said else ""
            room = parts.title.width() - QFontMetrics(style.small).horizontalAdvance(beside)
            metrics = QFontMetrics(style.bold)
            title = metrics.elidedText(
                wording.check_title(issue.check), Qt.TextElideMode.ElideRight, max(20, room)
            )
            painter.setFont(style.bold)
            painter.setPen(style.text)
            painter.drawText(parts.title, title)
            painter.setFont(style.small)
            painter.setPen(style.dim)
            rest = parts.title.adjusted(metrics.horizontalAdvance(title), 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, beside)
        else:
            painter.setFont(style.small)
            painter.setPen(style.dim)
            painter.drawText(parts.mark, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, said)
        painter.setFont(style.small)
        painter.setPen(style.text)
        # Whole lines only, where a row has less room than its reason.
        line = QFontMetrics(style.small).lineSpacing()
        lines = QRect(parts.reason)
        lines.setHeight(max(line, (parts.reason.height() + 1) // line * line))
        painter.drawText(lines, Qt.TextFlag.TextWordWrap, wording.say_issue(issue))
        if issue.fixes:
            self._paint_button(painter, parts.right, issue, style)
        elif parts.title.height():
            painter.setPen(style.dim)
            painter.drawText(parts.right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, said)

    def _paint_button(self, painter: QPainter, button: QRect, issue: Issue, style: GridStyle) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens().edge)))
        painter.setBrush(style.panel)
        painter.drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(style.text)
        said = QFontMetrics(style.small).elidedText(
            fix_words(issue.fixes[0].text, issue.text), Qt.TextElideMode.ElideRight, button.width() - 12
        )
        painter.drawText(button, Qt.AlignmentFlag.AlignCenter, said)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        """Apply the fix when its button is clicked."""
        issue: Issue | None = index.data(ISSUE_ROLE)
        if (
            issue is not None
            and event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() is Qt.MouseButton.LeftButton
        ):
            box = QRect(option.rect)
            if self.button_of(box, index, issue, option).contains(event.position().toPoint()):
                self.fix_wanted.emit(issue)
                return True
        return super().editorEvent(event, model, option, index)

    def button_of(self, box: QRect, index: Index, issue: Issue, option: QStyleOptionViewItem) -> QRect:
        """Return where the button of an issue's fix lies, empty where it has none."""
        return self._parts(box, index, issue, self._style(option)).right if issue.fixes else QRect()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say the whole reason, and the check's id for whoever must report it."""
        issue = index.data(ISSUE_ROLE)
        if issue is not None and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), f"{wording.say_issue(issue)}\n{issue.check}", view)
            return True
        return super().helpEvent(event, view, option, index)


def _draw_chevron(painter: QPainter, middle: QPointF, size: float, opened: bool, style: GridStyle) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.dim, 1.4))
    x, y, half = middle.x(), middle.y(), size / 2
    points = (
        [QPointF(x - size, y - half), QPointF(x, y + half), QPointF(x + size, y - half)]
        if opened
        else [QPointF(x - half, y - size), QPointF(x + half, y), QPointF(x - half, y + size)]
    )
    painter.drawPolyline(points)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class IssueView(QTreeView):
    """A tree whose rows are as tall as their reasons. Enter opens an issue or a group, Escape leaves.

    ``opened`` carries the issue that is gone to; ``left`` tells that the keyboard goes back to the text.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._taken = False
        self.clicked.connect(self._clicked_at)

    def measure_for(self, rows: int) -> None:
        """Make few rows as tall as their reasons, many all of one height: Qt measures every row to scroll."""
        many = rows > MEASURED_AT_MOST
        if many is not self.uniformRowHeights():
            self.setUniformRowHeights(many)
            self.scheduleDelayedItemsLayout()

    def take_click(self) -> None:
        """Let the click that is under way mean nothing else: a button in the row has taken it."""
        self._taken = True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click that nothing has taken."""
        self._taken = False
        super().mousePressEvent(event)

    def _clicked_at(self, index: QModelIndex) -> None:
        if not self._taken:
            self._clicked(index)

    def _clicked(self, index: QModelIndex) -> None:
        if index.data(HEAD_ROLE):
            self.setExpanded(index, not self.isExpanded(index))
        elif (issue := index.data(ISSUE_ROLE)) is not None:
            self.opened.emit(issue)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row by Enter, open and close a group by Enter and Space, leave by Escape."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (enter or event.key() == Qt.Key.Key_Space) and not event.modifiers():
            if self.currentIndex().isValid():
                self._clicked(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows again at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


__all__ = ["ISSUE_ROLE", "IssueDelegate", "IssueModel", "IssueView", "fix_words"]
