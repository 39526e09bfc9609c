"""What a file of terms would do to a termbase: which concepts are new, changed, the same, or contradict it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workbench.drafting.terms.differences import contradict, differences
from workbench.drafting.terms.merging import languages_of, merged
from workbench.model.identity import new_id
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.term_imports import ImportChoice, ImportItem, ImportKind
from workbench.model.terms import Concept

_ORDER = tuple(ImportKind)

_TOLD_EVERY = 500


def plan(
    fresh: Sequence[Concept],
    known: Sequence[Concept],
    other_ids: Collection[str],
    termbase_id: str,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> tuple[ImportItem, ...]:
    """Return the concepts of a file beside those of the termbase (``known``), what contradicts first, the same last.

    A concept of the file is about the known one of the same id where they have a term in common (files of other houses
    count their concepts from 1 as well). Else it is about the one known concept that shares terms with it: in two
    languages, or in one where neither says anything else of the other's languages. Concepts of different domains are different. Whoever
    shares a term but has other preferred terms contradicts. ``other_ids`` are those of other termbases.
    """
    planning = _Planning(known, other_ids, termbase_id, languages_of(fresh))
    items = []
    for number, concept in enumerate(fresh):
        if number % _TOLD_EVERY == 0:
            progress(number, len(fresh))
        if cancel is not None:
            cancel.raise_if_cancelled()
        items.append(planning.item(replace(concept, termbase_id=termbase_id)))
    return tuple(sorted(items, key=lambda item: _ORDER.index(item.kind)))


class _Planning:
    """The termbase as it would be after the items so far."""

    def __init__(
        self,
        known: Sequence[Concept],
        other_ids: Collection[str],
        termbase_id: str,
        languages: frozenset[str],
    ) -> None:
        self._known = {concept.id: concept for concept in known}
        self._used = {*self._known, *other_ids}
        self._termbase_id = termbase_id
        self._languages = languages
        self._by_term: dict[tuple[str, str], list[str]] = {}
        for concept in known:
            for key in _keys(concept):
                self._by_term.setdefault(key, []).append(concept.id)

    def item(self, concept: Concept) -> ImportItem:
        by_id = self._known.get(concept.id)
        if by_id is not None and set(_keys(by_id)) & set(_keys(concept)):
            return self._beside(concept, by_id, self._languages, ImportChoice.FILE)
        alike = self._alike(concept)
        if alike is None:
            apart = self._apart(concept)
            self._used.add(apart.id)
            return ImportItem(ImportKind.NEW, apart, apart)
        return self._beside(concept, alike, frozenset(), ImportChoice.BOTH)

    def _beside(
        self, concept: Concept, known: Concept, languages: frozenset[str], usual: ImportChoice
    ) -> ImportItem:
        taken = merged(concept, known, languages)
        if taken is known:
            return ImportItem(ImportKind.SAME, known, known, known, usual=ImportChoice.KEPT)
        apart = replace(concept, id=new_id())
        found = differences(known, replace(concept, id=known.id))
        opposed = tuple(
            each for each in found if contradict((each,)) and (not languages or each.language in languages)
        )
        if not opposed:
            self._known[known.id] = taken
            return ImportItem(ImportKind.CHANGED, taken, apart, known, differences(known, taken))
        if not languages:
            # The file's terms hold where it has others.
            taken = merged(concept, known, frozenset(each.language for each in opposed))
        told = dict.fromkeys((*opposed, *differences(known, taken)))
        return ImportItem(ImportKind.CONTRADICTORY, taken, apart, known, tuple(told), usual)

    def _apart(self, concept: Concept) -> Concept:
        return replace(concept, id=new_id()) if concept.id in self._used else concept

    def _alike(self, concept: Concept) -> Concept | None:
        """Return the known concept that has terms in common with this one, None where there is none or several."""
        shared: Counter[str] = Counter()
        for key in dict.fromkeys(_keys(concept)):
            shared.update(dict.fromkeys(self._by_term.get(key, ()), 1))
        found = [self._known[one] for one in shared if _same_domain(concept, self._known[one])]
        several = [one for one in found if len(list(_shared_languages(concept, one))) > 1]
        candidates = several or found
        if len(candidates) > 1:
            whole = [one for one in candidates if set(_keys(concept)) <= set(_keys(one))]
            candidates = whole[:1]
        return candidates[0] if len(candidates) == 1 else None


def _keys(concept: Concept) -> Iterator[tuple[str, str]]:
    return ((term.language, term.text.casefold()) for term in concept.terms)


def _shared_languages(one: Concept, other: Concept) -> Iterator[str]:
    return iter({language for language, _text in {*_keys(one)} & {*_keys(other)}})


def _same_domain(one: Concept, other: Concept) -> bool:
    return not one.domain or not other.domain or one.domain.casefold() == other.domain.casefold()
