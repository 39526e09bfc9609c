"""Showing only some rows: by what they are, by key, and across the languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests.ui.editor.test_languages import opened, ready, versions, window  # noqa: F401
from tests.ui.editor.test_structure import do, settled
from tests.ui.editor.test_writing import press, write
from ui.editor.filter_bar import COMMENT, DATE, DAY, ERROR, ISSUE, LOCKED, LOOK, SOURCE_CHANGED
from ui.editor.page import EditorPage
from workbench.desk.desk import Desk
from workbench.model.comments import CommentWeight
from workbench.model.translation import OriginKind, SegmentState

Open = Callable[..., EditorPage]
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(desk: Desk, translation_id: str, open_page: Open) -> EditorPage:
    """A page where the rows differ: a text with a wrong figure, a comment, a lock, a corrected source."""
    ids = desk.editing.outline(translation_id).ids
    for place, text in ((0, "Onze points d’eau"), (1, "15\u00a0000 personnes"), (3, "Fin")):
        desk.editing.commit(
            translation_id, ids[place], text, SegmentState.TRANSLATED, "Anna", None, locked=place == 3
        )
    desk.editorial.comment(translation_id, "Which?", "Ben", ids[2], CommentWeight.NOTE)
    row = desk.editing.row(translation_id, ids[0])
    desk.segments.edit_source(translation_id, ids[0], row.segment.text + ".", "Anna", None)
    return open_page()


def numbers(page: EditorPage) -> list[int]:
    return [page.pages.row_at(place) + 1 for place in range(page.pages.count)]


def asked(qtbot: QtBot, page: EditorPage) -> list[int]:
    settled(qtbot, page)
    qtbot.waitUntil(lambda: not page.filter_bar._pause.isActive() and page.runner.idle)
    return numbers(page)


def test_by_text_and_back_by_escape(qtbot, page: EditorPage) -> None:
    page.grid.set_active(1)
    settled(qtbot, page)
    do(qtbot, page, "filter")
    bar = page.filter_bar
    assert bar.text.hasFocus()
    qtbot.keyClicks(bar.text, "PERSONNES")
    assert asked(qtbot, page) == [2]
    assert bar.count.text() == "1 of 6"
    assert page.grid.active == 0
    assert page.session.row.segment.number == 2, "the row keeps its number"
    qtbot.keyClicks(bar.text, "zzz")
    assert asked(qtbot, page) == []
    assert bar.count.text() == "0 of 6"
    press(qtbot, page, Qt.Key.Key_Escape, NONE)
    assert asked(qtbot, page) == [1, 2, 3, 4, 5, 6]
    assert bar.isHidden()
    assert page.session.row.segment.number == 2
    assert page.grid.edit.hasFocus()


def test_by_what_they_have(qtbot, page: EditorPage) -> None:
    bar = page.filter_bar
    bar.open()
    for having, found in (
        ((COMMENT,), [3]),
        ((LOCKED,), [4]),
        ((SOURCE_CHANGED,), [1]),
        ((COMMENT, LOCKED), []),
    ):
        bar.having.choose(having)
        bar.apply()
        assert asked(qtbot, page) == found, having
    bar.having.choose((ERROR,))
    bar.apply()
    errors = asked(qtbot, page)
    assert 2 in errors
    bar.having.choose((ISSUE,))
    bar.apply()
    assert set(errors) <= set(asked(qtbot, page))
    bar.having.choose(())
    bar.states.choose((SegmentState.DRAFT, SegmentState.TRANSLATED))
    bar.apply()
    assert asked(qtbot, page) == [1, 2, 4]
    bar.states.choose(())
    bar.origins.choose((OriginKind.MACHINE,))
    bar.apply()
    assert asked(qtbot, page) == []


def test_by_when_it_changed(qtbot, desk: Desk, page: EditorPage) -> None:
    bar = page.filter_bar
    bar.open()
    bar.since.choose((DAY,))
    bar.apply()
    assert asked(qtbot, page) == [1, 2, 4]
    bar.since.choose((DATE,))
    bar._chosen()
    assert bar.date.isVisible()
    bar.date.setDate(QDate.currentDate().addDays(2))
    assert asked(qtbot, page) == []
    bar.since.choose((LOOK,))
    bar._chosen()
    assert asked(qtbot, page) == []
    segment = page.pages.outline.ids[5]
    changes = desk.editing.commit(page.translation_id, segment, "Neuf", SegmentState.DRAFT, "Ben", None)
    page.apply_changes(changes)
    bar.apply()
    assert asked(qtbot, page) == [6]


def test_whatever_is_asked_is_answered(qtbot, page: EditorPage) -> None:
    for text in ("x" * 3000, "\U0001f600", "\ue000", "a\u0301", "\x00"):
        page.filter_bar.open()
        page.filter_bar.text.setText(text)
        page.filter_bar.apply()
        asked(qtbot, page)
        assert page.filter_bar.count.text()
        page.filter_bar.clear()
        assert len(asked(qtbot, page)) == 6


def test_what_is_being_written_counts(qtbot, page: EditorPage) -> None:
    page.grid.set_active(4)
    settled(qtbot, page)
    write(page.grid.edit, "nouveau")
    do(qtbot, page, "filter")
    qtbot.keyClicks(page.filter_bar.text, "nouveau")
    assert asked(qtbot, page) == [5]


def test_what_is_written_in_filtered_rows_stays_in_sight(qtbot, desk: Desk, page: EditorPage) -> None:
    bar = page.filter_bar
    bar.open()
    bar.states.choose((SegmentState.UNTRANSLATED,))
    bar.apply()
    assert asked(qtbot, page) == [3, 5, 6]
    bar.text.setFocus()
    press(qtbot, page, Qt.Key.Key_Down, NONE)
    assert page.grid.edit.hasFocus()
    settled(qtbot, page)
    write(page.grid.edit, "Ici")
    press(qtbot, page, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert numbers(page) == [3, 5, 6]
    assert page.session.row.segment.number == 5
    assert desk.editing.rows(page.translation_id, 2, 1)[0].state is SegmentState.TRANSLATED
    press(qtbot, page, Qt.Key.Key_Return, NONE)
    bar.text.setFocus()
    press(qtbot, page, Qt.Key.Key_Return, NONE)
    assert asked(qtbot, page) == [5, 6], "Enter in the bar asks again"


def test_a_filter_goes_on_in_another_language(qtbot, window, desk: Desk, versions) -> None:  # noqa: F811
    page = opened(qtbot, window, versions["fr"])
    page.filter_bar.open()
    page.filter_bar.states.choose((SegmentState.UNTRANSLATED,))
    page.filter_bar.apply()
    before = asked(qtbot, page)
    assert before == [4, 5, 6]
    page.grid.set_active(1)
    settled(qtbot, page)
    page.languages.step(1)
    other = ready(qtbot, window.page)
    assert other.place.target_language == "es"
    qtbot.waitUntil(lambda: other.pages.shown_only and other.grid.active == 1)
    assert asked(qtbot, other) == before
    assert other.session.row.segment.id == page.session.row.segment.id
    assert other.filter_bar.isVisible()
    assert other.filter_bar.states.values() == [SegmentState.UNTRANSLATED]
    assert other.grid.edit.hasFocus()
    # The other way, without a filter there: nothing of it is taken over.
    other.filter_bar.clear()
    asked(qtbot, other)
    other.languages.step(-1)
    settled(qtbot, window.page)
    assert window.page is page
    assert asked(qtbot, page) == before
