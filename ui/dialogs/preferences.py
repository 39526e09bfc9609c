"""Preferences: the window's look, people, languages, checking, machine drafts, sources, keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from ui.dialogs.frame import HouseDialog
from ui.dialogs.preference_pages import PreferencePage
from ui.dialogs.preferences_checking import CheckingPage
from ui.dialogs.preferences_desk import DeskPage
from ui.dialogs.preferences_dictionary import DictionaryPage
from ui.dialogs.preferences_drafts import DraftsPage
from ui.dialogs.preferences_keyboard import KeyboardPage
from ui.dialogs.preferences_memory import MemoriesPage
from ui.dialogs.preferences_people import PeoplePage
from ui.dialogs.preferences_rules import RulesPage
from ui.dialogs.preferences_sources import SourcesPage
from ui.dialogs.preferences_termbases import TermbasesPage
from ui.shortcuts.registry import Shortcuts
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.theme import Theme
from ui.words import _
from workbench.desk.changes import NOTHING, Changes
from workbench.model.errors import PressbenchError


class PreferencesDialog(HouseDialog):
    """All pages. ``changed`` carries the ``Changes`` that saving made."""

    changed = Signal(object)

    def __init__(
        self,
        desk: Any,
        runner: Runner,
        theme: Theme,
        person: str,
        parent: QWidget | None = None,
        shortcuts: Shortcuts | None = None,
    ) -> None:
        super().__init__(parent, columns=126, lines=46)
        self._runner, self._storing = runner, False
        self.tabs = QTabWidget()
        self.pages: list[PreferencePage] = [
            DeskPage(desk, theme),
            PeoplePage(desk, person),
            CheckingPage(desk, runner),
            DraftsPage(desk, runner),
            SourcesPage(desk, runner, person),
            DictionaryPage(desk, runner, person),
            RulesPage(desk, person),
        ]
        memories = MemoriesPage(desk, runner, person)
        memories.did.connect(self.changed)
        termbases = TermbasesPage(desk, runner, person)
        termbases.did.connect(self.changed)
        self.pages[4:4] = [memories, termbases]
        if shortcuts is not None:
            self.pages.append(KeyboardPage(desk, shortcuts))
        for page in self.pages:
            # Whatever the font: what does not fit is scrolled to, never squeezed.
            place = QScrollArea()
            set_look(place, "plain")
            place.setFrameShape(QFrame.Shape.NoFrame)
            place.setWidgetResizable(True)
            place.setWidget(page)
            self.tabs.addTab(place, "")
        self.body.addWidget(self.tabs, 1)
        self.cancel = self.add_button()
        self.save = self.add_button(primary=True)
        self.save.setEnabled(not desk.read_only)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        self.retranslate()

    def accept(self) -> None:
        """Save everything; stay where something cannot be saved."""
        changes: Changes = NOTHING
        for number, page in enumerate(self.pages):
            try:
                changes |= page.save()
            except PressbenchError as error:
                self.tabs.setCurrentIndex(number)
                self.say_failure(error)
                if changes:
                    self.changed.emit(changes)
                return
        deeds = [deed for page in self.pages if (deed := page.later()) is not None]
        if deeds:
            self._store(deeds, changes)
            return
        self.changed.emit(changes)
        super().accept()

    def _store(self, deeds: list[Callable[[], Changes]], changes: Changes) -> None:
        """Do what takes long on another thread; the window stays until it is done."""

        def work() -> Changes:
            found = changes
            for deed in deeds:
                found |= deed()
            return found

        def done(found: Changes) -> None:
            self._hold(False)
            self.changed.emit(found)
            super(PreferencesDialog, self).accept()

        def failed(error: object) -> None:
            self._hold(False)
            if isinstance(error, PressbenchError):
                self.say_failure(error)
            if changes:
                self.changed.emit(changes)

        self._hold(True)
        self._runner.run(work, done=done, failed=failed, key=f"preferences:{id(self)}")

    def _hold(self, storing: bool) -> None:
        self._storing = storing
        for widget in (self.tabs, self.save, self.cancel):
            widget.setEnabled(not storing)

    def show_page(self, kind: type[PreferencePage]) -> None:
        """Bring the page of a kind to the front."""
        for number, page in enumerate(self.pages):
            if isinstance(page, kind):
                self.tabs.setCurrentIndex(number)

    def reject(self) -> None:
        """Take back what was shown at once, such as the colours."""
        if self._storing:
            return
        for page in self.pages:
            page.undo()
        super().reject()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Preferences"))
        for number, page in enumerate(self.pages):
            self.tabs.setTabText(number, page.title())
            self.tabs.widget(number).setAccessibleName(page.title())
        self.cancel.setText(_("Cancel"))
        self.save.setText(_("&Save"))
