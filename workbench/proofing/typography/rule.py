"""What a rule of typography is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.addresses import protected
from workbench.proofing.facts.spans import Spans
from workbench.proofing.typography.profiles import TypographyProfile

NO_BREAKS = "\u00a0\u202f"
SPACES = " \u00a0\u202f\u2009\u2002\u2003"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that a house style writes otherwise; ``message`` ends the issue's code."""

    start: int
    end: int
    replacement: str | None
    message: str = ""
    data: dict[str, str] = field(default_factory=dict)


class TypographyCheck(Check):
    """One rule; its fixes are safe. Addresses, telephone numbers and codes are left alone.

    ``unless_protected`` is false for the rules about such things themselves.
    """

    severity = Severity.HINT
    needs_source = False
    unless_protected: ClassVar[bool] = True
    safe: ClassVar[bool] = True

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:  # noqa: ARG002
        """Yield what the rule finds in a text as it reads; rules that ask no profile give ``found``."""
        return self.found(text)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield what a rule that is the same in all profiles finds."""
        raise NotImplementedError(text)

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a mark of the target."""
        text = context.plain(index, Side.TARGET).text
        if not text:
            return
        profile = context.profile(context.target_language)
        spans = Spans(protected(text) if self.unless_protected else ())
        for mark in self.marks(text, profile):
            if spans.overlaps(mark.start, mark.end):
                continue
            fixes = () if mark.replacement is None else (Fix(mark.replacement, safe=self.safe),)
            message = self.id + (f".{mark.message}" if mark.message else "")
            yield self.issue(context, index, mark.start, mark.end, message, mark.data, fixes=fixes)
