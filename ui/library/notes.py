"""What a card says under its title: times, what waits for somebody, where words were found, dossiers and tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ui.moments import due_short, due_soon, elsewhere, embargo_short
from ui.words import _, language_name, ngettext
from workbench.desk import wording
from workbench.desk.library_views import Found, FoundIn
from workbench.desk.views import TranslationCard
from workbench.model.release import Confidentiality
from workbench.model.translation import Status

if TYPE_CHECKING:
    from ui.library.card import LibraryCard

_DONE = (Status.APPROVED, Status.PUBLISHED)
_NOTE_CHARACTERS = 200
_TAGS = 4


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a card; ``tone`` is one of the theme's, ``icon`` may be empty.

    ``chip`` has an edge around it. ``spans`` are pieces of the text that stand out (offsets in characters, ascending). ``said`` is what a screen reader says instead,
    ``short`` what stands there where the text has no room; empty for its beginning.
    """

    text: str
    tone: str = "plain"
    icon: str = ""
    chip: bool = True
    spans: tuple[tuple[int, int], ...] = ()
    said: str = ""
    short: str = ""


def notes_of(card: LibraryCard, at: datetime) -> tuple[Note, ...]:
    """Return all notes of a card at a moment."""
    notes = times_of(card, at)
    waiting = waiting_notes(card)
    notes += waiting
    hashes = [one.content_hash for one in card.translations if one.status in _DONE and one.content_hash]
    if card.done and hashes:
        short = f"{hashes[0][:4]}…{hashes[0][-4:]}"
        ready = card.status is Status.APPROVED and not notes
        text = _("{hash} · ready to deliver").format(hash=short) if ready else short
        notes.append(Note(text, "good", "check", chip=False))
    place = found_in(card)
    notes += place_notes(card) if place is None else [place]
    notes += [Note(name, icon="folder", said=wording.labelled(_("Dossier"), name)) for name in card.dossiers]
    notes += [Note(name, icon="tag", said=wording.labelled(_("Tag"), name)) for name in card.tags[:_TAGS]]
    if len(card.tags) > _TAGS:
        rest = card.tags[_TAGS:]
        notes.append(Note(f"+{len(rest)}", icon="tag", said=wording.labelled(_("Tags"), ", ".join(rest))))
    return tuple(notes)


def times_of(card: LibraryCard, at: datetime) -> list[Note]:
    """Return embargo and due time, both where the person is and where the release is."""
    release, notes = card.release, []
    embargo, there = release.embargo, ""
    if embargo is not None and (words := embargo_short(embargo, at)):
        said = wording.labelled(_("Embargo"), words)
        notes.append(Note(words, "warning", "clock", said=said))
        there = elsewhere(embargo, release.embargo_zone)
    elif release.confidentiality is Confidentiality.CONFIDENTIAL:
        notes.append(Note(_("Confidential"), "error", "lock"))
    elif release.confidentiality is Confidentiality.EMBARGOED and embargo is None and not card.done:
        notes.append(Note(_("Embargo, no time set"), "warning", "clock"))
    if there:
        notes.append(
            Note(there, icon="clock", chip=False, said=_("for the release {time}").format(time=there))
        )
    if release.due is not None and not card.done:
        soon = due_soon(release.due, at)
        icon = "warning" if soon else "flag"
        short = embargo_short(release.due, at)
        due = Note(due_short(release.due, at), "error" if soon else "plain", icon, short=short)
        # What comes first stands first.
        first = not notes or embargo is None or release.due < embargo
        notes.insert(0 if first else len(notes), due)
    return notes


def waiting_notes(card: LibraryCard) -> list[Note]:
    """Return what waits for somebody: why it was sent back, comments to answer, what others changed."""
    returns = dict.fromkeys(_return_words(one) for one in card.translations if one.returned_by)
    notes = [Note(words, icon="return", chip=False) for words in returns]
    if card.open_musts:
        notes.append(Note(musts_words(card.open_musts), icon="comment", chip=False))
    if card.changed_since_look:
        words = _("changed since last look: {count}").format(count=card.changed_since_look)
        notes.append(Note(words, icon="changed", chip=False))
    return notes


def musts_words(count: int) -> str:
    """Return how many comments must be answered, in words."""
    return ngettext("{count} comment must be answered", "{count} comments must be answered", count).format(
        count=count
    )


def _return_words(one: TranslationCard) -> str:
    note = " ".join(one.return_note[:_NOTE_CHARACTERS].split())
    return f"{note} · {one.returned_by}"


def place_notes(card: LibraryCard) -> list[Note]:
    """Return where the person was last in the text that is hers to go on with; nothing where she never was, or at its beginning."""
    here = next((one for one in card.translations if one.last_number > 1 and one.status not in _DONE), None)
    if here is None:
        return []
    code = here.translation.target_language.upper()
    words = _("you were at {place}").format(place=f"{code} {here.last_number}/{here.total}")
    said = _("you were at segment {number} in {language}").format(
        number=here.last_number, language=language_name(here.translation.target_language)
    )
    return [Note(words, icon="editor", chip=False, said=said)]


def found_in(card: LibraryCard) -> Note | None:
    """Return where in the text words of the search stand first; None where they stand elsewhere only."""
    places = (found for found in card.found if found.where in (FoundIn.SOURCE, FoundIn.TARGET))
    first = next(places, None)
    return None if first is None else found_note(card, first)


def found_note(card: LibraryCard, found: Found) -> Note:
    """Return where words were found: ``FR 14 · …the pledge of…``, the words marked."""
    language = found.language or card.release.source_language
    code = language.upper() if found.number < 1 else f"{language.upper()} {found.number}"
    head = f"{code} · " if found.current else _("{place}, earlier · ").format(place=code)
    spans = tuple((start + len(head), end + len(head)) for start, end in found.spans)
    name = language_name(language)
    if found.number > 0:
        name = _("{language}, segment {number}").format(language=name, number=found.number)
    said = _("Found in {place}: {text}").format(place=name, text=found.text)
    return Note(head + found.text, icon="search", chip=False, spans=spans, said=said)
