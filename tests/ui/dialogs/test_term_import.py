"""A file of terms is looked at, compared and taken in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from ui.dialogs.term_import import COLUMNS, DONE, MERGE, TermImportDialog
from ui.dialogs.term_import_merge import MergeTree
from ui.words import change_language
from workbench.desk.desk import Desk
from workbench.model.term_imports import ImportChoice
from workbench.model.term_tables import ColumnKind, ColumnMeaning
from workbench.model.terms import Concept, Term

LEA = "Léa Marchand"
CHILD = Concept("child", (Term("child", "en"), Term("enfant", "fr")))


def opened(qtbot, desk: Desk, runner, settle, path: Path | None) -> TermImportDialog:
    dialog = TermImportDialog(desk, runner, LEA, path=path)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    return dialog


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


def lines(tree: MergeTree) -> list[str]:
    found = []
    for row in range(tree.topLevelItemCount()):
        head = tree.topLevelItem(row)
        found.append(head.text(0))
        found += [f"  {head.child(child).text(0)}" for child in range(head.childCount())]
    return found


def test_what_contradicts_is_shown_first_and_left_out_unless_chosen(
    qtbot, desk: Desk, runner, settle, theme, tmp_path: Path
) -> None:
    desk.terms.add(CHILD, LEA)
    path = table(tmp_path, "concept_id,en,fr\nchild,child,gosse\nwell,well,puits\nx,,\n")
    dialog = opened(qtbot, desk, runner, settle, path)
    assert dialog.pages.currentIndex() == COLUMNS
    assert dialog.columns.table.item(2, 2).text() == "gosse"
    dialog.go.click()
    settle()
    assert dialog.pages.currentIndex() == MERGE
    assert lines(dialog.merge) == [
        "Contradicts the termbase: 1", "  child (en), enfant (fr)",
        "New: 1", "  well (en), puits (fr)",
        "Not taken as it stands: 1", "  line 4: A concept needs at least one term.",
    ]  # fmt: skip
    with qtbot.waitSignal(dialog.imported):
        dialog.go.click()
    settle()
    assert dialog.pages.currentIndex() == DONE
    assert "1 contradicts" in dialog.outcome.text()
    assert desk.terms.concept("child") == CHILD
    assert len(desk.terms.concepts()) == 2


@pytest.mark.parametrize("alone", [True, False])
def test_a_choice_for_one_or_for_all_that_contradict(
    qtbot, desk: Desk, runner, settle, theme, tmp_path: Path, alone: bool
) -> None:
    desk.terms.add(CHILD, LEA)
    dialog = opened(qtbot, desk, runner, settle, table(tmp_path, "concept_id,en,fr\nchild,child,gosse\n"))
    dialog.go.click()
    settle()
    (box,) = dialog.merge.findChildren(QComboBox)
    if alone:
        box.setCurrentIndex(1)
        box.activated.emit(1)
    else:
        dialog.rule.setCurrentIndex(1)
        dialog.rule.activated.emit(1)
    assert box.currentData() == ImportChoice.FILE
    dialog.go.click()
    settle()
    assert [term.text for term in desk.terms.concept("child").terms] == ["child", "gosse"]


def test_columns_that_say_nothing_are_mapped(
    qtbot, desk: Desk, runner, settle, theme, tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk, runner, settle, table(tmp_path, "puits;well\neau;water\n"))
    assert not dialog.go.isEnabled()
    assert "No column" in dialog.columns.advice.text()
    for column, language in ((0, "fr"), (1, "en")):
        box = dialog.columns.table.cellWidget(0, column)
        wanted = ColumnMeaning(ColumnKind.TERM, language)
        row = next(row for row in range(box.count()) if box.itemData(row) == wanted)
        box.setCurrentIndex(row)
        box.activated.emit(row)
        settle()
    assert dialog.go.isEnabled()
    change_language("fr")
    change_language("en")
    assert dialog.columns.mapping().meanings[0] == ColumnMeaning(ColumnKind.TERM, "fr")
    dialog.go.click()
    settle()
    dialog.go.click()
    settle()
    assert [[term.language for term in concept.terms] for concept in desk.terms.concepts()] == [
        ["fr", "en"]
    ] * 2


def test_what_cannot_be_read_is_said(qtbot, desk: Desk, runner, settle, theme, tmp_path: Path) -> None:
    dialog = opened(qtbot, desk, runner, settle, tmp_path / "none.csv")
    assert "none.csv" in dialog.trouble.text()
    path = tmp_path / "bad.tbx"
    path.write_text("<html/>")
    dialog.path.setText(str(path))
    dialog.path.editingFinished.emit()
    dialog.go.click()
    settle()
    assert "TBX" in dialog.trouble.text()
    assert dialog.pages.currentIndex() == COLUMNS


def test_a_termbase_that_changed_meanwhile_is_compared_again(
    qtbot, desk: Desk, runner, settle, theme, tmp_path: Path
) -> None:
    dialog = opened(qtbot, desk, runner, settle, table(tmp_path, "concept_id,en,fr\nchild,child,gosse\n"))
    dialog.go.click()
    settle()
    desk.terms.add(CHILD, LEA)
    dialog.go.click()
    settle()
    assert dialog.pages.currentIndex() == COLUMNS
    assert "has changed" in dialog.trouble.text()
    dialog.go.click()
    settle()
    assert lines(dialog.merge)[0] == "Contradicts the termbase: 1"
