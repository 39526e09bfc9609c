"""Releases with their blocks, segments and translations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from workbench.model.cutting import Piece, combine
from workbench.model.identity import new_id, now
from workbench.model.inline import without_codes
from workbench.model.release import Block, Confidentiality, DropReason, Release, Segment
from workbench.model.translation import Translation
from workbench.store.database import Database
from workbench.store.rows import block_from, codes_column, from_moment, moment, segment_from
from workbench.store.segments import SEGMENT, SOURCE, SegmentRepository

_RELEASE = (
    "SELECT r.id, r.source_language, r.origin, r.created_by, r.created_at, v.title, v.reference,"
    " v.confidentiality, v.embargo, v.embargo_zone, v.due, v.archived FROM release r"
    " JOIN release_revision v ON v.id ="
    " (SELECT max(id) FROM release_revision WHERE release_id = r.id)"
)
_BLOCK = (
    "SELECT b.id, b.position, b.kind, b.text, b.codes, b.dateline, b.level, b.row_number,"
    " b.column_number, b.ordered, coalesce(d.kept, b.kept) AS kept, coalesce(d.reason, b.reason) AS reason"
    " FROM block b LEFT JOIN block_decision d ON d.id ="
    " (SELECT max(id) FROM block_decision WHERE block_id = b.id)"
)


class ReleaseRepository:
    """Releases: what came in, what was decided about it, and into which languages it goes."""

    def __init__(self, database: Database, segments: SegmentRepository) -> None:
        self._database = database
        self._segments = segments

    def add(self, release: Release, blocks: Sequence[Block], segments: Sequence[Segment]) -> None:
        """Add a release with everything that intake found, kept or not."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO release VALUES (?, ?, ?, ?, ?)",
                (
                    release.id,
                    release.source_language,
                    release.origin,
                    release.created_by,
                    moment(release.created_at),
                ),
            )
            self.revise(release, release.created_by)
            connection.executemany(
                "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        block.id,
                        release.id,
                        block.position,
                        block.kind,
                        block.text,
                        codes_column(block.codes),
                        block.kept,
                        block.reason,
                        block.dateline,
                        block.level,
                        block.row,
                        block.column,
                        block.ordered,
                    )
                    for block in blocks
                ],
            )
            self._segments.add(release.id, segments)
            self._segments.make_order(release.id)

    def revise(self, release: Release, author: str, archived: bool = False) -> None:
        """Record what is now known of the release: title, reference, embargo, due, confidentiality."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO release_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    new_id(),
                    release.id,
                    release.title,
                    release.reference,
                    release.confidentiality,
                    moment(release.embargo),
                    release.embargo_zone,
                    moment(release.due),
                    archived,
                    author,
                    moment(now()),
                ),
            )

    def get(self, release_id: str) -> Release | None:
        """Return the release as it is known now."""
        row = self._database.read().execute(f"{_RELEASE} WHERE r.id = ?", (release_id,)).fetchone()
        return None if row is None else _release_from(row)

    def all(self) -> list[Release]:
        """Return every release, newest first."""
        rows = self._database.read().execute(f"{_RELEASE} ORDER BY r.id DESC")
        return [_release_from(row) for row in rows]

    def ids_starting(self, prefix: str) -> list[str]:
        """Return the release ids that a translation's or release's id, or a reference, names."""
        rows = self._database.read().execute(
            "SELECT id FROM release WHERE substr(id, 1, length(?1)) = ?1 UNION SELECT release_id FROM"
            " translation WHERE substr(id, 1, length(?1)) = ?1 UNION SELECT v.release_id FROM"
            " release_revision v WHERE v.reference = ?1 AND v.id ="
            " (SELECT max(id) FROM release_revision WHERE release_id = v.release_id)",
            (prefix,),
        )
        return [row["id"] for row in rows]

    def blocks(self, release_id: str) -> list[Block]:
        """Return every block, kept or not, in order."""
        rows = self._database.read().execute(
            f"{_BLOCK} WHERE b.release_id = ? ORDER BY b.position", (release_id,)
        )
        return self._as_corrected(
            [block_from(row) for row in rows], self._segments.corrected_blocks(release_id)
        )

    def _as_corrected(self, blocks: list[Block], corrected: Sequence[str]) -> list[Block]:
        """Return the blocks with the texts of their segments as they read now, where one was corrected."""
        parts = self._segments.parts(corrected) if corrected else {}
        return [_corrected(block, parts[block.id]) if block.id in parts else block for block in blocks]

    def segments(self, release_id: str) -> list[Segment]:
        """Return the segments of the kept blocks, numbered from 1."""
        rows = self._database.read().execute(
            f"SELECT {SEGMENT}, o.number FROM segment_order o JOIN segment s ON s.id = o.segment_id{SOURCE}"
            " WHERE o.release_id = ? ORDER BY o.number",
            (release_id,),
        )
        return [segment_from(row) for row in rows]

    def segment_page(self, release_id: str, first: int, count: int) -> list[Segment]:
        """Return ``count`` segments from the one with index ``first`` (from 0)."""
        rows = self._database.read().execute(
            f"SELECT {SEGMENT}, o.number FROM segment_order o JOIN segment s ON s.id = o.segment_id{SOURCE}"
            " WHERE o.release_id = ? AND o.number BETWEEN ? AND ? ORDER BY o.number",
            (release_id, first + 1, first + count),
        )
        return [segment_from(row) for row in rows]

    def segments_of(self, release_id: str, segment_ids: Sequence[str]) -> list[Segment]:
        """Return some segments of the kept blocks (at most some hundreds), in the order given."""
        marks = ",".join("?" * len(segment_ids))
        rows = self._database.read().execute(
            f"SELECT {SEGMENT}, o.number FROM segment_order o JOIN segment s ON s.id = o.segment_id{SOURCE}"
            f" WHERE o.release_id = ? AND o.segment_id IN ({marks})",
            (release_id, *segment_ids),
        )
        found = {row["id"]: segment_from(row) for row in rows}
        return [found[segment_id] for segment_id in segment_ids if segment_id in found]

    def first_of_blocks(self, segment_ids: Sequence[str]) -> set[str]:
        """Return those of the segments (at most some hundreds) with which a block begins."""
        marks = ",".join("?" * len(segment_ids))
        rows = self._database.read().execute(
            "SELECT o.segment_id FROM segment_order o LEFT JOIN segment_order p ON"
            " p.release_id = o.release_id AND p.number = o.number - 1 WHERE o.segment_id IN"
            f" ({marks}) AND p.block_id IS NOT o.block_id",
            segment_ids,
        )
        return {row["segment_id"] for row in rows}

    def blocks_by_id(self, block_ids: Iterable[str]) -> dict[str, Block]:
        """Return some blocks by their ids (at most some hundreds)."""
        wanted = list(block_ids)
        marks = ",".join("?" * len(wanted))
        rows = self._database.read().execute(f"{_BLOCK} WHERE b.id IN ({marks})", wanted)
        found = self._as_corrected([block_from(row) for row in rows], wanted)
        return {block.id: block for block in found}

    def segment(self, release_id: str, segment_id: str) -> Segment | None:
        """Return one segment of a release; its number is 0 where its block is not kept."""
        row = (
            self._database.read()
            .execute(
                f"SELECT {SEGMENT}, coalesce(o.number, 0) AS number FROM segment s LEFT JOIN segment_order o"
                f" ON o.segment_id = s.id{SOURCE} WHERE s.id = ? AND s.release_id = ?",
                (segment_id, release_id),
            )
            .fetchone()
        )
        return None if row is None else segment_from(row)

    def decide_block(
        self,
        release_id: str,
        block_id: str,
        kept: bool,
        reason: DropReason,
        author: str,
        segments: Sequence[Segment],
    ) -> None:
        """Record that a block is kept or dropped; ``segments`` are its own, where it had none yet."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO block_decision VALUES (?, ?, ?, ?, ?, ?)",
                (new_id(), block_id, kept, reason, author, moment(now())),
            )
            known = connection.execute("SELECT 1 FROM segment WHERE block_id = ? LIMIT 1", (block_id,))
            if kept and known.fetchone() is None:
                self._segments.add(release_id, segments)
            self._segments.make_order(release_id)

    def add_translation(self, translation: Translation) -> None:
        """Add a target language to a release."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO translation VALUES (?, ?, ?, ?, ?)",
                (
                    translation.id,
                    translation.release_id,
                    translation.target_language,
                    translation.created_by,
                    moment(translation.created_at),
                ),
            )

    def translations(self, release_id: str) -> list[Translation]:
        """Return the release's translations in the order in which they were added."""
        rows = self._database.read().execute(
            "SELECT * FROM translation WHERE release_id = ? ORDER BY id", (release_id,)
        )
        return [translation_from(row) for row in rows]

    def translation(self, translation_id: str) -> Translation | None:
        """Return one translation."""
        row = (
            self._database.read()
            .execute("SELECT * FROM translation WHERE id = ?", (translation_id,))
            .fetchone()
        )
        return None if row is None else translation_from(row)

    def segment_counts(self) -> dict[str, int]:
        """Return the number of kept segments of every release."""
        rows = self._database.read().execute(
            "SELECT release_id, count(*) AS number FROM segment_order GROUP BY release_id"
        )
        return {row["release_id"]: row["number"] for row in rows}


def _corrected(block: Block, parts: Sequence[Segment]) -> Block:
    whole = combine([Piece(part.text, part.codes, part.separator) for part in parts])
    dateline = next((without_codes(part.text) for part in parts if part.is_dateline), block.dateline)
    return replace(block, text=whole.text, codes=whole.codes, dateline=dateline)


def _release_from(row: sqlite3.Row) -> Release:
    def optional(value: str | None) -> datetime | None:
        return None if value is None else from_moment(value)

    return Release(
        id=row["id"],
        title=row["title"],
        source_language=row["source_language"],
        confidentiality=Confidentiality(row["confidentiality"]),
        created_at=from_moment(row["created_at"]),
        created_by=row["created_by"],
        reference=row["reference"],
        embargo=optional(row["embargo"]),
        embargo_zone=row["embargo_zone"],
        due=optional(row["due"]),
        origin=row["origin"],
    )


def translation_from(row: sqlite3.Row) -> Translation:
    """Return the translation of a row that has every column."""
    return Translation(
        row["id"],
        row["release_id"],
        row["target_language"],
        from_moment(row["created_at"]),
        row["created_by"],
    )
