"""The menu of filters, kept filters, and the line in which found words are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QMenu

from ui.library.naming import NameDialog
from ui.library.snippet import cut, draw_snippet
from workbench.desk.library_views import EmbargoFilter, LibraryQuery
from workbench.model.translation import Status


def under(menu: QMenu, title: str) -> QMenu:
    return next(action.menu() for action in menu.actions() if action.text() == title)


def item(menu: QMenu, title: str):
    return next(action for action in menu.actions() if action.text() == title)


def test_the_menu_filters_and_ticks(library, settle) -> None:
    menu = library.head.filters
    menu.fill()
    assert not under(menu, "&Tag").isEnabled(), "there are no tags"
    item(under(menu, "&Status"), "Draft").trigger()
    settle()
    menu.fill()
    assert item(under(menu, "&Status"), "Draft").isChecked()
    item(under(menu, "&Embargo"), "No embargo").trigger()
    settle()
    assert library.query == LibraryQuery(statuses=(Status.DRAFT,), embargo=EmbargoFilter.NONE)
    assert len(library.chips.buttons) == 2
    menu.fill()
    item(under(menu, "&Status"), "Draft").trigger()
    item(menu, "&Archived").trigger()
    settle()
    assert library.views.currentWidget() is library.empty


def test_tags_and_dossiers_with_an_ampersand(library, desk, settle) -> None:
    card = library.current_card()
    desk.library.tag([card.id], "Food & water", "Léa Marchand")
    desk.library.file([card.id], "R&D", "Léa Marchand")
    library.refresh()
    settle()
    menu = library.head.filters
    menu.fill()
    item(under(menu, "&Tag"), "Food && water").trigger()
    menu.fill()
    item(under(menu, "D&ossier"), "R&&D").trigger()
    settle()
    assert library.query == LibraryQuery(tags=("Food & water",), dossier="R&D")
    assert [one.release.id for one in library._found] == [card.id]
    assert [chip.text() for chip in library.chips.buttons] == ["Tag: Food && water  ×", "Dossier: R&&D  ×"]


def test_a_filter_is_kept_used_and_forgotten(qtbot, library, desk, settle) -> None:
    menu = library.head.filters
    library.head.search.setText("sanga")
    library.filter_by(LibraryQuery(statuses=(Status.DRAFT,)))
    settle()
    menu.fill()
    item(menu, "Keep this &filter…").trigger()
    dialog = library.findChild(NameDialog)
    qtbot.keyClicks(dialog.name, "Sanga drafts")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    settle()
    library.show_all()
    settle()
    assert len(library._found) == 4
    menu.fill()
    kept = under(menu, "&Kept filters")
    item(kept, "Sanga drafts").trigger()
    settle()
    assert library.head.search.text() == "sanga"
    assert [one.release.title for one in library._found] == ["Vaccination in Sanga"]
    item(under(kept, "&Forget a filter"), "Sanga drafts").trigger()
    settle()
    assert desk.library.saved_filters("Léa Marchand") == []


@given(st.text(max_size=200), st.data())
def test_a_cut_text_keeps_its_first_found_word(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    shown, spans = cut(text, [(start, end)], data.draw(st.integers(0, 250)))
    assert spans
    first, last = spans[0]
    assert shown[first:last] == text[start:end]


@pytest.mark.parametrize(
    "text",
    ["", "plain", "é̀" * 50, "مرحبا " * 40, "🌧" * 300, "\ud800 lone", "x" * 200_000],
    ids=["nothing", "short", "accents", "arabic", "emoji", "surrogate", "huge"],
)
def test_any_text_is_drawn(theme, text: str) -> None:
    image = QImage(300, 30, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_snippet(painter, QRectF(0, 0, 300, 30), text, [(0, len(text))] if text else [])
    painter.end()
    inked = any(image.pixelColor(x, y).lightness() < 200 for x in range(300) for y in range(30))
    assert inked or not text
