"""The library's page: search, filters, board or list, the coming days, and what an empty one says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.library.board import Board
from ui.library.card import DONE, LibraryCard, library_cards
from ui.library.card_menu import card_menu
from ui.library.chip_bar import ChipBar
from ui.library.deeds import LibraryActions
from ui.library.done_bar import DoneBar
from ui.library.empty import EmptyPlace
from ui.library.filters import Known, is_filtered, unfiltered
from ui.library.head import LibraryHead
from ui.library.listing import Listing
from ui.library.looking import Looked, coming_days, look
from ui.library.moving import Moves
from ui.library.naming import DOSSIER, FILTER, TAG, NameDialog
from ui.library.page_keys import LibraryKeys
from ui.library.reading import Reading
from ui.library.timeline_panel import TimelinePanel
from ui.tasks import Lane, Runner
from ui.words import Retranslated, _, ngettext
from workbench.desk.changes import Changes
from workbench.desk.library_views import Found, LibraryQuery, TimelineEntry
from workbench.desk.views import ReleaseCard, TranslationCard

SEARCH_PAUSE_MS = 120
TICK_MS = 30_000


class LibraryPage(Retranslated, QWidget):
    """All releases.

    ``request`` (name, data) asks the window: ``open`` (``translation_id``, and ``segment_id`` to go to), ``new``, ``paste``, ``open_file``, ``details``, ``add_language`` and ``third_party`` (``release_id``).
    ``status`` carries the words of the status bar.
    """

    message = Signal(str)
    changed = Signal(object)
    request = Signal(str, object)
    status = Signal(dict)
    failed = Signal(object)
    shown = Signal()

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.runner, self._person = desk, runner, person
        self.query = LibraryQuery()
        self.known = Known()
        self._found: Sequence[ReleaseCard] = ()
        self._answered = LibraryQuery()
        self._entries: list[TimelineEntry] = []
        self._asked = False
        self.deeds = LibraryActions(desk, runner, person, self)
        self.moves = Moves(self)
        self.reading = Reading(desk, runner, self)
        self.head = LibraryHead(self)
        self.chips = ChipBar()
        self.board = Board()
        self.listing = Listing()
        self.empty = EmptyPlace()
        self.done = DoneBar()
        self.timeline = TimelinePanel()
        self.views = QStackedWidget()
        for view in (self.board, self.listing, self.empty):
            self.views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.chips)
        column.addWidget(self.views, 1)
        column.addWidget(self.done)
        column.addWidget(self.timeline)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        # Embargoes and deadlines count down.
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        self.keys = LibraryKeys(self)
        self._connect()
        self.retranslate()
        self.refresh()

    def _connect(self) -> None:
        head = self.head
        head.search.textChanged.connect(lambda _text: self._pause.start())
        head.search.installEventFilter(self)
        head.wanted.connect(self.filter_by)
        head.filters.wanted.connect(self.filter_by)
        head.filters.save_wanted.connect(self.ask_for_filter)
        head.filters.forget_wanted.connect(self._forget)
        self.chips.wanted.connect(self.filter_by)
        self.chips.clear_wanted.connect(self.show_all)
        head.board.clicked.connect(lambda: self.show_found())
        head.listing.clicked.connect(lambda: self.show_found())
        head.new.clicked.connect(lambda: self.request.emit("new", {}))
        for view in (self.board, self.listing):
            view.opened.connect(self.open_card)
            view.menu_wanted.connect(self._menu)
            view.choice_changed.connect(self._chosen)
        self.board.moved.connect(self.moves.move)
        self.timeline.view.opened.connect(self._open_entry)
        self.timeline.view.menu_wanted.connect(self._entry_menu)
        self.deeds.did.connect(self._did)
        self.deeds.told.connect(self._told)
        self.deeds.failed.connect(self.failed)
        self.done.undo_wanted.connect(self.deeds.undo)
        self.reading.stepped.connect(self._say_reading)
        self.reading.over.connect(self._read)
        self.empty.paste.clicked.connect(lambda: self.request.emit("paste", {}))
        self.empty.open_file.clicked.connect(lambda: self.request.emit("open_file", {}))
        self.empty.show_all.clicked.connect(self.show_all)

    @property
    def person(self) -> str:
        """Who sits here."""
        return self._person

    @person.setter
    def person(self, name: str) -> None:
        mine = self.query.people == (self._person,)
        self._person = self.deeds.person = name
        self.filter_by(replace(self.query, people=(name,)) if mine else self.query)

    # what the window asks

    def menu_actions(self, menu: str) -> list[QAction | None]:
        """Return the actions for a menu."""
        return self.keys.of_menu(menu)

    def status_texts(self) -> dict[str, str]:
        """Return what the status bar says."""
        count, chosen = len(self._found), len(self.chosen())
        said = ngettext("{count} release", "{count} releases", count).format(count=count)
        if chosen > 1:
            said += " · " + ngettext("{count} chosen", "{count} chosen", chosen).format(count=chosen)
        if reading := self.reading.words():
            said += " · " + reading
        return {"saved": _("Saved"), "words": said if self._asked else ""}

    def restore(self, settings: QSettings) -> None:
        """Show the view that was left."""
        listing = settings.value("library/view") == "list"
        (self.head.listing if listing else self.head.board).setChecked(True)
        self.timeline.restore(settings)
        mine = str(settings.value("library/mine", "no")) == "yes"
        self.filter_by(replace(self.query, people=(self.person,) if mine else ()))
        self.show_found()

    def remember(self, settings: QSettings) -> None:
        """Remember the view."""
        settings.setValue("library/view", "list" if self.head.listing.isChecked() else "board")
        settings.setValue("library/mine", "yes" if self.query.people == (self.person,) else "no")
        self.timeline.remember(settings)

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
            (self.empty.show_all if self.filtered else self.empty.paste).setFocus()

    # finding and showing

    @property
    def filtered(self) -> bool:
        """Whether something is searched or filtered for."""
        return bool(self.head.search.text().strip()) or is_filtered(self.query)

    def filter_by(self, query: LibraryQuery) -> None:
        """Ask for what a query finds; a text in it goes into the search field."""
        if query.text:
            self.head.search.setText(query.text)
        self.query = replace(query, text="")
        self._show_query()
        self.refresh()

    def refresh(self) -> None:
        """Ask the desk for the releases that are searched for, and for the coming days."""
        self._pause.stop()
        query = replace(self.query, text=self.head.search.text())
        self.runner.run(
            look, self.desk, query, self.person,
            done=self._came, failed=self.failed.emit, key=f"library:{id(self)}", lane=Lane.READ,
        )  # fmt: skip
        self.runner.run(
            coming_days, self.desk,
            done=self._days_came, failed=self.failed.emit, key=f"timeline:{id(self)}", lane=Lane.READ,
        )  # fmt: skip

    def _came(self, looked: Looked) -> None:
        first = not self._asked
        self._found, self._answered, self._asked = looked.cards, looked.query, True
        languages = {*self.known.languages, *looked.known.languages}
        self.known = replace(looked.known, languages=tuple(sorted(languages)))
        self.reading.found(looked.unread, bool(looked.query.text.strip()))
        self._show_query()
        self.show_found()
        self.status.emit(self.status_texts())
        if first and self.isVisible() and not self.head.search.hasFocus():
            self.enter()

    def _say_reading(self) -> None:
        self.status.emit(self.status_texts())
        if self.views.currentWidget() is self.empty:
            self.empty.say(self.head.search.text().strip(), self.filtered, self.reading.words())

    def _read(self) -> None:
        self._say_reading()
        if self._answered.text.strip():
            self.refresh()

    def _days_came(self, entries: list[TimelineEntry]) -> None:
        self._entries = entries
        self._show_days()

    def _show_query(self) -> None:
        self.head.show_query(self.query, self.known, self.person)
        self.chips.show_query(self.query, self.person)

    def show_found(self) -> None:
        """Show what was found, in the view that is chosen."""
        cards = library_cards(self._found, self._answered.languages)
        entering = self._in_views()
        self.board.put(cards)
        self.listing.put(cards)
        if cards or not self._asked:
            self.views.setCurrentWidget(self.listing if self.head.listing.isChecked() else self.board)
        else:
            self.empty.say(self.head.search.text().strip(), self.filtered, self.reading.words())
            self.views.setCurrentWidget(self.empty)
        if entering and not self._in_views():
            self.enter()
        self._show_days()
        self.shown.emit()

    def _show_days(self) -> None:
        ids = {card.release.id for card in self._found} if self.filtered else None
        self.timeline.view.put(self._entries, ids)

    def _in_views(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus() and self.views.isAncestorOf(focus)

    def show_all(self) -> None:
        """Forget search and filters."""
        self.head.search.clear()
        self.filter_by(unfiltered(self.query))

    def show_as(self, listing: bool) -> None:
        """Show the list, or the board."""
        (self.head.listing if listing else self.head.board).setChecked(True)
        self.show_found()
        self.enter()

    # choosing and opening

    def current_card(self) -> LibraryCard | None:
        """Return the release that is chosen; of several, the one that the keyboard is at."""
        view = self.views.currentWidget()
        return view.current_card() if isinstance(view, Board | Listing) else None

    def chosen(self) -> list[LibraryCard]:
        """Return the releases that are chosen: on the timeline, where the keyboard is there."""
        if self.timeline.view.hasFocus():
            index = self.timeline.view.currentIndex()
            return self._cards_of(self.timeline.view.items.entries[index.row()]) if index.isValid() else []
        view = self.views.currentWidget()
        return view.chosen() if isinstance(view, Board | Listing) else []

    def choose(self, release_id: str) -> bool:
        """Choose a release; return whether it is shown."""
        view = self.views.currentWidget()
        return view.choose(release_id) if isinstance(view, Board | Listing) else False

    def choose_all(self) -> None:
        """Choose every release that is shown."""
        view = self.views.currentWidget()
        if isinstance(view, Board | Listing):
            view.choose_all()

    def open_card(self, card: LibraryCard | None) -> None:
        """Open a release: at what was searched for, else a translation of hers that is not done, first."""
        if card is None or not card.translations:
            return
        if self._answered.text.strip() and self.place_found(card) is not None:
            self.open_found(card)
        else:
            self.open_one(self._first_choice(card))

    def _first_choice(self, card: LibraryCard) -> TranslationCard:
        languages = self.desk.people.get(self.person).languages

        def place(one: TranslationCard) -> tuple[bool, bool]:
            return one.status in DONE, one.translation.target_language not in languages

        return min(card.translations, key=place)

    def open_one(self, one: TranslationCard) -> None:
        """Open a translation."""
        self.request.emit("open", {"translation_id": one.translation.id})

    def place_found(self, card: LibraryCard) -> Found | None:
        """Return the first segment in which words of the search stand."""
        return next((one for one in card.found if one.segment_id and one.number > 0), None)

    def open_found(self, card: LibraryCard) -> None:
        """Open a translation at the segment in which words of the search stand."""
        found = self.place_found(card)
        if found is not None:
            translation = found.translation_id or self._first_choice(card).translation.id
            self.request.emit("open", {"translation_id": translation, "segment_id": found.segment_id})

    def _cards_of(self, entry: TimelineEntry) -> list[LibraryCard]:
        return [card for card in library_cards(self._found) if card.id == entry.release.id]

    def _open_entry(self, entry: TimelineEntry) -> None:
        if entry.translation is not None:
            self.request.emit("open", {"translation_id": entry.translation.id})
            return
        for card in self._cards_of(entry):
            if card.translations:
                self.open_one(self._first_choice(card))

    # menus and deeds

    def _menu(self, cards: Sequence[LibraryCard], at: QPoint) -> None:
        menu = self.menu_of(cards)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _entry_menu(self, entry: TimelineEntry, at: QPoint) -> None:
        if cards := self._cards_of(entry):
            self._menu(cards, at)

    def menu_of(self, cards: Sequence[LibraryCard]) -> QMenu:
        """Return the menu of one release or of several."""
        return card_menu(self, cards)

    def ask_for_tag(self, cards: Sequence[LibraryCard]) -> None:
        """Ask for a tag and put it on releases."""
        self._ask(TAG, self.known.tags, cards, lambda name: self.deeds.put_tag(cards, name))

    def ask_for_dossier(self, cards: Sequence[LibraryCard]) -> None:
        """Ask for a dossier and put releases into it."""
        self._ask(DOSSIER, self.known.dossiers, cards, lambda name: self.deeds.file(cards, name))

    def ask_for_filter(self) -> None:
        """Ask for a name for what is filtered by, and keep it."""
        query = replace(self.query, text=self.head.search.text().strip())
        names = [one.name for one in self.known.saved]

        def keep(name: str) -> None:
            self.runner.run(
                self.desk.library.save_filter, self.person, name, query,
                done=lambda _nothing: self.refresh(), failed=self.failed.emit, write=True,
            )  # fmt: skip

        self._ask(FILTER, names, (), keep)

    def _forget(self, name: str) -> None:
        self.runner.run(
            self.desk.library.remove_filter, self.person, name,
            done=lambda _nothing: self.refresh(), failed=self.failed.emit, write=True,
        )  # fmt: skip

    def _ask(self, kind: str, used: Sequence[str], cards: Sequence[LibraryCard], given: Any) -> None:
        if kind != FILTER and not cards:
            return
        about = ""
        if len(cards) == 1:
            about = cards[0].release.title
        elif cards:
            count = len(cards)
            about = ngettext("{count} release chosen", "{count} releases chosen", count).format(count=count)
        dialog = NameDialog(kind, used, about, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(given)
        dialog.open()

    def _did(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.refresh()

    def _told(self, words: str) -> None:
        self.done.say(words)
        self.keys.name_undo(self.deeds.undo_name)

    def _chosen(self) -> None:
        self.status.emit(self.status_texts())

    def tick(self) -> None:
        """Let the time go on."""
        if self.isVisible():
            for view in (self.board, self.listing, self.timeline.view):
                view.tick()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show everything again with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.filtered:
            self.show_all()
            self.enter()
        else:
            super().keyPressEvent(event)

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
        self.keys.retranslate()
        self._show_query()
        if self._asked:
            self.show_found()
