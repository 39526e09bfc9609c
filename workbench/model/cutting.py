"""Cutting a text with inline codes in two, putting texts together again, and what keeps their codes whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.model.inline import (
    CODE_PATTERN,
    FIRST_CODE,
    LAST_CODE,
    CodeRole,
    InlineCode,
    is_code,
    without_codes,
)

MOST_CODES = LAST_CODE - FIRST_CODE + 1
_JOINERS = "\u200d\ufe0e\ufe0f"


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with its codes; ``separator`` stands before it."""

    text: str
    codes: tuple[InlineCode, ...] = ()
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Combined:
    """Pieces put together. ``chars`` says for each piece which code character became which."""

    text: str
    codes: tuple[InlineCode, ...]
    chars: tuple[dict[str, str], ...]


def combine(pieces: Sequence[Piece]) -> Combined:
    """Put pieces together, the first without its separator; codes of the same number are told apart.

    A piece whose codes stand for nothing else yet keeps them as they are. Raises ``ValueError`` where
    there are more than ``MOST_CODES``.
    """
    text = ""
    codes: list[InlineCode] = []
    chars: list[dict[str, str]] = []
    for place, piece in enumerate(pieces):
        taken = {code.index for code in codes}
        numbers = {code.number for code in codes}
        apart = all(code.index not in taken and code.number not in numbers for code in piece.codes)
        index = 0 if apart else max(taken) + 1 - min(code.index for code in piece.codes)
        number = 0 if apart else max(numbers)
        moved = [replace(code, index=code.index + index, number=code.number + number) for code in piece.codes]
        if any(code.index >= MOST_CODES for code in moved):
            raise ValueError(len(codes) + len(moved))
        names = {old.char: new.char for old, new in zip(piece.codes, moved, strict=True)}
        codes += moved
        chars.append(names)
        text += (piece.separator if place else "") + translated(piece.text, names)
    return Combined(text, tuple(codes), tuple(chars))


def translated(text: str, chars: dict[str, str]) -> str:
    """Return the text with its code characters exchanged; one that is not among ``chars`` is left out."""
    return CODE_PATTERN.sub(lambda found: chars.get(found.group(), ""), text)


def cut_points(text: str, codes: Sequence[InlineCode], offset: int) -> tuple[int, int]:
    """Return where the first part ends and the second begins when a text is cut at ``offset``.

    White space at the cut belongs to neither part, a code that closes there to the first, one that opens
    there to the second. A cut inside a character that several code points make is moved behind it.
    """
    roles = {code.char: code.role for code in codes}
    at = max(0, min(offset, len(text)))
    while 0 < at < len(text) and _inside_character(text, at):
        at += 1
    first = last = at
    while first > 0 and _is_gap(text[first - 1]):
        first -= 1
    while last < len(text) and _is_gap(text[last]):
        last += 1
    closes = [place + 1 for place in range(first, last) if roles.get(text[place]) is CodeRole.CLOSE]
    at = max([at, *closes])
    floor = max([first, *closes])
    opens = [place for place in range(floor, at) if roles.get(text[place]) is CodeRole.OPEN]
    at = min([at, *opens])
    end, begin = at, at
    while end > 0 and text[end - 1].isspace():
        end -= 1
    while begin < len(text) and text[begin].isspace():
        begin += 1
    return end, begin


def _is_gap(char: str) -> bool:
    return char.isspace() or is_code(char)


def _inside_character(text: str, at: int) -> bool:
    char, before = text[at], text[at - 1]
    return bool(unicodedata.combining(char)) or char in _JOINERS or before == "\u200d"


def pairs_are_whole(text: str, codes: Sequence[InlineCode]) -> bool:
    """Return whether each code that opens in the text is closed in it, after it, and the other way round."""
    return well_formed(text, codes) == text


def well_formed(text: str, codes: Sequence[InlineCode]) -> str:
    """Return the text without codes that are unknown, stand there twice, or lack their other half.

    Pairs nest: where two cross each other, the one that opened first is kept.
    """
    known = {code.char: code for code in codes}
    open_at: list[tuple[int, InlineCode]] = []
    kept: set[int] = set()
    seen: set[str] = set()
    for at, char in enumerate(text):
        code = known.get(char)
        if code is None or char in seen:
            continue
        seen.add(char)
        if code.role is CodeRole.ALONE:
            kept.add(at)
        elif code.role is CodeRole.OPEN:
            open_at.append((at, code))
        else:
            place = next((i for i, (_, one) in enumerate(open_at) if one.number == code.number), None)
            if place is not None:
                kept |= {open_at[place][0], at}
                del open_at[place:]
    return "".join(char for at, char in enumerate(text) if not is_code(char) or at in kept)


def codes_in(text: str, codes: Sequence[InlineCode]) -> tuple[InlineCode, ...]:
    """Return those of the codes that stand in the text."""
    return tuple(code for code in codes if code.char in text)


def says_something(text: str) -> bool:
    """Return whether anything but white space and codes stands in the text."""
    return bool(without_codes(text).strip())
