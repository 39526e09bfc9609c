"""Compares the facts of two texts of several segments as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.proofing.facts.fact import Fact


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


def agreeing(placed: Placed, others: Sequence[Placed]) -> Placed | None:
    """Return the first of ``others`` that may mean the same, one of the same segment before any other."""
    found = None
    for other in others:
        if placed.fact.agrees(other.fact):
            if other.index == placed.index:
                return other
            found = found or other
    return found


def differences(
    source: Sequence[Placed], target: Sequence[Placed], translated: frozenset[int]
) -> list[Difference]:
    """Return how the target's facts differ from the source's, in order of place.

    A value told once answers the same value told twice. What stands in a segment that is not
    translated yet is not missing. A missing and an added fact of one segment are one difference.
    """
    missing = [
        placed
        for placed in source
        if placed.fact.firm and placed.index in translated and agreeing(placed, target) is None
    ]
    extra = [placed for placed in target if placed.fact.firm and agreeing(placed, source) is None]
    spare = _spare(source, target)
    found: list[Difference] = []
    for placed in extra:
        partner = _partner(placed, missing)
        if partner is not None:
            missing.remove(partner)
        else:
            partner = _partner(placed, [other for other in spare if other.index == placed.index])
            if partner is not None:
                spare.remove(partner)
        found.append(Difference(partner, placed))
    found.extend(Difference(placed, None) for placed in missing)
    found.sort(key=_place)
    return found


def _partner(placed: Placed, candidates: Sequence[Placed]) -> Placed | None:
    """Return what the fact most likely stands for: of the same segment and unit, nearest in place."""
    if not candidates:
        return None
    return min(
        candidates,
        key=lambda other: (
            abs(other.index - placed.index),
            other.fact.unit != placed.fact.unit,
            abs(other.fact.start - placed.fact.start),
            other.fact.start,
        ),
    )


def _spare(source: Sequence[Placed], target: Sequence[Placed]) -> list[Placed]:
    """Return facts of the source whose value stands there more often than in the target."""
    if len(source) > 400 or len(target) > 400:
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
