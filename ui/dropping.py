"""What is dropped anywhere on a window begins a release: files, messages, texts of a browser."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_NATIVE = (QEvent.Type.Show, QEvent.Type.WinIdChange)
_EVENTS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Drops(QObject):
    """Takes what is dropped on a window. ``dropped`` carries an ``Offer``.

    Files and messages are taken before any text field gets them. A text is taken where no field below the
    pointer wants it, and only from another program.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        self._over = False
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._find_handle()

    def stop(self) -> None:
        """Take nothing any more."""
        self._window.removeEventFilter(self)
        if self._handle is not None and isValid(self._handle):
            self._handle.removeEventFilter(self)
        self._watch_all(False)

    def _find_handle(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _watch_all(self, over: bool) -> None:
        # Every event of the program would go through Python, which a busy check makes slow: only during a drag.
        application = QApplication.instance()
        if over == self._over or application is None:
            return
        self._over = over
        if over:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def _follow_drag(self, kind: QEvent.Type) -> None:
        # What comes from outside comes to the window of the system first, and goes on to a widget from there.
        if kind == QEvent.Type.DragEnter:
            self._watch_all(True)
        elif kind == QEvent.Type.DragLeave:
            self._watch_all(False)
        elif kind == QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: self._watch_all(False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the window."""
        kind = event.type()
        if watched is self._handle:
            self._follow_drag(kind)
            return False
        if kind in _NATIVE and watched is self._window:
            self._find_handle()
        if kind not in _EVENTS or not isinstance(watched, QWidget):
            return False
        drag: Any = event
        if not isinstance(drag, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        if watched.window() is not self._window or not self._is_ours(watched, drag):
            return False
        # Never moved: where it comes from it stays.
        if drag.possibleActions() & Qt.DropAction.CopyAction:
            drag.setDropAction(Qt.DropAction.CopyAction)
            drag.accept()
        else:
            drag.acceptProposedAction()
        if kind == QEvent.Type.Drop:
            from ui.dialogs.intake_offers import offered

            self.dropped.emit(offered(drag.mimeData()))
        return True

    def _is_ours(self, watched: QWidget, drag: Any) -> bool:
        from ui.dialogs.intake_offers import holds_files, may_hold_text

        data = drag.mimeData()
        if holds_files(data):
            return True
        return watched is self._window and drag.source() is None and may_hold_text(data)
