"""Splitting and joining segments, and correcting their sources."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.desk.changes import Changes


@dataclass(frozen=True, slots=True)
class Resegmented:
    """How a block was cut before and is cut now: ids of segments, in order.

    ``put_back(release_id, block_id, before, author)`` undoes it, with ``after`` it is done again.
    """

    changes: Changes
    block_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]
