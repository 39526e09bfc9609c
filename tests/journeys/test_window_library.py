"""A morning in the library, by keys alone: finding, filtering, putting in order, and two releases in tabs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.driver import Driver, words_of
from ui.library.naming import NameDialog
from ui.library.page import LibraryPage
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.desk.library_views import LibraryQuery
from workbench.model.identity import now
from workbench.model.people import Role

LEA, SAM = "Léa Marchand", "Samuel Kone"
TITLES = ("Water points in Kessou", "Vaccination in Sanga", "Job fair in Port-Lambert", "School meals in Oru")


def prepare(folder: Path) -> None:
    """Make a desk with four releases; the last is due in three hours."""
    with closing(Desk.open(folder)) as desk:
        desk.people.add(LEA, [Role.TRANSLATOR], ["en", "fr"])
        desk.people.add(SAM, [Role.TRANSLATOR], ["en", "fr"])
        desk.settings.set("person", LEA)
        desk.settings.set("grammar_engine", "off")
        desk.settings.set("interface_language", "en")
        for number, title in enumerate(TITLES):
            text = (
                f"{title}\n\nRivers rose by 3.5 metres near {title.rsplit(' ', 1)[1]}. People were helped.\n"
            )
            due = now() + timedelta(hours=3) if number == 3 else None
            desk.releases.add(
                intake.read_text(text, "en"), ["fr"], author=SAM, reference=f"MR-{number}", due=due
            )


def library(driver: Driver) -> LibraryPage:
    """Return the library, in front."""
    page = driver.window.page
    assert isinstance(page, LibraryPage)
    return page


def shown(driver: Driver) -> list[str]:
    """Return the titles on the board, from top to bottom."""
    return [card.release.title for view in library(driver).board.views() for card in view.cards.cards]


def found(driver: Driver, **asked: object) -> list[str]:
    """Return what the desk itself finds."""
    return [card.release.title for card in driver.desk.library.search(LibraryQuery(**asked), LEA)]  # type: ignore[arg-type]


def name(driver: Driver, text: str) -> None:
    """Type a name into the dialog that asks for one."""
    driver.dialog(NameDialog)
    driver.type(text)
    driver.press("Return")
    driver.back()


def filter_by(driver: Driver, *letters: str) -> None:
    """Choose in the menu of filters by its letters."""
    driver.press("Ctrl+Shift+F")
    for letter in letters:
        before = driver.menu()
        driver.press(letter)
        driver.wait(lambda before=before: QApplication.activePopupWidget() is not before)


def test_a_morning_in_the_library(start: Callable[..., Driver], tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    prepare(folder)
    driver = start(folder)
    driver.open()
    page = library(driver)
    newest_first = list(reversed(TITLES))
    driver.wait(lambda: shown(driver) == newest_first)

    # Searching, as one types: every word, in the source too.
    driver.press("Ctrl+F")
    driver.type("rivers kess")
    driver.wait(lambda: shown(driver) == [TITLES[0]])
    driver.press("Down")
    assert page.current_card() is not None
    driver.press("Escape")
    driver.wait(lambda: shown(driver) == newest_first)

    # A tag on two, a dossier for them, and a filter that is kept.
    driver.press("Home", "Shift+Down", "Ctrl+T")
    name(driver, "Floods")
    assert found(driver, tags=("Floods",)) == newest_first[:2]
    driver.press("Ctrl+Shift+D")
    name(driver, "Rainy season")
    assert found(driver, dossier="Rainy season") == newest_first[:2]
    filter_by(driver, "T", "Return")
    driver.wait(lambda: shown(driver) == newest_first[:2])
    assert [words_of(chip) for chip in page.chips.buttons] == ["Tag: Floods  ×"]
    filter_by(driver, "F")
    name(driver, "Wet places")
    page.enter()
    driver.press("Escape")
    driver.wait(lambda: shown(driver) == newest_first)
    filter_by(driver, "K", "Return")
    driver.wait(lambda: shown(driver) == newest_first[:2])

    # The archive, and back.
    driver.press("Home")
    driver.press("Del")
    driver.wait(lambda: shown(driver) == newest_first[1:2])
    driver.wait(lambda: page.done.isVisible())
    driver.press("Ctrl+Z")
    driver.wait(lambda: shown(driver) == newest_first[:2])
    driver.press("Escape")
    driver.wait(lambda: shown(driver) == newest_first)

    # A pin brings one to the top; the list shows the same.
    driver.press("End", "Ctrl+P")
    driver.wait(lambda: shown(driver)[0] == TITLES[0])
    driver.press("Ctrl+2")
    assert page.views.currentWidget() is page.listing
    assert [card.release.title for card in page.listing.cards.cards] == shown(driver)
    driver.press("Ctrl+1")

    # What is due soon stands on the timeline, and opens from there.
    driver.press("Ctrl+3")
    driver.wait(lambda: page.timeline.view.hasFocus())
    driver.press("Home", "Return")
    driver.wait(lambda: driver.window.page is not page)
    driver.settle()
    assert driver.page.place.release.title == TITLES[3]
    driver.wait(lambda: driver.page.grid.edit.hasFocus())
    driver.type("Repas")
    driver.press("Ctrl+Return")
    driver.settle()
    assert driver.row(1).text == "Repas"

    # Two releases in tabs, and from one to the other.
    driver.press("Ctrl+Shift+L")
    driver.wait(lambda: driver.window.page is page)
    driver.settle()
    driver.press("Home", "Return")
    driver.wait(lambda: driver.window.page is not page)
    driver.settle()
    assert driver.page.place.release.title == TITLES[0]
    assert driver.window.tabs.isVisible()
    assert driver.window.tabs.count() == 2
    driver.press("Ctrl+Shift+Tab")
    driver.wait(lambda: driver.page.place.release.title == TITLES[3])
    driver.settle()
    assert driver.here() == 2, "where she was"
    driver.press("Ctrl+Tab")
    driver.wait(lambda: driver.page.place.release.title == TITLES[0])
    driver.close()

    # Everything is as it was left.
    again = start(folder)
    again.open()
    assert again.page.place.release.title == TITLES[0]
    again.wait(lambda: again.window.tabs.count() == 2)
    assert found(again, tags=("Floods",)) == newest_first[:2]
    assert [one.name for one in again.desk.library.saved_filters(LEA)] == ["Wet places"]
