"""What the keys of the pairing window do: the deeds of the desk behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from ui.pairing.keys import ACCEPT, DEEDS
from ui.shortcuts.keys import sequences
from ui.shortcuts.registry import keys_of
from ui.words import N_, _
from workbench.desk import pairing_rows
from workbench.model.errors import InputError
from workbench.model.pairing import Pairing, PairSide

if TYPE_CHECKING:
    from ui.pairing.window import PairingWindow

STEPS = {
    "join": N_("Join rows"),
    "split": N_("Split a row"),
    "up": N_("Shift a sentence up"),
    "down": N_("Shift a sentence down"),
    "move": N_("Move sentences"),
    "unpair": N_("Unpair a row"),
    "lock": N_("Lock rows"),
    "unlock": N_("Unlock rows"),
    "again": N_("Pair again"),
}
"""What undo calls a step."""


class RowDeeds(QObject):
    """The actions of a window, each with its keys; but for making the release they hold while the rows have the keyboard."""

    def __init__(self, window: PairingWindow) -> None:
        super().__init__(window)
        self._window = window
        self.actions: dict[str, QAction] = {}
        runs: dict[str, Callable[[], object]] = {
            "confirm": self.confirm,
            "join": self.join,
            "split": lambda: self._do("split", lambda pairing, place: pairing_rows.split(pairing, place)),
            "up": lambda: self._shift("up"),
            "down": lambda: self._shift("down"),
            "move": self.move,
            "unpair": lambda: self._do("unpair", lambda pairing, place: pairing_rows.unpair(pairing, place)),
            "lock": self.lock,
            "next": lambda: self.step(1),
            "previous": lambda: self.step(-1),
            "again": lambda: window.session.pair_again(_(STEPS["again"])),
            "undo": window.session.undo,
            "redo": window.session.redo,
            ACCEPT.name: window.accept_pairing,
        }
        for deed in (*DEEDS, ACCEPT):
            action = QAction(window)
            action.setObjectName(f"pairing.{deed.name}")
            action.setShortcuts(sequences(keys_of(action.objectName())))
            action.triggered.connect(lambda _on=False, run=runs[deed.name]: self._run(run))
            if deed is ACCEPT:
                window.addAction(action)
            else:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                window.view.addAction(action)
            self.actions[deed.name] = action

    def _run(self, run: Callable[[], object]) -> None:
        self._window.forget_failure()
        run()

    def _do(self, name: str, deed: Callable[[Pairing, int], Pairing], again: bool = True) -> bool:
        place = self._window.view.place
        return self._window.session.do(_(STEPS[name]), lambda pairing: deed(pairing, place), again)

    def join(self) -> None:
        """Join what is selected, or a row with the next."""
        places = self._window.view.places()
        place = self._window.view.place
        first, last = (places[0], places[-1]) if len(places) > 1 else (place, place + 1)
        self._do("join", lambda pairing, _place: pairing_rows.join(pairing, first, last))

    def _shift(self, name: str) -> None:
        side, forwards = self._window.view.side, name == "down"
        self._do(name, lambda pairing, place: pairing_rows.shift(pairing, place, side, forwards))

    def move(self) -> None:
        """Pick one side of a row up; the next time, put it down in the row that is worked on then."""
        view = self._window.view
        carried = view.rows.carried
        if carried is None:
            row = self._window.session.pairing.rows[view.place] if view.place >= 0 else None
            mine = () if row is None else row.source if view.side is PairSide.SOURCE else row.target
            if not mine:
                self._window.say_failure(InputError("pairing.not_possible"))
                return
            self._window.carry((view.side, mine[0]))
            return
        self._window.carry(None)
        side, index = carried

        def deed(pairing: Pairing, place: int) -> Pairing:
            return pairing_rows.move(pairing, pairing_rows.place_of(pairing, side, index), side, place)

        self._do("move", deed)

    def lock(self) -> None:
        """Lock what is selected; where all of it is locked, let it be paired again."""
        rows = self._window.session.pairing.rows
        places = [place for place in self._window.view.places() if place < len(rows)]
        if not places:
            return
        locked = not all(rows[place].locked for place in places)
        name = "lock" if locked else "unlock"
        # What a lock holds is as it was: nothing else can come out of pairing again.
        self._do(name, lambda pairing, _place: pairing_rows.lock(pairing, places, locked), again=not locked)

    def confirm(self) -> None:
        """Lock the row unless it is, and go to the next that is to be checked."""
        rows = self._window.session.pairing.rows
        place = self._window.view.place
        if 0 <= place < len(rows) and not rows[place].locked:
            self._do("lock", lambda pairing, at: pairing_rows.lock(pairing, [at]), again=False)
        self.step(1)

    def step(self, step: int) -> None:
        """Go to the next or previous row that is to be checked; say where there is none any more."""
        session, place = self._window.session, self._window.view.place
        rows = session.pairing.rows
        order = range(place + 1, len(rows)) if step > 0 else range(place - 1, -1, -1)
        found = next((at for at in order if session.to_check(rows[at])), None)
        if found is not None:
            self._window.view.go_to(found, among_others=True)
        elif any(map(session.to_check, rows)):
            self._window.tell(
                _("No row below is to be checked; there are some above.")
                if step > 0
                else _("No row above is to be checked; there are some below.")
            )
        else:
            self._window.tell(_("No row is left to check."))

    def allow(self, writes: bool) -> None:
        """Enable what can be done now, and name what undo and redo would do."""
        session = self._window.session
        for name, action in self.actions.items():
            action.setEnabled(writes or name in ("next", "previous"))
        self.actions["undo"].setEnabled(writes and bool(session.undo_name()))
        self.actions["redo"].setEnabled(writes and bool(session.redo_name()))
