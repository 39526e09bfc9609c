"""Every place that would be replaced, with a check box, as it is and as it would be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.words import _, pgettext
from workbench.desk import wording
from workbench.desk.finding import SOURCE, Replacement, context_of

WHERE, BEFORE, AFTER = range(3)
SHOWN_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Shown:
    """Words with a place in them that is marked, in characters; ``gone`` where it goes, else it comes.

    ``more`` are other places, marked alike.
    """

    text: str
    start: int
    end: int
    gone: bool
    more: tuple[tuple[int, int], ...] = ()


class ReplacementModel(QAbstractTableModel):
    """A row a place. ``name_of`` names a translation where there are several. ``chosen_changed`` tells of checks."""

    chosen_changed = Signal()

    def __init__(self, name_of: Callable[[str], str], parent: Any = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._places: list[Replacement] = []
        self._checked: bytearray = bytearray()
        self._several = False

    def show(self, places: Sequence[Replacement]) -> None:
        """Show these places, all of them chosen that may be."""
        self.beginResetModel()
        self._places = list(places)
        self._checked = bytearray(not one.why_not for one in places)
        self._several = len({one.translation_id for one in places}) > 1
        self.endResetModel()
        self.chosen_changed.emit()

    def chosen(self) -> list[Replacement]:
        """Return the places that are chosen."""
        return [place for place, on in zip(self._places, self._checked, strict=True) if on]

    def place(self, row: int) -> Replacement:
        """Return the place of a row."""
        return self._places[row]

    def possible(self) -> int:
        """Return how many could be chosen."""
        return sum(not one.why_not for one in self._places)

    def choose(self, rows: Sequence[int] | None, on: bool | None) -> None:
        """Choose some rows (None: all) or not; ``on`` None turns them over together."""
        asked = range(len(self._places)) if rows is None else rows
        wanted = [row for row in asked if not self._places[row].why_not]
        if on is None:
            on = not all(self._checked[row] for row in wanted)
        for row in wanted:
            self._checked[row] = on
        if wanted:
            last = self.index(max(wanted), WHERE)
            self.dataChanged.emit(self.index(min(wanted), WHERE), last, [Qt.ItemDataRole.CheckStateRole])
            self.chosen_changed.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Where, before, after."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Segment"), _("Now"), _("Then"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be checked."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() != WHERE or self._places[index.row()].why_not:
            return flags
        return flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, its check, and the marked words for the delegate."""
        if not index.isValid():
            return None
        place = self._places[index.row()]
        if index.column() == WHERE:
            if role == Qt.ItemDataRole.CheckStateRole and not place.why_not:
                return Qt.CheckState.Checked if self._checked[index.row()] else Qt.CheckState.Unchecked
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return self._where(place)
            return None
        if role in (SHOWN_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            shown = _shown(place, index.column())
            return shown if role == SHOWN_ROLE else shown.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = _shown(place, index.column())
            return _("{text}, changed: {piece}").format(
                text=shown.text, piece=shown.text[shown.start : shown.end] or _("nothing")
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check a place, or not."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.choose([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _where(self, place: Replacement) -> str:
        words = str(place.number)
        if place.side == SOURCE:
            words += " · " + pgettext("side", "source")
        if place.why_not:
            words += " · " + wording.sentence(place.why_not, {})
        return f"{words}\n{self._name_of(place.translation_id)}" if self._several else words


def _shown(place: Replacement, column: int) -> Shown:
    if column == BEFORE:
        return Shown(*context_of(place.text, place.start, place.end), True)
    text = place.text[: place.start] + place.put + place.text[place.end :]
    return Shown(*context_of(text, place.start, place.start + len(place.put)), False)
