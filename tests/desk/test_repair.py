"""Real stores are damaged, and put together again: what is lost is said, and nothing else is lost."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.desk.building import (
    EDITOR,
    PAGE,
    REVIEWER,
    WRITER,
    add_release,
    approve,
    open_desk,
    segments,
    write,
)
from workbench.desk.desk import Desk
from workbench.desk.intake import read_html
from workbench.desk.library_views import LibraryQuery
from workbench.desk.pairing_rows import lock
from workbench.desk.repair import RepairReport, repair_desk
from workbench.model.errors import Cancelled, StorageError
from workbench.model.pairing import PairingWork
from workbench.model.tasks import CancelToken
from workbench.model.translation import Action, Translation
from workbench.store.database import FACT_TABLES
from workbench.store.pages import read_pages
from workbench.store.store import FILE_NAME

PAGE_BYTES = 4096
ROUNDS = 3


def fill(folder: Path) -> None:
    """Make a desk with something in nearly every table, and typing that is not committed."""
    desk = open_desk(folder)
    release, first = add_release(desk, targets=("fr", "es"))
    approve(desk, first)
    desk.library.tag([release.id], "water", EDITOR)
    part = segments(desk, first)[1]
    desk.editorial.comment(first.id, "Is it eleven?", REVIEWER, part.id)
    desk.editorial.act(first.id, Action.REOPEN, EDITOR, "One more change")
    for number in range(ROUNDS):
        paragraphs = "".join(
            f"<p>Sentence {number}-{place} is here. Another {place} follows it.</p>" for place in range(12)
        )
        _release, translation = add_release(
            desk, PAGE.replace("</body>", paragraphs + "</body>"), reference=f"MR-2{number}"
        )
        for place, segment in enumerate(segments(desk, translation), start=1):
            write(desk, translation, place, f"Phrase {number}-{place}. " + "é" * (place * 40) + segment.id)
            write(desk, translation, place, f"Phrase {number}-{place}, revue.")
    long = segments(desk, translation)[-1]
    write(desk, translation, long.number, "Très long. " * 3000)
    desk.segments.split(translation.id, segments(desk, translation)[8].id, 10, 3, WRITER)
    corrected = segments(desk, translation)[5]
    desk.segments.edit_source(translation.id, corrected.id, corrected.text + " Yes.", EDITOR, None)
    desk.editing.keep_typing(translation.id, segments(desk, translation)[10].id, "Je tape…", None)
    desk.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "desk"
    fill(folder)
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "desk"))


def facts(folder: Path) -> dict[str, dict[str, tuple[object, ...]]]:
    """Read every table of facts, and the heads and orders that are made from them, by SQLite."""
    connection = sqlite3.connect(folder / FILE_NAME)
    with closing(connection):
        found = {
            table: {row[0]: row for row in connection.execute(f"SELECT * FROM {table}")}
            for table in FACT_TABLES
        }
        for table in ("segment_order", "target_head", "source_head", "typing"):
            found[table] = {str(row): row for row in connection.execute(f"SELECT * FROM {table}")}
    return found


def lost(before: dict[str, dict[str, tuple[object, ...]]], folder: Path) -> dict[str, int]:
    """Return how many rows of which tables are no longer there or no longer the same."""
    after = facts(folder)
    gone = {
        table: sum(after[table].get(name) != row for name, row in rows.items())
        for table, rows in before.items()
    }
    return {table: count for table, count in gone.items() if count}


def pages_of(folder: Path, table: str) -> list[int]:
    """Return the numbers (from 1) of the leaf pages of a table."""
    connection = sqlite3.connect(folder / FILE_NAME)
    with closing(connection):
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    pages = read_pages(folder / FILE_NAME)
    leaves, inner = [], [root]
    while inner:
        number = inner.pop()
        page = pages.page(number)
        if page[0] == 0x05:
            count = int.from_bytes(page[3:5], "big")
            inner.append(int.from_bytes(page[8:12], "big"))
            for place in range(count):
                at = int.from_bytes(page[12 + 2 * place : 14 + 2 * place], "big")
                inner.append(int.from_bytes(page[at : at + 4], "big"))
        else:
            leaves.append(number)
    return sorted(leaves)


def spoil(folder: Path, start: int, data: bytes) -> None:
    with (folder / FILE_NAME).open("r+b") as file:
        file.seek(start)
        file.write(data)


def works(folder: Path) -> Iterator[Translation]:
    """Open the desk, look at everything, write in it, and yield its translations."""
    with closing(Desk.open(folder)) as desk:
        assert desk._store.database.read().execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        for card in desk.library.search(LibraryQuery()):
            for translation in desk.releases.translations(card.release.id):
                desk.editing.progress(translation.id)
                desk.editorial.chain(translation.id)
                for row in desk.editing.rows(translation.id, 0, 128):
                    desk.editing.history(translation.id, row.segment.id)
                write(desk, translation, 2, "Encore une phrase.")
                yield translation
        assert len(desk.library.search(LibraryQuery(text="phrase"))) > 0


def sentences(report: RepairReport) -> str:
    return "\n".join(line.sentence for line in report.missing)


def test_a_sound_store_loses_nothing(folder: Path) -> None:
    before = facts(folder)
    report = repair_desk(folder)
    assert lost(before, folder) == {}
    assert report.missing == ()
    assert report.unreadable_pages == 0
    assert report.facts == sum(len(before[table]) for table in FACT_TABLES)
    assert "Nothing is known to be missing" in report.text()
    assert len(list(works(folder))) == ROUNDS + 2


def test_a_zeroed_header_loses_nothing(folder: Path) -> None:
    before = facts(folder)
    spoil(folder, 0, bytes(PAGE_BYTES))
    damaged = (folder / FILE_NAME).read_bytes()
    with pytest.raises(StorageError):
        Desk.open(folder)
    report = repair_desk(folder)
    assert lost(before, folder) == {}
    assert report.kept_at.read_bytes() == damaged
    assert report.file is not None
    assert list(works(folder))


def test_overwritten_targets_are_named_and_come_back_from_the_memory(folder: Path) -> None:
    before = facts(folder)
    page = pages_of(folder, "target_revision")[3]
    spoil(folder, (page - 1) * PAGE_BYTES, b"\xa5" * PAGE_BYTES)
    with pytest.raises(StorageError) as caught:
        Desk.open(folder)
    assert caught.value.code == "store.damaged"
    report = repair_desk(folder)
    gone = lost(before, folder)
    assert gone.pop("target_revision") > 0
    assert set(gone) <= {"target_head"}
    assert report.unreadable_pages == 1
    told = [line for line in report.missing if line.number]
    assert told
    assert all(line.title and line.language == "fr" for line in told)
    assert "older revision" in sentences(report) or "newest target" in sentences(report)
    # Whatever was confirmed stands again, as a draft at least.
    with closing(Desk.open(folder)) as desk:
        for line in told:
            translation = desk.releases.find(line.release_id, "fr")[1]
            row = desk.editing.rows(translation.id, line.number - 1, 1)[0]
            assert row.text.startswith("Phrase") or row.text
    assert list(works(folder))


def test_an_overwritten_source_is_put_together_again(folder: Path) -> None:
    before = facts(folder)
    page = pages_of(folder, "segment")[-2]
    spoil(folder, (page - 1) * PAGE_BYTES, b"\x00\xff" * (PAGE_BYTES // 2))
    report = repair_desk(folder)
    after = facts(folder)
    missing = {name: row for name, row in before["segment"].items() if name not in after["segment"]}
    assert missing == {}
    same = [after["segment"][name][4] == row[4] for name, row in before["segment"].items()]
    assert same.count(False) <= 2
    assert "put together again" in sentences(report)
    assert list(works(folder))


def test_an_overwritten_block_is_made_again_from_its_segments(folder: Path) -> None:
    before = facts(folder)
    page = pages_of(folder, "block")[1]
    spoil(folder, (page - 1) * PAGE_BYTES, bytes([7]) * PAGE_BYTES)
    report = repair_desk(folder)
    after = facts(folder)
    for name, row in before["block"].items():
        if row[6]:
            assert after["block"][name][4] == row[4]
    assert "The kind of a paragraph is lost" in sentences(report)
    assert {table for table in lost(before, folder) if table in FACT_TABLES} == {"block"}
    assert list(works(folder))


def test_a_truncated_file_gives_what_is_left(folder: Path) -> None:
    before = facts(folder)
    data = (folder / FILE_NAME).read_bytes()
    (folder / FILE_NAME).write_bytes(data[: len(data) * 2 // 3 // 100 * 100])
    report = repair_desk(folder)
    assert report.unreadable_pages > report.pages // 4
    assert report.facts > sum(len(before[table]) for table in FACT_TABLES) // 4
    assert report.missing
    list(works(folder))


def test_a_backup_gives_what_the_store_had_and_nothing_else(folder: Path) -> None:
    with closing(Desk.open(folder)) as desk:
        desk.back_up()
    before = facts(folder)
    for table in ("target_revision", "segment", "translation_unit"):
        page = pages_of(folder, table)[1]
        spoil(folder, (page - 1) * PAGE_BYTES, b"\xa5" * PAGE_BYTES)
    report = repair_desk(folder)
    assert report.from_backups > 0
    assert lost(before, folder) == {}
    assert report.missing == ()


def test_what_a_person_went_back_behind_does_not_return(folder: Path) -> None:
    with closing(Desk.open(folder)) as desk:
        older = desk.back_up()
        _release, later = add_release(desk, reference="MR-LATER")
        write(desk, later, 1, "Plus tard")
        desk.back_up()
    Desk.restore(folder, older)
    before = facts(folder)
    spoil(folder, 0, bytes(PAGE_BYTES))
    repair_desk(folder)
    assert lost(before, folder) == {}
    assert later.id not in facts(folder)["translation"]


def test_the_log_is_read_too(folder: Path, tmp_path: Path) -> None:
    # As a killed program leaves it: the newest work stands in the log alone.
    desk = Desk.open(folder)
    _release, translation = desk.releases.find("MR-20")
    write(desk, translation, 3, "Dans le journal")
    left = tmp_path / "left"
    left.mkdir()
    for path in folder.glob(f"{FILE_NAME}*"):
        if not path.name.endswith((".lock", ".holder", "-shm")):
            shutil.copyfile(path, left / path.name)
    before = facts(folder)
    desk.close()
    spoil(left, 0, bytes(PAGE_BYTES))
    repair_desk(left)
    assert lost(before, left) == {}
    # Without its log the store has what was written into the file itself, and says what it knows of.
    (folder / FILE_NAME).unlink()


def test_typing_that_was_not_committed_is_kept(folder: Path) -> None:
    spoil(folder, 0, bytes(PAGE_BYTES))
    repair_desk(folder)
    with closing(Desk.open(folder)) as desk:
        _release, translation = desk.releases.find(f"MR-2{ROUNDS - 1}")
        assert [one.text for one in desk.editing.kept_typing(translation.id)] == ["Je tape…"]


def keep_pairings(folder: Path, count: int) -> dict[str, PairingWork]:
    """Put pairings into work, as they stand in the store; the first is changed once more."""
    source = read_html(PAGE, "en")
    target = read_html(
        "<h1>L’eau revient</h1><p>Onze points d’eau. Ils desservent 14 500 personnes.</p>", "fr"
    )
    with closing(Desk.open(folder)) as desk:
        pairing = desk.pairing.read(source, target)
        kept = [
            desk.pairing.keep("", f"Pair {each}", source, target, pairing, WRITER) for each in range(count)
        ]
        desk.pairing.keep(kept[0].id, "Pair 0", source, target, lock(pairing, [0]), WRITER)
        return pairings(desk)


def pairings(desk: Desk) -> dict[str, PairingWork]:
    return {work.id: desk.pairing.work(work.id) for work in desk.pairing.works()}


@pytest.mark.parametrize("first_page", [False, True])
def test_pairings_in_work_are_kept(folder: Path, first_page: bool) -> None:
    before = keep_pairings(folder, 5)
    # Without its first page SQLite opens nothing: the rows are read from the pages themselves.
    spoil(folder, 0 if first_page else (pages_of(folder, "segment")[0] - 1) * PAGE_BYTES, bytes(PAGE_BYTES))
    repair_desk(folder)
    with closing(Desk.open(folder)) as desk:
        assert pairings(desk) == before


def test_a_pairing_that_was_forgotten_does_not_return(folder: Path) -> None:
    before = keep_pairings(folder, 5)
    with closing(Desk.open(folder)) as desk:
        gone = min(before)
        desk.pairing.forget(gone)
    spoil(folder, (pages_of(folder, "segment")[0] - 1) * PAGE_BYTES, bytes(PAGE_BYTES))
    repair_desk(folder)
    with closing(Desk.open(folder)) as desk:
        assert pairings(desk) == {name: work for name, work in before.items() if name != gone}


def test_a_pairing_with_a_damaged_text_goes_and_the_others_stay(folder: Path) -> None:
    before = keep_pairings(folder, 5)
    path = folder / FILE_NAME
    data = path.read_bytes()
    place = data.index(b'{"languages":["en","fr"]')
    path.write_bytes(data[:place] + b"{" * 30 + data[place + 30 :])
    repair_desk(folder)
    with closing(Desk.open(folder)) as desk:
        after = pairings(desk)
    assert len(after) >= len(before) - 1
    assert after.items() <= before.items()


@pytest.mark.parametrize(
    "content", [b"", b"no database " * 2000, bytes(PAGE_BYTES * 4), b"SQLite format 3\x00"]
)
def test_a_file_without_facts_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(StorageError) as caught:
        repair_desk(tmp_path)
    assert caught.value.code == "repair.nothing"
    assert (tmp_path / FILE_NAME).read_bytes() == content
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_a_folder_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        repair_desk(tmp_path)
    assert caught.value.code == "store.missing"


def test_a_store_that_is_open_is_not_touched(folder: Path) -> None:
    with closing(Desk.open(folder)), pytest.raises(StorageError) as caught:
        repair_desk(folder)
    assert caught.value.code == "store.in_use"


def test_cancelling_leaves_everything_as_it_was(folder: Path) -> None:
    spoil(folder, PAGE_BYTES * 5, b"\xa5" * PAGE_BYTES)
    names = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    token = CancelToken()
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        steps.append((done, total))
        token.cancel()

    with pytest.raises(Cancelled):
        repair_desk(folder, token, progress)
    assert steps
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert {name: after[name] for name in names} == names
    assert not [path for path in folder.iterdir() if path.is_dir()]


@settings(max_examples=5, phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 2**32), holes=st.integers(1, 30), length=st.integers(1, 3000))
def test_whatever_is_overwritten_the_desk_opens_and_nothing_is_invented(
    filled: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, holes: int, length: int
) -> None:
    folder = Path(shutil.copytree(filled, tmp_path_factory.mktemp("holes") / "desk"))
    chance = random.Random(seed)
    size = (folder / FILE_NAME).stat().st_size
    for _hole in range(holes):
        # Zeros, so that what is read wrongly shows: random letters in a text are a text as well.
        spoil(folder, chance.randrange(size - length), bytes(length))
    before = facts(filled)
    report = repair_desk(folder)
    after = facts(folder)
    for table in ("target_revision", "comment", "transition", "person_fact"):
        for name, row in after[table].items():
            if name in before[table] and b"\x00" not in repr(row).encode() and "\\x00" not in repr(row):
                assert row == before[table][name]
    gone = sum(name not in after["target_revision"] for name in before["target_revision"])
    assert not gone or report.missing
    list(works(folder))
    shutil.rmtree(folder)
