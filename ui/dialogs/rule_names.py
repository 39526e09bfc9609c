"""How rules are called where people choose among them."""

from __future__ import annotations

from workbench.desk import wording


def rule_words(rule: str) -> str:
    """Return a rule as people read it: its title, and its id where the title does not tell it from others."""
    title = wording.check_title(rule)
    return (
        f"{title} ({rule})"
        if "." in rule and title == wording.check_title(rule.rpartition(".")[0])
        else title
    )
