"""Stretches of a text that are taken, asked about quickly however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Spans:
    """A set of stretches (start, end) of which none overlaps another, but for equal ones."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(end)

    def add(self, start: int, end: int) -> None:
        """Add a stretch that overlaps none, or equals one, of those there."""
        place = bisect_right(self._starts, start)
        self._starts.insert(place, start)
        self._ends.insert(place, end)

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether one of the stretches overlaps the one asked about; an empty one counts as one
        character."""
        end = max(end, start + 1)
        place = bisect_left(self._starts, end)
        return place > 0 and self._ends[place - 1] > start

    def has_other(self, start: int, end: int) -> bool:
        """Return whether a stretch that is not this very one overlaps it."""
        place = bisect_left(self._starts, max(end, start + 1)) - 1
        if place < 0 or self._ends[place] <= start:
            return False
        return (self._starts[place], self._ends[place]) != (start, end)
