"""People and settings: the newest fact of a name or key holds."""

from __future__ import annotations

from workbench.model.identity import new_id, now
from workbench.model.people import Person, Role
from workbench.store.database import Database
from workbench.store.rows import moment


class PeopleRepository:
    """Who works at the desk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, person: Person) -> None:
        """Add a person, or replace what is known of the name."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO person_fact VALUES (?, ?, ?, ?, ?)",
                (
                    new_id(),
                    person.name,
                    ",".join(sorted(person.roles)),
                    ",".join(person.languages),
                    moment(now()),
                ),
            )

    def all(self) -> list[Person]:
        """Return the people, in the order in which they came."""
        rows = self._database.read().execute(
            "SELECT name, roles, languages, min(first) FROM (SELECT name, roles, languages,"
            " min(id) OVER (PARTITION BY name) AS first,"
            " row_number() OVER (PARTITION BY name ORDER BY id DESC) AS age FROM person_fact)"
            " WHERE age = 1 GROUP BY name ORDER BY min(first)"
        )
        return [
            Person(
                row["name"],
                frozenset(Role(role) for role in row["roles"].split(",") if role),
                tuple(code for code in row["languages"].split(",") if code),
            )
            for row in rows
        ]


class SettingsRepository:
    """The desk's settings, as text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """Return the newest value of the key, or None."""
        row = (
            self._database.read()
            .execute(
                "SELECT value FROM setting_fact WHERE key = ? ORDER BY id DESC LIMIT 1",
                (key,),
            )
            .fetchone()
        )
        return None if row is None else str(row["value"])

    def set(self, key: str, value: str) -> None:
        """Record a new value of the key."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO setting_fact VALUES (?, ?, ?, ?)",
                (new_id(), key, value, moment(now())),
            )
