"""How tall the rows are, known or guessed, without walking through all of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

BLOCK = 256


class HeightIndex:
    """Heights of rows in whole pixels, with sums kept for each ``BLOCK`` rows.

    Finding a row by its place, or its place by its row, walks the sums and then one block, so both are quick
    with any number of rows.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = array("L", heights)
        self._sums = [
            sum(self._heights[first : first + BLOCK]) for first in range(0, len(self._heights), BLOCK)
        ]
        self._total = sum(self._sums)

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return self._total

    def height(self, row: int) -> int:
        """Return the height of a row."""
        return self._heights[row]

    def set(self, row: int, height: int) -> None:
        """Record the height of a row."""
        change = height - self._heights[row]
        if change:
            self._heights[row] = height
            self._sums[row // BLOCK] += change
            self._total += change

    def top(self, row: int) -> int:
        """Return where a row begins, counted from the top of the first."""
        block = row // BLOCK
        return sum(self._sums[:block]) + sum(self._heights[block * BLOCK : row])

    def row_at(self, y: int) -> tuple[int, int]:
        """Return the row at ``y`` and how far into it ``y`` lies; beyond an end, the row at that end."""
        if not self._heights or y <= 0:
            return 0, 0
        remaining = y
        for block, amount in enumerate(self._sums):
            if remaining < amount:
                first = block * BLOCK
                for row in range(first, min(first + BLOCK, len(self._heights))):
                    if remaining < self._heights[row]:
                        return row, remaining
                    remaining -= self._heights[row]
            remaining -= amount
        last = len(self._heights) - 1
        return last, max(0, self._heights[last] - 1)


def estimated_heights(
    lengths: bytes,
    block_starts: bytes,
    step: int,
    characters_a_line: int,
    line: int,
    padding: int,
    label: int,
) -> list[int]:
    """Return guessed heights from an outline.

    ``lengths`` has a byte a row, in steps of ``step`` characters; ``characters_a_line`` is how many fit the
    column; ``line``, ``padding`` (both sides together) and ``label`` are in pixels.
    """
    a_line = max(1, characters_a_line)
    by_length = [padding + line * max(1, -(-(value * step) // a_line)) for value in range(256)]
    return [
        by_length[length] + (label if start else 0)
        for length, start in zip(lengths, block_starts, strict=True)
    ]
