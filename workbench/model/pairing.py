"""A text beside its translation: which sentences of the one belong to which of the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.model.inline import InlineCode
from workbench.model.release import BlockKind, SourceDocument

UNSURE_BELOW = 0.75
"""Confidence below which a row stands out."""


class PairSide(StrEnum):
    """One of the two texts."""

    SOURCE = "source"
    TARGET = "target"


class RowKind(StrEnum):
    """How the sentences of a row stand to each other."""

    ONE_TO_ONE = "one_to_one"
    ONE_TO_MANY = "one_to_many"
    MANY_TO_ONE = "many_to_one"
    MANY_TO_MANY = "many_to_many"
    LEFT_OUT = "left_out"
    ADDED = "added"
    MOVED = "moved"


class Relation(StrEnum):
    """Whether one text translates the other.

    ``PARTLY``: little of one is found in the other, which is much longer or tells something else for the most part.
    ``UNCLEAR``: they share nothing that could be compared but lengths (other scripts, no figures).
    ``SAME_TEXT``: they are the same text.
    """

    RELATED = "related"
    PARTLY = "partly"
    UNCLEAR = "unclear"
    UNRELATED = "unrelated"
    SAME_TEXT = "same_text"


@dataclass(frozen=True, slots=True)
class PairUnit:
    """A sentence, a heading or a dateline that is paired.

    ``text`` holds codes as characters (``workbench.model.inline``); ``block`` counts the kept blocks from 0,
    ``separator`` stands before the unit in its block.
    """

    text: str
    block: int
    kind: BlockKind = BlockKind.PARAGRAPH
    is_dateline: bool = False
    codes: tuple[InlineCode, ...] = ()
    separator: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Sentences that belong together, by their indexes from 0, ascending; one of the sides may be empty.

    ``confidence`` is 0 to 1; 1 where a person made the row. ``moved``: the translation has it in another place.
    ``locked``: pairing again leaves the row as it is.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = 1.0
    moved: bool = False
    locked: bool = False

    @property
    def unsure(self) -> bool:
        """Whether a person should look at the row: nobody locked it, and it may be wrong."""
        return not self.locked and self.confidence < UNSURE_BELOW

    @property
    def joined(self) -> bool:
        """Whether several sentences of a side belong together with those of the other."""
        return bool(self.source and self.target) and len(self.source) + len(self.target) > 2

    @property
    def kind(self) -> RowKind:
        """What the row is; a moved one is ``MOVED`` however many sentences it has."""
        if not self.target:
            return RowKind.LEFT_OUT
        if not self.source:
            return RowKind.ADDED
        if self.moved:
            return RowKind.MOVED
        if len(self.source) == 1:
            return RowKind.ONE_TO_ONE if len(self.target) == 1 else RowKind.ONE_TO_MANY
        return RowKind.MANY_TO_ONE if len(self.target) == 1 else RowKind.MANY_TO_MANY


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two texts and their rows, in the order of the source; what was added stands where the target has it.

    Every sentence of both sides is in exactly one row.
    """

    source_language: str
    target_language: str
    source: tuple[PairUnit, ...]
    target: tuple[PairUnit, ...]
    rows: tuple[PairRow, ...]
    relation: Relation = Relation.RELATED

    def shares(self) -> tuple[float, float]:
        """Return which share of each text, by its length, stands in rows of both that need no look."""
        found = []
        for side, units in ((PairSide.SOURCE, self.source), (PairSide.TARGET, self.target)):
            paired = [row for row in self.rows if row.source and row.target and not row.unsure]
            places = (
                index for row in paired for index in (row.source if side is PairSide.SOURCE else row.target)
            )
            whole = sum(len(unit.text) for unit in units)
            found.append(sum(len(units[index].text) for index in places) / whole if whole else 0.0)
        return found[0], found[1]

    def source_of(self, row: PairRow) -> str:
        """Return the source of a row as one text, codes left in, its sentences joined as in the text."""
        return joined([self.source[index] for index in row.source])

    def target_of(self, row: PairRow) -> str:
        """Return the target of a row as one text, codes left in, its sentences joined as in the text."""
        return joined([self.target[index] for index in row.target])


@dataclass(frozen=True, slots=True)
class PairingWork:
    """A pairing that somebody is at work on: the two texts as they were taken in, and the rows so far."""

    id: str
    name: str
    source: SourceDocument
    target: SourceDocument
    pairing: Pairing
    author: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class PairingSummary:
    """What a list says of a pairing in work. ``unsure`` counts the rows that a person should look at."""

    id: str
    name: str
    source_language: str
    target_language: str
    author: str
    changed_at: datetime
    rows: int
    unsure: int


class CarriedKind(StrEnum):
    """What became of a sentence of the source in its new version."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """Sentences of the old source beside those of the new one, by their segments' ids.

    ``old_text`` and ``new_text`` are they as they read, without codes; ``moved``: it stands in another place now.
    """

    kind: CarriedKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    old_text: str
    new_text: str
    moved: bool = False


def joined(units: list[PairUnit]) -> str:
    """Return units as one text: with their separators within a block, a space between blocks."""
    text = ""
    for place, unit in enumerate(units):
        if place:
            text += unit.separator if unit.block == units[place - 1].block else " "
        text += unit.text
    return text
