"""The end of a drag that a test plays."""

from __future__ import annotations

from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget


def end_drag(*over: QWidget) -> None:
    """Take the drag away from the widgets that it entered.

    Qt keeps the widget that took a drag by its address until it is dropped or leaves; the next drag that leaves
    anything reads there, even when the widget is long gone, and the program ends.
    """
    for widget in over:
        QApplication.sendEvent(widget, QDragLeaveEvent())
        handle = widget.window().windowHandle()
        if handle is not None:
            QApplication.sendEvent(handle, QDragLeaveEvent())
