"""Several languages at once: columns that stay, cells that are read, copied and gone into."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.editor.furnishing import Furnishing
from ui.editor.page import EditorPage
from ui.main_window import MainWindow
from workbench.desk.changes import of_segments
from workbench.model.people import Role
from workbench.model.translation import SegmentState, Translation

DORA = "Dora"
WAIT = 30_000


@pytest.fixture
def versions(desk, make_document) -> dict[str, Translation]:
    """A release in French, Spanish and Arabic; Dora writes French and Spanish."""
    desk.people.add(DORA, [Role.TRANSLATOR], ["fr", "es"])
    desk.settings.set("person", DORA)
    _release, found, _changes = desk.releases.add(make_document(), ["fr", "es", "ar"], DORA)
    by_language = {one.target_language: one for one in found}
    for language, text in (("fr", "Le texte"), ("es", "El texto"), ("ar", "مرحبا بكم")):
        translation = by_language[language].id
        ids = desk.editing.outline(translation).ids
        for segment in ids[:3]:
            desk.editing.commit(translation, segment, text, SegmentState.DRAFT, "Anna", None)
    return by_language


@pytest.fixture
def window(qtbot: QtBot, desk, runner, themed, versions) -> Iterator[MainWindow]:
    made = MainWindow(desk, runner, themed, DORA)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    qtbot.waitUntil(lambda: runner.idle, timeout=WAIT)
    made.let_go()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def ready(qtbot: QtBot, page: EditorPage) -> EditorPage:
    qtbot.waitUntil(lambda: page.session.row is not None and page.settled, timeout=WAIT)
    page.grid.viewport().repaint()
    columns = page.grid.layouts.others
    qtbot.waitUntil(lambda: all(one.targets.knows(0) for one in columns), timeout=WAIT)
    return page


def opened(qtbot: QtBot, window: MainWindow, translation: Translation) -> EditorPage:
    page = window.open_translation(translation.id)
    assert page is not None
    page.languages.show({"fr", "es", "ar"})
    return ready(qtbot, page)


def point_in(page: EditorPage, language: str, number: int) -> QPoint:
    grid = page.grid
    column = next(one for one in grid.layouts.others if one.language == language)
    y = grid.view.y_of(number)
    assert y is not None
    return QPoint(grid.columns.text_x(column.text) + 16, y + grid.layout_of(number).label_height + 14)


def edges(page: EditorPage) -> list[int]:
    return [page.grid.columns.number, *page.grid.columns.borders()]


def test_versions_stand_in_the_release_s_order(qtbot, window, versions) -> None:
    page = opened(qtbot, window, versions["es"])
    grid = page.grid
    assert grid.columns.languages == ("fr", "es", "ar")
    assert grid.columns.live == 1
    texts = {one.language: one.targets.target(0).text for one in grid.layouts.others}
    assert texts == {"fr": "Le texte", "ar": "مرحبا بكم"}
    assert "English, Français, Español" in grid.header.accessibleDescription()
    assert len(grid.layout_of(0).others) == 2


def test_a_click_goes_on_in_another_language_in_the_same_place(qtbot, window, versions) -> None:
    page = opened(qtbot, window, versions["fr"])
    page.grid.set_active(1)
    qtbot.keyClicks(page.grid.edit, " de plus")
    y, before = page.grid.view.y_of(1), edges(page)
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=point_in(page, "es", 1))
    other = window.page
    assert other is not page
    assert other.translation_id == versions["es"].id
    qtbot.waitUntil(lambda: other.grid.active == 1 and other.grid.edit.isVisible(), timeout=WAIT)
    ready(qtbot, other)
    assert other.grid.view.y_of(1) == y
    assert edges(other) == before
    assert other.grid.edit.text() == "El texto"
    assert other.grid.edit.hasFocus()
    french = next(one for one in other.grid.layouts.others if one.language == "fr")
    qtbot.waitUntil(lambda: french.targets.target(1).text == "Le texte de plus", timeout=WAIT)


def test_keys_go_back_and_forth(qtbot, window, versions) -> None:
    page = opened(qtbot, window, versions["fr"])
    page.grid.set_active(1)
    page.languages.step(1)
    other = ready(qtbot, window.page)
    assert (other.place.target_language, other.grid.active) == ("es", 1)
    other.grid.set_active(2)
    other.languages.step(-1)
    assert window.page is page
    assert page.grid.active == 2
    assert page.grid.view.y_of(2) == other.grid.view.y_of(2)
    page.languages.step(-1)
    assert window.page is page


def test_a_language_of_others_is_read_and_copied(qtbot, window, versions) -> None:
    page = opened(qtbot, window, versions["es"])
    arabic = next(one for one in page.grid.layouts.others if one.language == "ar")
    assert not arabic.may_write
    assert "(read only)" in page.grid.header.accessibleDescription()
    page.languages.step(1)
    assert window.page is page
    page.deeds.copy()
    assert QGuiApplication.clipboard().text() == "مرحبا بكم"
    assert page.grid.selection.text() == ""
    page.languages.step(-1)
    assert page.grid.selection.empty
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=point_in(page, "ar", 1))
    assert window.page is page
    assert page.grid.active == 1


def test_selecting_in_a_language_that_one_writes_stays_there(qtbot, window, versions) -> None:
    page = opened(qtbot, window, versions["fr"])
    point = point_in(page, "es", 0)
    qtbot.mousePress(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseMove(page.grid.viewport(), point + QPoint(4, 0))
    page.grid.selection.extend(0, 2, page.grid.selection.column)
    qtbot.mouseRelease(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.page is page
    assert page.grid.selection.any_text() == "El"


def test_what_others_write_is_seen_at_once(qtbot, window, desk, versions) -> None:
    page = opened(qtbot, window, versions["fr"])
    spanish = next(one for one in page.grid.layouts.others if one.language == "es")
    segment = page.pages.segment_at(4)
    tall = page.grid.layout_of(4).height
    changes = desk.editing.commit(
        versions["es"].id, segment, "Una frase larga. " * 30, SegmentState.DRAFT, "Anna", None
    )
    page.apply_changes(changes)
    qtbot.waitUntil(lambda: spanish.targets.target(4) is not None, timeout=WAIT)
    assert page.grid.layout_of(4).height > tall
    page.apply_changes(of_segments(page.place.release.id, versions["fr"].id, [segment]))


def test_columns_come_and_go_by_the_menu_and_are_remembered(qtbot, window, versions, settings) -> None:
    page = opened(qtbot, window, versions["fr"])
    french, spanish, _arabic = page.languages.menu.actions()
    assert [french.isEnabled(), spanish.isEnabled()] == [False, True]
    spanish.trigger()
    assert page.languages.shown == ["fr", "ar"]
    page.grid.columns.weights = {"fr": 1.25}
    page.remember(settings)
    page.languages.toggle_all()
    assert page.languages.shown == ["fr", "es", "ar"]
    page.languages.toggle_all()
    assert page.languages.shown == ["fr"]
    page.restore(settings)
    assert page.languages.shown == ["fr", "ar"]
    assert page.grid.columns.weights == {"fr": 1.25}
    assert page.languages.menu.menuAction() in page.menu_actions("view")
    settings.setValue("editor/language_widths", "fr=wide;=;es=0")
    page.restore(settings)


def test_filtered_rows_have_their_own_targets(qtbot, window, desk, versions) -> None:
    page = opened(qtbot, window, versions["fr"])
    spanish = next(one for one in page.grid.layouts.others if one.language == "es")
    ids = desk.editing.outline(versions["fr"].id).ids
    with qtbot.waitSignal(page.pages.opened, timeout=WAIT):
        page.pages.show_only([ids[2], ids[4]])
    page.grid.viewport().repaint()
    qtbot.waitUntil(lambda: spanish.targets.knows(0), timeout=WAIT)
    assert spanish.targets.target(0).text == "El texto"
    assert spanish.targets.target(1) is None


def test_the_menu_of_a_cell(qtbot, window, versions) -> None:
    page = opened(qtbot, window, versions["fr"])
    spanish = next(one for one in page.grid.layouts.others if one.language == "es")
    page.grid.other_menu_wanted.emit(1, spanish.text, QPoint(0, 0))
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    copy, write = menu.actions()[:2]
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "El texto"
    write.trigger()
    menu.close()
    assert window.page.translation_id == versions["es"].id
    ready(qtbot, window.page)


def test_a_new_version_can_be_shown(qtbot, window, desk, versions) -> None:
    page = opened(qtbot, window, versions["fr"])
    _translation, changes = desk.releases.add_target(page.place.release.id, "de", DORA)
    page.apply_changes(changes)
    assert len(page.languages.menu.actions()) == 4


def test_screen_readers_find_the_other_languages(qtbot, window, versions) -> None:
    page = opened(qtbot, window, versions["es"])
    table = QAccessible.queryAccessibleInterface(page.grid)
    assert table.childCount() == 6 * 6
    value, description = QAccessible.Text.Value, QAccessible.Text.Description
    cells = [table.child(column) for column in range(6)]
    source = "Relief opens eleven water points in Kessou"
    assert [cell.text(value) for cell in cells[:5]] == ["1", source, "Le texte", "El texto", "مرحبا بكم"]
    assert cells[2].text(description) == "Français, 1, Draft"
    assert [cell.state().readOnly for cell in cells] == [True, True, True, False, True, True]
    assert cells[3].state().focusable
    for place, cell in enumerate(cells):
        centre = cell.rect().center()
        assert table.indexOfChild(table.childAt(centre.x(), centre.y())) == place
    page.languages.show(set())
    assert table.childCount() == 6 * 4
    assert table.child(2).text(value) == "El texto"


def test_docks_stand_where_they_stood_in_the_other_language(qtbot, window, versions, monkeypatch) -> None:
    page = opened(qtbot, window, versions["es"])
    page.panels.docks["terms"].hide()
    qtbot.waitUntil(lambda: not page.panels.docks["terms"].isVisible())
    # However late they come, the text has the room that it had.
    monkeypatch.setattr(Furnishing, "begin", lambda _self: None)
    page.languages.step(-1)
    other = window.page
    assert other is not page
    assert not other.furnishing.done
    room = other.column.contentsMargins()
    assert room.right() > 100
    other.furnish()
    qtbot.waitUntil(lambda: other.panels.docks["suggestions"].isVisible())
    assert other.panels.docks["terms"].isHidden()
    assert other.panels.docks["suggestions"].width() == page.panels.docks["suggestions"].width()
    ready(qtbot, other)
