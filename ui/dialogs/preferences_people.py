"""Preferences: who works here and may do what, four eyes, and who sits at this desk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fields import EntryField, LanguageChecks, RoleChecks
from ui.dialogs.preference_pages import PreferencePage
from ui.words import _
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.model.errors import InputError
from workbench.model.people import Person, Role


class PeoplePage(PreferencePage):
    """A list of people, and the roles and languages of the one that is chosen."""

    def __init__(self, desk: Any, person: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._before = {one.name: one for one in desk.people.all()}
        self._now = dict(self._before)
        form = self.form()
        self.me = QComboBox()
        self.row(form, "me", self.me)
        self.four_eyes = QCheckBox()
        self.four_eyes.setChecked(desk.settings.four_eyes)
        form.addRow("", self.four_eyes)
        self.explain("four_eyes_meaning", form)
        self.head("people")
        self.list = QListWidget()
        self.list.setSpacing(3)
        self.new_name = EntryField()
        self.add = QPushButton()
        self.add.setAutoDefault(False)
        self.roles = RoleChecks()
        self.languages = LanguageChecks()
        self._lay_out()
        self._fill(person)
        self.me.setCurrentText(person)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.roles.changed.connect(self._roles_changed)
        self.languages.changed.connect(self._languages_changed)
        self.new_name.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.new_name.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.add.setEnabled(False)
        self.retranslate()
        self._show()

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.addWidget(self.new_name, 1)
        adding.addWidget(self.add)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(adding)
        right = QVBoxLayout()
        right.addWidget(self.roles)
        right.addSpacing(8)
        right.addWidget(self.languages)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.column.addLayout(columns, 1)

    def _fill(self, chosen: str) -> None:
        self.list.clear()
        kept = self.me.currentText()
        self.me.clear()
        for name in self._now:
            self.list.addItem(QListWidgetItem(name))
            self.me.addItem(name)
        self.me.setCurrentText(kept)
        found = self.list.findItems(chosen, Qt.MatchFlag.MatchExactly)
        self.list.setCurrentItem(found[0] if found else self.list.item(0))
        self._describe()

    def _describe(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            roles = self._now[item.text()].roles
            item.setToolTip(", ".join(wording.name(role) for role in Role if role in roles))

    def _chosen(self) -> Person | None:
        item = self.list.currentItem()
        return None if item is None else self._now.get(item.text())

    def _show(self) -> None:
        person = self._chosen()
        for widget in (self.roles, self.languages):
            widget.setEnabled(person is not None)
        if person is None:
            return
        for widget in (self.roles, self.languages):
            widget.blockSignals(True)
        self.roles.choose(person.roles)
        self.languages.choose(person.languages)
        for widget in (self.roles, self.languages):
            widget.blockSignals(False)

    def _roles_changed(self) -> None:
        person = self._chosen()
        if person is not None:
            self._now[person.name] = replace(person, roles=frozenset(self.roles.roles()))
            self._describe()

    def _languages_changed(self) -> None:
        person = self._chosen()
        if person is not None:
            self._now[person.name] = replace(person, languages=tuple(self.languages.codes()))

    def _add(self) -> None:
        name = " ".join(self.new_name.text().split())
        if name and name not in self._now:
            self._now[name] = Person(name, frozenset({Role.TRANSLATOR}))
        if name:
            self.new_name.clear()
            self._fill(name)
            self._show()
            self.roles.boxes[Role.TRANSLATOR].setFocus()

    def title(self) -> str:
        """Return the page's name."""
        return _("People")

    def save(self) -> Changes:
        """Save; a person without a role is refused."""
        if self.new_name.text().strip():
            self._add()
        for person in self._now.values():
            if not person.roles:
                raise InputError("people.no_role", name=person.name)
        changes = self.set_setting("four_eyes", self.four_eyes.isChecked())
        for name, person in self._now.items():
            if person != self._before.get(name):
                order = [role for role in Role if role in person.roles]
                changes |= self.desk.people.add(name, order, person.languages)
                self._before[name] = person
        if self.me.currentText():
            changes |= self.set_setting("person", self.me.currentText())
        return changes

    def retranslate(self) -> None:
        """Say the words."""
        self.say(
            {
                "me": _("&At this desk now"),
                "four_eyes_meaning": _(
                    "Nobody approves what she has written. Switched off, every approval says that it was."
                ),
                "people": _("People"),
            }
        )
        self.four_eyes.setText(_("&Four eyes"))
        self.list.setAccessibleName(_("People"))
        self.new_name.setPlaceholderText(_("Name of another person"))
        letters = self.new_name.fontMetrics().horizontalAdvance(self.new_name.placeholderText())
        self.new_name.setMinimumWidth(letters + 24)
        self.new_name.setAccessibleName(_("Name of another person"))
        self.add.setText(_("A&dd"))
        self._describe()
