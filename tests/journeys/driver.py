"""A person at the keyboard of the real window: keys to what has the focus, eyes on what is on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.dragging import end_drag
from ui.app import Session
from ui.editor.page import EditorPage
from ui.main_window import MainWindow
from ui.theme import Theme
from workbench.desk.desk import Desk
from workbench.desk.views import Row

Shown = TypeVar("Shown", bound=QWidget)
PATIENCE_MS = 30_000


class Crashes:
    """Takes note of bugs in the place of the crash dialog."""

    def __init__(self) -> None:
        self.log_path: Path | None = None
        self.told: list[str] = []

    def report(self, _error: object, details: str) -> None:
        """Take note of one."""
        self.told.append(details)


class Driver:
    """Opens the program on a folder as ``pressbench --data`` does, and works it by keys.

    A key goes to whatever has the focus, as from a real keyboard; nothing of the window is called to do a
    deed, it is only looked at.
    """

    def __init__(self, qtbot: QtBot, folder: Path, theme: Theme) -> None:
        self.qtbot = qtbot
        self.crashes = Crashes()
        self._popup: QWidget | None = None
        self._before_menu: QWidget | None = None
        self.session = Session(folder, theme, self.crashes)  # type: ignore[arg-type]

    # coming and going

    def open(self, at_first_start: Callable[[QDialog], None] | None = None) -> None:
        """Start the program; ``at_first_start`` answers its first question."""
        if at_first_start is None:
            opened = self.session.open()
        else:
            from ui.dialogs.first_start import FirstStart

            with self.when_asked(FirstStart, at_first_start):
                opened = self.session.open()
        assert opened
        self.to_front(self.window)
        self.settle()

    def close(self) -> None:
        """End the program as closing its window does."""
        self.session.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not self.crashes.told, self.crashes.told[0]

    @property
    def window(self) -> MainWindow:
        """The window."""
        assert self.session.window is not None
        return self.session.window

    @property
    def desk(self) -> Desk:
        """The desk, to look at what was written."""
        assert self.session.desk is not None
        return self.session.desk

    @property
    def page(self) -> EditorPage:
        """The translation in front."""
        page = self.window.page
        assert isinstance(page, EditorPage)
        return page

    # waiting

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until nothing runs in the background and everything is written."""
        self.wait(lambda: self.session.runner.idle and all(page.writes.empty for page in self.window.editors))

    def to_front(self, widget: QWidget) -> None:
        """Wait for a window to be in front, as a window manager puts a new one there."""
        self.wait(lambda: widget.isVisible())
        widget.activateWindow()
        self.wait(lambda: widget.isActiveWindow())

    def dialog(self, kind: type[Shown]) -> Shown:
        """Wait for a dialog of a kind, in front."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        self.to_front(found)
        return found

    def back(self) -> None:
        """Wait until the dialogs are gone and the window is in front again."""
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.to_front(self.window)
        self.settle()

    def menu(self) -> QMenu:
        """Wait for an open menu."""
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    @contextmanager
    def when_asked(self, kind: type[Shown], answer: Callable[[Shown], None]) -> Iterator[None]:
        """Answer a question that stops the program until it is answered."""
        asked: list[bool] = []
        timer = QTimer()
        timer.setInterval(5)

        def look() -> None:
            found = QApplication.activeModalWidget()
            if not isinstance(found, kind) or not found.isVisible():
                return
            found.activateWindow()
            if not found.isActiveWindow():
                return
            timer.stop()
            asked.append(True)
            try:
                answer(found)
            except BaseException:
                found.close()
                raise

        timer.timeout.connect(look)
        timer.start()
        yield
        timer.stop()
        assert asked, f"no {kind.__name__} came"

    @contextmanager
    def choosing(self, path: Path) -> Iterator[None]:
        """Type a path into the file dialog that comes."""

        def answer(dialog: QFileDialog) -> None:
            self.press("Ctrl+A")
            self.type(str(path))
            self.press("Return")

        with self.when_asked(QFileDialog, answer):
            yield

    # the keyboard

    def _focus(self) -> QWidget:
        # What Python lets go of takes its children's Python sides with it.
        self._popup = popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        active = QApplication.activeWindow()
        if active is None or isinstance(active, QMenu):
            # Where there is no window manager nothing takes the place of a window that went.
            self.to_front(QApplication.activeModalWidget() or self.window)
        found = QApplication.focusWidget()
        if found is None and self._before_menu is not None and shiboken6.isValid(self._before_menu):
            # A menu takes no focus from the window on a real screen; on Qt's offscreen one it does.
            self._before_menu.setFocus()
            found = QApplication.focusWidget()
        return found or QApplication.activeWindow()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, each to what then has the focus: ``"Ctrl+Return"``."""
        for one in keys:
            QTest.keySequence(self._focus(), QKeySequence(one))

    def type(self, text: str) -> None:
        """Type a text; what no key stands for comes as an input method sends it."""
        for char in text:
            focus = self._focus()
            if ord(char) < 128:
                QTest.keyClicks(focus, char)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                    QApplication.sendEvent(focus, event)

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until a field has the focus."""
        passed = []
        for _time in range(60):
            if QApplication.focusWidget() is widget:
                return
            passed.append(repr(QApplication.focusWidget()))
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {widget}: {passed}")

    def choose(self, title: str, item: str) -> None:
        """Choose in the menu bar by its underlined letters: ``choose("Alt+D", "E")``."""
        self._before_menu = QApplication.focusWidget()
        self.press(title)
        self.menu()
        self.press(item)

    # dropping

    def drop(self, path: Path, on: QWidget) -> None:
        """Drop a file on a widget."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        at, copy = QPoint(20, 20), Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(at, copy, data, left, none)
        # The system tells its window of a drag first.
        QApplication.sendEvent(on.window().windowHandle(), enter.clone())
        QApplication.sendEvent(on, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(on, QDropEvent(at, copy, data, left, none))
        end_drag(on)

    # the editor

    def row(self, number: int) -> Row:
        """Return a row (from 1) as it stands in the store."""
        page = self.page
        segment = self.desk.editing.outline(page.translation_id).ids[number - 1]
        return self.desk.editing.row(page.translation_id, segment)

    def here(self) -> int:
        """Return the number (from 1) of the row that is worked on."""
        return self.page.grid.active + 1

    def go_to(self, number: int) -> None:
        """Go to a row (from 1) by Ctrl+Up and Ctrl+Down."""
        while self.here() != number:
            before = self.here()
            self.press("Ctrl+Down" if before < number else "Ctrl+Up")
            assert self.here() != before, f"the keys did not go on from row {before}"
        self.wait(
            lambda: self.page.session.row is not None and self.page.session.row.segment.number == number
        )

    def live(self) -> str:
        """Return the text in the active row as it stands on screen."""
        return self.page.grid.edit.text()

    def retype(self, text: str) -> None:
        """Type another text over that of the active row."""
        self.press("Ctrl+A")
        self.type(text)
        assert self.live() == text, self.live()


def words_of(widget: Any) -> str:
    """Return what a label, a button or an action says, without the mark of its key."""
    return str(widget.text()).replace("&", "")
