"""The termbases: which there are, in which order they are asked, and what may be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.people import PeopleDeeds
from workbench.model.errors import InputError, RuleError
from workbench.model.identity import new_id
from workbench.model.terms import HOUSE_TERMBASE, Concept, Termbase
from workbench.store.store import Store


class TermbaseDeeds:
    """The termbases of the desk. The house's own is always there."""

    def __init__(self, store: Store, people: PeopleDeeds) -> None:
        self._store = store
        self._people = people

    def all(self) -> list[Termbase]:
        """Return the termbases, the one that is asked first first; the name of the house's own may be empty."""
        found = self._store.termbases.all()
        if not any(each.id == HOUSE_TERMBASE for each in found):
            found.insert(0, Termbase(HOUSE_TERMBASE, "", -1))
        return [replace(each, position=number) for number, each in enumerate(found)]

    def get(self, termbase_id: str) -> Termbase:
        """Return one termbase; raise ``InputError`` ``terms.unknown_termbase`` (termbase)."""
        for each in self.all():
            if each.id == termbase_id:
                return each
        raise InputError("terms.unknown_termbase", termbase=termbase_id)

    def named(self, name: str) -> Termbase:
        """Return the termbase of that name or id; raise ``InputError`` ``terms.unknown_termbase`` (termbase)."""
        wanted = name.strip().casefold()
        for each in self.all():
            if wanted in (each.id, each.name.casefold()):
                return each
        raise InputError("terms.unknown_termbase", termbase=name)

    def add(self, name: str, author: str, owner: str = "") -> Termbase:
        """Add a termbase, asked last; raise ``InputError`` ``terms.termbase_name`` (empty) or ``terms.termbase_twice`` (termbase)."""
        found = self.all()
        made = Termbase(new_id(), self._new_name(name, found), len(found), owner=owner.strip())
        self._record([*found, made], author)
        return made

    def change(self, termbase: Termbase, author: str) -> Changes:
        """Record a termbase's name, owner, and whether it is read and written; its place stays. Raises as ``add`` does."""
        found = self.all()
        known = self.get(termbase.id)
        name = termbase.name.strip()
        if not (name == known.name or (termbase.id == HOUSE_TERMBASE and not name)):
            name = self._new_name(name, [each for each in found if each.id != termbase.id])
        changed = replace(termbase, name=name, owner=termbase.owner.strip(), position=known.position)
        if changed == known:
            return NOTHING
        return self._record([changed if each.id == termbase.id else each for each in found], author)

    def order(self, ids: Sequence[str], author: str) -> Changes:
        """Ask the termbases in this order; those that are not named come last, as they stood."""
        found = self.all()
        rank = {one: number for number, one in enumerate(ids)}
        ordered = sorted(found, key=lambda each: (rank.get(each.id, len(rank)), each.position))
        return self._record(ordered, author) if ordered != found else NOTHING

    def remove(self, termbase_id: str, author: str) -> Changes:
        """Take a termbase and its concepts out; their history stays.

        Raises ``RuleError`` ``terms.house_termbase``, ``InputError`` ``terms.unknown_termbase``.
        """
        if termbase_id == HOUSE_TERMBASE:
            raise RuleError("terms.house_termbase")
        gone = self.get(termbase_id)
        self._check(author)
        concepts = self.concepts(termbase_id)
        with self._store.transaction():
            self._store.concepts.add(concepts, author, removed=True)
            self._store.termbases.add([gone], author, removed=True)
        return Changes(terms=True)

    def concepts(self, termbase_id: str) -> list[Concept]:
        """Return the concepts of one termbase."""
        return [each for each in self._store.concepts.all() if each.termbase_id == termbase_id]

    def sizes(self) -> dict[str, int]:
        """Return how many concepts each termbase has, by its id; one without any is not named."""
        found: dict[str, int] = {}
        for concept in self._store.concepts.all():
            found[concept.termbase_id] = found.get(concept.termbase_id, 0) + 1
        return found

    def require_writable(self, termbase_id: str) -> Termbase:
        """Return the termbase; raise ``RuleError`` ``terms.read_only`` (termbase) where it may not be changed."""
        found = self.get(termbase_id)
        if not found.writable:
            raise RuleError("terms.read_only", termbase=found.name)
        return found

    def _new_name(self, name: str, beside: Sequence[Termbase]) -> str:
        clean = " ".join(name.split())
        if not clean:
            raise InputError("terms.termbase_name")
        if any(clean.casefold() in (each.name.casefold(), each.id) for each in beside):
            raise InputError("terms.termbase_twice", termbase=clean)
        return clean

    def _record(self, termbases: Sequence[Termbase], author: str) -> Changes:
        self._check(author)
        known = {each.id: each for each in self._store.termbases.all()}
        placed = [replace(each, position=number) for number, each in enumerate(termbases)]
        self._store.termbases.add([each for each in placed if known.get(each.id) != each], author)
        return Changes(terms=True)

    def _check(self, author: str) -> None:
        # A desk may be set up before anybody is named at it.
        if author or self._people.all():
            self._people.get(author)
