"""Rules off and on at the desk: for a release or the house, with a reason, and what that opens."""

from __future__ import annotations

import pytest

from tests.desk.building import EDITOR, REVIEWER, WRITER, add_release, write, write_all
from workbench.desk.changes import NOTHING
from workbench.desk.desk import Desk
from workbench.model.errors import InputError, RuleError
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken
from workbench.model.translation import Translation

WRONG = "Ils desservent 15\u00a0400 personnes chaque jour."
STRAIGHT = "Les travaux n'ont duré que 26\u00a0jours."
APOSTROPHE, FIGURE = "typography.fr.apostrophe", "facts.number"


def found(desk: Desk, translation: Translation, **named: object) -> list[str]:
    issues: list[Issue] = desk.proofing.check(translation.id, CancelToken(), **named)  # type: ignore[arg-type]
    return [issue.check for issue in issues]


@pytest.fixture
def faulty(desk: Desk, translation: Translation) -> Translation:
    """Return the translation with a wrong figure and a straight apostrophe."""
    write_all(desk, translation)
    write(desk, translation, 3, WRONG)
    write(desk, translation, 4, STRAIGHT)
    return translation


def test_a_rule_is_off_in_its_release_alone(desk: Desk, faulty: Translation) -> None:
    _release, other = add_release(desk, reference="MR-2")
    write_all(desk, other)
    write(desk, other, 4, STRAIGHT)
    release = faulty.release_id
    assert desk.rules.turn_off(APOSTROPHE, "release", " quoted mail ", WRITER, release).rules
    assert found(desk, faulty) == [FIGURE]
    assert found(desk, other) == [APOSTROPHE]
    (choice,) = desk.rules.choices(release)
    assert (choice.rule, choice.reason, choice.actor) == (APOSTROPHE, "quoted mail", WRITER)
    assert desk.rules.choices() == []
    assert desk.rules.turn_on(APOSTROPHE, "release", WRITER, release).rules
    assert found(desk, faulty) == [FIGURE, APOSTROPHE]
    assert desk.rules.choices(release) == []


def test_a_group_is_off_and_one_of_its_rules_on(desk: Desk, faulty: Translation) -> None:
    desk.rules.turn_off("typography", "house", "our own style", EDITOR)
    assert found(desk, faulty) == [FIGURE]
    desk.rules.turn_on(APOSTROPHE, "release", WRITER, faulty.release_id)
    assert found(desk, faulty) == [FIGURE, APOSTROPHE]
    assert APOSTROPHE in desk.rules.rule_set().off or desk.rules.rule_set().is_off(APOSTROPHE)
    desk.rules.turn_on("typography", "house", EDITOR)
    assert not desk.rules.rule_set().is_off(APOSTROPHE)


def test_a_group_that_is_turned_on_takes_its_rules_with_it(desk: Desk, faulty: Translation) -> None:
    desk.rules.turn_off(APOSTROPHE, "house", "for now", EDITOR)
    desk.rules.turn_on("typography", "house", EDITOR)
    assert found(desk, faulty) == [FIGURE, APOSTROPHE]
    assert desk.rules.choices() == []


def test_the_house_is_for_reviewers_and_editors(desk: Desk, faulty: Translation) -> None:
    for deed in (
        lambda: desk.rules.turn_off(APOSTROPHE, "house", "a reason", WRITER),
        lambda: desk.rules.turn_on(APOSTROPHE, "house", WRITER),
        lambda: desk.rules.use_profile("facts", "house", WRITER, reason="a reason"),
    ):
        with pytest.raises(RuleError) as caught:
            deed()
        assert caught.value.code == "rule.role"
    desk.rules.turn_off(APOSTROPHE, "house", "a reason", REVIEWER)
    assert found(desk, faulty) == [FIGURE]


def test_turning_off_needs_a_reason(desk: Desk, faulty: Translation) -> None:
    with pytest.raises(RuleError) as caught:
        desk.rules.turn_off(APOSTROPHE, "house", "  ", EDITOR)
    assert caught.value.code == "rule.reason_needed"
    with pytest.raises(RuleError) as caught:
        desk.rules.use_profile("facts", "house", EDITOR)
    assert caught.value.code == "rule.reason_needed"


def test_what_a_translator_turns_off_still_stands_before_approval(desk: Desk, faulty: Translation) -> None:
    release = faulty.release_id
    desk.rules.turn_off(FIGURE, "release", "the source is wrong", WRITER, release)
    assert found(desk, faulty) == [APOSTROPHE]
    assert found(desk, faulty, ignored_too=True) == [FIGURE, APOSTROPHE]
    desk.rules.turn_off(FIGURE, "release", "the source is wrong indeed", REVIEWER, release)
    assert found(desk, faulty, ignored_too=True) == [APOSTROPHE]
    assert desk.rules.turn_off(FIGURE, "release", "again", WRITER, release) == NOTHING
    assert found(desk, faulty, ignored_too=True) == [APOSTROPHE]
    desk.rules.turn_on(FIGURE, "release", WRITER, release)
    assert found(desk, faulty, ignored_too=True) == [FIGURE, APOSTROPHE]


def test_a_profile_of_the_release_goes_before_that_of_the_house(desk: Desk, faulty: Translation) -> None:
    release = faulty.release_id
    assert desk.rules.profile(release) == "all"
    desk.rules.use_profile("facts", "house", EDITOR, reason="figures only")
    assert found(desk, faulty) == [FIGURE]
    assert desk.rules.profile(release) == "facts"
    desk.rules.turn_on(APOSTROPHE, "house", EDITOR)
    assert found(desk, faulty) == [FIGURE, APOSTROPHE]
    desk.rules.turn_off(APOSTROPHE, "house", "figures only", EDITOR)
    desk.rules.use_profile("all", "release", WRITER, release)
    desk.rules.turn_on(APOSTROPHE, "release", WRITER, release)
    assert found(desk, faulty) == [FIGURE, APOSTROPHE]
    assert (desk.rules.profile(release), desk.rules.profile()) == ("all", "facts")
    desk.rules.use_profile("", "house", EDITOR)
    assert desk.rules.profile() == "all"


def test_rules_hold_for_two_texts_and_for_one(desk: Desk) -> None:
    desk.rules.turn_off(APOSTROPHE, "house", "a reason", EDITOR)
    assert desk.proofing.proof(STRAIGHT, "fr", "", CancelToken()) == []
    issues, _numbers = desk.proofing.check_texts(
        "It took 26 days.", STRAIGHT, "en", "fr", False, CancelToken()
    )
    assert issues == []


@pytest.mark.parametrize(
    ("rule", "scope", "code"),
    [
        ("facts.nothing", "house", "rules.unknown"),
        ("", "house", "rules.unknown"),
        ("profile", "house", "rules.unknown"),
        ("grammar.a b", "house", "rules.unknown"),
        ("x" * 10_000, "house", "rules.unknown"),
        (FIGURE, "everywhere", "rules.bad_scope"),
        (FIGURE, "release", "rules.no_release"),
    ],
)
def test_what_cannot_be_turned_off(desk: Desk, rule: str, scope: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        desk.rules.turn_off(rule, scope, "a reason", EDITOR)
    assert caught.value.code == code
    assert desk.rules.choices() == []


@pytest.mark.parametrize(
    "rule", ["grammar.FR_AGREEMENT[2]", "grammar", "spelling", "typography.fr", "engines.style"]
)
def test_groups_and_rules_of_engines(desk: Desk, rule: str) -> None:
    desk.rules.turn_off(rule, "house", "a reason", EDITOR)
    assert desk.rules.rule_set().is_off(rule)
    assert any(line.rule == rule and line.off and line.decision is not None for line in desk.rules.lines())


def test_lines_name_every_rule_below_its_group(desk: Desk) -> None:
    desk.rules.turn_off("facts", "house", "a reason", EDITOR)
    lines = desk.rules.lines()
    groups = [line.rule for line in lines if line.is_group]
    assert {"facts", "typography", "codes", "terms", "grammar", "engines"} <= set(groups)
    place = {line.rule: number for number, line in enumerate(lines)}
    assert all(place[line.group] <= place[line.rule] for line in lines)
    assert {line.rule for line in lines if line.off} >= {"facts", FIGURE}
    assert len(place) == len(lines)


def test_an_unknown_profile_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError) as caught:
        desk.rules.use_profile("loud", "house", EDITOR)
    assert caught.value.code == "rules.bad_profile"


def test_decisions_outlive_the_desk(desk: Desk, faulty: Translation) -> None:
    desk.rules.turn_off(FIGURE, "house", "a reason", EDITOR)
    folder = desk.folder
    desk.close()
    with_all = Desk.open(folder)
    assert found(with_all, faulty, grammar=False) == [APOSTROPHE]
    with_all.close()


def test_an_ignored_issue_is_reported_again(desk: Desk, faulty: Translation) -> None:
    apostrophe = desk.proofing.check(faulty.id, CancelToken())[1]
    for scope in ("once", "release", "always"):
        desk.proofing.ignore(apostrophe, faulty.id, scope, WRITER, "a reason")
        assert found(desk, faulty) == [FIGURE]
        (entry,) = desk.proofing.ignored(faulty.id)
        assert (entry.scope, entry.reason, entry.actor) == (scope, "a reason", WRITER)
        assert desk.proofing.report_again(faulty.id, entry.id, WRITER).rules
        assert found(desk, faulty) == [FIGURE, APOSTROPHE]
        with pytest.raises(InputError) as caught:
            desk.proofing.report_again(faulty.id, entry.id, WRITER)
        assert caught.value.code == "ignore.unknown"
