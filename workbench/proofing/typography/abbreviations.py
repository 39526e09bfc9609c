"""Ordinals and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.proofing.checks.check import Example
from workbench.proofing.typography.no_break import NOT_A_BRAND
from workbench.proofing.typography.profiles import NO_BREAK, TypographyProfile
from workbench.proofing.typography.rule import Mark, Rewrite, RewritingCheck, TypographyCheck


class FrenchOrdinalCheck(RewritingCheck):
    """Ordinals are 1er, 1re, 2e, XXIe: no more letters (Lexique de l’Imprimerie nationale, Nombres; Vitrine
    linguistique, Abréviation des adjectifs ordinaux; Code de rédaction interinstitutionnel, 10.5)."""

    id = "typography.fr.ordinal"
    languages = frozenset({"fr"})
    triggers = ("me", "ère", "ere", "iè", "nd", "ième")
    examples = (
        Example(good=("", "la 2e édition, le 1er prix"), bad=("", "la 2ème édition, le 1er prix")),
        Example(good=("", "la 1re fois"), bad=("", "la 1ère fois")),
    )
    rewrites = (
        Rewrite(re.compile(r"(?<![\w.,])1(?:ère|ere|ière)(s?)(?!\w)"), r"1re\1"),
        Rewrite(
            re.compile(r"(?<![\w.,])(\d{1,4}|[IVXL]{1,7})(?:i?[èeé]me|è)(s?)(?!\w)"),
            r"\1e\2",
        ),
    )


class FrenchAbbreviationCheck(RewritingCheck):
    """Abbreviations are M., Mme, Mlle, Dr, etc. (Lexique de l’Imprimerie nationale, Abréviations; Vitrine
    linguistique, Abréviations courantes). Mr before a name that is English is reported like any other."""

    id = "typography.fr.abbreviation"
    languages = frozenset({"fr"})
    triggers = ("Mr", "Mme.", "Mlle.", "Mmes.", "etc", "p.ex", "c-à-d", "c-a-d", "càd", "cad ", "Dr.")
    examples = (
        Example(good=("", "M.\u00a0Diallo et Mme\u00a0Ba"), bad=("", "Mr Diallo et Mme\u00a0Ba")),
        Example(good=("", "des abris, des vivres, etc."), bad=("", "des abris, des vivres, etc...")),
    )
    rewrites = (
        Rewrite(
            re.compile(r"(?<![\w.-])Mrs?\.?[ \u00a0\u202f](?=[A-ZÀ-Þ])(?<!Mrs )(?<!Mrs\. )"), f"M.{NO_BREAK}"
        ),
        Rewrite(
            re.compile(rf"(?<![\w.-])(Mmes?|Mlles?|Dr)\.[ \u00a0\u202f](?=[A-ZÀ-Þ]){NOT_A_BRAND}"),
            rf"\1{NO_BREAK}",
        ),
        Rewrite(re.compile(r"(?<!\w)etc[ \u00a0]?(?:\.{2,}|\.?…)"), "etc."),
        Rewrite(re.compile(r"(?<!\w)p\.ex\.?(?!\w)"), f"p.{NO_BREAK}ex."),
        Rewrite(re.compile(r"(?<!\w)(?:c-[àa]-d\.?|c\.-a-d\.|càd)(?!\w)"), "c.-à-d."),
    )


class SpanishOrdinalCheck(RewritingCheck):
    """Ordinals have a point before the raised letter: 1.º, 2.ª, 1.er (Ortografía de la lengua española,
    Abreviaturas; Diccionario panhispánico de dudas, Ordinales)."""

    id = "typography.es.ordinal"
    languages = frozenset({"es"})
    triggers = ("º", "ª", "er", "ro", "do", "to", "va", "vo", "ra", "da", "ta", "°")
    examples = (
        Example(good=("", "la 2.ª edición"), bad=("", "la 2ª edición"), target_language="es"),
        Example(good=("", "el 1.er premio"), bad=("", "el 1er premio"), target_language="es"),
    )
    rewrites = (
        Rewrite(re.compile(r"(?<![\w.,])(\d{1,3})([ºª])(?![\wCF])(?!\s?[CF]\b)"), r"\1.\2"),
        Rewrite(re.compile(r"(?<![\w.,])([13])er(?!\w)"), r"\1.er"),
        Rewrite(
            re.compile(r"(?<![\w.,])(1|3)(?:er)?(r)([oa])(?!\w)"),
            lambda found: f"{found.group(1)}.{'º' if found.group(3) == 'o' else 'ª'}",
        ),
        Rewrite(
            re.compile(r"(?<![\w.,])(?:(2)d|([456])t|(7)m|(8)v|(9)n)([oa])(?!\w)"),
            lambda found: f"{next(filter(None, found.groups()[:5]))}.{'º' if found.group(6) == 'o' else 'ª'}",
        ),
    )


class SpanishAbbreviationCheck(RewritingCheck):
    """Abbreviations end in a point and keep their spaces: EE. UU., Sra., n.º, p. m., etc. (Ortografía de la lengua
    española, Abreviaturas; Diccionario panhispánico de dudas, Apéndice 2)."""

    id = "typography.es.abbreviation"
    languages = frozenset({"es"})
    triggers = ("EE", "Sr", "Dr", "nº", "n°", "N°", "Nº", "etc", "m.", "am", "pm")
    examples = (
        Example(good=("", "en EE.\u00a0UU."), bad=("", "en EEUU"), target_language="es"),
        Example(good=("", "la Sra.\u00a0Díaz"), bad=("", "la Sra Díaz"), target_language="es"),
        Example(good=("", "a las 3 p.\u00a0m."), bad=("", "a las 3 pm"), target_language="es"),
    )
    rewrites = (
        Rewrite(re.compile(r"(?<![\w.])EE\.?[ ]?UU(?:\.|(?!\w))"), f"EE.{NO_BREAK}UU."),
        Rewrite(
            re.compile(r"(?<![\w.-])(Sra?s?|Srta|Dra?s?)[ \u00a0\u202f](?=[A-ZÀ-Þ][a-zà-ÿ])"),
            rf"\1.{NO_BREAK}",
        ),
        Rewrite(re.compile(r"(?<!\w)n[º°][ \u00a0\u202f]?(?=\d)"), f"n.º{NO_BREAK}"),
        Rewrite(re.compile(r"(?<!\w)N[º°][ \u00a0\u202f]?(?=\d)"), f"N.º{NO_BREAK}"),
        Rewrite(re.compile(r"(?<!\w)etc[ \u00a0]?(?:\.{2,}|\.?…)"), "etc."),
        Rewrite(
            re.compile(r"(?<=\d)[ \u00a0\u202f]?([ap])(?:\.m\.|m(?:\.(?!\.))?(?!\w)|\. m\.)"),
            rf"{NO_BREAK}\1.{NO_BREAK}m.",
        ),
    )


class EnglishTitleCheck(TypographyCheck):
    """Mr, Mrs, Ms and Dr have a point in American and none in British style (The Chicago Manual of Style,
    Abbreviations; New Hart’s Rules, Abbreviations)."""

    id = "typography.en.title"
    languages = frozenset({"en"})
    triggers = ("Mr", "Ms", "Dr", "Mrs")
    examples = (
        Example(good=("", "Ms Diallo"), bad=("", "Ms. Diallo"), target_language="en-GB"),
        Example(good=("", "Ms. Diallo"), bad=("", "Ms Diallo"), target_language="en-US"),
    )

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:
        """Yield the title with its space."""
        if profile.title_point is None:
            return
        right = r"\1." if profile.title_point else r"\1"
        yield from Rewrite(_TITLES[profile.title_point], right).marks(text)


_TITLES = {
    True: re.compile(r"(?<![\w.-])(Mrs?|Ms|Dr)(?=[ \u00a0][A-ZÀ-Þ])"),
    False: re.compile(r"(?<![\w.-])(Mrs?|Ms|Dr)\.(?=[ \u00a0][A-ZÀ-Þ])"),
}
