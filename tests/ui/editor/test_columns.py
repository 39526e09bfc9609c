"""The widths of the columns: shared out, dragged, and the same whichever language is live."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from ui.editor.columns import NARROWEST, Columns
from ui.editor.marks import NO_MARKS, format_spans
from ui.editor.style import PAD_X, GridStyle, grid_style
from workbench.model.issues import Side


@pytest.fixture(scope="module")
def style(qapp) -> GridStyle:
    return grid_style(QFont())


@given(width=st.integers(0, 4000), live=st.integers(0, 2), share=st.floats(0.2, 0.8))
def test_the_width_is_used_up(style: GridStyle, width: int, live: int, share: float) -> None:
    columns = Columns()
    columns.share = share
    columns.show(("fr", "es", "ar"), live)
    columns.fit(width, style, 27)
    assert all(text >= NARROWEST for text in columns.texts)
    room = columns.state_x + columns.state
    assert room == max(width, 4 * NARROWEST + columns.number + columns.state)
    assert columns.target_x == columns.text_x(1 + live)
    assert columns.share == pytest.approx(share)


def test_another_live_language_moves_no_column(style: GridStyle) -> None:
    columns = Columns()
    columns.weights = {"fr": 1.4, "es": 0.7}
    edges = []
    for live in range(3):
        columns.show(("fr", "es", "ar"), live)
        columns.fit(1300, style, 50_000)
        edges.append([columns.number, *columns.borders()])
    assert edges[0] == edges[1] == edges[2]
    assert columns.others == [1, 2]


def test_a_border_goes_where_it_is_dragged(style: GridStyle) -> None:
    columns = Columns()
    columns.show(("fr", "es"), 0)
    columns.fit(1200, style, 27)
    before = columns.borders()
    columns.drag(1, before[1] + 60, 1200)
    columns.fit(1200, style, 27)
    assert columns.borders() == pytest.approx([before[0], before[1] + 60, before[2]], abs=1)
    columns.drag(0, 0, 1200)
    columns.fit(1200, style, 27)
    assert columns.texts[0] == NARROWEST
    columns.drag(2, 5, 1200)
    assert columns.state_width == 400


def test_texts_are_found_by_place(style: GridStyle) -> None:
    columns = Columns()
    columns.show(("fr", "es"), 1)
    columns.fit(1200, style, 27)
    assert columns.text_at(columns.number - 1) is None
    assert columns.text_at(columns.source_x) == 0
    assert columns.text_at(columns.target_x) == 2
    assert columns.text_at(columns.target_x - 1) == 1
    assert columns.text_at(columns.state_x) is None


def test_a_text_that_is_far_too_long_is_not_marked(style: GridStyle) -> None:
    def spans(text: str) -> int:
        return len(format_spans(text, Side.SOURCE, NO_MARKS, {}, style.font, style))

    assert spans("14,500 people ") > 0
    assert spans("14,500 people " * 2_000) == 0


@pytest.mark.parametrize("languages", [("fr",), ("fr", "es"), ("fr", "es", "ar", "pt")])
def test_a_score_beside_its_icon_has_room(style: GridStyle, languages: tuple[str, ...]) -> None:
    columns = Columns()
    columns.show(languages, 0)
    columns.fit(790, style, 51)
    small = QFontMetricsF(style.small)
    needed = PAD_X + small.ascent() + 6 + small.horizontalAdvance("memoria 100\u00a0%") + 2
    assert columns.state >= needed
