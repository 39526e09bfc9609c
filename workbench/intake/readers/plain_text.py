"""Plain text, from a file or a paste: lines made into blocks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.cleaning import clean_characters, collapse_spaces, has_controls
from workbench.intake.limits import MAX_BLOCKS
from workbench.intake.raw import RawBlock, RawDocument
from workbench.intake.readers.encoding import decode
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

CONTROL_CHARACTERS = "intake.control_characters"

_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○■□➢➤►✓✔]|[*\-–—](?=[ \t\u00a0]))[ \t\u00a0]*(?=\S)")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-z])(?:[.)]|\.\))[ \t\u00a0]+(?=\S)")
_RULE = re.compile(r"^[\s\-–—_=*~.·•#+|]+$")


def text_document(text: str, name: str, cancel: CancelToken, media_type: str = "text/plain") -> RawDocument:
    """Return the blocks of a text: a line each, lines wrapped at a fixed width joined again.

    Bullets and numbers of lists are taken off; lines of tab-separated cells, two or more with the same
    number of tabs, are a table.
    """
    lines = clean_characters(text).split("\n")
    lines = _unwrapped(lines)
    blocks: list[RawBlock] = []
    originals: dict[int, str] = {}
    gap = True
    at = 0
    while at < len(lines):
        if at % 1000 == 0:
            cancel.raise_if_cancelled()
        line = lines[at]
        if not line.strip("\u00a0\u202f \t"):
            gap = True
            at += 1
            continue
        rows = _table_rows(lines, at)
        if rows:
            blocks.extend(_table_blocks(lines[at : at + rows]))
            at += rows
        else:
            block = _line_block(line)
            if block is not None:
                if block.ordered:
                    originals[len(blocks)] = line
                blocks.append(replace(block, gap_before=gap))
            at += 1
        gap = False
        if len(blocks) > MAX_BLOCKS:
            raise InputError("intake.too_many_blocks", name=name, limit=MAX_BLOCKS)
    return RawDocument(_numbered_lists(blocks, originals), media_type)


def _line_block(line: str) -> RawBlock | None:
    if _RULE.match(line):
        return RawBlock(collapse_spaces(line), bulleted=line.strip() in {"-", "–", "—", "•", "*", "·"})
    bullet = _BULLET.match(line)
    if bullet:
        indent = len(line) - len(line.lstrip())
        text = collapse_spaces(line[bullet.end() :])
        return RawBlock(text, list_level=2 if indent >= 2 else 1, bulleted=True) if text else None
    number = _NUMBER.match(line)
    if number:
        text = collapse_spaces(line[number.end() :])
        return RawBlock(text, list_level=1, ordered=True) if text else None
    text = collapse_spaces(line)
    return RawBlock(text) if text else None


def _numbered_lists(blocks: Sequence[RawBlock], originals: dict[int, str]) -> tuple[RawBlock, ...]:
    """Keep an ordered item alone as the paragraph it is, number included: "5. Conclusions" is no list."""
    out = list(blocks)
    for at, line in originals.items():
        near = [blocks[other] for other in (at - 1, at + 1) if 0 <= other < len(blocks)]
        if not any(one.ordered for one in near):
            out[at] = replace(blocks[at], text=collapse_spaces(line), list_level=0, ordered=False)
    return tuple(out)


def _table_rows(lines: Sequence[str], at: int) -> int:
    tabs = lines[at].strip().count("\t")
    if not tabs:
        return 0
    end = at
    while end < len(lines) and lines[end].strip().count("\t") == tabs:
        end += 1
    return end - at if end - at >= 2 else 0


def _table_blocks(lines: Sequence[str]) -> list[RawBlock]:
    return [
        RawBlock(collapse_spaces(cell), row=row, column=column)
        for row, line in enumerate(lines)
        for column, cell in enumerate(line.strip().split("\t"))
        if cell.strip()
    ]


_MIN_WIDTH, _MAX_WIDTH = 50, 100


def _unwrapped(lines: list[str]) -> list[str]:
    """Join the lines of a text wrapped at a fixed width (50 to 100 characters), as e-mail does.

    It is wrapped when groups of lines between blank ones are common, no line is longer than the width,
    and most lines that are not the last of their group fill it so far that the next word had no room.
    """
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.rstrip())
        elif groups[-1]:
            groups.append([])
    width = max((len(line) for line in lines), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return lines
    full = tried = 0
    for group in groups:
        for line, following in itertools.pairwise(group):
            if _starts_anew(following):
                continue
            tried += 1
            full += _is_full(line, following, width)
    if tried < 3 or full < tried * 0.6:
        return lines
    out: list[str] = []
    for group in groups:
        joined = ""
        for line in group:
            previous_full = bool(joined) and _is_full(joined.rsplit("\n", 1)[-1], line, width)
            goes_on = previous_full or line.lstrip()[:1].islower()
            if joined and not _starts_anew(line) and goes_on:
                joined += "\n" + line.strip()
            else:
                if joined:
                    out.append(joined.replace("\n", " "))
                joined = line
        if joined:
            out.append(joined.replace("\n", " "))
        out.append("")
    return out


def _starts_anew(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _RULE.match(line))


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split()[0] if following.split() else ""
    return len(line) + 1 + len(word) > width - 2


def read_plain_text(data: bytes, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of a text file in any encoding.

    Warnings: those of ``encoding.decode``, and ``intake.control_characters`` where some were removed.
    """
    decoded = decode(data, name)
    warnings = decoded.warnings
    if has_controls(decoded.text):
        warnings = (*warnings, CONTROL_CHARACTERS)
    return replace(text_document(decoded.text, name, cancel), warnings=warnings)
