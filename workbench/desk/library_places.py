"""Where in a release the words of a query stand, as the library shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from workbench.desk.library_index import LibraryIndex
from workbench.desk.library_views import Found, FoundIn
from workbench.desk.library_words import Term, excerpt, spans
from workbench.desk.views import ReleaseCard
from workbench.store.library_documents import PlacedText, PlaceKind
from workbench.store.store import Store

MOST_PLACES = 3
_LOOKED_AT = 12
_WIDTH = 120


def places_in(
    store: Store, index: LibraryIndex, card: ReleaseCard, terms: Sequence[Term]
) -> tuple[Found, ...]:
    """Return at most ``MOST_PLACES`` places, chosen so that each term is seen where that can be.

    What heads the release comes first, then texts that stand now, then those that were replaced.
    """
    found = _in_head(card, terms)
    placed = []
    for kind, row in index.lines(card.release.id, terms, _LOOKED_AT):
        if kind is not PlaceKind.HEAD:
            text = store.documents.placed(kind, row)
            if text is not None:
                placed.append(text)
    placed.sort(key=lambda text: (not text.current, text.number == 0))
    found += [_found(text, card.release.source_language, terms) for text in _chosen(placed, terms)]
    return tuple(found[:MOST_PLACES])


def _in_head(card: ReleaseCard, terms: Sequence[Term]) -> list[Found]:
    release = card.release
    heads = [
        (FoundIn.TITLE, release.title, ""),
        (FoundIn.REFERENCE, release.reference, ""),
        (FoundIn.ID, release.id, ""),
        *((FoundIn.ID, one.translation.id, one.translation.id) for one in card.translations),
    ]
    found = []
    for where, text, translation_id in heads:
        here = spans(text, terms)
        if here:
            found.append(Found(where, text, tuple(here), translation_id=translation_id))
    return found


def _chosen(placed: Sequence[PlacedText], terms: Sequence[Term]) -> list[PlacedText]:
    """Return the texts, those first that show a term which none before them shows."""
    missing = set(terms)
    first: list[PlacedText] = []
    rest: list[PlacedText] = []
    for text in placed:
        shown = {term for term in missing if spans(text.text, [term])}
        missing -= shown
        (first if shown else rest).append(text)
    return (first + rest)[:MOST_PLACES]


def _found(placed: PlacedText, source_language: str, terms: Sequence[Term]) -> Found:
    text = placed.text.replace("\n", " ")
    piece, here = excerpt(text, spans(text, terms), _WIDTH)
    target = placed.kind is PlaceKind.TARGET
    return Found(
        FoundIn.TARGET if target else FoundIn.SOURCE,
        piece,
        here,
        language=placed.language if target else source_language,
        translation_id=placed.translation_id,
        segment_id=placed.segment_id,
        number=placed.number,
        current=placed.current,
        author=placed.author,
        at=datetime.fromisoformat(placed.at) if placed.at else None,
    )
