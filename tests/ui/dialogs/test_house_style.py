"""Preferences: the house styles of the desk and of a dossier."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.preferences import PreferencesDialog
from workbench.intake.reading import read_text
from workbench.model.people import Role

WHO = "Léa Marchand"


@pytest.fixture
def release(desk) -> str:
    if WHO not in [person.name for person in desk.people.all()]:
        desk.people.add(WHO, [Role.EDITOR])
    made, _translations, _changes = desk.releases.add(
        read_text("The bridge is open\n\nEverybody may cross it again.", "en"), ["fr"], WHO
    )
    desk.library.file([made.id], "FAO", WHO)
    desk.library.file([made.id], "Water", WHO)
    return made.id


def _open(qtbot, desk, runner, theme, settle) -> PreferencesDialog:
    dialog = PreferencesDialog(desk, runner, theme, WHO)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    return dialog


def _choose(qtbot, choice, style: str) -> None:
    choice.setFocus()
    while choice.currentData() != style:
        before = choice.currentIndex()
        qtbot.keyClick(choice, Qt.Key.Key_Down)
        assert choice.currentIndex() != before


def test_styles_of_the_house_and_of_dossiers(qtbot, desk, runner, theme, settle, release) -> None:
    dialog = _open(qtbot, desk, runner, theme, settle)
    page = dialog.pages[0]
    assert page.style_en.currentData() == "en-un"
    _choose(qtbot, page.style_en, "en-uk")
    fields = page.dossiers
    assert fields.dossier.currentText() == "FAO"
    _choose(qtbot, fields.styles["fr"], "fr-fao")
    fields.dossier.setCurrentIndex(1)
    assert fields.styles["fr"].currentData() == ""
    fields.dossier.setCurrentIndex(0)
    assert fields.styles["fr"].currentData() == "fr-fao"
    assert desk.styles.of_dossier("FAO") == {}
    with qtbot.waitSignal(dialog.changed):
        dialog.save.click()
    settle()
    assert desk.settings.style_en == "en-uk"
    assert desk.styles.of_dossier("FAO") == {"fr": "fr-fao"}
    assert desk.styles.of_dossier("Water") == {}
    assert desk.styles.profile("fr", release).id == "fr-fao"


def test_without_dossiers_nothing_is_asked_about_them(qtbot, desk, runner, theme, settle) -> None:
    dialog = _open(qtbot, desk, runner, theme, settle)
    assert "dossier" not in dialog.pages[0].labels
    dialog.cancel.click()
    settle()
