"""What a long deed is given: a way to be cancelled and a way to tell how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable

from workbench.model.errors import Cancelled

Progress = Callable[[int, int], None]
"""Called with (done, total); total 0 means that it is not known."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


class CancelToken:
    """Set from one thread, asked from another. Once cancelled it stays so."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` where somebody asked the work to stop."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Wait at most ``seconds`` for the cancelling; return whether it came."""
        return self._event.wait(seconds)
