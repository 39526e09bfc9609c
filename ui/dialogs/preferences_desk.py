"""Preferences of the desk: language and look of the window, languages of the work, house style."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from ui.dialogs.fields import LanguageChecks, LanguageChoice
from ui.dialogs.preference_pages import PreferencePage
from ui.theme import Theme
from ui.words import LANGUAGES, _, change_language, own_language_name
from workbench.desk import catalogue
from workbench.desk.changes import Changes
from workbench.desk.settings import SettingsDeeds


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
        self.style_fr = QComboBox()
        for style in SettingsDeeds.descriptor("style_fr").choices:
            self.style_fr.addItem("", style)
        self.style_fr.setCurrentIndex(self.style_fr.findData(desk.settings.style_fr))
        self.row(form, "source", self.source)
        self.row(form, "targets", self.targets)
        self.row(form, "style_fr", self.style_fr)
        self.explain("style_meaning", form)
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
        return changes | self.set_setting("style_fr", self.style_fr.currentData())

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
                "style_fr": _("&French house style"),
                "style_meaning": _("It decides the spaces before ; : ! ? and inside « »."),
            }
        )
        for row, text in enumerate((_("as the system"), _("light"), _("dark"))):
            self.scheme.setItemText(row, text)
        styles = {
            "france": _("France (Imprimerie nationale)"),
            "quebec": _("Québec (Office québécois de la langue française)"),
            "eu": _("European institutions"),
            "fao": _("FAO"),
            "un": _("United Nations"),
        }
        for row in range(self.style_fr.count()):
            key = str(self.style_fr.itemData(row))
            self.style_fr.setItemText(row, styles.get(key.removeprefix("fr-"), key))
