"""What happens to the folder and the disk of a store while it is open: nothing is lost, and work goes on after it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.store.facts import add_release, revision
from workbench.model.errors import StorageError
from workbench.model.people import Person, Role
from workbench.store import backups
from workbench.store.connection import Connection
from workbench.store.database import Database
from workbench.store.store import FILE_NAME, Store


def person(name: str) -> Person:
    return Person(name, frozenset({Role.EDITOR}))


def test_a_folder_that_is_moved_away_and_comes_back(tmp_path: Path) -> None:
    folder, away = tmp_path / "desk", tmp_path / "away"
    store = Store(folder)
    store.people.add(person("A"))
    folder.rename(away)
    with pytest.raises(StorageError) as caught:
        store.people.add(person("B"))
    assert caught.value.code == "store.moved"
    # What was read stays readable.
    assert [one.name for one in store.people.all()] == ["A"]
    away.rename(folder)
    store.people.add(person("C"))
    store.close()
    store = Store(folder)
    assert [one.name for one in store.people.all()] == ["A", "C"]
    store.close()


def test_a_drive_that_comes_back_as_another_one(tmp_path: Path) -> None:
    # As after unmounting and mounting: the same content, but nothing that was open is open still.
    folder, away = tmp_path / "desk", tmp_path / "away"
    store = Store(folder)
    store.people.add(person("A"))
    seen: list[list[str]] = []
    read, go = threading.Event(), threading.Event()

    def reader() -> None:
        seen.append([one.name for one in store.people.all()])
        read.set()
        go.wait(20)
        seen.append([one.name for one in store.people.all()])

    thread = threading.Thread(target=reader)
    thread.start()
    assert read.wait(20)
    store.database.read().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder.rename(away)
    folder.mkdir()
    (folder / FILE_NAME).write_bytes((away / FILE_NAME).read_bytes())
    store.people.add(person("B"))
    go.set()
    thread.join(20)
    assert seen == [["A"], ["A", "B"]]
    store.close()
    store = Store(folder)
    assert [one.name for one in store.people.all()] == ["A", "B"]
    store.close()


def test_a_disk_that_can_only_be_read_for_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # SQLite opens a file on such a disk to be read, without a word.
    store = Store(tmp_path)
    store.people.add(person("A"))
    connect = Database._connect

    def to_read(database: Database) -> Connection:
        monkeypatch.setattr(database, "read_only", True)
        try:
            return connect(database)
        finally:
            monkeypatch.setattr(database, "read_only", False)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "_connect", to_read)
        store.database._lost = True
        before = len(store.database._connections)
        for _again in range(3):
            with pytest.raises(StorageError) as caught:
                store.people.add(person("B"))
            assert caught.value.code == "store.read_only"
        assert len(store.database._connections) == before
        assert [one.name for one in store.people.all()] == ["A"]
    store.people.add(person("C"))
    store.close()
    store = Store(tmp_path)
    assert [one.name for one in store.people.all()] == ["A", "C"]
    store.close()


def test_another_store_in_its_place_is_not_written_to(tmp_path: Path) -> None:
    folder, away = tmp_path / "desk", tmp_path / "away"
    other = Store(tmp_path / "other")
    other.people.add(person("Somebody else"))
    other.close()
    store = Store(folder)
    store.people.add(person("A"))
    folder.rename(away)
    (tmp_path / "other").rename(folder)
    with pytest.raises(StorageError) as caught:
        store.people.add(person("B"))
    assert caught.value.code == "store.moved"
    store.close()
    other = Store(folder)
    assert [one.name for one in other.people.all()] == ["Somebody else"]
    other.close()


@pytest.mark.parametrize("empty", [True, False])
def test_a_store_that_is_gone_is_not_replaced_by_an_empty_one(tmp_path: Path, empty: bool) -> None:
    store = Store(tmp_path)
    store.people.add(person("A"))
    made = backups.back_up(store.database)
    store.close()
    path = tmp_path / FILE_NAME
    path.unlink()
    if empty:
        path.touch()
    with pytest.raises(StorageError) as caught:
        Store(tmp_path)
    assert caught.value.code == "store.gone"
    assert path.exists() == empty
    backups.restore(path, made)
    store = Store(tmp_path)
    assert [one.name for one in store.people.all()] == ["A"]
    store.close()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.store.facts import add_release, revision
from workbench.model.errors import StorageError
from workbench.store.store import FILE_NAME, Store

store = Store(Path(sys.argv[1]))
translation = add_release(store)
segments = store.releases.segments(translation.release_id)
store.targets.commit(revision(translation, segments[0].id, "Un."))
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
refused = 0
for text in ("Deux. " * 50_000, "Trois. " * 50_000):
    try:
        store.targets.commit(revision(translation, segments[1].id, text))
    except StorageError as error:
        assert error.code in ("store.disk_full", "store.unreachable"), error.code
        refused += 1
assert store.targets.heads(translation.id)[segments[0].id].text == "Un."
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
store.targets.commit(revision(translation, segments[1].id, "Deux. " * 50_000))
store.close()
print("refused", refused)
"""


def test_a_disk_that_takes_no_more_and_then_does_again(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "refused 2\n", done.stderr
    store = Store(tmp_path)
    (release,) = store.releases.all()
    (translation,) = store.releases.translations(release.id)
    assert sorted(len(one.text) for one in store.targets.heads(translation.id).values()) == [3, 300_000]
    store.close()


def test_reading_what_is_damaged_is_an_expected_error(tmp_path: Path) -> None:
    store = Store(tmp_path)
    translation = add_release(store, texts=tuple(f"Sentence {number}." * 60 for number in range(200)))
    for segment in store.releases.segments(translation.release_id):
        store.targets.commit(revision(translation, segment.id, "Une phrase. " * 60))
    store.database.read().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / FILE_NAME
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))
    fresh = threading.Thread(target=lambda: caught.append(_reading(store)))
    caught: list[str] = []
    fresh.start()
    fresh.join(20)
    assert caught == ["store.damaged"]
    store.close()


def _reading(store: Store) -> str:
    try:
        store.releases.all()
    except StorageError as error:
        return error.code
    return ""
