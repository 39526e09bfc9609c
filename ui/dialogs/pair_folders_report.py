"""What came of each file of two folders: with which it was paired, how surely, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ui.words import _, ngettext
from workbench.desk import wording

_SOURCE, _TARGET, _ROWS, _OUTCOME = range(4)
LINES = 13
"""How many rows are seen at first."""


class FolderReport(QTreeWidget):
    """A row a pair of files, or a file without a partner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(4)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
        head = self.header()
        head.setStretchLastSection(True)
        for column in (_SOURCE, _TARGET):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(_ROWS, QHeaderView.ResizeMode.ResizeToContents)

    def show_pairs(self, pairs: Sequence[Any]) -> None:
        """List what came of the folders, as ``pair_folders`` returns it."""
        item = self.currentItem()
        current = 0 if item is None else self.indexOfTopLevelItem(item)
        self.clear()
        for pair in pairs:
            self.addTopLevelItem(self._item(pair))
        if pairs:
            self.setCurrentIndex(self.model().index(min(current, len(pairs) - 1), 0))
        for column in (_SOURCE, _TARGET):
            wanted = max(self.sizeHintForColumn(column), self.header().sectionSizeHint(column)) + 16
            most = self.fontMetrics().averageCharWidth() * 34
            self.header().resizeSection(column, min(wanted, most))

    def _item(self, pair: Any) -> QTreeWidgetItem:
        rows = "" if pair.pairing is None else str(len(pair.pairing.rows))
        said = outcome(pair)
        item = QTreeWidgetItem([pair.source or "–", pair.target or "–", rows, said])
        item.setTextAlignment(_ROWS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, text in ((_SOURCE, pair.source), (_TARGET, pair.target), (_OUTCOME, said)):
            item.setToolTip(column, text)
        metrics = self.fontMetrics()
        item.setSizeHint(
            _SOURCE, QSize(metrics.horizontalAdvance(item.text(_SOURCE)) + 12, round(metrics.height() * 1.7))
        )
        return item

    def retranslate(self) -> None:
        """Say the heads of the columns."""
        self.setHeaderLabels([_("Text"), _("Translation"), _("Rows"), _("Outcome")])
        self.setAccessibleName(_("What came of each file"))


def outcome(pair: Any) -> str:
    """Return what came of two files, with a mark for how it went."""
    if pair.pairing is None:
        return "✗ " + ("" if pair.problem is None else wording.say(pair.problem))
    unsure = sum(row.unsure for row in pair.pairing.rows)
    if pair.remark is not None:
        return "⚠ " + wording.say(pair.remark)
    if not unsure:
        return "✓ " + _("paired")
    return "✓ " + ngettext("paired, {count} row not sure", "paired, {count} rows not sure", unsure).format(
        count=unsure
    )


def summary(pairs: Sequence[Any]) -> str:
    """Return how many files were paired and how many not."""
    paired = sum(pair.pairing is not None for pair in pairs)
    left = len(pairs) - paired
    said = [ngettext("{count} pair of files", "{count} pairs of files", paired).format(count=paired)]
    if left:
        said.append(ngettext("{count} not paired", "{count} not paired", left).format(count=left))
    said.append(_("rows that are not sure are left out of memory and TMX"))
    return ", ".join(said)
