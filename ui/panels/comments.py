"""Comments on the segment and the release: must, should, note; answered and resolved."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.flow import FlowLayout
from ui.panels.base import Panel, Place
from ui.panels.cards import Card, CardColumn, label
from ui.panels.rich import coloured, rich_text
from ui.words import _, moment_words
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.desk.views import Row
from workbench.model.comments import Comment, CommentWeight


class _Draft(QPlainTextEdit):
    """A small text; Ctrl+Enter sends it, Tab leaves it."""

    def __init__(self, send: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._send = send
        self.setTabChangesFocus(True)
        self.setProperty("look", "field")
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 12)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter from confirming the segment."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send by Ctrl+Enter."""
        if _sends(event):
            self._send.click()
            return
        super().keyPressEvent(event)


def _sends(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommentsPanel(Panel):
    """Cards of comments, and a place to write the next one."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.comments: list[Comment] = []
        self._numbers: Mapping[str, int] = {}
        self._answering = ""
        self._column = CardColumn(self)
        self._send = QPushButton(self)
        self._text = _Draft(self._send, self)
        self._weight = QComboBox(self)
        self._whole = QCheckBox(self)
        self._send.clicked.connect(self._add)
        tools = FlowLayout()
        for widget in (self._weight, self._whole, self._send):
            tools.addWidget(widget)
        tools.last = self._send
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 12, 8)
        foot.addWidget(self._text)
        foot.addLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column, 1)
        column.addLayout(foot)
        self.retranslate()

    def title(self) -> str:
        """Return the panel's name with the count of open comments."""
        count = sum(1 for one in self.comments if not one.parent_id and not one.resolved)
        return _("Comments {count}").format(count=count) if count else _("Comments")

    def know_numbers(self, numbers: Mapping[str, int]) -> None:
        """Take the numbers of segments, to say where a comment belongs."""
        self._numbers = numbers
        self._fill()

    def follow(self, row: Row) -> None:
        """Write the next comment for this row."""
        self.row = row

    def refresh(self) -> None:
        """Ask for all comments."""
        desk, translation = self.place.desk, self.place.translation.id
        self.ask(lambda: list(desk.editorial.comments(translation)), self._show)

    def _show(self, comments: list[Comment]) -> None:
        self.comments = comments
        self._fill()
        self.titled.emit()

    def _fill(self) -> None:
        answers: dict[str, list[Comment]] = {}
        for comment in self.comments:
            if comment.parent_id:
                answers.setdefault(comment.parent_id, []).append(comment)
        order = list(CommentWeight)
        heads = sorted(
            (one for one in self.comments if not one.parent_id),
            key=lambda one: (one.resolved, order.index(one.weight), self._numbers.get(one.segment_id, 0)),
        )
        cards: list[QWidget] = [self._card(one, answers.get(one.id, [])) for one in heads]
        if not cards:
            cards.append(label(_("No comments yet."), dim=True))
        self._column.fill(cards)

    def _card(self, comment: Comment, answers: list[Comment]) -> QWidget:
        tokens = theme.tokens()
        stripe = {
            CommentWeight.MUST: tokens.error,
            CommentWeight.SHOULD: tokens.warning,
            CommentWeight.NOTE: tokens.line,
        }[comment.weight]
        card = Card(active=bool(comment.segment_id), stripe=tokens.line if comment.resolved else stripe)
        colour = tokens.dim if comment.resolved or comment.weight is CommentWeight.NOTE else stripe
        number = self._numbers.get(comment.segment_id, 0)
        where = _("segment {number}").format(number=number) if comment.segment_id else _("release")
        about = f"{where} · {comment.author} · {moment_words(comment.at)}"
        if comment.resolved:
            about = f"{about} · {_('resolved')}"
        weight = coloured(wording.name(comment.weight), colour, bold=True)
        card.body.addWidget(label(f"{weight}&nbsp;&nbsp;{coloured(about, tokens.dim)}", small=True))
        card.body.addWidget(label(rich_text(comment.text), dim=comment.resolved))
        for answer in answers:
            said = f"↳ {answer.author} {moment_words(answer.at)}"
            card.body.addWidget(label(coloured(said, tokens.dim), small=True))
            card.body.addWidget(label(rich_text(answer.text)))
        buttons = QHBoxLayout()
        reply = QPushButton(_("Reply"))
        reply.clicked.connect(lambda: self._answer(comment))
        settle = QPushButton(_("Reopen") if comment.resolved else _("Resolve"))
        settle.clicked.connect(lambda: self._resolve(comment))
        buttons.addWidget(reply)
        buttons.addWidget(settle)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        card.setAccessibleName(wording.labelled(f"{wording.name(comment.weight)}, {about}", comment.text))
        card.taken.connect(lambda: self.go_to.emit(comment.segment_id, -1))
        return card

    def _answer(self, comment: Comment) -> None:
        self._answering = comment.id
        words = _("Answer to {author}").format(author=comment.author)
        self._text.setPlaceholderText(words)
        self._weight.setEnabled(False)
        self._whole.setEnabled(False)
        self._text.setFocus()

    def _resolve(self, comment: Comment) -> None:
        desk, person, resolved = self.place.desk, self.place.person, not comment.resolved
        self.do(lambda: desk.editorial.resolve(comment.id, person, resolved), lambda _result: self.refresh())

    def begin(self, weight: CommentWeight = CommentWeight.NOTE) -> None:
        """Go to the text of a new comment on the active segment."""
        self._stop_answering()
        self._weight.setCurrentIndex(list(CommentWeight).index(weight))
        self._text.setFocus()

    def _stop_answering(self) -> None:
        self._answering = ""
        self._text.setPlaceholderText(_("Comment on this segment; Ctrl+Enter adds it"))
        self._weight.setEnabled(True)
        self._whole.setEnabled(True)

    def _add(self) -> None:
        text = self._text.toPlainText().strip()
        if not text:
            self._text.setFocus()
            return
        desk, person, translation = self.place.desk, self.place.person, self.place.translation.id
        weight = CommentWeight(self._weight.currentData())
        parent = self._answering
        segment = "" if self._whole.isChecked() or self.row is None else self.row.segment.id
        if parent:
            head = next((one for one in self.comments if one.id == parent), None)
            segment = head.segment_id if head is not None else segment
            weight = CommentWeight.NOTE

        def done(_result: object) -> None:
            self._text.clear()
            self._stop_answering()
            self.refresh()

        self.do(lambda: desk.editorial.comment(translation, text, person, segment, weight, parent), done)

    def apply_changes(self, changes: Changes) -> None:
        """Ask again when a comment was added or resolved."""
        if changes.comments and self.place.translation.id in changes.translations:
            self.refresh()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        chosen = max(0, self._weight.currentIndex()) if self._weight.count() else 2
        self._weight.clear()
        for weight in CommentWeight:
            self._weight.addItem(wording.name(weight), weight)
        self._weight.setCurrentIndex(chosen)
        self._weight.setAccessibleName(_("Weight of the comment"))
        self._text.setAccessibleName(_("New comment"))
        self._whole.setText(_("On the release"))
        self._send.setText(_("Add comment"))
        self._stop_answering()
        self._fill()
