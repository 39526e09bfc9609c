"""Delivering: in which form, to which file, and as what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.frame import HouseDialog, explanation, heading, notice
from ui.moments import embargo_words, now
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.words import _, language_name
from workbench.desk import wording
from workbench.model.translation import Status

FORMS = ("docx", "html", "markdown", "text", "po")
_DELIVERABLE = (Status.APPROVED, Status.PUBLISHED)


class ExportDialog(HouseDialog):
    """Asks for form and file, and writes it. ``delivered`` carries the path and what the file declares."""

    delivered = Signal(object, object)

    def __init__(
        self,
        desk: Any,
        runner: Runner,
        translation_id: str,
        person: str,
        folder: Path,
        form: str = "docx",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, columns=66)
        self.desk, self.runner = desk, runner
        self.translation_id, self.person = translation_id, person
        translation = desk.releases.translation(translation_id)
        self.language = translation.target_language
        self.release = desk.releases.get(translation.release_id)
        self.status = desk.releases.status(translation_id)
        self.draft = self.status not in _DELIVERABLE
        self.written: Path | None = None
        self.title = QLabel(self.release.title)
        set_look(self.title, "heading")
        self.title.setWordWrap(True)
        self.about = explanation(look="small")
        self.warning, self.warning_words = notice()
        self.form_label = heading()
        self.forms = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self.path_label = QLabel()
        self.path = QLineEdit(str(folder))
        self.path_label.setBuddy(self.path)
        self.browse = QPushButton()
        self.browse.setAutoDefault(False)
        self.result = explanation(look="good")
        self.result.hide()
        for widget in (self.title, self.about, self.warning, self.form_label):
            self.body.addWidget(widget)
        choices = QVBoxLayout()
        choices.setSpacing(2)
        for name in FORMS:
            button = QRadioButton()
            self.buttons[name] = button
            self.forms.addButton(button)
            choices.addWidget(button)
        self.body.addLayout(choices)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        self.body.addWidget(self.path_label)
        self.body.addLayout(row)
        self.body.addWidget(self.result)
        self.open_folder = self.add_button(left=True)
        self.open_folder.hide()
        self.cancel = self.add_button()
        self.deliver = self.add_button(primary=True)
        self.buttons[form if form in FORMS else "docx"].setChecked(True)
        self._propose(folder)
        for button in self.buttons.values():
            button.toggled.connect(self._form_chosen)
        self.browse.clicked.connect(self._browse)
        self.path.textChanged.connect(self._path_changed)
        self.cancel.clicked.connect(self.reject)
        self.deliver.clicked.connect(self._deliver)
        self.open_folder.clicked.connect(self._open_folder)
        self.retranslate()

    def form(self) -> str:
        """Return the form that is chosen."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def _propose(self, folder: Path) -> None:
        name = str(self.desk.delivery.file_name(self.translation_id, self.form()))
        if self.draft:
            name = name.replace(".", f"-{_('draft')}.", 1)
        self.path.setText(str(folder / name))

    def _form_chosen(self, on: bool) -> None:
        if on:
            self._propose(Path(self.path.text()).parent)

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), self.path.text())
        if chosen:
            self.path.setText(chosen)

    def _path_changed(self) -> None:
        self.deliver.setEnabled(bool(self.path.text().strip()))
        self.result.hide()
        self.open_folder.hide()

    def _deliver(self) -> None:
        path = Path(self.path.text().strip()).expanduser()
        self.forget_failure()
        self.deliver.setEnabled(False)

        def work() -> Any:
            return self.desk.delivery.export(self.translation_id, self.form(), path, self.draft, self.person)

        def done(declared: Any) -> None:
            self.written = path
            self.deliver.setEnabled(True)
            self.retranslate()
            self.result.show()
            self.open_folder.show()
            self.delivered.emit(path, declared)

        def failed(error: Any) -> None:
            self.deliver.setEnabled(True)
            self.say_failure(error)

        self.runner.run(work, done=done, failed=failed, write=True)

    def _open_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Deliver"))
        status = wording.name(self.status)
        about = (self.release.reference, language_name(self.language), status)
        self.about.setText(" · ".join(part for part in about if part))
        warnings = []
        if self.draft:
            warnings.append(
                _("Not approved ({status}): it goes out as a draft, and says so inside the file.").format(
                    status=status
                )
            )
        embargo = self.release.embargo
        if embargo is not None and embargo > now():
            warnings.append(embargo_words(embargo, self.release.embargo_zone))
        self.warning_words.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))
        self.form_label.setText(_("Form"))
        words = {
            "docx": _("&Word (DOCX)"),
            "html": _("Web &page (HTML)"),
            "markdown": _("&Markdown"),
            "text": _("Plain &text (UTF-8)"),
            "po": _("&Bilingual PO, for other translation programs"),
        }
        for name, button in self.buttons.items():
            button.setText(words[name])
        self.path_label.setText(_("&File"))
        self.browse.setText(_("&Choose…"))
        self.open_folder.setText(_("&Open folder"))
        self.cancel.setText(_("Close") if self.written is not None else _("Cancel"))
        self.deliver.setText(_("Write &draft") if self.draft else _("&Deliver"))
        if self.written is not None:
            self.result.setText(_("✓ Written: {path}").format(path=self.written))
