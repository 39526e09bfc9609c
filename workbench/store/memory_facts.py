"""The memory of the house as facts: units made by confirming, which of them stand, and the memories there are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.model.identity import new_id, now
from workbench.model.memory import Memory, TranslationUnit
from workbench.store.database import Database
from workbench.store.rows import codes_column, codes_from, from_moment, moment

_TOGETHER = 200
_STAMPED = ("translation_unit", "target_revision", "transition", "unit_end", "source_revision")

_STANDS = (
    # The newest of its segment, which says the same now on both sides.
    " NOT EXISTS (SELECT 1 FROM translation_unit l WHERE l.translation_id = u.translation_id"
    " AND l.segment_id = u.segment_id AND l.id > u.id AND u.segment_id <> '')"
    " AND (u.segment_id = '' OR EXISTS (SELECT 1 FROM target_head h JOIN target_revision r ON"
    " r.id = h.revision_id WHERE h.translation_id = u.translation_id AND"
    " h.segment_id = u.segment_id AND r.text = u.target))"
    " AND NOT EXISTS (SELECT 1 FROM source_head s JOIN source_revision c ON c.id = s.revision_id"
    " WHERE s.segment_id = u.segment_id AND c.id > u.id AND c.text <> u.source)"
    # Nobody took it out, and its release was not opened again since, unless it was approved again.
    " AND NOT EXISTS (SELECT 1 FROM unit_end e WHERE e.unit_id = u.id)"
    " AND NOT EXISTS (SELECT 1 FROM transition t WHERE t.translation_id = u.translation_id"
    " AND t.action = 'reopen' AND t.id > u.id AND NOT EXISTS (SELECT 1 FROM transition a WHERE"
    " a.translation_id = t.translation_id AND a.action = 'approve' AND a.id > t.id))"
)
_UNIT = (
    "SELECT u.*, c.before, c.after, EXISTS (SELECT 1 FROM transition t WHERE"
    " t.translation_id = u.translation_id AND t.action = 'approve' AND t.id > u.id) AS approved"
    " FROM translation_unit u LEFT JOIN unit_context c ON c.unit_id = u.id"
)
_UNIT_OF_PLACE = _UNIT.replace(
    "SELECT u.*", "SELECT u.*, n.translation AS translation_of_place, n.segment AS segment_of_place"
).replace("FROM translation_unit u", "FROM named n CROSS JOIN translation_unit u ON u.id = n.id")


@dataclass(frozen=True, slots=True)
class Stamp:
    """How far facts were looked at: the last row of each table, and the id of the last unit among them."""

    rows: tuple[int, ...] = (0,) * len(_STAMPED)
    unit_id: str = ""

    def text(self) -> str:
        """Return the stamp as it is remembered."""
        return " ".join([*map(str, self.rows), self.unit_id])

    @classmethod
    def read(cls, text: str) -> Stamp:
        """Return a remembered stamp; the beginning where it is none."""
        parts = text.split(" ")
        if len(parts) != len(_STAMPED) + 1 or not all(part.isdecimal() for part in parts[:-1]):
            return cls()
        return cls(tuple(map(int, parts[:-1])), parts[-1])


Place = tuple[str, str]
"""A translation and a segment of it."""


class MemoryRepository:
    """Translation units. A later unit of the same segment replaces the earlier one in the answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, unit: TranslationUnit, source_key: str, translation_id: str) -> None:
        """Add a unit under the key that makes two sources the same."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO translation_unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    unit.id,
                    source_key,
                    unit.source_language,
                    unit.target_language,
                    unit.source,
                    unit.target,
                    codes_column(unit.codes),
                    unit.release_id,
                    unit.release_reference,
                    translation_id,
                    unit.segment_id,
                    unit.author,
                    moment(unit.created_at),
                ),
            )
            if unit.before or unit.after:
                connection.execute(
                    "INSERT INTO unit_context VALUES (?, ?, ?, ?)",
                    (new_id(), unit.id, unit.before, unit.after),
                )

    def end(self, unit_id: str, actor: str) -> None:
        """Record that a person took a unit out."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO unit_end VALUES (?, ?, ?, ?)", (new_id(), unit_id, actor, moment(now()))
            )

    def exact(self, source_key: str, source_language: str, target_language: str) -> list[TranslationUnit]:
        """Return the units with the key that stand, approved ones first, then the newest."""
        rows = self._database.read().execute(
            f"{_UNIT} WHERE u.source_key = ? AND u.source_language = ? AND u.target_language = ?"
            f" AND {_STANDS} ORDER BY approved DESC, u.id DESC LIMIT 20",
            (source_key, source_language, target_language),
        )
        return [_unit_from(row) for row in rows]

    def get(self, unit_id: str) -> tuple[TranslationUnit, str] | None:
        """Return a unit that stands, with its translation."""
        row = self._database.read().execute(f"{_UNIT} WHERE u.id = ? AND {_STANDS}", (unit_id,)).fetchone()
        return None if row is None else (_unit_from(row), row["translation_id"])

    def count(self) -> int:
        """Return how many units there are."""
        row = self._database.read().execute("SELECT count(*) AS number FROM translation_unit").fetchone()
        return int(row["number"])

    # what an index must know

    def stamp(self) -> Stamp:
        """Return how far the facts go now."""
        read = self._database.read()
        rows = tuple(
            int(read.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])
            for table in _STAMPED
        )
        row = read.execute("SELECT id FROM translation_unit WHERE rowid = ?", rows[:1]).fetchone()
        return Stamp(rows, "" if row is None else row[0])

    def follows(self, stamp: Stamp) -> bool:
        """Return whether the facts are those of the stamp with others behind them; not so after a restore."""
        if not stamp.rows[0]:
            return not any(stamp.rows)
        row = (
            self._database.read()
            .execute("SELECT id FROM translation_unit WHERE rowid = ?", stamp.rows[:1])
            .fetchone()
        )
        return (
            row is not None
            and row[0] == stamp.unit_id
            and all(now >= then for now, then in zip(self.stamp().rows, stamp.rows, strict=True))
        )

    def places_since(self, stamp: Stamp) -> list[Place]:
        """Return the places whose units may stand otherwise since the stamp; those without a segment by unit."""
        units, targets, transitions, ends, sources = stamp.rows
        rows = self._database.read().execute(
            "SELECT translation_id, iif(segment_id = '', id, segment_id) FROM translation_unit WHERE rowid > ?"
            " UNION SELECT translation_id, segment_id FROM target_revision WHERE rowid > ?"
            " UNION SELECT u.translation_id, iif(u.segment_id = '', u.id, u.segment_id) FROM transition t"
            " JOIN translation_unit u ON u.translation_id = t.translation_id WHERE t.rowid > ?"
            " AND t.action IN ('approve', 'reopen')"
            " UNION SELECT u.translation_id, iif(u.segment_id = '', u.id, u.segment_id) FROM unit_end e"
            " JOIN translation_unit u ON u.id = e.unit_id WHERE e.rowid > ?"
            " UNION SELECT h.translation_id, h.segment_id FROM source_revision s"
            " JOIN target_head h ON h.segment_id = s.segment_id WHERE s.rowid > ?",
            (units, targets, transitions, ends, sources),
        )
        return [(row[0], row[1]) for row in rows]

    def standing(self, places: Sequence[Place]) -> dict[Place, list[TranslationUnit]]:
        """Return the units of some places (at most some hundreds) that stand."""
        found: dict[Place, list[TranslationUnit]] = {place: [] for place in places[:_TOGETHER]}
        rows = self._database.read().execute(
            "WITH place AS (SELECT value->>0 AS translation, value->>1 AS segment FROM json_each(?)),"
            # One after the other: either has an index of its own.
            " named AS (SELECT u.id, p.translation, p.segment FROM place p CROSS JOIN translation_unit u"
            " ON u.translation_id = p.translation AND u.segment_id = p.segment"
            " UNION ALL SELECT u.id, p.translation, p.segment FROM place p CROSS JOIN translation_unit u"
            " ON u.id = p.segment AND u.translation_id = p.translation AND u.segment_id = '')"
            f" {_UNIT_OF_PLACE} WHERE {_STANDS}",
            (json.dumps(list(found)),),
        )
        for row in rows:
            found[row["translation_of_place"], row["segment_of_place"]].append(_unit_from(row))
        return found

    # the memories there are

    def memories(self) -> list[Memory]:
        """Return the memories as they are used now, in their order."""
        rows = self._database.read().execute(
            "SELECT * FROM memory_revision v WHERE NOT removed AND id ="
            " (SELECT max(id) FROM memory_revision WHERE memory_id = v.memory_id)"
            " ORDER BY position, memory_id"
        )
        return [
            Memory(
                row["memory_id"],
                row["name"],
                readable=bool(row["readable"]),
                writable=bool(row["writable"]),
                penalty=row["penalty"],
                position=row["position"],
            )
            for row in rows
        ]

    def record(self, memories: Iterable[Memory], author: str, removed: bool = False) -> None:
        """Record how memories are used from now on, or that they are removed."""
        at = moment(now())
        with self._database.write() as connection:
            connection.executemany(
                "INSERT INTO memory_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        new_id(),
                        one.id,
                        one.name,
                        one.readable,
                        one.writable,
                        one.penalty,
                        one.position,
                        removed,
                        author,
                        at,
                    )
                    for one in memories
                ],
            )


def _unit_from(row: sqlite3.Row) -> TranslationUnit:
    return TranslationUnit(
        id=row["id"],
        source=row["source"],
        target=row["target"],
        source_language=row["source_language"],
        target_language=row["target_language"],
        codes=codes_from(row["codes"]),
        author=row["author"],
        created_at=from_moment(row["at"]),
        release_reference=row["release_reference"],
        release_id=row["release_id"],
        segment_id=row["segment_id"],
        approved=bool(row["approved"]),
        before=row["before"] or "",
        after=row["after"] or "",
    )
