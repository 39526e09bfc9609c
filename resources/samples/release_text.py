"""Reads the Markdown of a sample release into blocks of known kind.

The Markdown is plain CommonMark with pipe tables. What the form of a block alone does not say is
said by a comment on the line above it: ``<!-- note -->``, ``<!-- about -->``, ``<!-- contact -->``,
``<!-- caption -->``, or ``<!-- mark -->`` for the mark of transmission (ENDS, ###), which is no part
of the text. A comment above a heading counts for the whole section, else for one block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Form(StrEnum):
    """How a block looks on the page."""

    TITLE = "title"
    DECK = "deck"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    BULLETS = "bullets"
    FIGURE = "figure"
    TABLE = "table"
    MARK = "mark"


KIND_OF_FORM = {
    Form.TITLE: "headline",
    Form.DECK: "subhead",
    Form.HEADING: "subhead",
    Form.PARAGRAPH: "paragraph",
    Form.QUOTE: "quotation",
    Form.BULLETS: "list_item",
    Form.FIGURE: "caption",
    Form.TABLE: "table_cell",
    Form.MARK: "",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. ``address`` is the target of a link, empty elsewhere."""

    text: str
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    address: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReleaseBlock:
    """A block: one line of spans, the items of a list, or the rows of a table.

    ``rows`` holds one row of one cell for plain blocks, one row an item for a list. ``kind`` is the
    name of a block kind of the workbench, empty for a mark. ``image`` is a figure's address.
    """

    form: Form
    kind: str
    rows: tuple[tuple[Line, ...], ...]
    image: str = ""

    @property
    def line(self) -> Line:
        """Return the first line: the whole text of a block that is neither list nor table."""
        return self.rows[0][0]


_COMMENT = re.compile(r"<!-- (\w+) -->\n")
_FIGURE = re.compile(r"!\[(?P<caption>.+)\]\((?P<image>\S+)\)", re.DOTALL)
_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[(?P<label>[^]]+)\]\((?P<link>\S+?)\)"
    r"|<sup>(?P<superscript>.+?)</sup>|<(?P<bare>https?://[^>]+)>|<(?P<mail>[^>@\s]+@[^>\s]+)>"
)
_DATELINE = re.compile(r"(?P<place>[^.“«]{3,60}?) [—–-] ")


def parse_line(text: str) -> Line:
    """Return the spans of one line of Markdown; backslash escapes are resolved."""
    spans: list[Span] = []
    position = 0
    for match in _INLINE.finditer(text):
        spans.append(Span(text[position : match.start()]))
        position = match.end()
        found = {name: value for name, value in match.groupdict().items() if value is not None}
        if "link" in found:
            spans.append(Span(found["label"], address=found["link"]))
        elif "bare" in found:
            spans.append(Span(found["bare"].removeprefix("https://"), address=found["bare"]))
        elif "mail" in found:
            spans.append(Span(found["mail"], address=f"mailto:{found['mail']}"))
        else:
            name, value = next(iter(found.items()))
            spans.append(Span(value, **{name: True}))  # type: ignore[arg-type]  # one of the flags
    spans.append(Span(re.sub(r"\\(\W)", r"\1", text[position:])))
    return tuple(span for span in spans if span.text)


def plain(line: Line) -> str:
    """Return the text of the spans without their styles."""
    return "".join(span.text for span in line)


def _cells(row: str) -> tuple[Line, ...]:
    return tuple(parse_line(cell.strip()) for cell in row.strip().strip("|").split("|"))


def _parse_block(chunk: str, after_title: bool) -> tuple[Form, tuple[tuple[Line, ...], ...], str]:
    if chunk.startswith("# "):
        return Form.TITLE, ((parse_line(chunk[2:]),),), ""
    if chunk.startswith("## "):
        return (Form.DECK if after_title else Form.HEADING), ((parse_line(chunk[3:]),),), ""
    if chunk.startswith("> "):
        return Form.QUOTE, ((parse_line(chunk[2:]),),), ""
    if chunk.startswith("- "):
        return Form.BULLETS, tuple((parse_line(item[2:]),) for item in chunk.splitlines()), ""
    if chunk.startswith("|"):
        head, _rule, *body = chunk.splitlines()
        return Form.TABLE, tuple(_cells(row) for row in (head, *body)), ""
    figure = _FIGURE.fullmatch(chunk)
    if figure:
        return Form.FIGURE, ((parse_line(figure["caption"]),),), figure["image"]
    return Form.PARAGRAPH, ((parse_line(chunk),),), ""


def parse_release(path: Path) -> tuple[ReleaseBlock, ...]:
    """Return the blocks of a release in Markdown (UTF-8), in order."""
    blocks: list[ReleaseBlock] = []
    section = ""
    for chunk in path.read_text(encoding="utf-8").strip().split("\n\n"):
        comment = _COMMENT.match(chunk)
        said = comment[1] if comment else ""
        after_title = bool(blocks) and blocks[-1].form is Form.TITLE
        form, rows, image = _parse_block(chunk[comment.end() :] if comment else chunk, after_title)
        if form is Form.HEADING:
            section = said
        if said == "mark":
            form = Form.MARK
        kind = "" if form is Form.MARK else said or section or KIND_OF_FORM[form]
        blocks.append(ReleaseBlock(form, kind, rows, image))
    return tuple(blocks)


def structure(blocks: tuple[ReleaseBlock, ...]) -> list[dict[str, str]]:
    """Return the blocks that intake must keep: kind, text and, for the lead, the dateline."""
    kept: list[dict[str, str]] = []
    lead_seen = False
    for block in blocks:
        if block.form is Form.MARK:
            continue
        for row in block.rows:
            for cell in row:
                entry = {"kind": block.kind, "text": plain(cell)}
                if block.kind == "paragraph" and not lead_seen:
                    lead_seen = True
                    dateline = _DATELINE.match(entry["text"])
                    if dateline:
                        entry["dateline"] = dateline["place"]
                kept.append(entry)
    return kept
