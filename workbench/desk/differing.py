"""Which pieces of two versions are to be compared, also where segments were split or joined between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Differing:
    """A piece that reads differently. ``segment_id`` is that of the new text, else of the old."""

    segment_id: str
    old: str
    new: str


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> list[Differing]:
    """Return what reads differently of two versions, each given as texts by segment id, in order.

    Segments that both have are compared one by one; what stands between two of these, and was cut otherwise,
    as a whole, so that a split alone is no difference.
    """
    found = []
    ids = list(old)
    places = {segment: place for place, segment in enumerate(ids)}
    last = 0
    come: list[str] = []

    def compare(gone: list[str], come: list[str]) -> None:
        before, after = (
            " ".join(filter(None, map(text.get, these))) for text, these in ((old, gone), (new, come))
        )
        if before != after:
            found.append(Differing((come or gone)[0], before, after))

    for segment in new:
        place = places.get(segment, -1)
        if place < last:
            come.append(segment)
            continue
        if come or place > last:
            compare(ids[last:place], come)
        compare([segment], [segment])
        come, last = [], place + 1
    if come or last < len(ids):
        compare(ids[last:], come)
    return found
