"""Finding and replacing in translations, and the rows that a filter leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desk.building import REVIEWER, WRITER, add_release, segments, write, write_all
from workbench.desk.desk import Desk
from workbench.desk.finding import Replacement
from workbench.desk.row_filter import RowFilter
from workbench.desk.search import Search
from workbench.model.comments import CommentWeight
from workbench.model.errors import Cancelled, InputError, RuleError
from workbench.model.identity import now
from workbench.model.tasks import CancelToken
from workbench.model.translation import OriginKind, SegmentState, Translation


def texts(desk: Desk, translation: Translation) -> list[str]:
    return [row.text for row in desk.editing.rows(translation.id, 0, 50)]


def states(desk: Desk, translation: Translation) -> list[SegmentState]:
    return [row.state for row in desk.editing.rows(translation.id, 0, 50)]


def test_hits_of_both_sides_in_order_with_their_context(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    hits = desk.finding.find([translation.id], Search("Kessou"))
    assert [(hit.number, hit.side) for hit in hits] == [
        (1, "source"),
        (1, "target"),
        (2, "source"),
        (2, "target"),
    ]
    assert {hit.translation_id for hit in hits} == {translation.id}
    for hit in hits:
        assert hit.context[hit.context_start : hit.context_end] == "Kessou"
    assert not any("\ue000" <= char <= "\uf8ff" for hit in hits for char in hit.context)
    assert desk.finding.find([translation.id], Search("")) == []


def test_a_source_that_translations_share_is_looked_through_once(desk: Desk) -> None:
    release, french = add_release(desk, targets=("fr", "es"))
    spanish = next(one for one in desk.releases.translations(release.id) if one.id != french.id)
    write(desk, french, 1, "Kessou !")
    write(desk, spanish, 1, "¡Kessou!")
    hits = desk.finding.find([french.id, spanish.id], Search("Kessou"))
    assert [(hit.translation_id, hit.side) for hit in hits if hit.number == 1] == [
        (french.id, "source"),
        (french.id, "target"),
        (spanish.id, "target"),
    ]


def test_a_bad_pattern_and_a_cancelled_search(desk: Desk, translation: Translation) -> None:
    with pytest.raises(InputError, match=r"find\.bad_pattern"):
        desk.finding.find([translation.id], Search("(", regular=True))
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.finding.find([translation.id], Search("a"), token)
    with pytest.raises(Cancelled):
        desk.finding.replacements([translation.id], Search("a"), "b", token)


def replacements(desk: Desk, translation: Translation, text: str, new: str) -> list[Replacement]:
    return desk.finding.replacements([translation.id], Search(text, ("target",)), new)


def test_the_chosen_places_are_replaced_and_put_back(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    before = texts(desk, translation)
    found = replacements(desk, translation, "Kessou", "Port-Lambert")
    assert [(one.number, one.put) for one in found] == [(1, "Port-Lambert"), (2, "Port-Lambert")]
    assert texts(desk, translation) == before
    done = desk.finding.replace(found[1:], WRITER)
    assert (done.places, done.left) == (1, 0)
    after = texts(desk, translation)
    assert after[0] == before[0]
    assert after[1] == before[1].replace("Kessou", "Port-Lambert")
    assert done.changes.segments == {found[1].segment_id}
    assert set(states(desk, translation)) == {SegmentState.TRANSLATED}
    changes = desk.finding.put_back(done.made, WRITER)
    assert changes.segments == {found[1].segment_id}
    assert texts(desk, translation) == before
    desk.finding.put_again(done.made, WRITER)
    assert texts(desk, translation) == after


def test_two_places_of_a_text_are_one_revision(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 1, "un deux un")
    found = replacements(desk, translation, "un", "trois")
    done = desk.finding.replace(found, WRITER)
    assert (done.places, len(done.made)) == (2, 1)
    assert texts(desk, translation)[0] == "trois deux trois"
    assert len(desk.editing.history(translation.id, found[0].segment_id)) == 2


def test_a_reviewed_text_must_be_reviewed_again(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 1, "L’eau", REVIEWER, SegmentState.REVIEWED)
    write(desk, translation, 2, "L’eau", WRITER, SegmentState.DRAFT)
    found = replacements(desk, translation, "eau", "onde")
    desk.finding.replace(found, WRITER)
    assert states(desk, translation)[:2] == [SegmentState.TRANSLATED, SegmentState.DRAFT]
    desk.finding.put_back(
        desk.finding.replace(replacements(desk, translation, "onde", ""), WRITER).made, WRITER
    )
    assert states(desk, translation)[:2] == [SegmentState.TRANSLATED, SegmentState.DRAFT]


def test_a_text_that_becomes_empty_is_untranslated(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 1, "eau")
    desk.finding.replace(replacements(desk, translation, "eau", ""), WRITER)
    assert states(desk, translation)[0] is SegmentState.UNTRANSLATED


def test_what_was_changed_since_it_was_found_is_left(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    found = replacements(desk, translation, "Kessou", "Port-Lambert")
    write(desk, translation, 1, "Autre Kessou")
    done = desk.finding.replace(found, WRITER)
    assert (done.places, done.left) == (1, 1)
    assert texts(desk, translation)[0] == "Autre Kessou"
    # So is what is to be put back.
    write(desk, translation, 2, "Encore autre")
    assert not desk.finding.put_back(done.made, WRITER)
    assert texts(desk, translation)[1] == "Encore autre"


def test_a_locked_segment_is_shown_and_left(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 1, "L’eau")
    row = desk.editing.rows(translation.id, 0, 1)[0]
    desk.editing.commit(
        translation.id, row.segment.id, row.text, row.state, WRITER, row.revision_id, locked=True
    )
    found = replacements(desk, translation, "eau", "onde")
    assert [one.why_not for one in found] == ["find.locked"]
    done = desk.finding.replace(found, WRITER)
    assert (done.made, done.places) == ((), 0)


def test_nothing_is_replaced_where_one_is_refused(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    before = texts(desk, translation)
    found = replacements(desk, translation, "e", "i")
    with pytest.raises(RuleError):
        desk.finding.replace(found, "Nobody here")
    token = CancelToken()
    with pytest.raises(Cancelled):
        desk.finding.replace(found, WRITER, cancel=token, progress=lambda done, total: token.cancel())
    assert texts(desk, translation) == before


def test_rows_by_state_origin_lock_and_text(desk: Desk, translation: Translation) -> None:
    ids = [one.id for one in segments(desk, translation)]
    write(desk, translation, 1, "L’eau")
    write(desk, translation, 2, "Brouillon", state=SegmentState.DRAFT)

    def left(wanted: RowFilter) -> list[int]:
        return [ids.index(one) + 1 for one in desk.finding.matching(translation.id, wanted)]

    assert left(RowFilter()) == [1, 2, 3, 4, 5]
    assert left(RowFilter(states=frozenset({SegmentState.DRAFT}))) == [2]
    assert left(RowFilter(states=frozenset({SegmentState.UNTRANSLATED}))) == [3, 4, 5]
    assert left(RowFilter(origins=frozenset({OriginKind.PERSON}))) == [1, 2]
    assert left(RowFilter(origins=frozenset({OriginKind.MACHINE}))) == []
    assert left(RowFilter(text=Search("eau"))) == [1]
    assert left(RowFilter(text=Search("the", ("source",), whole_words=True))) == [4, 5]
    assert left(RowFilter(locked=True)) == []
    assert left(RowFilter(locked=False, states=frozenset({SegmentState.TRANSLATED}))) == [1]
    assert not RowFilter().asks
    assert RowFilter(locked=False).asks


def test_rows_with_a_comment_that_is_open(desk: Desk, translation: Translation) -> None:
    segment = segments(desk, translation)[2]
    desk.editorial.comment(translation.id, "Sure?", REVIEWER, segment.id, CommentWeight.MUST)
    wanted = RowFilter(with_comment=True)
    assert desk.finding.matching(translation.id, wanted) == (segment.id,)
    comment = desk.editorial.comments(translation.id)[0]
    desk.editorial.resolve(comment.id, REVIEWER)
    assert desk.finding.matching(translation.id, wanted) == ()


def test_rows_changed_since(desk: Desk, translation: Translation) -> None:
    ids = [one.id for one in segments(desk, translation)]
    write(desk, translation, 1, "L’eau")
    assert desk.finding.matching(translation.id, RowFilter(changed_since=now() - timedelta(days=1))) == (
        ids[0],
    )
    assert desk.finding.matching(translation.id, RowFilter(changed_since=now() + timedelta(days=1))) == ()
    assert desk.finding.last_look(translation.id, REVIEWER) == 0
    desk.library.looked(translation.id, REVIEWER)
    look = desk.finding.last_look(translation.id, REVIEWER)
    assert look > 0
    write(desk, translation, 2, "Autre")
    write(desk, translation, 3, "De la relectrice", REVIEWER)
    wanted = RowFilter(new_since=look, person=REVIEWER)
    assert desk.finding.matching(translation.id, wanted) == (ids[1],)


def test_a_filter_of_a_bad_pattern_says_so(desk: Desk, translation: Translation) -> None:
    with pytest.raises(InputError, match=r"find\.bad_pattern"):
        desk.finding.matching(translation.id, RowFilter(text=Search("[", regular=True)))
