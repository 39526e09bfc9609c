"""The entries of the timeline in words, and where they find room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF

from ui.library.timescale import TimeScale
from ui.moments import due_soon, due_words, elsewhere, embargo_both
from workbench.desk import wording
from workbench.desk.library_views import TimelineEntry, TimelineKind
from workbench.model.translation import Status

_DONE = (Status.APPROVED, Status.PUBLISHED)
GAP = 6.0


def coming(entries: Iterable[TimelineEntry], ids: set[str] | None) -> list[TimelineEntry]:
    """Return the deadlines of what is not done and the embargoes, in order of time.

    ``ids`` are the releases that are found, None for all.
    """
    found = [
        entry
        for entry in entries
        if (ids is None or entry.release.id in ids)
        and (
            entry.kind is TimelineKind.EMBARGO
            or (entry.kind is TimelineKind.DUE and entry.status not in _DONE)
        )
    ]
    return sorted(found, key=lambda entry: entry.at)


def shown_entries(entries: Iterable[TimelineEntry], scale: TimeScale) -> list[TimelineEntry]:
    """Return what is on the scale, and what is overdue."""
    return [
        entry
        for entry in entries
        if scale.shows(entry.at) or (entry.kind is TimelineKind.DUE and entry.at < scale.begin)
    ]


def later(entries: Iterable[TimelineEntry], scale: TimeScale) -> int:
    """Return how many entries come after the end of the scale."""
    return sum(1 for entry in entries if entry.at > scale.end)


def tone_of(entry: TimelineEntry, at: datetime) -> tuple[str, str]:
    """Return the tone and the icon of an entry."""
    if entry.kind is TimelineKind.DUE:
        return ("error", "warning") if due_soon(entry.at, at) else ("plain", "flag")
    return ("accent", "check") if entry.status in _DONE else ("warning", "clock")


def label_of(entry: TimelineEntry) -> str:
    """Return the short words of an entry: the number of the release and its title."""
    release = entry.release
    return f"{release.reference} {release.title}" if release.reference else release.title


def said(entry: TimelineEntry, at: datetime) -> str:
    """Return an entry in whole words, for the tool tip and the screen reader."""
    release = entry.release
    if entry.kind is TimelineKind.DUE:
        there = elsewhere(entry.at, entry.zone)
        when = due_words(entry.at, at) + (f" ({there})" if there else "")
    else:
        when = embargo_both(entry.at, entry.zone, at)
    head = f"{release.reference} {release.title}".strip()
    return "\n".join((head, when, wording.name(entry.status)))


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry's box on the canvas: its left end stands at its moment."""

    box: QRectF
    lane: int


def place(lefts: Sequence[float], widths: Sequence[float], width: float, high: float) -> list[Placed]:
    """Give each box, in order of time, the first lane where it has room; boxes stay within ``width``."""
    ends: list[float] = []
    placed = []
    for left, wide in zip(lefts, widths, strict=True):
        x = max(0.0, min(left, width - wide))
        lane = next((row for row, end in enumerate(ends) if end + GAP <= x), len(ends))
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = x + wide
        placed.append(Placed(QRectF(x, lane * (high + 4), wide, high), lane))
    return placed
