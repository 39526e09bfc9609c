"""Characters that are typed with AltGr come before the keys of deeds.

On Windows the AltGr key holds Ctrl and Alt down: AltGr+0 of a French keyboard, which writes ``@``, would be the deed
of Ctrl+Alt+0. Elsewhere AltGr is a level of its own, and Qt reports neither Ctrl nor Alt with what it writes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

WINDOWS = "windows"

_RIGHT_ALT = 0x40
"""The bit of Qt's native modifiers on Windows for the right Alt key, which is AltGr."""

_CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def writes(event: QKeyEvent) -> bool:
    """Return whether a key of Windows, pressed with AltGr, writes a character.

    With Ctrl and the left Alt it does not, whatever the keyboard would write: who holds these means a deed.
    """
    text = event.text()
    return (
        event.modifiers() & _CTRL_ALT == _CTRL_ALT
        and bool(event.nativeModifiers() & _RIGHT_ALT)
        and bool(text)
        and text.isprintable()
    )


class AltGrKeys(QObject):
    """Lets the text field that has the keyboard write with AltGr, whatever deeds have the same keys.

    Follows the focus: it costs nothing for the events of other widgets.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
            self._follow(None, application.focusWidget())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A field that goes takes its filters along.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a key that writes before the shortcuts see it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and watched.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
            and writes(event)
        ):
            event.accept()
            return True
        return False
