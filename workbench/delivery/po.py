"""Reading PO back, whichever editor has saved it: Poedit, Lokalize, OmegaT, gettext's own tools."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.delivery.declared import read_declared
from workbench.delivery.delivered import Delivered, DeliveredBlock, Format
from workbench.delivery.po_tags import from_tagged, read_described
from workbench.delivery.runs import merged, resolve, stripped
from workbench.delivery.storage import read_whole
from workbench.model.errors import InputError
from workbench.model.inline import InlineCode

if TYPE_CHECKING:
    from polib import POEntry

LARGEST = 64 * 1024 * 1024
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._-]+)")
_LINE = re.compile(r"line (\d+)")
_KEYWORD = re.compile(r'^\s*(?:#~\s*)?msg(?:ctxt|id|str)\b[^"\n]*"', re.MULTILINE)
_QUOTED = re.compile(r'(?:#~ ?|#\| ?)*(?:msg[a-z_]+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*"\s*')
_TEXT_LINE = re.compile(r'(?:#~ ?|#\| ?)*(?:msg[a-z_]+(?:\[\d+\])?\s*)?"')
_BREAKS = {char: 0xFDD0 + place for place, char in enumerate("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")}
"""What Python's ``splitlines`` divides at and PO does not, each kept as a non-character while it is parsed."""
_HIDE = {ord(char): chr(code) for char, code in _BREAKS.items()}
_SHOW = {code: char for char, code in _BREAKS.items()}


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One entry of a PO file that is not obsolete.

    ``segment_id`` is its ``msgctxt``, empty where it has none. ``source`` and ``target`` are as they stand
    in the file, codes as tags: ``source_text`` and ``target_text`` resolve them. ``codes`` are those that
    the entry's own comments describe. ``comment`` is the translator's. ``line`` counts from 1.
    """

    segment_id: str
    source: str
    target: str
    fuzzy: bool
    comment: str = ""
    previous_source: str = ""
    codes: tuple[InlineCode, ...] = ()
    line: int = 0

    def source_text(self, codes: Sequence[InlineCode]) -> str:
        """Return the source as it stood when the file was written, with the segment's codes as characters."""
        return from_tagged(self.source, codes)

    def target_text(self, codes: Sequence[InlineCode]) -> str:
        """Return the target with the segment's codes as characters; an unknown tag stays text."""
        return from_tagged(self.target, codes)


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: its entries, and its headers by lower-case name."""

    entries: tuple[PoEntry, ...]
    headers: dict[str, str]


def read_po(path: Path) -> list[PoEntry]:
    """Return the entries of a PO file that are not obsolete, in order.

    ``InputError``: those of ``storage.read_whole``; ``delivery.not_po`` (``path``, ``line`` from 1, 0 where
    it is the file as a whole); ``delivery.unknown_encoding`` (``path``, ``encoding``).
    """
    return list(parse_po(read_whole(path, LARGEST), str(path)).entries)


def parse_po(data: bytes, path: str) -> PoFile:
    """Return what the bytes of a PO file say; errors as of ``read_po``."""
    import polib

    text = _decoded(data, path)
    if "\0" in text or not _KEYWORD.search(text):
        raise InputError("delivery.not_po", path=path, line=0)
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_HIDE)
    for number, line in enumerate(text.split("\n"), start=1):
        if _TEXT_LINE.match(line.lstrip()) and not _QUOTED.fullmatch(line.lstrip()):
            raise InputError("delivery.not_po", path=path, line=number)
    try:
        file = polib.pofile(text, wrapwidth=0)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        found = _LINE.search(str(error))
        place = int(found.group(1)) if found else 0
        raise InputError("delivery.not_po", path=path, line=place) from error
    return PoFile(
        tuple(_entry(entry) for entry in file if not entry.obsolete),
        {name.lower(): _shown(str(value)) for name, value in file.metadata.items()},
    )


def _decoded(data: bytes, path: str) -> str:
    found = _CHARSET.search(data[:4096])
    name = found.group(1).decode("ascii") if found else "utf-8"
    if name.upper() == "CHARSET" or data.startswith(codecs.BOM_UTF8):
        name = "utf-8"
    try:
        return data.decode(name).removeprefix("\ufeff")
    except LookupError as error:
        raise InputError("delivery.unknown_encoding", path=path, encoding=name) from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError("delivery.not_po", path=path, line=line) from error


def _entry(entry: POEntry) -> PoEntry:
    plural = entry.msgstr_plural
    return PoEntry(
        segment_id=_shown(entry.msgctxt or "").strip(),
        source=_shown(entry.msgid),
        target=_shown(entry.msgstr or (str(next(iter(plural.values()))) if plural else "")),
        fuzzy="fuzzy" in entry.flags,
        comment=_shown(entry.tcomment),
        previous_source=_shown(entry.previous_msgid or ""),
        codes=read_described(_shown(entry.comment).split("\n")),
        line=entry.linenum or 0,
    )


def _shown(text: str) -> str:
    return text.translate(_SHOW)


def read_delivered_po(data: bytes, path: str) -> Delivered:
    """Return a PO file as a delivered one: a block a segment, empty targets left out."""
    file = parse_po(data, path)
    pairs = {
        name.removeprefix("x-pressbench-"): value
        for name, value in file.headers.items()
        if name.startswith("x-pressbench-")
    }
    blocks = []
    for entry in file.entries:
        runs = stripped(merged(resolve(entry.target_text(entry.codes), entry.codes)))
        if runs:
            blocks.append(DeliveredBlock(tuple(runs), entry.segment_id))
    return Delivered(Format.PO, tuple(blocks), read_declared(pairs), pairs=pairs)
