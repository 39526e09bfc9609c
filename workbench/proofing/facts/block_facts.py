"""The numbers and dates of a block on both sides, compared once for all its segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.model.issues import Side
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.addresses import protected
from workbench.proofing.facts.comparison import Difference, Placed, Told, differences
from workbench.proofing.facts.dates import dates
from workbench.proofing.facts.fact import Fact
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
    found = [*differences(source_dates, target_dates, translated), *_weekdays(source_dates, target_dates)]
    source_numbers = _unclaimed(source, source_dates, target_dates)
    target_numbers = _unclaimed(target, target_dates, source_dates)
    return BlockFacts(
        tuple(found),
        tuple(differences(source_numbers, target_numbers, translated)),
        tuple(_units(source_numbers, target_numbers)),
    )


def _unclaimed(
    reads: Sequence[_Read], own_dates: Sequence[Placed], other_dates: Sequence[Placed]
) -> list[Placed]:
    """Return the numbers; those told by a date that is compared as a date can only answer others."""
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


def _weekdays(source: Sequence[Placed], target: Sequence[Placed]) -> list[Difference]:
    """Return weekdays that became others: one side's day is not on the other side, and the reverse."""
    mine = [placed for placed in source if _is_weekday(placed.fact)]
    theirs = [placed for placed in target if _is_weekday(placed.fact)]
    told_mine, told_theirs = Told(mine), Told(theirs)
    changed = [placed for placed in theirs if told_mine.agreeing(placed) is None]
    lost = [placed for placed in mine if told_theirs.agreeing(placed) is None]
    found: list[Difference] = []
    for placed in changed:
        partner = next((other for other in lost if other.index == placed.index), None)
        if partner is not None:
            lost.remove(partner)
            found.append(Difference(partner, placed))
    return found


def _is_weekday(fact: Fact) -> bool:
    return any(isinstance(value, tuple) and value[0] == "weekday" for value in fact.values)


def _units(source: Sequence[Placed], target: Sequence[Placed]) -> list[Difference]:
    """Return numbers that are there, but as percentages or in a currency that the source has nowhere."""
    found: list[Difference] = []
    told = Told(source)
    for placed in target:
        if not placed.fact.unit:
            continue
        same = told.all_agreeing(placed)
        if same and all(other.fact.unit not in {"", placed.fact.unit} for other in same):
            found.append(Difference(same[0], placed))
    return found
