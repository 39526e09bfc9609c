"""Identities and times of facts."""

from __future__ import annotations

from datetime import UTC, datetime


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562) as 36 lower-case characters; later ids sort after earlier ones."""
    from uuid6 import uuid7

    return str(uuid7())


def now() -> datetime:
    """Return the present moment, in UTC, with its zone."""
    return datetime.now(UTC)
