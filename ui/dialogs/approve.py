"""Approving: the whole text, its SHA-256, and what still stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.frame import HouseDialog, explanation, heading
from ui.moments import embargo_words
from ui.panels.preview_html import SHEET
from ui.review.points import point_html
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.words import _, language_name
from workbench.desk.reading import document_html
from workbench.model.tasks import CancelToken


@dataclass(frozen=True)
class Approval:
    """What the dialog shows."""

    document: Any
    number: int
    hash: str
    points: list[Any]


class ApproveDialog(HouseDialog):
    """Shows the text and approves exactly it. ``acted`` carries the transition and its ``Changes``.

    ``seen_hash`` is the hash of what the person looked at before; another text is said to be another.
    """

    acted = Signal(object, object)

    def __init__(
        self,
        desk: Any,
        runner: Runner,
        translation_id: str,
        person: str,
        seen_hash: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, columns=110, lines=40)
        self.desk, self.runner = desk, runner
        self.translation_id, self.person, self._seen = translation_id, person, seen_hash
        self.approval: Approval | None = None
        translation = desk.releases.translation(translation_id)
        self.release = desk.releases.get(translation.release_id)
        self._languages = self.release.source_language, translation.target_language
        self.title = QLabel(self.release.title)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.title, "title")
        self.about = explanation(look="small")
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.document().setDefaultStyleSheet(SHEET)
        set_look(self.text, "field")
        self.hash_label = heading()
        self.hash = QLabel()
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(QFontInfo(self.font()).pixelSize())
        self.hash.setFont(fixed)
        self.hash.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.hash.setWordWrap(True)
        self.hash_label.setBuddy(self.hash)
        self.list_label = heading()
        self.points = QLabel()
        self.points.setWordWrap(True)
        self.points.setTextFormat(Qt.TextFormat.RichText)
        self.points.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note_label = QLabel()
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        set_look(self.note, "field")
        self.note.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 16)
        self.note_label.setBuddy(self.note)
        self._lay_out()
        self.cancel = self.add_button()
        self.approve = self.add_button(primary=True)
        self.approve.setEnabled(False)
        self.cancel.clicked.connect(self.reject)
        self.approve.clicked.connect(self._approve)
        self.retranslate()
        runner.run(self._ask, done=self._show, failed=self.say_failure, key=f"approve:{translation_id}")

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        # However large the letters and long the list: it is scrolled, never squeezed.
        self.list = QScrollArea()
        self.list.setWidgetResizable(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_look(self.list, "plain")
        self.list.setWidget(self.points)
        self.list.viewport().setAutoFillBackground(False)
        self.points.setAutoFillBackground(False)
        side.addWidget(self.list_label)
        side.addWidget(self.list, 1)
        for widget in (self.note_label, self.note, self.hash_label, self.hash):
            side.addWidget(widget)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.text, 3)
        columns.addLayout(side, 2)
        self.body.addWidget(self.title)
        self.body.addWidget(self.about)
        self.body.addLayout(columns, 1)

    def _ask(self, cancel: CancelToken) -> Approval:
        current = self.desk.editorial.current(self.translation_id)
        document = self.desk.delivery.preview(self.translation_id)
        points = self.desk.editorial.readiness(self.translation_id, self.person, cancel)
        return Approval(document, current.number, current.hash, list(points))

    def _show(self, approval: Approval) -> None:
        self.approval = approval
        self.text.setHtml(document_html(approval.document))
        # Eight characters at a time: two people can read it to each other.
        grouped = " ".join(approval.hash[at : at + 8] for at in range(0, len(approval.hash), 8))
        self.hash.setText(grouped)
        self.retranslate()
        if self._seen and self._seen != approval.hash:
            self.trouble.setText(_("The text has changed since you looked at it. Read it again."))
            self.trouble.show()
        ready = all(point.met or not point.blocks for point in approval.points)
        self.approve.setEnabled(ready and not self.desk.read_only)
        self.text.setFocus()

    def _approve(self) -> None:
        if self.approval is None:
            return
        from workbench.model.translation import Action

        self.approve.setEnabled(False)
        self.forget_failure()
        self.runner.run(
            self.desk.editorial.act,
            self.translation_id,
            Action.APPROVE,
            self.person,
            self.note.toPlainText().strip(),
            self.approval.hash,
            done=self._done,
            failed=self._refused,
            write=True,
        )

    def _done(self, result: tuple[Any, Any]) -> None:
        self.acted.emit(*result)
        self.accept()

    def _refused(self, error: Any) -> None:
        self.say_failure(error)
        self.approve.setEnabled(True)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Approve"))
        about = [
            self.release.reference,
            f"{language_name(self._languages[0])} → {language_name(self._languages[1])}",
        ]
        if self.release.embargo is not None:
            about.append(embargo_words(self.release.embargo, self.release.embargo_zone))
        self.about.setText(" · ".join(part for part in about if part))
        self.text.setAccessibleName(_("The whole text"))
        self.hash_label.setText(_("SHA-256 of exactly this text"))
        self.hash.setAccessibleName(self.hash_label.text())
        self.list_label.setText(_("Before it may be approved"))
        self.list.setAccessibleName(self.list_label.text())
        self.note_label.setText(_("&Note"))
        self.cancel.setText(_("Cancel"))
        approval = self.approval
        if approval is None:
            self.approve.setText(_("&Approve"))
            self.points.setText(escape(_("Checking…")))
            return
        self.approve.setText(_("&Approve version {number}").format(number=approval.number))
        self.points.setText("<p></p>".join(point_html(point) for point in approval.points))
