"""Which rows of an outline are shown, and where: all of them, or those that a filter let through."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from workbench.desk.views import Outline

NO_OUTLINE = Outline((), b"", b"", b"")


class Numbers(Mapping[str, int]):
    """The numbers (from 1) of segments by their ids, kept as the rows (from 0) that they are."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = rows

    def __getitem__(self, segment_id: str) -> int:
        return self._rows[segment_id] + 1

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        # A mapping would compare itself pair by pair, and the list of issues asks at every key.
        if not isinstance(other, Numbers):
            return super().__eq__(other)
        return self._rows is other._rows or self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]


class ShownRows:
    """An outline and the rows of it that are shown.

    A *place* counts the rows that are shown, from 0; a *row* counts those of the release, from 0. Without a
    filter they are the same. Made off the GUI thread: nothing here knows Qt.
    """

    def __init__(self, outline: Outline = NO_OUTLINE, only: Iterable[str] | None = None) -> None:
        self.outline = outline
        self.rows: dict[str, int] = {segment: row for row, segment in enumerate(outline.ids)}
        self._chosen: array[int] | None = None
        self.choose(only)

    def choose(self, only: Iterable[str] | None) -> None:
        """Show only these segments, in the order of the release; None shows all."""
        if only is None:
            self._chosen = None
            self.lengths, self.block_starts = self.outline.lengths, self.outline.block_starts
            return
        found = {row for segment in only if (row := self.rows.get(segment)) is not None}
        chosen = self._chosen = array("L", sorted(found))
        self.lengths = bytes(self.outline.lengths[row] for row in chosen)
        self.block_starts = self._starts(chosen)

    def chosen(self, only: Iterable[str] | None) -> ShownRows:
        """Return the same outline with other rows shown."""
        made = ShownRows.__new__(ShownRows)
        made.outline, made.rows = self.outline, self.rows
        made.choose(only)
        return made

    def _starts(self, chosen: array[int]) -> bytes:
        # A label stands over the first row of a block that is left, whether or not the block begins with it.
        starts = bytearray()
        block, row, last = -1, -1, -2
        for wanted in chosen:
            block += self.outline.block_starts.count(1, row + 1, wanted + 1)
            row = wanted
            starts.append(block != last)
            last = block
        return bytes(starts)

    @property
    def only_some(self) -> bool:
        """Whether a filter is in force."""
        return self._chosen is not None

    @property
    def count(self) -> int:
        """The number of rows that are shown."""
        return self.outline.count if self._chosen is None else len(self._chosen)

    def row_at(self, place: int) -> int:
        """Return the row of a place."""
        return place if self._chosen is None else self._chosen[place]

    def segment_at(self, place: int) -> str:
        """Return the id of the segment at a place."""
        return self.outline.ids[self.row_at(place)]

    def place_of_row(self, row: int) -> int | None:
        """Return where a row is shown, None where it is not."""
        if self._chosen is None:
            return row if 0 <= row < self.outline.count else None
        place = bisect_left(self._chosen, row)
        return place if place < len(self._chosen) and self._chosen[place] == row else None

    def place_of(self, segment_id: str) -> int | None:
        """Return where a segment is shown, None where it is not."""
        row = self.rows.get(segment_id)
        return None if row is None else self.place_of_row(row)

    def nearest(self, row: int) -> int:
        """Return the place of a row, else of the next one that is shown, else the last; 0 where there is none."""
        if not self.count:
            return 0
        if self._chosen is None:
            return max(0, min(row, self.outline.count - 1))
        return min(bisect_left(self._chosen, max(0, row)), len(self._chosen) - 1)

    def segments(self, first: int, count: int) -> list[str]:
        """Return the ids of the segments at some places, fewer at the end."""
        return [self.segment_at(place) for place in range(first, min(first + count, self.count))]
