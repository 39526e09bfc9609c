"""The one long-lived runner: plain functions on worker threads, their results on the GUI thread.

Four lanes: ``WRITE`` does one thing after the other; ``READ`` is for quick questions; ``LONG`` for what takes
its time (intake, drafts), so that a long deed never keeps a page of rows waiting; ``CHECK`` for the checks, whose
engine may answer slowly or not at all while everything else goes on. Without being told, a function that can be
cancelled goes to ``LONG``, any other to ``READ``.
"""

from __future__ import annotations

import inspect
import logging
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from workbench.model.errors import Cancelled, PressbenchError
from workbench.model.tasks import CancelToken

log = logging.getLogger("pressbench.ui.tasks")


class Lane(Enum):
    """Where a function runs; the value is the number of threads."""

    WRITE = "write"
    READ = "read"
    LONG = "long"
    CHECK = "check"


THREADS = {Lane.WRITE: 1, Lane.READ: 3, Lane.LONG: 2, Lane.CHECK: 2}


class Crashed(Cancelled):
    """The work ended by a bug, which has been reported already: there is nothing left to say."""


@dataclass(eq=False)
class Task:
    """A function that runs, or will."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    done: Callable[[Any], None] | None
    failed: Callable[[Any], None] | None
    progress: Callable[[int, int], None] | None
    key: str
    lane: Lane
    token: CancelToken = field(default_factory=CancelToken)
    stale: bool = False
    finished: bool = False
    result: Any = None
    error: BaseException | None = None
    details: str = ""
    step: tuple[int, int] | None = None
    names: frozenset[str] = frozenset()

    def cancel(self) -> None:
        """Ask the work to stop; ``failed`` is then called with ``Cancelled``."""
        self.token.cancel()

    def let_go(self) -> None:
        """Forget what was to be called: a worker that is the last to know a widget would end it on its thread."""
        self.function, self.arguments = _nothing, ()
        self.done = self.failed = self.progress = None


class Runner(QObject):
    """Runs functions, and delivers what they return on the GUI thread, in the order in which they ended.

    ``refused`` carries an expected error that nobody took; ``crashed`` an unexpected exception and its traceback;
    ``idle_changed`` tells whether nothing runs or waits.
    """

    refused = Signal(object)
    crashed = Signal(object, str)
    idle_changed = Signal(bool)
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrivals: queue.SimpleQueue[tuple[Task, bool]] = queue.SimpleQueue()
        self._waiting: dict[Lane, queue.SimpleQueue[Task | None]] = {
            lane: queue.SimpleQueue() for lane in Lane
        }
        self._threads: dict[Lane, list[threading.Thread]] = {lane: [] for lane in Lane}
        self._newest: dict[str, Task] = {}
        self._open: set[Task] = set()
        self._closing = threading.Lock()
        self._closed = False
        # Queued, so that a worker only ever posts to the GUI thread and never runs anything of it.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._open

    @property
    def hurried(self) -> bool:
        """Whether a quick question waits for a thread. Any thread may ask."""
        return not self._waiting[Lane.READ].empty()

    def run(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        key: str = "",
        write: bool = False,
        lane: Lane | None = None,
    ) -> Task:
        """Run ``function(*arguments)`` on a worker thread; call this from the GUI thread.

        The function gets ``cancel=`` (a ``CancelToken``) and ``progress=`` where it has such parameters. ``done``
        gets its result, ``failed`` its error: a ``PressbenchError``, which is ``Cancelled`` after ``Task.cancel``
        and ``Crashed`` after a bug; without ``failed`` an error is said in a dialog. A newer run
        with the same key makes the older one stale: it is cancelled and tells nobody anything more.
        A callback whose widget is gone is not called.
        """
        names = _takes(function, arguments)
        chosen = lane or (Lane.WRITE if write else Lane.LONG if "cancel" in names else Lane.READ)
        task = Task(function, arguments, done, failed, progress, key, chosen, names=names)
        if self._closed:
            task.stale = True
            return task
        if key:
            older = self._newest.get(key)
            if older is not None:
                self._make_stale(older)
            self._newest[key] = task
        was_idle = not self._open
        self._open.add(task)
        if was_idle:
            self.idle_changed.emit(False)
        self._waiting[chosen].put(task)
        self._staff(chosen)
        return task

    def cancel(self, key: str) -> None:
        """Make what runs under a key stale, without anything newer."""
        task = self._newest.pop(key, None)
        if task is not None:
            self._make_stale(task)

    def _make_stale(self, task: Task) -> None:
        task.stale = True
        task.cancel()

    def shutdown(self, seconds: float = 5.0) -> bool:
        """Cancel everything and wait at most ``seconds``; return whether all threads have ended.

        What is in the writing lane is finished, not cancelled: a commit is never thrown away.
        """
        with self._closing:
            already, self._closed = self._closed, True
        if not already:
            for task in self._open:
                task.stale = True
                if task.lane is not Lane.WRITE:
                    task.cancel()
            for lane, threads in self._threads.items():
                for _thread in threads:
                    self._waiting[lane].put(None)
        end = time.monotonic() + seconds
        for threads in self._threads.values():
            for thread in threads:
                thread.join(max(0.0, end - time.monotonic()))
        self._open.clear()
        return not any(thread.is_alive() for threads in self._threads.values() for thread in threads)

    # on the worker threads

    def _staff(self, lane: Lane) -> None:
        threads = self._threads[lane]
        if len(threads) < THREADS[lane]:
            # Daemons: an engine that never answers must not keep the program from ending.
            thread = threading.Thread(
                target=self._work, args=(lane,), name=f"pressbench-{lane.value}-{len(threads)}", daemon=True
            )
            threads.append(thread)
            thread.start()

    def _work(self, lane: Lane) -> None:
        while (task := self._waiting[lane].get()) is not None:
            self._do(task)
            self._post(task, True)
            # Until the next one comes nothing of this one must be kept alive here.
            del task

    def _do(self, task: Task) -> None:
        keywords: dict[str, Any] = {}
        if "cancel" in task.names:
            keywords["cancel"] = task.token
        if "progress" in task.names:
            keywords["progress"] = lambda done, total: self._step(task, done, total)
        try:
            if task.lane is not Lane.WRITE:
                task.token.raise_if_cancelled()
            task.result = task.function(*task.arguments, **keywords)
        except PressbenchError as error:
            task.error = error
        except BaseException as error:
            task.error = error
            task.details = traceback.format_exc()

    def _step(self, task: Task, done: int, total: int) -> None:
        # Only the newest step waits to be shown, however quickly they come.
        waits = task.step is not None
        task.step = (done, total)
        if not waits:
            self._post(task, False)

    def _post(self, task: Task, finished: bool) -> None:
        self._arrivals.put((task, finished))
        with self._closing:
            if not self._closed:
                self._arrived.emit()

    # on the GUI thread

    @Slot()
    def _deliver(self) -> None:
        while True:
            try:
                task, finished = self._arrivals.get_nowait()
            except queue.Empty:
                return
            if self._closed:
                continue
            if not finished:
                step, task.step = task.step, None
                if step is not None and not task.stale:
                    self._call(task.progress, *step)
                continue
            task.finished = True
            self._open.discard(task)
            if task.key and self._newest.get(task.key) is task:
                del self._newest[task.key]
            self._tell(task)
            task.let_go()
            if not self._open:
                self.idle_changed.emit(True)

    def _tell(self, task: Task) -> None:
        error = task.error
        if error is not None and not isinstance(error, PressbenchError):
            log.error("A task ended by a bug: %s", task.details)
            self.crashed.emit(error, task.details)
            if not task.stale:
                self._call(task.failed, Crashed())
        elif task.stale:
            return
        elif error is None:
            self._call(task.done, task.result)
        elif task.failed is not None:
            self._call(task.failed, error)
        elif not isinstance(error, Cancelled):
            self.refused.emit(error)

    def _call(self, callback: Callable[..., None] | None, *arguments: Any) -> None:
        if callback is None or not _alive(callback):
            return
        try:
            callback(*arguments)
        except RuntimeError as error:
            # The widget went after we looked, or was reached in a way that we could not see.
            if "already deleted" not in str(error):
                sys.excepthook(*sys.exc_info())
        except Exception:
            sys.excepthook(*sys.exc_info())


def _nothing() -> None: ...


def _takes(function: Callable[..., Any], arguments: tuple[Any, ...]) -> frozenset[str]:
    try:
        signature = inspect.signature(function)
        given = signature.bind_partial(*arguments).arguments
    except (TypeError, ValueError):
        return frozenset()
    bound = getattr(function, "keywords", {})
    return frozenset(
        name
        for name in ("cancel", "progress")
        if name in signature.parameters and name not in given and name not in bound
    )


def _alive(callback: Callable[..., None]) -> bool:
    seen = [getattr(callback, "__self__", None)]
    for cell in getattr(callback, "__closure__", None) or ():
        try:
            seen.append(cell.cell_contents)
        except ValueError:
            continue
    return all(shiboken6.isValid(one) for one in seen if isinstance(one, QObject))
