"""The termbase: concepts, their recognition, and files of terms in and out."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.people import PeopleDeeds
from workbench.drafting.terms.insertion import target_form
from workbench.drafting.terms.merging import languages_of, merged
from workbench.drafting.terms.recognition import TermRecogniser
from workbench.model.errors import InputError
from workbench.model.identity import new_id
from workbench.model.terms import Concept, TermMatch
from workbench.store.store import Store

if TYPE_CHECKING:
    from workbench.drafting.terms.term_file import TermProblem


@dataclass(frozen=True, slots=True)
class TermImport:
    """What a file of terms brought: numbers of concepts, and what was left out and why."""

    new: int
    changed: int
    same: int
    problems: tuple[TermProblem, ...]
    changes: Changes = NOTHING


class TermDeeds:
    """What the house calls things."""

    def __init__(self, store: Store, people: PeopleDeeds) -> None:
        self._store = store
        self._people = people
        self._lock = threading.Lock()
        self._stamp = ""
        self._recognisers: dict[str, TermRecogniser] = {}

    def recogniser(self, language: str) -> TermRecogniser:
        """Return what finds the termbase's terms in texts of a language; made anew when a term changes."""
        stamp = self._store.concepts.newest_revision()
        with self._lock:
            if stamp != self._stamp:
                self._recognisers = {}
                self._stamp = stamp
            found = self._recognisers.get(language)
            if found is None:
                found = TermRecogniser(self._store.concepts.all(), language)
                self._recognisers[language] = found
            return found

    def find(self, text: str, language: str) -> tuple[TermMatch, ...]:
        """Return the terms that stand in a text, whatever their inflection; offsets in characters."""
        return self.recogniser(language).find(text)

    def target_form(self, match: TermMatch, text: str, language: str) -> str:
        """Return the term to put into a target for a term found in ``text``, with a capital where it has one."""
        return target_form(match, text, language)

    def concepts(self, query: str = "") -> list[Concept]:
        """Return the concepts one of whose terms holds the query (case aside), all without a query."""
        wanted = query.casefold().strip()
        return [
            concept
            for concept in self._store.concepts.all()
            if any(wanted in term.text.casefold() for term in concept.terms)
        ]

    def add(self, concept: Concept, author: str) -> Changes:
        """Add a concept, or record it as it now is; raise ``InputError`` ``terms.no_term``."""
        if not any(term.text.strip() for term in concept.terms):
            raise InputError("terms.no_term")
        self._people.get(author)
        self._store.concepts.add([concept], author)
        return Changes(terms=True)

    def remove(self, concept_id: str, author: str) -> Changes:
        """Take a concept out; its history stays. Raises ``InputError`` ``terms.unknown``."""
        concept = self._store.concepts.get(concept_id)
        if concept is None:
            raise InputError("terms.unknown", id=concept_id)
        self._people.get(author)
        self._store.concepts.add([concept], author, removed=True)
        return Changes(terms=True)

    def import_file(self, path: Path, author: str) -> TermImport:
        """Take in a CSV or TBX file (v2 or v3). What can be read is taken; the rest is reported.

        A concept replaces the known one of the same id where both have a term in common; its terms in languages
        that the file does not have stay. Files of other houses count their concepts from 1 as well: one that
        has only its number in common is another concept.
        Raises ``InputError`` where nothing of the file can be read.
        """
        from workbench.drafting.terms.csv_format import read_csv
        from workbench.drafting.terms.tbx import read_tbx

        suffix = path.suffix.lower()
        if suffix in (".tbx", ".xml", ".martif"):
            file = read_tbx(path)
        elif suffix in (".csv", ".tsv", ".txt"):
            file = read_csv(path)
        else:
            raise InputError("terms.unknown_type", path=str(path))
        known = {concept.id: concept for concept in self._store.concepts.all()}
        languages = languages_of(file.concepts)
        taken = [
            concept
            if concept.id not in known
            else merged(concept, known[concept.id], languages)
            if _share_a_term(concept, known[concept.id])
            else replace(concept, id=new_id())
            for concept in file.concepts
        ]
        fresh = [concept for concept in taken if concept.id not in known]
        changed = [concept for concept in taken if concept.id in known and known[concept.id] != concept]
        if fresh or changed:
            self._store.concepts.add([*fresh, *changed], author)
        return TermImport(
            len(fresh),
            len(changed),
            len(file.concepts) - len(fresh) - len(changed),
            tuple(file.problems),
            Changes(terms=bool(fresh or changed)),
        )

    def export_file(self, path: Path, version: int = 3) -> int:
        """Write the termbase as CSV or, by the file's name, as TBX of version 2 or 3; return the count."""
        from workbench.drafting.terms.csv_format import write_csv
        from workbench.drafting.terms.tbx import write_tbx

        concepts: Sequence[Concept] = self._store.concepts.all()
        suffix = path.suffix.lower()
        if suffix == ".tbx":
            write_tbx(concepts, path, version=version)
        elif suffix == ".csv":
            write_csv(concepts, path)
        else:
            raise InputError("terms.unknown_type", path=str(path))
        return len(concepts)


def _share_a_term(one: Concept, other: Concept) -> bool:
    terms = {(term.language, term.text) for term in one.terms}
    return any((term.language, term.text) in terms for term in other.terms)
