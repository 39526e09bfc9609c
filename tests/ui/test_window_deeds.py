"""What menus and pages ask for: files in and out, transitions, waivers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog

from ui.dialogs.approve import ApproveDialog
from ui.dialogs.details import DetailsDialog, LanguageDialog
from ui.dialogs.export import ExportDialog
from ui.dialogs.qa_report import QaReportDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.verify import VerifyDialog
from workbench.model.translation import Action, SegmentState, Status


@pytest.fixture
def choose(monkeypatch):
    """Choose a file in the next file dialog."""

    def chosen(path: Path, kind: str = "") -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), kind))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], kind))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), kind))

    return chosen


def shown(qtbot, window, kind: type[QDialog]):
    def there() -> bool:
        return any(one.isVisible() for one in window.findChildren(kind))

    qtbot.waitUntil(there, timeout=5000)
    return next(one for one in window.findChildren(kind) if one.isVisible())


def confirmed(desk, add_release):
    release, (translation,), _changes = add_release()
    for segment in desk.releases.segments(release.id):
        desk.editing.commit(
            translation.id, segment.id, segment.text, SegmentState.TRANSLATED, "Léa Marchand", None
        )
    return release, translation


def test_a_file_is_opened(qtbot, window, choose, settle, tmp_path: Path) -> None:
    from ui.dialogs.intake import IntakeDialog

    path = tmp_path / "release.md"
    path.write_text("# A headline\n\nA sentence under it.", encoding="utf-8")
    choose(path)
    window.menus.actions["open_file"].trigger()
    dialog = shown(qtbot, window, IntakeDialog)
    settle()
    assert dialog.title.text() == "A headline"
    assert window.deeds.folder() == tmp_path
    dialog.reject()


def test_files_are_looked_for_where_a_folder_is(window, monkeypatch, tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _location: str(documents))
    assert window.deeds.folder() == Path.home()
    documents.mkdir()
    assert window.deeds.folder() == documents


def test_terms_come_in_and_go_out(qtbot, window, desk, choose, settle, tmp_path: Path) -> None:
    source = tmp_path / "terms.csv"
    source.write_text("en,fr\nwater point,point d'eau\nfood aid,aide alimentaire\n", encoding="utf-8")
    from ui.dialogs.term_import import TermImportDialog

    window.menus.actions["import_terms"].trigger()
    dialog = shown(qtbot, window, TermImportDialog)
    choose(source)
    dialog.browse.click()
    settle()
    dialog.go.click()
    settle()
    dialog.go.click()
    settle()
    assert dialog.outcome.text() == "2 new, 0 changed, 0 as before"
    dialog.go.click()
    target = tmp_path / "out"
    choose(target, "TBX version 2, for older programs (*.tbx)")
    window.menus.actions["export_terms"].trigger()
    settle()
    assert "martif" in target.with_name("out.tbx").read_text(encoding="utf-8")
    assert "2 concepts" in window.notice.text.text()


def test_a_glossary_that_is_none_is_said(qtbot, window, choose, settle, tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"\x89PNG")
    from ui.dialogs.term_import import TermImportDialog

    window.menus.actions["import_terms"].trigger()
    dialog = shown(qtbot, window, TermImportDialog)
    choose(path)
    dialog.browse.click()
    dialog.go.click()
    settle()
    assert "x.png" in dialog.trouble.text()
    dialog.reject()


def test_po_goes_out_and_comes_back(qtbot, window, desk, add_release, choose, settle, tmp_path: Path) -> None:
    release, translation = confirmed(desk, add_release)
    path = tmp_path / "x.po"
    desk.delivery.export(translation.id, "po", path, draft=True, actor="Elena Vasquez")
    text = path.read_text(encoding="utf-8")
    first = desk.releases.segments(release.id)[0].text
    assert f'msgstr "{first}"' in text
    path.write_text(text.replace(f'msgstr "{first}"', 'msgstr "Un titre"'), encoding="utf-8")
    choose(path)
    window.menus.actions["import_po"].trigger()
    settle()
    assert window.notice.text.text() == "1 segment changed."
    assert desk.editing.row(translation.id, desk.releases.segments(release.id)[0].id).text == "Un titre"


def test_a_file_is_verified(qtbot, window, desk, add_release, choose, settle, tmp_path: Path) -> None:
    _release, translation = confirmed(desk, add_release)
    path = tmp_path / "x.txt"
    desk.delivery.export(translation.id, "text", path, draft=True, actor="Elena Vasquez")
    choose(path)
    window.menus.actions["verify"].trigger()
    dialog = shown(qtbot, window, VerifyDialog)
    settle()
    assert "x.txt" in dialog.title.text()
    assert "draft" in dialog.words.text()
    dialog.accept()


def test_returning_asks_why_and_is_seen_everywhere(qtbot, window, desk, add_release, settle) -> None:
    _release, translation = confirmed(desk, add_release)
    desk.editorial.act(translation.id, Action.SUBMIT, "Léa Marchand")
    window.person = "Samuel Kone"
    window.library.refresh()
    settle()
    window.deeds.answer("return", {"translation_id": translation.id})
    dialog = shown(qtbot, window, ReasonDialog)
    dialog.text.setPlainText("The date differs.")
    dialog.accept_button.click()
    settle()
    assert desk.editorial.status(translation.id) is Status.CHANGES_REQUESTED
    assert desk.editorial.chain(translation.id)[-1].note == "The date differs."
    assert window.library.board.columns[Status.CHANGES_REQUESTED].view.cards.rowCount() == 1


def test_a_rule_that_forbids_is_said(qtbot, window, desk, add_release, settle) -> None:
    _release, translation = confirmed(desk, add_release)
    window.deeds.answer("publish", {"translation_id": translation.id})
    shown(qtbot, window, ReasonDialog).accept_button.click()
    settle()
    assert window.notice.isVisible()
    assert desk.editorial.status(translation.id) is Status.DRAFT


def test_third_parties_need_an_editor_and_a_reason(qtbot, window, desk, add_release, settle) -> None:
    release, _translations, _changes = add_release()
    for person, allowed in (("Léa Marchand", False), ("Elena Vasquez", True)):
        window.person = person
        window.deeds.third_party(release.id)
        dialog = shown(qtbot, window, ReasonDialog)
        dialog.text.setPlainText("The donor agreed.")
        dialog.accept_button.click()
        settle()
        assert window.notice.isVisible() != allowed
        window.notice.hide()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("export", ExportDialog),
        ("report", QaReportDialog),
        ("approve", ApproveDialog),
        ("reopen", ReasonDialog),
        ("details", DetailsDialog),
        ("add_language", LanguageDialog),
    ],
)
def test_requests_open_their_dialogs(
    qtbot, window, add_release, settle, name: str, kind: type[QDialog]
) -> None:
    release, (translation,), _changes = add_release()
    window.deeds.answer(name, {"translation_id": translation.id, "release_id": release.id})
    dialog = shown(qtbot, window, kind)
    settle()
    dialog.reject()


def test_keys_are_those_of_the_menus(qtbot, window, add_release, settle) -> None:
    _release, (translation,), _changes = add_release()
    window.open_translation(translation.id)
    settle()
    window.menus.actions["keys"].trigger()
    dialog = shown(qtbot, window, ShortcutsDialog)
    text = dialog.sheet.toPlainText()
    assert "Confirm and go on" in text
    assert "Ctrl+Shift+V" in text
    dialog.accept()
    settle()


def test_text_grows_by_key(window, theme) -> None:
    window.menus.actions["larger"].trigger()
    assert theme.scale > 1
    window.menus.actions["usual_size"].trigger()
    assert theme.scale == 1
