"""Every rule of typography, in the order in which they are told."""

from __future__ import annotations

from workbench.model.issues import Side
from workbench.proofing.context import ProofingContext
from workbench.proofing.rules import is_disabled
from workbench.proofing.typography import (
    abbreviations,
    common,
    figures,
    french,
    marks,
    no_break,
    quotation,
    spanish,
)
from workbench.proofing.typography.rule import RewritingCheck, TypographyCheck

TYPOGRAPHY: tuple[TypographyCheck, ...] = (
    common.DoubleSpaceCheck(),
    common.SpaceBeforeCommaCheck(),
    marks.SpaceAfterCheck(),
    common.BracketSpaceCheck(),
    common.PlusSpaceCheck(),
    common.DashCheck(),
    marks.EllipsisCheck(),
    marks.DoubledMarkCheck(),
    quotation.StraightQuotesCheck(),
    quotation.ForeignQuotesCheck(),
    quotation.NestedQuotesCheck(),
    figures.CurrencyCheck(),
    french.HighPunctuationCheck(),
    french.GuillemetCheck(),
    french.PercentCheck(),
    french.ApostropheCheck(),
    french.ElisionSpaceCheck(),
    french.CapitalAccentCheck(),
    marks.LigatureCheck(),
    french.ThousandsCheck(),
    french.DecimalCheck(),
    figures.FrenchTimeCheck(),
    figures.FrenchDateCheck(),
    abbreviations.FrenchOrdinalCheck(),
    abbreviations.FrenchAbbreviationCheck(),
    no_break.FrenchNoBreakCheck(),
    spanish.OpeningMarkCheck(),
    marks.SpanishSpacesCheck(),
    figures.SpanishFiguresCheck(),
    figures.SpanishDateCheck(),
    abbreviations.SpanishOrdinalCheck(),
    abbreviations.SpanishAbbreviationCheck(),
    no_break.SpanishNoBreakCheck(),
    figures.EnglishFiguresCheck(),
    abbreviations.EnglishTitleCheck(),
    marks.AmericanQuotesCheck(),
)


def told_places(context: ProofingContext, index: int) -> list[tuple[int, int]]:
    """Return the stretches of a target that rules about single words and marks report, in the text as it reads.

    What a grammar engine says of the same letters or of some of them need not be said again. Rules that are
    turned off tell nothing.
    """
    text = context.plain(index, Side.TARGET).text
    language = context.language(Side.TARGET)
    return [
        (mark.start, mark.end)
        for rule in TYPOGRAPHY
        if isinstance(rule, RewritingCheck)
        and (not rule.languages or language in rule.languages)
        and any(trigger in text for trigger in rule.triggers)
        and not is_disabled(rule.id, context.disabled_checks, context.enabled_checks)
        for mark in rule.found(text)
    ]
