"""A TMX file is taken into a memory: which file, which memory, how far it is, and what was left out and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QWidget,
)

from ui.dialogs.frame import HouseDialog, explanation
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk import catalogue, wording
from workbench.desk.changes import Changes
from workbench.model.errors import Cancelled
from workbench.model.memory import HOUSE, Memory
from workbench.model.tasks import CancelToken, Progress

NEW = ""
STEPS = 10_000


class MemoryImportDialog(HouseDialog):
    """Asks for file and memory, imports, and reports. ``imported`` carries (memory id, ``Changes``)."""

    imported = Signal(str, object)
    help_topic = "memory"

    def __init__(
        self,
        desk: Any,
        runner: Runner,
        person: str,
        memory_id: str = "",
        parent: QWidget | None = None,
        path: Path | None = None,
    ) -> None:
        super().__init__(parent, columns=74)
        self.desk, self.runner, self.person = desk, runner, person
        self._wanted = memory_id
        self._memories: list[Memory] = []
        self._working = False
        self._report: Any = None
        self._key = f"tmx:{id(self)}"
        self.lead = explanation()
        self.path, self.browse = QLineEdit(str(path) if path is not None else ""), QPushButton()
        self.browse.setAutoDefault(False)
        self.memory, self.name = QComboBox(), QLineEdit()
        self.labels = [QLabel(), QLabel(), QLabel()]
        for label, field in zip(self.labels, (self.path, self.memory, self.name), strict=True):
            label.setBuddy(field)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.outcome = explanation(look="")
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.problems.setMinimumHeight(self.fontMetrics().lineSpacing() * 7)
        self._lay_out()
        self.cancel = self.add_button()
        self.go = self.add_button(primary=True)
        self.browse.clicked.connect(self._browse)
        self.path.textChanged.connect(self._path_changed)
        self._path_changed(self.path.text())
        self.memory.currentIndexChanged.connect(lambda _row: self._allow())
        self.name.textChanged.connect(lambda _text: self._allow())
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self.retranslate()
        runner.run(
            desk.memory.memories, done=self._show_memories, failed=self.say_failure, key=f"{self._key}:list"
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        line = QHBoxLayout()
        line.addWidget(self.path, 1)
        line.addWidget(self.browse)
        for row, label in enumerate(self.labels):
            grid.addWidget(label, row, 0)
        grid.addLayout(line, 0, 1)
        grid.addWidget(self.memory, 1, 1)
        grid.addWidget(self.name, 2, 1)
        self.body.addWidget(self.lead)
        self.body.addLayout(grid)
        for widget in (self.progress, self.outcome):
            self.body.addWidget(widget)
        self.body.addWidget(self.problems, 1)

    def _show_memories(self, memories: list[Memory]) -> None:
        # What the house confirmed is its own; what comes from elsewhere stays apart, and can be taken out again.
        self._memories = [one for one in memories if one.writable and one.id != HOUSE]
        self._fill(self._wanted)
        if not self.path.text():
            self.path.setFocus()

    def _fill(self, wanted: str = "") -> None:
        chosen = wanted or self.memory.currentData()
        silent = self.memory.blockSignals(True)
        self.memory.clear()
        self.memory.addItem(_("A new memory"), NEW)
        for one in self._memories:
            self.memory.addItem(one.name, one.id)
        self.memory.setCurrentIndex(max(0, self.memory.findData(chosen)))
        self.memory.blockSignals(silent)
        self._allow()

    def _browse(self) -> None:
        kinds = _("Translation memories (*.tmx);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.windowTitle(), self.path.text(), kinds)
        if chosen:
            self.path.setText(chosen)

    def _path_changed(self, text: str) -> None:
        path = Path(text.strip())
        if not self.name.isModified() and path.stem:
            self.name.setText(path.stem)
        self._allow()

    def _is_new(self) -> bool:
        return str(self.memory.currentData() or NEW) == NEW

    def _allow(self) -> None:
        done, free = self._report is not None, not self._working
        for field in (self.path, self.browse, self.memory, self.name):
            field.setEnabled(free and not done)
        self.lead.setVisible(not done)
        for widget in (self.labels[2], self.name):
            widget.setVisible(self._is_new())
        named = bool(self.name.text().strip()) or not self._is_new()
        self.go.setVisible(not done)
        self.go.setEnabled(free and named and bool(self.path.text().strip()) and not self.desk.read_only)
        self.progress.setVisible(self._working)
        self.outcome.setVisible(done)
        self.problems.setVisible(done and self.problems.count() > 0)

    def _go(self) -> None:
        self.forget_failure()
        self._working = True
        self.progress.setRange(0, 0)
        self._allow()
        desk, person, path = self.desk, self.person, Path(self.path.text().strip()).expanduser()
        memory_id, name = str(self.memory.currentData() or ""), " ".join(self.name.text().split())

        def work(cancel: CancelToken, progress: Progress) -> tuple[str, Any]:
            into = memory_id or desk.memory.add_memory(name, person).id
            try:
                return into, desk.memory_files.import_tmx(path, into, person, cancel, progress)
            except BaseException:
                # A memory that was made for a file which cannot be read is wanted by nobody.
                if not memory_id:
                    desk.memory.remove_memory(into, person)
                raise

        self.runner.run(work, done=self._done, failed=self._failed, progress=self._step, key=self._key)

    def _step(self, done: int, total: int) -> None:
        # Files can have more bytes than a bar counts to.
        self.progress.setRange(0, STEPS if total else 0)
        self.progress.setValue(done * STEPS // total if total else 0)

    def _done(self, result: tuple[str, Any]) -> None:
        memory_id, self._report = result
        self._working = False
        self.retranslate()
        self.resize(self.sizeHint().expandedTo(self.size()))
        self.cancel.setDefault(True)
        self.cancel.setFocus()
        self.imported.emit(memory_id, self._report.changes | Changes(memory=True))

    def _failed(self, error: object) -> None:
        self._working = False
        self._allow()
        if not isinstance(error, Cancelled):
            self.say_failure(error)

    def reject(self) -> None:
        """Stop the import, which takes nothing in then, and close."""
        self.runner.cancel(self._key)
        super().reject()

    def _say_report(self) -> None:
        report, locale = self._report, QLocale(catalogue.language())
        said = [
            ngettext("{count} unit taken in.", "{count} units taken in.", report.added).format(
                count=locale.toString(report.added)
            )
        ]
        if report.folded:
            words = ngettext(
                "{count} stood there already and was folded into it.",
                "{count} stood there already and were folded into them.",
                report.folded,
            )
            said.append(words.format(count=locale.toString(report.folded)))
        if report.problems:
            said.append(_("What was left out or is not as it stands in the file:"))
        self.outcome.setText(" ".join(said))
        self.problems.clear()
        for problem in report.problems:
            words = wording.sentence(problem.code, dict(problem.data))
            if problem.line:
                words = wording.labelled(_("Line {line}").format(line=problem.line), words)
            self.problems.addItem(words)
        if self.problems.count():
            self.problems.setCurrentRow(0)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Import a memory"))
        self.lead.setText(
            _(
                "A TMX file of any program. What is broken is left out and reported with its line; the rest is taken "
                "in. Nothing that the file names is fetched."
            )
        )
        for label, words in zip(self.labels, (_("&File:"), _("&Into:"), _("&Name:")), strict=True):
            label.setText(words)
        self.browse.setText(_("&Choose…"))
        self.name.setPlaceholderText(_("Name of the new memory"))
        self.progress.setAccessibleName(_("Reading the file…"))
        self.problems.setAccessibleName(_("What was left out"))
        self.cancel.setText(_("Close") if self._report is not None else _("Cancel"))
        self.go.setText(_("&Import"))
        if self._report is not None:
            self._say_report()
        self._fill()
