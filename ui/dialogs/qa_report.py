"""The report of proofing: in which form, to which file, with grammar or without; made with progress."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.frame import HouseDialog, explanation, heading
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.words import _, language_name, ngettext
from workbench.desk import wording
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken

FORMS = ("html", "xlsx")


class QaReportDialog(HouseDialog):
    """Asks for form and file, checks everything, and writes the report. ``written`` carries the path."""

    written = Signal(object)
    help_topic = "checks"

    def __init__(
        self,
        desk: Any,
        runner: Runner,
        translation_id: str,
        person: str,
        folder: Path,
        form: str = "html",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, columns=66)
        self.desk, self.runner = desk, runner
        self.translation_id, self.person = translation_id, person
        translation = desk.releases.translation(translation_id)
        self.language = translation.target_language
        self.release = desk.releases.get(translation.release_id)
        self.status = desk.releases.status(translation_id)
        self.report: Any = None
        self.path_written: Path | None = None
        self._working = False
        self._key = f"report:{id(self)}"
        self.title = QLabel(self.release.title)
        set_look(self.title, "heading")
        self.title.setWordWrap(True)
        self.about = explanation(look="small")
        self.lead = explanation()
        self.form_label = heading()
        self.forms = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        choices = QVBoxLayout()
        choices.setSpacing(2)
        for name in FORMS:
            self.buttons[name] = QRadioButton()
            self.forms.addButton(self.buttons[name])
            choices.addWidget(self.buttons[name])
        self.grammar = QCheckBox()
        self.grammar.setChecked(True)
        self.path_label = QLabel()
        self.path = QLineEdit()
        self.path_label.setBuddy(self.path)
        self.browse = QPushButton()
        self.browse.setAutoDefault(False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.result = explanation(look="good")
        for widget in (self.title, self.about, self.lead, self.form_label):
            self.body.addWidget(widget)
        self.body.addLayout(choices)
        self.body.addWidget(self.grammar)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        self.body.addWidget(self.path_label)
        self.body.addLayout(row)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.result)
        self.show_file = self.add_button(left=True)
        self.cancel = self.add_button()
        self.make = self.add_button(primary=True)
        for hidden in (self.progress, self.result, self.show_file):
            hidden.hide()
        self.buttons[form if form in FORMS else "html"].setChecked(True)
        self._propose(folder)
        for button in self.buttons.values():
            button.toggled.connect(self._form_chosen)
        self.browse.clicked.connect(self._browse)
        self.path.textChanged.connect(self._path_changed)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._make)
        self.show_file.clicked.connect(self._show_file)
        self.retranslate()

    def form(self) -> str:
        """Return the form that is chosen."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def _propose(self, folder: Path) -> None:
        self.path.setText(str(folder / self.desk.reports.file_name(self.translation_id, self.form())))

    def _form_chosen(self, on: bool) -> None:
        if on:
            self._propose(Path(self.path.text()).parent)

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), self.path.text())
        if chosen:
            self.path.setText(chosen)

    def _path_changed(self) -> None:
        self.result.hide()
        self.show_file.hide()
        self._allow()

    def _allow(self) -> None:
        self.make.setEnabled(bool(self.path.text().strip()) and not self._working)
        for widget in (*self.buttons.values(), self.grammar, self.path, self.browse):
            widget.setEnabled(not self._working)
        self.progress.setVisible(self._working)

    def _make(self) -> None:
        path = Path(self.path.text().strip()).expanduser()
        form, grammar = self.form(), self.grammar.isChecked()
        self.forget_failure()
        self.result.hide()
        self._working = True
        self.progress.setRange(0, 0)
        self._allow()

        def work(cancel: CancelToken, progress: Any) -> Any:
            return self.desk.reports.write(
                self.translation_id, form, path, cancel, progress, grammar, self.person
            )

        def step(done: int, total: int) -> None:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

        def done(report: Any) -> None:
            self._working = False
            self.report, self.path_written = report, path
            self._allow()
            self.retranslate()
            self.result.show()
            self.show_file.show()
            self._make_room()
            self.written.emit(path)

        def failed(error: Any) -> None:
            self._working = False
            self._allow()
            if not isinstance(error, Cancelled):
                self.say_failure(error)

        self.runner.run(work, done=done, failed=failed, progress=step, key=self._key)

    def _make_room(self) -> None:
        # Qt would take the lines of the result from the choices above them.
        if (layout := self.layout()) is not None:
            layout.activate()
        wide = self.width()
        self.resize(wide, max(self.height(), self.sizeHint().height(), self.heightForWidth(wide)))

    def reject(self) -> None:
        """Stop making the report, and close."""
        self.runner.cancel(self._key)
        super().reject()

    def _show_file(self) -> None:
        if self.path_written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path_written)))

    def _found_words(self) -> str:
        counts = " · ".join(f"{name} {count}" for _severity, name, count in self.report.severities)
        settled = len(self.report.settled_issues)
        if settled:
            words = ngettext("{count} waived or ignored", "{count} waived or ignored", settled)
            counts += " · " + words.format(count=settled)
        return counts

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Report of proofing"))
        about = (self.release.reference, language_name(self.language), wording.name(self.status))
        self.about.setText(" · ".join(part for part in about if part))
        self.lead.setText(
            _(
                "Everything is checked as it stands now. The report tells every issue with its place, "
                "and what was waived or ignored, by whom and why."
            )
        )
        self.form_label.setText(_("Form"))
        self.buttons["html"].setText(_("Web &page (HTML), to read and to print"))
        self.buttons["xlsx"].setText(_("&Workbook (XLSX), to filter and to sort"))
        self.grammar.setText(_("&Grammar and spelling too"))
        self.path_label.setText(_("&File"))
        self.browse.setText(_("&Choose…"))
        self.progress.setAccessibleName(_("Checking…"))
        self.show_file.setText(_("&Open the report"))
        self.cancel.setText(_("Close") if self.path_written is not None else _("Cancel"))
        self.make.setText(_("&Make the report"))
        if self.path_written is not None:
            written = _("✓ Written: {path}").format(path=self.path_written)
            self.result.setText(f"{written}\n{self._found_words()}")
