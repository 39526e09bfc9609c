"""What a rule of typography is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What ``pattern`` finds is written ``right``: a template of ``re.Match.expand``, or a function.

    The mark begins where the group ``after`` ends, if that is not 0 and is written as it stands: so rules
    about a figure and about what follows it do not stand in each other's way.
    """

    pattern: re.Pattern[str]
    right: str | Callable[[re.Match[str]], str]
    after: int = 0

    def marks(self, text: str) -> Iterator[Mark]:
        """Yield the stretches that are written otherwise; the data are ``wrong`` and ``right``."""
        for found in self.pattern.finditer(text):
            right = found.expand(self.right) if isinstance(self.right, str) else self.right(found)
            if right == found.group():
                continue
            data = {"wrong": found.group(), "right": right}
            skip = len(found.group(self.after)) if self.after else 0
            yield Mark(found.start() + skip, found.end(), right[skip:], data=data)


class TypographyCheck(Check):
    """One rule; its fixes are safe. Addresses, telephone numbers and codes are left alone.

    ``unless_protected`` is false for the rules about such things themselves. A text with none of the
    ``triggers`` in it is not looked at: most rules need not read most texts.
    """

    severity = Severity.HINT
    needs_source = False
    unless_protected: ClassVar[bool] = True
    safe: ClassVar[bool] = True
    triggers: ClassVar[tuple[str, ...]] = ("",)

    def marks(self, text: str, profile: TypographyProfile) -> Iterator[Mark]:  # noqa: ARG002
        """Yield what the rule finds in a text as it reads; rules that ask no profile give ``found``."""
        return self.found(text)

    def found(self, text: str) -> Iterator[Mark]:
        """Yield what a rule that is the same in all profiles finds."""
        raise NotImplementedError(text)

    def marks_in(self, context: ProofingContext, index: int) -> Iterator[Mark]:
        """Yield what the rule finds in a segment; rules that look around it override this."""
        return self.marks(context.plain(index, Side.TARGET).text, context.profile(context.target_language))

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a mark of the target."""
        text = context.plain(index, Side.TARGET).text
        if not text or not any(trigger in text for trigger in self.triggers):
            return
        marks = list(self.marks_in(context, index))
        if not marks:
            return
        spans = Spans(protected(text) if self.unless_protected else ())
        for mark in marks:
            if spans.overlaps(mark.start, mark.end):
                continue
            fixes = () if mark.replacement is None else (Fix(mark.replacement, safe=self.safe),)
            message = self.id + (f".{mark.message}" if mark.message else "")
            yield self.issue(context, index, mark.start, mark.end, message, mark.data, fixes=fixes)


class RewritingCheck(TypographyCheck):
    """A rule that is a list of rewritings; none of a stretch that an earlier one took."""

    rewrites: ClassVar[tuple[Rewrite, ...]] = ()

    def found(self, text: str) -> Iterator[Mark]:
        """Yield what the rewritings find, in order."""
        taken = Spans()
        for rewrite in self.rewrites:
            for mark in rewrite.marks(text):
                if not taken.overlaps(mark.start, mark.end):
                    taken.add(mark.start, mark.end)
                    yield mark
