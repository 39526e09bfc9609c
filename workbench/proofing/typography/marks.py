"""Marks of punctuation: points of ellipsis, marks too many, spaces missing after a mark, ligatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.proofing.checks.check import Example
from workbench.proofing.typography.profiles import TypographyProfile
from workbench.proofing.typography.rule import Mark, Rewrite, RewritingCheck, TypographyCheck


class EllipsisCheck(RewritingCheck):
    """Three points stand for the sign … (Lexique de l’Imprimerie nationale, Points de suspension; Ortografía de la
    lengua española, Puntos suspensivos). In English both are at home."""

    id = "typography.ellipsis"
    languages = frozenset({"fr", "es"})
    triggers = ("...",)
    examples = (Example(good=("", "Et puis… rien"), bad=("", "Et puis... rien")),)
    rewrites = (Rewrite(re.compile(r"(?<![./\\])(?<!etc)\.{3}(?![./\\])"), "…"),)


class DoubledMarkCheck(RewritingCheck):
    """A mark stands twice, or a point after ? or ! (Ortografía de la lengua española, Punto; Lexique de
    l’Imprimerie nationale, Ponctuation)."""

    id = "typography.doubled_mark"
    languages = frozenset({"fr", "es", "en"})
    triggers = ("..", ",,", ";;", "?.", "!.", ",.")
    examples = (
        Example(good=("", "Un pas, puis deux."), bad=("", "Un pas,, puis deux.")),
        Example(good=("", "¿Vienen?"), bad=("", "¿Vienen?."), target_language="es"),
    )
    rewrites = (
        Rewrite(re.compile(r"(?<=[\w)»”])(?<!\d)\.\.(?=\s|$)"), "."),
        Rewrite(re.compile(r"(?<=[\w)»”]),,(?=\s)"), ","),
        Rewrite(re.compile(r"(?<=\w),\.(?=\s|$)"), "."),
        Rewrite(re.compile(r"(?<=\w);;(?=\s)"), ";"),
        Rewrite(re.compile(r"(?<=[\w»”\u00a0\u202f])([?!])\.(?=\s|$)"), r"\1"),
    )


class SpaceAfterCheck(RewritingCheck):
    """No space stands after a comma, a semicolon or a full stop."""

    id = "typography.space_after"
    languages = frozenset({"fr", "es", "en"})
    triggers = (",", ";", ".")
    examples = (
        Example(good=("", "Un pas, puis deux."), bad=("", "Un pas,puis deux.")),
        Example(good=("", "C’est fini. Tous partent."), bad=("", "C’est fini.Tous partent.")),
    )
    rewrites = (
        Rewrite(re.compile(r"([,;])(?<=[^\W\d_][a-zà-ÿ].)(?=[^\W\d_]{2})"), r"\1 "),
        Rewrite(re.compile(r",(?<=[a-zà-ÿ]{2},)(?=\d{1,2}[ \u00a0\u202f][^\W\d_])"), ", "),
        Rewrite(re.compile(r",(?<=[A-ZÀ-Þ]{4},)(?=[^\W\d_][a-zà-ÿ]+ )"), ", "),
        Rewrite(re.compile(r",(?<=\d{2},)(?=[^\W\d_]{2,}[ \u00a0])"), ", "),
        Rewrite(
            re.compile(r"\.(?<=[a-zà-ÿ]{3}\.)(?=(?:[A-ZÀ-Þ][a-zà-ÿ]*|[LDJCNSM][’'][\wÀ-ÿ]+) [a-zà-ÿ])"), ". "
        ),
    )


class LigatureCheck(RewritingCheck):
    """The letters o and e are one sign in œuvre, cœur, sœur (Lexique de l’Imprimerie nationale, Ligatures)."""

    id = "typography.fr.ligature"
    languages = frozenset({"fr"})
    triggers = ("oe", "Oe", "OE")
    examples = (Example(good=("", "la mise en œuvre"), bad=("", "la mise en oeuvre")),)
    rewrites = (
        Rewrite(
            re.compile(
                r"(?<![^\W\d_])(man|dés|ch|contre-?|hors-d['’-]|chefs?-d['’])?(?:(c)oe(urs?|ur)|(s)oe(urs?)|(v)oe(ux?)|"
                r"(n)oe(uds?)|(b)oe(ufs?)|(m)oe(urs)|()oe(uvr\w{1,7}|ufs?|il|illets?|illères?|dèmes?|sophages?|"
                r"cuméni\w{2,5})|(f)oe(tus))(?![^\W\d_])",
                re.IGNORECASE,
            ),
            lambda found: re.sub(
                "oe", lambda pair: "Œ" if pair.group()[0] == "O" else "œ", found.group(), flags=re.IGNORECASE
            ),
        ),
    )


class SpanishSpacesCheck(RewritingCheck):
    """A space stands inside « », ¿ or ¡ (Ortografía de la lengua española, Comillas; Interrogación)."""

    id = "typography.es.inner_space"
    languages = frozenset({"es"})
    triggers = ("«", "»", "¿", "¡")
    examples = (Example(good=("", "el «plan»"), bad=("", "el « plan »"), target_language="es"),)
    rewrites = (
        Rewrite(re.compile(r"([«¿¡])[ \u00a0\u202f]+(?=\w)"), r"\1"),
        Rewrite(re.compile(r"(?<=[\w.,!?…])[ \u00a0\u202f]+»"), "»"),
    )


class AmericanQuotesCheck(TypographyCheck):
    """Commas and points stand before the closing mark of a quotation in American style (The Chicago Manual of
    Style, Quotation marks). Other English styles leave them where the sense puts them."""

    id = "typography.en.points_inside"
    languages = frozenset({"en"})
    triggers = ("”,", "”.")
    examples = (
        Example(good=("", "the “plan,” he said"), bad=("", "the “plan”, he said"), target_language="en-US"),
    )

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:
        """Yield the closing mark with what follows."""
        if profile.points_inside:
            yield from Rewrite(re.compile(r"(?<=[\w%])(’?”)([,.])(?!\.)"), r"\2\1").marks(text)
