"""The memories: what they answer, which there are, and their units."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.desk.catalogue import _
from workbench.desk.changes import Changes
from workbench.desk.editing import EditingDeeds
from workbench.desk.house_memory import HouseMemory, _delete
from workbench.desk.people import PeopleDeeds
from workbench.desk.pretranslating import Pretranslation, pretranslate
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.settings import SettingsDeeds
from workbench.drafting.memory import memory_key
from workbench.drafting.memory.concordance import Phrase
from workbench.drafting.memory.lookup import Lookup, Question, exchanged, ranked
from workbench.drafting.memory.quotations import quoted
from workbench.model.errors import InputError, RuleError
from workbench.model.identity import new_id, now
from workbench.model.inline import InlineCode, without_codes
from workbench.model.memory import (
    HOUSE,
    MOST_PENALTY,
    QUOTATIONS,
    ConcordanceHit,
    ConcordanceMode,
    Match,
    MatchKind,
    Memory,
    Side,
    TranslationUnit,
)
from workbench.model.release import Release, Segment
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.translation import Translation
from workbench.store.memories import MemoryFile
from workbench.store.memory_words import words_of
from workbench.store.store import Store

_LEAST_OF_QUOTATION = 90
"""A wording is official where it is the same quotation, not one like it."""


class MemoryDeeds:
    """The house's own memory, made by confirming, and any number of others in files of their own."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        people: PeopleDeeds,
        settings: SettingsDeeds,
        releases: ReleaseDeeds,
        editing: EditingDeeds,
    ) -> None:
        self._store = store
        self._folder = folder / "memories"
        self._people = people
        self._settings = settings
        self._releases = releases
        self._editing = editing
        self._house = HouseMemory(store, self._folder)
        self._files: dict[str, MemoryFile] = {}
        self._lock = threading.Lock()

    # what they answer

    def lookup(
        self,
        text: str,
        source_language: str,
        target_language: str,
        codes: tuple[InlineCode, ...] = (),
        before: str = "",
        after: str = "",
        limit: int = 5,
        at_least: int = 60,
        cancel: CancelToken | None = None,
        exclude_segment: str = "",
    ) -> list[Match]:
        """Return what the readable memories know for a text, best first; quotations that stand in it before all.

        ``before`` and ``after`` are the texts of its neighbours. Scores are per cent, with the penalty of
        their memory taken off. Units of ``exclude_segment`` are no answer: they are the segment itself.
        Of answers with the same target the best is given. Raises ``Cancelled``.
        """
        question = Question(
            text, source_language, target_language, codes, memory_key(before), memory_key(after), at_least
        )
        house, quotations = self._house.files(cancel)
        found: list[Match] = []
        asked = Lookup(question, words_of, cancel)
        for memory in self._readable():
            file = house if memory.id == HOUSE else self.file(memory.id)
            matches = [
                one
                for one in asked.matches(file)
                if not exclude_segment or one.unit.segment_id != exclude_segment
            ]
            found += [replace(one, score=one.score - memory.penalty) for one in matches]
        best = ranked([one for one in found if one.score >= at_least])[:limit]
        return self._quotations(question, quotations, cancel, exclude_segment) + best

    def _quotations(
        self, question: Question, file: MemoryFile, cancel: CancelToken | None, exclude_segment: str
    ) -> list[Match]:
        found: list[Match] = []
        for one in quoted(question.text, question.codes):
            wording = replace(
                question,
                text=without_codes(one.text),
                codes=(),
                before="",
                after="",
                at_least=_LEAST_OF_QUOTATION,
            )
            matches = [
                match
                for match in Lookup(wording, words_of, cancel).matches(file)
                if not exclude_segment or match.unit.segment_id != exclude_segment
            ]
            found += [
                replace(match, kind=MatchKind.QUOTATION, span=(one.start, one.end))
                for match in ranked(matches)[:1]
            ]
        return found

    def matches(
        self,
        translation_id: str,
        segment_id: str,
        limit: int = 5,
        at_least: int | None = None,
        cancel: CancelToken | None = None,
    ) -> list[Match]:
        """Return what the memories know for a segment, which has its neighbours around it.

        ``at_least`` None is the setting ``memory.at_least``.
        """
        translation = self._releases.translation(translation_id)
        release = self._releases.get(translation.release_id)
        segment = self._releases.segment(release.id, segment_id)
        return self.matches_of(release, translation, segment, limit, at_least, cancel)

    def matches_of(
        self,
        release: Release,
        translation: Translation,
        segment: Segment,
        limit: int = 5,
        at_least: int | None = None,
        cancel: CancelToken | None = None,
    ) -> list[Match]:
        """Return what ``matches`` does, of values that are at hand."""
        before, after = self._editing.around(release.id, segment)
        least = self._settings.memory_at_least if at_least is None else at_least
        return self.lookup(
            segment.text,
            release.source_language,
            translation.target_language,
            segment.codes,
            before,
            after,
            limit,
            least,
            cancel,
            segment.id,
        )

    def concordance(
        self,
        query: str,
        source_language: str,
        target_language: str,
        side: Side = Side.SOURCE,
        mode: ConcordanceMode = ConcordanceMode.WORDS,
        limit: int = 200,
        cancel: CancelToken | None = None,
    ) -> list[ConcordanceHit]:
        """Return the units in which a phrase stands on one side, newest first, at most ``limit`` of them.

        Units of the other direction are looked at too. Raises ``Cancelled``.
        """
        language = source_language if side is Side.SOURCE else target_language
        phrase = Phrase(query, language, mode, words_of)
        house, _quotations = self._house.files(cancel)
        hits: list[ConcordanceHit] = []
        for memory in self._readable():
            file = house if memory.id == HOUSE else self.file(memory.id)
            there, back = (
                file.pair_ids(source_language, target_language),
                file.pair_ids(target_language, source_language),
            )
            other = Side.TARGET if side is Side.SOURCE else Side.SOURCE
            for unit, spans in phrase.find(file, side, there, limit, cancel):
                hits.append(ConcordanceHit(unit, side, spans))
            for unit, spans in phrase.find(file, other, back, limit, cancel):
                hits.append(ConcordanceHit(exchanged(unit), side, spans))
        hits.sort(key=lambda hit: hit.unit.changed_at or hit.unit.created_at, reverse=True)
        return hits[:limit]

    def pretranslate(
        self,
        translation_id: str,
        at_least: int,
        person: str,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
        segment_ids: Sequence[str] | None = None,
    ) -> Pretranslation:
        """Fill the segments that no person has written with the best match from ``at_least`` per cent on, as drafts.

        All of them are one transaction, so cancelling leaves everything as it was. ``progress`` counts segments.
        Raises ``Cancelled``, ``RuleError`` where the person may not edit.
        """
        return pretranslate(self, self._store, self._releases, self._editing, translation_id, at_least, person,
                            cancel, progress, segment_ids)  # fmt: skip

    # which there are

    def _registered(self) -> list[Memory]:
        known = self._store.memory.memories()
        house = next((one for one in known if one.id == HOUSE), None)
        if house is None:
            house = Memory(HOUSE, _("Memory of the house"), position=-1)
        return [house, *(one for one in known if one.id != HOUSE)]

    def _readable(self) -> list[Memory]:
        return [
            one
            for one in self._registered()
            if one.readable and (one.id == HOUSE or self._path(one.id).exists())
        ]

    def _path(self, memory_id: str) -> Path:
        return self._folder / f"{memory_id}.db"

    def _memory(self, memory_id: str) -> Memory:
        found = next((one for one in self._registered() if one.id == memory_id), None)
        if found is None:
            raise InputError("memory.unknown", memory=memory_id)
        return found

    def memories(self) -> list[Memory]:
        """Return the memories, the house's own first, with their languages and the number of their units."""
        found = []
        for memory in self._registered():
            if memory.id == HOUSE:
                file = self._house.files()[0]
            elif self._path(memory.id).exists():
                file = self.file(memory.id)
            else:
                found.append(memory)
                continue
            found.append(replace(memory, languages=file.languages(), units=file.count()))
        return found

    def add_memory(
        self, name: str, author: str, readable: bool = True, writable: bool = True, penalty: int = 0
    ) -> Memory:
        """Add an empty memory; raise ``InputError`` ``memory.name_missing``, ``memory.penalty``.

        A memory may be filled before anybody is named at the desk: ``author`` is empty then.
        """
        if author or self._people.all():
            self._people.get(author)
        positions = [one.position for one in self._registered()]
        memory = Memory(new_id(), " ".join(name.split()), (), readable, writable, penalty, max(positions) + 1)
        self._check(memory)
        MemoryFile(self._path(memory.id), memory.id).close()
        self._store.memory.record([memory], author)
        return memory

    @staticmethod
    def _check(memory: Memory) -> None:
        if not memory.name:
            raise InputError("memory.name_missing")
        if not 0 <= memory.penalty <= MOST_PENALTY:
            raise InputError("memory.penalty", penalty=memory.penalty, most=MOST_PENALTY)

    def change_memory(
        self,
        memory_id: str,
        author: str,
        name: str | None = None,
        readable: bool | None = None,
        writable: bool | None = None,
        penalty: int | None = None,
        position: int | None = None,
    ) -> Changes:
        """Change what is given of how a memory is used; raise ``InputError`` as ``add_memory``, ``memory.unknown``."""
        self._people.get(author)
        old = self._memory(memory_id)
        memory = replace(
            old,
            name=old.name if name is None else " ".join(name.split()),
            readable=old.readable if readable is None else readable,
            writable=old.writable if writable is None else writable,
            penalty=old.penalty if penalty is None else penalty,
            position=old.position if position is None else position,
        )
        self._check(memory)
        if memory != old:
            self._store.memory.record([memory], author)
        return self.changed()

    def remove_memory(self, memory_id: str, author: str) -> Changes:
        """Remove a memory with its file; raise ``RuleError`` ``memory.house``, ``InputError`` ``memory.unknown``."""
        if author or self._people.all():
            self._people.get(author)
        memory = self._memory(memory_id)
        if memory.id == HOUSE:
            raise RuleError("memory.house")
        self._store.memory.record([memory], author, removed=True)
        with self._lock:
            file = self._files.pop(memory.id, None)
        if file is not None:
            file.close()
        _delete(self._path(memory.id))
        return self.changed()

    @staticmethod
    def changed() -> Changes:
        """Return what a change of memories makes stale."""
        return Changes(memory=True)

    def file(self, memory_id: str) -> MemoryFile:
        """Return the open file of a memory, which the desk closes; raise ``InputError`` ``memory.unknown``."""
        if memory_id in (HOUSE, QUOTATIONS):
            return self._house.files()[memory_id == QUOTATIONS]
        self._memory(memory_id)
        with self._lock:
            found = self._files.get(memory_id)
            if found is None:
                found = MemoryFile(self._path(memory_id), memory_id, self._store.database.read_only)
                self._files[memory_id] = found
            return found

    def writable_file(self, memory_id: str) -> MemoryFile:
        """Return the file of a memory that may be written; raise ``RuleError`` ``memory.read_only`` else.

        The house's own is written by confirming alone.
        """
        memory = self._memory(memory_id)
        if memory.id == HOUSE or not memory.writable or self._store.database.read_only:
            raise RuleError("memory.read_only", memory=memory.name)
        file = self.file(memory_id)
        if file.read_only:
            raise RuleError("memory.read_only", memory=memory.name)
        return file

    # their units

    def house_units(self, source_language: str = "", target_language: str = "") -> Iterator[TranslationUnit]:
        """Give the units of the house that stand now, one after another."""
        return self._house.files()[0].units(0, source_language, target_language)

    def count(self) -> int:
        """Return how many units were made by confirming, also those that do not stand any more."""
        return self._store.memory.count()

    def _place(self, unit_id: str) -> tuple[MemoryFile, int, TranslationUnit]:
        memory_id, _slash, number = unit_id.rpartition("/")
        file = self.file(memory_id)
        unit = file.unit(int(number)) if number.isdecimal() else None
        if unit is None:
            raise InputError("memory.unit_unknown")
        return file, int(number), unit

    def unit(self, unit_id: str) -> TranslationUnit:
        """Return one unit as it is now; raise ``InputError`` ``memory.unit_unknown``."""
        if "/" in unit_id:
            return self._place(unit_id)[2]
        found = self._store.memory.get(unit_id.partition("#")[0])
        if found is None:
            raise InputError("memory.unit_unknown")
        return replace(found[0], memory_id=HOUSE)

    def change_unit(
        self, unit_id: str, author: str, source: str | None = None, target: str | None = None
    ) -> TranslationUnit:
        """Change the texts of a unit of a memory in a file.

        What the house says is changed in its release: ``RuleError`` ``memory.house_unit``. Raises ``RuleError``
        ``memory.read_only``, ``InputError`` ``memory.unit_unknown``.
        """
        self._people.get(author)
        if "/" not in unit_id:
            raise RuleError("memory.house_unit")
        file, number, unit = self._place(unit_id)
        self.writable_file(file.memory_id)
        changed = replace(
            unit,
            source=unit.source if source is None else source,
            target=unit.target if target is None else target,
            changed_at=now(),
            changed_by=author,
        )
        file.replace(number, changed)
        return replace(changed, id=unit_id)

    def remove_unit(self, unit_id: str, author: str) -> Changes:
        """Take a unit out; its release keeps its text. Raises as ``change_unit``."""
        self._people.get(author)
        if "/" in unit_id:
            file, number, _unit = self._place(unit_id)
            self.writable_file(file.memory_id).remove([number])
        else:
            unit = self.unit(unit_id)
            self._store.memory.end(unit.id, author)
        return self.changed()

    def put_unit_back(
        self, unit: TranslationUnit, author: str, instead_of: TranslationUnit | None = None
    ) -> TranslationUnit:
        """Make a unit of a memory in a file what it was before it was removed or became ``instead_of``.

        Return it with the id that it has now. Raises ``RuleError`` ``memory.house_unit``, ``memory.read_only``.
        """
        self._people.get(author)
        memory_id, slash, _number = unit.id.rpartition("/")
        if not slash:
            raise RuleError("memory.house_unit")
        number = self.writable_file(memory_id).put_back(unit, instead_of)
        return replace(unit, id=f"{memory_id}/{number}")

    def close(self) -> None:
        """Close every file. Calling twice is no error."""
        with self._lock:
            files, self._files = self._files, {}
        for file in files.values():
            file.close()
        self._house.close()
