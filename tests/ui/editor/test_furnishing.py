"""The text comes first: bars, panels and keys are made after the first row is painted, or when one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.editor.conftest import ANNA, settle
from ui.editor import furnishing
from ui.editor.furnishing import PARTS, ROOM, Furnishing
from ui.editor.page import EditorPage
from ui.words import _, change_language


@pytest.fixture
def bare(qtbot: QtBot, desk, runner, translation_id: str, themed) -> Iterator[Callable[..., EditorPage]]:
    """Return a function that opens a page and waits for its first rows, and for nothing else."""
    pages: list[EditorPage] = []

    def opened(settings: QSettings | None = None) -> EditorPage:
        page = EditorPage(desk, runner, translation_id, ANNA)
        pages.append(page)
        page.resize(1280, 760)
        if settings is not None:
            page.restore(settings)
        page.show()
        qtbot.waitUntil(lambda: page.grid.has_painted and page.session.row is not None)
        return page

    yield opened
    pages = [page for page in pages if isValid(page)]
    for page in pages:
        page.flush()
    settle(qtbot, runner)
    for page in pages:
        page.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def held(monkeypatch) -> None:
    """Nothing is made unasked."""
    monkeypatch.setattr(Furnishing, "begin", lambda _self: None)


def test_the_first_row_is_painted_before_anything_around_it_is_made(qtbot, bare, monkeypatch) -> None:
    painted: list[bool] = []
    make = Furnishing._make_bars
    monkeypatch.setattr(
        Furnishing, "_make_bars", lambda self: painted.append(self._page.grid.has_painted) or make(self)
    )
    page = bare()
    qtbot.waitUntil(lambda: page.furnishing.done, timeout=20_000)
    assert painted == [True]
    assert page.furnishing.done
    assert all(name in page.__dict__ for name in PARTS)
    assert page.panels.comments.row is page.session.row


def test_whoever_asks_for_a_part_has_all_of_them(held, bare) -> None:
    page = bare()
    told: list[bool] = []
    page.furnished.connect(lambda: told.append(True))
    assert not page.furnishing.done
    assert page.menu_actions("edit") == []
    assert page.status_texts()["confirmed"]
    assert page.find_bar.isHidden()
    assert page.furnishing.done
    assert told == [True]
    assert page.menu_actions("edit")
    page.furnish()
    assert told == [True]


def test_the_first_key_finds_its_deed(qtbot, held, bare) -> None:
    page = bare()
    page.activateWindow()
    page.grid.edit.setFocus()
    qtbot.waitUntil(page.grid.edit.hasFocus)
    assert not page.furnishing.done
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.furnishing.done
    assert page.find_bar.isVisible()


def test_the_text_stays_where_it_is_when_the_panels_come(qtbot, held, bare, settings) -> None:
    first = bare()
    first.furnish()
    first.panels.docks["terms"].hide()
    qtbot.waitUntil(lambda: first.panels.docks["suggestions"].isVisible())
    first.remember(settings)
    assert len(str(settings.value(ROOM)).split()) == 3
    again = bare(settings)
    before = again.grid.geometry().width()
    again.furnish()
    qtbot.waitUntil(lambda: again.panels.docks["suggestions"].isVisible())
    assert again.panels.docks["terms"].isHidden()
    assert again.grid.geometry().width() == before
    assert before < again.width() * 0.8


def test_room_that_is_nonsense_is_not_kept(held, bare, settings) -> None:
    settings.setValue(ROOM, "a b c")
    page = bare(settings)
    assert 0 < page.column.contentsMargins().right() < page.width()
    with pytest.raises(AttributeError):
        page.no_such_part  # noqa: B018


STEPS = 5


@pytest.mark.parametrize("steps", range(STEPS))
def test_closing_in_between_loses_nothing(
    qtbot, held, bare, desk, runner, translation_id, settings, steps: int
) -> None:
    page = bare()
    for _step in range(steps):
        page.furnishing._step()
    page.grid.edit.setFocus()
    page.grid.edit.insert("Le texte")
    page.remember(settings)
    page.flush()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    settle(qtbot, runner)
    first = desk.editing.outline(translation_id).ids[0]
    assert desk.editing.row(translation_id, first).text == "Le texte"
    assert settings.value(ROOM) is None


@pytest.mark.parametrize("steps", range(STEPS))
def test_another_language_in_between_is_said_everywhere(qtbot, held, bare, steps: int) -> None:
    page = bare()
    for _step in range(steps):
        page.furnishing._step()
    if steps:
        page.__dict__["recovery_bar"].offer(1)
    try:
        change_language("fr")
        QCoreApplication.processEvents()
        page.furnish()
        assert page.actions_of["draft_segment"].text() == _("Draft this &segment")
        assert page.actions_of["draft_segment"].text() != "Draft this &segment"
        if steps:
            assert page.recovery_bar._restore.text() == _("Restore")
        assert page.panels.docks["terms"].windowTitle() == page.panels.terms.title()
        assert page.panels.terms.title() != "Terms"
    finally:
        change_language("en")


def test_two_pages_that_are_opened_at_once(qtbot, bare, desk, runner, themed) -> None:
    first, second = bare(), bare()
    for page in (first, second):
        qtbot.waitUntil(lambda page=page: page.furnishing.done and page.settled, timeout=30_000)
        assert len(page.panels.docks) == 7
        assert page.menu_actions("edit")
        assert len(page.findChildren(type(page.find_bar))) == 1


def test_what_is_typed_in_between_is_known_to_the_panels(qtbot, held, bare) -> None:
    page = bare()
    page.activateWindow()
    page.grid.edit.setFocus()
    page.grid.edit.insert("Sept puits")
    page.furnishing._step()
    page.grid.edit.insert(" creusés")
    page.furnish()
    assert page.panels.suggestions.text == "Sept puits creusés"
    assert page.session.text() == "Sept puits creusés"
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.grid.edit.text() != "Sept puits creusés"


def test_a_letter_only_stands_for_itself(qtbot, held, bare) -> None:
    page = bare()
    page.activateWindow()
    page.grid.edit.setFocus()
    qtbot.waitUntil(page.grid.edit.hasFocus)
    qtbot.keyClicks(page.grid.edit, "Le 3 ")
    assert not page.furnishing.done
    assert page.grid.edit.text() == "Le 3 "
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_Apostrophe)
    assert page.furnishing.done
    assert page.grid.edit.text() != "Le 3 "
    assert page.panels.suggestions.text == page.grid.edit.text()


def test_steps_come_between_keys_and_in_the_end_in_spite_of_them(qtbot, bare, monkeypatch) -> None:
    monkeypatch.setattr(furnishing, "last_touch", lambda: float("inf"))
    page = bare()
    qtbot.waitUntil(lambda: page.furnishing.done, timeout=30_000)
    assert page.furnishing._rests == furnishing.MOST_RESTS
