"""The rows of a pairing for the view: what changes is put in place, so that nothing else moves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.pairing.differing import shortened, text_of
from ui.pairing.session import PairingSession
from ui.words import _, language_name
from workbench.desk import wording
from workbench.model.pairing import PairRow

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """The rows; what is said of each to a screen reader, and under the pointer."""

    def __init__(self, session: PairingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.pairing = session.pairing

    def row(self, place: int) -> PairRow:
        """Return the row at a place."""
        return self.pairing.rows[place]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.pairing.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            text = text_of(self.pairing, row.source, True) or text_of(self.pairing, row.target, False)
            return shortened(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self.notes(row)) or None
        return None

    def follow(self) -> None:
        """Show what the session has now: only the rows between the first and the last that changed are replaced."""
        old, new = self.pairing.rows, self.session.pairing.rows
        first = 0
        shorter = min(len(old), len(new))
        while first < shorter and (old[first] is new[first] or old[first] == new[first]):
            first += 1
        last = 0
        while last < shorter - first and (
            old[-1 - last] is new[-1 - last] or old[-1 - last] == new[-1 - last]
        ):
            last += 1
        gone, come = len(old) - last - first, len(new) - last - first
        same = min(gone, come)
        if gone > same:
            self.beginRemoveRows(QModelIndex(), first + same, first + gone - 1)
            self.pairing = self.session.pairing
            self.endRemoveRows()
        elif come > same:
            self.beginInsertRows(QModelIndex(), first + same, first + come - 1)
            self.pairing = self.session.pairing
            self.endInsertRows()
        self.pairing = self.session.pairing
        if same:
            self.dataChanged.emit(self.index(first), self.index(first + same - 1))

    def notes(self, row: PairRow) -> list[str]:
        """Return what there is to say of a row beside its texts, a sentence each."""
        found = []
        if row.unsure:
            words = (
                _("Not sure ({percent} %): look whether these sentences belong together.")
                if row.source and row.target
                else _("Not sure ({percent} %): it may belong to a row beside it.")
            )
            found.append(words.format(percent=round(row.confidence * 100)))
        if row.moved:
            found.append(_("The translation has it in another place."))
        if row.locked:
            found.append(_("Locked: pairing again leaves this row as it is."))
        marks = self.session.marks.get(row)
        return [*found, *(marks.words() if marks is not None else ())]

    def spoken(self, place: int) -> str:
        """Return a row in words: where it is, what it is, what is said of it, and both texts."""
        row = self.row(place)
        where = _("Row {number} of {count}").format(number=place + 1, count=len(self.pairing.rows))
        said = [f"{where}, {wording.name(row.kind)}.", *self.notes(row)]
        for indexes, source in ((row.source, True), (row.target, False)):
            if indexes:
                code = self.pairing.source_language if source else self.pairing.target_language
                text = shortened(text_of(self.pairing, indexes, source))
                said.append(wording.labelled(language_name(code), text))
        return " ".join(said)
