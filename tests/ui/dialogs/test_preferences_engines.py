"""Preferences > Checking: what LanguageTool needs is said, and fetched where a person asks for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.preferences_checking import CheckingPage
from ui.dialogs.preferences_engines import EnginesPart, engine_line, java_line
from workbench.desk.engines import LanguageToolSetup
from workbench.desk.views import EngineInfo
from workbench.model.engines import Destination
from workbench.model.errors import EngineError
from workbench.model.tasks import CancelToken, Progress

NOTHING_THERE = LanguageToolSetup("", 0, False, "", 95, False)
ALL_THERE = LanguageToolSetup("/usr/bin/java", 17, True, "/opt/languagetool", 95, True)


class Fetching:
    """Stands in for the fetching: begins, then does what the test says."""

    def __init__(self) -> None:
        self.error: EngineError | None = None
        self.forever = False

    def __call__(self, cancel: CancelToken, progress: Progress) -> str:
        progress(40_000_000, 95_000_000)
        if self.forever:
            cancel.wait(20)
            cancel.raise_if_cancelled()
        if self.error is not None:
            raise self.error
        return "/srv/people/.cache/languagetool"


@pytest.fixture
def fetching(desk, monkeypatch: pytest.MonkeyPatch) -> Fetching:
    made = Fetching()
    monkeypatch.setattr(desk.engines, "fetch_languagetool", made)
    return made


@pytest.fixture
def opened(qtbot, desk, runner, theme, settle, monkeypatch) -> Callable[[LanguageToolSetup], EnginesPart]:
    dialogs: list[PreferencesDialog] = []

    def make(setup: LanguageToolSetup) -> EnginesPart:
        desk.settings.set("grammar_engine", "best")
        monkeypatch.setattr(desk.engines, "languagetool_setup", lambda: setup)
        monkeypatch.setattr(desk.engines, "infos", list)
        dialog = PreferencesDialog(desk, runner, theme, "Léa Marchand")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show_page(CheckingPage)
        dialog.open()
        settle()
        dialogs.append(dialog)
        return dialog.findChild(EnginesPart)

    yield make
    settle()
    desk.settings.set("grammar_engine", "off")


def test_what_is_missing_is_said_with_a_way_to_have_it(opened) -> None:
    part = opened(NOTHING_THERE)
    assert "17" in part.labels["java"].text()
    assert "apt install" in part.labels["java"].text()
    assert "not on this machine" in part.labels["languagetool"].text()
    assert part.fetch.isVisible()
    assert "95" in part.fetch.text()
    assert not part.use.isVisible()
    assert not part.stop.isVisible()
    assert not part.grammalecte.isEnabled()
    assert "python3-grammalecte" in part.grammalecte.toolTip()


def test_what_is_there_is_used_by_a_button(opened, desk) -> None:
    part = opened(ALL_THERE)
    assert "/usr/bin/java" in part.labels["java"].text()
    assert not part.fetch.isVisible()
    part.use.click()
    assert part.folder.text() == "/opt/languagetool"
    assert not part.use.isVisible()
    part.grammalecte.click()
    part.public.click()
    part.window().save.click()
    assert desk.settings.languagetool_folder == "/opt/languagetool"
    assert (desk.settings.languagetool_public, desk.settings.grammalecte) == (True, False)


def test_it_is_fetched_with_progress_and_put_into_the_field(opened, fetching, settle) -> None:
    part = opened(NOTHING_THERE)
    part.fetch.click()
    assert part.stop.isVisible()
    assert not part.fetch.isVisible()
    settle()
    assert part.folder.text() == "/srv/people/.cache/languagetool"
    assert part.bar.value() / part.bar.maximum() == pytest.approx(40 / 95, abs=0.01)
    assert not part.stop.isVisible()


def test_it_is_stopped_by_a_button_and_with_the_dialog(opened, fetching, settle) -> None:
    fetching.forever = True
    part = opened(NOTHING_THERE)
    part.fetch.click()
    part.stop.click()
    settle()
    assert part.fetch.isVisible()
    assert part.folder.text() == ""
    assert "not on this machine" in part.labels["languagetool"].text()
    part.fetch.click()
    part.window().cancel.click()
    settle()


def test_why_it_was_not_fetched_is_one_line_and_one_may_try_again(opened, fetching, settle) -> None:
    fetching.error = EngineError("engine.fetch_away", engine="LanguageTool", place="https://mirror.example")
    part = opened(NOTHING_THERE)
    part.fetch.click()
    settle()
    assert "mirror.example" in part.labels["languagetool"].text()
    assert part.fetch.isVisible()
    fetching.error = None
    part.fetch.click()
    settle()
    assert part.folder.text()


def test_an_old_java_is_named() -> None:
    said = java_line(LanguageToolSetup("/usr/bin/java", 11, False, "", 95, False))
    assert "11" in said
    assert "too old" in said


def test_an_engine_says_where_texts_go() -> None:
    engine = EngineInfo("LanguageTool", Destination.THIRD_PARTY, True, languages=("fr",))
    assert engine_line(engine).startswith("LanguageTool · ")
    missing = EngineInfo("LingoTweaker", Destination.THIS_MACHINE, False, "engine.platform")
    assert "Linux" in engine_line(missing)
