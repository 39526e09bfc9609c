"""Suggestions: what a card says of a match, in words and to the eye, its keyboard and its menu."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.panels.memory_fakes import SOURCE, Later, Memories, place, row, suggestion
from ui.dialogs.unit_dialog import RemoveUnitDialog, UnitDialog
from ui.panels.suggestions import SuggestionsPanel
from workbench.desk.changes import Changes
from workbench.desk.views import Suggestion
from workbench.model.memory import MatchKind
from workbench.model.translation import Origin, OriginKind

TARGET = "Relief a ouvert des points d’eau pour 14 500 personnes."
ADAPTED = suggestion(MatchKind.ADAPTED, 99, SOURCE.replace("14,500", "12,300"), TARGET, replaced=((38, 44),))
EXACT = suggestion(MatchKind.CONTEXT, 101, SOURCE, TARGET)
FUZZY = suggestion(
    MatchKind.FUZZY, 84, "Relief has closed water points serving 14,500 people.", "Relief a fermé …"
)
QUOTED = suggestion(MatchKind.QUOTATION, 100, "water points", "points d’eau", span=(18, 30))
MACHINE = Suggestion("Le Relief …", 0, Origin(OriginKind.MACHINE, engine="LibreTranslate"))


def shown(qtbot: Any, suggestions: list[Suggestion], read_only: bool = False) -> SuggestionsPanel:
    """Return the panel with these suggestions on it."""
    panel = SuggestionsPanel(place(Memories(), suggestions, read_only))
    qtbot.addWidget(panel)
    panel.resize(380, 600)
    panel.show()
    panel.follow(row())
    panel.place.runner.answer()
    return panel


def texts(panel: SuggestionsPanel, number: int) -> list[str]:
    """Return the rich texts of a card."""
    return [one.text() for one in panel.cards()[number].findChildren(QLabel)]


def test_a_card_says_score_kind_release_memory_person_and_day(qtbot) -> None:
    panel = shown(qtbot, [EXACT])
    head, text, whose = texts(panel, 0)
    assert "101 %" in head
    assert "same context · MR-2025-087" in head
    assert "points d’eau" in text
    assert whose == "memory of the house · Léa · 12 Nov 2025"
    card = panel.cards()[0]
    assert card.accessibleName() == f"Suggestion 1: {TARGET}"
    assert card.accessibleDescription().startswith("101 %, same context · MR-2025-087, memory of the house")


def test_what_was_put_in_is_marked_and_said(qtbot) -> None:
    panel = shown(qtbot, [ADAPTED])
    _head, text, source, _whose = texts(panel, 0)
    assert ">14 500</u> personnes" in text
    assert ">12,300</s>" in source
    assert ">14,500</u>" in source
    assert "put in: 14 500" in panel.cards()[0].accessibleDescription()


def test_what_the_source_has_otherwise_is_struck_and_underlined(qtbot) -> None:
    _head, _text, source, _whose = texts(shown(qtbot, [FUZZY]), 0)
    assert ">closed</s>" in source
    assert ">opened</u>" in source


def test_a_quotation_is_shown_with_its_own_source_alone(qtbot) -> None:
    _head, _text, source, _whose = texts(shown(qtbot, [QUOTED]), 0)
    assert "<s" not in source
    assert source.endswith("water points")


def test_the_same_answer_leaves_the_cards_as_they_are(qtbot) -> None:
    panel = shown(qtbot, [EXACT, FUZZY])
    before = panel.cards()
    panel.refresh()
    runner: Later = panel.place.runner
    assert runner.answer() == 1
    assert panel.cards() == before


def test_an_answer_for_another_row_takes_nothing(qtbot) -> None:
    panel = shown(qtbot, [EXACT])
    taken: list[Suggestion] = []
    panel.taken.connect(taken.append)
    panel.follow(row("Another.", "elsewhere", 3))
    assert not panel.take(1)
    panel.place.runner.answer()
    assert panel.take(1)
    assert not panel.take(2)
    assert taken == [EXACT]


def test_arrows_go_from_card_to_card_and_escape_leaves(qtbot) -> None:
    panel = shown(qtbot, [EXACT, FUZZY, MACHINE])
    first, second, _third = panel.cards()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert panel.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert panel.focusWidget() is first
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(first, Qt.Key.Key_Escape)


def items(panel: SuggestionsPanel, number: int) -> dict[str, Any]:
    """Return what the menu of a card offers."""
    menu = panel.menu_of(panel.cards()[number])
    return {one.text().replace("&", "").split("\t")[0]: one for one in menu.actions() if one.text()}


def test_the_menu_takes_copies_and_goes_to_the_release(qtbot) -> None:
    panel = shown(qtbot, [EXACT, MACHINE])
    offered = items(panel, 0)
    assert list(offered) == ["Take", "Copy", "Edit this unit…", "Remove this unit…", "Go to its release"]
    with qtbot.waitSignal(panel.release_wanted) as gone:
        offered["Go to its release"].trigger()
    assert gone.args == ["r1", "fr", "s1"]
    offered["Copy"].trigger()
    assert QApplication.clipboard().text() == TARGET
    assert list(items(panel, 1)) == ["Take", "Copy"]


def test_nothing_is_edited_on_a_desk_that_is_only_read(qtbot) -> None:
    offered = items(shown(qtbot, [EXACT], read_only=True), 0)
    assert not offered["Edit this unit…"].isEnabled()
    assert not offered["Remove this unit…"].isEnabled()


def test_the_menu_key_opens_the_menu(qtbot) -> None:
    panel = shown(qtbot, [EXACT])
    card = panel.cards()[0]
    with qtbot.waitSignal(card.menu_wanted):
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(card, QContextMenuEvent(reason, QPoint(), QPoint()))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_unit_is_put_right_as_it_stands_in_its_memory(qtbot) -> None:
    match = replace(FUZZY.match, unit=replace(FUZZY.match.unit, id="m1/7", memory_id="m1"))
    panel = shown(qtbot, [replace(FUZZY, match=match)])
    memories: Memories = panel.place.desk.memory
    changes: list[Changes] = []
    panel.did.connect(changes.append)
    steps: list[tuple[Any, ...]] = []
    panel.undoable.connect(lambda *given: steps.append(given))
    items(panel, 0)["Edit this unit…"].trigger()
    panel.place.runner.answer()
    dialog = panel.findChild(UnitDialog)
    assert dialog.source.toPlainText() == "Stored source"
    assert dialog.about.text() == "Partner · Léa · 12 Nov 2025"
    assert not dialog.save.isEnabled()
    dialog.target.setPlainText("Texte corrigé")
    dialog.save.click()
    panel.place.runner.answer()
    assert memories.did == [("change", "m1/7", "Anna", "Stored source", "Texte corrigé")]
    assert [one.memory for one in changes] == [True]
    ((name, forwards, backwards),) = steps
    assert name == "Edit a unit of the memory"
    assert backwards().memory
    assert forwards().memory
    assert memories.did[1:] == [
        ("back", "m1/7", "Anna", "Texte gardé", "Texte corrigé"),
        ("change", "m1/99", "Anna", "Stored source", "Texte corrigé"),
    ]


def test_a_unit_of_a_file_that_was_removed_comes_back(qtbot) -> None:
    match = replace(FUZZY.match, unit=replace(FUZZY.match.unit, id="m1/7", memory_id="m1"))
    panel = shown(qtbot, [replace(FUZZY, match=match)])
    memories: Memories = panel.place.desk.memory
    items(panel, 0)["Remove this unit…"].trigger()
    panel.findChild(RemoveUnitDialog).remove.click()
    with qtbot.waitSignal(panel.undoable) as told:
        panel.place.runner.answer()
    name, forwards, backwards = told.args
    assert name == "Remove a unit from the memory"
    assert backwards().memory
    assert forwards().memory
    assert memories.did == [
        ("remove", "m1/7", "Anna"), ("back", "m1/7", "Anna", "Texte gardé", ""), ("remove", "m1/99", "Anna"),
    ]  # fmt: skip


def test_a_unit_of_the_house_is_put_right_in_its_release_alone(qtbot) -> None:
    offered = items(shown(qtbot, [EXACT]), 0)
    assert not offered["Edit this unit…"].isEnabled()
    assert offered["Remove this unit…"].isEnabled()


def test_a_unit_is_taken_out_after_asking(qtbot) -> None:
    panel = shown(qtbot, [FUZZY])
    steps: list[tuple[Any, ...]] = []
    panel.undoable.connect(lambda *given: steps.append(given))
    memories: Memories = panel.place.desk.memory
    items(panel, 0)["Remove this unit…"].trigger()
    dialog = panel.findChild(RemoveUnitDialog)
    assert "memory of the house" in dialog.about.text()
    dialog.cancel.click()
    assert memories.did == []
    items(panel, 0)["Remove this unit…"].trigger()
    panel.findChildren(RemoveUnitDialog)[-1].remove.click()
    with qtbot.waitSignal(panel.did) as told:
        panel.place.runner.answer()
    assert memories.did == [("remove", "u1", "Anna")]
    assert steps == []
    assert told.args == [Changes(memory=True)]


@pytest.mark.parametrize(
    ("changes", "asks"),
    [(Changes(memory=True), 1), (Changes(settings=True), 1), (Changes(terms=True), 0),
     (Changes(segments=frozenset({"here"})), 0), (Changes(segments=frozenset({"other"})), 1)],
)  # fmt: skip
def test_it_asks_again_when_something_may_have_come(qtbot, changes: Changes, asks: int) -> None:
    panel = shown(qtbot, [EXACT])
    panel.apply_changes(changes)
    assert panel.place.runner.answer() == asks


def test_the_names_of_memories_are_asked_for_once(qtbot) -> None:
    match = replace(FUZZY.match, unit=replace(FUZZY.match.unit, memory_id="m1"))
    panel = shown(qtbot, [replace(FUZZY, match=match)])
    memories: Memories = panel.place.desk.memory
    for _time in range(3):
        panel.refresh()
        panel.place.runner.answer()
    assert memories.listed == 1
    assert texts(panel, 0)[-1].startswith("Partner · ")
    panel.apply_changes(Changes(memory=True))
    panel.place.runner.answer()
    assert memories.listed == 2
