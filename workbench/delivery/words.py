"""The few words that stand in a delivered file beside its text, in the language of the document.

They follow the document, not the interface: a Spanish release says ``BORRADOR`` whoever exports it.
A language without words of its own gets the English ones.

Dates and times follow the house style that proofing holds the text to: English as the UN editorial manual
writes them (24 November 2026), or as The Chicago Manual of Style does (November 24, 2026, 2:30 p.m.), French as
the Lexique de l'Imprimerie nationale (24 novembre 2026, 1er, 14 h 30 with the profile's no-break spaces), Spanish
as the Ortografía of the RAE (24 de noviembre de 2026, las 14:30, la 1:00).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from zoneinfo import ZoneInfo

from workbench.proofing.typography.profiles import PROFILES, TypographyProfile, profile_for

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


def words_for(language: str, profile: TypographyProfile | None = None) -> DeliveryWords:
    """Return the words of the document's language (BCP 47), dates and times as the house style writes them.

    Without a ``profile``, or with one of another language, the style is the customary one of the language and
    its region.
    """
    base = language.split("-")[0].lower()
    if base not in _WORDS:
        language = base = "en"
    style = profile if profile is not None and profile.language == base else profile_for(language)
    draft, embargo, approved, one_person = _WORDS[base]
    return DeliveryWords(base, draft, partial(embargo, style), partial(approved, style), one_person)


def words_in_every_style(language: str) -> tuple[DeliveryWords, ...]:
    """Return the words of the document's language in each house style that it has."""
    base = language.split("-")[0].lower()
    base = base if base in _WORDS else "en"
    return tuple(words_for(base, profile) for profile in PROFILES if profile.language == base)


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


def date_words(moment: datetime, language: str, profile: TypographyProfile | None = None) -> str:
    """Return the day in words, in English, French or Spanish, as the house style writes it."""
    base = language.split("-")[0].lower()
    style = profile or profile_for(language)
    month = _MONTHS.get(base, _MONTHS["en"])[moment.month - 1]
    if base == "fr":
        day = "1er" if moment.day == 1 else str(moment.day)
        return f"{day}{style.space}{month} {moment.year}"
    if base == "es":
        return f"{moment.day} de {month} de {moment.year}"
    if style.month_first:
        return f"{month} {moment.day}, {moment.year}"
    return f"{moment.day} {month} {moment.year}"


def _english_hour(moment: datetime, style: TypographyProfile) -> str:
    if not style.half_day_clock:
        return f"{moment:%H:%M}"
    if moment.minute == 0 and moment.hour in {0, 12}:
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{(moment.hour + 11) % 12 + 1}{minutes} {'p.m.' if moment.hour >= 12 else 'a.m.'}"


def _english_embargo(style: TypographyProfile, moment: datetime) -> str:
    hour = f"{_english_hour(moment, style)} {zone_name(moment)}"
    return f"Embargo until {hour} on {date_words(moment, 'en', style)}"


def _english_approved(style: TypographyProfile, version: int, person: str, moment: datetime | None) -> str:
    day = f" on {date_words(moment, 'en', style)}" if moment is not None else ""
    return f"Version {version} approved by {person}{day}"


def _french_embargo(style: TypographyProfile, moment: datetime) -> str:
    minutes = f"{style.space}{moment.minute:02d}" if moment.minute else ""
    hour = f"{moment.hour}{style.space}h{minutes} {zone_name(moment)}"
    return f"Embargo jusqu’au {date_words(moment, 'fr', style)} à {hour}"


def _french_approved(style: TypographyProfile, version: int, person: str, moment: datetime | None) -> str:
    day = f" le {date_words(moment, 'fr', style)}" if moment is not None else ""
    return f"Version {version} approuvée par {person}{day}"


def _spanish_embargo(style: TypographyProfile, moment: datetime) -> str:
    article = "la" if moment.hour == 1 else "las"
    clock = f"{moment.hour}:{moment.minute:02d} {zone_name(moment)}"
    return f"Embargado hasta {article} {clock} del {date_words(moment, 'es', style)}"


def _spanish_approved(style: TypographyProfile, version: int, person: str, moment: datetime | None) -> str:
    day = f" el {date_words(moment, 'es', style)}" if moment is not None else ""
    return f"Versión {version} aprobada por {person}{day}"


_Embargo = Callable[[TypographyProfile, datetime], str]
_Approved = Callable[[TypographyProfile, int, str, datetime | None], str]
_WORDS: dict[str, tuple[str, _Embargo, _Approved, str]] = {
    "en": ("DRAFT – not approved", _english_embargo, _english_approved, "four-eyes rule switched off"),
    "fr": ("PROJET – non approuvé", _french_embargo, _french_approved, "règle du double regard désactivée"),
    "es": (
        "BORRADOR – no aprobado",
        _spanish_embargo,
        _spanish_approved,
        "regla de la doble revisión desactivada",
    ),
}
