"""A store of the first version keeps everything, and its caches know words and origins afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.facts import add_release, revision
from workbench.store import database
from workbench.store.store import FILE_NAME, Store


def _first_store(folder: Path) -> None:
    """Make a store as the first version made it: its one migration, and rows with that version's columns."""
    connection = database.sqlite3.connect(folder / FILE_NAME)
    script = database.migrations()[0][1].read_text(encoding="utf-8")
    connection.executescript(
        script + database._append_only_triggers(database.FACTS[1]) + f"PRAGMA application_id ="
        f" {database.APPLICATION_ID}; PRAGMA user_version = 1;"
        "INSERT INTO release VALUES ('r', 'en', '', 'E', '2026-11-24T12:00:00+00:00');"
        "INSERT INTO release_revision VALUES ('v', 'r', 'Water', '', 'public', NULL, '', NULL, 0, 'E',"
        " '2026-11-24T12:00:00+00:00');"
        "INSERT INTO block VALUES ('b', 'r', 0, 'paragraph', 'One two. Three.', '', 1, '', '', 1, -1, -1, 0);"
        "INSERT INTO segment VALUES ('s1', 'r', 'b', 0, 'One two.', '', '', 0),"
        " ('s2', 'r', 'b', 1, 'Three.', '', ' ', 0);"
        "INSERT INTO segment_order VALUES ('r', 1, 's1', 'b', 8), ('r', 2, 's2', 'b', 6);"
        "INSERT INTO translation VALUES ('t', 'r', 'fr', 'E', '2026-11-24T12:00:00+00:00');"
        "INSERT INTO target_revision VALUES ('x', 't', 's1', NULL, 'Un deux trois.', 'draft', 0, 'machine',"
        " 'M', 0, '', 0, 'E', '2026-11-24T12:00:00+00:00');"
        "INSERT INTO target_head VALUES ('t', 's1', 'x', 'draft', 14);"
    )
    connection.close()


def test_a_store_of_the_first_version_keeps_everything(tmp_path: Path) -> None:
    _first_store(tmp_path)
    store = Store(tmp_path)
    assert store.database.version() == database.migrations()[-1][0]
    assert [one.text for one in store.releases.segments("r")] == ["One two.", "Three."]
    assert store.releases.blocks("r")[0].text == "One two. Three."
    head = store.targets.head("t", "s1")
    assert head is not None
    assert head.text == "Un deux trois."
    read = store.database.read()
    assert [row["words"] for row in read.execute("SELECT words FROM segment_order ORDER BY number")] == [2, 1]
    (kept,) = read.execute("SELECT words, origin_kind FROM target_head").fetchall()
    assert tuple(kept) == (3, "machine")
    assert store.segments.cut("b") == ("s1", "s2")
    store.close()


def test_the_order_and_the_heads_can_be_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    translation = add_release(store)
    one = store.releases.segments(translation.release_id)[0].id
    store.targets.commit(revision(translation, one, "Un."))
    tables = ("segment_order", "target_head", "source_head")

    def rows() -> list[list[tuple[object, ...]]]:
        read = store.database.read()
        return [[tuple(row) for row in read.execute(f"SELECT * FROM {table}")] for table in tables]

    before = rows()
    store.segments.make_order(translation.release_id)
    store.segments.rebuild_heads()
    store.targets.rebuild_heads()
    assert rows() == before
    store.close()


def test_an_older_store_is_not_opened_to_be_read_only(tmp_path: Path) -> None:
    _first_store(tmp_path)
    with pytest.raises(database.StorageError) as caught:
        Store(tmp_path, read_only=True)
    assert caught.value.code == "store.older"
