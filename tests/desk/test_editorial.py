"""Status, four eyes, the chain, comments and waivers, as the desk puts them together."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.building import (
    EDITOR,
    FRENCH,
    REVIEWER,
    WRITER,
    add_release,
    approve,
    segments,
    write,
    write_all,
)
from workbench.desk.desk import Desk
from workbench.desk.library_views import LibraryQuery
from workbench.model.comments import CommentWeight
from workbench.model.errors import InputError, RuleError
from workbench.model.people import Role
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, SegmentState, Status, Translation
from workbench.store.store import FILE_NAME

WRONG = "Ils desservent 15\u00a0400 personnes chaque jour."


def refused(desk: Desk, translation: Translation, action: Action, actor: str, reason: str = "") -> str:
    before = desk.editorial.chain(translation.id)
    with pytest.raises(RuleError) as caught:
        desk.editorial.act(translation.id, action, actor, reason)
    assert desk.editorial.chain(translation.id) == before
    assert caught.value.exit_code == 3
    return caught.value.code


def test_the_day_of_a_translation(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    steps = [
        (Action.SUBMIT, WRITER, "", Status.IN_REVIEW),
        (Action.RETURN, REVIEWER, "too stiff", Status.CHANGES_REQUESTED),
        (Action.SUBMIT, WRITER, "", Status.IN_REVIEW),
        (Action.APPROVE, REVIEWER, "", Status.APPROVED),
        (Action.PUBLISH, EDITOR, "", Status.PUBLISHED),
        (Action.REOPEN, EDITOR, " a figure was corrected ", Status.DRAFT),
    ]
    for action, actor, reason, status in steps:
        transition, changes = desk.editorial.act(translation.id, action, actor, reason)
        assert (transition.to_status, transition.actor, transition.note) == (status, actor, reason.strip())
        assert changes.translations == {translation.id}
        assert desk.editorial.status(translation.id) is status
        assert desk.library.search(LibraryQuery())[0].translations[0].status is status
    chain = desk.editorial.chain(translation.id)
    assert [step.action for step in chain] == [step[0] for step in steps]
    assert len({step.content_hash for step in chain}) == 1
    assert desk.editorial.chain_fault(translation.id) is None


def test_refusals_leave_no_transition(desk: Desk, translation: Translation) -> None:
    assert refused(desk, translation, Action.APPROVE, REVIEWER) == "rule.status"
    write(desk, translation, 1, FRENCH[0])
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    assert refused(desk, translation, Action.APPROVE, REVIEWER) == "rule.untranslated"
    write_all(desk, translation)
    assert refused(desk, translation, Action.APPROVE, WRITER) == "rule.role"
    assert refused(desk, translation, Action.APPROVE, EDITOR) == "rule.role"
    assert refused(desk, translation, Action.APPROVE, "Nobody") == "people.unknown"
    assert refused(desk, translation, Action.RETURN, REVIEWER, " ") == "rule.reason_needed"
    assert refused(desk, translation, Action.PUBLISH, EDITOR) == "rule.status"
    write(desk, translation, 3, WRONG)
    assert refused(desk, translation, Action.APPROVE, REVIEWER) == "rule.open_errors"


def test_four_eyes(desk: Desk, translation: Translation) -> None:
    desk.people.add(WRITER, [Role.TRANSLATOR, Role.REVIEWER])
    write_all(desk, translation)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    assert refused(desk, translation, Action.APPROVE, WRITER) == "rule.four_eyes"
    # A reviewer who corrects becomes an author.
    write(desk, translation, 5, "Voir <1>le plan</1> pour en savoir davantage.", REVIEWER)
    assert refused(desk, translation, Action.APPROVE, REVIEWER) == "rule.four_eyes"
    desk.people.add("Third", [Role.REVIEWER])
    transition, _changes = desk.editorial.act(translation.id, Action.APPROVE, "Third")
    assert transition.four_eyes


def test_marking_as_reviewed_is_not_writing(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    for row in desk.editing.rows(translation.id, 0, 10):
        desk.editing.commit(
            translation.id, row.segment.id, row.text, SegmentState.REVIEWED, REVIEWER, row.revision_id
        )
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
    assert desk.editorial.status(translation.id) is Status.APPROVED


def test_authors_count_since_the_last_approval(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    write(desk, translation, 5, "Voir <1>le plan</1> pour en savoir davantage.", REVIEWER)
    desk.people.add("Third", [Role.REVIEWER])
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    desk.editorial.act(translation.id, Action.APPROVE, "Third")
    write(desk, translation, 5, FRENCH[4], "Third")
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    assert refused(desk, translation, Action.APPROVE, "Third") == "rule.four_eyes"
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)


def test_one_person_alone_may_switch_the_rule_off_and_the_approval_says_so(
    desk: Desk, translation: Translation
) -> None:
    desk.people.add(WRITER, [Role.TRANSLATOR, Role.REVIEWER])
    desk.settings.set("four_eyes", False)
    write_all(desk, translation)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    transition, _changes = desk.editorial.act(translation.id, Action.APPROVE, WRITER)
    assert not transition.four_eyes
    assert desk.editorial.chain_fault(translation.id) is None


def test_an_edit_after_the_approval_makes_a_draft_of_it(desk: Desk, translation: Translation) -> None:
    approve(desk, translation)
    before = desk.editorial.current(translation.id)
    write(desk, translation, 1, "De l’eau à Kessou")
    assert desk.editorial.status(translation.id) is Status.DRAFT
    assert desk.library.search(LibraryQuery())[0].translations[0].status is Status.DRAFT
    after = desk.editorial.current(translation.id)
    assert (before.number, after.number) == (1, 2)
    assert before.hash != after.hash
    assert refused(desk, translation, Action.PUBLISH, EDITOR) == "rule.changed_since_approval"
    # The approved wording again is the approved text again.
    write(desk, translation, 1, FRENCH[0])
    assert desk.editorial.status(translation.id) is Status.APPROVED


def test_where_it_stands_is_known_without_reading_the_text(desk: Desk, translation: Translation) -> None:
    def standing() -> tuple[Status, int]:
        found = desk.editorial.standing(translation.id)
        current = desk.editorial.current(translation.id)
        assert found == (current.status, current.number)
        return found

    assert standing() == (Status.DRAFT, 1)
    approve(desk, translation)
    assert standing() == (Status.APPROVED, 1)
    write(desk, translation, 1, "De l’eau à Kessou")
    assert standing() == (Status.DRAFT, 2)
    write(desk, translation, 1, FRENCH[0])
    assert standing() == (Status.APPROVED, 1)


def test_dropping_a_block_after_the_approval_makes_a_draft_of_it(
    desk: Desk, translation: Translation
) -> None:
    approve(desk, translation)
    block = desk.releases.blocks(translation.release_id)[2]
    desk.releases.drop_block(translation.release_id, block.id, WRITER)
    assert desk.editorial.status(translation.id) is Status.DRAFT
    desk.releases.keep_block(translation.release_id, block.id, WRITER)
    assert desk.editorial.status(translation.id) is Status.APPROVED


def test_nobody_approves_a_text_that_she_has_not_seen(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    seen = desk.editorial.current(translation.id).hash
    write(desk, translation, 1, "De l’eau à Kessou")
    with pytest.raises(RuleError) as caught:
        desk.editorial.act(translation.id, Action.APPROVE, REVIEWER, seen_hash=seen)
    assert caught.value.code == "rule.changed_since_seen"
    seen = desk.editorial.current(translation.id).hash
    transition, _changes = desk.editorial.act(translation.id, Action.APPROVE, REVIEWER, seen_hash=seen)
    assert transition.content_hash == seen


def test_nothing_is_published_before_its_embargo_is_over(desk: Desk) -> None:
    soon = datetime.now(UTC) + timedelta(hours=1)
    release, translation = add_release(desk, embargo=soon)
    approve(desk, translation)
    assert refused(desk, translation, Action.PUBLISH, EDITOR) == "rule.embargo"
    desk.releases.revise(release.id, EDITOR, embargo=datetime.now(UTC) - timedelta(minutes=1))
    desk.editorial.act(translation.id, Action.PUBLISH, EDITOR)


# the chain

_TAMPERING = {
    "changed": "UPDATE transition SET actor = 'Somebody else' WHERE action = 'approve'",
    "changed hash": "UPDATE transition SET content_hash = substr(content_hash, 2) || '0' WHERE action = 'approve'",
    "rule": "UPDATE transition SET four_eyes = 0 WHERE action = 'approve'",
    "taken out": "DELETE FROM transition WHERE action = 'submit'",
    "put in": "INSERT INTO transition SELECT 'zzz', translation_id, 'reopen', 'approved', 'draft', actor, at, note,"
    " content_hash, hash, hash, four_eyes FROM transition WHERE action = 'approve'",
}


def tamper(folder: Path, sql: str) -> None:
    connection = sqlite3.connect(folder / FILE_NAME)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    assert connection.execute(sql).rowcount == 1
    connection.commit()
    connection.close()


@pytest.mark.parametrize("sql", _TAMPERING.values(), ids=_TAMPERING.keys())
def test_whoever_changes_the_file_is_found_out(
    desk: Desk, translation: Translation, tmp_path: Path, sql: str
) -> None:
    approve(desk, translation)
    desk.close()
    tamper(desk.folder, sql)
    again = Desk.open(desk.folder)
    fault = again.editorial.chain_fault(translation.id)
    assert fault is not None
    with pytest.raises(RuleError):
        again.delivery.export(translation.id, "text", tmp_path / "out.txt")
    assert not (tmp_path / "out.txt").exists()
    again.close()


def test_a_text_that_was_changed_in_the_file_is_not_the_approved_one(
    desk: Desk, translation: Translation, tmp_path: Path
) -> None:
    approve(desk, translation)
    desk.close()
    tamper(desk.folder, "UPDATE target_revision SET text = 'Faux' WHERE text LIKE 'L’eau%'")
    again = Desk.open(desk.folder)
    with pytest.raises(RuleError):
        again.delivery.export(translation.id, "text", tmp_path / "out.txt")
    again.close()


# versions


def test_versions_are_the_texts_that_somebody_acted_on(desk: Desk, translation: Translation) -> None:
    (only,) = desk.editorial.versions(translation.id)
    assert (only.number, only.transition) == (1, None)
    approve(desk, translation)
    write(desk, translation, 1, "De l’eau")
    write(desk, translation, 1, "De l’eau à Kessou")
    first, second = desk.editorial.versions(translation.id)
    one = segments(desk, translation)[0].id
    assert (first.number, first.readable()[one]) == (1, FRENCH[0])
    assert (second.number, second.readable()[one], second.transition) == (2, "De l’eau à Kessou", None)
    old, new = first.readable()[one], second.readable()[one]
    changes = desk.editorial.compare(old, new)
    assert "".join(old[change.old_start : change.old_end] for change in changes) == old
    assert "".join(new[change.new_start : change.new_end] for change in changes) == new


def test_an_old_version_reads_as_it_did_although_blocks_were_dropped(
    desk: Desk, translation: Translation
) -> None:
    approve(desk, translation)
    block = desk.releases.blocks(translation.release_id)[2]
    desk.releases.drop_block(translation.release_id, block.id, WRITER)
    first, second = desk.editorial.versions(translation.id)
    assert list(first.readable().values()) == [text.replace("<1>", "").replace("</1>", "") for text in FRENCH]
    assert len(second.readable()) == 3


# comments


def test_a_must_is_answered_before_the_approval(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    one = segments(desk, translation)[0].id
    must, changes = desk.editorial.comment(
        translation.id, " The title is too long ", REVIEWER, one, CommentWeight.MUST
    )
    assert (must.text, changes.segments, changes.comments) == ("The title is too long", {one}, True)
    desk.editorial.comment(translation.id, "Fine.", REVIEWER, weight=CommentWeight.SHOULD)
    answer, _changes = desk.editorial.comment(translation.id, "Done", WRITER, one, parent_id=must.id)
    assert refused(desk, translation, Action.APPROVE, REVIEWER) == "rule.open_comments"
    assert desk.editing.row(translation.id, one).comments_open == 1
    desk.editorial.resolve(must.id, REVIEWER)
    assert desk.editing.row(translation.id, one).comments_open == 0
    desk.editorial.resolve(must.id, REVIEWER, resolved=False)
    assert refused(desk, translation, Action.APPROVE, REVIEWER) == "rule.open_comments"
    desk.editorial.resolve(must.id, WRITER)
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)
    comments = desk.editorial.comments(translation.id)
    assert [comment.text for comment in comments] == ["The title is too long", "Fine.", "Done"]
    assert [comment.resolved for comment in comments] == [True, False, False]
    assert comments[2] == answer


def test_comments_refuse_what_says_nothing_and_who_is_unknown(desk: Desk, translation: Translation) -> None:
    with pytest.raises(InputError) as empty:
        desk.editorial.comment(translation.id, " \n", REVIEWER)
    assert empty.value.code == "comment.empty"
    with pytest.raises(RuleError):
        desk.editorial.comment(translation.id, "Hm", "Nobody")
    with pytest.raises(InputError) as unknown:
        desk.editorial.resolve("none", REVIEWER)
    assert unknown.value.code == "comment.unknown"
    with pytest.raises(InputError) as nowhere:
        desk.editorial.comment("none", "Hm", REVIEWER)
    assert nowhere.value.code == "translation.unknown"
    with pytest.raises(InputError) as segment:
        desk.editorial.comment(translation.id, "Hm", REVIEWER, "none")
    assert segment.value.code == "segment.unknown"
    assert desk.editorial.comments(translation.id) == []


# waivers


def test_an_error_is_waived_by_reviewer_or_editor_with_a_reason(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    write(desk, translation, 3, WRONG)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    (figure,) = desk.proofing.check(translation.id, CancelToken())
    for actor, reason, code in (
        (WRITER, "because", "rule.role"),
        (REVIEWER, " ", "rule.reason_needed"),
        ("Nobody", "because", "people.unknown"),
    ):
        with pytest.raises(RuleError) as caught:
            desk.editorial.waive(translation.id, figure, reason, actor)
        assert caught.value.code == code
    assert refused(desk, translation, Action.APPROVE, REVIEWER) == "rule.open_errors"
    desk.editorial.waive(translation.id, figure, "the source is wrong", EDITOR)
    point = next(
        one for one in desk.editorial.readiness(translation.id, REVIEWER) if one.code == "readiness.errors"
    )
    assert (point.met, point.data["waived"]) == (True, 1)
    desk.editorial.act(translation.id, Action.APPROVE, REVIEWER)


def test_a_waiver_is_for_one_error_of_one_translation(desk: Desk, translation: Translation) -> None:
    write_all(desk, translation)
    write(desk, translation, 3, WRONG)
    (figure,) = desk.proofing.check(translation.id, CancelToken())
    desk.editorial.waive(translation.id, figure, "the source is wrong", EDITOR)
    desk.editorial.act(translation.id, Action.SUBMIT, WRITER)
    write(desk, translation, 3, WRONG.replace("400", "900"))
    assert refused(desk, translation, Action.APPROVE, REVIEWER) == "rule.open_errors"


def test_a_situation_is_judged_without_grammar(desk: Desk, translation: Translation) -> None:
    desk.settings.set("grammar_engine", "best")
    write_all(desk, translation)
    write(desk, translation, 5, "Voir <1>les plan</1> pour en savoirs plus.")
    checks = {
        issue.check.split(".")[0] for issue in desk.editorial.situation(translation.id, REVIEWER).issues
    }
    assert checks.isdisjoint({"grammar", "spelling"})
