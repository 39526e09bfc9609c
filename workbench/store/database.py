"""The SQLite file: connections, transactions, migrations and the errors of the disk."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.model.errors import StorageError
from workbench.model.words import count_words
from workbench.store.connection import CLOSED, Connection, storage_errors
from workbench.store.lock import StoreLock

MIGRATIONS = Path(__file__).with_name("migrations")
APPLICATION_ID = 0x50424348
CHECK_WHOLE_BELOW = 32 * 1024 * 1024
_BUSY_SECONDS = 10.0
_LOST = ("store.unreachable", "store.read_only")
"""After these the file is opened anew: a connection that met them writes no more."""
_CACHE_KILOBYTES = 4000
"""Kept by each connection, of which there is one a thread; the system keeps the file itself in memory."""

FACTS: dict[int, tuple[str, ...]] = {
    1: (
        "person_fact",
        "setting_fact",
        "release",
        "release_revision",
        "block",
        "block_decision",
        "segment",
        "translation",
        "target_revision",
        "transition",
        "transition_content",
        "comment",
        "comment_resolution",
        "waiver",
        "concept_revision",
        "translation_unit",
        "dictionary_word",
        "ignored_issue",
    ),
    2: ("block_segmentation", "segment_lineage", "source_revision"),
    3: ("library_mark",),
    4: ("learned_line",),
    6: ("rule_choice", "personal_word", "ignored_issue_end"),
    7: ("memory_revision", "unit_context", "unit_end"),
    8: ("termbase_revision",),
}
"""The tables of facts by the migration that makes them: none of their rows can be changed or taken out."""

FACT_TABLES = tuple(table for tables in FACTS.values() for table in tables)


def migrations() -> list[tuple[int, Path]]:
    """Return the numbered migrations, in order."""
    return sorted((int(path.name.split("_")[0]), path) for path in MIGRATIONS.glob("[0-9]*.sql"))


class Database:
    """One SQLite file: one writer at a time, any number of readers, each thread its own connection.

    Opening checks the file, refuses one that a newer program wrote, and brings an older one up to date
    after a backup. Raises ``StorageError`` (codes ``store.…``) where that cannot be done; the file
    is then as it was. A file whose folder goes away while it is open is written to again once it is back.
    """

    def __init__(self, path: Path, read_only: bool = False, wait_seconds: float = 0) -> None:
        self.path = path
        self.read_only = read_only
        self._local = threading.local()
        self._write_lock = threading.RLock()
        self._writer_depth = 0
        self._writer_thread = 0
        self._connections: list[Connection] = []
        self._connections_lock = threading.Lock()
        self._lock = StoreLock(path)
        self._generation = 0
        self._immutable = self._opened = False
        self._lost = self._closed = False
        with storage_errors(path):
            if not read_only:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._lock.acquire(wait_seconds)
            elif not path.exists():
                raise StorageError("store.missing", path=str(path))
            try:
                if not read_only:
                    self._check_not_gone()
                self._writer = self._connect_to_read() if read_only else self._connect()
                self._check()
                if not read_only:
                    # Only now: it changes the file, and what is refused is left as it is.
                    self._writer.execute("PRAGMA journal_mode = WAL")
                    self._migrate()
                self._file = self._file_now()
                self._first = self._first_person()
                self._opened = True
            except BaseException:
                self.close()
                raise

    def _connect_to_read(self) -> Connection:
        # SQLite wants a small file beside a store even to read it. On a disk that is full it goes without one
        # where nobody has the store open and nothing waits in its log.
        try:
            return self._connect()
        except StorageError as error:
            log = self.path.with_name(self.path.name + "-wal")
            waits = log.exists() and log.stat().st_size > 0
            if error.code != "store.disk_full" or waits or self._lock.in_use():
                raise
            self._immutable = True
            return self._connect()

    def _check_not_gone(self) -> None:
        # An empty desk must not take the place of one whose file was deleted, or of which nothing was left.
        if self.path.exists() and self.path.stat().st_size:
            return
        from workbench.store.backups import backup_paths

        if backup_paths(self.path):
            raise StorageError("store.gone", path=str(self.path))

    def _file_now(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_dev, found.st_ino

    def _first_person(self) -> str:
        row = self._writer.execute("SELECT min(id) FROM person_fact").fetchone()
        return row[0] or ""

    def _check_there(self) -> None:
        """Raise ``StorageError`` ``store.moved`` where the file is not in its place; open it anew where it is back.

        What is written to a file that was moved away is not lost, but is not where anybody looks for it.
        """
        try:
            same = self._file_now() == self._file
        except OSError as error:
            raise StorageError("store.moved", path=str(self.path), reason=error.strerror or "") from error
        if same and not self._lost:
            return
        before = self._writer
        with suppress(StorageError):
            self._first = self._first or self._first_person()
        self._writer = self._connect()
        try:
            if self._first and self._first_person() != self._first:
                raise StorageError("store.moved", path=str(self.path))
            self._writer.execute("PRAGMA journal_mode = WAL")
            # Where the disk may only be read, SQLite opens the file so without a word: writing would fail for good.
            self._writer.execute("BEGIN IMMEDIATE")
            self._writer.execute(f"PRAGMA user_version = {self.version()}")
            self._writer.execute("ROLLBACK")
        except StorageError:
            self._forget(self._writer)
            self._writer = before
            raise
        self._file, self._lost = self._file_now(), False
        self._generation += 1

    def _forget(self, connection: Connection) -> None:
        with self._connections_lock, suppress(ValueError):
            self._connections.remove(connection)
        connection.close()

    def _connect(self) -> Connection:
        # Only opening makes a file: one that is gone since must not come back empty.
        mode = "ro" if self.read_only else "rw" if self._opened else "rwc"
        if self._immutable:
            mode += "&immutable=1"
        connection: Connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
        connection.path = self.path
        connection.row_factory = sqlite3.Row
        with self._connections_lock:
            self._connections.append(connection)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            if not self.read_only:
                connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
            connection.execute("PRAGMA temp_store = MEMORY")
        except StorageError:
            self._forget(connection)
            raise
        connection.create_function("word_count", 1, count_words, deterministic=True)
        return connection

    def _check(self) -> None:
        version = self.version()
        newest = migrations()[-1][0]
        if version > newest:
            raise StorageError("store.newer", path=str(self.path), version=version, known=newest)
        application = self._writer.execute("PRAGMA application_id").fetchone()[0]
        if version and application != APPLICATION_ID:
            raise StorageError("store.not_ours", path=str(self.path))
        if not version and self._writer.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise StorageError("store.not_ours", path=str(self.path))
        if version and version < newest and self.read_only:
            raise StorageError("store.older", path=str(self.path), version=version, known=newest)
        if not version and self.read_only:
            # An empty file, as a program leaves that was ended while it made the store.
            raise StorageError("store.missing", path=str(self.path))
        small = self.path.stat().st_size < CHECK_WHOLE_BELOW
        if small or self._lock.left_open():
            found = self._writer.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise StorageError("store.damaged", path=str(self.path), found=str(found))

    def version(self) -> int:
        """Return the number of the newest migration that the file has seen."""
        return int(self._writer.execute("PRAGMA user_version").fetchone()[0])

    def _migrate(self) -> None:
        pending = [step for step in migrations() if step[0] > self.version()]
        if pending and self.version():
            from workbench.store.backups import back_up

            back_up(self)
        for number, script in pending:
            sql = script.read_text(encoding="utf-8")
            sql += _append_only_triggers(FACTS.get(number, ()))
            self._writer.executescript(
                f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA application_id = {APPLICATION_ID};\n"
                f"PRAGMA user_version = {number};\nCOMMIT;"
            )

    def newest_id(self) -> str:
        """Return the id of the newest fact of all, empty where there is none."""
        with_ids = [table for table in FACT_TABLES if table != "transition_content"]
        newest = " UNION ALL ".join(f"SELECT max(id) AS id FROM {table}" for table in with_ids)
        row = self.read().execute(f"SELECT max(id) AS newest FROM ({newest})").fetchone()
        return row["newest"] or ""

    def read(self) -> Connection:
        """Return this thread's connection: inside ``write`` the writing one, so that it sees its own rows."""
        if self.writing:
            return self._writer
        if self._closed:
            raise StorageError(CLOSED, path=str(self.path))
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None or self._local.generation != self._generation:
            self._local.generation = self._generation
            try:
                with storage_errors(self.path):
                    connection = self._connect()
            except StorageError as error:
                if error.code != "store.unreachable" or self.path.exists():
                    raise
                raise StorageError("store.moved", path=str(self.path)) from error
            self._local.connection = connection
        return connection

    @property
    def writing(self) -> bool:
        """Whether this thread is inside ``write``."""
        return self._writer_depth > 0 and self._writer_thread == threading.get_ident()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the writing connection for one transaction; nested calls join the outer one.

        Everything is committed at the end of the outermost block, or nothing is.
        """
        if self.read_only:
            raise StorageError("store.opened_read_only", path=str(self.path))
        with self._write_lock, storage_errors(self.path):
            outermost = self._writer_depth == 0
            if outermost:
                self._check_there()
                self._writer_thread = threading.get_ident()
            self._writer_depth += 1
            try:
                if outermost:
                    self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
                if outermost:
                    self._writer.execute("COMMIT")
            except BaseException as error:
                self._lost = self._lost or (isinstance(error, StorageError) and error.code in _LOST)
                if outermost and self._writer.in_transaction:
                    with suppress(StorageError):
                        self._writer.execute("ROLLBACK")
                raise
            finally:
                self._writer_depth -= 1

    def close(self) -> None:
        """Close every connection and give the lock back. Calling twice is no error.

        What another thread reads is stopped; what it writes is waited for, for a while.
        """
        self._closed = True
        written = self._write_lock.acquire(timeout=_BUSY_SECONDS)
        try:
            with self._connections_lock:
                connections, self._connections = self._connections, []
            for connection in connections:
                connection.close()
            self._lock.release()
        finally:
            if written:
                self._write_lock.release()


def _append_only_triggers(tables: Sequence[str]) -> str:
    return "\n" + "\n".join(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'facts are only ever added'); END;"
        for table in tables
        for verb in ("UPDATE", "DELETE")
    )
