"""Figures, times, dates and sums of money as a language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Side
from workbench.proofing.checks.check import Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.typography.french import copied_thousands
from workbench.proofing.typography.profiles import NARROW, NO_BREAK
from workbench.proofing.typography.rule import Mark, Rewrite, RewritingCheck

_S = "[ \u00a0\u202f]"
_MONTHS_FR = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_MONTHS_ES = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"


def _capitals(months: str) -> str:
    return "|".join(month.capitalize() for month in months.split("|"))


def _lower(found: re.Match[str]) -> str:
    return found.group(1) + found.group(2).lower()


class FrenchTimeCheck(RewritingCheck):
    """A time of day is written 15 h 30, with no-break spaces (Lexique de l’Imprimerie nationale, Heure; Code de
    rédaction interinstitutionnel). A time with a colon, 23:20, is let be."""

    id = "typography.fr.time"
    languages = frozenset({"fr"})
    triggers = ("h", "H")
    examples = (Example(good=("", "à 15\u00a0h\u00a030"), bad=("", "à 15h30")),)
    rewrites = (
        Rewrite(
            re.compile(rf"(?<![\w.,:/])([01]?\d|2[0-4])({_S}?)[hH]({_S}?)([0-5]\d)(?![\w:/]|[.,]\d)"),
            lambda found: (
                found.group()
                if found.group(2) in {NO_BREAK, NARROW} and found.group(3) in {NO_BREAK, NARROW}
                else f"{found.group(1)}{NO_BREAK}h{NO_BREAK}{found.group(4)}"
            ),
        ),
        Rewrite(re.compile(r"(?<![\w.,:/])([01]?\d|2[0-4]) ?[hH](?![\w/’'+-]|\.\w)"), rf"\1{NO_BREAK}h"),
    )


class FrenchDateCheck(RewritingCheck):
    """The first of a month is 1er, its name has a small letter (Lexique de l’Imprimerie nationale, Dates)."""

    id = "typography.fr.date"
    languages = frozenset({"fr"})
    triggers = ("1 ", "1\u00a0", *_capitals(_MONTHS_FR).split("|"))
    examples = (
        Example(good=("", "le 1er\u00a0mars 2019"), bad=("", "le 1 mars 2019")),
        Example(good=("", "le 2\u00a0mars 2019"), bad=("", "le 2 Mars 2019")),
    )
    rewrites = (
        Rewrite(re.compile(rf"(?<![\w.,/-])(?<!\d )0?1({_S})({_MONTHS_FR})\b"), rf"1er{NO_BREAK}\2"),
        Rewrite(
            re.compile(rf"(?<![\w.,])((?:1er|\d{{1,2}}){_S})({_capitals(_MONTHS_FR)})(?={_S}\d{{4}}\b)"),
            _lower,
        ),
    )


class SpanishDateCheck(RewritingCheck):
    """The names of months have a small letter; years have no point (Ortografía de la lengua española, Mayúsculas;
    Números)."""

    id = "typography.es.date"
    languages = frozenset({"es"})
    triggers = (" de ", " del ", "año")
    examples = (
        Example(good=("", "el 3 de marzo de 2019"), bad=("", "el 3 de Marzo de 2019"), target_language="es"),
    )
    rewrites = (
        Rewrite(
            re.compile(
                rf"(?<![\w.,])((?:1\.º|\d{{1,2}}){_S}de{_S})({_capitals(_MONTHS_ES)})(?={_S}del?{_S}\d{{4}}\b)"
            ),
            _lower,
        ),
        Rewrite(re.compile(rf"((?:{_MONTHS_ES}){_S}del?{_S})([12])\.(\d{{3}})(?![\d.,])"), r"\1\2\3"),
        Rewrite(re.compile(rf"(\baños?{_S})([12])\.(\d{{3}})(?![\d.,])"), r"\1\2\3"),
    )


class CurrencyCheck(RewritingCheck):
    """The sign of a currency follows the figure, after a no-break space (Lexique de l’Imprimerie nationale,
    Monnaies; Code de rédaction interinstitutionnel, 7.3; Ortografía de la lengua española: euro)."""

    id = "typography.currency"
    languages = frozenset({"fr", "es"})
    triggers = ("€", "$", "£")
    examples = (
        Example(good=("", "500\u00a0€"), bad=("", "€500")),
        Example(good=("", "500\u00a0€"), bad=("", "500€"), target_language="es"),
    )
    rewrites = (
        Rewrite(
            re.compile(
                rf"(?<![\w$€£])€{_S}?(\d[\d\u00a0\u202f]*(?:[.,]\d+)*)(?!\d|{_S}?(?:mill|mil\b|k\b|M))"
            ),
            rf"\1{NO_BREAK}€",
        ),
        Rewrite(re.compile(r"(?<=\d) ?([€£])(?!\w)"), rf"{NO_BREAK}\1"),
    )


class SpanishFiguresCheck(RewritingCheck):
    """Thousands are parted by a no-break space, not by a comma; before % stands a space (Ortografía de la lengua
    española, Números). Points between thousands, which many houses keep, are let be."""

    id = "typography.es.figures"
    languages = frozenset({"es"})
    triggers = tuple("0123456789")
    examples = (
        Example(
            good=("", "1\u202f250\u202f000 personas"), bad=("", "1,250,000 personas"), target_language="es"
        ),
        Example(good=("", "3,5\u00a0% del total"), bad=("", "3,5 % del total"), target_language="es"),
    )
    rewrites = (
        Rewrite(
            re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,])"),
            lambda found: found.group().replace(",", NARROW),
        ),
        Rewrite(
            re.compile(r"(?<![\d.,+])(?<!\d[ \u00a0\u202f])\d{1,3}(?: \d{3})+(?!\d|[.,]\d{3}|[ \u00a0]\d)"),
            lambda found: found.group().replace(" ", NARROW),
        ),
        Rewrite(re.compile(r"(?<=\d) %(?!\w)"), f"{NO_BREAK}%"),
        Rewrite(re.compile(r"(?<![\w.,])(\d{1,3})['’](\d{1,2})(?![\w'’])"), r"\1,\2"),
    )

    def marks_in(self, context: ProofingContext, index: int) -> Iterator[Mark]:
        """Yield also a figure like 2,150 that an English source writes so too."""
        text = context.plain(index, Side.TARGET).text
        yield from self.found(text)
        yield from copied_thousands(context, index, text)


class EnglishFiguresCheck(RewritingCheck):
    """Thousands have commas, decimals a point, no space stands before % (United Nations Editorial Manual, Numbers;
    New Hart’s Rules; The Chicago Manual of Style)."""

    id = "typography.en.figures"
    languages = frozenset({"en"})
    triggers = tuple("0123456789")
    examples = (
        Example(good=("", "1,250,000 people"), bad=("", "1 250 000 people"), target_language="en"),
        Example(good=("", "3.5%"), bad=("", "3.5 %"), target_language="en"),
        Example(good=("", "2.4 million people"), bad=("", "2,4 million people"), target_language="en"),
    )
    rewrites = (
        Rewrite(
            re.compile(
                r"(?<![\d.,+(])(?<!\d[ \u00a0\u202f-])\d{1,3}(?:[ \u00a0\u202f]\d{3}){2,}(?![\d\u00a0\u202f]|[ .,-]\d)"
                r"|(?<![\d.,+])(?<!\d[ \u00a0\u202f-])\d{1,3}(?:[\u00a0\u202f]\d{3})+(?![\d\u00a0\u202f]|[ .,-]\d)"
            ),
            lambda found: re.sub(_S, ",", found.group()),
        ),
        Rewrite(
            re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])"),
            lambda found: found.group().replace(".", ","),
        ),
        Rewrite(
            re.compile(
                rf"(?<![\d.,])(\d{{1,3}}),(\d{{1,2}})(?={_S}?(?:%|per cent\b|percent\b|million\b|billion\b))"
            ),
            r"\1.\2",
        ),
        Rewrite(re.compile(rf"(?<=\d){_S}%(?!\w)"), "%"),
    )
