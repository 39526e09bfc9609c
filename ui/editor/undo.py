"""Undo and redo across segments: what was done, in order, each step with its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from workbench.desk.changes import Changes
from workbench.model.translation import Origin, SegmentState

KEPT = 2000
"""Steps that are kept; the oldest are let go."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A target as it was: ``cursor`` is in UTF-16 code units, -1 for the end."""

    text: str
    state: SegmentState
    origin: Origin
    cursor: int = -1
    locked: bool = False


@dataclass(frozen=True, slots=True)
class SegmentChange:
    """A segment before and after a step."""

    segment_id: str
    before: Snapshot
    after: Snapshot


Replay = Callable[[], Changes]
"""A deed of the desk that is done on a worker thread, after everything that waits to be written."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back. ``open`` typing grows by what is typed next.

    It is either ``changes`` of segments, or a deed of the desk as a whole: ``backwards`` takes it back and
    ``forwards`` does it again, both on a worker thread, both returning what they changed. ``recuts`` tells that
    the deed makes other rows of them.
    """

    name: str
    changes: tuple[SegmentChange, ...] = ()
    typing: bool = False
    open: bool = False
    backwards: Replay | None = None
    forwards: Replay | None = None
    recuts: bool = False


class EditStack(QObject):
    """The steps of one translation, in the order in which they were done. ``changed`` tells that the names may be others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def push(self, step: Step) -> None:
        """Add a step; what was undone can no longer be redone."""
        self.seal()
        self._done.append(step)
        del self._done[:-KEPT]
        self._undone.clear()
        self.changed.emit()

    def type(self, name: str, change: SegmentChange, deletes: bool) -> None:
        """Add typing: it joins the step before while a word is typed, or a run of text is deleted."""
        last = self._done[-1] if self._done else None
        if last is not None and last.typing and last.open and len(last.changes) == 1:
            so_far = last.changes[0]
            goes_on = (
                so_far.segment_id == change.segment_id
                and so_far.after.text == change.before.text
                and _shrinks(so_far) is deletes
                and not _ends_word(so_far.after, change.after, deletes)
            )
            if goes_on:
                self._done[-1] = replace(last, changes=(replace(so_far, after=change.after),))
                self._undone.clear()
                self.changed.emit()
                return
        self.push(Step(name, (change,), typing=True, open=True))

    def seal(self) -> None:
        """Let the next typing begin a step of its own."""
        if self._done and self._done[-1].open:
            self._done[-1] = replace(self._done[-1], open=False)

    def undo(self) -> Step | None:
        """Take the newest step from the stack to be undone; None where there is none."""
        if not self._done:
            return None
        self.seal()
        step = self._done.pop()
        self._undone.append(step)
        self.changed.emit()
        return step

    def redo(self) -> Step | None:
        """Take back the newest undoing; None where there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self.changed.emit()
        return step

    def give_back(self, step: Step, backwards: bool) -> None:
        """Put a step back where ``undo`` (or ``redo``) took it from, because it could not be done."""
        taken, left = (self._done, self._undone) if backwards else (self._undone, self._done)
        if left and left[-1] is step:
            left.pop()
            taken.append(step)
            self.changed.emit()

    def drop(self, step: Step) -> None:
        """Forget a step that can neither be taken back nor done again."""
        for steps in (self._done, self._undone):
            if any(one is step for one in steps):
                steps[:] = [one for one in steps if one is not step]
                self.changed.emit()

    def undo_name(self) -> str:
        """Return the name of what undo would take back, empty where nothing is."""
        return self._done[-1].name if self._done else ""

    def redo_name(self) -> str:
        """Return the name of what redo would do again, empty where nothing is."""
        return self._undone[-1].name if self._undone else ""


def _shrinks(change: SegmentChange) -> bool:
    return len(change.after.text) < len(change.before.text)


def _ends_word(before: Snapshot, after: Snapshot, deletes: bool) -> bool:
    if deletes:
        return False
    added = len(after.text) - len(before.text)
    if added != 1:
        return True
    typed = after.text[max(0, after.cursor - 1) : after.cursor]
    previous = before.text[max(0, before.cursor - 1) : before.cursor]
    return not typed.isspace() and previous.isspace()
