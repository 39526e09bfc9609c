"""The window: menus, rail, pages, status bar. What its menus do is in ``ui.window_deeds``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.dropping import FileDrops
from ui.editor.page import EditorPage
from ui.icons import icon_path
from ui.library.page import LibraryPage
from ui.menus import Menus
from ui.notice_bar import NoticeBar
from ui.rail import EDITOR, LIBRARY, PREFERENCES, VERIFY, Rail
from ui.recent import RecentReleases
from ui.status_bar import StatusBar
from ui.tasks import Runner
from ui.theme import Theme
from ui.window_deeds import WindowDeeds
from ui.words import Retranslated, _, language_name
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.desk.desk import Desk
from workbench.model.errors import Cancelled, PressbenchError

LAYOUT_VERSION = 1
BACKUP_MINUTES = 20


class MainWindow(Retranslated, QMainWindow):
    """The one window of a desk. ``restore_wanted`` carries the backup that is to be put in place."""

    restore_wanted = Signal(Path)

    def __init__(
        self, desk: Desk, runner: Runner, theme: Theme, person: str, settings: QSettings | None = None
    ) -> None:
        super().__init__()
        self.desk, self.runner, self.theme, self.person = desk, runner, theme, person
        self._gone = False
        self.settings = settings or window_settings(desk.folder)
        self.setWindowIcon(QIcon(icon_path("pressbench")))
        self.rail = Rail()
        self.notice = NoticeBar()
        self.stack = QStackedWidget()
        self.library = LibraryPage(desk, runner, person)
        self.stack.addWidget(self.library)
        self.bar = StatusBar(self)
        self.setStatusBar(self.bar)
        self._lay_out()
        self.deeds = WindowDeeds(self)
        self.menus = Menus(self, self.deeds.by_name())
        self.recent = RecentReleases(self.settings, self.menus.recent, desk)
        self.recent.wanted.connect(self.open_translation)
        self.drops = FileDrops(self)
        self.drops.dropped.connect(self.deeds.take_in)
        self.rail.wanted.connect(self._go)
        self.stack.currentChanged.connect(self._page_changed)
        self._connect_page(self.library)
        runner.refused.connect(self.say_error)
        self._backups = QTimer(self)
        self._backups.setInterval(BACKUP_MINUTES * 60_000)
        self._backups.timeout.connect(self.back_up)
        self._backups.start()
        self._restore()
        self.retranslate()
        self.show_person()
        self._page_changed()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)

    # pages

    @property
    def page(self) -> Any:
        """The page in front."""
        return self.stack.currentWidget()

    @property
    def editors(self) -> list[EditorPage]:
        """The open translations, in the order in which they were opened."""
        pages = [self.stack.widget(row) for row in range(self.stack.count())]
        return [page for page in pages if isinstance(page, EditorPage)]

    def open_translation(self, translation_id: str) -> EditorPage | None:
        """Open a translation, or bring it to the front; None where it cannot be opened."""
        page = next((one for one in self.editors if one.translation_id == translation_id), None)
        if page is None:
            try:
                page = EditorPage(self.desk, self.runner, translation_id, self.person)
            except PressbenchError as error:
                self.say_error(error)
                return None
            page.restore(self.settings)
            self._connect_page(page)
            self.stack.addWidget(page)
        self.recent.add(translation_id)
        self._last_editor = page
        self.stack.setCurrentWidget(page)
        page.setFocus()
        return page

    def close_page(self) -> None:
        """Close the translation in front; what was typed is committed first."""
        page = self.page
        if isinstance(page, EditorPage):
            page.flush()
            page.remember(self.settings)
            others = [one for one in self.editors if one is not page]
            self.stack.setCurrentWidget(others[-1] if others else self.library)
            self.stack.removeWidget(page)
            page.deleteLater()
            self._page_changed()

    def step_page(self, step: int) -> None:
        """Go to the next or previous open page, the library among them."""
        self.stack.setCurrentIndex((self.stack.currentIndex() + step) % self.stack.count())

    def show_library(self) -> None:
        """Go to the library."""
        self.stack.setCurrentWidget(self.library)
        self.library.enter()

    def _go(self, place: str) -> None:
        if place == LIBRARY:
            self.show_library()
        elif place == EDITOR and self.editors:
            last = getattr(self, "_last_editor", None)
            self.stack.setCurrentWidget(last if last in self.editors else self.editors[-1])
        elif place == VERIFY:
            self.deeds.verify()
        elif place == PREFERENCES:
            self.deeds.preferences()

    def _connect_page(self, page: Any) -> None:
        page.message.connect(self.bar.tell)
        page.changed.connect(lambda changes, page=page: self.spread(changes, page))
        page.request.connect(self.deeds.answer)
        page.status.connect(lambda texts, page=page: self._status(page, texts))
        page.failed.connect(lambda error: self.say_error(error, again=False))

    def spread(self, changes: Changes, but: Any = None) -> None:
        """Let every page refresh what was changed, but for the one that changed it."""
        for row in range(self.stack.count()):
            page: Any = self.stack.widget(row)
            if page is not but:
                page.apply_changes(changes)
        if changes.people or changes.settings:
            self.deeds.settings_changed()

    def _page_changed(self, _row: int = 0) -> None:
        page = self.page
        if isinstance(page, EditorPage):
            self._last_editor = page
        self.menus.show_pages([self._entry(page) for page in self.editors])
        self.menus.show_page(page)
        self.menus.allow(self.desk.read_only, isinstance(page, EditorPage))
        self.rail.show_place(EDITOR if isinstance(page, EditorPage) else LIBRARY, len(self.editors))
        self._status(page, page.status_texts())
        self._name()
        # At once: a program that is killed opens where it was, too.
        self.settings.setValue("window/open", page.translation_id if isinstance(page, EditorPage) else "")

    def _entry(self, page: EditorPage) -> tuple[str, bool, Any]:
        place = page.place
        language = language_name(place.target_language)
        words = f"{place.release.title[:60]} ({language})"
        return words, page is self.page, lambda: self.stack.setCurrentWidget(page)

    def _name(self) -> None:
        page = self.page
        name = "Pressbench"
        if isinstance(page, EditorPage):
            name = f"{page.place.release.title} – {language_name(page.place.target_language)} – {name}"
        self.setWindowTitle(f"{name} ({_('read only')})" if self.desk.read_only else name)

    def _status(self, page: Any, texts: dict[str, str]) -> None:
        if page is self.page:
            writes = getattr(page, "writes", None)
            self.bar.say(texts, saving=writes is not None and not writes.empty)

    def change_person(self, person: str) -> None:
        """Let another person sit here: every page is opened anew, in her name."""
        front = self.page.translation_id if isinstance(self.page, EditorPage) else ""
        opened = [page.translation_id for page in self.editors]
        for page in self.editors:
            page.flush()
            page.remember(self.settings)
            self.stack.removeWidget(page)
            page.deleteLater()
        self.person = person
        self.library.person = person
        self.library.show_found()
        for translation_id in opened:
            self.open_translation(translation_id)
        if front:
            self.open_translation(front)
        self._page_changed()

    # saying

    def say_error(self, error: Any, again: bool = True) -> None:
        """Say an expected error across the window; ``again`` also where it was just put away."""
        if isinstance(error, PressbenchError) and not isinstance(error, Cancelled):
            self.notice.say(wording.say(error), again=again)

    def show_person(self) -> None:
        """Show who sits here in the status bar."""
        self.bar.show_person(self.desk.people.get(self.person), self.desk.read_only)

    def back_up(self) -> None:
        """Write a backup where one is due, in the background."""
        if not self.desk.read_only:
            self.runner.run(self.desk.back_up_if_due, failed=self.say_error, key="backup")

    # coming and going

    def sizeHint(self) -> QSize:
        """Return the size of a first start."""
        screen = self.screen().availableGeometry()
        return QSize(min(1440, screen.width() - 40), min(900, screen.height() - 60))

    def _restore(self) -> None:
        geometry = self.settings.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(self.sizeHint())
        self.library.restore(self.settings)

    def flush(self) -> None:
        """Write everything that waits, and remember how the window stands."""
        for page in self.editors:
            page.flush()
        page = self.page
        if isinstance(page, EditorPage):
            page.remember(self.settings)
        self.library.remember(self.settings)
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.setValue("window/scale", self.theme.scale)
        self.settings.setValue("window/scheme", self.theme.scheme)
        self.settings.sync()

    def let_go(self) -> None:
        """Write everything, and answer to nothing any more: the window is about to be destroyed."""
        self.flush()
        self._gone = True
        self.drops.stop()
        self._backups.stop()
        self.stack.currentChanged.disconnect()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write everything before the window goes."""
        self.flush()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the new language's words."""
        super().changeEvent(event)
        active = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if active and hasattr(self, "menus") and not self._gone:
            self.library.refresh()

    def retranslate(self) -> None:
        """Say the words."""
        if hasattr(self, "menus") and not self._gone:
            self.menus.show_pages([self._entry(page) for page in self.editors])
            self.menus.fill()
            self.recent.fill()
            # The pages hear of the language after their window.
            QTimer.singleShot(0, self, self._retranslated)

    def _retranslated(self) -> None:
        if self._gone:
            return
        self.menus.fill()
        self._status(self.page, self.page.status_texts())
        self._name()


def window_settings(folder: Path) -> QSettings:
    """Return where the window of a desk keeps its look: a file beside the desk's work."""
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
