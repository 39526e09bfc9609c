"""What helps to write: suggestions from memory, machine drafts, and the engines behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import Edit, EditingDeeds
from workbench.desk.memory import MemoryDeeds
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.settings import SettingsDeeds
from workbench.desk.views import EngineInfo, Suggestion
from workbench.drafting.guard import check_destination
from workbench.drafting.machine.settings import MachineSettings
from workbench.drafting.memory import EXACT
from workbench.drafting.plan import Filling, plan_drafts
from workbench.model.errors import EngineError, InputError, RuleError
from workbench.model.identity import now
from workbench.model.memory import MOST_PENALTY, Match, MatchKind
from workbench.model.release import Release, Segment
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.translation import (
    Origin,
    OriginKind,
    SegmentState,
    Translation,
)
from workbench.store.store import Store

if TYPE_CHECKING:
    from workbench.drafting.machine.remote import RemoteEngine

KEYRING_SERVICE = "pressbench"


@dataclass(frozen=True, slots=True)
class DraftedSegment:
    """What became of one segment: its text and where it came from, or the code of why it was left open."""

    segment_id: str
    text: str = ""
    origin: Origin | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What a drafting did. ``error`` is the first reason why an engine could not help, None where it could."""

    segments: tuple[DraftedSegment, ...]
    changes: Changes = NOTHING
    error: EngineError | RuleError | None = None


class DraftDeeds:
    """Drafts: the memory first, then the cache, then an engine; nothing a person wrote is overwritten."""

    def __init__(
        self,
        store: Store,
        people: PeopleDeeds,
        settings: SettingsDeeds,
        releases: ReleaseDeeds,
        editing: EditingDeeds,
        memory: MemoryDeeds,
    ) -> None:
        self._store = store
        self._people = people
        self._settings = settings
        self._releases = releases
        self._editing = editing
        self._memory = memory

    # engines

    def _engines(self) -> list[RemoteEngine]:
        from workbench.drafting.machine.engines import machine_engines

        return machine_engines(
            MachineSettings(
                libretranslate_url=self._settings.libretranslate_url,
                google=self._settings.google_enabled,
                mymemory=self._settings.mymemory_enabled,
                mymemory_email=self._settings.mymemory_email,
                deepl=self._settings.deepl_enabled,
                secret=self.secret,
            )
        )

    def engines(self) -> list[EngineInfo]:
        """Return the machine engines, ready or not, and where each sends a text."""
        return [
            EngineInfo(engine.name, engine.destination, engine.ready, engine.why_not)
            for engine in self._engines()
        ]

    @staticmethod
    def secret(name: str) -> str:
        """Return a key from the system's keyring, empty where there is none or no keyring."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(KEYRING_SERVICE, name) or ""
        except (KeyringError, RuntimeError, OSError):
            return ""

    @staticmethod
    def set_secret(name: str, value: str) -> None:
        """Keep a key in the system's keyring; an empty one is taken out.

        Raises ``EngineError`` ``draft.no_keyring`` where there is none.
        """
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            if value:
                keyring.set_password(KEYRING_SERVICE, name, value)
            else:
                keyring.delete_password(KEYRING_SERVICE, name)
        except PasswordDeleteError:
            return
        except (KeyringError, RuntimeError, OSError):
            raise EngineError("draft.no_keyring") from None

    def _engine(self, name: str, translation: Translation, release: Release) -> RemoteEngine | None:
        """Return the engine to ask: the one named, else the one of the settings, else the first allowed.

        None where nobody named one and none may be asked.
        """
        engines = self._engines()
        chosen = name or self._settings.draft_engine
        if chosen:
            for engine in engines:
                if engine.name.casefold() == chosen.casefold():
                    if not engine.ready and name:
                        raise EngineError("draft.not_ready", engine=engine.name, reason=engine.why_not)
                    self._check(engine, release)
                    return engine if engine.ready else None
            raise InputError("draft.unknown_engine", engine=chosen, known=", ".join(e.name for e in engines))
        for engine in engines:
            if engine.ready and engine.supports(release.source_language, translation.target_language):
                try:
                    self._check(engine, release)
                except RuleError:
                    continue
                return engine
        return None

    def _check(self, engine: RemoteEngine, release: Release) -> None:
        check_destination(
            release,
            engine.name,
            engine.destination,
            self._store.editorial.waivers(release.id),
            now(),
            self._store.newest_time(),
        )

    # suggestions

    def suggestions(
        self, translation_id: str, segment_id: str, cancel: CancelToken | None = None
    ) -> list[Suggestion]:
        """Return what is known for a segment: the memory's matches, then cached machine drafts."""
        translation = self._releases.translation(translation_id)
        release = self._releases.get(translation.release_id)
        segment = self._releases.segment(release.id, segment_id)
        found = [
            Suggestion(
                match.target,
                match.score,
                _memory_origin(match),
                match.unit.source,
                match.unit.approved,
                match,
            )
            for match in self._memory.matches_of(release, translation, segment, cancel=cancel)
        ]
        cached = self._store.machine_drafts.all_of(
            release.source_language, translation.target_language, segment.text
        )
        found += [
            Suggestion(text, 0, Origin(OriginKind.MACHINE, engine=engine)) for engine, text in cached.items()
        ]
        return found

    def _same(self, translation: Translation, release: Release, segment: Segment) -> Match | None:
        """Return what is put in without being asked: the translation of this very text, never one like it."""
        matches = self._memory.matches_of(release, translation, segment, 5, EXACT - MOST_PENALTY)
        exact = (MatchKind.CONTEXT, MatchKind.EXACT)
        return next((match for match in matches if match.kind in exact), None)

    # drafts

    def draft(
        self,
        translation_id: str,
        segment_ids: Sequence[str] | None,
        engine_name: str,
        author: str,
        cancel: CancelToken,
        progress: Progress = no_progress,
    ) -> DraftReport:
        """Fill segments that have no text of a person's: all of them where ``segment_ids`` is None.

        Each draft is committed as it comes, so cancelling keeps what is there. An engine that fails leaves
        the rest open, and the report says why. Raises ``RuleError`` of the guard, ``InputError``
        ``draft.unknown_engine``, ``EngineError`` ``draft.not_ready`` where the engine was named.
        """
        translation = self._releases.translation(translation_id)
        release = self._releases.get(translation.release_id)
        person = self._people.get(author)
        engine = self._engine(engine_name, translation, release)
        wanted = None if segment_ids is None else set(segment_ids)
        heads = self._store.targets.heads(translation.id)
        languages = release.source_language, translation.target_language
        plan = plan_drafts(
            [
                segment
                for segment in self._releases.segments(release.id)
                if wanted is None or segment.id in wanted
            ],
            heads,
            lambda segment: self._same(translation, release, segment),
            lambda segment: self._cached(engine, languages, segment),
            engine.name if engine is not None else "",
            replace_drafts=wanted is not None,
        )
        todo = [planned for planned in plan if planned.filling is not Filling.KEPT]
        drafted: list[DraftedSegment] = []
        changes = NOTHING
        error: EngineError | RuleError | None = None
        for done, planned in enumerate(todo):
            cancel.raise_if_cancelled()
            progress(done, len(todo))
            segment, text = planned.segment, planned.text
            if planned.filling is Filling.ENGINE and engine is not None and error is None:
                try:
                    text = self._ask(engine, release, segment, languages, cancel)
                except (EngineError, RuleError) as failed:
                    error = failed
            if not text:
                why = error.code if error is not None else "draft.nothing_known"
                drafted.append(DraftedSegment(segment.id, why_not=why))
                continue
            head = heads.get(segment.id)
            with self._store.transaction():
                written = self._store.targets.head(translation.id, segment.id) != head
                if not written:
                    parent = None if head is None else head.id
                    edit = Edit(segment.id, text, SegmentState.DRAFT, parent, planned.origin)
                    changes |= self._editing.commit_many(translation.id, [edit], person.name)
            if written:
                drafted.append(DraftedSegment(segment.id, why_not="draft.written_meanwhile"))
                continue
            drafted.append(DraftedSegment(segment.id, text, planned.origin))
        progress(len(todo), len(todo))
        return DraftReport(tuple(drafted), changes, error)

    def _cached(
        self, engine: RemoteEngine | None, languages: tuple[str, str], segment: Segment
    ) -> str | None:
        if engine is None:
            return None
        return self._store.machine_drafts.get(engine.name, *languages, segment.text)

    def _ask(
        self,
        engine: RemoteEngine,
        release: Release,
        segment: Segment,
        languages: tuple[str, str],
        cancel: CancelToken,
    ) -> str:
        from workbench.drafting.machine.draft import draft_text

        cached = self._cached(engine, languages, segment)
        if cached is not None:
            return cached
        # Asked again for each segment: an embargo may begin, and a waiver end, while a long draft runs.
        self._check(engine, self._releases.get(release.id))
        text = draft_text(engine, segment.text, segment.codes, *languages, cancel)
        self._store.machine_drafts.put(engine.name, *languages, segment.text, text)
        return text


def _memory_origin(match: Match) -> Origin:
    return Origin(OriginKind.MEMORY, score=match.score, reference=match.unit.release_reference)
