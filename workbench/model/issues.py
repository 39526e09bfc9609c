"""What the checks report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error blocks approval unless it is waived; a warning does not; a hint is quiet."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Side(StrEnum):
    """Which text a span belongs to."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace the issue's span by ``text``; ``safe`` fixes may be applied unseen (typography)."""

    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault, or what may be one.

    ``check`` is a dotted id (``facts.number``, ``spelling``, ``grammar.FR_AGREEMENT``). ``start`` and ``end``
    are offsets in characters into the text of ``side`` of the segment (of the whole text where
    ``segment_id`` is empty); equal offsets mark a place. ``source_start``/``source_end`` mark the
    counterpart on the source side, -1 where there is none. ``message`` is a code for
    ``workbench.desk.wording``, filled from ``data``; a grammar engine's own sentence stands in
    ``data["sentence"]``.
    """

    check: str
    severity: Severity
    segment_id: str
    side: Side
    start: int
    end: int
    text: str
    message: str
    data: dict[str, str] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    source_start: int = -1
    source_end: int = -1

    def key(self) -> tuple[str, str, str, str, str]:
        """Return what makes this the same issue after the text around it has changed."""
        return (self.check, self.segment_id, self.side, self.text, self.message)
