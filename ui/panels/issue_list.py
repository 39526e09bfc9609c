"""The list of issues: a model and the delegate that paints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import theme
from ui.editor.state_icons import draw_severity
from ui.editor.style import GridStyle, grid_style
from ui.words import _
from workbench.desk import wording
from workbench.model.inline import without_codes
from workbench.model.issues import Issue

ISSUE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_PAD = 10


def fix_words(text: str) -> str:
    """Return what a fix says on its button: the text it puts in, spaces made visible."""
    if not text:
        return _("Delete")
    plain = without_codes(text) or _("Insert code")
    return plain if plain.strip() else f"[{_('space')}]"


class IssueModel(QAbstractListModel):
    """Issues in the order in which they are shown; ``numbers`` gives the number of a segment."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._issues: list[Issue] = []
        self._numbers: Mapping[str, int] = {}

    def show(self, issues: list[Issue], numbers: Mapping[str, int]) -> None:
        """Show these issues."""
        if issues == self._issues and numbers == self._numbers:
            return
        self.beginResetModel()
        self._issues, self._numbers = issues, numbers
        self.endResetModel()

    def issue(self, row: int) -> Issue:
        """Return the issue of a row."""
        return self._issues[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many issues there are."""
        return 0 if parent is not None and parent.isValid() else len(self._issues)

    def number(self, issue: Issue) -> int:
        """Return the number of an issue's segment, 0 for the whole release."""
        return self._numbers.get(issue.segment_id, 0)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the issue, or the words of it."""
        if not index.isValid():
            return None
        issue = self._issues[index.row()]
        if role == ISSUE_ROLE:
            return issue
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.check_title(issue.check)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            number = self.number(issue)
            where = _("segment {number}").format(number=number) if number else _("release")
            kind, title = wording.name(issue.severity), wording.check_title(issue.check)
            return wording.labelled(f"{kind}, {where}", f"{title}. {wording.say_issue(issue)}")
        return None


class IssueDelegate(QStyledItemDelegate):
    """Paints an issue: icon, title, reason, the number of its segment and the button of its first fix.

    ``fix_wanted`` carries the ``Issue`` whose button was clicked.
    """

    fix_wanted = Signal(object)

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.active_segment = ""

    def _style(self, option: QStyleOptionViewItem) -> GridStyle:
        return grid_style(option.widget.font())  # type: ignore[attr-defined]

    def _parts(self, box: QRect, issue: Issue, style: GridStyle) -> tuple[QRect, QRect, QRect]:
        # Icon, words and button (or the number's place), from left to right.
        icon = QRect(box.left() + 12, box.top() + _PAD + 3, style.line - 8, style.line - 8)
        width = self._button_width(issue, box.width(), style)
        button = QRect(box.right() - width - 12, box.top() + _PAD, width, style.line + 6)
        words = QRect(icon.right() + 10, box.top() + _PAD, button.left() - icon.right() - 18, box.height())
        return icon, words, button

    def _button_width(self, issue: Issue, width: int, style: GridStyle) -> int:
        if not issue.fixes:
            return 24
        metrics = QFontMetrics(style.small)
        wanted = metrics.horizontalAdvance(fix_words(issue.fixes[0].text)) + 18
        return min(wanted, max(60, width * 2 // 5))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that title and reason take at the list's width."""
        style = self._style(option)
        issue = index.data(ISSUE_ROLE)
        view: Any = option.widget  # type: ignore[attr-defined]
        width = view.viewport().width() if view is not None else 300
        _icon, words, _button = self._parts(QRect(0, 0, width, 0), issue, style)
        reason = QFontMetrics(style.small).boundingRect(
            QRect(0, 0, max(40, words.width()), 2000), Qt.TextFlag.TextWordWrap, wording.say_issue(issue)
        )
        return QSize(width, max(style.line + reason.height(), style.line + 6) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one issue."""
        style = self._style(option)
        issue: Issue = index.data(ISSUE_ROLE)
        box = QRect(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        if issue.segment_id and issue.segment_id == self.active_segment:
            painter.fillRect(box, style.active)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height() - 1), style.accent)
        painter.setPen(style.rule)
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        icon, words, button = self._parts(box, issue, style)
        draw_severity(painter, QRectF(icon), issue.severity, style)
        painter.setFont(style.bold)
        painter.setPen(style.text)
        title = QFontMetrics(style.bold).elidedText(
            wording.check_title(issue.check), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(QRect(words.left(), words.top(), words.width(), style.line), title)
        painter.setFont(style.small)
        reason = QRect(
            words.left(), words.top() + style.line, words.width(), box.height() - style.line - _PAD
        )
        painter.setPen(style.text)
        painter.drawText(reason, Qt.TextFlag.TextWordWrap, wording.say_issue(issue))
        self._paint_right(painter, button, issue, index, style)
        painter.restore()

    def _paint_right(
        self, painter: QPainter, button: QRect, issue: Issue, index: Index, style: GridStyle
    ) -> None:
        model: Any = index.model()
        number = model.number(issue)
        if issue.fixes:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().edge)))
            painter.setBrush(style.panel)
            painter.drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setPen(style.text)
            said = QFontMetrics(style.small).elidedText(
                fix_words(issue.fixes[0].text), Qt.TextElideMode.ElideRight, button.width() - 12
            )
            painter.drawText(button, Qt.AlignmentFlag.AlignCenter, said)
        elif number:
            painter.setPen(style.dim)
            painter.drawText(button, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(number))

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        """Apply the fix when its button is clicked."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            issue: Issue = index.data(ISSUE_ROLE)
            box = QRect(option.rect)  # type: ignore[attr-defined]
            _icon, _words, button = self._parts(box, issue, self._style(option))
            if issue.fixes and button.contains(event.position().toPoint()):
                self.fix_wanted.emit(issue)
                return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say the whole reason, and the check's id for whoever must report it."""
        issue = index.data(ISSUE_ROLE)
        if issue is not None and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), f"{wording.say_issue(issue)}\n{issue.check}", view)
            return True
        return super().helpEvent(event, view, option, index)
