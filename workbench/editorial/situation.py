"""Everything that the rules about a translation's next step need to know, as one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.model.comments import Comment, CommentWeight, Waiver, WaiverScope
from workbench.model.issues import Issue, Severity
from workbench.model.people import Person
from workbench.model.translation import Transition


@dataclass(frozen=True, slots=True)
class Situation:
    """A translation at a moment, and the person who wants to do something with it.

    ``current_hash`` is the content hash of the text as it is now; ``seen_hash`` that of the text the person
    has before her, empty where she names none. ``authors`` are those of the target revisions since the
    last approval (since the beginning where there is none). ``untranslated`` are the ids of kept segments
    whose state is untranslated or whose text is empty, ``drafts`` of those still in the state draft,
    ``source_changed`` of those whose source was corrected after the target was written.
    ``issues``, ``waivers`` and ``comments`` are those of the translation. ``embargo`` and ``moment`` carry a
    zone. ``known_head`` is the hash of a transition that must be in the chain, where one is known.

    The clock is believed: one that is set back keeps an embargo longer than need be, one that is set
    forward lifts it too early, and nothing on one machine can tell. The transition keeps the time that was
    believed, and its place in the chain, so it can be seen afterwards.
    """

    person: Person
    chain: Sequence[Transition]
    current_hash: str
    moment: datetime
    authors: frozenset[str] = frozenset()
    total: int = 0
    untranslated: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    source_changed: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    comments: tuple[Comment, ...] = ()
    embargo: datetime | None = None
    four_eyes: bool = True
    seen_hash: str = ""
    reason: str = ""
    known_head: str = ""


def issue_subject(issue: Issue) -> str:
    """Return what a waiver's ``subject`` says for this issue: its key joined by U+001F."""
    return "\x1f".join(str(part) for part in issue.key())


def waived_errors(situation: Situation) -> list[tuple[Issue, Waiver]]:
    """Return the errors that a waiver allows, each with its newest waiver."""
    waivers = {waiver.subject: waiver for waiver in situation.waivers if waiver.scope is WaiverScope.ISSUE}
    return [
        (issue, waivers[issue_subject(issue)])
        for issue in situation.issues
        if issue.severity is Severity.ERROR and issue_subject(issue) in waivers
    ]


def open_errors(situation: Situation) -> list[Issue]:
    """Return the errors that no waiver allows."""
    waived = {issue_subject(issue) for issue, _ in waived_errors(situation)}
    return [
        issue
        for issue in situation.issues
        if issue.severity is Severity.ERROR and issue_subject(issue) not in waived
    ]


def open_musts(situation: Situation) -> list[Comment]:
    """Return the comments that must be answered and are not resolved. A reply alone resolves nothing."""
    return [
        comment
        for comment in situation.comments
        if comment.weight is CommentWeight.MUST and not comment.parent_id and not comment.resolved
    ]
