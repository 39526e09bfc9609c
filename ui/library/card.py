"""A release as the library shows it: everything that is painted, put together beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ui.moments import due_soon, due_words, embargo_both, embargo_short
from ui.words import _, language_name, ngettext
from workbench.desk import wording
from workbench.desk.views import ReleaseCard, TranslationCard
from workbench.model.release import Confidentiality, Release
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
_NOTE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a card; ``tone`` is one of the theme's, ``icon`` may be empty."""

    text: str
    tone: str = "plain"
    icon: str = ""
    chip: bool = True


@dataclass(frozen=True)
class LibraryCard:
    """A release with those of its translations that are shown.

    It stands in the column of the one that is least advanced. Shares are from 0 to 1.
    """

    release: Release
    translations: tuple[TranslationCard, ...]

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

    def notes(self, at: datetime) -> tuple[Note, ...]:
        """Return what is said under the title at a moment.

        Embargo and due time, why it was sent back, what must be answered, the approved text.
        """
        notes = []
        embargo = self.release.embargo
        if embargo is not None and (words := embargo_short(embargo, at)):
            notes.append(Note(words, "warning", "clock"))
        elif self.release.confidentiality is Confidentiality.CONFIDENTIAL:
            notes.append(Note(_("Confidential"), "error", "lock"))
        elif (
            self.release.confidentiality is Confidentiality.EMBARGOED
            and embargo is None
            and self.status not in DONE
        ):
            notes.append(Note(_("Embargo, no time set"), "warning", "clock"))
        if self.release.due is not None and self.status not in DONE:
            soon = due_soon(self.release.due, at)
            notes.append(Note(due_words(self.release.due, at), "error" if soon else "plain"))
        notes += self._waiting()
        hashes = [one.content_hash for one in self.translations if one.status in DONE and one.content_hash]
        if self.status in DONE and hashes:
            short = f"{hashes[0][:4]}…{hashes[0][-4:]}"
            ready = self.status is Status.APPROVED and not notes
            text = _("{hash} · ready to deliver").format(hash=short) if ready else short
            notes.append(Note(text, "good", "check", chip=False))
        return tuple(notes)

    def _waiting(self) -> list[Note]:
        returns = dict.fromkeys(_return_words(one) for one in self.translations if one.returned_by)
        notes = [Note(words, icon="return", chip=False) for words in returns]
        musts = sum(one.open_musts for one in self.translations if one.status not in DONE)
        if musts:
            notes.append(Note(_musts_words(musts), chip=False))
        return notes

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
        lines += [note.text for note in self._waiting()]
        if self.people:
            lines.append(", ".join(self.people))
        if self.release.embargo is not None:
            lines.append(embargo_both(self.release.embargo, self.release.embargo_zone, at))
        if self.release.due is not None and self.status not in DONE:
            lines.append(due_words(self.release.due, at))
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
        parts += [note.text for note in self.notes(at)]
        return ". ".join(part for part in parts if part)


def _musts_words(count: int) -> str:
    return ngettext("{count} comment must be answered", "{count} comments must be answered", count).format(
        count=count
    )


def _return_words(one: TranslationCard) -> str:
    note = " ".join(one.return_note[:_NOTE_CHARACTERS].split())
    return f"{note} · {one.returned_by}"


def _share(count: int, translations: Iterable[TranslationCard]) -> float:
    total = sum(one.total for one in translations)
    return count / total if total else 0.0


def library_cards(found: Iterable[ReleaseCard], language: str = "", person: str = "") -> list[LibraryCard]:
    """Return the cards for what the desk found, of one language and one person where they are given."""
    cards = []
    for one in found:
        translations = tuple(
            translation
            for translation in one.translations
            if not language or translation.translation.target_language == language
        )
        if language and not translations:
            continue
        card = LibraryCard(one.release, translations)
        if not person or card.is_of(person):
            cards.append(card)
    return cards
