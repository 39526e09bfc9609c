"""A memory in a file of its own: units in, by batches; units out, by key, by words and one after another."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from workbench.model.errors import StorageError
from workbench.model.memory import Side, TranslationUnit
from workbench.store.connection import Connection
from workbench.store.memory_connection import MemoryConnections
from workbench.store.memory_journal import MemoryJournal
from workbench.store.memory_rows import COLUMNS, PLACES, rows_of, skeleton_number, told_of_both, unit_from
from workbench.store.memory_words import MemoryWords

_TOGETHER = 400
"""Units that one question names at most."""

_PAGE = 2000
_WORTH_A_THREAD = 500
_APPEND = (
    f"INSERT INTO unit ({COLUMNS}) VALUES ({PLACES})"
    " ON CONFLICT (source_skeleton, fingerprint) DO UPDATE SET"
    " approved = max(approved, excluded.approved),"
    " changed_by = iif(excluded.changed_at > changed_at, excluded.changed_by, changed_by),"
    " changed_at = max(changed_at, excluded.changed_at),"
    " told = iif(excluded.told IN ('', told), told, iif(told = '', excluded.told, told_of_both(told, excluded.told)))"
)
_SAME = "SELECT number FROM unit WHERE source_skeleton = :source_skeleton AND fingerprint = :fingerprint"
_UNIT = "SELECT u.*, p.source_language, p.target_language FROM unit u JOIN pair p ON p.id = u.pair"


@dataclass(frozen=True, slots=True)
class Appended:
    """What a batch brought: units that are new, and those that were there already."""

    added: int
    folded: int


class MemoryFile:
    """One memory. Any thread may read while one writes; a batch is there whole or not at all.

    A language of a question is found in all its forms: ``en`` answers for ``en-US`` and the other way round. Raises
    ``StorageError`` (codes ``store.…``) where the file cannot be opened, read or written.
    """

    def __init__(self, path: Path, memory_id: str, read_only: bool = False) -> None:
        self.path = path
        self.memory_id = memory_id
        self._connections = MemoryConnections(path, read_only)
        self.words = MemoryWords(self._connections)
        self._connections.writer.create_function("told_of_both", 2, told_of_both, deterministic=True)
        self._journal = MemoryJournal(self._connections)
        self._pairs: dict[tuple[str, str], int] = {}
        self._importing = threading.Lock()
        self._indexer: ThreadPoolExecutor | None = None
        self._job: Future[None] | None = None

    def __enter__(self) -> MemoryFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be added."""
        return self._connections.read_only

    # in

    def append(
        self, units: Sequence[TranslationUnit], facts: Sequence[tuple[str, str]] | None = None
    ) -> Appended:
        """Add units in one transaction; batches of ten to twenty thousand are quickest.

        Ids of the units are given anew. A unit whose languages, keys and context stand there already is
        folded into that one, which takes the later change, the properties and notes of both, and stays approved.
        ``facts`` gives of each unit the id of the fact that it shows, and the place (translation and segment) that it
        belongs to. Large batches are indexed by a thread of their own while the caller reads on: see ``finish``.
        """
        if self.read_only:
            raise StorageError("store.opened_read_only", path=str(self.path))
        if not units:
            return Appended(0, 0)
        with self._connections.lock:
            # The words of the batch before are indexed meanwhile.
            pairs = self._pairs
            rows = None
            if all((unit.source_language, unit.target_language) in pairs for unit in units):
                rows = list(rows_of(units, pairs, facts or ()))
            self.finish()
            writer = self._connections.writer
            writer.execute("BEGIN IMMEDIATE")
            try:
                before = self._last(writer)
                if rows is None:
                    pairs = self._pair_numbers(writer, units)
                    rows = list(rows_of(units, pairs, facts or ()))
                writer.executemany(_APPEND, rows)
                added = self._last(writer) - before
                self.words.sample(writer, units, hold=self._importing.locked())
            except BaseException:
                self._pairs = {}
                self.words.drop_counts()
                writer.execute("ROLLBACK")
                raise
            self._pairs = pairs
            if added < _WORTH_A_THREAD:
                self._index(before)
            else:
                self._indexer = self._indexer or ThreadPoolExecutor(1, "memory-words")
                self._job = self._indexer.submit(self._index, before)
        return Appended(added, len(units) - added)

    @contextmanager
    def import_whole(self) -> Iterator[None]:
        """Keep what is appended within, or nothing of it: after an error each unit is as it was before.

        One import at a time; another waits for it.
        """
        with self._importing:
            before = self.last_number()
            self._journal.begin(before)
            self._merge_words(as_it_grows=False)
            try:
                yield
                self.finish()
                with self._connections.write() as connection:
                    self.words.write_counts(connection)
            except BaseException:
                self.words.drop_counts()
                self.remove_after(before)
                self._journal.put_back()
                raise
            finally:
                self._journal.end()
                self._merge_words(as_it_grows=True)

    def _merge_words(self, as_it_grows: bool) -> None:
        with self._connections.write() as connection:
            self.words.merge(connection, as_it_grows)

    def _index(self, after: int) -> None:
        # The statement takes its rows from the table itself: it runs without holding the interpreter.
        writer = self._connections.writer
        try:
            self.words.index(writer, after)
            writer.execute("COMMIT")
        except BaseException:
            self._pairs = {}
            if writer.in_transaction:
                writer.execute("ROLLBACK")
            raise

    def finish(self) -> None:
        """Wait until all that was appended can be found; raise what went wrong with it."""
        with self._connections.lock:
            job, self._job = self._job, None
            if job is not None:
                job.result()

    @staticmethod
    def _last(connection: Connection) -> int:
        return int(connection.execute("SELECT coalesce(max(number), 0) FROM unit").fetchone()[0])

    @staticmethod
    def _pair_numbers(connection: Connection, units: Iterable[TranslationUnit]) -> dict[tuple[str, str], int]:
        wanted = {(unit.source_language, unit.target_language) for unit in units}
        connection.executemany(
            "INSERT OR IGNORE INTO pair (source_language, target_language) VALUES (?, ?)", sorted(wanted)
        )
        rows = connection.execute("SELECT source_language, target_language, id FROM pair")
        return {(row[0], row[1]): row[2] for row in rows}

    def replace(self, number: int, unit: TranslationUnit) -> None:
        """Put a unit in the place of another, whose number it takes; nothing where there is none."""
        self.finish()
        with self._connections.write() as connection:
            if not self._remove(connection, [number]):
                return
            pairs = self._pair_numbers(connection, [unit])
            for row in rows_of([unit], pairs):
                connection.execute(
                    f"INSERT OR IGNORE INTO unit (number, {COLUMNS}) VALUES (?, {PLACES})", (number, *row)
                )
            self.words.index(connection, number - 1, number)

    def put_back(self, unit: TranslationUnit, instead_of: TranslationUnit | None = None) -> int:
        """Make a unit what it was before it was removed or became ``instead_of``; return the number that it has now."""
        number = self.number_of(unit)
        standing = self.unit(number)
        if (
            standing
            and instead_of
            and (standing.source, standing.target) == (instead_of.source, instead_of.target)
        ):
            self.replace(number, unit)
        else:
            self.append([unit])
            self.finish()
        with self._connections.write() as connection:
            row = dict(
                zip(
                    COLUMNS.split(", "), *rows_of([unit], self._pair_numbers(connection, [unit])), strict=True
                )
            )
            return int(connection.execute(_SAME, row).fetchone()[0])

    def remove(self, numbers: Iterable[int]) -> int:
        """Take units out; return how many there were."""
        self.finish()
        with self._connections.write() as connection:
            return self._remove(connection, list(numbers))

    def remove_after(self, number: int) -> int:
        """Take out every unit with a greater number: an import that was given up. Return how many there were."""
        self.finish()
        with self._connections.write() as connection:
            for side in Side:
                words = f"{side}_words"
                if number:
                    connection.execute(
                        f"INSERT INTO {words} ({words}, rowid, text) SELECT 'delete', number, {side} FROM unit"
                        " WHERE number > ?",
                        (number,),
                    )
                else:
                    connection.execute(f"INSERT INTO {words} ({words}) VALUES ('delete-all')")
            return connection.execute("DELETE FROM unit WHERE number > ?", (number,)).rowcount

    def _remove(self, connection: Connection, numbers: Sequence[int]) -> int:
        removed = 0
        for number in numbers:
            self.words.forget(connection, number)
            removed += connection.execute("DELETE FROM unit WHERE number = ?", (number,)).rowcount
        return removed

    def remove_facts(self, facts: Iterable[str]) -> int:
        """Take out the units that show these facts; return how many there were."""
        self.finish()
        with self._connections.write() as connection:
            numbers = [
                row[0]
                for fact in facts
                for row in connection.execute("SELECT number FROM unit WHERE fact = ?", (fact,)).fetchall()
            ]
            return self._remove(connection, numbers)

    def standing(self, places: Iterable[str]) -> dict[str, tuple[int, bool]]:
        """Return the facts shown of some places: their numbers, and whether they are approved."""
        self.finish()
        read = self._connections.read()
        return {
            row["fact"]: (row["number"], bool(row["approved"]))
            for place in places
            for row in read.execute("SELECT fact, number, approved FROM unit WHERE place = ?", (place,))
            if row["fact"]
        }

    def approve(self, facts: Iterable[tuple[str, bool]]) -> None:
        """Mark the units that show these facts approved, or not."""
        self.finish()
        with self._connections.write() as connection:
            connection.executemany(
                "UPDATE unit SET approved = ? WHERE fact = ?", [(approved, fact) for fact, approved in facts]
            )

    # what is known of it

    def state(self, name: str) -> str:
        """Return something remembered with the units, empty where it is not."""
        row = self._connections.read().execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def set_state(self, **values: str) -> None:
        """Remember something with the units."""
        self.finish()
        with self._connections.write() as connection:
            connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", list(values.items()))

    def pairs(self) -> list[tuple[str, str, int]]:
        """Return the language pairs with the number of their units, most first."""
        self.finish()
        rows = self._connections.read().execute(
            "SELECT p.source_language, p.target_language, count(*) FROM unit u JOIN pair p ON p.id = u.pair"
            " GROUP BY u.pair ORDER BY count(*) DESC, p.id"
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the units, sorted; quick, whatever their number."""
        rows = self._connections.read().execute("SELECT source_language, target_language FROM pair")
        return tuple(sorted({language for row in rows for language in row}))

    def count(self, source_language: str = "", target_language: str = "") -> int:
        """Return how many units there are, of a pair where one is named."""
        self.finish()
        read = self._connections.read()
        if not source_language and not target_language:
            return int(read.execute("SELECT count(*) FROM unit").fetchone()[0])
        pairs = self.pair_ids(source_language, target_language)
        marks = ", ".join("?" * len(pairs))
        return int(read.execute(f"SELECT count(*) FROM unit WHERE pair IN ({marks})", pairs).fetchone()[0])

    def pair_ids(self, source_language: str = "", target_language: str = "") -> list[int]:
        """Return the pairs of these languages, in whatever form; every language where one is empty."""
        rows = self._connections.read().execute("SELECT id, source_language, target_language FROM pair")
        return [
            row[0]
            for row in rows
            if (not source_language or primary(row[1]) == primary(source_language))
            and (not target_language or primary(row[2]) == primary(target_language))
        ]

    # out

    def number_of(self, unit: TranslationUnit) -> int:
        """Return the number of a unit of this file; 0 where it is none."""
        _memory, _slash, number = unit.id.rpartition("/")
        return int(number) if number.isdecimal() else 0

    def last_number(self) -> int:
        """Return the number of the newest unit, 0 where there is none; what is appended has greater ones."""
        self.finish()
        return self._last(self._connections.read())

    def unit(self, number: int) -> TranslationUnit | None:
        """Return one unit, None where there is none with the number."""
        return next(iter(self.units_of([number])), None)

    def units_of(self, numbers: Sequence[int]) -> list[TranslationUnit]:
        """Return units in the order of their numbers given; what is not there any more is left out."""
        found: dict[int, TranslationUnit] = {}
        read = self._connections.read()
        for first in range(0, len(numbers), _TOGETHER):
            some = numbers[first : first + _TOGETHER]
            rows = read.execute(f"{_UNIT} WHERE u.number IN ({', '.join('?' * len(some))})", some)
            found |= {row["number"]: unit_from(row, self.memory_id) for row in rows}
        return [found[number] for number in numbers if number in found]

    def units(
        self, after: int = 0, source_language: str = "", target_language: str = ""
    ) -> Iterator[TranslationUnit]:
        """Give the units one after another by number; nothing but a page of them is in memory."""
        self.finish()
        pairs = self.pair_ids(source_language, target_language)
        marks = ", ".join("?" * len(pairs))
        while True:
            rows = (
                self._connections.read()
                .execute(
                    f"{_UNIT} WHERE u.number > ? AND u.pair IN ({marks}) ORDER BY u.number LIMIT {_PAGE}",
                    (after, *pairs),
                )
                .fetchall()
            )
            for row in rows:
                yield unit_from(row, self.memory_id)
            if len(rows) < _PAGE:
                return
            after = rows[-1]["number"]

    def alike(self, key: str, side: Side, pairs: Sequence[int], limit: int) -> list[TranslationUnit]:
        """Return units whose side has the key, or is like it but for figures; the newest ``limit`` of them."""
        rows = self._connections.read().execute(
            f"{_UNIT} WHERE u.{side}_skeleton = ? AND u.pair IN ({', '.join('?' * len(pairs))})"
            " ORDER BY u.number DESC LIMIT ?",
            (skeleton_number(key), *pairs, limit),
        )
        return [unit_from(row, self.memory_id) for row in rows]

    def texts(
        self, numbers: Sequence[int], side: Side, pairs: Sequence[int], shortest: int, longest: int
    ) -> list[tuple[int, str]]:
        """Return number and text of one side where its length (in characters) is in the window."""
        found: list[tuple[int, str]] = []
        read = self._connections.read()
        marks = ", ".join("?" * len(pairs))
        for first in range(0, len(numbers), _TOGETHER):
            some = numbers[first : first + _TOGETHER]
            rows = read.execute(
                f"SELECT number, {side} FROM unit WHERE number IN ({', '.join('?' * len(some))})"
                f" AND length({side}) BETWEEN ? AND ? AND pair IN ({marks})",
                (*some, shortest, longest, *pairs),
            )
            found += [(row[0], row[1]) for row in rows.fetchall()]
        return found

    def close(self) -> None:
        """Finish what was appended and close the file. Calling twice is no error."""
        try:
            self.finish()
        finally:
            if self._indexer is not None:
                self._indexer.shutdown()
            self._connections.close()


def primary(language: str) -> str:
    """Return the language of a tag without region and script, in small letters."""
    return language.replace("_", "-").partition("-")[0].lower()
