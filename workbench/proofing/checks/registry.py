"""All checks but those of the grammar engines, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.issues import Side
from workbench.proofing.checks.check import Check
from workbench.proofing.checks.codes import CodeOrderCheck, ExtraCodeCheck, MissingCodeCheck
from workbench.proofing.checks.consistency import InconsistentCheck, SameForOthersCheck
from workbench.proofing.checks.facts_address import AddressCheck
from workbench.proofing.checks.facts_date import DateCheck
from workbench.proofing.checks.facts_name import NameCheck
from workbench.proofing.checks.facts_negation import NegationCheck
from workbench.proofing.checks.facts_number import NumberCheck
from workbench.proofing.checks.facts_quotation import QuotationCheck
from workbench.proofing.checks.facts_speaker import SpeakerCheck
from workbench.proofing.checks.facts_title import TitleCheck
from workbench.proofing.checks.participle import ParticipleCheck
from workbench.proofing.checks.target import (
    EmptyTargetCheck,
    LengthCheck,
    RepeatedPassageCheck,
    RepeatedWordCheck,
    SameAsSourceCheck,
    SentenceCheck,
)
from workbench.proofing.checks.terms import ForbiddenTermCheck, PreferredTermCheck
from workbench.proofing.checks.terms_choice import SourceTermCheck, TermChoiceCheck
from workbench.proofing.context import ProofingContext
from workbench.proofing.rules import is_disabled
from workbench.proofing.typography.rules import TYPOGRAPHY

CHECKS: tuple[Check, ...] = (
    EmptyTargetCheck(),
    NumberCheck(),
    DateCheck(),
    NameCheck(),
    AddressCheck(),
    QuotationCheck(),
    SpeakerCheck(),
    NegationCheck(),
    TitleCheck(),
    MissingCodeCheck(),
    ExtraCodeCheck(),
    CodeOrderCheck(),
    SameAsSourceCheck(),
    SentenceCheck(),
    LengthCheck(),
    InconsistentCheck(),
    SameForOthersCheck(),
    RepeatedWordCheck(),
    RepeatedPassageCheck(),
    PreferredTermCheck(),
    ForbiddenTermCheck(),
    TermChoiceCheck(),
    SourceTermCheck(),
    ParticipleCheck(),
    *TYPOGRAPHY,
)


def checks_for(context: ProofingContext, has_source: bool) -> tuple[Check, ...]:
    """Return the checks that know the target's language, have what they need, and are not turned off."""
    key = ("checks", has_source, context.disabled_checks, context.enabled_checks)
    return context.once(key, Side.SOURCE, lambda: tuple(_checks_for(context, has_source)))


def _checks_for(context: ProofingContext, has_source: bool) -> Iterator[Check]:
    target = context.language(Side.TARGET)
    for check in CHECKS:
        if check.languages and target not in check.languages:
            continue
        if check.needs_source and not has_source:
            continue
        if not is_disabled(check.id, context.disabled_checks, context.enabled_checks):
            yield check
