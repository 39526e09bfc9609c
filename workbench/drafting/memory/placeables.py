"""Figures, dates, hours, addresses and names of a unit, and how those of another text take their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.drafting.conversion import Converted, converted
from workbench.drafting.forms import COUNTS, forms_of
from workbench.model.memory_keys import memory_key

_NAME_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_DIGITS = re.compile(r"(\d+)")
_HALF_DAY = re.compile(r"\b[ap]\.?m\b", re.IGNORECASE)
_KINDS = {"text": "a", "percent": "p", "money": "m", "clock": "h", "date": "d", "weekday": "d", "number": "n"}


@dataclass(frozen=True, slots=True)
class Replaced:
    """A target with something put in, and where (from, to, in characters)."""

    target: str
    spans: tuple[tuple[int, int], ...]


def kind_of(one: Converted) -> str:
    """Return what something that a source states is: one letter a kind."""
    return _KINDS[str(one.value[0])]


def equalised(text: str, stated: Sequence[Converted]) -> str:
    """Return a text with a word of its own for each kind of what it states: what is compared."""
    parts, last = [], 0
    for one in stated:
        parts += [text[last : one.start], f"0{kind_of(one)}0"]
        last = one.end
    return "".join([*parts, text[last:]])


def answers(unit: Sequence[Converted], asked: Sequence[Converted]) -> bool:
    """Return whether two texts state things of the same kinds in the same order."""
    return len(unit) == len(asked) and all(
        kind_of(one) == kind_of(other) for one, other in zip(unit, asked, strict=True)
    )


def put_in(
    target: str, unit: Sequence[Converted], asked: Sequence[Converted], languages: tuple[str, str]
) -> Replaced | None:
    """Return the unit's target with what ``asked`` states in the place of what the unit states, where it differs.

    ``None`` where something that differs is not found in the target, or where it stands there more often than the
    unit's source accounts for.
    """
    source_language, target_language = languages
    theirs = converted(target, target_language, source_language)
    used: set[int] = set()
    changes: list[tuple[int, int, str]] = []
    for one, other in zip(unit, asked, strict=True):
        place = next(
            (
                number
                for number, found in enumerate(theirs)
                if number not in used and found.value == one.value
            ),
            None,
        )
        if place is not None:
            used.add(place)
        if one.value == other.value:
            continue
        if place is None:
            return None
        there = theirs[place]
        changes.append((there.start, there.end, _like(there.source, one, other, target_language)))
    return _written(target, changes)


def renamed(unit: str, asked: str) -> tuple[tuple[str, str], ...]:
    """Return the names that differ between two sources, as (the unit's, the other's); empty where more differs.

    A name is one or more words with capitals; one word at the beginning of a text may be any word, and is none.
    """
    from rapidfuzz.distance import Levenshtein

    ours, theirs = list(_NAME_WORD.finditer(unit)), list(_NAME_WORD.finditer(asked))
    steps = Levenshtein.opcodes([one.group() for one in ours], [one.group() for one in theirs])
    pairs: list[tuple[str, str]] = []
    parts, last = [], 0
    for step in steps:
        if step.tag == "equal":
            continue
        if step.tag != "replace":
            return ()
        from_start, from_end = ours[step.src_start].start(), ours[step.src_end - 1].end()
        to_start, to_end = theirs[step.dest_start].start(), theirs[step.dest_end - 1].end()
        one, other = unit[from_start:from_end], asked[to_start:to_end]
        if not (_is_name(one, step.src_start == 0) and _is_name(other, step.dest_start == 0)):
            return ()
        pairs.append((one, other))
        parts += [unit[last:from_start], other]
        last = from_end
    whole = "".join([*parts, unit[last:]])
    return tuple(pairs) if memory_key(whole) == memory_key(asked) else ()


def _is_name(text: str, first: bool) -> bool:
    words = text.split()
    if first and len(words) == 1 and not text.isupper():
        return False
    return all(word[0].isupper() for word in words) and not any(char.isdigit() for char in text)


def rename(replaced: Replaced, source: str, pairs: Sequence[tuple[str, str]]) -> Replaced | None:
    """Return a target with other names in it.

    ``None`` where a name does not stand in it as it is written, as often as in the unit's source.
    """
    changes: list[tuple[int, int, str]] = []
    for one, other in pairs:
        name = re.compile(rf"(?<!\w){re.escape(one)}(?!\w)")
        places = [found.span() for found in name.finditer(replaced.target)]
        if not places or len(places) != len(name.findall(source)):
            return None
        changes += [(start, end, other) for start, end in places]
    done = _written(replaced.target, changes)
    if done is None:
        return None
    moved = [
        (start + shift, end + shift)
        for start, end in replaced.spans
        for shift in [sum(len(text) - (to - at) for at, to, text in changes if to <= start)]
    ]
    return Replaced(done.target, tuple(sorted((*done.spans, *moved))))


def _written(target: str, changes: list[tuple[int, int, str]]) -> Replaced | None:
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    last = length = 0
    for start, end, text in sorted(changes):
        if start < last:
            return None
        parts += [target[last:start], text]
        length += start - last
        spans.append((length, length + len(text)))
        length += len(text)
        last = end
    return Replaced("".join([*parts, target[last:]]), tuple(spans))


def _like(there: str, one: Converted, other: Converted, language: str) -> str:
    """Return what ``other`` states as the unit's target writes ``one``: « 18 h » becomes « 14 h », not « 14 heures »."""
    parts = _DIGITS.split(there)
    match one.value, other.value:
        case ("clock", int(hour), int(minute)), ("clock", int(new_hour), int(new_minute)):
            shown = 2 if len(parts) == 5 else 1
            written_so = parts[1] == str(hour) and not _HALF_DAY.search(there)
            same_form = (hour < 2) == (new_hour < 2) and (shown == 2 or not (minute or new_minute))
            if written_so and same_form:
                parts[1] = str(new_hour)
                if shown == 2:
                    parts[3] = f"{new_minute:02d}"
                return "".join(parts)
        case ("number", Fraction()), ("number", Fraction() as new) if there.isalpha() != one.source.isalpha():
            forms = forms_of(language)
            if forms is None or new.denominator != 1:
                return other.target
            if not there.isalpha():
                return forms.write_number(new, 0)
            return _cased(forms.write_count(int(new)), there) if new in COUNTS else other.target
    return _cased(other.target, there) if there.isalpha() and other.target.isalpha() else other.target


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word.lower()
