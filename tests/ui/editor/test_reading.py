"""Reading a segment aloud from the editor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.test_speech import Recorder
from ui.editor.page import EditorPage
from ui.speech import Speech

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def read(open_page) -> tuple[EditorPage, Recorder]:
    """Return a page on its first segment, and what its speech is to say."""
    page = open_page()
    engine = Recorder()
    page.reading.speech = Speech(page.reading, make=lambda: engine)
    page.reading.speech.message.connect(page.message)
    return page, engine


def test_source_and_translation_are_read_by_key(qtbot, read) -> None:
    page, engine = read
    page.session.insert("Onze points d’eau", "Typing")
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_R, CTRL_ALT)
    assert engine.said == [("Onze points d’eau", "fr_FR")]
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_R, CTRL_ALT | Qt.KeyboardModifier.ShiftModifier)
    assert engine.said[1] == ("Relief opens eleven water points in Kessou", "en_US")
    qtbot.keyClick(page.grid.edit, Qt.Key.Key_R, CTRL_ALT | Qt.KeyboardModifier.ShiftModifier)
    assert engine.stops == 1
    assert len(engine.said) == 2


def test_what_is_selected_is_read_alone(read) -> None:
    page, engine = read
    page.session.insert("Onze points d’eau", "Typing")
    page.grid.edit.set_cursor(4, 0)
    page.actions_of["read_target"].trigger()
    assert engine.said == [("Onze", "fr_FR")]


def test_an_empty_translation_says_so(qtbot, read) -> None:
    page, engine = read
    with qtbot.waitSignal(page.message):
        page.actions_of["read_target"].trigger()
    assert engine.said == []


def test_leaving_the_page_ends_it(read) -> None:
    page, engine = read
    page.actions_of["read_source"].trigger()
    assert page.reading.speech.speaking
    page.hide()
    assert engine.stops == 1


def test_codes_are_not_read(qtbot, read) -> None:
    page, engine = read
    page.grid.set_active(4)
    qtbot.waitUntil(lambda: page.session.row is not None and "assessment" in page.session.row.segment.text)
    page.actions_of["read_source"].trigger()
    assert engine.said == [("See the latest assessment for 2026.", "en_US")]
