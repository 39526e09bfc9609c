"""Every dialog does what it says."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from ui.dialogs.approve import ApproveDialog
from ui.dialogs.backups import BackupsDialog
from ui.dialogs.crash import CrashDialog
from ui.dialogs.details import DetailsDialog, LanguageDialog
from ui.dialogs.export import FORMS, ExportDialog
from ui.dialogs.first_start import FirstStart
from ui.dialogs.reason import KINDS, ReasonDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.opening import OpeningDialog
from workbench.desk.desk import Desk
from workbench.model.errors import StorageError
from workbench.model.people import Role
from workbench.model.release import Confidentiality
from workbench.model.translation import Action, SegmentState, Status


@pytest.fixture
def at(desk, runner, theme, add_release, tmp_path, settle) -> SimpleNamespace:
    release, translations, _changes = add_release()
    desk.back_up()
    return SimpleNamespace(
        desk=desk, runner=runner, theme=theme, release=release, translation=translations[0], folder=tmp_path
    )


def keep(qtbot, dialog: QDialog) -> None:
    """Leave it to the test's end to destroy a dialog that destroys itself when it closes."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)


def confirm_all(desk: Desk, translation_id: str) -> None:
    release_id = desk.releases.translation(translation_id).release_id
    for segment in desk.releases.segments(release_id):
        text = segment.text.replace("14,500", "14\u00a0500")
        desk.editing.commit(translation_id, segment.id, text, SegmentState.TRANSLATED, "Léa Marchand", None)


def test_first_start_asks_for_a_name_and_keeps_everything(qtbot, tmp_path) -> None:
    desk = Desk.open(tmp_path / "new")
    dialog = FirstStart(desk)
    keep(qtbot, dialog)
    dialog.open()
    dialog.name.clear()
    assert not dialog.begin.isEnabled()
    dialog.name.insert("Léa")
    qtbot.keyClicks(dialog.name, "   Marchand ")
    dialog.roles.boxes[Role.EDITOR].setChecked(False)
    dialog.alone.setChecked(True)
    dialog.languages.others.setText("pt")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.person == "Léa Marchand"
    (person,) = desk.people.all()
    assert person.roles == {Role.TRANSLATOR, Role.REVIEWER}
    assert person.languages == ("en", "fr", "es", "pt")
    assert not desk.settings.four_eyes
    assert desk.settings.person == "Léa Marchand"
    assert len(desk.terms.concepts()) >= 100
    desk.close()


def test_approving_shows_the_text_and_binds_its_hash(qtbot, at, settle) -> None:
    desk, translation = at.desk, at.translation
    confirm_all(desk, translation.id)
    desk.editorial.act(translation.id, Action.SUBMIT, "Léa Marchand")
    desk.settings.set("four_eyes", True)
    mine = ApproveDialog(desk, at.runner, translation.id, "Léa Marchand")
    keep(qtbot, mine)
    mine.open()
    settle()
    assert not mine.approve.isEnabled(), "nobody approves what she has written"
    mine.reject()
    dialog = ApproveDialog(desk, at.runner, translation.id, "Samuel Kone")
    keep(qtbot, dialog)
    dialog.open()
    settle()
    current = desk.editorial.current(translation.id)
    assert dialog.hash.text().replace(" ", "") == current.hash
    assert "Founded in 1987" in dialog.text.toPlainText()
    assert "readiness." not in dialog.points.text()
    blocking = [point.code for point in dialog.approval.points if point.blocks and not point.met]
    if blocking == ["readiness.errors"]:
        for issue in desk.editorial.situation(translation.id, "Samuel Kone").issues:
            desk.editorial.waive(translation.id, issue, "a test text", "Samuel Kone")
        dialog.reject()
        dialog = ApproveDialog(desk, at.runner, translation.id, "Samuel Kone")
        keep(qtbot, dialog)
        dialog.open()
        settle()
    with qtbot.waitSignal(dialog.acted):
        dialog.approve.click()
    assert desk.editorial.status(translation.id) is Status.APPROVED
    assert desk.editorial.chain(translation.id)[-1].content_hash == current.hash
    settle()


def test_a_text_that_changed_meanwhile_is_not_approved(qtbot, at, settle) -> None:
    desk, translation = at.desk, at.translation
    confirm_all(desk, translation.id)
    desk.editorial.act(translation.id, Action.SUBMIT, "Léa Marchand")
    dialog = ApproveDialog(desk, at.runner, translation.id, "Samuel Kone", "0" * 64)
    keep(qtbot, dialog)
    dialog.open()
    settle()
    assert dialog.trouble.isVisible()
    segment = desk.releases.segments(at.release.id)[0]
    head = desk.editing.row(translation.id, segment.id)
    desk.editing.commit(
        translation.id,
        segment.id,
        "Un autre titre",
        SegmentState.TRANSLATED,
        "Léa Marchand",
        head.revision_id,
    )
    dialog.approve.setEnabled(True)
    dialog.approve.click()
    settle()
    assert dialog.isVisible()
    assert dialog.trouble.isVisible()
    assert desk.editorial.status(translation.id) is Status.IN_REVIEW
    dialog.reject()


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_goes_out_as_a_draft(qtbot, at, settle, form: str) -> None:
    dialog = ExportDialog(at.desk, at.runner, at.translation.id, "Elena Vasquez", at.folder, form)
    keep(qtbot, dialog)
    dialog.open()
    assert dialog.warning.isVisible()
    assert "draft" in Path(dialog.path.text()).name
    with qtbot.waitSignal(dialog.delivered) as caught:
        dialog.deliver.click()
    path, declared = caught.args
    assert path.is_file()
    assert declared.draft
    assert dialog.result.isVisible()
    assert at.desk.delivery.verify_file(path).code == "verify.draft"
    settle()


def test_a_file_that_cannot_be_written_is_said(qtbot, at, settle) -> None:
    dialog = ExportDialog(at.desk, at.runner, at.translation.id, "Elena Vasquez", at.folder)
    keep(qtbot, dialog)
    dialog.open()
    dialog.path.setText(str(at.folder / "no" / "such" / "folder" / "x.docx"))
    dialog.deliver.click()
    settle()
    assert dialog.trouble.isVisible()
    assert dialog.deliver.isEnabled()
    dialog.reject()


def test_reasons_are_needed_but_for_publishing(qtbot) -> None:
    for kind in KINDS:
        dialog = ReasonDialog(kind)
        keep(qtbot, dialog)
        dialog.open()
        assert dialog.accept_button.isEnabled() == (kind == "publish")
        qtbot.keyClicks(dialog.text, "Because.")
        with qtbot.waitSignal(dialog.given) as caught:
            qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert caught.args[0] == "Because."


def test_details_are_saved(qtbot, at, settle) -> None:
    dialog = DetailsDialog(at.desk, at.runner, at.release, "Elena Vasquez")
    keep(qtbot, dialog)
    dialog.open()
    dialog.form.reference.setText("MR-2026-999")
    dialog.form.confidentiality.setCurrentIndex(
        dialog.form.confidentiality.findData(Confidentiality.CONFIDENTIAL.value)
    )
    dialog.form.due.on.setChecked(True)
    dialog.form.due.zone.setCurrentText("Nowhere/Else")
    assert not dialog.save.isEnabled()
    dialog.form.due.zone.setCurrentText("Europe/Paris")
    with qtbot.waitSignal(dialog.changed):
        dialog.save.click()
    release = at.desk.releases.get(at.release.id)
    assert (release.reference, release.confidentiality) == ("MR-2026-999", Confidentiality.CONFIDENTIAL)
    assert release.due.utcoffset() is not None
    settle()


def test_another_language_is_added(qtbot, at, settle) -> None:
    dialog = LanguageDialog(at.desk, at.runner, at.release, "Elena Vasquez")
    keep(qtbot, dialog)
    dialog.open()
    assert dialog.language.code() not in ("en", "fr")
    with qtbot.waitSignal(dialog.added):
        dialog.add.click()
    assert len(at.desk.releases.translations(at.release.id)) == 2
    settle()


def test_backups_are_offered_newest_first(qtbot, at) -> None:
    dialog = BackupsDialog(at.desk.backups())
    keep(qtbot, dialog)
    dialog.open()
    assert "1 release" in dialog.list.item(0).text()
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert caught.args[0].is_file()


def test_keys_are_searched(qtbot) -> None:
    dialog = ShortcutsDialog(
        lambda: [("File", [("Quit", "Ctrl+Q"), ("Open", "Ctrl+O")]), ("Edit", [("Undo", "Ctrl+Z")])]
    )
    keep(qtbot, dialog)
    dialog.open()
    qtbot.keyClicks(dialog.search, "open")
    assert "Open" in dialog.sheet.toPlainText()
    assert "Undo" not in dialog.sheet.toPlainText()
    qtbot.keyClicks(dialog.search, " nothing <b>")
    assert "nothing <b>" in dialog.sheet.toPlainText()


def test_a_crash_can_be_copied(qtbot) -> None:
    dialog = CrashDialog("Traceback of it")
    keep(qtbot, dialog)
    dialog.open()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback of it"
    dialog.go_on.click()
    assert not dialog.isVisible()


def test_opening_says_what_can_be_done(qtbot) -> None:
    dialog = OpeningDialog(StorageError("store.in_use", holder="x", path="y"))
    keep(qtbot, dialog)
    dialog.open()
    assert set(dialog.buttons) == {"quit", "read_only", "again"}
    dialog.buttons["read_only"].click()
    assert dialog.deed == "read_only"
    newer = OpeningDialog(StorageError("store.newer", version=9, known=1, path="y"))
    keep(qtbot, newer)
    assert set(newer.buttons) == {"quit"}
    QApplication.processEvents()
