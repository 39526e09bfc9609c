"""What may not be parted at the end of a line."""

from __future__ import annotations

import re

from workbench.proofing.checks.check import Example
from workbench.proofing.typography.profiles import NO_BREAK
from workbench.proofing.typography.rule import Rewrite, RewritingCheck

_UNITS = (
    r"km/h|km²|km|cm|mm|m²|m³|m|kg|mg|g|ha|t|kWh|MWh|GWh|kW|MW|GW|Hz|kHz|MHz|GHz|°C|°F|ko|Mo|Go|To|"
    r"KB|MB|GB|TB|hPa|psi|ml|cl|l"
)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
NOT_A_BRAND = r"(?!(?!(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz|O)[A-Z’'])[A-Z][a-z]+[A-Z])"
"""What follows is no name as « Dr. PawPaw », which is written as its owner writes it; McDonald is one."""
_JOINED = rf"\1{NO_BREAK}\2"
_UNIT = Rewrite(
    re.compile(rf"(?<![\w.,/-])(\d(?:[\d\u00a0\u202f.,]*\d)?) ((?:{_UNITS})(?![\w’'/-]|\.\w))"),
    _JOINED,
    after=1,
)
_MISSING_UNIT = Rewrite(
    re.compile(
        r"(?<![\w.,/-])(\d(?:[\d\u00a0\u202f.,]*\d)?)((?:km/h|km²|km|cm|mm|kg|ha|kWh|MWh|MW|°C)(?![\w’'/-]|\.\w))"
    ),
    _JOINED,
    after=1,
)
_UNIT_NAMES = Rewrite(
    re.compile(r"(?<![\w.,/-])(\d(?:[\d\u00a0\u202f.,]*\d)?)[ \u00a0\u202f]?[Kk](m|g)s(?!\w)"),
    rf"\1{NO_BREAK}k\2",
)


class FrenchNoBreakCheck(RewritingCheck):
    """An ordinary space where the line must not break: M. and a name, a day and its month, a figure and its unit,
    n° and its number, a century (Lexique de l’Imprimerie nationale, Espaces insécables; Vitrine linguistique,
    Espacements; Code de rédaction interinstitutionnel, 6.4)."""

    id = "typography.fr.no_break"
    triggers = ("M", "Dr", "Pr", "siècle", *"0123456789")
    languages = frozenset({"fr"})
    examples = (
        Example(good=("", "M.\u00a0Diallo"), bad=("", "M. Diallo")),
        Example(good=("", "le 19\u00a0août"), bad=("", "le 19 août")),
        Example(good=("", "sur 15\u00a0km"), bad=("", "sur 15 km")),
    )
    rewrites = (
        Rewrite(
            re.compile(
                r"(?<![\w.-])(MM?\.|M(?:mes?|lles?)|Drs?|Pr|Mgr|Mes?) (?=[A-ZÀ-Þ])"
                r"(?!(?:Ils?|Elles?|Les?|La|Une?|Ces?|Cette|Nous|Mais|Et|En|Pour|Dans|On)\b)"
            ),
            rf"\1{NO_BREAK}",
        ),
        Rewrite(re.compile(rf"(?<![\w.,/-])(1er|\d{{1,2}}) ((?:{_MONTHS})(?!\w))"), _JOINED, after=1),
        _UNIT_NAMES,
        _UNIT,
        _MISSING_UNIT,
        Rewrite(
            re.compile(r"(?<![\w.,/-])(\d(?:[\d\u00a0\u202f.,]*\d)?) ((?:millions?|milliards?)(?!\w))"),
            _JOINED,
            after=1,
        ),
        Rewrite(re.compile(r"(?<!\w)([nN][°º]s?) ?(?=\d)"), rf"\1{NO_BREAK}"),
        Rewrite(re.compile(r"(?<!\w)([IVX]{1,5}e) (siècles?(?!\w))"), _JOINED, after=1),
        Rewrite(re.compile(r"(?<!\w)((?:art|p|chap|vol|fig)\.) (?=\d)"), rf"\1{NO_BREAK}"),
    )


class SpanishNoBreakCheck(RewritingCheck):
    """An ordinary space where the line must not break: an abbreviated title and a name, a figure and its unit
    (Ortografía de la lengua española, Abreviaturas; Símbolos)."""

    id = "typography.es.no_break"
    triggers = ("Sr", "D", "Ex", *"0123456789")
    languages = frozenset({"es"})
    examples = (
        Example(good=("", "la Sra.\u00a0Díaz"), bad=("", "la Sra. Díaz"), target_language="es"),
        Example(good=("", "unos 15\u00a0km"), bad=("", "unos 15km"), target_language="es"),
    )
    rewrites = (
        Rewrite(
            re.compile(
                rf"(?<![\w.-])((?:Sra?s?|Dra?s?|Srta|Dña|Dª|D|Excmo|Excma)\.) (?=[A-ZÀ-Þ][a-zà-ÿ]){NOT_A_BRAND}"
            ),
            rf"\1{NO_BREAK}",
        ),
        _UNIT_NAMES,
        _UNIT,
        _MISSING_UNIT,
        Rewrite(re.compile(r"(?<!\w)([nN]\.[ºo]) ?(?=\d)"), rf"\1{NO_BREAK}"),
    )
