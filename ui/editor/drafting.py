"""Drafts from memory and machines: one segment, or all that is empty; in the background, with progress."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.editor.bars import WorkBar
from ui.editor.owned import owned
from ui.editor.rows import RowPages
from ui.editor.undo import EditStack, SegmentChange, Snapshot, Step
from ui.words import _, ngettext
from workbench.desk.views import NO_ORIGIN, STATE_ORDER, EngineInfo, Row
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken, Progress
from workbench.model.translation import SegmentState


class Drafting(QObject):
    """``drafted`` carries ``Changes``; ``message`` what is to be said; ``engines_known`` that the engines are."""

    drafted = Signal(object)
    message = Signal(str)
    failed = Signal(object)
    engines_known = Signal()

    def __init__(
        self,
        desk: Any,
        runner: Any,
        pages: RowPages,
        stack: EditStack,
        bar: WorkBar,
        person: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._pages = pages
        self._stack = stack
        self._bar = bar
        self._person = person
        self._busy = False
        self.engines: list[EngineInfo] = []
        self.chosen = ""

    @property
    def busy(self) -> bool:
        """Whether drafts are being made."""
        return self._busy

    def look_for_engines(self) -> None:
        """Ask which engines are at hand."""

        def work() -> tuple[list[EngineInfo], str]:
            return list(self._desk.drafts.engines()), self._desk.settings.get("draft_engine")

        def done(result: tuple[list[EngineInfo], str]) -> None:
            self.engines, preferred = result
            ready = [engine.name for engine in self.engines if engine.ready]
            self.chosen = preferred if preferred in ready else ""
            self.engines_known.emit()

        self._runner.run(work, done=owned(self, done), failed=self._say, key=f"engines:{id(self)}")

    def draft_empty(self, engine: str | None = None) -> None:
        """Draft every segment that has no text."""
        untranslated = STATE_ORDER.index(SegmentState.UNTRANSLATED)
        ids = self._pages.outline.ids
        wanted = [ids[row] for row, state in enumerate(self._pages.states) if state == untranslated]
        if not wanted:
            self.message.emit(_("Every segment has a text already."))
            return
        self.draft(wanted, engine)

    def draft(self, segment_ids: Sequence[str], engine: str | None = None) -> None:
        """Draft some segments: memory first, then the engine; nothing that a person wrote is touched."""
        if self._busy:
            self.message.emit(_("Drafts are being made already."))
            return
        self._busy = True
        translation, wanted = self._pages.translation_id, list(segment_ids)
        name = self.chosen if engine is None else engine

        def work(cancel: CancelToken, progress: Progress) -> tuple[Any, list[Row]]:
            report = self._desk.drafts.draft(translation, wanted, name, self._person, cancel, progress)
            rows = [self._desk.editing.row(translation, segment) for segment in report.changes.segments]
            return report, rows

        task = self._runner.run(work, done=self._done, failed=self._failed, progress=self._bar.show_progress)
        if len(wanted) > 1:
            words = ngettext("Drafting {count} segment", "Drafting {count} segments", len(wanted))
            self._bar.begin(words.format(count=len(wanted)), task.cancel)

    def _done(self, result: tuple[Any, list[Row]]) -> None:
        report, rows = result
        self._busy = False
        self._bar.end()
        empty = Snapshot("", SegmentState.UNTRANSLATED, NO_ORIGIN)
        changes = tuple(
            SegmentChange(row.segment.id, empty, Snapshot(row.text, row.state, row.origin)) for row in rows
        )
        if changes:
            self._stack.push(Step(_("Draft"), changes))
        for row in rows:
            self._pages.put(row)
        self.drafted.emit(report)

    def _failed(self, error: object) -> None:
        self._busy = False
        self._bar.end()
        # What was drafted before it failed or was cancelled is in the store.
        self._pages.reopen()
        self._say(error)

    def _say(self, error: object) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
