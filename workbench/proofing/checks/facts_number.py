"""Numbers, percentages and sums of money, compared by value."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.block_facts import block_facts
from workbench.proofing.facts.comparison import Difference
from workbench.proofing.facts.numbers import written


class NumberCheck(Check):
    """A figure of the source is missing in the target, added there, or another one.

    Compared by value over the paragraph: digits or words, any thousands separator, scales (million,
    milliard, bn), percentages, currencies, fractions in words.
    """

    id = "facts.number"
    severity = Severity.ERROR
    examples = (
        Example(
            good=("Some 1,250,000 people need help.", "Quelque 1 250 000 personnes ont besoin d’aide."),
            bad=("Some 1,250,000 people need help.", "Quelque 1 520 000 personnes ont besoin d’aide."),
        ),
        Example(
            good=("It costs US$5m.", "Cela coûte 5 millions de dollars."),
            bad=("It costs US$5m.", "Cela coûte 5 millions d’euros."),
        ),
        Example(
            good=("Two thirds of the 2.4 million fled.", "Los dos tercios de los 2,4 millones huyeron."),
            bad=("Two thirds of the 2.4 million fled.", "Los tres cuartos de los 2,4 millones huyeron."),
            target_language="es",
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield the differences that belong to the segment."""
        facts = block_facts(context, index)
        for difference in facts.numbers:
            yield from self._difference(context, index, difference)
        for difference in facts.units:
            source, target = difference.source, difference.target
            if source is not None and target is not None and target.index == index:
                yield self.issue(
                    context,
                    index,
                    target.fact.start,
                    target.fact.end,
                    "facts.number.unit",
                    {"source": source.fact.text, "target": target.fact.text},
                    source=(source.fact.start, source.fact.end) if source.index == index else None,
                )

    def _difference(self, context: ProofingContext, index: int, difference: Difference) -> Iterator[Issue]:
        source, target = difference.source, difference.target
        if target is not None and target.index == index:
            if source is None:
                data = {"target": target.fact.text}
                yield self.issue(
                    context, index, target.fact.start, target.fact.end, "facts.number.added", data
                )
                return
            # "14,500" in a French text: to be told that it is 14,500 in the source would help nobody.
            alike = source.fact.text == target.fact.text
            data = {"target": target.fact.text}
            yield self.issue(
                context,
                index,
                target.fact.start,
                target.fact.end,
                "facts.number.as_in_source" if alike else "facts.number.differs",
                data if alike else {"source": source.fact.text, **data},
                fixes=_fixes(difference, context.language(Side.TARGET)),
                source=(source.fact.start, source.fact.end) if source.index == index else None,
            )
        elif target is None and source is not None and source.index == index:
            place = len(context.plain(index, Side.TARGET).text)
            yield self.issue(
                context,
                index,
                place,
                place,
                "facts.number.missing",
                {"source": source.fact.text},
                source=(source.fact.start, source.fact.end),
            )


def _fixes(difference: Difference, language: str) -> tuple[Fix, ...]:
    """Return the source's figure in the target's writing, where both are plain digits."""
    assert difference.source is not None
    assert difference.target is not None
    source, target = difference.source.fact, difference.target.fact
    if source.unit or target.unit or not _is_digits(source.text) or not _is_digits(target.text):
        return ()
    values = [value for value in source.values if isinstance(value, Fraction)]
    text = written(values[0], source.text, language) if len(values) == 1 else ""
    return (Fix(text),) if text else ()


def _is_digits(text: str) -> bool:
    return all(char.isdigit() or char in ".,’' \u00a0\u202f\u2009" for char in text)
