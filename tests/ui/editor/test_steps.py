"""Deeds of the desk as one step: done, undone and redone in order, named in the menu, and never in the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from tests.ui.editor.test_writing import press, write
from ui.editor.page import EditorPage
from ui.editor.undo import EditStack, SegmentChange, Snapshot, Step
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.desk import Desk
from workbench.desk.editing import Edit
from workbench.model.errors import RuleError, StorageError
from workbench.model.translation import Origin, SegmentState

Open = Callable[..., EditorPage]


def _replay(desk: Desk, translation: str, segment: str, text: str) -> Callable[[], Changes]:
    def work() -> Changes:
        row = desk.editing.row(translation, segment)
        edits = [Edit(segment, text, SegmentState.DRAFT, row.revision_id, Origin())]
        return desk.editing.commit_many(translation, edits, "Anna")

    return work


def _settled(qtbot: QtBot, page: EditorPage) -> None:
    qtbot.waitUntil(lambda: page.settled and not page.session.steps.busy, timeout=20_000)


def test_a_deed_is_done_undone_and_redone(qtbot: QtBot, desk: Desk, open_page: Open) -> None:
    page = open_page()
    ids = page.pages.outline.ids
    translation = page.translation_id
    told: list[Changes] = []
    page.session.do(
        "Replace all",
        _replay(desk, translation, ids[0], "Après"),
        _replay(desk, translation, ids[0], "Avant"),
        told.append,
    )
    _settled(qtbot, page)
    assert told
    assert page.grid.edit.text() == "Après"
    assert "replace all" in page.actions_of["undo"].text()
    page.session.undo()
    _settled(qtbot, page)
    assert page.grid.edit.text() == "Avant"
    assert "replace all" in page.actions_of["redo"].text()
    page.session.redo()
    _settled(qtbot, page)
    assert desk.editing.row(translation, ids[0]).text == "Après"


def test_undoing_again_waits_for_the_deed_before(qtbot: QtBot, desk: Desk, open_page: Open) -> None:
    page = open_page()
    ids = page.pages.outline.ids
    write(page.grid.edit, "mot")
    page.session.do(
        "Deed",
        _replay(desk, page.translation_id, ids[0], "autre"),
        _replay(desk, page.translation_id, ids[0], "mot"),
    )
    page.session.undo()
    page.session.undo()
    _settled(qtbot, page)
    assert page.grid.edit.text() == ""
    assert page.session.stack.undo_name() == ""
    page.session.redo()
    page.session.redo()
    _settled(qtbot, page)
    assert page.grid.edit.text() == "autre"


def test_typing_before_a_deed_is_saved_first(qtbot: QtBot, desk: Desk, open_page: Open) -> None:
    page = open_page()
    ids = page.pages.outline.ids
    seen: list[str] = []

    def look() -> Changes:
        seen.append(desk.editing.row(page.translation_id, ids[0]).text)
        return NOTHING

    write(page.grid.edit, "tapé")
    page.session.do("Look", look, look)
    _settled(qtbot, page)
    assert seen == ["tapé"]
    assert page.session.stack.undo_name() == "Typing"


def _refusing(error: Exception) -> Callable[[], Changes]:
    def work() -> Changes:
        raise error

    return work


def test_a_refused_deed_is_no_step(qtbot: QtBot, open_page: Open) -> None:
    page = open_page()
    with qtbot.waitSignal(page.failed) as failed:
        page.session.do("No", _refusing(RuleError("rule.unknown_person", name="X")), lambda: NOTHING)
    assert isinstance(failed.args[0], RuleError)
    assert page.session.stack.undo_name() == ""
    _settled(qtbot, page)
    press(qtbot, page, Qt.Key.Key_Down)
    assert page.grid.active == 1


@pytest.mark.parametrize(
    ("error", "kept"),
    [(RuleError("rule.unknown_person", name="X"), False), (StorageError("store.full"), True)],
)
def test_an_undo_that_fails(qtbot: QtBot, open_page: Open, error: Exception, kept: bool) -> None:
    page = open_page()
    page.session.stack.push(Step("Deed", backwards=_refusing(error), forwards=_refusing(error)))
    with qtbot.waitSignal(page.failed):
        page.session.undo()
    assert (page.session.stack.undo_name() == "Deed") is kept
    assert page.session.stack.redo_name() == ""


def test_giving_back_and_dropping(qapp: QObject) -> None:
    stack = EditStack()
    before = Snapshot("", SegmentState.UNTRANSLATED, Origin())
    stack.push(Step("One", (SegmentChange("s", before, before),)))
    stack.push(Step("Two", backwards=lambda: NOTHING, forwards=lambda: NOTHING))
    step = stack.undo()
    assert step is not None
    stack.give_back(step, True)
    assert (stack.undo_name(), stack.redo_name()) == ("Two", "")
    stack.drop(step)
    assert (stack.undo_name(), stack.redo_name()) == ("One", "")
