"""Repeated sentences: filled when one of them is confirmed, told in the strip, and shown when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.editor.owned import owned
from ui.editor.repeat_notice import RepeatNotice
from ui.tasks import Lane
from ui.words import _, ngettext
from workbench.desk.changes import Changes
from workbench.desk.repeats import Filled
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

SETTING = "fill_repeats"
PAUSE_MS = 1500


class Repeats(QObject):
    """Knows which segments of the page repeat each other, and keeps them in step."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._groups: dict[str, tuple[str, ...]] = {}
        self._differing: frozenset[str] = frozenset()
        self._filled: Filled | None = None
        self.notice = RepeatNotice(page.grid)
        self.notice.undo_wanted.connect(self.take_back)
        self.notice.show_wanted.connect(self.show_differing)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)

    @property
    def waiting(self) -> bool:
        """Whether it is about to look again."""
        return self._pause.isActive()

    def look(self) -> None:
        """Learn in the background which segments are repeated, and which of them differ."""
        self._pause.stop()
        desk, place = self._desk, self._page.place

        def work(cancel: CancelToken) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
            groups = desk.repeats.groups(place.release.id, cancel).groups
            return groups, frozenset(desk.repeats.differing(place.translation.id, cancel))

        def done(result: tuple[dict[str, tuple[str, ...]], frozenset[str]]) -> None:
            self._groups, self._differing = result
            self._page.show_strip()

        def failed(error: object) -> None:
            if not isinstance(error, Cancelled):
                self._page.say_failure(error)

        self._page.runner.run(
            work, done=owned(self, done), failed=owned(self, failed), key=f"repeats:{id(self)}",
            lane=Lane.READ,
        )  # fmt: skip

    def follow(self, changes: Changes) -> None:
        """Look again in a while where texts, sources or the cut of the text have changed."""
        if changes.structure or changes.segments & self._groups.keys():
            self._pause.start()
        if changes.settings:
            self.show_setting()

    def words_of(self, segment_id: str) -> str:
        """Return what the strip says of a repeated segment, empty where it is none."""
        others = len(self._groups.get(segment_id, ())) - 1
        if others < 1:
            return ""
        said = ngettext("{count} more with this source", "{count} more with this source", others)
        if segment_id in self._differing:
            said = ngettext(
                "{count} more with this source, translated differently",
                "{count} more with this source, translated differently",
                others,
            )
        return said.format(count=others)

    # filling

    def confirmed(self, segment_id: str) -> None:
        """Fill the other segments with the same source, where the person has not switched that off."""
        self.notice.hide()
        if segment_id not in self._groups or not self._desk.settings.fill_repeats:
            return
        desk, translation, author = self._desk, self._page.translation_id, self._page.place.person
        kept: list[Filled] = []

        def forwards() -> Changes:
            if kept:
                return desk.finding.put_again(kept[0].made, author)
            kept.append(desk.repeats.fill(translation, segment_id, author))
            return kept[0].changes

        def backwards() -> Changes:
            return desk.finding.put_back(kept[0].made, author)

        self._page.session.do(_step_name(), forwards, backwards, lambda _changes: self._tell(kept[0]))

    def _tell(self, filled: Filled) -> None:
        self._filled = filled
        self.notice.say(len(filled.made), len(filled.differing))
        self._pause.start()

    def take_back(self) -> None:
        """Take the newest filling back."""
        filled, session = self._filled, self._page.session
        self._filled = None
        self.notice.hide()
        if filled is None:
            return
        if session.stack.undo_name() == _step_name():
            session.undo()
            return
        finding, author = self._desk.finding, self._page.place.person
        session.do(
            _("Take repeats back"),
            lambda: finding.put_back(filled.made, author),
            lambda: finding.put_again(filled.made, author),
        )

    def show_differing(self) -> None:
        """Show the repeated segment that was confirmed and those that have another text."""
        filled, row = self._filled, self._page.session.row
        self.notice.hide()
        if filled is not None and filled.differing:
            first = filled.differing[0]
            self._page.filter_bar.show_segments(self._groups.get(first, filled.differing))
        elif row is not None:
            self.show_repeats()

    def show_repeats(self) -> None:
        """Show only the segments with the source of the active one."""
        row = self._page.session.row
        group = self._groups.get(row.segment.id, ()) if row is not None else ()
        if group:
            self._page.filter_bar.show_segments(group)
        else:
            self._page.deeds.say(_("No other segment has this source."))

    # the setting

    def toggle(self) -> None:
        """Switch the filling of repeats on or off, for the whole desk."""
        desk, page = self._desk, self._page
        if desk.read_only:
            self.show_setting()
            return
        on = not desk.settings.fill_repeats
        page.runner.run(
            lambda: desk.settings.set(SETTING, on),
            done=owned(page, page.did),
            failed=page.say_failure,
            write=True,
        )

    def show_setting(self) -> None:
        """Show in the menu whether repeats are filled."""
        action = self._page.actions_of[SETTING]
        action.setCheckable(True)
        action.setChecked(self._desk.settings.fill_repeats)


def _step_name() -> str:
    return _("Fill repeats")
