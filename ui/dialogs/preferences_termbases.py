"""Preferences: the termbases, the order in which they are asked, and files of terms in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.dialogs.fields import EntryField
from ui.dialogs.preference_pages import PreferencePage
from ui.style_sheet import set_look
from ui.tasks import Runner, Task
from ui.words import _, ngettext
from workbench.desk import catalogue, terms_words, wording
from workbench.desk.changes import NOTHING, Changes
from workbench.model.errors import Cancelled, PressbenchError
from workbench.model.tasks import CancelToken, Progress
from workbench.model.terms import HOUSE_TERMBASE, Termbase

_ID = Qt.ItemDataRole.UserRole
NAME, CONCEPTS, OWNER, USE = range(4)


class TermbasesPage(PreferencePage):
    """A list of termbases and the fields of the chosen one.

    Names, owners, use and order are kept at Save; a termbase is added, filled, written out and removed at once.
    ``did`` carries the ``Changes`` of that.
    """

    did = Signal(object)
    help_topic = "terms"

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.runner, self.person = runner, person
        self._bases: list[Termbase] = []
        self._stored: list[Termbase] = []
        self._sizes: dict[str, int] = {}
        self._filling = False
        self._writing = False
        self._task: Task | None = None
        self.explain("meaning")
        self.new_name, self.add = EntryField(), QPushButton()
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(4)
        head = self.list.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.name, self.owner = QLineEdit(), QLineEdit()
        self.readable, self.writable = QCheckBox(), QCheckBox()
        self.take_in, self.write_out, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.up, self.down, self.told = QPushButton(), QPushButton(), QLabel()
        self.told.setWordWrap(True)
        self.progress, self.stop = QProgressBar(), QPushButton()
        self.progress.setTextVisible(False)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.read()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.new_name, 1)
        line.addWidget(self.add)
        self.column.addLayout(line)
        self.column.addWidget(self.list, 1)
        form = self.form()
        self.row(form, "name", self.name)
        self.row(form, "owner", self.owner)
        checks = QHBoxLayout()
        for box in (self.readable, self.writable):
            checks.addWidget(box)
        checks.addStretch(1)
        form.addRow("", checks)
        foot = QHBoxLayout()
        for button in (self.take_in, self.write_out, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.up, self.down):
            foot.addWidget(button)
        work = QHBoxLayout()
        work.addWidget(self.progress, 1)
        work.addWidget(self.stop)
        for button in (self.add, self.take_in, self.write_out, self.remove, self.up, self.down, self.stop):
            button.setAutoDefault(False)
        self.column.addLayout(foot)
        self.column.addLayout(work)
        self.column.addWidget(self.told)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        for field in (self.name, self.owner):
            field.textEdited.connect(lambda _text: self._changed())
        for box in (self.readable, self.writable):
            box.toggled.connect(lambda _on: self._changed())
        self.new_name.textChanged.connect(lambda _text: self._allow())
        self.new_name.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.take_in.clicked.connect(self.open_import)
        self.write_out.clicked.connect(self._choose_place)
        self.stop.clicked.connect(self._stop_writing)
        self.remove.clicked.connect(self._ask_remove)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_remove)

    # what is shown

    def read(self, chosen: str = "") -> None:
        """Read the termbases off the GUI thread, and choose one of them; what was changed here stays changed."""
        bases = self.desk.terms.bases

        def show(found: tuple[list[Termbase], dict[str, int]]) -> None:
            before = {each.id: each for each in self._stored}
            mine = {each.id: each for each in self._bases if each != before.get(each.id)}
            order = [each.id for each in self._bases]
            self._stored, self._sizes = found
            self._bases = sorted(
                (mine.get(each.id, each) for each in self._stored),
                key=lambda each: order.index(each.id) if each.id in order else len(order),
            )
            self._fill(chosen)

        self.runner.run(
            lambda: (bases.all(), bases.sizes()), done=show, failed=self._fail, key=f"termbases:{id(self)}"
        )

    def _fill(self, chosen: str = "") -> None:
        chosen = chosen or self.chosen_id()
        silent = self.list.blockSignals(True)
        self.list.clear()
        where = QLocale(catalogue.language())
        for base in self._bases:
            concepts = where.toString(self._sizes.get(base.id, 0))
            item = QTreeWidgetItem([terms_words.termbase(base), concepts, base.owner, _use(base)])
            item.setData(NAME, _ID, base.id)
            item.setTextAlignment(CONCEPTS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(NAME, QSize(0, round(self.fontMetrics().height() * 1.7)))
            self.list.addTopLevelItem(item)
            if base.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.topLevelItemCount():
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self.list.blockSignals(silent)
        self._show_chosen()

    def chosen_id(self) -> str:
        """Return the id of the chosen termbase, empty for none."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(NAME, _ID))

    def chosen(self) -> Termbase | None:
        """Return the chosen termbase as it stands here."""
        return next((each for each in self._bases if each.id == self.chosen_id()), None)

    def _show_chosen(self) -> None:
        base = self.chosen()
        self._filling = True
        if base is not None:
            self.name.setText(base.name)
            self.owner.setText(base.owner)
            self.readable.setChecked(base.readable)
            self.writable.setChecked(base.writable)
        self._filling = False
        self._allow()

    def _changed(self) -> None:
        base = self.chosen()
        if self._filling or base is None:
            return
        made = replace(
            base,
            name=self.name.text(),
            owner=self.owner.text(),
            readable=self.readable.isChecked(),
            writable=self.writable.isChecked(),
        )
        self._bases = [made if each.id == base.id else each for each in self._bases]
        item = self.list.currentItem()
        if item is not None:
            for column, text in ((NAME, terms_words.termbase(made)), (OWNER, made.owner), (USE, _use(made))):
                item.setText(column, text)
        self._allow()

    def _allow(self) -> None:
        base, free = self.chosen(), not self.desk.read_only
        stored = next((each for each in self._stored if base is not None and each.id == base.id), None)
        row = self._bases.index(base) if base is not None else -1
        for field in (self.name, self.owner, self.readable, self.writable):
            field.setEnabled(free and base is not None)
        self.add.setEnabled(free and bool(self.new_name.text().strip()))
        self.take_in.setEnabled(free and stored is not None and stored.writable)
        self.write_out.setEnabled(base is not None and not self._writing)
        for widget in (self.progress, self.stop):
            widget.setVisible(self._writing)
        self.remove.setEnabled(free and base is not None and base.id != HOUSE_TERMBASE)
        self.up.setEnabled(free and row > 0)
        self.down.setEnabled(free and 0 <= row < len(self._bases) - 1)

    def _say(self, text: str, look: str = "small") -> None:
        set_look(self.told, look)
        self.told.setText(text)
        self.told.setAccessibleName(text)

    # deeds

    def _add(self) -> None:
        if not self.add.isEnabled():
            return
        name, bases, person = self.new_name.text(), self.desk.terms.bases, self.person

        def added(made: Termbase) -> None:
            self.new_name.clear()
            self._say("")
            self.did.emit(Changes(terms=True))
            self.read(made.id)

        self._do(lambda: bases.add(name, person), added)

    def _move(self, by: int) -> None:
        base = self.chosen()
        if base is None:
            return
        row = self._bases.index(base)
        if 0 <= row + by < len(self._bases):
            self._bases.insert(row + by, self._bases.pop(row))
            self._fill(base.id)

    def open_import(self, path: Path | None = None) -> None:
        """Open the import into the chosen termbase."""
        from ui.dialogs.term_import import TermImportDialog

        given = path if isinstance(path, Path) else None
        dialog = TermImportDialog(self.desk, self.runner, self.person, self.chosen_id(), self, given)
        dialog.imported.connect(self._imported)
        dialog.open()

    def _imported(self, changes: Changes) -> None:
        self.did.emit(changes)
        self.read()

    def _choose_place(self) -> None:
        kinds = {
            _("TBX version 3 (*.tbx)"): (".tbx", 3),
            _("TBX version 2, for older programs (*.tbx)"): (".tbx", 2),
            _("Workbook (*.xlsx)"): (".xlsx", 3),
            _("CSV (*.csv)"): (".csv", 3),
            _("Table with tabs (*.tsv)"): (".tsv", 3),
        }
        chosen, kind = QFileDialog.getSaveFileName(self, _("Export terms"), "terms.tbx", ";;".join(kinds))
        if not chosen:
            return
        suffix, version = kinds.get(kind, (".tbx", 3))
        path = Path(chosen)
        known = {ending for ending, _version in kinds.values()}
        self.write(path if path.suffix.lower() in known else path.with_name(path.name + suffix), version)

    def write(self, path: Path, version: int = 3) -> None:
        """Write the chosen termbase into a file, by its name."""
        files, base = self.desk.terms.files, self.chosen_id()

        def work(cancel: CancelToken, progress: Progress) -> int:
            return int(files.write(path, version, base, cancel=cancel, progress=progress))

        def written(count: int) -> None:
            self._end_writing()
            self._say(
                ngettext("{count} concept written", "{count} concepts written", count).format(count=count)
            )

        def failed(error: object) -> None:
            self._end_writing()
            if isinstance(error, Cancelled):
                self._say(_("Stopped; nothing was written."))
            else:
                self._fail(error)

        self._writing = True
        self._say("")
        self._step(0, 0)
        self._allow()
        self.stop.setFocus()
        key = f"termbases-out:{id(self)}"
        self._task = self.runner.run(work, done=written, failed=failed, progress=self._step, key=key)

    def _step(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _stop_writing(self) -> None:
        # Told when it has ended: it may have been complete before it heard of this.
        if self._task is not None:
            self._task.cancel()

    def _end_writing(self) -> None:
        had_focus = self.stop.hasFocus()
        self._writing = False
        self._allow()
        if had_focus:
            self.write_out.setFocus()

    def _ask_remove(self) -> None:
        base = self.chosen()
        if base is None or not self.remove.isEnabled():
            return
        asked = QMessageBox(self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setIcon(QMessageBox.Icon.Question)
        asked.setWindowTitle(_("Remove termbase"))
        count = self._sizes.get(base.id, 0)
        words = ngettext(
            "Remove the termbase “{name}” with {count} concept?",
            "Remove the termbase “{name}” with {count} concepts?",
            count,
        )
        asked.setText(words.format(name=terms_words.termbase(base), count=count))
        yes = asked.addButton(_("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        asked.setDefaultButton(asked.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
        yes.clicked.connect(lambda: self.remove_base(base.id))
        asked.open()

    def remove_base(self, termbase_id: str) -> None:
        """Take a termbase out with its concepts; their history stays."""
        bases, person = self.desk.terms.bases, self.person

        def removed(changes: Changes) -> None:
            self._bases = [each for each in self._bases if each.id != termbase_id]
            self.did.emit(changes)
            self.read()

        self._do(lambda: bases.remove(termbase_id, person), removed)

    def _do(self, deed: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.runner.run(deed, done=done, failed=self._fail, write=True)

    def _fail(self, error: object) -> None:
        self._say(wording.say(error) if isinstance(error, PressbenchError) else str(error), "error")

    def title(self) -> str:
        """Return the page's name."""
        return _("Termbases")

    def save(self) -> Changes:
        """Keep names, owners, use and order."""
        if self.desk.read_only or not self._bases:
            return NOTHING
        bases, changes = self.desk.terms.bases, NOTHING
        stored = {each.id: each for each in self._stored}
        for base in self._bases:
            if base != stored.get(base.id):
                changes |= bases.change(base, self.person)
        if _ids(self._bases) != _ids(self._stored):
            changes |= bases.order(_ids(self._bases), self.person)
        self._stored = self._bases
        return changes

    def retranslate(self) -> None:
        """Say the words."""
        self.say(
            {
                "meaning": _(
                    "Terms are looked for in all termbases that are in use. Of two that name the same words, the "
                    "upper one comes first, and what it forbids the lower one does not allow."
                ),
                "name": _("&Name:"),
                "owner": _("O&wner:"),
            }
        )
        self.list.setHeaderLabels([_("Termbase"), _("Concepts"), _("Owner"), _("Use")])
        self.list.setAccessibleName(_("Termbases"))
        self.new_name.setPlaceholderText(_("Name of a new termbase"))
        self.new_name.setAccessibleName(_("Name of a new termbase"))
        self.name.setPlaceholderText(_("Termbase of the house"))
        self.add.setText(_("A&dd"))
        self.add.setToolTip(_("Add a termbase of this name (Enter)"))
        self.readable.setText(_("In &use: its terms are looked for"))
        self.writable.setText(_("May be &changed"))
        self.take_in.setText(_("&Import…"))
        self.take_in.setToolTip(_("Take a file of terms into the chosen termbase"))
        self.write_out.setText(_("&Export…"))
        self.write_out.setToolTip(_("Write the chosen termbase as TBX, XLSX, CSV or TSV"))
        self.stop.setText(_("S&top"))
        self.stop.setToolTip(_("Stop the export; a file that was there stays as it was"))
        self.progress.setAccessibleName(_("Writing the terms…"))
        self.remove.setText(_("&Remove…"))
        self.remove.setToolTip(_("Take the chosen termbase out (Delete)"))
        self.up.setText(_("U&p"))
        self.up.setToolTip(_("Ask the chosen termbase earlier"))
        self.down.setText(_("Do&wn"))
        self.down.setToolTip(_("Ask the chosen termbase later"))
        self._fill()


def _ids(bases: Sequence[Termbase]) -> list[str]:
    return [each.id for each in bases]


def _use(base: Termbase) -> str:
    if not base.readable:
        return _("not in use")
    return _("in use") if base.writable else _("in use, only read")
