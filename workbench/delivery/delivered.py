"""What was read back from a delivered file, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.delivery.declared import Declared
from workbench.delivery.runs import Run, text_of


class Format(StrEnum):
    """The forms in which a translation goes out."""

    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    PO = "po"
    TMX = "tmx"


@dataclass(frozen=True, slots=True)
class DeliveredBlock:
    """A paragraph, heading, list item or cell as it stands in a file. ``segment_id`` is known in PO and TMX alone."""

    runs: tuple[Run, ...]
    segment_id: str = ""

    @property
    def text(self) -> str:
        """The text as it reads, line breaks as U+000A."""
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivered file. ``blocks`` is what a reader of it reads, notices of draft and embargo among them.

    ``margins`` are the texts of headers and footers. ``declared`` is what the file says of itself, None
    where it says nothing: it is a claim, not a proof.
    """

    format: Format
    blocks: tuple[DeliveredBlock, ...]
    declared: Declared | None = None
    margins: tuple[str, ...] = ()
    pairs: dict[str, str] = field(default_factory=dict)
