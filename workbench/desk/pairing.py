"""Pairing a text with its translation: doing it, keeping it for later, and making a release of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import EditingDeeds
from workbench.desk.editorial import EditorialDeeds
from workbench.desk.paired_release import Accepted, accept_pairing
from workbench.desk.people import PeopleDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.terms import TermDeeds
from workbench.model.errors import InputError
from workbench.model.identity import new_id, now
from workbench.model.inline import without_codes
from workbench.model.memory import TranslationUnit
from workbench.model.pairing import CarriedRow, Pairing, PairingSummary, PairingWork, PairUnit, Relation
from workbench.model.release import Confidentiality, SourceDocument
from workbench.model.tasks import CancelToken
from workbench.store.store import Store

if TYPE_CHECKING:
    from workbench.desk.new_source import CarriedOver
    from workbench.intake.pairing.evidence import Meanings, Words

MOST_UNITS = 3000
"""Units of the memory that its vocabulary is learned from."""


class PairingDeeds:
    """Texts beside their translations. ``units`` gives the units of the memory in two languages."""

    def __init__(
        self,
        store: Store,
        people: PeopleDeeds,
        releases: ReleaseDeeds,
        editing: EditingDeeds,
        editorial: EditorialDeeds,
        terms: TermDeeds,
        units: Callable[[str, str], Iterable[TranslationUnit]],
    ) -> None:
        self._store = store
        self._people = people
        self._releases = releases
        self._editing = editing
        self._editorial = editorial
        self._terms = terms
        self._units = units
        self._words: tuple[tuple[object, ...], Words] | None = None

    def read(
        self, source: SourceDocument, target: SourceDocument, cancel: CancelToken | None = None
    ) -> Pairing:
        """Pair two documents; termbase and memory help.

        Texts that have nothing to do with each other come back unpaired, ``relation`` says so. Raises
        ``InputError`` ``pairing.empty_side``, ``pairing.same_text`` or ``pairing.same_language``.
        """
        words = self._vocabulary(source.language, target.language)
        return pair_documents(source, target, cancel, self._known(), words)

    def again(self, pairing: Pairing, cancel: CancelToken | None = None) -> Pairing:
        """Pair what is not locked again."""
        from workbench.intake.pairing.engine import pair

        return pair(
            pairing.source,
            pairing.target,
            pairing.source_language,
            pairing.target_language,
            [row for row in pairing.rows if row.locked],
            self._known(),
            self._vocabulary(pairing.source_language, pairing.target_language),
            cancel,
        )

    def _known(self) -> Sequence[Meanings]:
        if not self._terms.concepts():
            return ()

        def terms(text: str, language: str) -> Iterable[str]:
            return {match.concept.id for match in self._terms.find(text, language)}

        return (terms,)

    def _vocabulary(self, source_language: str, target_language: str) -> Words:
        from workbench.intake.pairing.evidence import learned_words

        stamp = (source_language, target_language, self._store.memory.count())
        if self._words is not None and self._words[0] == stamp:
            return self._words[1]
        units = islice(self._units(source_language, target_language), MOST_UNITS)
        words = learned_words((without_codes(unit.source), without_codes(unit.target)) for unit in units)
        self._words = (stamp, words)
        return words

    def keep(
        self,
        work_id: str,
        name: str,
        source: SourceDocument,
        target: SourceDocument,
        pairing: Pairing,
        author: str,
    ) -> PairingWork:
        """Keep a pairing in work, to be taken up later; without ``work_id`` as a new one."""
        work = PairingWork(work_id or new_id(), name or source.title, source, target, pairing, author, now())
        self._store.pairings.keep(work)
        return work

    def works(self) -> list[PairingSummary]:
        """Return the pairings in work, newest first."""
        return self._store.pairings.all()

    def work(self, work_id: str) -> PairingWork:
        """Return a pairing in work; raise ``InputError`` ``pairing.unknown``."""
        found = self._store.pairings.get(work_id)
        if found is None:
            raise InputError("pairing.unknown")
        return found

    def forget(self, work_id: str) -> Changes:
        """Forget a pairing in work; one that is gone already is no error."""
        self._store.pairings.forget(work_id)
        return NOTHING

    def carry_over(
        self,
        release_id: str,
        document: SourceDocument,
        author: str,
        reference: str = "",
        cancel: CancelToken | None = None,
        archive: bool = False,
    ) -> CarriedOver:
        """Make a release of a new version of a release's source, its translations carried over, in all languages.

        What reads as before keeps its target with its state; where words changed the target becomes a draft whose
        source counts as corrected since; what is new is untranslated. ``archive`` puts the old release into the
        archive. Raises ``InputError`` ``pairing.other_source``, ``pairing.not_new``,
        ``pairing.unrelated``, ``pairing.empty_side``, ``Cancelled`` and what ``ReleaseDeeds.add`` raises.
        """
        from workbench.desk.new_source import carry_over

        self._people.get(author)
        release = self._releases.get(release_id)
        rows = self.versions(release_id, document, cancel)
        with self._store.transaction():
            return carry_over(
                self._store,
                self._releases,
                self._editing,
                release,
                document,
                rows,
                author,
                reference,
                archive,
            )

    def take_back(self, carried: CarriedOver, author: str) -> Changes:
        """Undo ``carry_over``: its release goes into the archive, the old one comes back from there."""
        from workbench.desk.new_source import take_back

        self._people.get(author)
        with self._store.transaction():
            return take_back(self._store, carried, author)

    def versions(
        self, release_id: str, document: SourceDocument, cancel: CancelToken | None = None
    ) -> list[CarriedRow]:
        """Return what a new version of a release's source changes, without changing anything."""
        from workbench.desk.new_source import compare_versions

        release = self._releases.get(release_id)
        blocks = self._releases.blocks(release.id)
        return compare_versions(release, blocks, self._releases.segments(release.id), document, cancel)

    def accept(
        self,
        source: SourceDocument,
        pairing: Pairing,
        author: str,
        reference: str = "",
        confidentiality: Confidentiality = Confidentiality.EMBARGOED,
        embargo: datetime | None = None,
        due: datetime | None = None,
        work_id: str = "",
        other_languages: Sequence[str] = (),
        embargo_zone: str = "",
    ) -> Accepted:
        """Make a release of a pairing, all or nothing: its drafts have origin "paired" and a row's confidence as score.

        Source sentences of one row become one segment, as far as they stand in one block. What the source does
        not have becomes a comment at the segment before it. A pairing in work is forgotten then. Raises what
        ``ReleaseDeeds.add`` raises, ``RuleError`` ``people.unknown``, ``InputError`` ``pairing.unrelated``.
        """
        self._people.get(author)
        if pairing.relation is Relation.UNRELATED and not any(
            row.source and row.target for row in pairing.rows
        ):
            raise InputError("pairing.unrelated", source=source.title, target=_first(pairing.target))
        with self._store.transaction():
            accepted = accept_pairing(
                self._releases,
                self._editing,
                self._editorial,
                source,
                pairing,
                author,
                reference,
                confidentiality,
                embargo,
                embargo_zone,
                due,
                other_languages,
            )
            if work_id:
                self._store.pairings.forget(work_id)
        return accepted


def pair_documents(
    source: SourceDocument,
    target: SourceDocument,
    cancel: CancelToken | None = None,
    known: Sequence[Meanings] = (),
    words: Words | None = None,
) -> Pairing:
    """Pair two documents without a desk. Raises ``InputError`` as ``check_pair`` does."""
    from workbench.intake.pairing.engine import pair, units_of

    check_pair(source, target)
    return pair(
        units_of(source),
        units_of(target),
        source.language,
        target.language,
        known=known,
        words=words,
        cancel=cancel,
    )


def remark(pairing: Pairing, source: str, target: str) -> InputError | None:
    """Return what must be said of two texts before anybody relies on their rows, by the names that these have."""
    if pairing.relation is Relation.UNRELATED:
        return InputError("pairing.unrelated", source=source, target=target)
    if pairing.relation is Relation.UNCLEAR:
        return InputError("pairing.unclear")
    if pairing.relation is Relation.PARTLY:
        (share, name), (_more, other) = sorted(zip(pairing.shares(), (source, target), strict=True))
        return InputError("pairing.partly", name=name, other=other, percent=max(1, round(share * 100)))
    return None


def check_pair(source: SourceDocument, target: SourceDocument) -> None:
    """Raise ``InputError`` where two documents cannot be a text and its translation."""
    for document in (source, target):
        if not document.segments:
            raise InputError("pairing.empty_side", name=document.origin or document.title)
    if [s.text for s in source.segments] == [s.text for s in target.segments]:
        raise InputError("pairing.same_text")
    languages = [document.language.lower().split("-")[0] for document in (source, target)]
    if languages[0] == languages[1] != "und":
        raise InputError("pairing.same_language", language=source.language)


def _first(units: Sequence[PairUnit]) -> str:
    return without_codes(units[0].text)[:80] if units else ""
