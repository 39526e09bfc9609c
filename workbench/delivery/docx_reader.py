"""Reading a delivered Word file again, also after Word or LibreOffice has saved it.

The text is taken from the document itself: paragraphs, lists and table cells, tracked insertions as
accepted and tracked deletions as gone, text boxes and footnotes where they stand. What is no text but is seen
(a picture, an object) is U+FFFC, so that it cannot come in unseen.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING

from workbench.delivery.declared import read_declared
from workbench.delivery.delivered import Delivered, DeliveredBlock, Format
from workbench.delivery.links import safe_href
from workbench.delivery.runs import Run, merged, stripped, text_of
from workbench.model.errors import InputError
from workbench.model.inline import CodeKind

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 64 * 1024 * 1024
LARGEST_PACKAGE = 256 * 1024 * 1024

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE_DOCUMENT = "/relationships/officeDocument"
_SEEN = {_W + "drawing", _W + "pict", _W + "object"}
_NOTES = {_W + "footnoteReference": "footnote", _W + "endnoteReference": "endnote"}
_SKIPPED = {_W + "del", _W + "moveFrom", _W + "pPr", _W + "instrText", _W + "delText", _MC_FALLBACK}
_CHARACTERS = {
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "tab": "\t",
    _W + "noBreakHyphen": "\u2011",
    _W + "softHyphen": "\u00ad",
}
_OFF = {"0", "false", "off", "none"}


class _Package:
    """The parts of a Word file, each within its limit of size."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise InputError("delivery.not_docx", path=path) from error
        if sum(entry.file_size for entry in self._archive.infolist()) > LARGEST_PACKAGE:
            raise InputError("delivery.too_large", path=path, limit=LARGEST_PACKAGE)

    def xml(self, name: str) -> _Element | None:
        """Return the root of a part, None where there is none."""
        from lxml import etree

        try:
            entry = self._archive.getinfo(name)
        except KeyError:
            return None
        if entry.file_size > LARGEST_PART:
            raise InputError("delivery.too_large", path=self._path, limit=LARGEST_PART)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            with self._archive.open(entry) as stream:
                return etree.fromstring(stream.read(LARGEST_PART + 1), parser)
        except (etree.LxmlError, zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError) as error:
            raise InputError("delivery.not_docx", path=self._path) from error
        except NotImplementedError as error:
            raise InputError("delivery.not_docx", path=self._path) from error

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return type and target of a part's relations by their ids; targets inside as names of parts."""
        root = self.xml(join(dirname(name), "_rels", basename(name) + ".rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root.iter(_RELATIONSHIP) if root is not None else ():
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                target = normpath(join("/", dirname(name), target)).lstrip("/")
            found[relation.get("Id") or ""] = (relation.get("Type") or "", target)
        return found


def read_docx(data: bytes, path: str) -> Delivered:
    """Return what a Word file says.

    ``InputError``: ``delivery.not_docx`` (``path``) for what is no Word file or a damaged one,
    ``delivery.too_large`` (``path``, ``limit``) for more than 256 MB unpacked or a part of more than 64.
    """
    package = _Package(data, path)
    main = next(
        (part for kind, part in package.relations("").values() if kind.endswith(_OFFICE_DOCUMENT)),
        "word/document.xml",
    )
    root = package.xml(main)
    body = None if root is None else root.find(_W + "body")
    if body is None:
        raise InputError("delivery.not_docx", path=path)
    relations = package.relations(main)
    notes = {name: package.xml(join(dirname(main), f"{name}s.xml")) for name in _NOTES.values()}
    reader = _Reader({key: target for key, (_, target) in relations.items()}, notes)
    margins = []
    for kind, part in relations.values():
        if kind.endswith(("/header", "/footer")):
            margin = package.xml(part)
            if margin is not None:
                texts = (text_of(runs).strip() for runs in reader.paragraphs(margin))
                margins.append("\n".join(text for text in texts if text))
    pairs = _custom(package)
    paragraphs = (stripped(merged(runs)) for runs in reader.paragraphs(body))
    return Delivered(
        Format.DOCX,
        tuple(DeliveredBlock(tuple(runs)) for runs in paragraphs if runs),
        read_declared(pairs),
        tuple(dict.fromkeys(margin for margin in margins if margin)),
        pairs,
    )


def _custom(package: _Package) -> dict[str, str]:
    root = package.xml("docProps/custom.xml")
    pairs: dict[str, str] = {}
    for entry in root if root is not None else ():
        name = (entry.get("name") or "").lower()
        if name.startswith("pressbench-"):
            pairs[name.removeprefix("pressbench-")] = "".join(str(text) for text in entry.itertext())
    return pairs


class _Reader:
    """Walks paragraphs; knows the targets of links and the texts of notes."""

    def __init__(self, targets: dict[str, str], notes: dict[str, _Element | None]) -> None:
        self._targets = targets
        self._notes = notes

    def paragraphs(self, root: _Element) -> Iterator[list[Run]]:
        """Yield the runs of each paragraph below ``root``, in order; those of text boxes after their own."""
        for element in root.iter(_W + "p"):
            if not _within_skipped(element, root):
                yield list(self._runs(element, Run("")))

    def _runs(self, element: _Element, look: Run) -> Iterator[Run]:
        field_href = ""
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                field_href = _field_address(child, field_href) if isinstance(tag, str) else field_href
                continue
            if tag == _W + "r":
                field_href = _field_address(child, field_href)
                inner = replace(look, marks=_marks(child), href=look.href or field_href)
                yield from self._characters(child, inner)
            elif tag == _W + "hyperlink":
                href = safe_href(self._targets.get(child.get(_R + "id") or "", ""))
                yield from self._runs(child, replace(look, href=href))
            elif tag == _W + "fldSimple":
                yield from self._runs(child, replace(look, href=_address(child.get(_W + "instr") or "")))
            elif tag != _W + "p":
                yield from self._runs(child, look)

    def _characters(self, run: _Element, look: Run) -> Iterator[Run]:
        for child in run:
            tag = child.tag
            if tag == _W + "t":
                yield replace(look, text=child.text or "")
            elif tag in _CHARACTERS:
                yield replace(look, text=_CHARACTERS[str(tag)])
            elif tag in _NOTES:
                yield replace(look, text=self._note(_NOTES[str(tag)], child.get(_W + "id") or ""))
            elif tag in _SEEN or (
                tag not in _SKIPPED and isinstance(tag, str) and tag.endswith("}AlternateContent")
            ):
                yield replace(look, text="\ufffc")
            elif tag == _W + "sym":
                yield replace(look, text="\ufffd")

    def _note(self, name: str, identity: str) -> str:
        root = self._notes.get(name)
        for note in root if root is not None else ():
            if note.get(_W + "id") == identity:
                return "[" + "".join(text.text or "" for text in note.iter(_W + "t")).strip() + "]"
        return "[]"


def _within_skipped(element: _Element, root: _Element) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not root:
        if parent.tag in (_W + "del", _W + "moveFrom", _MC_FALLBACK):
            return True
        parent = parent.getparent()
    return False


def _marks(run: _Element) -> frozenset[CodeKind]:
    properties = run.find(_W + "rPr")
    if properties is None:
        return frozenset()
    marks = set()
    for tag, kind in (("b", CodeKind.BOLD), ("i", CodeKind.ITALIC), ("u", CodeKind.UNDERLINE)):
        found = properties.find(_W + tag)
        if found is not None and (found.get(_W + "val") or "on") not in _OFF:
            marks.add(kind)
    vertical = properties.find(_W + "vertAlign")
    value = "" if vertical is None else vertical.get(_W + "val")
    if value in ("superscript", "subscript"):
        marks.add(CodeKind(value))
    return frozenset(marks)


def _field_address(run: _Element, before: str) -> str:
    """Return the address of the link field that runs on after this run: a link may be written as a field."""
    href = before
    for child in run:
        if child.tag == _W + "instrText":
            href = _address(child.text or "") or href
        elif child.tag == _W + "fldChar" and child.get(_W + "fldCharType") == "end":
            href = ""
    return href


def _address(instruction: str) -> str:
    words = instruction.strip().split('"')
    is_link = words[0].strip().upper() == "HYPERLINK" and len(words) > 1
    return safe_href(words[1]) if is_link else ""
