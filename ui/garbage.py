"""Python's cyclic garbage is collected on the GUI thread alone, and mostly while a person pauses.

Collecting runs in whatever thread happens to allocate. In a worker's it would destroy Qt objects that live on
the GUI thread, which ends the program sooner or later. So collecting by itself is switched off, and a timer
of the GUI thread does it. What outlives a collection is set aside, for looking at all of it again and again
would stop the window for a tenth of a second every few seconds; all is looked at when nobody has done
anything for a while.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

from ui.editor.pace import last_touch

EVERY_MS = 250
PAUSE_SECONDS = 1.0
"""After the last key or scroll: what is young is collected then, however little it is."""
YOUNG_AT_MOST = 10_000
"""Young objects that are too many to wait for a pause; looking at them takes some two milliseconds."""
REST_SECONDS, WHOLE_EVERY_SECONDS = 5.0, 300.0
"""How long a person has done nothing when everything is collected, and how often that is at most."""


class GarbageCollector(QObject):
    """Collects as long as it lives; ``stop`` leaves it as it was before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole = time.monotonic()
        self._by_itself = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect on this thread from now on. What start-up made is set aside unlooked at."""
        gc.freeze()
        self._by_itself = gc.isenabled()
        gc.disable()
        self._whole = time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Let the interpreter collect by itself again where it did before."""
        self._timer.stop()
        gc.unfreeze()
        if self._by_itself:
            gc.enable()

    def collect(self) -> int:
        """Collect what is due; return how many objects were found, 0 for none."""
        now, young = time.monotonic(), gc.get_count()[0]
        rested = now - last_touch()
        if rested >= REST_SECONDS and now - self._whole >= WHOLE_EVERY_SECONDS:
            return self.collect_whole()
        if young > (gc.get_threshold()[0] if rested >= PAUSE_SECONDS else YOUNG_AT_MOST):
            found = gc.collect(1)
            gc.freeze()
            return found
        return 0

    def collect_whole(self) -> int:
        """Collect among all there is; return how many objects were found."""
        self._whole = time.monotonic()
        gc.unfreeze()
        found = gc.collect()
        gc.freeze()
        return found
