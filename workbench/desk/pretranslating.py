"""A translation filled from the memories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import Edit, EditingDeeds
from workbench.desk.made import Made
from workbench.desk.releases import ReleaseDeeds
from workbench.drafting.plan import may_be_filled
from workbench.model.inline import without_codes
from workbench.model.memory import MatchKind
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.translation import Origin, OriginKind, SegmentState
from workbench.store.store import Store

if TYPE_CHECKING:
    from workbench.desk.memory import MemoryDeeds


@dataclass(frozen=True, slots=True)
class Pretranslated:
    """What was put into a segment, where it came from, and the score of the match in per cent."""

    segment_id: str
    text: str
    origin: Origin
    score: int


@dataclass(frozen=True, slots=True)
class Pretranslation:
    """What was filled; ``made`` is what undoes it (``FindingDeeds.put_back``)."""

    segments: tuple[Pretranslated, ...] = ()
    changes: Changes = NOTHING
    made: tuple[Made, ...] = ()


def pretranslate(
    memory: MemoryDeeds,
    store: Store,
    releases: ReleaseDeeds,
    editing: EditingDeeds,
    translation_id: str,
    at_least: int,
    person: str,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
    segment_ids: Sequence[str] | None = None,
) -> Pretranslation:
    """Fill the segments that no person has written; see ``MemoryDeeds.pretranslate``."""
    translation = releases.translation(translation_id)
    release = releases.get(translation.release_id)
    wanted = None if segment_ids is None else set(segment_ids)
    heads = store.targets.heads(translation.id)
    todo = [
        segment
        for segment in releases.segments(release.id)
        if (wanted is None or segment.id in wanted)
        and may_be_filled(heads.get(segment.id), replace_drafts=wanted is not None)
    ]
    filled: list[Pretranslated] = []
    for done, segment in enumerate(todo):
        if cancel is not None:
            cancel.raise_if_cancelled()
        progress(done, len(todo))
        matches = memory.matches_of(release, translation, segment, 1, at_least, cancel)
        best = next((one for one in matches if one.kind is not MatchKind.QUOTATION), None)
        if best is None or not without_codes(best.target).strip():
            continue
        origin = Origin(OriginKind.MEMORY, score=best.score, reference=best.unit.release_reference)
        filled.append(Pretranslated(segment.id, best.target, origin, best.score))
    edits: list[Edit] = []
    made: list[Made] = []
    with store.transaction():
        for one in filled:
            head = store.targets.head(translation.id, one.segment_id)
            if head != heads.get(one.segment_id):
                # Somebody has written there meanwhile.
                continue
            before = "" if head is None else head.text
            if before == one.text:
                continue
            parent = None if head is None else head.id
            edits.append(Edit(one.segment_id, one.text, SegmentState.DRAFT, parent, one.origin))
            state = SegmentState.UNTRANSLATED if head is None else head.state
            old = Origin(OriginKind.NONE) if head is None or not before else head.origin
            made.append(
                Made(
                    translation.id,
                    one.segment_id,
                    "target",
                    before,
                    one.text,
                    state,
                    SegmentState.DRAFT,
                    old,
                    one.origin,
                )
            )
        changes = editing.commit_many(translation.id, edits, person)
    progress(len(todo), len(todo))
    put = {edit.segment_id for edit in edits}
    return Pretranslation(tuple(one for one in filled if one.segment_id in put), changes, tuple(made))
