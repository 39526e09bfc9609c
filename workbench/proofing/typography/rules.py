"""Every rule of typography, in the order in which they are told."""

from __future__ import annotations

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
from workbench.proofing.typography.rule import TypographyCheck

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
