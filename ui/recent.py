"""The translations that were open last, by desk."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QMenu

from ui.menus import empty
from ui.words import _, language_name
from workbench.model.errors import PressbenchError

MOST = 10


class RecentReleases(QObject):
    """Fills the menu. ``wanted`` carries a translation's id."""

    wanted = Signal(str)

    def __init__(self, settings: QSettings, menu: QMenu, desk: Any) -> None:
        super().__init__(menu)
        self._settings, self._menu, self._desk = settings, menu, desk
        stored: Any = settings.value("window/recent", [])
        self.ids = [stored] if isinstance(stored, str) else [str(one) for one in stored or []]
        menu.aboutToShow.connect(self.fill)

    def add(self, translation_id: str) -> None:
        """Put a translation first."""
        self.ids = [translation_id, *(one for one in self.ids if one != translation_id)][:MOST]
        self._settings.setValue("window/recent", self.ids)
        self.fill()

    def fill(self) -> None:
        """List what still exists."""
        empty(self._menu)
        for number, translation_id in enumerate(self.ids, start=1):
            try:
                translation = self._desk.releases.translation(translation_id)
                release = self._desk.releases.get(translation.release_id)
            except PressbenchError:
                continue
            title = release.title[:60].replace("&", "&&")
            words = f"&{number % 10} {title} ({language_name(translation.target_language)})"
            self._menu.addAction(words).triggered.connect(
                lambda _on=False, one=translation_id: self.wanted.emit(one)
            )
        if self._menu.isEmpty():
            self._menu.addAction(_("Nothing yet")).setEnabled(False)
