"""Files that are dropped anywhere on the window begin a release."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_EVENTS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def local_files(data: QMimeData) -> list[Path]:
    """Return the local files that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FileDrops(QObject):
    """Takes dropped files before any text field does. ``dropped`` carries the list of their paths."""

    dropped = Signal(list)

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
        """Take files wherever they are dropped in the window."""
        if event.type() not in _EVENTS or not isinstance(watched, QWidget):
            return False
        drag: Any = event
        if not isinstance(drag, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        if watched.window() is not self._window or not drag.mimeData().hasUrls():
            return False
        files = local_files(drag.mimeData())
        if not files:
            return False
        if event.type() == QEvent.Type.Drop:
            drag.acceptProposedAction()
            self.dropped.emit(files)
        else:
            drag.acceptProposedAction()
        return True
