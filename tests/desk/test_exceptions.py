"""What was waived or ignored follows a split, a join and their undoing: for that issue, and for no other."""

from __future__ import annotations

import pytest

from tests.desk.building import REVIEWER, WRITER, add_release, segments, write
from workbench.desk.desk import Desk
from workbench.desk.segments import Resegmented
from workbench.editorial.situation import open_errors
from workbench.model.issues import Issue, Severity
from workbench.model.tasks import CancelToken
from workbench.model.translation import Translation

PAGE = "<h1>Water</h1><p>The wells are open now; they serve 14,500 people in 26 villages. It is done.</p>"
TEXT = "Les puits sont ouverts ; ils servent 15\u00a0400 personnes dans 27\u00a0villages."


@pytest.fixture
def french(desk: Desk) -> Translation:
    """The French translation, with two wrong figures in its second segment."""
    _, translation = add_release(desk, PAGE)
    write(desk, translation, 2, TEXT)
    return translation


def found(desk: Desk, french: Translation) -> list[Issue]:
    return [
        issue
        for issue in desk.proofing.check(french.id, CancelToken(), grammar=False)
        if issue.severity is Severity.ERROR and issue.segment_id != segments(desk, french)[0].id
    ]


def blocking(desk: Desk, french: Translation) -> set[str]:
    heading = segments(desk, french)[0].id
    situation = desk.editorial.situation(french.id, REVIEWER)
    return {issue.text for issue in open_errors(situation) if issue.segment_id != heading}


def split(desk: Desk, french: Translation, number: int, before: str, target: str) -> Resegmented:
    segment = segments(desk, french)[number - 1]
    text = desk.editing.row(french.id, segment.id).text
    return desk.segments.split(french.id, segment.id, segment.text.index(before), text.index(target), WRITER)


def test_a_waiver_follows_to_the_part_that_has_the_fault(desk: Desk, french: Translation) -> None:
    errors = found(desk, french)
    assert len(errors) >= 2, "a figure of people and one of villages"
    waived = errors[0]
    before = blocking(desk, french)
    desk.editorial.waive(french.id, waived, "the office has newer figures", REVIEWER)
    left = blocking(desk, french)
    assert left < before
    done = split(desk, french, 2, "they serve", "ils servent")
    assert blocking(desk, french) == left
    again = split(desk, french, 3, "in 26", "dans 27")
    assert blocking(desk, french) == left
    # Waived on a part, and taken back: it holds in the whole.
    other = next(one for one in found(desk, french) if one.text in left)
    desk.editorial.waive(french.id, other, "that too", REVIEWER)
    nothing = blocking(desk, french)
    assert nothing < left
    for cut in (again, done):
        desk.segments.put_back(french.release_id, cut.block_id, cut.before, WRITER)
        assert blocking(desk, french) == nothing


def test_a_waiver_holds_for_no_other_fault(desk: Desk, french: Translation) -> None:
    for issue in found(desk, french):
        desk.editorial.waive(french.id, issue, "agreed", REVIEWER)
    assert not blocking(desk, french)
    split(desk, french, 2, "they serve", "ils servent")
    write(desk, french, 3, "ils servent 99\u00a0999 personnes dans 27\u00a0villages.")
    assert blocking(desk, french)


def test_what_is_ignored_stays_ignored(desk: Desk, french: Translation) -> None:
    for issue in found(desk, french):
        desk.proofing.ignore(issue, french.id, "once", WRITER, "asked the office")
    assert not found(desk, french)
    done = split(desk, french, 2, "they serve", "ils servent")
    assert not found(desk, french)
    segment = segments(desk, french)[2]
    assert not [
        issue
        for issue in desk.proofing.check_segment(french.id, segment.id, CancelToken(), grammar=False)
        if issue.severity is Severity.ERROR
    ]
    desk.segments.join(french.id, segment.id, WRITER)
    assert not found(desk, french)
    desk.segments.put_back(french.release_id, done.block_id, done.before, WRITER)
    assert not found(desk, french)
