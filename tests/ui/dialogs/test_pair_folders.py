"""The dialog that pairs two folders: a report, then a memory or a TMX file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.conftest import ROOT
from ui.dialogs.pair_folders import PairFoldersDialog
from ui.words import change_language

PERSON = "Léa Marchand"
EARLIER = ROOT / "resources" / "samples" / "earlier"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    english, french = tmp_path / "english", tmp_path / "french"
    for folder in (english, french):
        folder.mkdir()
    (english / "087.en.txt").write_bytes((EARLIER / "MR-2025-087.en.txt").read_bytes())
    (french / "087.fr.txt").write_bytes((EARLIER / "MR-2025-087.fr.txt").read_bytes())
    (french / "vide.txt").write_bytes(b"")
    return english, french


@pytest.fixture
def dialog(qtbot, desk, runner, theme, tmp_path) -> PairFoldersDialog:
    made = PairFoldersDialog(desk, runner, PERSON, tmp_path)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_folders_are_paired_reported_and_kept(
    qtbot, desk, dialog, folders, settle, monkeypatch, tmp_path
) -> None:
    assert not dialog.go.isEnabled()
    for side, folder in enumerate(folders):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given, folder=folder: str(folder))
        dialog.choosers[side].click()
    dialog.go.click()
    assert dialog.progress.isVisible()
    settle()
    items = [dialog.report.topLevelItem(row) for row in range(dialog.report.topLevelItemCount())]
    assert [(one.text(0), one.text(1), one.text(3)[:1]) for one in items] == [
        ("087.en.txt", "087.fr.txt", "✓"),
        ("–", "vide.txt", "✗"),
    ]
    assert dialog.report.columnWidth(0) > dialog.fontMetrics().horizontalAdvance("087.en.txt")
    assert dialog.summary.text().startswith("1 pair of files, 1 not paired")
    before = dialog.summary.text(), dialog.go.text()
    change_language("es")
    change_language("en")
    assert (dialog.summary.text(), dialog.go.text()) == before
    out = tmp_path / "out.tmx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    dialog.tmx.click()
    settle()
    assert "units written." in dialog.outcome.text()
    assert "<tu" in out.read_text(encoding="utf-8")
    assert dialog.name.text() == "english"
    with qtbot.waitSignal(dialog.added):
        dialog.go.click()
    assert "added to the memory" in dialog.outcome.text()
    assert not dialog.go.isEnabled()
    (memory,) = [one for one in desk.memory.memories() if one.name == "english"]
    assert memory.units > 20


def test_a_folder_without_files_is_said(dialog, folders, settle, tmp_path) -> None:
    (tmp_path / "nothing").mkdir()
    dialog.fields[0].setText(str(tmp_path / "nothing"))
    dialog.fields[1].setText(str(folders[1]))
    dialog.go.click()
    settle()
    assert "holds no file" in dialog.trouble.text()
    assert dialog.fields[0].isEnabled()


def test_the_window_opens_it(window) -> None:
    window.menus.actions["pair_folders"].trigger()
    (dialog,) = window.findChildren(PairFoldersDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_closing_stops_it(dialog, folders, settle) -> None:
    for field, folder in zip(dialog.fields, folders, strict=True):
        field.setText(str(folder))
    dialog.go.click()
    dialog.cancel.click()
    settle()
    assert not dialog.isVisible()
    assert dialog.report.topLevelItemCount() == 0


def test_the_languages_of_the_folders_may_be_given(qtbot, dialog, folders, settle) -> None:
    for field, folder in zip(dialog.fields, folders, strict=True):
        field.setText(str(folder))
    assert [choice.currentText() for choice in dialog.languages] == ["as recognised", "as recognised"]
    dialog.languages[1].choose("es")
    dialog.go.click()
    settle()
    said = [dialog.report.topLevelItem(row).text(3) for row in range(dialog.report.topLevelItemCount())]
    assert "✗ No file is a translation of it." in said
    assert dialog.summary.text().startswith("0 pairs of files")
