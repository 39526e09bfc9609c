"""The line over the list of issues: how many of each severity there are, and which are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui import theme
from ui.editor.filter_choice import StayingMenu
from ui.editor.find_fields import SLIM
from ui.editor.state_icons import draw_severity
from ui.editor.style import GridStyle, grid_style
from ui.icons import icon
from ui.panels.issue_groups import SEVERITIES, IssueFilter, Titles
from ui.style_sheet import set_look
from ui.words import N_, _
from workbench.desk import wording
from workbench.model.issues import Issue, Severity

PAUSE_MS = 120
_TIPS = {
    Severity.ERROR: N_("List errors only"),
    Severity.WARNING: N_("List warnings only"),
    Severity.HINT: N_("List hints only"),
}


class _Field(QLineEdit):
    """A field that Escape empties, then leaves; Down goes on in the list."""

    left = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty or leave by Escape, go on by Down and Enter."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)


class IssueFilterLine(QWidget):
    """Chooses which issues are listed. ``changed`` tells that others are; ``left``, ``down`` where the keyboard goes."""

    changed = Signal()
    left = Signal()
    down = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts: Counter[Severity] = Counter()
        self._titles: dict[str, int] = {}
        self._chosen_titles: set[str] = set()
        self._segment_id = ""
        self.severities = {severity: QToolButton(self) for severity in SEVERITIES}
        self.text = _Field(self)
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(60)
        self.more = QToolButton(self)
        self.menu = StayingMenu(self)
        self.here = self.menu.addAction("")
        self.here.setCheckable(True)
        self.here.toggled.connect(lambda _on: self._change())
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        for button in self.severities.values():
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.toggled.connect(lambda _on: self._change())
            row.addWidget(button)
        row.addWidget(self.text, 1)
        row.addWidget(self.more)
        for button in (*self.severities.values(), self.more):
            set_look(button, "button")
            button.setStyleSheet(SLIM)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._change)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self.text.left.connect(self.left)
        self.text.down.connect(self.down)
        self.retranslate()

    def filter(self) -> IssueFilter:
        """Return what is chosen."""
        return IssueFilter(
            frozenset(severity for severity, button in self.severities.items() if button.isChecked()),
            frozenset(self._chosen_titles),
            self.text.text(),
            self._segment_id if self.here.isChecked() else "",
        )

    def clear(self) -> None:
        """List all issues again."""
        widgets = (*self.severities.values(), self.text, self.here)
        for one in widgets:
            one.blockSignals(True)
        for button in self.severities.values():
            button.setChecked(False)
        self.text.clear()
        self.here.setChecked(False)
        for one in widgets:
            one.blockSignals(False)
        self._chosen_titles.clear()
        self._pause.stop()
        self._change()

    def stand_at(self, segment_id: str) -> bool:
        """Take note of the active segment; return whether other issues are listed for that."""
        other = segment_id != self._segment_id
        self._segment_id = segment_id
        return other and self.here.isChecked()

    def count(self, issues: Sequence[Issue], titles: Titles) -> None:
        """Show how many issues of each severity there are, whether they are listed or not."""
        checks = Counter((issue.severity, issue.check) for issue in issues)
        self._counts, self._titles = Counter(), {}
        of_check = {issue.check: issue for issue in issues}
        for (severity, check), count in checks.items():
            title = titles.of(of_check[check])
            self._counts[severity] += count
            self._titles[title] = self._titles.get(title, 0) + count
        self._say_counts()

    def _change(self) -> None:
        self.more.setChecked(bool(self.here.isChecked() or self._chosen_titles))
        self.changed.emit()

    def _fill_menu(self) -> None:
        for action in self.menu.actions():
            if action is not self.here:
                self.menu.removeAction(action)
                action.deleteLater()
        self.menu.addSeparator()
        # What is chosen can be taken back, also where nothing of it is left.
        for title in sorted({*self._titles, *self._chosen_titles}, key=str.casefold):
            count = self._titles.get(title, 0)
            words = _("{title} ({count})").format(title=title, count=count).replace("&", "&&")
            action = self.menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(title in self._chosen_titles)
            action.toggled.connect(lambda on, one=title: self._choose_title(one, on))
        self.menu.addSeparator()
        self.menu.addAction(_("&List all issues")).triggered.connect(self.clear)

    def _choose_title(self, title: str, on: bool) -> None:
        (self._chosen_titles.add if on else self._chosen_titles.discard)(title)
        self._change()

    def _say_counts(self) -> None:
        for severity, button in self.severities.items():
            count = self._counts[severity]
            button.setText(str(count))
            # One that is pressed can be let go, also where nothing of it is left.
            button.setEnabled(bool(count) or button.isChecked())
            button.setAccessibleName(wording.labelled(wording.name(severity), str(count)))

    def retranslate(self) -> None:
        """Say everything in the language in force, in the colours of the theme."""
        style = grid_style(self.font())
        size = style.line - 6
        for severity, button in self.severities.items():
            button.setIcon(_severity_icon(severity, size, self.devicePixelRatioF(), style))
            button.setIconSize(QSize(size, size))
            button.setToolTip(_(_TIPS[severity]))
        self.text.setPlaceholderText(_("Find"))
        self.text.setToolTip(_("Find in the issues"))
        self.text.setAccessibleName(_("Find in the issues"))
        self.more.setIcon(icon("filter", theme.tokens().text))
        self.more.setCheckable(True)
        self.more.setAccessibleName(_("Choose which issues are listed"))
        self.more.setToolTip(_("Choose which issues are listed: this segment, single checks"))
        self.here.setText(_("&This segment only"))
        self._say_counts()


def _severity_icon(severity: Severity, size: int, ratio: float, style: GridStyle) -> QIcon:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    draw_severity(painter, QRectF(0, 0, size, size), severity, style)
    painter.end()
    return QIcon(drawn)
