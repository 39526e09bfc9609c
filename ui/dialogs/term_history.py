"""The history of a concept: who recorded what, when and from which file; what was may come back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.words import _
from workbench.desk import catalogue, terms_words
from workbench.desk.changes import Changes
from workbench.model.term_imports import Difference
from workbench.model.terms import ConceptRevision

_REVISION = Qt.ItemDataRole.UserRole

Line = tuple[ConceptRevision, tuple[Difference, ...]]


class TermHistoryDialog(HouseDialog):
    """Lists the revisions, the newest first. ``changed`` carries the ``Changes`` of one that was brought back."""

    changed = Signal(object)
    help_topic = "terms"

    def __init__(
        self, desk: Any, runner: Runner, concept_id: str, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, columns=80, lines=22)
        self.desk, self.runner, self.person = desk, runner, person
        self._concept_id = concept_id
        self._history: list[Line] = []
        self.lead = explanation()
        self.revisions = QListWidget()
        self.revisions.setWordWrap(True)
        set_look(self.revisions, "pages")
        self.body.addWidget(self.lead)
        self.body.addWidget(self.revisions, 1)
        self.restore = self.add_button(left=True)
        self.close_button = self.add_button(primary=True)
        self.restore.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.accept)
        self.revisions.currentRowChanged.connect(lambda _row: self._allow())
        self.retranslate()
        self._ask()

    def _ask(self) -> None:
        terms, concept_id = self.desk.terms, self._concept_id

        def work() -> list[Line]:
            revisions = terms.history(concept_id)
            older = [*revisions[1:], None]
            return [
                (one, () if before is None or one.removed else terms.differences(before.concept, one.concept))
                for one, before in zip(revisions, older, strict=True)
            ]

        self.runner.run(work, done=self._show, failed=self.say_failure, key=f"term-history:{id(self)}")

    def _show(self, lines: list[Line]) -> None:
        self._history = lines
        self._fill()
        self.revisions.setFocus()

    def _fill(self) -> None:
        chosen = max(0, self.revisions.currentRow())
        self.revisions.clear()
        where = QLocale(catalogue.language())
        for revision, changes in self._history:
            when = where.toString(revision.at.astimezone(), QLocale.FormatType.ShortFormat)
            said = terms_words.revision(revision, changes)
            who = revision.author or "–"
            item = QListWidgetItem(f"{when} · {who}\n{said}")
            item.setData(_REVISION, revision)
            self.revisions.addItem(item)
        self.revisions.setCurrentRow(min(chosen, self.revisions.count() - 1))
        self._allow()

    def _allow(self) -> None:
        row = self.revisions.currentRow()
        usable = 0 <= row < len(self._history) and not self._history[row][0].removed
        if usable and row == 0:
            usable = False
        self.restore.setEnabled(usable and not self.desk.read_only and bool(self.person))

    def _restore(self) -> None:
        revision: ConceptRevision = self._history[self.revisions.currentRow()][0]
        desk, person = self.desk, self.person
        self.runner.run(
            lambda: desk.terms.restore(revision, person),
            done=self._restored,
            failed=self.say_failure,
            write=True,
        )

    def _restored(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.revisions.setCurrentRow(0)
        self._ask()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("History of the term"))
        self.lead.setText(_("Every change of the concept is kept; the newest stands first."))
        self.revisions.setAccessibleName(_("Revisions of the concept"))
        self.restore.setText(_("&Make this one hold again"))
        self.restore.setToolTip(_("Records the chosen revision as the newest"))
        self.close_button.setText(_("Close"))
        self._fill()
