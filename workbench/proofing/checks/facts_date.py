"""Dates, weekdays and times, compared by value."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.issues import Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.block_facts import block_facts


class DateCheck(Check):
    """A date, weekday or time of the source is missing in the target, added there, or another one.

    The writing does not matter: « 19 August », « 19/08 » and « 19 de agosto » are one date, « 3 p.m. »
    and « 15 h » one time.
    """

    id = "facts.date"
    severity = Severity.ERROR
    examples = (
        Example(
            good=("It opens on 19 August at 3 p.m.", "Elle s’ouvre le 19 août à 15 heures."),
            bad=("It opens on 19 August at 3 p.m.", "Elle s’ouvre le 18 août à 15 heures."),
        ),
        Example(
            good=("He spoke on Thursday (21/03).", "Habló el jueves 21 de marzo."),
            bad=("He spoke on Thursday (21/03).", "Habló el martes 21 de marzo."),
            target_language="es",
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield the differences that belong to the segment."""
        for difference in block_facts(context, index).dates:
            source, target = difference.source, difference.target
            if target is not None and target.index == index:
                data = {"target": target.fact.text}
                if source is not None:
                    data["source"] = source.fact.text
                same = source is not None and source.index == index
                yield self.issue(
                    context,
                    index,
                    target.fact.start,
                    target.fact.end,
                    "facts.date.added" if source is None else "facts.date.differs",
                    data,
                    source=(source.fact.start, source.fact.end) if source is not None and same else None,
                )
            elif target is None and source is not None and source.index == index:
                place = len(context.plain(index, Side.TARGET).text)
                data = {"source": source.fact.text}
                span = (source.fact.start, source.fact.end)
                yield self.issue(context, index, place, place, "facts.date.missing", data, source=span)
