"""Files of memories: batches, folding, words, replacing and removing, and files that are none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from workbench.model.errors import StorageError
from workbench.model.inline import CodeKind, CodeRole, InlineCode
from workbench.model.memory import Side, TranslationUnit
from workbench.model.memory_keys import memory_key
from workbench.store.connection import Connection
from workbench.store.memories import Appended, MemoryFile
from workbench.store.memory_connection import MemoryConnections
from workbench.store.memory_rows import rows_of, skeleton_number

AT = datetime(2026, 11, 1, tzinfo=UTC)
LATER = datetime(2026, 11, 20, tzinfo=UTC)
CODES = (
    InlineCode(0, CodeKind.LINK, CodeRole.OPEN, 1, "https://example.org/é"),
    InlineCode(1, CodeKind.LINK, CodeRole.CLOSE, 1),
)


def unit(source: str, target: str = "Cible", **fields: object) -> TranslationUnit:
    return replace(TranslationUnit("", source, target, "en", "fr", (), "A", AT), **fields)  # type: ignore[arg-type]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[MemoryFile]:
    with MemoryFile(tmp_path / "m.db", "m") as file:
        yield file


def test_a_unit_comes_back_whole(memory: MemoryFile) -> None:
    whole = unit(
        "\ue000One\ue001", "\ue000Un\ue001", codes=CODES, release_reference="MR-1", release_id="r", segment_id="s",
        approved=True, before="b", after="a", changed_at=LATER, changed_by="B", properties=(("x", "1"), ("x", "2")),
        notes=("n", ""),
    )  # fmt: skip
    assert memory.append([whole]) == Appended(1, 0)
    assert list(memory.units()) == [replace(whole, id="m/1", memory_id="m")]
    assert memory.unit(1) == replace(whole, id="m/1", memory_id="m")
    assert memory.number_of(replace(whole, id="m/1")) == 1


def test_the_same_unit_is_folded_and_takes_the_later_change(memory: MemoryFile) -> None:
    assert memory.append([unit("It’s here."), unit("It's\u00a0here.", approved=True)]) == Appended(1, 1)
    memory.append([unit("It's here.", changed_at=LATER, changed_by="B")])
    (kept,) = memory.units()
    assert (kept.source, kept.approved, kept.changed_at, kept.changed_by) == ("It’s here.", True, LATER, "B")
    others = [
        unit("It's here.", before="x"),
        unit("It's here.", "Autre"),
        unit("It's here.", source_language="en-US"),
    ]
    assert memory.append(others) == Appended(3, 0)


def test_a_folded_unit_keeps_properties_and_notes_of_both(memory: MemoryFile) -> None:
    memory.append([unit("One."), unit("Two.", properties=(("x", "1"),), notes=("n",), release_id="r")])
    memory.append([unit("One.", notes=("m",)), unit("Two.")])
    memory.append([unit("Two.", properties=(("x", "1"), ("x", "2")), notes=("m", "n"), release_id="other")])
    one, two = memory.units()
    assert (one.properties, one.notes) == ((), ("m",))
    assert (two.properties, two.notes, two.release_id) == ((("x", "1"), ("x", "2")), ("n", "m"), "r")


def test_an_import_that_is_given_up_leaves_every_unit_as_it_was(memory: MemoryFile) -> None:
    memory.append([unit("One.", notes=("n",)), unit("Two."), unit("Three.")])
    before = list(memory.units())
    later: dict[str, Any] = {"changed_at": LATER, "changed_by": "B", "notes": ("m",), "approved": True}

    def given_up() -> None:
        with memory.import_whole():
            memory.append([unit("One.", **later), unit("Four.")])
            memory.append([unit("One.", notes=("o",)), unit("Two.", **later), unit("Four.", **later)])
            raise KeyboardInterrupt

    for _time in range(2):
        with pytest.raises(KeyboardInterrupt):
            given_up()
        assert list(memory.units()) == before
        assert memory.words.together(["four"], [], Side.SOURCE, 1 << 40, 3) == []
    with memory.import_whole():
        memory.append([unit("One.", **later), unit("Four.")])
    assert [one.notes for one in memory.units()] == [("n", "m"), (), (), ()]


def test_a_memory_on_a_medium_that_cannot_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.db"
    with MemoryFile(path, "m") as file:
        file.append([unit("One.")])
    connect = MemoryConnections._connect

    def unwritable(self: MemoryConnections, kilobytes: int) -> Connection:
        if not self._immutable:
            raise StorageError("store.read_only", path=str(path))
        return connect(self, kilobytes)

    monkeypatch.setattr(MemoryConnections, "_connect", unwritable)
    with MemoryFile(path, "m") as file:
        assert file.read_only
        assert [one.source for one in file.units()] == ["One."]
        with pytest.raises(StorageError) as caught:
            file.append([unit("Two.")])
        assert caught.value.code == "store.opened_read_only"
    assert sorted(tmp_path.iterdir()) == [path]
    # What waits in a log would not be seen.
    path.with_name("m.db-wal").write_bytes(b"x")
    with pytest.raises(StorageError):
        MemoryFile(path, "m")


def test_a_large_batch_is_indexed_beside(memory: MemoryFile) -> None:
    assert (
        memory.append([unit(f"word{number} common", f"mot{number}") for number in range(3000)]).added == 3000
    )
    assert memory.count() == memory.count("en-GB", "fr") == 3000
    assert memory.words.sharing(("word7", "word2999"), (), (), (), Side.SOURCE, 9) == [8, 3000]
    assert memory.words.sharing((), ("word7", "common", "none"), (), (), Side.SOURCE, 9) == [8]
    assert memory.words.together(["common"], [], Side.SOURCE, 3000, 2) == [2999, 2998]
    assert memory.words.together([], ["word299"], Side.SOURCE, 1 << 40, 3) == [3000, 2999, 2998]
    assert (
        next(word for word, _units in memory.words.rarest_first(["common", "word7"], Side.SOURCE)) == "word7"
    )
    assert [each.id for each in memory.units(after=2998)] == ["m/2999", "m/3000"]


def test_a_frequent_word_brings_only_units_that_hold_a_rarer_one(memory: MemoryFile) -> None:
    memory.append(
        [
            unit("the office helps", "1"), unit("the office opens in the north", "2"), unit("the school opens", "3"),
            unit("the office opens", "4"), unit("a school", "5"),
        ]
    )  # fmt: skip
    memory.finish()
    sharing = memory.words.sharing
    assert sharing((), ("school",), ("the",), (), Side.SOURCE, 9) == [3]
    assert sharing((), (), ("opens", "office", "the"), (), Side.SOURCE, 9) == [2, 4, 1, 3]
    assert sharing((), (), ("the",), (), Side.SOURCE, 9) == []
    assert sharing(("school",), (), ("opens",), (), Side.SOURCE, 9) == [3, 5]


def test_a_further_word_says_which_units_come_first(memory: MemoryFile) -> None:
    memory.append([unit(f"the office opens on day {number}", "x") for number in range(50)])
    memory.append([unit("the office opens tomorrow on day 9", "y"), unit("tomorrow the rest", "z")])
    memory.finish()
    words = (), (), ("opens", "office")
    assert memory.words.sharing(*words, (), Side.SOURCE, 3) == [1, 2, 3]
    assert memory.words.sharing(*words, ("tomorrow",), Side.SOURCE, 3) == [51, 1, 2]
    assert memory.words.sharing(*words, ("tomorrow",), Side.SOURCE, 99)[-1] == 50


@pytest.mark.parametrize("odd", ["", "a\0b", "\udc80", "« Été »  \u00ad", "\ue000x\ue001"])
def test_a_unit_has_the_same_numbers_whatever_stands_beside_it(odd: str) -> None:
    units = [unit("The 7 offices", "Les 7 bureaux"), unit(odd, odd), unit("9.30 a.m.", "9 h 30")]
    pairs = {("en", "fr"): 1}
    together = list(rows_of(units, pairs))
    assert together == [row for one in units for row in rows_of([one], pairs)]
    assert [row[3] for row in together] == [skeleton_number(memory_key(one.source)) for one in units]
    assert len({row[5] for row in together}) == len(units)


def test_what_is_replaced_or_removed_is_not_found_by_its_words(memory: MemoryFile) -> None:
    memory.append([unit("old words"), unit("other text")])
    memory.replace(1, unit("new words"))
    assert memory.words.sharing(("old",), (), (), (), Side.SOURCE, 9) == []
    assert memory.words.sharing(("new",), (), (), (), Side.SOURCE, 9) == [1]
    assert memory.remove([1, 99]) == 1
    assert memory.words.sharing(("new",), (), (), (), Side.SOURCE, 9) == []
    assert memory.unit(1) is None
    memory.replace(1, unit("nothing"))
    assert memory.count() == 1


def test_a_removed_unit_is_put_back_and_found_by_its_words(memory: MemoryFile) -> None:
    memory.append([unit("old rain"), unit("last words")])
    removed = memory.unit(2)
    assert removed is not None
    memory.remove([2])
    memory.append([unit("in its number")])
    assert memory.put_back(removed) == 3
    assert memory.unit(3) == replace(removed, id="m/3")
    assert memory.words.sharing(("last",), (), (), (), Side.SOURCE, 9) == [3]
    assert memory.put_back(removed) == 3
    assert memory.count() == 3


def test_an_edited_unit_is_put_back_in_its_place_unless_another_stands_there(memory: MemoryFile) -> None:
    memory.append([unit("old rain"), unit("other words")])
    before = memory.unit(1)
    assert before is not None
    edited = replace(before, source="new rain", changed_at=LATER)
    memory.replace(1, edited)
    assert memory.put_back(before, instead_of=edited) == 1
    assert memory.unit(1) == before
    memory.replace(1, replace(before, source="of somebody else"))
    assert memory.put_back(before, instead_of=edited) == 3
    assert [one.source for one in memory.units()] == ["of somebody else", "other words", "old rain"]


def test_texts_alike_but_for_figures_have_the_same_number(memory: MemoryFile) -> None:
    memory.append([unit("In 2018, 1,500 people came."), unit("In 2018 nobody came.")])
    (found,) = memory.alike("In 2026, 300 people came.", Side.SOURCE, memory.pair_ids("en", "fr"), 9)
    assert found.source == "In 2018, 1,500 people came."


def test_an_append_that_fails_leaves_nothing(memory: MemoryFile) -> None:
    with pytest.raises(UnicodeEncodeError):
        memory.append([unit("good"), unit("bad \ud800")])
    assert memory.count() == 0
    assert memory.append([unit("good")]) == Appended(1, 0)


def test_what_is_no_memory_is_refused_and_left(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    newer = tmp_path / "newer.db"
    MemoryFile(newer, "m").close()
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    (tmp_path / "text.db").write_bytes(b"no database " * 999)
    for name, code in (("other", "not_ours"), ("newer", "newer"), ("text", "damaged")):
        with pytest.raises(StorageError, match=rf"store\.{code}"):
            MemoryFile(tmp_path / f"{name}.db", "m")
    with pytest.raises(StorageError, match=r"store\.missing"):
        MemoryFile(tmp_path / "none.db", "m", read_only=True)
    with MemoryFile(newer.with_name("fresh.db"), "m") as fresh:
        fresh.append([unit("One")])
    with MemoryFile(newer.with_name("fresh.db"), "m", read_only=True) as read:
        assert read.count() == 1
        with pytest.raises(StorageError, match=r"store\.opened_read_only"):
            read.append([unit("Two")])
