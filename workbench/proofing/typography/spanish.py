"""Spanish: opening question and exclamation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.issues import Severity
from workbench.proofing.checks.check import Example
from workbench.proofing.typography.rule import Mark, TypographyCheck

_CLOSING = re.compile(r"(?<=\w|[»”\")])[?!](?![\w/=&])")
_SENTENCE_END = re.compile(r"[.!?…]+[»”\")]*\s+|\n|[:;]\s+")
_OPENING = {"?": "¿", "!": "¡"}


class OpeningMarkCheck(TypographyCheck):
    """A question or exclamation has no opening ¿ or ¡ (Ortografía de la lengua española, III, 3.8)."""

    id = "typography.es.opening_mark"
    severity = Severity.WARNING
    languages = frozenset({"es"})
    safe = False
    examples = (Example(good=("", "¿Qué hora es?"), bad=("", "Qué hora es?"), target_language="es"),)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield the first word of the sentence and its closing mark, as one stretch."""
        for found in _CLOSING.finditer(text):
            starts = [end.end() for end in _SENTENCE_END.finditer(text, 0, found.start())]
            start = starts[-1] if starts else 0
            sentence = text[start : found.start()]
            if "¿" in sentence or "¡" in sentence:
                continue
            open_before = text.rfind(_OPENING[found.group()], max(0, found.start() - 400), found.start())
            close_before = text.rfind(found.group(), max(0, found.start() - 400), found.start())
            if open_before > close_before:
                continue
            skip = len(sentence) - len(sentence.lstrip(' \u00a0«“"(—–-'))
            opening = _OPENING[found.group()]
            stretch = text[start + skip : found.end()]
            replacement = opening + stretch if len(stretch) < 400 else None
            yield Mark(start + skip, found.end(), replacement, data={"mark": opening})
