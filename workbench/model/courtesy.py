"""Long work in Python makes way for whoever types: it asks at every step whether to rest."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def _go_on() -> None:
    """Rest for nobody."""


_rest: list[Callable[[], None]] = [_go_on]
_loading = threading.Lock()


def let_rest(rest: Callable[[], None] | None) -> None:
    """Have ``rest`` called at every step of long work, on the thread that does the work; None for nothing.

    It returns when the work may go on. The window sets it: a command in the terminal rests for nobody.
    """
    _rest[0] = rest or _go_on


def give_way() -> None:
    """Rest where somebody waits for the interpreter. Called about once a millisecond of work, never within a transaction."""
    _rest[0]()


def giving_way(items: Iterable[Item], every: int = 1) -> Iterator[Item]:
    """Yield the items, and make way before each ``every``-th of them."""
    for number, item in enumerate(items):
        if number % every == 0:
            give_way()
        yield item


def imported(names: Iterable[str]) -> None:
    """Import modules one after another, making way between them, so that whoever needs the last has them at hand.

    Two threads that ask do it once between them.
    """
    with _loading:
        for name in giving_way(names):
            importlib.import_module(name)
