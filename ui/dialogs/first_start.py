"""The first start: who works here, in which languages, with four eyes or alone."""

from __future__ import annotations

import getpass
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QRadioButton, QWidget

from ui.dialogs.fields import LanguageChecks, RoleChecks
from ui.dialogs.frame import HouseDialog, explanation, rule
from ui.style_sheet import set_look
from ui.words import LANGUAGES, _, change_language, own_language_name
from workbench.desk import catalogue
from workbench.model.people import Role
from workbench.places import resources_folder


def person_of_the_system() -> str:
    """Return the name of the person as the system knows it, empty where it knows none."""
    try:
        import pwd

        full = pwd.getpwnam(getpass.getuser()).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError, OSError):
        return ""
    return "" if full == "root" else full


class FirstStart(HouseDialog):
    """Asks for what the desk must know. ``person`` is who was entered, once it is accepted."""

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=66)
        self.desk = desk
        self.person = ""
        self.title = QLabel()
        set_look(self.title, "title")
        self.lead = explanation()
        self.interface = QComboBox()
        for code in LANGUAGES:
            self.interface.addItem(own_language_name(code), code)
        self.interface.setCurrentIndex(self.interface.findData(catalogue.language()))
        self.name = QLineEdit(person_of_the_system())
        self.roles = RoleChecks()
        self.roles.choose(Role)
        self.languages = LanguageChecks()
        self.languages.choose(LANGUAGES)
        self.alone = QRadioButton()
        self.together = QRadioButton()
        self.together.setChecked(True)
        self.glossary = QCheckBox()
        self.glossary.setChecked(True)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.labels = [QLabel() for _number in range(5)]
        fields: tuple[QWidget, ...] = (self.interface, self.name, self.roles, self.languages, self.together)
        for label, field in zip(self.labels, fields, strict=True):
            self.form.addRow(label, field)
            label.setBuddy(field)
        self.form.addRow("", self.alone)
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)
        self.body.addLayout(self.form)
        self.body.addWidget(rule())
        self.body.addWidget(self.glossary)
        self.begin = self.add_button(primary=True)
        self.begin.clicked.connect(self.accept)
        self.interface.currentIndexChanged.connect(lambda _row: change_language(self.interface.currentData()))
        self.name.textChanged.connect(self._look)
        self.roles.changed.connect(self._look)
        self.retranslate()
        self._look()
        self.name.setFocus()

    def _look(self) -> None:
        self.begin.setEnabled(bool(self.name.text().strip()) and bool(self.roles.roles()))

    def accept(self) -> None:
        """Tell the desk, and close."""
        if not self.begin.isEnabled():
            return
        desk, languages = self.desk, self.languages.codes()
        try:
            desk.people.add(self.name.text(), self.roles.roles(), languages)
            self.person = " ".join(self.name.text().split())
            desk.settings.set("person", self.person)
            desk.settings.set("four_eyes", self.together.isChecked())
            desk.settings.set("interface_language", self.interface.currentData())
            if languages:
                desk.settings.set("source_language", languages[0])
                desk.settings.set("target_languages", ",".join(languages[1:] or languages))
            if self.glossary.isChecked():
                desk.terms.import_file(resources_folder() / "glossaries" / "starter.csv", self.person)
        except Exception as error:
            from workbench.model.errors import PressbenchError

            if not isinstance(error, PressbenchError):
                raise
            self.say_failure(error)
            return
        super().accept()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Welcome to Pressbench"))
        self.title.setText(_("Who works at this desk?"))
        self.lead.setText(
            _("Everything stays on this machine. All of this can be changed later under Preferences.")
        )
        words = (
            _("&Language of the window"),
            _("Your &name"),
            _("Your &roles"),
            _("Your lan&guages"),
            _("Approval"),
        )
        for label, text in zip(self.labels, words, strict=True):
            label.setText(text)
        self.together.setText(_("&Four eyes: nobody approves what she has written"))
        self.alone.setText(_("I work &alone: every approval says so"))
        self.glossary.setText(_("Begin with the &starter glossary of international press work"))
        self.begin.setText(_("&Begin"))
