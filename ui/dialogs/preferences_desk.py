"""Preferences of the desk: language and look of the window, languages of the work, house style."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from ui.dialogs.fields import LanguageChecks, LanguageChoice
from ui.dialogs.house_style import DossierStyles, name_styles, style_choice
from ui.dialogs.preference_pages import PreferencePage
from ui.theme import Theme
from ui.words import LANGUAGES, _, change_language, own_language_name
from workbench.desk import catalogue
from workbench.desk.changes import Changes


class DeskPage(PreferencePage):
    """Interface language and colours change at once, and back again on Cancel."""

    def __init__(self, desk: Any, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.theme = theme
        self._language_before, self._scheme_before = catalogue.language(), theme.scheme
        self.head("window")
        form = self.form()
        self.interface = QComboBox()
        for code in LANGUAGES:
            self.interface.addItem(own_language_name(code), code)
        self.interface.setCurrentIndex(self.interface.findData(catalogue.language()))
        self.scheme = QComboBox()
        for scheme in ("system", "light", "dark"):
            self.scheme.addItem("", scheme)
        self.scheme.setCurrentIndex(self.scheme.findData(theme.scheme))
        self.row(form, "interface", self.interface)
        self.row(form, "scheme", self.scheme)
        self.head("work")
        form = self.form()
        self.source = LanguageChoice()
        self.source.choose(desk.settings.source_language)
        self.targets = LanguageChecks()
        self.targets.choose(code for code in desk.settings.target_languages.split(",") if code)
        self.style_fr = style_choice("fr", desk.settings.style_fr)
        self.style_en = style_choice("en", desk.settings.style_en)
        self.dossiers = DossierStyles(desk)
        self.row(form, "source", self.source)
        self.row(form, "targets", self.targets)
        self.head("style")
        form = self.form()
        self.row(form, "style_fr", self.style_fr)
        self.row(form, "style_en", self.style_en)
        self.explain("style_meaning", form)
        if self.dossiers.any():
            self.row(form, "dossier", self.dossiers.dossier)
            for language, choice in self.dossiers.styles.items():
                self.row(form, f"dossier_{language}", choice)
        self.column.addStretch(1)
        self.interface.activated.connect(lambda _row: change_language(self.interface.currentData()))
        self.scheme.activated.connect(lambda _row: theme.set_scheme(self.scheme.currentData()))
        self.retranslate()

    def title(self) -> str:
        """Return the page's name."""
        return _("Desk")

    def save(self) -> Changes:
        """Save."""
        changes = self.set_setting("interface_language", self.interface.currentData())
        changes |= self.set_setting("source_language", self.source.code())
        changes |= self.set_setting("target_languages", ",".join(self.targets.codes()))
        changes |= self.set_setting("style_fr", self.style_fr.currentData())
        changes |= self.set_setting("style_en", self.style_en.currentData())
        return changes | self.dossiers.save()

    def undo(self) -> None:
        """Go back to the language and the colours of before."""
        if catalogue.language() != self._language_before:
            change_language(self._language_before)
        if self.theme.scheme != self._scheme_before:
            self.theme.set_scheme(self._scheme_before)

    def retranslate(self) -> None:
        """Say the words."""
        self.say(
            {
                "window": _("Window"),
                "interface": _("&Language"),
                "scheme": _("&Colours"),
                "work": _("Releases"),
                "source": _("Usually &written in"),
                "targets": _("Usually &translated into"),
                "style": _("House style"),
                "style_fr": _("&French"),
                "style_en": _("&English"),
                "style_meaning": _("It decides spaces, quotation marks and titles of persons."),
            }
        )
        if self.dossiers.any():
            self.say(
                {
                    "dossier": _("Releases of the &dossier"),
                    "dossier_fr": _("F&rench there"),
                    "dossier_en": _("En&glish there"),
                }
            )
        self.dossiers.retranslate()
        for choice in (self.style_fr, self.style_en):
            name_styles(choice)
        for row, text in enumerate((_("as the system"), _("light"), _("dark"))):
            self.scheme.setItemText(row, text)
