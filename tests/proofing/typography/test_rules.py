"""What the rules of typography tell is told once, and a rule that is off tells nothing."""

from __future__ import annotations

from dataclasses import replace

from workbench.proofing.context import ProofingContext, ProofingSegment
from workbench.proofing.typography.profiles import PROFILES
from workbench.proofing.typography.rules import TYPOGRAPHY, told_places

_TEXT = "La 2ème mise en oeuvre"


def _context() -> ProofingContext:
    return ProofingContext("", "fr", (ProofingSegment("1", "1", "", _TEXT),))


def test_places_that_an_engine_need_not_report_too() -> None:
    assert {_TEXT[start:end] for start, end in told_places(_context(), 0)} == {"2ème", "oeuvre"}


def test_a_rule_that_is_off_tells_nothing() -> None:
    context = replace(_context(), disabled_checks=frozenset({"typography.fr.ligature"}))
    assert {_TEXT[start:end] for start, end in told_places(context, 0)} == {"2ème"}


def test_every_language_with_a_profile_has_rules_that_name_their_source() -> None:
    for profile in PROFILES:
        own = [rule for rule in TYPOGRAPHY if not rule.languages or profile.language in rule.languages]
        assert len(own) > 10
    cited = [rule for rule in TYPOGRAPHY if "(" in (type(rule).__doc__ or "")]
    assert len(cited) >= 25
