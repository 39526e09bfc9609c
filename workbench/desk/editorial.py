"""What a reviewer and an editor do: transitions, comments, waivers, versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.changes import Changes
from workbench.desk.comments import comments_now
from workbench.desk.exceptions import waivers_now
from workbench.desk.people import PeopleDeeds
from workbench.desk.proofing import ProofingDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.settings import SettingsDeeds
from workbench.desk.versions import CurrentText, Versions
from workbench.editorial.canonical import read_canonical
from workbench.editorial.chain import ChainFault, make_transition, verify_chain
from workbench.editorial.readiness import ReadinessPoint, readiness
from workbench.editorial.situation import Situation, issue_subject
from workbench.editorial.transitions import decide
from workbench.editorial.versions import version_numbers
from workbench.model.comments import Comment, CommentWeight, Waiver, WaiverScope
from workbench.model.errors import InputError, RuleError
from workbench.model.identity import new_id, now
from workbench.model.inline import readable, without_codes
from workbench.model.issues import Issue
from workbench.model.people import Role
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, SegmentState, Status, Transition
from workbench.store.store import Store

if TYPE_CHECKING:
    from workbench.editorial.comparison import Change


@dataclass(frozen=True, slots=True)
class VersionText:
    """A text that somebody acted on: its version number, canonical text and hash."""

    number: int
    canonical: str
    hash: str
    transition: Transition | None

    def readable(self) -> dict[str, str]:
        """Return the target texts by segment id, as they read."""
        return {
            segment.id: readable(segment.text, segment.codes)
            for entry in read_canonical(self.canonical).entries
            for segment in entry.segments
        }


class EditorialDeeds:
    """Who may do what next, and the record of what was done."""

    def __init__(
        self,
        store: Store,
        people: PeopleDeeds,
        settings: SettingsDeeds,
        releases: ReleaseDeeds,
        proofing: ProofingDeeds,
        versions: Versions,
    ) -> None:
        self._store = store
        self._people = people
        self._settings = settings
        self._releases = releases
        self._proofing = proofing
        self._versions = versions

    def status(self, translation_id: str) -> Status:
        """Return where a translation stands."""
        return self._releases.status(translation_id)

    def current(self, translation_id: str) -> CurrentText:
        """Return the text as it stands, with its hash, version number and status."""
        return self._versions.current(self._releases.translation(translation_id))

    def standing(self, translation_id: str) -> tuple[Status, int]:
        """Return where a translation stands and the version number of its text; lighter than ``current``."""
        return self._versions.standing(self._releases.translation(translation_id))

    def situation(
        self,
        translation_id: str,
        actor: str,
        reason: str = "",
        seen_hash: str = "",
        cancel: CancelToken | None = None,
        checked: bool = True,
    ) -> Situation:
        """Return all that the rules need to know. Checks run without grammar engines.

        Without ``checked`` none is run, for actions that do not ask for issues.

        A grammar engine may be another one tomorrow, or none: whether a text may be approved must not
        depend on which desk asks.
        """
        current = self.current(translation_id)
        release = self._releases.get(current.translation.release_id)
        approvals = [step.id for step in current.chain if step.action is Action.APPROVE]
        untranslated = []
        drafts = []
        for segment in current.segments:
            head = current.heads.get(segment.id)
            if head is None or not without_codes(head.text).strip():
                untranslated.append(segment.id)
            elif head.state is SegmentState.DRAFT:
                drafts.append(segment.id)
        return Situation(
            person=self._people.get(actor),
            chain=current.chain,
            current_hash=current.hash,
            moment=now(),
            authors=frozenset(
                self._store.targets.authors_since(translation_id, approvals[-1] if approvals else "")
            ),
            total=len(current.segments),
            untranslated=tuple(untranslated),
            drafts=tuple(drafts),
            issues=tuple(
                self._proofing.check(translation_id, cancel or CancelToken(), grammar=False, ignored_too=True)
                if checked
                else ()
            ),
            waivers=tuple(waivers_now(self._store, release.id, translation_id)),
            comments=tuple(comments_now(self._store, current.translation)),
            source_changed=tuple(self._store.segments.changed_since(translation_id, release.id)),
            embargo=release.embargo,
            four_eyes=self._settings.four_eyes,
            seen_hash=seen_hash,
            reason=reason,
        )

    def readiness(
        self, translation_id: str, actor: str, cancel: CancelToken | None = None
    ) -> list[ReadinessPoint]:
        """Return the checklist that stands between the translation and its approval by this person."""
        return readiness(self.situation(translation_id, actor, cancel=cancel))

    def act(
        self,
        translation_id: str,
        action: Action,
        actor: str,
        reason: str = "",
        seen_hash: str = "",
    ) -> tuple[Transition, Changes]:
        """Move a translation to its next status, and record it.

        ``seen_hash`` is the content hash of the text that the person was shown; where it is given and the
        text has changed since, an approval is refused. Raises ``RuleError`` where a rule forbids it.
        """
        with self._store.transaction():
            situation = self.situation(
                translation_id, actor, reason, seen_hash, checked=action is Action.APPROVE
            )
            current = self.current(translation_id)
            if current.hash != situation.current_hash:
                raise RuleError("rule.changed_meanwhile")
            to_status = decide(action, situation)
            transition = make_transition(
                translation_id,
                action,
                current.status,
                to_status,
                situation.person.name,
                current.hash,
                current.chain[-1] if current.chain else None,
                note=reason.strip(),
                four_eyes=situation.four_eyes,
            )
            self._store.editorial.add_transition(transition, current.canonical)
        return transition, Changes(
            releases=frozenset((current.translation.release_id,)),
            translations=frozenset((translation_id,)),
        )

    def chain(self, translation_id: str) -> list[Transition]:
        """Return the translation's transitions, oldest first."""
        return self._store.editorial.transitions(translation_id)

    def chain_fault(self, translation_id: str) -> ChainFault | None:
        """Return the first transition that was changed, taken out or put in; None where the chain is whole."""
        return verify_chain(self.chain(translation_id))

    def versions(self, translation_id: str) -> list[VersionText]:
        """Return every text that somebody acted on, oldest first, and the current one at the end."""
        current = self.current(translation_id)
        found: list[VersionText] = []
        for step, number in zip(current.chain, version_numbers(current.chain), strict=True):
            if not found or found[-1].number != number:
                canonical = self._store.editorial.content(step.content_hash) or ""
                found.append(VersionText(number, canonical, step.content_hash, step))
        if not found or found[-1].hash != current.hash:
            found.append(VersionText(current.number, current.canonical, current.hash, None))
        return found

    def compare(self, old: str, new: str) -> list[Change]:
        """Return the differences of two texts, word by word."""
        from workbench.editorial.comparison import compare_words

        return compare_words(old, new)

    def comments(self, translation_id: str) -> list[Comment]:
        """Return the comments, oldest first, each at the segment that has its text now."""
        return comments_now(self._store, self._releases.translation(translation_id))

    def comment(
        self,
        translation_id: str,
        text: str,
        author: str,
        segment_id: str = "",
        weight: CommentWeight = CommentWeight.NOTE,
        parent_id: str = "",
    ) -> tuple[Comment, Changes]:
        """Add a comment on a segment, or on the whole where ``segment_id`` is empty; or an answer.

        Raises ``InputError`` ``comment.empty``, ``translation.unknown``, ``segment.unknown`` or, for an answer,
        ``comment.unknown``.
        """
        if not text.strip():
            raise InputError("comment.empty")
        person = self._people.get(author)
        translation = self._releases.translation(translation_id)
        if segment_id:
            self._releases.segment(translation.release_id, segment_id)
        if parent_id and self._store.editorial.comment(parent_id) is None:
            raise InputError("comment.unknown", id=parent_id)
        comment = Comment(
            new_id(),
            translation_id,
            segment_id,
            person.name,
            now(),
            text.strip(),
            weight,
            parent_id,
        )
        self._store.editorial.add_comment(comment)
        return comment, self._comment_changes(translation_id, segment_id)

    def resolve(self, comment_id: str, actor: str, resolved: bool = True) -> Changes:
        """Record that a comment is resolved, or open again; raise ``InputError`` ``comment.unknown``."""
        comment = self._store.editorial.comment(comment_id)
        if comment is None:
            raise InputError("comment.unknown", id=comment_id)
        self._store.editorial.resolve_comment(comment_id, resolved, self._people.get(actor).name)
        return self._comment_changes(comment.translation_id, comment.segment_id)

    def _comment_changes(self, translation_id: str, segment_id: str) -> Changes:
        return Changes(
            translations=frozenset((translation_id,)),
            segments=frozenset((segment_id,)) if segment_id else frozenset(),
            comments=True,
        )

    def waive(self, translation_id: str, issue: Issue, reason: str, actor: str) -> Changes:
        """Let a translation be approved although this error stands; the reason is kept.

        Raises ``RuleError`` ``rule.role`` (reviewers and editors may) or ``rule.reason_needed``.
        """
        person = self._people.require(actor, Role.REVIEWER, Role.EDITOR)
        if not reason.strip():
            raise RuleError("rule.reason_needed", action="waive")
        translation = self._releases.translation(translation_id)
        self._store.editorial.add_waiver(
            Waiver(
                new_id(),
                translation.release_id,
                translation_id,
                WaiverScope.ISSUE,
                issue_subject(issue),
                reason.strip(),
                person.name,
                now(),
            )
        )
        return Changes(
            translations=frozenset((translation_id,)),
            segments=frozenset((issue.segment_id,)),
        )
