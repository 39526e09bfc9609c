"""Preferences: the termbases."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.preferences_termbases import CONCEPTS, NAME, USE, TermbasesPage
from workbench.desk.desk import Desk
from workbench.model.terms import HOUSE_TERMBASE, Concept, Term

LEA = "Léa Marchand"


@pytest.fixture
def page(qtbot, desk: Desk, runner, settle, theme) -> TermbasesPage:
    desk.terms.add(Concept("c", (Term("child", "en"),)), LEA)
    made = TermbasesPage(desk, runner, LEA)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def names(page: TermbasesPage) -> list[str]:
    return [page.list.topLevelItem(row).text(NAME) for row in range(page.list.topLevelItemCount())]


def test_termbases_are_added_named_ordered_and_put_out_of_use(
    qtbot, page: TermbasesPage, desk: Desk, settle
) -> None:
    assert names(page) == ["Termbase of the house"]
    assert page.list.topLevelItem(0).text(CONCEPTS) == "1"
    assert not page.remove.isEnabled()
    page.new_name.setText("Ministry")
    qtbot.keyClick(page.new_name, Qt.Key.Key_Return)
    settle()
    assert names(page) == ["Termbase of the house", "Ministry"]
    assert page.name.text() == "Ministry"
    page.up.click()
    page.name.setText("Ministry of Water")
    page.name.textEdited.emit("Ministry of Water")
    page.readable.setChecked(False)
    assert names(page)[0] == "Ministry of Water"
    assert page.list.topLevelItem(0).text(USE) == "not in use"
    assert page.save().terms
    first, second = desk.terms.bases.all()
    assert (first.name, first.readable, second.id) == ("Ministry of Water", False, HOUSE_TERMBASE)
    assert not page.save()


def test_a_name_that_is_there_is_refused(qtbot, page: TermbasesPage, settle) -> None:
    for _time in range(2):
        page.new_name.setText("Ministry")
        page.add.click()
        settle()
    assert "already" in page.told.text()
    assert len(names(page)) == 2


def test_an_export_tells_how_far_it_is_and_may_be_stopped(
    qtbot, page: TermbasesPage, desk: Desk, settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "t.csv"
    there.write_text("as it was", encoding="utf-8")
    held, go_on = threading.Event(), threading.Event()
    write = desk.terms.files.write

    def held_up(*given, progress, **named):
        def told(done: int, total: int) -> None:
            progress(done, total)
            held.set()
            go_on.wait(20)

        return write(*given, progress=told, **named)

    monkeypatch.setattr(desk.terms.files, "write", held_up)
    page.write(there)
    qtbot.waitUntil(lambda: held.is_set() and page.progress.maximum() == 1)
    assert page.progress.isVisible()
    assert not page.write_out.isEnabled()
    page.stop.click()
    go_on.set()
    settle()
    assert "nothing was written" in page.told.text()
    assert not page.stop.isVisible()
    assert page.write_out.isEnabled()
    assert there.read_text(encoding="utf-8") == "as it was"


def test_terms_go_out_and_in_and_a_termbase_is_removed(
    qtbot, page: TermbasesPage, desk: Desk, settle, tmp_path: Path
) -> None:
    page.write(tmp_path / "t.xlsx")
    settle()
    assert "1 concept written" in page.told.text()
    page.new_name.setText("Other")
    page.add.click()
    settle()
    other = page.chosen_id()
    desk.terms.import_file(tmp_path / "t.xlsx", LEA, other)
    page.read()
    settle()
    assert page.list.topLevelItem(1).text(CONCEPTS) == "1"
    with qtbot.waitSignal(page.did):
        page.remove_base(other)
    settle()
    assert names(page) == ["Termbase of the house"]
    assert len(desk.terms.concepts()) == 1
