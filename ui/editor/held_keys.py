"""Keys that are typed while the rows become others: they wait, and go into the row that is there then."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from ui.editor.grid import SegmentGrid

_HELD = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod)


class HeldKeys(QObject):
    """Holds what is typed into the live text, and the deeds that keys ask for, in the order in which they came."""

    def __init__(self, grid: SegmentGrid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self._holding = False
        self._ending = False
        self._then: Callable[[], None] = lambda: None
        self._held: deque[QEvent | Callable[[], object]] = deque()
        grid.edit.installEventFilter(self)
        grid.began.connect(self._began)

    def hold(self) -> None:
        """Let keys wait from now on."""
        self._holding, self._ending = True, False

    def in_turn(self, deed: Callable[[], object]) -> None:
        """Do a deed now, or after what was typed before it."""
        if self._holding:
            self._held.append(deed)
        else:
            deed()

    def let_go(self, then: Callable[[], None]) -> None:
        """Go on with ``then`` as soon as the text of the active row is there, and give what waits to that row."""
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
        self._then()
        # A deed that makes other rows again lets what came after it wait on.
        while self._held and not self._holding:
            one = self._held.popleft()
            if isinstance(one, QEvent):
                QCoreApplication.sendEvent(self._grid.edit, one)
            else:
                one()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep keys and composed text while the rows become others."""
        if self._holding and event.type() in _HELD:
            self._held.append(event.clone())
            return True
        return False
