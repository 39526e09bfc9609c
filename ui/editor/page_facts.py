"""What a page knows of its translation as a whole: status, progress, version, saved or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.editor.page_status import (
    confirmed_text,
    drafting_text,
    proofing_text,
    saved_text,
    words_text,
)
from ui.editor.session import CONFIRMED
from ui.panels.base import Place
from workbench.desk import wording
from workbench.desk.views import STATE_ORDER, EngineInfo, ProgressCount
from workbench.model.engines import Destination
from workbench.model.errors import Cancelled, PressbenchError, StorageError
from workbench.model.late import is_made, late
from workbench.model.people import Role
from workbench.model.translation import SegmentState, Status

if TYPE_CHECKING:
    from ui.editor.engine_watch import EngineWatch

PAUSE_MS = 120
LONGEST_PAUSE_MS = 4000


class PageFacts(QObject):
    """Asks the desk, off the GUI thread, after what has changed; ``known`` tells that something is,
    ``counted`` that the counts are others, ``said`` that the status bar's words are."""

    known = Signal()
    counted = Signal()
    said = Signal()
    failed = Signal(object)

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self.release = place.release
        self.status = Status.DRAFT
        self.version = 1
        self.progress = ProgressCount(0, 0, 0, 0, 0)
        self.repeated_words = 0
        self.engines: list[EngineInfo] = []
        self._engines_asked = False
        self._busy = False
        self._saved_at: datetime | None = None
        self._trouble = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @late
    def engine_watch(self) -> EngineWatch:
        """What watches the grammar engine of the page."""
        from ui.editor.engine_watch import EngineWatch

        watch = EngineWatch(self._place.desk.engines, self._place.target_language, self)
        watch.third_parties = self._asks_third_parties()
        watch.changed.connect(self.said)
        return watch

    def _asks_third_parties(self) -> bool:
        return any(Destination(one.destination) is Destination.THIRD_PARTY for one in self.engines)

    def refresh(self) -> None:
        """Ask again in a moment; several changes at once are one question, of a long release a rarer one."""
        self._pause.start(min(LONGEST_PAUSE_MS, max(PAUSE_MS, self.progress.total // 10)))

    def engines_changed(self) -> None:
        """Ask which engines are at hand once more: the settings are others."""
        self._engines_asked = False
        self.refresh()

    @property
    def waiting(self) -> bool:
        """Whether a question is about to be asked."""
        return self._pause.isActive()

    def count(self, states: bytes | bytearray) -> None:
        """Take the counts from the states of the rows (see ``Outline.states``), without asking anybody."""
        confirmed = sum(states.count(STATE_ORDER.index(state)) for state in CONFIRMED)
        drafts = states.count(STATE_ORDER.index(SegmentState.DRAFT))
        counted = replace(self.progress, total=len(states), confirmed=confirmed, drafts=drafts)
        if counted != self.progress:
            self.progress = counted
            self.counted.emit()
            self.said.emit()

    def _ask(self) -> None:
        desk, translation = self._place.desk, self._place.translation.id
        release, asked = self._place.release.id, self._engines_asked
        language = self._place.target_language

        def work() -> tuple[Any, ...]:
            status, version = desk.editorial.standing(translation)
            progress = desk.editing.progress(translation)
            now = desk.releases.get(release)
            # Whether a third party may see the release changes with it.
            engines = desk.proofing.engines(now)
            if not asked:
                desk.engines.warm(language)
            repeated = desk.repeats.groups(release).words
            return now, status, version, progress, engines, repeated

        key = f"facts:{translation}:{id(self)}"
        self._place.runner.run(work, done=self._take, failed=self._fail, key=key)

    def _take(self, result: tuple[Any, ...]) -> None:
        self.release, self.status, self.version, self.progress, engines, self.repeated_words = result
        self.engines, self._engines_asked = engines, True
        if is_made(self, "engine_watch"):
            self.engine_watch.third_parties = self._asks_third_parties()
        self.known.emit()
        self.said.emit()

    def _fail(self, error: object) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def show_saving(self, busy: bool) -> None:
        """Take note that something waits to be saved, or that nothing does."""
        self._busy = busy
        self.said.emit()

    def saved(self) -> None:
        """Take note that a commit has been written."""
        self._saved_at = datetime.now(UTC)
        self._trouble = ""
        self.said.emit()

    def show_trouble(self, error: PressbenchError) -> None:
        """Say in the status bar that the disk takes nothing, until it does again."""
        if isinstance(error, StorageError):
            self._trouble = wording.say(error)
            self.said.emit()

    def texts(self, engines: list[EngineInfo], chosen: str) -> dict[str, str]:
        """Return the words of the status bar."""
        engine = self.engine_watch.state if is_made(self, "engine_watch") else None
        return {
            "saved": saved_text(self._busy, self._saved_at, self._trouble),
            "words": words_text(self.progress, self.repeated_words),
            "confirmed": confirmed_text(self.progress),
            "proofing": proofing_text(self.engines, self._place.target_language, engine),
            "drafting": drafting_text(engines, chosen, self.release),
        }

    def reviewing(self, roles: frozenset[Role]) -> bool:
        """Return whether the approval card belongs on screen."""
        return self.status is Status.IN_REVIEW and bool(roles & {Role.REVIEWER, Role.EDITOR})

    def possible(self, roles: frozenset[Role]) -> dict[str, bool]:
        """Return which editorial deeds make sense now; the rules themselves are the desk's."""
        reviewer = bool(roles & {Role.REVIEWER, Role.EDITOR})
        status = self.status
        found = {
            "submit": status in (Status.DRAFT, Status.CHANGES_REQUESTED),
            "approve": reviewer and status is Status.IN_REVIEW,
            "return": reviewer and status is Status.IN_REVIEW,
            "reopen": Role.EDITOR in roles and status in (Status.APPROVED, Status.PUBLISHED),
            "publish": Role.EDITOR in roles and status is Status.APPROVED,
            "waive": reviewer,
        }
        return {name: possible and not self._place.desk.read_only for name, possible in found.items()}
