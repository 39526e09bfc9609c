"""Python's cyclic garbage is collected on the GUI thread alone.

Collecting runs in whatever thread happens to allocate. In a worker's it would destroy Qt objects that live on
the GUI thread, which ends the program sooner or later. So collecting by itself is switched off, and a timer
of the GUI thread does it, a generation at a time, by the interpreter's own thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class GarbageCollector(QObject):
    """Collects as long as it lives; ``stop`` gives collecting back to the interpreter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect on this thread from now on. What start-up made stays for good and is not looked at again."""
        gc.collect()
        gc.freeze()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Let the interpreter collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> int:
        """Collect the oldest generation that is due; return how many objects were found, 0 for none."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                return gc.collect(generation)
        return 0
