"""Verifying a delivered file: exactly an approved version, or the first difference."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.style_sheet import set_look
from ui.words import _
from workbench.desk import wording


class VerifyDialog(HouseDialog):
    """Shows what ``desk.delivery.verify_file`` found."""

    def __init__(self, path: Path, found: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=72)
        self._path, self._found = path, found
        self.title = QLabel()
        self.title.setWordWrap(True)
        set_look(self.title, "title")
        self.words = explanation(look="good" if found.verified and not found.superseded else "error")
        if found.verified and found.superseded:
            set_look(self.words, "warning")
        self.body.addWidget(self.title)
        self.body.addWidget(self.words)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.labels: list[QLabel] = []
        difference = found.difference or {}
        self._expected, self._found_text = difference.get("expected", ""), difference.get("found", "")
        for text in (self._expected, self._found_text):
            label, field = QLabel(), explanation(str(text) or "–", "")
            field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            set_look(label, "dim")
            self.labels.append(label)
            if difference:
                self.form.addRow(label, field)
        self.body.addLayout(self.form)
        self.hash = explanation(look="small")
        self.hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hash.setVisible(bool(found.content_hash))
        self.body.addWidget(self.hash)
        self.body.addStretch(1)
        self.close_button = self.add_button(primary=True)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Verify a file"))
        self.title.setText(self._path.name)
        sign = "✓ " if self._found.verified else "✕ "
        self.words.setText(sign + wording.sentence(self._found.code, dict(self._found.data)))
        for label, text in zip(self.labels, (_("Approved:"), _("In the file:")), strict=True):
            label.setText(text)
        self.hash.setText(_("SHA-256 of the approved text: {hash}").format(hash=self._found.content_hash))
        self.close_button.setText(_("Close"))
