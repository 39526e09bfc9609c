"""What is known of a release beside its text, and another language for it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.dialogs.fields import LanguageChoice
from ui.dialogs.frame import HouseDialog, explanation
from ui.dialogs.release_form import ReleaseForm
from ui.tasks import Runner
from ui.words import _


class DetailsDialog(HouseDialog):
    """Changes title, reference, confidentiality, embargo and due time. ``changed`` carries ``Changes``."""

    changed = Signal(object)

    def __init__(
        self, desk: Any, runner: Runner, release: Any, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, columns=68)
        self.desk, self.runner, self.release, self.person = desk, runner, release, person
        self.label = QLabel()
        self.title = QLineEdit(release.title)
        self.title.setCursorPosition(0)
        self.label.setBuddy(self.title)
        self.form = ReleaseForm()
        self.form.put(release)
        for widget in (self.label, self.title, self.form):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel = self.add_button()
        self.save = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.title.textChanged.connect(self._look)
        self.form.changed.connect(self._look)
        self.retranslate()
        self._look()

    def _look(self) -> None:
        fault = self.form.fault()
        self.save.setEnabled(bool(self.title.text().strip()) and not fault)
        self.save.setToolTip(fault)

    def _save(self) -> None:
        values = {**self.form.values(), "title": self.title.text().strip()}
        known = {name: value for name, value in values.items() if value != getattr(self.release, name)}
        if values["embargo"] == self.release.embargo:
            known.pop("embargo_zone", None)
        if not known:
            self.accept()
            return

        def work() -> Any:
            return self.desk.releases.revise(self.release.id, self.person, **known)

        self.runner.run(work, done=self._done, failed=self.say_failure, write=True)

    def _done(self, changes: Any) -> None:
        self.changed.emit(changes)
        self.accept()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Details of the release"))
        self.label.setText(_("&Title"))
        self.cancel.setText(_("Cancel"))
        self.save.setText(_("&Save"))


class LanguageDialog(HouseDialog):
    """Adds a target language to a release. ``added`` carries the translation and ``Changes``."""

    added = Signal(object, object)

    def __init__(
        self, desk: Any, runner: Runner, release: Any, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, columns=46)
        self.desk, self.runner, self.release, self.person = desk, runner, release, person
        self.about = explanation(release.title)
        self.label = QLabel()
        self.language = LanguageChoice()
        self.language.setEditable(False)
        self.label.setBuddy(self.language)
        taken = {
            release.source_language,
            *(one.target_language for one in desk.releases.translations(release.id)),
        }
        free = [row for row in range(self.language.count()) if self.language.itemData(row) not in taken]
        self.language.setCurrentIndex(free[0] if free else 0)
        for widget in (self.about, self.label, self.language):
            self.body.addWidget(widget)
        self.cancel = self.add_button()
        self.add = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self._add)
        self.retranslate()

    def _add(self) -> None:
        self.runner.run(
            self.desk.releases.add_target, self.release.id, self.language.code(), self.person,
            done=self._done, failed=self.say_failure, write=True,
        )  # fmt: skip

    def _done(self, result: tuple[Any, Any]) -> None:
        self.added.emit(*result)
        self.accept()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Add a language"))
        self.label.setText(_("&Translate into"))
        self.cancel.setText(_("Cancel"))
        self.add.setText(_("&Add"))
