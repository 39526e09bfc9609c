"""The file: facts that stay, one writer, migrations, and what the disk may do to it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workbench.model.errors import StorageError
from workbench.model.people import Person, Role
from workbench.store.database import FACT_TABLES, migrations
from workbench.store.lock import StoreLock
from workbench.store.store import FILE_NAME, Store

SOMEBODY = Person("L. Marchand", frozenset({Role.TRANSLATOR}), ("en", "fr"))


def test_facts_survive_closing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.people.add(SOMEBODY)
    store.close()
    store = Store(tmp_path)
    assert store.people.all() == [SOMEBODY]
    store.close()


@pytest.mark.parametrize("verb", ["UPDATE {table} SET rowid = rowid", "DELETE FROM {table}"])
def test_no_fact_can_be_changed_or_taken_away(tmp_path: Path, verb: str) -> None:
    store = Store(tmp_path)
    names = {
        row[0]
        for row in store.database.read().execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    }
    for table in FACT_TABLES:
        assert {f"{table}_no_update", f"{table}_no_delete"} <= names
    store.people.add(SOMEBODY)
    with (
        pytest.raises(sqlite3.IntegrityError, match="only ever added"),
        store.transaction() as connection,
    ):
        connection.execute(verb.format(table="person_fact"))
    assert store.people.all() == [SOMEBODY]
    store.close()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)

    def fail() -> None:
        with store.transaction():
            store.people.add(SOMEBODY)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.people.all() == []
    store.people.add(SOMEBODY)
    assert store.people.all() == [SOMEBODY]
    store.close()


def test_a_second_program_is_told_and_may_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.people.add(SOMEBODY)
    with pytest.raises(StorageError) as caught:
        Store(tmp_path)
    assert caught.value.code == "store.in_use"
    assert str(os.getpid()) in str(caught.value.data["holder"])
    reader = Store(tmp_path, read_only=True)
    assert reader.people.all() == [SOMEBODY]
    with pytest.raises(StorageError) as refused:
        reader.people.add(SOMEBODY)
    assert refused.value.code == "store.opened_read_only"
    reader.close()
    store.close()


def test_a_newer_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    Store(tmp_path).close()
    path = tmp_path / FILE_NAME
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        Store(tmp_path)
    assert caught.value.code == "store.newer"
    assert caught.value.data["version"] == 999
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"not a database at all, but long enough to be one" * 50, b"\x00" * 8192],
)
def test_what_is_no_store_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(StorageError) as caught:
        Store(tmp_path)
    assert caught.value.code in {"store.damaged", "store.not_ours"}
    assert path.read_bytes() == content


def test_a_foreign_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (id)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        Store(tmp_path)
    assert caught.value.code == "store.not_ours"
    assert path.read_bytes() == before


def test_a_store_whose_program_was_killed_is_known(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    killed = "import os, pathlib, sys; from workbench.store.store import Store; Store(pathlib.Path(sys.argv[1])); os._exit(9)"
    subprocess.run([sys.executable, "-c", killed, str(tmp_path)], check=False, cwd=ROOT)
    lock = StoreLock(path)
    lock.acquire()
    assert lock.left_open()
    lock.release()
    lock = StoreLock(path)
    lock.acquire()
    assert not lock.left_open()
    lock.release()


def test_a_damaged_page_is_found_at_opening(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.transaction():
        for number in range(2000):
            store.people.add(Person(f"Person {number}", frozenset({Role.EDITOR})))
    store.database.read().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    content[8192 : len(content) - 8192] = b"\xff" * (len(content) - 16384)
    path.write_bytes(content)
    with pytest.raises(StorageError) as caught:
        Store(tmp_path)
    assert caught.value.code == "store.damaged"
    assert path.read_bytes() == bytes(content)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text", encoding="utf-8")
    with pytest.raises(StorageError) as caught:
        Store(tmp_path / "file")
    assert caught.value.code in {"store.unreachable", "store.read_only_folder"}


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.people.add(SOMEBODY)
    with store.transaction() as connection:
        connection.execute("PRAGMA max_page_count = 1")
    pages = store.database.read().execute("PRAGMA page_count").fetchone()[0]
    with store.transaction() as connection:
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError) as caught:
        store.settings.set("key", "x" * 1_000_000)
    assert caught.value.code == "store.disk_full"
    assert store.people.all() == [SOMEBODY]
    store.close()


def test_threads_read_while_one_writes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    failures: list[BaseException] = []

    def write(start: int) -> None:
        try:
            for number in range(20):
                store.people.add(Person(f"P{start}-{number}", frozenset({Role.EDITOR})))
                store.people.all()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(store.people.all()) == 80
    store.close()


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))
