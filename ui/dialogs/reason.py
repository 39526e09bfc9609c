"""Deeds that need a word: returning, reopening, waiving, commenting, publishing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.style_sheet import set_look
from ui.words import _
from workbench.desk import wording
from workbench.model.comments import CommentWeight

KINDS = ("return", "reopen", "publish", "waive", "third_party", "comment")


class _Text(QPlainTextEdit):
    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept with Ctrl+Enter; leave by Tab."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
            return
        super().keyPressEvent(event)


class ReasonDialog(HouseDialog):
    """Asks for a reason. ``given`` carries the text (and, for a comment, its weight) when it is accepted.

    ``kind`` is one of ``KINDS``; ``about`` says what it is about, in words.
    """

    given = Signal(str, str)

    def __init__(self, kind: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=58)
        self.kind = kind
        self.needed = kind != "publish"
        self.title = QLabel()
        set_look(self.title, "heading")
        self.about = explanation(about, "")
        self.about.setVisible(bool(about))
        self.meaning = explanation()
        self.label = QLabel()
        self.text = _Text()
        self.text.setTabChangesFocus(True)
        set_look(self.text, "field")
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * 5 + 18)
        self.label.setBuddy(self.text)
        self.weight = QComboBox()
        for value in CommentWeight:
            self.weight.addItem("", value.value)
        self.weight.setCurrentIndex(self.weight.findData(CommentWeight.NOTE.value))
        self.weight.setVisible(kind == "comment")
        for widget in (self.title, self.about, self.meaning, self.label, self.text, self.weight):
            self.body.addWidget(widget)
        self.cancel = self.add_button()
        self.accept_button = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self.text.done.connect(self.accept)
        self.text.textChanged.connect(self._look)
        self.retranslate()
        self._look()
        self.text.setFocus()

    def _look(self) -> None:
        self.accept_button.setEnabled(bool(self.text.toPlainText().strip()) or not self.needed)

    def accept(self) -> None:
        """Give the reason, and close."""
        if self.accept_button.isEnabled():
            self.given.emit(self.text.toPlainText().strip(), str(self.weight.currentData()))
            super().accept()

    def retranslate(self) -> None:
        """Say the words."""
        title, meaning, label, button = {
            "return": (
                _("Return to the translator"),
                _("The translation goes back, with what you ask for."),
                _("What must be &changed"),
                _("&Return"),
            ),
            "reopen": (
                _("Reopen"),
                _("The approved text stays on record. What is written from now on must be approved again."),
                _("&Why it is opened again"),
                _("Re&open"),
            ),
            "publish": (
                _("Mark as published"),
                _("This records that exactly the approved text is out, who says so and when."),
                _("&Note (where it was published)"),
                _("Mark as &published"),
            ),
            "waive": (
                _("Waive an error"),
                _(
                    "The translation may be approved although this error stands. Your name and reason are kept."
                ),
                _("&Why it may stand"),
                _("&Waive"),
            ),
            "third_party": (
                _("Allow engines of third parties"),
                _(
                    "This release is not public. From now on its text may be sent to engines of third parties. "
                    "Your name and reason are kept."
                ),
                _("&Why this is needed"),
                _("&Allow"),
            ),
            "comment": (
                _("Comment"),
                _("“Must” has to be resolved before approval."),
                _("&Comment"),
                _("&Comment"),
            ),
        }[self.kind]
        self.setWindowTitle(title)
        self.title.setText(title)
        self.meaning.setText(meaning)
        self.label.setText(label)
        self.text.setAccessibleName(label.replace("&", ""))
        self.accept_button.setText(button)
        self.cancel.setText(_("Cancel"))
        for place, value in enumerate(CommentWeight):
            self.weight.setItemText(place, wording.name(value))
        self.weight.setAccessibleName(_("Weight of the comment"))
