"""What the window and the command line are shown: values put together from several nouns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.desk.library_views import Found
from workbench.model.memory import Match
from workbench.model.release import Block, Release, Segment
from workbench.model.translation import (
    Origin,
    OriginKind,
    SegmentState,
    Status,
    TargetRevision,
    Translation,
)

NO_ORIGIN = Origin(OriginKind.NONE)


@dataclass(frozen=True, slots=True)
class TranslationCard:
    """A translation as the library shows it: counts are in segments.

    ``memory_drafts`` and ``machine_drafts`` are those of the ``drafts`` that came from there. ``open_musts``
    counts the comments that must be answered before approval. Where the translation was sent back, and
    not submitted since, ``return_note`` says why and ``returned_by`` who did it. ``people`` are those who wrote
    the current texts, who wrote most first. Of the person who asks: ``changed_since_look`` counts the revisions
    and comments of others since she last looked, ``last_place`` is the segment where she was, empty for none,
    ``last_number`` its number, 0 for none.
    """

    translation: Translation
    status: Status
    total: int
    confirmed: int
    drafts: int
    people: tuple[str, ...]
    content_hash: str = ""
    memory_drafts: int = 0
    machine_drafts: int = 0
    open_musts: int = 0
    return_note: str = ""
    returned_by: str = ""
    changed_since_look: int = 0
    last_place: str = ""
    last_number: int = 0


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """A release as the library shows it.

    ``found`` are the places where the words of the query stand, best first (see
    ``LibraryDeeds.search`` for how many); ``pinned`` is the asking person's; ``changed_at`` is the last time
    that anybody wrote, decided, commented or changed what is known of the release.
    """

    release: Release
    translations: tuple[TranslationCard, ...]
    tags: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    pinned: bool = False
    archived: bool = False
    found: tuple[Found, ...] = ()
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the editor: a segment, the block it belongs to, and its current target.

    ``source_revision_id`` is what a correction of the source must name as its parent, None where the text is
    the one that came in. ``source_changed``: the source was corrected after the target was written.
    """

    segment: Segment
    block: Block
    first_of_block: bool
    revision: TargetRevision | None
    comments_open: int = 0
    source_revision_id: str | None = None
    source_changed: bool = False

    @property
    def text(self) -> str:
        """The current target text, empty where there is none."""
        return "" if self.revision is None else self.revision.text

    @property
    def state(self) -> SegmentState:
        """The current state."""
        return SegmentState.UNTRANSLATED if self.revision is None else self.revision.state

    @property
    def origin(self) -> Origin:
        """Where the current text came from."""
        return NO_ORIGIN if self.revision is None else self.revision.origin

    @property
    def locked(self) -> bool:
        """Whether the segment is locked."""
        return self.revision is not None and self.revision.locked

    @property
    def revision_id(self) -> str | None:
        """The id that a commit must name as its parent."""
        return None if self.revision is None else self.revision.id


STATE_ORDER = tuple(SegmentState)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a grid must know of all rows at once, in order.

    ``lengths`` has a byte a segment: the longer of source and target in steps of 8 characters, at most 255.
    ``states`` has a byte a segment: the index in ``STATE_ORDER``. ``block_starts`` has a byte a segment:
    1 where a block begins.
    """

    ids: tuple[str, ...]
    lengths: bytes
    states: bytes
    block_starts: bytes

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class ProgressCount:
    """How far a translation is: segments by state, and words of both sides."""

    total: int
    confirmed: int
    drafts: int
    source_words: int
    target_words: int

    @property
    def untranslated(self) -> int:
        """Segments without a target."""
        return self.total - self.confirmed - self.drafts


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a text was found: ``side`` is ``source`` or ``target``, offsets in characters.

    ``context`` are the words around it as they read; there it stands from ``context_start`` to ``context_end``.
    """

    segment_id: str
    number: int
    side: str
    start: int
    end: int
    translation_id: str = ""
    context: str = ""
    context_start: int = 0
    context_end: int = 0


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """An engine as people see it. ``why_not`` is a code for the words, empty where it is ready."""

    name: str
    destination: str
    ready: bool
    why_not: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that is offered for a segment; ``score`` 0 for a machine draft.

    ``source`` is the source text that the memory knows it for, ``match`` all that the memory says of it,
    None for a machine draft.
    """

    text: str
    score: int
    origin: Origin
    source: str = ""
    approved: bool = False
    match: Match | None = None
