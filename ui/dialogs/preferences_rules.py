"""Preferences: which rules report in the house, what is turned off in releases, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.dialogs.fields import EntryField
from ui.dialogs.preference_pages import PreferencePage
from ui.dialogs.rule_names import rule_words
from ui.words import _
from workbench.desk import wording
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.rules import PROFILE_NAMES

_PLACE = Qt.ItemDataRole.UserRole
_RULE, _STATE, _WHY = range(3)


@dataclass(frozen=True, slots=True)
class Decided:
    """A rule in the house (``release_id`` empty) or in a release, whether it is off there, and the words for why.

    Of an ignored issue ``ignored_id`` is its id and ``translation_id`` its translation.
    """

    rule: str
    release_id: str
    off: bool
    why: str = ""
    title: str = ""
    ignored_id: str = ""
    translation_id: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other."""
        return self.rule, self.release_id or self.ignored_id


class RulesPage(PreferencePage):
    """A tree of groups and rules. A rule is turned off with a reason and on again; all is done at Save."""

    def __init__(self, desk: Any, person: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.person = person
        self._may = desk.rules.may_decide(person) and not desk.read_only
        self._pending: dict[tuple[str, str], str] = {}
        self._on: set[tuple[str, str]] = set()
        form = self.form()
        self.profile, self.profile_reason = QComboBox(), QLineEdit()
        for name in PROFILE_NAMES:
            self.profile.addItem("", name)
        self._profile = desk.rules.profile()
        self.profile.setCurrentIndex(self.profile.findData(self._profile))
        self.row(form, "profile", self.profile)
        self.explain("profile_meaning", form)
        self.row(form, "profile_reason", self.profile_reason)
        self.filter, self.tree = QLineEdit(), QTreeWidget()
        self.filter.setClearButtonEnabled(True)
        self.tree.setColumnCount(3)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = self.tree.header()
        head.setStretchLastSection(True)
        for column in (_RULE, _STATE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.reason, self.turn_off, self.turn_on = EntryField(), QPushButton(), QPushButton()
        self.column.addWidget(self.filter)
        self.column.addWidget(self.tree, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.reason, 1)
        for button in (self.turn_off, self.turn_on):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)
        self.explain("rights")
        self.profile.setEnabled(self._may)
        self.profile.currentIndexChanged.connect(lambda _row: self._allow())
        self.filter.textChanged.connect(lambda _text: self._filter())
        self.tree.currentItemChanged.connect(lambda _now, _before: self._allow())
        self.reason.textChanged.connect(lambda _text: self._allow())
        self.reason.returnPressed.connect(self._turn_off)
        self.turn_off.clicked.connect(self._turn_off)
        self.turn_on.clicked.connect(self._turn_on)
        self._read()
        self.retranslate()

    # what is shown

    def _read(self) -> None:
        self._lines = self.desk.rules.lines()
        self._releases = self.desk.rules.in_releases()
        self._ignored = self.desk.proofing.ignored_widely()
        self._ignored_once = self.desk.proofing.ignored_once()

    def _fill(self) -> None:
        current = self._chosen()
        self.tree.clear()
        tops: dict[str, QTreeWidgetItem] = {}
        for line in self._lines:
            decision = line.decision
            why = "" if decision is None else _why(decision)
            item = self._item(Decided(line.rule, "", line.off, why))
            if line.rule == line.group:
                tops[line.group] = item
                self.tree.addTopLevelItem(item)
            else:
                tops[line.group].addChild(item)
                # What was decided is what one comes for: it is not to be looked for.
                if decision is not None:
                    tops[line.group].setExpanded(True)
        if self._releases:
            head = QTreeWidgetItem([_("In single releases")])
            self.tree.addTopLevelItem(head)
            for fact, title in self._releases:
                head.addChild(
                    self._item(Decided(fact.rule, fact.release_id, fact.choice == "off", _why(fact), title))
                )
            head.setExpanded(True)
        if self._ignored:
            head = QTreeWidgetItem([_("Ignored issues")])
            self.tree.addTopLevelItem(head)
            for entry in self._ignored:
                where = _("everywhere") if entry.scope == "always" else _("in its release")
                head.addChild(self._ignored_item(entry, where))
        if self._ignored_once:
            head = QTreeWidgetItem([_("Issues ignored at one place")])
            self.tree.addTopLevelItem(head)
            for entry, release in self._ignored_once:
                head.addChild(self._ignored_item(entry, release))
        self._show_states()
        self._filter()
        for item in self._items():
            if current is not None and _place(item) == current.key:
                self.tree.setCurrentItem(item)

    def _ignored_item(self, entry: Any, where: str) -> QTreeWidgetItem:
        check, _segment, _side, text, _message = entry.subject.split("\x1f")
        title = f"“{text}”" if text else wording.check_title(check)
        why = f"{where} · {_why(entry)}" if where else _why(entry)
        return self._item(Decided(check, "", True, why, title, entry.id, entry.translation_id))

    def _item(self, decided: Decided) -> QTreeWidgetItem:
        name = rule_words(decided.rule)
        item = QTreeWidgetItem([f"{decided.title}: {name}" if decided.title else name])
        item.setData(_RULE, _PLACE, decided)
        item.setToolTip(_RULE, decided.rule)
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for row in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(row)
            if top is not None:
                yield top
                yield from (top.child(at) for at in range(top.childCount()))

    def _show_states(self) -> None:
        """Say of every rule whether it is on and why, as it will be once this is saved."""
        for item in self._items():
            decided = item.data(_RULE, _PLACE)
            if decided is None:
                continue
            off = self.is_off(decided)
            key = decided.key
            item.setText(_STATE, _("off") if off else _("on"))
            why = decided.why if off == decided.off else ""
            item.setText(_WHY, self._pending.get(key, why))
            item.setToolTip(_WHY, item.text(_WHY))
            font = item.font(_STATE)
            font.setBold(off)
            item.setFont(_STATE, font)

    def is_off(self, decided: Decided) -> bool:
        """Return whether a rule is off once this is saved."""
        if decided.ignored_id:
            return decided.key not in self._on
        name = decided.rule
        while name:
            key = (name, decided.release_id)
            if key in self._pending:
                return True
            if key in self._on:
                return False
            name = name.rpartition(".")[0]
        return decided.off

    def _filter(self) -> None:
        wanted = self.filter.text().strip().casefold()
        for row in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(row)
            if top is None:
                continue
            whole = wanted in _words_of(top)
            shown = 0
            for at in range(top.childCount()):
                child = top.child(at)
                found = whole or wanted in _words_of(child)
                child.setHidden(not found)
                shown += found
            top.setHidden(not whole and not shown)
            if wanted:
                top.setExpanded(bool(shown))
        self._allow()

    def _chosen(self) -> Decided | None:
        item = self.tree.currentItem()
        found: Decided | None = None if item is None else item.data(_RULE, _PLACE)
        return found

    def _allow(self) -> None:
        chosen = self._chosen()
        off = chosen is not None and self.is_off(chosen)
        may = chosen is not None and (self._may or (bool(chosen.key[1]) and not self.desk.read_only))
        self.turn_on.setEnabled(may and off)
        self.turn_off.setEnabled(may and not off and bool(self.reason.text().strip()))
        self.reason.setEnabled(self._may or may)
        other = self.profile.currentData() != self._profile
        self.profile_reason.setEnabled(self._may and other and self.profile.currentData() != "all")

    # deeds

    def _turn_off(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self.turn_off.isEnabled():
            return
        key = chosen.key
        self._on.discard(key)
        if chosen.ignored_id:
            self._show_states()
            self._allow()
            return
        self._pending[key] = self.reason.text().strip()
        self.reason.clear()
        self._show_states()
        self._allow()

    def _turn_on(self) -> None:
        chosen = self._chosen()
        if chosen is None or not self.turn_on.isEnabled():
            return
        key = chosen.key
        self._pending.pop(key, None)
        inside = f"{chosen.rule}."
        for rule, release_id in list(self._pending):
            if release_id == chosen.key[1] and rule.startswith(inside):
                del self._pending[rule, release_id]
        if self.is_off(chosen):
            self._on.add(key)
        self._show_states()
        self._allow()

    def title(self) -> str:
        """Return the page's name."""
        return _("Rules")

    def save(self) -> Changes:
        """Record what was decided; what cannot be recorded stays undecided, and is said."""
        changes: Changes = NOTHING
        rules = self.desk.rules
        profile = str(self.profile.currentData())
        if profile != self._profile:
            reason = self.profile_reason.text()
            changes |= rules.use_profile(profile, "house", self.person, reason=reason)
            self._profile = profile
        for entry in (*self._ignored, *(one for one, _release in self._ignored_once)):
            key = (entry.subject.partition("\x1f")[0], entry.id)
            if key in self._on:
                changes |= self.desk.proofing.report_again(entry.translation_id, entry.id, self.person)
                self._on.discard(key)
        # A group before its rules: what is said of a rule holds though its group is decided too.
        for key in sorted(self._on | self._pending.keys()):
            rule, release_id = key
            if key in self._on:
                changes |= rules.turn_on(rule, _scope(release_id), self.person, release_id)
                self._on.discard(key)
            else:
                reason = self._pending[key]
                changes |= rules.turn_off(rule, _scope(release_id), reason, self.person, release_id)
                del self._pending[key]
        return changes

    def retranslate(self) -> None:
        """Say the words."""
        names = {
            "all": _("all rules"),
            "calm": _("without advice on style"),
            "facts": _("facts, codes and terms only"),
        }
        for row in range(self.profile.count()):
            self.profile.setItemText(row, names[str(self.profile.itemData(row))])
        self.say(
            {
                "profile": _("&Rules that report"),
                "profile_meaning": _("What is turned off or on below comes on top of this."),
                "profile_reason": _("R&eason"),
                "rights": ""
                if self._may
                else _("Reviewers and editors turn rules off for the house; anyone does in a release."),
            }
        )
        self.labels["rights"].setVisible(not self._may)
        self.profile_reason.setPlaceholderText(_("why the house leaves rules out; it is kept"))
        self.filter.setPlaceholderText(_("Find a rule or a reason"))
        self.filter.setAccessibleName(_("Find a rule or a reason"))
        self.tree.setAccessibleName(_("Rules and whether they report"))
        self.tree.setHeaderLabels([_("Rule"), _("State"), _("Why")])
        self.reason.setPlaceholderText(_("Why it is turned off; it is kept"))
        self.reason.setAccessibleName(_("Why it is turned off; it is kept"))
        self.turn_off.setText(_("Turn &off"))
        self.turn_off.setToolTip(_("Turn the chosen rule or group off in the house; needs a reason (Enter)"))
        self.turn_on.setText(_("Turn o&n"))
        self.turn_on.setToolTip(_("Let the chosen rule or group report again"))
        self._fill()


def _why(decision: Any) -> str:
    at = wording.shown(decision.at.date().isoformat())
    return " · ".join(part for part in (decision.reason, decision.actor, at) if part)


def _place(item: QTreeWidgetItem) -> tuple[str, str]:
    decided = item.data(_RULE, _PLACE)
    return ("", "") if decided is None else decided.key


def _words_of(item: QTreeWidgetItem) -> str:
    decided = item.data(_RULE, _PLACE)
    rule = "" if decided is None else decided.rule
    return f"{item.text(_RULE)} {rule} {item.text(_WHY)}".casefold()


def _scope(release_id: str) -> str:
    return "release" if release_id else "house"
