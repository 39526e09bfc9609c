"""History of the active segment: every revision, who, when, from where, and what it changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.editor.long_texts import shortened
from ui.editor.phrases import state_word
from ui.panels.base import Panel, Place
from ui.panels.cards import Card, CardColumn, label
from ui.panels.rich import coloured, rich_difference, rich_text
from ui.words import _, moment_words
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.model.inline import without_codes
from workbench.model.translation import TargetRevision

SHOWN = 60
"""Revisions that are shown; older ones of a segment rewritten that often are counted."""


class HistoryPanel(Panel):
    """Cards of revisions, newest first; ``taken`` carries the one whose text is to come back."""

    taken = Signal(object)

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.revisions: list[TargetRevision] = []
        self._differences: list[Any] = []
        self._answered = ""
        self._column = CardColumn(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column)

    def title(self) -> str:
        """Return the panel's name."""
        return _("History")

    def refresh(self) -> None:
        """Ask for the revisions of the row, unless nobody sees them."""
        row = self.row
        if row is None or not self.isVisible():
            return
        segment = row.segment.id
        desk, translation = self.place.desk, self.place.translation.id

        def work() -> tuple[str, list[TargetRevision], list[Any]]:
            found = list(desk.editing.history(translation, segment))
            by_id = {revision.id: revision for revision in found}
            differences = []
            for revision in found[:SHOWN]:
                parent = by_id.get(revision.parent_id or "")
                before = parent.text if parent is not None else ""
                differences.append((before, desk.editorial.compare(before, revision.text) if before else []))
            return segment, found, differences

        self.ask(work, self._show)

    def showEvent(self, event: Any) -> None:
        """Fill when the tab is opened."""
        super().showEvent(event)
        self.refresh()

    def _show(self, result: tuple[str, list[TargetRevision], list[Any]]) -> None:
        self._answered, self.revisions, self._differences = result
        self._fill()

    def _fill(self) -> None:
        row = self.row
        if row is None or row.segment.id != self._answered:
            return
        cards: list[QWidget] = [
            self._card(index, revision) for index, revision in enumerate(self.revisions[:SHOWN])
        ]
        if not cards:
            cards.append(label(_("Nothing has been written for this segment yet."), dim=True))
        older = len(self.revisions) - SHOWN
        if older > 0:
            cards.append(label(_("{count} older ones").format(count=older), dim=True))
        self._column.fill(cards)

    def _card(self, index: int, revision: TargetRevision) -> QWidget:
        tokens = theme.tokens()
        codes = self.row.segment.codes if self.row is not None else ()
        card = Card(active=False)
        who = coloured(revision.author, tokens.text, bold=True)
        about = [moment_words(revision.created_at), state_word(revision.state, revision.locked)]
        about.append(wording.origin_words(revision.origin))
        said = " · ".join(word for word in about if word)
        card.body.addWidget(label(f"{who}&nbsp;&nbsp;{coloured(said, tokens.dim)}", small=True))
        before, differences = self._differences[index]
        if differences:
            text = rich_difference(before, revision.text, differences, codes)
        else:
            text = rich_text(revision.text, codes)
        card.body.addWidget(label(text or coloured(_("(empty)"), tokens.dim)))
        if index > 0 and revision.text != self.revisions[0].text:
            button = QPushButton(_("Take this one"))
            button.clicked.connect(lambda: self.taken.emit(revision))
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            card.body.addLayout(line)
        card.setAccessibleName(
            wording.labelled(f"{revision.author}, {said}", without_codes(shortened(revision.text)))
        )
        return card

    def apply_changes(self, changes: Changes) -> None:
        """Ask again when the row was committed."""
        if self.row is not None and self.row.segment.id in changes.segments:
            self.refresh()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._fill()
