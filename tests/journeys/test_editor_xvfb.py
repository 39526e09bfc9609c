"""An editor's morning by keys alone, in the program's own window: everything that is done to rows and their texts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.test_window_xvfb import Program, rows
from tests.journeys.test_window_xvfb import run as run
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.model.translation import SegmentState

pytestmark = pytest.mark.xvfb
NORA = "Nora Castel"
TEXT = """Relief opens eleven water points in Kessou

Relief has opened eleven water points; they serve 14,500 people. It rained for two weeks.

Please call before you come.

The rivers rose by 3.5 metres.

Please call before you come.
"""
DRAFT, TRANSLATED = SegmentState.DRAFT, SegmentState.TRANSLATED


@pytest.fixture
def morning(tmp_path: Path) -> tuple[Path, str, str, int]:
    """A desk with a release in French and Spanish, and which figure of its second sentence is 14,500."""
    from ui.main_window import window_settings

    folder = tmp_path / "desk"
    with closing(Desk.open(folder)) as desk:
        desk.people.add(NORA, [Role.TRANSLATOR], ["en", "fr", "es"])
        for key, value in (("person", NORA), ("grammar_engine", "off"), ("interface_language", "en")):
            desk.settings.set(key, value)
        _release, both, _changes = desk.releases.add(intake.read_text(TEXT, "en"), ["fr", "es"], author=NORA)
        french, spanish = (one.id for one in both)
        figures = desk.writing.figures(french, desk.editing.outline(french).ids[1])
        number = next(at for at, one in enumerate(figures, 1) if "500" in one.target)
    settings = window_settings(folder)
    settings.setValue("window/open", french)
    settings.sync()
    return folder, french, spanish, number


class Morning:
    """Keys, and a look into the store after each."""

    def __init__(self, program: Program, folder: Path, translation: str, qtbot: QtBot) -> None:
        self.program, self.folder, self.translation, self.qtbot = program, folder, translation, qtbot
        self.press, self.type = program.press, program.type

    def texts(self, translation: str = "") -> list[str]:
        return [text for text, _state in rows(self.folder, translation or self.translation)]

    def sources(self) -> list[str]:
        with closing(Desk.open(self.folder, read_only=True)) as desk:
            return [row.segment.text for row in desk.editing.rows(self.translation, 0, 20)]

    def number(self, translation: str = "") -> int:
        """Return the number of the row where the person is, as it is remembered; 0 where she never was there."""
        with closing(Desk.open(self.folder, read_only=True)) as desk:
            place = desk.editing.last_place(translation or self.translation, NORA)
            ids = desk.editing.outline(self.translation).ids
            return ids.index(place) + 1 if place else 0

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)


def dialog(program: Program) -> str:
    """Return the window of the dialog that shows what would be replaced, empty where there is none."""
    found = program.tool("search", "--onlyvisible", "--name", "Replace all").splitlines()
    return found[-1] if found else ""


def answered(program: Program, key: str) -> bool:
    """Press a key in the dialog, as soon as it takes it; return whether the dialog has gone."""
    window = dialog(program)
    if window and program.take_focus(window):
        program.press(key)
    return not window


@pytest.mark.timeout(180)
def test_a_morning_at_the_editor(run, morning: tuple[Path, str, str, int], qtbot: QtBot) -> None:
    folder, french, spanish, figure = morning
    program: Program = run(folder)
    desk = Morning(program, folder, french, qtbot)

    # Characters and a figure of the source by key.
    program.press("ctrl+alt+comma", "ctrl+shift+space")
    program.type("Onze points")
    program.press("ctrl+shift+space", "ctrl+alt+period", "ctrl+Return")
    desk.until(lambda: desk.texts()[0] == "«\u00a0Onze points\u00a0»")
    program.type("Secours ouvre onze points ; ils servent ")
    program.press(f"ctrl+alt+{figure}")
    program.type(" gens.")
    program.press("ctrl+Return")
    desk.until(lambda: rows(folder, french)[1][1] is TRANSLATED)
    second = desk.texts()[1]
    assert second.startswith("Secours ouvre onze points")
    assert "14" in second
    assert "500" in second
    assert second.endswith(" gens.")

    # Split where the cursor is, typing on at once; taken back in the order in which it was done.
    before = desk.sources()
    program.press(
        "ctrl+Up", "Home", *["ctrl+Right"] * 3, "End", *["Left"] * (len(second) - second.index("ils") + 1)
    )
    program.press("ctrl+alt+s", "x", "ctrl+Down", "Home", "y", "ctrl+Up")
    desk.until(lambda: len(desk.sources()) == len(before) + 1)
    assert desk.sources()[1:3] == ["Relief has opened eleven water points;", "they serve 14,500 people."]
    parts = [second[: second.index(" ils")] + "x", "y" + second[second.index("ils") :]]
    desk.until(lambda: desk.texts()[1:3] == parts)
    program.press("ctrl+z", "ctrl+z", "ctrl+z")
    desk.until(lambda: desk.sources() == before)
    desk.until(lambda: desk.texts()[1] == second)

    # Find: a place is gone to, and what is typed then goes over it.
    program.press("ctrl+Up")
    desk.until(lambda: desk.number() == 1)
    program.press("ctrl+f")
    program.type("secours")
    program.press("Return")
    desk.until(lambda: desk.number() == 2)
    program.press("Escape")
    program.type("Relief")
    program.press("ctrl+Return")
    found = second.replace("Secours", "Relief")
    desk.until(lambda: rows(folder, french)[1] == (found, TRANSLATED))

    # Replace everywhere: every place is shown first, and all of it is one step.
    window = program.window()
    program.press("ctrl+f")
    program.type("onze")
    program.press("ctrl+r")
    program.type("douze")
    program.press("Tab", "Tab", "space")
    desk.until(lambda: bool(dialog(program)))
    desk.until(lambda: answered(program, "alt+r"))
    desk.until(lambda: desk.texts()[:2] == ["«\u00a0douze points\u00a0»", found.replace("onze", "douze")])
    desk.until(lambda: program.take_focus(window))
    program.press("Escape", "ctrl+z")
    desk.until(lambda: desk.texts()[1] == found)

    # A filter: only those rows are there, and what is typed goes into them. Repeats are filled.
    program.press("ctrl+shift+f")
    program.type("call before")
    program.press("Return")
    desk.until(lambda: desk.number() == 4)
    program.press("Down")
    program.type("Veuillez appeler avant de venir.")
    program.press("ctrl+Return")
    desk.until(lambda: desk.texts()[3] == desk.texts()[5] == "Veuillez appeler avant de venir.")
    assert rows(folder, french)[5][1] is DRAFT
    program.press("ctrl+z")
    desk.until(lambda: desk.texts()[5] == "")

    # Another language beside it, in the same row.
    here = desk.number()
    program.press("ctrl+alt+a", "ctrl+alt+Right")
    desk.until(lambda: desk.number(spanish) == here)
    program.type("Once puntos")
    program.press("ctrl+Return")
    desk.until(lambda: "Once puntos" in desk.texts(spanish))

    program.press("ctrl+q")
    program.process.wait(timeout=20)
    assert program.process.returncode == 0
