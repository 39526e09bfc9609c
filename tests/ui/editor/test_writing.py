"""Writing with the keyboard: what is typed, confirmed, undone, and what the store then holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.editor.conflict import ConflictDialog
from ui.editor.page import EditorPage
from ui.tasks import Runner
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.model.translation import Origin, OriginKind, SegmentState

ANNA = "Anna"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., EditorPage]


@pytest.fixture
def ids(desk: Desk, translation_id: str) -> tuple[str, ...]:
    return desk.editing.outline(translation_id).ids


@pytest.fixture
def stored(desk: Desk, translation_id: str, ids: tuple[str, ...]) -> Callable[[int], tuple[str, str]]:
    def look(number: int) -> tuple[str, str]:
        row = desk.editing.row(translation_id, ids[number])
        return row.text, row.state.value

    return look


def settle(qtbot: QtBot, runner: Runner, page: EditorPage) -> None:
    qtbot.waitUntil(lambda: page.settled, timeout=20_000)


def press(qtbot: QtBot, page: EditorPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    qtbot.keyClick(QApplication.focusWidget() or page, key, modifiers)


def write(edit: QWidget, text: str) -> None:
    """Type a text key by key, also what QTest has no key for."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = ord(char.upper()) if char.isascii() else 0
            QApplication.sendEvent(edit, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char))


def test_confirming_commits_and_goes_on(qtbot, runner, open_page: Open, stored) -> None:
    page = open_page()
    write(page.grid.edit, "Onze points d’eau")
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.grid.active == 1
    assert page.grid.edit.hasFocus()
    settle(qtbot, runner, page)
    assert stored(0) == ("Onze points d’eau", "translated")
    assert page.grid.edit.text() == ""


def test_confirming_skips_what_is_confirmed(qtbot, runner, open_page: Open, stored) -> None:
    page = open_page()
    page.grid.set_active(1)
    write(page.grid.edit, "deux")
    press(qtbot, page, Qt.Key.Key_Return)
    press(qtbot, page, Qt.Key.Key_Up)
    press(qtbot, page, Qt.Key.Key_Up)
    assert page.grid.active == 0
    write(page.grid.edit, "un")
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.grid.active == 2
    settle(qtbot, runner, page)
    assert stored(0) == ("un", "translated")


def test_nothing_is_confirmed_without_a_text(qtbot, runner, open_page: Open, stored) -> None:
    page = open_page()
    with qtbot.waitSignal(page.message):
        press(qtbot, page, Qt.Key.Key_Return)
    settle(qtbot, runner, page)
    assert stored(0) == ("", "untranslated")


def test_leaving_a_row_keeps_it_as_a_draft(qtbot, runner, open_page: Open, stored) -> None:
    page = open_page()
    write(page.grid.edit, "Brouillon")
    press(qtbot, page, Qt.Key.Key_Down)
    settle(qtbot, runner, page)
    assert stored(0) == ("Brouillon", "draft")
    press(qtbot, page, Qt.Key.Key_Up)
    assert page.grid.edit.text() == "Brouillon"
    assert page.grid.edit.hasFocus()


def test_visiting_a_confirmed_row_leaves_it_confirmed(
    qtbot, runner, desk, translation_id, open_page: Open, stored, ids
) -> None:
    page = open_page()
    write(page.grid.edit, "un")
    press(qtbot, page, Qt.Key.Key_Return)
    press(qtbot, page, Qt.Key.Key_Up)
    press(qtbot, page, Qt.Key.Key_Down)
    settle(qtbot, runner, page)
    assert stored(0) == ("un", "translated")
    assert len(desk.editing.history(translation_id, ids[0])) == 1


def test_undo_and_redo_go_across_segments(qtbot, runner, open_page: Open, stored) -> None:
    page = open_page()
    write(page.grid.edit, "un")
    press(qtbot, page, Qt.Key.Key_Return)
    write(page.grid.edit, "deux")
    press(qtbot, page, Qt.Key.Key_Down)
    settle(qtbot, runner, page)
    assert page.actions_of["undo"].text() == "&Undo typing"
    press(qtbot, page, Qt.Key.Key_Z)
    assert (page.grid.active, page.grid.edit.text()) == (1, "")
    assert page.actions_of["undo"].text() == "&Undo confirm"
    press(qtbot, page, Qt.Key.Key_Z)
    assert (page.grid.active, page.grid.edit.text()) == (0, "un")
    settle(qtbot, runner, page)
    assert stored(0) == ("un", "draft")
    assert stored(1) == ("", "untranslated")
    press(qtbot, page, Qt.Key.Key_Z)
    assert page.grid.edit.text() == ""
    press(qtbot, page, Qt.Key.Key_Y)
    press(qtbot, page, Qt.Key.Key_Y)
    press(qtbot, page, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert (page.grid.active, page.grid.edit.text()) == (1, "deux")
    press(qtbot, page, Qt.Key.Key_Down)
    settle(qtbot, runner, page)
    assert stored(0) == ("un", "translated")
    assert stored(1) == ("deux", "draft")
    assert not page.actions_of["redo"].isEnabled()


def test_undo_within_a_segment_goes_word_by_word(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    write(page.grid.edit, "de bons mots")
    press(qtbot, page, Qt.Key.Key_Z)
    assert page.grid.edit.text() == "de bons "
    press(qtbot, page, Qt.Key.Key_Z)
    assert page.grid.edit.text() == "de "
    write(page.grid.edit, "la")
    assert page.grid.edit.text() == "de la"
    settle(qtbot, runner, page)


def test_source_is_copied_with_its_codes(qtbot, runner, desk, translation_id, open_page: Open, ids) -> None:
    page = open_page()
    page.grid.set_active(4)
    press(qtbot, page, Qt.Key.Key_S, CONTROL | SHIFT)
    assert page.grid.edit.text() == "See the \ue000latest assessment\ue001 for 2026."
    press(qtbot, page, Qt.Key.Key_Return)
    settle(qtbot, runner, page)
    row = desk.editing.row(translation_id, ids[4])
    assert row.origin.kind is OriginKind.SOURCE
    assert row.state is SegmentState.TRANSLATED


def test_codes_are_one_character_to_every_key(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    page.grid.set_active(4)
    edit = page.grid.edit
    write(edit, "Voir ")
    press(qtbot, page, Qt.Key.Key_Comma)
    write(edit, "ici")
    press(qtbot, page, Qt.Key.Key_Comma)
    assert edit.text() == "Voir \ue000ici\ue001"
    with qtbot.waitSignal(page.message):
        press(qtbot, page, Qt.Key.Key_Comma)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "Voir \ue000ici"
    for _ in range(3):
        qtbot.keyClick(edit, Qt.Key.Key_Left)
    write(edit, "x")
    assert edit.text() == "Voir \ue000xici"
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    qtbot.keyClick(edit, Qt.Key.Key_Left, SHIFT)
    assert edit.selection() == (5, 6)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == "Voir xici"
    press(qtbot, page, Qt.Key.Key_Z)
    assert edit.text() == "Voir \ue000xici"
    settle(qtbot, runner, page)


def test_pasting_is_plain_and_clean(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    QGuiApplication.clipboard().setText("Un\ntexte \ue000\ue050collé\u00a0!")
    page.grid.set_active(4)
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_V, CONTROL)
    assert page.grid.edit.text() == "Un texte \ue000collé\u00a0!"
    page.grid.set_active(0)
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_V, CONTROL)
    assert page.grid.edit.text() == "Un texte collé\u00a0!"
    settle(qtbot, runner, page)


def test_copying_keeps_no_break_spaces_and_hides_codes(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    page.grid.set_active(4)
    page.session.put_text("«\u00a0\ue000Oui\ue001\u00a0»", "Test")
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "«\u00a0Oui\u00a0»"
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_V, CONTROL)
    assert page.grid.edit.text() == "«\u00a0\ue000Oui\ue001\u00a0»" * 2
    settle(qtbot, runner, page)


def test_input_methods_compose_as_in_any_edit(qtbot, runner, open_page: Open, stored) -> None:
    page = open_page()
    edit = page.grid.edit
    write(edit, "a")
    QApplication.sendEvent(edit, QInputMethodEvent("^", []))
    assert edit.text() == "a"
    done = QInputMethodEvent("", [])
    done.setCommitString("ê")
    QApplication.sendEvent(edit, done)
    assert edit.text() == "aê"
    write(edit, "😀e\u0301")
    press(qtbot, page, Qt.Key.Key_Return)
    settle(qtbot, runner, page)
    assert stored(0) == ("aê😀e\u0301", "translated")


def test_typing_is_kept_within_a_second(qtbot, runner, desk, translation_id, open_page: Open, ids) -> None:
    page = open_page()
    write(page.grid.edit, "pas encore")
    qtbot.waitUntil(lambda: bool(desk.editing.kept_typing(translation_id)), timeout=1000)
    (kept,) = desk.editing.kept_typing(translation_id)
    assert (kept.segment_id, kept.text) == (ids[0], "pas encore")
    press(qtbot, page, Qt.Key.Key_Return)
    settle(qtbot, runner, page)
    assert desk.editing.kept_typing(translation_id) == []


def test_kept_typing_is_offered_and_restored(
    qtbot, runner, desk, translation_id, open_page: Open, stored, ids
) -> None:
    desk.editing.keep_typing(translation_id, ids[2], "retrouvé", None)
    page = open_page()
    qtbot.waitUntil(page.recovery_bar.isVisible)
    page.recovery_bar.restore_wanted.emit()
    settle(qtbot, runner, page)
    assert stored(2) == ("retrouvé", "draft")
    assert not page.recovery_bar.isVisible()
    press(qtbot, page, Qt.Key.Key_Z)
    assert (page.grid.active, page.grid.edit.text()) == (2, "")
    press(qtbot, page, Qt.Key.Key_Down)
    settle(qtbot, runner, page)
    assert stored(2) == ("", "untranslated")


def test_closing_loses_nothing(qtbot, runner, open_page: Open, stored) -> None:
    page = open_page()
    write(page.grid.edit, "dernier mot")
    page.flush()
    assert stored(0) == ("dernier mot", "draft")


@pytest.mark.parametrize(("mine", "text"), [(True, "le mien"), (False, "le sien")])
def test_a_conflict_shows_both_and_a_person_chooses(
    qtbot, runner, desk, translation_id, open_page: Open, stored, ids, mine: bool, text: str
) -> None:
    page = open_page()
    write(page.grid.edit, "le mien")
    desk.people.add("Zoe", [Role.TRANSLATOR])
    desk.editing.commit(translation_id, ids[0], "le sien", SegmentState.DRAFT, "Zoe", None)
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(ConflictDialog) is not None)
    dialog = page.findChild(ConflictDialog)
    (dialog.accept if mine else dialog.reject)()
    settle(qtbot, runner, page)
    assert stored(0)[0] == text
    page.activateWindow()
    qtbot.waitUntil(page.grid.edit.hasFocus)
    press(qtbot, page, Qt.Key.Key_Up)
    assert page.grid.edit.text() == text


def test_what_another_desk_changed_appears(qtbot, runner, desk, translation_id, open_page: Open, ids) -> None:
    page = open_page()
    changes = desk.editing.commit(
        translation_id, ids[0], "d’ailleurs", SegmentState.TRANSLATED, ANNA, None, Origin(OriginKind.PERSON)
    )
    page.apply_changes(changes)
    qtbot.waitUntil(lambda: page.grid.edit.text() == "d’ailleurs")
    write(page.grid.edit, ".")
    press(qtbot, page, Qt.Key.Key_Return)
    settle(qtbot, runner, page)
    assert desk.editing.row(translation_id, ids[0]).text == "d’ailleurs."


def test_a_locked_segment_is_read_only(qtbot, runner, open_page: Open, stored) -> None:
    page = open_page()
    write(page.grid.edit, "fixe")
    press(qtbot, page, Qt.Key.Key_Return)
    press(qtbot, page, Qt.Key.Key_Up)
    settle(qtbot, runner, page)
    press(qtbot, page, Qt.Key.Key_L)
    settle(qtbot, runner, page)
    write(page.grid.edit, "x")
    assert page.grid.edit.text() == "fixe"
    press(qtbot, page, Qt.Key.Key_L)
    settle(qtbot, runner, page)
    write(page.grid.edit, "x")
    press(qtbot, page, Qt.Key.Key_Down)
    settle(qtbot, runner, page)
    assert stored(0)[0] == "fixex"
