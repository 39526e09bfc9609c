"""The card of a suggestion: how near it is and why, its text, what its source has otherwise, and who said so when."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.moments import here
from ui.panels.cards import Card, KeyCaps, label
from ui.panels.rich import Difference, coloured, rich_difference, rich_marked
from ui.words import N_, _
from workbench.desk import catalogue
from workbench.desk.views import Suggestion
from workbench.model.inline import InlineCode, without_codes
from workbench.model.memory import MatchKind, TranslationUnit
from workbench.model.translation import OriginKind

KINDS: Mapping[MatchKind, str] = {
    MatchKind.CONTEXT: N_("same context"),
    MatchKind.EXACT: N_("exact"),
    MatchKind.ADAPTED: N_("figures or names replaced"),
    MatchKind.FUZZY: N_("similar"),
    MatchKind.QUOTATION: N_("official wording"),
}
"""What people call a kind of match."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion as it is shown: how its source differs from the segment's, and the name of its memory.

    The differences lead from ``source`` (the memory's, without codes) to ``wanted`` (the segment's); there are none where
    both are the same, nor for a quotation, which is a part of the segment only.
    """

    suggestion: Suggestion
    differences: Sequence[Difference] = ()
    source: str = ""
    wanted: str = ""
    memory: str = ""


def day_words(moment: datetime) -> str:
    """Return the day of a moment in the person's zone: ``24 Nov 2025``."""
    day = moment.astimezone(here())
    return QLocale(catalogue.language()).toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def about_unit(unit: TranslationUnit, memory: str) -> str:
    """Return the memory of a unit, whether it was approved, who wrote it last and on which day, as far as is known."""
    changed = unit.changed_at or unit.created_at
    parts = (
        memory,
        _("approved") if unit.approved else "",
        unit.changed_by or unit.author,
        day_words(changed),
    )
    return " · ".join(part for part in parts if part)


def match_words(suggestion: Suggestion) -> str:
    """Return how near a suggestion is and what it comes from, in plain words."""
    match = suggestion.match
    if match is None:
        return " · ".join(part for part in (_("machine"), suggestion.origin.engine) if part)
    parts = [_(KINDS[match.kind]), match.unit.release_reference]
    return " · ".join(part for part in parts if part)


class SuggestionCard(Card):
    """A card that is taken by its key, a click or Enter; ``menu_wanted`` carries where its menu opens.

    ``stepped`` asks for the card before (-1) or after (1); ``left`` gives the keyboard back to the text.
    """

    menu_wanted = Signal(QPoint)
    stepped = Signal(int)
    left = Signal()

    def __init__(
        self, number: int, offered: Offered, codes: Sequence[InlineCode], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.number, self.offered = number, offered
        suggestion, match = offered.suggestion, offered.suggestion.match
        head = QHBoxLayout()
        head.setSpacing(8)
        if number <= 9:
            head.addWidget(KeyCaps(f"editor.take_{number}"))
        head.addWidget(label(_head(suggestion), small=True), 1)
        self.body.addLayout(head)
        replaced = match.replaced if match is not None else ()
        self.body.addWidget(label(rich_marked(suggestion.text, replaced, codes)))
        said = rich_difference(offered.source, offered.wanted, offered.differences)
        if match is not None and match.kind is MatchKind.QUOTATION:
            said = html.escape(offered.source)
        if said:
            self.body.addWidget(label(f"{html.escape(_('Source:'))} {said}", dim=True, small=True))
        if match is not None and (whose := about_unit(match.unit, offered.memory)):
            self.body.addWidget(label(html.escape(whose), dim=True, small=True))
        self._name()

    def _name(self) -> None:
        suggestion, match = self.offered.suggestion, self.offered.suggestion.match
        self.setAccessibleName(
            _("Suggestion {number}: {text}").format(number=self.number, text=without_codes(suggestion.text))
        )
        told = [match_words(suggestion)]
        if match is not None:
            told = [
                _("{score} %").format(score=match.score),
                *told,
                about_unit(match.unit, self.offered.memory),
            ]
            if match.replaced:
                pieces = ", ".join(suggestion.text[start:end] for start, end in match.replaced)
                told.append(_("put in: {pieces}").format(pieces=without_codes(pieces)))
        self.setAccessibleDescription(", ".join(part for part in told if part))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: where the pointer is, or under the first line for the menu key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.mapToGlobal(QPoint(16, 28)) if by_key else event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the card before or after by the arrows, back to the text by Escape."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _head(suggestion: Suggestion) -> str:
    tokens = theme.tokens()
    if suggestion.match is None and suggestion.origin.kind is OriginKind.MACHINE:
        said = coloured(_("machine"), tokens.machine, bold=True)
        return f"{said}&nbsp;&nbsp;{coloured(suggestion.origin.engine, tokens.dim)}"
    score = coloured(_("{score} %").format(score=suggestion.score), tokens.accent, bold=True)
    return f"{score}&nbsp;&nbsp;{coloured(match_words(suggestion), tokens.dim)}"
