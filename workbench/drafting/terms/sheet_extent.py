"""How far the sheets of a workbook reach, told before they are read.

A reader of spreadsheets makes room for every cell between the first and the last one: two cells at opposite corners of a
sheet, or one that is repeated a million times, would take all memory.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

MOST_CELLS = 12_000_000
"""Rows times columns of one sheet."""

MACROS = frozenset({"xl/vbaProject.bin", "Basic/script-lc.xml"})
"""The parts of a workbook that hold its macros."""

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")
_SEEN = [f"{{*}}{tag}" for tag in ("row", "c", "f", "table", "table-row", "table-cell", "covered-table-cell")]
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def check_extent(data: bytes, name: str, cancel: CancelToken) -> int:
    """Return how many formulas a workbook (XLSX or ODS, checked as a package before) has.

    Raises ``InputError`` ``terms.too_wide`` (name, limit in cells) where a sheet is larger than ``MOST_CELLS``, and
    ``terms.not_spreadsheet`` (name) where its XML cannot be read; ``Cancelled`` too.
    """
    formulas = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [part for part in package.namelist() if _may_hold_cells(part)]
        for part in parts:
            with package.open(part) as stream:
                sheet = _Sheet(name, cancel)
                sheet.read(stream)
                formulas += sheet.formulas
    return formulas


def _may_hold_cells(part: str) -> bool:
    lower = part.lower()
    # A workbook may name its sheets as it likes: all but what certainly is none is looked at.
    return lower == "content.xml" or (
        lower.startswith("xl/")
        and lower.endswith(".xml")
        and not lower.endswith(("sharedstrings.xml", "styles.xml", "workbook.xml"))
    )


class _Sheet:
    """Counts the cells of one part."""

    def __init__(self, name: str, cancel: CancelToken) -> None:
        self._name = name
        self._cancel = cancel
        self.formulas = 0
        self._row = self._rows = self._column = self._columns = 0
        self._empty_columns = self._empty_rows = 0
        self._repeated_rows = 1
        self._filled = False

    def read(self, stream: Any) -> None:
        from lxml import etree

        try:
            for event, element in etree.iterparse(
                stream,
                events=("start", "end"),
                tag=_SEEN,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=True,
                remove_comments=True,
                remove_pis=True,
            ):
                tag = element.tag
                if isinstance(tag, str):
                    self._see(event, tag.rpartition("}")[2], element)
        except etree.XMLSyntaxError:
            raise InputError("terms.not_spreadsheet", name=self._name) from None

    def _see(self, event: str, tag: str, element: Any) -> None:
        if event == "start":
            if tag == "row":
                self._start_row(element.get("r"))
            elif tag == "c":
                self._cell(element.get("r"))
            elif tag == "table-row":
                self._start_repeated(element)
            elif tag == "table":
                self._row = self._empty_rows = 0
        elif tag == "f":
            self.formulas += 1
        elif tag in ("table-cell", "covered-table-cell"):
            self._repeated_cell(element)
        elif tag in ("row", "table-row"):
            if tag == "table-row":
                self._end_repeated()
            self._check()
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]

    def _start_row(self, reference: str | None) -> None:
        self._cancel.raise_if_cancelled()
        self._row = int(reference) if reference and reference.isdigit() else self._row + 1
        self._rows = max(self._rows, self._row)
        self._column = 0

    def _cell(self, reference: str | None) -> None:
        found = _REFERENCE.match(reference or "")
        if found is None:
            self._column += 1
        else:
            self._column = 0
            for letter in found[1].upper():
                self._column = self._column * 26 + ord(letter) - 64
            self._rows = max(self._rows, int(found[2]))
        self._columns = max(self._columns, self._column)

    def _start_repeated(self, element: Any) -> None:
        self._cancel.raise_if_cancelled()
        self._repeated_rows = _number(element.get(f"{_TABLE}number-rows-repeated"))
        self._column = self._empty_columns = 0
        self._filled = False

    def _repeated_cell(self, element: Any) -> None:
        count = _number(element.get(f"{_TABLE}number-columns-repeated"))
        if element.get(f"{_TABLE}formula"):
            self.formulas += 1
        # What is empty to the end of the row or of the sheet takes no room.
        if len(element) or any(name.endswith("}value-type") for name in element.attrib):
            self._column += self._empty_columns + count
            self._empty_columns = 0
            self._filled = True
        else:
            self._empty_columns += count

    def _end_repeated(self) -> None:
        if self._filled:
            self._row += self._empty_rows + self._repeated_rows
            self._empty_rows = 0
            self._rows = max(self._rows, self._row)
            self._columns = max(self._columns, self._column)
        else:
            self._empty_rows += self._repeated_rows

    def _check(self) -> None:
        if self._rows * self._columns > MOST_CELLS:
            raise InputError("terms.too_wide", name=self._name, limit=MOST_CELLS)


def _number(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdigit() and len(text) < 12 else 1
