"""When a bug shows itself: what happened, where it is written down, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.style_sheet import set_look
from ui.words import _


class CrashDialog(HouseDialog):
    """Shows the details of a bug, to be copied into a report."""

    def __init__(self, details: str, log: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=80, lines=22)
        self._log = log
        self.title = QLabel()
        set_look(self.title, "title")
        self.lead = explanation(look="")
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        set_look(self.details, "field")
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)
        self.body.addWidget(self.details, 1)
        self.copy = self.add_button(left=True)
        self.go_on = self.add_button(primary=True)
        self.save = self.add_button(left=True)
        self.save.clicked.connect(self._ask_to_save)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        self.go_on.clicked.connect(self.accept)
        self.retranslate()

    def _ask_to_save(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save the report"), str(Path.home() / "pressbench-report.txt"), _("Text (*.txt)")
        )
        if path:
            try:
                Path(path).write_text(self.details.toPlainText() + "\n", encoding="utf-8")
            except OSError as error:
                self.say_failure(_("Not written: {reason}").format(reason=error.strerror or ""))

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("A fault of the program"))
        self.title.setText(_("Something went wrong that should not have"))
        lead = _(
            "What was committed is safe, and what you typed is kept. You can go on; if it happens again, start "
            "Pressbench anew. The report below helps to mend it; it holds no word of any release. "
            "Nothing is sent unless you send it."
        )
        if self._log is not None:
            lead += "\n" + _("It is also written down in {path}.").format(path=self._log)
        self.lead.setText(lead)
        self.details.setAccessibleName(_("Report"))
        self.copy.setText(_("&Copy the report"))
        self.save.setText(_("&Save…"))
        self.go_on.setText(_("&Go on"))
