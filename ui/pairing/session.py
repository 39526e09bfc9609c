"""A pairing that is worked on: its rows, the way back, pairing again in the background, what is kept in the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.pairing.differing import Marks, found_marks
from ui.tasks import Lane, Runner
from workbench.model.errors import Cancelled, PressbenchError
from workbench.model.pairing import Pairing, PairingWork, PairRow, PairSide
from workbench.model.release import SourceDocument
from workbench.model.tasks import CancelToken

KEPT = 500
"""Steps that are kept; the oldest are let go."""

Anchor = tuple[PairSide, int]
"""A sentence by which a row is found again: the side, and its index."""


@dataclass
class Step:
    """What one undo takes back. ``after`` has what pairing again made of it, once that is there."""

    name: str
    before: Pairing
    after: Pairing


class _Kept:
    """The work in the store. Only the writing lane touches it, which does one thing after the other."""

    def __init__(self, work_id: str) -> None:
        self.work_id = work_id
        self.newest: Pairing | None = None


class PairingSession(QObject):
    """Changes rows, keeps every change, and pairs again what is not locked.

    ``changed`` tells that the rows are others, ``marked`` that figures which differ are, ``working`` whether it is
    paired again just now; ``failed`` carries an error, ``kept`` that the store has what is on screen.
    """

    changed = Signal()
    marked = Signal()
    working = Signal(bool)
    kept = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: Any,
        runner: Runner,
        person: str,
        name: str,
        source: SourceDocument,
        target: SourceDocument,
        pairing: Pairing,
        work_id: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.runner, self.person, self.name = desk, runner, person, name
        self.source, self.target, self.pairing = source, target, pairing
        self.marks: dict[PairRow, Marks] = {}
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._kept = _Kept(work_id)
        self._again_key, self._marks_key = f"pairing:{id(self)}", f"figures:{id(self)}"
        if not work_id:
            self._keep()
        self._look_for_marks()

    @property
    def work_id(self) -> str:
        """The id of the work in the store, empty until it has been kept for the first time."""
        return self._kept.work_id

    @classmethod
    def of_work(
        cls, desk: Any, runner: Runner, person: str, work: PairingWork, parent: QObject | None = None
    ) -> PairingSession:
        """Return the session of a pairing that was kept."""
        return cls(desk, runner, person, work.name, work.source, work.target, work.pairing, work.id, parent)

    # changing

    def do(self, name: str, deed: Callable[[Pairing], Pairing], again: bool = True) -> bool:
        """Change the rows as one step; return whether it could be done. ``again`` pairs the rest anew."""
        try:
            after = deed(self.pairing)
        except PressbenchError as error:
            self.failed.emit(error)
            return False
        self._done.append(Step(name, self.pairing, after))
        del self._done[:-KEPT]
        self._undone.clear()
        self._put(after)
        if again and not all(row.locked for row in after.rows):
            self._pair_again()
        return True

    def pair_again(self, name: str) -> None:
        """Pair all that is not locked again, as a step of its own."""
        self._done.append(Step(name, self.pairing, self.pairing))
        self._undone.clear()
        self._put(self.pairing)
        self._pair_again()

    def undo(self) -> bool:
        """Take the newest step back; return whether there was one."""
        return self._go_back(self._done, self._undone, backwards=True)

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was anything."""
        return self._go_back(self._undone, self._done, backwards=False)

    def _go_back(self, taken: list[Step], given: list[Step], backwards: bool) -> bool:
        if not taken:
            return False
        self._stop()
        step = taken.pop()
        given.append(step)
        self._put(step.before if backwards else step.after)
        return True

    def undo_name(self) -> str:
        """Return what undo would take back, empty for nothing."""
        return self._done[-1].name if self._done else ""

    def redo_name(self) -> str:
        """Return what redo would do again, empty for nothing."""
        return self._undone[-1].name if self._undone else ""

    def _put(self, pairing: Pairing) -> None:
        self.pairing = pairing
        self._keep()
        self.changed.emit()
        self._look_for_marks()

    def _stop(self) -> None:
        self.runner.cancel(self._again_key)
        self.working.emit(False)

    def _pair_again(self) -> None:
        asked = self.pairing

        def came(paired: Pairing) -> None:
            self.working.emit(False)
            # Whoever changed a row or went back meanwhile has asked anew, or wants it as it was.
            if self.pairing is not asked or not self._done:
                return
            step = self._done[-1]
            step.after = paired
            if paired != asked:
                self._put(paired)
            elif step.before == paired:
                # It was asked for alone, and nothing came of it: there is nothing to take back.
                self._done.pop()
                self.changed.emit()

        def failed(error: Any) -> None:
            self.working.emit(False)
            if not isinstance(error, Cancelled):
                self.failed.emit(error)

        self.working.emit(True)
        self.runner.run(
            self.desk.pairing.again, asked, done=came, failed=failed, key=self._again_key, lane=Lane.LONG
        )

    # keeping

    def _keep(self) -> None:
        if self.desk.read_only:
            return
        kept, pairing = self._kept, self.pairing
        kept.newest = pairing
        desk, name, source, target, person = self.desk, self.name, self.source, self.target, self.person

        def keep() -> bool:
            # Of changes that wait for each other only the newest need be written.
            if kept.newest is not pairing:
                return False
            kept.work_id = desk.pairing.keep(kept.work_id, name, source, target, pairing, person).id
            return True

        def done(written: bool) -> None:
            if written:
                self.kept.emit()

        self.runner.run(keep, done=done, failed=self.failed.emit, write=True)

    def accept(self, values: dict[str, Any], done: Callable[[Any], None]) -> None:
        """Make the release, with what ``ReleaseForm.values`` says of it; ``done`` gets what ``accept`` of the desk says."""
        self._stop()
        kept, desk, pairing, source, person = (
            self._kept,
            self.desk,
            self.pairing,
            self.source,
            self.person,
        )

        def work() -> Any:
            return desk.pairing.accept(source, pairing, person, work_id=kept.work_id, **values)

        self.runner.run(work, done=done, failed=self.failed.emit, write=True)

    def let_go(self) -> None:
        """Ask for nothing any more; what waits to be written is written."""
        self.runner.cancel(self._again_key)
        self.runner.cancel(self._marks_key)

    # figures that differ

    def _look_for_marks(self) -> None:
        pairing, desk = self.pairing, self.desk
        known = {row: self.marks[row] for row in pairing.rows if row in self.marks}
        wanted = [row for row in pairing.rows if row.source and row.target and row not in known]
        self.marks = known
        if not wanted:
            self.runner.cancel(self._marks_key)
            return

        def look(cancel: CancelToken) -> dict[PairRow, Marks]:
            return found_marks(desk.proofing.check_texts, pairing, wanted, cancel)

        def came(found: dict[PairRow, Marks]) -> None:
            if self.pairing is pairing:
                self.marks = {**self.marks, **found}
                self.marked.emit()

        def failed(error: Any) -> None:
            if not isinstance(error, Cancelled):
                self.failed.emit(error)

        self.runner.run(look, done=came, failed=failed, key=self._marks_key, lane=Lane.CHECK)

    def differs(self, row: PairRow) -> bool:
        """Return whether a figure, date or address of a row differs in the translation."""
        return row in self.marks and bool(self.marks[row].issues)

    def to_check(self, row: PairRow) -> bool:
        """Return whether a person should look at a row: it is not sure, or figures differ, and she has not locked it."""
        return row.unsure or (self.differs(row) and not row.locked)


def anchors(row: PairRow, side: PairSide) -> list[Anchor]:
    """Return the sentences by which a row is found again after a change: what stays put in a shift comes first."""
    mine: Sequence[int] = row.source if side is PairSide.SOURCE else row.target
    others: Sequence[int] = row.target if side is PairSide.SOURCE else row.source
    other = PairSide.TARGET if side is PairSide.SOURCE else PairSide.SOURCE
    return [*((other, index) for index in others), *((side, index) for index in mine)]
