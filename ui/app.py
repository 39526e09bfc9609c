"""The one place where the window is wired together."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.crashes import CrashReporter, start_log
from ui.editor.pace import let_workers_rest
from ui.garbage import GarbageCollector
from ui.icons import icon_path
from ui.main_window import MainWindow, window_settings
from ui.open_pages import kept_tabs
from ui.opening import open_desk
from ui.single import SingleInstance, hand_over
from ui.tasks import Runner
from ui.theme import Theme
from ui.words import change_language
from workbench.desk import wording
from workbench.desk.desk import Desk
from workbench.model.errors import PressbenchError
from workbench.places import default_data_folder

SHUTDOWN_SECONDS = 10.0
SWITCH_SECONDS = 0.0005


def application() -> QApplication:
    """Return the application, made where there is none yet."""
    made = QApplication.instance()
    if isinstance(made, QApplication):
        return made
    QCoreApplication.setApplicationName("pressbench")
    QGuiApplication.setApplicationDisplayName("Pressbench")
    QGuiApplication.setDesktopFileName("pressbench")
    made = QApplication(sys.argv[:1])
    made.setWindowIcon(QIcon(icon_path("pressbench")))
    return made


class Session:
    """A desk with its window, from opening to closing; a restored backup begins another."""

    def __init__(self, folder: Path, theme: Theme, crashes: CrashReporter) -> None:
        self.folder = folder
        self.theme = theme
        self.crashes = crashes
        self.runner = Runner()
        self.runner.crashed.connect(crashes.report)
        self.desk: Desk | None = None
        self.window: MainWindow | None = None
        self.single: SingleInstance | None = None

    def open(self, first: str = "", files: Sequence[Path] = ()) -> bool:
        """Open the desk and show its window, at a release where one is named; return whether it is open.

        ``files`` are offered for taking in.
        """
        desk = open_desk(self.folder)
        if desk is None:
            return False
        self.desk = desk
        change_language(desk.settings.interface_language)
        person = self._person(desk)
        if not person:
            self.close()
            return False
        settings = window_settings(desk.folder)
        self.theme.set_scheme(str(settings.value("window/scheme") or "system"))
        self.theme.set_scale(float(str(settings.value("window/scale") or 1.0)))
        # Read before there is a window, which writes down where it is.
        last, tabs = str(settings.value("window/open") or ""), kept_tabs(settings)
        self.window = MainWindow(
            desk, self.runner, self.theme, person, settings, library_later=bool(first or last)
        )
        self.window.restore_wanted.connect(self._restore_later)
        self._show_first(first, last)
        self.window.show()
        self._when_shown(self.window, tabs, list(files))
        return True

    def _when_shown(self, window: MainWindow, tabs: list[str], files: list[Path]) -> None:
        # Only once the page has everything: whatever runs before it makes it later.
        begun = False

        def begin() -> None:
            nonlocal begun
            if begun or window is not self.window or self.desk is None:
                return
            begun = True
            window.back_up()
            window.open_pages.sleep(tabs)
            window.make_library_soon()
            from ui.help.guide_card import guide_wanted

            if guide_wanted(window.settings):
                window.show_guide()
            if files:
                window.deeds.take_in(files)
            if not self.desk.read_only:
                self.single = SingleInstance(self.folder, window)
                self.single.asked.connect(
                    lambda paths, release: window.group.front().deeds.come(paths, release)
                )
                self.single.listen()

        if window.editors:
            page = window.editors[0]
            for told in (page.furnished, page.failed):
                told.connect(lambda *_what: QTimer.singleShot(0, window, begin))
        else:
            QTimer.singleShot(0, window, begin)

    def _person(self, desk: Desk) -> str:
        people = [person.name for person in desk.people.all()]
        if desk.settings.person in people:
            return desk.settings.person
        if people:
            return people[0]
        if desk.read_only:
            QMessageBox.information(None, "Pressbench", wording.sentence("people.nobody", {}))
            return ""
        from ui.dialogs.first_start import FirstStart

        dialog = FirstStart(desk)
        dialog.exec()
        return dialog.person

    def _show_first(self, first: str, last: str) -> None:
        assert self.window is not None
        assert self.desk is not None
        try:
            if first:
                last = self.desk.releases.find(first)[1].id
            elif last:
                self.desk.releases.translation(last)
        except PressbenchError:
            last = ""
        if last:
            self.window.open_translation(last)
        if self.window.page is None:
            self.window.show_library()

    def close(self) -> None:
        """Write everything, stop the work in the background, and let go of the desk."""
        if self.single is not None:
            self.single.stop()
            self.single = None
        if self.window is not None:
            self.window.let_go()
        self.runner.shutdown(SHUTDOWN_SECONDS)
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def _restore_later(self, backup: Path) -> None:
        # The window must have returned from its own signal before it goes.
        QTimer.singleShot(0, lambda: self._restore(backup))

    def _restore(self, backup: Path) -> None:
        self.close()
        trouble = ""
        try:
            Desk.restore(self.folder, backup)
        except PressbenchError as error:
            trouble = wording.say(error)
        self.runner = Runner()
        self.runner.crashed.connect(self.crashes.report)
        if not self.open():
            QApplication.quit()
        elif trouble and self.window is not None:
            self.window.notice.say(trouble)


def main(options: Namespace) -> int:
    """Open the window on the data folder of ``options.data``; return the exit code.

    For the command ``sample`` the window opens on the sample's release of the day.
    """
    made = application()
    # Checks and drafts share the interpreter with the window: a key waits for them half a millisecond at most.
    sys.setswitchinterval(SWITCH_SECONDS)
    theme = Theme(made)
    folder: Path = options.data or default_data_folder()
    crashes = CrashReporter(start_log(folder) if folder.is_dir() else None)
    crashes.install()
    # Ctrl+C in the terminal, or the end of the session, ends the program as closing its window does, also before
    # the loop has begun.
    before = {
        number: signal.signal(number, lambda *_two: QTimer.singleShot(0, made.quit))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    beat = QTimer()
    beat.start(300)
    beat.timeout.connect(lambda: None)
    language = getattr(options, "language", "")
    session = Session(folder, theme, crashes)
    let_workers_rest(lambda: session.runner.hurried)
    garbage = GarbageCollector()
    garbage.start()
    made.setQuitOnLastWindowClosed(False)
    first = "MR-2026-114" if getattr(options, "command", None) == "sample" else ""
    files: list[Path] = getattr(options, "files", [])
    try:
        if hand_over(folder, files, first):
            return 0
        if not session.open(first, files):
            return 2
        if language:
            change_language(language)
        if crashes.log_path is None:
            crashes.log_path = start_log(folder)
        made.setQuitOnLastWindowClosed(True)
        return made.exec()
    finally:
        # A second wish to quit, by the windows that went with the first, must not end whatever loop comes after.
        made.setQuitOnLastWindowClosed(False)
        session.close()
        garbage.stop()
        QCoreApplication.removePostedEvents(made, QEvent.Type.Quit.value)
        for number, handler in before.items():
            signal.signal(number, handler)
        sys.excepthook = sys.__excepthook__
