"""Tabs of open releases, windows of their own, focus on the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar

from ui.main_window import window_settings
from ui.open_pages import kept_tabs


@pytest.fixture
def two(window, add_release, settle):
    """Two releases, the first in French and Spanish, the second in French; nothing is open."""
    first = add_release("A first release", ("fr", "es"))[1]
    second = add_release("A second release")[1]
    settle()
    return first[0].id, first[1].id, second[0].id


def words(window) -> list[str]:
    return [window.tabs.tabText(row) for row in range(window.tabs.count())]


def test_tabs_come_with_the_second_release(window, two, settle) -> None:
    french, spanish, other = two
    window.open_translation(french)
    settle()
    assert not window.tabs.isVisible()
    window.open_translation(spanish)
    settle()
    assert not window.tabs.isVisible(), "another language of the same release has the same tab"
    window.open_translation(other)
    settle()
    assert window.tabs.isVisible()
    assert words(window) == ["ES · A first release", "FR · A second release"]
    assert window.tabs.currentIndex() == 1
    window.show_library()
    assert not window.tabs.isVisible()
    window.tabs.wanted.emit(window.tabs.ids()[0])
    assert window.page.translation_id == spanish, "the language that was in front last"
    settle()


def test_keys_step_through_all_and_the_mouse_closes(qtbot, window, two, settle) -> None:
    french, spanish, other = two
    for one in two:
        window.open_translation(one)
    settle()
    seen = []
    for _time in range(4):
        qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        seen.append(getattr(window.page, "translation_id", ""))
    assert seen == ["", french, spanish, other]
    place = window.tabs.tabRect(0).center()
    qtbot.mouseClick(window.tabs, Qt.MouseButton.MiddleButton, pos=place)
    assert [page.translation_id for page in window.editors] == [other]
    window.tabs.tabButton(0, QTabBar.ButtonPosition.RightSide).click()
    assert window.editors == []
    assert window.page is window.library
    settle()


def test_tabs_can_be_reordered(window, two, settle) -> None:
    french, _spanish, other = two
    window.open_translation(french)
    window.open_translation(other)
    settle()
    window.tabs.moveTab(1, 0)
    assert [one.translation_id for one in window.open_pages.entries()] == [other, french]
    assert kept_tabs(window.settings) == [other, french]
    window.open_pages.show()
    assert words(window)[0].startswith("FR · A second")
    settle()


def test_what_was_open_comes_back_asleep(qtbot, window, desk, runner, theme, two, settle) -> None:
    from ui.main_window import MainWindow

    french, _spanish, other = two
    for one in (french, other):
        window.open_translation(one)
    settle()
    window.flush()
    again = MainWindow(desk, runner, theme, "Léa Marchand", window_settings(desk.folder))
    qtbot.addWidget(again)
    again.open_translation(other)
    again.open_pages.sleep([french, other, "gone"])
    settle()
    assert len(again.editors) == 1
    assert [one.translation_id for one in again.open_pages.entries()] == [other, french]
    again.step_page(1)
    settle()
    assert again.page.translation_id == french
    assert len(again.editors) == 2
    again.let_go()


def test_a_long_title_with_a_mark_is_shown_as_it_is(window, add_release, settle) -> None:
    first = add_release("Bread & butter " + "for everybody " * 12)[1][0]
    second = add_release("B")[1][0]
    window.open_translation(first.id)
    window.open_translation(second.id)
    settle()
    assert words(window)[0].startswith("FR · Bread && butter")
    assert len(words(window)[0]) < 50
    assert "everybody for everybody" in window.tabs.tabToolTip(0)


def test_a_window_of_its_own(qtbot, window, two, settle, desk) -> None:
    french, _spanish, other = two
    page = window.open_translation(french)
    window.open_translation(other)
    settle()
    page.grid.edit.setFocus()
    page.session.insert("Typed before", "Typing")
    window.deeds.new_window(page.place.release.id)
    settle()
    second = window.group.windows[1]
    assert second.page is page, "the page itself moves, with all that can be undone in it"
    assert page.grid.edit.text() == "Typed before"
    assert [one.translation_id for one in window.editors] == [other]
    assert window.open_translation(french) is page, "it is brought forward where it is"
    # What one changes the other shows.
    segment = page.session.row.segment.id
    page.session.commit_typing()
    settle()
    assert desk.editing.row(french, segment).text == "Typed before"
    second.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.group.windows == [window]
    assert window.isVisible()


def test_a_change_in_one_window_is_shown_in_the_other(window, two, settle, desk) -> None:
    french, _spanish, other = two
    window.open_translation(french)
    window.open_translation(other)
    settle()
    window.deeds.new_window()
    settle()
    second = window.group.windows[1]
    release = second.page.place.release.id
    second.spread(desk.releases.revise(release, "Elena Vasquez", title="Another title"))
    settle()
    titles = [card.release.title for card in window.library._found]
    assert "Another title" in titles
    second.close()


def test_quitting_keeps_what_was_open_everywhere(window, two, settle) -> None:
    french, _spanish, other = two
    window.open_translation(french)
    window.open_translation(other)
    settle()
    window.deeds.new_window()
    settle()
    window.group.quit()
    assert set(kept_tabs(window.settings)) == {french, other}
    assert not window.isVisible()


def test_nothing_but_the_text(qtbot, window, two, settle) -> None:
    french, _spanish, other = two
    window.open_translation(other)
    page = window.open_translation(french)
    settle()
    docks = {dock.objectName(): dock.isVisible() for dock in page.findChildren(QDockWidget)}
    assert any(docks.values())
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_F9)
    assert window.focus_mode.on
    hidden = (window.rail, window.bar, window.tabs, window.menuBar(), page.header)
    assert [widget.isVisible() for widget in hidden] == [False] * 5
    assert not any(dock.isVisible() for dock in page.findChildren(QDockWidget))
    assert page.grid.edit.hasFocus() or QApplication.focusWidget() is None
    # Keys still do what they do.
    shifted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Backtab, shifted)
    settle()
    assert window.page.translation_id == other
    assert not page.header.isHidden(), "the page that was left is whole again"
    if window.focus_mode.on:
        qtbot.keyClick(window.page.grid.edit, Qt.Key.Key_Escape)
    assert not window.focus_mode.on
    assert [widget.isVisible() for widget in (window.rail, window.bar, window.menuBar())] == [True] * 3
    assert {dock.objectName(): not dock.isHidden() for dock in page.findChildren(QDockWidget)} == docks


def test_closing_in_focus_leaves_the_panels_for_the_next_start(window, two, settle) -> None:
    page = window.open_translation(two[0])
    settle()
    window.focus_mode.toggle()
    window.closeEvent(QCloseEvent())
    again = window.settings.value("editor/docks")
    assert again == page.saveState(1)
    assert any(dock.isVisible() for dock in page.findChildren(QDockWidget))


def test_the_library_has_no_focus_mode(window) -> None:
    window.focus_mode.toggle()
    assert not window.focus_mode.on
    assert not window.menus.actions["focus"].isEnabled()


def test_choices_are_written_at_once(qtbot, window, desk, theme, settle) -> None:
    theme.set_scheme("dark")
    theme.larger()
    window.library.head.listing.click()
    settle()
    window.settings.sync()
    kept = window_settings(desk.folder)
    assert kept.value("window/scheme") == "dark"
    assert float(kept.value("window/scale")) > 1
    assert kept.value("library/view") == "list"
    window.resize(1100, 700)
    before = kept.value("window/geometry")

    def moved() -> bool:
        window.settings.sync()
        return window_settings(desk.folder).value("window/geometry") != before

    qtbot.waitUntil(moved, timeout=5000)
