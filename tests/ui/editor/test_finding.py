"""Finding by key, replacing one place after the other, and replacing many with a preview: one step to be undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.editor.test_languages import opened, versions, window  # noqa: F401
from tests.ui.editor.test_structure import do, settled
from tests.ui.editor.test_writing import press
from ui.editor.find_bar import FindBar
from ui.editor.page import EditorPage
from ui.editor.replace_dialog import ReplaceDialog
from ui.editor.replace_model import WHERE
from workbench.desk.desk import Desk
from workbench.model.translation import SegmentState

Open = Callable[..., EditorPage]
NONE, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
TEXTS = ("Onze points d’eau", "L’eau sert 14\u00a0500 gens.", "De l’eau, encore de l’eau.")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, translation_id: str, open_page: Open) -> EditorPage:
    """A page with a translation of its first three segments."""
    for segment, text in zip(desk.editing.outline(translation_id).ids, TEXTS, strict=False):
        desk.editing.commit(translation_id, segment, text, SegmentState.TRANSLATED, "Anna", None)
    return open_page()


def find(qtbot: QtBot, page: EditorPage, text: str, replacing: bool = False) -> FindBar:
    do(qtbot, page, "replace" if replacing else "find")
    bar = page.find_bar
    bar.text.clear()
    qtbot.keyClicks(bar.text, text)
    return said(qtbot, page)


def said(qtbot: QtBot, page: EditorPage) -> FindBar:
    settled(qtbot, page)
    qtbot.waitUntil(lambda: not page.find_bar._pause.isActive() and page.runner.idle)
    return page.find_bar


def stored(desk: Desk, page: EditorPage) -> list[str]:
    return [row.text for row in desk.editing.rows(page.translation_id, 0, 3)]


def test_from_place_to_place_around_the_ends(qtbot, page: EditorPage) -> None:
    bar = find(qtbot, page, "EAU")
    assert bar.said() == "4 places"
    seen = []
    for _ in range(5):
        press(qtbot, page, Qt.Key.Key_Return, NONE)
        settled(qtbot, page)
        seen.append((page.grid.active, page.grid.edit.selection(), bar.said()))
    assert [one[0] for one in seen] == [0, 1, 2, 2, 0]
    assert [one[2] for one in seen] == ["1 of 4", "2 of 4", "3 of 4", "4 of 4", "1 of 4"]
    assert seen[0][1] == (14, 17)
    assert bar.text.hasFocus(), "the keyboard stays in the field"
    press(qtbot, page, Qt.Key.Key_Return, SHIFT)
    settled(qtbot, page)
    assert bar.said() == "4 of 4"
    press(qtbot, page, Qt.Key.Key_Escape, NONE)
    assert bar.isHidden()
    assert page.grid.edit.hasFocus()
    do(qtbot, page, "find_next")
    said(qtbot, page)
    assert page.grid.edit.selection() == (14, 17), "F3 goes on without the bar being opened again"


def test_case_words_and_patterns_by_key(qtbot, page: EditorPage) -> None:
    bar = find(qtbot, page, "EAU")
    press(qtbot, page, Qt.Key.Key_C, ALT)
    assert said(qtbot, page).said() == "Not found"
    assert not bar.fields.next.isEnabled()
    press(qtbot, page, Qt.Key.Key_C, ALT)
    bar.text.setText("point")
    bar.fields.side.setCurrentIndex(2)
    assert said(qtbot, page).said() == "1 place"
    press(qtbot, page, Qt.Key.Key_W, ALT)
    assert said(qtbot, page).said() == "Not found"
    press(qtbot, page, Qt.Key.Key_W, ALT)
    press(qtbot, page, Qt.Key.Key_X, ALT)
    bar.text.setText(r"\d+(")
    assert said(qtbot, page).said().startswith("⚠ ")
    assert not bar.spans("14", "target"), "nothing is marked by a pattern that cannot be read"
    bar.text.setText(r"d.eau|l.eau")
    assert said(qtbot, page).said() == "4 places"


def test_whatever_is_looked_for_is_answered(qtbot, page: EditorPage) -> None:
    do(qtbot, page, "find")
    bar = page.find_bar
    for text in ("", " ", "\U0001f600", "\u0301", "x" * 3000, "(a+)+$", "\ue000"):
        bar.fields.regular.setChecked(text.endswith("$"))
        bar.text.setText(text)
        bar.step(1)
        assert said(qtbot, page).said() != "Looking…"
        assert page.grid.edit.isVisible()


def test_what_is_typed_is_found_at_once(qtbot, desk: Desk, page: EditorPage) -> None:
    bar = find(qtbot, page, "eau")
    page.session.put_text("Rien", "Typing")
    page.session.commit_typing()
    assert said(qtbot, page).said() == "3 places"
    do(qtbot, page, "undo")
    page.session.commit_typing()
    assert said(qtbot, page).said() == "4 places"
    assert bar.isVisible()


def test_replacing_one_after_the_other(qtbot, desk: Desk, page: EditorPage) -> None:
    bar = find(qtbot, page, "eau", replacing=True)
    bar.text.setFocus()
    press(qtbot, page, Qt.Key.Key_Tab, NONE)
    assert bar.fields.replacement.hasFocus()
    qtbot.keyClicks(bar.fields.replacement, "au eau")
    press(qtbot, page, Qt.Key.Key_Return, NONE)  # goes to the first
    settled(qtbot, page)
    for _ in range(4):
        press(qtbot, page, Qt.Key.Key_Return, NONE)
        said(qtbot, page)
    page.session.commit_typing()
    settled(qtbot, page)
    assert stored(desk, page) == [text.replace("eau", "au eau") for text in TEXTS]
    assert page.session.stack.undo_name() == "Replace"
    do(qtbot, page, "undo")
    page.session.commit_typing()
    settled(qtbot, page)
    assert stored(desk, page)[2] == "De l’au eau, encore de l’eau."


def chosen(qtbot: QtBot, page: EditorPage, text: str, new: str, regular: bool = False) -> ReplaceDialog:
    bar = find(qtbot, page, "x", replacing=True)
    bar.fields.regular.setChecked(regular)
    bar.text.setText(text)
    bar.fields.replacement.setText(new)
    said(qtbot, page)
    bar.fields.replace_all.click()
    dialog = page.findChild(ReplaceDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    return dialog


def gone(qtbot: QtBot, page: EditorPage, dialog: ReplaceDialog) -> None:
    with qtbot.waitSignal(dialog.finished):
        dialog.go.click()
    said(qtbot, page)


def test_replacing_what_is_chosen_is_one_step(qtbot, desk: Desk, page: EditorPage) -> None:
    messages: list[str] = []
    page.message.connect(messages.append)
    dialog = chosen(qtbot, page, "(.)’eau", "$1’onde", regular=True)
    model = dialog.model
    assert model.rowCount() == 4
    then = [model.index(row, 2).data() for row in range(4)]
    assert then[0] == "Onze points d’onde"
    assert then[2].startswith("De l’onde, encore")
    assert dialog.list.hasFocus()
    dialog.list.setCurrentIndex(model.index(2, WHERE))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert "3" in dialog.go.text()
    gone(qtbot, page, dialog)
    assert messages[-1].startswith("3 places")
    after = ["Onze points d’onde", "L’onde sert 14\u00a0500 gens.", "De l’eau, encore de l’onde."]
    assert stored(desk, page) == after
    assert page.grid.edit.text() == after[0], "the row that is worked on shows it too"
    assert page.session.stack.undo_name() == "Replace all"
    do(qtbot, page, "undo")
    assert stored(desk, page) == list(TEXTS)
    assert page.grid.edit.text() == TEXTS[0]
    assert desk.editing.rows(page.translation_id, 0, 1)[0].state is SegmentState.TRANSLATED
    do(qtbot, page, "redo")
    assert stored(desk, page) == after


def test_replacing_in_the_source(qtbot, desk: Desk, page: EditorPage) -> None:
    dialog = chosen(qtbot, page, "water points", "wells")
    assert dialog.source.isVisible()
    dialog.reason.setText("shorter")
    gone(qtbot, page, dialog)
    rows = desk.editing.rows(page.translation_id, 0, 3)
    assert "eleven wells" in rows[0].segment.text
    assert rows[0].state is SegmentState.TRANSLATED, "the translations still stand"
    assert desk.segments.source_history(rows[0].segment.id)[0].reason == "shorter"
    do(qtbot, page, "undo")
    assert "water points" in desk.editing.rows(page.translation_id, 0, 1)[0].segment.text


def test_nothing_to_replace_and_cancelling(qtbot, desk: Desk, page: EditorPage) -> None:
    dialog = chosen(qtbot, page, "eau", "eau")
    assert not dialog.go.isEnabled()
    dialog.reject()
    dialog.deleteLater()
    before = stored(desk, page)
    page.find_bar.fields.replacement.setText("")
    page.find_bar.fields.replace_all.click()
    other = next(one for one in page.findChildren(ReplaceDialog) if one is not dialog)
    qtbot.waitUntil(lambda: other.model.rowCount() == 4)
    other.none.click()
    assert not other.go.isEnabled()
    other.all.click()
    assert other.go.isEnabled()
    other.reject()
    assert stored(desk, page) == before
    assert page.session.stack.undo_name() == ""


def test_in_all_open_translations(qtbot, window, desk: Desk, versions) -> None:  # noqa: F811
    french = opened(qtbot, window, versions["fr"])
    spanish = opened(qtbot, window, versions["es"])
    bar = french.find_bar
    window.open_translation(versions["fr"].id)
    do(qtbot, french, "find")
    bar.fields.side.setCurrentIndex(2)
    bar.fields.scope.setCurrentIndex(1)
    bar.text.setText("text")
    assert said(qtbot, french).said() == "6 places"
    for _ in range(4):
        bar = window.page.find_bar
        bar.step(1)
        qtbot.waitUntil(lambda: window.page.session.row is not None)
        settled(qtbot, window.page)
    assert window.page is spanish, "the fourth place is in the other translation"
    assert spanish.find_bar.said() == "4 of 6"
    assert QApplication.activeWindow() in (window, None)
