"""Memories, their translation units, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.model.inline import InlineCode

HOUSE = "house"
"""The id of the house's own memory: what was confirmed at this desk."""

QUOTATIONS = "quotations"
"""The id of the memory of quotations and titles of documents, made from the units of the house."""

MOST_PENALTY = 30
"""Per cent that a memory may take off its matches at most."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A memory and how it is used. ``languages`` are those of its units (BCP 47), sorted.

    ``penalty`` (0 to ``MOST_PENALTY``) is taken off the score of each of its matches. Of matches with the same
    score the memory with the smaller ``position`` comes first. ``units`` is how many it holds.
    """

    id: str
    name: str
    languages: tuple[str, ...] = ()
    readable: bool = True
    writable: bool = True
    penalty: int = 0
    position: int = 0
    units: int = 0


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source text with its translation, and where both came from.

    Texts hold codes as characters; ``codes`` are those of the source. ``before`` and ``after`` are the source texts
    of the neighbours as memory keys, empty where there is none or it is not known. ``properties`` (type, value) and
    ``notes`` are what a file said of the unit, in its order. ``memory_id`` names the memory it stands in.
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
    before: str = ""
    after: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    memory_id: str = ""


class MatchKind(StrEnum):
    """How a unit answers a text."""

    CONTEXT = "context"
    EXACT = "exact"
    ADAPTED = "adapted"
    FUZZY = "fuzzy"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Match:
    """A translation unit offered for a source text; ``score`` is a percentage (101: same context too).

    ``target`` is the unit's target with its codes replaced by those of the segment asked for; ``replaced`` are the
    spans in it (from, to, in characters) of figures, dates and names that were put in. Of a quotation ``span`` is
    where it stands in the text asked for, and ``target`` is the wording of the quotation alone. A unit that was
    looked up the other way round has its sides exchanged already.
    """

    unit: TranslationUnit
    score: int
    target: str
    kind: MatchKind = MatchKind.EXACT
    replaced: tuple[tuple[int, int], ...] = ()
    span: tuple[int, int] | None = None


class Side(StrEnum):
    """One side of a unit."""

    SOURCE = "source"
    TARGET = "target"


class ConcordanceMode(StrEnum):
    """What counts as found: the words in any order, words of the same lemma, or the text as it is written."""

    WORDS = "words"
    LEMMA = "lemma"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class ConcordanceHit:
    """A unit in which a phrase stands; ``spans`` are its places in the text of ``side``, in characters."""

    unit: TranslationUnit
    side: Side
    spans: tuple[tuple[int, int], ...]
