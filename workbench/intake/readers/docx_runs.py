"""The runs of a Word paragraph: formats, links, fields, tracked changes, text boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.intake.inline_text import Format, Run
from workbench.intake.readers.docx_styles import Styles, W, formats_from, is_on, switches, value
from workbench.intake.readers.html_formats import safe_href
from workbench.model.inline import CodeKind

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINK_FIELD = re.compile(r"^\s*HYPERLINK\s+(?:\\l\s+)?\"?([^\"\s]+)\"?", re.IGNORECASE)
_INSIDE = frozenset(
    f"{W}{tag}" for tag in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo")
)
_LEFT_OUT = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom"))
_CHARACTERS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False
    href: str = ""


@dataclass(slots=True)
class _State:
    runs: list[Run] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)


class RunReader:
    """Reads paragraphs of one document; ``warnings`` gathers what was left out or changed.

    Fields may span paragraphs, so the reader is asked in the order of the text.
    """

    def __init__(self, part: Part, styles: Styles) -> None:
        self.warnings: set[str] = set()
        self._styles = styles
        self._links = {
            key: relation.target_ref
            for key, relation in part.rels.items()
            if relation.is_external and relation.reltype.endswith("/hyperlink")
        }
        self._fields: list[_Field] = []

    def read(self, paragraph: _Element) -> tuple[list[Run], list[_Element]]:
        """Return the runs of a paragraph and the text boxes anchored in it."""
        state = _State()
        self._children(paragraph, "", state)
        return state.runs, state.boxes

    def _children(self, element: _Element, href: str, state: _State) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, href, state)
            elif tag == f"{W}hyperlink":
                target = self._links.get(child.get(f"{_R}id", ""), "")
                self._children(child, safe_href(target) or href, state)
            elif tag == f"{W}fldSimple":
                self._children(child, _field_link(value(child, "instr")) or href, state)
            elif tag in _LEFT_OUT:
                self.warnings.add("intake.tracked_changes")
            elif tag in _INSIDE:
                if tag in (f"{W}ins", f"{W}moveTo"):
                    self.warnings.add("intake.tracked_changes")
                self._children(child, href, state)
            elif tag == f"{_MC}AlternateContent":
                self._alternate(child, frozenset(), state)

    def _run(self, run: _Element, href: str, state: _State) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and is_on(properties.find(f"{W}vanish")):
            if any(child.tag == f"{W}t" and child.text for child in run):
                self.warnings.add("intake.hidden_text_left_out")
            return
        found: dict[CodeKind, bool] = {}
        if properties is not None:
            style_id = value(properties.find(f"{W}rStyle"))
            if style_id:
                found.update(self._styles.run_formats(style_id))
            found.update(switches(properties))
        formats = formats_from(found)
        for child in run:
            self._in_run(child, formats, href, state)

    def _in_run(self, child: _Element, formats: frozenset[Format], href: str, state: _State) -> None:
        tag = child.tag
        if tag == f"{W}fldChar":
            self._field_mark(value(child, "fldCharType"))
        elif tag == f"{W}instrText":
            if self._fields and not self._fields[-1].shown:
                self._fields[-1].instruction += (child.text or "")[:4000]
        elif tag == f"{W}t":
            self._text(child.text or "", formats, href, state)
        elif tag in _CHARACTERS:
            self._text(_CHARACTERS[tag], formats, href, state)
        elif tag == f"{W}br":
            if value(child, "type", "textWrapping") == "textWrapping":
                self._text("\n", formats, href, state)
        elif tag in _NOTES:
            self.warnings.add("intake.footnotes_left_out")
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            state.boxes.extend(_outer_boxes(child))
        elif tag == f"{_MC}AlternateContent":
            self._alternate(child, formats, state)

    def _text(self, text: str, formats: frozenset[Format], href: str, state: _State) -> None:
        if any(not one.shown for one in self._fields):
            return
        link = href or next((one.href for one in reversed(self._fields) if one.href), "")
        if link:
            formats = formats | {Format(CodeKind.LINK, link)}
        state.runs.append(Run(text, formats))

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
            self._fields[-1].href = _field_link(self._fields[-1].instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _alternate(self, element: _Element, formats: frozenset[Format], state: _State) -> None:
        for name in ("Choice", "Fallback"):
            branch = element.find(f"{_MC}{name}")
            if branch is not None and len(branch):
                for child in branch:
                    if child.tag == f"{W}r":
                        self._run(child, "", state)
                    else:
                        self._in_run(child, formats, "", state)
                return


def _field_link(instruction: str) -> str:
    found = _LINK_FIELD.match(instruction)
    if not found or "\\l" in instruction[: found.start(1)]:
        return ""
    return safe_href(found.group(1))


def _outer_boxes(element: _Element) -> list[_Element]:
    """Return the text boxes in the element that stand in no other one, drawn once only."""
    boxes = []
    for box in element.iter(f"{W}txbxContent"):
        between = []
        for parent in box.iterancestors():
            if parent is element:
                break
            between.append(parent.tag)
        if f"{W}txbxContent" not in between and f"{_MC}Fallback" not in between:
            boxes.append(box)
    return boxes
