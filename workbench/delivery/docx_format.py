"""Word: real styles, lists, tables and links, the language on every run, properties that Word shows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.delivery.document import DeliveryBlock, DeliveryDocument
from workbench.delivery.docx_styles import (
    HYPERLINK,
    LEAD,
    NOTICE,
    STYLE_NAMES,
    add_list,
    add_styles,
    element,
    language_element,
)
from workbench.delivery.runs import Run
from workbench.delivery.structure import ListGroup, TableGroup, grouped
from workbench.model.inline import CodeKind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""The time of a file that is not approved: what is delivered depends on its text, not on the clock."""
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def docx_bytes(document: DeliveryDocument) -> bytes:
    """Return the document as a .docx. The same document gives the same bytes.

    A draft has its notice in the header of every page; an embargo stands at the top of the text.
    """
    import docx

    word = docx.Document()
    add_styles(word, document.language, document.direction == "rtl")
    _properties(word, document)
    _header(word, document)
    writer = _Writer(word, document)
    if document.embargo_notice:
        writer.paragraph(NOTICE, (Run(document.embargo_notice),))
    for group in grouped(document.blocks):
        if isinstance(group, ListGroup):
            writer.list(group)
        elif isinstance(group, TableGroup):
            writer.table(group)
        else:
            writer.block(group)
    stream = io.BytesIO()
    word.save(stream)
    return _steady(stream.getvalue())


class _Writer:
    """Puts blocks into the body of a Word document."""

    def __init__(self, word: Document, document: DeliveryDocument) -> None:
        self._word = word
        self._language = document.language
        self._right_to_left = document.direction == "rtl"

    def block(self, block: DeliveryBlock) -> None:
        """Add a block that stands alone."""
        self.paragraph(LEAD if block.is_lead else STYLE_NAMES[block.kind], block.runs)

    def paragraph(self, style: str, runs: Sequence[Run]) -> Paragraph:
        """Add a paragraph."""
        paragraph = self._word.add_paragraph(style=style)
        self.fill(paragraph, runs)
        return paragraph

    def list(self, group: ListGroup) -> None:
        """Add a list: a new definition where a depth changes between bullets and numbers."""
        kinds: dict[int, bool] = {}
        number = 0
        for item, depth in zip(group.items, group.depths, strict=True):
            if number == 0 or kinds.get(depth, item.ordered) != item.ordered:
                kinds = self._kinds_from(group, item)
                number = add_list(self._word, [kinds.get(place, False) for place in range(9)])
            paragraph = self.paragraph(STYLE_NAMES[item.kind], item.runs)
            body: Any = paragraph._p
            properties = body.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = depth
            properties.get_or_add_numId().val = number

    @staticmethod
    def _kinds_from(group: ListGroup, first: DeliveryBlock) -> dict[int, bool]:
        kinds: dict[int, bool] = {}
        start = next(place for place, item in enumerate(group.items) if item is first)
        for item, depth in zip(group.items[start:], group.depths[start:], strict=True):
            kinds.setdefault(depth, item.ordered)
        return kinds

    def table(self, group: TableGroup) -> None:
        """Add a table with hairlines."""
        table = self._word.add_table(len(group.rows), len(group.rows[0]), style="Table Grid")
        if self._right_to_left:
            properties: Any = table._tbl.tblPr
            properties.insert(1, element("w:bidiVisual"))
        for row, cells in zip(group.rows, table.rows, strict=True):
            for block, cell in zip(row, cells.cells, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.style = STYLE_NAMES[block.kind] if block is not None else "Table Text"
                if block is not None:
                    self.fill(paragraph, block.runs)

    def fill(self, paragraph: Paragraph, runs: Sequence[Run]) -> None:
        """Put runs into a paragraph, links as real ones."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        link: Any = None
        for place, run in enumerate(runs):
            word_run = paragraph.add_run(run.text)
            self._mark(word_run, run)
            if not run.href:
                continue
            if link is None or place == 0 or runs[place - 1].href != run.href:
                relation = self._word.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link = element("w:hyperlink")
                link.set(qn("r:id"), relation)
                word_run._r.addprevious(link)
            word_run.style = HYPERLINK
            link.append(word_run._r)

    def _mark(self, word_run: WordRun, run: Run) -> None:
        font = word_run.font
        font.bold = CodeKind.BOLD in run.marks or None
        font.italic = CodeKind.ITALIC in run.marks or None
        font.underline = CodeKind.UNDERLINE in run.marks or None
        if CodeKind.SUPERSCRIPT in run.marks:
            font.superscript = True
        elif CodeKind.SUBSCRIPT in run.marks:
            font.subscript = True
        properties: Any = word_run._r.get_or_add_rPr()
        if self._right_to_left:
            properties.append(element("w:rtl"))
        properties.append(language_element(self._language, self._right_to_left))


def _header(word: Document, document: DeliveryDocument) -> None:
    if document.draft_notice:
        header = word.sections[0].header
        header.is_linked_to_previous = False
        header.paragraphs[0].style = NOTICE
        header.paragraphs[0].add_run(document.draft_notice)


def _properties(word: Document, document: DeliveryDocument) -> None:
    declared = document.declared
    core = word.core_properties
    moment = (declared.approved_at or _NO_TIME).astimezone(UTC)
    core.title = _limited(document.title)
    core.language = document.language
    core.author = ""
    core.last_modified_by = ""
    core.identifier = _limited(declared.reference or declared.release_id)
    core.version = str(declared.version)
    core.content_status = _limited(document.draft_notice or declared.status.value)
    core.comments = _limited(document.draft_notice or document.approval_notice)
    core.revision = 1
    core.created = core.modified = moment.replace(tzinfo=None, microsecond=0)
    _custom_properties(word, declared.pairs())


def _limited(text: str) -> str:
    """Return the text cut to what core properties hold (255 characters)."""
    return text[:255]


def _custom_properties(word: Document, pairs: dict[str, str]) -> None:
    from xml.sax.saxutils import escape, quoteattr

    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    entries = "".join(
        f"<property fmtid={quoteattr(_FORMAT_ID)} pid={quoteattr(str(place))}"
        f" name={quoteattr(f'pressbench-{name}')}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for place, (name, value) in enumerate(pairs.items(), start=2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{entries}</Properties>"
    )
    package = word.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, xml.encode(), package)
    package.relate_to(part, _CUSTOM_RELATION)


def _steady(data: bytes) -> bytes:
    """Return the package with its parts in order and without the time of writing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return stream.getvalue()
