"""The cards as Qt's models: a list for a column of the board, a table for the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    Qt,
)

from ui.library.card import LibraryCard
from ui.library.notes import times_of, waiting_notes
from ui.moments import now
from ui.words import _
from workbench.desk import wording

CARD = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex
RELEASES = "application/x-pressbench-releases"
"""What is dragged within the board: the ids of releases, a line each."""

TITLE, REFERENCE, LANGUAGES, STATUS, PROGRESS, TIMES, WAITING, PEOPLE = range(8)
_FAR = datetime.max.replace(tzinfo=UTC)


def _put(model: QAbstractItemModel, old: list[LibraryCard], new: Sequence[LibraryCard], columns: int) -> bool:
    """Change what can be changed in place; return whether the model must be reset instead."""
    if [card.id for card in old] != [card.id for card in new]:
        return True
    for row, card in enumerate(new):
        if card != old[row]:
            old[row] = card
            model.dataChanged.emit(model.index(row, 0), model.index(row, columns - 1))
    return False


def _shared(card: LibraryCard, role: int) -> Any:
    if role == CARD:
        return card
    if role == Qt.ItemDataRole.ToolTipRole:
        return card.tool_tip(now())
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        return card.spoken(now())
    return None


class ColumnModel(QAbstractListModel):
    """The cards of one column."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[LibraryCard] = []

    def put(self, cards: Sequence[LibraryCard]) -> None:
        """Show these cards."""
        if _put(self, self.cards, cards, 1):
            self.beginResetModel()
            self.cards = list(cards)
            self.endResetModel()

    def row_of(self, release_id: str) -> int:
        """Return the row of a release, -1 where it is not here."""
        return next((row for row, card in enumerate(self.cards) if card.id == release_id), -1)

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Let cards be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return what is dragged."""
        return [RELEASES]

    def mimeData(self, indexes: Any) -> QMimeData:
        """Return the ids of the releases that are dragged."""
        data = QMimeData()
        data.setData(RELEASES, "\n".join(self.cards[index.row()].id for index in indexes).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that nothing goes away by being dragged: the rules decide where a card stands."""
        return Qt.DropAction.CopyAction

    def rowCount(self, parent: Any = None) -> int:
        """Return the number of cards."""
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a card says."""
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.release.title
        return _shared(card, role)


class TableModel(QAbstractTableModel):
    """The cards as rows: title, reference, languages, status, progress, times, what waits, people."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[LibraryCard] = []
        self._given: list[LibraryCard] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def put(self, cards: Sequence[LibraryCard]) -> None:
        """Show these cards, in the order that was chosen."""
        self._given = list(cards)
        ordered = self._ordered()
        if _put(self, self.cards, ordered, self.columnCount()):
            self.beginResetModel()
            self.cards = ordered
            self.endResetModel()

    def row_of(self, release_id: str) -> int:
        """Return the row of a release, -1 where it is not here."""
        return next((row for row, card in enumerate(self.cards) if card.id == release_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; by -1, newest first."""
        self._sorted = None if column < 0 else (column, order)
        self.put(self._given)

    def _ordered(self) -> list[LibraryCard]:
        if self._sorted is None:
            return list(self._given)
        column, order = self._sorted
        keys = {
            TITLE: lambda card: card.release.title.casefold(),
            REFERENCE: lambda card: card.reference.casefold(),
            LANGUAGES: lambda card: [code for code, _done in card.chips],
            STATUS: lambda card: list(type(card.status)).index(card.status),
            PROGRESS: lambda card: card.confirmed,
            TIMES: lambda card: min(
                (when for when in (card.release.due, card.release.embargo) if when is not None), default=_FAR
            ),
            WAITING: lambda card: (card.open_musts, card.changed_since_look),
            PEOPLE: lambda card: [name.casefold() for name in card.people],
        }
        return sorted(self._given, key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder)

    def rowCount(self, parent: Any = None) -> int:
        """Return the number of releases."""
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def columnCount(self, parent: Any = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else 8

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            _("Title"), _("Reference"), _("Languages"), _("Status"), _("Progress"), _("Embargo and due"),
            _("Waiting"), _("People"),
        )[section]  # fmt: skip

    def retranslate(self) -> None:
        """Say the headings again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                TITLE: card.release.title,
                REFERENCE: card.reference,
                LANGUAGES: " ".join(code for code, _done in card.chips),
                STATUS: wording.name(card.status),
                PROGRESS: "",
                TIMES: " · ".join(note.text for note in times_of(card, now())),
                WAITING: " · ".join(note.text for note in waiting_notes(card)),
                PEOPLE: ", ".join(card.people),
            }[index.column()]
        return _shared(card, role)
