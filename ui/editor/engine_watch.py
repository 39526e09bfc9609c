"""Watches how the grammar engine of a page is, and tells when it is worth checking again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workbench.desk.engines import EngineDeeds
from workbench.model.engines import EngineState, Standing

WATCH_MS = 500


class EngineWatch(QObject):
    """Asks memory, never the store. ``changed``: the engine is in another state; ``ready``: it answers again."""

    changed = Signal()
    ready = Signal()

    def __init__(self, engines: EngineDeeds, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._engines = engines
        self._language = language
        self.third_parties = False
        """Whether an engine of a third party may be asked; until that is known, none is named."""
        self.state: EngineState | None = None
        engines.work_in_background()
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look now."""
        before, now = self.state, self._engines.state(self._language, self.third_parties)
        if now == before:
            return
        self.state = now
        self.changed.emit()
        if now is None or now.standing is not Standing.READY or before is None:
            return
        rested = before.standing is Standing.RESTING and not before.stand_in
        if rested or (now.times > before.times and now.engine == before.engine):
            self.ready.emit()
