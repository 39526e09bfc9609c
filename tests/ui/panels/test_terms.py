"""Terms: added with one field, changed, taken out, and their history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from ui.dialogs.term_concept import LANGUAGE, NOTE, PART, STATUS, TERM, ConceptDialog
from ui.dialogs.term_history import TermHistoryDialog
from ui.panels.base import Place
from ui.panels.term_dialog import TermDialog
from ui.panels.terms import TermsPanel
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.people import Role
from workbench.model.terms import Concept, Term, TermStatus

LEA = "Léa"
POINT = Concept(
    "p", (Term("water point", "en"), Term("point d’eau", "fr", note="<b> said")), definition="A place"
)


@pytest.fixture
def place(tmp_path: Path, runner) -> Iterator[Place]:
    desk = Desk.open(tmp_path / "data")
    desk.people.add(LEA, [Role.TRANSLATOR])
    taken = intake.read_bytes(b"The water point opened.\n", "text.txt", "en")
    release, (translation,), _changes = desk.releases.add(taken, ["fr"], LEA)
    yield Place(desk, runner, release, translation, LEA)
    desk.close()


def panel_of(qtbot, place: Place, settle) -> TermsPanel:
    panel = TermsPanel(place)
    qtbot.addWidget(panel)
    panel.show()
    panel.follow(place.desk.editing.rows(place.translation.id, 0, 1)[0])
    settle()
    return panel


def kept(qtbot, dialog):
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_meaning_of_the_releases_dossier_is_shown_first(qtbot, place: Place, settle, theme) -> None:
    terms = place.desk.terms
    terms.add(Concept("chess", (Term("opened", "en"), Term("ouverture", "fr")), "chess"), LEA)
    terms.add(Concept("work", (Term("opened", "en"), Term("mis en service", "fr")), "public works"), LEA)
    panel = panel_of(qtbot, place, settle)
    assert [use.found.concept.id for use in panel.uses] == ["chess", "work"]
    place.desk.library.tag([place.release.id], "Public works", LEA)
    panel.refresh()
    settle()
    assert [use.found.concept.id for use in panel.uses] == ["work", "chess"]


def test_a_selected_term_needs_one_field(qtbot, place: Place, settle, theme) -> None:
    panel = panel_of(qtbot, place, settle)
    panel.select("water point", "")
    panel.add_term()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TermDialog)
    settle()
    assert not dialog.source.isVisible()
    assert dialog.target.hasFocus()
    assert dialog.said.text() == "“water point” is called:"
    assert [name for name, field in dialog._fields.items() if field.isVisible()] == ["target"]
    dialog.target.insert("point d’eau")
    qtbot.keyClick(dialog.target, Qt.Key.Key_Return)
    settle()
    (concept,) = place.desk.terms.concepts("water point")
    assert [term.text for term in concept.terms] == ["water point", "point d’eau"]
    assert [use.found.concept.id for use in panel.uses] == [concept.id]


def test_what_is_there_already_is_said_and_joined(qtbot, place: Place, settle, theme) -> None:
    place.desk.terms.add(POINT, LEA)
    dialog = kept(qtbot, TermDialog(place, "Water point", ""))
    settle()
    assert "point d’eau (fr)" in dialog.hint.text()
    dialog.target.setText("borne-fontaine")
    dialog.more.setChecked(True)
    assert dialog.status.isVisible()
    dialog.status.setCurrentIndex(dialog.status.findData(TermStatus.FORBIDDEN))
    dialog.owner.setText("Press office")
    dialog.deed()()
    (concept,) = place.desk.terms.concepts()
    assert concept.terms[-1] == Term("borne-fontaine", "fr", TermStatus.FORBIDDEN)
    assert concept.owner == "Press office"


def test_a_name_is_not_translated(qtbot, place: Place, settle, theme) -> None:
    dialog = kept(qtbot, TermDialog(place, "Bright Fields", ""))
    settle()
    assert not dialog.add.isEnabled()
    dialog.keep.setChecked(True)
    assert dialog.add.isEnabled()
    assert not dialog.target.isEnabled()
    dialog.deed()()
    assert place.desk.terms.concepts()[0].do_not_translate


def test_both_fields_where_nothing_is_selected(qtbot, place: Place, settle, theme) -> None:
    dialog = kept(qtbot, TermDialog(place, "", ""))
    settle()
    assert [name for name, field in dialog._fields.items() if field.isVisible()] == ["source", "target"]
    dialog.source.setText("well")
    assert not dialog.add.isEnabled()
    dialog.target.setText("puits")
    assert dialog.add.isEnabled()


def test_the_menu_of_a_row_changes_and_takes_out(qtbot, place: Place, settle, theme) -> None:
    place.desk.terms.add(POINT, LEA)
    panel = panel_of(qtbot, place, settle)
    assert "A place<br>&lt;b&gt; said" in panel._column.cards[0].toolTip()
    menu = panel.menu_of(panel.uses[0])
    insert, _copy, edit, history, out = menu.actions()
    with qtbot.waitSignal(panel.inserted) as put:
        insert.trigger()
    assert put.args == ["point d’eau", "point d’eau"]
    edit.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConceptDialog)
    dialog.table.item(1, TERM).setText("borne")
    dialog.save.click()
    settle()
    assert [term.text for term in place.desk.terms.concept("p").terms] == ["water point", "borne"]
    history.trigger()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, TermHistoryDialog)
    settle()
    assert shown.revisions.count() == 2
    assert "added: borne (fr), preferred" in shown.revisions.item(0).text()
    assert not shown.restore.isEnabled()
    shown.revisions.setCurrentRow(1)
    shown.restore.click()
    settle()
    assert place.desk.terms.concept("p") == POINT
    assert shown.revisions.count() == 3
    shown.reject()
    out.trigger()
    settle()
    assert panel.uses == []


def test_all_of_a_concept_is_changed_at_once(qtbot, place: Place, theme) -> None:
    many = Concept("m", POINT.terms, note="one\ntwo")
    dialog = kept(qtbot, ConceptDialog(place.desk, many, LEA))
    assert dialog.concept() == many
    dialog.add_row.click()
    dialog.table.item(2, LANGUAGE).setText("es_MX")
    dialog.table.item(2, TERM).setText(" punto  de agua ")
    dialog.table.item(2, LANGUAGE).setText("es-MX")
    dialog.table.item(1, NOTE).setText("note")
    box = dialog.table.cellWidget(1, STATUS)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(TermStatus.FORBIDDEN))
    part = dialog.table.cellWidget(1, PART)
    assert isinstance(part, QComboBox)
    part.setCurrentIndex(part.findData("noun"))
    dialog.fields["owner"].setText("Press")
    made = dialog.concept()
    assert [term.part_of_speech for term in made.terms] == [many.terms[0].part_of_speech, "noun", ""]
    assert made.terms[2] == Term("punto de agua", "es-MX")
    assert (made.terms[1].status, made.terms[1].note) == (TermStatus.FORBIDDEN, "note")
    assert (made.owner, made.note) == ("Press", "one\ntwo")
    dialog.table.setCurrentCell(0, TERM)
    dialog.remove_row.click()
    assert [term.language for term in dialog.concept().terms] == ["fr", "es-MX"]
    for _row in range(2):
        dialog.table.setCurrentCell(0, TERM)
        dialog.remove_row.click()
    dialog.save.click()
    assert dialog.trouble.isVisible()
