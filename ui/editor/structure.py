"""Splitting and joining segments, and correcting a source: each one step that can be undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.words import _
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.segments import Resegmented
from workbench.model.inline import without_codes

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

_BOUNDARY = re.compile(r"(?<=[.!?…;:,—–])[\"”»’)]*\s+")
_SHOWN = 4
"""How many words before a cut are said."""


def proposed_place(text: str, share: float) -> int | None:
    """Return where a text is best cut: after the mark (``. ! ? … ; : ,`` or a dash) nearest to a share (0 to 1) of it.

    The end of a sentence wins over a comma; None where there is no mark.
    """
    places = [found.end() for found in _BOUNDARY.finditer(text) if found.end() < len(text)]
    if not places:
        return None
    strong = [place for place in places if text[:place].rstrip(' \u00a0\u202f"”»’)')[-1:] in ".!?…;"]
    return min(strong or places, key=lambda place: abs(place - share * len(text)))


class Structure(QObject):
    """What is done to the segments themselves; the rules are the desk's."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page

    def split(self) -> None:
        """Split the active segment where the source was clicked, else where its sentences part."""
        page, row = self._page, self._page.session.row
        if row is None:
            return
        text, cursor = page.session.text(), page.grid.edit.cursor_place()
        inside = without_codes(text[:cursor]).strip() and without_codes(text[cursor:]).strip()
        source = page.grid.selection.source_place(page.grid.active)
        if source is None:
            source = proposed_place(row.segment.text, cursor / len(text) if inside else 0.5)
        if source is None:
            page.deeds.say(_("Click in the source where it is to be split, then split again."))
            return
        desk, author = page.desk, page.place.person
        segment, target = row.segment.id, cursor if inside else None
        at = source

        def cut() -> Resegmented:
            return desk.segments.split(page.translation_id, segment, at, target, author)

        before = " ".join(without_codes(row.segment.text[:at]).split()[-_SHOWN:]).strip('“”"«»„ ')
        self._do(_("Split"), cut, _("Split after “{text}”.").format(text=before))

    def join(self) -> None:
        """Join the active segment with the next one of its paragraph."""
        page, row = self._page, self._page.session.row
        if row is None:
            return
        desk, author, segment = page.desk, page.place.person, row.segment.id
        self._do(
            _("Join"),
            lambda: desk.segments.join(page.translation_id, segment, author),
            _("Joined with the next segment."),
        )

    def _do(self, name: str, cut: Callable[[], Resegmented], said: str) -> None:
        page = self._page
        desk, author, release = page.desk, page.place.person, page.place.release.id
        made: list[Resegmented] = []

        def forwards() -> Changes:
            if made:
                return desk.segments.put_back(release, made[0].block_id, made[0].after, author).changes
            made.append(cut())
            return made[0].changes

        def backwards() -> Changes:
            if not made:
                return NOTHING
            return desk.segments.put_back(release, made[0].block_id, made[0].before, author).changes

        page.session.do(name, forwards, backwards, lambda _changes: page.deeds.say(said), recuts=True)

    def edit_source(self) -> None:
        """Open the source of the active segment to be corrected."""
        from ui.editor.source_edit import SourceEditDialog

        page, row = self._page, self._page.session.row
        if row is None:
            return
        page.session.commit_typing()
        dialog = SourceEditDialog(row, page.grid.style_now, page)
        dialog.wanted.connect(
            lambda text, reason, stands: self._correct(row.segment.id, text, reason, stands)
        )
        dialog.open()

    def _correct(self, segment: str, text: str, reason: str, stands: bool) -> None:
        page = self._page
        desk, author, translation = page.desk, page.place.person, page.translation_id
        texts: list[str] = []

        def put(wanted: str, why: str) -> Changes:
            row = desk.editing.row(translation, segment)
            if not texts:
                texts.append(row.segment.text)
            return desk.segments.edit_source(
                translation, segment, wanted, author, row.source_revision_id, why, stands
            )

        page.session.do(_("Edit source"), lambda: put(text, reason), lambda: put(texts[0], reason))
