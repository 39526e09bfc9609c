"""The list under the word that is being typed: what it offers, which keys it takes, and which it leaves alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.editor.completion_popup import CompletionPopup
from ui.editor.page import EditorPage
from workbench.model.identity import new_id
from workbench.model.terms import Concept, Term

ANNA = "Anna"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., EditorPage]


def write(page: EditorPage, text: str) -> None:
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                page.grid.edit,
                QKeyEvent(
                    kind, ord(char.upper()) if char.isascii() else 0, Qt.KeyboardModifier.NoModifier, char
                ),
            )


def offered(page: EditorPage) -> list[str]:
    return [one.text for one in page.completing.shown]


@pytest.fixture
def page(desk, open_page: Open) -> EditorPage:
    """A page whose house calls water points by its own name; row 1 is about them."""
    concept = Concept(new_id(), terms=(Term("water point", "en"), Term("points d’eau potable", "fr")))
    desk.terms.add(concept, ANNA)
    made = open_page()
    made.grid.set_active(1)
    return made


def begin(qtbot, page: EditorPage, text: str) -> None:
    write(page, text)
    qtbot.waitUntil(lambda: bool(page.completing.shown))


def test_words_are_offered_and_typing_goes_on(qtbot, page: EditorPage) -> None:
    begin(qtbot, page, "poi")
    assert offered(page) == ["points d’eau potable"]
    assert page.completing.chosen == -1
    assert page.grid.edit.hasFocus()
    write(page, "x")
    assert offered(page) == []
    assert page.grid.edit.text() == "poix"


def test_an_entry_is_taken_by_key_once_it_was_chosen(qtbot, page: EditorPage) -> None:
    edit = page.grid.edit
    begin(qtbot, page, "Des Poi")
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert page.completing.chosen == 0
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "Des Points d’eau potable"
    assert edit.hasFocus()
    assert offered(page) == []
    write(page, ".")
    assert edit.text() == "Des Points d’eau potable."
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text() == "Des Poi"


def test_keys_do_what_they_always_do_where_nothing_was_chosen(qtbot, page: EditorPage) -> None:
    edit = page.grid.edit
    begin(qtbot, page, "poi")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "poi"
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    assert offered(page) == []
    edit.setFocus()
    begin(qtbot, page, "n")
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert page.grid.active == 0
    assert offered(page) == []
    assert page.pages.shown(1).text == "poin"


def test_escape_closes_the_list_for_this_word(qtbot, page: EditorPage) -> None:
    edit = page.grid.edit
    begin(qtbot, page, "poi")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert offered(page) == []
    write(page, "n")
    assert offered(page) == []
    write(page, " poi")
    assert offered(page) == ["points d’eau potable"]
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert offered(page) == []


def test_the_list_is_opened_by_key_and_takes_at_once(qtbot, desk, page: EditorPage) -> None:
    edit = page.grid.edit
    page.completing.follow(desk.settings.set("completion", False))
    write(page, "po")
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Space, CONTROL)
    qtbot.waitUntil(lambda: bool(page.completing.shown))
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "points d’eau potable"
    assert edit.hasFocus()
    write(page, " ")
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Space, CONTROL)
    assert "14\u202f500" in " ".join(offered(page))


def test_it_can_be_switched_off_or_take_the_first(qtbot, desk, page: EditorPage) -> None:
    page.completing.follow(desk.settings.set("completion", False))
    write(page, "poi")
    qtbot.waitUntil(lambda: page.settled, timeout=20_000)
    assert offered(page) == []
    page.completing.follow(desk.settings.set("completion", True))
    page.completing.follow(desk.settings.set("completion_first", True))
    begin(qtbot, page, "nt")
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Tab)
    assert page.grid.edit.text() == "points d’eau potable"


def test_another_row_has_words_of_its_own(qtbot, page: EditorPage) -> None:
    begin(qtbot, page, "poi")
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Down, CONTROL)
    assert page.grid.active == 2
    assert offered(page) == []
    write(page, "poi")
    qtbot.waitUntil(lambda: page.settled, timeout=20_000)
    assert offered(page) == []
    write(page, " ")
    begin(qtbot, page, "2")
    assert offered(page) == ["2,4\u00a0millions de dollars"]


def test_a_screen_reader_reads_the_list_and_a_click_takes_an_entry(qtbot, page: EditorPage) -> None:
    begin(qtbot, page, "poi")
    popup = page.findChild(CompletionPopup)
    found = QAccessible.queryAccessibleInterface(popup)
    assert found.role() == QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == "Completions"
    assert found.child(0).text(QAccessible.Text.Name) == "points d’eau potable, water point · term"
    assert page.rect().contains(popup.geometry())
    where = popup.visualItemRect(popup.item(0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.grid.edit.text() == "points d’eau potable"
    assert page.grid.edit.hasFocus()
