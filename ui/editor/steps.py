"""Undo and redo, one after the other: steps of segments at once, deeds of the desk off the GUI thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.editor.held_keys import HeldKeys
from ui.editor.undo import Replay, Step
from workbench.desk.changes import Changes
from workbench.model.errors import StorageError

if TYPE_CHECKING:
    from ui.editor.session import SegmentSession


class Steps(QObject):
    """Does, takes back and does again.

    While a deed of the desk is under way, what else is asked for waits: the next undo must find the rows as
    that deed leaves them. What is typed meanwhile waits too where the deed makes other rows of them.
    """

    def __init__(self, session: SegmentSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: deque[Callable[[], None]] = deque()
        self._busy = False
        self._rows_due = False
        self._keys = HeldKeys(session.grid, self)
        session.pages.opened.connect(self._rows_there)
        session.pages.failed.connect(lambda _error: self._rows_there())

    @property
    def busy(self) -> bool:
        """Whether a deed of the desk is under way."""
        return self._busy

    def keep(self, name: str, forwards: Replay, backwards: Replay) -> None:
        """Keep a deed of the desk that was done already as a step to be undone."""
        self._session.stack.push(Step(name, backwards=backwards, forwards=forwards))

    def do(
        self,
        name: str,
        forwards: Replay,
        backwards: Replay,
        done: Callable[[Changes], None] | None = None,
        recuts: bool = False,
    ) -> None:
        """Do a deed now and keep it as a step to be undone; a deed that fails is no step.

        ``recuts`` tells that it splits or joins rows.
        """

        def begin() -> None:
            self._session.commit_typing()

            def ended(changes: Changes) -> None:
                if changes:
                    step = Step(name, backwards=backwards, forwards=forwards, recuts=recuts)
                    self._session.stack.push(step)
                self._tell(changes, done)

            self._begin(recuts)
            self._session.writes.run(forwards, ended, self._refused)

        self._ask(begin)

    def in_turn(self, deed: Callable[[], object]) -> None:
        """Do what a key of the page asks for: now, or once the rows that it was meant for are there."""
        self._keys.in_turn(deed)

    def hold_keys(self) -> None:
        """Let what is typed wait for the answer to a question that a key has put; ``let_keys_go`` follows for sure."""
        self._keys.hold()

    def let_keys_go(self, then: Callable[[], None]) -> None:
        """Do what the answer asks for, and then what was typed meanwhile."""
        self._keys.let_go(then)

    def undo(self) -> None:
        """Take the newest step back."""
        self._ask(lambda: self._go(True))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._ask(lambda: self._go(False))

    def _ask(self, deed: Callable[[], None]) -> None:
        def begin() -> None:
            if self._busy:
                self._asked.append(deed)
            else:
                deed()

        self._keys.in_turn(begin)

    def _go(self, backwards: bool) -> None:
        stack = self._session.stack
        step = stack.undo() if backwards else stack.redo()
        if step is None:
            return
        replay = step.backwards if backwards else step.forwards
        if step.changes or replay is None:
            self._session.apply_step(step, backwards)
            return
        self._session.commit_typing()
        self._begin(step.recuts)

        def refused(error: object) -> None:
            # What the store could not take may be tried again; what a rule forbids must not stand in the way.
            if isinstance(error, StorageError):
                stack.give_back(step, backwards)
            else:
                stack.drop(step)
            self._refused(error)

        self._session.writes.run(replay, lambda changes: self._tell(changes, None), refused)

    def _begin(self, recuts: bool) -> None:
        self._busy = True
        if recuts:
            self._keys.hold()

    def _tell(self, changes: Changes, done: Callable[[Changes], None] | None) -> None:
        # Rows that are others are read again before anything else is done to them.
        self._rows_due = changes.structure
        self._session.did.emit(changes)
        if done is not None:
            done(changes)
        if not self._rows_due:
            self._end()

    def _refused(self, error: object) -> None:
        self._session.failed.emit(error)
        self._end()

    def _rows_there(self) -> None:
        if self._rows_due:
            self._rows_due = False
            # The page goes to a row of those that are there now first.
            QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        self._keys.let_go(self._go_on)

    def _go_on(self) -> None:
        self._busy = False
        while self._asked and not self._busy:
            self._asked.popleft()()
