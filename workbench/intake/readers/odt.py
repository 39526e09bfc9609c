"""OpenDocument texts (.odt): checked as a package, walked in the order of the text."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from workbench.intake.raw import Place, RawDocument
from workbench.intake.readers.archive import check_package
from workbench.intake.readers.layout_tables import unfold_layout_tables
from workbench.intake.readers.odt_blocks import OdtWalker
from workbench.intake.readers.odt_styles import OdtStyles, q
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_NOT_ODT = "intake.not_odt"


def read_odt(data: bytes, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of an OpenDocument text.

    Tracked changes are taken as accepted, comments are not read, text boxes follow the paragraph they are
    anchored in, page headers and footers stand first and last. Nothing the file refers to is fetched.

    Warnings as ``docx.read_docx``. Raises ``InputError`` as ``check_package`` does, and ``intake.not_odt``,
    ``intake.encrypted``, ``intake.damaged``, ``intake.too_deep``.
    """
    parts = check_package(data, name, cancel, _NOT_ODT)
    if "content.xml" not in parts:
        raise InputError(_NOT_ODT, name=name)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if b"encryption-data" in _part(package, "META-INF/manifest.xml", parts):
            raise InputError("intake.encrypted", name=name)
        content = _tree(_part(package, "content.xml", parts), "content.xml", name)
        styles = _tree(_part(package, "styles.xml", parts), "styles.xml", name)
        meta = _tree(_part(package, "meta.xml", parts), "meta.xml", name)
    assert content is not None
    body = content.find(f"{q('office:body')}/{q('office:text')}")
    if body is None:
        raise InputError(_NOT_ODT, name=name)
    known = OdtStyles(part for part in (content, styles) if part is not None)
    walker = OdtWalker(known, name, cancel)
    try:
        for element in _page_parts(styles, "header"):
            walker.walk(element, Place.PAPER)
        walker.walk(body)
        for element in _page_parts(styles, "footer"):
            walker.walk(element, Place.PAPER)
    except RecursionError as error:
        raise InputError("intake.too_deep", name=name) from error
    title = "" if meta is None else "".join(map(str, meta.itertext(q("dc:title")))).strip()
    return RawDocument(
        tuple(unfold_layout_tables(walker.blocks, walker.tables)),
        MEDIA_TYPE,
        (title,) if title else (),
        "",
        walker.warnings(),
    )


def _part(package: zipfile.ZipFile, part: str, parts: frozenset[str]) -> bytes:
    return package.read(part) if part in parts else b""


def _tree(data: bytes, part: str, name: str) -> etree._Element | None:
    if not data and part != "content.xml":
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError("intake.damaged", name=name, part=part) from error


def _page_parts(styles: etree._Element | None, which: str) -> list[etree._Element]:
    if styles is None:
        return []
    found: dict[str, etree._Element] = {}
    for element in styles.iter(q(f"style:{which}"), q(f"style:{which}-first"), q(f"style:{which}-left")):
        text = "".join(map(str, element.itertext())).strip()
        if text:
            found.setdefault(text, element)
    return list(found.values())
