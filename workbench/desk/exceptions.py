"""Waivers and ignored issues where their text stands now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.model.comments import Waiver, WaiverScope
from workbench.store.store import Store

_SEGMENT = 1
"""Which part of a subject names the segment; see ``Issue.key``."""


def subjects_now(store: Store, subjects: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each subject of an issue what it says of the segments that have its text now.

    A segment that was split or joined since has gone to one or several; what was said of an issue holds for
    the same issue (check, side, text and message) in any of these. A subject of a segment that is
    there says what it said.
    """
    parts = {subject: subject.split("\x1f") for subject in subjects}
    gone = store.segments.spread({part[_SEGMENT] for part in parts.values()})
    return {
        subject: tuple(
            "\x1f".join((*part[:_SEGMENT], segment, *part[_SEGMENT + 1 :]))
            for segment in gone.get(part[_SEGMENT], (part[_SEGMENT],))
        )
        for subject, part in parts.items()
    }


def waivers_now(store: Store, release_id: str, translation_id: str) -> list[Waiver]:
    """Return the waivers of a translation and of its release, oldest first, each for what stands there now."""
    waivers = [
        waiver
        for waiver in store.editorial.waivers(release_id)
        if waiver.translation_id in ("", translation_id)
    ]
    subjects = subjects_now(store, [one.subject for one in waivers if one.scope is WaiverScope.ISSUE])
    return [
        replace(waiver, subject=subject)
        for waiver in waivers
        for subject in subjects.get(waiver.subject, (waiver.subject,))
    ]
