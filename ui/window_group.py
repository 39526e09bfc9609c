"""The windows of one desk: what one changes, all show; a translation is open in one of them only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from ui.shortcuts.registry import Shortcuts
from workbench.desk.changes import Changes

if TYPE_CHECKING:
    from ui.editor.page import EditorPage
    from ui.main_window import MainWindow


class WindowGroup(QObject):
    """The first window makes it; further ones join. The first lives as long as the desk is open."""

    def __init__(self, settings: QSettings, runner: Any) -> None:
        super().__init__()
        self.windows: list[MainWindow] = []
        self.shortcuts = Shortcuts(settings, self)
        runner.refused.connect(self._refused)

    def _refused(self, error: object) -> None:
        if self.windows:
            self.front().say_error(error)

    def front(self) -> MainWindow:
        """Return the window that is worked in."""
        active = QApplication.activeWindow()
        shown = [one for one in self.windows if one.isVisible()]
        return next((one for one in shown if one is active), shown[0] if shown else self.windows[0])

    def page_of(self, translation_id: str) -> tuple[MainWindow, EditorPage] | None:
        """Return the window that has a translation open, with its page."""
        for window in self.windows:
            page = window.open_pages.page_of(translation_id)
            if page is not None:
                return window, page
        return None

    def spread(self, changes: Changes, but: Any = None) -> None:
        """Let every page of every window refresh what was changed, but for the one that changed it."""
        for window in list(self.windows):
            window.refresh(changes, but)

    def leave(self, window: MainWindow) -> None:
        """Take a window out."""
        if window in self.windows:
            self.windows.remove(window)

    def quit(self) -> None:
        """Close every window. What was open in the others comes back in the first."""
        first = self.windows[0]
        first.open_pages.sleep_now([one for other in self.windows[1:] for one in other.open_pages.entries()])
        for window in reversed(list(self.windows)):
            window.close()
