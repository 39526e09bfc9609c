"""What is marked inside a text: figures, terms, issues, no-break spaces, codes, found text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from ui.editor.figures import figure_spans
from ui.editor.long_texts import is_long
from ui.editor.pills import pill_format
from ui.editor.style import GridStyle
from ui.editor.units import has_astral, to_units
from workbench.model.inline import CODE_PATTERN
from workbench.model.issues import Issue, Severity, Side

FAINT = re.compile("[\u00a0\u202f\u2007\u2060\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one segment that somebody had to compute. Spans are in characters.

    ``target_text`` is the text for which target spans were found; on another text they are not shown.
    """

    source_terms: tuple[Span, ...] = ()
    target_terms: tuple[Span, ...] = ()
    issues: tuple[Issue, ...] = ()
    target_text: str = ""


NO_MARKS = Marks()
# How grave an issue is shows in the form of its line too: not everybody tells red from amber.
_UNDERLINES = {
    Severity.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Severity.WARNING: QTextCharFormat.UnderlineStyle.DashUnderline,
    Severity.HINT: QTextCharFormat.UnderlineStyle.DotLine,
}


@dataclass(frozen=True, slots=True)
class FormatSpan:
    """A format over a span, in UTF-16 code units as Qt counts."""

    start: int
    length: int
    format: QTextCharFormat


def severity_colour(severity: Severity, style: GridStyle) -> QColor:
    """Return the colour of an issue's line."""
    if severity is Severity.ERROR:
        return style.error
    return style.warning if severity is Severity.WARNING else style.dim


def format_spans(
    text: str,
    side: Side,
    marks: Marks,
    labels: dict[str, str],
    font: QFont,
    style: GridStyle,
    hits: Iterable[Span] = (),
    came: Iterable[Span] = (),
    gone: Iterable[Span] = (),
) -> list[FormatSpan]:
    """Return the formats of a text, later ones over earlier ones.

    ``came`` are words that came into a source since it was translated, ``gone`` characters beside which some are gone.
    """
    found: list[FormatSpan] = []
    wide = has_astral(text)

    def add(start: int, end: int, form: QTextCharFormat) -> None:
        if wide:
            start, end = to_units(text, start), to_units(text, end)
        if end > start:
            found.append(FormatSpan(start, end - start, form))

    if is_long(text):
        return found  # marks would stop every key
    figures = figure_spans(text)
    if figures:
        pale = _background(style.figure)
        for start, end in figures:
            add(start, end, pale)
    for spans, ground, colour in ((came, style.came, style.good), (gone, style.gone, style.error)):
        for start, end in spans:
            add(start, min(end, len(text)), _changed(ground, colour))
    current = side is Side.SOURCE or marks.target_text == text
    terms = marks.source_terms if side is Side.SOURCE else marks.target_terms
    if terms and current:
        underline = QTextCharFormat()
        underline.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        underline.setUnderlineColor(style.term)
        for start, end in terms:
            add(start, min(end, len(text)), underline)
    for match in FAINT.finditer(text) if style.invisibles else ():
        add(match.start(), match.end(), _background(style.space))
    if current:
        for issue in marks.issues:
            span = _span_on(issue, side, len(text))
            if span:
                add(*span, _wave(issue, style))
    for start, end in hits:
        add(start, end, _background(style.hit))
    for match in CODE_PATTERN.finditer(text):
        char = match.group()
        add(match.start(), match.end(), pill_format(char, labels.get(char, "?"), font, style))
    return found


def _span_on(issue: Issue, side: Side, length: int) -> Span | None:
    if issue.side is not side:
        return None
    start, end = issue.start, issue.end
    if start == end:
        start, end = (start - 1, end) if start else (0, min(1, length))
    return (max(0, start), min(end, length)) if start < length else None


def _background(colour: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(colour)
    return form


def _changed(ground: QColor, colour: QColor) -> QTextCharFormat:
    form = _background(ground)
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashDotLine)
    form.setUnderlineColor(colour)
    return form


def _wave(issue: Issue, style: GridStyle) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(_UNDERLINES[issue.severity])
    form.setUnderlineColor(severity_colour(issue.severity, style))
    return form


def as_ranges(spans: Sequence[FormatSpan]) -> list[QTextLayout.FormatRange]:
    """Return the spans as a text layout takes them."""
    ranges = []
    for span in spans:
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = span.start, span.length, span.format
        ranges.append(one)
    return ranges


def flattened(spans: Sequence[FormatSpan]) -> list[FormatSpan]:
    """Return the spans cut so that none overlaps another, each with the formats of all over it."""
    if not spans:
        return []
    edges = sorted({edge for span in spans for edge in (span.start, span.start + span.length)})
    flat = []
    for start, end in pairwise(edges):
        form = QTextCharFormat()
        covered = False
        for span in spans:
            if span.start <= start and span.start + span.length >= end:
                form.merge(span.format)
                covered = True
        if covered:
            flat.append(FormatSpan(start, end - start, form))
    return flat


def moved(marks: Marks, before: str, after: str) -> Marks:
    """Return marks of ``before`` as they lie on ``after``; those that the change touches are gone."""
    if marks.target_text != before:
        return replace(marks, issues=(), target_terms=(), target_text=after)
    if not marks.issues and not marks.target_terms:
        return replace(marks, target_text=after)
    limit = min(len(before), len(after))
    head = 0
    while head < limit and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < limit - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    last, shift = len(before) - tail, len(after) - len(before)

    def span(start: int, end: int) -> Span | None:
        if end <= head:
            return start, end
        return (start + shift, end + shift) if start >= last else None

    issues = []
    for issue in marks.issues:
        place = (issue.start, issue.end) if issue.side is Side.SOURCE else span(issue.start, issue.end)
        if place is not None:
            issues.append(replace(issue, start=place[0], end=place[1]))
    terms = tuple(place for start, end in marks.target_terms if (place := span(start, end)))
    return replace(marks, issues=tuple(issues), target_terms=terms, target_text=after)
