"""Splitting, joining and correcting a source by key; characters and the source's figures put in; all undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.editor.page import EditorPage
from ui.editor.source_edit import SourceEditDialog
from ui.editor.structure import proposed_place
from workbench.desk.desk import Desk
from workbench.model.errors import StorageError

Open = Callable[..., EditorPage]


def settled(qtbot: QtBot, page: EditorPage) -> None:
    qtbot.waitUntil(lambda: page.settled and not page.session.steps.busy, timeout=20_000)


def do(qtbot: QtBot, page: EditorPage, deed: str) -> None:
    page.actions_of[deed].trigger()
    settled(qtbot, page)


def sources(desk: Desk, page: EditorPage) -> list[str]:
    return [row.segment.text for row in desk.editing.rows(page.translation_id, 0, 50)]


@pytest.mark.parametrize(
    ("text", "share", "before"),
    [
        ("One. Two, three four.", 0.9, "One."),
        ("One, two and three", 0.5, "One,"),
        ("He said: “No.” Then he left.", 0.5, "He said: “No.”"),
        ("Water – at last", 0.5, "Water –"),
    ],
)
def test_a_place_to_split_is_proposed(text: str, share: float, before: str) -> None:
    place = proposed_place(text, share)
    assert place is not None
    assert text[:place].rstrip() == before


def test_where_there_is_no_mark_none_is_proposed() -> None:
    assert [proposed_place(text, 0.5) for text in ("", "   ", "One two", "One.", "3.5% rise")] == [None] * 5


def test_split_where_the_source_was_clicked_and_undo_and_redo(qtbot, desk, open_page: Open) -> None:
    page = open_page()
    before = sources(desk, page)
    number = next(at for at, text in enumerate(before) if " " in text)
    page.grid.set_active(number)
    settled(qtbot, page)
    place = before[number].index(" ")
    page.grid.selection.begin(number, place)
    do(qtbot, page, "split")
    parts = [before[number][:place], before[number][place:].lstrip()]
    cut = [*before[:number], *parts, *before[number + 1 :]]
    assert sources(desk, page) == cut
    assert page.pages.count == len(before) + 1
    assert page.grid.active == number
    assert page.session.stack.undo_name() == "Split"
    do(qtbot, page, "undo")
    assert sources(desk, page) == before
    assert page.grid.active == number
    do(qtbot, page, "redo")
    assert sources(desk, page) == cut
    do(qtbot, page, "join")
    assert sources(desk, page) == before


def test_issues_follow_the_segments_that_are_there(qtbot, desk, open_page: Open) -> None:
    page = open_page()
    page.grid.set_active(1)
    settled(qtbot, page)
    page.session.put_text("Secours a ouvert 15 000 points.", "Typing")
    page.session.commit_typing()
    settled(qtbot, page)
    before = page.session.row.segment.id
    assert before in {issue.segment_id for issue in page.checking.issues()}
    page.grid.selection.begin(1, page.session.row.segment.text.index("serving"))
    do(qtbot, page, "split")
    assert {issue.segment_id for issue in page.checking.issues()} <= set(page.pages.numbers)
    assert page.checking.issues(), "the figure still differs, in one of the parts"


def test_the_target_is_cut_at_the_cursor(qtbot, desk, open_page: Open) -> None:
    page = open_page()
    text = page.session.row.segment.text
    place = text.index(" ")
    page.session.put_text("Un deux", "Typing")
    page.grid.selection.begin(page.grid.active, place)
    page.grid.edit.set_cursor(2)
    do(qtbot, page, "split")
    rows = desk.editing.rows(page.translation_id, 0, 2)
    assert [row.text for row in rows] == ["Un", "deux"]


def test_what_a_rule_forbids_is_said_and_is_no_step(qtbot, desk, open_page: Open) -> None:
    page = open_page()
    before = sources(desk, page)
    failures: list[object] = []
    page.failed.connect(failures.append)
    page.grid.set_active(len(before) - 1)
    settled(qtbot, page)
    page.grid.selection.begin(page.grid.active, 0)
    do(qtbot, page, "split")
    assert [error.code for error in failures] == ["segments.empty_part"]
    assert page.session.stack.undo_name() == ""
    assert sources(desk, page) == before


def test_a_source_is_corrected_and_put_back(qtbot, desk, open_page: Open) -> None:
    page = open_page()
    before = page.session.row.segment.text
    page.actions_of["edit_source"].trigger()
    dialog = page.findChild(SourceEditDialog)
    assert dialog is not None
    assert not dialog.save_button.isEnabled(), "nothing is changed yet"
    dialog.text.setFocus()
    dialog.text.insert(" indeed")
    dialog.reason.setText("a slip")
    dialog.save_button.click()
    settled(qtbot, page)
    assert page.session.row.segment.text == before + " indeed"
    assert desk.segments.source_history(page.session.row.segment.id)[0].reason == "a slip"
    do(qtbot, page, "undo")
    assert page.session.row.segment.text == before
    do(qtbot, page, "redo")
    assert page.session.row.segment.text == before + " indeed"


def test_characters_have_keys(qtbot, open_page: Open) -> None:
    page = open_page()
    for name in ("guillemet_open", "no_break_space", "em_dash", "narrow_space", "guillemet_close"):
        page.actions_of[name].trigger()
    assert page.session.text() == "«\u00a0—\u202f»"
    qtbot.keyClick(
        QApplication.focusWidget() or page,
        Qt.Key.Key_Period,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    assert page.session.text().endswith("»»")


def test_what_the_source_states_goes_in_by_key(qtbot, desk, open_page: Open) -> None:
    page = open_page()
    rows = desk.editing.rows(page.translation_id, 0, 50)
    number, found = next(
        (at, figures)
        for at, row in enumerate(rows)
        if (figures := desk.writing.figures(page.translation_id, row.segment.id))
    )
    page.grid.set_active(number)
    settled(qtbot, page)
    before = page.session.text()
    page.grid.edit.set_cursor(len(before))
    do(qtbot, page, "figure_1")
    assert page.session.text() == before + found[0].target
    messages: list[str] = []
    page.message.connect(messages.append)
    do(qtbot, page, "figure_9")
    assert found[0].target in messages[0]


def test_what_is_typed_before_a_figure_is_there_goes_after_it(qtbot, desk, open_page: Open) -> None:
    page = open_page()
    rows = desk.editing.rows(page.translation_id, 0, 50)
    number, found = next(
        (at, figures)
        for at, row in enumerate(rows[:-1])
        if (figures := desk.writing.figures(page.translation_id, row.segment.id))
    )
    page.grid.set_active(number)
    settled(qtbot, page)
    page.session.put_text("Pour ", "Typing")
    page.grid.edit.set_cursor(len("Pour "))
    page.actions_of["figure_1"].trigger()
    qtbot.keyClicks(page.grid.edit, " gens")
    page.actions_of["confirm"].trigger()
    settled(qtbot, page)
    qtbot.waitUntil(lambda: page.grid.active != number)
    settled(qtbot, page)
    assert desk.editing.rows(page.translation_id, number, 1)[0].text == f"Pour {found[0].target} gens"


def test_keys_go_on_where_a_figure_cannot_be_read(qtbot, desk, monkeypatch, open_page: Open) -> None:
    page = open_page()

    def broken(*_arguments: object) -> None:
        raise StorageError("store.damaged", path="desk", found="")

    monkeypatch.setattr(desk.writing, "figures", broken)
    failures: list[object] = []
    page.failed.connect(failures.append)
    page.actions_of["figure_1"].trigger()
    qtbot.keyClicks(page.grid.edit, "gens")
    qtbot.waitUntil(lambda: page.session.text().endswith("gens"))
    assert [error.code for error in failures] == ["store.damaged"]
