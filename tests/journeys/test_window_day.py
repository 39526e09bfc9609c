"""Whole days at the window, by keys: paste or drop, draft, write, check, review, deliver, verify."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import docx
from PySide6.QtGui import QGuiApplication

from tests.journeys.driver import Driver
from tests.journeys.steps import (
    add_reviewer,
    approve,
    comment_and_resolve,
    confirm_all,
    deliver,
    let_sit,
    point_to,
    submit,
    try_to_approve_own,
)
from tests.servers.libretranslate import FakeLibreTranslate
from ui.dialogs.first_start import FirstStart
from ui.dialogs.intake import PREVIEW, IntakeDialog
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.desk.sample import DAY, TRANSLATOR, prepare_sample
from workbench.model.inline import missing_codes, without_codes
from workbench.model.people import Role
from workbench.model.release import BlockKind
from workbench.model.translation import OriginKind, SegmentState

LEA, SAMUEL = "Léa Marchand", "Samuel Kone"
ENGLISH = Path(__file__).with_name("oim_bapa40.en.txt")
HEADLINE = "Le Directeur général participe à une conférence de haut niveau sur la coopération Sud-Sud"


def introduce(driver: Driver, dialog: FirstStart) -> None:
    """Answer the first start: who works here; all roles, three languages and four eyes are proposed."""
    driver.press("Ctrl+A")
    driver.type(LEA)
    assert dialog.together.isChecked()
    assert all(box.isChecked() for box in dialog.roles.boxes.values())
    driver.press("Return")


def take_in(driver: Driver, text: str) -> None:
    """Paste a page, look at what is kept, change the kind of one block, add it."""
    QGuiApplication.clipboard().setText(text)
    driver.press("Ctrl+Shift+V")
    dialog = driver.dialog(IntakeDialog)
    driver.wait(lambda: dialog.pages.currentIndex() == PREVIEW)
    blocks = dialog.model.blocks
    kept = [block for block in blocks if block.kept]
    assert (kept[0].kind, kept[0].text) == (BlockKind.HEADLINE, HEADLINE)
    assert kept[1].dateline == "Buenos Aires"
    assert {block.kind for block in blocks if not block.kept} == {BlockKind.NAVIGATION}
    assert "2030 AGENDA" in [block.text for block in blocks if not block.kept]
    assert dialog.counts.text() == "17 blocks kept · 29 dropped · 27 segments · from iom.int"
    assert dialog.source.code() == "fr"
    assert dialog.title.text() == HEADLINE
    # The pointer to the conference's site is a note to editors.
    pointer = next(row for row, block in enumerate(blocks) if block.text.startswith("Rendez-vous"))
    assert dialog.table.hasFocus()
    while dialog.table.currentIndex().row() < pointer:
        driver.press("Down")
    driver.press("Return")
    driver.type("note")
    driver.press("Return")
    driver.wait(lambda: dialog.model.blocks[pointer].kind is BlockKind.NOTE)
    assert dialog.targets.codes() == ["en", "es"]
    driver.press("Alt+A")
    driver.back()


def test_the_day_of_the_iom_page(
    start, shared: Path, libretranslate: FakeLibreTranslate, tmp_path: Path
) -> None:
    driver: Driver = start()
    driver.open(lambda dialog: introduce(driver, dialog))
    assert driver.desk.people.get(LEA).roles
    assert driver.desk.settings.four_eyes
    take_in(driver, (shared / "samples" / "oim-bapa40.fr.txt").read_text("utf-8"))
    write_in_english(driver, libretranslate)
    submit(driver)
    try_to_approve_own(driver)
    add_reviewer(driver, SAMUEL)
    assert driver.page.place.person == SAMUEL
    approval = driver.page.panels.approval
    driver.wait(lambda: approval.approve_button.isEnabled())
    comment_and_resolve(driver)
    content_hash = approve(driver)
    deliver(driver, tmp_path / "IOM release.docx", content_hash, "1,500", "15,000")


def write_in_english(driver: Driver, server: FakeLibreTranslate) -> None:
    """Draft over HTTP, one segment and then the rest; write, fix, find, undo; confirm all."""
    page = driver.page
    assert page.place.target_language == "en"
    driver.settle()
    english = ENGLISH.read_text("utf-8").splitlines()
    rows = driver.desk.editing.rows(page.translation_id, 0, 128)
    assert len(rows) == len(english)
    server.answers = {row.segment.text: text for row, text in zip(rows, english, strict=True)}
    point_to(driver, server.url)
    assert page.status_texts()["drafting"] == "Drafts: memory and LibreTranslate"
    draft(driver, server)


def draft(driver: Driver, server: FakeLibreTranslate) -> None:
    page = driver.page
    assert driver.here() == 1
    driver.press("Ctrl+M")
    driver.wait(lambda: driver.live() == server.answers[driver.row(1).segment.text])
    driver.settle()
    assert [received.text for received in server.received if received.method == "POST"] == [HEADLINE]
    assert driver.row(1).origin.kind is OriginKind.MACHINE
    steps = []
    page.work_bar.progress.valueChanged.connect(steps.append)
    driver.choose("Alt+D", "E")
    driver.wait(lambda: page.facts.progress.untranslated == 0)
    driver.settle()
    assert len(steps) > 3
    assert not page.work_bar.isVisible()
    assert len(server.texts) == 27
    rows = driver.desk.editing.rows(page.translation_id, 0, 128)
    assert {row.origin.kind for row in rows} == {OriginKind.MACHINE}
    assert {row.origin.engine for row in rows} == {"LibreTranslate"}
    assert {row.state for row in rows} == {SegmentState.DRAFT}
    write(driver)


def write(driver: Driver) -> None:
    page = driver.page
    # Over a machine's draft by hand, and undone across segments.
    driver.press("Ctrl+Down", "Ctrl+Return")
    driver.go_to(7)
    driver.retype(
        "He added that this cooperation could help them to “learn from each other and grow quickly.”"
    )
    driver.press("Ctrl+Down")
    driver.press("Home")
    driver.type("The ")
    driver.press("Ctrl+Z")
    assert driver.here() == 8
    assert not driver.live().startswith("The ")
    driver.press("Ctrl+Z")
    driver.wait(lambda: driver.here() == 7)
    while not driver.live().startswith("He added that this cooperation could allow"):
        driver.press("Ctrl+Z")
    driver.press(*["Ctrl+Y"] * 40)
    assert driver.here() == 8
    driver.go_to(7)
    assert driver.live().startswith("He added that this cooperation could help them to “learn")
    driver.press("Ctrl+Return")
    assert driver.here() == 8
    driver.wait(lambda: driver.row(7).state is SegmentState.TRANSLATED)
    assert (driver.row(7).origin.kind, driver.row(7).origin.edited) == (OriginKind.MACHINE, True)
    # A suggestion is taken again after the draft was thrown away.
    driver.press("Ctrl+A", "Delete")
    driver.wait(lambda: page.panels.suggestions.suggestions)
    driver.press("Ctrl+1")
    assert driver.live().startswith("IOM took part in two side events")
    driver.press("Ctrl+Return")
    driver.wait(lambda: driver.row(8).origin.kind is OriginKind.MACHINE)
    # A term by its key.
    driver.go_to(1)
    driver.press("Ctrl+A", "Delete")
    driver.wait(lambda: page.panels.terms.note() == "3 in this segment")
    driver.press("Alt+1")
    driver.wait(lambda: driver.live() == "Director General")
    driver.type(" Takes Part in High-Level Conference on ")
    driver.press("Alt+3")
    driver.wait(lambda: driver.live().endswith("Conference on South-South cooperation"))
    driver.press("Ctrl+Return")
    find(driver)
    put_right(driver)
    confirm_all(driver)
    assert page.status_texts()["confirmed"] == "27 of 27 confirmed"


def find(driver: Driver) -> None:
    """Find in both sides by Ctrl+F, and come back by Escape."""
    page = driver.page
    driver.press("Ctrl+F")
    driver.type("guterres")
    driver.wait(lambda: page.find_bar.count.text() == "2 places")
    driver.press("Return")
    driver.wait(lambda: driver.here() == 6)
    driver.press("Return", "Escape")
    assert page.grid.edit.hasFocus()
    start, end = page.grid.edit.selection()
    assert driver.live()[start:end] == "Guterres"


def put_right(driver: Driver) -> None:
    """A wrong figure is found while it is typed, reached by F8 and put right by a fix; so is a grammar hint."""
    page = driver.page
    assert driver.here() == 6
    driver.retype(driver.live().replace("1,500", "1,600"))
    segment = driver.row(6).segment.id
    driver.wait(lambda: any(issue.text == "1,600" for issue in page.checking.issues_of(segment)))
    driver.press("Ctrl+Home")
    driver.press("F8")
    start, end = page.grid.edit.selection()
    assert (driver.here(), driver.live()[start:end]) == (6, "1,600")
    driver.press("Ctrl+.")
    driver.menu()
    driver.press("Return")
    driver.wait(lambda: "1,500" in driver.live())
    driver.press("Ctrl+Return")
    driver.wait(lambda: not page.checking.issues_of(segment))


# A sample release, with what the house wrote before in the memory.


def drop_page(driver: Driver) -> None:
    """Drop a web page on the library, look at what is left out, add it."""
    driver.drop(DAY / "en.html", driver.window.library)
    dialog = driver.dialog(IntakeDialog)
    driver.wait(lambda: dialog.pages.currentIndex() == PREVIEW)
    assert dialog.title.text() == "Meridian Relief opens eleven water points in Kessou after floods"
    assert any(not block.kept for block in dialog.model.blocks)
    assert dialog.form.values()["embargo"] is not None
    driver.press("Alt+A")
    driver.back()


def test_the_day_of_a_sample(start, libretranslate: FakeLibreTranslate, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with closing(Desk.open(folder)) as desk:
        prepare_sample(desk)
        reviewer = next(one.name for one in desk.people.all() if one.roles == {Role.REVIEWER})
    driver: Driver = start(folder)
    driver.open()
    assert driver.window.person == TRANSLATOR
    assert driver.window.bar.person.text() == f"{TRANSLATOR} · translator"
    drop_page(driver)
    page = driver.page
    assert page.place.target_language == "fr"
    english, french = (intake.read_file(DAY / f"{code}.html", code).segments for code in ("en", "fr"))
    libretranslate.answers = {
        without_codes(one.text): without_codes(other.text) for one, other in zip(english, french, strict=True)
    }
    point_to(driver, libretranslate.url)
    driver.press("Ctrl+Shift+M")
    driver.wait(lambda: page.facts.progress.untranslated == 0)
    driver.settle()
    rows = driver.desk.editing.rows(page.translation_id, 0, 128)
    kinds = [row.origin.kind for row in rows]
    assert kinds.count(OriginKind.MEMORY) >= 10
    assert kinds.count(OriginKind.MEMORY) + kinds.count(OriginKind.MACHINE) == len(rows)
    assert "MR-2025-087" in {row.origin.reference for row in rows}
    # What the memory knows is not sent anywhere.
    asked = set(libretranslate.texts)
    assert asked.isdisjoint(row.segment.text for row in rows if row.origin.kind is OriginKind.MEMORY)
    assert asked >= {without_codes(row.segment.text) for row in rows if row.origin.kind is OriginKind.MACHINE}
    assert not any(missing_codes(row.segment.text, row.text) for row in rows)
    # A link is set by hand: the codes come by a key, the words around them by typing.
    linked = next(row for row in rows if "Regional Solidarity Fund" in row.segment.text)
    driver.go_to(linked.segment.number)
    driver.press("Ctrl+A", "Delete")
    driver.type("Les travaux ont été financés par une subvention de 2,4\u00a0millions de dollars du ")
    driver.press("Ctrl+,")
    driver.type("Fonds régional de solidarité")
    driver.press("Ctrl+,")
    driver.type(".")
    assert driver.live() == french[linked.segment.number - 1].text
    driver.press("Ctrl+Home")
    confirm_all(driver)
    submit(driver)
    assert not page.actions_of["approve"].isEnabled()
    let_sit(driver, reviewer)
    content_hash = approve(driver)
    path = tmp_path / "kessou.docx"
    deliver(driver, path, content_hash, "14\u00a0500", "15\u00a0400")
    links = [link for one in docx.Document(str(path)).paragraphs for link in one.hyperlinks]
    assert ("Fonds régional de solidarité", "https://www.solidarity-fund.example/en") in [
        (link.text, link.address) for link in links
    ]
