"""The beginning of a table of terms, with a choice over every column of what it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fields import FIRST_CLASS, OTHERS
from ui.dialogs.frame import explanation
from ui.dialogs.term_look import language_in_phrase, spread
from ui.words import Retranslated, _
from workbench.desk import terms_words
from workbench.model.term_tables import ColumnKind, ColumnMeaning, TableMapping, TablePreview

MOST_HEADING_ROW = 30
_OF_A_LANGUAGE = (
    ColumnKind.TERM,
    ColumnKind.STATUS,
    ColumnKind.PART_OF_SPEECH,
    ColumnKind.GENDER,
    ColumnKind.NOTE,
    ColumnKind.SOURCE,
)


class ColumnsOfTable(Retranslated, QWidget):
    """Shows a preview; ``mapped`` (a ``TableMapping``, the sheet) asks for another reading of the table."""

    mapped = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: TablePreview | None = None
        self._filling = False
        self.sheet, self.heading = QComboBox(), QComboBox()
        for row in range(MOST_HEADING_ROW + 1):
            self.heading.addItem(str(row), row)
        self.sheet_label, self.heading_label = QLabel(), QLabel()
        self.sheet_label.setBuddy(self.sheet)
        self.heading_label.setBuddy(self.heading)
        self.table = QTableWidget()
        spread(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().hide()
        self.advice = explanation(look="small")
        line = QHBoxLayout()
        for widget in (self.sheet_label, self.sheet, self.heading_label, self.heading):
            line.addWidget(widget)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        column.addWidget(self.advice)
        self.sheet.activated.connect(lambda _row: self.mapped.emit(None, self.sheet.currentText()))
        self.heading.activated.connect(lambda _row: self._ask())
        self.retranslate()

    def show_preview(self, preview: TablePreview) -> None:
        """Show the beginning of a table, and what its columns were recognised as."""
        self.preview = preview
        self._filling = True
        self.sheet.clear()
        self.sheet.addItems(list(preview.sheets))
        self.sheet.setCurrentText(preview.sheet)
        self.heading.setCurrentIndex(min(preview.mapping.heading_row, MOST_HEADING_ROW))
        self._fill()
        self._filling = False

    def mapping(self) -> TableMapping:
        """Return what the columns hold as it is chosen now."""
        boxes = [self.table.cellWidget(0, column) for column in range(self.table.columnCount())]
        meanings = tuple(box.currentData() for box in boxes if isinstance(box, QComboBox))
        return TableMapping(meanings, self.heading.currentIndex())

    def _ask(self) -> None:
        if not self._filling and self.preview is not None:
            self.mapped.emit(self.mapping(), self.preview.sheet)

    def _fill(self) -> None:
        preview = self.preview
        if preview is None:
            return
        several = len(preview.sheets) > 1
        self.sheet.setVisible(several)
        self.sheet_label.setVisible(several)
        self.table.clear()
        self.table.setColumnCount(len(preview.mapping.meanings))
        self.table.setRowCount(2 + len(preview.rows))
        for column, meaning in enumerate(preview.mapping.meanings):
            self.table.setCellWidget(0, column, self._choice(column, meaning))
            head = QTableWidgetItem(preview.headings[column])
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            self.table.setItem(1, column, head)
        for number, row in enumerate(preview.rows, 2):
            for column, text in enumerate(row):
                self.table.setItem(number, column, QTableWidgetItem(" ".join(text.split())))
        self.table.setRowHidden(1, not any(preview.headings))
        self.table.resizeColumnsToContents()
        widest = self.fontMetrics().averageCharWidth() * 40
        for column in range(self.table.columnCount()):
            box = self.table.cellWidget(0, column)
            least = box.sizeHint().width() if box is not None else 0
            self.table.setColumnWidth(column, max(least, min(self.table.columnWidth(column), widest)))
        self._advise()

    def _choice(self, column: int, meaning: ColumnMeaning) -> QComboBox:
        box = QComboBox()
        offered = [ColumnMeaning(kind) for kind in ColumnKind]
        languages = dict.fromkeys((*FIRST_CLASS, *self._languages(), *OTHERS))
        offered += [ColumnMeaning(kind, code) for kind in _OF_A_LANGUAGE for code in languages]
        for each in offered:
            box.addItem(_meaning(each), each)
        row = offered.index(meaning) if meaning in offered else 0
        box.setCurrentIndex(row)
        box.setAccessibleName(_("What column {number} holds").format(number=column + 1))
        box.activated.connect(lambda _row: self._ask())
        return box

    def _languages(self) -> list[str]:
        found = self.preview.mapping.meanings if self.preview is not None else ()
        return [meaning.language for meaning in found if meaning.language]

    def _advise(self) -> None:
        usable = self.preview is not None and self.preview.usable
        self.advice.setText(
            _("Choose over each column what it holds. What is left out is not taken.")
            if usable
            else _("No column holds terms of a language yet: choose “term (…)” over one of them.")
        )

    def retranslate(self) -> None:
        """Say the words."""
        self.sheet_label.setText(_("S&heet:"))
        self.heading_label.setText(_("&Row of the headings:"))
        self.heading.setItemText(0, _("none"))
        self.table.setAccessibleName(_("Beginning of the table"))
        if self.preview is not None:
            self.preview = TablePreview(
                self.preview.name,
                self.mapping(),
                self.preview.headings,
                self.preview.rows,
                self.preview.usable,
                self.preview.separator,
                self.preview.encoding,
                self.preview.sheets,
                self.preview.sheet,
            )
            self._fill()
        self._advise()


def _meaning(meaning: ColumnMeaning) -> str:
    said = terms_words.column(ColumnMeaning(meaning.kind))
    if not meaning.language:
        return said
    return _("{what} ({language})").format(what=said, language=language_in_phrase(meaning.language))
