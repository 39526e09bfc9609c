"""How English, French and Spanish write numbers, money, dates and hours.

Sources: Lexique des règles typographiques en usage à l’Imprimerie nationale; Ortografía de la lengua española
(2010); United Nations Editorial Manual.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

NO_BREAK = "\u00a0"
NARROW = "\u202f"
_S = "[ \u00a0\u202f\u2009]"
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sept oct nov dic",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
# Numbers that are written alike before every noun: one and what ends in it are not, nor hundreds.
COUNTS = range(2, 17)
_COUNTS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis",
}
# After these the word says a part of a greater number.
_MORE_THAN_COUNT = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion",
    "fr": "vingt vingts trente quarante cinquante soixante cent cents mille million millions",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos trescientos mil "
    "cuatrocientos quinientos seiscientos setecientos ochocientos novecientos doscientas trescientas millón "
    "cuatrocientas quinientas seiscientas setecientas ochocientas novecientas millones",
}
# What makes another number, a fraction or a share of the word before it.
_NO_COUNT_BEFORE = {
    "en": "hundred thousand million billion trillion dozen and point thirds fifths quarters halves per",
    "fr": "cent cents mille million millions milliard milliards billion billions douzaines et virgule "
    "tiers cinquièmes quarts pour",
    "es": "cientos mil millón millones billón billones docenas y coma tercios quintos cuartos por",
}
_SCALES: dict[str, dict[int, tuple[str, str]]] = {
    "en": {
        3: ("thousand", "thousand"),
        6: ("million", "million"),
        9: ("billion", "billion"),
        12: ("trillion", "trillion"),
    },
    "fr": {
        3: ("mille", "mille"),
        6: ("million", "millions"),
        9: ("milliard", "milliards"),
        12: ("billion", "billions"),
    },
    "es": {3: ("mil", "mil"), 6: ("millón", "millones"), 12: ("billón", "billones")},
}
_MONEY: dict[str, dict[str, str | tuple[str, str]]] = {
    "en": {"dollar": "US$", "euro": "€", "pound": "£", "franc": "CHF ", "yen": "¥"},
    "fr": {
        "dollar": ("dollar", "dollars"), "euro": ("euro", "euros"), "pound": ("livre sterling", "livres sterling"),
        "franc": ("franc suisse", "francs suisses"), "yen": ("yen", "yens"),
    },
    "es": {
        "dollar": ("dólar", "dólares"), "euro": ("euro", "euros"), "pound": ("libra esterlina", "libras esterlinas"),
        "franc": ("franco suizo", "francos suizos"), "yen": ("yen", "yenes"),
    },
}  # fmt: skip


@dataclass(frozen=True)
class Forms:
    """The forms of one base language, and the patterns by which it is read."""

    language: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    group_mark: str
    group_written: str
    decimal: str
    percent: str
    date: re.Pattern[str]
    weekday: re.Pattern[str]
    count: re.Pattern[str]

    def write_count(self, value: int) -> str:
        """Return a whole number of COUNTS in words."""
        return _COUNTS[self.language].split()[value - COUNTS.start]

    def write_number(self, value: Fraction, places: int) -> str:
        """Return a value in digits with so many decimal places."""
        scaled = value * 10**places
        digits = str(scaled.numerator // scaled.denominator).rjust(places + 1, "0")
        head, tail = (digits[:-places], digits[-places:]) if places else (digits, "")
        if len(head) > (4 if self.language == "es" else 3):
            groups: list[str] = []
            while head:
                groups.insert(0, head[-3:])
                head = head[:-3]
            head = self.group_written.join(groups)
        return f"{head}{self.decimal}{tail}" if tail else head

    def write_scaled(self, value: Fraction, digits: str, power: int) -> str:
        """Return digits with their scale in words: ``2,4 millions``."""
        value, digits, power = self._usual(value, digits, power)
        return f"{digits}{self._gap}{self._scale(value, power)}"

    def write_money(self, value: Fraction, digits: str, power: int, currency: str) -> str:
        """Return an amount: ``US$2.4 million``, ``2,4 millions de dollars``."""
        value, digits, power = self._usual(value, digits, power)
        said = _MONEY[self.language][currency]
        if isinstance(said, str):
            return f"{said}{digits}" + (f" {self._scale(value, power)}" if power else "")
        plural = self._plural(value) or power > 0
        noun = said[1] if plural else said[0]
        if not power:
            return f"{digits}{self._gap}{noun}"
        link = " " if power == 3 else " d’" if self.language == "fr" and noun[0] in "aeiou" else " de "
        return f"{digits}{self._gap}{self._scale(value, power)}{link}{noun}"

    def _usual(self, value: Fraction, digits: str, power: int) -> tuple[Fraction, str, int]:
        # 1.5 billion is « 1500 millones », not « 1,5 mil millones ».
        if self.language != "es" or power != 9:
            return value, digits, power
        value *= 1000
        places = next((places for places in range(20) if (value * 10**places).denominator == 1), 0)
        return value, self.write_number(value, places), 6

    @property
    def _gap(self) -> str:
        return " " if self.language == "en" else NO_BREAK

    def _scale(self, value: Fraction, power: int) -> str:
        one, many = _SCALES[self.language][power]
        return many if self._plural(value) else one

    def _plural(self, value: Fraction) -> bool:
        return value >= 2 if self.language == "fr" else value != 1

    def write_date(self, weekday: int | None, days: list[int], month: int, year: str) -> str:
        """Return a date; without days a month and perhaps a year."""
        name = self.months[month - 1]
        gap = " " if self.language == "en" else NO_BREAK
        written = [f"1{'er' if self.language == 'fr' else ''}" if day == 1 else str(day) for day in days]
        between = {"en": " and ", "fr": " et ", "es": " y "}[self.language]
        if self.language == "es":
            said = f"{between.join(written)}{gap}de {name}" if days else name
            said += f" de {year}" if year else ""
        else:
            said = f"{between.join(written)}{gap}{name}" if days else name
            said += f" {year}" if year else ""
        if weekday is None:
            return said
        mark = "" if self.language == "fr" else ", " if self.language == "en" else " "
        return f"{self.weekdays[weekday]}{mark or ' '}{said}"

    def write_clock(self, hour: int, minute: int) -> str:
        """Return an hour of the day: ``3 p.m.``, ``15 heures``, ``15 h 30``, ``15.30 horas``."""
        if self.language == "fr":
            if minute:
                return f"{hour}{NO_BREAK}h{NO_BREAK}{minute:02d}"
            return f"{hour}{NO_BREAK}{'heure' if hour < 2 else 'heures'}"
        if self.language == "es":
            return f"{hour}:{minute:02d}{NO_BREAK}horas"
        half = "a.m." if hour % 24 < 12 else "p.m."
        shown = hour % 12 or 12
        return f"{shown}:{minute:02d} {half}" if minute else f"{shown} {half}"


def _names(words: tuple[str, ...]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


@lru_cache
def forms_of(language: str) -> Forms | None:
    """Return the forms of a language (BCP 47), None where they are not known."""
    base = language.split("-")[0].lower()
    if base not in _MONTHS:
        return None
    months, weekdays = tuple(_MONTHS[base].split()), tuple(_WEEKDAYS[base].split())
    month = rf"(?:{_names(months)}|(?:{_names(tuple(_SHORT[base].split()))})\b\.?)"
    named = rf"(?:{_names(weekdays)})"
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    year = r"(?:1[5-9]|20)\d\d"
    ends = r"(?:st|nd|rd|th|er|º|\.º)?"
    and_ = rf"(?:{_S}(?:and|et|y){_S})"
    of = rf"{_S}(?:of{_S}|de{_S})?"
    pattern = (
        rf"(?<!\w)(?:(?P<named>{named}),?{_S}(?:the{_S}|le{_S})?)?"
        rf"(?:(?P<day>{day}){ends}(?:{and_}(?P<last>{day}){ends})?{of})?(?P<month>{month})"
        rf"(?:,?{of}(?P<year>{year}))?(?!\w)"
    )
    if base == "en":
        pattern += (
            rf"|(?<!\w)(?:(?P<named2>{named}),?{_S})?(?P<month2>{month}){_S}(?P<day2>{day}){ends}"
            rf"(?:{and_}(?P<last2>{day}){ends})?(?:,?{_S}(?P<year2>{year}))?(?!\w)"
        )
        # November 24 before the bare month.
        first, second = pattern.split("|(?<!\\w)(?:(?P<named2>", 1)
        pattern = "(?<!\\w)(?:(?P<named2>" + second + "|" + first
    return Forms(
        language=base,
        months=months,
        weekdays=weekdays,
        group_mark={"en": ",", "fr": ".", "es": "."}[base],
        group_written={"en": ",", "fr": NARROW, "es": NO_BREAK}[base],
        decimal="." if base == "en" else ",",
        percent={"en": "%", "fr": f"{NO_BREAK}%", "es": f"{NO_BREAK}%"}[base],
        date=re.compile(pattern, re.IGNORECASE if base != "en" else 0),
        weekday=re.compile(
            rf"(?<!\w)(?P<named>{named})(?P<rest>{_S}\(\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\))?(?!\w)",
            re.IGNORECASE if base != "en" else 0,
        ),
        count=re.compile(
            rf"(?<![\w-])(?<!\d[{_S[1:-1]}])(?P<more>(?:{_names(tuple(_MORE_THAN_COUNT[base].split()))}){_S}"
            rf"(?:(?:and|et|y){_S})?)?(?P<count>{_names(tuple(_COUNTS[base].split()))})(?![\w-])"
            rf"(?!{_S}(?:{_names(tuple(_NO_COUNT_BEFORE[base].split()))})(?!\w))",
            re.IGNORECASE,
        ),
    )


def month_number(word: str, forms: Forms) -> int:
    """Return the number of a month's name or short form, 0 where it is none."""
    bare = word.rstrip(".").lower()
    for names in (forms.months, tuple(_SHORT[forms.language].split())):
        for place, name in enumerate(names, 1):
            if name.lower() == bare:
                return place
    return 0


def count_of(word: str, forms: Forms) -> int:
    """Return the number that a word of ``Forms.count`` says."""
    return _COUNTS[forms.language].split().index(word.lower()) + COUNTS.start


def weekday_number(word: str, forms: Forms) -> int | None:
    """Return the number of a weekday's name, 0 for Monday, None where it is none."""
    lowered = [name.lower() for name in forms.weekdays]
    return lowered.index(word.lower()) if word.lower() in lowered else None
