"""Which rows are on screen: an anchor of (row, offset), never a distance from the top of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.editor.heights import HeightIndex


class Viewport:
    """The window onto the rows.

    ``row`` is the first row that is on screen, ``offset`` how many pixels of it are above the edge.
    ``measure`` gives the true height of a row where it can be known, before the row comes into
    view; so what is on screen stays where it is, whatever was guessed of the rows above.
    """

    def __init__(self, heights: HeightIndex, measure: Callable[[int], int], height: int = 0) -> None:
        self.heights = heights
        self.height = height
        self.row = 0
        self.offset = 0
        self._measure = measure

    def measured(self, row: int) -> int:
        """Return the height of a row, measured now, and remember it."""
        height = self._measure(row)
        self.heights.set(row, height)
        return height

    def visible(self) -> Iterator[tuple[int, int, int]]:
        """Yield (row, y, height) of the rows on screen, from the top."""
        y = -self.offset
        row = self.row
        while row < self.heights.count and y < self.height:
            height = self.measured(row)
            yield row, y, height
            y += height
            row += 1

    def y_of(self, row: int) -> int | None:
        """Return where a row begins on screen, None where it is not on screen."""
        for candidate, y, _height in self.visible():
            if candidate == row:
                return y
        return None

    def scroll_by(self, pixels: int) -> None:
        """Move the window down (or up, where negative), as far as there are rows."""
        self.offset += pixels
        self._settle()

    def go_to(self, row: int, offset: int = 0) -> None:
        """Put a row at the upper edge, ``offset`` pixels of it above it."""
        self.row = max(0, min(row, self.heights.count - 1))
        self.offset = offset
        self._settle()

    def go_to_guess(self, y: int) -> None:
        """Go to where a scroll bar points: ``y`` counts guessed heights from the very top."""
        row, offset = self.heights.row_at(y)
        self.row = row
        self.offset = min(offset, max(0, self.measured(row) - 1)) if self.heights.count else 0
        self._settle()

    def pin(self, row: int, y: int) -> None:
        """Move the window so that a row begins at ``y`` on screen."""
        self.row, self.offset = row, -y
        self._settle()

    def show(self, row: int, margin: int = 0) -> None:
        """Move as little as needed to have a row whole on screen, ``margin`` pixels from the edges."""
        height = self.measured(row)
        y = self.y_of(row)
        if y is not None and y >= 0 and y + height <= self.height:
            return
        if row < self.row or (y is not None and y < 0) or height > self.height:
            self.pin(row, min(margin, max(0, self.height - height)))
        else:
            self.pin(row, max(0, self.height - height - margin))

    def guess_of_top(self) -> int:
        """Return where the window stands, for a scroll bar."""
        return self.heights.top(self.row) + self.offset if self.heights.count else 0

    def _settle(self) -> None:
        count = self.heights.count
        if not count:
            self.row = self.offset = 0
            return
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self.measured(self.row)
        self.offset = max(0, self.offset)
        while self.row < count - 1 and self.offset >= (height := self.measured(self.row)):
            self.offset -= height
            self.row += 1
        self._close_gap_below()

    def _close_gap_below(self) -> None:
        below = -self.offset
        for row in range(self.row, self.heights.count):
            below += self.measured(row)
            if below >= self.height:
                return
        gap = self.height - below
        self.offset -= gap
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self.measured(self.row)
        self.offset = max(0, self.offset)
