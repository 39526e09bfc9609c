"""The dialog that adds a term of both languages to the termbase."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from ui.dialogs.frame import HouseDialog
from ui.panels.base import Place
from ui.words import _
from workbench.desk import wording
from workbench.model.identity import new_id
from workbench.model.terms import Concept, Term, TermStatus


class TermDialog(HouseDialog):
    """Asks for a source term, its target term and whether it may be used."""

    help_topic = "editor"

    def __init__(self, place: Place, source: str, target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=62)
        self._place = place
        self.source, self.target = QLineEdit(source.strip()), QLineEdit(target.strip())
        self.status = QComboBox()
        for status in TermStatus:
            self.status.addItem("", status)
        self.note = QLineEdit()
        self._labels = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate((self.source, self.target, self.status, self.note)):
            label = QLabel()
            label.setBuddy(field)
            self._labels.append(label)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            if isinstance(field, QLineEdit):
                field.setCursorPosition(0)
        self.body.addLayout(grid)
        self.cancel = self.add_button()
        self.add = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.accept)
        self.source.textChanged.connect(self._check)
        self.target.textChanged.connect(self._check)
        self.retranslate()
        (self.target if source and not target else self.source).setFocus()
        self._check()

    def _check(self) -> None:
        self.add.setEnabled(bool(self.source.text().strip() and self.target.text().strip()))

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

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Add term"))
        words = (_("&Source term:"), _("&Target term:"), _("St&atus of the target term:"), _("&Note:"))
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        for row, status in enumerate(TermStatus):
            self.status.setItemText(row, wording.name(status).capitalize())
        self.cancel.setText(_("Cancel"))
        self.add.setText(_("Add"))
