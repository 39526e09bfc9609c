"""Moments as they stand in TMX files: ``YYYYMMDDThhmmssZ``, and what programs write instead."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?\Z", re.IGNORECASE)


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime | None:
    """Return the moment in UTC, ``None`` where the text is none. One without a zone is UTC."""
    text = text.strip()
    found = _BASIC.match(text)
    try:
        if found:
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        read = datetime.fromisoformat(text)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def stamp(when: datetime) -> str:
    """Return the moment as TMX writes it, to the second."""
    when = when.astimezone(UTC)
    return f"{when.year:04}{when.month:02}{when.day:02}T{when.hour:02}{when.minute:02}{when.second:02}Z"
