"""Importing a TMX file: into which memory, with progress and cancel, and a report of what was left out and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.memory_import import MemoryImportDialog
from workbench.desk.changes import Changes
from workbench.model.errors import InputError
from workbench.model.memory import HOUSE, Memory

PERSON = "Léa Marchand"
HELD = [
    Memory(HOUSE, "", units=3),
    Memory("m1", "Partner", position=1),
    Memory("m2", "Closed", writable=False, position=2),
]


@dataclass
class Desk:
    """Memories and files that note what they were told; ``report`` is what an import brings, or raises."""

    report: Any = None
    did: list[tuple[Any, ...]] = field(default_factory=list)
    wait: bool = False
    read_only: bool = False

    @property
    def memory(self) -> Any:
        return self

    @property
    def memory_files(self) -> Any:
        return self

    def memories(self) -> list[Memory]:
        return list(HELD)

    def add_memory(self, name: str, author: str) -> Memory:
        self.did.append(("add", name, author))
        return Memory("new", name)

    def remove_memory(self, memory_id: str, author: str) -> None:
        self.did.append(("remove", memory_id, author))

    def import_tmx(self, path: Path, memory_id: str, author: str, cancel: Any, progress: Any) -> Any:
        self.did.append(("import", path.name, memory_id, author))
        progress(3_000_000_000, 6_000_000_000)
        while self.wait:
            cancel.raise_if_cancelled()
        if isinstance(self.report, Exception):
            raise self.report
        return self.report


def report(*problems: tuple[str, int], added: int = 31_204, folded: int = 0) -> Any:
    found = tuple(SimpleNamespace(code=code, line=line, data={}) for code, line in problems)
    return SimpleNamespace(added=added, folded=folded, problems=found, changes=Changes(memory=True))


@pytest.fixture
def fake() -> Desk:
    return Desk(report())


@pytest.fixture
def make(qtbot, runner, settle):
    def make(desk: Desk, memory_id: str = "", path: Path | None = None) -> MemoryImportDialog:
        made = MemoryImportDialog(desk, runner, PERSON, memory_id, None, path)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(made)
        made.show()
        settle()
        return made

    yield make
    settle()


def test_only_memories_that_may_be_changed_are_offered_and_never_the_houses(make, fake) -> None:
    dialog = make(fake, "m1")
    offered = [dialog.memory.itemText(row) for row in range(dialog.memory.count())]
    assert offered == ["A new memory", "Partner"]
    assert dialog.memory.currentText() == "Partner"
    assert not dialog.name.isVisible()
    assert make(fake, "m2").memory.currentText() == "A new memory"


def test_a_new_memory_is_called_as_the_file(make, fake, settle, qtbot) -> None:
    dialog = make(fake, path=Path("/x/IOM 2015.tmx"))
    assert dialog.name.text() == "IOM 2015"
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.go.click()
    assert told.args[0] == "new"
    assert fake.did == [("add", "IOM 2015", PERSON), ("import", "IOM 2015.tmx", "new", PERSON)]
    assert dialog.outcome.text() == "31,204 units taken in."
    assert not dialog.problems.isVisible()
    assert dialog.cancel.text() == "Close"


def test_what_was_left_out_is_listed_with_its_line(make, fake, qtbot) -> None:
    fake.report = report(("memory.unit_unknown", 120), ("memory.name_missing", 0), folded=17)
    dialog = make(fake, "m1", Path("/x/a.tmx"))
    with qtbot.waitSignal(dialog.imported):
        dialog.go.click()
    said = [dialog.problems.item(row).text() for row in range(dialog.problems.count())]
    assert said[0].startswith("Line 120: The memory has no such unit")
    assert said[1] == "A memory needs a name."
    assert "17 stood there already" in dialog.outcome.text()


def test_a_file_that_cannot_be_read_leaves_no_new_memory(make, fake, settle) -> None:
    fake.report = InputError("memory.unit_unknown")
    dialog = make(fake, path=Path("/x/a.tmx"))
    dialog.go.click()
    settle()
    assert fake.did[-1] == ("remove", "new", PERSON)
    assert "no such unit" in dialog.trouble.text()
    assert dialog.go.isEnabled()


def test_cancel_stops_the_import(make, fake, settle, qtbot) -> None:
    fake.wait = True
    dialog = make(fake, path=Path("/x/a.tmx"))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.progress.maximum() > 0)
    assert dialog.progress.value() * 2 == dialog.progress.maximum()
    with qtbot.assertNotEmitted(dialog.imported):
        dialog.cancel.click()
        settle()
    assert fake.did[-1] == ("remove", "new", PERSON)


@pytest.mark.parametrize("path", ["", "   "])
def test_without_a_file_nothing_begins(make, fake, path: str) -> None:
    dialog = make(fake, "m1")
    dialog.path.setText(path)
    assert not dialog.go.isEnabled()


def test_nothing_is_imported_into_a_desk_that_is_only_read(make, fake) -> None:
    fake.read_only = True
    assert not make(fake, "m1", Path("/x/a.tmx")).go.isEnabled()
