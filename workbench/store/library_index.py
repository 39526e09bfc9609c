"""What the library keeps ready: counts of translations, and which facts are taken in.

All of it is made from the facts. Facts are only ever added, so those that are not taken in yet are those
with a higher rowid than the highest one seen, in each table: no trigger and no deed has to tell.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.translation import Status, Translation
from workbench.store.database import Database
from workbench.store.rows import from_moment


class Reach(StrEnum):
    """How far a new fact reaches: into all of its release, what heads it, one text, or only counts."""

    WHOLE = "whole"
    HEAD = "head"
    TEXT = "text"
    COUNTS = "counts"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class Touched:
    """What new facts speak of; ``translation_id`` and ``segment_id`` are empty where they speak of all."""

    reach: Reach
    release_id: str
    translation_id: str = ""
    segment_id: str = ""


_OF_TRANSLATION = " JOIN translation t ON t.id = f.translation_id"
_OF_COMMENT = " JOIN comment c ON c.id = f.comment_id JOIN translation t ON t.id = c.translation_id"
_OF_BLOCK = " JOIN block b ON b.id = f.block_id"
_WATCHED: dict[str, tuple[Reach, str]] = {
    "release": (Reach.WHOLE, "f.id, '', '' FROM release f"),
    "release_revision": (Reach.HEAD, "f.release_id, '', '' FROM release_revision f"),
    "block_decision": (Reach.WHOLE, "b.release_id, '', '' FROM block_decision f" + _OF_BLOCK),
    "block_segmentation": (Reach.WHOLE, "b.release_id, '', '' FROM block_segmentation f" + _OF_BLOCK),
    "source_revision": (
        Reach.TEXT,
        "s.release_id, '', f.segment_id FROM source_revision f JOIN segment s ON s.id = f.segment_id",
    ),
    "translation": (Reach.HEAD, "f.release_id, f.id, '' FROM translation f"),
    "target_revision": (
        Reach.TEXT,
        "t.release_id, f.translation_id, f.segment_id FROM target_revision f" + _OF_TRANSLATION,
    ),
    "transition": (Reach.COUNTS, "t.release_id, f.translation_id, '' FROM transition f" + _OF_TRANSLATION),
    "comment": (Reach.COUNTS, "t.release_id, f.translation_id, '' FROM comment f" + _OF_TRANSLATION),
    "comment_resolution": (
        Reach.COUNTS,
        "t.release_id, c.translation_id, '' FROM comment_resolution f" + _OF_COMMENT,
    ),
    "library_mark": (Reach.MARKS, "f.release_id, '', '' FROM library_mark f"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of a translation; ``people`` wrote its current texts, who wrote most first."""

    translation_id: str
    release_id: str
    total: int
    confirmed: int
    drafts: int
    memory_drafts: int
    machine_drafts: int
    people: tuple[str, ...]
    status: Status
    content_hash: str
    open_musts: int
    return_note: str
    returned_by: str


class LibraryIndexRepository:
    """The caches of the library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # what has been taken in

    def newest_rows(self) -> dict[str, int]:
        """Return the highest rowid of every watched table."""
        row = (
            self._database.read()
            .execute(
                "SELECT " + ", ".join(f"(SELECT coalesce(max(rowid), 0) FROM {table})" for table in _WATCHED)
            )
            .fetchone()
        )
        return dict(zip(_WATCHED, row, strict=True))

    def seen_rows(self) -> dict[str, int]:
        """Return the highest rowid of every watched table that the caches know of."""
        rows = self._database.read().execute("SELECT table_name, row_id FROM library_seen")
        return dict.fromkeys(_WATCHED, 0) | {row["table_name"]: row["row_id"] for row in rows}

    def see(self, rows: Mapping[str, int]) -> None:
        """Note what the caches know of."""
        with self._database.write() as connection:
            connection.executemany("INSERT OR REPLACE INTO library_seen VALUES (?, ?)", rows.items())

    def touched(self, seen: Mapping[str, int], newest: Mapping[str, int]) -> list[Touched]:
        """Return what the facts after ``seen`` up to ``newest`` speak of, new releases aside.

        Facts of a release that is itself not seen yet are left out: it is taken in as a whole.
        """
        connection = self._database.read()
        found = []
        for table, (reach, columns) in _WATCHED.items():
            if table == "release" or newest[table] <= seen[table]:
                continue
            alias = columns.split(",")[0]
            rows = connection.execute(
                f"SELECT DISTINCT {columns} WHERE f.rowid > ? AND f.rowid <= ? AND"
                f" (SELECT rowid FROM release WHERE id = {alias}) <= ?",
                (seen[table], newest[table], seen["release"]),
            )
            found += [Touched(reach, *row) for row in rows]
        return found

    def releases_after(self, row: int, limit: int) -> list[tuple[int, str]]:
        """Return the next releases after a rowid, with theirs."""
        rows = self._database.read().execute(
            "SELECT rowid, id FROM release WHERE rowid > ? ORDER BY rowid LIMIT ?", (row, limit)
        )
        return [(row["rowid"], row["id"]) for row in rows]

    def forget(self) -> None:
        """Empty all caches of the library; they are made again when they are next needed."""
        with self._database.write() as connection:
            for table in ("seen", "release", "card", "stale", "document"):
                connection.execute(f"DELETE FROM library_{table}")
            connection.execute("INSERT INTO library_words (library_words) VALUES ('delete-all')")

    # releases and counts

    def changed_at(self, release_id: str) -> str:
        """Return when anybody last wrote, decided, commented or changed what is known of a release."""
        row = (
            self._database.read()
            .execute(
                "SELECT max(r.created_at, (SELECT at FROM release_revision WHERE release_id = r.id ORDER BY id DESC"
                " LIMIT 1), (SELECT coalesce(max((SELECT coalesce(max(at), '') FROM (SELECT at FROM"
                " target_revision WHERE translation_id = t.id ORDER BY rowid DESC LIMIT 1)), (SELECT"
                " coalesce(max(at), '') FROM transition WHERE translation_id = t.id), (SELECT"
                " coalesce(max(at), '') FROM comment WHERE translation_id = t.id)), '') FROM translation t"
                " WHERE t.release_id = r.id ORDER BY 1 DESC LIMIT 1)) AS at FROM release r WHERE r.id = ?",
                (release_id,),
            )
            .fetchone()
        )
        return "" if row is None or row["at"] is None else str(row["at"])

    def put_release(self, release_id: str, changed_at: str) -> int:
        """Note a release; return its number, which stays."""
        with self._database.write() as connection:
            row = connection.execute(
                "INSERT INTO library_release (release_id, changed_at) VALUES (?, ?) ON CONFLICT (release_id)"
                " DO UPDATE SET changed_at = excluded.changed_at RETURNING number",
                (release_id, changed_at),
            ).fetchone()
        return int(row["number"])

    def releases(self) -> Iterator[tuple[int, str, str]]:
        """Yield the number, the id and the time of the last change of every release that is noted."""
        for row in self._database.read().execute("SELECT * FROM library_release"):
            yield row["number"], row["release_id"], row["changed_at"]

    def all_translations(self) -> list[Translation]:
        """Return every translation, those of one release in the order in which they were added."""
        rows = self._database.read().execute(
            "SELECT id, release_id, target_language, created_at, created_by FROM translation ORDER BY id"
        )
        return [
            Translation(id_, release_id, language, from_moment(at), by)
            for id_, release_id, language, at, by in rows
        ]

    def count(self, translation_id: str) -> tuple[dict[tuple[str, str], int], tuple[str, ...]]:
        """Return the kept segments with a target by state and kind of origin, and who wrote the current texts."""
        connection = self._database.read()
        counts: Counter[tuple[str, str]] = Counter()
        for row in connection.execute(
            "SELECT h.state, h.origin_kind, count(*) AS number FROM target_head h JOIN segment_order o"
            " ON o.segment_id = h.segment_id WHERE h.translation_id = ? GROUP BY 1, 2",
            (translation_id,),
        ):
            counts[row["state"], row["origin_kind"]] += row["number"]
        people = connection.execute(
            "SELECT r.author FROM target_head h JOIN target_revision r ON r.id = h.revision_id"
            " WHERE h.translation_id = ? GROUP BY 1 ORDER BY count(*) DESC, 1",
            (translation_id,),
        )
        return dict(counts), tuple(row["author"] for row in people)

    def open_musts(self, translation_id: str) -> int:
        """Return how many comments must be answered and are not resolved."""
        row = (
            self._database.read()
            .execute(
                "SELECT count(*) AS number FROM comment c WHERE c.translation_id = ? AND c.weight = 'must'"
                " AND c.parent_id = '' AND NOT coalesce((SELECT resolved FROM comment_resolution WHERE"
                " comment_id = c.id ORDER BY id DESC LIMIT 1), 0)",
                (translation_id,),
            )
            .fetchone()
        )
        return int(row["number"])

    def total(self, release_id: str) -> int:
        """Return the number of kept segments of a release."""
        row = (
            self._database.read()
            .execute("SELECT count(*) AS number FROM segment_order WHERE release_id = ?", (release_id,))
            .fetchone()
        )
        return int(row["number"])

    def put_counts(self, counts: Iterable[Counts]) -> None:
        """Keep the counts of translations."""
        with self._database.write() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO library_card VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        one.translation_id,
                        one.release_id,
                        one.total,
                        one.confirmed,
                        one.drafts,
                        one.memory_drafts,
                        one.machine_drafts,
                        json.dumps(one.people),
                        one.status,
                        one.content_hash,
                        one.open_musts,
                        one.return_note,
                        one.returned_by,
                    )
                    for one in counts
                ],
            )

    def counts(self) -> Iterator[Counts]:
        """Yield the counts that are kept."""
        for row in self._database.read().execute("SELECT * FROM library_card"):
            yield Counts(
                translation_id=row["translation_id"],
                release_id=row["release_id"],
                total=row["total"],
                confirmed=row["confirmed"],
                drafts=row["drafts"],
                memory_drafts=row["memory_drafts"],
                machine_drafts=row["machine_drafts"],
                people=tuple(json.loads(row["people"])),
                status=Status(row["status"]),
                content_hash=row["content_hash"],
                open_musts=row["open_musts"],
                return_note=row["return_note"],
                returned_by=row["returned_by"],
            )
