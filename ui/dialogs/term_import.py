"""A file of terms is taken into a termbase: its columns, what it would do, and then what it did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.frame import HouseDialog, explanation
from ui.dialogs.term_import_columns import ColumnsOfTable
from ui.dialogs.term_import_merge import CHOICES, MergeTree
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk import terms_words, wording
from workbench.desk.terms_files import TermImport
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken, Progress
from workbench.model.term_imports import ImportChoice, ImportKind, ImportPlan
from workbench.model.term_tables import TableMapping, TablePreview
from workbench.model.terms import HOUSE_TERMBASE, Termbase

COLUMNS, MERGE, DONE = range(3)


class TermImportDialog(HouseDialog):
    """Asks for file and termbase, shows what would change, and imports. ``imported`` carries the ``Changes``."""

    imported = Signal(object)
    help_topic = "terms"

    def __init__(
        self,
        desk: Any,
        runner: Runner,
        person: str,
        termbase_id: str = HOUSE_TERMBASE,
        parent: QWidget | None = None,
        path: Path | None = None,
    ) -> None:
        super().__init__(parent, columns=104, lines=32)
        self.desk, self.runner, self.person = desk, runner, person
        self._wanted = termbase_id
        self._key = f"terms:{id(self)}"
        self._report: TermImport | None = None
        self._working = False
        self.path, self.browse, self.base = QLineEdit(), QPushButton(), QComboBox()
        self.base.addItem("", HOUSE_TERMBASE)
        self.browse.setAutoDefault(False)
        self.path_label, self.base_label, self.rule_label = QLabel(), QLabel(), QLabel()
        self.columns, self.merge = ColumnsOfTable(), MergeTree()
        self.lead, self.counts, self.outcome = explanation(), explanation(look=""), explanation(look="")
        self.rule, self.progress = QComboBox(), QProgressBar()
        for choice in CHOICES:
            self.rule.addItem("", choice)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.pages = QStackedWidget()
        self._lay_out()
        self.back = self.add_button(left=True)
        self.cancel = self.add_button()
        self.go = self.add_button(primary=True)
        self.browse.clicked.connect(self._browse)
        self.path.editingFinished.connect(self._open)
        self.path.textChanged.connect(lambda _text: self._allow())
        self.columns.mapped.connect(self._look)
        self.rule.activated.connect(lambda row: self.merge.set_rule(CHOICES[row]))
        self.back.clicked.connect(self._go_back)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self.retranslate()
        runner.run(desk.terms.bases.all, done=self._show_bases, key=f"{self._key}:bases")
        self._opened = ""
        if path is not None:
            self.path.setText(str(path))
            self._open()
        self._allow()

    def _lay_out(self) -> None:
        self.path_label.setBuddy(self.path)
        self.base_label.setBuddy(self.base)
        self.rule_label.setBuddy(self.rule)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        line = QHBoxLayout()
        line.addWidget(self.path, 1)
        line.addWidget(self.browse)
        grid.addWidget(self.path_label, 0, 0)
        grid.addLayout(line, 0, 1)
        grid.addWidget(self.base_label, 1, 0)
        grid.addWidget(self.base, 1, 1)
        first, second, third = QWidget(), QWidget(), QWidget()
        places = [QVBoxLayout(page) for page in (first, second, third)]
        for page, place in zip((first, second, third), places, strict=True):
            place.setContentsMargins(0, 0, 0, 0)
            self.pages.addWidget(page)
        places[COLUMNS].addWidget(self.lead)
        places[COLUMNS].addWidget(self.columns, 1)
        places[MERGE].addWidget(self.counts)
        rule = QHBoxLayout()
        rule.addWidget(self.rule_label)
        rule.addWidget(self.rule)
        rule.addStretch(1)
        places[MERGE].addLayout(rule)
        places[MERGE].addWidget(self.merge, 1)
        places[DONE].addWidget(self.outcome)
        places[DONE].addStretch(1)
        self.body.addLayout(grid)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self.progress)

    def _show_bases(self, bases: list[Termbase]) -> None:
        self.base.clear()
        for each in bases:
            if each.writable:
                self.base.addItem(terms_words.termbase(each), each.id)
        self.base.setCurrentIndex(max(0, self.base.findData(self._wanted)))
        self._allow()

    # the file

    def _browse(self) -> None:
        kinds = _("Terms (*.tbx *.csv *.tsv *.txt *.xlsx *.xlsm *.ods *.xml);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.windowTitle(), self.path.text(), kinds)
        if chosen:
            self.path.setText(chosen)
            self._open()

    def _path(self) -> Path:
        return Path(self.path.text().strip())

    def _open(self) -> None:
        """Show the columns of a table; compare a TBX file at once."""
        given = self.path.text().strip()
        if not given or given == self._opened:
            return
        self._opened = given
        self.columns.preview = None
        self.pages.setCurrentIndex(COLUMNS)
        self._allow()
        if self.desk.terms.files.is_table(self._path()):
            self._look(None, "")

    def _look(self, mapping: TableMapping | None, sheet: str) -> None:
        files, path = self.desk.terms.files, self._path()
        self.forget_failure()
        self.runner.run(
            lambda: files.preview(path, mapping, sheet),
            done=self._show_columns,
            failed=self._fail,
            key=f"{self._key}:look",
        )

    def _show_columns(self, preview: TablePreview) -> None:
        self.columns.show_preview(preview)
        self._allow()

    # what it would do

    def _go(self) -> None:
        if self.pages.currentIndex() == COLUMNS:
            self._compare()
        elif self.pages.currentIndex() == MERGE:
            self._take()
        else:
            self.accept()

    def _compare(self) -> None:
        files, path, base = self.desk.terms.files, self._path(), str(self.base.currentData())
        preview = self.columns.preview
        mapping = self.columns.mapping() if preview is not None else None
        sheet = preview.sheet if preview is not None else ""

        def work(cancel: CancelToken, progress: Progress) -> ImportPlan:
            plan: ImportPlan = files.plan(path, base, mapping, sheet, cancel, progress)
            return plan

        self.forget_failure()
        self._work(True)
        self.runner.run(
            work,
            done=self._show_plan,
            failed=self._fail,
            progress=self._step,
            key=f"{self._key}:plan",
        )

    def _step(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._work(False)
        self.merge.show_plan(plan)
        self.pages.setCurrentIndex(MERGE)
        self._tell()
        self._allow()
        self.merge.setFocus()

    def _take(self) -> None:
        plan = self.merge.plan
        assert plan is not None
        files, person, choices = self.desk.terms.files, self.person, self.merge.choices()
        rule: ImportChoice = self.merge.rule
        self._work(True)
        self.runner.run(
            lambda: files.take_in(plan, person, choices, rule),
            done=self._show_report,
            failed=self._fail,
            write=True,
        )

    def _show_report(self, report: TermImport) -> None:
        self._work(False)
        self._report = report
        self.pages.setCurrentIndex(DONE)
        self._tell()
        self._allow()
        self.imported.emit(report.changes)

    def _fail(self, error: object) -> None:
        self._work(False)
        self.say_failure(error)
        if getattr(error, "code", "") == "terms.outdated":
            self.pages.setCurrentIndex(COLUMNS)
        self._allow()

    def _go_back(self) -> None:
        self.pages.setCurrentIndex(COLUMNS)
        self._allow()

    def _work(self, on: bool) -> None:
        self._working = on
        # How long reading and writing take is not known.
        self._step(0, 0)
        self._allow()

    def _allow(self) -> None:
        page, free = self.pages.currentIndex(), not self._working
        for field in (self.path, self.browse, self.base):
            field.setEnabled(free and page == COLUMNS)
        self.progress.setVisible(self._working)
        self.columns.setVisible(self.columns.preview is not None)
        self.lead.setVisible(self.columns.preview is None)
        self.back.setVisible(page == MERGE)
        self.back.setEnabled(free)
        self.cancel.setVisible(page != DONE)
        contradictory = self.merge.plan is not None and bool(self.merge.plan.count(ImportKind.CONTRADICTORY))
        self.rule.setVisible(contradictory)
        self.rule_label.setVisible(contradictory)
        usable = bool(self.path.text().strip()) and (
            self.columns.preview is None or self.columns.preview.usable
        )
        self.go.setEnabled(free and (page != COLUMNS or usable) and not self.desk.read_only)
        self.go.setText((_("&Compare with the termbase"), _("&Import"), _("Close"))[page])

    def _tell(self) -> None:
        plan, report = self.merge.plan, self._report
        if plan is not None:
            counts = (
                wording.labelled(terms_words.import_kind(kind), str(plan.count(kind))) for kind in ImportKind
            )
            self.counts.setText(" · ".join(counts))
        if report is not None:
            said = _("{new} new, {changed} changed, {same} as before")
            lines = [said.format(new=report.new, changed=report.changed, same=report.same)]
            if report.left_out:
                left = ngettext(
                    "{count} contradicts the termbase and was left out",
                    "{count} contradict the termbase and were left out",
                    report.left_out,
                )
                lines.append(left.format(count=report.left_out))
            self.outcome.setText("\n".join(lines))

    def reject(self) -> None:
        """Stop comparing, or close."""
        if self._working and self.pages.currentIndex() == COLUMNS:
            self.runner.cancel(f"{self._key}:plan")
            self._fail(Cancelled())
            return
        super().reject()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Import terms"))
        self.path_label.setText(_("&File:"))
        self.base_label.setText(_("&Into:"))
        self.browse.setText(_("C&hoose…"))
        self.browse.setToolTip(_("Choose a file of terms: TBX, CSV, TSV, XLSX or ODS"))
        self.lead.setText(
            _(
                "TBX of version 2 and 3, CSV, TSV, XLSX and ODS are read. Nothing is changed before you have seen "
                "what is new, what changes and what contradicts the termbase."
            )
        )
        self.rule_label.setText(_("Where the file &contradicts the termbase:"))
        for row, choice in enumerate(CHOICES):
            self.rule.setItemText(row, terms_words.import_choice(choice))
        self.back.setText(_("&Back"))
        self.cancel.setText(_("Cancel"))
        self._tell()
        self._allow()
