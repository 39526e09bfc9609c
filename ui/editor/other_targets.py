"""The targets of another language version of the release, read in pages beside the rows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from ui.editor.owned import owned
from ui.editor.rows import KEPT_PAGES, PAGE, RowPages
from ui.editor.shown_rows import ShownRows
from workbench.desk.views import Row
from workbench.model.translation import TargetRevision

Targets = list[TargetRevision | None]


class TargetSource(Protocol):
    """What a column of another language asks of ``desk.editing``."""

    def targets_of(self, translation_id: str, first: int, count: int) -> Targets:
        """Return the current targets of some rows."""

    def rows_of(self, translation_id: str, segment_ids: Sequence[str]) -> list[Row]:
        """Return some rows, in the order given."""


class OtherTargets(QObject):
    """What stands at each place of ``pages`` in another language; nothing here can be written to.

    ``arriving`` tells that targets are about to be read, ``loaded`` (first, count) that they are, ``replaced`` (place)
    that one is another now, ``failed`` carries the error of a reading.
    """

    arriving = Signal()
    loaded = Signal(int, int)
    replaced = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        source: TargetSource,
        runner: Any,
        translation_id: str,
        pages: RowPages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._runner = runner
        self.translation_id = translation_id
        self._rows = pages
        self._pages: OrderedDict[int, Targets] = OrderedDict()
        self._asked: set[int] = set()
        pages.opened.connect(self._forget)

    def _forget(self) -> None:
        self._pages.clear()
        self._asked.clear()

    def target(self, place: int) -> TargetRevision | None:
        """Return what stands at a place; None where nothing does, or where it has not been read."""
        page = self._pages.get(place // PAGE)
        offset = place % PAGE
        return page[offset] if page is not None and offset < len(page) else None

    def knows(self, place: int) -> bool:
        """Return whether a place has been read."""
        return place // PAGE in self._pages

    def want(self, first: int, last: int) -> None:
        """Have the targets read that are or will soon be on screen, unless they are there."""
        count = self._rows.count
        if not count:
            return
        for page in range(max(0, first) // PAGE, min(count - 1, max(0, last)) // PAGE + 1):
            if page in self._pages:
                self._pages.move_to_end(page)
            elif page not in self._asked:
                self._asked.add(page)
                self._ask(page)

    def _read(self, rows: ShownRows, page: int) -> Targets:
        if not rows.only_some:
            return self._source.targets_of(self.translation_id, page * PAGE, PAGE)
        wanted = rows.segments(page * PAGE, PAGE)
        found = {row.segment.id: row.revision for row in self._source.rows_of(self.translation_id, wanted)}
        return [found.get(segment) for segment in wanted]

    def _ask(self, page: int) -> None:
        rows = self._rows.shown_rows

        def done(found: Targets) -> None:
            self._asked.discard(page)
            if rows is not self._rows.shown_rows:
                # Read for places that others have taken since.
                self.want(page * PAGE, page * PAGE)
                return
            self.arriving.emit()
            self._pages[page] = found
            while len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
            self.loaded.emit(page * PAGE, len(found))

        def failed(error: object) -> None:
            self._asked.discard(page)
            self.failed.emit(error)

        key = f"targets:{self.translation_id}:{page}:{id(self)}"
        self._runner.run(
            lambda: self._read(rows, page), done=owned(self, done), failed=owned(self, failed), key=key
        )

    def refresh(self, segment_ids: Iterable[str]) -> None:
        """Read some targets again; none named, or more than a page of them, means all that are kept."""
        named = list(segment_ids)
        ids = [segment for segment in named if self._rows.number_of(segment) is not None]
        if not named or len(ids) > PAGE:
            for page in list(self._pages):
                self._ask(page)
            return

        def done(rows: list[Row]) -> None:
            for row in rows:
                place = self._rows.number_of(row.segment.id)
                page = None if place is None else self._pages.get(place // PAGE)
                if place is not None and page is not None and place % PAGE < len(page):
                    page[place % PAGE] = row.revision
                    self.replaced.emit(place)

        if ids:
            self._runner.run(
                lambda: self._source.rows_of(self.translation_id, ids),
                done=owned(self, done),
                failed=owned(self, self.failed.emit),
            )
