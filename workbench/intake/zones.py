"""Time zones as press texts name them, in English, French and Spanish."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FIXED_HOURS = {
    "gmt": 0,
    "utc": 0,
    "tu": 0,
    "tuc": 0,
    "z": 0,
    "wet": 0,
    "west": 1,
    "bst": 1,
    "ist": 1,
    "cet": 1,
    "mez": 1,
    "wat": 1,
    "cest": 2,
    "mesz": 2,
    "cat": 2,
    "sast": 2,
    "eet": 2,
    "eest": 3,
    "eat": 3,
    "msk": 3,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "art": -3,
    "brt": -3,
    "clt": -4,
    "hkt": 8,
    "sgt": 8,
    "jst": 9,
    "aest": 10,
    "aedt": 11,
}
_REGIONS = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
_CITIES = {
    "london": "Europe/London", "londres": "Europe/London", "uk": "Europe/London", "paris": "Europe/Paris", "parís": "Europe/Paris",
    "france": "Europe/Paris", "madrid": "Europe/Madrid", "peninsular": "Europe/Madrid", "peninsular española": "Europe/Madrid", "geneva": "Europe/Zurich", "genève": "Europe/Zurich",
    "ginebra": "Europe/Zurich", "zurich": "Europe/Zurich", "berne": "Europe/Zurich", "brussels": "Europe/Brussels", "bruxelles": "Europe/Brussels",
    "bruselas": "Europe/Brussels", "rome": "Europe/Rome", "roma": "Europe/Rome", "berlin": "Europe/Berlin", "berlín": "Europe/Berlin",
    "vienna": "Europe/Vienna", "vienne": "Europe/Vienna", "viena": "Europe/Vienna", "lisbon": "Europe/Lisbon", "lisbonne": "Europe/Lisbon",
    "lisboa": "Europe/Lisbon", "amsterdam": "Europe/Amsterdam", "the hague": "Europe/Amsterdam", "la haye": "Europe/Amsterdam", "la haya": "Europe/Amsterdam",
    "moscow": "Europe/Moscow", "moscou": "Europe/Moscow", "moscú": "Europe/Moscow", "istanbul": "Europe/Istanbul", "estambul": "Europe/Istanbul",
    "new york": "America/New_York", "nueva york": "America/New_York", "washington": "America/New_York", "eastern": "America/New_York", "us eastern": "America/New_York", "de l'est": "America/New_York", "del este": "America/New_York",
    "montréal": "America/Toronto", "montreal": "America/Toronto", "toronto": "America/Toronto", "québec": "America/Toronto", "ottawa": "America/Toronto", "chicago": "America/Chicago", "central": "America/Chicago",
    "pacific": "America/Los_Angeles", "los angeles": "America/Los_Angeles", "los ángeles": "America/Los_Angeles", "mexico city": "America/Mexico_City", "mexico": "America/Mexico_City",
    "ciudad de méxico": "America/Mexico_City", "méxico": "America/Mexico_City", "bogotá": "America/Bogota", "bogota": "America/Bogota", "lima": "America/Lima",
    "quito": "America/Guayaquil", "caracas": "America/Caracas", "panama": "America/Panama", "panamá": "America/Panama", "santiago": "America/Santiago", "buenos aires": "America/Argentina/Buenos_Aires",
    "argentina": "America/Argentina/Buenos_Aires", "brasilia": "America/Sao_Paulo", "montevideo": "America/Montevideo", "nairobi": "Africa/Nairobi", "dakar": "Africa/Dakar",
    "addis ababa": "Africa/Addis_Ababa", "addis-abeba": "Africa/Addis_Ababa", "johannesburg": "Africa/Johannesburg", "cairo": "Africa/Cairo", "le caire": "Africa/Cairo", "el cairo": "Africa/Cairo",
    "abidjan": "Africa/Abidjan", "kinshasa": "Africa/Kinshasa", "lagos": "Africa/Lagos", "tunis": "Africa/Tunis", "rabat": "Africa/Casablanca", "beirut": "Asia/Beirut", "beyrouth": "Asia/Beirut",
    "jerusalem": "Asia/Jerusalem", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata", "bangkok": "Asia/Bangkok", "manila": "Asia/Manila", "tokyo": "Asia/Tokyo", "tokio": "Asia/Tokyo",
    "beijing": "Asia/Shanghai", "pékin": "Asia/Shanghai", "pekín": "Asia/Shanghai", "singapore": "Asia/Singapore", "sydney": "Australia/Sydney",
}  # fmt: skip
_CITY = "|".join(sorted(map(re.escape, _CITIES), key=len, reverse=True))
_NAMED = re.compile(
    rf"\b(?:heure|hora|time)s?\s+(?:locale\s+|local\s+|normale\s+)?(?:de |du |d['’]|in |en )?(?P<a>{_CITY})\b|\b(?P<b>{_CITY})\s+(?:local |standard |daylight )?time\b|"
    rf"\((?:heure de |hora de )?(?P<c>{_CITY})(?: time)?\)",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\b(?:UTC|GMT|TU)\s*(?P<sign>[+\-−–])\s*(?P<hours>\d{1,2})(?:[:.h]?(?P<minutes>[0-5]\d))?", re.IGNORECASE
)
_LETTERS = re.compile(r"\b(?:" + "|".join(map(str.upper, (*_FIXED_HOURS, *_REGIONS))) + r")\b|(?<=\d)Z\b")


def find_zone(text: str) -> tzinfo | None:
    """Return the first zone that the text names, ``None`` where it names none ("local time" is none).

    ``EST``, ``CET`` and the like are fixed offsets whatever the season, ``ET`` and "Paris time"
    follow the place's clocks.
    """
    offset = _OFFSET.search(text)
    letters = _LETTERS.search(text)
    named = _NAMED.search(text)
    first = min((found.start() for found in (offset, letters, named) if found), default=-1)
    if offset and offset.start() == first:
        minutes = int(offset.group("hours")) * 60 + int(offset.group("minutes") or 0)
        if minutes > 14 * 60:
            return None
        return timezone(timedelta(minutes=minutes if offset.group("sign") == "+" else -minutes))
    if named and named.start() == first:
        city = (named.group("a") or named.group("b") or named.group("c")).lower()
        return _region(_CITIES[city.replace("’", "'")])
    if letters:
        name = letters.group().lower()
        if name in _REGIONS:
            return _region(_REGIONS[name])
        hours = _FIXED_HOURS[name]
        return UTC if hours == 0 else timezone(timedelta(hours=hours), name.upper())
    return None


def _region(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError):
        return None
