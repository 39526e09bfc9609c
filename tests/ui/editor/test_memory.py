"""The memories on the page of a real desk: looked up, filled from, gone to, and a quotation put in where the cursor is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from tests.ui.editor.test_page import ANNA, CONTROL, SHIFT, Open, press, settle
from ui.dialogs.pretranslate import ALL, EMPTY, SHOWN, PretranslateDialog
from ui.dialogs.unit_dialog import RemoveUnitDialog
from ui.editor.page import EditorPage
from ui.panels.unit_deeds import remove_unit
from workbench.desk.views import Suggestion
from workbench.model.memory import Match, MatchKind, Side, TranslationUnit
from workbench.model.translation import Origin, OriginKind, SegmentState

WATER = "Le Relief a ouvert des points d’eau pour 14 500 personnes."
GRANT = "Un don de 2,4 millions de dollars a payé les travaux."

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def ids(desk, translation_id: str) -> tuple[str, ...]:
    """The segments of the new release, in order."""
    found: tuple[str, ...] = desk.editing.outline(translation_id).ids
    return found


@pytest.fixture
def earlier(desk, make_document) -> str:
    """An earlier release of the same text, two of its sentences translated; its translation's id."""
    _release, (other,), _changes = desk.releases.add(make_document(), ["fr"], ANNA, "MR-2025-087")
    ids = desk.editing.outline(other.id).ids
    for segment, text in ((ids[1], WATER), (ids[2], GRANT)):
        desk.editing.commit(other.id, segment, text, SegmentState.TRANSLATED, ANNA, None)
    return other.id


@pytest.fixture
def page(qtbot, runner, earlier, open_page: Open) -> EditorPage:
    """The page of the new release."""
    made = open_page()
    settle(qtbot, runner, made)
    return made


def fill(qtbot, runner, page: EditorPage, choose: Callable[[PretranslateDialog], None]) -> PretranslateDialog:
    """Pretranslate with the dialog as ``choose`` leaves it, and wait for its report."""
    press(qtbot, page, Qt.Key.Key_P, CONTROL | SHIFT)
    dialog = page.findChildren(PretranslateDialog)[-1]
    choose(dialog)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.outcome.isVisible())
    settle(qtbot, runner, page)
    return dialog


def test_pretranslating_is_one_step_that_is_undone_and_done_again(
    qtbot, runner, desk, translation_id, ids, page
) -> None:
    dialog = fill(qtbot, runner, page, lambda one: None)
    assert dialog.outcome.text().splitlines()[0] == "2 segments were filled."
    dialog.reject()
    page.activateWindow()
    page.grid.edit.setFocus()
    qtbot.waitUntil(page.grid.edit.hasFocus)
    rows = [desk.editing.row(translation_id, one) for one in ids]
    assert [row.text for row in rows[1:3]] == [WATER, GRANT]
    assert {row.origin.kind for row in rows[1:3]} == {OriginKind.MEMORY}
    for expected, key in (("", Qt.Key.Key_Z), (WATER, Qt.Key.Key_Y), ("", Qt.Key.Key_Z)):
        press(qtbot, page, key)
        settle(qtbot, runner, page)
        assert (key, desk.editing.row(translation_id, ids[1]).text) == (key, expected)


def test_undo_of_the_dialog_takes_it_back(qtbot, runner, desk, translation_id, ids, page) -> None:
    fill(qtbot, runner, page, lambda one: None).undo.click()
    settle(qtbot, runner, page)
    assert desk.editing.row(translation_id, ids[1]).text == ""


def test_what_a_person_wrote_stays(qtbot, runner, desk, translation_id, ids, page) -> None:
    page.grid.set_active(1)
    qtbot.keyClicks(page.grid.edit, "Mon texte.")
    dialog = fill(qtbot, runner, page, lambda one: one.buttons[ALL].setChecked(True))
    assert dialog.outcome.text().splitlines()[0] == "1 segment was filled."
    dialog.reject()
    assert desk.editing.row(translation_id, ids[1]).text == "Mon texte."


def test_only_the_rows_that_are_shown_can_be_filled(qtbot, runner, desk, translation_id, ids, page) -> None:
    page.pages.show_only({ids[0], ids[2]})
    qtbot.waitUntil(lambda: page.pages.count == 2)
    choices = page.pretranslating.choices()
    assert set(choices[EMPTY]) == set(ids)
    assert ids[2] in choices[SHOWN]
    assert ids[3] not in choices[SHOWN]
    dialog = fill(qtbot, runner, page, lambda one: one.buttons[SHOWN].setChecked(True))
    dialog.reject()
    assert desk.editing.row(translation_id, ids[2]).text == GRANT
    assert desk.editing.row(translation_id, ids[1]).text == ""


def test_the_concordance_takes_the_selection_and_gives_a_translation(qtbot, runner, page) -> None:
    page.grid.set_active(0)
    page.grid.selection.begin(0, page.session.row.segment.text.index("water"))
    page.grid.selection.extend(0, page.session.row.segment.text.index("water") + len("water points"))
    press(qtbot, page, Qt.Key.Key_K)
    panel = page.concordance.panel
    assert panel is not None
    assert (panel.field.text(), panel.side.currentData()) == ("water points", Side.SOURCE)
    qtbot.waitUntil(lambda: len(panel.model.hits) == 1)
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert page.grid.edit.text() == WATER
    press(qtbot, page, Qt.Key.Key_Z)
    assert page.grid.edit.text() == ""
    page.panels.docks["concordance"].close()
    press(qtbot, page, Qt.Key.Key_K)
    assert page.concordance.panel is panel
    assert page.panels.docks["concordance"].isVisible()
    settle(qtbot, runner, page)


def test_a_match_leads_to_the_segment_it_comes_from(qtbot, runner, desk, earlier, page) -> None:
    page.grid.set_active(1)
    qtbot.waitUntil(lambda: bool(page.panels.suggestions.cards()))
    card = page.panels.suggestions.cards()[0]
    menu = page.panels.suggestions.menu_of(card)
    with qtbot.waitSignal(page.request) as asked:
        menu.actions()[-1].trigger()
    segment = desk.editing.outline(earlier).ids[1]
    assert asked.args == ["open", {"translation_id": earlier, "segment_id": segment}]


def test_a_release_that_is_not_there_is_said(qtbot, page) -> None:
    with qtbot.waitSignal(page.failed):
        page.deeds.go_to_release("nowhere", "fr", "x")


def test_official_wording_goes_in_at_the_cursor(qtbot, runner, desk, page) -> None:
    page.grid.set_active(1)
    settle(qtbot, runner, page)
    unit = page.panels.suggestions.suggestions[0].match.unit
    quoted = Match(unit, 100, "points d’eau", MatchKind.QUOTATION, (), (18, 30))
    offered = Suggestion(
        "points d’eau", 100, Origin(OriginKind.MEMORY, score=100), "water points", match=quoted
    )
    qtbot.keyClicks(page.grid.edit, "Des .")
    page.grid.edit.set_cursor(4)
    page.deeds.take_suggestion(offered)
    assert page.grid.edit.text() == "Des points d’eau."
    settle(qtbot, runner, page)


def test_nothing_is_filled_on_a_desk_that_is_only_read(qtbot, page, monkeypatch) -> None:
    monkeypatch.setattr(type(page.desk), "read_only", property(lambda _desk: True))
    with qtbot.waitSignal(page.message):
        page.pretranslating.open()
    assert not page.findChildren(PretranslateDialog)


def test_undo_brings_back_a_unit_that_was_taken_out_of_a_memory(qtbot, runner, desk, page) -> None:
    memory = desk.memory.add_memory("Partners", ANNA)
    file = desk.memory.writable_file(memory.id)
    file.append([TranslationUnit("", "Old rain.", "Vieille pluie.", "en", "fr", (), ANNA, NOON)])
    before = list(file.units())
    panel = page.panels.suggestions
    remove_unit(panel, before[0], "Partners")
    panel.findChild(RemoveUnitDialog).remove.click()
    qtbot.waitUntil(lambda: file.count() == 0)
    settle(qtbot, runner, page)
    page.activateWindow()
    page.grid.edit.setFocus()
    qtbot.waitUntil(page.grid.edit.hasFocus)
    for key, there in ((Qt.Key.Key_Z, 1), (Qt.Key.Key_Y, 0), (Qt.Key.Key_Z, 1)):
        press(qtbot, page, key)
        settle(qtbot, runner, page)
        assert (key, file.count()) == (key, there)
    assert [one.target for one in file.units()] == ["Vieille pluie."]
