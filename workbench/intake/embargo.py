"""When an embargo ends, as its line says."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from workbench.intake.dates import find_date
from workbench.intake.marks import EMBARGO_LINE
from workbench.intake.zones import find_zone

_TIME = re.compile(
    r"(?<![\d/.-])(?P<hour>[01]?\d|2[0-4])\s?(?:[:.h]|\s?h\s?)\s?(?P<minute>[0-5]\d)(?![\d/]|\.\d)(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?|"
    r"(?<![\d/.-])(?P<hour2>[01]?\d|2[0-4])\s?(?:(?P<half2>[ap])\.?\s?m\b\.?|h(?:eures?|oras?|rs?)?\b|horas?\b|hrs\b)|"
    r"(?<![\d/.-])(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:h(?:rs|ours|oras)?\b|GMT|UTC|CET|CEST|EST|EDT|ET|BST|Z\b))|"
    r"\b(?P<word>noon|midday|midi|mediodía|midnight|minuit|medianoche)\b",
    re.IGNORECASE,
)
_NOON = frozenset({"noon", "midday", "midi", "mediodía"})


def find_embargo(text: str, language: str, today: date) -> datetime | None:
    """Return when the embargo ends that the text states, with its zone; ``None`` unless date, time and zone
    are all given.

    The first paragraph that speaks of an embargo counts. ``today`` completes a date without a year.
    Midnight of a day is taken as its beginning. ``language`` (BCP 47) matters for dates in figures only:
    ``en-US`` writes the month first.
    """
    for line in text.splitlines():
        if not EMBARGO_LINE.search(line):
            continue
        found = _read(line, today, language.lower() == "en-us")
        if found is not None:
            return found
    return None


def _read(line: str, today: date, month_first: bool) -> datetime | None:
    dated = find_date(line, today, month_first)
    zone = find_zone(line)
    if dated is None or zone is None:
        return None
    day, start, end = dated
    # The date's own figures are not a time.
    hour = _find_time(line[:start] + "\n" * (end - start) + line[end:])
    return datetime.combine(day, hour, zone) if hour is not None else None


def _find_time(text: str) -> time | None:
    for found in _TIME.finditer(text):
        if found.group("word"):
            return time(12) if found.group("word").lower() in _NOON else time(0)
        if found.group("four"):
            return time(int(found.group("four")[:2]), int(found.group("four")[2:]))
        hour = int(found.group("hour") or found.group("hour2"))
        minute = int(found.group("minute") or 0)
        half = (found.group("half") or found.group("half2") or "").lower()
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour > 23:
            continue
        return time(hour, minute)
    return None
