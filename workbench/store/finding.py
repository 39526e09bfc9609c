"""The texts and states of a translation, page by page: what finding, filtering and repeats read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.model.inline import InlineCode
from workbench.store.database import Database
from workbench.store.rows import codes_from

PAGE = 256
"""Rows that are read at a time: between two pages others have their turn."""

_CURRENT_SOURCE = (
    " JOIN segment s ON s.id = o.segment_id LEFT JOIN source_head c ON c.segment_id = o.segment_id"
    " LEFT JOIN source_revision v ON v.id = c.revision_id"
)
_CURRENT_TARGET = (
    " LEFT JOIN target_head h ON h.segment_id = o.segment_id AND h.translation_id = ?1"
    " LEFT JOIN target_revision r ON r.id = h.revision_id"
)
_A_PAGE = " WHERE o.release_id = ?2 AND o.number BETWEEN ?3 AND ?4 ORDER BY o.number"

_TEXTS = (
    "SELECT o.segment_id, o.number, coalesce(v.text, s.text), coalesce(v.codes, s.codes), v.id,"
    " coalesce(r.text, ''), r.id, coalesce(r.state, 'untranslated'), coalesce(r.locked, 0)"
    f" FROM segment_order o{_CURRENT_SOURCE}{_CURRENT_TARGET}"
)


@dataclass(frozen=True, slots=True)
class TextPair:
    """Both texts of a segment as they are now. ``revision_id`` and ``source_revision_id`` name what they are of."""

    segment_id: str
    number: int
    source: str
    codes: tuple[InlineCode, ...]
    source_revision_id: str | None
    target: str
    revision_id: str | None
    state: str
    locked: bool


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What rows are filtered by. ``revision_row`` says in which order revisions came to this machine."""

    segment_id: str
    state: str
    locked: bool
    origin_kind: str
    author: str
    at: str
    revision_row: int
    source_changed: bool


class FindingRepository:
    """Reads the current texts of kept segments, in order, in pages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def texts(self, translation_id: str, release_id: str) -> Iterator[list[TextPair]]:
        """Return both texts of all segments, a page at a time."""
        for rows in self._pages(f"{_TEXTS}{_A_PAGE}", translation_id, release_id):
            yield [_pair_from(row) for row in rows]

    def texts_of(self, translation_id: str, release_id: str, segment_ids: Sequence[str]) -> list[TextPair]:
        """Return both texts of some segments (at most some hundreds), in the order of the release."""
        marks = ",".join("?" * len(segment_ids))
        sql = f"{_TEXTS} WHERE o.release_id = ?2 AND o.segment_id IN ({marks}) ORDER BY o.number"
        rows = self._database.read().execute(sql, (translation_id, release_id, *segment_ids)).fetchall()
        return [_pair_from(row) for row in rows]

    def facts(self, translation_id: str, release_id: str) -> Iterator[list[RowFacts]]:
        """Return what all rows are filtered by, a page at a time."""
        sql = (
            "SELECT o.segment_id, coalesce(r.state, 'untranslated'), coalesce(r.locked, 0),"
            " coalesce(r.origin_kind, 'none'), coalesce(r.author, ''), coalesce(r.at, ''),"
            " coalesce(r.rowid, 0), r.id IS NOT NULL AND c.changed_by > r.id FROM segment_order o"
            f" LEFT JOIN source_head c ON c.segment_id = o.segment_id{_CURRENT_TARGET}{_A_PAGE}"
        )
        for rows in self._pages(sql, translation_id, release_id):
            yield [
                RowFacts(row[0], row[1], bool(row[2]), row[3], row[4], row[5], row[6], bool(row[7]))
                for row in rows
            ]

    def sources(self, release_id: str) -> Iterator[list[tuple[str, str, int]]]:
        """Return id, current text and words of all segments, a page at a time."""
        sql = (
            "SELECT o.segment_id, coalesce(v.text, s.text), o.words FROM segment_order o"
            f"{_CURRENT_SOURCE}{_A_PAGE}"
        )
        for rows in self._pages(sql, "", release_id):
            yield [(row[0], row[1], row[2]) for row in rows]

    def source_stamp(self, release_id: str) -> tuple[object, ...]:
        """Return what is another value whenever the release's segments or their sources are others."""
        row = (
            self._database.read()
            .execute(
                "SELECT count(*), total(o.words), total(o.length),"
                " (SELECT max(d.id) FROM block_decision d JOIN block b ON b.id = d.block_id WHERE b.release_id = ?1),"
                " (SELECT max(g.id) FROM block_segmentation g JOIN block b ON b.id = g.block_id"
                " WHERE b.release_id = ?1),"
                " (SELECT max(v.id) FROM source_revision v JOIN segment s ON s.id = v.segment_id"
                " WHERE s.release_id = ?1)"
                " FROM segment_order o WHERE o.release_id = ?1",
                (release_id,),
            )
            .fetchone()
        )
        return tuple(row)

    def last_look(self, translation_id: str, person: str) -> int | None:
        """Return the row of the newest revision that was there when the person last looked, None for never."""
        row = (
            self._database.read()
            .execute(
                "SELECT revision_row FROM library_look WHERE translation_id = ? AND person = ?",
                (translation_id, person),
            )
            .fetchone()
        )
        return None if row is None else int(row["revision_row"])

    def _pages(self, sql: str, translation_id: str, release_id: str) -> Iterator[list[sqlite3.Row]]:
        first = 1
        while True:
            rows = (
                self._database.read()
                .execute(sql, (translation_id, release_id, first, first + PAGE - 1))
                .fetchall()
            )
            if not rows:
                return
            yield rows
            first += PAGE


def _pair_from(row: sqlite3.Row) -> TextPair:
    return TextPair(row[0], row[1], row[2], codes_from(row[3]), row[4], row[5], row[6], row[7], bool(row[8]))
