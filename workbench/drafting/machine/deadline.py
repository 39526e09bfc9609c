"""A call that ends in time, whatever the library behind it does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from workbench.drafting.machine.transport import Call, keep_quiet
from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken

_POLL_SECONDS = 0.02
# What a call may need beyond its own deadline to find out that it has passed.
_GRACE_SECONDS = 0.25


def within(seconds: float, engine: str, cancel: CancelToken, work: Callable[[], object]) -> object:
    """Return what ``work`` returns, at most ``seconds`` from now.

    It runs on a thread of its own. Where time is up or somebody cancels, the thread is left behind (its
    sockets end by the same deadline) and what it brings is dropped. No exception of a library comes
    out of here, nor any part of one: its words may hold the text or a key.

    Raises ``Cancelled``, the ``EngineError`` that ``work`` raises, ``draft.engine_slow`` (engine, seconds) and
    ``draft.engine_no_answer`` (engine) for everything else that it raises.
    """
    cancel.raise_if_cancelled()
    keep_quiet()
    deadline = time.monotonic() + seconds
    call = Call(engine, deadline, seconds)
    done = threading.Event()
    answers: list[object] = []
    failures: list[EngineError] = []

    def run() -> None:
        try:
            with call:
                answers.append(work())
        except EngineError as error:
            failures.append(EngineError(error.code, **error.data))
        except BaseException:  # a library may raise anything
            failures.append(EngineError("draft.engine_no_answer", engine=engine))
        done.set()

    threading.Thread(target=run, name=f"draft {engine}", daemon=True).start()
    while not done.wait(_POLL_SECONDS):
        cancel.raise_if_cancelled()
        if time.monotonic() > deadline + _GRACE_SECONDS:
            raise EngineError("draft.engine_slow", engine=engine, seconds=seconds)
    cancel.raise_if_cancelled()
    if failures:
        raise failures[0]
    return answers[0]
