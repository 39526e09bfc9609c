"""What is asked of the library and what it answers: queries, places where words were found, the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.model.release import Release
from workbench.model.translation import Status, Translation


class EmbargoFilter(StrEnum):
    """Which releases by their embargo: one that still holds, one that has passed, or none at all."""

    ANY = "any"
    UNDER = "under"
    PASSED = "passed"
    NONE = "none"


class Order(StrEnum):
    """How the library is sorted.

    ``NEWEST`` begins with what came in last, ``CHANGED`` with what was worked on last; ``TITLE`` goes by the
    alphabet without accents; ``DUE`` and ``EMBARGO`` begin with the earliest, and those without come last
    both ways. ``LibraryQuery.descending`` turns it round.
    """

    NEWEST = "newest"
    TITLE = "title"
    DUE = "due"
    EMBARGO = "embargo"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """What is to be found. Everything that is given must hold; of several values of one kind, one.

    ``text``: words that must all stand somewhere in the release (in its title, reference, id, source or in
    any version of any translation; case and accents folded), ``"a phrase"`` in quotation marks, the last
    word may be the beginning of one. ``languages`` are target languages, and with ``statuses`` and ``people``
    they must hold of one and the same translation; a person is also one who took the release in.
    ``due_before`` has a zone. ``pinned_by`` leaves only what that person pinned. ``archived`` shows the
    archived ones instead of the others.
    """

    text: str = ""
    languages: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    embargo: EmbargoFilter = EmbargoFilter.ANY
    due_before: datetime | None = None
    tags: tuple[str, ...] = ()
    dossier: str = ""
    archived: bool = False
    pinned_by: str = ""
    order: Order = Order.NEWEST
    descending: bool = False


class FoundIn(StrEnum):
    """Where a word of the query stands."""

    TITLE = "title"
    REFERENCE = "reference"
    ID = "id"
    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Found:
    """A place where words of the query stand.

    ``text`` is a piece of what stands there, without inline codes; it begins or ends with an ellipsis where
    more stands there. ``spans`` are the words found in it: offsets in characters, ascending, not touching.
    ``number`` is the segment's, 0 where its block is not kept or the place is no segment. ``current`` is
    false for a text that has been replaced since; ``author`` and ``at`` say whose it is and when it was
    written (targets only).
    """

    where: FoundIn
    text: str
    spans: tuple[tuple[int, int], ...]
    language: str = ""
    translation_id: str = ""
    segment_id: str = ""
    number: int = 0
    current: bool = True
    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag or a dossier, with the number of releases that carry it and are not archived."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A query that a person keeps under a name."""

    name: str
    query: LibraryQuery


class TimelineKind(StrEnum):
    """What happens at a point of the timeline."""

    DUE = "due"
    EMBARGO = "embargo"
    APPROVED = "approved"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A point of the timeline.

    ``DUE`` and ``EMBARGO`` are the release's: ``translation`` is None, ``status`` the status of the translation
    that is furthest behind. ``APPROVED`` and ``PUBLISHED`` are what was done to a translation. ``at`` carries a
    zone; ``zone`` is the name of the release's own (``Africa/Abidjan``), empty where none was given.
    """

    release: Release
    translation: Translation | None
    kind: TimelineKind
    at: datetime
    zone: str
    status: Status
