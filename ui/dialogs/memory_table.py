"""The table of memories in Preferences: names, languages, units, and how each is used."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ui.words import _, language_name
from workbench.desk import catalogue
from workbench.model.memory import HOUSE, Memory

_ID = Qt.ItemDataRole.UserRole
_NAME, _LANGUAGES, _UNITS, _OFFERED, _PENALTY = range(5)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def memory_title(memory: Memory) -> str:
    """Return what people call a memory; the house's own has a name in every language."""
    return _("Memory of the house") if memory.id == HOUSE else memory.name


class MemoryTable(QTreeWidget):
    """A row a memory, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(5)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_LANGUAGES, _UNITS, _OFFERED, _PENALTY):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def show_memories(self, memories: Iterable[Memory], chosen: str) -> None:
        """List memories; the one with the id ``chosen`` is the current one, else the first."""
        silent = self.blockSignals(True)
        self.clear()
        for memory in memories:
            item = self._item(memory)
            self.addTopLevelItem(item)
            if memory.id == chosen:
                self.setCurrentItem(item)
        if self.currentItem() is None and self.topLevelItemCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.blockSignals(silent)

    def _item(self, memory: Memory) -> QTreeWidgetItem:
        units = QLocale(catalogue.language()).toString(memory.units)
        offered = _("offered") if memory.readable else _("not offered")
        taken_off = _("−{penalty} %").format(penalty=memory.penalty) if memory.penalty else ""
        item = QTreeWidgetItem([memory_title(memory), ", ".join(memory.languages), units, offered, taken_off])
        item.setData(_NAME, _ID, memory.id)
        item.setToolTip(_LANGUAGES, ", ".join(language_name(code) for code in memory.languages))
        item.setTextAlignment(_UNITS, _RIGHT)
        item.setTextAlignment(_PENALTY, _RIGHT)
        item.setSizeHint(_NAME, QSize(0, round(self.fontMetrics().height() * 1.7)))
        return item

    def chosen_id(self) -> str:
        """Return the id of the current memory, empty for none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_NAME, _ID))

    def chosen_row(self) -> int:
        """Return the row of the current memory, -1 for none."""
        item = self.currentItem()
        return -1 if item is None else self.indexOfTopLevelItem(item)

    def retranslate(self) -> None:
        """Say the heads of the columns."""
        self.setHeaderLabels([_("Memory"), _("Languages"), _("Units"), _("Suggestions"), _("Scores")])
        self.headerItem().setTextAlignment(_UNITS, _RIGHT)
        self.headerItem().setTextAlignment(_PENALTY, _RIGHT)
        self.setAccessibleName(_("Memories"))
