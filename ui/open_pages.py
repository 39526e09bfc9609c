"""The open translations of a window: their pages, their tabs, and those that are asleep.

A translation that was open when the program ended comes back as a tab; its page is made when somebody goes there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.editor.page import EditorPage
from ui.tabs import ReleaseTabs, Tab
from ui.words import language_name
from workbench.model.errors import PressbenchError

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SETTING = "window/tabs"
MOST = 20


@dataclass(frozen=True)
class Entry:
    """An open translation: with its page, or asleep without one."""

    translation_id: str
    release_id: str
    title: str
    language: str
    page: EditorPage | None = None


class OpenPages(QObject):
    """Opens, closes, and steps through the translations of a window."""

    def __init__(self, window: MainWindow, tabs: ReleaseTabs) -> None:
        super().__init__(window)
        self._window = window
        self.tabs = tabs
        self._asleep: dict[str, Entry] = {}
        self._last: dict[str, str] = {}
        tabs.wanted.connect(self.show_release)
        tabs.close_wanted.connect(self.close_release)
        tabs.others_wanted.connect(self._close_others)
        tabs.order_changed.connect(self._write_down)

    @property
    def pages(self) -> list[EditorPage]:
        """The pages, in the order in which they were opened."""
        stack = self._window.stack
        found = [stack.widget(row) for row in range(stack.count())]
        return [page for page in found if isinstance(page, EditorPage)]

    def entries(self) -> list[Entry]:
        """Return every open translation in the order of the tabs."""
        awake = [
            Entry(
                page.translation_id,
                page.place.release.id,
                page.place.release.title,
                page.place.target_language,
                page,
            )
            for page in self.pages
        ]
        known = {entry.translation_id for entry in awake}
        found = [*awake, *(one for one in self._asleep.values() if one.translation_id not in known)]
        order = self.tabs.ids()
        return sorted(
            found, key=lambda one: order.index(one.release_id) if one.release_id in order else len(order)
        )

    def page_of(self, translation_id: str) -> EditorPage | None:
        """Return the page of a translation, None where it has none in this window."""
        return next((page for page in self.pages if page.translation_id == translation_id), None)

    # opening

    def open(self, translation_id: str) -> EditorPage:
        """Return the page of a translation, made where there is none. Raises ``PressbenchError``."""
        window = self._window
        page = self.page_of(translation_id)
        if page is None:
            page = EditorPage(window.desk, window.runner, translation_id, window.person)
            page.restore(window.settings)
            self.adopt(page)
        self._asleep.pop(translation_id, None)
        return page

    def adopt(self, page: EditorPage) -> None:
        """Take a page into the window, its own or that of another one."""
        self._window.connect_page(page)
        self._window.stack.addWidget(page)

    def sleep(self, translation_ids: list[str]) -> None:
        """Bring translations back as tabs. Their titles are read in the background; what is gone stays away."""
        releases = self._window.desk.releases

        def read() -> list[Entry]:
            found = []
            for translation_id in translation_ids[:MOST]:
                try:
                    translation = releases.translation(translation_id)
                    release = releases.get(translation.release_id)
                except PressbenchError:
                    continue
                found.append(Entry(translation_id, release.id, release.title, translation.target_language))
            return found

        def show(found: list[Entry]) -> None:
            self._asleep.update(
                {one.translation_id: one for one in found if self.page_of(one.translation_id) is None}
            )
            self._window.show_pages()

        if translation_ids:
            self._window.runner.run(read, done=show, failed=self._window.say_error, key=f"tabs:{id(self)}")

    def sleep_now(self, entries: list[Entry]) -> None:
        """Note translations of another window that goes, so that they come back in this one."""
        for one in entries:
            self._asleep[one.translation_id] = Entry(
                one.translation_id, one.release_id, one.title, one.language
            )
        self._write_down()

    def show_release(self, release_id: str) -> None:
        """Go to a release, in the language in which it was in front last."""
        languages = [one for one in self.entries() if one.release_id == release_id]
        last = self._last.get(release_id)
        chosen = next(
            (one for one in languages if one.translation_id == last), languages[0] if languages else None
        )
        if chosen is not None:
            self._window.open_translation(chosen.translation_id)

    def step(self, step: int) -> None:
        """Go to the next or previous open translation, the library among them."""
        window = self._window
        places = ["", *(one.translation_id for one in self.entries())]
        here = window.page.translation_id if isinstance(window.page, EditorPage) else ""
        wanted = places[(places.index(here) + step) % len(places)] if here in places else ""
        if wanted:
            window.open_translation(wanted)
        else:
            window.show_library()

    # closing

    def close_release(self, release_id: str) -> None:
        """Close a release in all its languages; what was typed is committed first."""
        window = self._window
        gone = [page for page in self.pages if page.place.release.id == release_id]
        for page in gone:
            page.flush()
            page.remember(window.settings)
        self._asleep = {key: one for key, one in self._asleep.items() if one.release_id != release_id}
        self._leave(gone)
        for page in gone:
            page.deleteLater()

    def give_away(self, release_id: str) -> list[EditorPage]:
        """Return the pages of a release for another window: this one knows them no more."""
        gone = [page for page in self.pages if page.place.release.id == release_id]
        self._asleep = {key: one for key, one in self._asleep.items() if one.release_id != release_id}
        self._leave(gone)
        return gone

    def _leave(self, gone: list[EditorPage]) -> None:
        window = self._window
        window.focus_mode.leave()
        if window.page in gone:
            others = [page for page in self.pages if page not in gone]
            window.stack.setCurrentWidget(others[-1] if others else window.library)
        for page in gone:
            window.disconnect_page(page)
            window.stack.removeWidget(page)
        window.show_pages()

    def _close_others(self, release_id: str) -> None:
        for other in self.tabs.ids():
            if other != release_id:
                self.close_release(other)

    def renew(self) -> None:
        """Close every page, and leave its translation asleep: another person sits here."""
        for page in self.pages:
            place = page.place
            self._asleep[page.translation_id] = Entry(
                page.translation_id, place.release.id, place.release.title, place.target_language
            )
            page.flush()
            page.remember(self._window.settings)
            self._window.disconnect_page(page)
            self._window.stack.removeWidget(page)
            page.deleteLater()

    # showing

    def show(self) -> None:
        """Show the tabs as they are: over a translation, and only where there is another one to go to."""
        front: Any = self._window.page
        current = ""
        if isinstance(front, EditorPage):
            current = front.place.release.id
            self._last[current] = front.translation_id
        tabs: dict[str, Tab] = {}
        for one in self.entries():
            last = self._last.get(one.release_id, one.translation_id)
            if one.release_id not in tabs or one.translation_id == last:
                tip = f"{one.title} ({language_name(one.language)})"
                tabs[one.release_id] = Tab(one.release_id, one.title, one.language, tip)
        self.tabs.show_tabs(list(tabs.values()), current)
        self.tabs.setVisible(bool(current) and len(tabs) > 1 and not self._window.focus_mode.on)
        self._write_down()

    def _write_down(self) -> None:
        if self._window.first and not self._window.desk.read_only:
            self._window.settings.setValue(SETTING, [one.translation_id for one in self.entries()])


def kept_tabs(settings: Any) -> list[str]:
    """Return the translations that were open when the program ended."""
    stored = settings.value(SETTING, [])
    return [stored] if isinstance(stored, str) and stored else [str(one) for one in stored or []]
