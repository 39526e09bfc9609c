"""Opening the desk: what can be in the way, said calmly, with what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.style_sheet import set_look
from ui.words import _
from workbench.desk import wording
from workbench.desk.desk import Desk
from workbench.model.errors import PressbenchError, StorageError

READ_ONLY, AGAIN, RESTORE, REPAIR, QUIT = "read_only", "again", "restore", "repair", "quit"
_DEEDS = {
    "store.in_use": (READ_ONLY, AGAIN),
    "store.read_only_folder": (READ_ONLY, AGAIN),
    "store.read_only": (READ_ONLY, AGAIN),
    "store.disk_full": (AGAIN, READ_ONLY),
    "store.busy": (AGAIN, READ_ONLY),
    "store.damaged": (REPAIR, RESTORE),
    "store.gone": (RESTORE, AGAIN),
    "store.unreachable": (AGAIN,),
    "store.not_ours": (RESTORE,),
}


class OpeningDialog(HouseDialog):
    """Says why the desk cannot be opened. ``deed`` is what was chosen: one of the deeds, ``quit`` at first."""

    def __init__(self, error: PressbenchError, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=62)
        self.setWindowTitle("Pressbench")
        self.error = error
        self.deed = QUIT
        self.title = QLabel()
        set_look(self.title, "title")
        self.words = explanation(look="")
        self.body.addWidget(self.title)
        self.body.addWidget(self.words)
        self.buttons: dict[str, QPushButton] = {}
        deeds = _DEEDS.get(error.code, ())
        self.buttons[QUIT] = self.add_button(primary=not deeds)
        for deed in reversed(deeds):
            self.buttons[deed] = self.add_button(primary=deed == deeds[0])
        for deed, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, deed=deed: self._choose(deed))
        self.retranslate()

    def _choose(self, deed: str) -> None:
        self.deed = deed
        self.accept()

    def retranslate(self) -> None:
        """Say the words."""
        self.title.setText(_("The desk cannot be opened"))
        self.words.setText(wording.say(self.error))
        words = {
            READ_ONLY: _("Open to &read only"),
            AGAIN: _("&Try again"),
            RESTORE: _("Restore a &backup…"),
            REPAIR: _("Re&pair it"),
            QUIT: _("&Quit"),
        }
        for deed, button in self.buttons.items():
            button.setText(words[deed])


def open_desk(folder: Path) -> Desk | None:
    """Return the desk of a folder; None where the person gives up."""
    read_only = False
    while True:
        try:
            return Desk.open(folder, read_only=read_only)
        except StorageError as error:
            dialog = OpeningDialog(error)
            dialog.exec()
            if dialog.deed == QUIT:
                return None
            read_only = dialog.deed == READ_ONLY
            if dialog.deed == RESTORE:
                restore_backup(folder)
            if dialog.deed == REPAIR:
                repair_store(folder)


def repair_store(folder: Path) -> bool:
    """Repair the store of a desk that does not open; return whether it was done."""
    from ui.dialogs.repair import RepairDialog
    from ui.tasks import Runner

    runner = Runner()
    dialog = RepairDialog(folder, runner)
    try:
        dialog.exec()
        return dialog.report is not None
    finally:
        runner.shutdown()


def restore_backup(folder: Path) -> bool:
    """Offer the backups of a desk that does not open, and put one in place; return whether it was done."""
    from ui.dialogs.backups import BackupsDialog
    from ui.tasks import Runner

    runner = Runner()
    dialog = BackupsDialog(Desk.backups_in(folder), None, runner, folder)
    done: list[bool] = []

    def chosen(path: Path) -> None:
        try:
            Desk.restore(folder, path)
        except PressbenchError as error:
            dialog.say_failure(error)
        else:
            done.append(True)

    dialog.chosen.connect(chosen)
    try:
        dialog.exec()
    finally:
        runner.shutdown()
    return bool(done)
