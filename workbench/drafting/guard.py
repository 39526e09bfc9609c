"""Nothing leaves the machine unasked: what stands in front of every engine.

The rule (design of the house, "Nothing leaves the machine unasked"): a release that is not yet public
reaches no engine of a third party, unless an editor has recorded a waiver for it, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from workbench.model.comments import Waiver, WaiverScope
from workbench.model.engines import Destination
from workbench.model.errors import RuleError
from workbench.model.release import Confidentiality, Release

_WITHIN_THE_HOUSE = frozenset({Destination.THIS_MACHINE, Destination.OUR_SERVER})
# The zone where a day ends last: an embargo whose zone nobody knows is over when it is over everywhere.
_LAST_ZONE = timezone(timedelta(hours=-12))


def check_destination(
    release: Release,
    engine_name: str,
    destination: Destination,
    waivers: Iterable[Waiver],
    moment: datetime,
    latest_fact: datetime | None = None,
) -> None:
    """Return where the release's text may go to the engine, else raise ``RuleError``.

    This machine and our server are always allowed. A third party gets a text where the release is public
    and no embargo lies ahead, where its embargo has passed, or where a waiver of scope ``THIRD_PARTY``
    stands for the release.

    ``moment`` is the present time and ``latest_fact`` the newest time that any fact of the store carries,
    both with zone. A clock that stands before the newest fact is known to be wrong by at least that much,
    so then an embargo counts as passed only when it is past by more than that.

    Raises ``guard.confidential`` (engine, release), ``guard.embargoed`` (engine, release, embargo: the time or
    None) and ``guard.clock`` (engine, release, embargo, moment, latest).
    """
    if destination in _WITHIN_THE_HOUSE or _waived(release, waivers):
        return
    facts: dict[str, object] = {"engine": engine_name, "release": release.title}
    if release.confidentiality not in {Confidentiality.PUBLIC, Confidentiality.EMBARGOED}:
        raise RuleError("guard.confidential", **facts)
    embargo = _with_zone(release)
    if embargo is None:
        if release.confidentiality is Confidentiality.PUBLIC:
            return
        raise RuleError("guard.embargoed", **facts, embargo=None)
    if moment < embargo:
        raise RuleError("guard.embargoed", **facts, embargo=embargo)
    if latest_fact is not None and moment - max(latest_fact - moment, timedelta()) < embargo:
        raise RuleError("guard.clock", **facts, embargo=embargo, moment=moment, latest=latest_fact)


def _waived(release: Release, waivers: Iterable[Waiver]) -> bool:
    return any(
        waiver.scope is WaiverScope.THIRD_PARTY
        and waiver.release_id == release.id
        and bool(waiver.reason.strip())
        for waiver in waivers
    )


def _with_zone(release: Release) -> datetime | None:
    embargo = release.embargo
    if embargo is None or embargo.tzinfo is not None:
        return embargo
    try:
        return embargo.replace(tzinfo=ZoneInfo(release.embargo_zone))
    except (OSError, ValueError, LookupError):
        return embargo.replace(tzinfo=_LAST_ZONE)
