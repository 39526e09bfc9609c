"""The status bar: saved or saving, words, engines at hand, and who sits here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QWidget

from ui import theme
from ui.elided import ElidedLabel
from ui.words import Retranslated, _
from workbench.desk import wording
from workbench.model.people import Person, Role

NAMES = ("saved", "words", "confirmed", "proofing", "drafting")
MESSAGE_MS = 6000


class Dot(QWidget):
    """A small round: full where all is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = "good"
        self.setFixedWidth(10)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the round."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(theme.tokens(), self.tone)))
        painter.drawEllipse(self.rect().center(), 4, 4)
        painter.end()


class StatusBar(Retranslated, QStatusBar):
    """Shows what the page in front says of itself, and a message for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._person: Person | None = None
        self._read_only = False
        self.dot = Dot()
        self.fields = {name: ElidedLabel() for name in NAMES}
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.dot)
        for field in self.fields.values():
            field.setTextFormat(Qt.TextFormat.PlainText)
            # A long line gives way before the window would grow.
            field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            row.addWidget(field)
        row.addStretch(1)
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(left, 1)
        self.read_only = QLabel()
        self.person = QLabel()
        self.person.setTextFormat(Qt.TextFormat.PlainText)
        self.addPermanentWidget(self.read_only)
        self.addPermanentWidget(self.person)

    def say(self, texts: dict[str, str], saving: bool = False) -> None:
        """Show the words of a page."""
        for name, field in self.fields.items():
            text = texts.get(name, "")
            field.setText(text)
            field.setVisible(bool(text))
        self.dot.tone = "warning" if saving else "good"
        self.dot.setToolTip(texts.get("saved", ""))
        self.dot.update()

    def tell(self, message: str) -> None:
        """Show a message for a while."""
        self.showMessage(message, MESSAGE_MS)

    def show_person(self, person: Person, read_only: bool) -> None:
        """Show who sits here."""
        self._person, self._read_only = person, read_only
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words."""
        person = self._person
        if person is not None:
            roles = ", ".join(wording.name(role) for role in Role if role in person.roles)
            self.person.setText(f"{person.name} · {roles}" if roles else person.name)
        self.read_only.setText(_("Read only") if self._read_only else "")
        self.read_only.setVisible(self._read_only)
