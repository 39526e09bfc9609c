"""The library: finding releases, tags and dossiers, archiving, pins, looks, saved filters, the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from workbench.desk import library_words
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.duplicating import duplicate
from workbench.desk.library_filter import is_picky, ordered, passes
from workbench.desk.library_index import LibraryIndex
from workbench.desk.library_own import OwnCards
from workbench.desk.library_places import places_in
from workbench.desk.library_queries import query_from_text, query_text
from workbench.desk.library_views import Found, LibraryQuery, SavedFilter, Tag, TimelineEntry
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.timeline import timeline
from workbench.desk.versions import Versions
from workbench.desk.views import ReleaseCard
from workbench.model.errors import InputError
from workbench.model.identity import now
from workbench.model.release import Release
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.store.library import MarkKind
from workbench.store.store import Store

LONGEST_NAME = 80
MOST_PINNED = 100
PLACES_FOR = 40
"""How many cards of a search say where the words stand: more than a screen shows."""


class LibraryDeeds:
    """The library of the desk. Deeds may be called from any thread."""

    def __init__(self, store: Store, people: PeopleDeeds, releases: ReleaseDeeds, versions: Versions) -> None:
        self._store = store
        self._people = people
        self._releases = releases
        self._index = LibraryIndex(store, versions)
        self._own = OwnCards(store)

    def search(
        self,
        query: LibraryQuery,
        person: str = "",
        cancel: CancelToken | None = None,
        wait: bool = True,
    ) -> list[ReleaseCard]:
        """Return the releases that the query finds, in its order.

        Without ``wait`` the answer comes at once although texts are still to be read (see ``unread``), and words
        that stand in those alone are not found yet.

        ``person`` is who asks: her pins, what changed since her last look, and her last places are on the
        cards. The first ``PLACES_FOR`` cards say where the words stand; for others ``places`` does.
        Raises ``Cancelled``.
        """
        token = cancel or CancelToken()
        terms = library_words.terms(query.text)
        with_words = self._index.releases_with(terms, token, wait) if terms else None
        wanted = set(self._store.library.pinned(query.pinned_by)) if query.pinned_by else None
        moment, picky = now(), is_picky(query)
        kept = [
            card
            for release_id, card in self._index.cards(token).items()
            if (with_words is None or release_id in with_words)
            and (wanted is None or release_id in wanted)
            and (passes(card, query, moment) if picky else card.archived is query.archived)
        ]
        token.raise_if_cancelled()
        cards = self._own.cards(ordered(kept, query), person, self._index.state)
        for place, card in enumerate(cards[:PLACES_FOR] if terms else ()):
            token.raise_if_cancelled()
            cards[place] = replace(card, found=places_in(self._store, self._index, card, terms))
        return cards

    def places(
        self, text: str, release_ids: Iterable[str], cancel: CancelToken | None = None
    ) -> dict[str, tuple[Found, ...]]:
        """Return where the words of a query stand, for cards beyond the first ``PLACES_FOR``."""
        token = cancel or CancelToken()
        terms = library_words.terms(text)
        cards = self._index.cards(token)
        found = {}
        for release_id in release_ids:
            token.raise_if_cancelled()
            if release_id in cards and terms:
                found[release_id] = places_in(self._store, self._index, cards[release_id], terms)
        return found

    def prepare(self, cancel: CancelToken | None = None, progress: Progress = no_progress) -> None:
        """Bring everything that the search needs up to date, ahead of the first search.

        Worth doing in the background after the start: it takes long only once, for a store of an earlier version.
        """
        self._index.prepare(cancel or CancelToken(), progress)

    def unread(self) -> int:
        """Return how many stretches of texts the search does not know yet; ``prepare`` reads them."""
        return self._index.unread()

    def rebuild(self, cancel: CancelToken | None = None, progress: Progress = no_progress) -> None:
        """Throw away everything that the search keeps ready, and make it again from the facts."""
        self._index.forget()
        self._index.prepare(cancel or CancelToken(), progress)

    # tags and dossiers

    def tag(self, release_ids: Iterable[str], tag: str, author: str) -> Changes:
        """Put a tag on releases. Raises ``InputError`` ``library.no_name`` or ``library.long_name``."""
        return self._mark(release_ids, MarkKind.TAG, tag, True, author)

    def untag(self, release_ids: Iterable[str], tag: str, author: str) -> Changes:
        """Take a tag off releases."""
        return self._mark(release_ids, MarkKind.TAG, tag, False, author)

    def file(self, release_ids: Iterable[str], dossier: str, author: str) -> Changes:
        """Put releases into a dossier; they may lie in several. Raises as ``tag`` does."""
        return self._mark(release_ids, MarkKind.DOSSIER, dossier, True, author)

    def take_out(self, release_ids: Iterable[str], dossier: str, author: str) -> Changes:
        """Take releases out of a dossier."""
        return self._mark(release_ids, MarkKind.DOSSIER, dossier, False, author)

    def all_tags(self) -> list[Tag]:
        """Return every tag in use, by name."""
        return self._names(MarkKind.TAG)

    def all_dossiers(self) -> list[Tag]:
        """Return every dossier in use, by name."""
        return self._names(MarkKind.DOSSIER)

    def archive(self, release_ids: Iterable[str], author: str) -> Changes:
        """Put releases away: the library shows them only where it is asked to."""
        return self._mark(release_ids, MarkKind.ARCHIVED, "", True, author)

    def restore(self, release_ids: Iterable[str], author: str) -> Changes:
        """Bring archived releases back."""
        return self._mark(release_ids, MarkKind.ARCHIVED, "", False, author)

    def _mark(
        self, release_ids: Iterable[str], kind: MarkKind, name: str, present: bool, author: str
    ) -> Changes:
        clean = "" if kind is MarkKind.ARCHIVED else self._name(kind, name)
        self._people.get(author)
        with self._store.transaction():
            ids = [self._releases.get(release_id).id for release_id in release_ids]
            changed = self._store.library.mark(ids, kind, clean, present, author)
        return Changes(releases=frozenset(changed)) if changed else NOTHING

    def _name(self, kind: MarkKind, name: str) -> str:
        """Return the name as it is written already where it differs in case only."""
        clean = _clean(name)
        known = {each.casefold(): each for each in self._store.library.names(kind)}
        return known.get(clean.casefold(), clean)

    def _names(self, kind: MarkKind) -> list[Tag]:
        names = self._store.library.names(kind)
        return [Tag(name, names[name]) for name in sorted(names, key=str.casefold)]

    # each person's own

    def pin(self, release_ids: Iterable[str], person: str) -> Changes:
        """Pin releases for a person."""
        return self._pin(release_ids, person, True)

    def unpin(self, release_ids: Iterable[str], person: str) -> Changes:
        """Take a person's pins off."""
        return self._pin(release_ids, person, False)

    def pinned(self, person: str) -> list[Release]:
        """Return the releases that a person has pinned, the last one first; archived ones are left out."""
        ids = self._store.library.pinned(person)
        marks = self._store.library.marks(ids[:MOST_PINNED])
        return [
            self._releases.get(one)
            for one in ids[:MOST_PINNED]
            if all(kind is not MarkKind.ARCHIVED for kind, _name in marks.get(one, ()))
        ]

    def _pin(self, release_ids: Iterable[str], person: str, pinned: bool) -> Changes:
        ids = [self._releases.get(release_id).id for release_id in release_ids]
        self._store.library.pin(ids, person, pinned)
        return Changes(releases=frozenset(ids))

    def looked(self, translation_id: str, person: str) -> None:
        """Remember that a person has seen what stands in a translation now; nothing where the desk is read only."""
        found = self._releases.translation(translation_id)
        if self._store.database.read_only:
            return
        self._store.library.look(found.id, person)
        self._own.looked()

    def saved_filters(self, person: str) -> list[SavedFilter]:
        """Return the queries that a person keeps, by name."""
        kept = self._store.library.filters(person)
        return [SavedFilter(name, query_from_text(kept[name])) for name in sorted(kept, key=str.casefold)]

    def save_filter(self, person: str, name: str, query: LibraryQuery) -> None:
        """Keep a query under a name, in the place of one that has it. Raises as ``tag`` does."""
        self._store.library.save_filter(person, _clean(name), query_text(query))

    def remove_filter(self, person: str, name: str) -> None:
        """Forget a query."""
        self._store.library.remove_filter(person, name)

    # the days

    def timeline(self, first: datetime, last: datetime) -> list[TimelineEntry]:
        """Return what is due, comes free, was approved or published from ``first`` to ``last``, in order.

        Archived releases are left out. Both times carry a zone.
        """
        transitions = self._store.library.transitions_between(first, last)
        return timeline(self.search(LibraryQuery()), transitions, first, last)

    def duplicate(self, release_id: str, author: str) -> tuple[Release, Changes]:
        """Make a new release of what a release is now, with its translations as drafts.

        Nothing of who approved or published goes along, nor the reference, the embargo or the due time; what was
        public is embargoed again.
        """
        self._people.get(author)
        release = self._releases.get(release_id)
        copy = duplicate(self._store, release, author)
        return copy, Changes(releases=frozenset((copy.id,)))


def _clean(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise InputError("library.no_name")
    if len(clean) > LONGEST_NAME:
        raise InputError("library.long_name", limit=LONGEST_NAME)
    return clean
