"""Where moments stand on the timeline: the next hours wide, the days after them narrower."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from ui.moments import here
from workbench.desk import catalogue

BEFORE = timedelta(hours=2)
NEAR = timedelta(hours=14)
HOUR = timedelta(hours=1)
SPANS = (1, 3, 7, 14, 31)
"""How many days are shown, from near to far."""
_STEPS = (1, 2, 3, 6, 12, 24, 48, 168)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale with its label; ``day`` where a day begins there."""

    at: datetime
    x: float
    label: str
    day: bool


class TimeScale:
    """A width in pixels for some days, from two hours before a moment on.

    More than one day: the first ``NEAR`` hours have half of the width.
    """

    def __init__(self, now: datetime, days: int, width: float) -> None:
        self.now, self.days, self.width = now, days, max(1.0, width)
        self.begin = (now - BEFORE).replace(minute=0, second=0, microsecond=0)
        self.end = self.begin + timedelta(days=days)
        near = NEAR if days > 1 else timedelta(days=1)
        self._knee = self.begin + near
        self._knee_x = self.width * 0.5 if days > 1 else self.width

    def x_of(self, moment: datetime) -> float:
        """Return where a moment stands; one outside stands at the nearer edge."""
        if moment <= self.begin:
            return 0.0
        if moment >= self.end:
            return self.width
        if moment <= self._knee:
            return self._knee_x * ((moment - self.begin) / (self._knee - self.begin))
        share = (moment - self._knee) / (self.end - self._knee)
        return self._knee_x + (self.width - self._knee_x) * share

    def shows(self, moment: datetime) -> bool:
        """Return whether a moment is on the scale."""
        return self.begin <= moment <= self.end

    def ticks(self, label_width: float) -> list[Tick]:
        """Return the lines of the scale, as close as labels of a width allow."""
        found: list[Tick] = []
        pieces = [(self.begin, self._knee, self._knee_x)]
        if self._knee < self.end:
            pieces.append((self._knee, self.end, self.width - self._knee_x))
        for first, last, width in pieces:
            step = next(
                (hours for hours in _STEPS if width * (hours * HOUR / (last - first)) >= label_width),
                _STEPS[-1],
            )
            found += self._lines(first, last, step)
        kept: list[Tick] = []
        for tick in found:
            if not kept or tick.x - kept[-1].x >= label_width * 0.9:
                kept.append(tick)
            elif tick.day and not kept[-1].day:
                kept[-1] = tick
        return kept

    def _lines(self, first: datetime, last: datetime, step: int) -> list[Tick]:
        zone = here()
        local = first.astimezone(zone)
        at = local.replace(hour=0, minute=0, second=0, microsecond=0)
        found = []
        while at < last:
            if at >= first:
                found.append(Tick(at, self.x_of(at), self._label(at, step), at.hour == 0))
            # In the time of the clock: days have 23 or 25 hours where summer time begins or ends.
            at += timedelta(hours=step)
        return found

    def _label(self, at: datetime, step: int) -> str:
        locale = QLocale(catalogue.language())
        date = QDate(at.year, at.month, at.day)
        if at.hour:
            return at.strftime("%H:%M")
        far = (at.date() - self.now.astimezone(here()).date()).days > 6 or step >= 48
        return locale.toString(date, "d MMM" if far else "ddd")
