"""Units and questions by the handful."""

from __future__ import annotations

from datetime import UTC, datetime

from workbench.drafting.memory.lookup import Lookup, Question
from workbench.model.inline import InlineCode
from workbench.model.memory import TranslationUnit
from workbench.store.memory_words import words_of

AT = datetime(2026, 11, 1, tzinfo=UTC)


def unit(source: str, target: str, codes: tuple[InlineCode, ...] = (), **fields: str) -> TranslationUnit:
    return TranslationUnit("u1", source, target, "en", "fr", codes, "A. Author", AT, **fields)


def asked(
    text: str, codes: tuple[InlineCode, ...] = (), at_least: int = 60, before: str = "", after: str = ""
) -> Lookup:
    return Lookup(Question(text, "en", "fr", codes, before, after, at_least), words_of)
