"""Memories in and out as TMX: progress, cancelling, what may not be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drafting.tmx.building import tmx, tu
from workbench.desk.desk import Desk
from workbench.model.errors import Cancelled, InputError, RuleError
from workbench.model.memory import HOUSE
from workbench.model.people import Role
from workbench.model.tasks import CancelToken


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "desk")
    opened.people.add("Ann", [Role.TRANSLATOR])
    yield opened
    opened.close()


def stop(done: int, total: int) -> None:
    raise Cancelled


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "memory.tmx"
    many = [tu(f"Sentence {at} " + "of words " * 5, f"Phrase {at}") for at in range(11_000)]
    path.write_text(tmx(*many), encoding="utf-8")
    return path


def test_what_a_cancelled_import_brought_is_taken_out_again(desk: Desk, file: Path, tmp_path: Path) -> None:
    memory = desk.memory.add_memory("Old", "Ann")
    first = tmp_path / "first.tmx"
    first.write_text(tmx(tu("Before", "Avant")), encoding="utf-8")
    report = desk.memory_files.import_tmx(first, memory.id, "Ann")
    assert (report.elements, report.added, report.folded, report.changes.memory) == (1, 1, 0, True)
    cancel = CancelToken()
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        cancel.cancel()

    with pytest.raises(Cancelled):
        desk.memory_files.import_tmx(file, memory.id, "Ann", cancel, progress)
    assert told[0][0] < told[0][1] == file.stat().st_size
    units = list(desk.memory.file(memory.id).units())
    assert [(unit.source, unit.author) for unit in units] == [("Before", "Ann")]
    fresh = desk.memory.add_memory("Fresh", "Ann")
    with pytest.raises(Cancelled):
        desk.memory_files.import_tmx(file, fresh.id, "Ann", CancelToken(), stop)
    assert desk.memory.file(fresh.id).count() == 0
    assert desk.memory.concordance("Sentence", "en", "fr") == []
    desk.memory_files.import_tmx(first, fresh.id, "Ann")
    hits = desk.memory.concordance("Before", "en", "fr")
    assert sorted(hit.unit.memory_id for hit in hits) == sorted((memory.id, fresh.id))


def test_a_memory_comes_out_as_it_went_in(desk: Desk, tmp_path: Path) -> None:
    path, out = tmp_path / "in.tmx", tmp_path / "out.tmx"
    coded = "Water <bpt i='1' type='bold'/>again<ept i='1'/><ph type='image'>x</ph>"
    said = "<note>n</note><prop type='x-client'>IOM</prop><prop type='prev'>Before</prop>"
    path.write_text(
        tmx(
            tu(
                coded,
                "<hi type='bold'>Eau</hi>",
                head=' creationid="bo" changedate="20240101T000000Z"',
                inside=said,
            ),
            tu("One", "Uno", languages=("en-GB", "es")),
        ),
        encoding="utf-8",
    )
    one, two = desk.memory.add_memory("One", "Ann"), desk.memory.add_memory("Two", "Ann")
    desk.memory_files.import_tmx(path, one.id, "Ann")
    told: list[tuple[int, int]] = []
    count = desk.memory_files.export_tmx(out, one.id, progress=lambda done, total: told.append((done, total)))
    assert (count, told[-1]) == (2, (2, 2))
    desk.memory_files.import_tmx(out, two.id, "Ann")
    before, after = (
        [
            (
                unit.source, unit.target, unit.codes, unit.author, unit.created_at, unit.changed_at, unit.before, unit.properties,
                unit.notes, unit.source_language,
            )
            for unit in desk.memory.file(each.id).units()
        ]
        for each in (one, two)
    )  # fmt: skip
    assert before == after
    assert desk.memory_files.export_tmx(out, one.id, "en", "es") == 1
    assert 'srclang="en-GB" datatype' in out.read_text(encoding="utf-8")


def test_what_may_not_be_written_is_refused(desk: Desk, file: Path, tmp_path: Path) -> None:
    memory = desk.memory.add_memory("Closed", "Ann", writable=False)
    for identity in (HOUSE, memory.id):
        with pytest.raises(RuleError) as raised:
            desk.memory_files.import_tmx(file, identity, "Ann")
        assert raised.value.code == "memory.read_only"
    for deed in (desk.memory_files.import_tmx, desk.memory_files.export_tmx):
        with pytest.raises(InputError) as unknown:
            deed(tmp_path / "none.tmx", "no-such-memory")
        assert unknown.value.code == "memory.unknown"
