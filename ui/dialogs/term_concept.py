"""A concept of a termbase with all its terms, to be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.dialogs.fields import language_codes
from ui.dialogs.frame import HouseDialog
from ui.dialogs.term_look import spread
from ui.words import _, pgettext
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.model.terms import Concept, Term, TermStatus

LANGUAGE, TERM, STATUS, GENDER, NOTE, SOURCE, PART = range(7)
PARTS = ("", "noun", "verb", "adjective", "adverb", "properNoun", "other")
"""The parts of speech of TBX-Basic, the empty one first; a file's own word beside them is kept."""
_FIELDS = ("domain", "definition", "note", "source", "owner")


def part_of_speech(value: str) -> str:
    """Return how a part of speech is called; a file's own word stands as it is."""
    names = {
        "": "–",
        "noun": _("noun"),
        "verb": _("verb"),
        "adjective": _("adjective"),
        "adverb": _("adverb"),
        "properNoun": _("proper noun"),
        "other": pgettext("part of speech", "other"),
    }
    return names.get(value, value)


class ConceptDialog(HouseDialog):
    """A row a term, and below them what is said of the concept. Nothing is recorded before Save."""

    help_topic = "terms"

    def __init__(self, desk: Any, concept: Concept, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=128, lines=26)
        self.desk, self.person = desk, person
        self._concept = concept
        self._rows: list[Term] = []
        self.table = QTableWidget(0, 7)
        spread(self.table)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setTabKeyNavigation(False)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(TERM, QHeaderView.ResizeMode.Stretch)
        head.moveSection(PART, NOTE)
        for column in (NOTE, SOURCE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, self.fontMetrics().averageCharWidth() * 16)
        self.add_row, self.remove_row = QPushButton(), QPushButton()
        line = QHBoxLayout()
        for button in (self.add_row, self.remove_row):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        self.fields = {name: QLineEdit(getattr(concept, name)) for name in _FIELDS}
        self._labels = {name: QLabel() for name in _FIELDS}
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for name, field in self.fields.items():
            field.setCursorPosition(0)
            self._labels[name].setBuddy(field)
            form.addRow(self._labels[name], field)
        self.keep = QCheckBox()
        self.keep.setChecked(concept.do_not_translate)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(line)
        self.body.addLayout(form)
        self.body.addWidget(self.keep)
        self.cancel = self.add_button()
        self.save = self.add_button(primary=True)
        self.save.setEnabled(not desk.read_only and bool(person))
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.add_row.clicked.connect(self._add_row)
        self.remove_row.clicked.connect(self._remove_row)
        self.table.itemSelectionChanged.connect(self._allow)
        for term in concept.terms:
            self._put(term)
        self.retranslate()
        self._allow()

    def _put(self, term: Term) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self._rows.append(term)
        texts = {LANGUAGE: term.language, TERM: term.text, NOTE: term.note, SOURCE: term.source}
        for column, text in texts.items():
            self.table.setItem(row, column, QTableWidgetItem(text))
        status, gender = QComboBox(), QComboBox()
        for value in TermStatus:
            status.addItem(wording.name(value), value)
        status.setCurrentIndex(list(TermStatus).index(term.status))
        for each in ("", "m", "f", "mf", "n"):
            gender.addItem(each or "–", each)
        gender.setCurrentIndex(max(0, gender.findData(term.gender)))
        part = QComboBox()
        for each in dict.fromkeys((*PARTS, term.part_of_speech)):
            part.addItem(part_of_speech(each), each)
        part.setCurrentIndex(part.findData(term.part_of_speech))
        for column, box in ((STATUS, status), (GENDER, gender), (PART, part)):
            self.table.setCellWidget(row, column, box)
        self._name_boxes()

    def _name_boxes(self) -> None:
        for row in range(self.table.rowCount()):
            for column, name in (
                (STATUS, _("Status")),
                (GENDER, _("Gender")),
                (PART, _("Part of speech")),
            ):
                box = self.table.cellWidget(row, column)
                if isinstance(box, QComboBox):
                    box.setAccessibleName(name)

    def _allow(self) -> None:
        self.remove_row.setEnabled(self.table.currentRow() >= 0)

    def _add_row(self) -> None:
        self._put(Term("", ""))
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, LANGUAGE)
        self.table.editItem(self.table.item(row, LANGUAGE))

    def _remove_row(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            del self._rows[row]
            self._allow()

    def concept(self) -> Concept:
        """Return the concept as it stands in the fields; rows without a term or a language are left out."""
        terms = []
        for row, before in enumerate(self._rows):
            text, codes = " ".join(self._text(row, TERM).split()), language_codes(self._text(row, LANGUAGE))
            if not text or not codes:
                continue
            terms.append(
                replace(
                    before,
                    text=text,
                    language=codes[0],
                    status=TermStatus(self._chosen(row, STATUS)),
                    gender=self._chosen(row, GENDER),
                    part_of_speech=self._chosen(row, PART),
                    note=self._text(row, NOTE).strip(),
                    source=self._text(row, SOURCE).strip(),
                )
            )
        # A line edit holds one line: what was several and stands as it was stays so.
        said = {
            name: getattr(self._concept, name)
            if field.text() == QLineEdit(getattr(self._concept, name)).text()
            else field.text().strip()
            for name, field in self.fields.items()
        }
        return replace(self._concept, terms=tuple(terms), do_not_translate=self.keep.isChecked(), **said)

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _chosen(self, row: int, column: int) -> str:
        box = self.table.cellWidget(row, column)
        return str(box.currentData()) if isinstance(box, QComboBox) else ""

    def deed(self) -> Callable[[], Changes]:
        """Return what records the concept; it may run on any thread."""
        desk, concept, person = self.desk, self.concept(), self.person

        def record() -> Changes:
            changes: Changes = desk.terms.add(concept, person)
            return changes

        return record

    def _save(self) -> None:
        # What is being typed in a cell counts.
        self.table.setFocus()
        if not self.concept().terms:
            self.say_failure(_("A concept needs a term, and each term its language (fr, en-GB)."))
            return
        self.accept()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Term"))
        self.table.setHorizontalHeaderLabels(
            [
                _("Language"),
                _("Term"),
                _("Status"),
                _("Gender"),
                _("Note"),
                pgettext("of a term", "Source"),
                _("Part of speech"),
            ]
        )
        self.table.setAccessibleName(_("Terms of the concept"))
        for row in range(self.table.rowCount()):
            box = self.table.cellWidget(row, STATUS)
            if isinstance(box, QComboBox):
                for number, status in enumerate(TermStatus):
                    box.setItemText(number, wording.name(status))
            box = self.table.cellWidget(row, PART)
            if isinstance(box, QComboBox):
                for number in range(box.count()):
                    box.setItemText(number, part_of_speech(str(box.itemData(number))))
        self._name_boxes()
        words = {
            "domain": _("&Domain:"),
            "definition": _("De&finition:"),
            "note": _("&Note:"),
            "source": _("&Source:"),
            "owner": _("&Owner:"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
        self.keep.setText(_("It is not &translated: it stands as it is in every language"))
        self.add_row.setText(_("&Add a term"))
        self.remove_row.setText(_("&Remove the term"))
        self.cancel.setText(_("Cancel"))
        self.save.setText(_("Save"))
