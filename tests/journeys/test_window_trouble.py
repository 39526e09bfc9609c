"""What comes in between on a day at the window: a crash, another language of the interface."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.conftest import ROOT
from tests.journeys.driver import Driver, words_of
from ui.dialogs.preferences import PreferencesDialog
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.model.translation import SegmentState

LEA = "Léa Marchand"
TEXT = (
    "Relief opens eleven water points\n\nRelief has opened them for 14,500 people. It rained for two weeks.\n"
)
TYPED = "Secours ouvre onze points d’eau"


@pytest.fixture
def prepared(tmp_path: Path) -> tuple[Path, str]:
    """A folder with a desk and one translation into French."""
    folder = tmp_path / "desk"
    with closing(Desk.open(folder)) as desk:
        desk.people.add(LEA, [Role.TRANSLATOR], ["en", "fr"])
        desk.settings.set("person", LEA)
        desk.settings.set("grammar_engine", "off")
        document = intake.read_text(TEXT, "en")
        _release, (translation,), _changes = desk.releases.add(document, ["fr"], author=LEA)
    return folder, translation.id


def type_until_killed(folder: Path, translation: str) -> None:
    """Type in a program of its own, and kill it when the store has the typing."""
    command = [sys.executable, "-m", "tests.journeys.typing_until_killed", str(folder), translation, TYPED]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = program.stdout.readline()
        program.kill()
    assert program.returncode == -9
    assert said == "kept\n"


def test_typing_is_offered_after_a_crash(start, prepared: tuple[Path, str]) -> None:
    folder, translation = prepared
    type_until_killed(folder, translation)
    driver: Driver = start(folder)
    driver.open()
    driver.window.open_translation(translation)
    page = driver.page
    driver.wait(page.recovery_bar.isVisible)
    assert page.recovery_bar.words.text() == "Typing in 1 segment was not saved when the program ended."
    driver.wait(lambda: page.session.row is not None)
    assert driver.live() == ""
    restore = next(one for one in page.recovery_bar.findChildren(QPushButton) if words_of(one) == "Restore")
    driver.tab_to(restore)
    driver.press("Space")
    driver.settle()
    driver.wait(lambda: driver.live() == TYPED)
    driver.settle()
    assert not page.recovery_bar.isVisible()
    assert (driver.row(1).text, driver.row(1).state) == (TYPED, SegmentState.DRAFT)
    assert driver.desk.editing.kept_typing(translation) == []


def test_the_language_changes_in_the_middle(start, prepared: tuple[Path, str]) -> None:
    folder, translation = prepared
    driver: Driver = start(folder)
    driver.open()
    driver.window.open_translation(translation)
    page = driver.page
    driver.wait(lambda: page.grid.edit.hasFocus())
    driver.type("Secours ouvre")
    driver.press("Home")
    driver.press("Ctrl+Alt+P")
    dialog = driver.dialog(PreferencesDialog)
    driver.press("Alt+L")
    driver.type("F")
    assert dialog.pages[0].interface.currentData() == "fr"
    driver.press("Return")
    driver.back()
    assert driver.desk.settings.interface_language == "fr"
    menus = [words_of(menu) for menu in driver.window.menuBar().actions()]
    assert menus[0] == "Fichier"
    assert page.header.next_button.text() == "Envoyer en relecture"
    driver.wait(lambda: page.panels.issues.title().startswith("Problèmes"))
    assert page.status_texts()["confirmed"] == "0 sur 3 confirmés"
    assert page.panels.comments.title() == "Commentaires"
    # Nothing of what was typed is gone, nor the place in it.
    assert driver.live() == "Secours ouvre"
    assert page.grid.edit.hasFocus()
    driver.type("Le ")
    driver.press("Ctrl+End")
    driver.type(" tout")
    assert driver.live() == "Le Secours ouvre tout"
    # A word is undone at a time.
    driver.press("Ctrl+Z")
    assert driver.live() == "Le Secours ouvre "
    driver.press("BackSpace", "Ctrl+Return")
    driver.wait(lambda: driver.row(1).state is SegmentState.TRANSLATED)
    # Cancel takes the language back that was only tried.
    driver.press("Ctrl+Alt+P")
    dialog = driver.dialog(PreferencesDialog)
    driver.tab_to(dialog.pages[0].interface)
    driver.type("E")
    driver.press("Down")
    assert dialog.pages[0].interface.currentData() == "es"
    assert words_of(driver.window.menuBar().actions()[0]) == "Archivo"
    driver.press("Escape")
    driver.back()
    assert words_of(driver.window.menuBar().actions()[0]) == "Fichier"
