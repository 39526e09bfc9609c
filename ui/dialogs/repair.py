"""Repairing a damaged store: how far it is, and then what is missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QProgressBar, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.words import _, language_name
from workbench.desk.repair import MissingLine, RepairReport, repair_desk
from workbench.model.errors import Cancelled


class RepairDialog(HouseDialog):
    """Repairs the store of a folder as soon as it is shown; ``report`` is what it brought, None where nothing."""

    def __init__(self, folder: Path, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=76, lines=24)
        self.help_topic = "safety"
        self.report: RepairReport | None = None
        self.title = QLabel()
        set_look(self.title, "title")
        self.lead = explanation(look="")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.hide()
        for widget in (self.title, self.lead, self.bar):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.copy = self.add_button(left=True)
        self.copy.hide()
        self.stop = self.add_button()
        self.open_desk = self.add_button(primary=True)
        self.open_desk.hide()
        self.copy.clicked.connect(self._copy)
        self.stop.clicked.connect(self.reject)
        self.open_desk.clicked.connect(self.accept)
        self.retranslate()
        self._task = runner.run(
            repair_desk, folder, done=self._repaired, failed=self._failed, progress=self._step
        )

    def _step(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _repaired(self, report: RepairReport) -> None:
        self.report = report
        self.bar.hide()
        self.stop.hide()
        for widget in (self.copy, self.open_desk):
            widget.show()
        self.list.setVisible(bool(report.missing))
        place: tuple[str, str] | None = None
        for line in report.missing:
            if (line.release_id, line.language) != place:
                place = (line.release_id, line.language)
                self._head(line)
            self.list.addItem("–  " + line.sentence)
        self.list.setCurrentRow(0)
        self.retranslate()
        (self.list if report.missing else self.open_desk).setFocus()

    def _head(self, line: MissingLine) -> None:
        words = line.title or _("The whole desk")
        if line.language:
            words = f"{words} · {language_name(line.language)}"
        item = QListWidgetItem(words)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _failed(self, error: object) -> None:
        self.bar.hide()
        if isinstance(error, Cancelled):
            super().reject()
            return
        self.say_failure(error)
        self.retranslate()

    def reject(self) -> None:
        """Stop the work, and leave once it has stopped: until then the folder is not as it was."""
        if self.report is None and not self._task.finished:
            self._task.cancel()
            self.stop.setEnabled(False)
            return
        super().reject()

    def done(self, result: int) -> None:
        """Leave; once it is repaired the desk opens, however the dialog is closed."""
        super().done(self.DialogCode.Accepted if self.report is not None else result)

    def _copy(self) -> None:
        if self.report is not None:
            QGuiApplication.clipboard().setText(self.report.text())

    def retranslate(self) -> None:
        """Say the words."""
        report = self.report
        self.setWindowTitle(_("Repair the store"))
        if report is None:
            self.title.setText(_("The store is being repaired"))
            self.lead.setText(
                _(
                    "Everything that can still be read is put into a new store. The damaged file is only read, and is "
                    "kept."
                )
            )
        else:
            self.title.setText(
                _("The store is repaired, and some of it is missing")
                if report.missing
                else _("The store is repaired")
            )
            words = report.summary()
            if report.file is not None:
                words += "\n" + _("This list is kept as well: {path}").format(path=report.file)
            self.lead.setText(words)
        self.lead.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar.setAccessibleName(_("Repairing"))
        self.list.setAccessibleName(_("What is missing"))
        self.copy.setText(_("&Copy the list"))
        self.stop.setText(_("Cancel") if self.bar.isVisibleTo(self) else _("Close"))
        self.open_desk.setText(_("&Open the desk"))
