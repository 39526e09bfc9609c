"""Runs of formatted text made into one text with inline codes, and cut again into segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.intake.cleaning import collapse_spaces
from workbench.model.inline import (
    FIRST_CODE,
    LAST_CODE,
    CodeKind,
    CodeRole,
    InlineCode,
    is_code,
)

MAX_CODES = LAST_CODE - FIRST_CODE + 1

_BREAK = "\n"
_SPACE = " \u00a0\u202f\u2009" + _BREAK
_PRIORITY = {kind: place for place, kind in enumerate((CodeKind.LINK, *CodeKind))}


@dataclass(frozen=True, slots=True)
class Format:
    """A format of a run; ``href`` is the address of a link."""

    kind: CodeKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one set of formats; ``\\n`` in it is a line break of the author's."""

    text: str
    formats: frozenset[Format] = frozenset()


@dataclass(frozen=True, slots=True)
class InlineText:
    """A text with its codes. ``simplified``: there were more codes than can be kept, all were left out."""

    text: str
    codes: tuple[InlineCode, ...] = ()
    simplified: bool = False


def compose(runs: Iterable[Run]) -> InlineText:
    """Return one text with well-formed codes: equal neighbours merged, spaces normalised.

    Spaces at the edge of a format are moved out of it; spaces between two runs of one format are in
    it; line breaks at the ends are dropped, several in a row are one.
    """
    runs = [run for run in runs if run.text]
    if not any(run.formats or _BREAK in run.text for run in runs):
        return InlineText(collapse_spaces("".join(run.text for run in runs)))
    chars, formats = _normalised(runs)
    _settle_spaces(chars, formats)
    composed = _encoded(chars, formats)
    if composed is None:
        return InlineText(collapse_spaces("".join(run.text for run in runs).replace(_BREAK, " ")), (), True)
    return composed


def _normalised(runs: Sequence[Run]) -> tuple[list[str], list[frozenset[Format]]]:
    chars: list[str] = []
    formats: list[frozenset[Format]] = []
    for run in runs:
        kept = run.formats
        if any(item.kind is CodeKind.LINK for item in kept):
            kept = frozenset(item for item in kept if item.kind is not CodeKind.UNDERLINE)
        chars.extend(run.text)
        formats.extend([kept] * len(run.text))
    out_chars: list[str] = []
    out_formats: list[frozenset[Format]] = []
    at, size = 0, len(chars)
    while at < size:
        end = at
        while end < size and (chars[end] in _SPACE or chars[end] == "\t"):
            end += 1
        if end == at:
            out_chars.append(chars[at])
            out_formats.append(formats[at])
            at += 1
            continue
        if out_chars and end < size:
            out_chars.append(_one_space(chars[at:end], out_chars[-1], chars[end]))
            out_formats.append(formats[at])
        at = end
    return out_chars, out_formats


def _one_space(run: Sequence[str], before: str, after: str) -> str:
    if _BREAK in run:
        return _BREAK
    return collapse_spaces(before + "".join(run) + after)[1]


def _settle_spaces(chars: Sequence[str], formats: list[frozenset[Format]]) -> None:
    for at, char in enumerate(chars):
        if char in _SPACE:
            formats[at] = formats[at - 1] & formats[at + 1]


def _encoded(chars: Sequence[str], formats: Sequence[frozenset[Format]]) -> InlineText | None:
    out: list[str] = []
    codes: list[InlineCode] = []
    open_pairs: list[tuple[Format, int]] = []
    numbers = 0

    def add(item: Format, role: CodeRole, number: int) -> None:
        code = InlineCode(len(codes), item.kind, role, number, item.href)
        codes.append(code)
        out.append(chr(FIRST_CODE + code.index))

    none: frozenset[Format] = frozenset()
    for at in range(len(chars) + 1):
        wanted = formats[at] if at < len(chars) else none
        if at == 0 or at == len(chars) or wanted != formats[at - 1]:
            keep = 0
            while keep < len(open_pairs) and open_pairs[keep][0] in wanted:
                keep += 1
            while len(open_pairs) > keep:
                item, number = open_pairs.pop()
                add(item, CodeRole.CLOSE, number)
            new = wanted - {item for item, _ in open_pairs}
            for item in sorted(
                new, key=lambda one: (-_reach(formats, at, one), _PRIORITY[one.kind], one.href)
            ):
                numbers += 1
                open_pairs.append((item, numbers))
                add(item, CodeRole.OPEN, numbers)
        if len(codes) > MAX_CODES - 2:
            return None
        if at < len(chars):
            if chars[at] == _BREAK:
                numbers += 1
                add(Format(CodeKind.LINE_BREAK), CodeRole.ALONE, numbers)
            else:
                out.append(chars[at])
    return InlineText("".join(out), tuple(codes))


def _reach(formats: Sequence[frozenset[Format]], at: int, item: Format) -> int:
    end = at
    while end < len(formats) and item in formats[end] and end - at < 2000:
        end += 1
    return end


def drop_kind(inline: InlineText, kind: CodeKind) -> InlineText:
    """Return the text without the codes of one kind, the others numbered anew."""
    known = {code.char: code for code in inline.codes}
    runs: list[Run] = []
    open_formats: list[Format] = []
    for char in inline.text:
        code = known.get(char)
        if code is None:
            runs.append(Run(char, frozenset(item for item in open_formats if item.kind is not kind)))
        elif code.role is CodeRole.ALONE:
            runs.append(Run(_BREAK))
        elif code.role is CodeRole.OPEN:
            open_formats.append(Format(code.kind, code.href))
        else:
            open_formats.pop()
    return compose(runs)


def cut(text: str, codes: Sequence[InlineCode], spans: Sequence[tuple[int, int]]) -> list[InlineText]:
    """Return the parts of the text at ``spans`` (ascending offsets into ``text``), each with its own codes.

    A pair open where a part begins is opened again in it, one open where it ends is closed; a pair with no
    text in the part is left out. A line break between two parts goes to the end of the first.
    """
    if not codes:
        return [InlineText(text[start:end]) for start, end in spans]
    known = {code.char: code for code in codes}
    parts: list[InlineText] = []
    stack: list[InlineCode] = []
    at = 0
    for index, (start, end) in enumerate(spans):
        _walk(text[at:start], known, stack)
        items: list[str | InlineCode] = [*stack]
        for char in text[start:end]:
            code = known.get(char)
            items.append(code if code is not None else char)
            _step(code, stack)
        limit = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        breaks = [known[char] for char in text[end:limit] if char in known and _is_alone(known[char])]
        items.extend(_closing(code) for code in reversed(stack))
        items.extend(breaks)
        parts.append(_reindexed(items))
        at = end
    return parts


def _is_alone(code: InlineCode) -> bool:
    return code.role is CodeRole.ALONE


def _walk(text: str, known: dict[str, InlineCode], stack: list[InlineCode]) -> None:
    for char in text:
        if is_code(char):
            _step(known.get(char), stack)


def _step(code: InlineCode | None, stack: list[InlineCode]) -> None:
    if code is None or code.role is CodeRole.ALONE:
        return
    if code.role is CodeRole.OPEN:
        stack.append(code)
    elif stack:
        stack.pop()


def _closing(code: InlineCode) -> InlineCode:
    return replace(code, role=CodeRole.CLOSE)


def _reindexed(items: Sequence[str | InlineCode]) -> InlineText:
    kept = _without_empty_pairs(items)
    out: list[str] = []
    codes: list[InlineCode] = []
    numbers: dict[int, int] = {}
    for item in kept:
        if isinstance(item, str):
            out.append(item)
            continue
        number = numbers.setdefault(item.number, len(numbers) + 1)
        code = replace(item, index=len(codes), number=number)
        codes.append(code)
        out.append(code.char)
    return InlineText("".join(out), tuple(codes))


def _without_empty_pairs(items: Sequence[str | InlineCode]) -> list[str | InlineCode]:
    kept: list[str | InlineCode] = []
    opened: list[int] = []
    for item in items:
        if isinstance(item, InlineCode) and item.role is CodeRole.OPEN:
            opened.append(len(kept))
        elif isinstance(item, InlineCode) and item.role is CodeRole.CLOSE and opened:
            start = opened.pop()
            if not any(isinstance(one, str) or one.role is CodeRole.ALONE for one in kept[start:]):
                del kept[start:]
                continue
        kept.append(item)
    return kept
