"""Changing what is written where the cursor stands: the case of words; the source or a suggestion put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.editor.actions import Deed
from ui.editor.units import to_units
from ui.words import _

if TYPE_CHECKING:
    from ui.editor.page import EditorPage


def rewriting_deeds(page: EditorPage) -> list[Deed]:
    """Return the deeds of this module."""
    return [
        Deed("insert_source", "edit", lambda: _("Insert the source here"), [], lambda: insert_source(page)),
        Deed(
            "insert_match",
            "edit",
            lambda: _("Insert the best suggestion here"),
            [],
            lambda: insert_match(page),
        ),
        Deed("change_case", "edit", lambda: _("Change case"), ["Ctrl+Shift+A"], lambda: change_case(page)),
    ]


def insert_source(page: EditorPage) -> None:
    """Put the source in at the cursor, or what is selected of it."""
    row = page.session.row
    if row is not None:
        page.session.insert(page.grid.selection.text() or row.segment.text, _("Insert source"))


def insert_match(page: EditorPage) -> None:
    """Put the best suggestion in at the cursor; what is written already stays."""
    text = page.panels.suggestions.best()
    if text:
        page.session.insert(text, _("Insert suggestion"))
    else:
        page.deeds.say(_("There is no suggestion for this segment."))


def change_case(page: EditorPage) -> None:
    """Give what is selected, or the word at the cursor, the next case: small, with a capital, all capitals."""
    edit = page.grid.edit
    text, (start, end), place = edit.text(), edit.selection(), edit.place()
    chosen = start != end
    if not chosen:
        start, end = word_at(text, start)
    changed = next_case(text[start:end])
    if changed == text[start:end] or edit.isReadOnly():
        return
    edit.set_cursor(to_units(text, end), anchor=to_units(text, start))
    page.session.insert(changed, _("Change case"))
    after = edit.text()
    last = to_units(after, start + len(changed))
    edit.set_cursor(last if chosen else min(place, last), to_units(after, start) if chosen else None)


def word_at(text: str, place: int) -> tuple[int, int]:
    """Return the word at a place, or that ends there; an apostrophe parts words, a hyphen does not."""

    def within(at: int) -> bool:
        return text[at].isalnum() or text[at] in "-‑\u00ad" or "\u0300" <= text[at] <= "\u036f"

    start = end = place
    while start and within(start - 1):
        start -= 1
    while end < len(text) and within(end):
        end += 1
    return start, end


def next_case(text: str) -> str:
    """Return a text in the next case: small letters get a capital, then all do, then none; any other is made small."""
    small = text.lower()
    first = next((at for at, char in enumerate(small) if char != char.upper()), -1)
    if first < 0:
        return text
    capital = small[:first] + small[first].upper() + small[first + 1 :]
    if text == small:
        return capital
    return text.upper() if text == capital and capital != text.upper() else small
