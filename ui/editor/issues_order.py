"""The orders of issues: how grave they are, as the panel lists them, and their places, as the keys go through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from workbench.model.issues import Issue, Severity, Side

Place = tuple[int, int]
"""A row, and an offset in characters into its translation; -1 stands for its source, which comes first."""
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Numbered(Protocol):
    """What knows in which row a segment is shown."""

    def number_of(self, segment_id: str) -> int | None:
        """Return the number of the row; None where it is not shown."""


def gravest_first(issues: Iterable[Issue], numbers: Mapping[str, int]) -> list[Issue]:
    """Return errors, warnings, hints, and in the order of the text within each; ``numbers`` are those of segments."""
    return sorted(issues, key=lambda one: (_ORDER[one.severity], numbers.get(one.segment_id, -1), one.start))


def next_of(
    issues: Iterable[Issue],
    rows: Numbered,
    now: Place,
    forwards: bool,
    wants: Callable[[Issue], bool] | None = None,
    here: Issue | None = None,
) -> Issue | None:
    """Return the next (or previous) issue after a place, around the ends; None where none is shown and wanted.

    ``here`` is the one that was gone to last: while the place is still its own, the way goes on from it, so that
    several at one place are all reached.
    """
    keyed = [
        (at, issue)
        for issue in issues
        if (wants is None or wants(issue)) and (at := _place_of(issue, rows)) is not None
    ]
    if not keyed:
        return None
    keyed.sort(key=lambda pair: pair[0])
    at = None if here is None else _place_of(here, rows)
    if at is not None and (at[0], max(0, at[1])) == now:
        order = [issue for _key, issue in keyed]
        if here in order:
            return order[(order.index(here) + (1 if forwards else -1)) % len(order)]
    if forwards:
        return next((issue for key, issue in keyed if key > now), keyed[0][1])
    return next((issue for key, issue in reversed(keyed) if key < now), keyed[-1][1])


def _place_of(issue: Issue, rows: Numbered) -> Place | None:
    number = rows.number_of(issue.segment_id)
    return None if number is None else (number, issue.start if issue.side is Side.TARGET else -1)
