"""The events of an HTML parser made into raw blocks: no tree, no recursion, any depth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.intake.cleaning import clean_characters
from workbench.intake.inline_text import Format, Run, compose
from workbench.intake.limits import MAX_BLOCKS
from workbench.intake.raw import Place, RawBlock
from workbench.intake.readers.html_formats import formats_of
from workbench.intake.readers.html_places import place_of
from workbench.model.errors import InputError
from workbench.model.inline import CodeKind

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
        "label",
        "textarea",
        "noscript",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "head",
        "frameset",
        "noembed",
        "xml",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-]|text)", re.IGNORECASE)


@dataclass(slots=True)
class _Frame:
    tag: str
    is_block: bool = False
    skipped: bool = False
    preformatted: bool = False
    formats: frozenset[Format] = frozenset()
    places: frozenset[Place] = frozenset()
    flagged: tuple[int, ...] = ()
    heading: int = 0
    list_level: int = 0
    ordered: bool = False
    item: bool = False
    quoted: bool = False
    caption: bool = False
    table: int = -1
    in_main: bool = False


@dataclass(slots=True)
class _Table:
    row: int = -1
    column: int = -1


class BlockEvents:
    """The target of an event parser. After the end, ``blocks`` and what the page says of itself are there."""

    def __init__(self, name: str) -> None:
        self.blocks: list[RawBlock] = []
        self.flagged: list[tuple[int, ...]] = []
        self.tables: list[int] = []
        self.elements: list[Place] = []
        self.title = ""
        self.titles: list[str] = []
        self.language = ""
        self.address = ""
        self.simplified = False
        self.depth = 0
        self.count = 0
        self._name = name
        self._stack = [_Frame("", is_block=True)]
        self._runs: list[Run] = []
        self._in_title = False
        self._rows: list[_Table] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        tag = tag.lower().rsplit("}", 1)[-1]
        self.count += 1
        self.depth = max(self.depth, len(self._stack))
        parent = self._stack[-1]
        if tag == "title" and not self.title and parent.tag in {"head", "html", ""}:
            self._in_title = True
        elif tag == "meta" and attributes.get("property", attributes.get("name", "")).lower() == "og:title":
            self.titles.append(clean_characters(attributes.get("content", "")).strip())
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.address = self.address or attributes.get("href", "")
        elif tag == "meta" and attributes.get("property", "").lower() == "og:url":
            self.address = self.address or attributes.get("content", "")
        elif tag == "html" and not self.language:
            self.language = attributes.get("lang", attributes.get("xml:lang", "")).strip()
        if tag == "br":
            self._line_break()
        self._push(tag, attributes, parent)
        if tag == "q":
            self.data("“")

    def _push(self, tag: str, attributes: Mapping[str, str], parent: _Frame) -> None:
        is_block = tag in _BLOCKS
        if is_block:
            self._flush(parent)
        frame = replace(parent, tag=tag, is_block=is_block)
        self._stack.append(frame)
        frame.skipped = parent.skipped or tag in _SKIPPED
        if frame.skipped:
            return
        if tag in ("main", "article"):
            frame.in_main = True
        place = place_of(tag, attributes, parent.in_main)
        if place is not None and place not in parent.places:
            frame.places = parent.places | {place}
            frame.flagged = (*parent.flagged, len(self.elements))
            self.elements.append(place)
        frame.formats = formats_of(tag, attributes, parent.formats)
        self._set_structure(frame, tag, attributes)

    def _set_structure(self, frame: _Frame, tag: str, attributes: Mapping[str, str]) -> None:
        style = attributes.get("style", "")
        if tag in _HEADINGS:
            frame.heading = _HEADINGS[tag]
        elif attributes.get("role") == "heading":
            level = attributes.get("aria-level", "2")
            frame.heading = int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2
        elif tag in ("ul", "ol", "menu", "dir"):
            frame.list_level += 1
            frame.ordered = tag == "ol"
            frame.item = False
        elif tag == "li":
            frame.item = True
            frame.list_level = max(1, frame.list_level)
        elif tag == "blockquote":
            frame.quoted = True
        elif tag in ("figcaption", "caption") or _CAPTION_CLASS.search(attributes.get("class", "")):
            frame.caption = True
        elif tag == "pre":
            frame.preformatted = True
        elif tag == "table":
            frame.table = len(self._rows)
            frame.item = False
            self._rows.append(_Table())
        elif tag == "tr" and frame.table >= 0:
            self._rows[frame.table].row += 1
            self._rows[frame.table].column = -1
        elif tag in ("td", "th") and frame.table >= 0:
            self._rows[frame.table].column += 1
        if style and "mso-list" in style:
            if "ignore" in style.lower():
                frame.skipped = True
            level_found = _WORD_LIST.search(style)
            if level_found:
                frame.item, frame.list_level = True, max(1, int(level_found.group(1)))

    def end(self, tag: str) -> None:
        """An element ends."""
        tag = tag.lower().rsplit("}", 1)[-1]
        if tag == "title":
            self._in_title = False
        if tag == "q":
            self.data("”")
        if len(self._stack) > 1:
            frame = self._stack[-1]
            if frame.is_block:
                self._flush(frame)
            self._stack.pop()

    def data(self, text: str) -> None:
        """Text between tags, entities resolved."""
        frame = self._stack[-1]
        if self._in_title:
            self.title = (self.title + clean_characters(text))[:1000]
            return
        if frame.skipped:
            return
        text = clean_characters(text)
        if not frame.preformatted:
            text = _BLANKS.sub(" ", text)
        if text:
            self._runs.append(Run(text, frame.formats))

    def comment(self, text: str) -> None:
        """Comments are not read."""

    def close(self) -> BlockEvents:
        """The document ends."""
        self._flush(self._stack[-1])
        return self

    def _line_break(self) -> None:
        for run in reversed(self._runs):
            if run.text.endswith("\n"):
                self._flush(self._stack[-1])
                return
            if run.text.strip(" \u00a0"):
                break
        if not self._stack[-1].skipped:
            self._runs.append(Run("\n", self._stack[-1].formats))

    def _flush(self, frame: _Frame) -> None:
        runs, self._runs = self._runs, []
        if not runs or frame.skipped:
            return
        inline = compose(runs)
        if not inline.text:
            return
        self.simplified |= inline.simplified
        total = linked = 0
        for run in runs:
            size = len(run.text) - run.text.count(" ")
            total += size
            if any(item.kind is CodeKind.LINK for item in run.formats):
                linked += size
        row = column = -1
        if frame.table >= 0:
            row, column = self._rows[frame.table].row, self._rows[frame.table].column
        self.blocks.append(
            RawBlock(
                inline.text,
                inline.codes,
                heading=frame.heading,
                list_level=frame.list_level if frame.item else 0,
                ordered=frame.ordered,
                row=row,
                column=column,
                quoted=frame.quoted,
                caption=frame.caption,
                link_share=linked / total if total else 0.0,
                places=frame.places,
            )
        )
        self.flagged.append(frame.flagged)
        self.tables.append(frame.table)
        if len(self.blocks) > MAX_BLOCKS:
            raise InputError("intake.too_many_blocks", name=self._name, limit=MAX_BLOCKS)
