"""Only some rows: which they are, where the person stays, what a key does among them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.editor.page import EditorPage
from ui.editor.shown_rows import Numbers, ShownRows
from workbench.desk.views import Outline
from workbench.model.release import BlockKind
from workbench.model.translation import SegmentState

Open = Callable[..., EditorPage]


def outline(count: int, starts: bytes | None = None) -> Outline:
    ids = tuple(f"s{row}" for row in range(count))
    return Outline(ids, bytes(row % 256 for row in range(count)), bytes(count), starts or b"\1" * count)


@given(st.integers(0, 40), st.sets(st.integers(0, 45)), st.integers(-3, 60))
def test_places_and_rows_agree(count: int, chosen: set[int], row: int) -> None:
    rows = ShownRows(outline(count), [f"s{one}" for one in chosen])
    kept = sorted(one for one in chosen if one < count)
    assert [rows.row_at(place) for place in range(rows.count)] == kept
    assert rows.segments(0, 100) == [f"s{one}" for one in kept]
    assert rows.place_of_row(row) == (kept.index(row) if row in kept else None)
    assert list(rows.lengths) == kept
    if kept:
        nearest = kept[rows.nearest(row)]
        assert nearest == next((one for one in kept if one >= row), kept[-1])
    else:
        assert rows.nearest(row) == 0


def test_the_first_row_that_is_left_of_a_block_begins_it() -> None:
    rows = ShownRows(outline(7, bytes([1, 0, 0, 1, 1, 0, 0])), ["s1", "s2", "s5", "s6"])
    assert rows.block_starts == bytes([1, 0, 1, 0])


def test_numbers_are_those_of_the_release() -> None:
    numbers = Numbers(ShownRows(outline(3)).rows)
    assert dict(numbers) == {"s0": 1, "s1": 2, "s2": 3}
    assert numbers == Numbers({"s0": 0, "s1": 1, "s2": 2})
    assert numbers != Numbers({"s0": 1})
    assert numbers == {"s0": 1, "s1": 2, "s2": 3}


@pytest.fixture
def many(desk, make_document) -> str:
    """A release of 600 segments, three a block."""
    texts = tuple(
        (BlockKind.PARAGRAPH, tuple(f"Sentence {number}, part {part}." for part in range(3)))
        for number in range(200)
    )
    _release, translations, _changes = desk.releases.add(make_document(texts), ["fr"], "Anna")
    return translations[0].id


def show_only(qtbot, page: EditorPage, ids: list[str] | None) -> None:
    with qtbot.waitSignal(page.pages.opened, timeout=5000):
        page.pages.show_only(ids)


def numbers_on_screen(page: EditorPage) -> list[int]:
    rows = [page.pages.row(place) for place, _y, _h in page.grid.view.visible()]
    return [row.segment.number for row in rows if row is not None]


def test_only_some_rows_with_their_own_numbers(qtbot, runner, desk, open_page: Open, many) -> None:
    page = open_page(translation=many)
    ids = desk.editing.outline(many).ids
    show_only(qtbot, page, list(ids[0:600:25]))
    assert page.pages.shown_only
    assert (page.pages.count, page.pages.total) == (24, 600)
    shown = numbers_on_screen(page)
    assert shown == list(range(1, 1 + 25 * len(shown), 25))
    assert page.pages.row(1).first_of_block
    show_only(qtbot, page, None)
    assert not page.pages.shown_only
    assert page.pages.count == 600


def test_who_works_on_a_row_stays_there_at_its_height(qtbot, runner, desk, open_page: Open, many) -> None:
    page = open_page(translation=many)
    ids = desk.editing.outline(many).ids
    page.deeds.go_to(ids[300], -1)
    qtbot.waitUntil(lambda: page.session.row is not None and page.session.row.segment.id == ids[300])
    qtbot.keyClicks(page.grid.edit, "Commence")
    y = page.grid.view.y_of(page.grid.active)
    show_only(qtbot, page, list(ids[::10]))
    assert page.session.row.segment.id == ids[300]
    assert page.grid.edit.text() == "Commence"
    assert page.grid.view.y_of(page.grid.active) == y
    show_only(qtbot, page, [ids[10], ids[310], ids[320]])
    assert page.session.row.segment.id == ids[310]
    qtbot.waitUntil(lambda: page.writes.empty)
    assert desk.editing.row(many, ids[300]).text == "Commence"


def test_confirming_goes_on_among_the_rows_that_are_shown(qtbot, runner, desk, open_page: Open, many) -> None:
    page = open_page(translation=many)
    ids = desk.editing.outline(many).ids
    show_only(qtbot, page, [ids[5], ids[200], ids[201]])
    for text in ("un", "deux", "trois"):
        qtbot.keyClicks(page.grid.edit, text)
        page.deeds.confirm()
    qtbot.waitUntil(lambda: page.writes.empty and runner.idle)
    assert [desk.editing.row(many, ids[row]).text for row in (5, 200, 201)] == ["un", "deux", "trois"]
    assert desk.editing.row(many, ids[201]).state is SegmentState.TRANSLATED
    assert page.facts.progress.confirmed == 3


def test_going_to_a_row_that_is_not_shown_shows_all_again(qtbot, runner, desk, open_page: Open, many) -> None:
    page = open_page(translation=many)
    ids = desk.editing.outline(many).ids
    show_only(qtbot, page, [ids[5]])
    assert page.pages.hidden(ids[400])
    page.deeds.go_to(ids[400], -1)
    assert not page.pages.shown_only
    qtbot.waitUntil(lambda: page.session.row.segment.id == ids[400])
    assert page.grid.edit.isVisible()


def test_no_row_at_all(qtbot, runner, desk, open_page: Open, many) -> None:
    page = open_page(translation=many)
    ids = desk.editing.outline(many).ids
    qtbot.keyClicks(page.grid.edit, "Reste")
    show_only(qtbot, page, [])
    assert page.pages.count == 0
    assert page.session.row is None
    page.grid.viewport().repaint()
    page.deeds.confirm()
    page.grid.step(1)
    show_only(qtbot, page, None)
    assert page.session.row.segment.id == ids[0]
    assert page.grid.edit.text() == "Reste"


def test_rows_that_are_read_again_stay_few(qtbot, runner, desk, open_page: Open, many) -> None:
    page = open_page(translation=many)
    ids = desk.editing.outline(many).ids
    show_only(qtbot, page, [ids[5], ids[7]])
    desk.editing.commit(many, ids[7], "Ailleurs", SegmentState.DRAFT, "Anna", None)
    page.pages.reopen()
    qtbot.waitUntil(lambda: page.pages.row(1) is not None and page.pages.row(1).text == "Ailleurs")
    assert page.pages.count == 2
