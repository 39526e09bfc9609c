from __future__ import annotations

import random

from ui.editor.heights import BLOCK, HeightIndex, estimated_heights
from ui.editor.viewport import Viewport


def test_sums_agree_with_plain_adding() -> None:
    chance = random.Random(4)
    heights = [chance.randrange(20, 200) for _ in range(3 * BLOCK + 17)]
    index = HeightIndex(heights)
    for _ in range(300):
        row = chance.randrange(len(heights))
        heights[row] = chance.randrange(20, 200)
        index.set(row, heights[row])
    assert index.total == sum(heights)
    for row in (0, 1, BLOCK - 1, BLOCK, len(heights) - 1):
        assert index.top(row) == sum(heights[:row])
        assert index.row_at(index.top(row)) == (row, 0)
        assert index.row_at(index.top(row) + 7) == (row, 7)


def test_places_beyond_the_ends_are_the_ends() -> None:
    index = HeightIndex([10, 20, 30])
    assert index.row_at(-5) == (0, 0)
    assert index.row_at(10_000) == (2, 29)
    assert HeightIndex().row_at(5) == (0, 0)


def test_estimates_follow_length_and_block() -> None:
    found = estimated_heights(bytes([0, 1, 20]), bytes([1, 0, 0]), 8, 40, 19, 17, 24)
    assert found == [17 + 19 + 24, 17 + 19, 17 + 19 * 4]


def test_what_is_on_screen_moves_by_what_was_scrolled_and_no_more() -> None:
    chance = random.Random(7)
    true = [chance.randrange(30, 260) for _ in range(4000)]
    guessed = [60] * len(true)
    view = Viewport(HeightIndex(guessed), lambda row: true[row], 700)
    view.go_to_guess(60 * 2000)
    for _ in range(400):
        before = {row: y for row, y, _h in view.visible()}
        step = chance.choice((-240, -37, 53, 180))
        view.scroll_by(step)
        after = {row: y for row, y, _h in view.visible()}
        for row in before.keys() & after.keys():
            assert before[row] - after[row] == step


def test_ends_are_met_without_a_gap() -> None:
    true = [50, 70, 90]
    view = Viewport(HeightIndex([10, 10, 10]), lambda row: true[row], 120)
    view.scroll_by(10_000)
    rows = list(view.visible())
    assert rows[-1][1] + rows[-1][2] == 120
    view.scroll_by(-10_000)
    assert next(view.visible()) == (0, 0, 50)


def test_fewer_rows_than_the_screen_stay_at_the_top() -> None:
    view = Viewport(HeightIndex([40, 40]), lambda _row: 40, 500)
    view.scroll_by(77)
    assert list(view.visible()) == [(0, 0, 40), (1, 40, 40)]


def test_showing_a_row_moves_as_little_as_needed() -> None:
    view = Viewport(HeightIndex([50] * 100), lambda _row: 50, 200)
    view.show(2)
    assert view.row == 0
    view.show(10)
    assert view.y_of(10) == 150
    view.show(9)
    assert view.y_of(10) == 150
    view.show(3)
    assert view.y_of(3) == 0
