"""The blocks of a document or a release, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QFont

from ui import theme
from ui.words import _
from workbench.desk import wording
from workbench.model.inline import readable
from workbench.model.release import Block, BlockKind, DropReason

KEPT, KIND, TEXT, WHY = range(4)
BLOCK = Qt.ItemDataRole.UserRole + 1
# Made once: a selection of ten thousand rows asks for them forty thousand times.
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BOX = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable


def selected_rows(selection: QItemSelectionModel) -> list[int]:
    """Return the selected rows, in order, without asking for every cell."""
    ranges = selection.selection()
    rows: set[int] = set()
    for number in range(ranges.count()):
        found = ranges.at(number)
        rows.update(range(found.top(), found.bottom() + 1))
    return sorted(rows)


class BlockModel(QAbstractTableModel):
    """Kept or not, kind, text, why dropped.

    A change is not made here: ``kept_wanted`` (ids, kept) and ``kind_wanted`` (ids, kind) ask for it. With
    ``kinds_fixed`` kinds cannot be chosen.
    """

    kept_wanted = Signal(list, bool)
    kind_wanted = Signal(list, object)

    def __init__(self, kinds_fixed: bool = False) -> None:
        super().__init__()
        self.kinds_fixed = kinds_fixed
        self.blocks: list[Block] = []
        self._texts: list[str] = []
        self.show_dropped = True
        self.narrow = False

    def put(self, every: Iterable[Block]) -> None:
        """Show blocks, all of them or the kept ones."""
        blocks = [block for block in every if block.kept or self.show_dropped]
        if [block.id for block in blocks] == [block.id for block in self.blocks]:
            changed = [
                row for row, two in enumerate(zip(blocks, self.blocks, strict=True)) if two[0] != two[1]
            ]
            self.blocks = blocks
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], WHY))
            return
        self.beginResetModel()
        self.blocks = blocks
        self._texts = [readable(block.text, block.codes).replace("\n", " ") for block in blocks]
        self.endResetModel()

    def set_narrow(self, narrow: bool) -> None:
        """Say why a block is dropped in the column of kinds, where there is no room for two."""
        self.narrow = narrow
        if self.blocks:
            self.dataChanged.emit(self.index(0, KIND), self.index(len(self.blocks) - 1, KIND))

    def rowCount(self, parent: Any = None) -> int:
        """Return the number of blocks."""
        return 0 if parent is not None and parent.isValid() else len(self.blocks)

    def columnCount(self, parent: Any = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Keep"), _("Kind"), _("Text"), _("Dropped because"))[section]

    def retranslate(self) -> None:
        """Say the words again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WHY)
        if self.blocks:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.blocks) - 1, WHY))

    def flags(self, index: Any) -> Qt.ItemFlag:
        """A box to tick, a kind to choose."""
        column = index.column()
        if column == KEPT:
            return _BOX
        return _EDITABLE if column == KIND and not self.kinds_fixed else _PLAIN

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says and how it looks."""
        block, column = self.blocks[index.row()], index.column()
        if role == BLOCK:
            return block
        if role == Qt.ItemDataRole.CheckStateRole and column == KEPT:
            return Qt.CheckState.Checked if block.kept else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(index.row(), block, column, role)
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = theme.tokens()
            return QColor(tokens.text if block.kept and column != KIND else tokens.dim)
        if role == Qt.ItemDataRole.FontRole and column == TEXT:
            font = QFont()
            font.setBold(block.kept and block.kind is BlockKind.HEADLINE)
            font.setStrikeOut(not block.kept)
            return font
        if role == Qt.ItemDataRole.ToolTipRole and column == KIND and not block.kept:
            return wording.name(block.reason)
        if role == Qt.ItemDataRole.ToolTipRole and column == TEXT:
            return self._texts[index.row()][:1500]
        if role == Qt.ItemDataRole.AccessibleTextRole and column == KEPT:
            return _("kept") if block.kept else _("dropped")
        return None

    def _words(self, row: int, block: Block, column: int, role: int) -> Any:
        if column == KIND and self.narrow and not block.kept and role == Qt.ItemDataRole.DisplayRole:
            return wording.name(block.reason)
        if column == KIND:
            return block.kind if role == Qt.ItemDataRole.EditRole else wording.name(block.kind)
        if column == TEXT:
            # A cell shows a line; a paragraph of a megabyte would be laid out whole.
            return self._texts[row][:400]
        if column == WHY:
            return "" if block.reason is DropReason.KEPT else wording.name(block.reason)
        return None

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change."""
        block = self.blocks[index.row()]
        if index.column() == KEPT and role == Qt.ItemDataRole.CheckStateRole:
            self.kept_wanted.emit([block.id], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if index.column() == KIND and role == Qt.ItemDataRole.EditRole and value != block.kind:
            self.kind_wanted.emit([block.id], BlockKind(value))
            return True
        return False
