"""The window: menus, rail, pages, status bar. What its menus do is in ``ui.window_deeds``."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QMetaObject, QObject, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui.dropping import Drops
from ui.editor import access
from ui.editor.page import EditorPage
from ui.focus_mode import FocusMode
from ui.icon_sizes import window_icon
from ui.late_library import LateLibrary
from ui.menus import Menus
from ui.notice_bar import NoticeBar
from ui.open_pages import Entry, OpenPages
from ui.page_stack import PageStack
from ui.rail import EDITOR, LIBRARY, PREFERENCES, VERIFY, Rail
from ui.recent import RecentReleases
from ui.status_bar import StatusBar
from ui.tabs import ReleaseTabs
from ui.tasks import Runner
from ui.theme import Theme
from ui.window_deeds import WindowDeeds
from ui.window_group import WindowGroup
from ui.words import Retranslated, _, language_name
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.desk.desk import Desk
from workbench.model.errors import Cancelled, PressbenchError, StorageError

if TYPE_CHECKING:
    from ui.help.guide_card import GuideCard
    from ui.library.page import LibraryPage

LAYOUT_VERSION = 1
BACKUP_MINUTES = 20
SETTLED_MS = 700
"""How long a window must stand still before it is written down where it stands."""


class MainWindow(Retranslated, QMainWindow):
    """A window of a desk. ``restore_wanted`` carries the backup that is to be put in place.

    The ``first`` window of a desk remembers how it stood; one that is opened ``beside`` another does not.
    With ``library_later`` it has no page at first: whoever makes it opens one, or shows the library.
    """

    restore_wanted = Signal(Path)

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        theme: Theme,
        person: str,
        settings: QSettings | None = None,
        beside: MainWindow | None = None,
        library_later: bool = False,
    ) -> None:
        super().__init__()
        self.desk, self.runner, self.theme, self.person = desk, runner, theme, person
        self._gone = False
        self._in_front: Any = None
        self.settings: QSettings = settings or (
            beside.settings if beside is not None else window_settings(desk.folder)
        )
        self.first = beside is None
        self.group: WindowGroup = WindowGroup(self.settings, runner) if beside is None else beside.group
        self.group.windows.append(self)
        self.guide: GuideCard | None = None
        self._connections: dict[EditorPage, list[QMetaObject.Connection]] = {}
        self.setWindowIcon(window_icon())
        access.install()
        self.rail = Rail()
        self.notice = NoticeBar()
        self.tabs = ReleaseTabs()
        self.stack = PageStack()
        self._late_library = LateLibrary(self)
        self.bar = StatusBar(self)
        self.setStatusBar(self.bar)
        self._lay_out()
        self.open_pages = OpenPages(self, self.tabs)
        self.focus_mode = FocusMode(self)
        self.deeds = WindowDeeds(self)
        self.menus = Menus(self, self.deeds.by_name())
        self.group.shortcuts.put_on(self.menus.actions.values())
        self.group.shortcuts.changed.connect(self._keys_changed)
        self.tabs.window_wanted.connect(self.deeds.new_window)
        self.recent = RecentReleases(self.settings, self.menus.recent, desk, lambda: self.person)
        self.recent.wanted.connect(self.open_translation)
        self.drops = Drops(self)
        self.drops.dropped.connect(self.deeds.take_offer)
        self.rail.wanted.connect(self._go)
        self.stack.currentChanged.connect(self._page_changed)
        self._backups = QTimer(self)
        self._backups.setInterval(BACKUP_MINUTES * 60_000)
        self._backups.timeout.connect(self.back_up)
        if self.first:
            self._backups.start()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._remember_place)
        self._restore()
        self.retranslate()
        self.show_person()
        if not library_later:
            self._late_library.page()
        # Written at once: a program that is killed comes back as it was.
        theme.changed.connect(self._remember_look)

    def _lay_out(self) -> None:
        right = QWidget()
        column = self._right = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        self._row = row
        self.setCentralWidget(whole)

    # pages

    @property
    def page(self) -> Any:
        """The page in front."""
        return self.stack.currentWidget()

    @property
    def library(self) -> LibraryPage:
        """The page of the library, made where it is not yet there."""
        return self._late_library.page()

    def make_library_soon(self) -> None:
        """Make the page of the library once nobody types, unless it is there."""
        self._late_library.make_soon()

    @property
    def editors(self) -> list[EditorPage]:
        """The open translations, in the order in which they were opened."""
        return self.open_pages.pages

    def open_translation(self, translation_id: str, place: Any = None) -> EditorPage | None:
        """Open a translation, or bring it to the front, in whichever window it is; None where it cannot be opened.

        ``place`` is where in the text to go, as the page's own ``take_place`` understands it.
        """
        elsewhere = self.group.page_of(translation_id)
        if elsewhere is not None and elsewhere[0] is not self:
            window, page = elsewhere
            window.come_forward()
            window.show_page_of(page)
        else:
            try:
                page = self.open_pages.open(translation_id)
            except PressbenchError as error:
                self.say_error(error)
                return None
            self.show_page_of(page)
        if place is not None:
            page.take_place(place)
        return page

    def show_page_of(self, page: EditorPage) -> None:
        """Bring a page of this window to the front."""
        self.recent.add(page.translation_id)
        self._last_editor = page
        self.stack.setCurrentWidget(page)
        page.setFocus()
        self.show_pages()

    def come_forward(self) -> None:
        """Show the window over all others, with the keyboard."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def close_page(self) -> None:
        """Close the release in front; what was typed is committed first."""
        if isinstance(self.page, EditorPage):
            self.open_pages.close_release(self.page.place.release.id)

    def step_page(self, step: int) -> None:
        """Go to the next or previous open translation, the library among them."""
        self.open_pages.step(step)

    def show_library(self) -> None:
        """Go to the library."""
        self.stack.setCurrentWidget(self.library)
        self.library.enter()

    def _go(self, place: str) -> None:
        if place == LIBRARY:
            self.show_library()
        elif place == EDITOR:
            last = getattr(self, "_last_editor", None)
            entries = self.open_pages.entries()
            if last in self.editors:
                self.open_translation(last.translation_id)
            elif entries:
                self.open_translation(entries[-1].translation_id)
        elif place == VERIFY:
            self.deeds.verify()
        elif place == PREFERENCES:
            self.deeds.preferences()

    def connect_page(self, page: Any) -> None:
        """Listen to a page, and give it the keys in force."""
        made = [
            page.message.connect(self.bar.tell),
            page.changed.connect(lambda changes: self.spread(changes, page)),
            page.request.connect(self.deeds.answer),
            page.status.connect(lambda texts: self._status(page, texts)),
            page.failed.connect(lambda error: self.say_error(error, again=False)),
        ]
        if isinstance(page, EditorPage):
            made.append(page.furnished.connect(lambda: self._furnished(page)))
            self._connections[page] = made
            self.group.shortcuts.put_on(page.actions())

    def _furnished(self, page: EditorPage) -> None:
        self.group.shortcuts.put_on(page.actions())
        if page is self.page:
            self.menus.show_page(page)

    def disconnect_page(self, page: EditorPage) -> None:
        """Listen to a page no more."""
        for connection in self._connections.pop(page, []):
            QObject.disconnect(connection)

    def spread(self, changes: Changes, but: Any = None) -> None:
        """Let every page of every window refresh what was changed, but for the one that changed it."""
        self.group.spread(changes, but)

    def refresh(self, changes: Changes, but: Any = None) -> None:
        """Refresh what was changed in the pages of this window."""
        for row in range(self.stack.count()):
            page: Any = self.stack.widget(row)
            if page is not but:
                page.apply_changes(changes)
        if changes.people or changes.settings:
            self.deeds.settings_changed()
        if self.guide is not None and self.guide.isVisible():
            self.guide.look()

    def show_guide(self) -> None:
        """Show the guide through a first release at the side."""
        from ui.help.guide_card import GuideCard

        if self.guide is None:
            self.guide = GuideCard(self)
            self._place_guide()
        self.guide.begin()

    def _place_guide(self) -> None:
        """Put the guide where there is room: the text comes first."""
        if self.guide is None:
            return
        below = not self.guide.fits_beside(self.width())
        wanted, other = (self._right, self._row) if below else (self._row, self._right)
        if wanted.indexOf(self.guide) < 0:
            other.removeWidget(self.guide)
            wanted.addWidget(self.guide)
        self.guide.lie_below(below)

    def _keys_changed(self) -> None:
        library = self._late_library.made
        self.group.shortcuts.put_on(
            [*self.menus.actions.values(), *(library.actions() if library is not None else ())]
        )
        for page in self.editors:
            self.group.shortcuts.put_on(page.actions())
            page.retranslate()
        if library is not None:
            library.retranslate()
        self.rail.retranslate()

    def _page_changed(self, _row: int = 0) -> None:
        page = self.page
        if page is None:
            return
        self._left(page)
        if isinstance(page, EditorPage):
            self._last_editor = page
        self.focus_mode.follow(page)
        self.menus.show_page(page)
        self.show_pages()
        self.menus.allow(self.desk.read_only, isinstance(page, EditorPage))
        self._status(page, page.status_texts())
        self._name()
        # At once: a program that is killed opens where it was, too.
        if self.first:
            self.settings.setValue("window/open", page.translation_id if isinstance(page, EditorPage) else "")

    def _left(self, front: Any) -> None:
        left, self._in_front = self._in_front, front
        if isinstance(left, EditorPage) and left is not front:
            self.runner.run(
                self.desk.library.looked, left.translation_id, left.place.person,
                done=lambda _nothing: self._refresh_library(), failed=self.say_error, write=True,
            )  # fmt: skip

    def _refresh_library(self) -> None:
        if self._late_library.made is not None:
            self._late_library.made.refresh()

    def show_pages(self) -> None:
        """Show which translations are open: in the tabs, under Go, and in the rail."""
        if self._gone:
            return
        self.open_pages.show()
        entries = self.open_pages.entries()
        self.menus.show_pages([self._entry(one) for one in entries])
        self.menus.fill()
        if self.guide is not None and self.guide.isVisible():
            self.guide.look()
        self.rail.show_place(EDITOR if isinstance(self.page, EditorPage) else LIBRARY, len(entries))

    def _entry(self, entry: Entry) -> tuple[str, bool, Any]:
        title = entry.title if len(entry.title) <= 60 else f"{entry.title[:59].rstrip()}…"
        words = f"{title} ({language_name(entry.language)})"
        return words, entry.page is self.page, lambda: self.open_translation(entry.translation_id)

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
        self.open_pages.renew()
        self.person = person
        self.library.person = person
        self.library.show_found()
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

    def flush(self) -> None:
        """Write everything that waits, and remember how the window stands."""
        self.focus_mode.leave()
        for page in self.editors:
            page.flush()
        page = self.page
        if isinstance(page, EditorPage):
            page.remember(self.settings)
            with suppress(StorageError):
                self.desk.library.looked(page.translation_id, self.person)
        if self.first:
            if self._late_library.made is not None:
                self._late_library.made.remember(self.settings)
            self._remember_place()
        self._remember_look()
        self.settings.sync()

    def _remember_look(self) -> None:
        if not self._gone:
            self.settings.setValue("window/scale", self.theme.scale)
            self.settings.setValue("window/scheme", self.theme.scheme)

    def _remember_place(self) -> None:
        if self.first and not self._gone:
            self.settings.setValue("window/geometry", self.saveGeometry())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the size down once it stays."""
        super().resizeEvent(event)
        self._place_guide()
        self._settled.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Write the place down once it stays."""
        super().moveEvent(event)
        self._settled.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the focus on the text with Escape, where nothing else wanted that key."""
        if event.key() == Qt.Key.Key_Escape and self.focus_mode.on:
            self.focus_mode.leave()
        else:
            super().keyPressEvent(event)

    def let_go(self) -> None:
        """Write everything, and answer to nothing any more: the window is about to be destroyed."""
        if self._gone:
            return
        if self.first:
            for other in self.group.windows[1:]:
                other.let_go()
                other.deleteLater()
        self.flush()
        self._gone = True
        self.drops.stop()
        self._late_library.stop()
        self._backups.stop()
        self._settled.stop()
        self.stack.currentChanged.disconnect()
        self.group.leave(self)
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write everything before the window goes. The first only hides where others stay."""
        if self.first:
            self.flush()
        else:
            self.let_go()
            self.deleteLater()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the new language's words."""
        super().changeEvent(event)
        active = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if active and hasattr(self, "menus") and not self._gone:
            self._refresh_library()

    def retranslate(self) -> None:
        """Say the words."""
        if hasattr(self, "menus") and not self._gone:
            self.show_pages()
            # The pages hear of the language after their window.
            QTimer.singleShot(0, self, self._retranslated)

    def _retranslated(self) -> None:
        if self._gone or self.page is None:
            return
        self.menus.fill()
        self._status(self.page, self.page.status_texts())
        self._name()


def window_settings(folder: Path) -> QSettings:
    """Return where the window of a desk keeps its look: a file beside the desk's work."""
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
