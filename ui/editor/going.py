"""Going to the next or previous segment of a kind: untranslated, draft, commented, changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.editor.actions import Deed
from ui.editor.owned import owned
from ui.tasks import Lane
from ui.words import N_, _
from workbench.desk.views import STATE_ORDER
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken
from workbench.model.translation import SegmentState

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

UNTRANSLATED, DRAFT, CONFIRMED, COMMENT, CHANGED, SOURCE_CHANGED = (
    "untranslated", "draft", "confirmed", "comment", "changed", "source_changed",
)  # fmt: skip
_STATES = {
    UNTRANSLATED: {SegmentState.UNTRANSLATED},
    DRAFT: {SegmentState.DRAFT},
    CONFIRMED: {SegmentState.TRANSLATED, SegmentState.REVIEWED},
}
# Of each kind: what the menus call it, what is said where there is none, and the key; Shift is backwards.
_KINDS = (
    (UNTRANSLATED, N_("&Untranslated"), N_("No segment is untranslated."), "F4"),
    (DRAFT, N_("&Draft"), N_("No segment is a draft."), "F5"),
    (CONFIRMED, N_("&Translated"), N_("No segment is translated yet."), ""),
    (COMMENT, N_("Open &comment"), N_("No comment is open."), "Ctrl+F6"),
    (CHANGED, N_("Changed by &others since my last look"), N_("Nobody else has changed anything since."), "Ctrl+F7"),
    (SOURCE_CHANGED, N_("&Source corrected since"), N_("No source was corrected since its translation."), "Ctrl+F5"),
)  # fmt: skip


def going_deeds(page: EditorPage) -> list[Deed]:
    """Return the deeds of the submenus under Go."""
    made = []
    for forwards in (True, False):
        direction = "next" if forwards else "previous"
        for kind, words, _none, key in _KINDS:
            keys = [key if forwards else _backwards(key)] if key else []
            goer = _goer(page, kind, forwards)
            made.append(Deed(f"{direction}_{kind}", f"go/{direction}", _saying(words), keys, goer))
    return made


def _goer(page: EditorPage, kind: str, forwards: bool) -> Callable[[], None]:
    return lambda: page.going.go(kind, forwards)


class Going(QObject):
    """Goes from the active segment, around the ends, among the rows that are shown."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        page.filter_bar.rows_wanted.connect(page.grid.edit.setFocus)

    def go(self, kind: str, forwards: bool) -> None:
        """Go to the next segment of a kind, or to the previous one."""
        if kind in _STATES:
            self._go_to_state(kind, forwards)
            return
        page = self._page
        desk, translation, person = page.desk, page.translation_id, page.place.person

        def work(cancel: CancelToken) -> list[str]:
            from workbench.desk.row_filter import RowFilter

            look = page.filter_bar.look if kind == CHANGED else None
            if kind == CHANGED and look is None:
                look = desk.finding.last_look(translation, person)
            wanted = RowFilter(
                with_comment=kind == COMMENT,
                source_changed=kind == SOURCE_CHANGED,
                new_since=look,
                person=person,
            )
            return list(desk.finding.matching(translation, wanted, cancel))

        def done(found: list[str]) -> None:
            places = [place for one in found if (place := page.pages.number_of(one)) is not None]
            self._go_to(kind, sorted(places), forwards)

        def failed(error: object) -> None:
            if not isinstance(error, Cancelled):
                page.say_failure(error)

        page.session.commit_typing()
        page.runner.run(
            work, done=owned(self, done), failed=owned(self, failed), key=f"going:{id(self)}", lane=Lane.READ
        )

    def _go_to_state(self, kind: str, forwards: bool) -> None:
        page, pages = self._page, self._page.pages
        page.session.commit_typing()
        wanted = {STATE_ORDER.index(state) for state in _STATES[kind]}
        count, here = pages.total, pages.row_at(page.grid.active) if pages.count else 0
        order = range(1, count + 1) if forwards else range(-1, -count - 1, -1)
        for by in order:
            row = (here + by) % count
            if pages.states[row] in wanted and (place := pages.place_of_row(row)) is not None:
                self._arrive(place)
                return
        self._say_none(kind)

    def _go_to(self, kind: str, places: list[int], forwards: bool) -> None:
        here = self._page.grid.active
        if not places:
            self._say_none(kind)
        elif forwards:
            self._arrive(next((place for place in places if place > here), places[0]))
        else:
            self._arrive(next((place for place in reversed(places) if place < here), places[-1]))

    def _arrive(self, place: int) -> None:
        self._page.grid.set_active(place)
        self._page.grid.edit.setFocus()

    def _say_none(self, kind: str) -> None:
        self._page.deeds.say(_(next(none for one, _words, none, _key in _KINDS if one == kind)))


def _backwards(key: str) -> str:
    return key.replace("Ctrl+", "Ctrl+Shift+") if key.startswith("Ctrl+") else f"Shift+{key}"


def _saying(words: str) -> Callable[[], str]:
    return lambda: _(words)
