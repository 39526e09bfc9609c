"""Sentences that stand in a release more than once."""

from __future__ import annotations

from tests.desk.building import REVIEWER, WRITER, add_release, segments, write
from workbench.desk.desk import Desk
from workbench.desk.row_filter import RowFilter
from workbench.model.inline import to_tags
from workbench.model.translation import Origin, OriginKind, SegmentState, Translation

PAGE = """<html lang="en"><body>
<h1>Water comes back to Kessou</h1>
<p>Ask our <b>press office</b> for more. The work took 26 days.</p>
<p>Nobody was hurt. Ask our <i>press office</i> for more. The work took 26 days.</p>
<p>The work took 26 days. Ask our <b>press office</b> for more.</p>
</body></html>"""
# Numbers of the rows: 1 headline; 2 ask, 3 work; 4 nobody, 5 ask (italics), 6 work; 7 work, 8 ask.


def opened(desk: Desk) -> Translation:
    return add_release(desk, PAGE)[1]


def numbers(desk: Desk, translation: Translation, ids: tuple[str, ...] | list[str]) -> list[int]:
    order = [one.id for one in segments(desk, translation)]
    return [order.index(one) + 1 for one in ids]


def id_of(desk: Desk, translation: Translation, number: int) -> str:
    return segments(desk, translation)[number - 1].id


def test_repeats_are_found_and_counted_once(desk: Desk) -> None:
    translation = opened(desk)
    others = desk.repeats.of(translation.id, id_of(desk, translation, 3))
    assert [row.segment.number for row in others] == [6, 7]
    assert desk.repeats.of(translation.id, id_of(desk, translation, 4)) == []
    groups = desk.repeats.groups(translation.release_id)
    assert sorted(numbers(desk, translation, list(groups.sizes))) == [2, 3, 5, 6, 7, 8]
    # “Ask our press office for more.” and “The work took 26 days.”, each twice too often.
    assert (groups.segments, groups.words) == (4, 2 * 6 + 2 * 5)
    assert desk.repeats.groups(translation.release_id) is groups
    wanted = desk.finding.matching(translation.id, RowFilter(repeated=True))
    assert numbers(desk, translation, wanted) == [2, 3, 5, 6, 7, 8]
    assert numbers(desk, translation, desk.finding.matching(translation.id, RowFilter(repeated=False))) == [
        1,
        4,
    ]


def test_a_dropped_block_repeats_nothing_any_more(desk: Desk) -> None:
    translation = opened(desk)
    before = desk.repeats.groups(translation.release_id)
    block = segments(desk, translation)[6].block_id
    desk.releases.drop_block(translation.release_id, block, WRITER)
    after = desk.repeats.groups(translation.release_id)
    assert (before.segments, after.segments) == (4, 2)


def test_a_confirmed_text_goes_into_the_others_with_their_own_codes(desk: Desk) -> None:
    translation = opened(desk)
    head = write(desk, translation, 2, "Adressez-vous à notre <1>service de presse</1>.")
    filled = desk.repeats.fill(translation.id, head.segment_id, WRITER)
    assert numbers(desk, translation, [one.segment_id for one in filled.made]) == [8]
    row = desk.editing.row(translation.id, id_of(desk, translation, 8))
    assert to_tags(row.text, row.segment.codes) == "Adressez-vous à notre <1>service de presse</1>."
    assert row.state is SegmentState.DRAFT
    assert row.origin == Origin(OriginKind.PROPAGATED, score=100, reference="MR-1")
    assert desk.finding.put_back(filled.made, WRITER).segments == {row.segment.id}
    assert desk.editing.row(translation.id, row.segment.id).state is SegmentState.UNTRANSLATED
    desk.finding.put_again(filled.made, WRITER)
    again = desk.editing.row(translation.id, row.segment.id)
    assert (again.text, again.origin.kind) == (row.text, OriginKind.PROPAGATED)


def test_what_a_person_wrote_stays_and_is_told(desk: Desk) -> None:
    translation = opened(desk)
    write(desk, translation, 6, "Cela a pris 26 jours.", REVIEWER)
    write(desk, translation, 7, "Un brouillon", state=SegmentState.DRAFT)
    head = write(desk, translation, 3, "Les travaux ont duré 26 jours.")
    filled = desk.repeats.fill(translation.id, head.segment_id, WRITER)
    assert filled.made == ()
    assert not filled.changes
    assert numbers(desk, translation, filled.differing) == [6, 7]
    assert numbers(desk, translation, desk.repeats.differing(translation.id)) == [3, 6]


def test_a_draft_of_nobody_is_filled_anew(desk: Desk) -> None:
    translation = opened(desk)
    head = write(desk, translation, 3, "Les travaux ont duré 26 jours.")
    assert len(desk.repeats.fill(translation.id, head.segment_id, WRITER).made) == 2
    head = write(desk, translation, 3, "Il a fallu 26 jours.")
    filled = desk.repeats.fill(translation.id, head.segment_id, WRITER)
    assert len(filled.made) == 2
    assert desk.editing.row(translation.id, id_of(desk, translation, 7)).text == "Il a fallu 26 jours."
    assert not desk.repeats.fill(translation.id, head.segment_id, WRITER).made


def test_locked_typed_and_unconfirmed_ones_are_left(desk: Desk) -> None:
    translation = opened(desk)
    locked = write(desk, translation, 6, "Fermé", state=SegmentState.DRAFT)
    desk.editing.commit(
        translation.id, locked.segment_id, locked.text, locked.state, WRITER, locked.id, locked=True
    )
    desk.editing.keep_typing(translation.id, id_of(desk, translation, 7), "Je tape", None)
    draft = write(desk, translation, 3, "Pas encore", state=SegmentState.DRAFT)
    assert desk.repeats.fill(translation.id, draft.segment_id, WRITER).made == ()
    head = write(desk, translation, 3, "Les travaux ont duré 26 jours.")
    filled = desk.repeats.fill(translation.id, head.segment_id, WRITER)
    assert filled.made == ()
    assert numbers(desk, translation, filled.differing) == [6, 7]
    assert [one.text for one in desk.editing.kept_typing(translation.id)] == ["Je tape"]
