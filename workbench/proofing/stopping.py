"""A check of a very long text stops in the middle, where nobody wants it any more.

The checks are plain functions of texts; to hand a token down to each of their loops would say nothing about
what they find. So the runner names the token of its thread, and the loops that a long text makes long ask it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from workbench.model.tasks import CancelToken

T = TypeVar("T")
_EACH = 64


class _Here(threading.local):
    token: CancelToken | None = None


_here = _Here()


@contextmanager
def stopping(cancel: CancelToken | None) -> Iterator[None]:
    """Have the loops of this thread stop with ``Cancelled``, inside the ``with``, once the token is cancelled.

    None has them ask nobody: where the texts are short, asking would take longer than the loops.
    """
    before, _here.token = _here.token, cancel
    try:
        yield
    finally:
        _here.token = before


def steps(items: Iterable[T]) -> Iterator[T]:
    """Yield the items; raise ``Cancelled`` between two of them where the check is not wanted any more."""
    token = _here.token
    return iter(items) if token is None else _asking(items, token)


def _asking(items: Iterable[T], token: CancelToken) -> Iterator[T]:
    for number, item in enumerate(items, start=1):
        if not number % _EACH:
            token.raise_if_cancelled()
        yield item
