"""Proofing by keys alone: issues gone through, fixed, fixed everywhere, ignored; a rule turned off; the list filtered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu

from tests.journeys.driver import Driver, words_of
from ui.panels.ignore_dialog import IgnoreDialog
from ui.panels.rule_dialog import RuleOffDialog
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.issues import Issue, Severity
from workbench.model.people import Role
from workbench.model.translation import SegmentState

LEA = "Léa Marchand"
PAIRS = (
    ("Director General takes part in the conference", "Le Directeur général participe à la conférence"),
    (
        "The conference brought together more than 1,500 participants last week (20-22/03).",
        "La conférence a rassemblé plus de 1\u202f600 participants la semaine dernière (20-22/03).",
    ),
    (
        "The Director General took part in the event on Thursday (21/03).",
        "Le Directeur général a participé à l'événement jeudi (21/03).",
    ),
    (
        "The States thanked the Organization for the event.",
        "Les États ont remercié l'Organisation pour l'événement.",
    ),
    ("The action was adopted by 193 States.", "L'action a été adoptée par 194 États."),
)


def prepare(folder: Path) -> str:
    """Make a desk with a translation that has faults; return its id."""
    with closing(Desk.open(folder)) as desk:
        desk.people.add(LEA, [Role.TRANSLATOR], ["en", "fr"])
        desk.settings.set("person", LEA)
        desk.settings.set("grammar_engine", "off")
        desk.settings.set("interface_language", "en")
        text = "\n\n".join(source for source, _target in PAIRS)
        _release, (translation,), _changes = desk.releases.add(
            intake.read_text(text, "en"), ["fr"], author=LEA, reference="MR-40"
        )
        rows = desk.editing.rows(translation.id, 0, 20)
        assert [row.segment.text for row in rows] == [source for source, _target in PAIRS]
        for row, (_source, target) in zip(rows, PAIRS, strict=True):
            desk.editing.commit(
                translation.id, row.segment.id, target, SegmentState.TRANSLATED, LEA, row.revision_id
            )
        return translation.id


def facts(driver: Driver) -> list[Issue]:
    """Return the issues of facts that the panel has."""
    return [one for one in driver.page.panels.issues.issues if one.check.startswith("facts.")]


def straight(driver: Driver) -> list[Issue]:
    """Return the issues about straight apostrophes that the panel has."""
    return [one for one in driver.page.panels.issues.issues if is_straight(one)]


def is_straight(issue: Issue | None) -> bool:
    """Return whether an issue is about a straight apostrophe."""
    return issue is not None and issue.check.startswith("typography.") and issue.text == "'"


def choose_straight(driver: Driver) -> None:
    """Go to the list, and down to the first straight apostrophe."""
    panel = driver.page.panels.issues
    driver.press("Ctrl+Shift+I")
    driver.wait(panel.view.hasFocus)
    for _time in range(20):
        if is_straight(panel.current()):
            return
        driver.press("Down")
    raise AssertionError(f"not in the list: {panel.issues}")


def choose(driver: Driver, beginning: str) -> None:
    """Choose in the open menu of an issue by the Down key."""
    menu: QMenu = driver.menu()
    for _time in menu.actions():
        chosen = menu.activeAction()
        if chosen is not None and words_of(chosen).startswith(beginning):
            driver.press("Return")
            return
        driver.press("Down")
    raise AssertionError(f"no {beginning}: {[words_of(one) for one in menu.actions()]}")


def is_red_underlined(driver: Driver) -> bool:
    """Return whether red can be seen in the rows: the wave under an error, softened at its edges."""
    image = driver.page.grid.grab().toImage()
    every = (QColor(image.pixel(x, y)) for x in range(0, image.width(), 5) for y in range(image.height()))
    return any(one.red() > max(one.green(), one.blue()) + 70 for one in every)


def test_proofing_by_keys(start: Callable[..., Driver], tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    translation = prepare(folder)
    driver = start(folder)
    driver.open()
    driver.window.open_translation(translation)
    page, panel = driver.page, driver.page.panels.issues
    driver.wait(lambda: page.grid.edit.hasFocus() and page.settled)
    # The whole release has been checked without anybody asking; what is wrong is underlined.
    assert [one.text for one in facts(driver)] == ["1\u202f600", "194"]
    assert len(straight(driver)) == 4
    rule = straight(driver)[0].check
    assert is_red_underlined(driver)

    # F8 selects the first fault; Alt+Enter fixes it and goes on to the next.
    driver.press("F8")
    start_at, end_at = page.grid.edit.selection()
    assert (driver.here(), driver.live()[start_at:end_at]) == (2, "1\u202f600")
    driver.press("Alt+Return")
    driver.wait(lambda: driver.here() == 3)
    driver.settle()
    driver.wait(lambda: "1\u202f500" in driver.row(2).text)
    driver.press("Shift+F8")
    driver.wait(lambda: page.settled)
    assert driver.here() == 5, "what is fixed is no issue any more, and the way leads around the ends"

    # A look at the errors alone, by keys: the list has the keyboard, Enter goes to the row.
    driver.press("Ctrl+Shift+I")
    driver.wait(panel.view.hasFocus)
    driver.press("Home")
    chosen = panel.current()
    assert chosen is not None
    assert chosen.text == "194"
    driver.press("Return")
    driver.wait(lambda: page.grid.edit.hasFocus() and driver.here() == 5)

    # An error is ignored with a reason, from the list.
    driver.press("Ctrl+Shift+I", "Home", "Alt+I")
    dialog = driver.dialog(IgnoreDialog)
    driver.type("The donor counts so")
    driver.press("Return")
    driver.back()
    driver.wait(lambda: not facts(driver) and page.settled)
    assert dialog is not None

    # Straight apostrophes before the event: one alike to all, by the menu of fixes, and one key takes it back.
    choose_straight(driver)
    driver.press("Ctrl+.")
    choose(driver, "Fix all 4 alike")
    driver.wait(lambda: not straight(driver) and page.settled)
    assert not any("'" in driver.row(number).text for number in range(1, 6))
    page.grid.edit.setFocus()
    driver.press("Ctrl+Z")
    driver.wait(lambda: len(straight(driver)) == 4 and page.settled)

    # The rule is turned off in this release, with a reason that is kept.
    choose_straight(driver)
    driver.press("Ctrl+.")
    choose(driver, "Turn this rule off")
    driver.dialog(RuleOffDialog)
    driver.type("The client's own style")
    driver.press("Return")
    driver.back()
    driver.wait(lambda: not straight(driver) and page.settled)
    (kept,) = driver.desk.rules.choices(page.place.release.id)
    assert (kept.rule, kept.reason) == (rule, "The client's own style")

    assert not [one for one in panel.issues if one.severity is Severity.ERROR]
    assert QApplication.activeModalWidget() is None
