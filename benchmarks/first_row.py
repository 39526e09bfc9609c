"""The program, which says when its first editable row is painted: ``python -m benchmarks.first_row FOLDER ID``.

It is the real window: ``ui.app.main``, opening at a translation as it would after yesterday. The grid's painting is
watched from outside, so the program itself knows nothing of being measured. Prints the seconds since the epoch,
and the resident memory in kB.
"""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from pathlib import Path


def memory() -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def watch() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    from ui.editor.grid import SegmentGrid

    paint = SegmentGrid.paintEvent

    def paint_and_say(grid: SegmentGrid, event: QPaintEvent) -> None:
        paint(grid, event)
        ready = grid.pages.row(grid.active) is not None and grid.edit.isVisible()
        if ready and not grid.edit.isReadOnly():
            print(time.time(), memory(), flush=True)
            SegmentGrid.paintEvent = paint  # type: ignore[method-assign]
            # Closed as it should be: a store that was left open is checked whole at the next opening.
            QTimer.singleShot(0, QApplication.closeAllWindows)

    SegmentGrid.paintEvent = paint_and_say  # type: ignore[method-assign]


def prepare(folder: Path, translation_id: str) -> None:
    from ui.main_window import window_settings

    settings = window_settings(folder)
    settings.setValue("window/open", translation_id)
    settings.sync()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        prepare(Path(sys.argv[1]), sys.argv[2])
    else:
        watch()
        from ui import app

        sys.exit(app.main(Namespace(data=Path(sys.argv[1]), command=None)))
