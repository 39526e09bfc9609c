"""The one form between the readers and the steps that judge: blocks as they stand in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.inline import InlineCode, without_codes
from workbench.model.release import Attachment


class Place(StrEnum):
    """Where in a page a block stands, as its markup says; ``PAPER`` is the header or footer of printed pages."""

    MENU = "menu"
    PAGE_HEADER = "page_header"
    FOOTER = "footer"
    ASIDE = "aside"
    COOKIES = "cookies"
    SHARING = "sharing"
    BREADCRUMB = "breadcrumb"
    RELATED = "related"
    CONTROL = "control"
    HIDDEN = "hidden"
    PAPER = "paper"
    MAIN = "main"
    MAIL_HEADER = "mail_header"
    COVERING_NOTE = "covering_note"
    SIGNATURE = "signature"
    QUOTED_MAIL = "quoted_mail"


BESIDE_TEXT = frozenset(
    {Place.PAPER, Place.MAIL_HEADER, Place.COVERING_NOTE, Place.SIGNATURE, Place.QUOTED_MAIL}
)
"""Places that stand beside a text without making it a web page."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as a reader found it; ``text`` holds codes as characters, is never empty.

    ``heading`` is 1 to 6, 0 for none; ``role`` is ``title`` or ``subtitle`` where the file says so (Word's
    styles, front matter); ``list_level`` counts from 1, 0 outside lists; ``row`` and ``column``
    count from 0, -1 outside tables. ``link_share`` is the part of the characters that stands in links
    (0 to 1). ``bulleted`` says that a bullet of the text itself was taken off. ``gap_before`` says
    that a blank line (or, with markup, a new block) parts it from the one before. ``in_main`` says that
    an independent extractor took it for body text.
    """

    text: str
    codes: tuple[InlineCode, ...] = ()
    heading: int = 0
    role: str = ""
    list_level: int = 0
    ordered: bool = False
    row: int = -1
    column: int = -1
    quoted: bool = False
    caption: bool = False
    bulleted: bool = False
    gap_before: bool = True
    link_share: float = 0.0
    places: frozenset[Place] = frozenset()
    in_main: bool = False

    @property
    def plain(self) -> str:
        """The text without its codes."""
        return without_codes(self.text)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader returns. ``titles`` are titles the file declares of itself (not shown as blocks).

    ``source`` is whom the text comes from, where the file itself says so (a host, an address of e-mail).
    """

    blocks: tuple[RawBlock, ...]
    media_type: str = "text/plain"
    titles: tuple[str, ...] = ()
    language: str = ""
    warnings: tuple[str, ...] = field(default=())
    source: str = ""
    attachments: tuple[Attachment, ...] = ()
