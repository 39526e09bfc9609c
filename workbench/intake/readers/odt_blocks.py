"""The body of an OpenDocument text, walked in the order of the text, as raw blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.intake.inline_text import Format, Run
from workbench.intake.limits import MAX_BLOCKS
from workbench.intake.raw import Place, RawBlock
from workbench.intake.readers.html_formats import safe_href
from workbench.intake.readers.odt_styles import OdtStyles, attribute, q
from workbench.intake.readers.paragraphs import paragraph_blocks
from workbench.model.errors import InputError
from workbench.model.inline import CodeKind
from workbench.model.tasks import CancelToken

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPHS = frozenset({q("text:p"), q("text:h")})
_CONTAINERS = frozenset(
    map(
        q,
        (
            "text:section",
            "text:index-body",
            "text:index-title",
            "text:numbered-paragraph",
            "text:table-of-content",
            "text:bibliography",
            "table:table-header-rows",
        ),
    )
)
_SILENT = frozenset(
    map(q, ("office:annotation", "text:ruby-text", "text:script", "text:bookmark-ref", "draw:object"))
)
_MOST_SPACES = 100


@dataclass(frozen=True, slots=True)
class _Where:
    place: Place | None = None
    table: int = -1
    row: int = -1
    column: int = -1
    level: int = 0
    list_style: str = ""


class OdtWalker:
    """Collects ``blocks``, with the table of each in ``tables`` (-1 for none)."""

    def __init__(self, styles: OdtStyles, name: str, cancel: CancelToken) -> None:
        self.blocks: list[RawBlock] = []
        self.tables: list[int] = []
        self._styles = styles
        self._name = name
        self._cancel = cancel
        self._table_count = 0
        self._warnings: set[str] = set()

    def warnings(self) -> tuple[str, ...]:
        """Return the warning codes of what was left out or changed."""
        return tuple(sorted(self._warnings))

    def walk(self, element: _Element, place: Place | None = None) -> None:
        """Add the blocks of an element that holds paragraphs, lists and tables."""
        self._container(element, _Where(place))

    def _container(self, element: _Element, where: _Where) -> None:
        for child in element:
            tag = child.tag
            if tag in _PARAGRAPHS:
                self._paragraph(child, where)
            elif tag == q("text:list"):
                style = attribute(child, "text:style-name") or where.list_style
                self._list(child, replace(where, level=where.level + 1, list_style=style))
            elif tag == q("table:table"):
                self._table(child, where)
            elif tag == q("text:tracked-changes"):
                self._warnings.add("intake.tracked_changes")
            elif tag in _CONTAINERS:
                self._container(child, where)
            elif tag == q("draw:frame"):
                self._boxes([child], where)

    def _list(self, element: _Element, where: _Where) -> None:
        for item in element:
            if item.tag in (q("text:list-item"), q("text:list-header")):
                self._container(item, where)

    def _table(self, table: _Element, where: _Where) -> None:
        number = self._table_count
        self._table_count += 1
        rows = [row for row in table.iter(q("table:table-row")) if _table_of(row) is table]
        for at, row in enumerate(rows):
            column = 0
            for cell in row:
                if cell.tag not in (q("table:table-cell"), q("table:covered-table-cell")):
                    continue
                # A table in a table is part of the outer cell.
                here = where if where.table >= 0 else _Where(where.place, number, at, column)
                self._container(cell, here)
                repeated = attribute(cell, "table:number-columns-repeated", "1")
                column += min(int(repeated), 100) if repeated.isdigit() else 1

    def _paragraph(self, paragraph: _Element, where: _Where) -> None:
        self._cancel.raise_if_cancelled()
        name = attribute(paragraph, "text:style-name")
        if self._styles.is_hidden("paragraph", name):
            self._warnings.add("intake.hidden_text_left_out")
            return
        runs: list[Run] = []
        boxes: list[_Element] = []
        formats = _switched(frozenset(), self._styles.switches("paragraph", name))
        self._runs(paragraph, formats, runs, boxes)
        blocks, simplified = paragraph_blocks(runs, self._hints(paragraph, name, where))
        if simplified:
            self._warnings.add("intake.codes_simplified")
        for block in blocks:
            self.blocks.append(block)
            self.tables.append(where.table)
        if len(self.blocks) > MAX_BLOCKS:
            raise InputError("intake.too_many_blocks", name=self._name, limit=MAX_BLOCKS)
        self._boxes(boxes, _Where(where.place))

    def _boxes(self, frames: list[_Element], where: _Where) -> None:
        for frame in frames:
            for box in frame.iter(q("draw:text-box")):
                if next(box.iterancestors(q("draw:text-box")), None) is None:
                    self._warnings.add("intake.text_boxes")
                    self._container(box, where)

    def _hints(self, paragraph: _Element, name: str, where: _Where) -> RawBlock:
        style = self._styles.paragraph(name)
        heading = style.heading
        if paragraph.tag == q("text:h"):
            level = attribute(paragraph, "text:outline-level", "1")
            heading = min(6, max(1, int(level))) if level.isdigit() else 1
        hints = RawBlock(
            "",
            heading=0 if style.role else heading,
            role=style.role,
            quoted=style.quoted,
            caption=style.caption,
            row=where.row,
            column=where.column,
            places=frozenset({where.place}) if where.place else frozenset(),
        )
        if where.level and not hints.heading and not hints.role:
            list_style = where.list_style or self._styles.list_of(name)
            ordered = self._styles.is_ordered(list_style, where.level)
            return replace(hints, list_level=min(where.level, 9), ordered=ordered)
        return hints

    def _runs(
        self, element: _Element, formats: frozenset[Format], runs: list[Run], boxes: list[_Element]
    ) -> None:
        if element.text:
            runs.append(Run(_blanks(element.text), formats))
        for child in element:
            if isinstance(child.tag, str):
                self._inline(child, formats, runs, boxes)
            if child.tail:
                runs.append(Run(_blanks(child.tail), formats))

    def _inline(
        self, child: _Element, formats: frozenset[Format], runs: list[Run], boxes: list[_Element]
    ) -> None:
        tag = child.tag
        if tag == q("text:line-break"):
            runs.append(Run("\n", formats))
        elif tag == q("text:tab"):
            runs.append(Run(" ", formats))
        elif tag == q("text:s"):
            count = attribute(child, "text:c", "1")
            runs.append(Run(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES), formats))
        elif tag == q("text:note"):
            self._warnings.add("intake.footnotes_left_out")
        elif tag == q("draw:frame"):
            boxes.append(child)
        elif tag in (q("text:hidden-text"), q("text:hidden-paragraph")):
            self._warnings.add("intake.hidden_text_left_out")
        elif tag == q("text:a"):
            href = safe_href(attribute(child, "xlink:href"))
            plain = frozenset(item for item in formats if item.kind is not CodeKind.LINK)
            linked = plain | {Format(CodeKind.LINK, href)} if href and not href.startswith("#") else plain
            self._runs(child, linked, runs, boxes)
        elif tag not in _SILENT:
            name = attribute(child, "text:style-name") if tag == q("text:span") else ""
            if name and self._styles.is_hidden("text", name):
                self._warnings.add("intake.hidden_text_left_out")
                return
            self._runs(child, _switched(formats, self._styles.switches("text", name)), runs, boxes)


def _table_of(row: _Element) -> _Element | None:
    return next(row.iterancestors(q("table:table")), None)


def _switched(formats: frozenset[Format], switches: dict[CodeKind, bool]) -> frozenset[Format]:
    for kind, on in switches.items():
        formats = (
            formats | {Format(kind)} if on else frozenset(one for one in formats if one.kind is not kind)
        )
    return formats


def _blanks(text: str) -> str:
    """In a paragraph a line end of the file is a space."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
