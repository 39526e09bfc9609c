"""What a new version of a source leaves to be looked at, and what it said before."""

from __future__ import annotations

import pytest

from tests.desk.building import EDITOR, PAGE, REVIEWER, WRITER, segments, write, write_all
from workbench.desk.desk import Desk
from workbench.desk.intake import read_html
from workbench.desk.library_views import LibraryQuery
from workbench.desk.row_filter import RowFilter
from workbench.desk.search import Search
from workbench.model.errors import InputError, RuleError
from workbench.model.inline import to_tags, without_codes
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, SegmentState, Translation

NEW = PAGE.replace("opened <b>eleven</b>", "opened <b>twelve</b>").replace("26 days", "27 days")


@pytest.fixture
def carried(desk: Desk, translation: Translation) -> Translation:
    write_all(desk, translation)
    return desk.pairing.carry_over(translation.release_id, read_html(NEW, "en"), EDITOR).translations[0]


def test_what_changed_in_the_source_is_marked_word_by_word(desk: Desk, carried: Translation) -> None:
    first, second = desk.segments.source_changes(carried.id)
    assert (first.number, second.number) == (2, 4)
    assert to_tags(first.old, first.codes) == (
        "Meridian Relief has opened <1>eleven</1> water points in Kessou."
    )
    assert to_tags(first.new, first.codes) == (
        "Meridian Relief has opened <1>twelve</1> water points in Kessou."
    )
    marked = [
        (second.old[one.old_start : one.old_end], second.new[one.new_start : one.new_end])
        for one in second.changes
        if one.kind != "equal"
    ]
    assert marked == [("26", "27")]
    assert (second.author, second.reason) == (EDITOR, "New version of the source")
    rows = desk.editing.rows(carried.id, 0, 10)
    assert [row.source_changed for row in rows] == [False, True, False, True, False]
    assert to_tags(rows[1].text, rows[1].segment.codes) == (
        "Secours Méridien a ouvert <1>onze</1> points d’eau à Kessou."
    )
    assert [row.state for row in rows] == [
        SegmentState.DRAFT if row.source_changed else SegmentState.TRANSLATED for row in rows
    ]


def test_the_release_reads_as_the_new_version_does(desk: Desk, carried: Translation) -> None:
    texts = [without_codes(block.text) for block in desk.releases.blocks(carried.release_id) if block.kept]
    expected = [without_codes(block.text) for block in read_html(NEW, "en").blocks if block.kept]
    assert texts == expected
    (found,) = desk.finding.matching(carried.id, RowFilter(text=Search("27 days")), CancelToken())
    assert found == segments(desk, carried)[3].id


def test_what_changed_has_to_be_looked_at_before_an_approval(desk: Desk, carried: Translation) -> None:
    desk.editorial.act(carried.id, Action.SUBMIT, WRITER)
    with pytest.raises(RuleError) as error:
        desk.editorial.act(carried.id, Action.APPROVE, REVIEWER)
    assert error.value.code == "rule.source_changed"
    desk.editorial.act(carried.id, Action.RETURN, REVIEWER, "Look at the figures.")
    write(desk, carried, 4, "Les travaux ont duré 27\u00a0jours.")
    assert [one.number for one in desk.segments.source_changes(carried.id)] == [2]


def test_a_source_corrected_twice_is_compared_with_the_text_that_was_translated(
    desk: Desk, translation: Translation
) -> None:
    write_all(desk, translation)
    for text in ("The work took 27 days.", "The whole work took 27 days."):
        row = desk.editing.rows(translation.id, 3, 1)[0]
        desk.segments.edit_source(
            translation.id, row.segment.id, text, EDITOR, row.source_revision_id, "Slip"
        )
    (change,) = desk.segments.source_changes(translation.id)
    assert (change.old, change.new) == ("The work took 26 days.", "The whole work took 27 days.")
    write(desk, translation, 4, "Tous les travaux ont duré 27\u00a0jours.")
    assert desk.segments.source_changes(translation.id) == []


def test_locked_segments_stay_locked_unless_their_source_changed(
    desk: Desk, translation: Translation
) -> None:
    write_all(desk, translation)
    for number in (1, 2):
        row = desk.editing.rows(translation.id, number - 1, 1)[0]
        desk.editing.commit(
            translation.id, row.segment.id, row.text, row.state, WRITER, row.revision_id, locked=True
        )
    done = desk.pairing.carry_over(translation.release_id, read_html(NEW, "en"), EDITOR)
    rows = desk.editing.rows(done.translations[0].id, 0, 10)
    assert [row.locked for row in rows] == [True, False, False, False, False]


def test_the_new_version_takes_the_place_of_the_old_one_and_can_be_taken_back(
    desk: Desk, translation: Translation
) -> None:
    old = translation.release_id
    desk.library.tag([old], "water", EDITOR)
    done = desk.pairing.carry_over(old, read_html(NEW, "en"), EDITOR, archive=True)
    assert desk.releases.get("MR-1").id == done.release.id
    (card,) = desk.library.search(LibraryQuery())
    assert (card.release.id, card.tags) == (done.release.id, ("water",))
    changes = desk.pairing.take_back(done, EDITOR)
    assert changes.releases == {old, done.release.id}
    assert [card.release.id for card in desk.library.search(LibraryQuery())] == [old]
    assert desk.releases.get("MR-1").id == old


def test_an_unknown_translation_has_no_changes_to_show(desk: Desk) -> None:
    with pytest.raises(InputError):
        desk.segments.source_changes("nothing")
