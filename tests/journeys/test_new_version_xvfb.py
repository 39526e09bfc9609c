"""A new version of a source arrives in the middle of the work: by keys alone, in the program's own window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.test_window_xvfb import LEA, TEXT, Program
from tests.journeys.test_window_xvfb import prepared as prepared
from tests.journeys.test_window_xvfb import run as run
from workbench.desk.desk import Desk
from workbench.desk.library_views import LibraryQuery
from workbench.desk.views import Row
from workbench.model.translation import SegmentState

pytestmark = pytest.mark.xvfb
NEW = TEXT.replace("14,500 people", "15,400 people")


def newest(folder: Path) -> list[Row]:
    """Return the rows of the release that the library shows, none while it is the old one."""
    with closing(Desk.open(folder, read_only=True)) as desk:
        (card,) = desk.library.search(LibraryQuery())
        translation = desk.releases.translations(card.release.id)[0]
        found = desk.editing.rows(translation.id, 0, 20)
        return found if any("15,400" in row.segment.text for row in found) else []


@pytest.mark.timeout(120)
def test_a_new_version_comes_and_only_what_changed_is_worked_on(
    qtbot: QtBot, run: Callable[[Path], Program], prepared: tuple[Path, str]
) -> None:
    folder, translation = prepared
    with closing(Desk.open(folder)) as desk:
        for segment in desk.releases.segments(desk.releases.translation(translation).release_id):
            desk.editing.commit(translation, segment.id, "Texte.", SegmentState.TRANSLATED, LEA, None)
    program = run(folder)
    window = program.window()

    def dialog() -> str:
        found = program.tool("search", "--onlyvisible", "--name", "New version of the source")
        return found.splitlines()[-1] if found else ""

    def written_in() -> bool:
        with closing(Desk.open(folder, read_only=True)) as desk:
            return bool(desk.editing.last_place(translation, LEA))

    qtbot.waitUntil(written_in, timeout=20_000)
    program.press("alt+f")
    program.press("v")
    qtbot.waitUntil(lambda: bool(dialog()) and program.take_focus(dialog()), timeout=20_000)
    for paragraph in NEW.strip().split("\n\n"):
        program.type(paragraph)
        program.press("Return", "Return")
    program.press("Tab")

    def carried() -> bool:
        # Compare and Carry over: Enter presses the one after the other, as soon as it can be pressed.
        program.press("Return")
        return bool(newest(folder))

    qtbot.waitUntil(carried, timeout=20_000)
    assert [row.segment.text for row in newest(folder) if row.source_changed] == [
        "Relief has opened eleven water points for 15,400 people."
    ]

    def gone() -> bool:
        if dialog():
            program.press("alt+o")
        return not dialog()

    qtbot.waitUntil(gone, timeout=10_000)
    qtbot.waitUntil(lambda: program.take_focus(window), timeout=10_000)

    def confirmed() -> bool:
        program.press("ctrl+F5", "ctrl+Return")
        return not any(row.source_changed for row in newest(folder))

    qtbot.waitUntil(confirmed, timeout=20_000)
    assert {row.state for row in newest(folder)} == {SegmentState.TRANSLATED}
