"""Correcting the source of a segment: recorded as a revision, and every translation follows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import EditingDeeds, storable
from workbench.desk.editorial import EditorialDeeds
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.editorial.transitions import check_may_edit
from workbench.model.cutting import codes_in, says_something, well_formed
from workbench.model.errors import ConflictError, InputError, RuleError
from workbench.model.identity import new_id, now
from workbench.model.inline import InlineCode, keep_known_codes, readable
from workbench.model.people import Person, Role
from workbench.model.release import Segment, SourceRevision
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, SegmentState, Status, TargetRevision, Translation
from workbench.store.store import Store

if TYPE_CHECKING:
    from workbench.desk.carrying_sources import SourceChange

_CONFIRMED = (SegmentState.TRANSLATED, SegmentState.REVIEWED)
_APPROVED = (Status.APPROVED, Status.PUBLISHED)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LONGEST_NOTE = 400


class SourceDeeds:
    """What a source says, and said before."""

    def __init__(
        self,
        store: Store,
        people: PeopleDeeds,
        releases: ReleaseDeeds,
        editing: EditingDeeds,
        editorial: EditorialDeeds,
    ) -> None:
        self._store = store
        self._people = people
        self._releases = releases
        self._editing = editing
        self._editorial = editorial

    def source_history(self, segment_id: str) -> list[SourceRevision]:
        """Return the corrections of a segment's source, newest first; empty where it reads as it came in."""
        return self._store.segments.source_history(segment_id)

    def original_source(self, release_id: str, segment_id: str) -> SourceRevision:
        """Return the source as it came in, or as a split or a join made it: a revision with the id ""."""
        release = self._releases.get(release_id)
        made = self._store.segments.as_made(self._releases.segment(release.id, segment_id).id)
        return SourceRevision(
            "", made.id, None, made.text, made.codes, release.created_by, release.created_at
        )

    def source_changes(self, translation_id: str, cancel: CancelToken | None = None) -> list[SourceChange]:
        """Return the segments whose source was corrected after their target was written, old and new compared.

        Raises ``InputError`` ``translation.unknown``, ``Cancelled``.
        """
        translation = self._releases.translation(translation_id)
        ids = self._store.segments.changed_since(translation.id, translation.release_id)
        if not ids:
            return []
        from workbench.desk.carrying_sources import source_changes

        return source_changes(self._store, translation, ids, cancel or CancelToken())

    def edit_source(
        self,
        translation_id: str,
        segment_id: str,
        text: str,
        author: str,
        parent_id: str | None,
        reason: str = "",
        still_stands: bool = False,
    ) -> Changes:
        """Record a corrected source; ``parent_id`` is the row's ``source_revision_id``.

        Codes may be moved and left out; one that lost its other half is left out too, and in every language
        with it. Confirmed targets of all languages become drafts, unless ``still_stands`` says that the
        translations hold as they are. A translation that is approved or published is reopened by it (with
        ``still_stands`` it stays), and only an editor may do that.

        Raises ``ConflictError`` ``source.conflict`` where somebody replaced the same parent (both are kept),
        ``InputError`` ``source.empty`` or ``revision.unknown``, ``RuleError`` ``rule.role``, ``edit.locked``
        or ``edit.recut``.
        """
        translation = self._releases.translation(translation_id)
        person = self._people.get(author)
        check_may_edit(person)
        segment = self._releases.segment(translation.release_id, segment_id)
        if segment.id not in self._store.segments.cut(segment.block_id):
            raise RuleError("edit.recut")
        clean = _CONTROL.sub(" ", storable(text)).strip()
        clean = well_formed(keep_known_codes(clean, segment.codes), segment.codes)
        if not says_something(clean):
            raise InputError("source.empty")
        corrected = replace(segment, text=clean, codes=codes_in(clean, segment.codes))
        self._check_parent(segment, parent_id)
        head = self._store.segments.source(segment.id)
        if clean == segment.text and parent_id == (None if head is None else head.id):
            return NOTHING
        mine: SourceRevision | None = None
        try:
            with self._store.transaction():
                for each in self._releases.translations(translation.release_id):
                    self._follow(each, segment, corrected, person, reason.strip(), still_stands)
                # After the targets that it makes drafts of: they are older than the source.
                mine = self._revision(corrected, parent_id, person, reason.strip(), still_stands)
                self._store.segments.correct(mine)
        except ConflictError as conflict:
            self._store.segments.keep_beside(cast(SourceRevision, conflict.data["mine"]))
            raise
        return Changes(
            releases=frozenset((translation.release_id,)),
            translations=frozenset(each.id for each in self._releases.translations(translation.release_id)),
            segments=frozenset((segment.id,)),
        )

    def _check_parent(self, segment: Segment, parent_id: str | None) -> None:
        known = {revision.id for revision in self._store.segments.source_history(segment.id)}
        if parent_id is not None and parent_id not in known:
            raise InputError("revision.unknown", revision=parent_id)

    def _revision(
        self, segment: Segment, parent_id: str | None, person: Person, reason: str, still_stands: bool
    ) -> SourceRevision:
        return SourceRevision(
            id=new_id(),
            segment_id=segment.id,
            parent_id=parent_id,
            text=segment.text,
            codes=segment.codes,
            author=person.name,
            created_at=now(),
            reason=reason,
            still_stands=still_stands,
        )

    def _follow(
        self,
        translation: Translation,
        before: Segment,
        after: Segment,
        person: Person,
        reason: str,
        still_stands: bool,
    ) -> None:
        """Let a translation follow a corrected source."""
        head = self._store.targets.head(translation.id, after.id)
        status = self._releases.status(translation.id)
        if status in _APPROVED:
            self._people.require(person.name, Role.EDITOR)
        text = "" if head is None else keep_known_codes(head.text, after.codes)
        if status in _APPROVED and not (still_stands and (head is None or text == head.text)):
            note = reason or _note(before, after)
            self._editorial.act(translation.id, Action.REOPEN, person.name, note)
        if head is None or head.state is SegmentState.UNTRANSLATED:
            return
        state = head.state if still_stands else SegmentState.DRAFT
        changed = (text, state) != (head.text, head.state)
        if changed and head.locked:
            raise RuleError("edit.locked", number=after.number)
        current = head
        if changed:
            current = self._commit(head, text, state, person)
        if still_stands and state in _CONFIRMED:
            self._editing.remember(translation, after, current)

    def _commit(self, head: TargetRevision, text: str, state: SegmentState, person: Person) -> TargetRevision:
        revision = replace(
            head,
            id=new_id(),
            parent_id=head.id,
            text=text,
            state=state,
            author=person.name,
            created_at=now(),
        )
        self._store.targets.commit(revision)
        return revision


def _note(before: Segment, after: Segment) -> str:
    """Return what a reopening by a corrected source says where nobody gave a reason: both texts."""

    def cut(text: str, codes: tuple[InlineCode, ...]) -> str:
        words = readable(text, codes)
        return words if len(words) <= _LONGEST_NOTE else words[:_LONGEST_NOTE] + "…"

    return f"{cut(before.text, before.codes)} → {cut(after.text, after.codes)}"
