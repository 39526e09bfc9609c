"""How the engines are: which still get ready, and which are left in peace for a while after a failure."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from workbench.model.engines import EngineState, GrammarEngine, Standing
from workbench.model.errors import Cancelled, EngineError
from workbench.model.tasks import CancelToken

FIRST_REST_SECONDS = 30.0
LONGEST_REST_SECONDS = 600.0
# What one text did to an engine says nothing of the next text.
_OF_ONE_TEXT = frozenset({"engine.crashed", "engine.language"})


@runtime_checkable
class Warmable(Protocol):
    """An engine that takes its time before its first answer."""

    def is_warm(self, language: str) -> bool:
        """Return whether it answers this language in good time; waits for nothing."""

    def warm(self, language: str, cancel: CancelToken) -> None:
        """Get ready for a language; raise ``EngineError`` or ``Cancelled``."""


@dataclass(slots=True)
class _Rest:
    until: float
    seconds: float
    error: EngineError


class EngineHealth:
    """What is remembered of each engine. Safe to ask from any thread; nothing here waits.

    ``in_background``: an engine that has to get ready does so on a thread of its own, and whoever asks it
    meanwhile goes without. Otherwise who asks waits. ``moment`` tells the time in seconds.
    """

    def __init__(self, moment: Callable[[], float] = time.monotonic) -> None:
        self.in_background = False
        self._moment = moment
        self._lock = threading.Lock()
        self._rests: dict[int, _Rest] = {}
        self._warming: dict[int, threading.Thread] = {}
        self._times: dict[int, int] = {}
        self._cancel = CancelToken()

    def state(self, engine: GrammarEngine) -> EngineState:
        """Return how an engine is."""
        with self._lock:
            times = self._times.get(id(engine), 0)
            if id(engine) in self._warming:
                return EngineState(engine.name, Standing.WARMING, times=times)
            rest = self._rests.get(id(engine))
            if rest is not None and self._moment() < rest.until:
                return EngineState(engine.name, Standing.RESTING, rest.error, times)
            return EngineState(engine.name, Standing.READY, times=times)

    def failed(self, engine: GrammarEngine, error: EngineError) -> None:
        """Let an engine rest: half a minute after its first failure, ten minutes at the most."""
        if error.code in _OF_ONE_TEXT:
            return
        with self._lock:
            before = self._rests.get(id(engine))
            seconds = FIRST_REST_SECONDS if before is None else min(before.seconds * 2, LONGEST_REST_SECONDS)
            self._rests[id(engine)] = _Rest(self._moment() + seconds, seconds, error)

    def answered(self, engine: GrammarEngine) -> None:
        """Take note that an engine is well."""
        with self._lock:
            self._rests.pop(id(engine), None)

    def can_answer(self, engine: GrammarEngine, language: str) -> bool:
        """Return whether an engine may be asked now; in the background, one that is cold gets ready first."""
        if self.state(engine).standing is not Standing.READY:
            return False
        if not self.in_background or not isinstance(engine, Warmable) or engine.is_warm(language):
            return True
        self.warm(engine, language)
        return False

    def warm(self, engine: GrammarEngine, language: str) -> None:
        """Have an engine get ready for a language on a thread of its own, where it is not at it already."""
        if not isinstance(engine, Warmable):
            return
        warmable: Warmable = engine

        def run() -> None:
            try:
                warmable.warm(language, self._cancel)
            except Cancelled:
                pass
            except EngineError as error:
                self.failed(engine, error)
            else:
                self.answered(engine)
            finally:
                with self._lock:
                    if self._warming.get(id(engine)) is threading.current_thread():
                        del self._warming[id(engine)]
                        self._times[id(engine)] = self._times.get(id(engine), 0) + 1

        with self._lock:
            if id(engine) in self._warming or self._cancel.cancelled:
                return
            thread = threading.Thread(target=run, name="warming", daemon=True)
            self._warming[id(engine)] = thread
        thread.start()

    def forget(self) -> None:
        """Stop waiting for anything and remember nothing: the engines are others from now on."""
        with self._lock:
            self._cancel.cancel()
            self._cancel = CancelToken()
            self._rests.clear()
            self._times.clear()
            self._warming = {}
