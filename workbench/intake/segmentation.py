"""Sentences: SRX rules of LanguageTool (through choppa-srx), then our exceptions for press text."""

from __future__ import annotations

import re
import threading
from bisect import bisect_right, insort
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.intake.press_exceptions import ABBREVIATIONS, BREAKS, JOINS, NUMBERED, TITLES
from workbench.model.tasks import CancelToken

if TYPE_CHECKING:
    from choppa import SrxDocument

_LOCK = threading.Lock()
_WINDOW = 64
# Characters that a repetition in a rule's lookbehind may span. 100 is the package's own; 20 gives the same
# sentences on 3,000 lines of news in three languages, in a tenth of the worst case's time.
_LOOKBEHIND = 20
_ROW_OF_STOPS = re.compile(r"(?:(?<!\S)\S{0,2}[.!?…]+\s+){8,}|(?:[^\s.]{1,3}\.){20,}")
# Letters, digits, spaces, commas, hyphens and apostrophes end no sentence in any language.
_CAN_END = re.compile(r"[^\w\s,'’-]|\n")
_WITH_RULES = frozenset(
    [
        "el",
        "pl",
        "en",
        "nl",
        "ro",
        "sk",
        "is",
        "ru",
        "sl",
        "ca",
        "es",
        "de",
        "da",
        "eo",
        "fr",
        "uk",
        "be",
        "gl",
        "ja",
        "zh",
        "br",
        "pt",
        "it",
        "ta",
        "fa",
        "ga",
        "sr",
        "ar",
        "sv",
        "lt",
        "ml",
        "tl",
        "ast",
        "crh",
    ]
)


_KNOWN_LENGTH = 2000
"""Characters of a paragraph whose sentences are remembered."""


@lru_cache(maxsize=1)
def _rules() -> SrxDocument:
    """Load LanguageTool's rule file, which choppa-srx brings along (LGPL-2.1, see its PROVENANCE.md)."""
    import choppa

    path = Path(choppa.__file__).parent / "data" / "srx" / "languagetool_segment.srx"
    return choppa.SrxDocument(ruleset=str(path))


def sentence_spans(text: str, language: str, cancel: CancelToken | None = None) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence, offsets in characters, white space between them left out.

    ``language`` is BCP 47; its base counts. A language without rules of its own gets those of
    English. The
    spans cover every character that is not white space, in order.
    """
    if not text.strip():
        return []
    if not _CAN_END.search(text):
        return [_stripped(text, 0, len(text))]
    if cancel is not None:
        cancel.raise_if_cancelled()
    base = language.split("-")[0].lower() or "und"
    borders = _known_borders(text, base) if len(text) <= _KNOWN_LENGTH else _borders(text, base, cancel)
    spans: list[tuple[int, int]] = []
    start = 0
    for border in (*borders, len(text)):
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


@lru_cache(maxsize=16384)
def _known_borders(text: str, language: str) -> tuple[int, ...]:
    """Return the borders; what is dropped and kept again in the preview is not cut anew each time."""
    return tuple(_borders(text, language, None))


def _borders(text: str, language: str, cancel: CancelToken | None) -> list[int]:
    sure = {found.start("end") for rule in BREAKS for found in rule.pattern.finditer(text)}
    borders: list[int] = sorted(sure)
    starts = [0, *borders]
    for at in _candidates(text, language, cancel):
        start = starts[bisect_right(starts, at) - 1]
        if at in sure or not text[start : min(at, start + _WINDOW)].strip():
            continue
        if not _is_joined(text, start, at, language):
            insort(borders, at)
            insort(starts, at)
    return borders


def _candidates(text: str, language: str, cancel: CancelToken | None) -> Iterator[int]:
    """Yield where the SRX rules end a sentence, the end of the text left out."""
    from choppa import SrxTextIterator

    # Rows of initials or stops ("A. A. A. …") cost the rules seconds, and no sentence ends in one.
    masked = _ROW_OF_STOPS.sub(lambda found: "x" * len(found.group()), text)
    code = f"{language if language in _WITH_RULES else 'en'}_two"
    with _LOCK:
        pieces = SrxTextIterator(_rules(), code, masked, max_lookbehind_construct_length=_LOOKBEHIND)
        at = 0
        for piece in pieces:
            if cancel is not None:
                cancel.raise_if_cancelled()
            at += len(piece)
            if at < len(text):
                yield at


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
