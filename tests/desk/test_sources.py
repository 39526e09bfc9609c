"""A corrected source: a revision of its own, and every language follows."""

from __future__ import annotations

import pytest

from tests.desk.building import EDITOR, REVIEWER, WRITER, add_release, approve, segments, write
from workbench.desk.desk import Desk
from workbench.desk.views import Row
from workbench.model.errors import ConflictError, InputError, RuleError
from workbench.model.inline import from_tags, to_tags
from workbench.model.translation import Action, SegmentState, Status, Translation


def row(desk: Desk, translation: Translation, number: int) -> Row:
    return desk.editing.rows(translation.id, number - 1, 1)[0]


def correct(
    desk: Desk, translation: Translation, number: int, text: str, author: str = WRITER, stands: bool = False
) -> None:
    now = row(desk, translation, number)
    desk.segments.edit_source(
        translation.id,
        now.segment.id,
        from_tags(text, now.segment.codes),
        author,
        now.source_revision_id,
        still_stands=stands,
    )


def test_a_correction_is_read_everywhere_and_makes_drafts(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 3, "Ils desservent 14\u00a0500 personnes.")
    before = row(desk, translation, 3)
    correct(desk, translation, 3, "They serve 15,400 people every day.")
    after = row(desk, translation, 3)
    assert (after.state, after.text, after.source_changed) == (SegmentState.DRAFT, before.text, True)
    assert after.segment.text == "They serve 15,400 people every day."
    block = next(b for b in desk.releases.blocks(translation.release_id) if b.id == after.block.id)
    assert block == after.block
    assert block.text.endswith("They serve 15,400 people every day.")
    context = desk.proofing.context(translation.id)
    assert context.segments[2].source == after.segment.text
    history = desk.segments.source_history(after.segment.id)
    assert [one.text for one in history] == [after.segment.text]
    original = desk.segments.original_source(translation.release_id, after.segment.id)
    assert (original.id, original.text) == ("", before.segment.text)
    write(desk, translation, 3, "Ils desservent 15\u00a0400 personnes.")
    assert not row(desk, translation, 3).source_changed


def test_a_translation_that_still_stands_is_left_and_remembered(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 3, "Ils desservent 14\u00a0500 personnes.")
    correct(desk, translation, 3, "They serve 14,500 persons every day.", stands=True)
    after = row(desk, translation, 3)
    assert (after.state, after.source_changed) == (SegmentState.TRANSLATED, False)
    _, other = add_release(
        desk, "<h1>Other</h1><p>They serve 14,500 persons every day.</p>", reference="MR-2"
    )
    found = desk.drafts.suggestions(other.id, segments(desk, other)[1].id)
    assert [one.score for one in found] == [100]


def test_a_code_that_is_left_out_leaves_the_targets_too(desk: Desk, translation: Translation) -> None:
    write(desk, translation, 2, "Secours Méridien a ouvert <1>onze</1> points d’eau.")
    correct(desk, translation, 2, "Meridian Relief has opened <1>eleven water points.")
    after = row(desk, translation, 2)
    assert after.segment.codes == ()
    assert to_tags(after.text, after.segment.codes) == "Secours Méridien a ouvert onze points d’eau."
    assert len(after.text) == len("Secours Méridien a ouvert onze points d’eau.")


def test_an_approved_translation_is_reopened_and_only_by_an_editor(
    desk: Desk, translation: Translation
) -> None:
    approve(desk, translation)
    with pytest.raises(RuleError) as caught:
        correct(desk, translation, 3, "They serve 15,400 people every day.")
    assert caught.value.code == "rule.role"
    assert desk.editorial.status(translation.id) is Status.APPROVED
    assert row(desk, translation, 3).source_revision_id is None
    correct(desk, translation, 3, "They serve 14,500 persons every day.", EDITOR, stands=True)
    assert desk.editorial.status(translation.id) is Status.APPROVED
    correct(desk, translation, 3, "They serve 15,400 people every day.", EDITOR)
    assert desk.editorial.status(translation.id) is Status.DRAFT
    assert desk.editorial.chain(translation.id)[-1].action is Action.REOPEN
    assert "→ They serve 15,400" in desk.editorial.chain(translation.id)[-1].note
    assert desk.editorial.chain_fault(translation.id) is None
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    with pytest.raises(RuleError) as refused:
        desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
    assert refused.value.code == "rule.source_changed"
    points = desk.editorial.readiness(translation.id, REVIEWER)
    assert [one.code for one in points if one.code == "readiness.source"] == ["readiness.source"]


def test_two_corrections_of_one_parent_are_a_conflict_and_both_kept(
    desk: Desk, translation: Translation
) -> None:
    segment = segments(desk, translation)[2]
    desk.segments.edit_source(translation.id, segment.id, "They serve many.", WRITER, None)
    with pytest.raises(ConflictError) as caught:
        desk.segments.edit_source(translation.id, segment.id, "They serve all.", EDITOR, None)
    assert caught.value.code == "source.conflict"
    assert row(desk, translation, 3).segment.text == "They serve many."
    assert len(desk.segments.source_history(segment.id)) == 2
    heads = desk._store.segments.source(segment.id)
    desk._store.segments.rebuild_heads()
    assert desk._store.segments.source(segment.id) == heads


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\ue000\ue001", "\u2028"])
def test_an_empty_source_is_refused(desk: Desk, translation: Translation, text: str) -> None:
    segment = segments(desk, translation)[2]
    with pytest.raises(InputError) as caught:
        desk.segments.edit_source(translation.id, segment.id, text, WRITER, None)
    assert caught.value.code == "source.empty"


def test_an_unknown_parent_and_a_lock_are_refused(desk: Desk, translation: Translation) -> None:
    segment = segments(desk, translation)[2]
    with pytest.raises(InputError) as unknown:
        desk.segments.edit_source(translation.id, segment.id, "They.", WRITER, "none")
    assert unknown.value.code == "revision.unknown"
    desk.editing.commit(translation.id, segment.id, "Ils", SegmentState.TRANSLATED, WRITER, None, locked=True)
    with pytest.raises(RuleError) as locked:
        desk.segments.edit_source(translation.id, segment.id, "They serve.", WRITER, None)
    assert locked.value.code == "edit.locked"
    assert segments(desk, translation)[2].text == segment.text


def test_a_split_of_a_corrected_source_cuts_what_it_says_now(desk: Desk, translation: Translation) -> None:
    segment = segments(desk, translation)[2]
    correct(desk, translation, 3, "They serve many; \U0001f600 e\u0301very day \ud800.")
    now = row(desk, translation, 3).segment
    done = desk.segments.split(translation.id, segment.id, now.text.index(";") + 1, None, WRITER)
    assert [one.text for one in segments(desk, translation)[2:4]] == [
        "They serve many;",
        "\U0001f600 e\u0301very day \ufffd.",
    ]
    desk.segments.put_back(translation.release_id, done.block_id, done.before, WRITER)
    assert row(desk, translation, 3).segment == now
