"""The entries of the timeline in words, and where they find room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF

from ui.library.timescale import TimeScale
from ui.moments import due_soon, due_words, elsewhere, embargo_both, moment_words
from ui.words import _, language_name
from workbench.desk import wording
from workbench.desk.library_views import TimelineEntry, TimelineKind
from workbench.model.translation import Status

_DONE = (Status.APPROVED, Status.PUBLISHED)
GAP = 6.0


def shown_entries(
    entries: Iterable[TimelineEntry], scale: TimeScale, ids: set[str] | None
) -> list[TimelineEntry]:
    """Return what is on the timeline: all that is on the scale, and what is overdue.

    ``ids`` are the releases that are found, None for all. What is done is no longer due.
    """
    found = []
    for entry in entries:
        if ids is not None and entry.release.id not in ids:
            continue
        if entry.kind is TimelineKind.DUE:
            if entry.status not in _DONE and entry.at <= scale.end:
                found.append(entry)
        elif scale.shows(entry.at):
            found.append(entry)
    return found


def later(entries: Iterable[TimelineEntry], scale: TimeScale, ids: set[str] | None) -> int:
    """Return how many entries come after the end of the scale."""
    return sum(
        1
        for entry in entries
        if entry.at > scale.end
        and (ids is None or entry.release.id in ids)
        and not (entry.kind is TimelineKind.DUE and entry.status in _DONE)
    )


def tone_of(entry: TimelineEntry, at: datetime) -> tuple[str, str]:
    """Return the tone and the icon of an entry."""
    if entry.kind is TimelineKind.DUE:
        return ("error", "warning") if due_soon(entry.at, at) else ("plain", "flag")
    if entry.kind is TimelineKind.EMBARGO:
        return ("accent", "check") if entry.status in _DONE else ("warning", "clock")
    return "good", "check"


def label_of(entry: TimelineEntry) -> str:
    """Return the short words of an entry: the number of the release and its title."""
    release = entry.release
    words = f"{release.reference} {release.title}" if release.reference else release.title
    if entry.translation is not None:
        words = f"{entry.translation.target_language.upper()} {words}"
    return words


def said(entry: TimelineEntry, at: datetime) -> str:
    """Return an entry in whole words, for the tool tip and the screen reader."""
    release = entry.release
    if entry.kind is TimelineKind.DUE:
        there = elsewhere(entry.at, entry.zone)
        when = due_words(entry.at, at) + (f" ({there})" if there else "")
    elif entry.kind is TimelineKind.EMBARGO:
        when = embargo_both(entry.at, entry.zone, at)
    else:
        status = Status.APPROVED if entry.kind is TimelineKind.APPROVED else Status.PUBLISHED
        language = "" if entry.translation is None else language_name(entry.translation.target_language)
        when = _("{language}: {status} {moment}").format(
            language=language, status=wording.name(status), moment=moment_words(entry.at, at)
        )
    lines = [f"{release.reference} {release.title}".strip(), when]
    if entry.translation is None:
        lines.append(wording.name(entry.status))
    return "\n".join(lines)


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
