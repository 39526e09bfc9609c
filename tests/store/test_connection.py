"""A connection is used by one thread and may be closed by another, at any moment."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from workbench.model.errors import StorageError
from workbench.store.connection import Connection
from workbench.store.database import Database
from workbench.store.memories import MemoryFile

# A question that would go on for minutes.
LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)"
    " SELECT max(i) FROM n WHERE begun()"
)


def connect(path: Path) -> Connection:
    made: Connection = sqlite3.connect(path, check_same_thread=False, factory=Connection)
    made.path = path
    return made


def closed_while_it_reads(read, close) -> list[BaseException]:
    """Run the long question on a thread's own connection, close everything from here; return what it got."""
    told: list[BaseException] = []
    begun = threading.Event()

    def work() -> None:
        try:
            connection = read()
            connection.create_function("begun", 0, lambda: begun.set() or 1)
            connection.execute(LONG).fetchone()
        except Exception as error:
            told.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    assert begun.wait(20)
    close()
    worker.join(20)
    assert not worker.is_alive()
    return told


def test_what_runs_is_stopped(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db")
    (error,) = closed_while_it_reads(lambda: connection, connection.close)
    assert isinstance(error, StorageError)
    assert error.code == "store.closed"


def test_a_store_is_closed_while_another_thread_reads(tmp_path: Path) -> None:
    database = Database(tmp_path / "store.db")
    (error,) = closed_while_it_reads(database.read, database.close)
    assert isinstance(error, StorageError)
    assert error.code == "store.closed"
    Database(tmp_path / "store.db").close()


def test_a_memory_is_closed_while_another_thread_reads(tmp_path: Path) -> None:
    memory = MemoryFile(tmp_path / "m.db", "m")
    (error,) = closed_while_it_reads(memory._connections.read, memory.close)
    assert isinstance(error, StorageError)
    assert error.code == "store.closed"


def test_reading_on_after_the_end(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db")
    cursor = connection.execute("SELECT 1 UNION SELECT 2 UNION SELECT 3")
    assert next(cursor) == (1,)
    connection.close()
    for read in (cursor.fetchone, cursor.fetchall, cursor.fetchmany, lambda: next(cursor)):
        with pytest.raises(StorageError, match=r"store\.closed"):
            read()
    with pytest.raises(StorageError, match=r"store\.closed"):
        connection.execute("SELECT 1")
    connection.close()


def test_a_closed_store_is_not_opened_again_by_who_comes_late(tmp_path: Path) -> None:
    database = Database(tmp_path / "store.db")
    database.close()
    with pytest.raises(StorageError, match=r"store\.closed"):
        database.read()


def test_what_is_being_written_is_waited_for(tmp_path: Path) -> None:
    database = Database(tmp_path / "store.db")
    inside, go_on = threading.Event(), threading.Event()

    def work() -> None:
        with database.write() as connection:
            connection.execute("CREATE TABLE written (x)")
            inside.set()
            assert go_on.wait(20)
            connection.execute("INSERT INTO written VALUES (1)")

    worker = threading.Thread(target=work)
    worker.start()
    assert inside.wait(20)
    closing = threading.Thread(target=database.close)
    closing.start()
    go_on.set()
    worker.join(20)
    closing.join(20)
    again = sqlite3.connect(tmp_path / "store.db")
    assert again.execute("SELECT x FROM written").fetchall() == [(1,)]
    again.close()


def test_an_error_of_the_disk_in_the_middle_of_the_rows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with_rows = sqlite3.connect(path)
    with_rows.execute("CREATE TABLE t (x)")
    with_rows.executemany("INSERT INTO t VALUES (?)", [("y" * 500,)] * 2000)
    with_rows.commit()
    with_rows.close()
    content = bytearray(path.read_bytes())
    for place in range(len(content) // 2, len(content), 4096):
        content[place : place + 4096] = b"\xff" * min(4096, len(content) - place)
    path.write_bytes(content)
    connection = connect(path)
    with pytest.raises(StorageError, match=r"store\.damaged"):
        for _row in connection.execute("SELECT x FROM t"):
            pass
    connection.close()
