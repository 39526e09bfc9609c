"""From opening to closing: first start, a store in use, damaged or newer, restoring, crashes."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import ui.app
from ui.app import Session
from ui.crashes import CrashReporter, start_log
from ui.dialogs.backups import BackupsDialog
from ui.dialogs.crash import CrashDialog
from ui.dialogs.first_start import FirstStart
from ui.dialogs.repair import RepairDialog
from ui.opening import OpeningDialog, open_desk
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.store.store import FILE_NAME


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "desk"
    desk = Desk.open(made)
    desk.people.add("Léa Marchand", [Role.TRANSLATOR, Role.EDITOR], ["fr"])
    desk.settings.set("person", "Léa Marchand")
    desk.settings.set("grammar_engine", "off")
    desk.back_up()
    desk.close()
    return made


@pytest.fixture
def session(qapp, folder: Path, theme) -> Iterator[Session]:
    made = Session(folder, theme, CrashReporter())
    yield made
    made.close()
    QApplication.processEvents()


def when_shown(kind, answer) -> None:
    """Answer the next dialog of a kind as soon as it is on screen."""

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                answer(widget)
                return
        QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_opens_and_closes(qtbot, session: Session, folder: Path) -> None:
    assert session.open()
    assert session.window.isVisible()
    assert session.window.person == "Léa Marchand"
    qtbot.waitUntil(lambda: session.runner.idle, timeout=5000)
    session.close()
    Desk.open(folder).close()


def test_the_first_start_asks_who_works_here(qtbot, tmp_path: Path, theme) -> None:
    session = Session(tmp_path / "new", theme, CrashReporter())

    def fill(dialog: FirstStart) -> None:
        dialog.name.setText("Ana Bello")
        dialog.glossary.setChecked(False)
        dialog.accept()

    when_shown(FirstStart, fill)
    assert session.open()
    assert session.window.person == "Ana Bello"
    qtbot.waitUntil(lambda: session.runner.idle, timeout=5000)
    assert session.window.library.views.currentWidget() is session.window.library.empty
    session.close()


def test_who_gives_up_at_the_first_start_leaves_nothing_open(tmp_path: Path, theme) -> None:
    session = Session(tmp_path / "new", theme, CrashReporter())
    when_shown(FirstStart, lambda dialog: dialog.reject())
    assert not session.open()
    Desk.open(tmp_path / "new").close()


def test_a_second_program_opens_read_only(qtbot, session: Session, folder: Path) -> None:
    other = Desk.open(folder)
    when_shown(OpeningDialog, lambda dialog: dialog.buttons["read_only"].click())
    assert session.open()
    assert session.desk.read_only
    assert "read only" in session.window.windowTitle()
    qtbot.waitUntil(lambda: session.runner.idle, timeout=5000)
    session.close()
    other.close()


def test_a_second_program_that_gives_up(session: Session, folder: Path) -> None:
    other = Desk.open(folder)
    when_shown(OpeningDialog, lambda dialog: dialog.buttons["quit"].click())
    assert not session.open()
    other.close()


def test_a_store_that_is_free_again_is_opened(folder: Path, qapp) -> None:
    other = Desk.open(folder)

    def again(dialog: OpeningDialog) -> None:
        other.close()
        dialog.buttons["again"].click()

    when_shown(OpeningDialog, again)
    desk = open_desk(folder)
    assert desk is not None
    assert not desk.read_only
    desk.close()


def test_a_damaged_store_is_restored_and_kept(folder: Path, qapp) -> None:
    damaged = b"SQLite format 3\x00" + b"\x55" * 5000
    (folder / FILE_NAME).write_bytes(damaged)

    def restore(dialog: OpeningDialog) -> None:
        when_shown(BackupsDialog, lambda backups: backups.restore.click())
        dialog.buttons["restore"].click()

    when_shown(OpeningDialog, restore)
    desk = open_desk(folder)
    assert desk is not None
    assert [person.name for person in desk.people.all()] == ["Léa Marchand"]
    desk.close()
    assert any(path.read_bytes() == damaged for path in folder.glob("*replaced*"))


def test_a_damaged_store_is_repaired(folder: Path, qapp) -> None:
    content = (folder / FILE_NAME).read_bytes()
    (folder / FILE_NAME).write_bytes(bytes(4096) + content[4096:])
    said = []

    def repaired(dialog: RepairDialog) -> None:
        if dialog.report is None:
            QTimer.singleShot(20, lambda: repaired(dialog))
            return
        said.append(dialog.title.text())
        dialog.open_desk.click()

    def repair(dialog: OpeningDialog) -> None:
        when_shown(RepairDialog, repaired)
        dialog.buttons["repair"].click()

    when_shown(OpeningDialog, repair)
    desk = open_desk(folder)
    assert desk is not None
    assert [person.name for person in desk.people.all()] == ["Léa Marchand"]
    desk.close()
    assert said == ["The store is repaired"]
    assert list(folder.glob("*damaged*"))


def test_what_cannot_be_repaired_is_said_and_asked_again(folder: Path, qapp) -> None:
    (folder / FILE_NAME).write_bytes(b"SQLite format 3\x00" + b"\x55" * 5000)
    said = []

    def failed(dialog: RepairDialog) -> None:
        if not dialog.trouble.isVisible():
            QTimer.singleShot(20, lambda: failed(dialog))
            return
        said.append(dialog.trouble.text())
        dialog.stop.click()
        when_shown(OpeningDialog, lambda again: again.buttons["quit"].click())

    def repair(dialog: OpeningDialog) -> None:
        when_shown(RepairDialog, failed)
        dialog.buttons["repair"].click()

    when_shown(OpeningDialog, repair)
    assert open_desk(folder) is None
    assert "Nothing of Pressbench" in said[0]


def test_a_newer_store_is_left_alone(folder: Path, qapp) -> None:
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()
    before = (folder / FILE_NAME).read_bytes()
    said = []

    def leave(dialog: OpeningDialog) -> None:
        said.append(dialog.words.text())
        dialog.buttons["quit"].click()

    when_shown(OpeningDialog, leave)
    assert open_desk(folder) is None
    assert "newer" in said[0]
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_backup_is_restored_from_the_window(qtbot, session: Session) -> None:
    assert session.open()
    session.desk.people.add("Somebody Else", [Role.REVIEWER])
    backup = session.desk.backups()[0].path
    first = session.window
    session.window.restore_wanted.emit(backup)
    qtbot.waitUntil(lambda: session.window is not None and session.window is not first, timeout=10_000)
    assert [person.name for person in session.desk.people.all()] == ["Léa Marchand"]
    qtbot.waitUntil(lambda: session.runner.idle, timeout=5000)


def test_main_runs_until_the_window_is_closed(qtbot, folder: Path, theme, monkeypatch) -> None:
    seen = []
    monkeypatch.setattr(ui.app, "Theme", lambda _application: theme)

    def close() -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, ui.app.MainWindow)]
        if not windows:
            QTimer.singleShot(20, close)
            return
        seen.append(windows[0].person)
        windows[0].close()

    QTimer.singleShot(0, close)
    assert ui.app.main(Namespace(data=folder, command=None)) == 0
    assert seen == ["Léa Marchand"]
    assert (folder / "pressbench.log").exists()
    Desk.open(folder).close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("early", [True, False])
def test_a_signal_ends_it_whole(
    qtbot, folder: Path, theme, monkeypatch, early: bool, number: signal.Signals
) -> None:
    monkeypatch.setattr(ui.app, "Theme", lambda _application: theme)
    opened = Session.open

    def open_and_interrupt(self: Session, *given) -> bool:
        done = opened(self, *given)
        if early:
            os.kill(os.getpid(), number)
        else:
            QTimer.singleShot(100, lambda: os.kill(os.getpid(), number))
        return done

    monkeypatch.setattr(Session, "open", open_and_interrupt)
    before = signal.getsignal(number)
    assert ui.app.main(Namespace(data=folder, command=None)) == 0
    assert signal.getsignal(number) is before
    Desk.open(folder).close()


def test_a_bug_is_logged_and_shown_once(qtbot, tmp_path: Path, capsys) -> None:
    path = start_log(tmp_path)
    reporter = CrashReporter(path)
    try:
        raise ZeroDivisionError("a bug")
    except ZeroDivisionError:
        reporter.take(*sys.exc_info())
        reporter.take(*sys.exc_info())
    shown = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog) and one.isVisible()
    ]
    assert len(shown) == 1
    assert "ZeroDivisionError" in shown[0].details.toPlainText()
    assert "a bug" not in shown[0].details.toPlainText()
    shown[0].accept()
    assert path.read_text(encoding="utf-8").count("ZeroDivisionError") == 2
    assert "a bug" in capsys.readouterr().err
    for handler in logging.getLogger("pressbench").handlers:
        handler.close()
    logging.getLogger("pressbench").handlers.clear()


def test_a_folder_without_rights_has_no_log(tmp_path: Path) -> None:
    assert start_log(tmp_path / "not" / "there") is None
