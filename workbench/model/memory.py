"""Translation units and what the memory answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.model.inline import InlineCode


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source text with its translation, and where both came from.

    Texts hold codes as characters; ``codes`` are those of the source.
    """

    id: str
    source: str
    target: str
    source_language: str
    target_language: str
    codes: tuple[InlineCode, ...]
    author: str
    created_at: datetime
    release_reference: str = ""
    release_id: str = ""
    segment_id: str = ""
    approved: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A translation unit offered for a source text; ``score`` is a percentage (101: same context too).

    ``target`` is the unit's target with its codes replaced by those of the segment asked for.
    """

    unit: TranslationUnit
    score: int
    target: str
