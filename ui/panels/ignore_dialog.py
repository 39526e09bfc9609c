"""The dialog that asks how far, and why, an issue is to be ignored."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.words import _
from workbench.desk import wording
from workbench.model.issues import Issue, Severity

SCOPES = ("once", "release", "always")


class IgnoreDialog(HouseDialog):
    """Ignore here, in this release, or always; an error needs a reason."""

    help_topic = "checks"

    def __init__(self, issue: Issue, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=58)
        self._issue = issue
        self._needs_reason = issue.severity is Severity.ERROR
        self.said = explanation(look="")
        self._group = QButtonGroup(self)
        self.choices = {scope: QRadioButton() for scope in SCOPES}
        scopes = QVBoxLayout()
        scopes.setSpacing(4)
        for button in self.choices.values():
            self._group.addButton(button)
            scopes.addWidget(button)
        self.choices["once"].setChecked(True)
        self.label, self._reason = QLabel(), QLineEdit()
        self.label.setBuddy(self._reason)
        self.warned = explanation()
        self.warned.setVisible(self._needs_reason)
        self.body.addWidget(self.said)
        self.body.addLayout(scopes)
        for widget in (self.label, self._reason, self.warned):
            self.body.addWidget(widget)
        self.cancel = self.add_button()
        self.ignore = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.ignore.clicked.connect(self.accept)
        self._reason.textChanged.connect(self._check)
        self.retranslate()
        self._reason.setFocus()
        self._check()

    def _check(self) -> None:
        self.ignore.setEnabled(bool(self.reason()) or not self._needs_reason)

    def scope(self) -> str:
        """Return ``once``, ``release`` or ``always``."""
        return next(scope for scope, button in self.choices.items() if button.isChecked())

    def reason(self) -> str:
        """Return the reason that was given."""
        return self._reason.text().strip()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Ignore issue"))
        self.said.setText(wording.issue_line(self._issue))
        self.choices["once"].setText(_("&Only here"))
        self.choices["release"].setText(_("In this &release"))
        self.choices["always"].setText(_("&Always"))
        self.label.setText(_("&Reason:") if self._needs_reason else _("&Reason (may be empty):"))
        self.warned.setText(
            _("An ignored error still blocks approval until a reviewer or an editor waives it.")
        )
        self.cancel.setText(_("Cancel"))
        self.ignore.setText(_("Ignore"))
