"""Deeds on releases by their keys, on one and on several, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from ui.library.naming import LONGEST, TAG, NameDialog
from ui.library.page import LibraryPage
from workbench.desk.library_views import LibraryQuery
from workbench.model.translation import Status

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEA = "Léa Marchand"


def found(desk, **query):
    """Return what the desk finds, by title."""
    return {card.release.title: card for card in desk.library.search(LibraryQuery(**query), LEA)}


def names(qtbot, library: LibraryPage, settle, text: str) -> None:
    """Type a name into the dialog that is open, and Enter."""
    dialog = library.findChild(NameDialog)
    qtbot.keyClicks(dialog.name, text)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    settle()
    # As a window manager does.
    library.activateWindow()
    qtbot.waitUntil(library.isActiveWindow)


def test_a_tag_goes_on_several_and_off_again(qtbot, library, drafts, desk, settle) -> None:
    qtbot.keyClick(drafts, Qt.Key.Key_Down, SHIFT)
    chosen = {card.release.title for card in library.chosen()}
    assert len(chosen) == 2
    assert library.status_texts()["words"] == "4 releases · 2 chosen"
    qtbot.keyClick(drafts, Qt.Key.Key_T, CTRL)
    names(qtbot, library, settle, " Floods ")
    assert {title for title, card in found(desk).items() if card.tags == ("Floods",)} == chosen
    assert {card.release.title for card in library.chosen()} == chosen, "the choice stays"
    assert library.done.isVisible()
    assert library.done.text.text() == "Tag “Floods” on 2 releases"
    assert library.keys.actions["undo"].text() == "&Undo tag “Floods”"
    qtbot.keyClick(drafts, Qt.Key.Key_Z, CTRL)
    settle()
    assert not any(card.tags for card in found(desk).values())
    assert not library.done.isVisible()
    assert not library.keys.actions["undo"].isEnabled()


def test_undo_leaves_what_had_the_tag_before(library, desk, settle) -> None:
    first, *_others = library.board.columns[Status.DRAFT].view.cards.cards
    desk.library.tag([first.id], "Floods", "Samuel Kone")
    library.refresh()
    settle()
    library.choose_all()
    library.deeds.put_tag(library.chosen(), "Floods")
    settle()
    assert library.done.text.text() == "Tag “Floods” on 3 releases"
    library.done.undo.click()
    settle()
    assert [title for title, card in found(desk).items() if card.tags] == [first.release.title]


def test_a_dossier(qtbot, library, drafts, desk, settle) -> None:
    title = library.current_card().release.title
    qtbot.keyClick(drafts, Qt.Key.Key_D, CTRL | SHIFT)
    names(qtbot, library, settle, "Rainy season")
    assert found(desk)[title].dossiers == ("Rainy season",)
    library.deeds.take_out(library.chosen(), "Rainy season")
    settle()
    assert found(desk)[title].dossiers == ()
    for expected in (("Rainy season",), ()):
        qtbot.keyClick(drafts, Qt.Key.Key_Z, CTRL)
        settle()
        assert found(desk)[title].dossiers == expected


def test_a_pin_is_a_persons_own(qtbot, library, drafts, desk, settle) -> None:
    qtbot.keyClick(drafts, Qt.Key.Key_End)
    title = library.current_card().release.title
    qtbot.keyClick(drafts, Qt.Key.Key_P, CTRL)
    settle()
    assert found(desk)[title].pinned
    assert drafts.cards.cards[0].release.title == title, "what is pinned comes first"
    assert library.current_card().release.title == title
    assert not any(card.pinned for card in desk.library.search(LibraryQuery(), "Samuel Kone"))
    qtbot.keyClick(drafts, Qt.Key.Key_P, CTRL)
    settle()
    assert not found(desk)[title].pinned
    qtbot.keyClick(drafts, Qt.Key.Key_Z, CTRL)
    settle()
    assert found(desk)[title].pinned


def test_archive_and_bring_back(qtbot, library, drafts, desk, settle) -> None:
    title = library.current_card().release.title
    qtbot.keyClick(drafts, Qt.Key.Key_Delete)
    settle()
    assert title not in found(desk)
    assert drafts.cards.rowCount() == 3
    assert drafts.hasFocus()
    assert library.current_card() is not None, "the keyboard is at the next card"
    library.show_as(listing=True)
    qtbot.keyClick(library.listing, Qt.Key.Key_End)
    last = library.current_card().release.title
    qtbot.keyClick(library.listing, Qt.Key.Key_Delete)
    settle()
    assert library.current_card() is not None
    qtbot.keyClick(library.listing, Qt.Key.Key_Z, CTRL)
    settle()
    assert last in found(desk)
    library.show_as(listing=False)
    qtbot.keyClick(drafts, Qt.Key.Key_Z, CTRL)
    settle()
    assert title in found(desk)
    library.choose(found(desk)[title].release.id)
    qtbot.keyClick(drafts, Qt.Key.Key_Delete)
    settle()
    library.filter_by(LibraryQuery(archived=True))
    settle()
    library.enter()
    assert [card.release.title for card in drafts.cards.cards] == [title]
    qtbot.keyClick(drafts, Qt.Key.Key_Delete, SHIFT)
    settle()
    assert title in found(desk)
    assert library.views.currentWidget() is library.empty


def test_duplicate_and_undo(qtbot, library, drafts, desk, settle) -> None:
    qtbot.keyClick(drafts, Qt.Key.Key_D, CTRL)
    settle()
    assert drafts.cards.rowCount() == 5
    assert len({card.id for card in drafts.cards.cards}) == 5
    qtbot.keyClick(drafts, Qt.Key.Key_Z, CTRL)
    settle()
    assert drafts.cards.rowCount() == 4
    assert len(found(desk, archived=True)) == 1


def test_what_fails_is_said_and_can_be_undone_later(library, desk, settle, monkeypatch) -> None:
    from workbench.model.errors import RuleError

    library.deeds.archive(library.chosen())
    settle()
    failed: list[object] = []
    library.failed.connect(failed.append)

    def refuse(*_given: object) -> None:
        raise RuleError("locked")

    with monkeypatch.context() as patch:
        patch.setattr(desk.library, "restore", refuse)
        library.deeds.undo()
        settle()
    assert len(failed) == 1
    assert library.keys.actions["undo"].isEnabled()
    library.deeds.undo()
    settle()
    assert len(found(desk)) == 4


def test_all_are_chosen_across_columns_and_one_click_leaves_one(qtbot, library, drafts) -> None:
    qtbot.keyClick(drafts, Qt.Key.Key_A, CTRL)
    assert len(library.chosen()) == 4
    qtbot.keyClick(drafts, Qt.Key.Key_Down)
    assert len(library.chosen()) == 1
    place = drafts.visualRect(drafts.cards.index(3)).center()
    qtbot.mouseClick(drafts.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    assert len(library.chosen()) == 2


def test_several_in_the_list(qtbot, library, settle, desk) -> None:
    library.show_as(listing=True)
    qtbot.keyClick(library.listing, Qt.Key.Key_A, CTRL)
    assert len(library.chosen()) == 4
    library.deeds.put_tag(library.chosen(), "Floods")
    settle()
    assert len(library.chosen()) == 4
    assert all(card.tags == ("Floods",) for card in found(desk).values())


def test_the_menu_comes_by_key_and_is_for_all_that_are_chosen(qtbot, library, drafts, desk, settle) -> None:
    qtbot.keyClick(drafts, Qt.Key.Key_A, CTRL)
    from PySide6.QtGui import QContextMenuEvent

    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(-1, -1), QPoint(-1, -1))
    QApplication.sendEvent(drafts, key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words[0] == "4 releases chosen"
    assert not any("Details" in one for one in words), "details are of one release"
    next(action for action in menu.actions() if action.text().startswith("&Pin")).trigger()
    menu.close()
    settle()
    assert all(card.pinned for card in found(desk).values())


def test_the_menu_ticks_what_all_have(library, desk, settle) -> None:
    first, second = library.board.columns[Status.DRAFT].view.cards.cards[:2]
    desk.library.tag([first.id, second.id], "Floods & rain", LEA)
    desk.library.tag([first.id], "Health", LEA)
    library.refresh()
    settle()
    cards = [card for card in library.board.columns[Status.DRAFT].view.cards.cards if card.tags]
    menu = library.menu_of(cards)
    tags = next(action.menu() for action in menu.actions() if action.text() == "Ta&gs")
    ticks = {action.text(): action.isChecked() for action in tags.actions() if action.isCheckable()}
    assert ticks == {"Floods && rain": True, "Health": False}
    next(action for action in tags.actions() if action.text() == "Health").trigger()
    settle()
    assert found(desk)[second.release.title].tags == ("Floods & rain", "Health")
    menu.deleteLater()


@pytest.mark.parametrize("kind", ["tag", "dossier", "filter"])
def test_a_name_is_asked_for(qtbot, theme, kind: str) -> None:
    dialog = NameDialog(kind, ["Floods"], "Three releases")
    qtbot.addWidget(dialog)
    given: list[str] = []
    dialog.given.connect(given.append)
    dialog.show()
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.name, "   ")
    dialog.accept()
    assert given == []
    assert dialog.isVisible()
    dialog.name.setText("  Été 2026 🌧 ")
    dialog.accept()
    assert given == ["Été 2026 🌧"]
    assert not dialog.isVisible()


def test_a_name_is_never_too_long_and_escape_asks_for_nothing(qtbot, theme) -> None:
    dialog = NameDialog(TAG, [])
    qtbot.addWidget(dialog)
    given: list[str] = []
    dialog.given.connect(given.append)
    dialog.show()
    dialog.name.insert("x" * 5000)
    assert len(dialog.name.text()) == LONGEST
    qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert given == []
