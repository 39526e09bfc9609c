"""The library's page: search, filters, board or list, and what an empty one says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.library.board import Board
from ui.library.card import LibraryCard, library_cards
from ui.library.empty import EmptyPlace
from ui.library.head import LibraryHead
from ui.library.listing import Listing
from ui.tasks import Runner
from ui.words import Retranslated, _, language_name, ngettext
from workbench.desk.changes import Changes
from workbench.desk.views import ReleaseCard, TranslationCard
from workbench.model.translation import Status

SEARCH_PAUSE_MS = 120
TICK_MS = 30_000
_DONE = (Status.APPROVED, Status.PUBLISHED)


class LibraryPage(Retranslated, QWidget):
    """All releases.

    ``request`` (name, data) asks the window: ``open`` (``translation_id``), ``new``, ``paste``, ``open_file``,
    ``details``, ``add_language`` and ``third_party`` (``release_id``). ``status`` carries the words of the
    status bar.
    """

    message = Signal(str)
    changed = Signal(object)
    request = Signal(str, object)
    status = Signal(dict)
    failed = Signal(object)
    shown = Signal()

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.runner, self.person = desk, runner, person
        self._found: list[ReleaseCard] = []
        self._asked = False
        self.head = LibraryHead(self)
        self.board = Board()
        self.listing = Listing()
        self.empty = EmptyPlace()
        self.views = QStackedWidget()
        for view in (self.board, self.listing, self.empty):
            self.views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.views, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        # Embargoes and deadlines count down.
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self.find = QAction(self)
        self.find.setShortcut(QKeySequence.StandardKey.Find)
        self.find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.find.triggered.connect(self.head.search_for)
        self.addAction(self.find)
        self.open_action = QAction(self)
        self.open_action.triggered.connect(lambda: self.open_card(self.current_card()))
        self._connect()
        self.retranslate()
        self.refresh()

    def _connect(self) -> None:
        head = self.head
        head.search.textChanged.connect(lambda _text: self._pause.start())
        head.search.installEventFilter(self)
        head.language.activated.connect(lambda _row: self.show_found())
        head.mine.toggled.connect(lambda _on: self.show_found())
        head.board.clicked.connect(lambda: self.show_found())
        head.listing.clicked.connect(lambda: self.show_found())
        head.new.clicked.connect(lambda: self.request.emit("new", {}))
        for view in (self.board, self.listing):
            view.opened.connect(self.open_card)
            view.menu_wanted.connect(self._menu)
        self.empty.paste.clicked.connect(lambda: self.request.emit("paste", {}))
        self.empty.open_file.clicked.connect(lambda: self.request.emit("open_file", {}))
        self.empty.show_all.clicked.connect(self.show_all)

    # what the window asks

    def menu_actions(self, menu: str) -> list[QAction | None]:
        """Return the actions for a menu."""
        return {"edit": [self.find], "go": [self.open_action]}.get(menu, [])

    def status_texts(self) -> dict[str, str]:
        """Return what the status bar says."""
        count = len(self._found)
        said = ngettext("{count} release", "{count} releases", count).format(count=count)
        return {"saved": _("Saved"), "words": said if self._asked else ""}

    def restore(self, settings: QSettings) -> None:
        """Show the view that was left."""
        listing = settings.value("library/view") == "list"
        (self.head.listing if listing else self.head.board).setChecked(True)
        self.head.mine.setChecked(str(settings.value("library/mine", "no")) == "yes")
        self.show_found()

    def remember(self, settings: QSettings) -> None:
        """Remember the view."""
        settings.setValue("library/view", "list" if self.head.listing.isChecked() else "board")
        settings.setValue("library/mine", "yes" if self.head.mine.isChecked() else "no")

    def flush(self) -> None:
        """Nothing waits here to be written."""

    def apply_changes(self, changes: Changes) -> None:
        """Look again where releases or their translations changed."""
        if changes.releases or changes.translations or changes.people:
            self.refresh()

    def enter(self) -> None:
        """Take the keyboard."""
        view = self.views.currentWidget()
        if isinstance(view, Board | Listing):
            view.enter()
        else:
            self.empty.paste.setFocus()

    # finding and showing

    def refresh(self) -> None:
        """Ask the desk for the releases that are searched for."""
        self.runner.run(
            self.desk.releases.cards, self.head.search.text(),
            done=self._came, failed=self.failed.emit, key=f"library:{id(self)}",
        )  # fmt: skip

    def _came(self, found: list[ReleaseCard]) -> None:
        first = not self._asked
        self._found, self._asked = found, True
        codes = {one.translation.target_language for card in found for one in card.translations}
        self.head.offer_languages(sorted(codes))
        self.show_found()
        self.status.emit(self.status_texts())
        if first and self.isVisible() and not self.head.search.hasFocus():
            self.enter()

    def show_found(self) -> None:
        """Show what was found, as the filters and the view want it."""
        person = self.person if self.head.mine.isChecked() else ""
        cards = library_cards(self._found, self.head.language_code(), person)
        self.board.put(cards)
        self.listing.put(cards)
        if cards or not self._asked:
            self.views.setCurrentWidget(self.listing if self.head.listing.isChecked() else self.board)
        else:
            filtered = bool(self.head.search.text().strip() or self.head.language_code() or person)
            self.empty.say(self.head.search.text().strip(), filtered)
            self.views.setCurrentWidget(self.empty)
        self.shown.emit()

    def show_all(self) -> None:
        """Forget search and filters."""
        self.head.clear()
        self.refresh()

    def current_card(self) -> LibraryCard | None:
        """Return the release that is chosen."""
        view = self.views.currentWidget()
        return view.current_card() if isinstance(view, Board | Listing) else None

    def choose(self, release_id: str) -> bool:
        """Choose a release; return whether it is shown."""
        view = self.views.currentWidget()
        return view.choose(release_id) if isinstance(view, Board | Listing) else False

    def open_card(self, card: LibraryCard | None) -> None:
        """Open the translation of a release that is to be worked on: one of hers that is not done, first."""
        if card is None or not card.translations:
            return
        languages = self.desk.people.get(self.person).languages

        def place(one: TranslationCard) -> tuple[bool, bool]:
            return one.status in _DONE, one.translation.target_language not in languages

        self._open(min(card.translations, key=place))

    def _open(self, one: TranslationCard) -> None:
        self.request.emit("open", {"translation_id": one.translation.id})

    def _menu(self, card: LibraryCard, at: QPoint) -> None:
        menu = self.menu_of(card)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu_of(self, card: LibraryCard) -> QMenu:
        """Return the menu of a release."""
        menu = QMenu(self)
        for one in card.translations:
            name = language_name(one.translation.target_language)
            action = menu.addAction(_("Open {language}").format(language=name))
            action.triggered.connect(self._opener(one))
        menu.addSeparator()
        for name, words in (
            ("add_language", _("&Add a language…")),
            ("details", _("&Details: reference, embargo, due…")),
            ("blocks", _("&Blocks of the release…")),
            ("third_party", _("Allow engines of &third parties…")),
        ):
            action = menu.addAction(words)
            action.setEnabled(not self.desk.read_only)
            action.triggered.connect(
                lambda _checked=False, name=name: self.request.emit(name, {"release_id": card.id})
            )
        return menu

    def _opener(self, one: TranslationCard) -> Callable[[], None]:
        return lambda: self._open(one)

    def _tick(self) -> None:
        if self.isVisible():
            for view in (*self.board.views(), self.listing):
                view.viewport().update()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Go from the search to what it found with Down or Enter; clear it with Escape."""
        if (
            watched is self.head.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.enter()
                return True
            if event.key() == Qt.Key.Key_Escape and self.head.search.text():
                self.head.search.clear()
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say the words."""
        self.find.setText(_("&Find a release"))
        self.open_action.setText(_("&Open the chosen release"))
        if self._asked:
            self.show_found()
