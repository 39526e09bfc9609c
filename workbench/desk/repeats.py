"""Segments whose source stands in the release more than once: found, counted once, and filled from each other."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import Edit, EditingDeeds
from workbench.desk.made import Made
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.views import NO_ORIGIN, Row
from workbench.drafting.memory import EXACT, adapt, memory_key
from workbench.model.identity import new_id, now
from workbench.model.inline import without_codes
from workbench.model.memory import TranslationUnit
from workbench.model.release import Release
from workbench.model.tasks import CancelToken
from workbench.model.translation import Origin, OriginKind, SegmentState, TargetRevision, Translation
from workbench.store.store import Store

CONFIRMED = frozenset({SegmentState.TRANSLATED, SegmentState.REVIEWED})
MOST_AT_ONCE = 500
"""Repeats of one sentence that are looked at; a release with more of them is no prose."""

_KEPT = 8


@dataclass(frozen=True, slots=True)
class RepeatGroups:
    """The repeated segments of a release. ``sizes`` says of each how often its source stands there.

    ``segments`` and ``words`` count those that stand there already: each source but for its first place.
    """

    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    segments: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling did: ``differing`` repeats have another text, which a person wrote or confirmed, and keep it."""

    changes: Changes
    made: tuple[Made, ...]
    differing: tuple[str, ...]


class RepeatDeeds:
    """Repeats of a release. What is known of a release's sources is kept until one of them changes."""

    def __init__(self, store: Store, releases: ReleaseDeeds, editing: EditingDeeds) -> None:
        self._store = store
        self._releases = releases
        self._editing = editing
        self._known: dict[str, tuple[tuple[object, ...], RepeatGroups]] = {}
        self._lock = threading.Lock()

    def groups(self, release_id: str, cancel: CancelToken | None = None) -> RepeatGroups:
        """Return which segments of a release repeat each other (see ``memory_key``)."""
        stamp = self._store.finding.source_stamp(release_id)
        with self._lock:
            known = self._known.get(release_id)
        if known is not None and known[0] == stamp:
            return known[1]
        found = self._grouped(release_id, cancel)
        with self._lock:
            self._known.pop(release_id, None)
            self._known[release_id] = (stamp, found)
            while len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return found

    def _grouped(self, release_id: str, cancel: CancelToken | None) -> RepeatGroups:
        places: dict[str, list[str]] = {}
        segments = words = 0
        for page in self._store.finding.sources(release_id):
            if cancel is not None:
                cancel.raise_if_cancelled()
            for segment_id, text, count in page:
                same = places.setdefault(memory_key(text), [])
                if same:
                    segments, words = segments + 1, words + count
                same.append(segment_id)
        groups: dict[str, tuple[str, ...]] = {}
        for ids in places.values():
            if len(ids) > 1:
                groups |= dict.fromkeys(ids, tuple(ids))
        return RepeatGroups(groups, {one: len(ids) for one, ids in groups.items()}, segments, words)

    def of(self, translation_id: str, segment_id: str, cancel: CancelToken | None = None) -> list[Row]:
        """Return the rows of the other segments with the same source, in order."""
        translation = self._releases.translation(translation_id)
        return self._others(translation, segment_id, cancel)

    def _others(self, translation: Translation, segment_id: str, cancel: CancelToken | None) -> list[Row]:
        same = self.groups(translation.release_id, cancel).groups.get(segment_id, ())
        others = [one for one in same if one != segment_id][:MOST_AT_ONCE]
        return self._editing.rows_of(translation.id, others) if others else []

    def differing(self, translation_id: str, cancel: CancelToken | None = None) -> tuple[str, ...]:
        """Return the repeated segments whose confirmed texts are not the same everywhere, in order of the text."""
        translation = self._releases.translation(translation_id)
        groups = self.groups(translation.release_id, cancel).groups
        texts: dict[tuple[str, ...], set[str]] = {}
        order: list[str] = []
        for page in self._store.finding.texts(translation.id, translation.release_id) if groups else ():
            if cancel is not None:
                cancel.raise_if_cancelled()
            for pair in page:
                group = groups.get(pair.segment_id)
                if group is not None and pair.state in CONFIRMED:
                    order.append(pair.segment_id)
                    texts.setdefault(group, set()).add(memory_key(pair.target))
        return tuple(one for one in order if len(texts[groups[one]]) > 1)

    def fill(self, translation_id: str, segment_id: str, author: str) -> Filled:
        """Put a confirmed segment's text into the others with the same source, as drafts, in one transaction.

        Empty ones are filled, and drafts that no person has worked on; what is confirmed, locked, being typed or
        somebody's own stays, and counts as differing where it says something else. Raises ``RuleError`` where the
        person may not edit.
        """
        translation = self._releases.translation(translation_id)
        head = self._store.targets.head(translation.id, segment_id)
        if head is None or head.state not in CONFIRMED:
            return Filled(NOTHING, (), ())
        release = self._releases.get(translation.release_id)
        with self._store.transaction():
            rows = self._others(translation, segment_id, None)
            if not rows:
                return Filled(NOTHING, (), ())
            unit = self._unit(release, translation, segment_id, head)
            origin = Origin(OriginKind.PROPAGATED, score=EXACT, reference=release.reference)
            typed = {one.segment_id for one in self._store.targets.kept_typing(translation.id)}
            edits: list[Edit] = []
            made: list[Made] = []
            differing: list[str] = []
            for row in rows:
                match = adapt(unit, row.segment)
                if match is None or row.text == match.target:
                    continue
                if row.segment.id in typed or not _may_fill(row):
                    if memory_key(row.text) != memory_key(match.target):
                        differing.append(row.segment.id)
                    continue
                state = SegmentState.DRAFT
                edits.append(Edit(row.segment.id, match.target, state, row.revision_id, origin))
                before = row.origin if row.text else NO_ORIGIN
                made.append(
                    Made(
                        translation.id,
                        row.segment.id,
                        "target",
                        row.text,
                        match.target,
                        row.state,
                        state,
                        before,
                        origin,
                    )
                )
            changes = self._editing.commit_many(translation.id, edits, author) if edits else NOTHING
        return Filled(changes, tuple(made), tuple(differing))

    def _unit(
        self, release: Release, translation: Translation, segment_id: str, head: TargetRevision
    ) -> TranslationUnit:
        segment = self._releases.segment(release.id, segment_id)
        return TranslationUnit(
            id=new_id(),
            source=segment.text,
            target=head.text,
            source_language=release.source_language,
            target_language=translation.target_language,
            codes=segment.codes,
            author=head.author,
            created_at=now(),
            release_reference=release.reference,
            release_id=release.id,
            segment_id=segment.id,
        )


def _may_fill(row: Row) -> bool:
    if row.locked or row.state in CONFIRMED:
        return False
    written = row.origin.kind is OriginKind.PERSON or row.origin.edited
    return not (written and without_codes(row.text).strip())
