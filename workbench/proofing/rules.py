"""Which rules are on: by profile, by category and one by one, for a release or for the house."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PROFILES: dict[str, Mapping[str, bool]] = {
    "all": {},
    "calm": {"engines.style": False, "engines.typography": False, "target.length": False},
    "facts": {"spelling": False, "grammar": False, "typography": False, "target.repeated_word": False},
}
"""What each profile turns off (False) or on. ``calm`` leaves out hints of style, ``facts`` all but facts, codes,
terms and consistency."""

ENGINE_KINDS = ("grammar", "typography", "style")
_RULE = re.compile(r"[a-z_]+(\.[\w\[\]:+-]+)*")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules and groups of rules that are off, and those that are on although a group of theirs is off."""

    off: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()

    def is_off(self, rule: str) -> bool:
        """Return whether a rule is off."""
        return is_disabled(rule, self.off, self.on)


def folded_rules(layers: Iterable[Mapping[str, bool]]) -> RuleSet:
    """Return what holds after layers of decisions (True: on), the strongest last.

    Within a layer what is said of a rule is stronger than what is said of its group; a layer that speaks of a
    group takes back what weaker ones said of its rules.
    """
    state: dict[str, bool] = {}
    for layer in layers:
        for rule in layer:
            state = {name: on for name, on in state.items() if name != rule and not is_part_of(name, rule)}
        state |= layer
    return RuleSet(
        frozenset(name for name, on in state.items() if not on),
        frozenset(name for name, on in state.items() if on),
    )


def is_part_of(rule: str, group: str) -> bool:
    """Return whether a rule belongs to a group (``typography.dash`` to ``typography``); none to itself."""
    return rule.startswith(f"{group}.")


def is_rule_name(text: str) -> bool:
    """Return whether the text has the form of a rule's or a group's id."""
    return len(text) <= 200 and _RULE.fullmatch(text) is not None


def is_disabled(check_id: str, disabled: frozenset[str], enabled: frozenset[str] = frozenset()) -> bool:
    """Return whether a check is off: what names it, or the smallest group of its that is named, decides."""
    if not disabled:
        return False
    name = check_id
    while name:
        if name in disabled:
            return True
        if name in enabled:
            return False
        name = name.rpartition(".")[0]
    return False


def is_engine_rule_off(
    rule: str, kind: str, disabled: frozenset[str], enabled: frozenset[str] = frozenset()
) -> bool:
    """Return whether a grammar engine's rule is off, by its own id, as ``grammar`` or with its kind.

    ``kind`` is ``spelling``, ``grammar``, ``typography`` or ``style``. A rule that is on by its own id is on
    whatever is said of its kind.
    """
    if not disabled:
        return False
    name = "spelling" if kind == "spelling" else f"grammar.{rule}"
    if name in enabled:
        return False
    return is_disabled(name, disabled, enabled) or is_disabled(f"engines.{kind}", disabled, enabled)
