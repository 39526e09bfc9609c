"""How the head of the library gives way in a narrow window: words first whose icon says the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ui.library.key_caps import button_words
from ui.shortcuts.keys import shown
from ui.words import _, plain_keys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from ui.library.head import LibraryHead

SEARCH_CHARACTERS = 30
"""How wide the search field is before anything else gives way."""


def _new(head: LibraryHead, room: bool) -> None:
    words = _("New release")
    head.new.setText(button_words(words, "window.new") if room else words)


def _icon_alone(button: QPushButton, words: str, room: bool) -> None:
    button.setText(words if room else "")
    button.setAccessibleName("" if room else plain_keys(words))


def _views(head: LibraryHead, room: bool) -> None:
    _icon_alone(head.listing, _("&List"), room)
    _icon_alone(head.board, _("&Board"), room)


def _order(head: LibraryHead, room: bool) -> None:
    words = head.order_words()
    head.order.setText(words if room else "")


def _title(head: LibraryHead, room: bool) -> None:
    head.title.setVisible(room)


STEPS: Sequence[Callable[[LibraryHead, bool], None]] = (_new, _views, _order, _title)


def fit(head: LibraryHead) -> None:
    """Give everything its words where there is room, and take them away one after the other where there is not."""
    for step in STEPS:
        step(head, True)
    wanted = head.search.fontMetrics().averageCharWidth() * SEARCH_CHARACTERS
    for step in STEPS:
        if _needed(head, wanted) <= head.width():
            break
        step(head, False)
    head.layout().invalidate()
    _say_search(head)


def _needed(head: LibraryHead, search: int) -> int:
    layout = head.layout()
    margins = layout.contentsMargins()
    total, shown = margins.left() + margins.right() + search, 1
    for widget in head.parts():
        if not widget.isHidden():
            total += widget.sizeHint().width()
            shown += 1
    return total + layout.spacing() * (shown + 1) + 8


def _say_search(head: LibraryHead) -> None:
    name = _("Search releases")
    wordings = (_("Search titles, text, references…  Ctrl+F"), f"{name}  {shown('Ctrl+F')}", name)
    # The magnifying glass before it, and the cross that clears it.
    room = head.width() - _needed(head, 0) - head.search.sizeHint().height() * 2
    fitting = (one for one in wordings if head.search.fontMetrics().horizontalAdvance(one) <= room)
    head.search.setPlaceholderText(next(fitting, name))
