"""Bugs: written to a log, and shown once in a dialog. Expected errors never come here.

Log and dialog hold no text of any release (``ui.crash_report``); the whole exception goes to standard error alone.
"""

from __future__ import annotations

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.crash_report import report_of

if TYPE_CHECKING:
    from ui.dialogs.crash import CrashDialog

LOG_BYTES = 512 * 1024
log = logging.getLogger("pressbench.ui")


def start_log(folder: Path) -> Path | None:
    """Write the log to a file of the folder; return its path, None where nothing can be written there."""
    path = folder / "pressbench.log"
    try:
        handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("pressbench")
    for old in list(root.handlers):
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path


class CrashReporter(QObject):
    """Takes unexpected exceptions of all threads, and shows one dialog at a time."""

    _came = Signal(str)

    def __init__(self, log_path: Path | None = None) -> None:
        super().__init__()
        self.log_path = log_path
        self._shown: CrashDialog | None = None
        self._came.connect(self._show)

    def install(self) -> None:
        """Take what nobody caught."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report an exception."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(error, "".join(traceback.format_exception(kind, error, trace)))

    def report(self, error: BaseException, details: str) -> None:
        """Write a bug down and show it; callable from any thread."""
        told = report_of(error)
        log.error("A bug: %s", told)
        print(details, file=sys.stderr)
        self._came.emit(told)

    def _show(self, details: str) -> None:
        if self._shown is not None or QThread.currentThread() is not self.thread():
            return
        from ui.dialogs.crash import CrashDialog

        parent: QWidget | None = QApplication.activeWindow()
        self._shown = CrashDialog(details, self.log_path, parent)
        self._shown.finished.connect(self._closed)
        self._shown.open()

    def _closed(self) -> None:
        self._shown = None
