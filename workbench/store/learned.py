"""Lines that are always dropped from texts of one source: the newest fact of a source and a line holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from workbench.model.identity import new_id, now
from workbench.store.database import Database
from workbench.store.rows import moment


class LearnedRow(NamedTuple):
    """A line to drop; ``key`` is what lines are compared by."""

    source: str
    key: str
    line: str
    author: str
    at: datetime


class LearnedRepository:
    """What was learned of each source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, source: str, lines: Mapping[str, str], dropped: bool, author: str) -> int:
        """Record lines (by key) as always dropped or no longer; return for how many that was new."""
        new = 0
        with self._database.write() as connection:
            for key, line in lines.items():
                row = connection.execute(
                    "SELECT dropped FROM learned_line WHERE source = ? AND key = ? ORDER BY id DESC LIMIT 1",
                    (source, key),
                ).fetchone()
                if dropped == (row is not None and bool(row["dropped"])):
                    continue
                connection.execute(
                    "INSERT INTO learned_line VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (new_id(), source, key, line, dropped, author, moment(now())),
                )
                new += 1
        return new

    def keys(self, source: str) -> frozenset[str]:
        """Return the keys of the lines that are dropped from a source."""
        return frozenset(row.key for row in self._rows("WHERE source = ?", (source,)))

    def all(self) -> list[LearnedRow]:
        """Return every line that is dropped, by source, in the order in which they were learned."""
        return self._rows("", ())

    def _rows(self, where: str, values: tuple[str, ...]) -> list[LearnedRow]:
        rows = self._database.read().execute(
            "SELECT source, key, line, author, at FROM (SELECT *, row_number() OVER"
            f" (PARTITION BY source, key ORDER BY id DESC) AS age FROM learned_line {where})"
            " WHERE age = 1 AND dropped ORDER BY source, id",
            values,
        )
        return [
            LearnedRow(
                row["source"], row["key"], row["line"], row["author"], datetime.fromisoformat(row["at"])
            )
            for row in rows
        ]
