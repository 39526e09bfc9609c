"""Parts of an object that are made when they are first asked for, by whichever thread asks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Made = TypeVar("Made")


class late(Generic[Made]):  # noqa: N801  (it decorates, as ``property`` does)
    """A method that makes a part, called once: what it returns stands in the object from then on.

    Unlike ``functools.cached_property`` two threads that ask at the same time are given the same part, in every
    version of Python: a part may hold an engine or a lock, of which there must be one.
    """

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> late[Made]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> Made: ...

    def __get__(self, owner: object | None, kind: type) -> late[Made] | Made:
        if owner is None:
            return self
        # One lock for all: a part may ask for another one while it is made.
        with _making:
            if self._name not in owner.__dict__:
                owner.__dict__[self._name] = self._make(owner)
        made: Made = owner.__dict__[self._name]
        return made


def is_made(owner: object, name: str) -> bool:
    """Return whether a part was asked for already."""
    return name in owner.__dict__


_making = threading.RLock()
