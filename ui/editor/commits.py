"""Everything the editor writes, one after the other, off the GUI thread.

A later commit of a segment replaces the revision of the one before, which is known only when that
one is done: so what is written waits its turn, and nothing of it is ever made stale or cancelled. Where the store
cannot take it (the disk is full, the folder away) it waits in the same order, is kept in a file elsewhere, and is
tried again every few seconds.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.editor.owned import owned
from ui.editor.undo import SegmentChange
from workbench.desk.changes import Changes
from workbench.desk.editing import Edit
from workbench.desk.views import Row
from workbench.model.errors import PressbenchError, StorageError

FLUSH_SECONDS = 15.0
RETRY_MS = 3000


@dataclass(frozen=True, slots=True)
class Written:
    """What a commit brought: the changes, and the rows as they are now."""

    changes: Changes
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Task:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[object], None] | None
    typing: str = ""
    texts: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    keeps: bool = False
    """Has to be in the store in the end, however long that takes."""
    error: BaseException | None = None
    taken_back: bool = False


class WriteQueue(QObject):
    """Commits and kept typing of one translation.

    ``busy`` tells (True) that something waits to be saved and (False) that everything is; ``written`` carries
    ``Written``, ``failed`` (edits, error). ``held`` carries the error of a store that cannot take what is written,
    ``freed`` tells that it has taken all of that. ``aside`` keeps texts elsewhere in the meantime
    (``workbench.desk.waiting.WaitingTexts``).
    """

    busy = Signal(bool)
    written = Signal(object)
    failed = Signal(object, object)
    held = Signal(object)
    freed = Signal()

    def __init__(
        self,
        editing: Any,
        runner: Any,
        translation_id: str,
        author: str,
        parent: QObject | None = None,
        aside: Any = None,
    ) -> None:
        super().__init__(parent)
        self._aside = aside
        self._held_by = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(RETRY_MS)
        self._again.timeout.connect(self._next)
        self._editing = editing
        self._runner = runner
        self._translation_id = translation_id
        self._author = author
        self._tasks: deque[_Task] = deque()
        self._running: _Task | None = None
        self._finished = threading.Event()
        self._finished.set()
        self._lock = threading.Lock()
        self._replaced_by: dict[tuple[str, str | None], str] = {}

    @property
    def empty(self) -> bool:
        """Whether all is saved."""
        return self._running is None and not self._tasks

    def commit(self, edits: Sequence[Edit]) -> None:
        """Commit texts as one step; parents that were replaced by commits of ours are followed."""
        wanted = list(edits)
        self._add(
            _Task(
                lambda: self._commit_now(wanted),
                self.written.emit,
                lambda error: self.failed.emit(wanted, error),
                texts={edit.segment_id: (edit.text, edit.parent_id) for edit in wanted},
                keeps=True,
            )
        )

    def put_back(
        self, changes: Sequence[SegmentChange], backwards: bool, failed: Callable[[object], None]
    ) -> None:
        """Undo (or redo) a step of several segments, leaving out what somebody has changed since."""

        def work() -> Written:
            edits = []
            for change in changes:
                now, then = (change.after, change.before) if backwards else (change.before, change.after)
                row = self._editing.row(self._translation_id, change.segment_id)
                if row.text == now.text:
                    edits.append(
                        Edit(
                            change.segment_id, then.text, then.state, row.revision_id, then.origin,
                            then.locked,
                        )
                    )  # fmt: skip
            return self._commit_now(edits)

        self._add(_Task(work, self.written.emit, failed))

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[object], None]
    ) -> None:
        """Do a deed of the desk after everything that waits; ``done`` gets its result, ``failed`` its error."""
        self._add(_Task(work, done, failed))

    def keep_typing(self, segment_id: str, text: str, parent_id: str | None) -> None:
        """Keep what is being typed; only the newest of a segment waits."""

        def work() -> None:
            parent = self._current_parent(segment_id, parent_id)
            self._editing.keep_typing(self._translation_id, segment_id, text, parent)

        for task in list(self._tasks):
            if task.typing == segment_id:
                self._tasks.remove(task)
        texts = {segment_id: (text, parent_id)}
        self._add(_Task(work, None, None, typing=segment_id, texts=texts, keeps=True))

    def forget_typing(self, segment_id: str) -> None:
        """Forget what was typed for a segment."""
        self._add(_Task(lambda: self._editing.forget_typing(self._translation_id, segment_id), None, None))

    def knows_replacement(self, segment_id: str, parent_id: str | None) -> bool:
        """Return whether a commit of ours replaced this revision."""
        return (segment_id, parent_id) in self._replaced_by

    def _current_parent(self, segment_id: str, parent_id: str | None) -> str | None:
        while (segment_id, parent_id) in self._replaced_by:
            parent_id = self._replaced_by[segment_id, parent_id]
        return parent_id

    def _commit_now(self, edits: list[Edit]) -> Written:
        named = [
            replace(edit, parent_id=self._current_parent(edit.segment_id, edit.parent_id)) for edit in edits
        ]
        changes = self._editing.commit_many(self._translation_id, named, self._author)
        rows = tuple(self._editing.row(self._translation_id, edit.segment_id) for edit in named)
        for edit, row in zip(named, rows, strict=True):
            revision = row.revision_id
            if revision is not None and revision != edit.parent_id:
                self._replaced_by[edit.segment_id, edit.parent_id] = revision
        return Written(changes, rows)

    def _add(self, task: _Task) -> None:
        was_empty = self.empty
        self._tasks.append(task)
        if was_empty:
            self.busy.emit(True)
        if self._again.isActive():
            self._keep_aside()
        else:
            self._next()

    def _next(self) -> None:
        if self._running is not None:
            return
        if not self._tasks:
            self.busy.emit(False)
            return
        task = self._running = self._tasks.popleft()
        self._finished.clear()

        def work() -> tuple[Any, BaseException | None]:
            try:
                with self._lock:
                    return task.work(), None
            except Exception as error:
                task.error = error
                return None, error
            finally:
                self._finished.set()

        def done(result: tuple[Any, BaseException | None]) -> None:
            value, error = result
            if task.taken_back:
                return
            self._running = None
            if task.keeps and _may_pass(error):
                self._hold(task, error)
                return
            if self._held_by and error is None:
                self._free()
            try:
                self._tell(task, value, error)
            finally:
                self._next()

        self._runner.run(work, done=owned(self, done), write=True)

    def _hold(self, task: _Task, error: BaseException | None) -> None:
        # In front again, unless the same segment was typed in since: the order of what is written stays.
        if not any(other.typing and other.typing == task.typing for other in self._tasks):
            self._tasks.appendleft(task)
        self._again.start()
        self._keep_aside()
        code = getattr(error, "code", "")
        if code != self._held_by:
            self._held_by = code
            self.held.emit(error)

    def _free(self) -> None:
        self._held_by = ""
        if self._aside is not None:
            self._runner.run(self._aside.keep, self._translation_id, {}, write=True)
        self.freed.emit()

    def _waiting_texts(self) -> dict[str, tuple[str, str | None]]:
        return {segment: text for task in self._tasks for segment, text in task.texts.items()}

    def _keep_aside(self) -> None:
        if self._aside is not None:
            self._runner.run(self._aside.keep, self._translation_id, self._waiting_texts(), write=True)

    def _tell(self, task: _Task, value: Any, error: BaseException | None) -> None:
        if error is None:
            if task.done is not None:
                task.done(value)
        elif isinstance(error, PressbenchError):
            if task.failed is not None:
                task.failed(error)
        else:
            raise error

    def flush(self) -> None:
        """Write everything that waits now, on this thread: for the moment when the window closes.

        What the store cannot take stays here, and elsewhere, until it can: closing may flush more than once.
        """
        ended = self._finished.wait(FLUSH_SECONDS)
        self._again.stop()
        running = self._running
        if running is not None and running.keeps and (not ended or _may_pass(running.error)):
            # What came of it arrives after the end of the window: it is taken as not done.
            self._tasks.appendleft(replace(running, error=None))
            running.taken_back = True
            self._running = None
        if not ended:
            self._stay(None)
            return
        while self._tasks:
            task = self._tasks.popleft()
            value, failure = None, None
            with self._lock:
                try:
                    value = task.work()
                except PressbenchError as error:
                    failure = error
            if task.keeps and _may_pass(failure):
                self._tasks.appendleft(task)
                self._stay(failure)
                return
            self._tell(task, value, failure)
        if self._held_by and self._aside is not None:
            self._held_by = ""
            self._aside.keep(self._translation_id, {})

    def _stay(self, failure: BaseException | None) -> None:
        self._held_by = getattr(failure, "code", self._held_by)
        if self._aside is not None:
            self._aside.keep(self._translation_id, self._waiting_texts())
        self._again.start()


def _may_pass(error: BaseException | None) -> bool:
    """Return whether what failed may work later: a store that was opened to be read only stays so."""
    return isinstance(error, StorageError) and error.code != "store.opened_read_only"
