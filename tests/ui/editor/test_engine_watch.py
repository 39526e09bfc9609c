"""How the grammar engine of a page is said, and when the page checks again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.editor.engine_watch import EngineWatch
from ui.editor.page_status import proofing_text
from workbench.desk.views import EngineInfo
from workbench.model.engines import Destination, EngineState, Standing
from workbench.model.errors import EngineError

READY = EngineState("LanguageTool", Standing.READY)
WARMING = replace(READY, standing=Standing.WARMING)
AWAY = replace(READY, standing=Standing.RESTING, error=EngineError("engine.away", engine="LanguageTool"))
ENGINES = [EngineInfo("LanguageTool", Destination.THIS_MACHINE, True, languages=("fr",))]


class Engines:
    """What a page asks of the desk's engines."""

    def __init__(self) -> None:
        self.now: EngineState | None = None
        self.background = False
        self.only_for_public = False

    def work_in_background(self) -> None:
        self.background = True

    def state(self, language: str, third_parties: bool = True) -> EngineState | None:
        assert language == "fr"
        return None if self.only_for_public and not third_parties else self.now


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([READY, READY], 0),
        ([WARMING, replace(READY, times=1)], 1),
        ([READY, replace(READY, times=1)], 1),
        ([WARMING, AWAY], 0),
        ([AWAY, READY], 1),
        ([replace(AWAY, stand_in="LingoTweaker"), READY], 0),
        ([AWAY, None, READY], 0),
        ([replace(READY, times=1), replace(READY, engine="Other", times=2)], 0),
    ],
)
def test_a_page_checks_again_when_its_engine_answers_again(
    qtbot: QtBot, states: list[EngineState | None], expected: int
) -> None:
    engines, owner = Engines(), QObject()
    watch = EngineWatch(engines, "fr", owner)
    assert engines.background
    times: list[int] = []
    watch.ready.connect(lambda: times.append(1))
    for engines.now in states:
        watch.look()
    assert len(times) == expected


def test_it_looks_by_itself(qtbot: QtBot) -> None:
    engines, owner = Engines(), QObject()
    watch = EngineWatch(engines, "fr", owner)
    engines.now = WARMING
    with qtbot.waitSignal(watch.changed, timeout=5000):
        pass
    assert watch.state == WARMING


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (None, ("LanguageTool",)),
        (READY, ("LanguageTool",)),
        (WARMING, ("LanguageTool", "ready")),
        (AWAY, ("no grammar", "does not answer")),
        (replace(AWAY, stand_in="LingoTweaker"), ("LingoTweaker", "does not answer")),
    ],
)
def test_the_status_bar_says_it_in_a_line(state: EngineState | None, words: tuple[str, ...]) -> None:
    said = proofing_text(ENGINES, "fr", state)
    assert all(word in said for word in words)
    assert "\n" not in said


def test_an_engine_that_may_not_see_the_release_is_not_spoken_of(qtbot: QtBot) -> None:
    engines, owner = Engines(), QObject()
    engines.now, engines.only_for_public = AWAY, True
    watch = EngineWatch(engines, "fr", owner)
    watch.look()
    assert watch.state is None
    watch.third_parties = True
    watch.look()
    assert watch.state == AWAY
