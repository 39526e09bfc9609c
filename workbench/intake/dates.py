"""Dates as press texts write them, in English, French and Spanish."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    1: "january jan janvier janv enero ene",
    2: "february feb février fevrier févr fév febrero",
    3: "march mar mars marzo",
    4: "april apr avril avr abril abr",
    5: "may mai mayo",
    6: "june jun juin junio",
    7: "july jul juillet juil julio",
    8: "august aug août aout agosto ago",
    9: "september sept sep septembre septiembre setiembre set",
    10: "october oct octobre octubre",
    11: "november nov novembre noviembre",
    12: "december dec décembre decembre déc diciembre dic",
}
MONTHS = {name: number for number, names in _MONTHS.items() for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"

DATE = (
    rf"(?:(?:on |le |el |ce )?{_WEEKDAY},?\s+)?(?:"
    rf"(?:le |el |the )?(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|º|ro|°)?\s+(?:of |de )?(?P<month>{_MONTH})(?:,?\s+(?:de |del )?(?P<year>{_YEAR}))?|"
    rf"(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>{_YEAR}))?|"
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)|"
    rf"(?:le |el )?(?P<day3>\d{{1,2}})[/.](?P<month3>\d{{1,2}})[/.](?P<year3>{_YEAR}|\d\d)"
    r")"
)
"""A pattern (case-insensitive) with groups ``day``, ``month`` and ``year`` in four spellings."""

PLAIN_DATE = re.sub(r"\(\?P<\w+>", "(?:", DATE)
"""The same pattern without group names, for use inside larger ones."""

_SEARCH = re.compile(DATE, re.IGNORECASE)
_ONLY = re.compile(
    rf"^\W*(?:(?:published|posted|released|issued|date|publié|diffusé|paru|publicado|fecha|emitido)\s*(?:on|le|el)?\s*:?\s*)?{PLAIN_DATE}"
    r"(?:\s*[|–—•·,-]?\s*(?:\d{1,2}[:.h]\s?\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?|[A-Z]{2,}[A-Z0-9/_.-]*\d[A-Z0-9/_.-]*|.{0,40}\bmin.{0,10}))*\W*$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"^\W*(?:ref(?:erence)?|réf(?:érence)?|n[°ºo]|no|núm|press release no)?\W*[A-Z]{2,}[A-Z0-9]*(?:[/_.-][A-Z0-9]+)+\W*$"
)


def is_date_line(plain: str) -> bool:
    """Return whether the block is a date and little else (a time, a reference number)."""
    return len(plain) <= 90 and bool(_ONLY.match(plain.strip()))


def is_reference_line(plain: str) -> bool:
    """Return whether the block is a house's own number: ``MR-2026-114``, ``Ref. FLFC/PR/2026/31``."""
    return (
        len(plain) <= 60 and bool(_REFERENCE.match(plain.strip())) and any(char.isdigit() for char in plain)
    )


def find_date(text: str, today: date, month_first: bool = False) -> tuple[date, int, int] | None:
    """Return the first date of the text with its place; without a year, the next such day from ``today``.

    Days come first in ``24/11/2026`` unless ``month_first`` or the figures allow no other reading.
    """
    for found in _SEARCH.finditer(text):
        day = _date_of(found, today, month_first)
        if day is not None:
            return day, found.start(), found.end()
    return None


def _date_of(found: re.Match[str], today: date, month_first: bool) -> date | None:
    groups = found.groupdict()
    try:
        if groups["iso"]:
            return date.fromisoformat(groups["iso"])
        if groups["day3"]:
            year, first, second = int(groups["year3"]), int(groups["day3"]), int(groups["month3"])
            if (month_first and first <= 12) or second > 12:
                first, second = second, first
            return date(year if year > 99 else 2000 + year, second, first)
        day = int(groups["day"] or groups["day2"])
        month = MONTHS[(groups["month"] or groups["month2"]).lower().rstrip(".")]
        written = groups["year"] or groups["year2"]
        if written:
            return date(int(written), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except (ValueError, KeyError):
        return None
