"""Times in words: how long still, due when, embargoed until when, in the person's zone and the release's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QDate, QLocale

from workbench.desk import catalogue
from workbench.desk.catalogue import _, ngettext

SOON = timedelta(hours=1)


class _SystemZone(tzinfo):
    """The zone that the computer is set to, with its summer time: each moment has the offset of its own day."""

    def fromutc(self, dt: datetime) -> datetime:
        """Return a moment that is given in UTC as it is called here."""
        there = self._known(dt.replace(tzinfo=UTC))
        return there.replace(tzinfo=self)

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """Return how far this zone is from UTC then."""
        return None if dt is None else self._known(dt.replace(tzinfo=None)).utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        """Return nothing: the system does not say how much of the offset is summer time."""
        del dt

    def tzname(self, dt: datetime | None) -> str | None:
        """Return how the zone is called then."""
        return None if dt is None else self._known(dt.replace(tzinfo=None)).tzname()

    def _known(self, dt: datetime) -> datetime:
        try:
            return dt.astimezone()
        except (OverflowError, OSError, ValueError):
            # The first and the last year that there are: no system knows their zone.
            return dt.replace(tzinfo=UTC)


_HERE = _SystemZone()


def here() -> tzinfo:
    """Return the person's own zone."""
    return _HERE


def now() -> datetime:
    """Return this moment, with the person's zone."""
    return datetime.now().astimezone()


def duration_words(length: timedelta) -> str:
    """Return a length in words, to the minute: ``3 h 12 min``, ``2 days 4 h``. Its sign is left out."""
    minutes = int(abs(length.total_seconds()) // 60)
    if minutes < 1:
        return _("less than 1 min")
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        if not minutes:
            return _("{hours} h").format(hours=hours)
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    days, hours = divmod(hours, 24)
    words = ngettext("{days} day", "{days} days", days).format(days=days)
    if days < 7 and hours:
        return _("{days} {hours} h").format(days=words, hours=hours)
    return words


def _day(moment: datetime, today: datetime, long: bool = False) -> str:
    distance = (moment.date() - today.date()).days
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow")
    locale = QLocale(catalogue.language())
    date = QDate(moment.year, moment.month, moment.day)
    if 0 < distance < 7 and not long:
        return locale.toString(date, "ddd")
    form = "ddd d MMM" if moment.year == today.year else "d MMM yyyy"
    return locale.toString(date, form)


def clock(moment: datetime) -> str:
    """Return the time of day of a moment in its own zone: ``14:00``."""
    return moment.strftime("%H:%M")


def moment_words(moment: datetime, at: datetime | None = None, zone: tzinfo | None = None) -> str:
    """Return a moment in the person's zone: ``10:42`` today, else ``today 18:30``'s like with its day."""
    at = at or now()
    local = moment.astimezone(zone or here())
    if local.date() == at.astimezone(zone or here()).date():
        return clock(local)
    return f"{_day(local, at.astimezone(zone or here()), long=local < at)} {clock(local)}"


def due_words(due: datetime, at: datetime | None = None) -> str:
    """Return when something is due, as one says it: ``due in 25 min``, ``due today 17:30``, ``overdue …``."""
    at = at or now()
    left = due - at
    if left < timedelta(0):
        return _("overdue by {time}").format(time=duration_words(left))
    if left <= SOON:
        return _("due in {time}").format(time=duration_words(left))
    local = due.astimezone(here())
    return _("due {day} {time}").format(day=_day(local, at.astimezone(here())), time=clock(local))


def due_soon(due: datetime, at: datetime | None = None) -> bool:
    """Return whether something is overdue or due within the hour."""
    return due - (at or now()) <= SOON


def zone_of(name: str, moment: datetime) -> tzinfo:
    """Return the zone of that name; where there is none, the one that the moment carries."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment.tzinfo or here()


def zone_words(moment: datetime) -> str:
    """Return how the zone of a moment is called there and then: ``GMT``, ``UTC+03:00``."""
    name = moment.tzname() or ""
    return f"UTC{name}" if name[:1] in ("+", "-") else name


def embargo_short(embargo: datetime, at: datetime | None = None) -> str:
    """Return an embargo for a small place: ``14:00 · 3 h 12 min``, ``Thu 06:00 · 2 days``; in the person's zone.

    Empty where it has passed.
    """
    at = at or now()
    left = embargo - at
    if left <= timedelta(0):
        return ""
    local = embargo.astimezone(here())
    if left < timedelta(hours=24):
        return f"{clock(local)} · {duration_words(left)}"
    return f"{_day(local, at.astimezone(here()))} {clock(local)} · {days_words(left)}"


def elsewhere(moment: datetime, zone: str) -> str:
    """Return the time of day of a moment in a release's zone: ``17:00 EAT``; empty where it is the person's time.

    The day stands before it where it is another one there.
    """
    local, there = moment.astimezone(here()), moment.astimezone(zone_of(zone, moment))
    if not zone or local.utcoffset() == there.utcoffset():
        return ""
    when = f"{clock(there)} {zone_words(there)}"
    if local.date() == there.date():
        return when
    date = QDate(there.year, there.month, there.day)
    return f"{QLocale(catalogue.language()).toString(date, 'ddd')} {when}"


def due_short(due: datetime, at: datetime | None = None) -> str:
    """Return when something is due, for a small place: ``due 17:30 · 6 h 42 min``, ``due Thu 06:00 · 2 days``."""
    at = at or now()
    left = due - at
    if left <= SOON:
        return due_words(due, at)
    local = due.astimezone(here())
    if left < timedelta(hours=24):
        return _("due {time} · {left}").format(time=clock(local), left=duration_words(left))
    day = _day(local, at.astimezone(here()))
    return _("due {day} {time} · {left}").format(day=day, time=clock(local), left=days_words(left))


def days_words(length: timedelta) -> str:
    """Return a length of a day or more in whole days: ``2 days``."""
    days = abs(length) // timedelta(days=1)
    return ngettext("{days} day", "{days} days", days).format(days=days)


def embargo_words(embargo: datetime, zone: str = "", at: datetime | None = None) -> str:
    """Return an embargo in the release's own zone: ``Embargo until 14:00 GMT · 3 h 12 min``."""
    at = at or now()
    there = embargo.astimezone(zone_of(zone, embargo))
    if embargo <= at:
        return _("Embargo ended {moment}").format(moment=moment_words(embargo, at))
    day = _day(there, at.astimezone(there.tzinfo))
    when = clock(there) if day == _("today") else f"{day} {clock(there)}"
    return _("Embargo until {moment} {zone} · {left}").format(
        moment=when, zone=zone_words(there), left=duration_words(embargo - at)
    )


def embargo_both(embargo: datetime, zone: str = "", at: datetime | None = None) -> str:
    """Return an embargo in the release's zone and in the person's, for a tool tip."""
    at = at or now()
    words = embargo_words(embargo, zone, at)
    local = embargo.astimezone(here())
    there = embargo.astimezone(zone_of(zone, embargo))
    if local.utcoffset() == there.utcoffset():
        return words
    mine = f"{_day(local, at.astimezone(here()))} {clock(local)} {zone_words(local)}"
    return _("{embargo}\nFor you: {moment}").format(embargo=words, moment=mine)
