"""The rows of a translation as the grid sees them: pages read off the GUI thread, and what waits to be saved."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from ui.editor.owned import owned
from ui.editor.recutting import followed
from ui.editor.shown_rows import Numbers, ShownRows
from workbench.desk.views import STATE_ORDER, Outline, Row
from workbench.model.translation import Origin, SegmentState

PAGE = 128
KEPT_PAGES = 40
_CONFIRMED = bytes(STATE_ORDER.index(state) for state in (SegmentState.TRANSLATED, SegmentState.REVIEWED))


class RowSource(Protocol):
    """What the grid asks of ``desk.editing``."""

    def outline(self, translation_id: str) -> Outline:
        """Return what is known of all rows at once."""

    def rows(self, translation_id: str, first: int, count: int) -> list[Row]:
        """Return a page of rows."""

    def rows_of(self, translation_id: str, segment_ids: Sequence[str]) -> list[Row]:
        """Return some rows, in the order given."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A target text that is on its way into the store."""

    text: str
    state: SegmentState
    origin: Origin
    locked: bool = False


class RowPages(QObject):
    """Rows by their place on screen (from 0), read in pages of 128 when they are wanted.

    A place is the row of the release, unless only some rows are shown (``show_only``). ``closing`` tells that
    other rows are about to take the places of these, ``opened`` that they have, ``arriving`` that rows
    are about to be read, ``loaded`` (first, count) that they are, ``replaced`` (place) that one is another now,
    ``failed`` carries the error of a reading.
    """

    closing = Signal()
    opened = Signal()
    arriving = Signal()
    loaded = Signal(int, int)
    replaced = Signal(int)
    failed = Signal(object)

    def __init__(
        self, source: RowSource, runner: Any, translation_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._runner = runner
        self.translation_id = translation_id
        self._rows = ShownRows()
        self._only: tuple[str, ...] | None = None
        self.states = bytearray()
        self.numbers: Mapping[str, int] = Numbers({})
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._wanted: tuple[int, int] = (0, 0)
        self._waiting: dict[str, Waiting] = {}
        self.first_row = 0
        self.here = ""
        """The segment that is worked on, or was last."""

    # which rows there are

    @property
    def outline(self) -> Outline:
        """What is known of all rows of the release."""
        return self._rows.outline

    @property
    def shown_rows(self) -> ShownRows:
        """Which rows have which places now: another value after each ``opened``."""
        return self._rows

    @property
    def lengths(self) -> bytes:
        """``Outline.lengths`` of the rows that are shown."""
        return self._rows.lengths

    @property
    def block_starts(self) -> bytes:
        """A byte a row that is shown: 1 where the name of its block stands over it."""
        return self._rows.block_starts

    @property
    def count(self) -> int:
        """The number of rows that are shown; 0 until the outline is there."""
        return self._rows.count

    @property
    def total(self) -> int:
        """The number of rows of the release, shown or not."""
        return self._rows.outline.count

    @property
    def shown_only(self) -> bool:
        """Whether only some rows are shown."""
        return self._rows.only_some

    def shown_ids(self) -> list[str] | None:
        """Return the segments that a filter lets through, in order; None where all are shown."""
        return self._rows.segments(0, self._rows.count) if self._rows.only_some else None

    def number_of(self, segment_id: str) -> int | None:
        """Return the place of a segment, None where it is not shown."""
        return self._rows.place_of(segment_id)

    def hidden(self, segment_id: str) -> bool:
        """Return whether a segment is one of the release that is not shown now."""
        return segment_id in self._rows.rows and self._rows.place_of(segment_id) is None

    def segment_at(self, place: int) -> str:
        """Return the id of the segment at a place."""
        return self._rows.segment_at(place)

    def row_at(self, place: int) -> int:
        """Return the row of the release (from 0) at a place; its number is one more."""
        return self._rows.row_at(place)

    def place_of_row(self, row: int) -> int | None:
        """Return the place of a row of the release (from 0), None where it is not shown."""
        return self._rows.place_of_row(row)

    def nearest(self, segment_id: str) -> int:
        """Return the place of a segment, or of the next one that is shown, or the last."""
        return self._rows.nearest(self._rows.rows.get(segment_id, 0))

    # reading

    def open(self, place: Callable[[], str] | None = None) -> None:
        """Read the outline and the page of the row to begin with, in one go.

        ``place`` is asked on the worker for the id of that row's segment.
        """

        def read() -> tuple[ShownRows, int, list[Row]]:
            rows = ShownRows(self._source.outline(self.translation_id))
            row = rows.rows.get(place() if place is not None else "", 0)
            return rows, row, self._read(rows, row // PAGE)

        self._runner.run(
            read, done=self._opened, failed=owned(self, self.failed.emit), key=self._key("outline")
        )

    def _opened(self, result: tuple[ShownRows, int, list[Row]]) -> None:
        rows, self.first_row, page = result
        self._take(rows)
        self._pages[self.first_row // PAGE] = page
        self.opened.emit()

    def _take(self, rows: ShownRows) -> None:
        if rows.outline is not self._rows.outline:
            self.states = bytearray(rows.outline.states)
            self.numbers = Numbers(rows.rows)
        self._rows = rows
        self._pages.clear()
        self._asked.clear()

    def _read(self, rows: ShownRows, page: int) -> list[Row]:
        if not rows.only_some:
            return self._source.rows(self.translation_id, page * PAGE, PAGE)
        first = page * PAGE
        wanted = rows.segments(first, PAGE)
        found = {row.segment.id: row for row in self._source.rows_of(self.translation_id, wanted)}
        # One that has gone since is left out: whoever took it away says so, and all is read again.
        return [
            _led(found[segment], rows.block_starts[first + offset])
            for offset, segment in enumerate(wanted)
            if segment in found
        ]

    def show_only(self, segment_ids: Iterable[str] | None) -> None:
        """Show only these rows, in the order of the release; None shows all again.

        Segments keep their numbers. The rows are read first, so ``closing`` and ``opened`` come a moment later.
        """
        only = None if segment_ids is None else tuple(segment_ids)
        known = self._rows

        def read() -> tuple[ShownRows, int, list[Row]]:
            rows = known.chosen(only)
            page = rows.nearest(known.rows.get(self.here, 0)) // PAGE
            return rows, page, self._read(rows, page)

        def done(result: tuple[ShownRows, int, list[Row]]) -> None:
            rows, page, read_rows = result
            if rows.outline is not self._rows.outline:
                self.show_only(only)
                return
            self._only = only
            self.closing.emit()
            self._take(rows)
            self._pages[page] = read_rows
            self.opened.emit()

        self._runner.run(
            read, done=owned(self, done), failed=owned(self, self.failed.emit), key=self._key("only")
        )

    def reveal(self, segment_id: str) -> int | None:
        """Return the place of a segment; where a filter hides it all rows are shown again, at once."""
        if self.hidden(segment_id):
            self._runner.cancel(self._key("only"))
            self._only = None
            self.closing.emit()
            self._take(self._rows.chosen(None))
            self.opened.emit()
        return self.number_of(segment_id)

    def row(self, number: int) -> Row | None:
        """Return the row at a place if it has been read."""
        page = self._pages.get(number // PAGE)
        offset = number % PAGE
        return page[offset] if page is not None and offset < len(page) else None

    def want(self, first: int, last: int) -> None:
        """Have the rows read that are or will soon be on screen, unless they are there."""
        if not self.count:
            return
        low, high = max(0, first) // PAGE, min(self.count - 1, max(0, last)) // PAGE
        self._wanted = (low, high)
        for page in range(low, high + 1):
            if page in self._pages:
                self._pages.move_to_end(page)
            elif page not in self._asked:
                self._asked.add(page)
                self._ask(page)

    def _ask(self, page: int) -> None:
        rows = self._rows

        def read() -> list[Row] | None:
            low, high = self._wanted
            if not low - 1 <= page <= high + 1:
                return None
            return self._read(rows, page)

        def done(found: list[Row] | None) -> None:
            if rows is not self._rows:
                return
            self._asked.discard(page)
            if found is None:
                return
            self.arriving.emit()
            self._pages[page] = found
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
            self.loaded.emit(page * PAGE, len(found))

        def failed(error: object) -> None:
            self._asked.discard(page)
            self.failed.emit(error)

        self._runner.run(
            read, done=owned(self, done), failed=owned(self, failed), key=self._key(f"page:{page}")
        )

    def refresh(self, segment_ids: Iterable[str]) -> None:
        """Read some rows again; more than a page of them means everything."""
        ids = [segment for segment in segment_ids if segment in self._rows.rows]
        if len(ids) > PAGE:
            self.reopen()
            return

        def read() -> list[Row]:
            return self._source.rows_of(self.translation_id, ids)

        def done(rows: list[Row]) -> None:
            for row in rows:
                self.put(row)

        if ids:
            self._runner.run(read, done=owned(self, done), failed=owned(self, self.failed.emit))

    def reopen(self) -> None:
        """Read the outline and the pages that are kept again; of a filter's rows those that are still there."""
        pages, only, known = list(self._pages)[-6:], self._only, self._rows

        def read() -> tuple[ShownRows, dict[int, list[Row]], tuple[str, ...] | None]:
            outline = self._source.outline(self.translation_id)
            kept = followed(known, outline, only)
            rows = ShownRows(outline, kept)
            last = max(0, rows.count - 1) // PAGE
            return rows, {page: self._read(rows, page) for page in pages if page <= last}, kept

        def done(result: tuple[ShownRows, dict[int, list[Row]], tuple[str, ...] | None]) -> None:
            rows, read_pages, kept = result
            if only != self._only:
                self.reopen()
                return
            self._only = kept
            same = rows.outline.ids == self.outline.ids
            if self.here not in rows.rows and rows.outline.count:
                # It was split or joined: what stands in its place now is worked on.
                row = min(self._rows.rows.get(self.here, 0), rows.outline.count - 1)
                self.here = rows.outline.ids[row]
            (self.arriving if same else self.closing).emit()
            self._take(rows)
            self._pages.update(read_pages)
            if same:
                for page, found in read_pages.items():
                    self.loaded.emit(page * PAGE, len(found))
            else:
                self.opened.emit()

        self._runner.run(
            read, done=owned(self, done), failed=owned(self, self.failed.emit), key=self._key("outline")
        )

    # rows that change

    def put(self, row: Row) -> None:
        """Take in a newer version of a row."""
        segment = row.segment.id
        if segment not in self._rows.rows:
            return
        self.states[self._rows.rows[segment]] = STATE_ORDER.index(row.state)
        place = self.number_of(segment)
        if place is None:
            return
        page = self._pages.get(place // PAGE)
        if page is not None and place % PAGE < len(page):
            page[place % PAGE] = _led(row, self.block_starts[place])
        self.replaced.emit(place)

    def wait_for(self, segment_id: str, waiting: Waiting) -> None:
        """Show a text that is on its way into the store instead of what was read."""
        self._waiting[segment_id] = waiting
        self._say_state(segment_id, waiting.state)

    def arrived(self, segment_id: str) -> None:
        """Show what was read again."""
        if self._waiting.pop(segment_id, None) is not None:
            place = self.number_of(segment_id)
            row = None if place is None else self.row(place)
            if row is not None:
                self._say_state(segment_id, row.state)

    def _say_state(self, segment_id: str, state: SegmentState) -> None:
        row = self._rows.rows.get(segment_id)
        if row is None:
            return
        self.states[row] = STATE_ORDER.index(state)
        place = self._rows.place_of_row(row)
        if place is not None:
            self.replaced.emit(place)

    def shown(self, number: int) -> Waiting | None:
        """Return the target that is to be shown at a place, None where it has not been read."""
        row = self.row(number)
        if row is None:
            return None
        waiting = self._waiting.get(row.segment.id)
        return waiting or Waiting(row.text, row.state, row.origin, row.locked)

    def next_unconfirmed(self, after: int) -> int | None:
        """Return the next place that is not confirmed, beginning again at the top; None where all are."""
        order = chain(range(after + 1, self.count), range(min(after + 1, self.count)))
        row_at, states = self._rows.row_at, self.states
        return next((place for place in order if states[row_at(place)] not in _CONFIRMED), None)

    def _key(self, what: str) -> str:
        return f"rows:{self.translation_id}:{what}:{id(self)}"


def _led(row: Row, begins: int) -> Row:
    return row if row.first_of_block == bool(begins) else replace(row, first_of_block=bool(begins))
