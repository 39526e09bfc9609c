"""What a person with sharp eyes, or with none, would find in a window: cut words, and controls without a name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ui.elided import ElidedLabel

LETTERS = (QCheckBox, QPushButton, QRadioButton)
HOLDERS = (QScrollArea, QKeySequenceEdit)
"""What only holds others that have a role of their own."""
NAMELESS_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Client)


def shown_within(top: QWidget) -> Iterator[QWidget]:
    """Yield a widget and every one in it that is shown."""
    for one in (top, *top.findChildren(QWidget)):
        # What lies under another tab is shown, as Qt has it, and cannot be seen.
        if one is top or (one.isVisibleTo(top) and not one.visibleRegion().isEmpty()):
            yield one


def cut_words(top: QWidget) -> list[str]:
    """Return a line for each text of a window that has less room than it needs."""
    return [f"{type(one).__name__} {said}" for one in shown_within(top) for said in _cut(one)]


def _cut(one: QWidget) -> Iterator[str]:
    size, need = one.size(), one.sizeHint()
    if isinstance(one, QLabel) and one.text() and not isinstance(one, ElidedLabel):
        if one.wordWrap():
            if one.heightForWidth(size.width()) > size.height() + 1:
                yield f"{one.text()!r} needs {one.heightForWidth(size.width())} of {size.height()} px in height"
        elif need.width() > size.width() + 1 and one.toolTip() == "":
            yield f"{one.text()!r} needs {need.width()} of {size.width()} px"
    elif isinstance(one, LETTERS) or (isinstance(one, QToolButton) and one.text()):
        if need.width() > size.width() + 1 or need.height() > size.height() + 1:
            yield f"{one.text()!r} needs {need.toTuple()} of {size.toTuple()} px"
    elif isinstance(one, QComboBox):
        room = size.width() - (need.width() - _widest(one))
        if one.fontMetrics().horizontalAdvance(one.currentText()) > room + 1 and not one.isEditable():
            yield f"{one.currentText()!r} needs more than {room} px"
    elif isinstance(one, QTabBar):
        for row in range(one.count()):
            if one.tabRect(row).width() < one.fontMetrics().horizontalAdvance(one.tabText(row)):
                yield f"tab {one.tabText(row)!r}"
    if isinstance(one, QLineEdit) and one.placeholderText() and not one.text():
        needs = one.fontMetrics().horizontalAdvance(one.placeholderText())
        if needs > size.width() - 12:
            yield f"placeholder {one.placeholderText()!r} needs {needs} of {size.width() - 12} px"
    if isinstance(one, (QLabel, QAbstractButton, QLineEdit, QComboBox)) and not _inside(one):
        yield f"{getattr(one, 'text', one.objectName)()!r} stands outside of what holds it"


def _widest(combo: QComboBox) -> int:
    metrics = combo.fontMetrics()
    return max((metrics.horizontalAdvance(combo.itemText(row)) for row in range(combo.count())), default=0)


def _inside(one: QWidget) -> bool:
    holder = one.parentWidget()
    while holder is not None:
        # What scrolls may be larger than what is seen of it.
        area = holder.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
            return True
        if (
            not holder.rect()
            .adjusted(-1, -1, 1, 1)
            .contains(QRect(one.mapTo(holder, QPoint(0, 0)), one.size()))
        ):
            return False
        if holder.isWindow():
            break
        holder = holder.parentWidget()
    return True


def without_name(top: QWidget) -> list[str]:
    """Return each control that the keyboard reaches, or the mouse can press, that a screen reader could not name."""
    found = []
    for one in shown_within(top):
        reached = one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one, QAbstractButton)
        inner = isinstance(one.parentWidget(), (QComboBox, QAbstractItemView, QLineEdit))
        inner = inner or one.objectName().startswith("qt_")
        if not reached or inner or one.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(one)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(
                f"{type(one).__name__} {one.objectName()!r} in {type(one.parentWidget()).__name__} has no name"
            )
        elif interface.role() in NAMELESS_ROLES and not isinstance(one, HOLDERS):
            found.append(f"{type(one).__name__} {interface.text(QAccessible.Text.Name)!r} has no role")
        elif isinstance(one, (QLineEdit, QPlainTextEdit, QTextEdit)) and not isinstance(one, QLabel):
            whole = one.text() if isinstance(one, QLineEdit) else one.toPlainText()
            if interface.text(QAccessible.Text.Value) != whole and interface.textInterface() is None:
                found.append(f"{type(one).__name__} {interface.text(QAccessible.Text.Name)!r} has no value")
    return found
