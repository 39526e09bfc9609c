"""The guide leaves the text its room: below in a narrow window, at the side of a wide one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.looking import cut_words, without_name
from ui.main_window import MainWindow
from ui.words import LANGUAGES, change_language


def test_it_moves_with_the_width_of_the_window(qtbot, window: MainWindow, settle) -> None:
    window.resize(1280, 800)
    before = window.stack.width()
    window.show_guide()
    settle()
    assert window.guide is not None
    assert window.guide.below
    assert window.stack.width() == before
    assert sum(view.isVisible() for view in window.guide.views) == 1
    window.resize(2200, 900)
    qtbot.waitUntil(lambda: not window.guide.below)
    QApplication.processEvents()
    assert window.guide.height() > 700
    assert all(view.isVisible() for view in window.guide.views)
    for width in (1400, 1280):
        window.resize(width, 800)
        QApplication.processEvents()
    assert (window.width(), window.guide.below, window.stack.width()) == (1280, True, before)
    window.guide.put_away()
    settle()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 2200])
def test_every_step_is_whole_and_named(qtbot, window: MainWindow, settle, language: str, width: int) -> None:
    change_language(language)
    window.resize(width, 800)
    window.show_guide()
    settle()
    guide = window.guide
    assert guide is not None
    for view in guide.views:
        guide.done = {one.step.name for one in guide.views[: guide.views.index(view)]}
        guide._show()
        QApplication.processEvents()
        assert cut_words(guide) == [], view.step.name
        assert without_name(guide) == []
    guide.put_away()
    settle()
