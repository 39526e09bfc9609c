"""Sentences: SRX rules of LanguageTool (through choppa-srx), then our exceptions for press text."""

from __future__ import annotations

import re
import threading
from bisect import bisect_right, insort
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.intake.press_exceptions import ABBREVIATIONS, BREAKS, JOINS, NUMBERED, TITLES

if TYPE_CHECKING:
    from choppa import SrxDocument

_LOCK = threading.Lock()
_WINDOW = 64


@lru_cache(maxsize=1)
def _rules() -> SrxDocument:
    """Load LanguageTool's rule file, which choppa-srx brings along (LGPL-2.1, see its PROVENANCE.md)."""
    import choppa

    path = Path(choppa.__file__).parent / "data" / "srx" / "languagetool_segment.srx"
    return choppa.SrxDocument(ruleset=str(path))


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence, offsets in characters, white space between them left out.

    ``language`` is BCP 47; its base counts. A language without rules of its own gets the general ones. The
    spans cover every character that is not white space, in order.
    """
    if not text.strip():
        return []
    base = language.split("-")[0].lower() or "und"
    borders = _borders(text, base)
    spans: list[tuple[int, int]] = []
    start = 0
    for border in [*borders, len(text)]:
        first, last = _stripped(text, start, border)
        if first < last:
            spans.append((first, last))
        start = border
    return spans


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _borders(text: str, language: str) -> list[int]:
    from choppa import SrxTextIterator

    with _LOCK:
        pieces = list(SrxTextIterator(_rules(), f"{language}_two", text))
    sure = {found.start("end") for rule in BREAKS for found in rule.pattern.finditer(text)}
    borders: list[int] = sorted(sure)
    starts = [0, *borders]
    at = 0
    for piece in pieces[:-1]:
        at += len(piece)
        start = starts[bisect_right(starts, at) - 1]
        if not text[start:at].strip() or at in starts:
            continue
        if not _is_joined(text, start, at, language):
            insort(borders, at)
            insort(starts, at)
    return borders


def _is_joined(text: str, start: int, at: int, language: str) -> bool:
    before = text[max(start, at - _WINDOW) : at].rstrip()
    after = text[at : at + _WINDOW].lstrip()
    if not after or not before:
        return False
    if _abbreviated(before, after, language):
        return True
    return any(
        (not join.languages or language in join.languages)
        and join.after.match(after)
        and join.before.search(before)
        for join in JOINS
    )


_LAST_WORD = re.compile(r"(?:^|[\s(«“\"'’\u00a0\u202f/-])([^\s(«“\"'’\u00a0\u202f/]+)\.$")
_ROMAN = re.compile(r"^(?:\d|[IVXLC]+\b)")


def _abbreviated(before: str, after: str, language: str) -> bool:
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found.group(1)
    if word in _titles():
        return after[0].isalpha() and after[0].isupper()
    if word in NUMBERED and _ROMAN.match(after):
        return True
    if word in _abbreviations(language):
        return after[0].islower() or after[0].isdigit()
    return False


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(TITLES)


@lru_cache(maxsize=32)
def _abbreviations(language: str) -> frozenset[str]:
    own = ABBREVIATIONS.get(language)
    tables = [ABBREVIATIONS[""], own] if own else list(ABBREVIATIONS.values())
    return frozenset(word for table in tables for word in table.split())
