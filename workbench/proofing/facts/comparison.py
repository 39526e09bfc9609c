"""Compares the facts of two texts of several segments as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.proofing.facts.fact import Fact

_MOST_COMPARED = 400
_MOST_DIFFERENCES = 500
_LEAST_TWICE = 13


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact, and the index of the segment it stands in."""

    index: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of the source that the target lacks, one that it adds, or, with both, one told otherwise."""

    source: Placed | None
    target: Placed | None


class Told:
    """The facts of one side, found by what they mean."""

    def __init__(self, facts: Sequence[Placed]) -> None:
        self._by_value: dict[Hashable, list[Placed]] = {}
        self._measured = [placed for placed in facts if placed.fact.measure][:_MOST_COMPARED]
        for placed in facts:
            for value in placed.fact.values:
                self._by_value.setdefault(value, []).append(placed)

    def agreeing(self, placed: Placed) -> Placed | None:
        """Return a fact that may mean the same, one of the same segment before any other."""
        found = None
        values = placed.fact.values
        for value in values if len(values) == 1 else sorted(values, key=str):
            for other in self._by_value.get(value, ())[:_MOST_COMPARED]:
                if other.index == placed.index:
                    return other
                found = found or other
        if found is None and placed.fact.measure:
            found = next((other for other in self._measured if placed.fact.agrees(other.fact)), None)
        return found

    def all_agreeing(self, placed: Placed) -> list[Placed]:
        """Return the facts that have a value in common with this one."""
        return [
            other for value in placed.fact.values for other in self._by_value.get(value, ())[:_MOST_COMPARED]
        ]


def differences(
    source: Sequence[Placed], target: Sequence[Placed], translated: frozenset[int]
) -> list[Difference]:
    """Return how the target's facts differ from the source's, in order of place.

    A value told once answers the same value told twice. What stands in a segment that is not
    translated yet is not missing. A missing and an added fact of one segment are one difference. At most
    500 of each are told of one block.
    """
    told, meant = Told(target), Told(source)
    missing = [
        placed
        for placed in source
        if placed.fact.firm and placed.index in translated and _lost(placed, told, meant)
    ]
    extra = [placed for placed in target if placed.fact.firm and meant.agreeing(placed) is None]
    spare = _spare(source, target) if extra else []
    found: list[Difference] = []
    for placed in extra:
        if len(found) >= _MOST_DIFFERENCES:
            return found
        partner = _partner(placed, missing)
        if partner is not None:
            missing.remove(partner)
        else:
            partner = _partner(placed, [other for other in spare if other.index == placed.index])
            if partner is not None:
                spare.remove(partner)
        found.append(Difference(partner, placed))
    found.extend(Difference(placed, None) for placed in missing[:_MOST_DIFFERENCES])
    found.sort(key=_place)
    return found


def tell_the_same(source: Sequence[Placed], target: Sequence[Placed]) -> bool:
    """Return whether both sides tell the same values, units and measures, segment by segment in one order.

    Most texts that have been translated well do; then nothing differs and no more need be asked.
    """
    return len(source) == len(target) and all(
        one.index == other.index
        and one.fact.values == other.fact.values
        and one.fact.unit == other.fact.unit
        and one.fact.measure == other.fact.measure
        for one, other in zip(source, target, strict=True)
    )


def _lost(placed: Placed, told: Told, meant: Told) -> bool:
    """Return whether nothing tells the fact, or only what tells another segment's: the same figure twice in a
    paragraph, and one of them is gone. Small numbers come again as pronouns do, and are left alone."""
    other = told.agreeing(placed)
    if other is None or other.index == placed.index:
        return other is None
    value = next(iter(placed.fact.values))
    if not isinstance(value, Fraction) or value < _LEAST_TWICE:
        return False
    answered = meant.agreeing(other)
    return answered is not None and answered.index == other.index


def _partner(placed: Placed, candidates: Sequence[Placed]) -> Placed | None:
    """Return what the fact most likely stands for: of the same segment and unit, nearest in place."""
    if not candidates:
        return None
    return min(
        candidates[:_MOST_COMPARED],
        key=lambda other: (
            abs(other.index - placed.index),
            other.fact.unit != placed.fact.unit,
            abs(other.fact.start - placed.fact.start),
            other.fact.start,
        ),
    )


def _spare(source: Sequence[Placed], target: Sequence[Placed]) -> list[Placed]:
    """Return facts of the source whose value stands there more often than in the target."""
    if len(source) > _MOST_COMPARED or len(target) > _MOST_COMPARED:
        return []
    counts = Counter(value for placed in target for value in placed.fact.values)
    spare: list[Placed] = []
    for placed in source:
        told = max((counts[value] for value in placed.fact.values), default=0)
        if told > 0:
            counts.subtract(placed.fact.values)
        elif placed.fact.firm:
            spare.append(placed)
    return spare


def _place(difference: Difference) -> tuple[int, int]:
    if difference.target is not None:
        return difference.target.index, difference.target.fact.start
    assert difference.source is not None
    return difference.source.index, difference.source.fact.start
