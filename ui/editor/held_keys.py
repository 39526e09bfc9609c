"""Keys that are typed while the rows become others: they wait, and go into the row that is there then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from ui.editor.grid import SegmentGrid

_HELD = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod)


class HeldKeys(QObject):
    """Holds what is typed into the live text, in order. Keys of the menus are not held: their deeds wait by themselves."""

    def __init__(self, grid: SegmentGrid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._holding = False
        self._ending = False
        self._then: Callable[[], None] = lambda: None
        self._events: list[QEvent] = []
        grid.edit.installEventFilter(self)
        grid.began.connect(self._began)

    def hold(self) -> None:
        """Let keys wait from now on."""
        self._holding, self._ending = True, False

    def let_go(self, then: Callable[[], None]) -> None:
        """Give what waits to the active row as soon as its text is there, hold no more, and go on with ``then``."""
        if not self._holding:
            then()
            return
        self._ending, self._then = True, then
        if self._grid.live() or not self._grid.pages.count:
            self._give()

    def _began(self, _number: int) -> None:
        # Everybody who hears that the row has begun comes first.
        if self._ending:
            QTimer.singleShot(0, self, self._give)

    def _give(self) -> None:
        if not self._ending:
            return
        self._holding = self._ending = False
        events, self._events = self._events, []
        for event in events:
            QCoreApplication.sendEvent(self._grid.edit, event)
        self._then()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep keys and composed text while the rows become others."""
        if self._holding and event.type() in _HELD:
            self._events.append(event.clone())
            return True
        return False
