"""Case by key, and what is put in beside what is written already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ui.editor.page import EditorPage
from ui.editor.rewriting import next_case, word_at
from workbench.desk.desk import Desk
from workbench.model.translation import SegmentState

Open = Callable[..., EditorPage]


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("points d’eau", "Points d’eau"),
        ("Points d’eau", "POINTS D’EAU"),
        ("POINTS D’EAU", "points d’eau"),
        ("pOints", "points"),
        ("été", "Été"),
        ("«\u00a0\ue000été\ue001\u00a0»", "«\u00a0\ue000Été\ue001\u00a0»"),
        ("a", "A"),
        ("A", "a"),
        ("14\u00a0500", "14\u00a0500"),
        ("", ""),
    ],
)
def test_the_next_case(text: str, then: str) -> None:
    assert next_case(text) == then


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("de l’eau potable", 6, "eau"),
        ("de l’eau potable", 8, "eau"),
        ("un rendez-vous", 5, "rendez-vous"),
        ("e\u0301te\u0301 passé", 2, "e\u0301te\u0301"),
        ("un  deux", 3, ""),
        ("", 0, ""),
    ],
)
def test_the_word_at_a_place(text: str, place: int, word: str) -> None:
    start, end = word_at(text, place)
    assert text[start:end] == word


def test_the_case_of_a_word_goes_round_by_key_and_is_undone(open_page: Open) -> None:
    page = open_page()
    edit = page.grid.edit
    edit.insert("les points d’eau")
    edit.set_cursor(6)
    seen = []
    for _turn in range(3):
        page.actions_of["change_case"].trigger()
        seen.append((edit.text(), edit.place(), edit.textCursor().hasSelection()))
    assert seen == [
        ("les Points d’eau", 6, False),
        ("les POINTS d’eau", 6, False),
        ("les points d’eau", 6, False),
    ]
    page.actions_of["undo"].trigger()
    assert edit.text() == "les POINTS d’eau"
    edit.set_cursor(0, anchor=16)
    page.actions_of["change_case"].trigger()
    assert edit.text() == "les points d’eau"
    assert edit.selection() == (0, 16), "what was selected stays so for the next turn"


def test_the_source_goes_in_at_the_cursor(open_page: Open) -> None:
    page = open_page()
    page.grid.edit.insert("Avant  après")
    page.grid.edit.set_cursor(6)
    page.actions_of["insert_source"].trigger()
    assert page.grid.edit.text() == "Avant Relief opens eleven water points in Kessou après"
    page.actions_of["undo"].trigger()
    assert page.grid.edit.text() == "Avant  après"


def test_the_best_suggestion_goes_in_at_the_cursor_or_its_absence_is_said(
    qtbot, open_page: Open, desk: Desk, make_document
) -> None:
    _release, (other,), _changes = desk.releases.add(make_document(), ["fr"], "Anna", "MR-2")
    headline = desk.editing.rows(other.id, 0, 1)[0]
    desk.editing.commit(
        other.id, headline.segment.id, "Onze points d’eau", SegmentState.TRANSLATED, "Anna", None
    )
    page = open_page()
    panel = page.panels.suggestions
    qtbot.waitUntil(lambda: panel.best() == "Onze points d’eau")
    page.grid.edit.insert("Titre : ")
    page.actions_of["insert_match"].trigger()
    assert page.grid.edit.text() == "Titre : Onze points d’eau"
    page.grid.step(2)
    qtbot.waitUntil(lambda: page.settled)
    page.actions_of["insert_match"].trigger()
    assert page.grid.edit.text() == ""


def test_keys_go_from_one_confirmed_segment_to_the_next(open_page: Open, desk: Desk, translation_id) -> None:
    rows = desk.editing.rows(translation_id, 0, 6)
    for number, state in ((1, SegmentState.TRANSLATED), (2, SegmentState.DRAFT), (4, SegmentState.REVIEWED)):
        author = "Ben" if state is SegmentState.REVIEWED else "Anna"
        desk.editing.commit(translation_id, rows[number].segment.id, "Fait.", state, author, None)
    page = open_page()
    page.grid.set_active(0)
    places = []
    for name in ("next_confirmed", "next_confirmed", "next_confirmed", "previous_confirmed"):
        page.actions_of[name].trigger()
        places.append(page.grid.active)
    assert places == [1, 4, 1, 4]
