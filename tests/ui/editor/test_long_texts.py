"""A segment of a megabyte: shown in part, kept whole."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.editor.long_texts import MARGIN, PART, WHOLE_AT_MOST, Part, beginning, part_around, rest_words
from ui.editor.marks import FormatSpan
from ui.editor.page import EditorPage
from ui.editor.style import grid_style
from ui.editor.target_edit import TargetEdit
from ui.editor.units import to_characters, to_units
from workbench.desk.desk import Desk
from workbench.model.translation import SegmentState

LONG = "".join(f"Phrase {number} 🙂 de l’eau\u00a0; " for number in range(12_000))


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[TargetEdit]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = TargetEdit(holder)
    made.resize(400, 300)
    holder.show()
    yield made
    holder.close()


def _show(edit: TargetEdit, text: str = LONG, cursor: int | None = None) -> None:
    edit.show_text(text, (), grid_style(edit.font()), cursor=cursor)


def test_a_text_up_to_the_limit_is_shown_whole() -> None:
    text = "x" * WHOLE_AT_MOST
    assert beginning(text) == text
    assert not rest_words(text)
    assert part_around(text, 5) == Part(taken=text)


def test_a_longer_one_is_shown_in_part_and_says_what_is_left() -> None:
    text = "x" * (WHOLE_AT_MOST + 1)
    assert beginning(text) == "x" * PART
    assert rest_words(text) == f"… {QLocale().toString(WHOLE_AT_MOST + 1 - PART)} more characters"
    part = part_around(text, 10_000)
    assert len(part.taken) == PART
    assert part.before + part.taken + part.after == text


def test_offsets_of_a_long_text_are_those_of_a_short_one() -> None:
    short = LONG[:6000]
    units = [to_units(short, place) for place in range(len(short) + 1)]
    assert units == [len(short[:place].encode("utf-16-le")) // 2 for place in range(len(short) + 1)]
    assert [to_characters(short, unit) for unit in units] == list(range(len(short) + 1))
    inside = short.index("🙂", 4500)
    assert to_characters(short, to_units(short, inside) + 1) == inside


def test_only_a_part_is_laid_out_and_the_text_is_whole(edit: TargetEdit) -> None:
    _show(edit)
    assert edit.text() == LONG
    assert edit.place() == 0
    assert edit.document().characterCount() < 2 * PART
    edit.set_cursor(to_units(LONG, 150_000))
    assert edit.text() == LONG
    assert edit.cursor_place() == 150_000
    edit.set_cursor(to_units(LONG, 200_010), anchor=to_units(LONG, 200_000))
    assert edit.selection() == (200_000, 200_010)
    assert edit.createMimeDataFromSelection().text() == LONG[200_000:200_010]


def test_typing_anywhere_tells_whole_texts(edit: TargetEdit) -> None:
    told: list[tuple[str, str, int, int]] = []
    _show(edit)
    edit.typed.connect(lambda *change: told.append(change))
    chance, text = random.Random(7), LONG
    for _turn in range(12):
        place = chance.randrange(len(text))
        edit.set_cursor(to_units(text, place))
        before = to_units(text, place)
        QTest.keyClicks(edit, "q")
        after = text[:place] + "q" + text[place:]
        assert told.pop() == (text, after, before, before + 1)
        text = after
        assert edit.text() == text
    assert not told


def test_keys_walk_through_the_whole_of_it(edit: TargetEdit) -> None:
    edit.setFocus()
    _show(edit, cursor=to_units(LONG, PART - MARGIN - 100))
    for _turn in range(MARGIN + 200):
        QTest.keyClick(edit, Qt.Key.Key_Right)
    assert edit.cursor_place() == PART + 100
    QTest.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert edit.cursor_place() == len(LONG)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert len(LONG) - 200 < edit.cursor_place() < len(LONG)


def test_a_key_up_steps_to_the_next_row_at_the_true_edge_only(edit: TargetEdit) -> None:
    steps: list[int] = []
    edit.step.connect(steps.append)
    _show(edit, cursor=to_units(LONG, 100_000))
    for _turn in range(150):
        QTest.keyClick(edit, Qt.Key.Key_Up)
    assert not steps
    edit.set_cursor(0)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert steps == [-1]


def test_a_span_beyond_the_part_and_a_megabyte_are_put_in(edit: TargetEdit) -> None:
    told: list[str] = []
    _show(edit)
    edit.typed.connect(lambda _before, after, *_cursors: told.append(after))
    edit.replace_span(1000, 250_000, "[gone]")
    expected = LONG[:1000] + "[gone]" + LONG[250_000:]
    assert edit.text() == told[-1] == expected
    assert edit.cursor_place() == 1006
    edit.insert("y" * 50_000)
    assert edit.text() == told[-1] == expected[:1006] + "y" * 50_000 + expected[1006:]
    edit.replace_span(0, len(edit.text()), "short")
    assert edit.text() == told[-1] == "short"
    assert edit.part.whole
    assert len(told) == 3


def test_a_text_that_grows_is_shown_in_part(edit: TargetEdit) -> None:
    _show(edit, "x" * (WHOLE_AT_MOST - 10))
    assert edit.part.whole
    for _turn in range(20):
        QTest.keyClicks(edit, "y")
    assert not edit.part.whole
    assert edit.text() == "x" * (WHOLE_AT_MOST - 10) + "y" * 20


def test_the_marks_of_many_lines_are_asked_once(edit: TargetEdit) -> None:
    asked: list[str] = []

    def spans(text: str) -> list[FormatSpan]:
        asked.append(text)
        return []

    edit.spans_for = spans
    _show(edit, "ligne\n" * 300)
    assert len(asked) == 1
    edit.remark()
    assert len(asked) == 2


def test_a_megabyte_is_worked_on_in_the_grid(
    open_page: Callable[..., EditorPage], desk: Desk, translation_id: str, qtbot: QtBot
) -> None:
    row = desk.editing.rows(translation_id, 2, 1)[0]
    desk.editing.commit(translation_id, row.segment.id, LONG, SegmentState.DRAFT, "Anna", None)
    page = open_page()
    grid = page.grid
    assert grid.view.measured(2) < 10_000
    grid.set_active(2)
    qtbot.waitUntil(lambda: page.session.row is not None and page.session.row.segment.id == row.segment.id)
    assert page.session.text() == LONG
    grid.edit.set_cursor(to_units(LONG, 220_000))
    QTest.keyClicks(grid.edit, "w")
    changed = LONG[:220_000] + "w" + LONG[220_000:]
    assert page.session.text() == changed
    y, box = grid.view.y_of(2), grid.edit.cursorRect()
    assert y is not None
    assert 0 <= grid.edit.y() + box.top() < grid.viewport().height(), "the cursor is on screen"
    grid.step(1)
    qtbot.waitUntil(lambda: desk.editing.row(translation_id, row.segment.id).text == changed, timeout=10_000)
    page.actions_of["undo"].trigger()
    qtbot.waitUntil(lambda: page.session.text() == LONG)


def test_a_row_taller_than_the_screen_follows_the_cursor(
    open_page: Callable[..., EditorPage], desk: Desk, translation_id: str, qtbot: QtBot
) -> None:
    row = desk.editing.rows(translation_id, 2, 1)[0]
    text = "Une phrase après l’autre. " * 300
    desk.editing.commit(translation_id, row.segment.id, text, SegmentState.DRAFT, "Anna", None)
    grid = open_page().grid
    grid.set_active(2, cursor=0)
    assert grid.view.measured(2) > 2 * grid.viewport().height()

    def on_screen() -> bool:
        box = grid.edit.cursorRect()
        return grid.edit.y() + box.top() >= 0 and grid.edit.y() + box.bottom() < grid.viewport().height()

    for _turn in range(60):
        QTest.keyClick(grid.edit, Qt.Key.Key_Down)
        assert on_screen()
    QTest.keyClick(grid.edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert on_screen()
    QTest.keyClick(grid.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(grid.edit, "z")
    assert on_screen()
    assert grid.active == 2
