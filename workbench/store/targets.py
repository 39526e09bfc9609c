"""Target revisions, their heads, and the typing that is not committed yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.model.errors import ConflictError
from workbench.model.identity import now
from workbench.model.translation import TargetRevision
from workbench.model.words import count_words
from workbench.store.database import Database
from workbench.store.rows import REVISION_COLUMNS, from_moment, moment, revision_from

_HEADS = (
    "SELECT " + ", ".join(f"r.{name.strip()}" for name in REVISION_COLUMNS.split(",")) + " FROM"
    " target_head h JOIN target_revision r ON r.id = h.revision_id"
)


@dataclass(frozen=True, slots=True)
class KeptTyping:
    """What somebody was typing, not committed. ``parent_id`` is the revision that it would replace."""

    translation_id: str
    segment_id: str
    text: str
    parent_id: str | None
    at: datetime


OutlineRow = tuple[str, str, int, str]
"""A segment's id, its block's, the length of the longer of source and target in characters, the state."""

_OUTLINE_ROWS = 2_000
"""Rows of an outline that are fetched at once: one by one each costs more than reading it."""


@dataclass(frozen=True, slots=True)
class TargetCount:
    """How many kept segments there are, how many are in which state, and the words of both sides."""

    segments: int
    states: dict[str, int]
    source_words: int
    target_words: int


class TargetRepository:
    """What was written for each segment, by whom, replacing what."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def commit(self, revision: TargetRevision) -> None:
        """Add a revision and make it the head.

        Raises ``ConflictError`` ``edit.conflict`` where the head is not the named parent: nothing is added
        then, ``keep_beside`` keeps the revision once the transaction is over.
        """
        with self._database.write() as connection:
            head = self.head(revision.translation_id, revision.segment_id)
            if revision.parent_id != (None if head is None else head.id):
                raise ConflictError("edit.conflict", segment=revision.segment_id, mine=revision, theirs=head)
            self._insert(connection, revision)
            self._set_head(connection, revision)

    def carry_over(self, revision: TargetRevision) -> None:
        """Add the first revision of a segment that a split or a join made, and make it the head.

        ``parent_id`` names the revision of the segment that it was made from.
        """
        with self._database.write() as connection:
            self._insert(connection, revision)
            self._set_head(connection, revision)

    def keep_beside(self, revision: TargetRevision) -> None:
        """Add a revision that lost a conflict: a second child of its parent, beside the head."""
        with self._database.write() as connection:
            self._insert(connection, revision)

    def _insert(self, connection: sqlite3.Connection, revision: TargetRevision) -> None:
        connection.execute(
            f"INSERT INTO target_revision ({REVISION_COLUMNS}) VALUES"
            " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                revision.id,
                revision.translation_id,
                revision.segment_id,
                revision.parent_id,
                revision.text,
                revision.state,
                revision.locked,
                revision.origin.kind,
                revision.origin.engine,
                revision.origin.score,
                revision.origin.reference,
                revision.origin.edited,
                revision.author,
                moment(revision.created_at),
            ),
        )

    def _set_head(self, connection: sqlite3.Connection, revision: TargetRevision) -> None:
        connection.execute(
            "INSERT OR REPLACE INTO target_head VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                revision.translation_id,
                revision.segment_id,
                revision.id,
                revision.state,
                len(revision.text),
                count_words(revision.text),
                revision.origin.kind,
            ),
        )
        connection.execute(
            "DELETE FROM typing WHERE translation_id = ? AND segment_id = ?",
            (revision.translation_id, revision.segment_id),
        )

    def rebuild_heads(self) -> None:
        """Make the heads again from the facts: from the first revision on, always the child that came first.

        A later child of the same parent lost a conflict, and was never the head. A revision whose parent
        belongs to another segment begins a line: a split or a join carried it over.
        """
        with self._database.write() as connection:
            connection.execute("DELETE FROM target_head")
            connection.execute(
                "INSERT INTO target_head WITH first AS (SELECT min(r.id) AS id, r.translation_id, r.segment_id,"
                " coalesce(p.id, '') AS parent FROM target_revision r LEFT JOIN target_revision p ON"
                " p.id = r.parent_id AND p.segment_id = r.segment_id GROUP BY 2, 3, 4),"
                " line AS (SELECT * FROM first WHERE parent = '' UNION ALL SELECT first.* FROM line"
                " JOIN first ON first.parent = line.id)"
                " SELECT r.translation_id, r.segment_id, r.id, r.state, length(r.text),"
                " word_count(r.text), r.origin_kind FROM line"
                " JOIN target_revision r ON r.id = line.id WHERE line.id NOT IN (SELECT parent FROM first)"
            )

    def head(self, translation_id: str, segment_id: str) -> TargetRevision | None:
        """Return the current revision of a segment."""
        row = (
            self._database.read()
            .execute(
                f"{_HEADS} WHERE h.translation_id = ? AND h.segment_id = ?",
                (translation_id, segment_id),
            )
            .fetchone()
        )
        return None if row is None else revision_from(row)

    def heads(self, translation_id: str) -> dict[str, TargetRevision]:
        """Return the current revisions by segment."""
        rows = self._database.read().execute(f"{_HEADS} WHERE h.translation_id = ?", (translation_id,))
        return {row["segment_id"]: revision_from(row) for row in rows}

    def heads_of(self, translation_id: str, segment_ids: Sequence[str]) -> dict[str, TargetRevision]:
        """Return the current revisions of some segments (a page of rows: at most some hundreds)."""
        marks = ",".join("?" * len(segment_ids))
        rows = self._database.read().execute(
            f"{_HEADS} WHERE h.translation_id = ? AND h.segment_id IN ({marks})",
            (translation_id, *segment_ids),
        )
        return {row["segment_id"]: revision_from(row) for row in rows}

    def page(
        self, translation_id: str, release_id: str, first: int, count: int
    ) -> list[TargetRevision | None]:
        """Return the current revisions of ``count`` segments from index ``first``, None where there is none."""
        rows = self._database.read().execute(
            "SELECT " + ", ".join(f"r.{name.strip()}" for name in REVISION_COLUMNS.split(",")) + " FROM"
            " segment_order o LEFT JOIN target_head h ON h.segment_id = o.segment_id AND"
            " h.translation_id = ? LEFT JOIN target_revision r ON r.id = h.revision_id"
            " WHERE o.release_id = ? AND o.number BETWEEN ? AND ? ORDER BY o.number",
            (translation_id, release_id, first + 1, first + count),
        )
        return [None if row["id"] is None else revision_from(row) for row in rows]

    def revision(self, revision_id: str) -> TargetRevision | None:
        """Return one revision."""
        row = (
            self._database.read()
            .execute(
                f"SELECT {REVISION_COLUMNS} FROM target_revision WHERE id = ?",
                (revision_id,),
            )
            .fetchone()
        )
        return None if row is None else revision_from(row)

    def history(self, translation_id: str, segment_id: str = "") -> list[TargetRevision]:
        """Return every revision of a segment, or of the translation, newest first."""
        condition, values = "translation_id = ?", [translation_id]
        if segment_id:
            condition, values = f"{condition} AND segment_id = ?", [*values, segment_id]
        rows = self._database.read().execute(
            f"SELECT {REVISION_COLUMNS} FROM target_revision WHERE {condition} ORDER BY id DESC",
            values,
        )
        return [revision_from(row) for row in rows]

    def outline(self, translation_id: str, release_id: str) -> Iterator[list[OutlineRow]]:
        """Yield what is known of every kept segment without its text, in order, some thousands at once."""
        cursor = self._database.read().cursor()
        cursor.row_factory = None
        rows = cursor.execute(
            "SELECT o.segment_id, o.block_id, max(o.length, coalesce(h.length, 0)),"
            " coalesce(h.state, 'untranslated')"
            " FROM segment_order o LEFT JOIN target_head h ON h.segment_id = o.segment_id AND"
            " h.translation_id = ? WHERE o.release_id = ? ORDER BY o.number",
            (translation_id, release_id),
        )
        while some := rows.fetchmany(_OUTLINE_ROWS):
            yield some

    def count(self, translation_id: str, release_id: str) -> TargetCount:
        """Count the kept segments by the state of their targets; what has no target is not in ``states``."""
        rows = self._database.read().execute(
            "SELECT h.state, count(*) AS segments, sum(o.words) AS source_words, sum(h.words) AS target_words"
            " FROM segment_order o LEFT JOIN target_head h ON h.segment_id = o.segment_id AND"
            " h.translation_id = ? WHERE o.release_id = ? GROUP BY h.state",
            (translation_id, release_id),
        )
        found = list(rows)
        return TargetCount(
            segments=sum(row["segments"] for row in found),
            states={row["state"]: row["segments"] for row in found if row["state"] is not None},
            source_words=sum(row["source_words"] for row in found),
            target_words=sum(row["target_words"] or 0 for row in found),
        )

    def authors_since(self, translation_id: str, revision_floor: str) -> set[str]:
        """Return who wrote since ``revision_floor`` (an id, or empty for all).

        Marking a segment as reviewed or as a draft, or locking it, without changing its text is not writing;
        neither is carrying a text over to the segments that a split or a join made.
        """
        rows = self._database.read().execute(
            "SELECT DISTINCT r.author FROM target_revision r LEFT JOIN target_revision p ON"
            " p.id = r.parent_id WHERE r.translation_id = ? AND r.id > ? AND NOT"
            " (p.id IS NOT NULL AND (r.segment_id <> p.segment_id OR r.text = p.text AND"
            " (r.state IN ('reviewed', 'draft') OR r.state = p.state)))",
            (translation_id, revision_floor),
        )
        return {row["author"] for row in rows}

    def newest_revision(self, translation_id: str) -> str:
        """Return the id of the newest revision of a translation, empty for none."""
        row = (
            self._database.read()
            .execute(
                "SELECT max(id) AS newest FROM target_revision WHERE translation_id = ?", (translation_id,)
            )
            .fetchone()
        )
        return str(row["newest"] or "")

    def changed_since(self, translation_id: str, revision_id: str, most: int) -> list[str] | None:
        """Return the ids of the segments that have revisions newer than one, None where they are more than ``most``."""
        rows = self._database.read().execute(
            "SELECT DISTINCT segment_id FROM target_revision WHERE translation_id = ? AND id > ? LIMIT ?",
            (translation_id, revision_id, most + 1),
        )
        found = [str(row["segment_id"]) for row in rows]
        return None if len(found) > most else found

    def newest_structure(self, release_id: str) -> str:
        """Return the id of the newest fact that can change which segments a release has, or their source texts."""
        row = (
            self._database.read()
            .execute(
                "SELECT max(coalesce((SELECT max(d.id) FROM block_decision d JOIN block b ON b.id = d.block_id"
                " WHERE b.release_id = ?1), ''), coalesce((SELECT max(g.id) FROM block_segmentation g CROSS"
                " JOIN block b ON b.id = g.block_id WHERE b.release_id = ?1), ''), coalesce((SELECT max(v.id) FROM"
                " source_revision v CROSS JOIN segment s ON s.id = v.segment_id WHERE s.release_id = ?1), '')) AS newest",
                (release_id,),
            )
            .fetchone()
        )
        return str(row["newest"])

    def newest_fact(self, translation_id: str, release_id: str) -> str:
        """Return the id of the newest fact that can change the translation's text, empty for none."""
        row = (
            self._database.read()
            .execute(
                "SELECT max(coalesce((SELECT max(id) FROM target_revision WHERE translation_id = ?1), ''),"
                " coalesce((SELECT max(d.id) FROM block_decision d JOIN block b ON b.id = d.block_id"
                " WHERE b.release_id = ?2), ''), coalesce((SELECT max(g.id) FROM block_segmentation g CROSS"
                " JOIN block b ON b.id = g.block_id WHERE b.release_id = ?2), ''), coalesce((SELECT max(v.id) FROM"
                " source_revision v CROSS JOIN segment s ON s.id = v.segment_id WHERE s.release_id = ?2), '')) AS newest",
                (translation_id, release_id),
            )
            .fetchone()
        )
        return str(row["newest"])

    def keep_typing(self, typing: KeptTyping) -> None:
        """Keep what is being typed."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO typing VALUES (?, ?, ?, ?, ?)",
                (
                    typing.translation_id,
                    typing.segment_id,
                    typing.text,
                    typing.parent_id,
                    moment(typing.at),
                ),
            )

    def kept_typing(self, translation_id: str) -> list[KeptTyping]:
        """Return what was typed and never committed."""
        rows = self._database.read().execute(
            "SELECT * FROM typing WHERE translation_id = ? ORDER BY at",
            (translation_id,),
        )
        return [
            KeptTyping(
                row["translation_id"],
                row["segment_id"],
                row["text"],
                row["parent_id"],
                from_moment(row["at"]),
            )
            for row in rows
        ]

    def forget_typing(self, translation_id: str, segment_id: str) -> None:
        """Forget what was typed for a segment."""
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM typing WHERE translation_id = ? AND segment_id = ?",
                (translation_id, segment_id),
            )

    def remember_place(self, translation_id: str, person: str, segment_id: str) -> None:
        """Remember where a person is in a translation."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO last_place VALUES (?, ?, ?, ?)",
                (translation_id, person, segment_id, moment(now())),
            )

    def last_place(self, translation_id: str, person: str) -> str:
        """Return the segment where the person last was, empty where there is none."""
        row = (
            self._database.read()
            .execute(
                "SELECT segment_id FROM last_place WHERE translation_id = ? AND person = ?",
                (translation_id, person),
            )
            .fetchone()
        )
        return "" if row is None else str(row["segment_id"])
