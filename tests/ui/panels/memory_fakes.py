"""A memory of a few units for the panels that ask one, and a runner that answers when it is told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from ui.panels.base import Place
from workbench.desk.changes import Changes
from workbench.desk.views import Row, Suggestion
from workbench.editorial.comparison import compare_words
from workbench.model.memory import (
    HOUSE,
    ConcordanceHit,
    ConcordanceMode,
    Match,
    MatchKind,
    Memory,
    Side,
    TranslationUnit,
)
from workbench.model.release import Block, BlockKind, Segment
from workbench.model.tasks import CancelToken
from workbench.model.translation import Origin, OriginKind

WHEN = datetime(2025, 11, 12, 12, tzinfo=UTC)
SOURCE = "Relief has opened water points serving 14,500 people."


def unit(source: str, target: str, **fields: Any) -> TranslationUnit:
    """Return a unit of the house."""
    made = TranslationUnit(
        "u1", source, target, "en", "fr", (), "Léa", WHEN, "MR-2025-087", "r1", "s1", memory_id=HOUSE
    )
    return replace(made, **fields)


def suggestion(
    kind: MatchKind, score: int, source: str, target: str, replaced: Any = (), span: Any = None
) -> Suggestion:
    """Return a suggestion of the memory."""
    match = Match(unit(source, target), score, target, kind, replaced, span)
    origin = Origin(OriginKind.MEMORY, score=score, reference="MR-2025-087")
    return Suggestion(target, score, origin, source, False, match)


def row(text: str = SOURCE, segment_id: str = "here", number: int = 2) -> Row:
    """Return a row without a translation."""
    segment = Segment(segment_id, "b", number, text)
    return Row(segment, Block("b", 0, BlockKind.PARAGRAPH, text), True, None)


@dataclass
class Memories:
    """Answers as ``desk.memory`` does, from a list, and notes what it was told."""

    units: list[TranslationUnit] = field(default_factory=list)
    asked: list[tuple[str, Side, ConcordanceMode]] = field(default_factory=list)
    did: list[tuple[Any, ...]] = field(default_factory=list)
    listed: int = 0

    def memories(self) -> list[Memory]:
        """Return the house's memory and one of a partner."""
        self.listed += 1
        return [Memory(HOUSE, "", ("en", "fr"), units=3), Memory("m1", "Partner", ("en", "fr"), position=1)]

    def concordance(
        self,
        query: str,
        source_language: str,
        target_language: str,
        side: Side,
        mode: ConcordanceMode,
        limit: int,
        cancel: CancelToken,
    ) -> list[ConcordanceHit]:
        """Return the units in which the query stands as it is written."""
        assert (source_language, target_language, cancel.cancelled) == ("en", "fr", False)
        self.asked.append((query, side, mode))
        found = []
        for one in self.units:
            text = one.source if side is Side.SOURCE else one.target
            at = text.lower().find(query.lower())
            if at >= 0:
                found.append(ConcordanceHit(one, side, ((at, at + len(query)),)))
        return found[:limit]

    def unit(self, unit_id: str) -> TranslationUnit:
        """Return a unit of the partner as it stands in the memory."""
        return unit("Stored source", "Texte gardé", id=unit_id, memory_id="m1")

    def change_unit(self, unit_id: str, author: str, source: str, target: str) -> TranslationUnit:
        """Note what a unit is to be."""
        self.did.append(("change", unit_id, author, source, target))
        return unit(source, target, id=unit_id, memory_id="m1")

    def put_unit_back(
        self, one: TranslationUnit, author: str, instead_of: TranslationUnit | None = None
    ) -> TranslationUnit:
        """Note what a unit is to be again, which then has another id."""
        self.did.append(("back", one.id, author, one.target, instead_of.target if instead_of else ""))
        return replace(one, id="m1/99")

    def remove_unit(self, unit_id: str, author: str) -> Changes:
        """Note that a unit goes."""
        self.did.append(("remove", unit_id, author))
        return Changes(memory=True)

    def changed(self) -> Changes:
        """Return that a memory was changed."""
        return Changes(memory=True)


class Later:
    """A runner whose work is done when ``answer`` is called; a newer run of a key makes the older one stale."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, Callable[[], None]]] = []

    def run(
        self, work: Callable[..., Any], done: Any = None, failed: Any = None, key: str = "", **_: Any
    ) -> None:
        """Keep the work."""
        self.cancel(key)

        def answer() -> None:
            wants = "cancel" in work.__code__.co_varnames[: work.__code__.co_argcount]
            done(work(CancelToken()) if wants else work())

        del failed
        self.waiting.append((key, answer))

    def cancel(self, key: str) -> None:
        """Forget what waits under a key."""
        if key:
            self.waiting = [one for one in self.waiting if one[0] != key]

    def answer(self) -> int:
        """Do everything that waits; return how much that was."""
        count = 0
        while self.waiting:
            _key, work = self.waiting.pop(0)
            work()
            count += 1
        return count


def place(memories: Memories, suggestions: list[Suggestion] | None = None, read_only: bool = False) -> Place:
    """Return a place whose desk knows these."""
    desk = SimpleNamespace(
        memory=memories,
        read_only=read_only,
        drafts=SimpleNamespace(suggestions=lambda _translation, _segment: list(suggestions or ())),
        editorial=SimpleNamespace(compare=compare_words),
    )
    release: Any = SimpleNamespace(id="r", source_language="en", title="Relief")
    translation: Any = SimpleNamespace(id="t", target_language="fr")
    return Place(desk, Later(), release, translation, "Anna")
