"""Rules off and on: groups, exceptions, and which decision is the stronger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.model.engines import GrammarMatch
from workbench.model.issues import Side
from workbench.model.tasks import CancelToken
from workbench.proofing.checks.registry import CHECKS
from workbench.proofing.context import ProofingContext, pair_context
from workbench.proofing.grammar import judged
from workbench.proofing.rules import PROFILES, folded_rules, is_rule_name
from workbench.proofing.runner import check_segment


@pytest.mark.parametrize(
    ("layers", "off", "on"),
    [
        ([{"typography": False}], ["typography", "typography.fr.dash"], ["facts.number", "typographyx"]),
        ([{"typography": False, "typography.dash": True}], ["typography.fr.percent"], ["typography.dash"]),
        ([{"typography.dash": False}, {"typography": True}], [], ["typography.dash"]),
        ([{"typography": True}, {"typography.dash": False}], ["typography.dash"], ["typography.percent"]),
        ([{"grammar": False}, {"grammar.A": True}, {"grammar": False}], ["grammar.A"], []),
        ([{"spelling": False}, {"spelling": True}], [], ["spelling"]),
        ([], [], ["facts"]),
    ],
)
def test_what_is_said_last_and_of_least_decides(
    layers: list[dict[str, bool]], off: list[str], on: list[str]
) -> None:
    rules = folded_rules(layers)
    assert [name for name in off if not rules.is_off(name)] == []
    assert [name for name in on if rules.is_off(name)] == []


def test_no_profile_turns_a_fact_or_a_code_off() -> None:
    for profile in PROFILES.values():
        rules = folded_rules([profile])
        assert not [
            check.id for check in CHECKS if check.id.startswith(("facts", "codes")) and rules.is_off(check.id)
        ]


@pytest.mark.parametrize("name", ["", "Facts", "facts.", "a b", "..", "grammar.\udc80", "x" * 300, "'; DROP"])
def test_names_that_are_none(name: str) -> None:
    assert not is_rule_name(name)


def context(off: set[str], on: set[str]) -> ProofingContext:
    made = pair_context("", "Il mange des pomme.", "en", "fr")
    return replace(made, disabled_checks=frozenset(off), enabled_checks=frozenset(on))


AGREEMENT = GrammarMatch(13, 18, "FR_AGREEMENT", "grammar", "Accord", ("pommes",))
STYLE = GrammarMatch(3, 8, "LOURD[2]", "style", "Lourd", ())
WORD = GrammarMatch(13, 18, "FR_SPELLING", "spelling", "Inconnu", ())


@pytest.mark.parametrize(
    ("off", "on", "kept"),
    [
        (set(), set(), ["grammar.FR_AGREEMENT", "grammar.LOURD[2]"]),
        ({"grammar"}, set(), []),
        ({"grammar.LOURD[2]"}, set(), ["grammar.FR_AGREEMENT"]),
        ({"engines.style"}, set(), ["grammar.FR_AGREEMENT"]),
        ({"grammar"}, {"grammar.LOURD[2]"}, ["grammar.LOURD[2]"]),
        ({"engines.style"}, {"grammar.LOURD[2]"}, ["grammar.FR_AGREEMENT", "grammar.LOURD[2]"]),
    ],
)
def test_rules_of_an_engine_by_their_own_ids_and_kinds(off: set[str], on: set[str], kept: list[str]) -> None:
    assert [issue.check for issue in judged(context(off, on), 0, [AGREEMENT, STYLE])] == kept


def test_spelling_goes_by_its_own_name() -> None:
    assert [issue.check for issue in judged(context({"grammar"}, set()), 0, [WORD])] == ["spelling"]
    assert list(judged(context({"spelling"}, set()), 0, [WORD])) == []


def test_an_engine_that_may_say_nothing_is_not_asked() -> None:
    class Engine:
        name = "Never"

        def languages(self) -> frozenset[str]:
            return frozenset({"fr"})

        def check(self, *_given: object) -> list[GrammarMatch]:
            raise AssertionError("asked")

    quiet = context({"grammar", "spelling"}, set())
    assert check_segment(quiet, 0, Engine(), CancelToken()) == []  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        check_segment(context({"grammar"}, set()), 0, Engine(), CancelToken())  # type: ignore[arg-type]


def test_one_rule_of_a_group_stays_on() -> None:
    text = "Il dit : non ; l'eau."
    made = pair_context("", text, "en", "fr")
    some = replace(
        made,
        disabled_checks=frozenset({"typography"}),
        enabled_checks=frozenset({"typography.fr.apostrophe"}),
    )
    found = check_segment(some, 0, None, CancelToken())
    assert {issue.check for issue in found} == {"typography.fr.apostrophe"}
    assert all(issue.side is Side.TARGET for issue in found)
