"""The cards of the library, put together from what the store keeps ready of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from workbench.desk.versions import Versions
from workbench.desk.views import ReleaseCard, TranslationCard
from workbench.editorial.transitions import current_status
from workbench.model.release import Release
from workbench.model.translation import Action, OriginKind, SegmentState, Translation
from workbench.store.library import MarkKind
from workbench.store.library_index import Counts
from workbench.store.store import Store

_CONFIRMED = (SegmentState.TRANSLATED, SegmentState.REVIEWED)


def count_translation(store: Store, versions: Versions, translation: Translation, total: int) -> Counts:
    """Count a translation from the facts; ``total`` is the number of its release's kept segments."""
    counted, people = store.library_index.count(translation.id)
    chain = store.editorial.transitions(translation.id)
    current = versions.bound_hash(translation, chain)
    returned = chain[-1] if chain and chain[-1].action is Action.RETURN else None

    def number(states: Sequence[SegmentState], origin: OriginKind | None = None) -> int:
        return sum(
            count
            for (state, kind), count in counted.items()
            if state in states and (origin is None or kind == origin)
        )

    return Counts(
        translation_id=translation.id,
        release_id=translation.release_id,
        total=total,
        confirmed=number(_CONFIRMED),
        drafts=number([SegmentState.DRAFT]),
        memory_drafts=number([SegmentState.DRAFT], OriginKind.MEMORY),
        machine_drafts=number([SegmentState.DRAFT], OriginKind.MACHINE),
        people=people,
        status=current_status(chain, current),
        content_hash=current,
        open_musts=store.library_index.open_musts(translation.id),
        return_note="" if returned is None else returned.note,
        returned_by="" if returned is None else returned.actor,
    )


def translation_card(translation: Translation, counts: Counts) -> TranslationCard:
    """Return the card of a translation."""
    return TranslationCard(
        translation,
        counts.status,
        counts.total,
        counts.confirmed,
        counts.drafts,
        counts.people,
        counts.content_hash,
        counts.memory_drafts,
        counts.machine_drafts,
        counts.open_musts,
        counts.return_note,
        counts.returned_by,
    )


def release_card(
    release: Release,
    translations: Iterable[TranslationCard],
    marks: Sequence[tuple[MarkKind, str]],
    changed_at: str,
) -> ReleaseCard:
    """Return the card of a release, without anything that is one person's own."""
    if not marks:
        tags: tuple[str, ...] = ()
        dossiers: tuple[str, ...] = ()
        archived = False
    else:
        tags = tuple(sorted((name for kind, name in marks if kind is MarkKind.TAG), key=str.casefold))
        dossiers = tuple(sorted((name for kind, name in marks if kind is MarkKind.DOSSIER), key=str.casefold))
        archived = any(kind is MarkKind.ARCHIVED for kind, _name in marks)
    return ReleaseCard(
        release,
        tuple(translations),
        tags,
        dossiers,
        archived=archived,
        changed_at=datetime.fromisoformat(changed_at) if changed_at else release.created_at,
    )


def all_cards(store: Store, changed: Mapping[str, str]) -> dict[str, ReleaseCard]:
    """Return the cards of the releases whose last change is given, from what is kept ready of them."""
    counts = {one.translation_id: one for one in store.library_index.counts()}
    translations: dict[str, list[TranslationCard]] = {}
    for translation in store.library_index.all_translations():
        if translation.id in counts:
            translations.setdefault(translation.release_id, []).append(
                translation_card(translation, counts[translation.id])
            )
    marks = store.library.marks()
    return {
        release.id: release_card(
            release, translations.get(release.id, ()), marks.get(release.id, ()), changed[release.id]
        )
        for release in store.releases.all()
        if release.id in changed
    }


def card_of(
    store: Store, release_id: str, cards: Mapping[str, TranslationCard], changed_at: str
) -> ReleaseCard | None:
    """Return the card of a release as it is now, from the cards of its translations by id."""
    release = store.releases.get(release_id)
    if release is None:
        return None
    marks = store.library.marks([release_id]).get(release_id, ())
    translations = store.releases.translations(release_id)
    return release_card(
        release, [cards[one.id] for one in translations if one.id in cards], marks, changed_at
    )
