"""The library of a window, made when it is wanted: a window that opens at a translation paints that first."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.editor.pace import last_touch

if TYPE_CHECKING:
    from ui.library.page import LibraryPage
    from ui.main_window import MainWindow

QUIET_SECONDS = 1.0
"""How long nobody has typed or scrolled before the library is made unasked."""


class LateLibrary(QObject):
    """Makes the page of the library, the first of the window's stack, once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.made: LibraryPage | None = None
        self._waits = QTimer(self)
        self._waits.setInterval(round(QUIET_SECONDS * 1000))
        self._waits.timeout.connect(self._make_in_quiet)

    def page(self) -> LibraryPage:
        """Return the page, made where it is not yet there."""
        if self.made is None:
            from ui.library.page import LibraryPage

            self._waits.stop()
            window = self._window
            page = self.made = LibraryPage(window.desk, window.runner, window.person)
            window.connect_page(page)
            window.group.shortcuts.put_on(page.actions())
            page.restore(window.settings)
            page.shown.connect(lambda: page.remember(window.settings))
            # A page in front stays there.
            window.stack.insertWidget(0, page)
        return self.made

    def make_soon(self) -> None:
        """Make the page once nobody types."""
        if self.made is None:
            self._waits.start()

    def stop(self) -> None:
        """Make nothing unasked any more."""
        self._waits.stop()

    def _make_in_quiet(self) -> None:
        if time.monotonic() - last_touch() >= QUIET_SECONDS:
            self.page()
