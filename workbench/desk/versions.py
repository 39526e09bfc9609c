"""The text of a translation as it stands now, and where that leaves its status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.editorial.canonical import (
    canonical_entries,
    canonical_text,
    content_hash,
)
from workbench.editorial.transitions import current_status
from workbench.editorial.versions import version_number
from workbench.model.release import Block, Segment
from workbench.model.translation import Status, TargetRevision, Transition, Translation
from workbench.store.store import Store


@dataclass(frozen=True, slots=True)
class CurrentText:
    """Everything that the current text of a translation is made of.

    ``canonical`` is its canonical text, ``hash`` the SHA-256 of that; ``number`` is its version as people
    count (see ``workbench.editorial.versions``).
    """

    translation: Translation
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    heads: dict[str, TargetRevision]
    chain: tuple[Transition, ...]
    canonical: str
    hash: str
    number: int
    status: Status

    @property
    def texts(self) -> dict[str, str]:
        """The target texts by segment id."""
        return {segment_id: head.text for segment_id, head in self.heads.items()}


class Versions:
    """Reads the current text of translations, and what it means for their status."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self, translation: Translation) -> CurrentText:
        """Return the text as it stands, with its hash, version and status."""
        blocks = self._store.releases.blocks(translation.release_id)
        segments = self._store.releases.segments(translation.release_id)
        heads = self._store.targets.heads(translation.id)
        texts = {segment_id: head.text for segment_id, head in heads.items()}
        canonical = canonical_text(canonical_entries(blocks, segments, texts), translation.target_language)
        chain = self._store.editorial.transitions(translation.id)
        digest = content_hash(canonical)
        return CurrentText(
            translation=translation,
            blocks=tuple(blocks),
            segments=tuple(segments),
            heads=heads,
            chain=tuple(chain),
            canonical=canonical,
            hash=digest,
            number=version_number(chain, digest),
            status=current_status(chain, digest),
        )

    def bound_hash(self, translation: Translation, chain: Sequence[Transition]) -> str:
        """Return the hash of the current text where a status is bound to it, else empty.

        Without a fact that is newer than the last transition the text is the one that it speaks of.
        """
        if not chain or chain[-1].to_status not in (Status.APPROVED, Status.PUBLISHED):
            return ""
        newest = self._store.targets.newest_fact(translation.id, translation.release_id)
        if newest < chain[-1].id:
            return chain[-1].content_hash
        return self.current(translation).hash

    def standing(self, translation: Translation) -> tuple[Status, int]:
        """Return where the translation stands, and the version number of its text.

        As ``current`` would say them, without reading the text where nothing was added since the last transition.
        """
        chain = self._store.editorial.transitions(translation.id)
        digest = ""
        if chain:
            newest = self._store.targets.newest_fact(translation.id, translation.release_id)
            unchanged = newest < chain[-1].id
            digest = chain[-1].content_hash if unchanged else self.current(translation).hash
        return current_status(chain, digest), version_number(chain, digest)

    def status(self, translation: Translation) -> Status:
        """Return where the translation stands."""
        chain = self._store.editorial.transitions(translation.id)
        return current_status(chain, self.bound_hash(translation, chain))
