"""The window: pages, menus, keys, languages, dropped files, restoring, closing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from tests.dragging import end_drag
from ui.dialogs.intake import IntakeDialog
from ui.editor.page import EditorPage
from ui.main_window import MainWindow, window_settings
from ui.words import change_language
from workbench.model.errors import InputError
from workbench.model.translation import Status


def dialogs(window: MainWindow, kind: type[QDialog]) -> list:
    return [one for one in window.findChildren(kind) if one.isVisible()]


def wait_for(qtbot, window: MainWindow, kind: type[QDialog]):
    qtbot.waitUntil(lambda: bool(dialogs(window, kind)), timeout=5000)
    return dialogs(window, kind)[0]


def test_opens_a_translation_and_comes_back(qtbot, window, add_release, settle) -> None:
    _release, (translation,), changes = add_release()
    window.spread(changes)
    settle()
    page = window.open_translation(translation.id)
    settle()
    assert isinstance(window.page, EditorPage)
    assert window.open_translation(translation.id) is page
    assert "Meridian Relief" in window.windowTitle()
    assert window.rail.buttons["editor"].isChecked()
    assert window.bar.fields["words"].text().startswith("Source")
    qtbot.keyClick(
        window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.page is window.library
    window.rail.buttons["editor"].click()
    assert window.page is page
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.page is window.library
    assert window.editors == []
    settle()


def test_the_menus_survive_changes_of_page(window, add_release, settle) -> None:
    _release, (translation,), _changes = add_release()
    page = window.open_translation(translation.id)
    settle()
    for _time in range(3):
        window.show_library()
        window.rail.buttons["editor"].click()
    assert window.page is page
    texts = {name: [action.text() for action in menu.actions()] for name, menu in window.menus.menus.items()}
    assert "&Submit for review" in texts["review"]
    assert any("Draft" in text for text in texts["draft"])
    assert any(text.startswith("Meridian Relief") for text in texts["go"])
    window.show_library()
    assert [action.text() for action in window.menus.menus["proof"].actions()] == ["Open a translation first"]


def test_no_two_actions_have_the_same_keys(window, add_release, settle) -> None:
    _release, (translation,), _changes = add_release()
    page = window.open_translation(translation.id)
    settle()
    keys = Counter(
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in [*window.actions(), *page.actions()]
        for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []
    assert "Ctrl+Shift+Return" not in keys
    assert keys["Ctrl+F1"] == 1


def test_mnemonics_of_each_menu_differ(window, add_release, settle) -> None:
    _release, (translation,), _changes = add_release()
    window.open_translation(translation.id)
    settle()
    for code in ("en", "fr", "es"):
        change_language(code)
        QApplication.processEvents()
        bar = [menu.title() for menu in window.menus.menus.values()]
        marks = Counter(text[text.index("&") + 1].lower() for text in bar if "&" in text)
        assert [mark for mark, count in marks.items() if count > 1] == [], (code, bar)


def test_language_changes_without_restart(window, add_release, settle) -> None:
    _release, (translation,), _changes = add_release()
    window.open_translation(translation.id)
    window.show_library()
    settle()
    change_language("fr")
    QApplication.processEvents()
    assert window.menus.menus["file"].title() == "&Fichier"
    assert window.library.head.title.text() == "Communiqués"
    assert window.library.board.columns[Status.DRAFT].name.text() == "Brouillon"
    change_language("es")
    QApplication.processEvents()
    assert window.menus.menus["file"].title() == "&Archivo"
    change_language("en")
    QApplication.processEvents()
    assert window.menus.menus["file"].title() == "&File"


def drop(window: MainWindow, target, data: QMimeData) -> bool:
    place = QPointF(20, 20)
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    # The system tells its window of a drag first.
    QApplication.sendEvent(window.windowHandle(), enter.clone())
    QApplication.sendEvent(target, enter)
    try:
        if not enter.isAccepted():
            return False
        event = QDropEvent(
            place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, event)
        return event.isAccepted()
    finally:
        end_drag(target)


@pytest.mark.parametrize("where", ["window", "search", "board"])
def test_a_dropped_file_begins_a_release(qtbot, window, settle, tmp_path: Path, where: str) -> None:
    path = tmp_path / "release.txt"
    path.write_text("A headline of a release\n\nIt has one sentence. And another one.", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    target = {"window": window, "search": window.library.head.search, "board": window.library.board}[where]
    assert drop(window, target, data)
    dialog = wait_for(qtbot, window, IntakeDialog)
    settle()
    assert dialog.title.text() == "A headline of a release"
    dialog.reject()


def test_paste_begins_a_release_and_opens_it(qtbot, window, settle) -> None:
    QGuiApplication.clipboard().setText("A headline of a release\n\nIt has one sentence. And another one.")
    window.menus.actions["paste"].trigger()
    dialog = wait_for(qtbot, window, IntakeDialog)
    settle()
    dialog.go_on.click()
    qtbot.waitUntil(lambda: bool(window.editors), timeout=5000)
    settle()
    assert window.page.place.release.title == "A headline of a release"
    assert window.page.place.target_language == "fr", "the language that she works in comes first"


def test_an_expected_error_is_said_and_stops_nobody(qtbot, window) -> None:
    window.runner.refused.emit(InputError("release.unknown", id="abc"))
    assert window.notice.isVisible()
    assert window.notice.text.text() == "There is no release “abc”."
    qtbot.keyClick(window.notice, Qt.Key.Key_Escape)
    assert not window.notice.isVisible()
    window.library.failed.emit(InputError("release.unknown", id="abc"))
    assert not window.notice.isVisible(), "what a page says in the background was put away a moment ago"
    window.runner.refused.emit(InputError("release.unknown", id="abc"))
    assert window.notice.isVisible()


def test_another_person_sits_down(window, add_release, desk, settle) -> None:
    _release, (translation,), _changes = add_release()
    window.open_translation(translation.id)
    settle()
    window.spread(desk.settings.set("person", "Samuel Kone"))
    settle()
    assert window.person == "Samuel Kone"
    assert window.page.place.person == "Samuel Kone"
    assert "reviewer" in window.bar.person.text()


def test_the_window_comes_back_as_it_was_left(
    qtbot, window, desk, runner, theme, settle, add_release
) -> None:
    _release, (translation,), _changes = add_release()
    window.library.head.listing.click()
    theme.larger()
    window.open_translation(translation.id)
    settle()
    window.flush()
    settings = window_settings(desk.folder)
    assert settings.value("window/open") == translation.id
    assert float(settings.value("window/scale")) > 1
    again = MainWindow(desk, runner, theme, "Léa Marchand")
    qtbot.addWidget(again)
    settle()
    assert again.library.views.currentWidget() is again.library.listing
    again.recent.fill()
    assert "Meridian Relief" in again.menus.recent.actions()[0].text()
    again.let_go()


def test_read_only_desks_offer_nothing_that_writes(qtbot, tmp_path, runner, theme, settle) -> None:
    from workbench.desk.desk import Desk
    from workbench.model.people import Role

    first = Desk.open(tmp_path / "other")
    first.people.add("Léa Marchand", [Role.TRANSLATOR])
    second = Desk.open(tmp_path / "other", read_only=True)
    made = MainWindow(second, runner, theme, "Léa Marchand")
    qtbot.addWidget(made)
    made.show()
    settle()
    assert not made.menus.actions["new"].isEnabled()
    assert made.menus.actions["keys"].isEnabled()
    assert "read only" in made.windowTitle()
    assert made.bar.read_only.isVisible()
    made.let_go()
    settle()
    second.close()
    first.close()


def test_every_button_of_the_window_has_a_name(window) -> None:
    from PySide6.QtWidgets import QAbstractButton

    nameless = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and not (button.accessibleName() or button.text())
        and not button.objectName().startswith("qt_")
        and type(button).__name__ not in ("QToolButton", "QLineEditIconButton")
    ]
    assert nameless == []
