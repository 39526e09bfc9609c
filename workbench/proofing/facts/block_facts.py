"""The numbers and dates of a block on both sides, compared once for all its segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf
from typing import Any

from workbench.model.issues import Side
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.addresses import protected
from workbench.proofing.facts.comparison import Difference, Placed, Told, differences, tell_the_same
from workbench.proofing.facts.dates import dates
from workbench.proofing.facts.fact import Fact
from workbench.proofing.facts.frequencies import frequencies
from workbench.proofing.facts.measures import alike
from workbench.proofing.facts.numbers import numbers
from workbench.proofing.facts.spans import Spans


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """How the dates and the numbers of a block differ, and where both sides tell another unit."""

    dates: tuple[Difference, ...]
    numbers: tuple[Difference, ...]
    units: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    dates: tuple[Placed, ...]
    numbers: tuple[Placed, ...]


def block_facts(context: ProofingContext, index: int) -> BlockFacts:
    """Return the comparison of the block that the segment belongs to."""
    group = context.block(index)
    return context.once(("facts", group[0]), Side.TARGET, lambda: _compare(context, group))


def _read(context: ProofingContext, index: int, side: Side) -> _Read:
    def compute() -> _Read:
        text = context.plain(index, side).text
        language = context.language(side)
        taken = protected(text)
        return _Read(
            tuple(Placed(index, fact) for fact in dates(text, language, taken)),
            tuple(Placed(index, fact) for fact in numbers(text, language, taken)),
        )

    return context.once(("read", index), side, compute)


def _compare(context: ProofingContext, group: tuple[int, ...]) -> BlockFacts:
    translated = frozenset(index for index in group if context.is_translated(index))
    source = [_read(context, index, Side.SOURCE) for index in group]
    target = [_read(context, index, Side.TARGET) for index in group]
    source_dates = [placed for read in source for placed in read.dates]
    target_dates = [placed for read in target for placed in read.dates]
    found: list[Difference] = []
    if not tell_the_same(source_dates, target_dates):
        found = [
            *differences(source_dates, target_dates, translated),
            *_loose(_weekdays(source_dates), _weekdays(target_dates)),
            *_loose(_months(source_dates), _months(target_dates)),
        ]
    source_numbers = _unclaimed(source, source_dates, target_dates)
    target_numbers = _unclaimed(target, target_dates, source_dates)
    if tell_the_same(source_numbers, target_numbers):
        return BlockFacts(tuple(found), tuple(_how_often(context, group)), ())
    changed = [
        *differences(source_numbers, target_numbers, translated),
        *_worded(source_numbers, target_numbers),
    ]
    return BlockFacts(
        tuple(found),
        tuple(changed or _how_often(context, group)),
        tuple(_units(source_numbers, target_numbers)),
    )


def _unclaimed(
    reads: Sequence[_Read], own_dates: Sequence[Placed], other_dates: Sequence[Placed]
) -> list[Placed]:
    """Return the numbers; those told by a date that is compared as a date can only answer others."""
    if not own_dates:
        return [placed for read in reads for placed in read.numbers]
    told = Told(other_dates)
    claimed: dict[int, list[tuple[int, int]]] = {}
    for placed in own_dates:
        if placed.fact.firm or told.agreeing(placed) is not None:
            claimed.setdefault(placed.index, []).append((placed.fact.start, placed.fact.end))
    spans = {index: Spans(group) for index, group in claimed.items()}
    result: list[Placed] = []
    for placed in (placed for read in reads for placed in read.numbers):
        fact = placed.fact
        if placed.index in spans and spans[placed.index].overlaps(fact.start, fact.end):
            placed = replace(placed, fact=replace(fact, firm=False))
        result.append(placed)
    return result


def _loose(source: Sequence[Placed], target: Sequence[Placed]) -> list[Difference]:
    """Return what became another of its kind: one side's is not on the other side, and the reverse.

    For facts that are not firm: alone, their absence is nothing to report, beside another one it is.
    """
    if not source or not target:
        return []
    told_source, told_target = Told(source), Told(target)
    changed = [placed for placed in target if told_source.agreeing(placed) is None]
    lost = [placed for placed in source if told_target.agreeing(placed) is None]
    found: list[Difference] = []
    for placed in changed:
        partner = next((other for other in lost if other.index == placed.index), None)
        if partner is not None and not (partner.fact.firm and placed.fact.firm):
            lost.remove(partner)
            found.append(Difference(partner, placed))
    return found


def _weekdays(dates: Sequence[Placed]) -> list[Placed]:
    return [placed for placed in dates if any(value[0] == "weekday" for value in _told_by(placed.fact))]


def _months(dates: Sequence[Placed]) -> list[Placed]:
    """Return the months, those of whole dates too, as facts of their own."""
    found = []
    for placed in dates:
        months = frozenset(("date", 0, value[2]) for value in _told_by(placed.fact) if value[0] == "date")
        if months:
            bare = placed.fact.values <= months
            found.append(replace(placed, fact=replace(placed.fact, values=months, firm=not bare)))
    return found


def _told_by(fact: Fact) -> list[tuple[Any, ...]]:
    return [value for value in fact.values if isinstance(value, tuple)]


def _in_words(numbers: Sequence[Placed], low: int, high: float) -> list[Placed]:
    """Return the numbers from ``low``, below ``high``, that are no counts: fractions, places in an order."""
    return [
        placed
        for placed in numbers
        if placed.fact.text[:1].islower()
        and all(word.isalpha() for word in placed.fact.text.split())
        and low
        <= min((value for value in placed.fact.values if isinstance(value, Fraction)), default=-1)
        < high
    ]


def _worded(source: Sequence[Placed], target: Sequence[Placed]) -> list[Difference]:
    """Return fractions and places in an order that became others (a half, a third; the third, the fourth)."""
    if not source or not target:
        return []
    found: list[Difference] = []
    told_source, told_target = Told(source), Told(target)
    for low, high in ((0, 1), (3, inf)):
        mine = [one for one in _in_words(source, low, high) if told_target.agreeing(one) is None]
        theirs = [one for one in _in_words(target, low, high) if told_source.agreeing(one) is None]
        found += _loose(mine, theirs)
    return found


def _how_often(context: ProofingContext, group: tuple[int, ...]) -> list[Difference]:
    """Return what happens another number of times a week, where both sides tell as many such things."""
    mine, theirs = (
        [
            Placed(index, fact)
            for index in group
            for fact in frequencies(context.plain(index, side).text, context.language(side))
        ]
        for side in (Side.SOURCE, Side.TARGET)
    )
    if len(mine) != len(theirs) or {one.fact.values for one in mine} == {one.fact.values for one in theirs}:
        return []
    pairs = zip(mine, theirs, strict=True)
    return [Difference(one, other) for one, other in pairs if one.fact.values != other.fact.values]


def _units(source: Sequence[Placed], target: Sequence[Placed]) -> list[Difference]:
    """Return numbers that are there, but as something else: other percentages, currencies, measures.

    A number without a unit is no answer for one with a unit that the target tells nowhere.
    """
    if not source or not target:
        return []
    found: list[Difference] = []
    told, meant = Told(source), Told(target)
    units = {placed.fact.unit for placed in target}
    for placed in target:
        same = told.all_agreeing(placed)
        if same and (_other_unit(placed, same) or _other_measure(placed, same)):
            found.append(Difference(same[0], placed))
    reported = {id(difference.source) for difference in found}
    for placed in source:
        same = meant.all_agreeing(placed)
        if not same or id(placed) in reported:
            continue
        lost = placed.fact.unit and placed.fact.unit not in units and not any(one.fact.unit for one in same)
        if (placed.fact.firm and lost) or _other_measure(placed, same):
            found.append(Difference(placed, same[0]))
    return found


def _other_unit(placed: Placed, same: Sequence[Placed]) -> bool:
    unit = placed.fact.unit
    return bool(unit) and all(other.fact.unit not in {"", unit} for other in same)


def _other_measure(placed: Placed, same: Sequence[Placed]) -> bool:
    measure = placed.fact.measure
    return bool(measure) and all(
        other.fact.measure not in {"", measure} and not alike(other.fact.measure, measure) for other in same
    )
