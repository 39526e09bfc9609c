"""What is dropped anywhere on a window begins a release: files, messages, texts of a browser."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.dialogs.intake_offers import holds_files, may_hold_text, offered

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
        window.setAcceptDrops(True)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def stop(self) -> None:
        """Take nothing any more."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the window."""
        if event.type() not in _EVENTS or not isinstance(watched, QWidget):
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
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(offered(drag.mimeData()))
        return True

    def _is_ours(self, watched: QWidget, drag: Any) -> bool:
        data = drag.mimeData()
        if holds_files(data):
            return True
        return watched is self._window and drag.source() is None and may_hold_text(data)
