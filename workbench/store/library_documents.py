"""The words of every text of every release, a document a part, for the library's search.

A document is made from the facts and may be made again at any time. It has a line for each text; the places
say which row each line was made from.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zlib import compress, decompress

from workbench.model.inline import InlineCode, readable
from workbench.store.connection import storage_errors
from workbench.store.database import Database
from workbench.store.rows import codes_from

PART_SEGMENTS = 128
WHOLE, FIRST_PART, REST = -1, 0, 0x7FFF
_PART_BITS = 16
_PART = (1 << _PART_BITS) - 1


class PlaceKind(StrEnum):
    """What a line of a document was made from."""

    HEAD = "head"
    SEGMENT = "segment"
    TARGET = "target"
    SOURCE = "source"


_KINDS = tuple(PlaceKind)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a release, with the row that it was read from (for ``HEAD`` 0 title, 1 reference, 2 ids)."""

    kind: PlaceKind
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with what is known of it: see ``workbench.desk.library_views.Found``."""

    kind: PlaceKind
    text: str
    segment_id: str
    number: int
    translation_id: str = ""
    language: str = ""
    current: bool = True
    author: str = ""
    at: str = ""


class DocumentRepository:
    """The documents of the library, and the texts that they are made from."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make_stale(self, parts: Iterable[tuple[str, int]]) -> None:
        """Note parts of releases whose documents are to be made again (``WHOLE`` for all of one)."""
        with self._database.write() as connection:
            connection.executemany("INSERT OR IGNORE INTO library_stale VALUES (?, ?)", parts)

    def stale(self, limit: int = -1) -> list[tuple[str, int]]:
        """Return parts whose documents are to be made again."""
        rows = self._database.read().execute("SELECT * FROM library_stale LIMIT ?", (limit,))
        return [(row["release_id"], row["part"]) for row in rows]

    def stale_count(self) -> int:
        """Return how many parts ``stale`` would return."""
        row = self._database.read().execute("SELECT count(*) FROM library_stale").fetchone()
        return int(row[0])

    def no_longer_stale(self, release_id: str, part: int) -> None:
        """Take a note of ``make_stale`` back."""
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM library_stale WHERE release_id = ? AND part = ?", (release_id, part)
            )

    def part_of(self, release_id: str, segment_id: str) -> int:
        """Return the part in which a segment's texts stand."""
        row = (
            self._database.read()
            .execute(
                "SELECT number FROM segment_order WHERE segment_id = ? AND release_id = ?",
                (segment_id, release_id),
            )
            .fetchone()
        )
        return REST if row is None else (row["number"] - 1) // PART_SEGMENTS

    def parts(self, release_id: str) -> list[int]:
        """Return the parts of a release: the last one holds what is not kept."""
        row = (
            self._database.read()
            .execute("SELECT coalesce(max(number), 1) FROM segment_order WHERE release_id = ?", (release_id,))
            .fetchone()
        )
        return [*range(-(-row[0] // PART_SEGMENTS)), REST]

    def texts(self, release_id: str, part: int) -> list[Text]:
        """Return every text of a part: sources as they came in and corrected, and all revisions."""
        connection = self._database.read()
        found = self._head(connection, release_id) if part == FIRST_PART else []
        if part == REST:
            segments = (
                "FROM segment s WHERE s.release_id = ? AND NOT EXISTS (SELECT 1 FROM segment_order o WHERE"
                " o.segment_id = s.id)"
            )
            values: tuple[str | int, ...] = (release_id,)
        else:
            segments = (
                "FROM segment_order o JOIN segment s ON s.id = o.segment_id WHERE o.release_id = ? AND"
                " o.number BETWEEN ? AND ?"
            )
            values = (release_id, part * PART_SEGMENTS + 1, (part + 1) * PART_SEGMENTS)
        codes = {}
        for row in connection.execute(f"SELECT s.rowid AS row, s.id, s.text, s.codes {segments}", values):
            codes[row["id"]] = codes_from(row["codes"])
            found.append(Text(PlaceKind.SEGMENT, row["row"], readable(row["text"], codes[row["id"]])))
        wanted = list(codes)
        for kind, table in ((PlaceKind.SOURCE, "source_revision"), (PlaceKind.TARGET, "target_revision")):
            found += self._revisions(connection, release_id, kind, table, wanted, codes)
        return found

    def _head(self, connection: sqlite3.Connection, release_id: str) -> list[Text]:
        row = connection.execute(
            "SELECT title, reference FROM release_revision WHERE release_id = ? ORDER BY id DESC LIMIT 1",
            (release_id,),
        ).fetchone()
        ids = connection.execute(
            "SELECT id FROM translation WHERE release_id = ? ORDER BY id", (release_id,)
        ).fetchall()
        title, reference = ("", "") if row is None else row
        return [
            Text(PlaceKind.HEAD, 0, title),
            Text(PlaceKind.HEAD, 1, reference),
            Text(PlaceKind.HEAD, 2, release_id),
            *(Text(PlaceKind.HEAD, 2, one["id"]) for one in ids),
        ]

    def _revisions(
        self,
        connection: sqlite3.Connection,
        release_id: str,
        kind: PlaceKind,
        table: str,
        segment_ids: Sequence[str],
        codes: Mapping[str, Sequence[InlineCode]],
    ) -> list[Text]:
        if kind is PlaceKind.TARGET:
            condition = "r.translation_id IN (SELECT id FROM translation WHERE release_id = ?) AND"
            before: tuple[str, ...] = (release_id,)
        else:
            condition, before = "", ()
        found: list[Text] = []
        said: set[tuple[str, str]] = set()
        for start in range(0, len(segment_ids), 500):
            some = segment_ids[start : start + 500]
            rows = connection.execute(
                f"SELECT r.rowid AS row, r.segment_id, r.text FROM {table} r WHERE {condition}"
                f" r.segment_id IN ({','.join('?' * len(some))}) ORDER BY r.id DESC",
                (*before, *some),
            )
            for row in rows:
                # The newest of several revisions with one text stands for all of them.
                key = (row["segment_id"], row["text"])
                if row["text"] and key not in said:
                    said.add(key)
                    found.append(Text(kind, row["row"], readable(row["text"], codes[row["segment_id"]])))
        return found

    def put_document(
        self, number: int, part: int, words: str, places: Sequence[tuple[PlaceKind, int]]
    ) -> None:
        """Put a document in the place of the one that the part had; without words there is none.

        ``words`` has a line for each place.
        """
        document = number << _PART_BITS | part
        with self._database.write() as connection:
            old = connection.execute(
                "SELECT words FROM library_document WHERE id = ?", (document,)
            ).fetchone()
            if old is not None:
                connection.execute(
                    "INSERT INTO library_words (library_words, rowid, words) VALUES ('delete', ?, ?)",
                    (document, decompress(old["words"]).decode()),
                )
                connection.execute("DELETE FROM library_document WHERE id = ?", (document,))
            if words.strip():
                packed = array("q", [row << 2 | _KINDS.index(kind) for kind, row in places])
                connection.execute(
                    "INSERT INTO library_document VALUES (?, ?, ?)",
                    (document, compress(words.encode(), 1), compress(packed.tobytes(), 1)),
                )
                connection.execute(
                    "INSERT INTO library_words (rowid, words) VALUES (?, ?)", (document, words)
                )

    def forget_documents(self, number: int, after: int) -> None:
        """Take out the documents of a release beyond a part: it has become shorter."""
        with self._database.write() as connection:
            rows = connection.execute(
                "SELECT id FROM library_document WHERE id > ? AND id < ?",
                (number << _PART_BITS | after, number << _PART_BITS | REST),
            ).fetchall()
        for row in rows:
            self.put_document(number, row["id"] & _PART, "", ())

    def matching(self, match: str) -> list[tuple[int, int]]:
        """Return the number and part of every document in which an FTS5 expression stands.

        Raises ``StorageError`` ``store.damaged`` where the index is: ``forget`` mends that.
        """
        with storage_errors(self._database.path):
            rows = self._database.read().execute(
                "SELECT rowid FROM library_words WHERE library_words MATCH ?", (match,)
            )
            return [(row[0] >> _PART_BITS, row[0] & _PART) for row in rows]

    def releases_matching(self, match: str) -> set[int]:
        """Return the numbers of the releases in which an FTS5 expression stands. Raises as ``matching``."""
        with storage_errors(self._database.path):
            rows = self._database.read().execute(
                "SELECT rowid FROM library_words WHERE library_words MATCH ?", (match,)
            )
            return {row[0] >> _PART_BITS for row in rows}

    def documents(self, number: int) -> Iterator[tuple[int, str, list[tuple[PlaceKind, int]]]]:
        """Yield the parts of a release with their words and the places of their lines."""
        rows = self._database.read().execute(
            "SELECT * FROM library_document WHERE id BETWEEN ? AND ? ORDER BY id",
            (number << _PART_BITS, (number + 1 << _PART_BITS) - 1),
        )
        for row in rows:
            packed = array("q")
            packed.frombytes(decompress(row["places"]))
            places = [(_KINDS[place & 3], place >> 2) for place in packed]
            yield row["id"] & _PART, decompress(row["words"]).decode(), places

    def placed(self, kind: PlaceKind, row: int) -> PlacedText | None:
        """Return the text of a place (none of ``HEAD``), with what is known of it."""
        connection = self._database.read()
        number = "coalesce((SELECT number FROM segment_order WHERE segment_id = s.id LIMIT 1), 0) AS number"
        if kind is PlaceKind.SEGMENT:
            found = connection.execute(
                f"SELECT s.id, s.text, s.codes, {number}, (SELECT count(*) FROM source_revision WHERE segment_id = s.id)"
                " AS newer FROM segment s WHERE s.rowid = ?",
                (row,),
            ).fetchone()
            if found is None:
                return None
            text = readable(found["text"], codes_from(found["codes"]))
            return PlacedText(kind, text, found["id"], found["number"], current=not found["newer"])
        if kind is PlaceKind.SOURCE:
            found = connection.execute(
                f"SELECT s.id, r.text, r.codes, {number}, r.author, r.at, r.id = (SELECT max(id) FROM source_revision"
                " WHERE segment_id = s.id) AS newest FROM source_revision r JOIN segment s ON s.id ="
                " r.segment_id WHERE r.rowid = ?",
                (row,),
            ).fetchone()
            if found is None:
                return None
            text = readable(found["text"], codes_from(found["codes"]))
            return PlacedText(
                kind,
                text,
                found["id"],
                found["number"],
                current=bool(found["newest"]),
                author=found["author"],
                at=found["at"],
            )
        found = connection.execute(
            f"SELECT s.id, r.text, s.codes, {number}, r.translation_id, t.target_language, r.author, r.at,"
            " EXISTS (SELECT 1 FROM target_head h WHERE h.translation_id = r.translation_id AND h.segment_id ="
            " r.segment_id AND h.revision_id = r.id) AS newest FROM target_revision r JOIN segment s ON s.id ="
            " r.segment_id JOIN translation t ON t.id = r.translation_id WHERE r.rowid = ?",
            (row,),
        ).fetchone()
        if found is None:
            return None
        return PlacedText(
            kind,
            readable(found["text"], codes_from(found["codes"])),
            found["id"],
            found["number"],
            found["translation_id"],
            found["target_language"],
            bool(found["newest"]),
            found["author"],
            found["at"],
        )
