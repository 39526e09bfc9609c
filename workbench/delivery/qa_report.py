"""The report on what was checked in a translation: what its forms show, in the words that they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from workbench.model.issues import Severity, Side

_ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_NO_BREAKS = {0xA0: "⍽", 0x202F: "⍽"}
_SPACE = "␣"


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The report's own words, in the language of the interface."""

    title: str
    summary: str
    checked: str
    open_issues: str
    settled_issues: str
    no_issues: str
    exceptions: str
    no_exceptions: str
    history: str
    segment: str
    severity: str
    check: str
    rule: str
    message: str
    found: str
    fixes: str
    source: str
    target: str
    standing: str
    reason: str
    person: str
    moment: str
    kind: str
    count: str
    deed: str
    cut: str
    """Said where a text was cut; ``{count}`` are the characters that are left out."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text as it reads, with one place in it; no place is marked where ``start`` is -1.

    Of a long text it is what stands around the place; ``before`` and ``after`` are the characters left out.
    """

    text: str
    start: int = -1
    end: int = -1
    before: int = 0
    after: int = 0

    @property
    def is_marked(self) -> bool:
        """Whether a place is marked, which may be between two characters."""
        return self.start >= 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about an issue: ``kind`` is said in words, with who, why and when (with its zone).

    ``blocks``: it is an error that only a waiver would let pass, so it stands open all the same.
    """

    kind: str
    reason: str
    person: str
    at: datetime
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class ReportedIssue:
    """An issue. ``number`` is its segment's, 0 for the whole text; ``decision`` None where there is none."""

    number: int
    severity: Severity
    severity_name: str
    check: str
    title: str
    message: str
    side: Side
    found: str
    fixes: tuple[str, ...]
    source: MarkedText
    target: MarkedText
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        """Whether it stands open."""
        return self.decision is None or self.decision.blocks


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How often a check reported: what stands open by severity, and what was decided about."""

    check: str
    title: str
    errors: int
    warnings: int
    hints: int
    settled: int


@dataclass(frozen=True, slots=True)
class ReportedException:
    """Something that is not to be reported or does not block: an issue or a rule, whether or not it occurs now."""

    kind: str
    what: str
    number: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change of status."""

    deed: str
    person: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class QaReport:
    """Everything a report shows. ``facts`` are pairs of a label and what it says, in order.

    ``severities`` are (severity, its name, how many stand open). ``language`` is that of the words,
    ``source_language`` and ``target_language`` those of the texts (BCP 47).
    """

    language: str
    source_language: str
    target_language: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    severities: tuple[tuple[Severity, str, int], ...]
    checks: tuple[CheckCount, ...]
    issues: tuple[ReportedIssue, ...]
    exceptions: tuple[ReportedException, ...]
    history: tuple[HistoryLine, ...]
    words: ReportWords

    @property
    def open_issues(self) -> tuple[ReportedIssue, ...]:
        """The issues that stand open."""
        return tuple(issue for issue in self.issues if issue.is_open)

    @property
    def settled_issues(self) -> tuple[ReportedIssue, ...]:
        """The issues that were waived or ignored, or whose rule is off, and that block nothing."""
        return tuple(issue for issue in self.issues if not issue.is_open)


def moment_words(moment: datetime) -> str:
    """Return a moment as a report writes it, in every language alike, with its zone."""
    return moment.strftime("%Y-%m-%d %H:%M %Z").strip()


def legible(text: str) -> str:
    """Return a text with U+FFFD for what no file of these forms may hold: control characters, half a surrogate pair."""
    return _ILLEGIBLE.sub("\ufffd", text)


def visible(text: str) -> str:
    """Return a proposed text with spaces that can be seen: no-break ones, those at an end, and nothing at all."""
    if not text:
        return "∅"
    shown = text.translate(_NO_BREAKS)
    begin, end = len(shown) - len(shown.lstrip(" ")), len(shown.rstrip(" "))
    if end <= begin:
        return _SPACE * len(shown)
    return _SPACE * begin + shown[begin:end] + _SPACE * (len(shown) - end)
