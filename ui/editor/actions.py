"""The deeds of the editor with their keys: for the menus of the window and for the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.words import N_, _

Words = Callable[[], str]

SUBMENUS = {
    "edit/insert": N_("&Insert a character"),
    "edit/figures": N_("From the sou&rce"),
    "go/next": N_("Go to ne&xt"),
    "go/previous": N_("Go to pre&vious"),
}
"""Menus inside of menus: a deed whose menu is ``edit/insert`` stands in one of its own under Edit."""


@dataclass(frozen=True)
class Deed:
    """A deed: the menu it stands in, its words, its keys (the first is shown), and what it does.

    The keys are ours; those in force are the person's choice (``ui.shortcuts``).
    """

    name: str
    menu: str
    words: Words
    keys: Sequence[str]
    run: Callable[[], object]


class EditorActions:
    """Actions of one page, by name and by menu. ``None`` in a menu is a line. ``in_turn`` says when a deed is done."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self.in_turn: Callable[[Callable[[], object]], object] = lambda deed: deed()
        self._actions: dict[str, QAction] = {}
        self._words: dict[str, Words] = {}
        self._menus: dict[str, list[QAction | None]] = {}
        self._submenus: dict[str, QMenu] = {}

    def add(self, deed: Deed) -> QAction:
        """Add a deed to its menu and to the page's keys."""
        action = QAction(self._page)
        action.setObjectName(f"editor.{deed.name}")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.triggered.connect(lambda _checked=False: self.in_turn(deed.run))
        self._page.addAction(action)
        self._actions[deed.name] = action
        self._words[deed.name] = deed.words
        action.setText(deed.words())
        if deed.menu in SUBMENUS:
            self._submenu(deed.menu).addAction(action)
        elif deed.menu:
            self._menus.setdefault(deed.menu, []).append(action)
        return action

    def _submenu(self, name: str) -> QMenu:
        if name not in self._submenus:
            self._submenus[name] = QMenu(_(SUBMENUS[name]), self._page)
            self.add_action(name.split("/")[0], self._submenus[name].menuAction())
        return self._submenus[name]

    def add_action(self, menu: str, action: QAction) -> None:
        """Put an action that is somebody else's into a menu."""
        self._menus.setdefault(menu, []).append(action)

    def line(self, menu: str) -> None:
        """Draw a line in a menu."""
        if menu in SUBMENUS:
            self._submenu(menu).addSeparator()
            return
        self._menus.setdefault(menu, []).append(None)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def of_menu(self, menu: str) -> list[QAction | None]:
        """Return the actions of a menu, in order."""
        return list(self._menus.get(menu, []))

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        for name, action in self._actions.items():
            action.setText(self._words[name]())
        for name, menu in self._submenus.items():
            menu.setTitle(_(SUBMENUS[name]))

    def name_undo(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do."""
        undo_words = _("&Undo {step}").format(step=undo.lower()) if undo else _("&Undo")
        redo_words = _("&Redo {step}").format(step=redo.lower()) if redo else _("&Redo")
        self._actions["undo"].setText(undo_words)
        self._actions["undo"].setEnabled(bool(undo))
        self._actions["redo"].setText(redo_words)
        self._actions["redo"].setEnabled(bool(redo))
