"""A window that opens at a translation makes the library later; it is the same library then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from ui import late_library
from ui.main_window import MainWindow


@pytest.fixture
def late(desk, runner, theme, settle) -> Iterator[MainWindow]:
    made = MainWindow(desk, runner, theme, desk.settings.person, library_later=True)
    yield made
    settle()
    made.let_go()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_translation_opens_without_the_library(qtbot, late, add_release, monkeypatch) -> None:
    monkeypatch.setattr(late_library, "QUIET_SECONDS", 0.0)
    _release, translations, _changes = add_release()
    page = late.open_translation(translations[0].id)
    late.show()
    assert page is not None
    assert late.page is page
    assert late.stack.count() == 1
    late.make_library_soon()
    qtbot.waitUntil(lambda: late.stack.count() == 2, timeout=5000)
    assert late.page is page, "what is written in stays in front"
    late.show_library()
    assert late.page is late.library
    assert late.stack.indexOf(late.library) == 0


def test_the_library_comes_when_it_is_asked_for(qtbot, late) -> None:
    assert late.page is None
    late.show()
    late.show_library()
    assert late.page is late.library
    qtbot.waitUntil(lambda: bool(late.library.status_texts()["words"]), timeout=5000)
