"""Below the text: what the source of the active row said when it was translated, and how many such rows wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.editor.style import grid_style
from ui.elided import ElidedLabel
from ui.panels.rich import rich_difference
from ui.shortcuts.registry import key_of
from ui.words import Retranslated, _, moment_words, ngettext
from workbench.desk import wording
from workbench.model.inline import without_codes

if TYPE_CHECKING:
    from workbench.desk.carrying_sources import SourceChange

LONGEST = 20_000
"""Characters up to which words are compared on screen; of a longer source the beginning of the old text is shown."""
LINES = 2
"""Lines of the source that are seen at once; more are scrolled to. The bar keeps its height from row to row."""


class SourceChangesBar(Retranslated, QWidget):
    """``step_wanted`` (forwards) asks for the next such row, or the previous one, ``only_wanted`` for nothing but them,
    ``left`` tells that Escape gave the keyboard back.
    """

    step_wanted = Signal(bool)
    only_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._change: SourceChange | None = None
        self._place, self._count = 0, 0
        self.about = ElidedLabel("", self)
        self.text = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(0)
        self.previous, self.next, self.only = (QPushButton(self) for _number in range(3))
        self.away = QToolButton(self)
        self.away.setAutoRaise(True)
        self.away.setText("×")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.about, 1)
        for button in (self.previous, self.next, self.only, self.away):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 10, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(False))
        self.next.clicked.connect(lambda: self.step_wanted.emit(True))
        self.only.clicked.connect(self.only_wanted)
        self.away.clicked.connect(self._put_away)
        self._put_away_at = -1
        self.hide()
        self.retranslate()

    def put(self, change: SourceChange | None, place: int, count: int) -> None:
        """Show a change, the one at ``place`` (from 1) of ``count``; None for a row whose source is as it was."""
        self._change, self._place, self._count = change, place, count
        if not count:
            self._put_away_at = -1
        self._say()
        self.setVisible(bool(count) and count != self._put_away_at)

    def _put_away(self) -> None:
        # It comes back when another number of rows waits.
        self._put_away_at = self._count
        self.hide()
        self.left.emit()

    def _say(self) -> None:
        change = self._change
        metrics = self.text.fontMetrics()
        self.text.setFixedHeight(metrics.lineSpacing() * LINES + 2)
        if change is None:
            words = ngettext(
                "The source of {count} segment changed since it was translated.",
                "The source of {count} segments changed since they were translated.",
                self._count,
            ).format(count=self._count)
            self.about.setText(words)
            self.text.setHtml("")
            self.text.setAccessibleName(words)
            return
        who = " · ".join(filter(None, (change.author, moment_words(change.at), change.reason)))
        place = _("Source changed, {place} of {count}").format(place=self._place, count=self._count)
        self.about.setText(f"{place} · {who}")
        if max(len(change.old), len(change.new)) > LONGEST:
            self.text.setPlainText(without_codes(change.old[:LONGEST]) + "…")
        else:
            self.text.setHtml(rich_difference(change.old, change.new, change.changes, change.codes))
        self.text.setAccessibleName(wording.labelled(_("Source before and now"), self.text.toPlainText()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keyboard back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline over it."""
        painter = QPainter(self)
        style = grid_style(self.font())
        painter.fillRect(self.rect(), QColor(theme.tokens().panel))
        painter.setPen(style.rule)
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Mark the words in the colours of the theme, at the size of the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "away"):
            self._say()

    def retranslate(self) -> None:
        """Say the words."""
        self.previous.setText(_("Previous"))
        self.next.setText(_("Next"))
        self.only.setText(_("Only these"))
        for button, tip, deed in (
            (self.previous, _("Previous segment whose source changed"), "editor.previous_source_changed"),
            (self.next, _("Next segment whose source changed"), "editor.next_source_changed"),
            (self.only, _("Show only the segments whose source changed"), ""),
            (self.away, _("Put away"), ""),
        ):
            key = key_of(deed) if deed else ""
            button.setToolTip(f"{tip} ({key})" if key else tip)
            button.setAccessibleName(tip)
        self._say()
