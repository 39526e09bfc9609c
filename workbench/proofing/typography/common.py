"""Rules of every language: spaces too many, brackets, telephone numbers, hyphens for dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Severity
from workbench.proofing.checks.check import Example
from workbench.proofing.typography.profiles import TypographyProfile
from workbench.proofing.typography.rule import Mark, TypographyCheck

# What a text has seldom comes first in these, and what stands before it is asked for after it: so they are quick.
_DOUBLE = re.compile(r"[ \u00a0\u202f](?<=\S.)[ \u00a0\u202f]+(?=\S)")
_BEFORE_COMMA = re.compile(r"[ \u00a0\u202f](?<=[\w»”\")\]].)[ \u00a0\u202f]*([,.])(?=[\s»”]|$)(?!\.)")
_BEFORE_HIGH = re.compile(r"[ \u00a0\u202f](?<=[\w»”\")\]].)[ \u00a0\u202f]*([;:!?])(?=[\s»”\")]|$)")
_INSIDE = re.compile(r"\([ \u00a0\u202f]+(?=\w)|(?<=[\w.!?»”])[ \u00a0\u202f]+\)(?!\S*\()")
_PLUS = re.compile(
    r"(?<![\w+])\+[ \u00a0\u202f](?=\d{1,3}[ \u00a0\u202f.(-]*\(?\d{1,4}\)?(?:[ \u00a0\u202f.-]?\d{2,4}){2,})"
)
_HYPHEN = re.compile(
    r"(?<=[^\W\d]|[»”\").,])[ \u00a0\u202f]-(?=[ \u00a0\u202f][\w«“\"(¿¡]|[,;])|(?<=\d)[ \u00a0\u202f]-(?=[ \u00a0\u202f][^\W\d]|,)"
)


class DoubleSpaceCheck(TypographyCheck):
    """Two spaces stand where one belongs."""

    id = "typography.double_space"
    examples = (Example(good=("", "Un pas, puis deux."), bad=("", "Un pas,  puis deux.")),)

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:
        """Yield runs of spaces inside a line."""
        for found in _DOUBLE.finditer(text):
            after = text[found.end() : found.end() + 1]
            before = text[found.start() - 1]
            if profile.language == "fr" and (after in ":;!?»%" or before == "«"):
                continue
            yield Mark(found.start(), found.end(), " ")


class SpaceBeforeCommaCheck(TypographyCheck):
    """A space stands before a comma or a full stop; in English and Spanish also before ; : ! ?"""

    id = "typography.space_before"
    examples = (
        Example(good=("", "Un pas, puis deux."), bad=("", "Un pas , puis deux.")),
        Example(good=("", "¿Vienen? Sí."), bad=("", "¿Vienen ? Sí."), target_language="es"),
    )

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:
        """Yield the space with its mark."""
        patterns = (_BEFORE_COMMA,) if profile.language not in {"en", "es"} else (_BEFORE_COMMA, _BEFORE_HIGH)
        for pattern in patterns:
            for found in pattern.finditer(text):
                yield Mark(found.start(), found.end(), found.group(1), data={"mark": found.group(1)})


class BracketSpaceCheck(TypographyCheck):
    """A space stands inside brackets."""

    id = "typography.bracket_space"
    triggers = ("( ", "(\u00a0", "(\u202f", " )", "\u00a0)", "\u202f)")
    examples = (Example(good=("", "Le plan (adopté hier)"), bad=("", "Le plan ( adopté hier)")),)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the bracket with its space."""
        for found in _INSIDE.finditer(text):
            yield Mark(
                found.start(), found.end(), found.group().strip(), data={"mark": found.group().strip()}
            )


class PlusSpaceCheck(TypographyCheck):
    """A space stands between the plus sign and the country code of a telephone number (ITU-T E.123, 7.1)."""

    id = "typography.phone_plus"
    triggers = ("+",)
    unless_protected = False
    examples = (Example(good=("", "Tel : +54 11 4815 1035"), bad=("", "Tel : + 54 11 4815 1035")),)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the plus sign with its space."""
        for found in _PLUS.finditer(text):
            yield Mark(found.start(), found.end(), "+")


class DashCheck(TypographyCheck):
    """A hyphen between spaces does the work of a dash (Lexique de l’Imprimerie nationale, Tiret)."""

    id = "typography.dash"
    triggers = (" -", "\u00a0-", "\u202f-")
    severity = Severity.WARNING
    languages = frozenset({"fr", "es", "en"})
    examples = (
        Example(
            good=("", "La conférence – la seconde – s’est tenue hier."),
            bad=("", "La conférence - la seconde - s’est tenue hier."),
        ),
    )

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the hyphen alone."""
        for found in _HYPHEN.finditer(text):
            yield Mark(found.end() - 1, found.end(), "–")
