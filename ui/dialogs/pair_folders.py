"""Two folders of texts and translations: paired, reported, and put into a memory or a TMX file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from ui.dialogs.fields import LanguageChoice
from ui.dialogs.frame import HouseDialog, explanation
from ui.dialogs.pair_folders_report import FolderReport, summary
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk import catalogue
from workbench.desk.changes import Changes
from workbench.model.errors import Cancelled
from workbench.model.memory import HOUSE, Memory
from workbench.model.tasks import CancelToken, Progress

NEW = ""


class PairFoldersDialog(HouseDialog):
    """Asks for two folders, pairs them, shows what came of each file, and keeps the rows. ``added`` carries ``Changes``."""

    added = Signal(object)
    help_topic = "memory"

    def __init__(
        self, desk: Any, runner: Runner, person: str, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, columns=110)
        self.desk, self.runner, self.person = desk, runner, person
        self._folder = folder
        self._key = f"folders:{id(self)}"
        self._working = False
        self._pairs: list[Any] | None = None
        self._memories: list[Memory] = []
        self._in_memory = False
        self.lead = explanation()
        self.fields = (QLineEdit(), QLineEdit())
        self.labels = (QLabel(), QLabel())
        self.choosers = (QPushButton(), QPushButton())
        self.languages = (LanguageChoice(recognised=True), LanguageChoice(recognised=True))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.summary = explanation(look="")
        self.report = FolderReport()
        self.memory_label, self.memory, self.name = QLabel(), QComboBox(), QLineEdit()
        self.memory_label.setBuddy(self.memory)
        self.outcome = explanation(look="")
        self.outcome.hide()
        self._lay_out()
        self.tmx = self.add_button(left=True)
        self.cancel = self.add_button()
        self.go = self.add_button(primary=True)
        for side, chooser in enumerate(self.choosers):
            chooser.clicked.connect(lambda _on=False, side=side: self._browse(side))
        for field in (*self.fields, self.name):
            field.textChanged.connect(lambda _text: self._allow())
        self.memory.currentIndexChanged.connect(lambda _row: self._allow())
        self.tmx.clicked.connect(self._write_tmx)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self.retranslate()
        self.fields[0].setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (label, field, chooser, language) in enumerate(
            zip(self.labels, self.fields, self.choosers, self.languages, strict=True)
        ):
            label.setBuddy(field)
            chooser.setAutoDefault(False)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(chooser, row, 2)
            grid.addWidget(language, row, 3)
        into = QHBoxLayout()
        into.setSpacing(12)
        into.addWidget(self.memory_label)
        into.addWidget(self.memory)
        into.addWidget(self.name, 1)
        self.body.addWidget(self.lead)
        self.body.addLayout(grid)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.report, 1)
        self.body.addLayout(into)
        self.body.addWidget(self.outcome)

    def _browse(self, side: int) -> None:
        begin = self.fields[side].text() or str(self._folder)
        chosen = QFileDialog.getExistingDirectory(self, self._titles()[side], begin)
        if chosen:
            self.fields[side].setText(chosen)
            self._folder = Path(chosen).parent

    # pairing

    def _go(self) -> None:
        if self._pairs is None:
            self._pair()
        else:
            self._add()

    def _pair(self) -> None:
        self._begin()
        read = self.desk.pairing.read
        sources, targets = (Path(field.text().strip()).expanduser() for field in self.fields)
        languages = [choice.code() for choice in self.languages]

        def work(cancel: CancelToken, progress: Progress) -> tuple[list[Any], list[Memory]]:
            from workbench.desk.pairing_files import pair_folders

            pairs = pair_folders(read, sources, targets, cancel, progress, *languages)
            return pairs, self.desk.memory.memories()

        self.runner.run(work, done=self._paired, failed=self._failed, progress=self._step, key=self._key)

    def _begin(self) -> None:
        self.forget_failure()
        self._working = True
        self.progress.setRange(0, 0)
        self._allow()

    def _step(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _paired(self, result: tuple[list[Any], list[Memory]]) -> None:
        self._working = False
        self._pairs, memories = result
        self._memories = [one for one in memories if one.writable and one.id != HOUSE]
        self.name.setText(Path(self.fields[0].text().strip()).name)
        self.retranslate()
        self.resize(self.sizeHint().expandedTo(self.size()))
        self.report.setFocus()

    def _failed(self, error: object) -> None:
        self._working = False
        self._allow()
        if not isinstance(error, Cancelled):
            self.say_failure(error)

    def reject(self) -> None:
        """Stop what goes on, and close."""
        self.runner.cancel(self._key)
        super().reject()

    # what becomes of the rows

    def _add(self) -> None:
        self._begin()
        desk, person, pairs = self.desk, self.person, self._pairs or []
        memory_id, name = str(self.memory.currentData() or NEW), " ".join(self.name.text().split())

        def work() -> int:
            from workbench.desk.pairing_files import into_memory

            into = memory_id or desk.memory.add_memory(name, person).id
            try:
                return into_memory(desk.memory, into, pairs, person)
            except BaseException:
                # A memory that was made for rows which could not be added is wanted by nobody.
                if not memory_id:
                    desk.memory.remove_memory(into, person)
                raise

        self.runner.run(work, done=self._added, failed=self._failed, write=True)

    def _added(self, count: int) -> None:
        self._in_memory = True
        words = ngettext("{count} unit added to the memory.", "{count} units added to the memory.", count)
        self._say_outcome(words, count)
        self.added.emit(Changes(memory=True))

    def _write_tmx(self) -> None:
        begin = str(self._folder / f"{self.name.text().strip() or 'pairs'}.tmx")
        kinds = _("Translation memories (*.tmx);;All files (*)")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.windowTitle(), begin, kinds)
        if not chosen:
            return
        self._begin()
        pairs, person = self._pairs or [], self.person

        def work() -> int:
            from workbench.desk.pairing_files import into_tmx

            return into_tmx(pairs, Path(chosen), person)

        self.runner.run(work, done=self._written, failed=self._failed, key=self._key)

    def _written(self, count: int) -> None:
        self._say_outcome(ngettext("{count} unit written.", "{count} units written.", count), count)

    def _say_outcome(self, words: str, count: int) -> None:
        self._working = False
        self.outcome.setText(words.format(count=QLocale(catalogue.language()).toString(count)))
        self.outcome.show()
        self._allow()
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    # what is shown

    def _allow(self) -> None:
        found, free = self._pairs is not None, not self._working
        for widget in (*self.fields, *self.choosers, *self.languages):
            widget.setEnabled(free and not found)
        self.lead.setVisible(not found)
        for shown in (self.summary, self.report, self.memory_label, self.memory, self.tmx):
            shown.setVisible(found)
        is_new = str(self.memory.currentData() or NEW) == NEW
        self.name.setVisible(found and is_new)
        self.progress.setVisible(not free)
        some = found and any(pair.pairing is not None for pair in self._pairs or ())
        self.tmx.setEnabled(free and some)
        if found:
            named = bool(self.name.text().strip()) or not is_new
            possible = named and not self.desk.read_only and not self._in_memory
            self.go.setEnabled(free and some and possible)
            for field in (self.memory, self.name):
                field.setEnabled(free and some and not self._in_memory)
        else:
            self.go.setEnabled(free and all(field.text().strip() for field in self.fields))

    def _titles(self) -> tuple[str, str]:
        return _("Folder of the texts"), _("Folder of the translations")

    def _fill(self) -> None:
        chosen = self.memory.currentData()
        silent = self.memory.blockSignals(True)
        self.memory.clear()
        self.memory.addItem(_("A new memory"), NEW)
        for one in self._memories:
            self.memory.addItem(one.name, one.id)
        self.memory.setCurrentIndex(max(0, self.memory.findData(chosen)))
        self.memory.blockSignals(silent)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Pair two folders"))
        self.lead.setText(
            _(
                "Files are matched by name, language and content; it may be one folder for both. Each text is put "
                "beside its translation, and what is sure can go into a memory or a TMX file."
            )
        )
        for label, words in zip(self.labels, (_("Te&xts:"), _("T&ranslations:")), strict=True):
            label.setText(words)
        for chooser, words, title in zip(
            self.choosers, (_("&Choose…"), _("C&hoose…")), self._titles(), strict=True
        ):
            chooser.setText(words)
            chooser.setAccessibleName(title)
            chooser.setToolTip(title)
        for choice, words in zip(
            self.languages, (_("Language of the texts"), _("Language of the translations")), strict=True
        ):
            choice.setAccessibleName(words)
            choice.setToolTip(words)
        self.progress.setAccessibleName(_("Pairing…"))
        self.memory_label.setText(_("&Into:"))
        self.name.setPlaceholderText(_("Name of the new memory"))
        self.name.setAccessibleName(_("Name of the new memory"))
        if self._pairs is not None:
            self.summary.setText(summary(self._pairs))
            self.report.show_pairs(self._pairs)
        self.report.retranslate()
        self._fill()
        self.tmx.setText(_("&Write TMX…"))
        self.tmx.setToolTip(_("Write the rows that are sure as a TMX file"))
        self.cancel.setText(_("Close") if self._pairs is not None else _("Cancel"))
        self.go.setText(_("&Add to the memory") if self._pairs is not None else _("&Pair"))
        self._allow()
