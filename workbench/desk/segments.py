"""Splitting and joining segments, and taking that back: source and targets stay in step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.desk.carrying import (
    Carried,
    carried_parts,
    carried_together,
    combined,
    comparable,
    matching_groups,
)
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import EditingDeeds
from workbench.desk.editorial import EditorialDeeds
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.sources import SourceDeeds
from workbench.editorial.transitions import check_may_edit
from workbench.model.cutting import (
    Combined,
    codes_in,
    cut_points,
    pairs_are_whole,
    says_something,
    translated,
)
from workbench.model.errors import InputError, RuleError
from workbench.model.identity import new_id, now
from workbench.model.inline import FIRST_CODE
from workbench.model.release import Segment
from workbench.model.translation import (
    Origin,
    OriginKind,
    SegmentState,
    Status,
    TargetRevision,
    Translation,
)
from workbench.store.store import Store

_OPEN = (Status.DRAFT, Status.CHANGES_REQUESTED)
_CONFIRMED = (SegmentState.TRANSLATED, SegmentState.REVIEWED)


@dataclass(frozen=True, slots=True)
class Resegmented:
    """How a block was cut before and is cut now: ids of segments, in order.

    ``put_back(release_id, block_id, before, author)`` undoes it, with ``after`` it is done again.
    """

    changes: Changes
    block_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class SegmentDeeds(SourceDeeds):
    """How a block is cut into segments, for all languages of its release at once, and what its source says.

    A text is never lost: the segments that a split or a join replaces keep all their revisions, and taking it
    back names them again. Nobody may cut anew what is in review, approved or published in any language.
    """

    def __init__(
        self,
        store: Store,
        people: PeopleDeeds,
        releases: ReleaseDeeds,
        editing: EditingDeeds,
        editorial: EditorialDeeds,
    ) -> None:
        super().__init__(store, people, releases, editing, editorial)

    def split(
        self, translation_id: str, segment_id: str, source_offset: int, target_offset: int | None, author: str
    ) -> Resegmented:
        """Cut a segment in two at an offset (in characters) of its source.

        White space there goes to neither part. The target of this translation is cut at ``target_offset``,
        with None and in the other languages between its sentences where they answer the source's; else
        the whole of it goes to the first part, as a draft. Raises ``RuleError``: ``segments.dateline``,
        ``segments.empty_part``, ``segments.cuts_codes``, ``segments.cuts_target_codes`` and what
        ``_check_open`` raises.
        """
        translation, segment = self._place(translation_id, segment_id)
        languages = self._check_open(translation.release_id, [segment], author)
        if segment.is_dateline:
            raise RuleError("segments.dateline")
        parts = _parts(segment, source_offset)
        with self._store.transaction():
            self._store.segments.add_made(translation.release_id, parts, [segment.id])
            for each in languages:
                head = self._store.targets.head(each.id, segment.id)
                if head is None:
                    continue
                offset = target_offset if each.id == translation.id else None
                carried = carried_parts(head, parts, offset, each.target_language)
                if carried is None:
                    raise RuleError("segments.cuts_target_codes")
                for part, one in zip(parts, carried, strict=True):
                    self._carry(each, part, one, author)
            before = self._store.segments.cut(segment.block_id)
            place = before.index(segment.id)
            after = (*before[:place], *(part.id for part in parts), *before[place + 1 :])
            self._store.segments.recut(translation.release_id, segment.block_id, "split", after, author)
        return self._resegmented(translation.release_id, segment.block_id, before, after)

    def join(self, translation_id: str, segment_id: str, author: str) -> Resegmented:
        """Make one segment of this and the next one of its block.

        Targets are joined by what stands between the sources; the state is the lower of the two. Raises
        ``RuleError``: ``segments.no_next``, ``segments.dateline``, ``segments.too_many_codes`` and what
        ``_check_open`` raises.
        """
        translation, segment = self._place(translation_id, segment_id)
        before = self._store.segments.cut(segment.block_id)
        place = before.index(segment.id)
        if place + 1 >= len(before):
            raise RuleError("segments.no_next")
        pair = [segment, self._releases.segment(translation.release_id, before[place + 1])]
        languages = self._check_open(translation.release_id, pair, author)
        if any(one.is_dateline for one in pair):
            raise RuleError("segments.dateline")
        try:
            whole = combined(pair)
        except ValueError as error:
            raise RuleError("segments.too_many_codes") from error
        joined = replace(segment, id=new_id(), text=whole.text, codes=whole.codes)
        with self._store.transaction():
            self._store.segments.add_made(translation.release_id, [joined], [one.id for one in pair])
            for each in languages:
                heads = [self._store.targets.head(each.id, one.id) for one in pair]
                self._carry(each, joined, carried_together(heads, pair, whole), author)
            after = (*before[:place], joined.id, *before[place + 2 :])
            self._store.segments.recut(translation.release_id, segment.block_id, "join", after, author)
        return self._resegmented(translation.release_id, segment.block_id, before, after)

    def put_back(
        self, release_id: str, block_id: str, segment_ids: Sequence[str], author: str
    ) -> Resegmented:
        """Cut a block as it was cut before: undo, or redo, of a split or a join.

        What was written since in any language goes over into the segments that come back. Raises ``InputError``
        ``segments.unknown_cut`` where the block was never cut like that, ``RuleError``
        ``segments.source_changed`` where its source has been corrected since, and what ``_check_open`` raises.
        """
        after = tuple(segment_ids)
        before = self._store.segments.cut(block_id)
        if after not in (ids for _, ids in self._store.segments.cuts(block_id)):
            raise InputError("segments.unknown_cut")
        if after == before:
            return Resegmented(NOTHING, block_id, before, after)
        old = [self._releases.segment(release_id, one) for one in before]
        new = [self._releases.segment(release_id, one) for one in after]
        groups = matching_groups(old, new)
        if groups is None:
            raise RuleError("segments.source_changed")
        groups = [group for group in groups if [one.id for one in group[0]] != [one.id for one in group[1]]]
        languages = self._check_open(release_id, [one for group, _ in groups for one in group], author)
        with self._store.transaction():
            for group in groups:
                for each in languages:
                    self._take_along(each, *group, author)
            self._store.segments.recut(release_id, block_id, "put_back", after, author)
        return self._resegmented(release_id, block_id, before, after)

    def _place(self, translation_id: str, segment_id: str) -> tuple[Translation, Segment]:
        translation = self._releases.translation(translation_id)
        segment = self._releases.segment(translation.release_id, segment_id)
        if segment.id not in self._store.segments.cut(segment.block_id):
            raise RuleError("edit.recut")
        return translation, segment

    def _check_open(self, release_id: str, segments: Sequence[Segment], author: str) -> list[Translation]:
        """Return the release's translations, all of which may be cut anew at these segments.

        Raises ``RuleError``: ``rule.role``, ``segments.status`` (``language``, ``status``), ``segments.locked``
        (``language``, ``number``), ``segments.unchecked`` where a source was corrected after its target was
        written, ``segments.typing`` (``language``, ``number`` both).
        """
        check_may_edit(self._people.get(author))
        translations = self._releases.translations(release_id)
        for each in translations:
            status = self._releases.status(each.id)
            if status not in _OPEN:
                raise RuleError("segments.status", language=each.target_language, status=status)
            heads = self._store.targets.heads_of(each.id, [segment.id for segment in segments])
            changed = set(self._store.segments.changed_since(each.id, release_id))
            typed = {one.segment_id: one.text for one in self._store.targets.kept_typing(each.id)}
            for segment in segments:
                head = heads.get(segment.id)
                language, number = each.target_language, segment.number
                if head is not None and head.locked:
                    raise RuleError("segments.locked", language=language, number=number)
                if segment.id in changed:
                    # The text would go over to segments whose source looks as if it had never been another.
                    raise RuleError("segments.unchecked", language=language, number=number)
                if typed.get(segment.id, text := head.text if head else "") != text:
                    raise RuleError("segments.typing", language=language, number=number)
        return translations

    def _carry(
        self, translation: Translation, segment: Segment, carried: Carried | None, author: str
    ) -> None:
        """Give a segment a text that comes from another one: its first, or in the place of what it has."""
        head = self._store.targets.head(translation.id, segment.id)
        if carried is None:
            if head is None or not head.text:
                return
            carried = Carried("", SegmentState.UNTRANSLATED, Origin(OriginKind.NONE), head.id)
        elif head is not None and head.text == carried.text:
            return
        revision = TargetRevision(
            id=new_id(),
            translation_id=translation.id,
            segment_id=segment.id,
            parent_id=carried.parent_id if head is None else head.id,
            text=carried.text,
            state=carried.state,
            origin=carried.origin,
            author=self._people.get(author).name,
            created_at=now(),
        )
        if head is None:
            self._store.targets.carry_over(revision)
        else:
            self._store.targets.commit(revision)
        if revision.state in _CONFIRMED:
            self._editing.remember(translation, segment, revision)

    def _take_along(
        self, translation: Translation, old: Sequence[Segment], new: Sequence[Segment], author: str
    ) -> None:
        """Take over what was written in segments that go into those that come back."""
        heads = [self._store.targets.head(translation.id, one.id) for one in old]
        if all(head is None or self._was_carried(head) for head in heads):
            return
        back = [self._store.targets.head(translation.id, one.id) for one in new]
        whole, whole_back = combined(old), combined(new)
        carried = carried_together(heads, old, whole)
        carried_back = carried_together(back, new, whole_back)
        text = "" if carried is None else comparable(carried.text, whole)
        if text == ("" if carried_back is None else comparable(carried_back.text, whole_back)):
            return
        parts: list[Carried | None] = [None] * len(new)
        if carried is not None:
            pieces = _with_codes_of(new, whole_back.chars)
            text = translated(carried.text, _same_codes(whole, whole_back))
            head = _as_head(carried, translation, text)
            found = carried_parts(head, pieces, None, translation.target_language) or parts
            parts = [_renamed(one, names) for one, names in zip(found, whole_back.chars, strict=True)]
        for segment, one in zip(new, parts, strict=True):
            self._carry(translation, segment, one, author)

    def _was_carried(self, head: TargetRevision) -> bool:
        if head.parent_id is None:
            return False
        parent = self._store.targets.revision(head.parent_id)
        return parent is not None and parent.segment_id != head.segment_id

    def _resegmented(
        self, release_id: str, block_id: str, before: Iterable[str], after: Iterable[str]
    ) -> Resegmented:
        before, after = tuple(before), tuple(after)
        changes = Changes(
            releases=frozenset((release_id,)),
            translations=frozenset(each.id for each in self._releases.translations(release_id)),
            segments=frozenset(before) ^ frozenset(after),
            structure=True,
        )
        return Resegmented(changes, block_id, before, after)


def _parts(segment: Segment, offset: int) -> list[Segment]:
    end, begin = cut_points(segment.text, segment.codes, offset)
    first, second = segment.text[:end], segment.text[begin:]
    if not says_something(first) or not says_something(second):
        raise RuleError("segments.empty_part")
    parts = []
    for text, separator in ((first, segment.separator), (second, segment.text[end:begin])):
        if not pairs_are_whole(text, segment.codes):
            raise RuleError("segments.cuts_codes")
        codes = codes_in(text, segment.codes)
        parts.append(replace(segment, id=new_id(), text=text, codes=codes, separator=separator))
    return parts


def _same_codes(one: Combined, other: Combined) -> dict[str, str]:
    """Return which code of a whole is which of another; nothing where they are not the same codes."""
    ours, theirs = ([(code.kind, code.role) for code in whole.codes] for whole in (one, other))
    if ours != theirs:
        return {}
    return {a.char: b.char for a, b in zip(one.codes, other.codes, strict=True)}


def _with_codes_of(segments: Sequence[Segment], chars: Sequence[dict[str, str]]) -> list[Segment]:
    """Return the segments with their codes under the characters that they have in the whole."""
    moved = []
    for segment, names in zip(segments, chars, strict=True):
        codes = tuple(replace(c, index=ord(names[c.char]) - FIRST_CODE) for c in segment.codes)
        moved.append(replace(segment, text="".join(names.get(c, c) for c in segment.text), codes=codes))
    return moved


def _renamed(carried: Carried | None, names: dict[str, str]) -> Carried | None:
    """Return a text with the code characters of its own segment again."""
    if carried is None:
        return None
    own = {whole: char for char, whole in names.items()}
    return replace(carried, text="".join(own.get(char, char) for char in carried.text))


def _as_head(carried: Carried, translation: Translation, text: str) -> TargetRevision:
    return TargetRevision(
        carried.parent_id, translation.id, "", None, text, carried.state, carried.origin, "", now()
    )
