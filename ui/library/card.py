"""A release as the library shows it: everything that is painted, put together beforehand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from ui.library.notes import Note, notes_of, waiting_notes
from ui.moments import due_words, elsewhere, embargo_both
from ui.words import _, language_name, ngettext
from workbench.desk import wording
from workbench.desk.library_views import Found
from workbench.desk.views import ReleaseCard, TranslationCard
from workbench.model.release import Release
from workbench.model.translation import Status

COLUMNS = (
    Status.DRAFT,
    Status.IN_REVIEW,
    Status.CHANGES_REQUESTED,
    Status.APPROVED,
    Status.PUBLISHED,
)
"""The columns of the board, from left to right."""

_ADVANCE = (
    Status.DRAFT,
    Status.CHANGES_REQUESTED,
    Status.IN_REVIEW,
    Status.APPROVED,
    Status.PUBLISHED,
)
DONE = (Status.APPROVED, Status.PUBLISHED)


@dataclass(frozen=True)
class LibraryCard:
    """A release with those of its translations that are shown.

    It stands in the column of the one that is least advanced. Shares are from 0 to 1.
    """

    release: Release
    translations: tuple[TranslationCard, ...]
    tags: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    pinned: bool = False
    archived: bool = False
    found: tuple[Found, ...] = ()

    @property
    def id(self) -> str:
        """The release's id."""
        return self.release.id

    @property
    def status(self) -> Status:
        """Where the least advanced translation stands."""
        return min((one.status for one in self.translations), key=_ADVANCE.index, default=Status.DRAFT)

    @property
    def chips(self) -> tuple[tuple[str, bool], ...]:
        """The target languages, and whether each is approved or published."""
        return tuple(
            (one.translation.target_language.upper(), one.status in DONE) for one in self.translations
        )

    @property
    def confirmed(self) -> float:
        """The share of segments that are confirmed."""
        return _share(sum(one.confirmed for one in self.translations), self.translations)

    @property
    def drafts(self) -> float:
        """The share of segments that are drafts."""
        return _share(sum(one.drafts for one in self.translations), self.translations)

    @property
    def memory_drafts(self) -> float:
        """The share of segments that are drafts from memory."""
        return _share(sum(one.memory_drafts for one in self.translations), self.translations)

    @property
    def machine_drafts(self) -> float:
        """The share of segments that are drafts by machine."""
        return _share(sum(one.machine_drafts for one in self.translations), self.translations)

    @property
    def other_drafts(self) -> float:
        """The share of segments that are drafts of people, files and repetitions."""
        return max(0.0, self.drafts - self.memory_drafts - self.machine_drafts)

    @property
    def people(self) -> tuple[str, ...]:
        """Who works on it, the one who wrote most recently first, else who took it in."""
        names = dict.fromkeys(name for one in self.translations for name in one.people)
        return tuple(names) or ((self.release.created_by,) if self.release.created_by else ())

    @property
    def reference(self) -> str:
        """The house's number, else the beginning of the id."""
        return self.release.reference or self.release.id[:8]

    def is_of(self, person: str) -> bool:
        """Return whether the person works on it or took it in."""
        return person in self.people or person == self.release.created_by

    @property
    def done(self) -> bool:
        """Whether every translation is approved or published."""
        return self.status in DONE

    @property
    def changed_since_look(self) -> int:
        """How much others wrote and said since the person looked."""
        return sum(one.changed_since_look for one in self.translations)

    @property
    def open_musts(self) -> int:
        """How many comments must be answered before it can be approved."""
        return sum(one.open_musts for one in self.translations if one.status not in DONE)

    def notes(self, at: datetime) -> tuple[Note, ...]:
        """Return what is said under the title at a moment.

        Embargo and due time, why it was sent back, what must be answered, what is new, the approved text, where
        the words of a search stand, dossiers and tags.
        """
        return notes_of(self, at)

    def progress_words(self) -> str:
        """Return how many segments are confirmed and how many are drafts of which origin, in words."""
        confirmed = sum(one.confirmed for one in self.translations)
        total = sum(one.total for one in self.translations)
        words = [
            ngettext(
                "{confirmed} of {total} segment confirmed", "{confirmed} of {total} segments confirmed", total
            ).format(confirmed=confirmed, total=total)
        ]
        memory = sum(one.memory_drafts for one in self.translations)
        if memory:
            words.append(
                ngettext("{count} draft from memory", "{count} drafts from memory", memory).format(
                    count=memory
                )
            )
        machine = sum(one.machine_drafts for one in self.translations)
        if machine:
            words.append(
                ngettext("{count} draft by machine", "{count} drafts by machine", machine).format(
                    count=machine
                )
            )
        return ", ".join(words)

    def tool_tip(self, at: datetime) -> str:
        """Return what a pointer that rests on the card is told."""
        lines = [self.release.title]
        lines += [
            wording.labelled(
                language_name(one.translation.target_language),
                f"{wording.name(one.status)}, {one.confirmed}/{one.total}",
            )
            for one in self.translations
        ]
        if self.status not in DONE:
            lines.append(self.progress_words())
        lines += [note.text for note in waiting_notes(self)]
        if self.people:
            lines.append(", ".join(self.people))
        if self.release.embargo is not None:
            lines.append(embargo_both(self.release.embargo, self.release.embargo_zone, at))
        if self.release.due is not None and self.status not in DONE:
            there = elsewhere(self.release.due, self.release.embargo_zone)
            due = due_words(self.release.due, at)
            lines.append(f"{due} ({there})" if there else due)
        if self.dossiers:
            lines.append(wording.labelled(_("Dossiers"), ", ".join(self.dossiers)))
        if self.tags:
            lines.append(wording.labelled(_("Tags"), ", ".join(self.tags)))
        return "\n".join(lines)

    def spoken(self, at: datetime) -> str:
        """Return the card as a screen reader says it."""
        parts = [
            self.release.title,
            self.reference,
            wording.name(self.status),
            ", ".join(language_name(code.lower()) for code, _done in self.chips),
            self.progress_words(),
        ]
        if self.pinned:
            parts.insert(1, _("Pinned"))
        if self.archived:
            parts.insert(1, _("Archived"))
        parts += [note.said or note.text for note in self.notes(at)]
        return ". ".join(part for part in parts if part)


def _share(count: int, translations: Iterable[TranslationCard]) -> float:
    total = sum(one.total for one in translations)
    return count / total if total else 0.0


def library_cards(found: Iterable[ReleaseCard], languages: Collection[str] = ()) -> list[LibraryCard]:
    """Return the cards for what the desk found, with their translations into some languages or into all."""
    cards = []
    for one in found:
        translations = tuple(
            translation
            for translation in one.translations
            if not languages or translation.translation.target_language in languages
        )
        if translations or not languages:
            cards.append(
                LibraryCard(
                    one.release, translations, one.tags, one.dossiers, one.pinned, one.archived, one.found
                )
            )
    return cards
