"""What taking in a file of terms would do to a termbase, told before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.terms import Concept


class ImportKind(StrEnum):
    """What a concept of a file is to the termbase, the weightiest first."""

    CONTRADICTORY = "contradictory"
    CHANGED = "changed"
    NEW = "new"
    SAME = "same"


class ImportChoice(StrEnum):
    """What is to become of a concept of a file: the file's words hold, the termbase's, or both as two concepts."""

    FILE = "file"
    KEPT = "kept"
    BOTH = "both"


class DifferenceKind(StrEnum):
    """In what a concept of a file differs from the one of the termbase."""

    PREFERRED = "preferred"
    STATUS = "status"
    TERM_ADDED = "term_added"
    TERM_GONE = "term_gone"
    PART_OF_SPEECH = "part_of_speech"
    GENDER = "gender"
    NOTE = "note"
    SOURCE = "source"
    DOMAIN = "domain"
    DEFINITION = "definition"
    OWNER = "owner"
    DO_NOT_TRANSLATE = "do_not_translate"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is said differently. ``language`` and ``term`` are empty where it is said of the concept.

    ``PREFERRED``: the preferred terms of a language, several joined by commas, are others.
    """

    kind: DifferenceKind
    language: str
    term: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ImportItem:
    """A concept of a file beside the one of the termbase that it is about, None where there is none.

    ``taken`` is what would stand in the termbase if the file holds, ``apart`` what would stand beside ``known`` if both do.
    ``usual`` is the choice where nobody makes one.
    """

    kind: ImportKind
    taken: Concept
    apart: Concept
    known: Concept | None = None
    differences: tuple[Difference, ...] = ()
    usual: ImportChoice = ImportChoice.FILE


@dataclass(frozen=True, slots=True)
class TermProblem:
    """Something of the file that was not taken as it stands. ``line`` counts from 1, 0 where it is not known."""

    code: str
    line: int
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file would do to a termbase, what contradicts it first; ``stamp`` tells the termbase's state that it was made for."""

    name: str
    termbase_id: str
    items: tuple[ImportItem, ...]
    problems: tuple[TermProblem, ...]
    stamp: str

    def count(self, kind: ImportKind) -> int:
        """Return how many concepts of the file are of a kind."""
        return sum(item.kind is kind for item in self.items)
