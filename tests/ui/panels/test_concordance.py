"""The concordance: searching as one types, words under each other, the chosen pair, the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.panels.memory_fakes import Later, Memories, place, unit
from ui.panels.concordance import AT_MOST, ConcordancePanel
from ui.panels.concordance_list import Keyword, keyword, reads_leftwards
from workbench.desk.changes import Changes
from workbench.model.memory import ConcordanceHit, ConcordanceMode, Side

UNITS = [
    unit("Relief opened eleven water points in Kessou.", "Le Relief a ouvert onze points d’eau à Kessou."),
    unit("Water points", "Points d’eau", id="u2", release_id="", release_reference=""),
    unit("Ten years\nof \ue000water\ue001 work", "Dix ans", id="u3"),
]


@pytest.fixture
def panel(qtbot) -> ConcordancePanel:
    """The panel over a memory of three units."""
    made = ConcordancePanel(place(Memories(list(UNITS))))
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model)
    made.resize(840, 240)
    made.show()
    return made


def runner(panel: ConcordancePanel) -> Later:
    """Return who does the panel's work."""
    found: Later = panel.place.runner
    return found


def look(panel: ConcordancePanel, phrase: str, side: Side = Side.SOURCE) -> None:
    """Look for a phrase and wait for what is found."""
    panel.look_for(phrase, side)
    runner(panel).answer()


def test_a_selection_is_looked_for_at_once_without_codes_and_breaks(panel) -> None:
    look(panel, "  water\n\ue000points\ue001 ")
    memories: Memories = panel.place.desk.memory
    assert memories.asked == [("water points", Side.SOURCE, ConcordanceMode.WORDS)]
    assert panel.field.text() == "water points"
    assert [hit.unit.id for hit in panel.model.hits] == ["u1", "u2"]
    assert panel.said.text() == "2 places"
    assert panel.focusWidget() is panel.field


def test_the_other_side_is_searched_where_the_selection_stood(panel) -> None:
    look(panel, "points d’eau", Side.TARGET)
    assert panel.side.currentData() == Side.TARGET
    assert {hit.side for hit in panel.model.hits} == {Side.TARGET}


def test_without_a_selection_the_last_phrase_stays(panel) -> None:
    look(panel, "water points")
    look(panel, "")
    assert panel.field.text() == "water points"
    assert len(panel.place.desk.memory.asked) == 1


def test_what_is_typed_is_looked_for_after_a_pause(qtbot, panel) -> None:
    qtbot.keyClicks(panel.field, "wat")
    assert not runner(panel).waiting
    qtbot.waitUntil(lambda: bool(runner(panel).waiting))
    runner(panel).answer()
    assert len(panel.model.hits) == 3


def test_a_newer_question_makes_the_older_answer_stale(panel) -> None:
    panel.look_for("Kessou", Side.SOURCE)
    panel.look_for("years", Side.SOURCE)
    assert runner(panel).answer() == 1
    assert [hit.unit.id for hit in panel.model.hits] == ["u3"]


def test_an_empty_field_lists_nothing_and_says_what_to_do(panel) -> None:
    look(panel, "water")
    panel.field.clear()
    assert runner(panel).answer() == 0
    assert not panel.model.hits
    assert panel.said.text() == ""
    assert "Write a phrase" in panel.whole.toPlainText()


def test_enter_in_the_field_means_what_will_be_found(qtbot, panel) -> None:
    qtbot.keyClicks(panel.field, "kessou")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.focusWidget() is not panel.view
    runner(panel).answer()
    assert panel.focusWidget() is panel.view
    assert panel.view.hit().unit.id == "u1"


def test_enter_while_it_searches_takes_nothing_that_was_found_before(qtbot, panel) -> None:
    look(panel, "water points")
    panel.look_for("years", Side.SOURCE)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.focusWidget() is panel.field
    runner(panel).answer()
    assert panel.focusWidget() is panel.view
    assert panel.view.hit().unit.id == "u3"


def test_the_list_is_worked_by_keys(qtbot, panel) -> None:
    look(panel, "water points")
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.focusWidget() is panel.view
    with qtbot.waitSignal(panel.taken) as taken:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert taken.args == ["Le Relief a ouvert onze points d’eau à Kessou."]
    with qtbot.waitSignal(panel.release_wanted) as gone:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert gone.args == ["r1", "fr", "s1"]
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert panel.view.hit().unit.id == "u2"
    assert not panel.release_button.isEnabled()
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.focusWidget() is panel.field
    for widget in (panel.field, panel.view):
        with qtbot.waitSignal(panel.left):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)


def test_the_chosen_pair_is_shown_whole_with_its_origin(panel) -> None:
    look(panel, "water points")
    said = panel.whole.toPlainText()
    assert UNITS[0].source in said
    assert UNITS[0].target in said
    assert "MR-2025-087 · memory of the house · Léa · 12 Nov 2025" in said


def test_what_is_selected_of_the_pair_goes_in_alone(qtbot, panel) -> None:
    look(panel, "water points")
    found = panel.whole.document().find("points d’eau")
    panel.whole.setTextCursor(QTextCursor(found))
    with qtbot.waitSignal(panel.taken) as taken:
        panel.take_button.click()
    assert taken.args == ["points d’eau"]


def test_another_way_to_look_asks_again(panel) -> None:
    look(panel, "water points")
    panel.mode.setCurrentIndex(panel.mode.findData(ConcordanceMode.LEMMA))
    panel.mode.activated.emit(panel.mode.currentIndex())
    assert runner(panel).answer() == 1
    assert panel.place.desk.memory.asked[-1][2] is ConcordanceMode.LEMMA


def test_more_than_are_listed_are_said(panel) -> None:
    panel.place.desk.memory.units = [unit(f"water {number}", "eau") for number in range(AT_MOST + 5)]
    look(panel, "water")
    assert len(panel.model.hits) == AT_MOST
    assert panel.said.text() == "The first 200; more words find fewer."


def test_nothing_found_is_said(panel) -> None:
    look(panel, "<b>nowhere</b>")
    assert panel.said.text() == "Nothing found."
    assert panel.menu() is None


def test_a_changed_memory_is_asked_again(panel) -> None:
    look(panel, "water")
    panel.apply_changes(Changes(terms=True))
    assert runner(panel).answer() == 0
    panel.apply_changes(Changes(memory=True))
    assert runner(panel).answer() == 1


@pytest.mark.parametrize(
    ("source", "spans", "found"),
    [
        ("a\nb \ue000c\ue001 d", ((4, 7),), Keyword("a b ", "c", " d")),
        ("whole", ((0, 5),), Keyword("", "whole", "")),
        ("none", (), Keyword("", "", "none")),
        ("😀 é\u0301 x", ((2, 4),), Keyword("😀 ", "é\u0301", " x")),
    ],
)
def test_words_stand_in_their_context(source: str, spans: Any, found: Keyword) -> None:
    assert keyword(ConcordanceHit(unit(source, "x"), Side.SOURCE, spans)) == found


@pytest.mark.parametrize(
    ("text", "leftwards"), [("مياه", True), ("12 مياه", True), ("eau مياه", False), ("", False)]
)
def test_the_first_letter_tells_the_direction(text: str, leftwards: bool) -> None:
    assert reads_leftwards(text) is leftwards


@pytest.mark.parametrize("text", ["مياه نظيفة في كيسو", "x" * 20_000, "🚰🚰🚰 water", "\ud800 water", " "])
def test_any_text_can_be_painted(panel, text: str) -> None:
    panel.place.desk.memory.units = [unit(f"{text} water {text}", text)]
    look(panel, "water")
    assert not panel.grab().isNull()


@pytest.mark.parametrize("size", [(840, 240), (260, 700)])
def test_the_pair_stands_beside_the_list_where_there_is_room(panel, size: tuple[int, int]) -> None:
    panel.resize(*size)
    wide = size[0] > size[1]
    assert panel.split.orientation() == (Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
