"""Dates, weekdays and times of the day, as values.

A date's value is ``("date", day, month)``, with 0 for a day that is not told; the year stays a number. A
time's is ``("time", minutes since midnight)``, a weekday's ``("weekday", 0 for Monday …)``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.proofing.facts.fact import Fact
from workbench.proofing.facts.spans import Spans
from workbench.proofing.stopping import steps
from workbench.proofing.vocabulary import folded, letter_runs

_S = "[ \u00a0\u202f\u2009]"
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_SHORT = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "fr": "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
}
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miercoles jueves viernes sabado domingo",
}
_ACCENTED = {"e": "[eé]", "u": "[uû]", "a": "[aá]"}
_DIGIT = re.compile(r"\d")
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NUMERIC = re.compile(
    r"(?<![\d/.,-])(?P<open>\()?(?P<days>\d{1,2}(?:[-–]\d{1,2})?)(?P<mark>[/.])(?P<month>\d{1,2})"
    r"(?:(?P=mark)(?P<year>\d{4}|\d{2}))?(?P<close>\))?(?![\d/%]|[.,]\d)"
)
_ISO = re.compile(r"(?<![\d/-])(?:19|20)\d\d-(\d\d)-(\d\d)(?![\d-])")
_TIME = re.compile(
    rf"(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-4])(?:(?P<mark>[:.h])(?P<minute>[0-5]\d)(?P<hours>{_S}(?:horas|hours|hrs?)\b)?|{_S}?h(?:{_S}?(?P<minute2>[0-5]\d))?"
    rf"(?![\w])|{_S}heures?(?:{_S}(?P<minute3>[0-5]\d))?(?!\w)|{_S}horas?(?!\w))?"
    rf"(?:{_S}?(?:(?P<pm>p\.?{_S}?m\b\.?)|(?P<am>a\.?{_S}?m\b\.?)|(?P<clock>o[’']clock)|"
    rf"de la (?P<tarde>tarde|noche)|de la (?P<manana>mañana)|du (?P<matin>matin)|"
    rf"(?P<soir>du soir|de l[’']après-midi)|(?:in the )(?P<evening>evening|afternoon)|(?:in the )(?P<morning>morning)))?"
    r"(?![\d:]|[.,]\d)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\d[/.:]\d")
_TIMES = """
    h hr hrs hour hours heure heures hora horas m am pm clock tarde noche manana matin soir apres midi
    evening afternoon morning
    """
_TIME_WORDS = frozenset(_TIMES.split())
_CLOCK_BEFORE = {
    "fr": re.compile(rf"(?:^|[^\w])(?:à|dès|vers|avant|après){_S}$", re.IGNORECASE),
    "es": re.compile(rf"(?:^|[^\w])las{_S}$", re.IGNORECASE),
}
_HOURS = ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"]
_SPANISH_HOUR = re.compile(
    rf"(?<!\w)(?:la (?P<one>una)|las (?P<hour>{'|'.join(_HOURS[1:])})(?: en punto)?)"
    r"(?P<half> y media| y cuarto)? de la (?P<part>madrugada|mañana|tarde|noche)(?!\w)"
)
_PARTS_OF_DAY = frozenset({"madrugada", "manana", "tarde", "noche"})
_NOON = {
    "en": {"noon": 720, "midday": 720, "midnight": 0},
    "fr": {"midi": 720, "minuit": 0},
    "es": {"mediodía": 720, "medianoche": 0},
}


@dataclass(frozen=True)
class _Patterns:
    months: dict[str, int]
    weekdays: dict[str, int]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str] | None
    month_only: re.Pattern[str]
    weekday: re.Pattern[str]
    noon: re.Pattern[str]
    month_words: frozenset[str]
    weekday_words: frozenset[str]
    noon_words: frozenset[str]


def _names(words: str) -> str:
    spelled = ("".join(_ACCENTED.get(char, char) for char in word) for word in words.split())
    return "|".join(sorted(spelled, key=len, reverse=True))


@lru_cache
def _patterns(language: str) -> _Patterns | None:
    if language not in _MONTHS:
        return None
    months = {name: place for place, name in enumerate(_MONTHS[language].split(), 1)}
    months |= {name: place for place, name in enumerate(_SHORT[language].split(), 1)}
    if language == "es":
        months["setiembre"] = 9
    name = f"(?P<month>(?:{_names(_MONTHS[language] + (' setiembre' if language == 'es' else ''))})\\b|(?:{_names(_SHORT[language])})\\b\\.?)"
    weekdays = {word: place for place, word in enumerate(_WEEKDAYS[language].split())}
    ordinal = r"(?:st|nd|rd|th|er|re|º|°|\.º)?"
    separator = rf"(?:{_S}?[-–]{_S}?|{_S}(?:to|and|au|et|y|al|or|ou|o){_S}(?:le{_S}|el{_S}|the{_S})?|,{_S})"
    first = {"en": "", "fr": "|premier", "es": "|uno|primero"}[language]
    days = rf"(?P<days>(?<![\w.,:/-])(?:{_DAY}{ordinal}(?:{separator}{_DAY}{ordinal}){{0,4}}{first}))"
    link = {"en": f"{_S}(?:of{_S})?|-", "fr": f"{_S}", "es": f"{_S}(?:de{_S})?"}[language]
    day_month = re.compile(f"{days}(?:{link}){name}", re.IGNORECASE)
    month_day = None
    if language == "en":
        month_day = re.compile(f"(?<!\\w){name}{_S}(?:the{_S})?{days}(?![\\d:.,]*\\d|{_S}?%)", re.IGNORECASE)
    month_only = re.compile(
        f"(?<!\\w){name}(?:{_S}(?:de{_S})?(?P<year>(?:1[5-9]|20)\\d\\d)(?!\\d))?", re.IGNORECASE
    )
    weekday = re.compile(f"(?<!\\w)(?:{_names(_WEEKDAYS[language])})s?(?!\\w)", re.IGNORECASE)
    noon = re.compile(f"(?<!\\w)(?:{'|'.join(_NOON[language])})(?!\\w)", re.IGNORECASE)
    return _Patterns(
        months,
        weekdays,
        day_month,
        month_day,
        month_only,
        weekday,
        noon,
        frozenset(months),
        frozenset(weekdays) | frozenset(name + "s" for name in weekdays),
        frozenset(map(folded, _NOON[language])),
    )


def dates(text: str, language: str, taken: tuple[tuple[int, int], ...] = ()) -> list[Fact]:
    """Return the dates, weekdays and times of a text that reads in ``language``, in order."""
    used = Spans(taken)
    found = [fact for fact in steps(_all(text, language)) if not used.overlaps(fact.start, fact.end)]
    kept: list[Fact] = []
    places = Spans()
    for fact in found:
        if not places.has_other(fact.start, fact.end):
            kept.append(fact)
            places.add(fact.start, fact.end)
    kept.sort(key=lambda fact: (fact.start, fact.end))
    return kept


def _all(text: str, language: str) -> Iterator[Fact]:
    """Yield candidates, the surest kinds first."""
    patterns = _patterns(language)
    has_digits = _DIGIT.search(text) is not None
    there = letter_runs(text)
    has_month = patterns is not None and not patterns.month_words.isdisjoint(there)
    if patterns is not None and has_month and (has_digits or language != "en"):
        for pattern in (patterns.day_month, patterns.month_day):
            for match in pattern.finditer(text) if pattern is not None else ():
                yield from _named(match, patterns)
    if has_digits:
        for match in _ISO.finditer(text) if "-" in text else ():
            for fact in _dated(match, [int(match.group(2))], int(match.group(1)), True):
                yield Fact(fact.start + 5, fact.end, fact.text[5:], fact.values)
        marked = _MARKED.search(text) is not None
        for match in _NUMERIC.finditer(text) if marked else ():
            yield from _numeric(match)
        for match in _TIME.finditer(text) if marked or not _TIME_WORDS.isdisjoint(there) else ():
            yield from _time(match, language)
    if patterns is not None:
        for match in patterns.month_only.finditer(text) if has_month else ():
            month = patterns.months[folded(match.group("month").rstrip("."))]
            start, end = match.span("month")
            firm = match.group("year") is not None
            if match.group("month")[0].isupper() or language != "en":
                yield Fact(start, end, text[start:end], frozenset({("date", 0, month)}), firm)
        for match in _where(patterns.weekday, patterns.weekday_words, text, there):
            name = folded(match.group())
            place = patterns.weekdays.get(name, patterns.weekdays.get(name.removesuffix("s"), 0))
            yield Fact(*match.span(), match.group(), frozenset({("weekday", place)}), firm=False)
        for match in _where(_SPANISH_HOUR, _PARTS_OF_DAY, text, there) if language == "es" else ():
            yield _spanish_hour(match)
        for match in _where(patterns.noon, patterns.noon_words, text, there):
            minutes = _NOON[language][match.group().lower()]
            yield Fact(*match.span(), match.group(), frozenset({("time", minutes)}), firm=False)


def _where(
    pattern: re.Pattern[str], needed: frozenset[str], text: str, there: frozenset[str]
) -> Iterable[re.Match[str]]:
    """Return what the pattern finds; a text with none of the words it needs is not read."""
    return () if needed.isdisjoint(there) else pattern.finditer(text)


def _named(match: re.Match[str], patterns: _Patterns) -> Iterator[Fact]:
    month = patterns.months[folded(match.group("month").rstrip("."))]
    written = match.group("days")
    days = [int(day) for day in re.findall(r"\d{1,2}", written)] or [1]
    yield from _dated(match, days, month, True)


def _dated(match: re.Match[str], days: list[int], month: int, firm: bool) -> Iterator[Fact]:
    ranged = len(days) == 2 and re.search(r"\d[-–]\d", match.group()) is not None
    if ranged and days[0] >= days[1]:
        return
    if 1 <= month <= 12 and all(1 <= day <= 31 for day in days):
        for day in days:
            values: frozenset[Hashable] = frozenset({("date", day, month)})
            yield Fact(*match.span(), match.group(), values, firm)


def _numeric(match: re.Match[str]) -> Iterator[Fact]:
    days = [int(day) for day in re.findall(r"\d+", match.group("days"))]
    month = int(match.group("month"))
    bracketed = bool(match.group("open") and match.group("close"))
    if match.group("mark") == "." and match.group("year") is None:
        return
    if not bracketed and match.group("year") is None and len(days) == 1 and match.group("month")[0] != "0":
        firm = False
    else:
        firm = True
    start, end = match.start("days"), match.end("month")
    text = match.string[start:end]
    for day in days:
        values: set[Hashable] = set()
        if 1 <= month <= 12 and 1 <= day <= 31:
            values.add(("date", day, month))
        if len(days) == 1 and 1 <= day <= 12 and 1 <= month <= 31:
            values.add(("date", month, day))
        if values:
            yield Fact(start, end, text, frozenset(values), firm)


def _spanish_hour(match: re.Match[str]) -> Fact:
    hour = _HOURS.index(match.group("one") or match.group("hour")) + 1
    if match.group("part") in {"tarde", "noche"}:
        hour = hour % 12 + 12
    minute = {" y media": 30, " y cuarto": 15}.get(match.group("half") or "", 0)
    start = match.start("one") if match.group("one") else match.start("hour")
    text = match.string[start : match.end()]
    return Fact(start, match.end(), text, frozenset({("time", hour % 24 * 60 + minute)}))


def _is_clock(match: re.Match[str], language: str) -> bool:
    """Return whether « à 3 heures », « a las 3 horas » say the hour of the day, which has 24 of them there."""
    return bool(
        "h" in match.group().lower()
        and language in _CLOCK_BEFORE
        and _CLOCK_BEFORE[language].search(match.string, max(0, match.start() - 10), match.start())
    )


def _time(match: re.Match[str], language: str) -> Iterator[Fact]:
    hour = int(match.group("hour"))
    minute = int(match.group("minute") or match.group("minute2") or match.group("minute3") or 0)
    afternoon = any(match.group(name) for name in ("pm", "tarde", "soir", "evening"))
    morning = any(match.group(name) for name in ("am", "manana", "matin", "morning"))
    core = match.group()
    if core.strip().isdigit() or hour > 24:
        return
    mark = match.group("mark")
    if mark == "." and not (afternoon or morning or match.group("hours")):
        return
    firm = afternoon or morning or mark in {":", "h", "H", "."} or bool(match.group("minute2"))
    hours = {hour % 24}
    if afternoon and hour <= 12:
        hours = {12 if hour == 12 else hour + 12} | (
            {0} if match.group("tarde") == "noche" and hour == 12 else set()
        )
    elif morning and hour == 12:
        hours = {0}
    elif _is_clock(match, language):
        firm = True
    elif not morning and not afternoon and hour <= 12 and (mark == ":" or not firm):
        hours = {hour % 24, (hour + 12) % 24}
    values: frozenset[Hashable] = frozenset(("time", each * 60 + minute) for each in hours)
    yield Fact(match.start(), match.start() + len(core.rstrip()), core.rstrip(), values, firm)
