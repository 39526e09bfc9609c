"""Terms as an XLSX workbook: one sheet, every cell a text.

The parts of the workbook are written as they stand in the format (ECMA-376, SpreadsheetML), row by row into the
package: a termbase of 100,000 concepts takes a fifth of the time that a library of workbooks needs for it, and no memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from workbench.drafting.terms.table_writing import table_of
from workbench.drafting.terms.term_file import replacing
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.terms import Concept

_FORMULA = "=+-@\t\r'＝＋－＠"
"""What a spreadsheet begins a formula with where somebody types it."""

# The format reads _x0041_ as a letter.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_CELL = 32_767
_ROWS_AT_ONCE = 500

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_QUOTED, _BOLD = 1, 2
"""The places of the styles in ``_PARTS``; that of a heading which is quoted too is their sum."""

_PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>""",
    "docProps/core.xml": f"""<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Pressbench</dc:title><dc:creator>Pressbench</dc:creator>
</cp:coreProperties>""",
    "xl/workbook.xml": f"""<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">
<sheets><sheet name="Terms" sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{_MAIN}">
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""",
}
_SHEET = f"""<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>
"""


def write_xlsx(
    concepts: Iterable[Concept],
    path: Path,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> None:
    """Write the concepts as a workbook that ``spreadsheet.read_spreadsheet`` reads back as the same concepts.

    Every cell is a text, marked as one where a spreadsheet would begin a formula with it. Kept is all of
    ``table_writing.table_of``; a cell ends after 32,767 characters. ``progress`` counts concepts.

    Raises ``StorageError`` ``terms.cannot_write`` (name, reason), and ``Cancelled``: then nothing is written.
    """
    with replacing(path) as stream, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=4) as package:
        for name, content in _PARTS.items():
            package.writestr(name, _HEAD + content)
        # Of a part that is written bit by bit the size must be known to be allowed above 2 GB.
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((_HEAD + _SHEET).encode())
            for piece in _rows(table_of(list(concepts), cancel, progress)):
                sheet.write(piece.encode("utf-8"))
            sheet.write(b"</sheetData></worksheet>")


def _rows(table: Iterator[Sequence[str]]) -> Iterator[str]:
    """Yield the rows as elements, some hundred at once."""
    letters: list[str] = []
    pieces: list[str] = []
    for number, row in enumerate(table, 1):
        if not letters:
            letters = [_letters(column) for column in range(len(row))]
        look = _BOLD if number == 1 else 0
        cells = [
            _cell(f"{letter}{number}", text, look) for letter, text in zip(letters, row, strict=True) if text
        ]
        pieces.append(f'<row r="{number}">{"".join(cells)}</row>\n')
        if len(pieces) >= _ROWS_AT_ONCE:
            yield "".join(pieces)
            pieces.clear()
    yield "".join(pieces)


def _cell(place: str, text: str, look: int) -> str:
    if text[0] in _FORMULA:
        look += _QUOTED
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    text = text[:_LONGEST_CELL]
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    style = f' s="{look}"' if look else ""
    return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _letters(column: int) -> str:
    """Return the name of a column, counted from 0: A, …, Z, AA, …"""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
