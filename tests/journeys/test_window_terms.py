"""Terms by keys: one added from a selection, put in, contradicted by a file, and brought back from its history."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.journeys.driver import Driver
from ui.dialogs.term_history import TermHistoryDialog
from ui.dialogs.term_import import DONE, MERGE, TermImportDialog
from ui.dialogs.term_import_merge import CHOICES
from ui.panels.term_dialog import TermDialog
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.model.term_imports import ImportChoice

LEA = "Léa Marchand"
TEXT = "Relief goes on in Kessou\n\nEleven water points were opened in the north of the country."


def prepare(folder: Path) -> str:
    """Make a desk with a release that is not translated; return its translation."""
    with closing(Desk.open(folder)) as desk:
        desk.people.add(LEA, [Role.TRANSLATOR], ["en", "fr"])
        for key, value in (("person", LEA), ("grammar_engine", "off"), ("interface_language", "en")):
            desk.settings.set(key, value)
        _release, (now,), _changes = desk.releases.add(
            intake.read_text(TEXT, "en"), ["fr"], author=LEA, reference="MR-41"
        )
        return now.id


def test_terms_by_keys(start: Callable[..., Driver], tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    translation = prepare(folder)
    driver = start(folder)
    driver.open()
    driver.window.open_translation(translation)
    page = driver.page
    driver.wait(lambda: page.grid.edit.hasFocus() and page.settled)
    driver.go_to(2)
    panel = page.panels.terms

    # What is selected in the source becomes a term: one shortcut, one field.
    page.grid.selection.begin(1, 7)
    page.grid.selection.extend(1, 19)
    driver.press("Ctrl+Shift+E")
    added = driver.dialog(TermDialog)
    assert added.target.hasFocus()
    driver.type("point d’eau")
    driver.press("Return")
    driver.wait(lambda: len(panel.uses) == 1)
    (concept,) = driver.desk.terms.concepts()
    assert [term.text for term in concept.terms] == ["water points", "point d’eau"]
    driver.back()

    # Marked in the source, listed, put in by its key.
    driver.wait(lambda: page.checking.marks_of(driver.row(2).segment.id).source_terms == ((7, 19),))
    page.grid.edit.setFocus()
    driver.press("Alt+1")
    assert driver.live() == "Point d’eau"
    driver.wait(lambda: panel.uses[0].used)

    # A file says otherwise, and is to hold.
    path = tmp_path / "t.csv"
    path.write_text(f"concept_id,en,fr\n{concept.id},water points,borne\n", encoding="utf-8")
    driver.window.deeds.import_terms()
    dialog = driver.dialog(TermImportDialog)
    driver.tab_to(dialog.path)
    driver.type(str(path))
    driver.press("Tab")
    driver.wait(lambda: dialog.columns.preview is not None and dialog.go.isEnabled())
    driver.tab_to(dialog.go)
    driver.press("Return")
    driver.wait(lambda: dialog.pages.currentIndex() == MERGE)
    driver.tab_to(dialog.rule)
    for _step in range(CHOICES.index(ImportChoice.FILE) - CHOICES.index(ImportChoice.KEPT)):
        driver.press("Down")
    driver.tab_to(dialog.go)
    driver.press("Return")
    driver.wait(lambda: dialog.pages.currentIndex() == DONE)
    driver.press("Return")
    driver.back()
    assert [term.text for term in driver.desk.terms.concept(concept.id).terms] == ["water points", "borne"]
    panel.refresh()
    driver.wait(lambda: panel.uses and panel.uses[0].form == "borne")

    # Its history brings back what was.
    panel.show_history(panel.uses[0].found.concept)
    history = driver.dialog(TermHistoryDialog)
    driver.wait(lambda: history.revisions.count() == 2)
    driver.press("Down")
    driver.wait(history.restore.isEnabled)
    driver.tab_to(history.restore)
    driver.press("space")
    driver.wait(lambda: panel.uses[0].form == "point d’eau")
