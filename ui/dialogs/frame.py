"""What all dialogs share: margins, buttons at the foot, a place for what went wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.shortcuts.registry import key_of
from ui.style_sheet import set_look
from ui.words import Retranslated
from workbench.desk import wording
from workbench.model.errors import Cancelled, PressbenchError


class HouseDialog(Retranslated, QDialog):
    """A dialog with a body, a line for troubles, and buttons at the foot.

    Give it a size in characters and lines, so that it fits any font.
    """

    def __init__(self, parent: QWidget | None = None, columns: int = 60, lines: int = 0) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._columns, self._lines = columns, lines
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(12)
        whole.addLayout(self.body, 1)
        self.trouble = QLabel()
        set_look(self.trouble, "error")
        self.trouble.setWordWrap(True)
        self.trouble.setContentsMargins(20, 0, 20, 12)
        self.trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.trouble.hide()
        whole.addWidget(self.trouble)
        foot = QFrame()
        set_look(foot, "foot")
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(20, 10, 20, 10)
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        whole.addWidget(foot)

    def sizeHint(self) -> QSize:
        """Return a size that fits the font."""
        metrics = self.fontMetrics()
        screen = self.screen().availableGeometry()
        layout = self.layout()
        width = max(layout.minimumSize().width(), metrics.horizontalAdvance("n") * self._columns)
        width = min(width, screen.width() - 40)
        # Texts break their lines: how high they are depends on how wide the dialog is.
        least = (
            layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        )
        height = max(least, metrics.lineSpacing() * self._lines)
        return QSize(width, min(height, screen.height() - 60))

    def setVisible(self, visible: bool) -> None:
        """Show the dialog at its own size: Qt makes no dialog larger than two thirds of the screen unasked."""
        if visible and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.ensurePolished()
            self.resize(self.sizeHint())
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the help on the dialog with its key: the window's own action cannot be reached from here."""
        from ui.help.topics import topic_of
        from ui.help.window import HelpWindow, show_help

        wanted = key_of("window.help")
        pressed = QKeySequence(event.keyCombination())
        if wanted and pressed == QKeySequence(wanted) and not isinstance(self, HelpWindow):
            show_help(topic_of(self.focusWidget() or self), self)
            return
        super().keyPressEvent(event)

    def add_button(self, primary: bool = False, left: bool = False) -> QPushButton:
        """Return a new button at the foot; ``primary`` is the one that Enter presses."""
        button = QPushButton()
        set_look(button, "primary" if primary else "")
        button.setDefault(primary)
        button.setAutoDefault(primary)
        if left:
            self.foot.insertWidget(0, button)
        else:
            self.foot.addWidget(button)
        return button

    def say_failure(self, error: Any) -> None:
        """Say what went wrong, in the dialog itself."""
        if isinstance(error, Cancelled):
            return
        text = wording.say(error) if isinstance(error, PressbenchError) else str(error)
        self.trouble.setText(text)
        self.trouble.setAccessibleName(text)
        self.trouble.show()

    def forget_failure(self) -> None:
        """Say nothing any more."""
        self.trouble.hide()


def explanation(text: str = "", look: str = "dim") -> QLabel:
    """Return a label that breaks its lines."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_look(label, look)
    label.setMinimumWidth(label.fontMetrics().averageCharWidth() * 30)
    return label


def heading(text: str = "") -> QLabel:
    """Return a label that heads a group."""
    label = QLabel(text)
    set_look(label, "heading")
    return label


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    set_look(line, "rule")
    line.setFixedHeight(1)
    return line


def notice(text: str = "") -> tuple[QFrame, QLabel]:
    """Return a quiet warning box and its label."""
    box = QFrame()
    set_look(box, "notice")
    inside = QHBoxLayout(box)
    inside.setContentsMargins(12, 8, 12, 8)
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    inside.addWidget(label)
    return box, label
