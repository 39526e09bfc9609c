"""What each person has of her own on the cards: pins, what changed since her last look, her last places."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace

from workbench.desk.views import ReleaseCard
from workbench.store.store import Store

_NOWHERE = ("", 0)


class OwnCards:
    """Puts what is a person's own on cards, and remembers the cards that it made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._looks = 0
        self._changed: dict[str, tuple[object, dict[str, int]]] = {}
        self._made: dict[str, dict[str, tuple[ReleaseCard, object, ReleaseCard]]] = {}

    def looked(self) -> None:
        """Hear that somebody looked at a translation."""
        with self._lock:
            self._looks += 1

    def cards(self, cards: Iterable[ReleaseCard], person: str, state: object) -> list[ReleaseCard]:
        """Return the cards as the person sees them; ``state`` differs where the facts do."""
        if not person:
            return list(cards)
        with self._lock:
            changed = self._changed_since_look(person, (state, self._looks))
            places = self._store.library.last_places(person)
            pinned = set(self._store.library.pinned(person))
            if not (changed or places or pinned):
                return list(cards)
            made = self._made.setdefault(person, {})
            return [self._own(card, changed, places, pinned, made) for card in cards]

    def _changed_since_look(self, person: str, state: object) -> dict[str, int]:
        known = self._changed.get(person)
        if known is None or known[0] != state:
            known = self._changed[person] = (state, self._store.library.changed_since_look(person))
        return known[1]

    def _own(
        self,
        card: ReleaseCard,
        changed: dict[str, int],
        places: dict[str, tuple[str, int]],
        pinned: set[str],
        made: dict[str, tuple[ReleaseCard, object, ReleaseCard]],
    ) -> ReleaseCard:
        release_id = card.release.id
        own = [
            (changed.get(one.translation.id, 0), places.get(one.translation.id, _NOWHERE))
            for one in card.translations
        ]
        is_pinned = release_id in pinned
        if not is_pinned and not any(number or place is not _NOWHERE for number, place in own):
            return card
        known = made.get(release_id)
        if known is not None and known[0] is card and known[1] == (is_pinned, own):
            return known[2]
        translations = tuple(
            replace(one, changed_since_look=number, last_place=place[0], last_number=place[1])
            for one, (number, place) in zip(card.translations, own, strict=True)
        )
        mine = replace(card, translations=translations, pinned=is_pinned)
        made[release_id] = (card, (is_pinned, own), mine)
        return mine
