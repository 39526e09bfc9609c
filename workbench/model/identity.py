"""Identities and times of facts."""

from __future__ import annotations

import secrets
import threading
import time
from datetime import UTC, datetime
from uuid import UUID

_COUNTER_BITS = 12
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562) as 36 lower-case characters.

    Each sorts after every one that was made before in this program, and after those named to
    ``ids_follow``, also within one millisecond and where the clock has been set back.
    """
    global _last
    with _lock:
        _last = max(time.time_ns() // 1_000_000 << _COUNTER_BITS, _last + 1)
        stamp = _last
    milliseconds, counter = stamp >> _COUNTER_BITS, stamp & 0xFFF
    value = milliseconds << 80 | 7 << 76 | counter << 64 | 2 << 62 | secrets.randbits(62)
    return str(UUID(int=value))


def ids_follow(newest: str) -> None:
    """Let every new id sort after ``newest``, the newest of a store that was just opened.

    What was decided last is read from the order of ids: a clock that stands before the newest fact must not
    put a new fact in front of it. What is no id (an empty store, a row that somebody forged) changes nothing.
    """
    global _last
    try:
        value = UUID(newest).int
    except ValueError:
        return
    stamp = (value >> 80) << _COUNTER_BITS | (value >> 64 & 0xFFF)
    with _lock:
        _last = max(_last, stamp)


def now() -> datetime:
    """Return the present moment, in UTC, with its zone."""
    return datetime.now(UTC)
