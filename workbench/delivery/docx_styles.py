"""The styles, lists and page parts of a delivered Word file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workbench.model.release import BlockKind

if TYPE_CHECKING:
    from docx.document import Document

LEAD = "Lead"
NOTICE = "Notice"
HYPERLINK = "Hyperlink"
STYLE_NAMES: dict[BlockKind, str] = {
    BlockKind.HEADLINE: "Headline",
    BlockKind.SUBHEAD: "Subhead",
    BlockKind.PARAGRAPH: "Normal",
    BlockKind.QUOTATION: "Quotation",
    BlockKind.LIST_ITEM: "List",
    BlockKind.TABLE_CELL: "Table Text",
    BlockKind.CAPTION: "Caption",
    BlockKind.ABOUT: "About",
    BlockKind.NOTE: "Note",
    BlockKind.CONTACT: "Contact",
    BlockKind.NAVIGATION: "Normal",
}
_REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
_TEXT = "1B2430"
_DIM = "66707F"
_WARNING = "B3261E"


def word_language(language: str) -> str:
    """Return the language as Word knows it: with a region, where English, French or Spanish has none."""
    return _REGIONS.get(language, language)


def add_styles(document: Document, language: str, right_to_left: bool) -> None:
    """Give the document the styles of a release, and its language."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name = "Calibri"
    normal.font.size = Pt(11)
    _language(normal.element, language, right_to_left)
    for defaults in document.styles.element.iter(qn("w:rPrDefault")):
        for found in defaults.iter(qn("w:lang")):
            found.set(qn("w:val"), word_language(language))
            if right_to_left:
                found.set(qn("w:bidi"), word_language(language))
    normal.paragraph_format.space_after = Pt(8)
    headline = _style(document, "Headline", size=20, bold=True, after=10, outline=0)
    headline.paragraph_format.keep_with_next = True
    subhead = _style(document, "Subhead", size=14, bold=True, before=10, after=6, outline=1)
    subhead.paragraph_format.keep_with_next = True
    _style(document, LEAD, size=12)
    _style(document, "Quotation", left=24)
    _style(document, "List", after=3)
    _style(document, "Table Text", size=10, after=2)
    _style(document, "Caption", size=9, italic=True, color=_DIM)
    _style(document, "About", size=10)
    _style(document, "Note", size=10, left=12)
    _style(document, "Contact", size=10, after=2)
    _style(document, NOTICE, size=11, bold=True, color=_WARNING)
    _hyperlink_style(document)


def _style(
    document: Document,
    name: str,
    size: float = 11,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 8,
    left: float = 0,
    color: str = _TEXT,
    outline: int | None = None,
) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles = document.styles
    style: Any = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    style.hidden = False
    style.font.size = Pt(size)
    style.font.bold = bold or None
    style.font.italic = italic or None
    style.font.color.rgb = RGBColor.from_string(color)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    if left:
        style.paragraph_format.left_indent = Pt(left)
    if outline is not None:
        style.element.get_or_add_pPr().append(element("w:outlineLvl", str(outline)))
    return style


def _hyperlink_style(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    style = document.styles.add_style(HYPERLINK, WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = RGBColor.from_string("1D5FBF")
    style.font.underline = True


def _language(style: Any, language: str, right_to_left: bool) -> None:
    style.get_or_add_rPr().append(language_element(language, right_to_left))
    if right_to_left:
        style.get_or_add_pPr().append(element("w:bidi", "1"))


def element(tag: str, value: str = "") -> Any:
    """Return a new element of the ``w`` namespace, with ``w:val`` where a value is given.

    The library's own types know only part of what its elements can do, so it is ``Any``.
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    if value:
        made.set(qn("w:val"), value)
    return made


def language_element(language: str, right_to_left: bool) -> Any:
    """Return ``w:lang`` for run properties."""
    from docx.oxml.ns import qn

    made = element("w:lang", word_language(language))
    if right_to_left:
        made.set(qn("w:bidi"), word_language(language))
    return made


def add_list(document: Document, ordered: Sequence[bool]) -> int:
    """Add one list to the numbering part and return its ``w:numId``.

    ``ordered`` says for each depth, outermost first, whether it is numbered. Every list has definitions of
    its own, so that each begins at 1.
    """
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    taken = [int(each.get(qn("w:abstractNumId"))) for each in numbering.iter(qn("w:abstractNum"))]
    identity = max(taken, default=0) + 1
    abstract = element("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(identity))
    abstract.append(element("w:multiLevelType", "hybridMultilevel"))
    for depth in range(9):
        numbered = ordered[depth] if depth < len(ordered) else False
        level = element("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        level.append(element("w:start", "1"))
        level.append(element("w:numFmt", "decimal" if numbered else "bullet"))
        level.append(element("w:lvlText", f"%{depth + 1}." if numbered else ("•", "–", "▪")[depth % 3]))
        level.append(element("w:lvlJc", "left"))
        paragraph = element("w:pPr")
        indent = element("w:ind")
        indent.set(qn("w:left"), str(360 * (depth + 1)))
        indent.set(qn("w:hanging"), "360")
        paragraph.append(indent)
        level.append(paragraph)
        abstract.append(level)
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    return int(numbering.add_num(identity).numId)
