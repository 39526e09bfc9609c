"""Texts that are too long for a cell: what is shown of them, and what is said of the rest.

A segment of a megabyte is no sentence, but a file may bring one. It takes Qt a second to lay out, so a painted cell shows
its beginning, and the live cell holds the part that the cursor is in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QLocale

from ui.editor.units import to_characters, to_units
from ui.words import ngettext

WHOLE_AT_MOST = 20_000
"""Characters up to which a text is shown whole."""
PART = 3_000
"""Characters of a longer one that are shown."""
MARGIN = PART // 6
"""Characters between the cursor and the edge of a part, below which another part is taken."""


def is_long(text: str) -> bool:
    """Return whether a text is shown in part."""
    return len(text) > WHOLE_AT_MOST


def beginning(text: str) -> str:
    """Return what a painted cell shows of a text."""
    return text[:PART] if is_long(text) else text


def rest_words(text: str) -> str:
    """Return what is said below the beginning of a long text; nothing of one that is shown whole."""
    return more_words(len(text) - PART) if is_long(text) else ""


def shortened(text: str) -> str:
    """Return a text as a panel shows it: a long one begun, with what is left said."""
    return f"{beginning(text)} {rest_words(text)}" if is_long(text) else text


def more_words(count: int) -> str:
    """Return the words for characters that are there and not shown."""
    words = ngettext("… {count} more character", "… {count} more characters", count)
    return words.format(count=QLocale().toString(count))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, as it was taken, and what stands on both sides of it."""

    before: str = ""
    taken: str = ""
    after: str = ""
    units: int = field(init=False)
    """How many UTF-16 code units stand before it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "units", to_units(self.before, len(self.before)))

    @property
    def whole(self) -> bool:
        """Whether it is all of the text."""
        return not self.before and not self.after

    def too_near(self, place: int, length: int) -> bool:
        """Return whether a place is too near to an edge of the part, which is ``length`` long by now."""
        return bool(self.before and place < MARGIN) or bool(self.after and place > length - MARGIN)


def part_around(text: str, units: int) -> Part:
    """Return the part of a text around a UTF-16 offset: all of it unless it is long."""
    if not is_long(text):
        return Part(taken=text)
    place = to_characters(text, units)
    first = max(0, min(place - PART // 2, len(text) - PART))
    return Part(text[:first], text[first : first + PART], text[first + PART :])
