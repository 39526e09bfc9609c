"""The rows of a translation as the grid sees them: pages read off the GUI thread, and what waits to be saved."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from ui.editor.owned import owned
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

    def row(self, translation_id: str, segment_id: str) -> Row:
        """Return one row."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A target text that is on its way into the store."""

    text: str
    state: SegmentState
    origin: Origin
    locked: bool = False


class RowPages(QObject):
    """Rows by number, read in pages of 128 when they are wanted.

    ``opened`` tells that the outline is there, ``arriving`` that rows are about to be, ``loaded`` (first, count)
    that they are, ``replaced`` (row) that one is
    another now, ``failed`` carries the error of a reading.
    """

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
        self.outline = Outline((), b"", b"", b"")
        self.states = bytearray()
        self._index: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._wanted: tuple[int, int] = (0, 0)
        self._waiting: dict[str, Waiting] = {}
        self.first_row = 0

    @property
    def count(self) -> int:
        """The number of rows; 0 until the outline is there."""
        return self.outline.count

    def open(self, place: Callable[[], str] | None = None) -> None:
        """Read the outline and the page of the row to begin with, in one go.

        ``place`` is asked on the worker for the id of that row's segment.
        """

        def read() -> tuple[Outline, int, list[Row]]:
            outline = self._source.outline(self.translation_id)
            segment = place() if place is not None else ""
            row = outline.ids.index(segment) if segment in outline.ids else 0
            first = row // PAGE * PAGE
            return outline, row, self._source.rows(self.translation_id, first, PAGE)

        self._runner.run(
            read, done=self._opened, failed=owned(self, self.failed.emit), key=self._key("outline")
        )

    def _opened(self, result: tuple[Outline, int, list[Row]]) -> None:
        outline, self.first_row, rows = result
        self.outline = outline
        self.states = bytearray(outline.states)
        self._know_places()
        self._pages.clear()
        self._asked.clear()
        self._pages[self.first_row // PAGE] = rows
        self.opened.emit()

    def _know_places(self) -> None:
        self._index = {segment: row for row, segment in enumerate(self.outline.ids)}
        self.numbers = {segment: row + 1 for segment, row in self._index.items()}

    def row(self, number: int) -> Row | None:
        """Return a row (from 0) if it has been read."""
        page = self._pages.get(number // PAGE)
        offset = number % PAGE
        return page[offset] if page is not None and offset < len(page) else None

    def number_of(self, segment_id: str) -> int | None:
        """Return the row of a segment, None where it is none of these."""
        return self._index.get(segment_id)

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
        def read() -> list[Row] | None:
            low, high = self._wanted
            if not low - 1 <= page <= high + 1:
                return None
            return self._source.rows(self.translation_id, page * PAGE, PAGE)

        def done(rows: list[Row] | None) -> None:
            self._asked.discard(page)
            if rows is None:
                return
            self.arriving.emit()
            self._pages[page] = rows
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
            self.loaded.emit(page * PAGE, len(rows))

        def failed(error: object) -> None:
            self._asked.discard(page)
            self.failed.emit(error)

        self._runner.run(
            read, done=owned(self, done), failed=owned(self, failed), key=self._key(f"page:{page}")
        )

    def put(self, row: Row) -> None:
        """Take in a newer version of a row."""
        number = self._index.get(row.segment.id)
        if number is None:
            return
        self.states[number] = STATE_ORDER.index(row.state)
        page = self._pages.get(number // PAGE)
        if page is not None and number % PAGE < len(page):
            page[number % PAGE] = row
        self.replaced.emit(number)

    def refresh(self, segment_ids: Iterable[str]) -> None:
        """Read some rows again; more than a page of them means everything."""
        ids = [segment for segment in segment_ids if segment in self._index]
        if len(ids) > PAGE:
            self.reopen()
            return

        def read() -> list[Row]:
            return [self._source.row(self.translation_id, segment) for segment in ids]

        def done(rows: list[Row]) -> None:
            for row in rows:
                self.put(row)

        if ids:
            self._runner.run(read, done=owned(self, done), failed=owned(self, self.failed.emit))

    def reopen(self) -> None:
        """Read the outline and the pages that are kept again."""
        pages = list(self._pages)[-6:]

        def read() -> tuple[Outline, dict[int, list[Row]]]:
            outline = self._source.outline(self.translation_id)
            return outline, {
                page: self._source.rows(self.translation_id, page * PAGE, PAGE) for page in pages
            }

        def done(result: tuple[Outline, dict[int, list[Row]]]) -> None:
            outline, read_pages = result
            same = outline.ids == self.outline.ids
            self.arriving.emit()
            self.outline, self.states = outline, bytearray(outline.states)
            self._pages.clear()
            self._asked.clear()
            self._pages.update(read_pages)
            if same:
                for page, rows in read_pages.items():
                    self.loaded.emit(page * PAGE, len(rows))
            else:
                self._know_places()
                self.opened.emit()

        self._runner.run(
            read, done=owned(self, done), failed=owned(self, self.failed.emit), key=self._key("outline")
        )

    def wait_for(self, segment_id: str, waiting: Waiting) -> None:
        """Show a text that is on its way into the store instead of what was read."""
        self._waiting[segment_id] = waiting
        number = self._index.get(segment_id)
        if number is not None:
            self.states[number] = STATE_ORDER.index(waiting.state)
            self.replaced.emit(number)

    def arrived(self, segment_id: str) -> None:
        """Show what was read again."""
        if self._waiting.pop(segment_id, None) is not None:
            number = self._index.get(segment_id)
            row = None if number is None else self.row(number)
            if number is not None and row is not None:
                self.states[number] = STATE_ORDER.index(row.state)
                self.replaced.emit(number)

    def shown(self, number: int) -> Waiting | None:
        """Return the target that is to be shown for a row, None where it has not been read."""
        row = self.row(number)
        if row is None:
            return None
        waiting = self._waiting.get(row.segment.id)
        return waiting or Waiting(row.text, row.state, row.origin, row.locked)

    def next_unconfirmed(self, after: int) -> int | None:
        """Return the next row that is not confirmed, beginning again at the top; None where all are."""
        order = [*range(after + 1, self.count), *range(after + 1)]
        return next((row for row in order if self.states[row] not in _CONFIRMED), None)

    def _key(self, what: str) -> str:
        return f"rows:{self.translation_id}:{what}:{id(self)}"
