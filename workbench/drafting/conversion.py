"""The figures, dates, hours and addresses of a source, written as the target language writes them.

Offsets are in characters of the source. What cannot be told for certain (an hour without a half of the day, a
date in figures whose order is open) is offered as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from workbench.drafting.forms import Forms, count_of, forms_of, month_number, weekday_number
from workbench.model.courtesy import giving_way
from workbench.model.inline import CODE_PATTERN

_S = "[ \u00a0\u202f\u2009]"
# An address is looked for from its first character alone: from each, a long run of letters would take minutes.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_NUMBER = rf"\d{{1,3}}(?:(?:[.,’']|{_S})\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_MONEY_BEFORE = r"(?P<before>US\$|USD|U\.S\.\$|CA\$|AU\$|\$|€|EUR|£|GBP|CHF|¥|JPY)"
_MONEY_AFTER = (
    r"(?P<after>(?:de |d[’'])?(?:US dollars|dollars? (?:américains|des États-Unis)|dollars?|dólares?|euros?)|"
    r"(?:de )?(?:US\$|USD|EUR|GBP|CHF|JPY)|[€£$¥])(?!\w)"
)
_SCALE = r"(?P<scale>thousand|mille|mil|millions?|millones|millón|milliards?|mil millones|billions?|billones|billón|bn|m|k)(?!\w)"
_FIGURE = re.compile(
    rf"(?<![\w.,/@#:-])(?:{_MONEY_BEFORE}{_S}?)?(?P<number>{_NUMBER})(?![\d:/]|[.,]\d)"
    rf"(?:{_S}?(?P<percent>%|per{_S}?cent\b|pour{_S}cent\b|por{_S}ciento\b))?"
    rf"(?:[{_S[1:-1]}-]?{_SCALE})?(?:{_S}?{_MONEY_AFTER})?(?!\w)"
)
_CLOCK = re.compile(
    rf"(?<![\w:.,/-])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?{_S}?(?P<half>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_CLOCK_24 = re.compile(
    rf"(?<![\w:.,/-])(?P<hour>[01]?\d|2[0-4])(?:(?P<mark>:|{_S}?h{_S}?|{_S}heures?{_S})(?P<minute>[0-5]\d)|{_S}?(?:h|heures?|horas?))(?![\w:])"
)
_CURRENCIES = {
    "dollar": ("US$", "USD", "U.S.$", "$", "dollar", "dollars", "US dollars", "dólar", "dólares"),
    "euro": ("€", "EUR", "euro", "euros"),
    "pound": ("£", "GBP"),
    "franc": ("CHF",),
    "yen": ("¥", "JPY"),
}
_FACTORS = {
    "thousand": 3,
    "mille": 3,
    "mil": 3,
    "k": 3,
    "million": 6,
    "millon": 6,
    "m": 6,
    "milliard": 9,
    "bn": 9,
}


Value = tuple[object, ...]
"""What is stated, the same in every language: a kind and its parts."""

Written = tuple[str, Value]

_STEP = 500  # about a millisecond of work


@dataclass(frozen=True, slots=True)
class Converted:
    """Something that a source states: its span there, how the target writes it, and its value."""

    start: int
    end: int
    source: str
    target: str
    value: Value


def as_it_stands(text: str) -> Written:
    """Return what is written alike in every language: an address, a name."""
    return text, ("text", re.sub(r"\s", "", text).casefold())


def converted(text: str, source_language: str, target_language: str) -> tuple[Converted, ...]:
    """Return what the text states, in order, in the form of the target language.

    Languages are BCP 47; for one whose forms are not known the text is offered as it stands.
    """
    plain = CODE_PATTERN.sub("\n", text)
    source, target = forms_of(source_language), forms_of(target_language)
    found: list[Converted] = []
    taken = [False] * (len(plain) + 1)

    def look(pattern: re.Pattern[str], write: Callable[[re.Match[str]], Written | None]) -> None:
        for match in giving_way(pattern.finditer(plain), _STEP):
            start, end = match.span()
            while end > start and plain[end - 1] in " \u00a0\u202f\u2009":
                end -= 1
            if end <= start or any(taken[start:end]):
                continue
            written = write(match)
            if written is not None:
                found.append(Converted(start, end, text[start:end], *written))
                taken[start:end] = [True] * (end - start)

    look(_ADDRESS, lambda match: as_it_stands(match.group()))
    same = source is None or target is None
    if source is not None and target is not None:
        look(source.date, lambda match: _date(match, source, target))
        look(source.weekday, lambda match: _weekday(match, source, target))
        if source.language == "en":
            look(_CLOCK, lambda match: _clock(match, target))
        look(_CLOCK_24, lambda match: _clock(match, target))
        look(source.count, lambda match: _count(match, source, target))
    if any(char.isdigit() for char in plain):
        look(_FIGURE, lambda match: as_it_stands(match.group()) if same else _figure(match, source, target))
    return tuple(sorted(found, key=lambda one: one.start))


def _date(match: re.Match[str], source: Forms, target: Forms) -> Written | None:
    parts = match.groupdict()
    month = month_number(parts.get("month") or parts.get("month2") or "", source)
    if not month:
        return None
    day = parts.get("day") or parts.get("day2") or ""
    year = parts.get("year") or parts.get("year2") or ""
    weekday = parts.get("named") or parts.get("named2") or ""
    other = parts.get("last") or parts.get("last2") or ""
    days = [int(one) for one in (day, other) if one]
    if any(not 1 <= one <= 31 for one in days):
        return None
    named = (parts.get("month") or parts.get("month2") or "").lower()
    if not (day or year) and named not in [name.lower() for name in source.months]:
        # « sept » alone is a number before it is a month.
        return None
    number = weekday_number(weekday, source)
    return target.write_date(number, days, month, year), ("date", number, *days, month, year)


def _weekday(match: re.Match[str], source: Forms, target: Forms) -> Written | None:
    number = weekday_number(match.group("named"), source)
    if number is None:
        return None
    rest = match.group("rest") or ""
    return f"{target.weekdays[number]}{rest}", ("weekday", number, rest.strip())


def _clock(match: re.Match[str], target: Forms) -> Written | None:
    hour, minute = int(match.group("hour")), int(match.group("minute") or 0)
    half = (match.groupdict().get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 24:
        return None
    return target.write_clock(hour, minute), ("clock", hour, minute)


def _count(match: re.Match[str], source: Forms, target: Forms) -> Written | None:
    if match.group("more"):
        return None
    value = count_of(match.group("count"), source)
    written = target.write_count(value)
    return written.capitalize() if match.group()[0].isupper() else written, ("number", Fraction(value))


def _figure(match: re.Match[str], source: Forms | None, target: Forms | None) -> Written | None:
    if source is None or target is None:
        return as_it_stands(match.group())
    written = match.group("number")
    value, places = _value(written, source)
    if value is None:
        return None
    mark = match.group("before") or match.group("after") or ""
    scale = _folded(match.group("scale") or "")
    if scale in ("m", "k") and not mark:
        return None
    plain_year = (
        not mark and not scale and not match.group("percent") and len(written) == 4 and written.isdigit()
    )
    digits = written if plain_year else target.write_number(value, places)
    if match.group("percent"):
        return f"{digits}{target.percent}", ("percent", value)
    power = _power(scale, source.language)
    if not power and scale:
        return None
    whole = value * 10**power
    if not mark:
        return digits if not power else target.write_scaled(value, digits, power), ("number", whole)
    currency = _currency(mark)
    if not currency:
        return None
    return target.write_money(value, digits, power, currency), ("money", whole, currency)


def _value(written: str, source: Forms) -> tuple[Fraction | None, int]:
    """Return the value of digits with separators, and its decimal places; None where it is none."""
    bare = re.sub(f"{_S}|[’']", "", written)
    group, decimal = source.group_mark, source.decimal
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", bare):
        bare = bare.replace(group, "")
    elif not re.fullmatch(rf"\d+(?:{re.escape(decimal)}\d+)?", bare):
        return None, 0
    head, _mark, tail = bare.partition(decimal)
    if len(head) + len(tail) > 40:
        return None, 0
    return Fraction(f"{head}.{tail}" if tail else head), len(tail)


def _power(scale: str, language: str) -> int:
    if not scale:
        return 0
    if scale.startswith(("billon", "billion")):
        return 9 if language == "en" else 12
    if scale == "mil millones":
        return 9
    return (
        _FACTORS.get(scale) or _FACTORS.get(scale.rstrip("s")) or _FACTORS.get(scale.removesuffix("es")) or 0
    )


def _folded(word: str) -> str:
    return word.lower().replace("ó", "o")


def _currency(mark: str) -> str:
    bare = re.sub(r"^(?:de |d[’'])", "", mark.strip())
    for name, marks in _CURRENCIES.items():
        if bare in marks or (name == "dollar" and bare.startswith(("dollar", "dólar"))):
            return name
    return ""


_NAME = re.compile(
    r"(?<![\w’'-])(?:[^\W\d_a-zà-ÿ][\w’'-]*[\w])"
    r"(?:[ \u00a0](?:(?:de|du|des|la|le|of|and|the|van|von|al|el|bin)[ \u00a0])?[^\W\d_a-zà-ÿ][\w’'-]*[\w])*"
)


def names(text: str) -> tuple[str, ...]:
    """Return what looks like names in a source: words with capitals, but for the one that begins a sentence.

    A single capital word at the beginning counts where it is in capitals throughout.
    """
    plain = CODE_PATTERN.sub("\n", text)
    found: list[str] = []
    for match in giving_way(_NAME.finditer(plain), _STEP):
        name = match.group()
        opened = spaced = match.start()
        while opened and plain[opened - 1] in ' \u00a0\n\t“"«(‘—–-':
            opened -= 1
        while spaced and plain[spaced - 1].isspace():
            spaced -= 1
        begins = not opened or not spaced or plain[spaced - 1] in ".!?:"
        if begins and not name.isupper():
            first, _gap, rest = name.partition(" ")
            if not rest or len(first) < 4:
                name = rest
        if len(name) > 1 and name not in found:
            found.append(name)
    return tuple(found)
