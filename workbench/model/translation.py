"""A translation of a release: its revisions, states, and the transitions between statuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SegmentState(StrEnum):
    """How far a segment's target is."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


class OriginKind(StrEnum):
    """Where a target text first came from."""

    NONE = "none"
    PERSON = "person"
    MEMORY = "memory"
    MACHINE = "machine"
    SOURCE = "source"
    PAIRED = "paired"
    IMPORTED = "imported"
    PROPAGATED = "propagated"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a target text came from; kept for good, also after a person has worked on it.

    ``engine`` names the engine of a machine draft or the program of an import, ``score`` the percentage of
    a match from memory (0 to 101), ``reference`` the release it comes from. ``edited`` says that
    a person has changed the text since.
    """

    kind: OriginKind = OriginKind.PERSON
    engine: str = ""
    score: int = 0
    reference: str = ""
    edited: bool = False


class Status(StrEnum):
    """Where a translation stands in the editorial day."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    PUBLISHED = "published"


class Action(StrEnum):
    """What a person does to move a translation to another status."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    REOPEN = "reopen"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Translation:
    """A release in one target language (BCP 47)."""

    id: str
    release_id: str
    target_language: str
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class TargetRevision:
    """One committed text of a segment's target. ``parent_id`` names the revision it replaced."""

    id: str
    translation_id: str
    segment_id: str
    parent_id: str | None
    text: str
    state: SegmentState
    origin: Origin
    author: str
    created_at: datetime
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of status. Transitions of a translation form a hash chain.

    ``content_hash`` is the SHA-256 (64 hexadecimal digits) of the canonical text of the whole translation
    at that moment, ``previous_hash`` the ``hash`` of the transition before (64 zeros for the first).
    ``four_eyes`` says whether the rule was in force.
    """

    id: str
    translation_id: str
    action: Action
    from_status: Status
    to_status: Status
    actor: str
    at: datetime
    note: str
    content_hash: str
    previous_hash: str
    hash: str
    four_eyes: bool = True
