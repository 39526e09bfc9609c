"""Comments of reviewers and waivers of editors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CommentWeight(StrEnum):
    """What a comment asks: ``must`` is answered before approval."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a segment, or on the whole translation where ``segment_id`` is empty.

    ``parent_id`` is the comment it answers. ``resolved`` is the newest fact about it.
    """

    id: str
    translation_id: str
    segment_id: str
    author: str
    at: datetime
    text: str
    weight: CommentWeight = CommentWeight.NOTE
    parent_id: str = ""
    resolved: bool = False


class WaiverScope(StrEnum):
    """What a waiver allows: an engine of a third party, or an issue that blocks approval."""

    THIRD_PARTY = "third_party"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A recorded exception, with its reason.

    For ``ISSUE`` the ``subject`` is the issue's key joined by U+001F, and ``translation_id`` is set.
    """

    id: str
    release_id: str
    translation_id: str
    scope: WaiverScope
    subject: str
    reason: str
    actor: str
    at: datetime
