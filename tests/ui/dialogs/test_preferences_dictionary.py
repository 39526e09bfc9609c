"""Preferences > Words: the dictionaries of the house and of the person."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.preferences_dictionary import AT_ONCE, SHOWN_AT_MOST, DictionaryPage
from ui.words import change_language

PERSON = "Léa Marchand"


@pytest.fixture
def dialog(qtbot, desk, runner, theme, settle):
    made = PreferencesDialog(desk, runner, theme, PERSON)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show_page(DictionaryPage)
    made.open()
    settle()
    yield made
    settle()


@pytest.fixture
def page(dialog) -> DictionaryPage:
    made = next(page for page in dialog.pages if isinstance(page, DictionaryPage))
    made.language.choose("fr")
    return made


def shown(page: DictionaryPage) -> list[str]:
    return [page.words.item(row).text() for row in range(page.words.count())]


def test_a_word_is_added_with_enter_and_kept_at_save(qtbot, dialog, page, desk) -> None:
    page.word.setText("l'écotaxe")
    qtbot.keyClick(page.word, Qt.Key.Key_Return)
    assert shown(page) == ["écotaxe"]
    assert dialog.isVisible()
    page.scope.setCurrentIndex(1)
    qtbot.keyClicks(page.word, "Kessou")
    page.add.click()
    assert desk.dictionaries.words("fr", "house") == []
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.save.click()
    assert caught.args[0].dictionary
    assert desk.dictionaries.words("fr", "house") == ["écotaxe"]
    assert desk.dictionaries.words("fr", "personal", person=PERSON) == ["Kessou"]


def test_words_are_removed_only_when_it_is_saved(qtbot, desk, dialog, page) -> None:
    desk.dictionaries.add("Sanga", "es", "house", PERSON)
    page.language.choose("es")
    page.words.setCurrentRow(0)
    page.words.setFocus()
    qtbot.keyClick(page.words, Qt.Key.Key_Delete)
    assert shown(page) == []
    assert desk.dictionaries.words("es", "house") == ["Sanga"]
    dialog.save.click()
    assert desk.dictionaries.words("es", "house") == []


def test_cancelling_keeps_all_as_it_was(qtbot, desk, dialog, page) -> None:
    qtbot.keyClicks(page.word, "Kessou")
    page.add.click()
    dialog.cancel.click()
    assert desk.dictionaries.words("fr", "house") == []


def test_what_is_no_word_is_said_in_a_line(qtbot, page) -> None:
    qtbot.keyClicks(page.word, "New York")
    page.add.click()
    assert "New York" in page.told.text()
    assert page.held() == set()


def test_a_list_is_read_and_written(qtbot, desk, dialog, page, settle, tmp_path: Path) -> None:
    path, out = tmp_path / "in.txt", tmp_path / "out.txt"
    path.write_text("Kessou\nSanga\nNew York\n", encoding="utf-8")
    page.read(path)
    settle()
    assert shown(page) == ["Kessou", "Sanga"]
    assert "2" in page.told.text()
    assert "1 line" in page.told.text()
    page.write(out)
    settle()
    assert out.read_text(encoding="utf-8") == "Kessou\nSanga\n"
    path.write_bytes(b"\x89PNG\0\0" * 50)
    page.read(path)
    settle()
    assert "in.txt" in page.told.text()
    assert shown(page) == ["Kessou", "Sanga"]
    dialog.save.click()
    assert desk.dictionaries.words("fr", "house") == ["Kessou", "Sanga"]


def test_of_very_many_words_the_first_are_shown_and_any_is_found(qtbot, page, settle, tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_text("".join(f"mot{chr(97 + n % 26)}{n}\n" for n in range(3000)), encoding="utf-8")
    page.read(path)
    settle()
    assert page.words.count() == SHOWN_AT_MOST
    qtbot.keyClicks(page.word, "2999")
    assert shown(page) == [f"mot{chr(97 + 2999 % 26)}2999"]


def test_a_long_list_is_stored_beside_the_window(
    qtbot, desk, dialog, page, settle, monkeypatch, tmp_path: Path
) -> None:
    threads: set[threading.Thread] = set()
    add_all = desk.dictionaries.add_all

    def watched(*asked, **named):
        threads.add(threading.current_thread())
        return add_all(*asked, **named)

    monkeypatch.setattr(desk.dictionaries, "add_all", watched)
    words = [f"mot{chr(97 + n % 26)}{n}" for n in range(AT_ONCE + 1)]
    path = tmp_path / "in.txt"
    path.write_text("\n".join(words), encoding="utf-8")
    page.read(path)
    settle()
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.save.click()
        assert dialog.isVisible()
        dialog.reject()
        assert dialog.isVisible()
        assert not dialog.save.isEnabled()
    assert caught.args[0].dictionary
    assert not dialog.isVisible()
    assert threads
    assert threading.main_thread() not in threads
    assert desk.dictionaries.words("fr", "house") == sorted(words)


def test_the_dictionary_of_a_release_is_listed_by_its_title(qtbot, desk, runner, theme, add_release) -> None:
    release, _translations, _changes = add_release()
    desk.dictionaries.add("Kessou", "fr", "release", PERSON, release.id)
    page = DictionaryPage(desk, runner, PERSON)
    qtbot.addWidget(page)
    page.language.choose("fr")
    assert shown(page) == []
    page.scope.setCurrentIndex(2)
    assert release.title in page.scope.currentText()
    assert shown(page) == ["Kessou"]
    qtbot.keyClicks(page.word, "Sanga")
    page.add.click()
    page.save()
    assert desk.dictionaries.words("fr", "release", release.id) == ["Kessou", "Sanga"]
    assert desk.dictionaries.words("fr", "house") == []


def test_it_speaks_the_language_of_the_window(page) -> None:
    for language in ("fr", "es", "en"):
        change_language(language)
        assert page.scope.itemText(0)
        assert page.title()
