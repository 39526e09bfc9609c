"""What people do in the library: tags, dossiers, archiving; and each person's pins, looks and saved filters."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from workbench.model.identity import new_id, now
from workbench.model.translation import Transition
from workbench.store.database import Database
from workbench.store.editorial import transition_from
from workbench.store.rows import moment

_PRESENT = (
    " FROM library_mark m WHERE m.present AND m.id = (SELECT max(id) FROM library_mark WHERE"
    " release_id = m.release_id AND kind = m.kind AND name = m.name)"
)


class MarkKind(StrEnum):
    """What a mark on a release is. The name of the mark ``ARCHIVED`` is empty."""

    TAG = "tag"
    DOSSIER = "dossier"
    ARCHIVED = "archived"


class LibraryRepository:
    """Marks on releases, which are facts, and what each person keeps for herself on this machine."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(
        self, release_ids: Iterable[str], kind: MarkKind, name: str, present: bool, author: str
    ) -> list[str]:
        """Record that releases carry a mark, or no longer; return those for which that was new."""
        changed = []
        with self._database.write() as connection:
            for release_id in dict.fromkeys(release_ids):
                row = connection.execute(
                    "SELECT present FROM library_mark WHERE release_id = ? AND kind = ? AND name = ?"
                    " ORDER BY id DESC LIMIT 1",
                    (release_id, kind, name),
                ).fetchone()
                if present == (row is not None and bool(row["present"])):
                    continue
                connection.execute(
                    "INSERT INTO library_mark VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (new_id(), release_id, kind, name, present, author, moment(now())),
                )
                changed.append(release_id)
        return changed

    def marks(self, release_ids: Iterable[str] | None = None) -> dict[str, list[tuple[MarkKind, str]]]:
        """Return the present marks by release, of all releases or of some (at most some hundreds)."""
        found: dict[str, list[tuple[MarkKind, str]]] = {}
        for row in self._rows("SELECT m.release_id, m.kind, m.name" + _PRESENT, "m.release_id", release_ids):
            found.setdefault(row["release_id"], []).append((MarkKind(row["kind"]), row["name"]))
        return found

    def names(self, kind: MarkKind) -> dict[str, int]:
        """Return the marks of a kind with the number of releases, not archived, that carry them."""
        rows = self._database.read().execute(
            "SELECT m.name, count(*) AS number"
            + _PRESENT
            + " AND m.kind = ? AND NOT coalesce((SELECT present"
            " FROM library_mark WHERE release_id = m.release_id AND kind = 'archived' ORDER BY id DESC LIMIT 1), 0)"
            " GROUP BY 1",
            (kind,),
        )
        return {row["name"]: row["number"] for row in rows}

    def _rows(self, sql: str, column: str, values: Iterable[str] | None) -> list[sqlite3.Row]:
        if values is None:
            return self._database.read().execute(sql).fetchall()
        wanted = list(values)
        marks = ",".join("?" * len(wanted))
        return self._database.read().execute(f"{sql} AND {column} IN ({marks})", wanted).fetchall()

    def pin(self, release_ids: Iterable[str], person: str, pinned: bool) -> None:
        """Pin releases for a person, or take the pins off."""
        with self._database.write() as connection:
            for release_id in release_ids:
                if pinned:
                    connection.execute(
                        "INSERT OR IGNORE INTO library_pin VALUES (?, ?, ?)",
                        (person, release_id, moment(now())),
                    )
                else:
                    connection.execute(
                        "DELETE FROM library_pin WHERE person = ? AND release_id = ?", (person, release_id)
                    )

    def pinned(self, person: str) -> list[str]:
        """Return the releases that a person has pinned, the last one first."""
        rows = self._database.read().execute(
            "SELECT release_id FROM library_pin WHERE person = ? ORDER BY at DESC, release_id DESC", (person,)
        )
        return [row["release_id"] for row in rows]

    def look(self, translation_id: str, person: str) -> None:
        """Remember that a person has now seen everything that stands in a translation."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO library_look VALUES (?, ?, (SELECT coalesce(max(rowid), 0) FROM"
                " target_revision), (SELECT coalesce(max(rowid), 0) FROM comment), ?)",
                (person, translation_id, moment(now())),
            )

    def changed_since_look(self, person: str) -> dict[str, int]:
        """Return how many revisions and comments of others each translation has since the person's look.

        Translations at which she never looked, and those without a change, are left out.
        """
        rows = self._database.read().execute(
            "SELECT l.translation_id, (SELECT count(*) FROM target_revision r WHERE r.translation_id ="
            " l.translation_id AND r.rowid > l.revision_row AND r.author <> l.person) + (SELECT count(*) FROM"
            " comment c WHERE c.translation_id = l.translation_id AND c.rowid > l.comment_row AND"
            " c.author <> l.person) AS number FROM library_look l WHERE l.person = ?",
            (person,),
        )
        return {row["translation_id"]: row["number"] for row in rows if row["number"]}

    def last_places(self, person: str) -> dict[str, tuple[str, int]]:
        """Return the segment where the person last was, and its number (0 where it is not kept), by translation."""
        rows = self._database.read().execute(
            "SELECT translation_id, segment_id, coalesce((SELECT number FROM segment_order WHERE segment_id ="
            " last_place.segment_id LIMIT 1), 0) AS number FROM last_place WHERE person = ?",
            (person,),
        )
        return {row["translation_id"]: (row["segment_id"], row["number"]) for row in rows}

    def save_filter(self, person: str, name: str, query: str) -> None:
        """Keep a query under a name; one that has the name already is replaced."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO library_filter VALUES (?, ?, ?, ?)",
                (person, name, query, moment(now())),
            )

    def remove_filter(self, person: str, name: str) -> None:
        """Forget a query."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM library_filter WHERE person = ? AND name = ?", (person, name))

    def filters(self, person: str) -> dict[str, str]:
        """Return the person's saved queries by name."""
        rows = self._database.read().execute(
            "SELECT name, query FROM library_filter WHERE person = ? ORDER BY name", (person,)
        )
        return {row["name"]: row["query"] for row in rows}

    def transitions_between(self, first: datetime, last: datetime) -> list[Transition]:
        """Return the transitions of a stretch of time, in order. Times are compared in UTC."""
        rows = self._database.read().execute(
            "SELECT * FROM transition WHERE julianday(at) BETWEEN julianday(?) - 1e-8 AND julianday(?) + 1e-8"
            " ORDER BY rowid",
            (moment(first), moment(last)),
        )
        return [transition_from(row) for row in rows]
