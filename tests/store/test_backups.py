"""Ten backups are kept, and each can stand in the store's place."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbench.model.errors import StorageError
from workbench.model.people import Person, Role
from workbench.store import backups, database
from workbench.store.store import FILE_NAME, Store


def person(name: str) -> Person:
    return Person(name, frozenset({Role.EDITOR}))


def test_ten_are_kept_and_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.people.add(person("A"))
    start = datetime(2026, 11, 24, 8, tzinfo=UTC)
    for hour in range(13):
        monkeypatch.setattr(backups, "now", lambda hour=hour: start + timedelta(hours=hour))
        backups.back_up(store.database)
    listed = backups.list_backups(store.database.path)
    assert [backup.made_at.hour for backup in listed] == list(range(20, 10, -1))
    store.close()


def test_one_is_made_only_where_it_is_due(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert backups.back_up_if_due(store.database, timedelta(hours=4)) is not None
    assert backups.back_up_if_due(store.database, timedelta(hours=4)) is None
    store.close()


def test_a_restored_backup_holds_what_it_said_and_the_other_is_kept(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    store.people.add(person("A"))
    made = backups.back_up(store.database)
    store.people.add(person("B"))
    store.close()
    aside = backups.restore(tmp_path / FILE_NAME, made)
    assert aside.exists()
    store = Store(tmp_path)
    assert [p.name for p in store.people.all()] == ["A"]
    store.close()


def test_a_backup_that_is_gone_is_said_and_the_store_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.people.add(person("A"))
    store.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(StorageError) as caught:
        backups.restore(tmp_path / FILE_NAME, tmp_path / "backups" / "none.sqlite")
    assert caught.value.code == "store.backup_missing"
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_damaged_backup_is_left_out_of_the_list(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made = backups.back_up(store.database)
    made.with_name("pressbench-20260101T000000Z.sqlite").write_bytes(b"nothing" * 1000)
    assert [backup.path for backup in backups.list_backups(store.database.path)] == [made]
    store.close()


def test_a_store_is_backed_up_before_it_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "desk")
    store.people.add(person("A"))
    store.close()
    more = tmp_path / "9999_more.sql"
    more.write_text("CREATE TABLE more (id TEXT PRIMARY KEY) STRICT;", encoding="utf-8")
    known = database.migrations()
    monkeypatch.setattr(database, "migrations", lambda: [*known, (9999, more)])
    store = Store(tmp_path / "desk")
    assert store.database.version() == 9999
    (made,) = backups.list_backups(store.database.path)
    assert made.revisions == 0
    store.close()
    restored = sqlite3.connect(made.path)
    assert restored.execute("PRAGMA user_version").fetchone()[0] == known[-1][0]
    assert restored.execute("SELECT name FROM person_fact").fetchone()[0] == "A"
    restored.close()


def test_two_in_one_second_are_two(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = backups.back_up(store.database)
    store.people.add(person("A"))
    second = backups.back_up(store.database)
    assert first != second
    assert [backup.path for backup in backups.list_backups(store.database.path)] == [second, first]
    store.close()


def test_a_clock_that_was_set_back_loses_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    start = datetime(2031, 11, 24, 8, tzinfo=UTC)
    for hour in range(12):
        then = start + timedelta(hours=hour)
        monkeypatch.setattr(backups, "now", lambda then=then: then)
        os.utime(backups.back_up(store.database), (then.timestamp(), then.timestamp()))
    monkeypatch.setattr(backups, "now", lambda: datetime.now(UTC))
    store.people.add(person("A"))
    made = backups.back_up_if_due(store.database, timedelta(hours=4))
    assert made is not None
    listed = backups.list_backups(store.database.path)
    assert listed[0].path == made
    assert len(listed) == backups.KEPT
    # What it shows is the clock's own time, not the name that keeps the order.
    assert abs(listed[0].made_at - datetime.now(UTC)) < timedelta(minutes=1)
    # Made a moment ago by this clock: none is due.
    assert backups.back_up_if_due(store.database, timedelta(hours=4)) is None
    store.close()
