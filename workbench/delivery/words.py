"""The few words that stand in a delivered file beside its text, in the language of the document.

They follow the document, not the interface: a Spanish release says ``BORRADOR`` whoever exports it.
A language without words of its own gets the English ones.

Dates and times: English as the UN editorial manual writes them (24 November 2026), French as the Lexique de
l'Imprimerie nationale (24 novembre 2026, 1er, 14 h 30 with no-break spaces), Spanish as the Ortografía
of the RAE (24 de noviembre de 2026, las 14:30, la 1:00).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
_NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class DeliveryWords:
    """Words and sentences of one language. The functions get moments in the zone that is to be named.

    ``approved`` gets the version number, the approver and the moment (None where it is not known).
    """

    language: str
    draft: str
    embargo: Callable[[datetime], str]
    approved: Callable[[int, str, datetime | None], str]
    one_person: str
    """Said after ``approved`` where the four-eyes rule was switched off."""


def words_for(language: str) -> DeliveryWords:
    """Return the words of the document's language (BCP 47; its region is not looked at)."""
    return _WORDS.get(language.split("-")[0].lower(), _ENGLISH)


def in_zone(moment: datetime, zone: str) -> datetime:
    """Return the moment in an IANA zone; as it is where the zone is empty or unknown."""
    try:
        found: tzinfo | None = ZoneInfo(zone) if zone else None
    except (OSError, ValueError, KeyError):
        found = None
    return moment if found is None else moment.astimezone(found)


def zone_name(moment: datetime) -> str:
    """Return the zone as people write it: ``GMT``, ``CET``, or ``UTC+3`` where it has no letters."""
    name = moment.tzname() or "UTC"
    if name.isalpha():
        return name
    offset = moment.utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\u2212"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def date_words(moment: datetime, language: str) -> str:
    """Return the day in words, in English, French or Spanish."""
    base = language.split("-")[0].lower()
    month = _MONTHS.get(base, _MONTHS["en"])[moment.month - 1]
    if base == "fr":
        day = "1er" if moment.day == 1 else str(moment.day)
        return f"{day}{_NBSP}{month} {moment.year}"
    if base == "es":
        return f"{moment.day} de {month} de {moment.year}"
    return f"{moment.day} {month} {moment.year}"


def _english_embargo(moment: datetime) -> str:
    return f"Embargo until {moment:%H:%M} {zone_name(moment)} on {date_words(moment, 'en')}"


def _english_approved(version: int, person: str, moment: datetime | None) -> str:
    return f"Version {version} approved by {person}" + (
        f" on {date_words(moment, 'en')}" if moment is not None else ""
    )


def _french_embargo(moment: datetime) -> str:
    minutes = f"{_NBSP}{moment.minute:02d}" if moment.minute else ""
    hour = f"{moment.hour}{_NBSP}h{minutes} {zone_name(moment)}"
    return f"Embargo jusqu’au {date_words(moment, 'fr')} à {hour}"


def _french_approved(version: int, person: str, moment: datetime | None) -> str:
    return f"Version {version} approuvée par {person}" + (
        f" le {date_words(moment, 'fr')}" if moment is not None else ""
    )


def _spanish_embargo(moment: datetime) -> str:
    article = "la" if moment.hour == 1 else "las"
    clock = f"{moment.hour}:{moment.minute:02d} {zone_name(moment)}"
    return f"Embargado hasta {article} {clock} del {date_words(moment, 'es')}"


def _spanish_approved(version: int, person: str, moment: datetime | None) -> str:
    return f"Versión {version} aprobada por {person}" + (
        f" el {date_words(moment, 'es')}" if moment is not None else ""
    )


_ENGLISH = DeliveryWords(
    "en",
    "DRAFT – not approved",
    _english_embargo,
    _english_approved,
    "four-eyes rule switched off",
)
_WORDS = {
    "en": _ENGLISH,
    "fr": DeliveryWords(
        "fr",
        "PROJET – non approuvé",
        _french_embargo,
        _french_approved,
        "règle du double regard désactivée",
    ),
    "es": DeliveryWords(
        "es",
        "BORRADOR – no aprobado",
        _spanish_embargo,
        _spanish_approved,
        "regla de la doble revisión desactivada",
    ),
}
