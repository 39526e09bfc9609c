"""The library's cards and words stay in step with the facts: beside other threads, after trouble, read only."""

from __future__ import annotations

import re
import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.desk.building import EDITOR, PAGE, WRITER, add_release, open_desk, write
from workbench.desk.desk import Desk
from workbench.desk.library_views import LibraryQuery
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken
from workbench.store.database import migrations
from workbench.store.store import FILE_NAME

PATIENCE = 20.0


def found(desk: Desk, text: str = "", wait: bool = True) -> list[str]:
    return [card.release.reference for card in desk.library.search(LibraryQuery(text), WRITER, wait=wait)]


def in_time(work: Callable[[], object]) -> None:
    """Do something in another thread; fail where it does not come to its end."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive(), "it waits for somebody who waits for it"


def test_what_changes_is_seen_at_once(desk: Desk) -> None:
    _release, translation = add_release(desk)
    assert found(desk, "crue") == []
    write(desk, translation, 1, "La crue")
    assert found(desk, "crue") == ["MR-1"]
    (card,) = desk.library.search(LibraryQuery())
    assert card.translations[0].confirmed == 1
    desk.releases.revise(translation.release_id, EDITOR, title="Another head")
    assert found(desk, "another head") == ["MR-1"]


def test_without_waiting_the_answer_says_what_it_does_not_know(desk: Desk, monkeypatch) -> None:
    from workbench.desk import library_index

    monkeypatch.setattr(library_index, "_TURN_SECONDS", -1.0)
    for number in range(4):
        add_release(desk, reference=f"MR-{number}")
    assert len(found(desk, "kessou", wait=False)) < 4
    assert desk.library.unread() > 0
    steps: list[tuple[int, int]] = []
    desk.library.prepare(CancelToken(), lambda done, total: steps.append((done, total)))
    assert desk.library.unread() == 0
    assert steps
    assert all(0 <= done <= total for done, total in steps)
    assert len(found(desk, "kessou", wait=False)) == 4


def test_preparing_stops_when_it_is_told_and_goes_on_later(desk: Desk, monkeypatch) -> None:
    from workbench.desk import library_index

    monkeypatch.setattr(library_index, "_TURN_SECONDS", -1.0)
    for number in range(4):
        add_release(desk, reference=f"MR-{number}")
    token = CancelToken()
    with pytest.raises(Cancelled):
        desk.library.prepare(token, lambda done, _total: token.cancel() if done else None)
    left = desk.library.unread()
    assert 0 < left < 8
    desk.library.prepare()
    assert desk.library.unread() == 0


def test_a_search_inside_a_transaction_waits_for_nobody(desk: Desk) -> None:
    """One thread writes and searches, another searches what is new: each has what the other wants."""
    _release, translation = add_release(desk)
    inside, searched = threading.Event(), threading.Event()

    def beside() -> None:
        inside.wait(PATIENCE)
        for _time in range(20):
            found(desk, "kessou")
        searched.set()

    def write_and_search() -> None:
        for number in range(20):
            with desk._store.transaction():
                write(desk, translation, 1, f"L’eau {number}")
                inside.set()
                assert found(desk, "kessou") == ["MR-1"]

    other = threading.Thread(target=beside, daemon=True)
    other.start()
    in_time(write_and_search)
    assert searched.wait(PATIENCE)


def test_what_is_rolled_back_is_not_kept(desk: Desk) -> None:
    _release, translation = add_release(desk)

    class Undone(Exception):
        pass

    def write_and_fail() -> None:
        with desk._store.transaction():
            write(desk, translation, 1, "Fantôme")
            assert found(desk, "fantome") == ["MR-1"]
            raise Undone

    with pytest.raises(Undone):
        write_and_fail()
    # The next fact has the number of the one that is gone.
    write(desk, translation, 2, "Réel")
    assert found(desk, "fantome") == []
    assert found(desk, "reel") == ["MR-1"]
    (card,) = desk.library.search(LibraryQuery())
    assert card.translations[0].confirmed == 1


def test_many_threads_see_the_same(desk: Desk) -> None:
    made = [add_release(desk, reference=f"MR-{number}")[1] for number in range(6)]

    def work(number: int) -> None:
        translation = made[number]
        for step in range(3):
            write(desk, translation, step + 1, f"mot{number}x{step}")
            assert f"MR-{number}" in found(desk, f"mot{number}x{step} ")
            desk.library.prepare()

    with ThreadPoolExecutor(6) as pool:
        for future in [pool.submit(work, number) for number in range(6)]:
            future.result(PATIENCE)
    assert len(found(desk, "mot")) == 6
    assert desk.library.unread() == 0


def test_a_store_that_went_back_in_time_is_taken_in_anew(tmp_path: Path) -> None:
    folder = tmp_path / "back"
    with closing(open_desk(folder)) as desk:
        _release, translation = add_release(desk)
        write(desk, translation, 1, "Avant")
        assert found(desk, "avant") == ["MR-1"]
    shutil.copy(folder / FILE_NAME, tmp_path / "old.sqlite")
    with closing(Desk.open(folder)) as desk:
        write(desk, translation, 1, "Après")
        add_release(desk, reference="MR-2")
        assert len(found(desk, "kessou")) == 2
    with (
        closing(sqlite3.connect(folder / FILE_NAME)) as newer,
        closing(sqlite3.connect(tmp_path / "old.sqlite")) as old,
    ):
        # The caches of the newer store in the older one, as where facts were lost.
        old.execute("DELETE FROM library_seen")
        old.executemany("INSERT INTO library_seen VALUES (?, ?)", newer.execute("SELECT * FROM library_seen"))
        old.commit()
    shutil.copy(tmp_path / "old.sqlite", folder / FILE_NAME)
    with closing(Desk.open(folder)) as desk:
        assert found(desk, "kessou") == ["MR-1"]
        assert found(desk, "avant") == ["MR-1"]
        assert found(desk, "apres") == []


def test_caches_that_are_gone_or_broken_come_back(desk: Desk) -> None:
    add_release(desk)
    assert found(desk, "kessou") == ["MR-1"]
    desk.library.rebuild()
    assert found(desk, "kessou") == ["MR-1"]
    with desk._store.transaction() as connection:
        connection.execute("UPDATE library_words_data SET block = x'00' WHERE id > 10")
    assert found(desk, "kessou") == ["MR-1"]


def test_a_desk_that_may_only_be_read_finds_what_is_newer_than_its_index(tmp_path: Path) -> None:
    folder = tmp_path / "read"
    with closing(open_desk(folder)) as desk:
        _release, translation = add_release(desk)
        assert found(desk, "kessou") == ["MR-1"]
        write(desk, translation, 1, "Nouveau")
        add_release(desk, PAGE.replace("Kessou", "Sanga"), reference="MR-2")
    with closing(Desk.open(folder, read_only=True)) as desk:
        assert found(desk, "nouveau") == ["MR-1"]
        assert found(desk, "sanga") == ["MR-2"]
        assert found(desk, "k") == ["MR-1"]
        assert desk.library.unread() == 0
        desk.library.prepare()


def test_a_store_of_the_version_before_keeps_its_cards_and_reads_its_words_again(tmp_path: Path) -> None:
    folder = tmp_path / "older"
    with closing(open_desk(folder)) as desk:
        add_release(desk)
        assert found(desk, "kessou") == ["MR-1"]
    later = [script for number, script in migrations() if number > 4]
    made = [
        name
        for script in later
        for name in re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", script.read_text("utf-8"), re.MULTILINE)
    ]
    with closing(sqlite3.connect(folder / FILE_NAME)) as store:
        store.executescript(
            "".join(f"DROP TABLE {name};" for name in made)
            + "CREATE VIRTUAL TABLE library_words USING fts5 (words, content = '', columnsize = 0,"
            " tokenize = 'ascii'); PRAGMA user_version = 4;"
        )
    with closing(Desk.open(folder)) as desk:
        assert found(desk) == ["MR-1"]
        assert desk.library.unread() == 1
        assert found(desk, "k") == ["MR-1"]
        assert desk.library.unread() == 0
