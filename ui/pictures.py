"""True pictures of every view, drawn by Qt without a screen: ``python -m ui.pictures --out docs/pictures``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.main_window import MainWindow
from ui.picture_scenes import REVIEWER, SCENES, Stage, close, prepare_day
from ui.small_png import save_small
from ui.tasks import Runner
from ui.words import change_language

SIZE = (1280, 800)
SCHEMES = ("light", "dark")
OF_A_DESK = ("library", "intake", "editor")
"""The views of a desk that somebody else has filled."""

WAIT_MS = 60_000


def settle(runner: Runner) -> None:
    """Run the event loop until nothing works in the background, and all is painted."""
    loop, clock = QEventLoop(), QElapsedTimer()
    clock.start()
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = quiet + 1 if runner.idle else 0
        # Timers that wait for a pause in typing or scrolling begin work anew: look several times.
        if quiet > 12 or clock.elapsed() > WAIT_MS:
            loop.quit()

    timer = QTimer()
    timer.setInterval(50)
    timer.timeout.connect(look)
    timer.start()
    loop.exec(QEventLoop.ProcessEventsFlag.AllEvents)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, QDeadlineTimer(50))


def draw(widget: QWidget, path: Path) -> Path:
    """Draw a widget into a PNG file; return the file."""
    save_small(widget.grab().toImage(), path)
    return path


@contextmanager
def stage_of(data: Path, size: tuple[int, int]) -> Iterator[Stage]:
    """Open a desk with a window of its person and one of a reviewer, both ``size`` pixels wide and high."""
    from ui.app import application
    from ui.theme import Theme
    from workbench.desk.desk import Desk

    theme = Theme(application(), "light")
    change_language("en")
    desk = Desk.open(data)
    runner = Runner()
    kept = TemporaryDirectory()
    windows = []
    try:
        people = [person.name for person in desk.people.all()]
        # Nothing of how a desk's own window stands is read or changed.
        settings = QSettings(str(Path(kept.name) / "window.ini"), QSettings.Format.IniFormat)
        for person in (desk.settings.person or people[0], REVIEWER if REVIEWER in people else people[0]):
            windows.append(MainWindow(desk, runner, theme, person, settings))
            windows[-1].resize(*size)
            # Room is divided among docks and columns only in a window that is shown.
            windows[-1].show()
        settle(runner)
        yield Stage(desk, *windows, lambda: settle(runner))
    finally:
        for window in windows:
            window.let_go()
        runner.shutdown()
        desk.close()
        kept.cleanup()


def draw_scenes(
    data: Path,
    out: Path,
    names: Sequence[str],
    schemes: Sequence[str] = SCHEMES,
    size: tuple[int, int] = SIZE,
) -> Iterator[Path]:
    """Draw views of a desk, each in the colours of ``schemes``; yield every file when it is there."""
    out.mkdir(parents=True, exist_ok=True)
    with stage_of(data, size) as stage:
        for scheme in schemes:
            stage.window.theme.set_scheme(scheme)
            for name in names:
                widget = SCENES[name](stage)
                widget.show()
                stage.settle()
                yield draw(widget, out / f"{name}-{scheme}.png")
                close(widget, stage)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures and print their paths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python -m ui.pictures")
    parser.add_argument("--data", type=Path, help="a desk to draw; without it a sample day is made")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", choices=sorted(SCENES), action="append", help="the views to draw")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as made:
        data = options.data
        names = options.only or (list(SCENES) if data is None else list(OF_A_DESK))
        if data is None:
            data = Path(made) / "desk"
            prepare_day(data)
        for path in draw_scenes(data, options.out, names):
            print(path, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
