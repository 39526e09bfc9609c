"""Number words of English, French and Spanish, read as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from workbench.proofing.facts.number_tables import BY_LANGUAGE, ENGLISH, FRENCH, SPANISH, NumberWords
from workbench.proofing.stopping import steps
from workbench.proofing.vocabulary import folded, letter_runs

_TOKEN = re.compile(r"(?:(?<!\w)(?:d|l|qu|jusqu)’)?([^\W\d_]+(?:’[^\W\d_]+)?)", re.IGNORECASE)
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
    begins, decisive = _beginnings(language)
    if decisive.isdisjoint(letter_runs(text)):
        return []
    tokens = [(folded(found.group(1)), found.start(1), found.end()) for found in steps(_TOKEN.finditer(text))]
    result: list[SpelledNumber] = []
    index = 0
    while index < len(tokens):
        read = _read(tokens, index, table, text) if tokens[index][0] in begins else None
        if read is None:
            index += 1
            continue
        number, index = read
        result.append(number)
    return result


@lru_cache
def _beginnings(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words, folded, that a number can begin with, and those of which every number has one.

    An article that is no number itself (the English « a ») needs another of them after it.
    """
    table = BY_LANGUAGE[language]
    decisive = frozenset(
        (
            *table.small,
            *table.hundred,
            *table.scales,
            *table.ordinals,
            *table.fractions,
            *table.nouns,
            *_HALF_BEFORE,
        )
    )
    return decisive | table.articles, decisive


Tokens = list[tuple[str, int, int]]


def _gap_ok(text: str, tokens: Tokens, index: int) -> bool:
    """Return whether a token follows the one before it within one number."""
    return text[tokens[index - 1][2] : tokens[index][1]] in {" ", "-", "\u00a0", "\u2011", "\u202f"}


def _read(tokens: Tokens, index: int, table: NumberWords, text: str) -> tuple[SpelledNumber, int] | None:
    """Return the number that begins with the token, and the token after it."""
    word, start, end = tokens[index]
    part = _part_of(tokens, index, table, text)
    if part is not None:
        return part
    following = tokens[index + 1][0] if index + 1 < len(tokens) and _gap_ok(text, tokens, index + 1) else ""
    if word in table.articles and (following in table.nouns or following in table.fractions):
        stop = tokens[index + 1][2]
        if following in table.nouns:
            value = Fraction(table.nouns[following])
            return SpelledNumber(start, stop, value, following not in table.weak), index + 2
        return SpelledNumber(start, stop, Fraction(1, table.fractions[following]), False), index + 2
    several = _ordinal_of_words(tokens, index, table, text)
    if several is not None:
        return several
    cardinal = _cardinal(tokens, index, table, text)
    if cardinal is not None:
        return _counted(tokens, index, cardinal, table, text)
    if word in table.ordinals:
        if following in {"parte", "partes"} and table.ordinals[word] > 2:
            share = Fraction(1, table.ordinals[word])
            return SpelledNumber(start, tokens[index + 1][2], share, False), index + 2
        rank, after = _ordinals_added(tokens, index, table, text)
        return SpelledNumber(start, tokens[after - 1][2], Fraction(rank), False), after
    if word in table.fractions:
        return SpelledNumber(start, end, Fraction(1, table.fractions[word]), False), index + 1
    if word in table.nouns:
        return SpelledNumber(start, end, Fraction(table.nouns[word]), False), index + 1
    return None


def _part_of(tokens: Tokens, index: int, table: NumberWords, text: str) -> tuple[SpelledNumber, int] | None:
    """Return a part of a scale or a collective: half a million, un demi-million, media docena, a quarter of a million."""
    place = index + 1 if tokens[index][0] in table.articles else index
    if place >= len(tokens) or (place > index and not _gap_ok(text, tokens, place)):
        return None
    part = table.fractions.get(tokens[place][0], _HALF_BEFORE.get(tokens[place][0], 0))
    place += 1
    while place < len(tokens) and (tokens[place][0] in _OF or tokens[place][0] in table.articles):
        place += 1
    if not part or place >= len(tokens) or place - index > 4:
        return None
    if not all(_gap_ok(text, tokens, each) for each in range(index + 1, place + 1)):
        return None
    whole = table.scales.get(tokens[place][0], table.nouns.get(tokens[place][0], 0))
    if whole < 12 or tokens[place][0] in table.weak:
        return None
    return SpelledNumber(tokens[index][1], tokens[place][2], Fraction(whole, part), True), place + 1


_HALF_BEFORE = {"medio": 2, "media": 2, "demi": 2, "half": 2}
_OF = frozenset({"of", "de"})


def _counted(
    tokens: Tokens, index: int, cardinal: tuple[int, int], table: NumberWords, text: str
) -> tuple[SpelledNumber, int] | None:
    """Return the cardinal with what it counts: thirds, dozens, a half, the last part of an ordinal."""
    value, after = cardinal
    start, last = tokens[index][1], tokens[after - 1][2]
    names = [token[0] for token in tokens[index:after]]
    if after < len(tokens) and _gap_ok(text, tokens, after):
        ending, stop = tokens[after][0], tokens[after][2]
        if ending in table.fractions and 0 < value < 20 and ending not in _NO_DENOMINATOR:
            part = Fraction(value, table.fractions[ending])
            return SpelledNumber(start, stop, part, value > 1), _skip_parts(tokens, after + 1)
        if ending in table.nouns and ending not in _NO_COLLECTIVE:
            total = Fraction(value * table.nouns[ending])
            return SpelledNumber(start, stop, total, ending not in table.weak), after + 1
    half = _and_a_half(tokens, after, text)
    if half is not None:
        scale, after = half
        closing = table.scales.get(names[-1], 0)
        base = value if closing else value * (scale or 1)
        total = base + Fraction(scale or closing or 1, 2)
        return SpelledNumber(start, tokens[after - 1][2], total, True), after
    firm = len(names) > 1 or names[0] not in table.weak
    if len(names) == 1 and (names[0] in table.hundred or names[0] in table.scales):
        if names[0] not in {"cent", "cents", "hundred", "mille", "mil"}:
            return None
        firm = names[0] in {"cent", "mille", "mil"} and text[start:last].islower()
    return SpelledNumber(start, last, Fraction(value), firm), after


def _ordinal_of_words(
    tokens: Tokens, index: int, table: NumberWords, text: str
) -> tuple[SpelledNumber, int] | None:
    """Return an ordinal of several words, of which the last alone has its form: twenty-first, cent deuxième."""
    last = index
    while (
        last - index < _MAX_TOKENS
        and last + 1 < len(tokens)
        and tokens[last][0] not in table.closing
        and tokens[last][0] in table.cardinal_words
        and _gap_ok(text, tokens, last + 1)
    ):
        last += 1
    if last == index or tokens[last][0] not in table.closing:
        return None
    word, start, end = tokens[last]
    whole = [*tokens[index:last], (table.closing[word], start, end)]
    read = _cardinal(whole, 0, table, text)
    before = _cardinal(tokens[index:last], 0, table, text)
    if read is None or before is None or read[1] != len(whole):
        return None
    hyphen = text[tokens[last - 1][2] : start] in {"-", "\u2011"}
    # « twenty first responders » is no twenty-first; « les cent deuxièmes » has no other reading.
    if not hyphen and tokens[last - 1][0] not in table.joiners and (before[0] < 100 or table is not FRENCH):
        return None
    return SpelledNumber(tokens[index][1], end, Fraction(read[0]), False), last + 1


def _ordinals_added(tokens: Tokens, index: int, table: NumberWords, text: str) -> tuple[int, int]:
    """Return the value of an ordinal with those that are added to it, and the token after: septuagésimo quinto."""
    total = least = table.ordinals[tokens[index][0]]
    after = index + 1
    while (
        tokens[after - 1][0] in table.added
        and after < len(tokens)
        and _gap_ok(text, tokens, after)
        and 0 < table.ordinals.get(tokens[after][0], 0) < least
    ):
        least = table.ordinals[tokens[after][0]]
        total += least
        after += 1
    return total, after


_NO_DENOMINATOR = frozenset({"half", "medio", "demi"})
_NO_COLLECTIVE = frozenset({"siecle", "siglo", "par"})
_HALVES = (("and", "a", "half"), ("et", "demi"), ("et", "demie"), ("y", "medio"), ("y", "media"))
_AND = frozenset(half[0] for half in _HALVES)


def _and_a_half(tokens: Tokens, index: int, text: str) -> tuple[int, int] | None:
    """Return, where « and a half » follows, the scale that comes after it (0: none) and the next token."""
    if index >= len(tokens) or tokens[index][0] not in _AND:
        return None
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
