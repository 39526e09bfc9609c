"""Asking for a name: of a tag, a dossier, or a filter that is to be kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.words import _

TAG, DOSSIER, FILTER = "tag", "dossier", "filter"
LONGEST = 80


class NameDialog(HouseDialog):
    """``given`` carries the name. Names that are in use already are offered while one types."""

    given = Signal(str)

    def __init__(
        self, kind: str, used: Sequence[str], about: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, columns=46)
        self.kind = kind
        self.label = QLabel()
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.label.setBuddy(self.name)
        completer = QCompleter(list(used), self.name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.about = explanation(about)
        self.about.setVisible(bool(about))
        for widget in (self.about, self.label, self.name):
            self.body.addWidget(widget)
        self.cancel = self.add_button()
        self.accept_button = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self.name.textChanged.connect(self._look)
        self.retranslate()
        self._look()
        self.name.setFocus()

    def _look(self) -> None:
        self.accept_button.setEnabled(bool(self.name.text().strip()))

    def accept(self) -> None:
        """Give the name, and close."""
        if self.accept_button.isEnabled():
            self.given.emit(self.name.text().strip())
            super().accept()

    def retranslate(self) -> None:
        """Say the words."""
        title, label, accept = {
            TAG: (_("New tag"), _("&Name of the tag"), _("Put the tag on")),
            DOSSIER: (_("New dossier"), _("&Name of the dossier"), _("Put in the dossier")),
            FILTER: (_("Keep this filter"), _("&Name of the filter"), _("Keep")),
        }[self.kind]
        self.setWindowTitle(title)
        self.label.setText(label)
        self.accept_button.setText(accept)
        self.cancel.setText(_("Cancel"))
