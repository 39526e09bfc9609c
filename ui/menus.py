"""The menus: the window's own actions, and those of the page in front."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.words import N_, _

MENUS = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "view": N_("&View"),
    "go": N_("&Go"),
    "draft": N_("&Draft"),
    "proof": N_("&Proof"),
    "review": N_("&Review"),
    "deliver": N_("De&liver"),
    "help": N_("&Help"),
}


@dataclass(frozen=True)
class WindowDeed:
    """An action of the window: its menu, words (marked with ``N_``), keys; ``writes`` needs a writable desk."""

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    writes: bool = False


DEEDS: tuple[WindowDeed | None, ...] = (
    WindowDeed("new", "file", N_("&New release…"), ("Ctrl+N",), True),
    WindowDeed("paste", "file", N_("&Paste a release"), ("Ctrl+Shift+V",), True),
    WindowDeed("open_file", "file", N_("&Open a file…"), ("Ctrl+O",), True),
    WindowDeed("two_texts", "file", N_("Ne&w from two texts…"), ("Ctrl+Alt+N",), True),
    WindowDeed("new_version", "file", N_("New &version of the source…"), (), True),
    WindowDeed("pairings", "file", N_("Pairin&gs in work…")),
    None,
    WindowDeed("import_po", "file", N_("&Import PO…"), (), True),
    WindowDeed("import_terms", "file", N_("Import &terms…"), (), True),
    WindowDeed("export_terms", "file", N_("&Export terms…")),
    WindowDeed("pair_folders", "file", N_("Pair two fol&ders…")),
    WindowDeed("import_memory", "file", N_("Import a memor&y…"), (), True),
    None,
    WindowDeed("backups", "file", N_("Restore a &backup…"), (), True),
    WindowDeed("close_page", "file", N_("&Close translation"), ("Ctrl+W",)),
    WindowDeed("new_window", "file", N_("&Move to a new window"), ("Ctrl+Shift+N",)),
    WindowDeed("quit", "file", N_("&Quit"), ("Ctrl+Q",)),
    WindowDeed("preferences", "edit", N_("Pref&erences…"), ("Ctrl+Alt+P",)),
    WindowDeed("larger", "view", N_("&Larger text"), ("Ctrl++", "Ctrl+=")),
    WindowDeed("smaller", "view", N_("&Smaller text"), ("Ctrl+-",)),
    WindowDeed("usual_size", "view", N_("&Usual size of text"), ("Ctrl+0",)),
    WindowDeed("full_screen", "view", N_("&Full screen"), ("F11",)),
    WindowDeed("focus", "view", N_("F&ocus on the text"), ("F9",)),
    WindowDeed("library", "go", N_("&Library"), ("Ctrl+Shift+L",)),
    WindowDeed("next_page", "go", N_("Next &translation"), ("Ctrl+Tab",)),
    WindowDeed("previous_page", "go", N_("Pr&evious translation"), ("Ctrl+Shift+Tab",)),
    WindowDeed("third_party", "draft", N_("Allow engines of third &parties…"), (), True),
    WindowDeed("blocks", "edit", N_("&Blocks of the release…"), (), True),
    WindowDeed("details", "review", N_("&Details of the release…"), (), True),
    WindowDeed("verify", "deliver", N_("&Verify a file…")),
    WindowDeed("help", "help", N_("&Help on this view"), ("F1",)),
    WindowDeed("first_release", "help", N_("&First release")),
    WindowDeed("keys", "help", N_("&Keyboard"), ("Ctrl+F1",)),
    WindowDeed("about", "help", N_("&About Pressbench")),
)


def empty(menu: QMenu) -> None:
    """Take everything out of a menu; actions that belong to others live on.

    ``QMenu.clear`` makes the Python side of every action in the menu invalid, whoever it belongs to.
    """
    for action in menu.actions():
        menu.removeAction(action)
        if action.parent() is menu:
            action.deleteLater()


class Menus:
    """Builds the menu bar, and fills it anew for each page and language."""

    def __init__(self, window: QMainWindow, deeds: dict[str, Callable[[], object]]) -> None:
        self._window = window
        self.menus: dict[str, QMenu] = {}
        self.actions: dict[str, QAction] = {}
        self._page: Any = None
        self.recent = QMenu(window)
        self.open_pages: list[QAction] = []
        self._pages_group = QActionGroup(window)
        for name in MENUS:
            self.menus[name] = window.menuBar().addMenu("")
            self.menus[name].setToolTipsVisible(True)
        for deed in DEEDS:
            if deed is None:
                continue
            action = QAction(window)
            action.setObjectName(f"window.{deed.name}")
            action.setShortcuts([QKeySequence(key) for key in deed.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _on=False, name=deed.name: deeds[name]())
            window.addAction(action)
            self.actions[deed.name] = action
        self.actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self.actions["preferences"].setMenuRole(QAction.MenuRole.PreferencesRole)
        self.actions["about"].setMenuRole(QAction.MenuRole.AboutRole)

    def show_page(self, page: Any) -> None:
        """Fill the menus with the actions of a page."""
        self._page = page
        self.fill()

    def fill(self) -> None:
        """Fill the menus again, in the language in force."""
        for name, title in MENUS.items():
            self.menus[name].setTitle(_(title))
            empty(self.menus[name])
        for deed in DEEDS:
            if deed is not None:
                self.actions[deed.name].setText(_(deed.words))
        self.recent.setTitle(_("Open &recent"))
        for name, menu in self.menus.items():
            given = [] if self._page is None else self._page.menu_actions(name)
            for action in given:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)
            own = [deed for deed in self._own(name) if deed is None or self.actions[deed].isVisible()]
            if given and own:
                menu.addSeparator()
            for deed_name in own:
                if deed_name is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self.actions[deed_name])
                if deed_name == "open_file":
                    menu.addMenu(self.recent)
            if name == "go" and self.open_pages:
                menu.addSeparator()
                for action in self.open_pages:
                    menu.addAction(action)
            if menu.isEmpty():
                menu.addAction(_("Open a translation first")).setEnabled(False)

    def _own(self, menu: str) -> list[str | None]:
        found: list[str | None] = []
        for deed in DEEDS:
            if deed is None:
                if found and menu == "file":
                    found.append(None)
            elif deed.menu == menu:
                found.append(deed.name)
        while found and found[-1] is None:
            found.pop()
        return found

    def show_pages(self, pages: list[tuple[str, bool, Callable[[], object]]]) -> None:
        """List the open translations under Go: words, whether it is in front, and how to go there."""
        for action in self.open_pages:
            action.deleteLater()
        self.open_pages = []
        for words, front, go in pages:
            action = QAction(words.replace("&", "&&"), self._window)
            action.setCheckable(True)
            action.setChecked(front)
            action.triggered.connect(lambda _on=False, go=go: go())
            self._pages_group.addAction(action)
            self.open_pages.append(action)

    def allow(self, read_only: bool, editing: bool) -> None:
        """Enable what is possible: on a desk that is only read, and with a translation in front or not."""
        for deed in DEEDS:
            if deed is None:
                continue
            possible = not (deed.writes and read_only)
            if deed.name in (
                "close_page",
                "new_window",
                "focus",
                "third_party",
                "blocks",
                "details",
                "new_version",
            ):
                possible = possible and editing
            self.actions[deed.name].setEnabled(possible)
