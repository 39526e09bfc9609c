"""Memories by keys alone: a suggestion taken, a phrase looked up, a release filled and emptied again, a TMX file taken in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.journeys.driver import Driver
from ui.dialogs.memory_import import MemoryImportDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.preferences_memory import MemoriesPage
from ui.dialogs.pretranslate import PretranslateDialog
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.memory import MatchKind, Side
from workbench.model.people import Role
from workbench.model.translation import OriginKind, SegmentState

LEA = "Léa Marchand"
BEFORE = (
    ("Relief opens water points in Kessou", "Le Relief ouvre des points d’eau à Kessou"),
    (
        "Relief has opened eleven water points serving 12,300 people in the north of the country.",
        "Le Relief a ouvert onze points d’eau pour 12\u202f300 personnes dans le nord du pays.",
    ),
    (
        "The work was paid for by the Regional Solidarity Fund.",
        "Le Fonds régional de solidarité a financé les travaux.",
    ),
)
NOW = (
    "Relief goes on in Kessou",
    "Relief has opened eleven water points serving 14,500 people in the north of the country.",
    "The work was paid for by the Regional Solidarity Fund.",
    "Every family now walks for less than an hour to a tap.",
)
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
srclang="en" datatype="plaintext"/><body>
<tu creationid="Partner" creationdate="20240102T030405Z"><tuv xml:lang="EN-US"><seg>Every family now walks for less than two hours to a tap.</seg></tuv>
<tuv xml:lang="fr"><seg>Chaque famille marche maintenant moins de deux heures jusqu’à un robinet.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
</body></tmx>
"""


def prepare(folder: Path) -> str:
    """Make a desk with a release that is translated and one that is not; return the translation of the second."""
    with closing(Desk.open(folder)) as desk:
        desk.people.add(LEA, [Role.TRANSLATOR], ["en", "fr"])
        for key, value in (("person", LEA), ("grammar_engine", "off"), ("interface_language", "en")):
            desk.settings.set(key, value)
        text = "\n\n".join(source for source, _target in BEFORE)
        _release, (before,), _changes = desk.releases.add(
            intake.read_text(text, "en"), ["fr"], author=LEA, reference="MR-39"
        )
        for row, (_source, target) in zip(desk.editing.rows(before.id, 0, 20), BEFORE, strict=True):
            desk.editing.commit(
                before.id, row.segment.id, target, SegmentState.TRANSLATED, LEA, row.revision_id
            )
        _release, (now,), _changes = desk.releases.add(
            intake.read_text("\n\n".join(NOW), "en"), ["fr"], author=LEA, reference="MR-40"
        )
        assert [row.segment.text for row in desk.editing.rows(now.id, 0, 20)] == list(NOW)
        return now.id


def test_memories_by_keys(start: Callable[..., Driver], tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    translation = prepare(folder)
    driver = start(folder)
    driver.open()
    driver.window.open_translation(translation)
    page = driver.page
    driver.wait(lambda: page.grid.edit.hasFocus() and page.settled)
    panel = page.panels.suggestions

    # A unit that differs in its figure alone is offered with the figure of this release, marked.
    driver.go_to(2)
    driver.wait(lambda: panel.note() == "segment 2" and panel.cards())
    match = panel.suggestions[0].match
    assert match is not None
    assert (match.kind, match.score) == (MatchKind.ADAPTED, 99)
    assert [match.target[start:end] for start, end in match.replaced] == ["14\u202f500"]
    driver.press("Ctrl+1")
    assert driver.live() == BEFORE[1][1].replace("12\u202f300", "14\u202f500")

    # What is selected in the translation is looked up there; Enter puts the translation in where one was.
    driver.press("Ctrl+Home", "Ctrl+Right", "Ctrl+Shift+Right", "Ctrl+K")
    driver.wait(lambda: page.concordance.panel is not None)
    concordance = page.concordance.panel
    assert concordance is not None
    assert concordance.side.currentData() == Side.TARGET
    driver.wait(lambda: concordance.model.hits)
    assert concordance.field.hasFocus()
    driver.press("Escape")
    assert page.grid.edit.hasFocus()
    driver.press("Ctrl+Return")
    driver.settle()

    # A phrase that is typed, found in another form of its word, and put in.
    driver.go_to(4)
    driver.press("Ctrl+K", "Ctrl+A")
    driver.type("solidarity fund")
    driver.press("Tab", "Up", "Tab", "Down")
    driver.press("Ctrl+K", "Return")
    driver.wait(concordance.view.hasFocus)
    driver.press("Return")
    assert driver.live() == BEFORE[2][1]
    driver.press("Ctrl+Z")
    assert driver.live() == ""

    # The release is filled from the memory as one step, which one key takes back.
    driver.press("Ctrl+Shift+P")
    dialog = driver.dialog(PretranslateDialog)
    driver.press("Return")
    driver.wait(lambda: dialog.outcome.isVisible())
    assert "100 %" in dialog.outcome.text()
    driver.press("Return")
    driver.back()
    filled = driver.row(3)
    assert (filled.text, filled.state) == (BEFORE[2][1], SegmentState.DRAFT)
    assert (filled.origin.kind, filled.origin.reference) == (OriginKind.MEMORY, "MR-39")
    page.grid.edit.setFocus()
    driver.press("Ctrl+Z")
    driver.wait(lambda: driver.row(3).text == "")
    driver.settle()

    # A file of another program becomes a memory; what it says is offered in the row at once.
    path = tmp_path / "Partner.tmx"
    path.write_text(TMX, encoding="utf-8")
    driver.press("Ctrl+Alt+P")
    preferences = driver.dialog(PreferencesDialog)
    preferences.show_page(MemoriesPage)
    memories = next(one for one in preferences.pages if isinstance(one, MemoriesPage))
    driver.wait(lambda: memories.table.topLevelItemCount() == 1)
    driver.tab_to(memories.take_in)
    driver.press("Space")
    importing = driver.dialog(MemoryImportDialog)
    driver.wait(importing.path.hasFocus)
    driver.type(str(path))
    assert importing.name.text() == "Partner"
    driver.press("Return")
    driver.wait(lambda: importing.outcome.isVisible())
    assert importing.outcome.text().startswith("1 unit taken in.")
    assert "Line 6" in importing.problems.item(0).text()
    driver.press("Escape")
    driver.dialog(PreferencesDialog)
    driver.wait(lambda: memories.table.topLevelItemCount() == 2)
    driver.press("Escape")
    driver.back()
    driver.go_to(1)
    driver.go_to(4)
    driver.wait(lambda: panel.note() == "segment 4" and panel.cards())
    offered = panel.suggestions[0]
    assert offered.match is not None
    assert offered.match.unit.author == "Partner"
    assert offered.text == "Chaque famille marche maintenant moins de deux heures jusqu’à un robinet."
    driver.close()
