"""The dialog that asks how far, and why, an issue is to be ignored."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.words import _
from workbench.desk import wording
from workbench.model.issues import Issue, Severity


class IgnoreDialog(QDialog):
    """Ignore here, in this release, or always; an error needs a reason."""

    def __init__(self, issue: Issue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs_reason = issue.severity is Severity.ERROR
        self.setWindowTitle(_("Ignore issue"))
        said = QLabel(wording.issue_line(issue), self)
        said.setWordWrap(True)
        self._scopes = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.addWidget(said)
        choices = (("once", _("&Only here")), ("release", _("In this &release")), ("always", _("&Always")))
        for scope, words in choices:
            button = QRadioButton(words, self)
            button.setProperty("scope", scope)
            button.setChecked(scope == "once")
            self._scopes.addButton(button)
            column.addWidget(button)
        self._reason = QLineEdit(self)
        words = _("&Reason:") if self._needs_reason else _("&Reason (may be empty):")
        reason = QLabel(words, self)
        reason.setBuddy(self._reason)
        column.addWidget(reason)
        column.addWidget(self._reason)
        if self._needs_reason:
            note = _("An ignored error still blocks approval until a reviewer or an editor waives it.")
            warned = QLabel(note, self)
            warned.setWordWrap(True)
            column.addWidget(warned)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Ok, self
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Ignore"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)
        self._reason.textChanged.connect(self._check)
        self._reason.setFocus()
        self._check()

    def _check(self) -> None:
        ready = bool(self.reason()) or not self._needs_reason
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)

    def scope(self) -> str:
        """Return ``once``, ``release`` or ``always``."""
        return str(self._scopes.checkedButton().property("scope"))

    def reason(self) -> str:
        """Return the reason that was given."""
        return self._reason.text().strip()
