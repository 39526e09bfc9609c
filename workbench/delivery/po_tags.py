"""Texts with inline codes as they stand in a PO file, and back.

Codes are written as tags (``<1>…</1>``, ``<2/>``). Text that itself looks like a tag has a backslash before
it, and backslashes that stand directly before a tag or such text are doubled, so nothing is ambiguous.
Extracted comments say what each tag is: ``<1> link https://…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.delivery.links import safe_href
from workbench.model.inline import CODE_PATTERN, FIRST_CODE, LAST_CODE, CodeKind, CodeRole, InlineCode

_TAG = re.compile(r"(\\*)(<(?:/?\d{1,4}|\d{1,4}/)>)")
_BACKSLASHES = re.compile(r"\\+$")
_DESCRIPTION = re.compile(r"<(\d{1,4})(/?)> (\w+)(?: (.+))?")


def to_tagged(text: str, codes: Sequence[InlineCode]) -> str:
    """Return the text with its codes as tags; a code that is none of ``codes`` is left out."""
    tags = {code.char: code.tag for code in codes}
    result = ""
    position = 0
    for found in CODE_PATTERN.finditer(text):
        tag = tags.get(found.group(), "")
        piece = _TAG.sub(
            lambda like: like.group(1) * 2 + "\\" + like.group(2), text[position : found.start()]
        )
        if tag:
            piece = _BACKSLASHES.sub(lambda run: run.group() * 2, piece)
        result += piece + tag
        position = found.end()
    return result + _TAG.sub(lambda like: like.group(1) * 2 + "\\" + like.group(2), text[position:])


def from_tagged(text: str, codes: Sequence[InlineCode]) -> str:
    """Return the text with the tags of ``codes`` as code characters.

    A tag that is none of theirs stays as it is written, for the checks to report. Private use characters from
    outside are removed.
    """
    chars = {code.tag: code.char for code in codes}

    def read(found: re.Match[str]) -> str:
        slashes, tag = found.groups()
        halves = "\\" * (len(slashes) // 2)
        return halves + (tag if len(slashes) % 2 else chars.get(tag, tag))

    return _TAG.sub(read, CODE_PATTERN.sub("", text))


def described(codes: Iterable[InlineCode]) -> list[str]:
    """Return one line a code: its tag, its kind and, of a link that may be delivered, its address."""
    lines: dict[str, None] = {}
    for code in codes:
        if code.role is not CodeRole.CLOSE:
            href = safe_href(code.href) if code.kind is CodeKind.LINK else ""
            lines[f"{code.tag} {code.kind.value} {href}".rstrip()] = None
    return list(lines)


def read_described(lines: Iterable[str]) -> tuple[InlineCode, ...]:
    """Return the codes that such lines describe; other lines are passed over."""
    codes: list[InlineCode] = []
    for line in lines:
        found = _DESCRIPTION.fullmatch(line.strip())
        if found is None or found.group(3) not in set(CodeKind):
            continue
        number, alone, kind, href = found.groups()
        roles = (CodeRole.ALONE,) if alone else (CodeRole.OPEN, CodeRole.CLOSE)
        for role in roles:
            if FIRST_CODE + len(codes) <= LAST_CODE:
                codes.append(InlineCode(len(codes), CodeKind(kind), role, int(number), href or ""))
    return tuple(codes)
