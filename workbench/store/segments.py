"""How blocks are cut into segments now, where segments come from, and their corrected sources."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from workbench.model.errors import ConflictError
from workbench.model.identity import new_id, now
from workbench.model.release import Segment, SourceRevision
from workbench.store.database import Database
from workbench.store.rows import codes_column, codes_from, from_moment, moment, segment_from

SEGMENT = (
    "s.id, s.block_id, coalesce(v.text, s.text) AS text, coalesce(v.codes, s.codes) AS codes,"
    " s.separator, s.is_dateline"
)
"""The columns of a segment as it reads now, from ``segment s`` with ``SOURCE``."""
SOURCE = " LEFT JOIN source_head c ON c.segment_id = s.id LEFT JOIN source_revision v ON v.id = c.revision_id"
_PARTS = (
    "WITH kept AS (SELECT b.id, b.release_id, b.position, (SELECT max(id) FROM block_segmentation WHERE"
    " block_id = b.id) AS cut FROM block b LEFT JOIN block_decision d ON d.id ="
    " (SELECT max(id) FROM block_decision WHERE block_id = b.id)"
    " WHERE {condition} AND coalesce(d.kept, b.kept)),"
    " part AS (SELECT kept.release_id, kept.id AS block_id, kept.position AS block_place,"
    " s.position AS place, s.id AS segment_id FROM kept JOIN segment s ON s.block_id = kept.id"
    " WHERE kept.cut IS NULL UNION ALL SELECT kept.release_id, kept.id, kept.position, j.key, j.value"
    " FROM kept JOIN block_segmentation g ON g.id = kept.cut, json_each(g.segment_ids) j)"
    " SELECT part.release_id, {first} + row_number() OVER (ORDER BY part.block_place, part.place), s.id,"
    " part.block_id, length(coalesce(v.text, s.text)), word_count(coalesce(v.text, s.text)) FROM part"
    " JOIN segment s ON s.id = part.segment_id" + SOURCE
)
_ORDER = "INSERT INTO segment_order (release_id, number, segment_id, block_id, length, words) "


class SegmentRepository:
    """Segments: facts about how a block is cut and what a source says, and the order made from them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, release_id: str, segments: Iterable[Segment]) -> None:
        """Add segments, in the order of their block."""
        with self._database.write() as connection:
            connection.executemany(
                "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        segment.id,
                        release_id,
                        segment.block_id,
                        position,
                        segment.text,
                        codes_column(segment.codes),
                        segment.separator,
                        segment.is_dateline,
                    )
                    for position, segment in enumerate(segments)
                ],
            )

    def make_order(self, release_id: str) -> None:
        """Number the segments of the kept blocks of a release, from the facts."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM segment_order WHERE release_id = ?", (release_id,))
            connection.execute(_ORDER + _PARTS.format(condition="b.release_id = ?", first="0"), (release_id,))

    def _make_block_order(self, connection: sqlite3.Connection, release_id: str, block_id: str) -> None:
        first, last = connection.execute(
            "SELECT min(number), max(number) FROM segment_order WHERE release_id = ? AND segment_id IN"
            " (SELECT id FROM segment WHERE block_id = ?)",
            (release_id, block_id),
        ).fetchone()
        if first is None:
            return
        connection.execute(
            "DELETE FROM segment_order WHERE release_id = ? AND number BETWEEN ? AND ?",
            (release_id, first, last),
        )
        more = len(self.cut(block_id)) - (last - first + 1)
        if more:
            # In two steps: no two rows may have one number, not even for a moment.
            connection.execute(
                "UPDATE segment_order SET number = -(number + ?) WHERE release_id = ? AND number > ?",
                (more, release_id, last),
            )
            connection.execute(
                "UPDATE segment_order SET number = -number WHERE release_id = ? AND number < 0", (release_id,)
            )
        connection.execute(_ORDER + _PARTS.format(condition="b.id = ?", first=str(first - 1)), (block_id,))

    # cutting

    def cut(self, block_id: str) -> tuple[str, ...]:
        """Return the ids of the segments that a block is cut into now, in order."""
        cuts = self.cuts(block_id)
        return cuts[-1][1]

    def cuts(self, block_id: str) -> list[tuple[str, tuple[str, ...]]]:
        """Return every way in which a block was cut, oldest first: the id of the fact, and the segments.

        The first is how intake cut it, with the id "".
        """
        connection = self._database.read()
        rows = connection.execute(
            "SELECT id, segment_ids FROM block_segmentation WHERE block_id = ? ORDER BY id", (block_id,)
        )
        later = [(row["id"], tuple(json.loads(row["segment_ids"]))) for row in rows]
        first = connection.execute(
            "SELECT id FROM segment s WHERE block_id = ? AND NOT EXISTS"
            " (SELECT 1 FROM segment_lineage WHERE segment_id = s.id) ORDER BY position",
            (block_id,),
        )
        return [("", tuple(row["id"] for row in first)), *later]

    def recut(
        self,
        release_id: str,
        block_id: str,
        deed: str,
        segment_ids: Sequence[str],
        author: str,
    ) -> None:
        """Record that a block is now cut into these segments, which are in the store."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO block_segmentation VALUES (?, ?, ?, ?, ?, ?)",
                (new_id(), block_id, deed, json.dumps(list(segment_ids)), author, moment(now())),
            )
            self._make_block_order(connection, release_id, block_id)

    def add_made(self, release_id: str, segments: Sequence[Segment], parents: Sequence[str]) -> None:
        """Add segments that were made from others."""
        with self._database.write() as connection:
            self.add(release_id, segments)
            connection.executemany(
                "INSERT INTO segment_lineage VALUES (?, ?, ?)",
                [(new_id(), segment.id, parent) for segment in segments for parent in parents],
            )

    def ancestors(self, segment_id: str) -> list[str]:
        """Return the segments that a segment was made from, the nearest first, itself left out."""
        rows = self._database.read().execute(
            "WITH RECURSIVE older (id, depth) AS (SELECT ?, 0 UNION SELECT l.parent_segment_id, depth + 1"
            " FROM older JOIN segment_lineage l ON l.segment_id = older.id)"
            " SELECT id FROM older WHERE depth > 0 GROUP BY id ORDER BY min(depth), id",
            (segment_id,),
        )
        return [row["id"] for row in rows]

    def moved(self, release_id: str) -> dict[str, str]:
        """Return for each segment that is no longer in the order where it has gone: the first of those.

        What was split has gone to its first part, what was joined to the joined segment, and what a split
        or a join had made before it was taken back to what it was made from.
        """
        connection = self._database.read()
        rows = connection.execute(
            "SELECT l.segment_id AS made, l.parent_segment_id AS parent, m.position FROM segment_lineage l"
            " CROSS JOIN segment m ON m.id = l.segment_id WHERE m.release_id = ? ORDER BY m.position, l.id",
            (release_id,),
        ).fetchall()
        if not rows:
            return {}
        near: dict[str, list[str]] = {}
        for row in rows:
            near.setdefault(row["parent"], []).append(row["made"])
        for row in rows:
            near.setdefault(row["made"], []).append(row["parent"])
        current = {
            row["segment_id"]: row["number"]
            for row in connection.execute(
                "SELECT segment_id, number FROM segment_order WHERE segment_id IN"
                " (SELECT value FROM json_each(?))",
                (json.dumps(list(near)),),
            )
        }
        return {
            segment_id: found
            for segment_id in near
            if segment_id not in current and (found := _nearest(segment_id, near, current))
        }

    def spread(self, segment_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return for each of these segments that is no longer in the order all those that have its text now.

        The order is that of the release; a segment that was only dropped with its block is left out.
        """
        rows = self._database.read().execute(
            "WITH RECURSIVE near (gone, id) AS (SELECT value, value FROM json_each(?)"
            " UNION SELECT near.gone, l.segment_id FROM near JOIN segment_lineage l ON"
            " l.parent_segment_id = near.id WHERE NOT EXISTS"
            " (SELECT 1 FROM segment_order WHERE segment_id = near.id)"
            " UNION SELECT near.gone, l.parent_segment_id FROM near JOIN segment_lineage l ON"
            " l.segment_id = near.id WHERE NOT EXISTS"
            " (SELECT 1 FROM segment_order WHERE segment_id = near.id))"
            " SELECT near.gone, near.id FROM near JOIN segment_order o ON o.segment_id = near.id"
            " WHERE near.gone <> near.id ORDER BY near.gone, o.number",
            (json.dumps(sorted(segment_ids)),),
        )
        found: dict[str, list[str]] = {}
        for row in rows:
            found.setdefault(row["gone"], []).append(row["id"])
        return {gone: tuple(ids) for gone, ids in found.items()}

    # sources

    def parts(self, block_ids: Sequence[str]) -> dict[str, list[Segment]]:
        """Return the segments as they read now of blocks with a corrected source, kept or not, in order."""
        marks = ",".join("?" * len(block_ids))
        rows = self._database.read().execute(
            "SELECT DISTINCT s.block_id FROM source_head c JOIN segment s ON s.id = c.segment_id"
            f" WHERE s.block_id IN ({marks})",
            list(block_ids),
        )
        return {row["block_id"]: self.of_block(row["block_id"]) for row in rows.fetchall()}

    def corrected_blocks(self, release_id: str) -> list[str]:
        """Return the blocks of a release of which a segment's source was ever corrected."""
        rows = self._database.read().execute(
            "SELECT DISTINCT s.block_id FROM source_head c CROSS JOIN segment s ON s.id = c.segment_id"
            " WHERE s.release_id = ?",
            (release_id,),
        )
        return [row["block_id"] for row in rows]

    def of_block(self, block_id: str) -> list[Segment]:
        """Return the segments that a block is cut into now, in order, as they read now."""
        ids = self.cut(block_id)
        marks = ",".join("?" * len(ids))
        rows = self._database.read().execute(
            f"SELECT {SEGMENT}, coalesce(o.number, 0) AS number FROM segment s LEFT JOIN segment_order o"
            f" ON o.segment_id = s.id{SOURCE} WHERE s.id IN ({marks})",
            ids,
        )
        found = {row["id"]: segment_from(row) for row in rows}
        return [found[segment_id] for segment_id in ids]

    def correct(self, revision: SourceRevision) -> None:
        """Add a corrected source and make it the segment's.

        Raises ``ConflictError`` ``source.conflict`` where the newest is not the named parent: nothing is added
        then, ``keep_beside`` keeps the revision once the transaction is over.
        """
        with self._database.write() as connection:
            head = self.source(revision.segment_id)
            if revision.parent_id != (None if head is None else head.id):
                raise ConflictError(
                    "source.conflict", segment=revision.segment_id, mine=revision, theirs=head
                )
            self._insert(connection, revision)
            connection.execute(
                "INSERT INTO source_head VALUES (?1, ?2, ?3) ON CONFLICT (segment_id) DO UPDATE SET"
                " revision_id = ?2, changed_by = iif(?3 = '', changed_by, ?3)",
                (revision.segment_id, revision.id, "" if revision.still_stands else revision.id),
            )
            connection.execute(
                "UPDATE segment_order SET length = length(?1), words = word_count(?1) WHERE segment_id = ?2",
                (revision.text, revision.segment_id),
            )

    def keep_beside(self, revision: SourceRevision) -> None:
        """Add a corrected source that lost a conflict: a second child of its parent."""
        with self._database.write() as connection:
            self._insert(connection, revision)

    def _insert(self, connection: sqlite3.Connection, revision: SourceRevision) -> None:
        connection.execute(
            "INSERT INTO source_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                revision.id,
                revision.segment_id,
                revision.parent_id,
                revision.text,
                codes_column(revision.codes),
                revision.still_stands,
                revision.reason,
                revision.author,
                moment(revision.created_at),
            ),
        )

    def rebuild_heads(self) -> None:
        """Make the heads of sources again from the facts; a second child of one parent was never the head."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM source_head")
            connection.execute(
                "INSERT INTO source_head WITH RECURSIVE first AS (SELECT min(id) AS id, segment_id,"
                " coalesce(parent_id, '') AS parent FROM source_revision GROUP BY 2, 3),"
                " line (id, segment_id, parent) AS (SELECT * FROM first WHERE parent = '' UNION ALL"
                " SELECT first.* FROM line JOIN first ON first.parent = line.id)"
                " SELECT line.segment_id, max(line.id), max(iif(v.still_stands, '', line.id)) FROM line"
                " JOIN source_revision v ON v.id = line.id GROUP BY 1"
            )

    def source(self, segment_id: str) -> SourceRevision | None:
        """Return the corrected source of a segment, None where it reads as it came in."""
        row = (
            self._database.read()
            .execute(
                "SELECT v.* FROM source_head c JOIN source_revision v ON v.id = c.revision_id"
                " WHERE c.segment_id = ?",
                (segment_id,),
            )
            .fetchone()
        )
        return None if row is None else _source_from(row)

    def as_made(self, segment_id: str) -> Segment:
        """Return a segment as intake, a split or a join made it, whatever was corrected since."""
        row = (
            self._database.read()
            .execute("SELECT *, 0 AS number FROM segment WHERE id = ?", (segment_id,))
            .fetchone()
        )
        return segment_from(row)

    def source_history(self, segment_id: str) -> list[SourceRevision]:
        """Return the corrected sources of a segment, newest first."""
        rows = self._database.read().execute(
            "SELECT * FROM source_revision WHERE segment_id = ? ORDER BY id DESC", (segment_id,)
        )
        return [_source_from(row) for row in rows]

    def source_heads(self, segment_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return of corrected ones of some segments (at most some hundreds) what the row must say.

        That is the id of the newest revision, and of the newest that the translations do not outlast.
        """
        marks = ",".join("?" * len(segment_ids))
        rows = self._database.read().execute(
            f"SELECT * FROM source_head WHERE segment_id IN ({marks})", list(segment_ids)
        )
        return {row["segment_id"]: (row["revision_id"], row["changed_by"]) for row in rows}

    def changed_since(self, translation_id: str, release_id: str) -> list[str]:
        """Return the segments, in order, whose source was corrected after their target was written."""
        rows = self._database.read().execute(
            "SELECT o.segment_id FROM source_head c JOIN segment_order o ON o.segment_id = c.segment_id"
            " JOIN target_head h ON h.segment_id = c.segment_id AND h.translation_id = ?"
            " WHERE o.release_id = ? AND h.revision_id < c.changed_by AND h.state <> 'untranslated'"
            " ORDER BY o.number",
            (translation_id, release_id),
        )
        return [row["segment_id"] for row in rows]


def _nearest(start: str, near: dict[str, list[str]], current: dict[str, int]) -> str:
    seen = {start}
    round_ = [start]
    while round_:
        following = [one for segment_id in round_ for one in near.get(segment_id, ()) if one not in seen]
        found = [one for one in following if one in current]
        if found:
            return min(found, key=current.__getitem__)
        seen.update(following)
        round_ = following
    return ""


def _source_from(row: sqlite3.Row) -> SourceRevision:
    return SourceRevision(
        id=row["id"],
        segment_id=row["segment_id"],
        parent_id=row["parent_id"],
        text=row["text"],
        codes=codes_from(row["codes"]),
        author=row["author"],
        created_at=from_moment(row["at"]),
        reason=row["reason"],
        still_stands=bool(row["still_stands"]),
    )
