"""The releases that the person pinned, and the translations that were open last, by desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QMenu

from ui.menus import empty
from ui.words import _, language_name
from workbench.model.errors import PressbenchError
from workbench.model.release import Release

MOST = 10
MOST_PINNED = 8
TITLE_CHARACTERS = 60


class RecentReleases(QObject):
    """Fills the menu when it is opened. ``wanted`` carries a translation's id; ``person`` says whose pins are shown."""

    wanted = Signal(str)

    def __init__(
        self, settings: QSettings, menu: QMenu, desk: Any, person: Callable[[], str] = lambda: ""
    ) -> None:
        super().__init__(menu)
        self._settings, self._menu, self._desk, self._person = settings, menu, desk, person
        stored: Any = settings.value("window/recent", [])
        self.ids = [stored] if isinstance(stored, str) else [str(one) for one in stored or []]
        menu.aboutToShow.connect(self.fill)

    def add(self, translation_id: str) -> None:
        """Put a translation first."""
        self.ids = [translation_id, *(one for one in self.ids if one != translation_id)][:MOST]
        self._settings.setValue("window/recent", self.ids)

    def fill(self) -> None:
        """List what is pinned, and of what was open what still exists."""
        empty(self._menu)
        self._pinned()
        number = 0
        for translation_id in self.ids:
            try:
                translation = self._desk.releases.translation(translation_id)
                release = self._desk.releases.get(translation.release_id)
            except PressbenchError:
                continue
            number += 1
            words = f"&{number % 10} {_titled(release)} ({language_name(translation.target_language)})"
            self._offer(words, translation_id)
        if self._menu.isEmpty():
            self._menu.addAction(_("Nothing yet")).setEnabled(False)

    def _pinned(self) -> None:
        person = self._person()
        if not person:
            return
        pinned = self._desk.library.pinned(person)[:MOST_PINNED]
        if not pinned:
            return
        self._menu.addSection(_("Pinned"))
        for release in pinned:
            translation_id = self._translation_of(release, person)
            if translation_id:
                self._offer(_titled(release), translation_id)
        self._menu.addSection(_("Open last"))

    def _translation_of(self, release: Release, person: str) -> str:
        """Return the translation that was open last, else one in a language of hers, else the first."""
        found = self._desk.releases.translations(release.id)
        languages = self._desk.people.get(person).languages

        def place(one: Any) -> tuple[int, bool]:
            last = self.ids.index(one.id) if one.id in self.ids else len(self.ids)
            return last, one.target_language not in languages

        return str(min(found, key=place).id) if found else ""

    def _offer(self, words: str, translation_id: str) -> None:
        self._menu.addAction(words).triggered.connect(
            lambda _on=False, one=translation_id: self.wanted.emit(one)
        )


def _titled(release: Release) -> str:
    return release.title[:TITLE_CHARACTERS].replace("&", "&&")
