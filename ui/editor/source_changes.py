"""The rows of a page whose source changed since their translation: their words marked, the old text beside the new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.editor.going import SOURCE_CHANGED
from ui.editor.owned import owned
from ui.tasks import Lane
from workbench.desk.changes import Changes
from workbench.model.errors import Cancelled

if TYPE_CHECKING:
    from ui.editor.marks import Span
    from ui.editor.page import EditorPage
    from ui.editor.source_changes_bar import SourceChangesBar
    from workbench.desk.carrying_sources import SourceChange

REMARKED = 50
"""Rows that are laid out anew one by one; more of them all at once."""


class SourceChanges(QObject):
    """Knows which sources changed, marks their words in the grid and shows the bar of the active row."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._found: dict[str, SourceChange] = {}
        self.bar: SourceChangesBar | None = None
        page.grid.layouts.changed_of = self.spans
        page.session.entered.connect(lambda _row: self._show())
        page.session.committed.connect(self._committed)
        page.pages.opened.connect(self.look)

    def look(self) -> None:
        """Ask which sources changed since."""
        page = self._page
        page.runner.run(
            page.desk.segments.source_changes, page.translation_id, done=owned(self, self._came),
            failed=owned(self, self._failed), key=f"source_changes:{id(self)}", lane=Lane.READ,
        )  # fmt: skip

    def follow(self, changes: Changes) -> None:
        """Ask again after what was changed here or elsewhere."""
        if self._page.translation_id in changes.translations and not changes.comments:
            self.look()

    def _committed(self, _changes: Changes) -> None:
        # A target that is written takes its segment off the list; it never puts one on it.
        if self._found:
            self.look()

    def _failed(self, error: object) -> None:
        if not isinstance(error, Cancelled):
            self._page.say_failure(error)

    def _came(self, changes: list[SourceChange]) -> None:
        before, self._found = self._found, {one.segment_id: one for one in changes}
        if before != self._found:
            ids = before.keys() | self._found.keys()
            self._remark([one for one in ids if before.get(one) != self._found.get(one)])
        self._show()

    def _remark(self, ids: Sequence[str]) -> None:
        page = self._page
        if len(ids) > REMARKED:
            page.grid.remark_all()
            return
        for one in ids:
            number = page.pages.number_of(one)
            if number is not None:
                page.grid.remark(number)

    def _make_bar(self) -> SourceChangesBar:
        from ui.editor.source_changes_bar import SourceChangesBar

        page, bar = self._page, SourceChangesBar(self._page)
        page.column.addWidget(bar)
        bar.step_wanted.connect(lambda forwards: page.going.go(SOURCE_CHANGED, forwards))
        bar.only_wanted.connect(lambda: page.filter_bar.show_rows(SOURCE_CHANGED))
        bar.left.connect(page.grid.edit.setFocus)
        return bar

    def _show(self) -> None:
        if self.bar is None:
            if not self._found:
                return
            self.bar = self._make_bar()
        row = self._page.session.row
        ids = list(self._found)
        change = None if row is None else self._found.get(row.segment.id)
        place = ids.index(change.segment_id) + 1 if change is not None else 0
        self.bar.put(change, place, len(ids))

    def spans(self, segment_id: str, text: str) -> tuple[list[Span], list[Span]]:
        """Return where words came into a source, and the characters between which words are gone (in characters)."""
        change = self._found.get(segment_id)
        if change is None or change.new != text:
            return [], []
        came = [
            (one.new_start, one.new_end) for one in change.changes if one.kind in ("inserted", "replaced")
        ]
        # Nothing stands where words went: the characters on both sides of the place are marked.
        gone = [
            (max(0, one.new_start - 1), one.new_start + 1) for one in change.changes if one.kind == "deleted"
        ]
        return came, gone
