"""PDF files with a text layer, through PDFium: pages to columns, columns to paragraphs, running heads apart."""

from __future__ import annotations

import re
import threading
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.intake.cleaning import collapse_spaces
from workbench.intake.limits import MAX_BLOCKS, MAX_PDF_CHARACTERS, MAX_PDF_PAGES
from workbench.intake.raw import Place, RawBlock, RawDocument
from workbench.intake.vocabulary import folded
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

if TYPE_CHECKING:
    from workbench.intake.readers.pdf_layout import Row
    from workbench.intake.readers.pdf_pages import PageText

MEDIA_TYPE = "application/pdf"
WITHOUT_TEXT = "intake.pdf_pages_without_text"
_MARGIN = 0.12
_FEW = 12
_UNREADABLE = 0.3
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|página|pág\.?|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|sur|de|–|-)\s*\d{1,4})?\W*$", re.IGNORECASE
)
# PDFium is not made for several threads.
_PDFIUM = threading.Lock()


@dataclass(slots=True)
class _Margins:
    headers: list[str]
    footers: list[str]


def read_pdf(data: bytes, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of a PDF file that holds its text.

    Columns are read one after the other, words broken at line ends are made whole, running heads and page
    numbers keep their place. Warning ``intake.pdf_pages_without_text`` where some pages are pictures only.
    Raises ``InputError``: ``intake.encrypted``, ``intake.damaged``, ``intake.pdf_too_long``,
    ``intake.pdf_no_text`` (pictures of pages), ``intake.pdf_unreadable_text`` (fonts that do not say what
    their characters are), ``intake.too_many_blocks``; ``Cancelled``.
    """
    from workbench.intake.readers.pdf_layout import read_order, rows_of
    from workbench.intake.readers.pdf_paragraphs import blocks_of, paragraphs_of

    pages, title = _pages(data, name, cancel)
    characters = sum(page.characters for page in pages)
    if characters < _FEW:
        raise InputError("intake.pdf_no_text", name=name)
    if sum(page.unreadable for page in pages) > _UNREADABLE * characters:
        raise InputError("intake.pdf_unreadable_text", name=name)
    rows = [rows_of(page.fragments) for page in pages]
    rows, margins = _without_margins(pages, rows)
    regions = []
    for page_rows in rows:
        cancel.raise_if_cancelled()
        regions += read_order(page_rows)
    blocks, simplified = blocks_of(paragraphs_of(regions))
    if len(blocks) > MAX_BLOCKS:
        raise InputError("intake.too_many_blocks", name=name, limit=MAX_BLOCKS)
    warnings = []
    if any(page.characters < _FEW for page in pages):
        warnings.append(WITHOUT_TEXT)
    if simplified:
        warnings.append("intake.codes_simplified")
    return RawDocument(
        (*_paper(margins.headers), *blocks, *_paper(margins.footers)),
        MEDIA_TYPE,
        (title,) if title else (),
        "",
        tuple(warnings),
    )


def _pages(data: bytes, name: str, cancel: CancelToken) -> tuple[list[PageText], str]:
    import pypdfium2

    from workbench.intake.readers.pdf_pages import page_text

    found: list[PageText] = []
    room = MAX_PDF_CHARACTERS
    with _PDFIUM:
        document = _open(data, name)
        try:
            if len(document) > MAX_PDF_PAGES:
                raise InputError("intake.pdf_too_long", name=name, limit=MAX_PDF_PAGES)
            title = str(document.get_metadata_dict(skip_empty=True).get("Title", "")).strip()
            for number in range(len(document)):
                cancel.raise_if_cancelled()
                page = document[number]
                try:
                    found.append(page_text(page, room))
                finally:
                    page.close()
                room -= found[-1].characters
        except pypdfium2.PdfiumError as error:
            raise InputError("intake.damaged", name=name, part="") from error
        finally:
            document.close()
    return found, title


def _open(data: bytes, name: str) -> Any:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        locked = code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        if locked:
            raise InputError("intake.encrypted", name=name) from error
        raise InputError("intake.damaged", name=name, part="") from error


def _row_text(row: Row) -> str:
    return collapse_spaces(" ".join(item.text for item in row))


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", folded(text))


def _without_margins(pages: list[PageText], rows: list[list[Row]]) -> tuple[list[list[Row]], _Margins]:
    """Take out what stands in the margin of two pages and more, and page numbers."""
    zones: list[list[str]] = []
    counts: Counter[tuple[str, str]] = Counter()
    for page, page_rows in zip(pages, rows, strict=True):
        height = max(page.top - page.bottom, 1.0)
        zones.append([_zone(row, page.bottom, height) for row in page_rows])
        seen = {(zone, _key(_row_text(row))) for zone, row in zip(zones[-1], page_rows, strict=True) if zone}
        counts.update(seen)
    margins = _Margins([], [])
    kept: list[list[Row]] = []
    for zone_names, page_rows in zip(zones, rows, strict=True):
        kept.append([])
        for zone, row in zip(zone_names, page_rows, strict=True):
            text = _row_text(row)
            if zone and (counts[zone, _key(text)] > 1 or _PAGE_NUMBER.match(text)):
                held = margins.headers if zone == "top" else margins.footers
                if all(_key(text) != _key(other) for other in held):
                    held.append(text)
            else:
                kept[-1].append(row)
    return kept, margins


def _zone(row: Row, bottom: float, height: float) -> str:
    middle = ((row[0].y0 + row[0].y1) / 2 - bottom) / height
    return "top" if middle > 1 - _MARGIN else "bottom" if middle < _MARGIN else ""


def _paper(texts: list[str]) -> list[RawBlock]:
    return [RawBlock(text, places=frozenset({Place.PAPER})) for text in texts if text]
