"""Repeated sentences: filled when one of them is confirmed, shown, taken back, and never over another text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.editor.test_structure import do, settled
from tests.ui.editor.test_writing import press, write
from ui.editor.page import EditorPage
from workbench.desk.desk import Desk
from workbench.model.release import BlockKind
from workbench.model.translation import OriginKind, SegmentState

SAME = "For the media only."
BLOCKS = (
    (BlockKind.HEADLINE, ("Water comes back",)),
    (BlockKind.PARAGRAPH, (SAME, "The wells are open.")),
    (BlockKind.PARAGRAPH, (SAME,)),
    (BlockKind.PARAGRAPH, (SAME, "It is done.")),
)


@pytest.fixture
def page(desk: Desk, make_document, open_page: Callable[..., EditorPage]) -> EditorPage:
    """A page where one sentence stands three times; the person is at the first of them."""
    _release, (translation,), _changes = desk.releases.add(make_document(BLOCKS), ["fr"], "Anna", "MR-9")
    page = open_page(translation=translation.id)
    page.grid.set_active(1)
    return page


def confirm(qtbot: QtBot, page: EditorPage, text: str) -> None:
    settled(qtbot, page)
    page.grid.edit.setFocus()
    if text:
        page.grid.edit.selectAll()
        write(page.grid.edit, text)
    press(qtbot, page, Qt.Key.Key_Return)
    settled(qtbot, page)


def texts(desk: Desk, page: EditorPage) -> list[str]:
    return [row.text for row in desk.editing.rows(page.translation_id, 0, 10)]


def test_the_others_are_filled_and_taken_back(qtbot, desk: Desk, page: EditorPage) -> None:
    settled(qtbot, page)
    assert "2 more with this source" in page.grid.strip.origin
    confirm(qtbot, page, "Pour la presse.")
    assert texts(desk, page) == ["", "Pour la presse.", "", "Pour la presse.", "Pour la presse.", ""]
    row = desk.editing.rows(page.translation_id, 3, 1)[0]
    assert (row.origin.kind, row.state) == (OriginKind.PROPAGATED, SegmentState.DRAFT), (
        "to be confirmed like any other"
    )
    notice = page.repeats.notice
    assert notice.isVisible()
    assert notice.text() == "2 repeats filled"
    assert page.grid.edit.hasFocus(), "the notice takes no key"
    assert page.session.row.segment.number == 3, "what was filled is not gone through again"
    assert page.session.stack.undo_name() == "Fill repeats"
    do(qtbot, page, "undo")
    assert texts(desk, page) == ["", "Pour la presse.", "", "", "", ""]
    do(qtbot, page, "redo")
    assert texts(desk, page)[3:5] == ["Pour la presse."] * 2
    notice.undo.click()
    settled(qtbot, page)
    assert texts(desk, page)[1:5] == ["Pour la presse.", "", "", ""]
    assert notice.isHidden()


def test_taking_back_after_more_was_written(qtbot, desk: Desk, page: EditorPage) -> None:
    confirm(qtbot, page, "Pour la presse.")
    confirm(qtbot, page, "Les puits sont ouverts.")
    page.repeats.take_back()
    settled(qtbot, page)
    after = ["", "Pour la presse.", "Les puits sont ouverts.", "", "", ""]
    assert texts(desk, page) == after
    assert page.session.stack.undo_name() == "Take repeats back"
    do(qtbot, page, "undo")
    assert texts(desk, page)[3:5] == ["Pour la presse."] * 2


def test_another_text_is_shown_and_not_written_over(qtbot, desk: Desk, page: EditorPage) -> None:
    ids = page.pages.outline.ids
    changes = desk.editing.commit(
        page.translation_id, ids[4], "Seulement pour la presse.", SegmentState.TRANSLATED, "Ben", None
    )
    page.apply_changes(changes)
    confirm(qtbot, page, "Pour la presse.")
    assert texts(desk, page)[3:5] == ["Pour la presse.", "Seulement pour la presse."]
    notice = page.repeats.notice
    assert "1 repeat filled" in notice.text()
    assert "1 repeat has another text" in notice.text()
    notice.show_button.click()
    settled(qtbot, page)
    assert [page.pages.row_at(place) for place in range(page.pages.count)] == [1, 3, 4]
    page.filter_bar.clear()
    settled(qtbot, page)
    page.grid.set_active(4)
    settled(qtbot, page)
    assert "translated differently" in page.grid.strip.origin


def test_the_setting_switches_it_off(qtbot, desk: Desk, page: EditorPage) -> None:
    settled(qtbot, page)
    action = page.actions_of["fill_repeats"]
    assert action.isChecked()
    do(qtbot, page, "fill_repeats")
    assert not action.isChecked()
    page.grid.set_active(1)
    confirm(qtbot, page, "Pour la presse.")
    assert texts(desk, page)[3:5] == ["", ""]
    assert page.repeats.notice.isHidden()


def test_a_split_ends_a_repeat_and_its_undo_brings_it_back(qtbot, desk: Desk, page: EditorPage) -> None:
    settled(qtbot, page)
    page.grid.selection.begin(1, SAME.index("media"))
    do(qtbot, page, "split")
    settled(qtbot, page)
    assert "more with this source" not in page.grid.strip.origin
    do(qtbot, page, "undo")
    settled(qtbot, page)
    assert "2 more with this source" in page.grid.strip.origin
    confirm(qtbot, page, "Pour la presse.")
    assert texts(desk, page)[3:5] == ["Pour la presse."] * 2


def test_repeats_only(qtbot, page: EditorPage) -> None:
    settled(qtbot, page)
    page.repeats.show_repeats()
    settled(qtbot, page)
    assert page.pages.count == 3
    page.filter_bar.clear()
    settled(qtbot, page)
    page.grid.set_active(0)
    settled(qtbot, page)
    messages: list[str] = []
    page.message.connect(messages.append)
    page.repeats.show_repeats()
    assert messages == ["No other segment has this source."]
    page.filter_bar.show_rows("repeated")
    settled(qtbot, page)
    assert page.pages.count == 3
