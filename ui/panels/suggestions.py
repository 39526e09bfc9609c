"""Suggestions for the active segment: from memory and from machines, each with the key that takes it."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.panels.base import Panel, Place
from ui.panels.cards import CardColumn, label
from ui.panels.suggestion_card import Offered, SuggestionCard
from ui.panels.unit_deeds import edit_unit, may_be_edited, memory_names, remove_unit
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of
from ui.words import _
from workbench.desk.changes import Changes
from workbench.desk.views import Suggestion
from workbench.model.inline import readable, without_codes
from workbench.model.memory import TranslationUnit


class SuggestionsPanel(Panel):
    """Cards with what the memory knows and machines proposed.

    ``taken`` carries the ``Suggestion``, ``release_wanted`` (release id, language of the translation, segment id)
    the place that one comes from, ``left`` that the keyboard goes back to the text.
    """

    taken = Signal(object)
    release_wanted = Signal(str, str, str)
    left = Signal()

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.suggestions: list[Suggestion] = []
        self._offered: list[Offered] = []
        self._names: dict[str, str] = {}
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
        segment, wanted = row.segment.id, without_codes(row.segment.text)
        desk, translation = self.place.desk, self.place.translation.id

        known = self._names

        def work() -> tuple[str, list[Offered], dict[str, str]]:
            found = desk.drafts.suggestions(translation, segment)
            ids = {one.match.unit.memory_id for one in found if one.match is not None}
            names = memory_names(desk, ids, known)
            return segment, [_offered(desk, one, wanted, names) for one in found], names

        self.ask(work, self._show)

    def _show(self, result: tuple[str, list[Offered], dict[str, str]]) -> None:
        segment, offered, self._names = result
        if segment == self._answered and offered == self._offered and self.cards():
            return
        self._answered, self._offered = segment, offered
        self.suggestions = [one.suggestion for one in offered]
        self._fill()

    def _fill(self) -> None:
        row = self.row
        if row is None or row.segment.id != self._answered:
            return
        had_keyboard = next((card.number for card in self.cards() if card.hasFocus()), 0)
        cards: list[QWidget] = []
        for number, offered in enumerate(self._offered, start=1):
            card = SuggestionCard(number, offered, row.segment.codes)
            card.taken.connect(lambda one=offered: self.taken.emit(one.suggestion))
            card.menu_wanted.connect(lambda at, one=card: self.open_menu(one, at))
            card.stepped.connect(lambda step, one=card: self._step(one, step))
            card.left.connect(self.left)
            cards.append(card)
        if not cards:
            empty = _("Nothing like it in the memory.")
            if key := key_of("editor.draft_segment"):
                asks = _("{key} asks a machine for a draft.").format(key=shown(key))
                empty = f"{empty} {asks}"
            cards.append(label(html.escape(empty), dim=True))
        self._column.fill(cards)
        if had_keyboard and (shown_cards := self.cards()):
            shown_cards[min(had_keyboard, len(shown_cards)) - 1].setFocus()

    def cards(self) -> list[SuggestionCard]:
        """Return the cards that are shown, in order."""
        return [card for card in self._column.cards if isinstance(card, SuggestionCard)]

    def _step(self, card: SuggestionCard, step: int) -> None:
        cards = self.cards()
        place = card.number - 1 + step
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._column.ensureWidgetVisible(cards[place])

    def take(self, number: int) -> bool:
        """Take the suggestion of a number (from 1); return whether there is one for this row."""
        row = self.row
        if row is None or row.segment.id != self._answered or not 0 < number <= len(self.suggestions):
            return False
        self.taken.emit(self.suggestions[number - 1])
        return True

    def best(self) -> str:
        """Return the text of the first suggestion, empty where there is none for this row."""
        row = self.row
        there = row is not None and row.segment.id == self._answered and self.suggestions
        return self.suggestions[0].text if there else ""

    # the menu of a card

    def open_menu(self, card: SuggestionCard, at: QPoint) -> None:
        """Open the menu of a card at a place of the screen."""
        menu = self.menu_of(card)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu_of(self, card: SuggestionCard) -> QMenu:
        """Return what can be done with a suggestion, as a menu."""
        suggestion = card.offered.suggestion
        menu = QMenu(self)
        words = _("&Take")
        if card.number <= 9 and (key := key_of(f"editor.take_{card.number}")):
            words = f"{words}\t{shown(key)}"
        menu.addAction(words).triggered.connect(lambda: self.taken.emit(suggestion))
        menu.addAction(_("&Copy")).triggered.connect(lambda: self._copy(suggestion))
        match = suggestion.match
        if match is None:
            return menu
        unit, writable = match.unit, not self.place.desk.read_only
        menu.addSeparator()
        edit = menu.addAction(_("&Edit this unit…"))
        edit.setEnabled(may_be_edited(self, unit))
        edit.triggered.connect(lambda: edit_unit(self, unit, card.offered.memory))
        remove = menu.addAction(_("&Remove this unit…"))
        remove.setEnabled(writable)
        remove.triggered.connect(lambda: remove_unit(self, unit, card.offered.memory))
        menu.addSeparator()
        go = menu.addAction(_("&Go to its release"))
        go.setEnabled(bool(unit.release_id))
        go.triggered.connect(lambda: self._go(unit))
        return menu

    def _copy(self, suggestion: Suggestion) -> None:
        codes = self.row.segment.codes if self.row is not None else ()
        QGuiApplication.clipboard().setText(readable(suggestion.text, codes))

    def _go(self, unit: TranslationUnit) -> None:
        self.release_wanted.emit(unit.release_id, unit.target_language, unit.segment_id)

    def apply_changes(self, changes: Changes) -> None:
        """Ask again when another commit or draft, or a change of a memory, may have brought something."""
        if changes.memory:
            self._names = {}
        others = self.row is not None and changes.segments - {self.row.segment.id}
        if changes.settings or changes.memory or others:
            self.refresh()

    def retranslate(self) -> None:
        """Say everything in the language in force; the memory of the house has a name in each."""
        self._fill()
        self.refresh()


def _offered(desk: Any, suggestion: Suggestion, wanted: str, names: dict[str, str]) -> Offered:
    source = without_codes(suggestion.source)
    match = suggestion.match
    in_part = match is not None and match.span is not None
    differs = bool(source) and source != wanted and not in_part
    return Offered(
        suggestion,
        tuple(desk.editorial.compare(source, wanted)) if differs else (),
        source,
        wanted,
        "" if match is None else names.get(match.unit.memory_id, ""),
    )
