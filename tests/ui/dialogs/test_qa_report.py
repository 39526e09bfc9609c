"""The dialog that makes a report of proofing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.ui.dialogs.test_dialogs import confirm_all, keep
from ui.dialogs.qa_report import FORMS, QaReportDialog
from workbench.model.errors import Cancelled


@pytest.fixture
def at(desk, runner, theme, add_release, tmp_path) -> SimpleNamespace:
    desk.settings.set("grammar_engine", "off")
    _release, translations, _changes = add_release()
    confirm_all(desk, translations[0].id)
    return SimpleNamespace(desk=desk, runner=runner, translation=translations[0], folder=tmp_path)


def dialog_of(qtbot, at: SimpleNamespace, form: str = "html") -> QaReportDialog:
    dialog = QaReportDialog(at.desk, at.runner, at.translation.id, "Léa Marchand", at.folder, form)
    keep(qtbot, dialog)
    dialog.open()
    return dialog


@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_made_and_says_what_it_found(qtbot, at, settle, form: str) -> None:
    dialog = dialog_of(qtbot, at, form)
    assert Path(dialog.path.text()).name.endswith(f".fr.report.{form}")
    with qtbot.waitSignal(dialog.written, timeout=20_000) as caught:
        dialog.make.click()
        assert not dialog.make.isEnabled()
        assert dialog.progress.isVisible()
    assert caught.args[0].is_file()
    assert dialog.result.isVisible()
    assert "Warning" in dialog.result.text()
    assert dialog.show_file.isVisible()
    assert not dialog.progress.isVisible()
    settle()
    for button in dialog.buttons.values():
        assert button.height() >= button.minimumSizeHint().height()


def test_the_file_follows_the_form(qtbot, at) -> None:
    dialog = dialog_of(qtbot, at)
    dialog.buttons["xlsx"].setChecked(True)
    assert dialog.path.text().endswith(".xlsx")
    dialog.path.clear()
    assert not dialog.make.isEnabled()


def test_a_file_that_cannot_be_written_is_said(qtbot, at, settle) -> None:
    dialog = dialog_of(qtbot, at)
    dialog.path.setText(str(at.folder / "no" / "such" / "x.html"))
    dialog.make.click()
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=20_000)
    assert dialog.make.isEnabled()
    settle()


def test_closing_stops_what_is_being_made(qtbot, at, settle, monkeypatch) -> None:
    began: list[object] = []

    def write(_translation, _form, _path, cancel, _progress, _grammar, _person):
        began.append(cancel)
        while not cancel.cancelled:
            cancel.wait(0.01)
        raise Cancelled

    monkeypatch.setattr(at.desk.reports, "write", write)
    dialog = dialog_of(qtbot, at)
    dialog.make.click()
    qtbot.waitUntil(lambda: bool(began))
    dialog.reject()
    settle()
    assert not dialog.isVisible()
    assert began[0].cancelled
