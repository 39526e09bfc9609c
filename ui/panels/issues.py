"""Issues of the release: what is wrong where, why, and what would put it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from ui.flow import FlowLayout
from ui.panels.base import Panel, Place
from ui.panels.cards import KeyCaps, label
from ui.panels.ignore_dialog import IgnoreDialog
from ui.panels.issue_filter import IssueFilterLine
from ui.panels.issue_groups import GroupKey, Titles, grouped
from ui.panels.issue_list import IssueDelegate, IssueView
from ui.panels.issue_menu import fill_issue_menu
from ui.panels.issue_model import HEAD_ROLE, ISSUE_ROLE, IssueModel
from ui.style_sheet import set_look
from ui.words import _, ngettext
from workbench.desk.views import Row
from workbench.model.issues import Issue, Severity

OPEN_AT_MOST = 60
"""Issues of a group that stand open at first; a larger group is closed until somebody opens it."""


class IssuesPanel(Panel):
    """The list of issues.

    ``fix_wanted`` carries (issue, text), ``alike_wanted`` the same for all issues like it, ``ignored`` an issue
    that is to be reported no more, ``waive_wanted`` an error that somebody answers for, ``left`` that the
    keyboard goes back to the text.
    """

    fix_wanted = Signal(object, str)
    alike_wanted = Signal(object, str)
    ignored = Signal(object)
    word_added = Signal(object)
    waive_wanted = Signal(object)
    left = Signal()

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.issues: list[Issue] = []
        self.listed: list[Issue] = []
        self.working = False
        self._done = -1
        self._untranslated = 0
        self._numbers: Mapping[str, int] = {}
        self._by_hand: dict[GroupKey, bool] = {}
        self._arranging = False
        self._titles = Titles()
        self.filter_line = IssueFilterLine(self)
        self.model = IssueModel(self)
        self.view = IssueView(self)
        self.view.setObjectName("issueList")
        self.view.setModel(self.model)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.opened.connect(self._open)
        self.view.expanded.connect(lambda index: self._toggled(index, True))
        self.view.collapsed.connect(lambda index: self._toggled(index, False))
        self._delegate = IssueDelegate(self.view)
        self._delegate.fix_wanted.connect(lambda _issue: self.view.take_click())
        self._delegate.fix_wanted.connect(lambda issue: self.fix_wanted.emit(issue, issue.fixes[0].text))
        self.view.setItemDelegate(self._delegate)
        self.view.left.connect(self.left)
        self.filter_line.left.connect(self.left)
        self.filter_line.down.connect(self.enter_list)
        self.filter_line.changed.connect(self._arrange)
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
        column.addWidget(self.filter_line)
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
        if self.filter_line.stand_at(row.segment.id):
            self._arrange()
        self.view.viewport().update()

    # what is shown

    def show_untranslated(self, count: int) -> None:
        """Say how many segments have no text yet: one line, not an issue for each."""
        if count != self._untranslated:
            self._untranslated = count
            self._say_empty()

    def show_issues(self, issues: list[Issue], numbers: Mapping[str, int]) -> None:
        """Show these issues, the gravest first; the one that was chosen stays chosen."""
        titled = self.title()
        self.issues, self._numbers = issues, numbers
        self._titles.keep_only(len(issues))
        self.filter_line.count(issues, self._titles)
        self._arrange()
        if self.title() != titled:
            self.titled.emit()

    def wants(self, issue: Issue) -> bool:
        """Return whether the keys go to an issue: whether it is listed, of whatever segment."""
        wanted = replace(self.filter_line.filter(), segment_id="")
        return not wanted.on or bool(wanted.wanted([issue], self._titles))

    def _arrange(self) -> None:
        chosen = self.current()
        wanted, numbers = self.filter_line.filter(), self._numbers
        self.listed = wanted.wanted(self.issues, self._titles) if wanted.on else self.issues
        self._arranging = True
        self.model.show(grouped(self.listed, lambda one: numbers.get(one, 0), self._titles), numbers)
        rows = 0
        for row, group in enumerate(self.model.groups):
            count = len(group.issues)
            opened = self._by_hand.get(group.key, count <= OPEN_AT_MOST) and count > 1
            rows += 1 + (count if opened else 0)
            index = self.model.index(row, 0)
            if count > 1 and self.view.isExpanded(index) != opened:
                self.view.setExpanded(index, opened)
        self._arranging = False
        self.view.measure_for(rows)
        if chosen is not None and ((now := self.current()) is None or now.key() != chosen.key()):
            self.view.setCurrentIndex(self.model.index_of(chosen, self._titles.key(chosen), exactly=False))
        self.view.viewport().update()
        self._say_empty()

    def _toggled(self, index: QModelIndex, opened: bool) -> None:
        if not self._arranging and index.data(HEAD_ROLE):
            self._by_hand[self.model.key(index.row())] = opened
            rows = sum(
                1 + (len(group.issues) if self.view.isExpanded(self.model.index(row, 0)) else 0)
                for row, group in enumerate(self.model.groups)
            )
            self.view.measure_for(rows)

    def show_working(self, working: bool) -> None:
        """Say whether checking is still going on."""
        self.working = working
        self.show_progress(-1)
        self._say_empty()

    def show_progress(self, per_cent: int) -> None:
        """Say how much of the release has been checked, in per cent; negative for nothing to say."""
        if per_cent != self._done:
            self._done = per_cent
            self._say_empty()

    def _say_empty(self) -> None:
        checking = (
            _("Checking… {percent} %").format(percent=self._done) if self._done >= 0 else _("Checking…")
        )
        self.filter_line.setVisible(bool(self.issues) or self.filter_line.filter().on)
        if self.issues and not self.listed:
            self._empty.setText(
                _("No issue is like that. Escape in the field, or the funnel, lists all again.")
            )
        else:
            self._empty.setText(checking if self.working else _("Nothing found."))
        said = []
        if self.working and self.issues:
            said.append(checking)
        if len(self.listed) < len(self.issues):
            words = _("{count} of {total} listed")
            said.append(words.format(count=len(self.listed), total=len(self.issues)))
        if left := self._untranslated:
            words = ngettext("{count} segment not translated", "{count} segments not translated", left)
            said.append(words.format(count=left))
        self._more.setVisible(bool(said))
        self._more.setText(" · ".join(said))
        set_look(self._more, "small")
        self._stack.setCurrentWidget(self.view if self.listed else self._empty)

    # choosing

    def current(self) -> Issue | None:
        """Return the chosen issue."""
        found: Issue | None = self.view.currentIndex().data(ISSUE_ROLE)
        return found

    def choose(self, issue: Issue) -> None:
        """Choose an issue, as when the keyboard went to its place in the text."""
        index = self.model.index_of(issue, self._titles.key(issue))
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def has_keyboard(self) -> bool:
        """Return whether the list has the keyboard, so that keys mean the issue chosen in it."""
        return self.view.hasFocus() and self.current() is not None

    def enter_list(self) -> None:
        """Give the list the keyboard, at the issue that was chosen last."""
        if not self.listed:
            return
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _open(self, issue: Issue) -> None:
        if issue.segment_id:
            self.go_to.emit(issue.segment_id, issue.start)

    # deeds

    def _menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if not index.isValid():
            index = self.view.currentIndex()
        issue = index.data(ISSUE_ROLE)
        if issue is not None:
            self.open_menu(issue, self.view.viewport().mapToGlobal(point))

    def open_menu(self, issue: Issue, at: QPoint | None = None) -> None:
        """Open the menu of an issue, without ``at`` under its row."""
        menu = QMenu(self)
        self.fill_menu(menu, issue)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if at is None:
            box = self.view.visualRect(self.view.currentIndex())
            at = self.view.viewport().mapToGlobal(box.bottomLeft() + QPoint(12, 0))
            menu.setActiveAction(menu.actions()[0])
        menu.popup(at)

    def fill_menu(self, menu: QMenu, issue: Issue) -> None:
        """Put what can be done about an issue into a menu."""
        fill_issue_menu(menu, issue, self)

    def add_word(self, issue: Issue, scope: str = "house") -> None:
        """Add the word of a spelling issue to a dictionary: ``personal``, of the ``release`` or of the ``house``."""
        desk, person, language = self.place.desk, self.place.person, self.place.target_language
        release = self.place.release.id
        self.do(
            lambda: desk.dictionaries.add(issue.text, language, scope, person, release),
            lambda _result: self.word_added.emit(issue),
        )

    def ignore(self, issue: Issue) -> None:
        """Ask for how far and why an issue is to be ignored, and ignore it."""
        dialog = IgnoreDialog(issue, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._ignore(issue, dialog.scope(), dialog.reason()))
        dialog.open()

    def _ignore(self, issue: Issue, scope: str, reason: str) -> None:
        desk, person, translation = self.place.desk, self.place.person, self.place.translation.id
        self.do(
            lambda: desk.proofing.ignore(issue, translation, scope, person, reason),
            lambda _result: self.ignored.emit(issue),
        )

    def turn_off(self, issue: Issue) -> None:
        """Ask how far and why the rule that reported an issue is to be turned off, and turn it off."""
        from ui.panels.rule_dialog import RuleOffDialog

        desk, person, release = self.place.desk, self.place.person, self.place.release.id
        dialog = RuleOffDialog(issue, desk.rules.may_decide(person), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def turn_off() -> None:
            rule, scope, reason = dialog.rule(), dialog.scope(), dialog.reason()
            self.do(lambda: desk.rules.turn_off(rule, scope, reason, person, release))

        dialog.accepted.connect(turn_off)
        dialog.open()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        words = (_("Next issue"), _("Fix"), _("Ignore with a reason"))
        for (said, caps), text in zip(self._hints, words, strict=True):
            set_look(said, "small")
            said.setText(text)
            caps.look()
        self.view.setAccessibleName(_("Issues"))
        self.filter_line.retranslate()
        self._titles.forget()
        self.filter_line.count(self.issues, self._titles)
        self._arrange()
        self.view.scheduleDelayedItemsLayout()
