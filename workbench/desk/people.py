"""Who works here, and how the desk is set."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.desk.changes import Changes
from workbench.model.errors import InputError, RuleError
from workbench.model.people import Person, Role
from workbench.store.store import Store


class PeopleDeeds:
    """The people of the desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, roles: Iterable[Role], languages: Iterable[str] = ()) -> Changes:
        """Add a person, or change what she may do.

        Raises ``InputError`` ``people.no_name`` or ``people.no_role``.
        """
        clean = " ".join(name.split())
        chosen = frozenset(roles)
        if not clean:
            raise InputError("people.no_name")
        if not chosen:
            raise InputError("people.no_role", name=clean)
        self._store.people.add(Person(clean, chosen, tuple(languages)))
        return Changes(people=True)

    def all(self) -> list[Person]:
        """Return everybody, in the order in which they came."""
        return self._store.people.all()

    def get(self, name: str) -> Person:
        """Return the person of that name; raise ``RuleError`` ``people.unknown`` where there is none."""
        clean = " ".join(name.split())
        for person in self._store.people.all():
            if person.name == clean:
                return person
        raise RuleError("people.unknown", name=clean)

    def require(self, name: str, *roles: Role) -> Person:
        """Return the person if she has one of the roles; raise ``RuleError`` ``rule.role`` otherwise."""
        person = self.get(name)
        if roles and not person.roles.intersection(roles):
            raise RuleError(
                "rule.role",
                person=person.name,
                needed=[role.value for role in Role if role in roles],
            )
        return person
