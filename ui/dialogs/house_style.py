"""House styles of typography in Preferences: those of the house, and of dossiers that have their own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from ui.words import _
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.house_style import STYLES

LANGUAGES = ("fr", "en")
"""The languages in which there is a choice."""


def style_name(style: str) -> str:
    """Return the words for a style's id; "" is the house's."""
    names = {
        "": _("as the house"),
        "fr-france": _("France (Imprimerie nationale)"),
        "fr-quebec": _("Québec (Office québécois de la langue française)"),
        "fr-eu": _("European institutions"),
        "fr-fao": _("FAO"),
        "fr-un": _("United Nations"),
        "en-un": _("United Nations"),
        "en-uk": _("British (New Hart’s Rules)"),
        "en-us": _("American (Chicago Manual of Style)"),
    }
    return names.get(style, style)


def style_choice(language: str, chosen: str, house_too: bool = False) -> QComboBox:
    """Return a list of the styles of a language; ``house_too`` puts that of the house before them."""
    choice = QComboBox()
    # The longest name must not make the page wider than a small screen.
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(12)
    for style in ("", *STYLES[language]) if house_too else STYLES[language]:
        choice.addItem("", style)
    choice.setCurrentIndex(max(0, choice.findData(chosen)))
    return choice


def name_styles(choice: QComboBox) -> None:
    """Say the names of the styles in a list again; the tool tip has the one that is cut."""
    for row in range(choice.count()):
        name = style_name(str(choice.itemData(row)))
        choice.setItemText(row, name)
        choice.setItemData(row, name, Qt.ItemDataRole.ToolTipRole)


class DossierStyles:
    """The fields for the styles of dossiers: which dossier, and a style for each language.

    What is chosen waits until ``save``.
    """

    def __init__(self, desk: Any) -> None:
        self._desk = desk
        self._pending: dict[tuple[str, str], str] = {}
        self.dossier = QComboBox()
        for tag in desk.library.all_dossiers():
            self.dossier.addItem(tag.name, tag.name)
        self.styles = {language: style_choice(language, "", house_too=True) for language in LANGUAGES}
        self.dossier.currentIndexChanged.connect(lambda _row: self._show())
        for language, choice in self.styles.items():
            choice.activated.connect(lambda _row, one=language: self._choose(one))
        self._show()

    def any(self) -> bool:
        """Return whether there is a dossier."""
        return self.dossier.count() > 0

    def _show(self) -> None:
        name = str(self.dossier.currentData() or "")
        own = self._desk.styles.of_dossier(name)
        for language, choice in self.styles.items():
            style = self._pending.get((name, language), own.get(language, ""))
            choice.setCurrentIndex(max(0, choice.findData(style)))

    def _choose(self, language: str) -> None:
        name = str(self.dossier.currentData() or "")
        self._pending[name, language] = str(self.styles[language].currentData())

    def save(self) -> Changes:
        """Save what was chosen for any dossier."""
        changes: Changes = NOTHING
        for (name, language), style in self._pending.items():
            if self._desk.styles.of_dossier(name).get(language, "") != style:
                changes |= self._desk.styles.choose(name, language, style)
        self._pending.clear()
        return changes

    def retranslate(self) -> None:
        """Say the words."""
        for choice in self.styles.values():
            name_styles(choice)
