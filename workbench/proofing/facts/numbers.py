"""Numbers of a text as values, whatever their writing: digits, words, scales, percentages, currencies."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import replace
from fractions import Fraction

from workbench.proofing.facts.fact import Fact
from workbench.proofing.facts.measures import measure_after
from workbench.proofing.facts.number_tables import BY_LANGUAGE
from workbench.proofing.facts.number_words import spelled_numbers
from workbench.proofing.facts.spans import Spans
from workbench.proofing.stopping import steps
from workbench.proofing.vocabulary import folded, letter_runs

SPACES = " \u00a0\u202f\u2009\u2007"
_DIGITS = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?![\d])(?:[.,]\d+)?"
    rf"|\d{{1,3}}(?:[.,’']\d{{3}})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)*)"
    r"|(?<=[Nn]o\.)\d+|(?<=[A-Za-z$€£¥+(])\d+(?:[.,]\d+)*"
)
_DIGIT = re.compile(r"\d")
_SCALE_AFTER = re.compile(
    rf"[{SPACES}-]?(?P<thousands>(?:thousand|mille|mil)(?!\w))?[{SPACES}]?"
    r"(?P<scale>(?:millions?|millones|millón|milliards?|billions?|billones|billón|trillions?|bn|mln|mn)(?!\w)|"
    r"[mM](?![\w²³])|k(?!\w))?",
    re.IGNORECASE,
)
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?P<dollar>US\$|USD|U\.S\.\$|\$)|(?P<euro>€|EUR)|(?P<pound>£|GBP)|(?P<franc>CHF)|(?P<yen>¥|JPY))[{SPACES}]?$"
)
_UNIT_AFTER = re.compile(
    rf"[{SPACES}-]?(?:(?:de[{SPACES}]|d[’'])?(?P<dollar>US\$|\$(?:[{SPACES}]?US)?|USD|(?:US[{SPACES}])?dollars?\b|"
    rf"d[óo]lares?\b)|(?:de[{SPACES}]|d[’'])?(?P<euro>€|EUR\b|euros?\b)|(?:de[{SPACES}])?(?P<pound>£|GBP\b|pounds? sterling|livres? sterling|libras? esterlinas?|(?<=de[{SPACES}])(?:livres|libras)\b)|"
    rf"(?:de[{SPACES}])?(?P<franc>CHF\b|francs suisses|Swiss francs|francos suizos)|"
    rf"(?:de[{SPACES}])?(?P<yen>¥|JPY\b|(?:yens?|yenes)\b)|"
    rf"(?P<percent>%|per[{SPACES}]?cent\b|percent\b|pour[{SPACES}]cent\b|por[{SPACES}]ciento\b|por[{SPACES}]cien\b))"
)
_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th|e|er|re|ère|ème|eme|ème|es|º|ª|\.[ºª]|°|s)(?![\w])")
_ROMAN = re.compile(
    r"(?<!\w)(?=[IVXLC]{1,7}(?:e|er|ème)?(?!\w))(X{0,4}(?:IX|IV|V?I{0,3})|(?:XL|L|XC|C{1,3})X{0,3}(?:IX|IV|V?I{0,3}))(?:e|er|ème)?(?!\w)"
)
_ROMAN_LETTER = re.compile(r"[IVXLC](?<!\w.)")
_CLOCK = re.compile(r"\d+(?::\d+)+")
_DECADE = re.compile(r"(?:1[5-9]|20)\d0s(?!\w)")
_MOST_DIGITS = 40
_HALF_AFTER = re.compile(rf"[{SPACES}][^\W\d_]{{2,12}}[{SPACES}](?:et demie?|y medi[oa]|and a half)(?!\w)")
_ARTICLE = re.compile(rf"[{SPACES}]an?(?=[{SPACES}])")
_INCHES = re.compile(rf"(?:-|{SPACES[0]})(?:foot|feet|ft)(?:-|{SPACES[0]})")
_ONE = re.compile(r"(?<!\w)an? (?=(?:mile|foot|inch|yard|pound|ounce|acre|gallon)(?!\w))")
_ONES = frozenset({"mile", "foot", "inch", "yard", "pound", "ounce", "acre", "gallon"})
_WHOLLY = re.compile(
    r"[ \u00a0](?:certain|sure|confident|committed|behind|convinced|ready|correct|right|safe|sûre?|convaincue?|segur[oa])(?!\w)"
)
_LONGEST_GAP = 6
_ABOUT = {"fortnight": (14, 15), "quinzaine": (14, 15), "quincena": (14, 15)}
_RANGE = frozenset({"-", "–", " to ", " and ", " or ", " à ", " et ", " ou ", " a ", " y ", " o "})
_YEAR_RANGE = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)[-–/](\d\d)(?![\d.,-])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SCALES = {
    name: 10**power
    for power, names in {
        3: "thousand mille mil k",
        6: "million millions millon millones m mn mln",
        9: "milliard milliards bn",
        12: "trillion trillions billones",
    }.items()
    for name in names.split()
}


def numbers(text: str, language: str, taken: tuple[tuple[int, int], ...] = ()) -> list[Fact]:
    """Return the numbers of a text that reads in ``language``, in order.

    ``taken`` are stretches to leave alone (addresses). Values are ``Fraction``; a group such as
    ``1.500`` has two where the language leaves it open. Codes as ``1.2.3`` have their text as value.
    """
    found: list[Fact] = []
    used = Spans(taken)
    if _DIGIT.search(text):
        for match in steps(_DIGITS.finditer(text)):
            if used.overlaps(match.start(), match.end()):
                continue
            fact = _digits(text, match.start(), match.group(), language)
            found.append(fact)
            used.add(fact.start, fact.end)
    for spelled in steps(spelled_numbers(text, language)):
        if used.overlaps(spelled.start, spelled.end):
            continue
        unit, end = _unit(text, spelled.end)
        value = frozenset({spelled.value, spelled.value * 100} if spelled.value < 1 else {spelled.value})
        last_word = folded(text[spelled.start : spelled.end].split()[-1])
        if last_word in _ABOUT:
            value |= frozenset(map(Fraction, _ABOUT[last_word]))
        found.append(Fact(spelled.start, end, text[spelled.start : end], value, spelled.firm, unit))
        # The cent of « sept pour cent » is no number of its own.
        used.add(spelled.start, end)
    for match in _romans(text):
        if match.group(1) and len(match.group()) > 1 and not used.overlaps(match.start(), match.end()):
            value = frozenset({Fraction(_roman(match.group(1)))})
            found.append(Fact(match.start(), match.end(), match.group(), value, firm=False))
    if language == "en" and not _ONES.isdisjoint(letter_runs(text)):
        for match in _ONE.finditer(text):
            if not used.overlaps(*match.span()):
                one = frozenset({Fraction(1)})
                found.append(Fact(match.start(), match.end() - 1, match.group().rstrip(), one, firm=False))
    found.sort(key=lambda fact: fact.start)
    return _with_measures(text, found, language)


def _romans(text: str) -> Iterator[re.Match[str]]:
    """Yield what ``_ROMAN`` finds; to look for its first letter first is quicker."""
    place = 0
    for first in _ROMAN_LETTER.finditer(text):
        match = _ROMAN.match(text, first.start()) if first.start() >= place else None
        if match is not None:
            place = match.end()
            yield match


def _with_measures(text: str, found: list[Fact], language: str) -> list[Fact]:
    """Return the numbers with the unit that follows; the first of a range has the unit of the second.

    The first of « de 10 à 12 millions » may be ten million as well as ten.
    """
    result: list[Fact] = []
    following: Fact | None = None
    for fact in reversed(found):
        measure = "" if fact.unit else measure_after(text, _after_article(text, fact.end))
        if _HALF_AFTER.match(text, fact.end):
            halves = (value + Fraction(1, 2) for value in fact.values if isinstance(value, Fraction))
            fact = replace(fact, values=frozenset(halves))
        if measure == "foot" and following is not None and _INCHES.fullmatch(text, fact.end, following.start):
            # A person is 6-foot-6, or six feet two.
            tall = (
                12 * feet + inches
                for feet in fact.values
                for inches in following.values
                if isinstance(feet, Fraction) and isinstance(inches, Fraction) and inches < 12
            )
            result.pop()
            fact = replace(
                fact, end=following.end, text=text[fact.start : following.end], values=frozenset(tall)
            )
            measure = "inch"
        if measure:
            fact = replace(fact, measure=measure)
        elif following is not None and not fact.unit and _plain_gap(text, fact, following) in _RANGE:
            values = fact.values | _scaled_as(fact, following, language)
            fact = replace(fact, values=values, measure=following.measure, unit=following.unit)
        result.append(fact)
        following = fact
    result.reverse()
    return result


def _after_article(text: str, end: int) -> int:
    """Return the place after the article in « half an hour », else the place itself."""
    article = _ARTICLE.match(text, end)
    return end if article is None else article.end()


def _plain_gap(text: str, fact: Fact, following: Fact) -> str:
    gap = text[fact.end : following.start]
    return gap if len(gap) > _LONGEST_GAP else "".join(" " if char in SPACES else char for char in gap)


def _scaled_as(fact: Fact, following: Fact, language: str) -> frozenset[Hashable]:
    """Return the values of a number without a scale in the scale of the one after it, if that has one."""
    if not fact.text[-1:].isdigit():
        return frozenset()
    digits = _DIGITS.search(following.text)
    scale = _scale(following.text, digits.end(), language, bool(following.unit))[0] if digits else 0
    if scale < 1:
        return frozenset()
    return frozenset(value * scale for value in fact.values if isinstance(value, Fraction))


def _digits(text: str, start: int, written: str, language: str) -> Fact:
    end = start + len(written)
    values = _readings(written, language)
    clock = _CLOCK.match(text, start)
    year = _YEAR_RANGE.search(text, max(0, start - 5), end + 1)
    if clock is None and year is not None and year.start(2) == start and year.end(2) == end:
        values = {*values, Fraction(int(year.group(1)[:2] + written))}
    if (
        len(written) == 2
        and written.isdigit()
        and text[start - 2 : start].isupper()
        and text[start - 1].isalpha()
    ):
        # SS19 is a season of 2019.
        values = {*values, Fraction(2000 + int(written))}
    if _DECADE.match(text, start):
        values = {*values, Fraction(int(written[2:]))}
    unit, unit_end = "", end
    before = _CURRENCY_BEFORE.search(text[max(0, start - 5) : start])
    first = start
    if before is not None:
        unit = str(before.lastgroup)
        first = start - (before.end() - before.start())
    scale, end = _scale(text, end, language, bool(unit))
    if scale:
        both = scale == -1
        factor = Fraction(10**6 if both else scale)
        scaled: set[Fraction | str] = {value * factor for value in values if isinstance(value, Fraction)}
        values = values | scaled if both else scaled
    else:
        ordinal = _ORDINAL_AFTER.match(text, end)
        if ordinal is not None:
            end = ordinal.end()
    after, unit_end = _unit(text, end)
    unit, end = (unit or after), (unit_end if after else end)
    return Fact(
        first, end, text[first:end], frozenset(values), _is_count(text, first, end, unit, written), unit
    )


def _is_count(text: str, start: int, end: int, unit: str, written: str) -> bool:
    """Return whether a figure says how many: one hundred per cent certain is certain, and the No. 1 the first."""
    if unit == "percent" and written == "100":
        return _WHOLLY.match(text, end) is None
    return written != "1" or not text[max(0, start - 4) : start].rstrip().endswith(("No.", "no."))


def _unit(text: str, end: int) -> tuple[str, int]:
    match = _UNIT_AFTER.match(text, end)
    if match is None:
        return "", end
    return str(match.lastgroup), match.end()


def _scale(text: str, end: int, language: str, money: bool) -> tuple[int, int]:
    """Return the factor that follows (0: none, -1: perhaps a million) and where it ends."""
    match = _SCALE_AFTER.match(text, end)
    if match is None or match.end() == end or not (match.group("scale") or match.group("thousands")):
        return 0, end
    word = folded(match.group("scale") or "")
    thousands = folded(match.group("thousands") or "")
    spaced = text[end : end + 1] in SPACES
    if word in {"m", "k"} and (
        spaced and not money and not (word == "m" and text[match.end() :][:2].strip()[:1] in "$€£")
    ):
        return 0, end
    factor = 1000 if thousands else 1
    if word:
        if word in {"billion", "billions", "billon"}:
            factor *= 10**9 if language == "en" else 10**12
        elif (
            word == "m"
            and not money
            and not text[match.end() : match.end() + 2].strip().startswith(("$", "€", "£"))
        ):
            return -1, match.end()
        else:
            factor *= _SCALES[word]
    return factor, match.end()


def _readings(written: str, language: str) -> set[Fraction | str]:
    """Return the values that digits with separators may have in the language."""
    bare = "".join(char for char in written if char not in SPACES and char not in "’'")
    if len(bare) > _MOST_DIGITS:
        return {bare}
    points, commas = bare.count("."), bare.count(",")
    if points + commas == 0:
        return {Fraction(int(bare))}
    if points and commas:
        decimal = "." if bare.rfind(".") > bare.rfind(",") else ","
        group = "," if decimal == "." else "."
        if bare.count(decimal) > 1:
            return {bare}
        return {Fraction(bare.replace(group, "").replace(decimal, "."))}
    mark = "." if points else ","
    head, *tail = bare.split(mark)
    grouped = len(head) <= 3 and all(len(part) == 3 for part in tail) and head != "0"
    if len(tail) > 1:
        return {Fraction(int(bare.replace(mark, "")))} if grouped else {bare}
    as_decimal = Fraction(int(head + tail[0]), 10 ** len(tail[0]))
    if not grouped or any(char in SPACES for char in written):
        return {as_decimal}
    whole = Fraction(int(head + tail[0]))
    group_mark = {"en": ",", "es": "."}.get(language, "")
    if mark == group_mark:
        return {whole}
    if language == "en" or (mark == "," and language in {"fr", "es"}):
        return {as_decimal}
    return {whole, as_decimal}


def _roman(text: str) -> int:
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES[char]
        total += -value if following in _ROMAN_VALUES and _ROMAN_VALUES[following] > value else value
    return total


def knows_words(language: str) -> bool:
    """Return whether number words of the language are read."""
    return language in BY_LANGUAGE


def written(value: Fraction, like: str, language: str) -> str:
    """Return a value in digits as the language writes it, or an empty string where it cannot be.

    ``like`` is the writing in the other language, which tells whether there is a scale in words.
    """
    if value.denominator != 1:
        scaled = value * 10**6
        if scaled.denominator != 1:
            return ""
        digits = f"{float(value):.6f}".rstrip("0")
        head, tail = digits.split(".")
        mark = "." if language == "en" else ","
        return _grouped(head, language) + mark + tail
    return _grouped(str(value.numerator), language, year=like.isdigit() and len(like) == 4)


def _grouped(digits: str, language: str, year: bool = False) -> str:
    if year or len(digits) < 4 or (len(digits) == 4 and language == "es"):
        return digits
    mark = {"en": ",", "fr": "\u202f", "es": "\u00a0"}.get(language, ",")
    groups: list[str] = []
    while digits:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    return mark.join(groups)
