"""The program, which is typed into and scrolled: ``python -m benchmarks.grid_frames FOLDER keys|scroll``.

It is the real window, at a translation that ``benchmarks.first_row`` prepared, with every check on and the check of
the whole release under way. Prints the milliseconds that each key or each frame took, a line each.

``keys``: from the key press until the text with it is painted. ``scroll``: from the turn of the wheel until
all rows are painted.
"""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

KEYS, FRAMES = 400, 600
_LETTERS = "et les familles du camp ont mange du pain "
_BEAT_MS = 25


class Walk:
    """Does one deed after another, a beat apart, and notes how long each took until it was painted."""

    def __init__(self, deed: str) -> None:
        self.deed = deed
        self.begun = False
        self.count = 0
        self.taken: list[float] = []

    def begin(self, grid: Any) -> None:
        """Begin once the checks are under way."""
        from PySide6.QtCore import QTimer

        self.grid = grid
        self.timer = QTimer(grid)
        self.timer.timeout.connect(self.step)
        self.timer.start(_BEAT_MS)

    def step(self) -> None:
        """Do the next deed, or close the window after the last."""
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        if self.count == (KEYS if self.deed == "keys" else FRAMES):
            self.timer.stop()
            print("\n".join(f"{one:.3f}" for one in self.taken), flush=True)
            QApplication.closeAllWindows()
            return
        began = time.perf_counter()
        _DEEDS[self.deed](self)
        # Whatever asked to be painted is painted now, as it would be at the end of this turn of the event loop.
        QCoreApplication.sendPostedEvents(self.grid.window(), QEvent.Type.UpdateRequest.value)
        self.taken.append((time.perf_counter() - began) * 1000)
        self.count += 1

    def key(self) -> None:
        from PySide6.QtTest import QTest

        if self.count % 60 == 0:
            self.grid.step(1)
        else:
            QTest.keyClicks(self.grid.edit, _LETTERS[self.count % len(_LETTERS)])

    def scroll(self) -> None:
        # Three notches a beat: pages of rows that nobody has seen come in all the time.
        down = (self.count // 300) % 2 == 0
        self.grid.scroll_pixels((1 if down else -1) * 9 * self.grid.style_now.line)


_DEEDS: dict[str, Callable[[Walk], None]] = {"keys": Walk.key, "scroll": Walk.scroll}


def watch(walk: Walk) -> None:
    """Begin the walk at the first painting of an editable row."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    from ui.editor.grid import SegmentGrid

    paint = SegmentGrid.paintEvent

    def paint_and_begin(grid: SegmentGrid, event: QPaintEvent) -> None:
        paint(grid, event)
        if not walk.begun and grid.pages.row(grid.active) is not None and grid.edit.isVisible():
            walk.begun = True
            QTimer.singleShot(300, grid, lambda: walk.begin(grid))

    SegmentGrid.paintEvent = paint_and_begin  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    watch(Walk(sys.argv[2]))
    from ui import app

    sys.exit(app.main(Namespace(data=Path(sys.argv[1]), command=None)))
