"""Every deed that can have a key, of the window, the library, the editor and the pairing window, open or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from ui.shortcuts.keys import tidy
from ui.words import N_, _, plain_keys

OTHER = N_("Suggestions and terms")
"""Where deeds are listed that stand in no menu."""

IN_LIBRARY = N_("In the library")
"""Where the deeds of the library are listed: their menus have the names of the editor's."""

IN_PAIRING = N_("In the pairing window")
"""Where the deeds of the pairing window are listed, which has no menus."""

WINDOW, LIBRARY, EDITOR, PAIRING = "window", "library", "editor", "pairing"


@dataclass(frozen=True)
class KeyedDeed:
    """A deed: ``window.new``, ``library.tag`` or ``editor.confirm``, the menu it stands in, its words, our keys.

    The menu is empty for a deed that stands in none, ``library`` for all of the library's, ``pairing`` for those of
    the pairing window.
    """

    name: str
    menu: str
    say: Callable[[], str]
    keys: tuple[str, ...]

    @property
    def words(self) -> str:
        """The deed in the language in force, without the mark of its letter; one of a menu inside of a menu says it."""
        from ui.editor.actions import SUBMENUS

        said = plain_keys(self.say()).rstrip("…")
        if self.menu not in SUBMENUS:
            return said
        return _("{menu}: {deed}").format(menu=plain_keys(_(SUBMENUS[self.menu])), deed=said)


class _NobodysPage:
    """Stands for the page in the editor's list of deeds, which is asked for names, words and keys alone."""

    def __getattr__(self, name: str) -> _NobodysPage:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_given: object, **_named: object) -> _NobodysPage:
        return self

    def __iter__(self) -> Iterator[object]:
        return iter(())


@lru_cache(maxsize=1)
def all_deeds() -> tuple[KeyedDeed, ...]:
    """Return every deed, in the order of the menus."""
    from ui.editor.page_actions import deeds_of
    from ui.library.page_keys import DEEDS as LIBRARY_DEEDS
    from ui.menus import DEEDS, MENUS
    from ui.pairing import keys as of_pairing

    found = [
        KeyedDeed(f"window.{deed.name}", deed.menu, _saying(deed.words), _tidy(deed.keys))
        for deed in DEEDS
        if deed is not None
    ]
    found += [
        KeyedDeed(f"editor.{one.name}", one.menu, one.words, _tidy(one.keys))
        for one in deeds_of(cast(Any, _NobodysPage()))
        if one is not None
    ]
    found += [
        KeyedDeed(f"{LIBRARY}.{deed.name}", LIBRARY, _saying(deed.words), _tidy(deed.keys))
        for deed in LIBRARY_DEEDS
        if deed is not None
    ]
    found += [
        KeyedDeed(f"{PAIRING}.{deed.name}", PAIRING, _saying(deed.words), _tidy(deed.keys))
        for deed in (*of_pairing.DEEDS, of_pairing.ACCEPT)
    ]
    order = [*MENUS, LIBRARY, PAIRING, ""]

    def place(deed: KeyedDeed) -> int:
        first = deed.menu.split("/")[0]
        return order.index(first) if first in order else len(order)

    return tuple(sorted(found, key=place))


def menu_title(menu: str) -> str:
    """Return the title of a menu without the mark of its letter; that of the deeds outside of menus for none."""
    from ui.menus import MENUS

    titles = {**MENUS, LIBRARY: IN_LIBRARY, PAIRING: IN_PAIRING}
    return plain_keys(_(titles.get(menu.split("/")[0], OTHER)))


def meet(one: str, other: str) -> bool:
    """Return whether two deeds can be meant by one key: those of one place, and the window's around library and editor."""
    places = {one.split(".")[0], other.split(".")[0]}
    return len(places) == 1 or (WINDOW in places and PAIRING not in places)


def stands_alone(name: str) -> bool:
    """Return whether a key on its own, as ``J``, may be a deed's: nothing is written where it holds."""
    return name.startswith(f"{PAIRING}.")


def _saying(words: str) -> Callable[[], str]:
    return lambda: _(words)


def _tidy(keys: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in map(tidy, keys) if key))
