"""Straight quotation marks and apostrophes become those of the target language while one types.

Each change is a step of its own: undo gives back the character that was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.editor.owned import owned
from ui.editor.units import to_characters, to_units
from ui.tasks import Lane
from ui.words import _
from workbench.desk.changes import Changes
from workbench.desk.writing import TypingMarks
from workbench.model.inline import is_code

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

WATCHED = frozenset("'\"«» ;!?:")
_SPACES = " \u00a0\u202f"
_OPENERS = "([{<—–-/“‘„‚«‹¿¡"
_NO_GAP_AFTER = "([{;:!?¡¿/&=…"


def typeset(before: str, typed: str, marks: TypingMarks) -> tuple[int, str]:
    """Return how many characters before what was typed go too, and what stands in the place of both.

    ``before`` is the text up to what was typed. Where nothing changes the answer is ``(0, typed)``.
    """
    dropped, written = 0, ""
    for char in typed:
        drop, text = _one(before + written, char, marks)
        kept = min(drop, len(written))
        written = written[: len(written) - kept] + text
        if drop > kept:
            dropped += drop - kept
            before = before[: len(before) - (drop - kept)]
    return dropped, written


def _one(before: str, char: str, marks: TypingMarks) -> tuple[int, str]:
    inside = marks.opening[1:]
    if char == " ":
        # The mark has brought its space.
        return (0, "") if inside and before.endswith(marks.opening) else (0, char)
    if char == "'":
        return 0, _apostrophe(before, marks)
    if char == '"':
        return _quotation(before, char, marks)
    if char == "«":
        return 0, marks.opening if marks.opening.startswith(char) else char
    if char == "»":
        return _with_gap(before, char, inside) if marks.closing.endswith(char) and inside else (0, char)
    if char in ";!?" and marks.before_high:
        word = before.split(" ")[-1]
        address = "://" in word or "@" in word or word.startswith(("www.", "/"))
        return (0, char) if address else _with_gap(before, char, marks.before_high)
    if char == ":" and marks.before_colon and before.endswith(" "):
        # Without a space it may be an hour, a ratio or an address.
        return _with_gap(before, char, marks.before_colon)
    return 0, char


def _with_gap(before: str, char: str, gap: str) -> tuple[int, str]:
    bare = before.rstrip(_SPACES)
    if not bare or bare[-1] in _NO_GAP_AFTER or before[-1] in "\u00a0\u202f":
        return 0, char
    return len(before) - len(bare), gap + char


def _apostrophe(before: str, marks: TypingMarks) -> str:
    single = marks.inner_opening if marks.inner_opening in "‘‚" else ""
    if not single:
        return marks.apostrophe
    if _opens(before):
        return single
    unclosed = before.count(single) > _closings(before, marks.inner_closing)
    return marks.inner_closing if unclosed else marks.apostrophe


def _quotation(before: str, char: str, marks: TypingMarks) -> tuple[int, str]:
    opening, closing = marks.opening[0], marks.closing[-1]
    quoted = before.count(opening) > before.count(closing)
    inner = before.count(marks.inner_opening) > _closings(before, marks.inner_closing)
    gap = marks.closing[:-1]
    # A no-break space before the mark is the one that stands inside of a closing mark.
    closes_with_gap = gap and quoted and before.endswith(gap) and not before.endswith(marks.opening)
    if closes_with_gap:
        return 0, closing
    # Where a single mark quotes nothing, an apostrophe is an elision: l’« eau ».
    elided = before[-1:] in ("’", "'") and marks.inner_opening not in "‘‚"
    if elided or _opens(before):
        return 0, marks.inner_opening if quoted else marks.opening
    if inner and quoted:
        return 0, marks.inner_closing
    if not quoted and before[-1].isdigit():
        return 0, char  # inches
    return 0, marks.closing


def _opens(before: str) -> bool:
    read = before
    while read and is_code(read[-1]):
        read = read[:-1]
    return not read or read[-1].isspace() or read[-1] in _OPENERS


def _closings(text: str, mark: str) -> int:
    if mark != "’":
        return text.count(mark)
    # Between letters it is an apostrophe.
    return sum(
        1
        for place, char in enumerate(text)
        if char == mark and not (place + 1 < len(text) and text[place + 1].isalpha())
    )


class SmartQuotes(QObject):
    """Typesets what is typed into the live text of a page, unless the person's setting says not to."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._marks: TypingMarks | None = None
        self._known = self._asked = False
        self._key = f"marks:{id(self)}"
        page.grid.edit.wrote.connect(self._wrote)

    def follow(self, changes: Changes) -> None:
        """Know that settings are others."""
        if changes.settings:
            self._known = self._asked = False
            self._page.runner.cancel(self._key)

    def _wrote(self, typed: str) -> None:
        if WATCHED.isdisjoint(typed):
            if not self._known and not self._asked:
                self._learn()
            return
        if not self._known:
            self._know(self._read())
        marks = self._marks
        edit = self._page.grid.edit
        if marks is None or edit.textCursor().hasSelection():
            return
        text = edit.text()
        end = to_characters(text, edit.place())
        start = end - len(typed)
        if start < 0 or text[start:end] != typed:
            return
        dropped, written = typeset(text[:start], typed, marks)
        if not dropped and written == typed:
            return
        edit.set_cursor(to_units(text, end), anchor=to_units(text, start - dropped))
        self._page.session.insert(written, _("Typographic mark"))

    def _learn(self) -> None:
        # With the first letter, so that the first mark does not wait for it.
        self._asked = True
        self._page.runner.run(
            self._read, done=owned(self, self._know), failed=owned(self, lambda _error: None),
            key=self._key, lane=Lane.READ,
        )  # fmt: skip

    def _read(self) -> TypingMarks | None:
        desk = self._page.desk
        return desk.writing.marks(self._page.place.target_language) if desk.settings.smart_marks else None

    def _know(self, marks: TypingMarks | None) -> None:
        if not self._known:
            self._marks, self._known = marks, True
