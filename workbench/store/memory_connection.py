"""Connections to the file of one memory: one writer, a reader a thread, its schema and its migrations."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.model.errors import StorageError
from workbench.model.inline import FIRST_CODE
from workbench.store.connection import CLOSED, Connection, storage_errors

SCHEMA = Path(__file__).with_name("memory_schema")
APPLICATION_ID = 0x5042544D
_BUSY_SECONDS = 10.0
_CANNOT_WRITE = ("store.read_only", "store.unreachable", "store.disk_full")
# FTS5 takes private use characters behind a letter as part of the word, whatever categories it is given. More
# codes than this no text has: a block's codes are counted from 0.
_CODES = "".join(map(chr, range(FIRST_CODE, FIRST_CODE + 256)))
_READER_KILOBYTES = 8000
_WRITER_KILOBYTES = 48000
"""An import of a million units touches the pages of its indexes in any order."""


class MemoryConnections:
    """The connections of one file, which is made where it is missing and brought up to date where it is older.

    Raises ``StorageError``: ``store.newer``, ``store.not_ours``, ``store.damaged``, ``store.missing`` (where it is only
    read), ``store.unreachable``. On a medium that cannot be written it is opened to be read: ``read_only`` tells.
    """

    def __init__(self, path: Path, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.lock = threading.RLock()
        self._local = threading.local()
        self._all: list[Connection] = []
        self._all_lock = threading.Lock()
        self._closed = self._immutable = False
        with storage_errors(path):
            if read_only and not path.exists():
                raise StorageError("store.missing", path=str(path))
            if not read_only:
                path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._open()
            except StorageError as error:
                if error.code not in _CANNOT_WRITE or not self._may_be_read_alone():
                    self.close()
                    raise
                self._open_immutable()
            except BaseException:
                self.close()
                raise

    def _open(self) -> None:
        self.writer = self._connect(_READER_KILOBYTES if self.read_only else _WRITER_KILOBYTES)
        self._bring_up_to_date()

    def _may_be_read_alone(self) -> bool:
        log = self.path.with_name(self.path.name + "-wal")
        return self.path.exists() and not (log.exists() and log.stat().st_size)

    def _open_immutable(self) -> None:
        # SQLite wants small files beside a memory even to read it, which a medium that cannot be written has no
        # place for. Nobody else can write there either.
        self._close_all()
        self.read_only = self._immutable = True
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _connect(self, kilobytes: int) -> Connection:
        connection: Connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={'ro' if self.read_only else 'rwc'}"
            f"{'&immutable=1' if self._immutable else ''}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
        connection.path = self.path
        connection.row_factory = sqlite3.Row
        with self._all_lock:
            self._all.append(connection)
        connection.execute(f"PRAGMA cache_size = -{kilobytes}")
        return connection

    def _bring_up_to_date(self) -> None:
        version = int(self.writer.execute("PRAGMA user_version").fetchone()[0])
        steps = sorted((int(each.name.split("_")[0]), each) for each in SCHEMA.glob("[0-9]*.sql"))
        newest = steps[-1][0]
        if version > newest:
            raise StorageError("store.newer", path=str(self.path), version=version, known=newest)
        ours = self.writer.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if version and not ours:
            raise StorageError("store.not_ours", path=str(self.path))
        if not version and self.writer.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise StorageError("store.not_ours", path=str(self.path))
        if self.read_only:
            if not version:
                raise StorageError("store.missing", path=str(self.path))
            return
        self.writer.execute("PRAGMA journal_mode = WAL")
        self.writer.execute("PRAGMA synchronous = NORMAL")
        for number, script in steps:
            if number > version:
                statements = script.read_text(encoding="utf-8").replace(":inline_codes", _CODES)
                self.writer.executescript(
                    f"BEGIN IMMEDIATE;\n{statements}\n"
                    f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};\nCOMMIT;"
                )

    def read(self) -> Connection:
        """Return this thread's reading connection."""
        if self._closed:
            raise StorageError(CLOSED, path=str(self.path))
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            with storage_errors(self.path):
                connection = self._connect(_READER_KILOBYTES)
            self._local.connection = connection
        return connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the writing connection for one transaction: all of it is kept, or nothing."""
        if self.read_only:
            raise StorageError("store.opened_read_only", path=str(self.path))
        with self.lock:
            self.writer.execute("BEGIN IMMEDIATE")
            try:
                yield self.writer
                self.writer.execute("COMMIT")
            except BaseException:
                if self.writer.in_transaction:
                    with suppress(StorageError):
                        self.writer.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every connection. Calling twice is no error.

        What another thread reads is stopped; what it writes is waited for, for a while.
        """
        self._closed = True
        written = self.lock.acquire(timeout=_BUSY_SECONDS)
        try:
            self._close_all()
        finally:
            if written:
                self.lock.release()

    def _close_all(self) -> None:
        with self._all_lock:
            connections, self._all = self._all, []
        for connection in connections:
            connection.close()
