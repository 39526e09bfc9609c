"""The grid: scrolling without a jump, rows on demand, marks, the mouse, fonts, screen readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage

from ui.editor.cell_layout import is_right_to_left
from ui.editor.grid import SegmentGrid
from ui.editor.page import EditorPage
from ui.editor.rows import PAGE
from workbench.desk.desk import Desk
from workbench.model.release import BlockKind
from workbench.model.translation import SegmentState

Open = Callable[..., EditorPage]
WORDS = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"]


@pytest.fixture
def long_translation(desk: Desk, make_document) -> str:
    """A release of 900 segments of very different lengths."""
    texts = tuple(
        (BlockKind.PARAGRAPH, tuple(f"{number} {part} " + " ".join(WORDS * (1 + (number * 7 + part) % 9))
         for part in range(3)))
        for number in range(300)
    )  # fmt: skip
    _release, translations, _changes = desk.releases.add(make_document(texts), ["fr"], "Anna")
    return translations[0].id


def rows_on_screen(grid: SegmentGrid) -> dict[int, int]:
    return {row: y for row, y, _height in grid.view.visible()}


def test_scrolling_moves_what_is_seen_by_exactly_that(
    qtbot, runner, open_page: Open, long_translation
) -> None:
    page = open_page(translation=long_translation)
    grid = page.grid
    bar = grid.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    qtbot.waitUntil(lambda: all(grid.pages.row(row) for row in rows_on_screen(grid)))
    for step in (-300, -170, -90, 250, 60, -400, 333):
        before = rows_on_screen(grid)
        grid.scroll_pixels(step)
        grid.viewport().repaint()
        qtbot.waitUntil(lambda: all(grid.pages.row(row) for row in rows_on_screen(grid)))
        after = rows_on_screen(grid)
        assert before.keys() & after.keys()
        for row in before.keys() & after.keys():
            assert before[row] - after[row] == step


def test_rows_that_arrive_do_not_move_those_that_are_read(
    qtbot, runner, open_page: Open, long_translation
) -> None:
    page = open_page(translation=long_translation)
    grid = page.grid
    edge = PAGE * 3
    grid.view.go_to(edge)
    grid.viewport().repaint()
    qtbot.waitUntil(lambda: grid.pages.row(edge) is not None)
    grid.pages._pages.pop(2, None)
    grid.view.go_to(edge - 2)
    before = rows_on_screen(grid)
    assert grid.pages.row(edge - 1) is None
    grid.viewport().repaint()
    qtbot.waitUntil(lambda: grid.pages.row(edge - 1) is not None)
    assert rows_on_screen(grid)[edge] == before[edge]


def test_scroll_bar_reaches_both_ends(qtbot, runner, open_page: Open, long_translation) -> None:
    page = open_page(translation=long_translation)
    grid, bar = page.grid, page.grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: grid.pages.row(899) is not None)
    grid.viewport().repaint()
    assert max(rows_on_screen(grid)) == 899
    bar.setValue(0)
    assert rows_on_screen(grid)[0] == 0


def test_only_some_layouts_are_kept(qtbot, runner, open_page: Open, long_translation) -> None:
    page = open_page(translation=long_translation)
    for _ in range(160):
        page.grid.scroll_pixels(400)
        page.grid.viewport().repaint()
        qtbot.waitUntil(lambda: all(page.pages.row(row) for row in rows_on_screen(page.grid)))
    assert len(page.grid.layouts) <= 300


def test_typing_does_not_move_the_row(qtbot, runner, open_page: Open, long_translation) -> None:
    page = open_page(translation=long_translation)
    grid = page.grid
    grid.set_active(4)
    before = rows_on_screen(grid)
    qtbot.keyClicks(grid.edit, "a new line of words " * 12)
    after = rows_on_screen(grid)
    assert after[4] == before[4]
    assert after[0] == before[0]
    assert grid.edit.height() == grid.edit.content_height()


def test_text_lies_where_it_lay_when_the_row_becomes_active(
    qtbot, runner, desk, translation_id, open_page: Open
) -> None:
    ids = desk.editing.outline(translation_id).ids
    text = (
        "Voir \ue000la dernière évaluation\ue001, qui est longue assez pour deux lignes, et pour 2026 aussi."
    )
    desk.editing.commit(translation_id, ids[4], text, SegmentState.DRAFT, "Anna", None)
    page = open_page()
    grid = page.grid
    grid.set_active(0)
    layout = grid.layout_of(4)
    painted = [
        (line.textStart(), round(line.y() + line.ascent(), 2), round(line.naturalTextWidth(), 2))
        for line in (layout.target.lineAt(index) for index in range(layout.target.lineCount()))
    ]
    grid.set_active(4)
    live = grid.edit.document().firstBlock().layout()
    shown = [
        (line.textStart(), round(line.y() + line.ascent(), 2), round(line.naturalTextWidth(), 2))
        for line in (live.lineAt(index) for index in range(live.lineCount()))
    ]
    assert len(painted) > 1
    assert shown == painted


def test_a_click_makes_the_row_active_and_puts_the_cursor_there(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    grid = page.grid
    qtbot.keyClicks(grid.edit, "some words")
    grid.set_active(1)
    y = rows_on_screen(grid)[0] + grid.layout_of(0).label_height + 14
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(grid.columns.target_x + 14, y))
    assert grid.active == 0
    assert grid.edit.hasFocus()
    assert grid.edit.textCursor().position() == 0


def test_source_can_be_selected_and_copied(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    grid = page.grid
    y = rows_on_screen(grid)[1] + grid.layout_of(1).label_height + 14
    point = QPoint(grid.columns.source_x + 20, y)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert grid.selection.text() == "Relief"
    page.deeds.copy()
    assert QGuiApplication.clipboard().text() == "Relief"


def test_columns_are_resized_by_their_border(qtbot, runner, open_page: Open, settings) -> None:
    page = open_page()
    grid, header = page.grid, page.grid.header
    border = QPoint(grid.columns.target_x, 5)
    qtbot.mousePress(header, Qt.MouseButton.LeftButton, pos=border)
    qtbot.mouseMove(header, QPoint(border.x() - 80, 5))
    header._drag_to(border.x() - 80)
    qtbot.mouseRelease(header, Qt.MouseButton.LeftButton, pos=QPoint(border.x() - 80, 5))
    assert grid.columns.target_x == border.x() - 80
    page.remember(settings)
    share = grid.columns.share
    grid.columns.share = 0.5
    page.restore(settings)
    assert grid.columns.share == pytest.approx(share)


def test_width_may_shrink_while_rows_follow(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    grid = page.grid
    tall = grid.layout_of(1).height
    page.resize(700, 760)
    qtbot.waitUntil(lambda: grid.layout_of(1).height > tall)
    assert grid.edit.width() == grid.columns.target - 24


@pytest.mark.parametrize("scale", [0.8, 1.7])
def test_rows_grow_with_the_font(qtbot, runner, open_page: Open, themed, scale: float) -> None:
    page = open_page()
    line = page.grid.style_now.line
    themed.set_scale(scale)
    assert (page.grid.style_now.line > line) is (scale > 1)
    assert page.grid.edit.content_height() == page.grid.style_now.line


def test_theme_changes_at_once(qtbot, runner, open_page: Open, themed) -> None:
    page = open_page()
    light: QImage = page.grid.grab().toImage()
    themed.set_scheme("dark")
    dark = page.grid.grab().toImage()
    spot = QPoint(page.grid.columns.source_x + 5, page.grid.height() - 5)
    assert light.pixelColor(spot).lightness() > 200
    assert dark.pixelColor(spot).lightness() < 60


def test_right_to_left_targets_stand_on_the_right(
    qtbot, runner, desk, open_page: Open, make_document
) -> None:
    _release, (translation,), _changes = desk.releases.add(make_document(), ["ar"], "Anna")
    ids = desk.editing.outline(translation.id).ids
    desk.editing.commit(translation.id, ids[1], "مرحبا", SegmentState.DRAFT, "Anna", None)
    page = open_page(translation=translation.id)
    layout = page.grid.layout_of(1)
    line = layout.target.lineAt(0)
    assert line.naturalTextRect().right() > layout.target.lineAt(0).width() - 3
    page.grid.set_active(1)
    live = page.grid.edit.document().firstBlock().layout().lineAt(0)
    assert live.naturalTextRect().right() > page.grid.edit.width() - 4


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", True), ("fa-IR", True), ("fr", False), ("uz-Arab", True), ("es", False)]
)
def test_direction_follows_the_language(language: str, expected: bool) -> None:
    assert is_right_to_left(language) is expected


def test_screen_readers_find_cells(qtbot, runner, open_page: Open) -> None:
    page = open_page()
    qtbot.keyClicks(page.grid.edit, "Relief ouvre")
    table = QAccessible.queryAccessibleInterface(page.grid)
    assert table.role() == QAccessible.Role.Table
    assert table.childCount() == 6 * 4
    number, source, target, state = (table.child(index) for index in range(4))
    value = QAccessible.Text.Value
    assert number.text(value) == "1"
    assert source.text(value) == "Relief opens eleven water points in Kessou"
    assert target.text(value) == "Relief ouvre"
    assert state.text(value) == "Untranslated"
    assert "Translation" in target.text(QAccessible.Text.Description)
    assert target.state().focused
    assert not target.state().readOnly
    assert table.child(17).text(value) == "See the <1>latest assessment</1> for 2026."
    assert table.indexOfChild(target) == 2
    corner = target.rect().center()
    assert table.childAt(corner.x(), corner.y()).text(value) == "Relief ouvre"
    assert page.grid.edit.accessibleName() == "Translation of the segment"
