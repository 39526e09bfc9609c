"""The dialog that adds a term of both languages to the termbase."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from ui.panels.base import Place
from ui.words import _
from workbench.desk import wording
from workbench.model.identity import new_id
from workbench.model.terms import Concept, Term, TermStatus


class TermDialog(QDialog):
    """Asks for a source term, its target term and whether it may be used."""

    def __init__(self, place: Place, source: str, target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setWindowTitle(_("Add term"))
        self.source = QLineEdit(source.strip(), self)
        self.target = QLineEdit(target.strip(), self)
        self.status = QComboBox(self)
        for status in TermStatus:
            self.status.addItem(wording.name(status).capitalize(), status)
        self.note = QLineEdit(self)
        form = QFormLayout(self)
        form.addRow(_("&Source term:"), self.source)
        form.addRow(_("&Target term:"), self.target)
        form.addRow(_("St&atus of the target term:"), self.status)
        form.addRow(_("&Note:"), self.note)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Ok, self
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Add"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form.addRow(self._buttons)
        self.source.textChanged.connect(self._check)
        self.target.textChanged.connect(self._check)
        (self.target if source and not target else self.source).setFocus()
        self._check()

    def _check(self) -> None:
        whole = bool(self.source.text().strip() and self.target.text().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(whole)

    def concept(self) -> Concept:
        """Return the concept that was described."""
        status = TermStatus(self.status.currentData())
        return Concept(
            new_id(),
            (
                Term(self.source.text().strip(), self._place.source_language),
                Term(self.target.text().strip(), self._place.target_language, status),
            ),
            note=self.note.text().strip(),
        )
