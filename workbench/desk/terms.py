"""The termbases' concepts: added, changed, their history, and their recognition in texts."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.people import PeopleDeeds
from workbench.desk.terms_bases import TermbaseDeeds
from workbench.desk.terms_files import TermFileDeeds, TermImport
from workbench.drafting.terms.differences import differences
from workbench.drafting.terms.insertion import in_place, target_form, target_forms
from workbench.drafting.terms.priority import in_force
from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.errors import InputError
from workbench.model.identity import new_id
from workbench.model.tasks import CancelToken
from workbench.model.term_imports import Difference
from workbench.model.terms import (
    HOUSE_TERMBASE,
    Concept,
    ConceptRevision,
    Term,
    Termbase,
    TermMatch,
    TermStatus,
)
from workbench.store.library import MarkKind
from workbench.store.store import Store

_MOST_CHANGED = 1000
"""After more changes a recogniser is made anew: that is quicker then."""


class TermDeeds:
    """What the house calls things. ``bases`` are its termbases, ``files`` the files of terms in and out."""

    def __init__(self, store: Store, people: PeopleDeeds) -> None:
        self._store = store
        self._people = people
        self._lock = threading.Lock()
        self._counts = (0, -1)
        self._concepts: dict[str, Concept] = {}
        self._in_force: dict[str, Concept] = {}
        # With what each of them knows.
        self._recognisers: dict[str, tuple[TermRecogniser, dict[str, Concept]]] = {}
        self._places: dict[str, int] = {}
        self.bases = TermbaseDeeds(store, people)
        self.files = TermFileDeeds(store, people, self.bases)

    def recogniser(self, language: str) -> TermRecogniser:
        """Return what finds the terms of the readable termbases in texts of a language.

        It is the same one as long as no term changes. The first of a language takes a second or two with 100,000
        concepts, one brought up to date a tenth of that: ask from a worker.
        """
        with self._lock:
            self._current()
            wanted = self._in_force
            found, known = self._recognisers.get(language, (None, {}))
            if found is None or known is not wanted:
                found = _recogniser(found, known, wanted, language)
                self._recognisers[language] = found, wanted
            return found

    def _current(self) -> dict[str, Concept]:
        """Return all concepts by their ids, after reading what has changed; ask with the lock held."""
        counts = self._store.concepts.counts()
        if counts == self._counts:
            return self._concepts
        # Recognisers hold the same concepts: keeping them takes no room of its own.
        concepts = dict(self._concepts)
        if counts[1] != self._counts[1]:
            self._places = {each.id: each.position for each in self.bases.all() if each.readable}
            concepts = {each.id: each for each in self._store.concepts.all()}
        else:
            changed, removed = self._store.concepts.since(self._counts[0])
            for concept_id in (*removed, *(each.id for each in changed)):
                concepts.pop(concept_id, None)
            concepts.update((each.id, each) for each in changed)
        by_base: dict[str, list[Concept]] = {one: [] for one in self._places}
        for concept in concepts.values():
            if concept.termbase_id in by_base:
                by_base[concept.termbase_id].append(concept)
        in_order = [by_base[one] for one in sorted(by_base, key=self._places.__getitem__)]
        self._in_force = {each.id: each for each in in_force(in_order)}
        self._concepts, self._counts = concepts, counts
        return concepts

    def find(
        self, text: str, language: str, domains: Iterable[str] = (), cancel: CancelToken | None = None
    ) -> tuple[TermMatch, ...]:
        """Return the terms that stand in a text, whatever their inflection; offsets in characters.

        Those of several concepts at one place stand together: where one is of the subject fields (``domains``) that the text
        is known to be of (see ``domains_of``), those of other fields come last; then the termbase that is asked first is
        first. Raises ``Cancelled``.
        """
        wanted = {domain.strip().casefold() for domain in domains} - {""}
        found = self.recogniser(language).find(text, wanted, cancel)
        places = self._places
        in_order: list[TermMatch] = []
        for _place, matches in groupby(found, key=lambda match: (match.start, match.end)):
            group = list(matches)
            known = wanted & {match.concept.domain.casefold() for match in group}
            elsewhere = {
                match.concept.id: bool(known) and match.concept.domain.casefold() not in known | {""}
                for match in group
            }
            in_order.extend(
                sorted(
                    group,
                    key=lambda match: (
                        elsewhere[match.concept.id],
                        places.get(match.concept.termbase_id, 0),
                    ),
                )
            )
        return tuple(in_order)

    def domains_of(self, release_id: str) -> tuple[str, ...]:
        """Return the subject fields that a release is known to be of: the names of its dossiers and tags."""
        marks = self._store.library.marks([release_id]).get(release_id, [])
        return tuple(name for kind, name in marks if kind in (MarkKind.DOSSIER, MarkKind.TAG))

    def target_form(self, match: TermMatch, text: str, language: str) -> str:
        """Return the term to put into a target for a term found in ``text``, with a capital where it has one."""
        return target_form(match, text, language)

    def target_forms(self, match: TermMatch, text: str, language: str) -> tuple[str, ...]:
        """Return all terms that may be put into a target, the preferred one first, in the number that ``text`` has."""
        return target_forms(match, text, language)

    def in_place(self, form: str, entry: str, before: str, source: str) -> str:
        """Return what ``target_form`` gave as it is written behind the text before it: a capital where a sentence begins.

        ``entry`` is the term as its entry has it, ``source`` the segment: what begins there with a small letter does here.
        """
        return in_place(form, entry, before, source)

    def concepts(self, query: str = "", termbase_id: str = "") -> list[Concept]:
        """Return the concepts one of whose terms holds the query (case aside), all without a query; of one termbase or of all."""
        wanted = query.casefold().strip()
        with self._lock:
            concepts = self._current().values()
        return [
            concept
            for concept in concepts
            if termbase_id in ("", concept.termbase_id)
            and (not wanted or any(wanted in term.text.casefold() for term in concept.terms))
        ]

    def concept(self, concept_id: str) -> Concept:
        """Return one concept; raise ``InputError`` ``terms.unknown`` (id)."""
        found = self._store.concepts.get(concept_id)
        if found is None:
            raise InputError("terms.unknown", id=concept_id)
        return found

    def add(self, concept: Concept, author: str) -> Changes:
        """Add a concept, or record it as it now is.

        Raises ``InputError`` ``terms.no_term`` and ``terms.unknown_termbase``, ``RuleError`` ``terms.read_only``.
        """
        if not any(term.text.strip() for term in concept.terms):
            raise InputError("terms.no_term")
        self._people.get(author)
        self._require_writable(concept)
        if self._store.concepts.get(concept.id) == concept:
            return NOTHING
        self._store.concepts.add([concept], author)
        return Changes(terms=True)

    def with_pair(
        self, source: Term, target: Term | None, termbase_id: str = HOUSE_TERMBASE, asked: bool = False
    ) -> Concept:
        """Return the concept that a pair of terms makes or adds to; nothing is recorded.

        Where exactly one concept of the termbase has the source term, the target joins it: preferred where none
        is, else admitted, unless the status was ``asked`` for. Without a target the term is not to be translated.
        """
        concept = self.known(source, termbase_id)
        if concept is None or target is None:
            terms = (source,) if target is None else (source, target)
            return Concept(new_id(), terms, do_not_translate=target is None, termbase_id=termbase_id)
        status = target.status
        if not asked and any(
            term.status is TermStatus.PREFERRED and term.language == target.language for term in concept.terms
        ):
            status = TermStatus.ADMITTED
        others = tuple(term for term in concept.terms if not _same_term(term, target))
        there = next((term for term in concept.terms if _same_term(term, target)), None)
        if there is not None:
            status = target.status if asked else there.status
            target = replace(there, note=target.note or there.note)
        return replace(concept, terms=(*others, replace(target, status=status)))

    def known(self, term: Term, termbase_id: str = HOUSE_TERMBASE) -> Concept | None:
        """Return the concept of a termbase that has a term, case aside; None where there is none, or several."""
        found = [
            concept
            for concept in self.concepts(term.text, termbase_id)
            if any(_same_term(each, term) for each in concept.terms)
        ]
        return found[0] if len(found) == 1 else None

    def remove(self, concept_id: str, author: str) -> Changes:
        """Take a concept out; its history stays. Raises ``InputError`` ``terms.unknown``, ``RuleError`` ``terms.read_only``."""
        concept = self.concept(concept_id)
        self._people.get(author)
        self._require_writable(concept)
        self._store.concepts.add([concept], author, removed=True)
        return Changes(terms=True)

    def history(self, concept_id: str) -> list[ConceptRevision]:
        """Return every revision of a concept, the newest first; empty where it was never there."""
        return self._store.concepts.history(concept_id)

    def differences(self, before: Concept, after: Concept) -> tuple[Difference, ...]:
        """Return in what a concept differs from what it was, the weightiest first."""
        return differences(before, after)

    def restore(self, revision: ConceptRevision, author: str) -> Changes:
        """Record a concept as it was in a revision; raise as ``add`` does."""
        return self.add(revision.concept, author)

    def import_file(self, path: Path, author: str, termbase_id: str = HOUSE_TERMBASE) -> TermImport:
        """Take in a file of terms as its plan says, with the usual choices; raise as ``files.plan`` does."""
        return self.files.take_in(self.files.plan(path, termbase_id), author)

    def export_file(self, path: Path, version: int = 3) -> int:
        """Write all concepts; see ``files.write``."""
        return self.files.write(path, version)

    def _require_writable(self, concept: Concept) -> Termbase:
        return self.bases.require_writable(concept.termbase_id)


def _recogniser(
    old: TermRecogniser | None, known: Mapping[str, Concept], wanted: Mapping[str, Concept], language: str
) -> TermRecogniser:
    """Return what finds the wanted concepts: the old one, which finds the known ones, brought up to date, or a new one."""
    if old is not None:
        changed = [
            each for each in wanted.values() if known.get(each.id) is not each and known.get(each.id) != each
        ]
        removed = [one for one in known if one not in wanted]
        if len(changed) + len(removed) <= _MOST_CHANGED:
            return old.updated(changed, removed) if changed or removed else old
    return TermRecogniser(wanted.values(), language)


def _same_term(one: Term, other: Term) -> bool:
    return one.language == other.language and one.text.casefold() == other.text.casefold()
