"""Quotations and titles of documents in a text, and which of a translation says which of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole, InlineCode, without_codes

LEAST_WORDS = 3
"""Fewer words are a word in quotation marks rather than what somebody said."""

_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile(
    r"«[\s\u00a0\u202f]*(?P<french>[^«»]+?)[\s\u00a0\u202f]*(?:»|$)"
    r"|[“„](?P<curled>[^“”„]+?)(?:”|$)"
    r"|\"(?P<straight>[^\"]+?)(?:\"|$)"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation or a title, and where it stands in its text (from, to, in characters), marks not counted."""

    text: str
    start: int
    end: int


def quoted(text: str, codes: Sequence[InlineCode] = ()) -> tuple[Quoted, ...]:
    """Return the quotations of a text, and what stands in italics, in order; only those of some words.

    A quotation that is not closed goes on in the next segment: what stands here is part of it.
    """
    found = [
        Quoted(match.group(name), match.start(name), match.end(name))
        for match in _MARKED.finditer(text)
        for name in ("french", "curled", "straight")
        if match.group(name)
    ]
    for start, end in _italics(text, codes):
        if not any(one.start < end and start < one.end for one in found):
            found.append(Quoted(text[start:end], start, end))
    return tuple(
        sorted(
            (one for one in found if len(_WORD.findall(without_codes(one.text))) >= LEAST_WORDS), key=_start
        )
    )


def _start(one: Quoted) -> int:
    return one.start


def _italics(text: str, codes: Iterable[InlineCode]) -> list[tuple[int, int]]:
    italics = {code.char: code for code in codes if code.kind is CodeKind.ITALIC}
    begun: dict[int, int] = {}
    spans: list[tuple[int, int]] = []
    for match in CODE_PATTERN.finditer(text):
        code = italics.get(match.group())
        if code is None:
            continue
        if code.role is CodeRole.OPEN:
            begun[code.number] = match.end()
        elif code.number in begun:
            spans.append((begun.pop(code.number), match.start()))
    return spans


def paired(source: str, target: str, codes: Sequence[InlineCode] = ()) -> tuple[tuple[str, str], ...]:
    """Return the quotations of a source with those of its target; none where the numbers of both differ."""
    ours, theirs = quoted(source, codes), quoted(target, codes)
    if len(ours) != len(theirs):
        return ()
    return tuple(
        (without_codes(one.text).strip(), without_codes(other.text).strip())
        for one, other in zip(ours, theirs, strict=True)
    )
