"""Characters that keyboards lack, each with a key: marks of quotation, dashes, spaces that do not break."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.editor.actions import Deed
from ui.words import N_, _

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

# Of each: the name of its deed, the character, what the menu calls it, and our key.
CHARACTERS = (
    ("guillemet_open", "«", N_("&Opening guillemet"), "Ctrl+Alt+,"),
    ("guillemet_close", "»", N_("&Closing guillemet"), "Ctrl+Alt+."),
    ("apostrophe", "’", N_("’ &Apostrophe"), "Ctrl+'"),
    ("en_dash", "–", N_("– E&n dash"), "Ctrl+Alt+-"),
    ("em_dash", "—", N_("— E&m dash"), "Ctrl+Alt+Shift+-"),
    ("ellipsis", "…", N_("… &Ellipsis"), "Ctrl+Alt+;"),
    ("no_break_space", "\u00a0", N_("No-break &space"), "Ctrl+Shift+Space"),
    ("narrow_space", "\u202f", N_("Na&rrow no-break space"), "Ctrl+Alt+Space"),
    ("soft_hyphen", "\u00ad", N_("Soft &hyphen"), ""),
)


def character_deeds(page: EditorPage) -> list[Deed]:
    """Return a deed for every character, in a menu of their own under Edit."""
    return [
        Deed(name, "edit/insert", _saying(words), [key] if key else [], _putting(page, char))
        for name, char, words, key in CHARACTERS
    ]


def _saying(words: str) -> Callable[[], str]:
    return lambda: _(words)


def _putting(page: EditorPage, char: str) -> Callable[[], None]:
    return lambda: page.session.insert(char, _("Insert a character"))
