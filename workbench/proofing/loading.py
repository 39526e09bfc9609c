"""The checks are imported in steps: together they take a quarter of a second, which nobody who types should notice."""

from __future__ import annotations

from workbench.model.courtesy import imported

_NAMES = """
    checks.check checks.codes checks.consistency facts.spans facts.addresses checks.facts_address facts.measures
    facts.fact facts.comparison facts.dates facts.frequencies facts.number_tables facts.number_words
    facts.numbers facts.block_facts checks.facts_date facts.people checks.facts_name checks.facts_negation
    checks.facts_number facts.quotations checks.facts_quotation facts.speakers checks.facts_speaker
    checks.facts_title checks.participle checks.target checks.terms checks.terms_choice
    typography.rule typography.no_break typography.abbreviations typography.common typography.french
    typography.figures typography.marks typography.quotation typography.spanish typography.rules checks.registry
    engines.quiet_rules languages grammar_noise quoted word_forms spelling suggestions grammar runner
"""
MODULES = tuple(f"workbench.proofing.{name}" for name in _NAMES.split())
"""What the runner imports, each after what it needs."""


def load() -> None:
    """Import whatever checks a text, making way for typing between the modules."""
    imported(MODULES)
