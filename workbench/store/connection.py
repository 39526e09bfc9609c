"""Connections to a SQLite file that one thread uses and any thread may close; what the disk does is told."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbench.model.errors import StorageError

CLOSED = "store.closed"


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say into ``StorageError``; a programming error stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = _storage_code(error)
        if code is None:
            raise
        raise StorageError(code, path=str(path)) from error
    except OSError as error:
        code = "store.disk_full" if error.errno == errno.ENOSPC else "store.unreachable"
        raise StorageError(code, path=str(path), reason=error.strerror or "") from error


def _storage_code(error: sqlite3.DatabaseError) -> str | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")):
        return "store.disk_full"
    if name.startswith("SQLITE_READONLY"):
        return "store.read_only"
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return "store.damaged"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "store.busy"
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return "store.unreachable"
    if name.startswith("SQLITE_INTERRUPT"):
        return CLOSED
    return None


class Connection(sqlite3.Connection):
    """A connection whose errors are ``StorageError``: whoever reads need not know of SQLite.

    SQLite frees the statements of a connection that is closed, also those that another thread is running, which
    ends the program. So ``close`` asks what runs to stop and waits for it; whoever reads on gets ``store.closed``.
    """

    path = Path()
    closed = False

    def __init__(self, *given: Any, **named: Any) -> None:
        self.busy = threading.RLock()
        super().__init__(*given, **named)

    def cursor(self, *_factory: Any) -> Cursor:  # type: ignore[override]
        """Return a cursor that holds the connection while it works."""
        if self.closed:
            raise StorageError(CLOSED, path=str(self.path))
        return super().cursor(Cursor)  # type: ignore[arg-type]

    def execute(self, *given: Any) -> Cursor:
        """Execute one statement."""
        return self.cursor().execute(*given)

    def executemany(self, *given: Any) -> Cursor:
        """Execute one statement for each row."""
        return self.cursor().executemany(*given)

    def executescript(self, script: str) -> Cursor:
        """Execute several statements."""
        return self.cursor().executescript(script)

    def backup(self, *given: Any, **named: Any) -> None:
        """Copy the file into another connection."""
        with self.busy, storage_errors(self.path):
            super().backup(*given, **named)

    def close(self) -> None:
        """Stop what runs, wait for it, and close. Calling twice is no error."""
        if not self.busy.acquire(blocking=False):
            self.interrupt()
            self.busy.acquire()
        try:
            self.closed = True
            super().close()
        finally:
            self.busy.release()


class Cursor(sqlite3.Cursor):
    """A cursor of a ``Connection``."""

    connection: Connection

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._busy = connection.busy

    def execute(self, *given: Any) -> Cursor:
        """Execute one statement."""
        with self._busy, storage_errors(self.connection.path):
            super().execute(*given)
        return self

    def executemany(self, *given: Any) -> Cursor:
        """Execute one statement for each row."""
        with self._busy, storage_errors(self.connection.path):
            super().executemany(*given)
        return self

    def executescript(self, script: str) -> Cursor:
        """Execute several statements."""
        with self._busy, storage_errors(self.connection.path):
            super().executescript(script)
        return self

    def __next__(self) -> Any:
        # No context manager: a million rows go through here.
        with self._busy:
            try:
                return super().__next__()
            except sqlite3.Error as error:
                raise self._told(error) from error

    def fetchone(self) -> Any:
        """Return the next row, ``None`` where there is none."""
        with self._busy:
            try:
                return super().fetchone()
            except sqlite3.Error as error:
                raise self._told(error) from error

    def fetchmany(self, *given: Any, **named: Any) -> list[Any]:
        """Return the next rows."""
        with self._busy:
            try:
                return super().fetchmany(*given, **named)
            except sqlite3.Error as error:
                raise self._told(error) from error

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        with self._busy:
            try:
                return super().fetchall()
            except sqlite3.Error as error:
                raise self._told(error) from error

    def _told(self, error: sqlite3.Error) -> Exception:
        connection = self.connection
        if connection.closed:
            return StorageError(CLOSED, path=str(connection.path))
        code = _storage_code(error) if isinstance(error, sqlite3.DatabaseError) else None
        return error if code is None else StorageError(code, path=str(connection.path))
