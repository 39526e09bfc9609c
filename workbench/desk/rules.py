"""Rules of checking off and on, with who decided, when and why."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.model.errors import InputError, RuleError
from workbench.model.people import Role
from workbench.proofing.rules import (
    ENGINE_KINDS,
    PROFILES,
    RuleSet,
    folded_rules,
    is_part_of,
    is_rule_name,
)
from workbench.store.rules import RuleFact
from workbench.store.store import Store

SCOPES = ("release", "house")
PROFILE_NAMES = tuple(PROFILES)
PROFILE = "profile"
"""The name under which the choice of a profile is kept among the rules."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule, or a group of rules (``is_group``), as a list shows it.

    ``off`` is whether it is off now; ``decision`` what was decided about exactly it, None for nothing.
    """

    rule: str
    group: str
    is_group: bool
    off: bool
    decision: RuleFact | None = None


class RuleDeeds:
    """Which rules report.

    A rule is a check's id (``typography.dash``), a group (``typography``), a grammar engine's rule
    (``grammar.FR_AGREEMENT``) or a kind of what engines say (``engines.style``). Anyone at the desk may turn
    one off in a release; in the house, reviewers and editors. A rule that a translator turned off is quiet in
    her list and still asked at the approval, as with issues that she ignores.
    """

    def __init__(self, store: Store, people: PeopleDeeds, releases: ReleaseDeeds) -> None:
        self._store = store
        self._people = people
        self._releases = releases
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, str, bool], RuleSet] = {}

    def turn_off(self, rule: str, scope: str, reason: str, actor: str, release_id: str = "") -> Changes:
        """Turn a rule off; a rule that is off already keeps its first reason.

        Raises ``InputError`` ``rules.unknown``, ``rules.bad_scope`` or ``rules.no_release``, ``RuleError``
        ``rule.reason_needed`` or, for the house, ``rule.role``.
        """
        self._check(rule)
        place = self._place(scope, release_id)
        by_right = self._may_decide(actor, scope)
        if not reason.strip():
            raise RuleError("rule.reason_needed", action="rules")
        for fact in self._store.rules.current(place):
            if (fact.rule, fact.release_id, fact.choice) == (rule, place, "off") and (
                fact.for_approval or not by_right
            ):
                return NOTHING
        return self._record(rule, place, "off", reason, actor, by_right)

    def turn_on(self, rule: str, scope: str, actor: str, release_id: str = "", reason: str = "") -> Changes:
        """Turn a rule on again, in the release though it is off in the house. Raises as ``turn_off`` does."""
        self._check(rule)
        place = self._place(scope, release_id)
        by_right = self._may_decide(actor, scope)
        usual = [
            fact for fact in self._store.rules.current(place) if (fact.rule, fact.release_id) != (rule, place)
        ]
        choice = "on" if _rules_of(usual, for_approval=False).is_off(rule) else "usual"
        changes = self._record(rule, place, choice, reason, actor, by_right)
        # What was turned off one by one in the group is asked for anew: the group is on, all of it.
        for fact in usual:
            if fact.release_id == place and fact.choice == "off" and is_part_of(fact.rule, rule):
                changes |= self._record(fact.rule, place, "usual", reason, actor, by_right)
        return changes

    def use_profile(
        self, profile: str, scope: str, actor: str, release_id: str = "", reason: str = ""
    ) -> Changes:
        """Choose a set of rules for the house or a release: ``all``, ``calm``, ``facts``; empty for the usual one.

        A profile that turns rules off needs a reason. Raises ``InputError`` ``rules.bad_profile`` and as
        ``turn_off`` does.
        """
        if profile and profile not in PROFILES:
            raise InputError("rules.bad_profile", profile=profile, known=list(PROFILES))
        place = self._place(scope, release_id)
        by_right = self._may_decide(actor, scope)
        if PROFILES.get(profile) and not reason.strip():
            raise RuleError("rule.reason_needed", action="rules")
        return self._record(PROFILE, place, profile or "usual", reason, actor, by_right)

    def may_decide(self, person: str) -> bool:
        """Return whether a person may decide for the house; False for one who is not known."""
        deciders = {Role.REVIEWER, Role.EDITOR}
        return any(one.roles & deciders for one in self._people.all() if one.name == person)

    def profile(self, release_id: str = "") -> str:
        """Return the profile in force in a release, or in the house."""
        chosen = {
            fact.release_id: fact.choice
            for fact in self._store.rules.current(release_id)
            if fact.rule == PROFILE
        }
        return chosen.get(release_id) or chosen.get("") or "all"

    def choices(self, release_id: str = "") -> list[RuleFact]:
        """Return what is decided now, for the house and where one is named for a release, oldest first."""
        return [fact for fact in self._store.rules.current(release_id) if fact.rule != PROFILE]

    def in_releases(self) -> list[tuple[RuleFact, str]]:
        """Return what is decided in single releases now, each with the release's title, oldest first."""
        return [
            (fact, self._releases.get(fact.release_id).title)
            for fact in self._store.rules.of_releases()
            if fact.rule != PROFILE
        ]

    def rule_set(self, release_id: str = "", for_approval: bool = False) -> RuleSet:
        """Return which rules are off in a release, or in the house.

        ``for_approval``: only what somebody decided who may decide about approval turns a rule off.
        """
        newest = self._store.rules.newest()
        key = (newest, release_id, for_approval)
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                found = _rules_of(self._store.rules.current(release_id), for_approval)
                self._kept = {kept: value for kept, value in self._kept.items() if kept[0] == newest}
                self._kept[key] = found
            return found

    def lines(self, release_id: str = "") -> list[RuleLine]:
        """Return all groups and rules that are known, each group before its rules, and whether they are off.

        Of a grammar engine's own rules those are told about which something was decided.
        """
        facts = self.choices(release_id)
        rules = self.rule_set(release_id)
        decided = {fact.rule: fact for fact in facts}
        names = dict.fromkeys((*_known_rules(), *decided))
        groups: dict[str, list[str]] = {}
        for name in names:
            groups.setdefault(name.partition(".")[0], []).append(name)
        lines: list[RuleLine] = []
        for group, members in groups.items():
            inside = [name for name in members if name != group]
            lines.append(
                RuleLine(
                    group, group, bool(inside) or group == "grammar", rules.is_off(group), decided.get(group)
                )
            )
            lines.extend(
                RuleLine(name, group, False, rules.is_off(name), decided.get(name)) for name in inside
            )
        return lines

    def _record(self, rule: str, place: str, choice: str, reason: str, actor: str, by_right: bool) -> Changes:
        name = self._people.get(actor).name
        self._store.rules.add(rule, place, choice, reason.strip(), name, by_right)
        return Changes(rules=True)

    def _may_decide(self, actor: str, scope: str) -> bool:
        if scope == "house":
            self._people.require(actor, Role.REVIEWER, Role.EDITOR)
            return True
        return bool(self._people.get(actor).roles & {Role.REVIEWER, Role.EDITOR})

    def _place(self, scope: str, release_id: str) -> str:
        if scope not in SCOPES:
            raise InputError("rules.bad_scope", scope=scope)
        if scope == "house":
            return ""
        if not release_id:
            raise InputError("rules.no_release")
        return self._releases.get(release_id).id

    @staticmethod
    def _check(rule: str) -> None:
        known = set(_known_rules())
        groups = {name.rpartition(".")[0] for name in known} | {name.partition(".")[0] for name in known}
        of_engine = rule.startswith("grammar.") and is_rule_name(rule)
        if rule not in known and rule not in groups - {""} and not of_engine:
            raise InputError("rules.unknown", rule=rule[:200])


def group_of(rule: str) -> str:
    """Return the group of a rule (``typography`` of ``typography.dash``), empty where it has none."""
    return rule.partition(".")[0] if "." in rule else ""


def _known_rules() -> Iterator[str]:
    from workbench.proofing.checks.registry import CHECKS

    yield from dict.fromkeys(check.id for check in CHECKS)
    yield "spelling"
    yield "grammar"
    yield from (f"engines.{kind}" for kind in ENGINE_KINDS)


def _rules_of(facts: list[RuleFact], for_approval: bool) -> RuleSet:
    """Return the rules after the house's profile, the release's, the house's choices, the release's."""
    counted = [fact for fact in facts if fact.for_approval or not for_approval or fact.choice == "on"]
    profiles: list[Mapping[str, bool]] = [
        PROFILES.get(fact.choice, {})
        for fact in sorted(counted, key=lambda each: each.release_id != "")
        if fact.rule == PROFILE
    ]
    # A release that has a profile of its own has that and not the house's as well.
    chosen = profiles[-1:]
    of_house, of_release = (
        {
            fact.rule: fact.choice == "on"
            for fact in counted
            if fact.rule != PROFILE and bool(fact.release_id) is released
        }
        for released in (False, True)
    )
    return folded_rules([*chosen, of_house, of_release])
