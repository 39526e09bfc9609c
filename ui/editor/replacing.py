"""Replacing: one place as it is gone to, or many that were chosen from a list, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.editor.owned import owned
from ui.editor.units import to_units
from ui.words import _, language_name, ngettext
from workbench.desk.changes import Changes
from workbench.desk.finding import SOURCE, Replaced, Replacement
from workbench.desk.search import Matcher
from workbench.desk.views import Hit
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

if TYPE_CHECKING:
    from ui.editor.page import EditorPage
    from ui.editor.replace_dialog import ReplaceDialog

LOOK_MS = 60
LIVE_SECONDS = 0.05


def open_pages(page: EditorPage) -> list[EditorPage]:
    """Return the open pages of all windows, this one first."""
    found = [one for window in QApplication.topLevelWidgets() for one in window.findChildren(type(page))]
    return [page, *(one for one in found if one is not page and one.desk is page.desk)]


@dataclass
class _Work:
    """What a replacing is given and does; written on the worker, looked at from the GUI thread."""

    places: Sequence[Replacement]
    still_stands: bool
    reason: str
    cancel: CancelToken = field(default_factory=CancelToken)
    step: tuple[int, int] = (0, 0)
    replaced: Replaced | None = None
    ended: bool = False


class Replacing(QObject):
    """Replaces in the translation of a page, and in those of the other open pages where that is wanted."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._finding = page.desk.finding
        self._author = page.place.person
        bar = page.find_bar
        bar.open_translations = lambda: list(dict.fromkeys(one.translation_id for one in open_pages(page)))
        bar.replace_wanted.connect(self.replace_one)
        bar.replace_all_wanted.connect(self.replace_all)
        page.session.committed.connect(bar.follow)

    def open(self) -> None:
        """Open the find bar with its second line."""
        self._page.deeds.open_find(replacing=True)

    def go_elsewhere(self, hit: Hit) -> None:
        """Go to a place in another open translation, and go on looking there."""
        page = next((one for one in open_pages(self._page) if one.translation_id == hit.translation_id), None)
        if page is None:
            return
        self._page.request.emit("open", {"translation_id": hit.translation_id})
        page.find_bar.take_over(self._page.find_bar)
        page.deeds.go_to_hit(hit)

    # one place

    def replace_one(self, hit: Hit) -> None:
        """Replace the place that was gone to, and go to the next."""
        page, bar = self._page, self._page.find_bar
        if hit.translation_id != page.translation_id:
            page.deeds.go_to_hit(hit)
            return
        if hit.side == SOURCE:
            bar.replace_all_wanted.emit()
            return
        row = page.session.row
        if row is None or row.segment.id != hit.segment_id:
            page.deeds.go_to_hit(hit)
            return
        if page.grid.edit.isReadOnly():
            page.deeds.say(_("This segment cannot be changed now."))
            bar.step(1)
            return
        text, codes = page.session.text(), row.segment.codes
        try:
            matcher = Matcher(bar.search_wanted(), bar.fields.replacement.text())
            places = matcher.replaced(text, codes, LIVE_SECONDS)
            found = next((one for one in places if one.start <= hit.start < one.end), None)
            if found is None:
                bar.step(1)
                return
            new = text[: found.start] + found.put + text[found.end :]
            after = found.start + len(found.put)
            page.session.put_text(new, _("Replace"), None, to_units(new, after))
            spans = matcher.spans(new, codes, LIVE_SECONDS)
        except InputError as error:
            page.say_failure(error)
            return
        hits = [Hit(hit.segment_id, hit.number, hit.side, *span, hit.translation_id) for span in spans]
        bar.replaced(hit, hits, after)

    # many

    def replace_all(self) -> None:
        """Show every place, and replace those that are chosen."""
        page, bar = self._page, self._page.find_bar
        search, new = bar.search_wanted(), bar.fields.replacement.text()
        translations = bar.translations()
        for one in open_pages(page):
            if one.translation_id in translations:
                one.session.commit_typing()
        from ui.editor.replace_dialog import ReplaceDialog

        dialog = ReplaceDialog(search.text, new, self._name_of, page)
        token = CancelToken()

        def look(cancel: CancelToken) -> list[Replacement]:
            return list(self._finding.replacements(translations, search, new, cancel))

        def failed(error: object) -> None:
            dialog.show_places(())
            dialog.say_failure(error)

        def begin() -> None:
            # What is being written must be there before it is looked through.
            busy = [one for one in open_pages(page) if not one.writes.empty]
            if token.cancelled:
                return
            if busy:
                QTimer.singleShot(LOOK_MS, dialog, begin)
                return
            key = f"replace:{id(dialog)}"
            dialog.stopped.connect(lambda: page.runner.cancel(key))
            page.runner.run(
                look, done=owned(dialog, dialog.show_places), failed=owned(dialog, failed), key=key
            )

        dialog.stopped.connect(token.cancel)
        dialog.wanted.connect(
            lambda places, stands, reason: self._replace(dialog, _Work(places, stands, reason))
        )
        dialog.open()
        begin()

    def _name_of(self, translation_id: str) -> str:
        for one in open_pages(self._page):
            if one.translation_id == translation_id:
                place = one.place
                return f"{place.release.title[:40]} ({language_name(place.target_language)})"
        return ""

    def _replace(self, dialog: ReplaceDialog, work: _Work) -> None:
        finding, author = self._finding, self._author

        def step(done: int, total: int) -> None:
            work.step = (done, total)

        def forwards() -> Changes:
            if work.replaced is not None:
                return finding.put_again(work.replaced.made, author, work.still_stands)
            try:
                work.replaced = finding.replace(
                    work.places, author, work.still_stands, work.reason, work.cancel, step
                )
                return work.replaced.changes
            finally:
                work.ended = True

        def backwards() -> Changes:
            made = work.replaced.made if work.replaced is not None else ()
            return finding.put_back(made, author, work.still_stands)

        timer = QTimer(dialog)

        def look() -> None:
            dialog.show_progress(*work.step)
            if work.ended:
                timer.stop()
                dialog.accept()
                if work.replaced is not None:
                    self._say(work.replaced)

        timer.timeout.connect(look)
        timer.start(LOOK_MS)
        dialog.stopped.connect(work.cancel.cancel)
        self._page.session.do(_("Replace all"), forwards, backwards)

    def _say(self, replaced: Replaced) -> None:
        words = ngettext("{count} place replaced.", "{count} places replaced.", replaced.places).format(
            count=replaced.places
        )
        if replaced.left:
            left = ngettext(
                "{count} was left: its text was changed meanwhile.",
                "{count} were left: their texts were changed meanwhile.",
                replaced.left,
            )
            words = f"{words} {left.format(count=replaced.left)}"
        self._page.deeds.say(words)
