"""Word files (.docx): checked as a package, opened by python-docx, walked in the order of the text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from workbench.intake.raw import Place, RawBlock, RawDocument
from workbench.intake.readers.archive import check_package
from workbench.intake.readers.docx_blocks import MEDIA_TYPE, BlockWalker
from workbench.intake.readers.docx_styles import Styles
from workbench.intake.readers.layout_tables import unfold_layout_tables
from workbench.intake.readers.sniffing import Nature, nature_of
from workbench.model.errors import InputError, PressbenchError
from workbench.model.tasks import CancelToken

if TYPE_CHECKING:
    from docx.document import Document

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_docx(data: bytes, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of a Word file.

    Tracked changes are taken as accepted (inserted text in, deleted text out), comments are not read,
    text boxes follow the paragraph they are anchored in, page headers and footers stand first and
    last with their place noted. Nothing that the file refers to is fetched.

    Warnings: ``intake.tracked_changes``, ``intake.footnotes_left_out``, ``intake.hidden_text_left_out``,
    ``intake.text_boxes``, ``intake.codes_simplified``. Raises ``InputError`` as ``check_package`` does, and
    ``intake.not_docx``, ``intake.encrypted``, ``intake.old_word``, ``intake.damaged``, ``intake.too_deep``.
    """
    nature = nature_of(data)
    if nature is Nature.OLE:
        raise InputError("intake.encrypted" if _ENCRYPTED in data else "intake.old_word", name=name)
    if nature is not Nature.ZIP:
        raise InputError("intake.not_docx", name=name)
    parts = check_package(data, name, cancel)
    if "[Content_Types].xml" not in parts:
        raise InputError("intake.not_docx", name=name)
    try:
        document = _open(data, name)
        return _read(document, name, cancel)
    except RecursionError as error:
        raise InputError("intake.too_deep", name=name) from error


def _open(data: bytes, name: str) -> Document:
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except ValueError as error:
        # python-docx says so of a package whose main part is another program's.
        raise InputError("intake.not_docx", name=name) from error
    except (
        etree.LxmlError,
        KeyError,
        AttributeError,
        TypeError,
        LookupError,
        OSError,
        AssertionError,
    ) as error:
        raise InputError("intake.damaged", name=name, part="") from error


def _read(document: Document, name: str, cancel: CancelToken) -> RawDocument:
    try:
        styles = Styles(document)
        walker = BlockWalker(document.part, styles, name, cancel)
        for element in _page_parts(document, "header"):
            walker.walk(element, Place.PAPER)
        body = document.element.body
        if body is None:
            raise InputError("intake.not_docx", name=name)
        walker.walk(body)
        for element in _page_parts(document, "footer"):
            walker.walk(element, Place.PAPER)
        blocks: list[RawBlock] = unfold_layout_tables(walker.blocks, walker.tables)
        title = (document.core_properties.title or "").strip()
    except PressbenchError:
        raise
    except (etree.LxmlError, KeyError, AttributeError, TypeError, ValueError, LookupError) as error:
        raise InputError("intake.damaged", name=name, part="") from error
    return RawDocument(tuple(blocks), MEDIA_TYPE, (title,) if title else (), "", walker.warnings())


def _page_parts(document: Document, which: str) -> Iterator[etree._Element]:
    seen: set[str] = set()
    for section in document.sections:
        part = section.header if which == "header" else section.footer
        if part.is_linked_to_previous:
            continue
        element = part._element
        text = "".join(element.itertext())
        if text.strip() and text not in seen:
            seen.add(text)
            yield element
