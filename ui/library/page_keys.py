"""The library's actions: in the menus, and by their keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.words import N_, _

if TYPE_CHECKING:
    from ui.library.page import LibraryPage


@dataclass(frozen=True)
class LibraryDeed:
    """An action: its name, menu, words (marked with ``N_``), keys; ``writes`` needs a writable desk."""

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    writes: bool = False


DEEDS: tuple[LibraryDeed | None, ...] = (
    LibraryDeed("undo", "edit", N_("&Undo"), ("Ctrl+Z",), True),
    LibraryDeed("find", "edit", N_("&Find a release"), ("Ctrl+F",)),
    LibraryDeed("filter", "edit", N_("F&ilter releases…"), ("Ctrl+Shift+F",)),
    LibraryDeed("choose_all", "edit", N_("Choose &all releases"), ("Ctrl+A",)),
    LibraryDeed("tag", "edit", N_("Put a &tag on…"), ("Ctrl+T",), True),
    LibraryDeed("dossier", "edit", N_("Put in a d&ossier…"), ("Ctrl+Shift+D",), True),
    LibraryDeed("pin", "edit", N_("&Pin, or take the pin off"), ("Ctrl+P",), True),
    LibraryDeed("duplicate", "edit", N_("&Duplicate"), ("Ctrl+D",), True),
    LibraryDeed("archive", "edit", N_("A&rchive"), ("Del",), True),
    LibraryDeed("restore", "edit", N_("&Bring back from the archive"), ("Shift+Del",), True),
    LibraryDeed("board", "view", N_("&Board"), ("Ctrl+1",)),
    LibraryDeed("list", "view", N_("Li&st"), ("Ctrl+2",)),
    LibraryDeed("timeline", "view", N_("&Timeline"), ("Ctrl+Shift+T",)),
    LibraryDeed("open", "go", N_("&Open the chosen release")),
    LibraryDeed("days", "go", N_("&Timeline of the coming days"), ("Ctrl+3",)),
)


class LibraryKeys(QObject):
    """Makes the actions of a page and gives them to it."""

    def __init__(self, page: LibraryPage) -> None:
        super().__init__(page)
        self._page = page
        self._undo_name = ""
        self.actions: dict[str, QAction] = {}
        deeds = self._deeds()
        for deed in DEEDS:
            if deed is None:
                continue
            action = QAction(page)
            action.setObjectName(f"library.{deed.name}")
            action.setShortcuts([QKeySequence(key) for key in deed.keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setEnabled(not (deed.writes and page.desk.read_only))
            action.triggered.connect(lambda _on=False, name=deed.name: deeds[name]())
            page.addAction(action)
            self.actions[deed.name] = action
        self.actions["timeline"].setCheckable(True)
        self.actions["timeline"].setChecked(True)
        self.name_undo("")

    def of_menu(self, menu: str) -> list[Any]:
        """Return the actions of a menu."""
        self.actions["timeline"].setChecked(not self._page.timeline.isHidden())
        return [self.actions[deed.name] for deed in DEEDS if deed is not None and deed.menu == menu]

    def name_undo(self, name: str) -> None:
        """Say what undo takes back; empty where there is nothing."""
        self._undo_name = name
        undo = self.actions["undo"]
        undo.setEnabled(bool(name) and not self._page.desk.read_only)
        undo.setText(_("&Undo {deed}").format(deed=name) if name else _("&Undo"))

    def retranslate(self) -> None:
        """Say the words."""
        for deed in DEEDS:
            if deed is not None:
                self.actions[deed.name].setText(_(deed.words))
        self.name_undo(self._undo_name)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        page = self._page
        return {
            "undo": page.deeds.undo,
            "find": page.head.search_for,
            "filter": page.head.open_filters,
            "choose_all": page.choose_all,
            "tag": lambda: page.ask_for_tag(page.chosen()),
            "dossier": lambda: page.ask_for_dossier(page.chosen()),
            "pin": self._pin,
            "duplicate": lambda: page.deeds.duplicate(page.chosen()),
            "archive": lambda: page.deeds.archive(page.chosen()),
            "restore": lambda: page.deeds.restore(page.chosen()),
            "board": lambda: page.show_as(listing=False),
            "list": lambda: page.show_as(listing=True),
            "timeline": self._timeline,
            "open": lambda: page.open_card(page.current_card()),
            "days": self._days,
        }

    def _pin(self) -> None:
        cards = self._page.chosen()
        self._page.deeds.pin(cards, not all(card.pinned for card in cards))

    def _timeline(self) -> None:
        panel = self._page.timeline
        panel.setVisible(panel.isHidden())
        self.actions["timeline"].setChecked(not panel.isHidden())

    def _days(self) -> None:
        self._page.timeline.show()
        self._page.timeline.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
