"""A text that a deed on many segments changed, as it was and as it became: what undo and redo need."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.translation import Origin, SegmentState


@dataclass(frozen=True, slots=True)
class Made:
    """A text before and after. ``side`` is ``source`` or ``target``; states and origins are the target's.

    An origin None is inherited from the revision that is replaced.
    """

    translation_id: str
    segment_id: str
    side: str
    before: str
    after: str
    state: SegmentState
    new_state: SegmentState
    origin: Origin | None = None
    new_origin: Origin | None = None
