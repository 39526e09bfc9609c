"""Keeps the library's cards and words in step with the facts.

Nothing tells it of changes: it asks which facts are new (see ``workbench.store.library_index``) whenever
it is about to be used, and takes in those. On a desk that may only be read it keeps what is newer than the
stored caches in memory.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from workbench.desk.library_cards import all_cards, card_of, count_translation, translation_card
from workbench.desk.library_words import NOWHERE, Term, line
from workbench.desk.versions import Versions
from workbench.desk.views import ReleaseCard
from workbench.model.errors import StorageError
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.translation import Translation
from workbench.store.library_documents import FIRST_PART, WHOLE, PlaceKind
from workbench.store.library_index import Counts, Reach, Touched
from workbench.store.store import Store

_AT_ONCE = 100
_TURN_SECONDS = 0.03
"""How long other writers wait at most for a turn of making documents."""
_TRIES = 20
_PAUSE_SECONDS = 0.002
"""Between two turns: whoever waits for the store has it first."""


class LibraryIndex:
    """Cards and words of all releases. Safe to use from any thread, inside a transaction of the store too.

    Whoever holds the index's lock never waits for the store's: the two are always taken in the other order.
    """

    def __init__(self, store: Store, versions: Versions) -> None:
        self._store = store
        self._rows = store.library_index
        self._documents = store.documents
        self._versions = versions
        self._lock = threading.RLock()
        self._seen: dict[str, int] | None = None
        self._outdated = False
        self._cards: dict[str, ReleaseCard] = {}
        self._numbers: dict[int, str] = {}
        self._number_of: dict[str, int] = {}
        self._beside: dict[tuple[str, int], str] = {}
        self._beside_for: object = None

    def cards(self, cancel: CancelToken | None = None) -> dict[str, ReleaseCard]:
        """Return the card of every release by id, as the facts stand now. Raises ``Cancelled``."""
        with self._kept_out_of_transactions(), self._up_to_date(cancel or CancelToken()):
            return dict(self._cards)

    def prepare(self, cancel: CancelToken, progress: Progress = no_progress) -> None:
        """Make all documents that are to be made again. What was made before ``Cancelled`` stays."""
        with self._kept_out_of_transactions():
            self._bring_cards_up_to_date(cancel)
            self._make_documents(cancel, progress)

    def unread(self) -> int:
        """Return how many documents are to be made again before the search knows every text."""
        return 0 if self._store.database.read_only else self._documents.stale_count()

    def forget(self) -> None:
        """Empty all caches; they come back from the facts."""
        with self._exclusive():
            self._rows.forget()
            self._seen = None

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        """Hold the store for writing, where it may be written, and then the index."""
        held = False
        try:
            with ExitStack() as stack:
                if not self._store.database.read_only:
                    stack.enter_context(self._store.transaction())
                self._lock.acquire()
                held = True
                yield
        except BaseException:
            self._seen = None
            raise
        finally:
            if held:
                self._lock.release()

    @contextmanager
    def _kept_out_of_transactions(self) -> Iterator[None]:
        """Forget afterwards what was read inside a transaction: it may yet be rolled back."""
        inside = self._store.database.writing
        try:
            yield
        finally:
            if inside:
                with self._lock:
                    self._seen = None

    @contextmanager
    def _up_to_date(self, cancel: CancelToken) -> Iterator[None]:
        """Hold the index while it knows what this thread knows: inside a transaction that is more than others do."""
        for tries in range(_TRIES):
            self._bring_cards_up_to_date(cancel)
            with self._lock:
                # Where somebody writes without a pause, what was known a moment ago is an answer too.
                if self._is_up_to_date() or tries == _TRIES - 1:
                    yield
                    return

    # cards

    def _bring_cards_up_to_date(self, cancel: CancelToken) -> None:
        while not self._is_up_to_date():
            cancel.raise_if_cancelled()
            with self._exclusive():
                self._take_in_some()

    def _is_up_to_date(self) -> bool:
        with self._lock:
            newest = self._rows.newest_rows()
            if self._seen is None or any(newest[table] < row for table, row in self._seen.items()):
                self._load(newest)
            return not self._outdated and newest == self._seen

    def _take_in_some(self) -> None:
        """Take in what is new of releases that are known, or the next of the new releases."""
        newest = self._rows.newest_rows()
        if self._seen is None:
            self._load(newest)
        if self._outdated:
            if not self._store.database.read_only:
                self._rows.forget()
            self._outdated = False
        seen = self._seen
        assert seen is not None
        known = {**newest, "release": seen["release"]}
        if known != seen:
            if seen["release"]:
                self._take_in(self._rows.touched(seen, newest), known)
            else:
                # Everything is new: releases are taken in whole, and nothing else has to be looked at.
                self._keep_seen(known)
        elif batch := self._rows.releases_after(seen["release"], _AT_ONCE):
            found = [Touched(Reach.WHOLE, release_id) for _row, release_id in batch]
            self._take_in(found, {**seen, "release": batch[-1][0]})

    def _load(self, newest: dict[str, int]) -> None:
        """Read what the store keeps ready; nothing of it where it knows of facts that are not there."""
        seen = self._rows.seen_rows()
        self._outdated = any(newest[table] < row for table, row in seen.items())
        changed, numbers = {}, {}
        if self._outdated:
            seen = dict.fromkeys(seen, 0)
        else:
            for number, release_id, at in self._rows.releases():
                numbers[number] = release_id
                changed[release_id] = at
        self._numbers = numbers
        self._number_of = {release_id: number for number, release_id in self._numbers.items()}
        self._cards = all_cards(self._store, changed)
        self._seen = seen

    def _keep_seen(self, seen: dict[str, int]) -> None:
        if not self._store.database.read_only:
            self._rows.see(seen)
        self._seen = seen

    def _take_in(self, found: Sequence[Touched], seen: dict[str, int]) -> None:
        """Make the cards of what new facts speak of again, and note which documents are stale."""
        counts = self._count(found)
        changed = {touched.release_id: "" for touched in found}
        for release_id in changed:
            changed[release_id] = self._rows.changed_at(release_id)
        if not self._store.database.read_only:
            for release_id, at in changed.items():
                number = self._rows.put_release(release_id, at)
                self._numbers[number] = release_id
                self._number_of[release_id] = number
            self._rows.put_counts(counts.values())
            self._documents.make_stale(self._stale_parts(found))
            self._rows.see(seen)
        for release_id, at in changed.items():
            old = self._cards.get(release_id)
            known = {} if old is None else {one.translation.id: one for one in old.translations}
            fresh = {
                one.id: translation_card(one, counts[one.id])
                for one in self._store.releases.translations(release_id)
                if one.id in counts
            }
            card = card_of(self._store, release_id, known | fresh, at)
            if card is not None:
                self._cards[release_id] = card
        self._seen = seen

    def _count(self, found: Sequence[Touched]) -> dict[str, Counts]:
        """Count the translations that new facts speak of: one, or all of a release."""
        releases = self._store.releases
        wanted: dict[str, Translation] = {}
        whole: set[str] = set()
        for touched in found:
            if touched.reach is Reach.MARKS or touched.release_id in whole:
                continue
            if touched.reach is Reach.WHOLE or not touched.translation_id:
                whole.add(touched.release_id)
                wanted |= {one.id: one for one in releases.translations(touched.release_id)}
            elif touched.translation_id not in wanted:
                one = releases.translation(touched.translation_id)
                wanted |= {} if one is None else {one.id: one}
        totals: dict[str, int] = {}
        counts = {}
        for one in wanted.values():
            if one.release_id not in totals:
                totals[one.release_id] = self._rows.total(one.release_id)
            counts[one.id] = count_translation(self._store, self._versions, one, totals[one.release_id])
        return counts

    # documents

    def _stale_parts(self, found: Iterable[Touched]) -> set[tuple[str, int]]:
        """Return which documents new facts make stale."""
        whole = {touched.release_id for touched in found if touched.reach is Reach.WHOLE}
        parts = {(release_id, WHOLE) for release_id in whole}
        for touched in found:
            if touched.release_id in whole:
                continue
            if touched.reach is Reach.HEAD:
                parts.add((touched.release_id, FIRST_PART))
            elif touched.reach is Reach.TEXT:
                parts.add(
                    (touched.release_id, self._documents.part_of(touched.release_id, touched.segment_id))
                )
        return parts

    def _make_documents(
        self, cancel: CancelToken, progress: Progress = no_progress, turns: int | None = None
    ) -> None:
        """Make the stale documents again, in turns that leave other writers their chance."""
        if self._store.database.read_only:
            return
        done, left = 0, self._documents.stale_count()
        while left and (turns is None or turns > 0):
            cancel.raise_if_cancelled()
            progress(done, done + left)
            with self._exclusive():
                # Others may know less: what this thread writes is not theirs yet.
                while not self._is_up_to_date():
                    self._take_in_some()
                done += self._make_some()
            left = self._documents.stale_count()
            if turns is not None:
                turns -= 1
            elif left:
                time.sleep(_PAUSE_SECONDS)

    def _make_some(self) -> int:
        """Make stale documents for the time of a turn; return how many were made."""
        made = 0
        ends = time.monotonic() + _TURN_SECONDS
        for release_id, part in self._documents.stale(_AT_ONCE):
            number = self._number_of.get(release_id)
            if number is None:
                # No fact speaks of this release.
                self._documents.no_longer_stale(release_id, part)
                continue
            if part == WHOLE:
                # A release of 50,000 segments is not made in one turn.
                parts = self._documents.parts(release_id)
                self._documents.forget_documents(number, after=parts[-2])
                self._documents.make_stale((release_id, each) for each in parts)
            else:
                words, places = self._document(release_id, part)
                self._documents.put_document(number, part, words, places)
                made += 1
            self._documents.no_longer_stale(release_id, part)
            if time.monotonic() > ends:
                break
        return made

    def _document(self, release_id: str, part: int) -> tuple[str, list[tuple[PlaceKind, int]]]:
        """Return the lines of a document, and the place of each."""
        texts = self._documents.texts(release_id, part)
        lines = [(line(text.text), text) for text in texts]
        kept = [(words, text) for words, text in lines if len(words) > 1]
        return "\n".join(words for words, _text in kept), [(text.kind, text.row) for _words, text in kept]

    # searching

    def releases_with(self, terms: Sequence[Term], cancel: CancelToken, wait: bool = True) -> set[str]:
        """Return the releases in which every term stands somewhere. Raises ``Cancelled``.

        Without ``wait`` only a few of the documents that are to be made again are, and what stands in the others
        is not found yet: see ``unread``.
        """
        turns = None if wait else 1
        with self._kept_out_of_transactions():
            self._bring_cards_up_to_date(cancel)
            try:
                self._make_documents(cancel, turns=turns)
                with self._up_to_date(cancel):
                    return self._with_all(terms, cancel)
            except StorageError as error:
                if error.code != "store.damaged" or self._store.database.read_only:
                    raise
            # The index is a cache: what is damaged in it comes back from the facts.
            self.forget()
            self._bring_cards_up_to_date(cancel)
            self._make_documents(cancel, turns=turns)
            with self._up_to_date(cancel):
                return self._with_all(terms, cancel)

    def _with_all(self, terms: Sequence[Term], cancel: CancelToken) -> set[str]:
        beside = self._documents_beside()
        found: set[str] | None = None
        for term in sorted(terms, key=lambda term: -len(term.needle)):
            cancel.raise_if_cancelled()
            here = set() if term is NOWHERE else self._with_one(term, beside)
            here |= {release_id for (release_id, _part), words in beside.items() if term.stands_in(words)}
            found = here if found is None else found & here
            if not found:
                break
        return (found or set()) - {""}

    def _with_one(self, term: Term, beside: Collection[tuple[str, int]]) -> set[str]:
        if not beside:
            return {self._numbers.get(number, "") for number in self._documents.releases_matching(term.match)}
        found = self._documents.matching(term.match)
        with_parts = ((self._numbers.get(number, ""), part) for number, part in found)
        return {release_id for release_id, part in with_parts if (release_id, part) not in beside}

    def _documents_beside(self) -> dict[tuple[str, int], str]:
        """Return the documents that are newer than those in the store: only where it may not be written."""
        if not self._store.database.read_only:
            return {}
        stored, newest, stale = self._rows.seen_rows(), self._rows.newest_rows(), self._documents.stale()
        state = (stored, newest, stale)
        if self._beside_for != state:
            found = [
                Touched(Reach.WHOLE, release_id)
                for _row, release_id in self._rows.releases_after(stored["release"], -1)
            ]
            if stored["release"]:
                found += self._rows.touched(stored, newest)
            parts: set[tuple[str, int]] = set()
            for release_id, part in {*stale, *self._stale_parts(found)}:
                parts |= (
                    {(release_id, each) for each in self._documents.parts(release_id)}
                    if part == WHOLE
                    else {(release_id, part)}
                )
            self._beside = {each: self._document(*each)[0] for each in parts}
            self._beside_for = state
        return self._beside

    def lines(self, release_id: str, terms: Sequence[Term], limit: int) -> list[tuple[PlaceKind, int]]:
        """Return places of a release where terms stand, those with most of them first, at most ``limit``."""
        with self._lock:
            return self._lines(release_id, terms)[:limit]

    def _lines(self, release_id: str, terms: Sequence[Term]) -> list[tuple[PlaceKind, int]]:
        number = self._number_of.get(release_id, -1)
        beside = {part for one, part in self._documents_beside() if one == release_id}
        documents = [
            (words, places) for part, words, places in self._documents.documents(number) if part not in beside
        ]
        documents += [self._document(release_id, part) for part in sorted(beside)]
        found: list[tuple[int, PlaceKind, int]] = []
        once: set[Term] = set()
        for words, places in documents:
            here = [term for term in terms if term.stands_in(words)]
            if not here:
                continue
            for one, place in zip(words.split("\n"), places, strict=True):
                standing = [term for term in here if term.stands_in(one)]
                if standing:
                    # The first place of a term comes before any second place of another.
                    rank = len(standing) + (len(terms) if not once.issuperset(standing) else 0)
                    once.update(standing)
                    found.append((-rank, *place))
        return [(kind, row) for _rank, kind, row in sorted(found, key=lambda each: each[0])]

    @property
    def state(self) -> object:
        """Something that differs from what it was when the cards have changed."""
        return tuple((self._seen or {}).items())
