"""What a fact is."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from workbench.proofing.facts.measures import converts


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated in a text that the other language must state too.

    ``start`` and ``end`` are offsets in characters of the text as it reads, ``values`` what it may mean
    (several where its writing is ambiguous). A fact that is not ``firm`` can answer one of the other
    text, but its absence there is nothing to report (``one`` may be an article, ``second`` a unit of
    time). ``unit`` is ``percent``, a currency or empty, ``measure`` a unit of ``facts.measures`` or empty.
    """

    start: int
    end: int
    text: str
    values: frozenset[Hashable]
    firm: bool = True
    unit: str = ""
    measure: str = ""

    def agrees(self, other: Fact) -> bool:
        """Return whether both may mean the same."""
        if not self.values.isdisjoint(other.values):
            return True
        if not self.measure or not other.measure or self.measure == other.measure != "degree":
            return False
        return any(
            converts(float(mine), self.measure, float(theirs), other.measure)
            for mine in self.values
            if isinstance(mine, Fraction)
            for theirs in other.values
            if isinstance(theirs, Fraction)
        )
