"""Errors put into clean translations: one at a time, each of a known kind, the same ones each time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.clean import CleanRelease
from workbench.model.inline import CODE_PATTERN

Edit = Callable[[str, str, str], Iterator[str]]
"""Takes a source text, its clean target and the target's base language; yields targets with one error."""


def _lists(words: dict[str, str]) -> dict[str, list[str]]:
    return {language: text.split() for language, text in words.items()}


_MONTHS = _lists(
    {
        "en": "January February March April May June July August September October November December",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    }
)
_DAYS = _lists(
    {
        "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "es": "lunes martes miércoles jueves viernes sábado domingo",
    }
)
_COUNTS = _lists(
    {
        "en": "two three four five six seven eight nine ten eleven twelve",
        "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
        "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    }
)
_SWAPS = {
    "scale": {
        "en": {"million": "billion", "billion": "million"},
        "fr": {"millions": "milliards", "million": "milliard", "milliards": "millions"},
        "es": {"millones": "mil millones", "millón": "billón"},
    },
    "fraction": {
        "en": {"half of": "a third of", "a third": "a quarter", "thirds": "quarters", "quarters": "fifths"},
        "fr": {"la moitié": "le tiers", "tiers": "quarts", "quarts": "cinquièmes"},
        "es": {"mitad": "tercera parte", "tercios": "cuartos", "cuartos": "quintos"},
    },
    "currency": {
        "en": {"US$": "€", "million dollars": "million euros"},
        "fr": {"de dollars": "d’euros", "millions d’euros": "millions de dollars", "\u00a0$": "\u00a0€"},
        "es": {"de dólares": "de euros", "millones de euros": "millones de dólares"},
    },
    "unit": {
        "en": {
            "litres": "cubic metres",
            "kilometres": "miles",
            "km": "miles",
            "per cent": "points",
            "%": "points",
            "kilograms": "tonnes",
        },
        "fr": {
            "litres": "mètres cubes",
            "kilomètres": "miles",
            "km": "miles",
            "pour cent": "points",
            "%": "points",
            "tonnes": "kilos",
        },
        "es": {
            "litros": "metros cúbicos",
            "kilómetros": "millas",
            "km": "millas",
            "por ciento": "puntos",
            "%": "points",
            "toneladas": "kilos",
        },
    },
    "duration": {
        "en": {
            "hours": "days",
            "minutes": "hours",
            "weeks": "months",
            "months": "years",
            "years": "months",
            "days": "weeks",
        },
        "fr": {
            "heures": "jours",
            "minutes": "heures",
            "semaines": "mois",
            "mois": "ans",
            "ans": "mois",
            "années": "mois",
            "jours": "semaines",
        },
        "es": {
            "horas": "días",
            "minutos": "horas",
            "semanas": "meses",
            "meses": "años",
            "años": "meses",
            "días": "semanas",
        },
    },
    "title": {
        "en": {"Mr": "Ms", "Ms": "Mr", "Mrs": "Mr"},
        "fr": {"M.": "Mme", "Mme": "M."},
        "es": {"Sr.": "Sra.", "Sra.": "Sr."},
    },
}
_MARKS = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»")}
_FIGURE = re.compile(r"(?<![\w.,/@+-])\d[\d.,\u00a0\u202f]*\d|(?<![\w.,/@+-])\d(?![\w/@])")
_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{3,}\b")
_ADDRESS = re.compile(r"[\w.]+@[\w.]+\w|https?://\S+\w|\+\d[\d ]{8,}\d|[#@]\w{4,}|\b[A-Z]+/[A-Z]+/\d+/\d+")
_NEGATIONS = {
    "en": (r"\b(do|does|did|is|are|was|were|has|have|had|will|would|can|could) not ", r"\1 "),
    "fr": (r"\b(?:ne |n’)(\w+) (?:pas|plus|jamais) ", r"\1 "),
    "es": (r"\bno (?=\w)", ""),
}
_NEGATED = {
    "en": re.compile(r"\b(not|never|no longer|cannot)\b|n’t\b"),
    "fr": re.compile(r"\b(ne |n’)\w+ (pas|plus|jamais)\b"),
    "es": re.compile(r"\b(no|nunca)\b"),
}


def _swapped(pattern: str, replacement: str, text: str) -> Iterator[str]:
    for match in re.finditer(pattern, text):
        yield text[: match.start()] + match.expand(replacement) + text[match.end() :]


def _words(table: dict[str, str]) -> Edit:
    def edit(_source: str, target: str, _language: str) -> Iterator[str]:
        for old, new in table.items():
            edges = (r"(?<!\w)" if old[0].isalnum() else "", r"(?!\w)" if old[-1].isalnum() else "")
            yield from _swapped(edges[0] + re.escape(old) + edges[1], new.replace("\\", "\\\\"), target)

    return edit


def _after_number(name: str) -> Edit:
    def edit(_source: str, target: str, language: str) -> Iterator[str]:
        number = rf"\d|\b(?:{'|'.join(_COUNTS[language])})"
        for old, new in _SWAPS[name][language].items():
            yield from _swapped(
                rf"((?:{number})[ \u00a0-]){re.escape(old)}\b(?! ?\d)", rf"\g<1>{new}", target
            )

    return edit


def _table(name: str) -> Edit:
    return lambda source, target, language: _words(_SWAPS[name][language])(source, target, language)


def _next_of(lists: dict[str, list[str]]) -> Edit:
    def edit(source: str, target: str, language: str) -> Iterator[str]:
        words = lists[language]
        turned = dict(zip(words, words[1:] + words[:1], strict=True))
        yield from _words(turned)(source, target, language)

    return edit


def _digit(_source: str, target: str, _language: str) -> Iterator[str]:
    for match in _FIGURE.finditer(target):
        place = match.start()
        digit = str(int(target[place]) % 9 + 1)
        yield target[:place] + digit + target[place + 1 :]


def _transposed(_source: str, target: str, _language: str) -> Iterator[str]:
    for match in _FIGURE.finditer(target):
        digits = [place for place in range(*match.span()) if target[place].isdigit()]
        for one, other in pairwise(digits):
            if target[one] != target[other] and target[other] != "0":
                chars = list(target)
                chars[one], chars[other] = chars[other], chars[one]
                yield "".join(chars)
                break


def _figure_lost(_source: str, target: str, _language: str) -> Iterator[str]:
    for match in _FIGURE.finditer(target):
        yield target[: match.start()] + target[match.end() :].lstrip()


def _decimal(_source: str, target: str, language: str) -> Iterator[str]:
    mark = r"\." if language == "en" else ","
    yield from _swapped(rf"(?<=\d){mark}(?=\d\b(?!\d))", "", target)


def _misspelt(source: str, target: str, _language: str) -> Iterator[str]:
    for match in _NAME.finditer(target):
        name = match.group()
        if match.start() and re.search(rf"\b{name}\b", source):
            yield (
                target[: match.start() + 1] + name[2] + name[1] + target[match.start() + 3 :]
                if name[1] != name[2]
                else target[: match.end() - 1] + "x" + target[match.end() :]
            )


def _name_lost(source: str, target: str, _language: str) -> Iterator[str]:
    for match in re.finditer(r"\b[A-ZÀ-Þ][a-zà-ÿ]{2,} [A-ZÀ-Þ][a-zà-ÿ]{2,}\b", target):
        if match.start() and match.group() in source:
            yield target[: match.start()] + target[match.end() :].lstrip()


def _address(_source: str, target: str, _language: str) -> Iterator[str]:
    for match in _ADDRESS.finditer(target):
        middle = (match.start() + match.end()) // 2
        while not target[middle].isalnum():
            middle += 1
        char = target[middle]
        new = str((int(char) + 1) % 10) if char.isdigit() else ("b" if char != "b" else "c")
        yield target[:middle] + new + target[middle + 1 :]


def _unclosed(_source: str, target: str, language: str) -> Iterator[str]:
    yield from _swapped(re.escape(_MARKS[language][1]), "", target)


def _unquoted(_source: str, target: str, language: str) -> Iterator[str]:
    opening, closing = map(re.escape, _MARKS[language])
    yield from _swapped(rf"{opening}([^«»“”]*){closing}", r"\1", target)


def _quoted(source: str, target: str, language: str) -> Iterator[str]:
    if re.search('[«“"‘]', source + target):
        return
    opening, closing = _MARKS[language]
    yield from list(_swapped(r"(?<= )(\w{4,} \w+ \w{4,})(?=[ .,])", rf"{opening}\1{closing}", target))[:1]


def _negation(source: str, target: str, language: str) -> Iterator[str]:
    others = [language_pattern for name, language_pattern in _NEGATED.items() if name != language]
    if any(pattern.search(source) for pattern in others):
        yield from _swapped(*_NEGATIONS[language], target)


def _sentence_lost(_source: str, target: str, _language: str) -> Iterator[str]:
    ends = [match.end() for match in re.finditer(r"(?<!\bM)[.!?]”? (?=[A-ZÀ-Þ«“¿¡])", target)]
    for start, end in zip([0, *ends], [*ends, len(target)], strict=True):
        if ends and end - start > 25:
            yield target[:start] + target[end:]


def _short_sentence_lost(source: str, target: str, _language: str) -> Iterator[str]:
    """One of few short sentences is gone."""
    if len(source) < 300:
        ends = [match.end() for match in re.finditer(r"(?<!\bM)[.!?]”? (?=[A-ZÀ-Þ«“¿¡])", target)]
        for start, end in zip([0, *ends], [*ends, len(target)], strict=True):
            if ends and 8 < end - start <= 60:
                yield (target[:start] + target[end:]).strip()


def _untranslated(source: str, target: str, _language: str) -> Iterator[str]:
    if source != target and len(source.split()) > 4:
        yield source


def _emptied(_source: str, target: str, _language: str) -> Iterator[str]:
    if target.strip():
        yield "   "


def _repeated(_source: str, target: str, _language: str) -> Iterator[str]:
    yield from list(_swapped(r"(?<= )([a-zà-ÿ]{2,})(?= )", r"\1 \1", target))[1:4:2]


def _doubled(_source: str, target: str, _language: str) -> Iterator[str]:
    if len(target) > 60:
        yield f"{target} {target}"


def _halved(_source: str, target: str, _language: str) -> Iterator[str]:
    words = target.split(" ")
    if len(words) > 14:
        yield " ".join(words[: len(words) // 3]) + "."


def _code_lost(_source: str, target: str, _language: str) -> Iterator[str]:
    for char in CODE_PATTERN.findall(target):
        yield target.replace(char, "")


def _code_twice(_source: str, target: str, _language: str) -> Iterator[str]:
    for char in CODE_PATTERN.findall(target):
        yield target + char


def _codes_turned(_source: str, target: str, _language: str) -> Iterator[str]:
    codes = CODE_PATTERN.findall(target)
    if len(codes) == 2:
        yield CODE_PATTERN.sub(lambda found: codes[1 - codes.index(found.group())], target)


def _speaker_lost(source: str, target: str, _language: str) -> Iterator[str]:
    """Yield the quotation alone, where the source tells who says it."""
    for match in re.finditer("[“«][^“”«»]{20,}[”»]", target):
        if not re.match("[“«]", source) or match.start() or match.end() + 8 > len(target):
            continue
        yield match.group()


_FORBIDDEN = {
    "en": {"Meridian Relief": "Meridian Aid", "Regional Solidarity Fund": "Regional Fund for Solidarity"},
    "fr": {
        "Secours Méridien": "Aide Méridien",
        "Fonds régional de solidarité": "Fonds de solidarité régional",
    },
    "es": {
        "Socorro Meridiano": "Ayuda Meridiano",
        "Fondo Regional de Solidaridad": "Fondo de Solidaridad Regional",
    },
}
_PREFERRED = {
    "en": {"Meridian Relief": "the charity", "Regional Solidarity Fund": "donor pool"},
    "fr": {"Secours Méridien": "l’association", "Fonds régional de solidarité": "mécène"},
    "es": {"Socorro Meridiano": "la asociación", "Fondo Regional de Solidaridad": "mecenas"},
}
_TYPOGRAPHY = {
    "en": (
        (r"(?<=\w) (?=\w)", "  "),
        (r"(?<=\w),(?= )", " ,"),
        (r"\((?=\w)", "( "),
        (r"(?<=\w{3}), (?=\w{2})", ","),
        (r"“([^“”]+)”", "«\u00a0\\1\u00a0»"),
        (r"(?<=\d),(?=\d{3}\b)", "\u00a0"),
        (r"(?<=\d)%", " %"),
        (r"(?<=[a-z])\. ", ".. "),
    ),
    "fr": (
        (r"\u00a0(?=[:;?!»])|\u202f(?=[:;?!»])", " "),
        (r"’", "'"),
        (r"\bÉ", "E"),
        (r" — ", " - "),
        (r"(?<=\d)\u00a0(?=%)", " "),
        (r"(?<=\d)[\u00a0\u202f](?=\d{3})", ","),
        (r"(?<=\d),(?=\d\b)", "."),
        (r"«\u00a0([^«»]+)\u00a0»", r'"\1"'),
        (r"«\u00a0([^«»]+)\u00a0»", r"“\1”"),
        (r"(?<=\d)[\u00a0\u202f](?=km\b|milli|janv|févr|mars|avr|juin|juil|août|sept|oct|nov|déc)", " "),
        (r"(?<=M\.)\u00a0|(?<=Mme)\u00a0", " "),
        (r"\bM\.\u00a0", "Mr "),
        (r"œ", "oe"),
        (r"(?<=\d)e\b", "ème"),
        (r"(?<=\d)\u00a0h\u00a0(?=\d)", "h"),
        (r"(?<=\d)\u00a0(?=€)", ""),
        (r"…", "..."),
        (r"(?<=\w{3}), (?=\w{2})", ","),
    ),
    "es": (
        (r"¿", ""),
        (r"¡", ""),
        (r"(?<=\w) (?=\w)", "  "),
        (r"(?<=\w),(?= )", " ,"),
        (r"«([^«»]+)»", r'"\1"'),
        (r"«([^«»]+)»", r"« \1 »"),
        (r"(?<=\d)[\u00a0\u202f](?=%|km)", " "),
        (r"\.(?=[ºª])", ""),
        (r"(?<=Sra\.)\u00a0|(?<=Dr\.)\u00a0|(?<=Dra\.)\u00a0", " "),
        (r"…", "..."),
        (r"(?<=\w{3}), (?=\w{2})", ","),
    ),
}


def _other_words(table: dict[str, dict[str, str]]) -> Edit:
    return lambda source, target, language: _words(table[language])(source, target, language)


def _typography(_source: str, target: str, language: str) -> Iterator[str]:
    for pattern, replacement in _TYPOGRAPHY[language]:
        yield from list(_swapped(pattern, replacement, target))[:1]


@dataclass(frozen=True)
class Kind:
    """``families``: beginnings of the check ids that answer this kind of error; one has to report it."""

    name: str
    families: tuple[str, ...]
    edit: Edit
    most: int = 14
    """At most so many of this kind in a direction."""


KINDS = (
    Kind("number: one digit", ("facts.",), _digit, 20),
    Kind("number: digits transposed", ("facts.",), _transposed, 20),
    Kind("number: left out", ("facts.", "target.empty"), _figure_lost),
    Kind("number: decimal mark lost", ("facts.",), _decimal),
    Kind("number: in words", ("facts.",), _next_of(_COUNTS)),
    Kind("number: scale", ("facts.",), _table("scale")),
    Kind("number: fraction", ("facts.",), _table("fraction")),
    Kind("number: currency", ("facts.",), _table("currency")),
    Kind("measure: unit", ("facts.",), _after_number("unit")),
    Kind("duration: unit", ("facts.",), _after_number("duration")),
    Kind("date: month", ("facts.",), _next_of(_MONTHS)),
    Kind("date: weekday", ("facts.",), _next_of(_DAYS)),
    Kind("name: misspelt", ("facts.name",), _misspelt),
    Kind("name: left out", ("facts.name", "target."), _name_lost),
    Kind("name: gender of title", ("facts.",), _table("title")),
    Kind("address, number, symbol", ("facts.address",), _address),
    Kind("quotation: not closed", ("facts.quotation",), _unclosed),
    Kind("quotation: marks lost", ("facts.quotation",), _unquoted),
    Kind("quotation: nobody said so", ("facts.quotation",), _quoted, 6),
    Kind("quotation: no speaker", ("facts.speaker", "facts.name", "target.length"), _speaker_lost, 8),
    Kind("negation lost", ("facts.negation", "target.negation"), _negation),
    Kind("untranslated", ("target.",), _untranslated, 6),
    Kind("empty", ("target.empty",), _emptied, 4),
    Kind("word repeated", ("target.repeated_word", "grammar"), _repeated, 8),
    Kind("said twice", ("target.", "facts."), _doubled, 6),
    Kind("cut short", ("target.", "facts."), _halved, 8),
    Kind("code: lost", ("codes.",), _code_lost, 8),
    Kind("code: twice", ("codes.",), _code_twice, 8),
    Kind("codes: turned round", ("codes.",), _codes_turned, 6),
    Kind("term: forbidden", ("terms.",), _other_words(_FORBIDDEN), 8),
    Kind("term: not the preferred one", ("terms.",), _other_words(_PREFERRED), 8),
    Kind("typography", ("typography.",), _typography, 40),
)


@dataclass(frozen=True)
class Seed:
    """An error: of which kind, in which segment, and the target as it reads with it."""

    kind: Kind
    index: int
    target: str


def _left_as_it_is(source: str, target: str, _language: str) -> Iterator[str]:
    """One of several sentences stands as it is in the source."""
    mine, theirs = (re.split(r"(?<=[.!?]) (?=[A-ZÀ-Þ])", text) for text in (source, target))
    if len(mine) == len(theirs) > 1:
        for place, sentence in enumerate(mine):
            if len(sentence.split()) > 6:
                yield " ".join((*theirs[:place], sentence, *theirs[place + 1 :]))


UNCUT = (
    Kind("sentence left out", ("facts.", "target."), _sentence_lost),
    Kind("sentence left out of a short segment", ("facts.", "target."), _short_sentence_lost, 8),
    Kind("sentence left as it is", ("target.",), _left_as_it_is, 8),
)
"""What can go wrong in a segment of several sentences."""


def seeds(release: CleanRelease, kinds: tuple[Kind, ...] = KINDS) -> Iterator[Seed]:
    """Yield the errors that can be put into a release, kind by kind."""
    for kind in kinds:
        for index, (source, target) in enumerate(release.pairs):
            for text in kind.edit(source, target, release.target_language):
                if text != target:
                    yield Seed(kind, index, text)
