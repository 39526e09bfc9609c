"""The preview of a release: what is read, changed, refused and added."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QComboBox

from ui.dialogs.block_model import BLOCK, KEPT, KIND
from ui.dialogs.intake import PASTE, PREVIEW, READING, IntakeDialog
from ui.dialogs.intake_offers import Pasted
from workbench.desk.library_views import LibraryQuery
from workbench.model.release import BlockKind, Confidentiality, DropReason

PAGE = """<html lang="en"><head><title>x</title></head><body>
<nav><a href="/">Home</a><a href="/news">News</a></nav>
<main><h1>Meridian Relief opens eleven water points</h1>
<p>Embargoed until 14:00 GMT on 24 November 2031.</p>
<p>KESSOU, 24 November 2031 - Meridian Relief has opened <b>eleven</b> water points. They serve 14,500 people.</p>
<p>Between 2 and 16 November, rivers in the north rose by up to 3.5 metres and cut the road to the port.</p></main>
<footer>Copyright 2031</footer></body></html>"""


@pytest.fixture
def dialog(qtbot, desk, runner, theme, settle):
    made = IntakeDialog(desk, runner, "Léa Marchand")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    yield made
    settle()


@pytest.fixture
def read(dialog, settle, tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    dialog.read_path(path)
    assert dialog.pages.currentIndex() == READING
    settle()
    assert dialog.pages.currentIndex() == PREVIEW
    return dialog


def row_of(dialog: IntakeDialog, text: str) -> int:
    return next(row for row, block in enumerate(dialog.model.blocks) if text in block.text)


def test_a_page_is_shown_with_what_is_dropped_and_why(read) -> None:
    assert read.title.text() == "Meridian Relief opens eleven water points"
    assert read.source.code() == "en"
    assert read.targets.codes() == ["fr", "es"]
    dropped = [block for block in read.model.blocks if not block.kept]
    assert dropped
    why = read.model.index(read.model.blocks.index(dropped[0]), 3).data()
    assert why
    assert "dropped" in read.preview.counts.text()
    kept = len(read.model.blocks) - len(dropped)
    read.preview.dropped_too.click()
    assert len(read.model.blocks) == kept


def test_the_embargo_of_the_text_is_proposed(read) -> None:
    value = read.form.embargo.value()
    assert value is not None
    assert value.isoformat().startswith("2031-11-24T14:00")
    assert value.utcoffset().total_seconds() == 0
    assert "Embargoed until 14:00 GMT" in read.warning_words.text()
    assert read.form.values()["confidentiality"] is Confidentiality.EMBARGOED


def test_space_drops_and_keeps_several_at_once(qtbot, read, settle) -> None:
    first, second = row_of(read, "KESSOU"), row_of(read, "Between 2")
    before = len(read.document.segments)
    read.table.clearSelection()
    read.table.selectRow(first)
    index = read.model.index(second, 0)
    flags = read.table.selectionModel().SelectionFlag.Select | read.table.selectionModel().SelectionFlag.Rows
    read.table.selectionModel().select(index, flags)
    qtbot.keyClick(read.table, Qt.Key.Key_Space)
    settle()
    assert not read.model.blocks[first].kept
    assert not read.model.blocks[second].kept
    assert read.model.blocks[first].reason is DropReason.BY_PERSON
    assert len(read.document.segments) < before
    assert len(read.table.selected_ids()) == 2, "what was selected stays selected"
    read.preview.keep.click()
    settle()
    assert len(read.document.segments) == before


def test_a_click_on_the_box_drops_one(qtbot, read, settle) -> None:
    row = row_of(read, "Between 2")
    index = read.model.index(row, KEPT)
    assert read.model.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    settle()
    assert not read.model.blocks[row].kept


def test_kinds_are_changed_in_the_cell_and_by_menu(qtbot, read, settle) -> None:
    row = row_of(read, "Between 2")
    read.table.selectRow(row)
    qtbot.keyClick(read.table, Qt.Key.Key_F2)
    box = read.table.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData(BlockKind.CAPTION.value))
    box.activated.emit(box.currentIndex())
    settle()
    assert read.model.blocks[row].kind is BlockKind.CAPTION
    read.table.selectRow(row)
    menu = read.table.menu()
    next(action for action in menu.actions() if action.text() == "Quotation").trigger()
    settle()
    assert read.model.blocks[row].kind is BlockKind.QUOTATION
    assert read.model.index(row, KIND).data() == "Quotation"
    menu.deleteLater()


def test_quick_changes_build_on_each_other(read, settle) -> None:
    rows = [row_of(read, "KESSOU"), row_of(read, "Between 2")]
    for row in rows:
        read.model.kept_wanted.emit([read.model.blocks[row].id], False)
        read.model.kind_wanted.emit([read.model.blocks[row].id], BlockKind.CAPTION)
    settle()
    for row in rows:
        block = read.model.index(row, 0).data(BLOCK)
        assert (block.kept, block.kind) == (False, BlockKind.CAPTION)


def test_another_source_language_frees_the_first(read, settle) -> None:
    read.source.choose("fr")
    read.source.activated.emit(read.source.currentIndex())
    settle()
    assert read.document.language == "fr"
    assert read.targets.codes() == ["en", "es"], "into the usual source language, too"
    read.source.choose("en")
    read.source.activated.emit(read.source.currentIndex())
    settle()
    assert read.targets.codes() == ["fr", "es"]


def test_it_is_added_as_it_stands(qtbot, read, desk, settle) -> None:
    read.title.selectAll()
    qtbot.keyClicks(read.title, "Another title")
    qtbot.keyClicks(read.form.reference, "MR-2031-1")
    read.form.confidentiality.setCurrentIndex(
        read.form.confidentiality.findData(Confidentiality.CONFIDENTIAL.value)
    )
    read.targets.others.setText("pt")
    with qtbot.waitSignal(read.added) as caught:
        read.go_on.click()
    release, changes = caught.args
    assert (release.title, release.reference) == ("Another title", "MR-2031-1")
    assert release.confidentiality is Confidentiality.CONFIDENTIAL
    assert release.embargo is not None
    assert {one.target_language for one in desk.releases.translations(release.id)} == {"fr", "es", "pt"}
    assert release.id in changes.releases
    assert any(not block.kept for block in desk.releases.blocks(release.id)), "dropped blocks stay with it"
    assert not read.isVisible()


def test_nothing_kept_or_no_language_cannot_be_added(read, settle) -> None:
    read.targets.choose([])
    assert not read.go_on.isEnabled()
    assert "language" in read.go_on.toolTip()
    read.targets.choose(["fr"])
    assert read.go_on.isEnabled()
    read.model.kept_wanted.emit([block.id for block in read.model.blocks], False)
    settle()
    assert not read.go_on.isEnabled()
    assert "block" in read.go_on.toolTip()


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 40), ("fake.docx", b"PK\x03\x04no")],
)
def test_what_cannot_be_read_is_said_and_something_else_can_be_pasted(
    dialog, settle, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    dialog.read_path(path)
    settle()
    assert dialog.trouble.isVisible()
    assert name in dialog.trouble.text()
    assert dialog.pages.currentIndex() == PASTE
    dialog.read_paste(Pasted("A headline\n\nA sentence of some length follows it."))
    settle()
    assert not dialog.trouble.isVisible()
    assert dialog.pages.currentIndex() == PREVIEW


def test_a_file_that_vanished(dialog, settle, tmp_path: Path) -> None:
    dialog.read_path(tmp_path / "gone.txt")
    settle()
    assert dialog.trouble.isVisible()


def test_pasting_into_the_field_keeps_the_structure(qtbot, dialog, settle) -> None:
    dialog.ask_for_paste()
    assert not dialog.go_on.isEnabled()
    data = QMimeData()
    data.setHtml(PAGE)
    data.setText("Meridian Relief opens eleven water points")
    dialog.paste.insertFromMimeData(data)
    settle()
    assert dialog.pages.currentIndex() == PREVIEW
    headline = dialog.model.blocks[row_of(dialog, "opens eleven")]
    assert headline.kind is BlockKind.HEADLINE
    assert any(block.codes for block in dialog.model.blocks), "the bold word is a code"


def test_typing_a_text_works_as_well(qtbot, dialog, settle) -> None:
    dialog.ask_for_paste()
    qtbot.keyClicks(dialog.paste, "A headline of a release")
    dialog.go_on.click()
    settle()
    assert dialog.pages.currentIndex() == PREVIEW


def test_cancelling_while_it_reads_adds_nothing(dialog, desk, runner, settle, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("A sentence of a long text. " * 20_000, encoding="utf-8")
    dialog.read_path(path)
    dialog.cancel.click()
    settle()
    assert dialog.pages.currentIndex() == READING
    assert desk.library.search(LibraryQuery()) == []
