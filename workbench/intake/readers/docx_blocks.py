"""The body of a Word file, walked in the order of the text, as raw blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.intake.inline_text import Run
from workbench.intake.limits import MAX_BLOCKS
from workbench.intake.raw import Place, RawBlock
from workbench.intake.readers.docx_runs import RunReader
from workbench.intake.readers.docx_styles import Styles, W, integer, value
from workbench.intake.readers.paragraphs import paragraph_blocks
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})


@dataclass(frozen=True, slots=True)
class _Where:
    place: Place | None = None
    table: int = -1
    row: int = -1
    column: int = -1


class BlockWalker:
    """Collects ``blocks``, with the table of each in ``tables`` (-1 for none)."""

    def __init__(self, part: Part, styles: Styles, name: str, cancel: CancelToken) -> None:
        self.blocks: list[RawBlock] = []
        self.tables: list[int] = []
        self._styles = styles
        self._name = name
        self._cancel = cancel
        self._runs = RunReader(part, styles)
        self._carried: list[Run] = []
        self._table_count = 0
        self._simplified = False

    def warnings(self) -> tuple[str, ...]:
        """Return the warning codes of what was left out or changed."""
        simplified = ("intake.codes_simplified",) if self._simplified else ()
        return (*sorted(self._runs.warnings), *simplified)

    def walk(self, element: _Element, place: Place | None = None) -> None:
        """Add the blocks of an element that holds paragraphs and tables (body, header, footer)."""
        self._container(element, _Where(place))
        if self._carried:
            self._add(self._carried, RawBlock(""), _Where(place))
            self._carried = []

    def _container(self, element: _Element, where: _Where) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}p":
                self._paragraph(child, where)
            elif tag == f"{W}tbl":
                self._table(child, where)
            elif tag in _DELETED:
                self._runs.warnings.add("intake.tracked_changes")
            elif tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                chosen = choice if choice is not None and len(choice) else child.find(f"{_MC}Fallback")
                if chosen is not None:
                    self._container(chosen, where)
            elif tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", *_INSERTED):
                self._container(child, where)

    def _table(self, table: _Element, where: _Where) -> None:
        number = self._table_count
        self._table_count += 1
        for row, row_element in enumerate(_rows(table)):
            if row_element.find(f"{W}trPr/{W}del") is not None:
                self._runs.warnings.add("intake.tracked_changes")
                continue
            column = 0
            for cell in row_element.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr"), None) is not row_element:
                    continue
                inside = where.table >= 0
                here = where if inside else replace(where, table=number, row=row, column=column)
                self._container(cell, here)
                span = integer(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
                column += max(1, min(span, 100))

    def _paragraph(self, paragraph: _Element, where: _Where) -> None:
        self._cancel.raise_if_cancelled()
        properties = paragraph.find(f"{W}pPr")
        runs, boxes = self._runs.read(paragraph)
        runs = [*self._carried, *runs]
        self._carried = []
        mark = properties.find(f"{W}rPr/{W}del") if properties is not None else None
        if mark is not None:
            # The paragraph mark is deleted: its text belongs to the next paragraph.
            self._runs.warnings.add("intake.tracked_changes")
            self._carried = runs
        else:
            self._add(runs, self._hints(properties), where)
        for box in boxes:
            self._runs.warnings.add("intake.text_boxes")
            self._container(box, _Where(where.place))

    def _hints(self, properties: _Element | None) -> RawBlock:
        if properties is None:
            return RawBlock("")
        style = self._styles.paragraph(value(properties.find(f"{W}pStyle")))
        hints = RawBlock(
            "",
            heading=style.heading,
            role=style.role,
            quoted=style.quoted,
            caption=style.caption,
        )
        outline = properties.find(f"{W}outlineLvl")
        if outline is not None and integer(value(outline), 9) < 6:
            hints = replace(hints, heading=integer(value(outline), 0) + 1)
        number_id, level = style.numbering
        numbered = properties.find(f"{W}numPr")
        if numbered is not None:
            number_id = value(numbered.find(f"{W}numId"), default=number_id)
            level = integer(value(numbered.find(f"{W}ilvl")), level)
        if hints.heading or hints.role or number_id == "0" or not (number_id or style.listed):
            return hints
        ordered = self._styles.is_ordered(number_id, level) if number_id else style.ordered
        if ordered is None:
            return hints
        return replace(hints, list_level=max(0, min(level, 8)) + 1, ordered=ordered)

    def _add(self, runs: list[Run], hints: RawBlock, where: _Where) -> None:
        places = frozenset({where.place}) if where.place else frozenset()
        hints = replace(hints, row=where.row, column=where.column, places=places)
        blocks, simplified = paragraph_blocks(runs, hints)
        self._simplified |= simplified
        for block in blocks:
            self.blocks.append(block)
            self.tables.append(where.table)
            if len(self.blocks) > MAX_BLOCKS:
                raise InputError("intake.too_many_blocks", name=self._name, limit=MAX_BLOCKS)


def _rows(table: _Element) -> list[_Element]:
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl"), None) is table]
