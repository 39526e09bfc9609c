"""Is this file exactly the text that was approved?

A delivered file is known again by what a reader of it reads, never by its properties alone: those are what
it claims. ``read_delivered`` takes the text out of the file, ``first_difference`` compares it with the
approved document. Programs that open and save a file may change how it is packed; not one letter, link or
line of notice may differ. What a form does not show is not compared: plain text has no bold, HTML and
Markdown show several spaces as one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.delivery.delivered import Delivered, DeliveredBlock, Format
from workbench.delivery.document import DeliveryDocument
from workbench.delivery.links import same_href
from workbench.delivery.runs import Run, collapsed, merged, resolve, stripped
from workbench.delivery.storage import read_whole
from workbench.delivery.words import in_zone, words_in_every_style
from workbench.model.errors import InputError
from workbench.model.inline import CodeKind

LARGEST = 64 * 1024 * 1024
_AROUND = 30
_CLAIMS = (
    "release",
    "translation",
    "version",
    "hash",
    "draft",
    "embargo",
    "approved-by",
    "approved-at",
    "four-eyes",
)


class DifferenceKind(StrEnum):
    """What differs: the text, the address of a link, bold and the like, or a notice of draft or embargo."""

    TEXT = "text"
    LINK = "link"
    FORMAT = "format"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first difference between a delivered file and the approved text.

    ``block`` counts from 0 through what the file shows (through the segments of a PO or TMX file), -1 for a
    header or footer. ``position`` is an offset in characters into that block. ``expected`` and ``found``
    are what stands around it on both sides, empty where one side has nothing there any more; of a link they
    are the addresses, of a format the names of the marks after the text. ``segment_id`` is known for PO.
    """

    kind: DifferenceKind
    block: int
    position: int
    expected: str
    found: str
    segment_id: str = ""


def read_delivered(path: Path) -> Delivered:
    """Return what a file says, whichever of the delivered forms it has.

    ``InputError``: those of ``storage.read_whole``, and ``delivery.not_docx``, ``delivery.not_html``,
    ``delivery.not_po``, ``delivery.not_tmx``, ``delivery.not_text`` (``path``) for what cannot be read.
    """
    data = read_whole(path, LARGEST)
    name = str(path)
    form = _form(data, path.suffix.lower())
    if form is Format.DOCX:
        from workbench.delivery.docx_reader import read_docx

        return read_docx(data, name)
    if form is Format.HTML:
        from workbench.delivery.html_reader import read_html

        return read_html(data, name)
    if form is Format.PO:
        from workbench.delivery.po import read_delivered_po

        return read_delivered_po(data, name)
    if form is Format.TMX:
        from workbench.delivery.tmx_format import read_delivered_tmx

        return read_delivered_tmx(data, name)
    text = _text(data, name)
    if form is Format.MARKDOWN:
        from workbench.delivery.markdown_reader import read_markdown

        return read_markdown(text)
    from workbench.delivery.text_format import read_text

    return read_text(text)


def _form(data: bytes, suffix: str) -> Format:
    if data.startswith(b"PK\x03\x04") or suffix == ".docx":
        return Format.DOCX
    if suffix in (".html", ".htm", ".xhtml"):
        return Format.HTML
    if suffix in (".po", ".pot"):
        return Format.PO
    if suffix == ".tmx":
        return Format.TMX
    if suffix in (".md", ".markdown"):
        return Format.MARKDOWN
    if suffix in (".txt", ".text"):
        return Format.TEXT
    start = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return Format.HTML
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!doctype tmx[^>]*>\s*)?<tmx[\s>]", start):
        return Format.TMX
    if re.search(rb'^msgid "', start, re.MULTILINE):
        return Format.PO
    return Format.MARKDOWN if start.startswith(b"---\n") and b"pressbench-" in start else Format.TEXT


def _text(data: bytes, path: str) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError("delivery.not_text", path=path) from error
    if "\0" in text:
        raise InputError("delivery.not_text", path=path)
    return text


def first_difference(delivered: Delivered, document: DeliveryDocument) -> Difference | None:
    """Return the first difference between a file and what it should be; None where there is none.

    Notices come first (a draft that no longer says so), then the text, then links, then other marks. The embargo may
    be written in any house style of the language.
    """
    notices, expected = expected_blocks(document, delivered.format)
    return (
        _notice_difference(delivered, document, notices)
        or _text_difference(expected, delivered.blocks[len(notices) :], len(notices))
        or _look_difference(expected, delivered.blocks[len(notices) :], len(notices))
    )


def differing_claims(delivered: Delivered, document: DeliveryDocument) -> tuple[str, ...]:
    """Return the names of what the file says of itself that is not so (``version``, ``hash``, ``draft`` …).

    Empty where all of it is right; what a file does not say at all is no false claim.
    """
    pairs = document.declared.pairs()
    return tuple(
        name for name in _CLAIMS if name in delivered.pairs and delivered.pairs[name] != pairs.get(name, "")
    )


def expected_blocks(document: DeliveryDocument, form: Format) -> tuple[list[str], list[DeliveredBlock]]:
    """Return the notices and the blocks that a file of this form shows, in order, as its reader gives them."""
    if form in (Format.PO, Format.TMX):
        units = (
            DeliveredBlock(tuple(stripped(resolve(segment.target, segment.codes))), segment.id)
            for segment in document.segments
        )
        return [], [unit for unit in units if unit.runs]
    if form is Format.TEXT:
        from workbench.delivery.text_format import text_paragraphs

        paragraphs = [DeliveredBlock((Run(paragraph),)) for paragraph in text_paragraphs(document)]
        notices = [notice for notice in (document.draft_notice, document.embargo_notice) if notice]
        return notices, paragraphs[len(notices) :]
    shown = stripped if form is Format.DOCX else collapsed
    blocks = (DeliveredBlock(tuple(shown(_plain(block.runs)))) for block in document.blocks)
    draft = "" if form is Format.DOCX else document.draft_notice
    return (
        [notice for notice in (draft, document.embargo_notice) if notice],
        [block for block in blocks if block.runs],
    )


def _plain(runs: Sequence[Run]) -> list[Run]:
    return merged(Run(run.text, run.marks, run.href) for run in runs)


def _notice_difference(
    delivered: Delivered, document: DeliveryDocument, notices: Sequence[str]
) -> Difference | None:
    for place, notice in enumerate(notices):
        found = delivered.blocks[place].text if place < len(delivered.blocks) else ""
        if found != notice and not (
            notice == document.embargo_notice and found in _embargo_in_every_style(document)
        ):
            return _around(DifferenceKind.NOTICE, place, notice, found)
    if delivered.format is Format.DOCX:
        expected = document.draft_notice
        margins = "\n".join(delivered.margins)
        if margins != expected:
            return _around(DifferenceKind.NOTICE, -1, expected, margins)
    return None


def _embargo_in_every_style(document: DeliveryDocument) -> set[str]:
    """Return the embargo as each house style of the language writes it: a house may have changed its style since."""
    declared = document.declared
    if declared.embargo is None:
        return set()
    moment = in_zone(declared.embargo, declared.embargo_zone)
    return {words.embargo(moment) for words in words_in_every_style(document.language)}


def _text_difference(
    expected: Sequence[DeliveredBlock], found: Sequence[DeliveredBlock], first: int
) -> Difference | None:
    for place in range(max(len(expected), len(found))):
        one = expected[place] if place < len(expected) else DeliveredBlock(())
        other = found[place] if place < len(found) else DeliveredBlock(())
        if one.text != other.text or one.segment_id != other.segment_id:
            segment = one.segment_id or other.segment_id
            return _around(DifferenceKind.TEXT, first + place, one.text, other.text, segment)
    return None


def _look_difference(
    expected: Sequence[DeliveredBlock], found: Sequence[DeliveredBlock], first: int
) -> Difference | None:
    faded: Difference | None = None
    for place, (one, other) in enumerate(zip(expected, found, strict=True)):
        for position, (mine, theirs) in enumerate(zip(_looks(one.runs), _looks(other.runs), strict=True)):
            if mine is None or theirs is None or mine == theirs:
                continue
            (marks, href), (other_marks, other_href) = mine, theirs
            if not same_href(href, other_href):
                return Difference(
                    DifferenceKind.LINK, first + place, position, href, other_href, one.segment_id
                )
            if faded is None and marks != other_marks:
                text = one.text[position : position + _AROUND]
                faded = Difference(
                    DifferenceKind.FORMAT,
                    first + place,
                    position,
                    _named(text, marks),
                    _named(text, other_marks),
                    one.segment_id,
                )
    return faded


def _looks(runs: Sequence[Run]) -> list[tuple[frozenset[CodeKind], str] | None]:
    """Return the marks and the link of each character; None for white space, where nobody sees them.

    An underline within a link is what programs draw links with.
    """
    looks: list[tuple[frozenset[CodeKind], str] | None] = []
    for run in runs:
        marks = run.marks - {CodeKind.UNDERLINE} if run.href else run.marks
        looks += [None if char.isspace() else (marks, run.href) for char in run.text]
    return looks


def _named(text: str, marks: frozenset[CodeKind]) -> str:
    return f"{text} [{', '.join(sorted(mark.value for mark in marks))}]"


def _around(kind: DifferenceKind, block: int, expected: str, found: str, segment_id: str = "") -> Difference:
    position = 0
    while position < min(len(expected), len(found)) and expected[position] == found[position]:
        position += 1
    start = max(0, position - _AROUND)
    end = position + _AROUND
    return Difference(kind, block, position, expected[start:end], found[start:end], segment_id)
