"""What the styles and the numbering of a Word file say of a paragraph or a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.intake.inline_text import Format
from workbench.model.inline import CodeKind

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"^(?:heading|titre|título|titulo|überschrift)\s*([1-9])$", re.IGNORECASE)


def value(element: _Element | None, name: str = "val", default: str = "") -> str:
    """Return the attribute ``w:name`` of an element that may be absent."""
    if element is None:
        return default
    found = element.get(f"{W}{name}", default)
    return found if isinstance(found, str) else default


def integer(text: str, default: int) -> int:
    """Return a number written in a file, ``default`` where it is none."""
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default


def is_on(element: _Element | None) -> bool | None:
    """Return a Word switch: ``None`` where it is not set."""
    return None if element is None else value(element, default="1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style means, its ancestors asked too."""

    heading: int = 0
    role: str = ""
    quoted: bool = False
    caption: bool = False
    listed: bool = False
    ordered: bool = False
    numbering: tuple[str, int] = ("", 0)


class Styles:
    """The styles and numbering of one document, resolved once each."""

    def __init__(self, document: Document) -> None:
        self._elements: dict[str, _Element] = {}
        for element in document.styles.element.iter(f"{W}style"):
            self._elements[value(element, "styleId")] = element
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, frozenset[tuple[CodeKind, bool]]] = {}
        self._ordered: dict[tuple[str, int], bool | None] = {}
        self._numbering = _numbering_element(document)

    def _chain(self, style_id: str) -> list[_Element]:
        chain: list[_Element] = []
        while style_id in self._elements and len(chain) < 20:
            element = self._elements[style_id]
            chain.append(element)
            style_id = value(element.find(f"{W}basedOn"))
        return chain

    def paragraph(self, style_id: str) -> ParagraphStyle:
        """Return what the paragraph style of this id means."""
        if style_id not in self._paragraphs:
            self._paragraphs[style_id] = self._resolve(style_id)
        return self._paragraphs[style_id]

    def _resolve(self, style_id: str) -> ParagraphStyle:
        for element in self._chain(style_id):
            name = value(element.find(f"{W}name")).strip().lower()
            found = _HEADING.match(name)
            if found:
                return ParagraphStyle(heading=min(6, int(found.group(1))))
            if name in ("title", "subtitle"):
                return ParagraphStyle(role=name)
            if name in ("quote", "intense quote", "block text"):
                return ParagraphStyle(quoted=True)
            if name == "caption":
                return ParagraphStyle(caption=True)
            level = element.find(f"{W}pPr/{W}outlineLvl")
            if level is not None and integer(value(level), 9) < 6:
                return ParagraphStyle(heading=integer(value(level), 0) + 1)
            numbered = element.find(f"{W}pPr/{W}numPr")
            if name.startswith(("list bullet", "list number")) or numbered is not None:
                return ParagraphStyle(
                    listed=True,
                    ordered=name.startswith("list number"),
                    numbering=_numbering_of(numbered),
                )
        return ParagraphStyle()

    def run_formats(self, style_id: str) -> frozenset[tuple[CodeKind, bool]]:
        """Return what a character style switches on or off."""
        if style_id not in self._runs:
            merged: dict[CodeKind, bool] = {}
            for element in reversed(self._chain(style_id)):
                merged.update(switches(element.find(f"{W}rPr")))
            self._runs[style_id] = frozenset(merged.items())
        return self._runs[style_id]

    def is_ordered(self, number_id: str, level: int) -> bool | None:
        """Return whether a list level counts (``True``), has bullets (``False``) or no mark at all (``None``)."""
        key = (number_id, level)
        if key not in self._ordered:
            self._ordered[key] = self._look_up(number_id, level)
        return self._ordered[key]

    def _look_up(self, number_id: str, level: int) -> bool | None:
        if self._numbering is None:
            return False
        for number in self._numbering.iterchildren(f"{W}num"):
            if value(number, "numId") != number_id:
                continue
            abstract_id = value(number.find(f"{W}abstractNumId"))
            for abstract in self._numbering.iterchildren(f"{W}abstractNum"):
                if value(abstract, "abstractNumId") == abstract_id:
                    for one in abstract.iterchildren(f"{W}lvl"):
                        if integer(value(one, "ilvl"), -1) == level:
                            kind = value(one.find(f"{W}numFmt"))
                            return None if kind == "none" else kind != "bullet"
        return False


def _numbering_of(numbered: _Element | None) -> tuple[str, int]:
    if numbered is None:
        return ("", 0)
    return value(numbered.find(f"{W}numId")), integer(value(numbered.find(f"{W}ilvl")), 0)


def _numbering_element(document: Document) -> _Element | None:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/numbering"):
            return getattr(relation.target_part, "element", None)
    return None


def switches(properties: _Element | None) -> dict[CodeKind, bool]:
    """Return what run properties (``w:rPr``) switch on or off."""
    found: dict[CodeKind, bool] = {}
    if properties is None:
        return found
    for tag, kind in (("b", CodeKind.BOLD), ("i", CodeKind.ITALIC), ("u", CodeKind.UNDERLINE)):
        on = is_on(properties.find(f"{W}{tag}"))
        if on is not None:
            found[kind] = on
    align = value(properties.find(f"{W}vertAlign"))
    if align:
        found[CodeKind.SUPERSCRIPT] = align == "superscript"
        found[CodeKind.SUBSCRIPT] = align == "subscript"
    return found


def formats_from(found: dict[CodeKind, bool]) -> frozenset[Format]:
    """Return the formats that are switched on."""
    return frozenset(Format(kind) for kind, on in found.items() if on)
