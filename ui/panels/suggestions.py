"""Suggestions for the active segment: from memory and from machines, each with the key that takes it."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.panels.base import Panel, Place
from ui.panels.cards import Card, CardColumn, KeyCaps, label
from ui.panels.rich import coloured, rich_difference, rich_text
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of
from ui.words import _
from workbench.desk.changes import Changes
from workbench.desk.views import Suggestion
from workbench.model.inline import without_codes
from workbench.model.translation import OriginKind


class SuggestionsPanel(Panel):
    """Cards with what the memory knows and machines proposed; ``taken`` carries the ``Suggestion``."""

    taken = Signal(object)

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.suggestions: list[Suggestion] = []
        self._differences: list[Any] = []
        self._answered = ""
        self._column = CardColumn(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column)

    def title(self) -> str:
        """Return the panel's name."""
        return _("Suggestions")

    def note(self) -> str:
        """Return which segment they are for."""
        return "" if self.row is None else _("segment {number}").format(number=self.row.segment.number)

    def refresh(self) -> None:
        """Ask for the suggestions of the row."""
        row = self.row
        if row is None:
            return
        self.titled.emit()
        segment, source = row.segment.id, row.segment.text
        desk, translation = self.place.desk, self.place.translation.id

        def work() -> tuple[str, list[Suggestion], list[Any]]:
            found = desk.drafts.suggestions(translation, segment)
            differences = [
                desk.editorial.compare(one.source, source) if one.source and one.source != source else []
                for one in found
            ]
            return segment, list(found), differences

        self.ask(work, self._show)

    def _show(self, result: tuple[str, list[Suggestion], list[Any]]) -> None:
        self._answered, self.suggestions, self._differences = result
        self._fill()

    def _fill(self) -> None:
        row = self.row
        if row is None or row.segment.id != self._answered:
            return
        cards: list[QWidget] = []
        for number, suggestion in enumerate(self.suggestions, start=1):
            cards.append(self._card(number, suggestion, self._differences[number - 1]))
        if not cards:
            empty = _("Nothing like it in the memory.")
            if key := key_of("editor.draft_segment"):
                asks = _("{key} asks a machine for a draft.").format(key=shown(key))
                empty = f"{empty} {asks}"
            cards.append(label(html.escape(empty), dim=True))
        self._column.fill(cards)

    def _card(self, number: int, suggestion: Suggestion, differences: Any) -> QWidget:
        row = self.row
        codes = row.segment.codes if row is not None else ()
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(8)
        if number <= 9:
            head.addWidget(KeyCaps(f"editor.take_{number}"))
        head.addWidget(label(self._origin(suggestion), small=True), 1)
        card.body.addLayout(head)
        card.body.addWidget(label(rich_text(suggestion.text, codes)))
        if differences and row is not None:
            said = rich_difference(suggestion.source, row.segment.text, differences, codes)
            card.body.addWidget(label(f"{_('Source:')} {said}", dim=True, small=True))
        card.setAccessibleName(
            _("Suggestion {number}: {text}").format(number=number, text=without_codes(suggestion.text))
        )
        card.taken.connect(lambda: self.taken.emit(suggestion))
        return card

    def _origin(self, suggestion: Suggestion) -> str:
        tokens = theme.tokens()
        origin = suggestion.origin
        parts = []
        if origin.kind is OriginKind.MACHINE:
            parts.append(coloured(_("machine"), tokens.machine, bold=True))
            parts.append(coloured(origin.engine, tokens.dim))
        else:
            score = _("{score} %").format(score=suggestion.score)
            parts.append(coloured(score, tokens.accent, bold=True))
            words = [_("memory"), origin.reference]
            if suggestion.approved:
                words.append(_("approved"))
            parts.append(coloured(" · ".join(word for word in words if word), tokens.dim))
        return "&nbsp;&nbsp;".join(parts)

    def take(self, number: int) -> bool:
        """Take the suggestion of a number (from 1); return whether there is one for this row."""
        row = self.row
        if row is None or row.segment.id != self._answered or not 0 < number <= len(self.suggestions):
            return False
        self.taken.emit(self.suggestions[number - 1])
        return True

    def apply_changes(self, changes: Changes) -> None:
        """Ask again when another commit or draft may have brought something."""
        if changes.settings or (self.row is not None and changes.segments - {self.row.segment.id}):
            self.refresh()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._fill()
