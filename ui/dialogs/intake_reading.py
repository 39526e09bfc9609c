"""Reading what came, one after the other, in the background; and the page that shows how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.dialogs.intake_arrivals import Arrival, ArrivalModel, State, of_content
from ui.moments import now
from ui.tasks import Runner
from ui.words import Retranslated, _
from workbench.desk import intake
from workbench.desk.learning import Applied
from workbench.model.tasks import CancelToken, Progress, no_progress

_COVERING_WORDS = 80
"""An e-mail with fewer words than these and a file is a covering note: the file is what is taken in."""


class ReadingQueue(QObject):
    """Reads the arrivals that wait. ``read`` carries one that is ready and the files that came with it (arrivals,
    added below it), ``refused`` one that cannot be read, ``step`` how far the one that is read is (done, total).
    """

    read = Signal(object, list)
    refused = Signal(object)
    step = Signal(int, int)

    def __init__(self, desk: Any, runner: Runner, model: ArrivalModel, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.runner, self.model = desk, runner, model
        self.first: Arrival | None = None
        self._key = f"intake:{id(self)}"

    def stop(self) -> None:
        """Read nothing more; what is being read is let go."""
        self.runner.cancel(self._key)

    @property
    def busy(self) -> bool:
        """Whether something is read or waits for it."""
        return any(one.state in (State.WAITING, State.READING) for one in self.model.arrivals)

    def go_on(self) -> None:
        """Read the next that waits; ``first`` before the others."""
        every = self.model.arrivals
        if any(one.state is State.READING for one in every):
            return
        waiting = [one for one in every if one.state is State.WAITING]
        if not waiting:
            return
        one = next((one for one in waiting if one is self.first), waiting[0])
        one.state = State.READING
        self.model.tell(one)

        def read(cancel: CancelToken, progress: Progress = no_progress) -> tuple[Applied, datetime | None]:
            document = one.read(cancel, progress)
            embargo = document.embargo_text and intake.find_embargo(
                document.embargo_text, document.language, now().date()
            )
            return self.desk.learning.apply(document), embargo or None

        self.runner.run(
            read,
            done=lambda result: self._came(one, *result),
            failed=lambda error: self._not_read(one, error),
            progress=self.step.emit,
            key=self._key,
        )

    def _came(self, one: Arrival, applied: Applied, embargo: datetime | None) -> None:
        one.document, one.learned, one.embargo = applied.document, applied.block_ids, embargo
        one.state = State.READY
        attached = [of_content(attachment) for attachment in applied.document.attachments]
        if attached:
            kept = sum(len(block.text.split()) for block in applied.document.blocks if block.kept)
            covering = kept < _COVERING_WORDS
            one.chosen = not covering
            for arrival in attached:
                arrival.chosen = covering
            self.model.add(attached, after=one)
        self.model.tell(one)
        self.read.emit(one, attached)
        self.go_on()

    def _not_read(self, one: Arrival, error: Any) -> None:
        one.state, one.error, one.chosen = State.FAILED, error, False
        self.model.tell(one)
        self.refused.emit(one)
        self.go_on()


class ReadingPage(Retranslated, QWidget):
    """What is read, and how far that is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.addStretch(1)
        self.words = QLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(240)
        column.addWidget(self.words)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.retranslate()

    def put(self, name: str, every: Sequence[Arrival]) -> None:
        """Say what is read, and of how many; an empty name for a paste."""
        self.bar.setRange(0, 0)
        if len(every) > 1:
            done = sum(one.state not in (State.WAITING, State.READING) for one in every)
            words = _("Reading {name} ({number} of {count})…")
            self.words.setText(words.format(name=name, number=min(done + 1, len(every)), count=len(every)))
        else:
            self.words.setText(_("Reading {name}…").format(name=name) if name else _("Reading…"))
        self.setAccessibleName(self.words.text())

    def step(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def retranslate(self) -> None:
        """Say the words."""
        self.bar.setAccessibleName(_("Reading…"))
