"""Focus: everything but the text goes away, and comes back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtWidgets import QDockWidget, QWidget

from ui.editor.furnishing import LAYOUT_VERSION
from ui.editor.page import EditorPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WIDEST = 100
"""How many average characters wide both columns together are at most."""


class FocusMode(QObject):
    """Hides menu bar, rail, tabs, header, panels and status bar while ``on``. Escape leaves it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.on = False
        self._page: EditorPage | None = None
        self._state = QByteArray()
        self._guided = False

    def toggle(self) -> None:
        """Enter or leave."""
        if self.on:
            self.leave()
        elif isinstance(self._window.page, EditorPage):
            self.on = True
            self._frame(False)
            self._enter_page(self._window.page)
            self._window.show_pages()

    def leave(self) -> None:
        """Bring everything back."""
        if self.on:
            self.on = False
            self._leave_page()
            self._frame(True)
            self._window.show_pages()

    def follow(self, page: object) -> None:
        """Keep to the text where another translation comes to the front; the library ends it."""
        if not self.on or page is self._page:
            return
        if isinstance(page, EditorPage):
            self._leave_page()
            self._enter_page(page)
        else:
            self.leave()

    def _frame(self, shown: bool) -> None:
        window = self._window
        for widget in (window.menuBar(), window.rail, window.bar):
            widget.setVisible(shown)
        if window.guide is not None:
            # One of its steps is this very mode.
            if not shown:
                self._guided = window.guide.isVisible()
            window.guide.setVisible(shown and self._guided)

    def _enter_page(self, page: EditorPage) -> None:
        self._page = page
        page.furnish()
        self._state = page.saveState(LAYOUT_VERSION)
        for dock in page.findChildren(QDockWidget):
            dock.hide()
        page.menuWidget().hide()
        page.installEventFilter(self)
        self._fit()
        page.setFocus()

    def _leave_page(self) -> None:
        page, self._page = self._page, None
        if page is None:
            return
        page.removeEventFilter(self)
        self._margins(page, 0, 0)
        page.menuWidget().show()
        page.restoreState(self._state, LAYOUT_VERSION)

    def _fit(self) -> None:
        if self._page is not None:
            widest = self._page.fontMetrics().averageCharWidth() * WIDEST * 2
            side = max(0, (self._page.width() - widest) // 2)
            self._margins(self._page, side, 24)

    def _margins(self, page: EditorPage, side: int, above: int) -> None:
        middle: QWidget = page.centralWidget()
        middle.layout().setContentsMargins(side, above, side, above)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the text in the middle of the window."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._fit()
        return super().eventFilter(watched, event)
