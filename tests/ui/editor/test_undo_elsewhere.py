"""Undoing where a filter hides the row, or where it was split meanwhile; typing while rows become others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.editor.test_structure import do, settled, sources
from tests.ui.editor.test_writing import press, write
from ui.editor.page import EditorPage
from workbench.desk.desk import Desk
from workbench.model.errors import RuleError, StorageError
from workbench.model.translation import SegmentState

Open = Callable[..., EditorPage]


def filtered(qtbot: QtBot, page: EditorPage, *states: SegmentState) -> None:
    page.filter_bar.open()
    page.filter_bar.states.choose(states)
    with qtbot.waitSignal(page.pages.opened):
        page.filter_bar.apply()
    settled(qtbot, page)


def test_undoing_on_a_row_that_a_filter_hides_shows_it(qtbot, desk: Desk, open_page: Open) -> None:
    page = open_page()
    ids = page.pages.outline.ids
    write(page.grid.edit, "mot")
    press(qtbot, page, Qt.Key.Key_Down)
    settled(qtbot, page)
    filtered(qtbot, page, SegmentState.UNTRANSLATED)
    assert page.pages.hidden(ids[0])
    do(qtbot, page, "undo")
    assert not page.pages.shown_only
    assert page.session.row.segment.id == ids[0]
    assert page.grid.edit.text() == ""
    page.session.commit_typing()
    settled(qtbot, page)
    assert desk.editing.row(page.translation_id, ids[0]).text == ""
    do(qtbot, page, "redo")
    assert page.grid.edit.text() == "mot"


def test_a_split_and_its_undo_in_filtered_rows(qtbot, desk: Desk, open_page: Open) -> None:
    page = open_page()
    write(page.grid.edit, "mot")
    press(qtbot, page, Qt.Key.Key_Down)
    settled(qtbot, page)
    filtered(qtbot, page, SegmentState.UNTRANSLATED)
    before, shown = sources(desk, page), page.pages.count
    text = page.session.row.segment.text
    page.grid.selection.begin(page.grid.active, text.index(" "))
    do(qtbot, page, "split")
    assert len(sources(desk, page)) == len(before) + 1
    assert page.session.row.segment.text == text.split(" ", 1)[0], "the first part is worked on"
    assert page.pages.count == shown + 1
    assert page.pages.shown_only
    do(qtbot, page, "undo")
    assert sources(desk, page) == before
    assert page.session.row.segment.text == text
    page.filter_bar.apply()
    settled(qtbot, page)
    assert page.pages.count == shown


def test_undoing_in_a_segment_that_somebody_split(qtbot, desk: Desk, open_page: Open) -> None:
    page = open_page()
    row = page.session.row
    write(page.grid.edit, "mot")
    press(qtbot, page, Qt.Key.Key_Down)
    settled(qtbot, page)
    done = desk.segments.split(page.translation_id, row.segment.id, row.segment.text.index(" "), None, "Anna")
    page.apply_changes(done.changes)
    settled(qtbot, page)
    with qtbot.waitSignal(page.failed) as failed:
        page.session.undo()
    assert failed.args[0].code == "edit.recut"
    assert page.session.stack.undo_name() == ""
    assert page.session.stack.redo_name() == ""


def test_what_is_typed_while_a_split_is_under_way_goes_into_the_first_part(
    qtbot, desk: Desk, open_page: Open
) -> None:
    page = open_page()
    failures: list[object] = []
    page.failed.connect(failures.append)
    place = page.session.row.segment.text.index(" ")
    page.session.put_text("Un deux", "Typing")
    page.grid.selection.begin(page.grid.active, place)
    page.grid.edit.set_cursor(2)
    page.actions_of["split"].trigger()
    write(page.grid.edit, "e f\u00eate")
    composed = QInputMethodEvent()
    composed.setCommitString("\u00e9")
    QApplication.sendEvent(page.grid.edit, composed)
    assert page.grid.edit.text() == "Un deux", "it waits"
    settled(qtbot, page)
    assert page.grid.edit.text() == "Une f\u00eate\u00e9"
    page.session.commit_typing()
    settled(qtbot, page)
    texts = [row.text for row in desk.editing.rows(page.translation_id, 0, 2)]
    assert texts == ["Une f\u00eate\u00e9", "deux"]
    assert not failures
    # The steps are undone in the order in which they were made.
    while page.session.stack.undo_name() != "Split":
        do(qtbot, page, "undo")
    do(qtbot, page, "undo")
    assert desk.editing.rows(page.translation_id, 0, 1)[0].text == "Un deux"


@pytest.mark.parametrize("error", [RuleError("segments.no_next"), StorageError("store.full")])
def test_what_is_typed_while_a_split_is_refused_is_not_lost(
    qtbot, desk: Desk, open_page: Open, error: Exception, monkeypatch
) -> None:
    page = open_page()

    def refuse(*_args: object) -> None:
        raise error

    monkeypatch.setattr(desk.segments, "join", refuse)
    with qtbot.waitSignal(page.failed):
        page.actions_of["join"].trigger()
        write(page.grid.edit, "mot")
    settled(qtbot, page)
    assert page.grid.edit.text() == "mot"
    assert page.grid.edit.hasFocus()


def test_keys_of_the_menus_wait_their_turn(qtbot, desk: Desk, open_page: Open) -> None:
    page = open_page()
    before = sources(desk, page)
    page.grid.selection.begin(0, page.session.row.segment.text.index(" "))
    page.actions_of["split"].trigger()
    write(page.grid.edit, "a")
    page.actions_of["next_row"].trigger()
    write(page.grid.edit, "b")
    page.actions_of["previous_row"].trigger()
    page.session.undo()
    settled(qtbot, page)
    page.session.commit_typing()
    settled(qtbot, page)
    rows = desk.editing.rows(page.translation_id, 0, 2)
    assert [row.text for row in rows] == ["a", ""], "what was typed last is undone first"
    assert page.grid.active == 1
    assert len(sources(desk, page)) == len(before) + 1
    do(qtbot, page, "undo")
    do(qtbot, page, "undo")
    assert sources(desk, page) == before
