"""The pairings in work: which there are, and one to go on with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.moments import moment_words
from ui.tasks import Runner
from ui.words import _, language_name, ngettext
from workbench.desk import catalogue
from workbench.model.pairing import PairingSummary

ID = Qt.ItemDataRole.UserRole


class PairingWorksDialog(HouseDialog):
    """Lists the pairings, newest first. ``wanted`` carries the ``PairingWork`` to go on with, ``new_wanted`` asks for
    a new one.
    """

    wanted = Signal(object)
    new_wanted = Signal()
    help_topic = "pairing"

    def __init__(self, desk: Any, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=86, lines=20)
        self.desk, self.runner = desk, runner
        self._works: list[PairingSummary] = []
        self._read = False
        self._asked = ""
        self.lead = explanation()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.body.addWidget(self.lead)
        self.body.addWidget(self.list, 1)
        self.remove = self.add_button(left=True)
        self.cancel = self.add_button()
        self.new = self.add_button()
        self.go_on = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.remove.clicked.connect(self._remove)
        self.new.clicked.connect(self._new)
        self.go_on.clicked.connect(self._open)
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.currentRowChanged.connect(self._chosen_changed)
        self.retranslate()
        self._list()

    def _list(self) -> None:
        self.runner.run(
            self.desk.pairing.works, done=self._show, failed=self.say_failure, key=f"pairings:{id(self)}"
        )

    def _show(self, works: Sequence[PairingSummary]) -> None:
        before = max(0, self.list.currentRow())
        self._read = True
        self._works = list(works)
        self._fill()
        if self._works:
            self.list.setCurrentRow(min(before, len(self._works) - 1))
            self.list.setFocus()
        else:
            self.new.setFocus()

    def _fill(self) -> None:
        row = self.list.currentRow()
        silent = self.list.blockSignals(True)
        self.list.clear()
        for work in self._works:
            item = QListWidgetItem(_words(work))
            item.setData(ID, work.id)
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(silent)
        self._look()

    def _chosen(self) -> PairingSummary | None:
        row = self.list.currentRow()
        return self._works[row] if 0 <= row < len(self._works) else None

    def _chosen_changed(self) -> None:
        self._asked = ""
        self.forget_failure()
        self._look()

    def _look(self) -> None:
        chosen = self._chosen()
        self.go_on.setEnabled(chosen is not None)
        self.remove.setEnabled(chosen is not None and not self.desk.read_only)
        self.new.setEnabled(not self.desk.read_only)
        sure = chosen is not None and self._asked == chosen.id
        self.remove.setText(_("&Remove it for good") if sure else _("&Remove"))
        self.lead.setText(
            _("Texts that were put beside their translations and are no release yet.")
            if self._works or not self._read
            else _("No pairing is in work. New from two texts begins one.")
        )

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.runner.run(
                self.desk.pairing.work, chosen.id,
                done=self._came, failed=self.say_failure, key=f"pairing-work:{id(self)}",
            )  # fmt: skip

    def _came(self, work: Any) -> None:
        self.wanted.emit(work)
        self.accept()

    def _new(self) -> None:
        self.new_wanted.emit()
        self.accept()

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if self._asked != chosen.id:
            # The first press asks, the second does it: there is no way back.
            self._asked = chosen.id
            self._look()
            return
        self._asked = ""
        self.runner.run(
            self.desk.pairing.forget, chosen.id,
            done=lambda _changes: self._list(), failed=self.say_failure, write=True,
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, asking first."""
        if event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self._remove()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Pairings in work"))
        self.list.setAccessibleName(_("Pairings in work"))
        self.remove.setToolTip(_("Remove the pairing; asks once more (Delete)"))
        self.cancel.setText(_("Close"))
        self.new.setText(_("&New from two texts…"))
        self.go_on.setText(_("&Go on"))
        self._fill()


def _words(work: PairingSummary) -> str:
    locale = QLocale(catalogue.language())
    languages = f"{language_name(work.source_language)} – {language_name(work.target_language)}"
    rows = ngettext("{count} row", "{count} rows", work.rows).format(count=locale.toString(work.rows))
    unsure = ngettext("{count} not sure", "{count} not sure", work.unsure)
    said = [languages, rows]
    if work.unsure:
        said.append(unsure.format(count=locale.toString(work.unsure)))
    said += [work.author, moment_words(work.changed_at)]
    return f"{work.name}\n{' · '.join(said)}"
