"""Typing that was kept but not committed when the program ended: offered, never forced."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.editor.bars import RecoveryBar
from ui.editor.rows import RowPages
from ui.editor.session import SegmentSession
from ui.panels.base import Place
from ui.words import _
from workbench.desk.views import Row
from workbench.model.errors import Cancelled


class Recovery(QObject):
    """Asks for kept typing once, and puts it back or forgets it."""

    failed = Signal(object)

    def __init__(
        self, place: Place, pages: RowPages, session: SegmentSession, bar: RecoveryBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._pages = pages
        self._session = session
        self._bar = bar
        self._kept: list[Any] = []
        bar.restore_wanted.connect(self.restore)
        bar.discard_wanted.connect(self.discard)

    def look(self) -> None:
        """Ask whether there is any."""
        desk, translation = self._place.desk, self._place.translation.id
        if not desk.read_only:
            self._place.runner.run(desk.editing.kept_typing, translation, done=self._found, failed=self._fail)

    def _found(self, kept: list[Any]) -> None:
        active = self._session.row
        if active is not None and self._session.changed:
            kept = [one for one in kept if one.segment_id != active.segment.id]
        self._kept = kept
        self._bar.offer(len(kept))

    def _fail(self, error: object) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def restore(self) -> None:
        """Put the typing back as drafts, one step to be undone."""
        kept, self._kept = self._kept, []
        self._bar.offer(0)
        desk, translation = self._place.desk, self._place.translation.id

        def read() -> list[Row]:
            return [desk.editing.row(translation, one.segment_id) for one in kept]

        self._place.runner.run(read, done=self._put_back_with(kept), failed=self._fail)

    def _put_back_with(self, kept: list[Any]) -> Any:
        from ui.editor.owned import owned

        def done(rows: list[Row]) -> None:
            self._session.commit_others(
                [(row, one.text) for row, one in zip(rows, kept, strict=True)], _("Restore typing")
            )

        return owned(self, done)

    def discard(self) -> None:
        """Forget the typing."""
        for one in self._kept:
            self._session.writes.forget_typing(one.segment_id)
        self._kept = []
        self._bar.offer(0)
