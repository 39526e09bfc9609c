"""Which cards a query leaves, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from workbench.desk.library_views import EmbargoFilter, LibraryQuery, Order
from workbench.desk.library_words import fold
from workbench.desk.views import ReleaseCard, TranslationCard

_LATEST = datetime.max.replace(tzinfo=UTC)
_folded = lru_cache(maxsize=20_000)(fold)


def is_picky(query: LibraryQuery) -> bool:
    """Return whether a query asks for anything of a card but its words, its pin and its place."""
    everything = LibraryQuery(
        text=query.text,
        archived=query.archived,
        pinned_by=query.pinned_by,
        order=query.order,
        descending=query.descending,
    )
    return query != everything


def passes(card: ReleaseCard, query: LibraryQuery, moment: datetime) -> bool:
    """Return whether a card has everything that the query asks for, its words and pins aside."""
    release = card.release
    if card.archived != query.archived:
        return False
    if query.embargo is not EmbargoFilter.ANY and _embargo(release.embargo, moment) is not query.embargo:
        return False
    if query.due_before is not None and (release.due is None or release.due >= query.due_before):
        return False
    if query.tags and not set(query.tags) <= set(card.tags):
        return False
    if query.dossier and query.dossier not in card.dossiers:
        return False
    return _some_translation(card, query)


def _embargo(embargo: datetime | None, moment: datetime) -> EmbargoFilter:
    if embargo is None:
        return EmbargoFilter.NONE
    return EmbargoFilter.UNDER if moment < embargo else EmbargoFilter.PASSED


def _some_translation(card: ReleaseCard, query: LibraryQuery) -> bool:
    if not (query.languages or query.statuses or query.people):
        return True
    took_in = card.release.created_by in query.people

    def fits(one: TranslationCard) -> bool:
        return (
            (not query.languages or one.translation.target_language in query.languages)
            and (not query.statuses or one.status in query.statuses)
            and (not query.people or took_in or not set(query.people).isdisjoint(one.people))
        )

    return any(fits(one) for one in card.translations)


def ordered(cards: Iterable[ReleaseCard], query: LibraryQuery) -> list[ReleaseCard]:
    """Return the cards in the order of the query; where that leaves it open, the newest first."""
    newest_first = sorted(cards, key=lambda card: card.release.id, reverse=True)
    order, turned = query.order, query.descending
    if order is Order.NEWEST:
        return newest_first[::-1] if turned else newest_first
    if order is Order.TITLE:
        return sorted(newest_first, key=lambda card: _folded(card.release.title), reverse=turned)
    if order is Order.CHANGED:
        return sorted(newest_first, key=_changed, reverse=not turned)
    moment_of = _due if order is Order.DUE else _free
    dated = [card for card in newest_first if moment_of(card) is not None]
    undated = [card for card in newest_first if moment_of(card) is None]
    return sorted(dated, key=_never_none(moment_of), reverse=turned) + undated


def _changed(card: ReleaseCard) -> datetime:
    return card.changed_at or card.release.created_at


def _due(card: ReleaseCard) -> datetime | None:
    return card.release.due


def _free(card: ReleaseCard) -> datetime | None:
    return card.release.embargo


def _never_none(
    moment_of: Callable[[ReleaseCard], datetime | None],
) -> Callable[[ReleaseCard], datetime]:
    return lambda card: moment_of(card) or _LATEST
