"""Preferences > Keyboard: presets, one deed's keys, conflicts, files; and the cheat sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence

from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.preferences_keyboard import KeyboardPage
from ui.dialogs.shortcuts import ShortcutsDialog, sheet_of
from ui.shortcuts.catalogue import all_deeds
from ui.shortcuts.registry import Shortcuts
from ui.shortcuts.scheme import KeyScheme
from ui.words import change_language


@pytest.fixture
def shortcuts(qapp, tmp_path: Path) -> Iterator[Shortcuts]:
    made = Shortcuts(QSettings(str(tmp_path / "keys.ini"), QSettings.Format.IniFormat))
    yield made
    made.use(KeyScheme())


@pytest.fixture
def page(qtbot, desk, shortcuts: Shortcuts) -> KeyboardPage:
    made = KeyboardPage(desk, shortcuts)
    qtbot.addWidget(made)
    made.resize(760, 620)
    made.show()
    return made


def row_of(page: KeyboardPage, name: str) -> tuple[str, str, str]:
    page.choose(name)
    item = page.list.currentItem()
    return item.text(0), item.text(1), item.text(2)


def test_a_preset_is_chosen_and_put_in_force_by_saving(page: KeyboardPage, shortcuts: Shortcuts) -> None:
    page.preset.setCurrentIndex(page.preset.findData("omegat"))
    page.preset.activated.emit(page.preset.currentIndex())
    assert row_of(page, "editor.next_row")[1] == "Ctrl+N"
    assert shortcuts.keys("editor.next_row") == ("Ctrl+Down",)
    page.save()
    assert shortcuts.keys("editor.next_row") == ("Ctrl+N",)


def test_a_key_is_pressed_and_taken_from_another_deed(qtbot, page: KeyboardPage) -> None:
    page.choose("editor.lock")
    page.key.setFocus()
    qtbot.keyClick(page.key, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "“Find”" in page.said.text(), timeout=5000)
    assert page.set_key.isEnabled()
    page.set_key.click()
    assert row_of(page, "editor.find")[1] == ""
    assert row_of(page, "editor.lock")[1:] == ("Ctrl+F", "changed")
    page.usual.click()
    assert row_of(page, "editor.lock")[1:] == ("Ctrl+L", "")


def test_two_deeds_with_one_key_are_shown(page: KeyboardPage) -> None:
    page._use(KeyScheme().with_keys("editor.lock", ["Ctrl+F"]))
    assert "also: Find" in row_of(page, "editor.lock")[2]
    assert "also: Lock or unlock segment" in row_of(page, "editor.find")[2]


@pytest.mark.parametrize(("key", "said"), [("Ctrl+C", "Copy"), ("B", "needed for writing")])
def test_keys_that_cannot_be(page: KeyboardPage, key: str, said: str) -> None:
    page.choose("editor.lock")
    page.key.setKeySequence(QKeySequence(key))
    assert said in page.said.text()
    assert not page.set_key.isEnabled()


def test_the_pairing_window_may_have_letters_but_no_keys_for_going_about(page: KeyboardPage) -> None:
    page.choose("pairing.lock")
    page.key.setKeySequence(QKeySequence("J"))
    assert "“Join”" in page.said.text()
    page.set_key.click()
    assert row_of(page, "pairing.lock")[1:] == ("J", "changed")
    assert row_of(page, "pairing.join")[1] == "Ctrl+Alt+J"
    page.choose("pairing.lock")
    page.key.setKeySequence(QKeySequence("Down"))
    assert "going about" in page.said.text()
    assert not page.set_key.isEnabled()


def test_the_sheet_has_the_pairing_window(qapp) -> None:
    sheet = dict(sheet_of(all_deeds(), KeyScheme().keys()))
    assert ("Join", "J   Ctrl+Alt+J") in sheet["In the pairing window"]
    assert ("Make the release", "Ctrl+Return") in sheet["In the pairing window"]


def test_the_letter_of_a_menu_is_said(page: KeyboardPage) -> None:
    page.choose("editor.lock")
    page.key.setKeySequence(QKeySequence("Alt+F"))
    assert "File" in page.said.text()
    assert page.set_key.isEnabled()


def test_a_search_narrows_the_list(qtbot, page: KeyboardPage) -> None:
    qtbot.keyClicks(page.search, "ctrl+f")
    shown = [
        menu.child(row).text(0)
        for menu in page._menus()
        for row in range(menu.childCount())
        if not menu.child(row).isHidden()
    ]
    assert "Find" in shown
    assert "Undo" not in shown


def test_keys_go_to_a_file_and_come_back(page: KeyboardPage, tmp_path: Path) -> None:
    page._use(KeyScheme("memoq").with_keys("editor.lock", ["Ctrl+Alt+K"]))
    path = tmp_path / "keys.json"
    path.write_text(page.scheme.to_text(), encoding="utf-8")
    page._use(KeyScheme())
    page.import_file(path)
    assert page.preset.currentData() == "memoq"
    assert row_of(page, "editor.lock")[1] == "Ctrl+Alt+K"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"{}" * 10, b"\x00" * 3_000_000])
def test_a_file_that_is_none_changes_nothing(page: KeyboardPage, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(data)
    page.import_file(path)
    assert page.said.text() == "This file holds no keys of Pressbench."
    page.import_file(tmp_path / "gone.json")
    assert page.said.text().startswith("Not read:")
    assert page.scheme == KeyScheme()


def test_preferences_have_the_page(qtbot, desk, runner, theme, shortcuts: Shortcuts) -> None:
    dialog = PreferencesDialog(desk, runner, theme, "Léa Marchand", None, shortcuts)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.show_page(KeyboardPage)
    page = dialog.tabs.currentWidget().widget()
    assert isinstance(page, KeyboardPage)
    page._use(KeyScheme("trados"))
    dialog.reject()
    assert shortcuts.scheme == KeyScheme()
    for code in ("fr", "es", "en"):
        change_language(code)


def test_the_sheet_says_nine_numbered_keys_in_one_line(qapp) -> None:
    sheet = dict(sheet_of(all_deeds(), KeyScheme().keys()))
    assert ("Take suggestion 1–9", "Ctrl+1 … 9") in sheet["Suggestions and terms"]
    assert len(sheet["Suggestions and terms"]) == 2
    assert ("Keyboard", "Ctrl+F1") in sheet["Help"]


def test_the_sheet_says_a_changed_number_by_itself(qapp) -> None:
    keys = KeyScheme().with_keys("editor.take_3", ["Ctrl+Alt+K"]).keys()
    sheet = dict(sheet_of(all_deeds(), keys))
    assert ("Take suggestion 3", "Ctrl+Alt+K") in sheet["Suggestions and terms"]


def test_what_is_printed_is_what_is_narrowed_down(qtbot) -> None:
    dialog = ShortcutsDialog(lambda: sheet_of(all_deeds(), KeyScheme().keys()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.search, "suggestion")
    printed = dialog.document().toPlainText()
    assert "Ctrl+1" in printed
    assert "Undo" not in printed
    with qtbot.waitSignal(dialog.change_wanted):
        dialog.change_button.click()
