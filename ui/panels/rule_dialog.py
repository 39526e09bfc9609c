"""The dialog that asks which rule is to be turned off, where, and why."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.dialogs.rule_names import rule_words
from ui.words import _
from workbench.desk import wording
from workbench.desk.rules import group_of
from workbench.model.issues import Issue, Severity

SCOPES = ("release", "house")


class RuleOffDialog(HouseDialog):
    """Turn off the rule that reported an issue, or its whole group; a reason is needed and kept.

    ``house`` is whether the person may decide for the house (``desk.rules.may_decide``).
    """

    help_topic = "checks"

    def __init__(self, issue: Issue, house: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=62)
        self._issue = issue
        self._rules = [issue.check, *filter(None, [group_of(issue.check)])]
        self.said = explanation(look="")
        self.which = [QRadioButton() for _rule in self._rules]
        self.where = {scope: QRadioButton() for scope in SCOPES}
        for buttons, label in ((self.which, "which"), (list(self.where.values()), "where")):
            group = QButtonGroup(self)
            group.setObjectName(label)
            for button in buttons:
                group.addButton(button)
            buttons[0].setChecked(True)
        self.where["house"].setEnabled(house)
        self.where_label, self.which_label = QLabel(), QLabel()
        self.label, self._reason = QLabel(), QLineEdit()
        self.label.setBuddy(self._reason)
        self.warned = explanation()
        self.warned.setVisible(issue.severity is Severity.ERROR)
        self.body.addWidget(self.said)
        for head, buttons in ((self.which_label, self.which), (self.where_label, [*self.where.values()])):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(head)
            for button in buttons:
                column.addWidget(button)
            self.body.addLayout(column)
        for widget in (self.label, self._reason, self.warned):
            self.body.addWidget(widget)
        self.cancel = self.add_button()
        self.turn_off = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.turn_off.clicked.connect(self.accept)
        self._reason.textChanged.connect(self._check)
        self.retranslate()
        self._reason.setFocus()
        self._check()

    def _check(self) -> None:
        self.turn_off.setEnabled(bool(self.reason()))

    def rule(self) -> str:
        """Return the rule or the group that is to be turned off."""
        return next(rule for rule, button in zip(self._rules, self.which, strict=True) if button.isChecked())

    def scope(self) -> str:
        """Return ``release`` or ``house``."""
        return next(scope for scope, button in self.where.items() if button.isChecked())

    def reason(self) -> str:
        """Return the reason that was given."""
        return self._reason.text().strip()

    def apply(self, desk: Any, actor: str, release_id: str) -> Any:
        """Turn the rule off at the desk; return its ``Changes``."""
        return desk.rules.turn_off(self.rule(), self.scope(), self.reason(), actor, release_id)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Turn a rule off"))
        self.said.setText(wording.issue_line(self._issue))
        self.which_label.setText(_("What is no longer reported"))
        texts = [_("This &rule: {rule}"), _("All of its &group: {rule}")]
        for text, rule, button in zip(texts, self._rules, self.which, strict=False):
            button.setText(text.format(rule=rule_words(rule).replace("&", "&&")))
        self.where_label.setText(_("Where"))
        self.where["release"].setText(_("In &this release"))
        self.where["house"].setText(_("In all releases of the &house"))
        self.where["house"].setToolTip(
            "" if self.where["house"].isEnabled() else _("Reviewers and editors decide for the house.")
        )
        self.label.setText(_("R&eason; it is kept:"))
        self.warned.setText(_("Errors of a rule that a translator turned off still stand before approval."))
        self.cancel.setText(_("Cancel"))
        self.turn_off.setText(_("Turn &off"))
