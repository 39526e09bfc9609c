"""Preferences of the sources of texts: the lines that are always dropped, by site and sender."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.dialogs.frame import explanation
from ui.dialogs.preference_pages import PreferencePage
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk.changes import NOTHING, Changes
from workbench.desk.learning import LearnedLine

_LINE = Qt.ItemDataRole.UserRole
_LONGEST_SHOWN = 300


class SourcesPage(PreferencePage):
    """The learned lines below their source. What is removed comes back with Undo, and goes at Save."""

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.person = person
        self._lines: list[LearnedLine] = []
        self._removed: list[list[LearnedLine]] = []
        self.explain("meaning")
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.column.addWidget(self.filter)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.installEventFilter(self)
        self.column.addWidget(self.tree, 1)
        self.empty = explanation()
        self.column.addWidget(self.empty)
        self.remove, self.undo_button, self.told = QPushButton(), QPushButton(), QLabel()
        below = QHBoxLayout()
        for button in (self.remove, self.undo_button):
            button.setAutoDefault(False)
            below.addWidget(button)
        below.addWidget(self.told, 1)
        self.column.addLayout(below)
        self.filter.textChanged.connect(self._filter)
        self.tree.itemSelectionChanged.connect(self._allow)
        self.remove.clicked.connect(self._remove)
        self.undo_button.clicked.connect(self._bring_back)
        self.retranslate()
        runner.run(desk.learning.all, done=self._fill, key=f"sources:{id(self)}")

    def _fill(self, lines: Sequence[LearnedLine]) -> None:
        gone = {line for removed in self._removed for line in removed}
        self._lines = list(lines)
        self._show([line for line in lines if line not in gone])

    def _show(self, lines: Iterable[LearnedLine]) -> None:
        self.tree.clear()
        heads: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            head = heads.get(line.source)
            if head is None:
                head = heads[line.source] = QTreeWidgetItem([line.source])
                font = head.font(0)
                font.setBold(True)
                head.setFont(0, font)
                # All rows are as high as the first.
                head.setSizeHint(0, QSize(0, round(self.fontMetrics().height() * 1.6)))
            item = QTreeWidgetItem([" ".join(line.line[:_LONGEST_SHOWN].split())])
            item.setData(0, _LINE, line)
            head.addChild(item)
        self.tree.addTopLevelItems(list(heads.values()))
        self.tree.expandAll()
        if heads:
            self._go_to(self.tree.topLevelItem(0))
        self._filter()
        self._describe()

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        return [head.child(row) for head in heads if head is not None for row in range(head.childCount())]

    def _filter(self) -> None:
        """Show the lines that hold the text, or whose source does."""
        wanted = self.filter.text().casefold().strip()
        for row in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(row)
            assert head is not None
            whole = wanted in head.text(0).casefold()
            shown = 0
            for at in range(head.childCount()):
                child = head.child(at)
                found = whole or wanted in child.data(0, _LINE).line.casefold()
                child.setHidden(not found)
                shown += found
            head.setHidden(not shown)
        self._allow()

    def _chosen(self) -> list[LearnedLine]:
        """Return the chosen lines, and those of a chosen source; not what the filter hides."""
        found: dict[LearnedLine, None] = {}
        for item in self.tree.selectedItems():
            rows = [item.child(row) for row in range(item.childCount())] if item.childCount() else [item]
            found |= {row.data(0, _LINE): None for row in rows if not row.isHidden() and not item.isHidden()}
        return list(found)

    def _allow(self) -> None:
        self.remove.setEnabled(bool(self._chosen()) and not self.desk.read_only)
        self.undo_button.setEnabled(bool(self._removed))
        self.empty.setVisible(not self.tree.topLevelItemCount())
        self.tree.setVisible(bool(self.tree.topLevelItemCount()))

    def _left(self) -> list[LearnedLine]:
        gone = {line for removed in self._removed for line in removed}
        return [line for line in self._lines if line not in gone]

    def _remove(self) -> None:
        chosen = self._chosen()
        if not chosen or self.desk.read_only:
            return
        first = self.tree.indexFromItem(self.tree.selectedItems()[0])
        place = (first.parent().row() if first.parent().isValid() else first.row(), first.row())
        self._removed.append(chosen)
        self._show(self._left())
        self._go_near(*place)

    def _go_to(self, item: QTreeWidgetItem | None) -> None:
        # Whatever keys are held: with Ctrl the view would only toggle it.
        if item is not None:
            self.tree.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _go_near(self, head_row: int, row: int) -> None:
        """Put the keyboard where what was removed stood."""
        head = self.tree.topLevelItem(min(head_row, self.tree.topLevelItemCount() - 1))
        if head is None:
            self.undo_button.setFocus()
            return
        self._go_to(head.child(min(row, head.childCount() - 1)))

    def _bring_back(self) -> None:
        if self._removed:
            back = self._removed.pop()
            self._show(self._left())
            for item in self._items():
                if item.data(0, _LINE) == back[0]:
                    self._go_to(item)
                    self.tree.setFocus()
                    break

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remove with Delete, bring back with Ctrl+Z."""
        if watched is self.tree and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
            if event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self._bring_back()
                return True
        return super().eventFilter(watched, event)

    def title(self) -> str:
        """Return the page's name."""
        return _("Sources")

    def save(self) -> Changes:
        """No longer drop the lines that were removed."""
        changes = NOTHING
        gone: dict[str, list[str]] = {}
        for line in (line for removed in self._removed for line in removed):
            gone.setdefault(line.source, []).append(line.line)
        for source, lines in gone.items():
            changes |= self.desk.learning.forget(source, lines, self.person)
        self._removed.clear()
        return changes

    def _describe(self) -> None:
        count = sum(len(removed) for removed in self._removed)
        words = ngettext(
            "{count} line is kept again once you save.", "{count} lines are kept again once you save.", count
        )
        self.told.setText(words.format(count=count) if count else "")
        self._allow()

    def retranslate(self) -> None:
        """Say the words."""
        self.say(
            {
                "meaning": _(
                    "These lines are dropped wherever they stand alone in a text of the site or sender. "
                    "“Always drop” (Ctrl+Shift+D) in New release adds one."
                )
            }
        )
        self.filter.setPlaceholderText(_("Find a site, a sender or a line"))
        self.filter.setAccessibleName(_("Find a site, a sender or a line"))
        self.tree.setAccessibleName(_("Lines that are always dropped"))
        self.empty.setText(_("Nothing was learned of any source yet."))
        self.remove.setText(_("&Remove"))
        self.remove.setToolTip(_("No longer drop the chosen lines (Delete)"))
        self.undo_button.setText(_("&Bring back"))
        self.undo_button.setToolTip(_("Bring back what was removed last (Ctrl+Z)"))
        self._describe()
