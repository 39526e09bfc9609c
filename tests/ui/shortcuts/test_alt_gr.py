"""AltGr on Windows: what it writes is written, also where a deed has the same key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton, QTextEdit, QVBoxLayout, QWidget

from ui.shortcuts.alt_gr import AltGrKeys, writes

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
RIGHT_ALT, LEFT_ALT = 0x40, 0x20


def key_event(
    kind: QEvent.Type, key: Qt.Key, text: str, native: int, held: Qt.KeyboardModifier = CTRL_ALT
) -> QKeyEvent:
    return QKeyEvent(kind, key.value, held, 0, 0, native, text)


@pytest.mark.parametrize(
    ("text", "native", "held", "written"),
    [
        ("€", RIGHT_ALT, CTRL_ALT, True),
        ("@", RIGHT_ALT, CTRL_ALT, True),
        ("á", RIGHT_ALT, CTRL_ALT | Qt.KeyboardModifier.ShiftModifier, True),
        ("€", LEFT_ALT, CTRL_ALT, False),
        ("", RIGHT_ALT, CTRL_ALT, False),
        ("\x05", RIGHT_ALT, CTRL_ALT, False),
        ("e", RIGHT_ALT, Qt.KeyboardModifier.AltModifier, False),
        ("e", 0, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_what_writes(text: str, native: int, held: Qt.KeyboardModifier, written: bool) -> None:
    assert (
        writes(key_event(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, text, native, Qt.KeyboardModifier(held)))
        is written
    )


@pytest.fixture
def fields(qtbot) -> tuple[QMainWindow, dict[str, QWidget], Callable[[], int]]:
    window = QMainWindow()
    inside = QWidget()
    column = QVBoxLayout(inside)
    made: dict[str, QWidget] = {"text": QTextEdit(), "line": QLineEdit(), "button": QPushButton("Go")}
    for field in made.values():
        column.addWidget(field)
    window.setCentralWidget(inside)
    done: list[bool] = []
    deed = QAction(window)
    deed.setShortcut("Ctrl+Alt+E")
    deed.triggered.connect(lambda on: done.append(on))
    window.addAction(deed)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, made, lambda: len(done)


def press(widget: QWidget, text: str, native: int) -> bool:
    """Press Ctrl+Alt+E as the system reports it; return whether the shortcuts leave it to the widget."""
    widget.setFocus()
    event = key_event(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, text, native)
    event.ignore()
    QCoreApplication.sendEvent(widget, event)
    if event.isAccepted():
        # Past the shortcuts, which have been asked already.
        widget.event(key_event(QEvent.Type.KeyPress, Qt.Key.Key_E, text, native))
    return event.isAccepted()


@pytest.mark.parametrize("name", ["text", "line"])
def test_a_field_writes_what_alt_gr_writes(fields, name: str) -> None:
    _window, made, _done = fields
    keys = AltGrKeys()
    field = made[name]
    assert press(field, "€", RIGHT_ALT)
    written = field.toPlainText() if isinstance(field, QTextEdit) else field.text()  # type: ignore[attr-defined]
    assert written == "€"
    assert not press(field, "€", LEFT_ALT)
    keys.deleteLater()


def test_where_nothing_is_written_the_deed_keeps_its_key(fields) -> None:
    _window, made, _done = fields
    keys = AltGrKeys()
    assert not press(made["button"], "€", RIGHT_ALT)
    keys.deleteLater()


def test_the_deed_would_have_the_key_otherwise(qtbot, fields) -> None:
    _window, made, done = fields
    made["text"].setFocus()
    qtbot.keyClick(made["text"], Qt.Key.Key_E, CTRL_ALT)
    assert done() == 1


def test_the_focus_may_go_with_its_field(qtbot, fields) -> None:
    _window, made, _done = fields
    keys = AltGrKeys()
    made["text"].setFocus()
    made.pop("text").deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert press(made["line"], "@", RIGHT_ALT)
    keys.deleteLater()


def test_the_row_that_is_worked_on_writes_it_too(window, add_release, settle) -> None:
    _release, (translation,), _changes = add_release()
    page = window.open_translation(translation.id)
    settle()
    edit = page.grid.edit
    edit.setFocus()
    keys = AltGrKeys()
    before = edit.text()
    assert press(edit, "@", RIGHT_ALT)
    assert edit.text() != before
    assert "@" in edit.text()
    keys.deleteLater()
