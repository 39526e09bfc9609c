from __future__ import annotations

from datetime import datetime, timedelta, timezone
from itertools import product

import pytest

from tests.editorial.building import (
    ALONE,
    EDITOR,
    HASH,
    NOON,
    OTHER,
    REVIEWER,
    TRANSLATOR,
    chain_of,
    situation,
)
from workbench.editorial.readiness import readiness, ready
from workbench.editorial.situation import Situation, issue_subject
from workbench.editorial.transitions import check_may_edit, current_status, decide
from workbench.model.comments import Comment, CommentWeight, Waiver, WaiverScope
from workbench.model.errors import InputError, PressbenchError, RuleError
from workbench.model.issues import Issue, Severity, Side
from workbench.model.people import Person, Role
from workbench.model.translation import Action, Status

SUBMIT, APPROVE, RETURN, REOPEN, PUBLISH = (
    Action.SUBMIT,
    Action.APPROVE,
    Action.RETURN,
    Action.REOPEN,
    Action.PUBLISH,
)
PATHS: dict[Status, tuple[Action, ...]] = {
    Status.DRAFT: (),
    Status.IN_REVIEW: (SUBMIT,),
    Status.CHANGES_REQUESTED: (SUBMIT, RETURN),
    Status.APPROVED: (SUBMIT, APPROVE),
    Status.PUBLISHED: (SUBMIT, APPROVE, PUBLISH),
}
ALLOWED: dict[tuple[Action, Status], tuple[Status, set[Role]]] = {
    (SUBMIT, Status.DRAFT): (Status.IN_REVIEW, {Role.TRANSLATOR, Role.EDITOR}),
    (SUBMIT, Status.CHANGES_REQUESTED): (Status.IN_REVIEW, {Role.TRANSLATOR, Role.EDITOR}),
    (RETURN, Status.IN_REVIEW): (Status.CHANGES_REQUESTED, {Role.REVIEWER, Role.EDITOR}),
    (APPROVE, Status.IN_REVIEW): (Status.APPROVED, {Role.REVIEWER}),
    (PUBLISH, Status.APPROVED): (Status.PUBLISHED, {Role.EDITOR}),
    (REOPEN, Status.APPROVED): (Status.DRAFT, {Role.EDITOR}),
    (REOPEN, Status.PUBLISHED): (Status.DRAFT, {Role.EDITOR}),
}


def refused(action: Action, given: Situation) -> PressbenchError:
    with pytest.raises(RuleError) as caught:
        decide(action, given)
    return caught.value


@pytest.mark.parametrize(("action", "status", "role"), list(product(Action, Status, Role)))
def test_the_table(action: Action, status: Status, role: Role) -> None:
    given = situation(Person("Someone else", frozenset({role})), *PATHS[status])
    to, roles = ALLOWED.get((action, status), (None, set()))
    if to is not None and role in roles:
        assert decide(action, given) is to
    else:
        assert refused(action, given).code in {"rule.role", "rule.status"}


def test_an_edited_approved_text_is_a_draft_again_until_it_is_the_same_again() -> None:
    for path in (PATHS[Status.APPROVED], PATHS[Status.PUBLISHED]):
        chain = chain_of(*path)
        assert current_status(chain, OTHER) is Status.DRAFT
        assert current_status(chain, HASH) is chain[-1].to_status
        assert decide(SUBMIT, situation(TRANSLATOR, *path, current_hash=OTHER)) is Status.IN_REVIEW
        assert refused(REOPEN, situation(EDITOR, *path, current_hash=OTHER)).code == "rule.status"
    assert current_status(chain_of(SUBMIT), OTHER) is Status.IN_REVIEW
    assert current_status([], HASH) is Status.DRAFT


def test_only_the_approved_text_is_published() -> None:
    error = refused(PUBLISH, situation(EDITOR, SUBMIT, APPROVE, current_hash=OTHER))
    assert error.code == "rule.changed_since_approval"
    assert error.data == {"approved_hash": HASH, "current_hash": OTHER}


def test_the_approver_approves_what_she_saw() -> None:
    error = refused(APPROVE, situation(REVIEWER, SUBMIT, seen_hash=OTHER))
    assert error.code == "rule.changed_since_seen"
    assert decide(APPROVE, situation(REVIEWER, SUBMIT, seen_hash=HASH)) is Status.APPROVED


@pytest.mark.parametrize("name", [ALONE.name, ALONE.name.upper(), ALONE.name + " "])
def test_four_eyes(name: str) -> None:
    given = situation(ALONE, SUBMIT, authors=frozenset({"Another", name}))
    error = refused(APPROVE, given)
    assert error.code == "rule.four_eyes"
    assert error.data["person"] == ALONE.name
    off = situation(ALONE, SUBMIT, authors=frozenset({name}), four_eyes=False)
    assert decide(APPROVE, off) is Status.APPROVED
    assert decide(APPROVE, situation(ALONE, SUBMIT, authors=frozenset())) is Status.APPROVED


def test_a_decomposed_accent_does_not_get_past_four_eyes() -> None:
    person = Person("Le\u0301a Marchand", frozenset(Role))
    assert refused(APPROVE, situation(person, SUBMIT)).code == "rule.four_eyes"


@pytest.mark.parametrize("reason", ["", "  \n", "\u00a0"])
def test_returning_and_reopening_need_a_reason(reason: str) -> None:
    assert refused(RETURN, situation(REVIEWER, SUBMIT, reason=reason)).code == "rule.reason_needed"
    approved = situation(EDITOR, SUBMIT, APPROVE, reason=reason)
    assert refused(REOPEN, approved).code == "rule.reason_needed"
    assert decide(SUBMIT, situation(TRANSLATOR, reason=reason)) is Status.IN_REVIEW


def test_nothing_untranslated_is_approved() -> None:
    error = refused(APPROVE, situation(REVIEWER, SUBMIT, untranslated=("s2", "s3")))
    assert (error.code, error.data) == ("rule.untranslated", {"count": 2, "total": 3, "segment": "s2"})
    assert refused(APPROVE, situation(REVIEWER, SUBMIT, total=0)).code == "rule.empty"


def fault(severity: Severity, check: str = "facts.number") -> Issue:
    return Issue(check, severity, "s2", Side.TARGET, 0, 2, "18", "number_missing")


def waiver(issue: Issue, scope: WaiverScope = WaiverScope.ISSUE) -> Waiver:
    return Waiver("w", "r", "t", scope, issue_subject(issue), "checked", "E", NOON)


def test_open_errors_stand_in_the_way_unless_waived() -> None:
    error, warning = fault(Severity.ERROR), fault(Severity.WARNING)
    raised = refused(APPROVE, situation(REVIEWER, SUBMIT, issues=(warning, error)))
    assert (raised.code, raised.data) == (
        "rule.open_errors",
        {"count": 1, "segment": "s2", "check": "facts.number"},
    )
    waived = situation(REVIEWER, SUBMIT, issues=(warning, error), waivers=(waiver(error),))
    assert decide(APPROVE, waived) is Status.APPROVED
    for useless in (waiver(fault(Severity.ERROR, "facts.date")), waiver(error, WaiverScope.THIRD_PARTY)):
        given = situation(REVIEWER, SUBMIT, issues=(error,), waivers=(useless,))
        assert refused(APPROVE, given).code == "rule.open_errors"


def comment(weight: CommentWeight, parent: str = "", resolved: bool = False) -> Comment:
    return Comment("c" + parent, "t", "s1", "S. Kone", NOON, "?", weight, parent, resolved)


def test_a_must_comment_is_resolved_before_approval_and_a_reply_resolves_nothing() -> None:
    must, reply = comment(CommentWeight.MUST), comment(CommentWeight.NOTE, "c")
    raised = refused(APPROVE, situation(REVIEWER, SUBMIT, comments=(must, reply)))
    assert (raised.code, raised.data["segment"]) == ("rule.open_comments", "s1")
    fine = (comment(CommentWeight.MUST, resolved=True), comment(CommentWeight.SHOULD), reply)
    assert decide(APPROVE, situation(REVIEWER, SUBMIT, comments=fine)) is Status.APPROVED


def test_an_embargo_is_compared_as_a_moment_whatever_the_zones() -> None:
    embargo = datetime(2026, 11, 24, 14, 0, tzinfo=timezone(timedelta(hours=1)))
    early = situation(EDITOR, SUBMIT, APPROVE, embargo=embargo, moment=NOON + timedelta(minutes=59))
    raised = refused(PUBLISH, early)
    assert (raised.code, raised.data["embargo"]) == ("rule.embargo", embargo)
    due = situation(EDITOR, SUBMIT, APPROVE, embargo=embargo, moment=NOON + timedelta(hours=1))
    assert decide(PUBLISH, due) is Status.PUBLISHED
    with pytest.raises(InputError):
        decide(PUBLISH, situation(EDITOR, SUBMIT, APPROVE, embargo=datetime(2026, 1, 1)))


def test_a_broken_chain_keeps_from_approving_and_publishing() -> None:
    chain = chain_of(SUBMIT, RETURN, SUBMIT)
    assert refused(APPROVE, situation(REVIEWER, chain=chain[1:])).code == "rule.chain_broken"
    assert refused(APPROVE, situation(REVIEWER, chain=chain, known_head="f" * 64)).data["kind"] == "truncated"
    assert decide(RETURN, situation(REVIEWER, chain=chain[1:])) is Status.CHANGES_REQUESTED


def test_who_has_no_role_edits_nothing() -> None:
    for role in Role:
        check_may_edit(Person("x", frozenset({role})))
    with pytest.raises(RuleError) as caught:
        check_may_edit(Person("x", frozenset()))
    assert caught.value.code == "rule.role"


def test_the_checklist_as_drawn() -> None:
    error = fault(Severity.ERROR)
    given = situation(
        REVIEWER,
        SUBMIT,
        total=42,
        issues=(error,),
        waivers=(waiver(error),),
        comments=(comment(CommentWeight.MUST),),
    )
    points = readiness(given)
    assert [(point.code, point.met) for point in points] == [
        ("readiness.translated", True),
        ("readiness.errors", True),
        ("readiness.comments", False),
        ("readiness.four_eyes", True),
        ("readiness.chain", True),
    ]
    assert points[0].data == {"total": 42, "untranslated": 0}
    assert points[1].data == {"open": 0, "waived": 1, "waived_messages": ["number_missing"]}
    assert (points[2].data, points[2].segment_id) == ({"open": 1}, "s1")
    assert points[3].data == {"authors": [TRANSLATOR.name], "person": "S. Kone", "in_force": True}
    assert points[4].data == {"transitions": 1}
    assert not ready(points)


SITUATIONS = {
    "fine": {},
    "untranslated": {"untranslated": ("s1",)},
    "nothing at all": {"total": 0},
    "drafts": {"drafts": ("s1",)},
    "an error": {"issues": (fault(Severity.ERROR),)},
    "a warning": {"issues": (fault(Severity.WARNING),)},
    "a comment": {"comments": (comment(CommentWeight.MUST),)},
    "her own text": {"authors": frozenset({REVIEWER.name})},
    "her own, rule off": {"authors": frozenset({REVIEWER.name}), "four_eyes": False},
    "no reviewer": {"person": EDITOR},
    "not submitted": {"chain": ()},
    "a broken chain": {"chain": chain_of(SUBMIT, RETURN, SUBMIT)[1:]},
    "another text seen": {"seen_hash": OTHER},
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_checklist_and_the_rule_agree(name: str) -> None:
    given = situation(**({"person": REVIEWER, "chain": chain_of(SUBMIT)} | SITUATIONS[name]))  # type: ignore[arg-type]
    try:
        decide(APPROVE, given)
        allowed = True
    except RuleError:
        allowed = False
    assert ready(readiness(given)) is allowed
