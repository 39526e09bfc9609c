"""Correcting the source of a segment: the text, why, and whether the translations still stand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.editor.style import GridStyle
from ui.editor.target_edit import TargetEdit
from ui.style_sheet import set_look
from ui.words import _
from workbench.desk.views import Row
from workbench.model.inline import without_codes

_ROOM = 6
"""Lines that the text has room for."""


class SourceEditDialog(HouseDialog):
    """``wanted`` carries the corrected source, the reason (may be empty), and whether the translations still stand."""

    wanted = Signal(str, str, bool)

    def __init__(self, row: Row, style: GridStyle, parent: QWidget) -> None:
        super().__init__(parent, columns=80)
        self._source = row.segment.text
        self.note = explanation()
        self.label = QLabel()
        box = QFrame()
        set_look(box, "card")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(8, 8, 8, 8)
        self.text = TargetEdit(box)
        self.text.show_text(row.segment.text, row.segment.codes, style)
        self.text.setMinimumHeight(style.line * _ROOM)
        inside.addWidget(self.text)
        self.label.setBuddy(self.text)
        self.reason_label = QLabel()
        self.reason = QLineEdit()
        self.reason_label.setBuddy(self.reason)
        self.stands = QCheckBox()
        for widget in (self.note, self.label, box, self.reason_label, self.reason, self.stands):
            self.body.addWidget(widget)
        self.cancel_button = self.add_button()
        self.save_button = self.add_button(primary=True)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.text.textChanged.connect(self._allow)
        self.retranslate()
        self._allow()

    def _allow(self) -> None:
        text = self.text.text()
        self.save_button.setEnabled(text != self._source and bool(without_codes(text).strip()))

    def _save(self) -> None:
        self.wanted.emit(self.text.text(), self.reason.text().strip(), self.stands.isChecked())
        self.accept()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Edit source"))
        self.note.setText(
            _("The correction is recorded beside what came in, for every language of the release. Confirmed translations become drafts.")
        )  # fmt: skip
        self.label.setText(_("&Source"))
        self.text.setAccessibleName(_("Source of the segment"))
        self.reason_label.setText(_("&Reason (may be left out)"))
        self.stands.setText(_("The &translations still stand: only a slip was mended"))
        self.cancel_button.setText(_("Cancel"))
        self.save_button.setText(_("&Correct"))
