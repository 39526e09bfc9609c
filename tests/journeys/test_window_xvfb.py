"""The same days in a real window under Xvfb, and the program itself driven by keys of the X server."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.model.translation import SegmentState

pytestmark = pytest.mark.xvfb
HERE = Path(__file__).parent
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv[:1])
assert app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""
LEA = "Léa Marchand"
TEXT = """Relief opens eleven water points in Kessou

KESSOU, 24 November 2026 - Relief has opened eleven water points for 14,500 people. It rained for two weeks.

The rivers rose by 3.5 metres.
"""


@pytest.mark.timeout(420)
def test_the_days_in_a_real_window(xvfb_display: str) -> None:
    days = [str(HERE / name) for name in ("test_window_day.py", "test_window_trouble.py")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": xvfb_display}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *days],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout[-6000:]


class Program:
    """The program in a window of an X server, and the keys that are sent to it."""

    def __init__(self, folder: Path, display: str, tool: str) -> None:
        self.folder = folder
        self._tool = tool
        self.environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workbench.cli", "--data", str(folder)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def tool(self, *words: str) -> str:
        """Run xdotool; return what it says, empty where it fails."""
        done = subprocess.run(
            [self._tool, *words], env=self.environment, capture_output=True, text=True, timeout=20
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def window(self) -> str:
        """Return the id of the program's window on screen, empty where there is none yet."""
        found = self.tool("search", "--onlyvisible", "--name", "Pressbench")
        return found.splitlines()[-1] if found else ""

    def take_focus(self, window: str) -> bool:
        """Give the keyboard to the window, as a window manager does; return whether it has it."""
        self.tool("windowfocus", window)
        return self.tool("getwindowfocus") == window

    def press(self, *keys: str) -> None:
        """Press keys on the keyboard of the X server."""
        self.tool("key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type a text on the keyboard of the X server."""
        self.tool("type", "--clearmodifiers", "--delay", "20", text)

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the program, where it still runs."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.communicate(timeout=20)


@pytest.fixture
def run(xvfb_display: str, qtbot: QtBot) -> Iterator[Callable[[Path], Program]]:
    """Start the program on a folder and wait until its window has the keyboard."""
    tool = shutil.which("xdotool")
    if tool is None:
        pytest.skip("there is no xdotool (install xdotool)")
    with ExitStack() as stack:

        def begin(folder: Path) -> Program:
            program = Program(folder, xvfb_display, tool)
            stack.callback(program.end)
            qtbot.waitUntil(lambda: bool(program.window()), timeout=30_000)
            window = program.window()
            qtbot.waitUntil(lambda: program.take_focus(window), timeout=10_000)
            return program

        yield begin


@pytest.fixture
def prepared(tmp_path: Path) -> tuple[Path, str]:
    """A desk with a release whose French translation was open last."""
    from ui.main_window import window_settings

    folder = tmp_path / "desk"
    with closing(Desk.open(folder)) as desk:
        desk.people.add(LEA, [Role.TRANSLATOR], ["en", "fr"])
        desk.settings.set("person", LEA)
        desk.settings.set("grammar_engine", "off")
        desk.settings.set("interface_language", "en")
        document = intake.read_text(TEXT, "en")
        _release, (translation,), _changes = desk.releases.add(document, ["fr"], author=LEA)
    settings = window_settings(folder)
    settings.setValue("window/open", translation.id)
    settings.sync()
    return folder, translation.id


def rows(folder: Path, translation: str) -> list[tuple[str, SegmentState]]:
    """Read what is committed, beside the program that is running."""
    with closing(Desk.open(folder, read_only=True)) as desk:
        return [(row.text, row.state) for row in desk.editing.rows(translation, 0, 128)]


def kept(folder: Path, translation: str) -> list[str]:
    """Read what is typed and kept, but not committed."""
    with closing(Desk.open(folder, read_only=True)) as desk:
        return [one.text for one in desk.editing.kept_typing(translation)]


def test_the_program_is_driven_by_keys(run, prepared: tuple[Path, str], qtbot: QtBot) -> None:
    folder, translation = prepared
    program: Program = run(folder)
    program.type("Secours ouvre onze points d'eau")
    program.press("ctrl+Return")
    qtbot.waitUntil(
        lambda: rows(folder, translation)[0] == ("Secours ouvre onze points d’eau", SegmentState.TRANSLATED),
        timeout=10_000,
    )
    # The dateline, then the first sentence is left, as a draft, for the one after it.
    program.type("KESSOU, le 24 novembre 2026")
    program.press("ctrl+Return")
    program.type("Secours a ouvert onze points d'eau.")
    program.press("ctrl+Down")
    program.type("Il a plu deux semaines.")
    program.press("ctrl+Return", "ctrl+Up", "ctrl+Up")
    program.press("ctrl+End", "BackSpace")
    program.type(" pour 14 500 personnes.")
    program.press("ctrl+Return")
    wanted = [
        ("Secours ouvre onze points d’eau", SegmentState.TRANSLATED),
        ("KESSOU, le 24 novembre 2026", SegmentState.TRANSLATED),
        ("Secours a ouvert onze points d’eau pour 14 500 personnes.", SegmentState.TRANSLATED),
        ("Il a plu deux semaines.", SegmentState.TRANSLATED),
        ("", SegmentState.UNTRANSLATED),
    ]
    qtbot.waitUntil(lambda: rows(folder, translation) == wanted, timeout=10_000)
    assert_picture(program, folder.parent / "window.png")
    # Killed while typing: all that was committed is there, and the typing is kept.
    program.type("Les cours d'eau")
    qtbot.waitUntil(lambda: kept(folder, translation) == ["Les cours d’eau"], timeout=10_000)
    program.end(signal.SIGKILL)
    assert rows(folder, translation) == wanted
    again: Program = run(folder)
    assert kept(folder, translation) == ["Les cours d’eau"]
    again.press("ctrl+q")
    again.process.wait(timeout=20)
    assert again.process.returncode == 0


def assert_picture(program: Program, path: Path) -> None:
    """The screen shows a window: paper, text and colours, in its upper half as in its lower."""
    subprocess.run([sys.executable, "-c", GRAB, str(path)], env=program.environment, check=True, timeout=30)
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1280, 800)
    for top in (0, 400):
        colours = {picture.pixel(x, y) for x in range(0, 1240, 3) for y in range(top, top + 380, 3)}
        assert len(colours) > 40
