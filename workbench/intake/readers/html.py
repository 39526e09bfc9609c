"""Web pages and pasted HTML: decoded, parsed as events, and freed of places and tables that are only layout."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any, cast

from lxml import etree

from workbench.intake.cleaning import clean_characters
from workbench.intake.raw import Place, RawBlock, RawDocument
from workbench.intake.readers.encoding import decode
from workbench.intake.readers.extraction import main_texts
from workbench.intake.readers.html_events import BlockEvents
from workbench.intake.readers.layout_tables import unfold_layout_tables
from workbench.intake.sources import host_of, saved_from
from workbench.model.errors import InputError
from workbench.model.tasks import CancelToken

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CHUNK = 64 * 1024
SIMPLIFIED = "intake.codes_simplified"
_NEVER_VOID = frozenset({Place.MAIN, Place.QUOTED_MAIL, Place.SIGNATURE})


def read_html_bytes(data: bytes, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of an HTML file. Its ``meta`` charset is believed where the bytes allow it."""
    found = _CHARSET.search(data[:4096].replace(b"\x00", b""))
    declared = found.group(1).decode("ascii") if found else ""
    decoded = decode(data, name, declared)
    document = html_document(decoded.text, name, cancel)
    return replace(document, warnings=(*decoded.warnings, *document.warnings))


def html_document(html: str, name: str, cancel: CancelToken) -> RawDocument:
    """Return the blocks of an HTML text, a whole page or a fragment.

    Scripts and styles are not read; menus, banners and footers are, with their place noted. Nothing is
    fetched. Raises ``InputError`` ``intake.unreadable_html`` where the parser gives up.
    """
    html = _DECLARATION.sub("", clean_characters(html))
    events = _parse(html, name, cancel)
    blocks = _unflag_body(events)
    blocks = unfold_layout_tables(blocks, events.tables)
    cancel.raise_if_cancelled()
    if any(block.places - {Place.MAIN} or block.link_share > 0.8 for block in blocks):
        blocks = _vote(blocks, main_texts(html, events.depth, events.count))
    titles = tuple(title for title in (*events.titles, events.title.strip()) if title)
    warnings = (SIMPLIFIED,) if events.simplified else ()
    source = host_of(events.address) or saved_from(html)
    return RawDocument(tuple(blocks), "text/html", titles, events.language, warnings, source)


def _parse(html: str, name: str, cancel: CancelToken) -> BlockEvents:
    events = BlockEvents(name)
    # Fed with str, lxml calls the target with str; its stubs allow for bytes as well.
    parser = etree.HTMLParser(target=cast(Any, events), huge_tree=True, no_network=True)
    try:
        for at in range(0, len(html), _CHUNK):
            cancel.raise_if_cancelled()
            parser.feed(html[at : at + _CHUNK])
        parser.close()
    except etree.LxmlError as error:
        if not events.blocks:
            raise InputError("intake.unreadable_html", name=name) from error
    return events


def _words(block: RawBlock) -> int:
    return len(block.plain.split())


def _is_prose(block: RawBlock) -> bool:
    plain = block.plain.rstrip()
    return block.link_share < 0.5 and len(plain) > 60 and plain[-1] in ".!?…»”\"'"


def _unflag_body(events: BlockEvents) -> list[RawBlock]:
    """Take the place off an element that holds the body: class names may lie, text must not be lost."""
    weights = [_words(block) if _is_prose(block) else 0 for block in events.blocks]
    total = sum(weights)
    inside: Counter[int] = Counter()
    for weight, flagged in zip(weights, events.flagged, strict=True):
        for element in flagged:
            inside[element] += weight
    void = {
        element
        for element, weight in inside.items()
        if total and weight > total * (0.8 if events.elements[element] is Place.COOKIES else 0.4)
    }
    # Which of several mails is the text is decided by ``mail_text``.
    void -= {element for element in void if events.elements[element] in _NEVER_VOID}
    if not void:
        return events.blocks
    out = []
    for block, flagged in zip(events.blocks, events.flagged, strict=True):
        places = frozenset(events.elements[element] for element in flagged if element not in void)
        out.append(replace(block, places=places))
    return out


def _vote(blocks: list[RawBlock], main: str) -> list[RawBlock]:
    if not main:
        return blocks
    return [
        replace(block, in_main=True) if len(block.plain) > 3 and squeezed(block.plain) in main else block
        for block in blocks
    ]


def squeezed(text: str) -> str:
    """Return the letters and digits of the text, lower case: what two renderings of it share."""
    return "".join(char for char in text.casefold() if char.isalnum())
