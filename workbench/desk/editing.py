"""Writing a translation: rows, commits, history, typing that is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from operator import ne
from typing import cast

from workbench.desk.changes import NOTHING, Changes, of_segments
from workbench.desk.comments import comments_now
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.views import STATE_ORDER, Outline, ProgressCount, Row
from workbench.drafting.memory import memory_key
from workbench.editorial.transitions import check_may_edit
from workbench.model.errors import ConflictError, InputError, RuleError
from workbench.model.identity import new_id, now
from workbench.model.inline import keep_known_codes, without_codes
from workbench.model.memory import TranslationUnit
from workbench.model.release import Segment
from workbench.model.translation import (
    Origin,
    OriginKind,
    SegmentState,
    TargetRevision,
    Translation,
)
from workbench.store.store import Store
from workbench.store.targets import KeptTyping

_CONFIRMED = frozenset({SegmentState.TRANSLATED, SegmentState.REVIEWED})
_LENGTH_STEP = 8
_LONGEST = 255 * _LENGTH_STEP
_LENGTH_CODES = bytes(-(-length // _LENGTH_STEP) for length in range(_LONGEST + 1))
_STATE_NUMBERS = {state.value: number for number, state in enumerate(STATE_ORDER)}
_TOGETHER = 400
"""Segments that one question names at most."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Edit:
    """A text for a segment, naming the revision that it replaces."""

    segment_id: str
    text: str
    state: SegmentState
    parent_id: str | None
    origin: Origin | None = None
    locked: bool | None = None


class EditingDeeds:
    """What a translator does all day."""

    def __init__(self, store: Store, people: PeopleDeeds, releases: ReleaseDeeds) -> None:
        self._store = store
        self._people = people
        self._releases = releases

    def outline(self, translation_id: str) -> Outline:
        """Return what a grid must know of all rows at once."""
        translation = self._releases.translation(translation_id)
        ids: list[str] = []
        lengths, states, starts, last = bytearray(), bytearray(), bytearray(), ""
        # Whole columns at a time: a loop over fifty thousand rows would keep the window waiting for its first.
        for some in self._store.targets.outline(translation.id, translation.release_id):
            segments, blocks, longest, state_names = zip(*some, strict=True)
            ids += segments
            lengths += bytes(map(_LENGTH_CODES.__getitem__, map(min, longest, repeat(_LONGEST))))
            states += bytes(map(_STATE_NUMBERS.__getitem__, state_names))
            starts += bytes(map(ne, blocks, chain((last,), blocks)))
            last = blocks[-1]
        return Outline(tuple(ids), bytes(lengths), bytes(states), bytes(starts))

    def rows(self, translation_id: str, first: int, count: int) -> list[Row]:
        """Return ``count`` rows from index ``first`` (from 0), fewer at the end."""
        translation = self._releases.translation(translation_id)
        start = max(0, first - 1)
        page = self._store.releases.segment_page(translation.release_id, start, count + first - start)
        return self._rows_of(translation, page)[first - start :]

    def row(self, translation_id: str, segment_id: str) -> Row:
        """Return one row; raise ``InputError`` ``segment.unknown``."""
        translation = self._releases.translation(translation_id)
        segment = self._releases.segment(translation.release_id, segment_id)
        first = max(0, segment.number - 2)
        page = self._store.releases.segment_page(translation.release_id, first, segment.number - first)
        return self._rows_of(translation, page or [segment])[-1]

    def rows_of(self, translation_id: str, segment_ids: Sequence[str]) -> list[Row]:
        """Return the rows of some segments (at most some hundreds), in the order given.

        ``first_of_block`` is what it is among all rows. What is no row of the translation is left out.
        """
        translation = self._releases.translation(translation_id)
        segments = self._store.releases.segments_of(translation.release_id, segment_ids)
        firsts = self._store.releases.first_of_blocks([segment.id for segment in segments])
        rows = self._rows_of(translation, segments)
        return [replace(row, first_of_block=row.segment.id in firsts) for row in rows]

    def targets_of(self, translation_id: str, first: int, count: int) -> list[TargetRevision | None]:
        """Return the current targets of ``count`` rows from index ``first`` (from 0), None for no target.

        Lighter than ``rows``: for the column of another language.
        """
        translation = self._releases.translation(translation_id)
        return self._store.targets.page(translation.id, translation.release_id, first, count)

    def _rows_of(self, translation: Translation, segments: Sequence[Segment]) -> list[Row]:
        heads = self._store.targets.heads_of(translation.id, [segment.id for segment in segments])
        blocks = self._store.releases.blocks_by_id({segment.block_id for segment in segments})
        sources = self._store.segments.source_heads([segment.id for segment in segments])
        open_comments: dict[str, int] = {}
        for comment in comments_now(self._store, translation):
            if not comment.resolved and not comment.parent_id:
                open_comments[comment.segment_id] = open_comments.get(comment.segment_id, 0) + 1
        rows, previous = [], ""
        for segment in segments:
            head = heads.get(segment.id)
            source, changed_by = sources.get(segment.id, (None, ""))
            rows.append(
                Row(
                    segment,
                    blocks[segment.block_id],
                    segment.block_id != previous,
                    head,
                    open_comments.get(segment.id, 0),
                    source,
                    head is not None and head.state is not SegmentState.UNTRANSLATED and head.id < changed_by,
                )
            )
            previous = segment.block_id
        return rows

    def commit(
        self,
        translation_id: str,
        segment_id: str,
        text: str,
        state: SegmentState,
        author: str,
        parent_id: str | None,
        origin: Origin | None = None,
        locked: bool | None = None,
    ) -> Changes:
        """Commit a text for a segment.

        ``parent_id`` names the revision it replaces (None: there was none). Codes that the source segment
        does not have are left out. Raises ``ConflictError`` ``edit.conflict`` where somebody replaced the
        same parent, ``InputError`` ``revision.unknown`` where the parent is none of the segment's, ``RuleError``
        ``edit.locked`` or ``rule.role``.
        """
        edit = Edit(segment_id, text, state, parent_id, origin, locked)
        return self.commit_many(translation_id, [edit], author)

    def commit_many(self, translation_id: str, edits: Sequence[Edit], author: str) -> Changes:
        """Commit several texts as one transaction: all of them, or none where one is refused.

        The text of a ``ConflictError`` is kept all the same, beside what has replaced its parent.
        """
        translation = self._releases.translation(translation_id)
        person = self._people.get(author)
        check_may_edit(person)
        try:
            with self._store.transaction():
                changed = [
                    edit.segment_id for edit in edits if self._commit_one(translation, edit, person.name)
                ]
        except ConflictError as conflict:
            self._store.targets.keep_beside(cast(TargetRevision, conflict.data["mine"]))
            raise
        if not changed:
            return NOTHING
        return of_segments(translation.release_id, translation.id, changed)

    def _commit_one(self, translation: Translation, edit: Edit, author: str) -> bool:
        segment = self._releases.segment(translation.release_id, edit.segment_id)
        if not segment.number and segment.id not in self._store.segments.cut(segment.block_id):
            raise RuleError("edit.recut")
        head = self._store.targets.head(translation.id, segment.id)
        locked = edit.locked if edit.locked is not None else head is not None and head.locked
        if head is not None and head.locked and locked:
            raise RuleError("edit.locked", number=segment.number)
        text = storable(keep_known_codes(edit.text, segment.codes))
        state = edit.state if without_codes(text).strip() else SegmentState.UNTRANSLATED
        parent = None
        if edit.parent_id is not None:
            parent = self._store.targets.revision(edit.parent_id)
            place = (translation.id, segment.id)
            if parent is None or (parent.translation_id, parent.segment_id) != place:
                raise InputError("revision.unknown", revision=edit.parent_id)
        revision = TargetRevision(
            id=new_id(),
            translation_id=translation.id,
            segment_id=segment.id,
            parent_id=edit.parent_id,
            text=text,
            state=state,
            origin=edit.origin or _inherited(parent, text),
            author=author,
            created_at=now(),
            locked=bool(locked),
        )
        if head is None and not text:
            return False
        if head is not None and head.id == edit.parent_id and _same(head, revision):
            self._store.targets.forget_typing(translation.id, segment.id)
            return False
        self._store.targets.commit(revision)
        if state in _CONFIRMED and (parent is None or parent.text != text or parent.state not in _CONFIRMED):
            self.remember(translation, segment, revision)
        return True

    def remember(self, translation: Translation, segment: Segment, revision: TargetRevision) -> None:
        """Add what a segment and its target say of each other to the memory."""
        release = self._releases.get(translation.release_id)
        before, after = self.around(release.id, segment)
        unit = TranslationUnit(
            id=new_id(),
            source=segment.text,
            target=revision.text,
            source_language=release.source_language,
            target_language=translation.target_language,
            codes=segment.codes,
            author=revision.author,
            created_at=revision.created_at,
            release_reference=release.reference or release.title,
            release_id=release.id,
            segment_id=segment.id,
            before=memory_key(before),
            after=memory_key(after),
        )
        self._store.memory.add(unit, memory_key(segment.text), translation.id)

    def around(self, release_id: str, segment: Segment) -> tuple[str, str]:
        """Return the sources of the segments before and after one, empty where there is none."""
        if not segment.number:
            return "", ""
        first = max(0, segment.number - 2)
        beside = self._store.releases.segment_page(release_id, first, segment.number + 1 - first)
        texts = {one.number: one.text for one in beside}
        return texts.get(segment.number - 1, ""), texts.get(segment.number + 1, "")

    def history(self, translation_id: str, segment_id: str = "") -> list[TargetRevision]:
        """Return every revision of a segment, or of the whole translation, newest first.

        Behind those of a segment stand the revisions of what it was split off or joined from.
        """
        found = self._store.targets.history(translation_id, segment_id)
        for older in self._store.segments.ancestors(segment_id) if segment_id else ():
            found += self._store.targets.history(translation_id, older)
        return found

    def keep_typing(self, translation_id: str, segment_id: str, text: str, parent_id: str | None) -> None:
        """Keep what is being typed, so that a crash loses none of it."""
        typing = KeptTyping(translation_id, segment_id, storable(text), parent_id, now())
        self._store.targets.keep_typing(typing)

    def kept_typing(self, translation_id: str) -> list[KeptTyping]:
        """Return what was typed and neither committed nor forgotten, where it says something new."""
        kept = self._store.targets.kept_typing(translation_id)
        heads: dict[str, TargetRevision] = {}
        for first in range(0, len(kept), _TOGETHER):
            some = [typing.segment_id for typing in kept[first : first + _TOGETHER]]
            heads |= self._store.targets.heads_of(translation_id, some)
        return [
            typing
            for typing in kept
            if typing.text != (heads[typing.segment_id].text if typing.segment_id in heads else "")
        ]

    def forget_typing(self, translation_id: str, segment_id: str) -> None:
        """Forget what was typed for a segment."""
        self._store.targets.forget_typing(translation_id, segment_id)

    def progress(self, translation_id: str) -> ProgressCount:
        """Return how far the translation is, and the words of both sides."""
        translation = self._releases.translation(translation_id)
        counted = self._store.targets.count(translation.id, translation.release_id)
        return ProgressCount(
            total=counted.segments,
            confirmed=sum(counted.states.get(state, 0) for state in _CONFIRMED),
            drafts=counted.states.get(SegmentState.DRAFT, 0),
            source_words=counted.source_words,
            target_words=counted.target_words,
        )

    def last_place(self, translation_id: str, person: str) -> str:
        """Return the id of the segment where the person last was, empty where there is none.

        Where that was split or joined since, it is the segment that has its text now.
        """
        place = self._store.targets.last_place(translation_id, person)
        translation = self._releases.translation(translation_id)
        return self._store.segments.moved(translation.release_id).get(place, place)

    def remember_place(self, translation_id: str, person: str, segment_id: str) -> None:
        """Remember where the person is."""
        self._store.targets.remember_place(translation_id, person, segment_id)


def storable(text: str) -> str:
    """Return a text as it can be kept."""
    # Half of a pair of surrogates, as a keyboard or a terminal may give it, is no text in any encoding.
    return _LONE_SURROGATE.sub("\ufffd", text)


def _inherited(parent: TargetRevision | None, text: str) -> Origin:
    if parent is None or not without_codes(parent.text).strip():
        return Origin(OriginKind.PERSON)
    if parent.text == text or parent.origin.kind is OriginKind.PERSON:
        return parent.origin
    return replace(parent.origin, edited=True)


def _same(head: TargetRevision, revision: TargetRevision) -> bool:
    return (head.text, head.state, head.locked) == (
        revision.text,
        revision.state,
        revision.locked,
    )
