"""Keys: which a deed may have, presets without conflicts, schemes as texts."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QAction

from ui.shortcuts.catalogue import all_deeds, menu_title, stands_alone
from ui.shortcuts.keys import fault, has_azerty, mnemonic, sequences, tidy
from ui.shortcuts.presets import NAMES, OURS, PRESETS, SECOND
from ui.shortcuts.registry import Shortcuts, key_of
from ui.shortcuts.scheme import KeyScheme
from workbench.model.errors import InputError


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ctrl+return", "Ctrl+Return"),
        ("Ctrl+Enter", "Ctrl+Return"),
        ("F9", "F9"),
        ("", ""),
        ("Strg+Unfug", ""),
    ],
)
def test_a_key_has_one_way_of_writing(qapp, typed: str, key: str) -> None:
    assert tidy(typed) == key


def test_return_means_the_keypad_too(qapp) -> None:
    assert [one.toString() for one in sequences(("Ctrl+Return",))] == ["Ctrl+Return", "Ctrl+Enter"]


def test_digits_need_no_shift_on_a_french_keyboard(qapp) -> None:
    found = [one.toString() for one in sequences(("Ctrl+1", "Alt+2", "Ctrl+6", "Ctrl+Shift+3"), azerty=True)]
    assert found == ["Ctrl+1", "Ctrl+&", "Alt+2", "Alt+É", "Ctrl+6", "Ctrl+Shift+3"]
    assert [one.toString() for one in sequences(("Ctrl+2",), True, {"Ctrl+É"})] == ["Ctrl+2"]


@pytest.mark.parametrize(
    ("locale", "azerty"), [("fr_FR", True), ("fr_BE", True), ("fr_CA", False), ("es_ES", False)]
)
def test_who_has_a_french_keyboard(qapp, monkeypatch, locale: str, azerty: bool) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(locale)))
    assert has_azerty() is azerty


@pytest.mark.parametrize("preset", NAMES)
def test_no_two_deeds_share_a_key_on_a_french_keyboard(qapp, preset: str) -> None:
    keys = KeyScheme(preset).keys()
    taken = {key for several in keys.values() for key in several}
    for places in (("editor", "window"), ("library", "window"), ("pairing",)):
        used = Counter(
            one.toString()
            for name, several in keys.items()
            if name.startswith(places)
            for one in sequences(several, azerty=True, taken=taken)
        )
        assert [key for key, count in used.items() if count > 1] == []


@pytest.mark.parametrize(
    "key", ["Ctrl+C", "A", "Shift+A", "Return", "Escape", "Shift+Tab", "Ctrl+K, Ctrl+S", ""]
)
def test_keys_that_are_needed_otherwise(qapp, key: str) -> None:
    assert fault(key)


@pytest.mark.parametrize("key", ["F9", "Shift+F9", "Ctrl+K", "Alt+1", "Ctrl+Shift+Return", "Ctrl+Ins"])
def test_keys_that_a_deed_may_have(qapp, key: str) -> None:
    assert fault(key) == ""


@pytest.mark.parametrize("key", ["J", "Shift+M", "Return", "Del", "F9", "Ctrl+K"])
def test_keys_that_a_deed_may_have_where_nothing_is_written(qapp, key: str) -> None:
    assert fault(key, alone=True) == ""


@pytest.mark.parametrize("key", ["Left", "Shift+Down", "Space", "Tab", "Esc", "Ctrl+C", ""])
def test_keys_that_are_needed_for_going_about(qapp, key: str) -> None:
    assert fault(key, alone=True)


def test_every_deed_is_known_without_a_page(qapp) -> None:
    names = [deed.name for deed in all_deeds()]
    assert len(names) == len(set(names))
    assert {"window.new", "editor.confirm", "editor.take_9", "editor.term_1", "window.focus"} <= set(names)
    assert all(deed.words and menu_title(deed.menu) for deed in all_deeds())


def test_the_catalogue_is_what_a_window_with_a_page_has(window, add_release, settle) -> None:
    _release, (translation,), _changes = add_release()
    page = window.open_translation(translation.id)
    settle()
    actions = [*window.actions(), *page.actions(), *window.library.actions()]
    named = {one.objectName() for one in actions if one.objectName()}
    assert {deed.name for deed in all_deeds() if not deed.name.startswith("pairing.")} == {
        one for one in named if one.startswith(("window.", "editor.", "library."))
    }


@pytest.mark.parametrize("preset", NAMES)
def test_no_preset_has_a_conflict(qapp, preset: str) -> None:
    assert KeyScheme(preset).conflicts() == {}
    keys = KeyScheme(preset).keys()
    used = [key for several in keys.values() for key in several]
    assert "Ctrl+Shift+Return" not in used
    # Where nothing is written, a key on its own is nobody else's.
    faulty = {(name, key) for name in keys for key in keys[name] if fault(key, stands_alone(name))}
    assert {key for _name, key in faulty} <= {"Del", "Shift+Del", "Ctrl+A"}
    assert {name for name, _key in faulty if not name.startswith("library.")} == set()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("preset", NAMES)
def test_no_preset_takes_the_letter_of_a_menu(qapp, preset: str, language: str) -> None:
    from ui.menus import MENUS
    from workbench.desk import catalogue

    catalogue.set_language(language)
    letters = {mnemonic(catalogue._(title)) for title in MENUS.values()}
    used = {key for keys in KeyScheme(preset).keys().values() for key in keys}
    assert letters & used == set()


def test_presets_have_the_keys_of_their_programs(qapp) -> None:
    assert KeyScheme("trados").keys()["editor.copy_source"] == ("Ctrl+Ins",)
    assert KeyScheme("memoq").keys()["editor.next_unconfirmed"] == ("Ctrl+G",)
    omegat = KeyScheme("omegat").keys()
    assert omegat["editor.next_row"] == ("Ctrl+N",)
    assert omegat["editor.insert_match"] == ("Ctrl+I",)
    assert omegat["editor.insert_source"] == ("Ctrl+Shift+I",)
    assert "Ctrl+Shift+I" not in omegat["editor.issue_list"]
    for preset in ("omegat", "trados", "memoq"):
        assert KeyScheme(preset).keys()["editor.change_case"] == ("Shift+F3",)
    assert "Ctrl+N" not in omegat["window.new"]


@pytest.mark.parametrize("preset", NAMES)
def test_presets_write_keys_as_we_do(qapp, preset: str) -> None:
    for table in (PRESETS[preset], SECOND.get(preset, {})):
        assert [key for keys in table.values() for key in keys if tidy(key) != key] == []


def test_a_key_is_taken_from_whoever_has_it(qapp) -> None:
    made = KeyScheme().taking("editor.lock", "Ctrl+F")
    assert made.keys()["editor.lock"] == ("Ctrl+L", "Ctrl+F")
    assert made.keys()["editor.find"] == ()
    assert made.conflicts() == {}
    assert made.usual("editor.find").conflicts() == {"Ctrl+F": ["editor.find", "editor.lock"]}
    assert made.usual("editor.lock").usual("editor.find") == KeyScheme()


def test_going_back_to_the_preset_is_no_change(qapp) -> None:
    made = KeyScheme().with_keys("editor.lock", ["Ctrl+K"]).with_keys("editor.lock", ["ctrl+l"])
    assert made.own == {}


def test_a_scheme_survives_a_file(qapp) -> None:
    made = KeyScheme("omegat").taking("editor.lock", "Ctrl+Alt+K").with_keys("editor.find", ())
    again = KeyScheme.from_text(made.to_text())
    assert again == made
    assert again.keys() == made.keys()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"kind": "other"}',
        '{"kind": "pressbench-keys", "preset": 1, "keys": [1]}',
        "[" * 5000,
    ],
)
def test_a_file_of_something_else(qapp, text: str) -> None:
    with pytest.raises(InputError) as caught:
        KeyScheme.from_text(text)
    assert caught.value.code == "keys.unreadable"


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    with suppress(InputError):
        KeyScheme.from_text(text)


def test_what_is_unknown_in_a_file_is_left_out(qapp) -> None:
    text = (
        '{"kind": "pressbench-keys", "preset": "wordfast", "keys": '
        '{"editor.gone": ["Ctrl+K"], "editor.lock": ["Ctrl+C", "nonsense", "Ctrl+K", "A"]}}'
    )
    made = KeyScheme.from_text(text)
    assert (made.preset, dict(made.own)) == (OURS, {"editor.lock": ("Ctrl+K",)})


def test_keys_are_kept_with_the_settings(qapp, tmp_path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = Shortcuts(settings)
    assert key_of("editor.confirm") == "Ctrl+Return"
    first.use(KeyScheme().with_keys("editor.confirm", ["Ctrl+K"]))
    again = Shortcuts(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    assert again.keys("editor.confirm") == ("Ctrl+K",)
    assert key_of("editor.confirm") == "Ctrl+K"
    action = QAction()
    action.setObjectName("editor.confirm")
    again.put_on([action])
    assert [one.toString() for one in action.shortcuts()] == ["Ctrl+K"]
    again.use(KeyScheme())


def test_spoilt_settings_leave_our_keys(qapp, tmp_path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/keys", "\x00{")
    assert Shortcuts(settings).keys("editor.find") == ("Ctrl+F",)


def test_keys_change_in_an_open_window(qtbot, window, add_release, settle) -> None:
    _release, (translation,), _changes = add_release()
    page = window.open_translation(translation.id)
    settle()
    window.group.shortcuts.use(KeyScheme("memoq"))
    assert [one.toString() for one in page.actions_of["next_code"].shortcuts()] == ["F9"]
    keys = Counter(
        key.toString() for action in [*window.actions(), *page.actions()] for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []
    window.group.shortcuts.use(KeyScheme())


KEPT_BY_DESKTOPS = {
    f"Ctrl+Alt+{key}" for key in ("Left", "Right", "Up", "Down", "T", "L", "D", "Del", "F1", "F2")
}


@pytest.mark.parametrize("preset", NAMES)
def test_no_deed_has_only_a_key_that_a_desktop_keeps_for_itself(qapp, preset: str) -> None:
    keys = KeyScheme(preset).keys()
    assert {
        name: several for name, several in keys.items() if several and several[0] in KEPT_BY_DESKTOPS
    } == {}


def test_keys_with_alt_reach_their_deeds_from_the_text(qtbot, window, add_release, settle) -> None:
    _release, (translation, _other), _changes = add_release(targets=("fr", "es"))
    page = window.open_translation(translation.id)
    settle()
    done: list[str] = []
    for name in ("next_figure", "previous_figure", "next_language", "previous_language"):
        action = page.actions_of[name]
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, name=name: done.append(name))
    page.grid.edit.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(page.grid.edit, key, Qt.KeyboardModifier.AltModifier)
    assert done == ["next_figure", "previous_figure", "next_language", "previous_language"]


def test_the_library_and_the_editor_may_have_one_key(qapp) -> None:
    keys = KeyScheme().keys()
    assert keys["library.find"] == keys["editor.find"] == ("Ctrl+F",)
    assert KeyScheme().users("Ctrl+F", but="editor.replace") == ["editor.find"]
    made = KeyScheme().taking("editor.lock", "Ctrl+F")
    assert made.keys()["editor.find"] == ()
    assert made.keys()["library.find"] == ("Ctrl+F",)
    made = KeyScheme().taking("window.full_screen", "Ctrl+F")
    assert made.keys()["editor.find"] == made.keys()["library.find"] == ()
    made = KeyScheme().with_keys("window.full_screen", ["Ctrl+F"])
    assert {key: set(names) for key, names in made.conflicts().items()} == {
        "Ctrl+F": {"window.full_screen", "editor.find", "library.find"}
    }


def test_a_key_of_the_library_survives_a_file(qapp) -> None:
    made = KeyScheme().with_keys("library.archive", ["Ctrl+Shift+A", "Del", "X"])
    assert KeyScheme.from_text(made.to_text()).keys()["library.archive"] == ("Ctrl+Shift+A", "Del")


def test_keys_change_in_the_library_too(window) -> None:
    window.group.shortcuts.use(KeyScheme().with_keys("library.tag", ["Ctrl+K"]))
    (tag,) = [one for one in window.library.actions() if one.objectName() == "library.tag"]
    assert [one.toString() for one in tag.shortcuts()] == ["Ctrl+K"]
    window.group.shortcuts.use(KeyScheme())


def test_no_two_deeds_of_a_menu_are_called_the_same(qapp) -> None:
    named = Counter((menu_title(deed.menu), deed.words) for deed in all_deeds())
    assert [name for name, count in named.items() if count > 1] == []


def test_a_key_of_the_pairing_window_is_taken_from_none_but_its_own(qapp) -> None:
    made = KeyScheme().taking("pairing.join", "Ctrl+F").taking("pairing.lock", "S")
    keys = made.keys()
    assert keys["editor.find"] == ("Ctrl+F",)
    assert keys["pairing.lock"] == ("L", "Ctrl+L", "S")
    assert keys["pairing.split"] == ("Ctrl+Alt+S",)
    assert made.conflicts() == {}
    assert made.with_keys("pairing.join", ["S"]).conflicts() == {"S": ["pairing.join", "pairing.lock"]}
    assert KeyScheme.from_text(made.to_text()) == made
