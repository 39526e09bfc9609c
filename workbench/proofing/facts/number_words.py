"""Number words of English, French and Spanish, read as values.

Sources: the cardinal numbers as Le Bon Usage (14th ed., 596 ff., with septante, huitante and nonante), the
Nueva gramática de la lengua española (21) and the Oxford Guide to Style (7) write them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from workbench.proofing.vocabulary import folded


@dataclass(frozen=True)
class NumberWords:
    """The words of one language, folded (no accents, small letters).

    ``small`` are added up, ``hundred`` multiplies what stands before it, ``scales`` close a group.
    ``joiners`` stand inside a number. ``articles`` mean one or an article. ``nouns`` are collectives
    (``dozen``) with their value when an article or nothing stands before them, ``fractions`` the
    denominators after a count (``thirds``), ``ordinals`` words for a place in an order.
    """

    small: dict[str, int]
    hundred: dict[str, int]
    scales: dict[str, int]
    joiners: frozenset[str]
    articles: frozenset[str]
    nouns: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    weak: frozenset[str] = field(default_factory=frozenset)


def _series(first: int, names: str) -> dict[str, int]:
    return {name: first + place for place, name in enumerate(names.split())}


def _tens(names: str) -> dict[str, int]:
    return {name: 20 + 10 * place for place, name in enumerate(names.split())}


_EN_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_FR_UNITS = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
_ES_UNITS = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco "
    "veintiseis veintisiete veintiocho veintinueve"
)

ENGLISH = NumberWords(
    small=_series(1, _EN_UNITS) | _tens("twenty thirty forty fifty sixty seventy eighty ninety") | {"zero": 0},
    hundred={"hundred": 100},
    scales={"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    joiners=frozenset({"and"}),
    articles=frozenset({"a", "an"}),
    nouns={"dozen": 12, "decade": 10, "score": 20, "fortnight": 14, "couple": 2, "pair": 2, "century": 100},
    fractions={
        **{"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5},
        **{"fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10},
    },
    ordinals=_series(
        1,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    )
    | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100},
    weak=frozenset({"one", "zero", "two", "both", "decade", "score", "fortnight", "couple", "pair", "century"}),
)
FRENCH = NumberWords(
    small=_series(2, _FR_UNITS)
    | {"zero": 0, "un": 1, "une": 1, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50}
    | {"soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
    hundred={"cent": 100, "cents": 100},
    scales={"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
    | {"billion": 10**12, "billions": 10**12},
    joiners=frozenset({"et"}),
    articles=frozenset({"un", "une"}),
    nouns={
        **{"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40},
        **{"cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000, "decennie": 10, "siecle": 100},
    },
    fractions={"tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5, "sixieme": 6}
    | {"sixiemes": 6, "huitieme": 8, "huitiemes": 8, "dixieme": 10, "dixiemes": 10, "demi": 2, "moitie": 2},
    ordinals={"premier": 1, "premiere": 1, "premiers": 1, "premieres": 1, "second": 2, "seconde": 2}
    | _series(
        2,
        "deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme "
        "treizieme quatorzieme quinzieme seizieme dix-septieme dix-huitieme dix-neuvieme vingtieme",
    )
    | {"trentieme": 30, "quarantieme": 40, "cinquantieme": 50, "centieme": 100},
    weak=frozenset({"un", "une", "zero", "deux", "quinzaine", "quarantaine", "decennie", "siecle", "neuf"}),
)
SPANISH = NumberWords(
    small=_series(1, _ES_UNITS)
    | {"cero": 0, "un": 1, "una": 1, "veintiun": 21, "veintiuna": 21, "treinta": 30, "cuarenta": 40}
    | {"cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100}
    | {
        f"{stem}ient{end}": value * 100
        for stem, value in {"dosc": 2, "tresc": 3, "cuatroc": 4, "seisc": 6, "setec": 7, "ochoc": 8, "novec": 9}.items()
        for end in ("os", "as")
    }
    | {"quinientos": 500, "quinientas": 500},
    hundred={},
    scales={"mil": 10**3, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12},
    joiners=frozenset({"y"}),
    articles=frozenset({"un", "una"}),
    nouns={"docena": 12, "decena": 10, "quincena": 15, "veintena": 20, "treintena": 30, "centena": 100}
    | {"centenar": 100, "millar": 1000, "decada": 10, "siglo": 100, "par": 2},
    fractions={"tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "cuarta": 4, "cuartas": 4, "quinto": 5}
    | {"quinta": 5, "quintos": 5, "quintas": 5, "decimo": 10, "decimos": 10, "decima": 10, "mitad": 2, "medio": 2},
    ordinals={
        word[:-1] + end: value
        for word, value in _series(
            1, "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo"
        ).items()
        for end in ("o", "a", "os", "as")
    }
    | {"primer": 1, "tercer": 3, "undecimo": 11, "duodecimo": 12, "vigesimo": 20, "quincuagesimo": 50},
    weak=frozenset({"uno", "un", "una", "cero", "dos", "quincena", "decada", "siglo", "par"}),
)
BY_LANGUAGE = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}
_TOKEN = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
_MAX_TOKENS = 14


@dataclass(frozen=True, slots=True)
class SpelledNumber:
    """A number in words: ``start``/``end`` in characters, ``value``, and whether it is surely a count."""

    start: int
    end: int
    value: Fraction
    firm: bool


def spelled_numbers(text: str, language: str) -> list[SpelledNumber]:
    """Return the numbers that stand in words in a text of ``en``, ``fr`` or ``es``, in order."""
    table = BY_LANGUAGE.get(language)
    if table is None:
        return []
    tokens = [(folded(found.group()), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    result: list[SpelledNumber] = []
    index = 0
    while index < len(tokens):
        read = _read(tokens, index, table, text)
        if read is None:
            index += 1
            continue
        number, index = read
        result.append(number)
    return result


Tokens = list[tuple[str, int, int]]


def _gap_ok(text: str, tokens: Tokens, index: int) -> bool:
    """Return whether a token follows the one before it within one number."""
    return text[tokens[index - 1][2] : tokens[index][1]] in {" ", "-", "\u00a0", "\u2011", "\u202f"}


def _read(tokens: Tokens, index: int, table: NumberWords, text: str) -> tuple[SpelledNumber, int] | None:
    word, start, end = tokens[index]
    following = tokens[index + 1][0] if index + 1 < len(tokens) and _gap_ok(text, tokens, index + 1) else ""
    if word in table.articles and (following in table.nouns or following in table.fractions):
        if following in table.nouns:
            value = Fraction(table.nouns[following])
            return SpelledNumber(start, tokens[index + 1][2], value, following not in table.weak), index + 2
        fraction = Fraction(1, table.fractions[following])
        return SpelledNumber(start, tokens[index + 1][2], fraction, False), index + 2
    cardinal = _cardinal(tokens, index, table, text)
    if cardinal is not None:
        value, after = cardinal
        last = tokens[after - 1][2]
        names = [token[0] for token in tokens[index:after]]
        if after < len(tokens) and _gap_ok(text, tokens, after):
            ending = tokens[after][0]
            if ending in table.fractions and value > 1 and value < 20 and ending not in {"half", "medio", "demi"}:
                part = Fraction(value, table.fractions[ending])
                return SpelledNumber(start, tokens[after][2], part, True), _skip_parts(tokens, after + 1)
            if ending in table.nouns and ending not in {"siecle", "siglo", "par"}:
                total = Fraction(value * table.nouns[ending])
                return SpelledNumber(start, tokens[after][2], total, ending not in table.weak), after + 1
            if ending in table.ordinals and "-" in text[last : tokens[after][1]]:
                return SpelledNumber(start, tokens[after][2], Fraction(value + table.ordinals[ending]), False), after + 1
        half = _and_a_half(tokens, after, text)
        if half is not None:
            scale, after = half
            scale = scale or next((table.scales[name] for name in names[-1:] if name in table.scales), 1)
            base = value if names[-1] in table.scales else value * scale
            return SpelledNumber(start, tokens[after - 1][2], base + Fraction(scale, 2), True), after
        firm = len(names) > 1 or names[0] not in table.weak
        if len(names) == 1 and names[0] in table.scales and names[0] not in {"mille", "mil"}:
            return None
        if len(names) == 1 and (names[0] in table.hundred or names[0] in {"mille", "mil"}):
            firm = names[0] in {"cent", "mille", "mil"} and text[start:last].islower()
        return SpelledNumber(start, last, Fraction(value), firm), after
    if word in table.ordinals:
        return SpelledNumber(start, end, Fraction(table.ordinals[word]), False), index + 1
    if word in table.fractions or word in table.nouns:
        value = Fraction(1, table.fractions[word]) if word in table.fractions else Fraction(table.nouns[word])
        return SpelledNumber(start, end, value, False), index + 1
    return None


_HALVES = (("and", "a", "half"), ("et", "demi"), ("et", "demie"), ("y", "medio"), ("y", "media"))


def _and_a_half(tokens: Tokens, index: int, text: str) -> tuple[int, int] | None:
    """Return, where « and a half » follows, the scale that comes after it (0: none) and the next token."""
    for half in _HALVES:
        stop = index + len(half)
        if tuple(token[0] for token in tokens[index:stop]) != half:
            continue
        if not all(_gap_ok(text, tokens, place) for place in range(index, stop)):
            continue
        if stop < len(tokens) and _gap_ok(text, tokens, stop) and tokens[stop][0] in ENGLISH.scales:
            return ENGLISH.scales[tokens[stop][0]], stop + 1
        return 0, stop
    return None


def _skip_parts(tokens: Tokens, index: int) -> int:
    """Pass ``partes`` in « tres cuartas partes »."""
    return index + 1 if index < len(tokens) and tokens[index][0] == "partes" else index


def _cardinal(tokens: Tokens, index: int, table: NumberWords, text: str) -> tuple[int, int] | None:
    """Return the value of the longest cardinal number from the token on, and the token after it."""
    total = group = 0
    position, after = index, index
    closed_scale = 10**15
    last_small = 1000
    while position < len(tokens) and position - index < _MAX_TOKENS:
        if position > index and not _gap_ok(text, tokens, position):
            break
        word = tokens[position][0]
        if word in table.articles and position == index and word not in table.small:
            following = tokens[position + 1][0] if position + 1 < len(tokens) else ""
            if following not in table.hundred and following not in table.scales:
                break
            group, last_small = 1, 1
        elif word in table.small:
            value = table.small[word]
            if not _may_follow(group, last_small, value, position == index):
                break
            group, last_small = _added(group, last_small, value)
            after = position + 1
        elif word in table.hundred:
            group = max(group, 1) * 100 if group < 100 else group
            last_small, after = 100, position + 1
        elif word in table.scales:
            scale = table.scales[word]
            if scale == 10**6 and total and group == 0 and table is SPANISH:
                total *= scale
            elif scale >= closed_scale and not (scale > 1000 and total + group and closed_scale == 1000):
                break
            elif closed_scale == 1000 and scale > 1000:
                total = (total + group) * scale
            else:
                total += max(group, 1) * scale
            closed_scale, group, last_small, after = scale, 0, 1000, position + 1
        elif word in table.joiners and after == position and position > index:
            pass
        else:
            break
        position += 1
    return (total + group, after) if after > index else None


def _may_follow(group: int, last: int, value: int, first: bool) -> bool:
    if first or group == 0:
        return True
    if (last, value) in {(4, 20), (60, 10), (80, 10)}:
        return True
    if last in {60, 80} and 10 <= value < 20:
        return True
    if last >= 100:
        return value < 100
    if last >= 20:
        return value < 10
    return last == 10 and 7 <= value <= 9


def _added(group: int, last: int, value: int) -> tuple[int, int]:
    if last == 4 and value == 20:
        return group - 4 + 80, 80
    return group + value, value
