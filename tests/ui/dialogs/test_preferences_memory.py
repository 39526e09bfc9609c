"""Preferences > Memories: what is offered, closed, trusted less; adding, removing, writing out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.memory_import import MemoryImportDialog
from ui.dialogs.memory_removal import RemoveMemoryDialog
from ui.dialogs.preferences_memory import MemoriesPage
from workbench.desk.changes import NOTHING, Changes
from workbench.model.errors import InputError
from workbench.model.memory import HOUSE, Memory

PERSON = "Léa Marchand"


@dataclass
class Desk:
    """A desk with three memories that notes what it was told."""

    read_only: bool = False
    held: dict[str, Memory] = field(
        default_factory=lambda: {
            HOUSE: Memory(HOUSE, "", ("en", "fr"), units=1243),
            "m1": Memory("m1", "Partner", ("en", "es"), penalty=7, position=1, units=1),
            "m2": Memory("m2", "Old", readable=False, writable=False, position=2, units=12),
        }
    )
    did: list[tuple[Any, ...]] = field(default_factory=list)
    wait: bool = False

    @property
    def memory(self) -> Any:
        return self

    @property
    def memory_files(self) -> Any:
        return self

    @property
    def settings(self) -> Any:
        return SimpleNamespace(memory_at_least=60, get=lambda _key: "60", set=self._set)

    def _set(self, key: str, value: str) -> Changes:
        self.did.append(("set", key, value))
        return Changes(settings=True)

    def memories(self) -> list[Memory]:
        return list(self.held.values())

    def add_memory(self, name: str, author: str) -> Memory:
        made = Memory("new", name, position=len(self.held))
        self.held[made.id] = made
        self.did.append(("add", name, author))
        return made

    def change_memory(self, memory_id: str, author: str, **fields: Any) -> Changes:
        if fields.get("name") == "":
            raise InputError("memory.name_missing")
        self.held[memory_id] = replace(self.held[memory_id], **fields)
        self.did.append(("change", memory_id, author, fields))
        return Changes(memory=True)

    def remove_memory(self, memory_id: str, author: str) -> Changes:
        del self.held[memory_id]
        self.did.append(("remove", memory_id, author))
        return Changes(memory=True)

    def export_tmx(self, path: Path, memory_id: str, cancel: Any, progress: Any) -> int:
        self.did.append(("export", path.name, memory_id))
        progress(1, 2)
        while self.wait:
            cancel.raise_if_cancelled()
        return self.held[memory_id].units


@pytest.fixture
def fake() -> Desk:
    return Desk()


@pytest.fixture
def page(qtbot, runner, settle, fake):
    made = MemoriesPage(fake, runner, PERSON)
    qtbot.addWidget(made)
    made.show()
    settle()
    yield made
    settle()


def choose(page: MemoriesPage, memory_id: str) -> None:
    order = [page.table.topLevelItem(row).data(0, Qt.ItemDataRole.UserRole) for row in range(rows(page))]
    page.table.setCurrentItem(page.table.topLevelItem(order.index(memory_id)))


def rows(page: MemoriesPage) -> int:
    return page.table.topLevelItemCount()


def line(page: MemoriesPage, row: int) -> list[str]:
    item = page.table.topLevelItem(row)
    return [item.text(column) for column in range(page.table.columnCount())]


def test_every_memory_is_listed_with_what_it_holds_and_how_it_is_used(page) -> None:
    assert line(page, 0) == ["Memory of the house", "en, fr", "1,243", "offered", ""]
    assert line(page, 1) == ["Partner", "en, es", "1", "offered", "−7 %"]
    assert line(page, 2) == ["Old", "", "12", "not offered", ""]


def test_the_memory_of_the_house_is_neither_named_nor_closed_nor_removed(page) -> None:
    choose(page, HOUSE)
    assert page.readable.isEnabled()
    for widget in (page.name, page.writable, page.remove, page.up, page.down):
        assert not widget.isEnabled()


def test_what_is_changed_is_kept_at_save_and_only_that(page, fake) -> None:
    choose(page, "m1")
    page.name.setText("Partners")
    page.name.textEdited.emit("Partners")
    page.readable.setChecked(False)
    page.penalty.setCurrentIndex(page.penalty.findData(10))
    page.penalty.activated.emit(page.penalty.currentIndex())
    assert line(page, 1) == ["Partners", "en, es", "1", "not offered", "−10 %"]
    assert fake.did == []
    assert page.save() == Changes(memory=True)
    assert fake.did == [
        ("change", "m1", PERSON, {"name": "Partners", "readable": False, "penalty": 10})
    ]  # fmt: skip
    assert page.save() == NOTHING


def test_a_name_that_is_empty_is_refused_at_save(page) -> None:
    choose(page, "m1")
    page.name.setText("")
    page.name.textEdited.emit("")
    with pytest.raises(InputError):
        page.save()


def test_writing_a_name_keeps_the_spaces_that_one_is_about_to_follow(qtbot, page) -> None:
    choose(page, "m1")
    page.name.setFocus()
    page.name.end(False)
    qtbot.keyClicks(page.name, " of old")
    assert page.name.text() == "Partner of old"
    assert line(page, 1)[0] == "Partner of old"


def test_the_order_is_changed_below_the_memory_of_the_house(page, fake) -> None:
    choose(page, "m2")
    assert not page.down.isEnabled()
    page.up.click()
    assert [line(page, row)[0] for row in range(3)] == ["Memory of the house", "Old", "Partner"]
    assert not page.up.isEnabled()
    page.save()
    assert {one.id: one.position for one in fake.held.values()} == {HOUSE: 0, "m2": 1, "m1": 2}


def test_a_memory_is_added_at_once_and_chosen(qtbot, page, fake, settle) -> None:
    assert not page.add.isEnabled()
    qtbot.keyClicks(page.new_name, "  IOM   releases ")
    with qtbot.waitSignal(page.did):
        qtbot.keyClick(page.new_name, Qt.Key.Key_Return)
    settle()
    assert fake.did == [("add", "IOM releases", PERSON)]
    assert page.chosen().name == "IOM releases"
    assert page.new_name.text() == ""


def test_what_waits_for_save_outlives_an_added_memory(page, settle) -> None:
    choose(page, "m1")
    page.readable.setChecked(False)
    page.new_name.setText("New")
    page.add.click()
    settle()
    choose(page, "m1")
    assert not page.readable.isChecked()


def test_removing_asks_first(qtbot, page, fake, settle) -> None:
    choose(page, "m1")
    page.remove.click()
    dialog = page.findChild(RemoveMemoryDialog)
    assert "Its 1 unit is deleted" in dialog.lead.text()
    dialog.cancel.click()
    assert fake.did == []
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.findChildren(RemoveMemoryDialog)[-1].remove.click()
    settle()
    assert fake.did == [("remove", "m1", PERSON)]
    assert rows(page) == 2


def test_a_memory_is_written_out(page, fake, settle, tmp_path) -> None:
    choose(page, "m2")
    page.write(page.chosen(), tmp_path / "old")
    settle()
    assert fake.did == [("export", "old.tmx", "m2")]
    assert page.told.text().startswith("12 units written:")
    assert not page.progress.isVisible()


def test_writing_can_be_stopped(qtbot, page, fake, settle, tmp_path) -> None:
    fake.wait = True
    page.write(page.chosen(), tmp_path / "x.tmx")
    qtbot.waitUntil(lambda: page.progress.maximum() == 2)
    assert not page.write_out.isEnabled()
    page.stop.click()
    settle()
    assert page.told.text().startswith("Stopped")
    assert page.write_out.isEnabled()


def test_an_import_begins_with_the_chosen_memory(page, settle) -> None:
    choose(page, "m1")
    page.take_in.click()
    settle()
    dialog = page.findChild(MemoryImportDialog)
    assert dialog.memory.currentText() == "Partner"
    with_changes: list[Changes] = []
    page.did.connect(with_changes.append)
    dialog.imported.emit("m1", Changes(memory=True))
    settle()
    assert with_changes == [Changes(memory=True)]
    dialog.reject()


def test_a_desk_that_is_only_read_changes_nothing(qtbot, runner, settle) -> None:
    made = MemoriesPage(Desk(read_only=True), runner, PERSON)
    qtbot.addWidget(made)
    settle()
    choose(made, "m1")
    made.new_name.setText("x")
    for widget in (
        made.name,
        made.readable,
        made.writable,
        made.penalty,
        made.add,
        made.remove,
        made.take_in,
    ):
        assert not widget.isEnabled()
    assert made.write_out.isEnabled()


def test_the_score_from_which_suggestions_come_is_a_setting(page, fake) -> None:
    page.least.setCurrentIndex(page.least.findData(75))
    assert page.save() == Changes(settings=True)
    assert fake.did == [("set", "memory_at_least", "75")]
