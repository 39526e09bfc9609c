"""A published translation by keys alone: paired with its text, left, taken up, corrected, and opened as a release."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.driver import Driver
from ui.dialogs.pairing import TwoTextsDialog
from ui.dialogs.pairing_accept import AcceptPairingDialog
from ui.dialogs.pairing_works import PairingWorksDialog
from ui.pairing.window import PairingWindow
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.model.translation import OriginKind, SegmentState

LEA = "Léa Marchand"
ENGLISH = """Meridian Relief opens eleven water points in Kessou

KESSOU, 24 November 2026 - Meridian Relief has opened eleven water points serving 14,500 people. The work was paid \
for by a US$2.4 million grant.

"Host communities shared what little they had," said Regional Director Amara Diallo, who visited the site on Monday.

Between 2 and 16 November, rivers in the north rose by up to 3.5 metres. Some 1,200 houses were destroyed.

The organization will build nine more water points in Dorna before June 2027.
"""
# Another figure in the second line; the houses are left out; a sentence is there that nobody wrote in English.
FRENCH = """Meridian Relief ouvre onze points d’eau à Kessou

KESSOU, 24 novembre 2026 - Meridian Relief a ouvert onze points d’eau au service de 14 700 personnes. Les travaux ont \
été financés par une subvention de 2,4 millions de dollars.

« Les communautés hôtes ont partagé le peu qu’elles avaient », a déclaré la directrice régionale Amara Diallo, qui \
s’est rendue sur place lundi.

Entre le 2 et le 16 novembre, les rivières du nord sont montées de 3,5 mètres.

L’organisation construira neuf autres points d’eau à Dorna avant juin 2027.

Le bureau de Sanga remercie toutes celles et tous ceux qui ont donné de leur temps.
"""


def front(driver: Driver) -> PairingWindow:
    """Wait for the pairing window, in front."""
    driver.wait(lambda: [one for one in driver.window.findChildren(PairingWindow) if one.isVisible()])
    found = next(one for one in driver.window.findChildren(PairingWindow) if one.isVisible())
    driver.to_front(found)
    driver.wait(found.view.hasFocus)
    driver.settle()
    return found


def rows(window: PairingWindow) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.source, row.target) for row in window.session.pairing.rows]


def test_a_published_translation_by_keys(start: Callable[..., Driver], tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with closing(Desk.open(folder)) as desk:
        desk.people.add(LEA, [Role.TRANSLATOR], ["en", "fr"])
        for key, value in (("person", LEA), ("grammar_engine", "off"), ("interface_language", "en")):
            desk.settings.set(key, value)
    english, french = tmp_path / "release.txt", tmp_path / "communique.txt"
    english.write_text(ENGLISH, encoding="utf-8")
    french.write_text(FRENCH, encoding="utf-8")
    driver = start(folder)
    driver.open()

    # Two files are dropped, the translation first: they are turned around, and paired.
    driver.press("Ctrl+Alt+N")
    asking = driver.dialog(TwoTextsDialog)
    for path in (french, english):
        driver.drop(path, asking)
        driver.settle()
    driver.tab_to(asking.swap)
    driver.press("Space")
    driver.wait(asking.pair.isEnabled)
    driver.tab_to(asking.pair)
    driver.press("Space")
    pairing = front(driver)
    found = rows(pairing)
    assert ((6,), ()) in found, "the houses are left out"
    assert ((), (7,)) in found, "the thanks are added"
    driver.wait(lambda: "1 with other figures" in pairing.summary.text())

    # A row is taken apart and put together again by hand; one key takes both back.
    driver.press("Home", "Down", "Down", "J")
    driver.settle()
    assert ((2, 3), (2, 3)) in rows(pairing)
    driver.press("S")
    driver.settle()
    assert ((2,), (2,)) in rows(pairing)
    driver.press("Ctrl+Z", "Ctrl+Z")
    driver.settle()
    assert rows(pairing) == found
    assert not any(row.locked for row in pairing.session.pairing.rows)

    # What is not sure is said to be right, until nothing is left; then it is left for later.
    driver.press("Home")
    while any(row.unsure for row in pairing.session.pairing.rows):
        if not pairing.session.pairing.rows[pairing.view.place].unsure:
            driver.press("F8")
        driver.press("Return")
        driver.settle()
    driver.press("Home", "L", "Escape")
    driver.wait(lambda: not pairing.isVisible())
    driver.to_front(driver.window)
    driver.settle()

    # It is taken up again as it was left.
    driver.choose("Alt+F", "G")
    listed = driver.dialog(PairingWorksDialog)
    driver.wait(lambda: listed.list.count() == 1 and listed.list.hasFocus())
    driver.press("Return")
    pairing = front(driver)
    assert rows(pairing) == found
    assert pairing.session.pairing.rows[0].locked

    # It becomes a release: drafts with their origin, what was left out to be translated, what was added as a comment.
    driver.press("Ctrl+Return")
    accept = driver.dialog(AcceptPairingDialog)
    assert "stays untranslated" in accept.lead.text()
    driver.tab_to(accept.form.reference)
    driver.type("MR-77")
    driver.press("Return")
    driver.wait(lambda: driver.window.editors and QApplication.activeModalWidget() is None)
    driver.to_front(driver.window)
    driver.settle()
    page = driver.page
    assert page.place.release.reference == "MR-77"
    left_out, headline, second = driver.row(7), driver.row(1), driver.row(3)
    assert (left_out.text, left_out.state) == ("", SegmentState.UNTRANSLATED)
    assert headline.origin.kind is OriginKind.PAIRED
    assert headline.state is SegmentState.DRAFT
    assert "leaves 1 sentence out" in driver.window.notice.text.text()
    comments = driver.desk.editorial.comments(page.translation_id)
    assert any("Sanga" in one.text for one in comments)
    driver.wait(lambda: page.settled)
    found_issues = page.checking.issues_of(second.segment.id)
    assert any(issue.check == "facts.number" for issue in found_issues)
    assert driver.desk.pairing.works() == []
