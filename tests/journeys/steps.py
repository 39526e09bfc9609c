"""Steps that the days at the window have in common, each done by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from PySide6.QtWidgets import QLabel, QPushButton

from tests.journeys.driver import Driver, words_of
from ui.dialogs.approve import ApproveDialog
from ui.dialogs.export import ExportDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.verify import VerifyDialog
from workbench import cli
from workbench.model.comments import CommentWeight
from workbench.model.inline import without_codes
from workbench.model.people import Role
from workbench.model.translation import Status


def point_to(driver: Driver, url: str) -> None:
    """Name the server of machine drafts in Preferences."""
    driver.press("Ctrl+Alt+P")
    dialog = driver.dialog(PreferencesDialog)
    driver.press("Ctrl+Tab", "Ctrl+Tab", "Ctrl+Tab", "Alt+L")
    assert dialog.pages[3].url.hasFocus()
    driver.type(url)
    driver.press("Alt+S")
    driver.back()
    assert driver.desk.settings.libretranslate_url == url


def confirm_all(driver: Driver) -> None:
    """Press Ctrl+Enter until every segment is confirmed."""
    facts = driver.page.facts
    while facts.progress.confirmed < facts.progress.total:
        before = facts.progress.confirmed
        driver.press("Ctrl+Return")
        driver.wait(lambda before=before: facts.progress.confirmed > before)
    driver.settle()


def submit(driver: Driver) -> None:
    """Submit by the menu."""
    page = driver.page
    driver.choose("Alt+R", "S")
    driver.wait(lambda: page.facts.status is Status.IN_REVIEW)
    driver.settle()


def try_to_approve_own(driver: Driver) -> None:
    """Whoever wrote it cannot approve it, though a reviewer: four eyes."""
    driver.choose("Alt+R", "A")
    dialog = driver.dialog(ApproveDialog)
    driver.wait(lambda: dialog.approval is not None)
    assert dialog.approval is not None
    assert [point.code for point in dialog.approval.points if not point.met] == ["readiness.four_eyes"]
    assert not dialog.approve.isEnabled()
    driver.press("Escape")
    driver.back()


def approve(driver: Driver) -> str:
    """Approve by the menu what the dialog shows whole, with its SHA-256; return that."""
    page = driver.page
    driver.choose("Alt+R", "A")
    dialog = driver.dialog(ApproveDialog)
    driver.wait(lambda: dialog.approve.isEnabled())
    # toPlainText gives plain spaces for the no-break ones.
    shown = " ".join(dialog.text.toPlainText().split())
    for row in driver.desk.editing.rows(page.translation_id, 0, 128):
        assert " ".join(without_codes(row.text).split()) in shown
    content_hash = driver.desk.editorial.current(page.translation_id).hash
    assert len(content_hash) == 64
    assert dialog.hash.text().replace(" ", "") == content_hash
    driver.press("Alt+A")
    driver.back()
    driver.wait(lambda: page.facts.status is Status.APPROVED)
    last = driver.desk.editorial.chain(page.translation_id)[-1]
    assert (last.actor, last.content_hash) == (page.place.person, content_hash)
    return content_hash


def add_reviewer(driver: Driver, name: str) -> None:
    """Add a reviewer in Preferences and let her sit here."""
    driver.press("Ctrl+Alt+P")
    dialog = driver.dialog(PreferencesDialog)
    driver.press("Ctrl+Tab")
    people = dialog.pages[1]
    driver.tab_to(people.new_name)
    driver.type(name)
    driver.press("Return")
    driver.press("Space")
    driver.tab_to(people.roles.boxes[Role.REVIEWER])
    driver.press("Space")
    driver.press("Alt+A")
    assert people.me.hasFocus()
    driver.type(name[:3])
    driver.press("Alt+S")
    driver.back()
    assert driver.desk.people.get(name).roles == {Role.REVIEWER}
    assert driver.window.person == name


def let_sit(driver: Driver, name: str) -> None:
    """Let another person of the desk sit here."""
    driver.press("Ctrl+Alt+P")
    dialog = driver.dialog(PreferencesDialog)
    driver.press("Ctrl+Tab", "Alt+A")
    assert dialog.pages[1].me.hasFocus()
    driver.type(name.split()[0])
    driver.press("Alt+S")
    driver.back()
    assert driver.window.person == name
    driver.wait(lambda: driver.page.session.row is not None)


def comment_and_resolve(driver: Driver) -> None:
    """Write a comment that must be answered; it stands in the way until it is resolved."""
    panels = driver.page.panels
    driver.press("Ctrl+Alt+M")
    driver.type("Her title?")
    driver.press("Tab")
    driver.type("must")
    driver.press("Shift+Tab", "Ctrl+Return")
    driver.wait(lambda: [one.weight for one in panels.comments.comments] == [CommentWeight.MUST])
    driver.wait(lambda: not panels.approval.approve_button.isEnabled())
    resolve = next(one for one in panels.comments.findChildren(QPushButton) if words_of(one) == "Resolve")
    driver.tab_to(resolve)
    driver.press("Space")
    driver.wait(lambda: panels.approval.approve_button.isEnabled())
    driver.settle()


def deliver(driver: Driver, path: Path, content_hash: str, figure: str, other: str) -> None:
    """Write the approved version as DOCX, verify it both ways, and find a figure that was tampered with."""
    driver.choose("Alt+L", "D")
    dialog = driver.dialog(ExportDialog)
    assert not dialog.draft
    assert dialog.form() == "docx"
    driver.press("Alt+F", "Ctrl+A")
    driver.type(str(path))
    driver.press("Alt+D")
    driver.wait(lambda: dialog.written == path)
    assert path.is_file()
    driver.press("Escape")
    driver.back()
    found = verify(driver, path)
    assert found == (path.name, True, content_hash, None)
    data = str(driver.desk.folder)
    assert cli.main(["--data", data, "verify", str(path)]) == 0
    document = docx.Document(str(path))
    run = next(run for one in document.paragraphs for run in one.runs if figure in run.text)
    run.text = run.text.replace(figure, other)
    tampered = path.with_name("tampered.docx")
    document.save(str(tampered))
    name, verified, _hash, difference = verify(driver, tampered)
    assert (name, verified) == ("tampered.docx", False)
    assert difference is not None
    assert figure in difference["expected"]
    assert other in difference["found"]
    assert cli.main(["--data", data, "verify", str(tampered)]) == 1


def verify(driver: Driver, path: Path) -> tuple[str, bool, str, dict[str, Any] | None]:
    """Verify a file by the menu; return what the dialog shows: name, whether it is verified, hash, difference."""
    with driver.choosing(path):
        driver.choose("Alt+L", "V")
    dialog = driver.dialog(VerifyDialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    found = dialog._found
    verified = dialog.words.text().startswith("✓")
    assert verified == found.verified
    if found.difference is not None:
        assert found.difference["found"] in shown
    content_hash = found.content_hash
    assert not content_hash or content_hash in shown
    name = dialog.title.text()
    driver.press("Return")
    driver.back()
    return name, verified, content_hash, found.difference
