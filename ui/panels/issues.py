"""Issues of the release: what is wrong where, why, and what would put it right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.flow import FlowLayout
from ui.panels.base import Panel, Place
from ui.panels.cards import KeyCaps, label
from ui.panels.ignore_dialog import IgnoreDialog
from ui.panels.issue_list import ISSUE_ROLE, IssueDelegate, IssueModel, fix_words
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of
from ui.style_sheet import set_look
from ui.words import _, ngettext
from workbench.desk.views import Row
from workbench.model.issues import Issue, Severity

SHOWN = 500
"""Issues that the list shows at most; F8 goes through all of them."""


class _IssueView(QListView):
    """A list whose rows are as tall as their reasons."""

    opened = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            issue = self.currentIndex().data(ISSUE_ROLE)
            if issue is not None:
                self.opened.emit(issue)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows again at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class IssuesPanel(Panel):
    """The list of issues; ``fix_wanted`` carries (issue, text), ``ignored`` an issue that is to be reported no more."""

    fix_wanted = Signal(object, str)
    ignored = Signal(object)
    word_added = Signal(object)

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.issues: list[Issue] = []
        self.working = False
        self._untranslated = 0
        self._model = IssueModel(self)
        self.view = _IssueView(self)
        self.view.setObjectName("issueList")
        self.view.setProperty("look", "plain")
        self.view.setModel(self._model)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setBatchSize(40)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.clicked.connect(self._clicked)
        self.view.opened.connect(self._open)
        self._delegate = IssueDelegate(self.view)
        self._delegate.fix_wanted.connect(lambda issue: self.fix_wanted.emit(issue, issue.fixes[0].text))
        self.view.setItemDelegate(self._delegate)
        self._empty = label("", dim=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(12, 10, 12, 10)
        inside = QWidget(self)
        self._stack = QStackedLayout(inside)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._hints = [
            (QLabel(self), KeyCaps(f"editor.{deed}", self)) for deed in ("next_issue", "fixes", "ignore")
        ]
        self._more = QLabel(self)
        self._more.setContentsMargins(12, 4, 12, 0)
        self._more.hide()
        foot = FlowLayout(spacing=10)
        foot.setContentsMargins(12, 4, 12, 6)
        for said, caps in self._hints:
            pair = QWidget(self)
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(said)
            row.addWidget(caps)
            foot.addWidget(pair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inside, 1)
        column.addWidget(self._more)
        column.addLayout(foot)
        self.retranslate()

    def title(self) -> str:
        """Return the panel's name with the count of what is not a mere hint."""
        count = sum(1 for issue in self.issues if issue.severity is not Severity.HINT)
        return _("Issues {count}").format(count=count) if count else _("Issues")

    def follow(self, row: Row) -> None:
        """Mark the issues of the active row."""
        self.row = row
        self._delegate.active_segment = row.segment.id
        self.view.viewport().update()

    def show_untranslated(self, count: int) -> None:
        """Say how many segments have no text yet: one line, not an issue for each."""
        if count != self._untranslated:
            self._untranslated = count
            self._say_empty()

    def show_issues(self, issues: list[Issue], numbers: Mapping[str, int]) -> None:
        """Show these issues, worst first; the one that was chosen stays chosen."""
        chosen = self.current()
        place = self.view.verticalScrollBar().value()
        self.issues = issues
        self._model.show(issues[:SHOWN], numbers)
        if chosen is not None:
            key = chosen.key()
            for row, issue in enumerate(issues[:SHOWN]):
                if issue.key() == key:
                    self.view.setCurrentIndex(self._model.index(row))
                    break
        self.view.verticalScrollBar().setValue(place)
        self._say_empty()
        self.titled.emit()

    def show_working(self, working: bool) -> None:
        """Say whether checking is still going on."""
        self.working = working
        self._say_empty()

    def _say_empty(self) -> None:
        self._empty.setText(_("Checking…") if self.working else _("Nothing found."))
        more, left = len(self.issues) - SHOWN, self._untranslated
        key = shown(key_of("editor.next_issue"))
        said = [_("{count} more, found by {key}").format(count=more, key=key)] if more > 0 else []
        if left:
            words = ngettext("{count} segment not translated", "{count} segments not translated", left)
            said.append(words.format(count=left))
        self._more.setVisible(bool(said))
        self._more.setText(" · ".join(said))
        set_look(self._more, "small")
        self._stack.setCurrentWidget(self.view if self.issues else self._empty)

    def current(self) -> Issue | None:
        """Return the chosen issue."""
        found: Issue | None = self.view.currentIndex().data(ISSUE_ROLE)
        return found

    def choose(self, issue: Issue) -> None:
        """Choose an issue, as when the keyboard went to its place in the text."""
        for row, one in enumerate(self.issues[:SHOWN]):
            if one == issue:
                self.view.setCurrentIndex(self._model.index(row))
                return

    def _clicked(self, index: QModelIndex) -> None:
        issue = index.data(ISSUE_ROLE)
        if issue is not None:
            self._open(issue)

    def _open(self, issue: Issue) -> None:
        if issue.segment_id:
            self.go_to.emit(issue.segment_id, issue.start)

    def _menu(self, point: QPoint) -> None:
        issue = self.view.indexAt(point).data(ISSUE_ROLE)
        if issue is None:
            return
        menu = QMenu(self)
        self.fill_menu(menu, issue)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))

    def fill_menu(self, menu: QMenu, issue: Issue) -> None:
        """Put an issue's fixes, the dictionary and ignoring into a menu."""
        for fix in issue.fixes[:9]:
            action = menu.addAction(fix_words(fix.text))
            action.triggered.connect(lambda _checked=False, text=fix.text: self.fix_wanted.emit(issue, text))
        if issue.fixes:
            menu.addSeparator()
        if issue.check == "spelling" or issue.check.startswith("spelling."):
            words = _("Add “{word}” to the dictionary").format(word=issue.text)
            menu.addAction(words).triggered.connect(lambda: self.add_word(issue))
        menu.addAction(_("Ignore…")).triggered.connect(lambda: self.ignore(issue))

    def add_word(self, issue: Issue) -> None:
        """Add the word of a spelling issue to the desk's dictionary."""
        desk, person, language = self.place.desk, self.place.person, self.place.target_language
        self.do(
            lambda: desk.proofing.add_word(issue.text, language, person),
            lambda _result: self.word_added.emit(issue),
        )

    def ignore(self, issue: Issue) -> None:
        """Ask for how far and why an issue is to be ignored, and ignore it."""
        dialog = IgnoreDialog(issue, self)
        dialog.accepted.connect(lambda: self._ignore(issue, dialog.scope(), dialog.reason()))
        dialog.open()

    def _ignore(self, issue: Issue, scope: str, reason: str) -> None:
        desk, person, translation = self.place.desk, self.place.person, self.place.translation.id
        self.do(
            lambda: desk.proofing.ignore(issue, translation, scope, person, reason),
            lambda _result: self.ignored.emit(issue),
        )

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        words = (_("Next issue"), _("Fix"), _("Ignore with a reason"))
        for (said, caps), text in zip(self._hints, words, strict=True):
            set_look(said, "small")
            said.setText(text)
            caps.look()
        self.view.setAccessibleName(_("Issues"))
        self._say_empty()
        self.view.scheduleDelayedItemsLayout()
