"""Markdown (CommonMark with tables), its properties as YAML front matter.

What is special in Markdown is escaped where it would act. Bold is ``**``, italics ``_``; underline,
superscript and subscript, for which CommonMark has nothing, are HTML elements. Each piece is read again
before it is written, with the parser that verification uses: where marks and punctuation would clash (the
flanking rules of CommonMark 6.2 make ``**« mot »**s`` plain text), the piece is written with HTML elements
and character references instead, so that what is read is always what was meant.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from itertools import groupby
from operator import itemgetter

from workbench.delivery.document import DeliveryBlock, DeliveryDocument
from workbench.delivery.markdown_reader import read_inline
from workbench.delivery.runs import Run, collapsed
from workbench.delivery.structure import ListGroup, TableGroup, grouped
from workbench.model.inline import CodeKind
from workbench.model.release import BlockKind

_DELIMITERS = {
    CodeKind.BOLD: ("**", "**"),
    CodeKind.ITALIC: ("_", "_"),
    CodeKind.UNDERLINE: ("<u>", "</u>"),
    CodeKind.SUPERSCRIPT: ("<sup>", "</sup>"),
    CodeKind.SUBSCRIPT: ("<sub>", "</sub>"),
}
_ELEMENTS = _DELIMITERS | {
    CodeKind.BOLD: ("<strong>", "</strong>"),
    CodeKind.ITALIC: ("<em>", "</em>"),
}
_SPECIAL = re.compile(r"[\\`*_\[\]<~]|&(?=[#A-Za-z])")
_LINE_START = re.compile(r"^(?:([#>+=|:-])|(\d{1,9})([.)]))")
_HASH = re.compile(r"(?<![&\\])#")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def markdown_bytes(document: DeliveryDocument) -> bytes:
    """Return the document as Markdown in UTF-8, lines ended by U+000A."""
    matter = {"title": document.title, "lang": document.language}
    matter |= {f"pressbench-{name}": value for name, value in document.declared.pairs().items()}
    if document.approval_notice:
        matter["pressbench-approval"] = document.approval_notice
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in matter.items())
    notices = [notice for notice in (document.draft_notice, document.embargo_notice) if notice]
    parts = [_inline((Run(notice, frozenset({CodeKind.BOLD})),), "\\\n") for notice in notices]
    for group in grouped(document.blocks):
        if isinstance(group, ListGroup):
            parts.append(_list(group))
        elif isinstance(group, TableGroup):
            parts.append(_table(group))
        else:
            parts.append(_block(group))
    return (f"---\n{front}---\n\n" + "\n\n".join(part for part in parts if part) + "\n").encode()


def _block(block: DeliveryBlock) -> str:
    if block.kind in (BlockKind.HEADLINE, BlockKind.SUBHEAD):
        level = max(block.level, 1) + (block.kind is BlockKind.SUBHEAD)
        return f"{'#' * min(level, 6)} " + _HASH.sub(r"\\#", _inline(block.runs, "<br>"))
    text = _inline(block.runs, "\\\n")
    if block.kind is BlockKind.QUOTATION:
        return "> " + text.replace("\n", "\n> ")
    return text


def _list(group: ListGroup) -> str:
    lines: list[str] = []
    counts: list[int] = []
    widths: list[int] = []
    for item, depth in zip(group.items, group.depths, strict=True):
        del counts[depth + 1 :], widths[depth:]
        counts += [0] * (depth + 1 - len(counts))
        counts[depth] = counts[depth] + 1 if item.ordered else 0
        marker = f"{counts[depth]}. " if item.ordered else "- "
        indent = " " * sum(widths)
        widths.append(len(marker))
        text = _inline(item.runs, "\\\n").replace("\n", "\n" + indent + " " * len(marker))
        lines.append(f"{indent}{marker}{text}")
    return "\n".join(lines)


def _table(group: TableGroup) -> str:
    rows = [
        "| " + " | ".join("" if cell is None else _cell(cell) for cell in row) + " |" for row in group.rows
    ]
    rows.insert(1, "|" + " --- |" * len(group.rows[0]))
    return "\n".join(rows)


def _cell(cell: DeliveryBlock) -> str:
    return _inline(cell.runs, "<br>", in_cell=True)


def _inline(block_runs: Sequence[Run], line_break: str, in_cell: bool = False) -> str:
    """Return runs as the text of one block, proven to read as it is meant."""
    runs = collapsed(block_runs)
    text = _with_delimiters(runs, line_break)
    if in_cell:
        text = text.replace("|", "&#124;")
    return text if _same(read_inline(text), runs) else _with_elements(runs)


def _same(one: Sequence[Run], other: Sequence[Run]) -> bool:
    def looks(runs: Sequence[Run]) -> list[tuple[str, frozenset[CodeKind], str]]:
        result: list[tuple[str, frozenset[CodeKind], str]] = []
        for run in runs:
            if result and result[-1][1:] == (run.marks, run.href):
                result[-1] = (result[-1][0] + run.text, run.marks, run.href)
            else:
                result.append((run.text, run.marks, run.href))
        return result

    return looks(one) == looks(other)


def _with_delimiters(runs: Sequence[Run], line_break: str) -> str:
    pieces: list[tuple[str, str]] = []
    for run in runs:
        content = "\n".join(_escaped(line) for line in run.text.split("\n"))
        for mark, (opening, closing) in reversed(_DELIMITERS.items()):
            if mark in run.marks:
                content = f"{opening}{content}{closing}"
        pieces.append((content, run.href))
    text = ""
    for href, group in groupby(pieces, key=itemgetter(1)):
        content = "".join(piece for piece, _ in group)
        text += f"[{content}]({href})" if href else content
    lines = [_LINE_START.sub(_start_escaped, line) for line in text.split("\n")]
    return line_break.join(_edges_kept(line) for line in lines)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found.group(), text)


def _start_escaped(found: re.Match[str]) -> str:
    mark, number, dot = found.groups()
    return f"\\{mark}" if mark else f"{number}\\{dot}"


def _edges_kept(line: str) -> str:
    """Return the line with white space other than spaces at its ends as references: parsers strip it."""
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    if start >= end:
        return line
    return _referred(line[:start]) + line[start:end] + _referred(line[end:])


def _referred(text: str) -> str:
    return "".join(char if char == " " else f"&#{ord(char)};" for char in text)


def _with_elements(runs: Sequence[Run]) -> str:
    text = ""
    for run in runs:
        content = _PUNCTUATION.sub(lambda found: f"&#{ord(found.group())};", run.text)
        content = "".join(
            f"&#{ord(char)};" if char.isspace() and char not in " \n" else char for char in content
        )
        content = content.replace("\n", "<br>")
        for mark, (opening, closing) in reversed(_ELEMENTS.items()):
            if mark in run.marks:
                content = f"{opening}{content}{closing}"
        text += f'<a href="{escape(run.href)}">{content}</a>' if run.href else content
    return re.sub(r"^(\d+)", lambda found: "".join(f"&#{ord(digit)};" for digit in found.group()), text)
