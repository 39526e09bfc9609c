"""Splitting, joining and taking back: source and every language in step, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.building import (
    EDITOR,
    REVIEWER,
    WRITER,
    add_release,
    open_desk,
    segments,
    write,
)
from workbench.desk.desk import Desk
from workbench.desk.views import Row
from workbench.model.comments import CommentWeight
from workbench.model.errors import InputError, RuleError
from workbench.model.inline import to_tags
from workbench.model.release import Release
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, SegmentState, Translation

PAGE = """<html lang="en"><body>
<h1>Water comes back</h1>
<p>The wells are open; <b>eleven</b> work today. They serve 14,500 people. See <i>the plan</i> for more.</p>
</body></html>"""


@pytest.fixture
def release(desk: Desk) -> tuple[Release, Translation, Translation]:
    """Take in a release with two languages; return it with both."""
    added, french = add_release(desk, PAGE, targets=("fr", "es"))
    return added, french, desk.releases.translations(added.id)[1]


def rows(desk: Desk, translation: Translation) -> list[Row]:
    return desk.editing.rows(translation.id, 0, 100)


def sources(desk: Desk, translation: Translation) -> list[str]:
    return [to_tags(row.segment.text, row.segment.codes) for row in rows(desk, translation)]


def targets(desk: Desk, translation: Translation) -> list[str]:
    return [to_tags(row.text, row.segment.codes) for row in rows(desk, translation)]


def states(desk: Desk, translation: Translation) -> list[SegmentState]:
    return [row.state for row in rows(desk, translation)]


def at(text: str, before: str) -> int:
    return text.index(before)


def refused(desk: Desk, translation: Translation, segment_id: str, offset: int) -> str:
    before = desk.editing.outline(translation.id)
    with pytest.raises(RuleError) as caught:
        desk.segments.split(translation.id, segment_id, offset, None, WRITER)
    assert desk.editing.outline(translation.id) == before
    return caught.value.code


Both = tuple[Release, Translation, Translation]


def test_a_split_keeps_both_languages_in_step(desk: Desk, release: Both) -> None:
    _, french, spanish = release
    write(desk, french, 2, "Les puits sont ouverts ; <1>onze</1> fonctionnent.")
    write(desk, spanish, 2, "Los pozos están abiertos. <1>Once</1> funcionan.")
    segment = segments(desk, french)[1]
    text = desk.editing.row(french.id, segment.id).text
    done = desk.segments.split(
        french.id, segment.id, at(segment.text, " \ue000"), at(text, " \ue000"), WRITER
    )
    assert done.before == (segment.id, *done.after[2:])
    assert len(done.after) == len(done.before) + 1
    assert done.changes.structure
    assert done.changes.translations == {french.id, spanish.id}
    assert done.changes.segments == {segment.id, *done.after[:2]}
    assert sources(desk, french)[1:3] == ["The wells are open;", "<1>eleven</1> work today."]
    assert targets(desk, french)[1:3] == ["Les puits sont ouverts ;", "<1>onze</1> fonctionnent."]
    assert targets(desk, spanish)[1:3] == ["Los pozos están abiertos.", "<1>Once</1> funcionan."]
    assert states(desk, spanish)[1:3] == [SegmentState.TRANSLATED] * 2
    assert [row.segment.number for row in rows(desk, french)] == [1, 2, 3, 4, 5]
    assert [row.first_of_block for row in rows(desk, french)] == [True, True, False, False, False]
    outline = desk.editing.outline(french.id)
    assert outline.ids[1:] == done.after
    assert list(outline.block_starts) == [1, 1, 0, 0, 0]
    # Those who wrote stay the authors; who split did not write.
    situation = desk.editorial.situation(french.id, REVIEWER, checked=False)
    assert situation.authors == {WRITER}


def test_who_splits_is_no_author_of_another_language(desk: Desk, release: Both) -> None:
    _, french, spanish = release
    write(desk, spanish, 2, "Los pozos están abiertos. <1>Once</1> funcionan.", author=EDITOR)
    desk.segments.split(french.id, segments(desk, french)[1].id, 19, None, WRITER)
    assert desk.editorial.situation(spanish.id, REVIEWER, checked=False).authors == {EDITOR}


def test_without_a_border_the_whole_goes_to_the_first_part_as_a_draft(desk: Desk, release: Both) -> None:
    _, french, spanish = release
    write(desk, spanish, 2, "Los pozos están abiertos y <1>once</1> funcionan.")
    segment = segments(desk, french)[1]
    desk.segments.split(french.id, segment.id, 19, None, WRITER)
    # The code belongs to the other part's source now.
    assert targets(desk, spanish)[1:3] == ["Los pozos están abiertos y once funcionan.", ""]
    assert states(desk, spanish)[1:3] == [SegmentState.DRAFT, SegmentState.UNTRANSLATED]
    assert states(desk, french)[1:3] == [SegmentState.UNTRANSLATED] * 2


def test_undo_and_redo_bring_back_the_same_segments(desk: Desk, release: Both) -> None:
    added, french, spanish = release
    write(desk, french, 2, "Les puits sont ouverts ; <1>onze</1> fonctionnent.")
    write(desk, spanish, 2, "Los pozos están abiertos y <1>once</1> funcionan.")
    before = rows(desk, french), rows(desk, spanish)
    done = desk.segments.split(french.id, segments(desk, french)[1].id, 19, 24, WRITER)
    after = rows(desk, french), rows(desk, spanish)
    undone = desk.segments.put_back(added.id, done.block_id, done.before, WRITER)
    assert (undone.before, undone.after) == (done.after, done.before)
    assert (rows(desk, french), rows(desk, spanish)) == before
    desk.segments.put_back(added.id, done.block_id, done.after, WRITER)
    assert (rows(desk, french), rows(desk, spanish)) == after
    assert not desk.segments.put_back(added.id, done.block_id, done.after, WRITER).changes


def test_what_was_written_after_a_split_goes_along_when_it_is_undone(desk: Desk, release: Both) -> None:
    added, french, spanish = release
    write(desk, french, 2, "Les puits sont ouverts ; <1>onze</1> fonctionnent.")
    done = desk.segments.split(french.id, segments(desk, french)[1].id, 19, 24, WRITER)
    write(desk, french, 3, "<1>onze</1> marchent aujourd’hui.", EDITOR)
    write(desk, spanish, 3, "<1>Once</1> funcionan.", EDITOR)
    desk.segments.put_back(added.id, done.block_id, done.before, WRITER)
    assert targets(desk, french)[1] == "Les puits sont ouverts ; <1>onze</1> marchent aujourd’hui."
    assert targets(desk, spanish)[1] == "<1>Once</1> funcionan."
    assert states(desk, spanish)[1] is SegmentState.DRAFT


def test_what_was_written_after_a_join_goes_along_when_it_is_undone(desk: Desk, release: Both) -> None:
    added, french, _ = release
    done = desk.segments.join(french.id, segments(desk, french)[2].id, WRITER)
    write(desk, french, 3, "Ils servent 14 500 personnes. Voir <1>le plan</1>.")
    desk.segments.put_back(added.id, done.block_id, done.before, WRITER)
    assert targets(desk, french)[2:] == ["Ils servent 14 500 personnes.", "Voir <1>le plan</1>."]


def test_a_join_keeps_codes_apart_and_takes_the_lower_state(desk: Desk, release: Both) -> None:
    _, french, spanish = release
    first, second = segments(desk, french)[1:3]
    write(desk, french, 2, "Les puits ; <1>onze</1>.", state=SegmentState.REVIEWED)
    write(desk, french, 3, "Ils servent.", state=SegmentState.DRAFT)
    write(desk, spanish, 3, "Sirven.")
    desk.segments.join(french.id, first.id, WRITER)
    done = desk.segments.join(french.id, rows(desk, french)[1].segment.id, WRITER)
    assert len(done.after) == 1
    assert sources(desk, french)[1] == (
        "The wells are open; <1>eleven</1> work today. They serve 14,500 people. See <2>the plan</2> for more."
    )
    assert targets(desk, french)[1] == "Les puits ; <1>onze</1>. Ils servent."
    assert states(desk, french)[1] is SegmentState.DRAFT
    assert (targets(desk, spanish)[1], states(desk, spanish)[1]) == ("Sirven.", SegmentState.DRAFT)
    assert second.id not in desk.editing.outline(french.id).ids


def test_history_comments_and_the_last_place_follow(desk: Desk, release: Both) -> None:
    added, french, _ = release
    written = write(desk, french, 2, "Les puits sont ouverts ; <1>onze</1> fonctionnent.")
    segment = segments(desk, french)[1]
    desk.editorial.comment(french.id, "Which wells?", REVIEWER, segment.id, CommentWeight.MUST)
    desk.editing.remember_place(french.id, WRITER, segment.id)
    done = desk.segments.split(french.id, segment.id, 19, 24, WRITER)
    history = desk.editing.history(french.id, done.after[1])
    assert [one.text for one in history][-1] == written.text
    assert history[0].parent_id == written.id
    assert desk.editorial.comments(french.id)[0].segment_id == done.after[0]
    assert [row.comments_open for row in rows(desk, french)] == [0, 1, 0, 0, 0]
    assert desk.editing.last_place(french.id, WRITER) == done.after[0]
    desk.editorial.comment(french.id, "And here?", REVIEWER, done.after[1])
    desk.segments.put_back(added.id, done.block_id, done.before, WRITER)
    assert [row.comments_open for row in rows(desk, french)] == [0, 2, 0, 0]
    assert desk.editing.last_place(french.id, WRITER) == segment.id


def test_memory_knows_the_parts_and_still_the_whole(desk: Desk, release: Both) -> None:
    _, french, _ = release
    write(desk, french, 2, "Les puits sont ouverts ; <1>onze</1> fonctionnent.")
    desk.segments.split(french.id, segments(desk, french)[1].id, 19, 24, WRITER)
    _, other = add_release(
        desk,
        "<h1>Other</h1><p>The wells are open;</p><p>The wells are open; <b>eleven</b> work today.</p>",
        reference="MR-2",
    )
    whole, part = (desk.drafts.suggestions(other.id, segments(desk, other)[number].id) for number in (2, 1))
    assert [one.score for one in whole] == [100]
    assert [one.text for one in part] == ["Les puits sont ouverts ;"]


@pytest.mark.parametrize(
    ("find", "code"),
    [
        ("The", "segments.empty_part"),
        ("leven", "segments.cuts_codes"),
    ],
)
def test_a_split_that_cannot_be(desk: Desk, release: Both, find: str, code: str) -> None:
    _, french, _ = release
    segment = segments(desk, french)[1]
    assert refused(desk, french, segment.id, at(segment.text, find)) == code


def test_a_target_is_not_cut_in_a_pair_nor_parted_from_its_codes(desk: Desk, release: Both) -> None:
    _, french, _ = release
    write(desk, french, 2, "<1>Onze</1> puits fonctionnent.")
    segment = segments(desk, french)[1]
    for offset in (3, 8):
        with pytest.raises(RuleError) as caught:
            desk.segments.split(french.id, segment.id, 19, offset, WRITER)
        assert caught.value.code == "segments.cuts_target_codes"
    assert targets(desk, french)[1] == "<1>Onze</1> puits fonctionnent."


def test_the_last_of_a_block_has_nothing_to_be_joined_with(desk: Desk, release: Both) -> None:
    _, french, _ = release
    for number in (0, 3):
        with pytest.raises(RuleError) as caught:
            desk.segments.join(french.id, segments(desk, french)[number].id, WRITER)
        assert caught.value.code == "segments.no_next"


def test_a_dateline_stays_alone(desk: Desk) -> None:
    page = "<h1>Water</h1><p>GENEVA, 24 November 2026 – The wells are open. They serve many people.</p>"
    _, french = add_release(desk, page)
    dateline = next(one for one in segments(desk, french) if one.is_dateline)
    assert refused(desk, french, dateline.id, 7) == "segments.dateline"
    with pytest.raises(RuleError) as caught:
        desk.segments.join(french.id, dateline.id, WRITER)
    assert caught.value.code == "segments.dateline"


def test_what_is_in_review_in_any_language_is_not_cut_anew(desk: Desk, release: Both) -> None:
    _, french, spanish = release
    done = desk.segments.split(french.id, segments(desk, french)[1].id, 19, None, WRITER)
    desk.editorial.act(spanish.id, Action.SUBMIT, WRITER)
    segment = segments(desk, french)[3]
    assert refused(desk, french, segment.id, 10) == "segments.status"
    with pytest.raises(RuleError):
        desk.segments.join(french.id, segment.id, WRITER)
    with pytest.raises(RuleError) as caught:
        desk.segments.put_back(release[0].id, done.block_id, done.before, WRITER)
    assert caught.value.data["language"] == "es"


def test_what_is_locked_or_being_typed_in_any_language_is_not_cut_anew(desk: Desk, release: Both) -> None:
    _, french, spanish = release
    segment = segments(desk, french)[2]
    desk.editing.keep_typing(spanish.id, segment.id, "Sirv", None)
    assert refused(desk, french, segment.id, 10) == "segments.typing"
    desk.editing.forget_typing(spanish.id, segment.id)
    desk.editing.commit(spanish.id, segment.id, "Sirven", SegmentState.TRANSLATED, WRITER, None, locked=True)
    assert refused(desk, french, segment.id, 10) == "segments.locked"


def test_a_text_for_a_segment_that_is_no_more_is_refused(desk: Desk, release: Both) -> None:
    _, french, _ = release
    segment = segments(desk, french)[2]
    done = desk.segments.split(french.id, segment.id, 10, None, WRITER)
    with pytest.raises(RuleError) as caught:
        desk.editing.commit(french.id, segment.id, "Ils", SegmentState.DRAFT, WRITER, None)
    assert caught.value.code == "edit.recut"
    assert refused(desk, french, segment.id, 10) == "edit.recut"
    with pytest.raises(InputError) as unknown:
        desk.segments.put_back(release[0].id, done.block_id, done.after[:2], WRITER)
    assert unknown.value.code == "segments.unknown_cut"


def test_a_person_without_a_role_and_an_unknown_one_cut_nothing(desk: Desk, release: Both) -> None:
    _, french, _ = release
    with pytest.raises(RuleError):
        desk.segments.split(french.id, segments(desk, french)[2].id, 10, None, "Nobody")


def test_approval_after_a_split_speaks_of_the_new_cut(desk: Desk, release: Both, tmp_path: Path) -> None:
    _, french, _ = release
    for number, text in enumerate(
        ("L’eau revient", "Les puits sont ouverts ;", "<1>onze</1> fonctionnent aujourd’hui.",
         "Ils desservent 14\u00a0500 personnes.", "Voir <1>le plan</1> pour en savoir plus."), 1
    ):  # fmt: skip
        if number == 2:
            desk.segments.split(french.id, segments(desk, french)[1].id, 19, None, WRITER)
        write(desk, french, number, text)
    desk.editorial.act(french.id, Action.SUBMIT, WRITER)
    desk.editorial.act(french.id, Action.APPROVE, REVIEWER)
    path = tmp_path / "out.txt"
    desk.delivery.export(french.id, "text", path, actor=EDITOR)
    assert "Les puits sont ouverts ; onze fonctionnent aujourd’hui." in path.read_text(encoding="utf-8")
    assert desk.delivery.verify_file(path).verified
    assert refused(desk, french, segments(desk, french)[3].id, 10) == "segments.status"


def test_a_po_file_from_before_a_split_leaves_the_parts_alone(
    desk: Desk, release: Both, tmp_path: Path
) -> None:
    _, french, _ = release
    path = tmp_path / "out.po"
    write(desk, french, 3, "Ils servent.")
    desk.delivery.export(french.id, "po", path, draft=True)
    desk.segments.split(french.id, segments(desk, french)[2].id, 10, None, WRITER)
    report = desk.delivery.import_po(path, WRITER)
    assert report.changed == 0
    assert [code for _, code in report.left_out] == ["po.unknown_segment"]


def test_everything_is_there_after_opening_again(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    _, french = add_release(desk, PAGE)
    write(desk, french, 2, "Les puits ; <1>onze</1> marchent.")
    write(desk, french, 3, "Ils servent.")
    desk.segments.split(french.id, segments(desk, french)[1].id, 19, 12, WRITER)
    before = rows(desk, french)
    desk.close()
    desk = open_desk(tmp_path)
    assert rows(desk, french) == before
    desk._store.targets.rebuild_heads()
    desk._store.segments.make_order(french.release_id)
    assert rows(desk, french) == before
    desk.close()


def test_progress_counts_the_parts(desk: Desk, release: Both) -> None:
    _, french, _ = release
    total = desk.editing.progress(french.id)
    desk.segments.split(french.id, segments(desk, french)[1].id, 19, None, WRITER)
    after = desk.editing.progress(french.id)
    assert (after.total, after.source_words) == (total.total + 1, total.source_words)


def test_a_text_whose_source_was_corrected_is_confirmed_before_it_is_cut(desk: Desk, release: Both) -> None:
    _, french, spanish = release
    write(desk, spanish, 2, "Los pozos están abiertos; <1>once</1> funcionan hoy.")
    segment = segments(desk, french)[1]
    desk.segments.edit_source(french.id, segment.id, segment.text + " Indeed.", WRITER, None)
    assert refused(desk, french, segment.id, 19) == "segments.unchecked"
    with pytest.raises(RuleError, match=r"segments\.unchecked"):
        desk.segments.join(french.id, segment.id, WRITER)
    write(desk, spanish, 2, "Los pozos están abiertos; <1>once</1> funcionan hoy. Sí.")
    desk.segments.split(french.id, segment.id, 19, None, WRITER)
    assert len(segments(desk, french)) == 5


def test_another_window_has_no_issues_of_segments_that_are_gone(desk: Desk, release: Both) -> None:
    _, french, _ = release
    write(desk, french, 2, "Les puits sont ouverts ; <1>douze</1> fonctionnent.")
    gone = segments(desk, french)[1].id
    desk.segments.split(french.id, gone, 19, None, WRITER)
    found = desk.proofing.check(french.id, CancelToken(), lambda *_given: None, grammar=False)
    assert gone not in {issue.segment_id for issue in found}
