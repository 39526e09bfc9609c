"""The table of blocks: tick boxes, a chooser of kinds, several at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.dialogs.block_model import KEPT, KIND, TEXT, WHY, BlockModel, selected_rows
from ui.words import Retranslated, _
from workbench.desk import wording
from workbench.model.release import BlockKind

_NARROW = 75
"""Characters of width below which there is no column for the reason."""


class KindDelegate(QStyledItemDelegate):
    """A combo box of kinds."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:
        """Return the box, opened."""
        del option, index
        box = QComboBox(parent)
        for kind in BlockKind:
            box.addItem(wording.name(kind), kind.value)
        box.activated.connect(lambda _row: (self.commitData.emit(box), self.closeEditor.emit(box)))
        return box

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        """Show the block's kind."""
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(str(index.data(Qt.ItemDataRole.EditRole))))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        """Ask for the kind."""
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)


class BlockTable(Retranslated, QTableView):
    """The blocks. Space keeps or drops what is selected; the context menu changes kinds."""

    def __init__(self, model: BlockModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks = model
        self.setModel(model)
        self.setItemDelegateForColumn(KIND, KindDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.customContextMenuRequested.connect(lambda at: self.menu().popup(self.viewport().mapToGlobal(at)))
        self._set_sizes()
        self.retranslate()

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected blocks."""
        return [self.blocks.blocks[row].id for row in selected_rows(self.selectionModel())]

    def keep(self, kept: bool) -> None:
        """Keep or drop what is selected."""
        if ids := self.selected_ids():
            self.blocks.kept_wanted.emit(ids, kept)

    def set_kind(self, kind: BlockKind) -> None:
        """Give what is selected another kind."""
        if ids := self.selected_ids():
            self.blocks.kind_wanted.emit(ids, kind)

    def menu(self) -> QMenu:
        """Return the menu of what can be done with the selected blocks."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Keep")).triggered.connect(lambda: self.keep(True))
        menu.addAction(_("Drop")).triggered.connect(lambda: self.keep(False))
        if self.blocks.kinds_fixed:
            return menu
        menu.addSeparator()
        for kind in BlockKind:
            menu.addAction(wording.name(kind)).triggered.connect(
                lambda _checked=False, kind=kind: self.set_kind(kind)
            )
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or drop with Space; choose a kind with Enter or F2; go to the ends with Home and End."""
        rows = selected_rows(self.selectionModel())
        if event.key() == Qt.Key.Key_Space and rows:
            self.keep(not self.blocks.blocks[rows[0]].kept)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and rows:
            index: QModelIndex = self.blocks.index(self.currentIndex().row(), KIND)
            self.edit(index)
            return
        edges = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.blocks.rowCount() - 1}
        if event.key() in edges and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            # Whole rows are chosen: the first and last column say nothing.
            self.selectRow(edges[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the reason stands in the column of kinds."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.viewport().width() < self.fontMetrics().averageCharWidth() * _NARROW
        if narrow != self.isColumnHidden(WHY):
            self.setColumnHidden(WHY, narrow)
            self.blocks.set_narrow(narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "blocks"):
            self._set_sizes()

    def _set_sizes(self) -> None:
        metrics = self.fontMetrics()
        one = metrics.averageCharWidth()
        for column, characters in ((KEPT, 8), (KIND, 15), (WHY, 18)):
            self.setColumnWidth(column, one * characters)
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.9))
        self._fit()

    def retranslate(self) -> None:
        """Say the words."""
        self.setAccessibleName(_("Blocks of the text"))
        self.blocks.retranslate()
