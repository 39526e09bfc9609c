"""Asks whether a whole memory is to be removed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import HouseDialog, explanation, heading
from ui.words import _, ngettext
from workbench.model.memory import Memory


class RemoveMemoryDialog(HouseDialog):
    """Names the memory and how many units go with it."""

    help_topic = "memory"

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=62)
        self._memory = memory
        self.name, self.lead = heading(), explanation()
        self.name.setWordWrap(True)
        self.body.addWidget(self.name)
        self.body.addWidget(self.lead)
        self.cancel = self.add_button(primary=True)
        self.remove = self.add_button()
        self.cancel.clicked.connect(self.reject)
        self.remove.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Remove a memory"))
        self.name.setText(self._memory.name)
        units = self._memory.units
        words = ngettext(
            "Its {count} unit is deleted and cannot be brought back. Export it first to keep it.",
            "Its {count} units are deleted and cannot be brought back. Export them first to keep them.",
            units,
        )
        releases = _("No release is changed.")
        self.lead.setText(f"{words.format(count=units)} {releases}")
        self.cancel.setText(_("Cancel"))
        self.remove.setText(_("&Remove"))
