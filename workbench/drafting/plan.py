"""What fills which segment: memory first, then drafts made before, then the engine; never a person's text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.inline import keep_known_codes, missing_codes, without_codes
from workbench.model.memory import Match
from workbench.model.release import Segment
from workbench.model.translation import Origin, OriginKind, SegmentState, TargetRevision


class Filling(StrEnum):
    """Where the text of a segment is to come from, or why it gets none."""

    MEMORY = "memory"
    CACHE = "cache"
    ENGINE = "engine"
    SOURCE = "source"
    KEPT = "kept"
    OPEN = "open"


_NO_ORIGIN = Origin(OriginKind.NONE)


@dataclass(frozen=True, slots=True)
class PlannedDraft:
    """What happens to one segment.

    ``MEMORY``, ``CACHE`` and ``SOURCE`` (a text without words, which stays as it is) bring ``text`` and ``origin``;
    ``ENGINE`` is to be asked, its draft has ``origin``; ``KEPT`` has a text that stays; ``OPEN`` finds nothing.
    """

    segment: Segment
    filling: Filling
    text: str = ""
    origin: Origin = _NO_ORIGIN


_NOT_A_PERSONS = frozenset(
    {OriginKind.NONE, OriginKind.MACHINE, OriginKind.MEMORY, OriginKind.SOURCE, OriginKind.PROPAGATED}
)


def may_be_filled(head: TargetRevision | None, replace_drafts: bool = False) -> bool:
    """Return whether a draft may take the place of the segment's newest revision.

    Empty and unconfirmed targets may be filled. With ``replace_drafts`` a draft that came from memory, from an engine
    or from the source and that nobody has edited may be replaced. What is locked, confirmed, written, edited,
    imported or paired stays: a person stands behind it.
    """
    if head is None:
        return True
    if head.locked or head.state not in {SegmentState.UNTRANSLATED, SegmentState.DRAFT}:
        return False
    if not without_codes(head.text).strip():
        return True
    return replace_drafts and head.origin.kind in _NOT_A_PERSONS and not head.origin.edited


def plan_drafts(
    segments: Iterable[Segment],
    heads: Mapping[str, TargetRevision],
    memory_lookup: Callable[[Segment], Match | None],
    cached: Callable[[Segment], str | None],
    engine_name: str = "",
    replace_drafts: bool = False,
) -> list[PlannedDraft]:
    """Return what happens to each segment, in order; nothing is asked but the two lookups.

    ``heads`` holds the newest revision by segment id. ``cached`` gives a draft that the engine ``engine_name`` made of
    the same source before; without an engine what the memory does not know stays open. A segment that
    repeats an earlier one is planned for the engine as well: ask ``cached`` again when its turn comes.
    """
    return [
        PlannedDraft(segment, Filling.KEPT)
        if not may_be_filled(heads.get(segment.id), replace_drafts)
        else _fill(segment, memory_lookup, cached, engine_name)
        for segment in segments
    ]


def _fill(
    segment: Segment,
    memory_lookup: Callable[[Segment], Match | None],
    cached: Callable[[Segment], str | None],
    engine_name: str,
) -> PlannedDraft:
    match = memory_lookup(segment)
    if match is not None and without_codes(match.target).strip():
        origin = Origin(OriginKind.MEMORY, score=match.score, reference=match.unit.release_reference)
        return PlannedDraft(segment, Filling.MEMORY, match.target, origin)
    from workbench.drafting.machine.words import needs_translating

    if not needs_translating(without_codes(segment.text)):
        return PlannedDraft(segment, Filling.SOURCE, segment.text, Origin(OriginKind.SOURCE))
    if not engine_name:
        return PlannedDraft(segment, Filling.OPEN)
    origin = Origin(OriginKind.MACHINE, engine=engine_name)
    draft = cached(segment)
    if draft and _fits(draft, segment):
        return PlannedDraft(segment, Filling.CACHE, draft, origin)
    return PlannedDraft(segment, Filling.ENGINE, origin=origin)


def _fits(draft: str, segment: Segment) -> bool:
    """Return whether a draft from the cache has the segment's codes, all of them and no others."""
    return not missing_codes(segment.text, draft) and keep_known_codes(draft, segment.codes) == draft
