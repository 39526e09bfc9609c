"""Plain UTF-8 text, as for the wire: clean paragraphs, an end mark, and below it what the file is.

Blocks are divided by an empty line, list items and rows of tables stand on lines of their own, cells are
divided by a tab. A link's address follows its text in angle brackets where the text does not say it. Bold
and italics are not written: an asterisk would be read as text. A draft says so in its first line, then
comes the embargo; both are part of what must not be lost on the way.

Below the end mark ``###``, which newsrooms know as "nothing after this is for print", stand the properties.
A wire that cuts them off takes nothing away: the text is known again by itself.
"""

from __future__ import annotations

import re

from workbench.delivery.declared import read_declared
from workbench.delivery.delivered import Delivered, DeliveredBlock, Format
from workbench.delivery.document import DeliveryBlock, DeliveryDocument
from workbench.delivery.links import same_href
from workbench.delivery.runs import Run
from workbench.delivery.structure import ListGroup, TableGroup, grouped

END_MARK = "###"
_PROPERTY = re.compile(r"Pressbench-([A-Za-z-]+):[ \t]*(.*)")


def text_bytes(document: DeliveryDocument) -> bytes:
    """Return the document as UTF-8 text without a byte order mark, lines ended by U+000A."""
    parts = text_paragraphs(document)
    trailer = [END_MARK]
    trailer += [f"Pressbench-{name.title()}: {value}" for name, value in document.declared.pairs().items()]
    if document.approval_notice:
        trailer.append(document.approval_notice)
    return ("\n\n".join([*parts, "\n".join(trailer)]) + "\n").encode("utf-8")


def text_paragraphs(document: DeliveryDocument) -> list[str]:
    """Return what stands above the end mark, paragraph by paragraph."""
    parts = [notice for notice in (document.draft_notice, document.embargo_notice) if notice]
    for group in grouped(document.blocks):
        if isinstance(group, ListGroup):
            parts.append("\n".join(_list_lines(group)))
        elif isinstance(group, TableGroup):
            rows = ("\t".join("" if cell is None else _one_line(cell) for cell in row) for row in group.rows)
            parts.append("\n".join(row.rstrip() for row in rows))
        else:
            parts.append(_line(group))
    return [paragraph for part in parts for paragraph in split_paragraphs(part)]


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: what empty lines divide, without spaces at the ends of lines."""
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    return [part.strip("\n") for part in re.split("\n{2,}", "\n".join(lines)) if part.strip("\n \t")]


def _list_lines(group: ListGroup) -> list[str]:
    lines = []
    counts: list[int] = []
    for item, depth in zip(group.items, group.depths, strict=True):
        del counts[depth + 1 :]
        counts += [0] * (depth + 1 - len(counts))
        counts[depth] = counts[depth] + 1 if item.ordered else 0
        mark = f"{counts[depth]}." if item.ordered else "•"
        lines.append("  " * depth + f"{mark} {_one_line(item)}")
    return lines


def _one_line(block: DeliveryBlock) -> str:
    return re.sub(" *\n *", " ", _line(block)).strip()


def _line(block: DeliveryBlock) -> str:
    text = ""
    for place, run in enumerate(block.runs):
        text += run.text
        following = block.runs[place + 1].href if place + 1 < len(block.runs) else ""
        if run.href and following != run.href:
            text += _address(block.runs, place)
    return text.strip(" \n")


def _address(runs: tuple[Run, ...], last: int) -> str:
    href = runs[last].href
    first = last
    while first > 0 and runs[first - 1].href == href:
        first -= 1
    shown = "".join(run.text for run in runs[first : last + 1]).strip()
    scheme, _, rest = href.partition(":")
    said = {rest, rest.strip("/"), href}
    if shown in said or same_href(shown, href) or (scheme == "tel" and _digits(shown) == _digits(rest)):
        return ""
    return f" <{href}>"


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def read_text(text: str) -> Delivered:
    """Return what a text file says; one without properties claims nothing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marks = [place for place, line in enumerate(lines) if line.strip() == END_MARK]
    pairs: dict[str, str] = {}
    if marks:
        for line in lines[marks[-1] + 1 :]:
            found = _PROPERTY.fullmatch(line.strip())
            if found:
                pairs[found.group(1).lower()] = found.group(2)
        if pairs or not any(line.strip() for line in lines[marks[-1] + 1 :]):
            lines = lines[: marks[-1]]
    blocks = tuple(DeliveredBlock((Run(paragraph),)) for paragraph in split_paragraphs("\n".join(lines)))
    return Delivered(Format.TEXT, blocks, read_declared(pairs), pairs=pairs)
