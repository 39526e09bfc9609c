"""True pictures of the window, drawn by Qt without a screen: ``python -m ui.pictures --data DIR --out DIR``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.main_window import MainWindow
from ui.tasks import Runner
from workbench.places import resources_folder

WIDTH, HEIGHT = 1600, 1000
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
    """Draw a widget into a PNG file."""
    widget.grab().save(str(path))
    return path


def draw_pictures(data: Path, out: Path, release: str = "MR-2026-114") -> list[Path]:
    """Draw the library and the editor, light and dark, of a desk; return the files."""
    from ui.app import application
    from ui.theme import Theme
    from workbench.desk.desk import Desk

    theme = Theme(application(), "light")
    desk = Desk.open(data)
    runner = Runner()
    drawn = []
    try:
        person = desk.settings.person or desk.people.all()[0].name
        window = MainWindow(desk, runner, theme, person)
        window.resize(WIDTH, HEIGHT)
        window.show()
        out.mkdir(parents=True, exist_ok=True)
        for scheme in ("light", "dark"):
            theme.set_scheme(scheme)
            window.show_library()
            settle(runner)
            drawn.append(draw(window, out / f"library-{scheme}.png"))
            _release, translation = desk.releases.find(release)
            window.open_translation(translation.id)
            settle(runner)
            drawn.append(draw(window, out / f"editor-{scheme}.png"))
        drawn.append(_draw_intake(window, runner, out))
        window.let_go()
    finally:
        runner.shutdown()
        desk.close()
    return drawn


def _draw_intake(window: MainWindow, runner: Runner, out: Path) -> Path:
    from ui.dialogs.intake import IntakeDialog

    window.theme.set_scheme("light")
    dialog = IntakeDialog(window.desk, runner, window.person, window)
    dialog.resize(WIDTH * 3 // 4, HEIGHT * 3 // 4)
    dialog.show()
    dialog.read_path(resources_folder() / "samples" / "meridian-water-points" / "en.html")
    settle(runner)
    path = draw(dialog, out / "intake-light.png")
    dialog.close()
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures and print their paths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python -m ui.pictures")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--release", default="MR-2026-114")
    options = parser.parse_args(arguments)
    for path in draw_pictures(options.data, options.out, options.release):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
