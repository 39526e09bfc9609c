"""Preferences: every page saves what it shows, and nothing where it is cancelled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.preferences import PreferencesDialog
from ui.words import change_language
from workbench.desk import catalogue
from workbench.model.people import Role


@pytest.fixture
def dialog(qtbot, desk, runner, theme, settle):
    made = PreferencesDialog(desk, runner, theme, "Léa Marchand")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    settle()
    yield made
    settle()


def test_the_desk_page(qtbot, dialog, desk) -> None:
    page = dialog.pages[0]
    page.interface.setCurrentIndex(page.interface.findData("es"))
    page.interface.activated.emit(page.interface.currentIndex())
    assert catalogue.language() == "es"
    assert dialog.windowTitle() == "Preferencias"
    page.source.choose("fr")
    page.targets.choose(["en", "es"])
    page.style_fr.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.save.click()
    assert caught.args[0].settings
    assert desk.settings.interface_language == "es"
    assert desk.settings.source_language == "fr"
    assert desk.settings.target_languages == "en,es"
    assert desk.settings.style_fr == page.style_fr.itemData(1)
    change_language("en")


def test_cancelling_takes_language_and_colours_back(dialog, desk, theme) -> None:
    page = dialog.pages[0]
    page.interface.setCurrentIndex(page.interface.findData("fr"))
    page.interface.activated.emit(page.interface.currentIndex())
    page.scheme.setCurrentIndex(page.scheme.findData("dark"))
    page.scheme.activated.emit(page.scheme.currentIndex())
    assert theme.dark
    dialog.cancel.click()
    assert catalogue.language() == "en"
    assert not theme.dark
    assert desk.settings.interface_language == ""


def test_people_are_added_and_changed(qtbot, dialog, desk) -> None:
    page = dialog.pages[1]
    dialog.tabs.setCurrentIndex(1)
    qtbot.keyClicks(page.new_name, "Ana Bello")
    qtbot.keyClick(page.new_name, Qt.Key.Key_Return)
    assert page.list.currentItem().text() == "Ana Bello"
    page.roles.boxes[Role.REVIEWER].setChecked(True)
    page.languages.choose(["es"])
    page.four_eyes.setChecked(False)
    page.me.setCurrentText("Ana Bello")
    dialog.save.click()
    person = desk.people.get("Ana Bello")
    assert person.roles == {Role.TRANSLATOR, Role.REVIEWER}
    assert person.languages == ("es",)
    assert not desk.settings.four_eyes
    assert desk.settings.person == "Ana Bello"
    assert desk.people.get("Samuel Kone").roles == {Role.REVIEWER}


def test_a_person_without_a_role_is_refused(dialog, desk) -> None:
    page = dialog.pages[1]
    page.list.setCurrentRow(1)
    page.roles.choose([])
    page.roles.changed.emit()
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.tabs.currentIndex() == 1
    assert "Samuel Kone" in dialog.trouble.text()
    assert desk.people.get("Samuel Kone").roles == {Role.REVIEWER}


def test_checking(qtbot, dialog, desk) -> None:
    page = dialog.pages[2]
    dialog.tabs.setCurrentIndex(2)
    engines = page.engines_part
    engines.engine.setCurrentIndex(engines.engine.findData("languagetool"))
    engines.url.setText(" http://localhost:8081 ")
    dialog.save.click()
    assert desk.settings.grammar_engine == "languagetool"
    assert desk.settings.languagetool_url == "http://localhost:8081"
    desk.settings.set("grammar_engine", "off")


def test_without_an_engine_its_places_are_off(dialog) -> None:
    page = dialog.pages[2].engines_part
    page.engine.setCurrentIndex(page.engine.findData("off"))
    assert not page.url.isEnabled()
    assert not page.folder.isEnabled()


def test_drafts_say_where_texts_go(dialog, desk) -> None:
    page = dialog.pages[3]
    assert "third part" in page.labels["others"].text().lower()
    assert page.labels["engines"].text().strip()
    assert not page.google.isChecked()
    page.url.setText("http://localhost:5000")
    page.google.setChecked(True)
    dialog.save.click()
    assert desk.settings.libretranslate_url == "http://localhost:5000"
    assert desk.settings.google_enabled


def test_a_key_goes_to_the_keyring_and_nowhere_else(qtbot, dialog, desk, monkeypatch) -> None:
    kept = {}
    monkeypatch.setattr(type(desk.drafts), "set_secret", staticmethod(kept.__setitem__))
    page = dialog.pages[3]
    page.deepl.setChecked(True)
    qtbot.keyClicks(page.keys["deepl"], "a-secret-key")
    dialog.save.click()
    assert kept == {"deepl": "a-secret-key"}
    assert page.keys["deepl"].text() == ""
    assert all("a-secret-key" not in desk.settings.get(key) for key in list(desk.settings.keys()))


def test_read_only_desks_save_nothing(qtbot, tmp_path, runner, theme, settle) -> None:
    from workbench.desk.desk import Desk

    first = Desk.open(tmp_path / "other")
    first.people.add("Léa Marchand", [Role.TRANSLATOR])
    second = Desk.open(tmp_path / "other", read_only=True)
    made = PreferencesDialog(second, runner, theme, "Léa Marchand")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    settle()
    assert not made.save.isEnabled()
    made.reject()
    second.close()
    first.close()
