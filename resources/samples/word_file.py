"""Writes a sample release as a Word file, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from release_text import Form, Line, ReleaseBlock, Span, plain

_STYLES = {
    Form.TITLE: "Title",
    Form.DECK: "Subtitle",
    Form.HEADING: "Heading 1",
    Form.PARAGRAPH: "Normal",
    Form.QUOTE: "Quote",
    Form.BULLETS: "List Bullet",
    Form.FIGURE: "Caption",
    Form.MARK: "Normal",
}
_LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
_LINK_COLOUR = RGBColor(0x1D, 0x5F, 0xBF)
# The archive's own clock starts in 1980; any later fixed moment would do as well.
_ARCHIVE_MOMENT = (1980, 1, 1, 0, 0, 0)
# Parts of python-docx's template that a press office's file does not have.
_UNUSED_RELATIONSHIPS = ("thumbnail", "stylesWithEffects")


def _set_style(run: Run, span: Span) -> None:
    run.bold = True if span.bold else None
    run.italic = True if span.italic else None
    run.font.superscript = True if span.superscript else None


def _add_link(paragraph: Paragraph, span: Span) -> None:
    link = OxmlElement("w:hyperlink")
    identifier = paragraph.part.relate_to(span.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), identifier)
    run = paragraph.add_run(span.text)
    run.font.underline = True
    run.font.color.rgb = _LINK_COLOUR
    link.append(run._r)
    paragraph._p.append(link)


def _write_line(paragraph: Paragraph, line: Line) -> None:
    for span in line:
        if span.address:
            _add_link(paragraph, span)
        else:
            _set_style(paragraph.add_run(span.text), span)


def _write_table(document: WordDocument, block: ReleaseBlock) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]), style="Table Grid")
    for row_number, row in enumerate(block.rows):
        for column, line in enumerate(row):
            paragraph = table.cell(row_number, column).paragraphs[0]
            if row_number:
                _write_line(paragraph, line)
            else:
                paragraph.add_run(plain(line)).bold = True


def _prune(document: WordDocument) -> None:
    """Take out what the template brings and the file does not use: it is nine tenths of its size."""
    for part in (document.part, document.part.package):
        unused = [key for key, link in part.rels.items() if link.reltype.endswith(_UNUSED_RELATIONSHIPS)]
        for key in unused:
            del part.rels[key]
    styles = document.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in {
            "TableNormal",
            "TableGrid",
        }:
            styles.remove(style)


def _set_language(document: WordDocument, locale: str) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), locale)


def _repack(data: bytes) -> bytes:
    """Return the archive with sorted members and a fixed moment, not compressed: what a compressor
    makes of the same bytes differs between versions of zlib."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        # [Content_Types].xml comes first by its bracket, as Word itself writes it.
        for name in sorted(source.namelist(), key=lambda name: (not name.startswith("["), name)):
            member = zipfile.ZipInfo(name, _ARCHIVE_MOMENT)
            member.create_system = 0
            target.writestr(member, source.read(name))
    return packed.getvalue()


def word_file(
    blocks: tuple[ReleaseBlock, ...], language: str, office: str, reference: str, moment: datetime
) -> bytes:
    """Return the release as a .docx.

    ``office`` and ``reference`` stand in the page header and the document's properties, ``moment``
    (UTC) is its date of creation and change.
    """
    document = Document()
    _prune(document)
    _set_language(document, _LOCALES[language])
    document.sections[0].header.paragraphs[0].text = f"{office}\t\t{reference}"
    for block in blocks:
        if block.form is Form.TABLE:
            _write_table(document, block)
            continue
        style = "Caption" if block.kind == "caption" else _STYLES[block.form]
        for row in block.rows:
            _write_line(document.add_paragraph(style=style), row[0])
    properties = document.core_properties
    properties.author = properties.last_modified_by = office
    properties.title = next(plain(block.line) for block in blocks if block.form is Form.TITLE)
    properties.identifier = reference
    properties.language = _LOCALES[language]
    properties.created = properties.modified = moment
    properties.comments = ""
    properties.keywords = ""
    written = io.BytesIO()
    document.save(written)
    return _repack(written.getvalue())
