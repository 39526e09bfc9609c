"""A new version of a source: paired with the old one, its translations carried over, what changed marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.desk.carrying import carried_together, combined
from workbench.desk.catalogue import _
from workbench.desk.changes import Changes
from workbench.desk.editing import Edit, EditingDeeds
from workbench.desk.paired_release import with_codes_of
from workbench.desk.releases import ReleaseDeeds
from workbench.intake.pairing.engine import pair, units_of
from workbench.model.errors import InputError
from workbench.model.identity import new_id, now
from workbench.model.inline import without_codes
from workbench.model.pairing import CarriedKind, CarriedRow, Relation
from workbench.model.release import Block, Release, Segment, SourceDocument, SourceRevision
from workbench.model.tasks import CancelToken
from workbench.model.translation import SegmentState, Translation
from workbench.store.library import MarkKind
from workbench.store.store import Store


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The release of the new version, its translations, and what became of each sentence.

    ``old`` is the release that it takes the place of; ``archived``: that was put into the archive by it.
    """

    release: Release
    translations: tuple[Translation, ...]
    rows: tuple[CarriedRow, ...]
    changes: Changes
    old: Release
    archived: bool = False


def compare_versions(
    release: Release,
    blocks: Sequence[Block],
    segments: Sequence[Segment],
    document: SourceDocument,
    cancel: CancelToken | None = None,
) -> list[CarriedRow]:
    """Return the sentences of both versions, in the order of the old one; raise ``InputError`` ``pairing.…``."""
    if not document.segments:
        raise InputError("pairing.empty_side", name=document.origin or document.title)
    languages = [language.lower().split("-")[0] for language in (release.source_language, document.language)]
    if languages[0] != languages[1] and "und" not in languages:
        raise InputError("pairing.other_source", language=document.language, title=release.title)
    old = SourceDocument(release.source_language, release.title, tuple(blocks), tuple(segments))
    found = pair(
        units_of(old), units_of(document), release.source_language, release.source_language, cancel=cancel
    )
    if found.relation is Relation.UNRELATED:
        raise InputError("pairing.unrelated", source=release.title, target=document.title)
    rows = []
    for row in found.rows:
        olds = [segments[index] for index in row.source]
        news = [document.segments[index] for index in row.target]
        texts = _read(olds), _read(news)
        if not news:
            kind = CarriedKind.GONE
        elif not olds:
            kind = CarriedKind.NEW
        else:
            kind = CarriedKind.SAME if texts[0] == texts[1] else CarriedKind.CHANGED
        ids = tuple(one.id for one in olds), tuple(one.id for one in news)
        rows.append(CarriedRow(kind, *ids, *texts, row.moved))
    if all(row.kind is CarriedKind.SAME and not row.moved for row in rows):
        raise InputError("pairing.not_new", title=release.title)
    return rows


def _read(segments: Sequence[Segment]) -> str:
    return "".join(
        (one.separator or " " if place else "") + without_codes(one.text)
        for place, one in enumerate(segments)
    )


def carry_over(
    store: Store,
    releases: ReleaseDeeds,
    editing: EditingDeeds,
    old: Release,
    document: SourceDocument,
    rows: Sequence[CarriedRow],
    author: str,
    reference: str,
    archive: bool,
) -> CarriedOver:
    """Add the release of the new version and commit what stands of the old translations.

    It has the tags and dossiers of the old one; ``archive`` puts that into the archive.

    A changed sentence comes in as it read before, and what it reads now is recorded as its correction: so
    its translation counts as older than its source, is found as such, and has to be looked at before an approval.
    """
    before = releases.translations(old.id)
    olds = {one.id: one for one in releases.segments(old.id)}
    changed = [row for row in rows if row.kind is CarriedKind.CHANGED]
    readings = {row.new[0]: [olds[one] for one in row.old] for row in changed}
    came = tuple(
        replace(one, text=_reading(readings[one.id], one)) if one.id in readings else one
        for one in document.segments
    )
    release, translations, changes = releases.add(
        replace(document, language=old.source_language, segments=came),
        [one.target_language for one in before],
        author,
        reference or old.reference,
        old.confidentiality,
        old.embargo,
        old.embargo_zone,
        old.due,
    )
    reason = _("New version of the source")
    news = {one.id: one for one in document.segments}

    def commit(wanted: Sequence[CarriedRow]) -> Changes:
        done = Changes()
        for mine, its in zip(before, translations, strict=True):
            edits = [
                edit
                for row in wanted
                for edit in _edits(store, mine, row, [olds[one] for one in row.old], news[row.new[0]])
            ]
            done |= editing.commit_many(its.id, edits, author)
        return done

    changes |= commit(changed)
    for row in changed:
        new = news[row.new[0]]
        store.segments.correct(
            SourceRevision(new_id(), new.id, None, new.text, new.codes, author, now(), reason)
        )
    # What is confirmed goes into the memory with its neighbours as they read now.
    changes |= commit([row for row in rows if row.kind is CarriedKind.SAME])
    for kind, name in store.library.marks([old.id]).get(old.id, ()):
        if kind is not MarkKind.ARCHIVED:
            store.library.mark([release.id], kind, name, True, author)
    put_away = archive and bool(store.library.mark([old.id], MarkKind.ARCHIVED, "", True, author))
    if put_away:
        changes |= Changes(releases=frozenset((old.id,)))
    return CarriedOver(release, tuple(translations), tuple(rows), changes, old, put_away)


def take_back(store: Store, carried: CarriedOver, author: str) -> Changes:
    """Put the release of the new version into the archive, and bring the old one back from there."""
    changed = store.library.mark([carried.release.id], MarkKind.ARCHIVED, "", True, author)
    if carried.archived:
        changed += store.library.mark([carried.old.id], MarkKind.ARCHIVED, "", False, author)
    return Changes(releases=frozenset(changed))


def _reading(olds: Sequence[Segment], new: Segment) -> str:
    """Return what the old sentences say with the codes of the new one."""
    try:
        whole = combined(olds)
    except ValueError:
        return _read(olds)
    return with_codes_of(whole.text, whole.codes, new.codes)


def _edits(
    store: Store, translation: Translation, row: CarriedRow, olds: Sequence[Segment], new: Segment
) -> list[Edit]:
    """Return what the first of the new sentences gets: all that was written for the old ones."""
    heads = store.targets.heads_of(translation.id, row.old)
    try:
        whole = combined(olds)
    except ValueError:
        # More codes than one text can have: what was written for the first is carried over.
        olds = olds[:1]
        whole = combined(olds)
    carried = carried_together([heads.get(one.id) for one in olds], olds, whole)
    if carried is None:
        return []
    text = with_codes_of(carried.text, whole.codes, new.codes)
    same = row.kind is CarriedKind.SAME and len(row.new) == 1
    state = carried.state if same else SegmentState.DRAFT
    locked = same and all((head := heads.get(one)) is not None and head.locked for one in row.old)
    return [Edit(new.id, text, state, None, carried.origin, locked)]
