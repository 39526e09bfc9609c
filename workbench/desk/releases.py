"""Taking a release in, finding it again, and what is known of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from workbench.desk.changes import Changes
from workbench.desk.people import PeopleDeeds
from workbench.desk.versions import Versions
from workbench.model.comments import Waiver, WaiverScope
from workbench.model.errors import InputError, RuleError
from workbench.model.identity import new_id, now
from workbench.model.people import Role
from workbench.model.release import (
    Block,
    Confidentiality,
    DropReason,
    Release,
    Segment,
    SourceDocument,
)
from workbench.model.translation import Status, Translation
from workbench.store.store import Store

_MOST_ALIKE = 200
_REVISABLE = frozenset({"title", "reference", "confidentiality", "embargo", "embargo_zone", "due"})


class ReleaseDeeds:
    """The releases of the desk."""

    def __init__(self, store: Store, people: PeopleDeeds, versions: Versions) -> None:
        self._store = store
        self._people = people
        self._versions = versions

    def add(
        self,
        document: SourceDocument,
        target_languages: Sequence[str],
        author: str = "",
        reference: str = "",
        confidentiality: Confidentiality = Confidentiality.EMBARGOED,
        embargo: datetime | None = None,
        embargo_zone: str = "",
        due: datetime | None = None,
    ) -> tuple[Release, list[Translation], Changes]:
        """Take a document in as a release, with a translation for each target language.

        Raises ``InputError``: ``release.empty`` where no block is kept, ``release.no_target``,
        ``release.bad_language``, ``release.same_language`` where a target language is the source's own, ``release.naive_time``
        where a time has no zone.
        """
        if not document.segments:
            raise InputError("release.empty", name=document.origin)
        if not target_languages:
            raise InputError("release.no_target")
        for language in (document.language, *target_languages):
            _check_language(language)
        for language in target_languages:
            if language.lower() == document.language.lower():
                raise InputError("release.same_language", language=language)
        release = Release(
            id=new_id(),
            title=document.title,
            source_language=document.language,
            confidentiality=confidentiality,
            created_at=now(),
            created_by=author,
            reference=reference,
            embargo=embargo,
            embargo_zone=embargo_zone,
            due=due,
            origin=document.origin,
        )
        _check_times(release)
        with self._store.transaction():
            self._store.releases.add(release, document.blocks, document.segments)
            translations = [
                self._add_translation(release.id, language, author)
                for language in dict.fromkeys(target_languages)
            ]
        return release, translations, Changes(releases=frozenset((release.id,)))

    def _add_translation(self, release_id: str, language: str, author: str) -> Translation:
        translation = Translation(new_id(), release_id, language, now(), author)
        self._store.releases.add_translation(translation)
        return translation

    def add_target(self, release_id: str, language: str, author: str) -> tuple[Translation, Changes]:
        """Add a target language to a release; raise ``InputError`` where it has it already."""
        _check_language(language)
        release = self.get(release_id)
        if language.lower() == release.source_language.lower():
            raise InputError("release.same_language", language=language)
        if any(t.target_language == language for t in self.translations(release.id)):
            raise InputError("release.has_target", language=language, title=release.title)
        translation = self._add_translation(release.id, language, author)
        return translation, Changes(releases=frozenset((release.id,)))

    def get(self, id_or_prefix: str) -> Release:
        """Return the release that an id, the beginning of one (at least 4 characters) or a reference names.

        The id of one of its translations names it too. What is in the archive is meant only where nothing else
        is: an old version has the reference of the new one. Raises ``InputError`` ``release.unknown`` or
        ``release.ambiguous``.
        """
        release = self._store.releases.get(id_or_prefix)
        if release is None:
            found = self._store.releases.ids_starting(id_or_prefix) if len(id_or_prefix) > 3 else []
            if len(found) > 1:
                found = self._not_archived(found)
            if len(found) > 1:
                raise InputError("release.ambiguous", id=id_or_prefix, count=len(found))
            release = self._store.releases.get(found[0]) if found else None
        if release is None:
            raise InputError("release.unknown", id=id_or_prefix)
        return release

    def _not_archived(self, release_ids: list[str]) -> list[str]:
        # Few ids are ambiguous, and none is at the start of the program.
        from workbench.store.library import MarkKind

        marks = self._store.library.marks(release_ids) if len(release_ids) < _MOST_ALIKE else {}
        archived = {one for one in release_ids if (MarkKind.ARCHIVED, "") in marks.get(one, ())}
        return [one for one in release_ids if one not in archived] or release_ids

    def translations(self, release_id: str) -> list[Translation]:
        """Return the translations of a release."""
        return self._store.releases.translations(release_id)

    def translation(self, translation_id: str) -> Translation:
        """Return a translation by its whole id; raise ``InputError`` ``translation.unknown``."""
        found = self._store.releases.translation(translation_id)
        if found is None:
            raise InputError("translation.unknown", id=translation_id)
        return found

    def status(self, translation_id: str) -> Status:
        """Return where a translation stands."""
        return self._versions.status(self.translation(translation_id))

    def find(self, id_or_prefix: str, target_language: str = "") -> tuple[Release, Translation]:
        """Return a release with the translation that is meant.

        Without a target language: the one whose id was given, or the release's first.
        Raises ``InputError`` ``translation.no_such_language``.
        """
        release = self.get(id_or_prefix)
        translations = self.translations(release.id)
        for translation in translations:
            if translation.target_language == target_language or (
                not target_language and translation.id.startswith(id_or_prefix)
            ):
                return release, translation
        if target_language or not translations:
            raise InputError(
                "translation.no_such_language",
                language=target_language,
                title=release.title,
            )
        return release, translations[0]

    def blocks(self, release_id: str) -> list[Block]:
        """Return every block of a release, kept or not, in order."""
        return self._store.releases.blocks(release_id)

    def segments(self, release_id: str) -> list[Segment]:
        """Return the segments of the kept blocks, in order, numbered from 1."""
        return self._store.releases.segments(release_id)

    def segment(self, release_id: str, number_or_id: str) -> Segment:
        """Return the segment that a number (from 1) or an id names; raise ``InputError``."""
        segment = self._store.releases.segment(release_id, number_or_id)
        if segment is None and number_or_id.isdecimal() and len(number_or_id) < 10:
            page = self._store.releases.segment_page(release_id, int(number_or_id) - 1, 1)
            segment = page[0] if page else None
        if segment is None:
            raise InputError("segment.unknown", segment=number_or_id)
        return segment

    def revise(self, release_id: str, author: str, **fields: Any) -> Changes:
        """Record another title, reference, confidentiality, embargo, embargo_zone or due time.

        Only an editor may change the embargo or the confidentiality (``RuleError`` ``rule.role``).
        """
        unknown = fields.keys() - _REVISABLE
        if unknown:
            raise TypeError(f"not to be revised: {sorted(unknown)}")
        release = self.get(release_id)
        guarded = {"confidentiality", "embargo", "embargo_zone"} & fields.keys()
        if any(fields[name] != getattr(release, name) for name in guarded):
            self._people.require(author, Role.EDITOR)
        else:
            self._people.get(author)
        revised = replace(release, **fields)
        _check_times(revised)
        self._store.releases.revise(revised, author)
        return Changes(releases=frozenset((release.id,)))

    def keep_block(self, release_id: str, block_id: str, author: str) -> Changes:
        """Bring a dropped block back; its segments stand in their place, untranslated."""
        return self._decide(release_id, block_id, True, author)

    def drop_block(self, release_id: str, block_id: str, author: str) -> Changes:
        """Drop a block; it stays with the release, with what was written for it."""
        return self._decide(release_id, block_id, False, author)

    def _decide(self, release_id: str, block_id: str, kept: bool, author: str) -> Changes:
        self._people.get(author)
        release = self.get(release_id)
        block = next((block for block in self.blocks(release.id) if block.id == block_id), None)
        if block is None:
            raise InputError("block.unknown", block=block_id)
        reason = DropReason.KEPT if kept else DropReason.BY_PERSON
        segments: list[Segment] = []
        if kept:
            from workbench.intake.cutting import cut_block

            segments = cut_block(replace(block, kept=True), release.source_language)
        self._store.releases.decide_block(release.id, block_id, kept, reason, author, segments)
        return Changes(
            releases=frozenset((release.id,)),
            translations=frozenset(t.id for t in self.translations(release.id)),
        )

    def waive_third_parties(self, release_id: str, reason: str, actor: str) -> Changes:
        """Let engines of third parties see this release although it is not public.

        Raises ``RuleError`` ``rule.role`` (only an editor may) or ``rule.reason_needed``.
        """
        self._people.require(actor, Role.EDITOR)
        if not reason.strip():
            raise RuleError("rule.reason_needed", action="waive")
        release = self.get(release_id)
        self._store.editorial.add_waiver(
            Waiver(
                new_id(),
                release.id,
                "",
                WaiverScope.THIRD_PARTY,
                "",
                reason.strip(),
                actor,
                now(),
            )
        )
        return Changes(releases=frozenset((release.id,)))


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def is_language_code(text: str) -> bool:
    """Return whether a text has the form of a language code (BCP 47: ``fr``, ``es-MX``, ``zh-Hant``)."""
    return len(text) <= 35 and _LANGUAGE.fullmatch(text) is not None


def _check_language(language: str) -> None:
    if not is_language_code(language):
        raise InputError("release.bad_language", language=language)


def _check_times(release: Release) -> None:
    for moment in (release.embargo, release.due):
        if moment is not None and moment.tzinfo is None:
            raise InputError("release.naive_time", value=moment.isoformat())
