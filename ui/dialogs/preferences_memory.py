"""Preferences: the memories, which of them are offered and may be changed, TMX in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from ui.dialogs.fields import EntryField
from ui.dialogs.memory_table import MemoryTable, memory_title
from ui.dialogs.preference_pages import PreferencePage
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.model.errors import Cancelled, PressbenchError
from workbench.model.memory import HOUSE, MOST_PENALTY, Memory
from workbench.model.tasks import CancelToken

LEAST = tuple(range(60, 101, 5))
"""The scores from which suggestions can be asked for, in per cent."""
PENALTIES = (0, 1, 2, 3, 5, 10, 15, 20, 25, MOST_PENALTY)


class MemoriesPage(PreferencePage):
    """A table of memories, and the fields of the one that is chosen.

    What a memory is called, whether it is offered and what is taken off is kept at Save; a memory is added, filled, written
    out and removed at once. ``did`` carries the ``Changes`` of that.
    """

    did = Signal(object)

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.runner, self.person = runner, person
        self._stored: dict[str, Memory] = {}
        self._now: dict[str, Memory] = {}
        self._key = f"memories:{id(self)}"
        self._filling = False
        self.explain("meaning")
        self.least = QComboBox()
        at_least = desk.settings.memory_at_least
        for score in sorted({*LEAST, at_least}):
            self.least.addItem("", score)
        self.least.setCurrentIndex(self.least.findData(at_least))
        self.table = MemoryTable()
        self.name, self.penalty = QLineEdit(), QComboBox()
        self.readable, self.writable = QCheckBox(), QCheckBox()
        self.new_name, self.add = EntryField(), QPushButton()
        self.up, self.down = QPushButton(), QPushButton()
        self.take_in, self.write_out, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.told, self.progress, self.stop = QLabel(), QProgressBar(), QPushButton()
        self.told.setWordWrap(True)
        self.progress.setTextVisible(False)
        self._lay_out()
        self._connect()
        self._work(False)
        self.retranslate()
        self.read()

    def _lay_out(self) -> None:
        form = self.form()
        self.row(form, "least", self.least)
        adding = QHBoxLayout()
        adding.addWidget(self.new_name, 1)
        adding.addWidget(self.add)
        self.column.addLayout(adding)
        self.column.addWidget(self.table, 1)
        form = self.form()
        self.row(form, "name", self.name)
        checks = QHBoxLayout()
        for box in (self.readable, self.writable):
            checks.addWidget(box)
        checks.addStretch(1)
        form.addRow("", checks)
        self.row(form, "penalty", self.penalty)
        self.explain("penalty_meaning", form)
        foot = QHBoxLayout()
        for button in (self.take_in, self.write_out, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.up, self.down):
            foot.addWidget(button)
        for button in (self.add, self.take_in, self.write_out, self.remove, self.up, self.down, self.stop):
            button.setAutoDefault(False)
        self.column.addLayout(foot)
        working = QHBoxLayout()
        working.addWidget(self.told, 1)
        working.addWidget(self.progress, 1)
        working.addWidget(self.stop)
        self.column.addLayout(working)

    def _connect(self) -> None:
        self.table.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.name.textEdited.connect(lambda _text: self._changed())
        self.readable.toggled.connect(lambda _on: self._changed())
        self.writable.toggled.connect(lambda _on: self._changed())
        self.penalty.activated.connect(lambda _row: self._changed())
        self.new_name.textChanged.connect(lambda _text: self._allow())
        self.new_name.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.take_in.clicked.connect(self._import)
        self.write_out.clicked.connect(self._choose_place)
        self.remove.clicked.connect(self._ask_remove)
        self.stop.clicked.connect(self._stop)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_remove)

    # what is shown

    def read(self, chosen: str = "") -> None:
        """Read the memories off the GUI thread, and choose one of them."""
        memories = self.desk.memory.memories

        def show(found: Sequence[Memory]) -> None:
            pending = {one: self._now[one] for one in self._now if self._now[one] != self._stored.get(one)}
            self._stored = {one.id: one for one in found}
            self._now = {
                one.id: replace(pending[one.id], languages=one.languages, units=one.units)
                if one.id in pending
                else one
                for one in found
            }
            self._fill(chosen or self.table.chosen_id())

        self.runner.run(memories, done=show, failed=self._say_failure, key=f"{self._key}:list")

    def _fill(self, chosen: str = "") -> None:
        self.table.show_memories(sorted(self._now.values(), key=lambda one: one.position), chosen)
        self._show_chosen()

    def chosen(self) -> Memory | None:
        """Return the chosen memory as it will be once this is saved."""
        return self._now.get(self.table.chosen_id())

    def _show_chosen(self) -> None:
        memory = self.chosen()
        self._filling = True
        if memory is not None:
            # A name that is being written keeps the space after which it goes on.
            if " ".join(self.name.text().split()) != memory_title(memory):
                self.name.setText(memory_title(memory))
            self.readable.setChecked(memory.readable)
            self.writable.setChecked(memory.writable)
            self.penalty.clear()
            for value in sorted({*PENALTIES, memory.penalty}):
                words = _("{penalty} %").format(penalty=value) if value else _("nothing")
                self.penalty.addItem(words, value)
            self.penalty.setCurrentIndex(self.penalty.findData(memory.penalty))
        self._filling = False
        self._allow()

    def _allow(self) -> None:
        memory = self.chosen()
        free = not self.desk.read_only and bool(self.person) and not self.stop.isVisibleTo(self)
        own = memory is not None and memory.id == HOUSE
        self.add.setEnabled(free and bool(self.new_name.text().strip()))
        self.new_name.setEnabled(free)
        for field in (self.readable, self.penalty):
            field.setEnabled(free and memory is not None)
        for others in (self.name, self.writable, self.remove):
            others.setEnabled(free and memory is not None and not own)
        self.take_in.setEnabled(free)
        self.write_out.setEnabled(memory is not None and not self.stop.isVisibleTo(self))
        row, count = self.table.chosen_row(), self.table.topLevelItemCount()
        self.up.setEnabled(free and row > 1)
        self.down.setEnabled(free and 0 < row < count - 1)

    def _say(self, words: str, look: str = "small") -> None:
        set_look(self.told, look)
        self.told.setText(words)
        self.told.setAccessibleName(words)

    def _say_failure(self, error: object) -> None:
        self._work(False)
        if not isinstance(error, Cancelled):
            self._say(wording.say(error) if isinstance(error, PressbenchError) else str(error), "error")

    # changes that are kept at Save

    def _changed(self) -> None:
        memory = self.chosen()
        if memory is None or self._filling:
            return
        name = memory.name if memory.id == HOUSE else " ".join(self.name.text().split())
        self._now[memory.id] = replace(
            memory,
            name=name,
            readable=self.readable.isChecked(),
            writable=self.writable.isChecked(),
            penalty=int(self.penalty.currentData() or 0),
        )
        self._fill(memory.id)

    def _move(self, step: int) -> None:
        order = sorted(self._now.values(), key=lambda one: one.position)
        row = self.table.chosen_row()
        other = row + step
        if row <= 0 or not 0 < other < len(order):
            return
        order[row], order[other] = order[other], order[row]
        chosen = self.table.chosen_id()
        self._now = {one.id: replace(one, position=place) for place, one in enumerate(order)}
        self._fill(chosen)

    def save(self) -> Changes:
        """Keep what was changed of the memories."""
        changes = self.set_setting("memory_at_least", str(self.least.currentData()))
        for memory_id, memory in self._now.items():
            before = self._stored.get(memory_id)
            if before is None or before == memory:
                continue
            fields = {
                name: getattr(memory, name)
                for name in ("name", "readable", "writable", "penalty", "position")
                if getattr(memory, name) != getattr(before, name)
            }
            if fields:
                changes |= self.desk.memory.change_memory(memory_id, self.person, **fields)
        self._stored = dict(self._now)
        return changes

    # deeds that are done at once

    def _add(self) -> None:
        name = " ".join(self.new_name.text().split())
        if not name or not self.add.isEnabled():
            return
        desk, person = self.desk, self.person

        def done(memory: Memory) -> None:
            self.new_name.clear()
            self.did.emit(Changes(memory=True))
            self._say(_("Added: {name}. A TMX file fills it.").format(name=memory.name))
            self.read(memory.id)

        self.runner.run(
            lambda: desk.memory.add_memory(name, person), done=done, failed=self._say_failure, write=True
        )

    def _import(self) -> None:
        from ui.dialogs.memory_import import MemoryImportDialog

        dialog = MemoryImportDialog(self.desk, self.runner, self.person, self.table.chosen_id(), self)
        dialog.imported.connect(self._imported)
        dialog.open()

    def _imported(self, memory_id: str, changes: Changes) -> None:
        self.did.emit(changes)
        self.read(memory_id)

    def _choose_place(self) -> None:
        memory = self.chosen()
        if memory is None:
            return
        name = "".join(char if char.isalnum() or char in " -_" else "-" for char in memory_title(memory))
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Export a memory"), f"{name}.tmx", _("Translation memories (*.tmx)")
        )
        if path:
            self.write(memory, Path(path))

    def write(self, memory: Memory, path: Path) -> None:
        """Write a memory as TMX, with progress."""
        files, path = self.desk.memory_files, path if path.suffix else path.with_suffix(".tmx")

        def work(cancel: CancelToken, progress: Callable[[int, int], None]) -> int:
            return int(files.export_tmx(path, memory.id, cancel=cancel, progress=progress))

        def written(count: int) -> None:
            self._work(False)
            words = ngettext("{count} unit written: {path}", "{count} units written: {path}", count)
            self._say(words.format(count=count, path=path), "good")

        self._say(_("Writing…"))
        self._work(True)
        self.runner.run(
            work, done=written, failed=self._say_failure, progress=self._step, key=f"{self._key}:work"
        )

    def _step(self, done: int, total: int) -> None:
        # Bars count to 2**31 at most.
        scale = max(1, total // 10_000)
        self.progress.setRange(0, total // scale)
        self.progress.setValue(done // scale)

    def _work(self, working: bool) -> None:
        self.progress.setRange(0, 0)
        self.progress.setVisible(working)
        self.stop.setVisible(working)
        self._allow()

    def _stop(self) -> None:
        self.runner.cancel(f"{self._key}:work")
        self._work(False)
        self._say(_("Stopped. The file holds nothing whole."))

    def _ask_remove(self) -> None:
        memory = self.chosen()
        if memory is None or not self.remove.isEnabled():
            return
        from ui.dialogs.memory_removal import RemoveMemoryDialog

        dialog = RemoveMemoryDialog(memory, self)
        dialog.accepted.connect(lambda: self._remove(memory))
        dialog.open()

    def _remove(self, memory: Memory) -> None:
        desk, person = self.desk, self.person

        def done(changes: Changes) -> None:
            self._now.pop(memory.id, None)
            self.did.emit(changes)
            self._say(_("Removed: {name}").format(name=memory.name))
            self.read()

        self.runner.run(
            lambda: desk.memory.remove_memory(memory.id, person),
            done=done,
            failed=self._say_failure,
            write=True,
        )

    # words

    def title(self) -> str:
        """Return the page's name."""
        return _("Memories")

    def undo(self) -> None:
        """Stop what is being written."""
        self.runner.cancel(f"{self._key}:work")

    def retranslate(self) -> None:
        """Say the words."""
        self.say(
            {
                "meaning": _(
                    "Suggestions, pretranslation and the concordance look in every memory that is offered. The memory of "
                    "the house fills itself with what is confirmed; others are filled from TMX files."
                ),
                "least": _("Suggestions fro&m:"),
                "name": _("&Name:"),
                "penalty": _("&Taken off its scores:"),
                "penalty_meaning": _(
                    "For a memory that is trusted less: its matches stand behind those of the others. Of two "
                    "matches alike that of the upper memory comes first."
                ),
            }
        )
        self.table.retranslate()
        for row in range(self.least.count()):
            self.least.setItemText(row, _("{score} %").format(score=self.least.itemData(row)))
        self.least.setToolTip(_("What is less like the segment is not offered while one writes"))
        self.readable.setText(_("&Offered as suggestions"))
        self.writable.setText(_("May be &changed"))
        self.writable.setToolTip(_("Units may be imported into it, edited and removed"))
        self.new_name.setPlaceholderText(_("Name of a new memory"))
        self.new_name.setAccessibleName(_("Name of a new memory"))
        self.penalty.setAccessibleName(_("Per cent that are taken off its scores"))
        self.add.setText(_("A&dd"))
        self.add.setToolTip(_("Add an empty memory with this name (Enter)"))
        self.take_in.setText(_("&Import TMX…"))
        self.take_in.setToolTip(_("Take the units of a TMX file in, into this memory or a new one"))
        self.write_out.setText(_("&Export TMX…"))
        self.write_out.setToolTip(_("Write the chosen memory as TMX 1.4b, for any other program"))
        self.remove.setText(_("&Remove…"))
        self.remove.setToolTip(_("Delete the chosen memory with its units (Delete)"))
        self.up.setText(_("&Up"))
        self.down.setText(_("Do&wn"))
        self.up.setToolTip(_("Put the chosen memory before the one above"))
        self.down.setToolTip(_("Put the chosen memory behind the one below"))
        self.stop.setText(_("S&top"))
        self.progress.setAccessibleName(_("Writing…"))
        if self._now:
            self._fill(self.table.chosen_id())
