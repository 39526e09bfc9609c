"""Restoring a backup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.moments import moment_words
from ui.words import _, ngettext


class BackupsDialog(HouseDialog):
    """Lists the backups, newest first. ``chosen`` carries the path of the one to be restored."""

    chosen = Signal(Path)

    def __init__(self, backups: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=60, lines=22)
        self._backups = list(backups)
        self.lead = explanation()
        self.list = QListWidget()
        self.list.setSpacing(3)
        self.body.addWidget(self.lead)
        self.body.addWidget(self.list, 1)
        self.cancel = self.add_button()
        self.restore = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.restore.clicked.connect(self._restore)
        self.list.itemActivated.connect(lambda _item: self._restore())
        for backup in self._backups:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.restore.setEnabled(bool(self._backups))
        self.retranslate()
        self.list.setFocus()

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole).path)
            self.accept()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Restore a backup"))
        self.lead.setText(
            _(
                "The desk goes back to how it was then. What stands now is not thrown away: it is kept beside it, "
                "under another name."
            )
            if self._backups
            else _("There is no backup yet. One is made every few hours while you work.")
        )
        for row, backup in enumerate(self._backups):
            releases = ngettext("{count} release", "{count} releases", backup.releases).format(
                count=backup.releases
            )
            revisions = ngettext("{count} revision", "{count} revisions", backup.revisions).format(
                count=backup.revisions
            )
            self.list.item(row).setText(f"{moment_words(backup.made_at)}   ·   {releases}, {revisions}")
        self.list.setAccessibleName(_("Backups"))
        self.cancel.setText(_("Cancel"))
        self.restore.setText(_("&Restore"))
