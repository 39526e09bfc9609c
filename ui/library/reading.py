"""The texts that the search does not know yet are read in the background, a while after the start."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.tasks import Lane, Runner
from ui.words import ngettext

AFTER_START_MS = 4_000
"""The window is at work by then; who searches earlier has it begin at once."""


class Reading(QObject):
    """Reads what is unread, once at a time. ``stepped`` tells that less is left; ``over`` that nothing is."""

    stepped = Signal()
    over = Signal()

    def __init__(self, desk: Any, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._runs = False
        self.left = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_START_MS)
        self._later.timeout.connect(self._begin)

    def found(self, unread: int, searching: bool) -> None:
        """Hear how much is unread, and whether somebody waits for it."""
        if self._runs or not unread:
            return
        self.left = unread if searching else 0
        if searching:
            self._begin()
        elif not self._later.isActive():
            self._later.start()

    def words(self) -> str:
        """Return what is said while texts are read; empty where nothing is."""
        if not self.left:
            return ""
        return ngettext(
            "Still reading for the search: {count} text to go",
            "Still reading for the search: {count} texts to go",
            self.left,
        ).format(count=self.left)

    def _begin(self) -> None:
        self._later.stop()
        if self._runs:
            return
        self._runs = True
        self._runner.run(
            self._desk.library.prepare,
            progress=self._step, done=self._end, failed=self._failed, key=f"reading:{id(self)}", lane=Lane.LONG,
        )  # fmt: skip

    def _step(self, done: int, total: int) -> None:
        self.left = total - done
        self.stepped.emit()

    def _end(self, _nothing: object = None) -> None:
        self._runs, self.left = False, 0
        self.over.emit()

    def _failed(self, _error: object) -> None:
        # Tried again when somebody searches next.
        self._runs, self.left = False, 0
        self.stepped.emit()
