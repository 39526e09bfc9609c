"""What a deed changed, so that views refresh that and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of what is no longer as it was. ``a | b`` joins two.

    ``structure``: the translations have other rows than before (a split, a join, a block brought back), so
    their outlines must be read again. ``memory``: what the memories offer may be other than before.
    """

    releases: frozenset[str] = frozenset()
    translations: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()
    comments: bool = False
    people: bool = False
    settings: bool = False
    terms: bool = False
    dictionary: bool = False
    rules: bool = False
    structure: bool = False
    memory: bool = False

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.releases | other.releases,
            self.translations | other.translations,
            self.segments | other.segments,
            self.comments or other.comments,
            self.people or other.people,
            self.settings or other.settings,
            self.terms or other.terms,
            self.dictionary or other.dictionary,
            self.rules or other.rules,
            self.structure or other.structure,
            self.memory or other.memory,
        )

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = Changes()


def of_segments(release_id: str, translation_id: str, segment_ids: Iterable[str]) -> Changes:
    """Return the changes of some segments of one translation."""
    return Changes(
        releases=frozenset((release_id,)),
        translations=frozenset((translation_id,)),
        segments=frozenset(segment_ids),
    )
