"""A release, its blocks and its segments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.model.inline import InlineCode


class BlockKind(StrEnum):
    """What a block is in a press release."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    ABOUT = "about"
    NOTE = "note"
    CONTACT = "contact"
    NAVIGATION = "navigation"


class DropReason(StrEnum):
    """Why intake proposes to drop a block. Empty for a kept block."""

    KEPT = ""
    MENU = "menu"
    COOKIES = "cookies"
    SHARING = "sharing"
    BREADCRUMB = "breadcrumb"
    RELATED = "related"
    FOOTER = "footer"
    REPEATED = "repeated"
    EMPTY = "empty"
    BY_PERSON = "by_person"
    MAIL_HEADER = "mail_header"
    COVERING_NOTE = "covering_note"
    SIGNATURE = "signature"
    QUOTED_MAIL = "quoted_mail"
    LEARNED = "learned"


class Confidentiality(StrEnum):
    """Who may know of a release; what is not public reaches no third party."""

    PUBLIC = "public"
    EMBARGOED = "embargoed"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a dateline, of a block.

    ``text`` holds codes as characters (see ``workbench.model.inline``); its codes pair within the
    segment. ``separator`` is what stands between it and the segment before: a space between
    sentences, `` - `` after a dateline, empty at the beginning of a block, in scripts without
    spaces. ``number`` counts from 1 through the kept segments of the release; 0 before it is known.
    """

    id: str
    block_id: str
    number: int
    text: str
    codes: tuple[InlineCode, ...] = ()
    separator: str = ""
    is_dateline: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a release: what its author would call a paragraph.

    ``text`` is the whole text, dateline included, with codes as characters. ``level`` is the depth of
    a heading or list item (1 is outermost), ``row`` and ``column`` the place of a table cell (from
    0, -1 elsewhere). A block that is not kept has a ``reason`` and stays with the release.
    """

    id: str
    position: int
    kind: BlockKind
    text: str
    codes: tuple[InlineCode, ...] = ()
    kept: bool = True
    reason: DropReason = DropReason.KEPT
    dateline: str = ""
    level: int = 1
    row: int = -1
    column: int = -1
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in an e-mail that intake can read; ``data`` is its content."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SourceRevision:
    """A text that a segment's source had. ``parent_id`` names the revision it replaced.

    The text that came in has the ``id`` "" and no reason; the first correction has no parent. With
    ``still_stands`` its author said that the translations hold as they were.
    """

    id: str
    segment_id: str
    parent_id: str | None
    text: str
    codes: tuple[InlineCode, ...]
    author: str
    created_at: datetime
    reason: str = ""
    still_stands: bool = False


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What intake makes of a file, an e-mail or a paste, before it is accepted as a release.

    ``language`` is a BCP 47 code. ``embargo_text`` is an embargo line found in the text, as it stands
    there, empty where there is none. ``segments`` are those of the kept blocks, in order. ``source`` is whom the text
    comes from, as far as the file says: the host of a site (``www.`` left out) or the sender of an e-mail,
    lower case; empty where nothing says. ``attachments`` are the files in an e-mail that can be read.
    """

    language: str
    title: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    origin: str = ""
    media_type: str = "text/plain"
    embargo_text: str = ""
    warnings: tuple[str, ...] = ()
    source: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """A release as the library knows it. Times carry a zone.

    ``reference`` is the house's own number (``MR-2026-114``), may be empty.
    """

    id: str
    title: str
    source_language: str
    confidentiality: Confidentiality
    created_at: datetime
    created_by: str
    reference: str = ""
    embargo: datetime | None = None
    embargo_zone: str = ""
    due: datetime | None = None
    origin: str = ""
    source_version: int = 1
