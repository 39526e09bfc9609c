"""The rows whose source changed since their translation: words marked in the grid, the old text below it."""

from __future__ import annotations

import pytest

from tests.ui.conftest import TEXT
from ui.editor.page import EditorPage
from ui.words import change_language
from workbench.desk import intake
from workbench.model.translation import SegmentState

PERSON = "Anna"
NEW = TEXT.replace("serving 14,500 people", "serving 15,400 people").replace("rivers in the north", "rivers")


@pytest.fixture
def add_release(desk):
    return lambda: desk.releases.add(intake.read_text(TEXT, "en"), ("fr",), author=PERSON)


@pytest.fixture
def carried(desk, add_release):
    made, translations, _changes = add_release()
    for segment in desk.releases.segments(made.id):
        desk.editing.commit(
            translations[0].id, segment.id, f"« {segment.text} »", SegmentState.TRANSLATED, PERSON, None
        )
    return desk.pairing.carry_over(made.id, intake.read_text(NEW, "en"), PERSON).translations[0]


@pytest.fixture
def page(qtbot, desk, runner, theme, carried, settle) -> EditorPage:
    made = EditorPage(desk, runner, carried.id, PERSON)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    return made


def underlined(page: EditorPage, number: int) -> list[str]:
    layout, row = page.grid.layout_of(number), page.pages.row(number)
    assert layout is not None
    assert row is not None
    lines = [one for one in layout.source.formats() if one.format.background().color() in marked(page)]
    return [row.segment.text[one.start : one.start + one.length] for one in lines]


def marked(page: EditorPage):
    return page.grid.style_now.came, page.grid.style_now.gone


def changed_rows(page: EditorPage) -> list[int]:
    return [number for number in range(page.pages.count) if page.pages.row(number).source_changed]


def test_words_are_marked_the_old_text_stands_below_and_one_goes_from_one_to_the_next(page, settle) -> None:
    first, second = changed_rows(page)
    assert underlined(page, first) == ["15,400"]
    assert underlined(page, second) == [" r"]
    bar = page.source_changes.bar
    assert bar.isVisible()
    assert "2 segments" in bar.about.text()
    page.grid.set_active(0)
    page.actions_of["next_source_changed"].trigger()
    settle()
    assert page.grid.active == first
    assert "1 of 2" in bar.about.text()
    assert "New version of the source" in bar.about.text()
    assert "14,500 15,400" in bar.text.toPlainText()
    assert "line-through" in bar.text.toHtml()
    height = bar.height()
    page.grid.set_active(first + 1)
    settle()
    assert "2 segments" in bar.about.text()
    assert bar.height() == height
    bar.next.click()
    settle()
    assert page.grid.active == second
    bar.previous.click()
    settle()
    assert page.grid.active == first
    before = bar.about.text(), bar.next.text()
    change_language("fr")
    assert bar.about.text()
    change_language("en")
    assert (bar.about.text(), bar.next.text()) == before
    bar.only.click()
    settle()
    assert page.pages.count == 2


def test_confirming_takes_a_row_off_and_the_last_one_ends_it(page, settle) -> None:
    first, second = changed_rows(page)
    bar = page.source_changes.bar
    bar.away.click()
    page.grid.set_active(first)
    settle()
    assert not bar.isVisible()
    page.deeds.confirm()
    settle()
    # Another number waits.
    assert bar.isVisible()
    page.grid.set_active(second)
    settle()
    page.deeds.confirm()
    settle()
    assert not bar.isVisible()
    assert underlined(page, first) == []


def test_a_source_that_is_corrected_here_is_marked_at_once(qtbot, desk, runner, add_release, settle) -> None:
    release, (translation,), _changes = add_release()
    segment = desk.releases.segments(release.id)[0]
    desk.editing.commit(translation.id, segment.id, "Titre", SegmentState.TRANSLATED, PERSON, None)
    made = EditorPage(desk, runner, translation.id, PERSON)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert made.source_changes.bar is None
    made.structure._correct(segment.id, segment.text.replace("eleven", "twelve"), "", False)
    settle()
    assert underlined(made, 0) == ["twelve"]
    assert made.source_changes.bar.isVisible()
