"""Background work in Python threads that makes way for typing and scrolling."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from workbench.model.courtesy import let_rest
from workbench.model.tasks import CancelToken

QUIET_SECONDS = 0.25
"""How long background work rests after the last key or scroll."""

BETWEEN_KEYS, LONGEST_REST = 0.08, 0.25
"""How long after a key other work rests, in seconds, so that it goes on between the keys of ordinary typing; and how
long at most at one step, however long somebody writes."""
AT_LEAST = 0.05
"""How long a thread then works before it rests again, in seconds: what it makes is waited for by somebody, too."""
ONE_KEY = 0.015
"""How long a key or a scrolled frame takes until it is painted, in seconds: for so long even that work rests, which would
otherwise take turns with it at each of its calls into Qt."""

WRITING = "pressbench-write"
_touched = [0.0]
_busy = threading.local()


def last_touch() -> float:
    """Return when somebody last typed or scrolled in any page, by ``time.monotonic``; 0 for never."""
    return _touched[0]


def touch() -> None:
    """Say that a key or a scroll has come, before anything is done about it."""
    _touched[0] = time.monotonic()


def let_workers_rest(hurried: Callable[[], bool] = lambda: False) -> None:
    """Have long work in the background make way for typing from now on, wherever it asks (``courtesy.give_way``).

    While ``hurried`` says that a question waits for a thread, work rests for the one key only.
    """
    let_rest(lambda: _rest_between_keys(hurried))


def _rest_between_keys(hurried: Callable[[], bool] = lambda: False) -> None:
    name = threading.current_thread().name
    if name == threading.main_thread().name or name.startswith(WRITING):
        return  # what was typed is written at once
    began = now = time.monotonic()
    patient = now >= getattr(_busy, "until", 0.0)
    longest = LONGEST_REST if patient else ONE_KEY
    while now < _touched[0] + (BETWEEN_KEYS if patient and not hurried() else ONE_KEY):
        if now >= began + longest:
            break
        time.sleep(0.01 if patient else 0.003)
        now = time.monotonic()
    if not patient:
        _busy.until += now - began  # the stretch is one of work, whatever rests fall into it
    elif now >= began + longest:
        _busy.until = now + AT_LEAST


class Pace:
    """Touched from the GUI thread when somebody types or scrolls; asked from workers between two steps.

    A busy Python thread makes every call into Qt wait for the interpreter, so keys would lag behind
    the fingers. Resting between segments costs the checks a little and the person nothing.
    """

    def __init__(self) -> None:
        self._until = 0.0

    def touch(self) -> None:
        """Let background work rest for a moment from now."""
        touch()
        self._until = _touched[0] + QUIET_SECONDS

    def step(self, cancel: CancelToken) -> None:
        """Let others run; rest while somebody types or scrolls. Returns at once when cancelled."""
        cancel.wait(0.0005)
        self.rest(cancel)

    def rest(self, cancel: CancelToken) -> None:
        """Rest while somebody types or scrolls. Returns at once when nobody does, or when cancelled."""
        while time.monotonic() < self._until and not cancel.cancelled:
            cancel.wait(0.03)

    def paced(self, cancel: CancelToken) -> CancelToken:
        """Return a token for work that is to rest wherever it asks whether it is still wanted: between two checks
        of one segment, too. It is cancelled as ``cancel`` is.
        """
        return _Paced(cancel, self)


class _Paced(CancelToken):
    def __init__(self, token: CancelToken, pace: Pace) -> None:
        self._token = token
        self._pace = pace

    def cancel(self) -> None:
        self._token.cancel()

    @property
    def cancelled(self) -> bool:
        return self._token.cancelled

    def raise_if_cancelled(self) -> None:
        self._pace.rest(self._token)
        self._token.raise_if_cancelled()

    def wait(self, seconds: float) -> bool:
        return self._token.wait(seconds)
