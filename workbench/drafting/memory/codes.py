"""A unit's target with the codes of the segment that asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.model.inline import CODE_PATTERN, InlineCode
from workbench.model.memory import Match, TranslationUnit
from workbench.model.memory_keys import memory_key
from workbench.model.release import Segment

EXACT = 100
"""The score of an exact match, in per cent."""


def adapt(unit: TranslationUnit, segment: Segment) -> Match | None:
    """Return the unit as an exact match for the segment, its target with the segment's codes.

    Codes answer each other by their place in the source where their kinds and roles agree, else by the
    order within each kind. ``None`` where the sources differ, or where a code of the unit's target has
    no counterpart.
    """
    if memory_key(unit.source) != memory_key(segment.text):
        return None
    chars = _by_place(unit, segment.text, segment.codes) or _by_kind(unit, segment.text, segment.codes)
    if chars is None or any(char not in chars for char in CODE_PATTERN.findall(unit.target)):
        return None
    target = CODE_PATTERN.sub(lambda found: chars[found.group()], unit.target)
    return Match(unit, EXACT, target)


def carry_codes(unit: TranslationUnit, text: str, codes: Sequence[InlineCode]) -> tuple[str, bool]:
    """Return the unit's target with the codes of a text, and whether each code has its counterpart.

    Where the codes are others than the unit's, those that answer each other by kind are put in, and the rest of the
    unit's are left out. A pair around the whole text is put around the whole target.
    """
    chars = _by_place(unit, text, codes) or _by_kind(unit, text, codes)
    if chars is not None and all(char in chars for char in CODE_PATTERN.findall(unit.target)):
        return CODE_PATTERN.sub(lambda found: chars[found.group()], unit.target), True
    some = _some_by_kind(unit, text, codes)
    target = CODE_PATTERN.sub(lambda found: some.get(found.group(), ""), unit.target)
    around = [code for code in codes if text[:1] == code.char or text[-1:] == code.char]
    if len(around) == 2 and around[0].number == around[1].number and not CODE_PATTERN.search(target):
        target = f"{text[0]}{target}{text[-1]}"
    return target, False


def _some_by_kind(unit: TranslationUnit, text: str, codes: Sequence[InlineCode]) -> dict[str, str]:
    known = {code.char: code for code in unit.codes}
    ours = [known[char] for char in CODE_PATTERN.findall(unit.source) if char in known]
    asked = {code.char: code for code in codes}
    waiting = _numbered([asked[char] for char in CODE_PATTERN.findall(text) if char in asked])
    chars: dict[str, str] = {}
    for group in _numbered(ours):
        form = [(code.kind, code.role) for code in group]
        answer = next((each for each in waiting if [(c.kind, c.role) for c in each] == form), None)
        if answer is not None:
            waiting.remove(answer)
            chars |= {one.char: other.char for one, other in zip(group, answer, strict=True)}
    return chars


def best_match(units: Iterable[TranslationUnit], segment: Segment) -> Match | None:
    """Return the first of the units, in their order, that fits the segment; approved ones before others."""
    ranked = sorted(units, key=lambda unit: not unit.approved)
    return next((match for match in (adapt(unit, segment) for unit in ranked) if match), None)


def _by_place(unit: TranslationUnit, text: str, codes: Sequence[InlineCode]) -> dict[str, str] | None:
    ours, theirs = _codes_of(unit.source, unit.codes), _codes_of(text, codes)
    if ours is None or theirs is None or len(ours) != len(theirs):
        return None
    chars: dict[str, str] = {}
    numbers: dict[int, int] = {}
    for one, other in zip(ours, theirs, strict=True):
        if (one.kind, one.role) != (other.kind, other.role):
            return None
        if numbers.setdefault(one.number, other.number) != other.number:
            return None
        chars[one.char] = other.char
    return chars


def _by_kind(unit: TranslationUnit, text: str, codes: Sequence[InlineCode]) -> dict[str, str] | None:
    """Answer the first bold of the unit by the first bold of the segment, and so on."""
    ours, theirs = _codes_of(unit.source, unit.codes), _codes_of(text, codes)
    if ours is None or theirs is None or len(ours) != len(theirs):
        return None
    waiting = _numbered(theirs)
    chars: dict[str, str] = {}
    for group in _numbered(ours):
        form = [(code.kind, code.role) for code in group]
        answer = next((each for each in waiting if [(c.kind, c.role) for c in each] == form), None)
        if answer is None:
            return None
        waiting.remove(answer)
        chars |= {one.char: other.char for one, other in zip(group, answer, strict=True)}
    return chars


def _numbered(codes: Sequence[InlineCode]) -> list[list[InlineCode]]:
    groups: dict[int, list[InlineCode]] = {}
    for code in codes:
        groups.setdefault(code.number, []).append(code)
    return list(groups.values())


def _codes_of(text: str, codes: Iterable[InlineCode]) -> list[InlineCode] | None:
    """Return the codes in the order of the text, ``None`` where a character belongs to none."""
    known = {code.char: code for code in codes}
    found = [known.get(char) for char in CODE_PATTERN.findall(text)]
    whole = [code for code in found if code is not None]
    return whole if len(whole) == len(found) else None
