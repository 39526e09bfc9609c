"""What a page is given once its first row is painted: bars, panels, deeds and their keys.

A person waits for the text, so the text comes first; everything around it is imported and made in steps after it, the
room of the panels kept free meanwhile, and between the keys of whoever types already. Whoever asks for a part before has
all of them at once (``EditorPage.furnish``), and so does the first key that is more than a letter: nothing that is pressed
finds its deed missing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QMargins, QObject, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ui.editor.invisibles import shown_in
from ui.editor.pace import BETWEEN_KEYS, last_touch

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

LAYOUT_VERSION = 1
PARTS = frozenset(
    (
        "recovery_bar", "work_bar", "find_bar", "filter_bar", "drafting", "recovery", "panels", "deeds", "replacing",
        "repeats", "going", "structure", "source_figures", "invisibles", "text_drops", "completing", "smart_quotes",
        "reading", "fixing", "concordance", "pretranslating", "source_changes", "actions_of",
    )
)  # fmt: skip
"""The attributes of a page that are made here."""
DOCKS, ROOM = "editor/docks", "editor/room"
LOOK_AGAIN_MS, MOST_LOOKS = 10, 60
"""How often it is looked whether the first row is painted: a window that is covered paints none, and is not waited for."""
MOST_RESTS = 100
"""How often a step waits for a gap between two keys: after a second it comes however quickly somebody types."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Furnishing(QObject):
    """Makes the parts of a page in steps, each once, and then tells the page (``furnished``)."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._steps: list[Callable[[], None]] = [
            self._make_bars,
            self._make_panels,
            self._make_deeds,
            self._make_actions,
            self._connect,
        ]
        self._all = len(self._steps)
        self._working = False
        self._looks = self._rests = 0
        self._docks = QByteArray()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._go_on)
        page.grid.edit.installEventFilter(self)

    @property
    def done(self) -> bool:
        """Whether the page has everything."""
        return not self._steps

    @property
    def begun(self) -> bool:
        """Whether some of it is there, and some is not."""
        return 0 < len(self._steps) < self._all

    @property
    def working(self) -> bool:
        """Whether a step is being done just now."""
        return self._working

    def begin(self) -> None:
        """Do one step after another from now on, as soon as the first row is painted."""
        if self._steps and not self._wait.isActive():
            self._wait.start(0)

    def _go_on(self) -> None:
        page = self._page
        if page.isVisible() and not page.grid.has_painted and self._looks < MOST_LOOKS:
            self._looks += 1
            self._wait.start(LOOK_AGAIN_MS)
            return
        if time.monotonic() < last_touch() + BETWEEN_KEYS and self._rests < MOST_RESTS:
            self._rests += 1
            self._wait.start(LOOK_AGAIN_MS)
            return
        self._step()
        if self._steps:
            self._wait.start(0)

    def finish(self) -> None:
        """Do all that is left at once."""
        while self._steps and not self._working:
            self._step()

    def _step(self) -> None:
        if not self._steps or self._working:
            return
        self._working = True
        try:
            self._steps.pop(0)()
        finally:
            self._working = False
        if not self._steps:
            self._wait.stop()
            self._page.grid.edit.removeEventFilter(self)
            self._page.take_furniture()
            self._page.furnished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have every deed and its key before the first key is looked at; a letter only stands for itself."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not _is_plain(event)
        ):
            self.finish()
        return super().eventFilter(watched, event)

    # the steps

    def _make_bars(self) -> None:
        from ui.editor.bars import RecoveryBar, WorkBar
        from ui.editor.drafting import Drafting
        from ui.editor.filter_bar import FilterBar
        from ui.editor.find_bar import FindBar
        from ui.editor.recovery import Recovery

        page = self._page
        desk, runner, person = page.desk, page.runner, page.place.person
        page.work_bar = WorkBar(page)
        page.recovery_bar = RecoveryBar(page)
        page.find_bar = FindBar(desk.finding, runner, page.translation_id, page)
        page.filter_bar = FilterBar(desk, runner, page.pages, page.checking, person, page)
        page.drafting = Drafting(desk, runner, page.pages, page.session.stack, page.work_bar, person, page)
        page.recovery = Recovery(page.place, page.pages, page.session, page.recovery_bar, page)
        for at, bar in enumerate((page.recovery_bar, page.work_bar, page.find_bar, page.filter_bar)):
            page.column.insertWidget(at, bar)

    def _make_panels(self) -> None:
        from ui.editor.panels_of_page import PagePanels

        page = self._page
        # The text stays where it is: the panels take the room that was kept for them.
        page.setUpdatesEnabled(False)
        try:
            page.panels = PagePanels(page.place, page)
            page.column.setContentsMargins(QMargins())
            if not self._docks.isEmpty():
                page.restoreState(self._docks, LAYOUT_VERSION)
            whole = page.layout()
            if whole is not None:
                whole.activate()
        finally:
            page.setUpdatesEnabled(True)

    def _make_deeds(self) -> None:
        from ui.editor.completing import Completing
        from ui.editor.concordance import Concordance
        from ui.editor.fixing import Fixing
        from ui.editor.going import Going
        from ui.editor.invisibles import Invisibles
        from ui.editor.page_deeds import PageDeeds
        from ui.editor.pretranslating import Pretranslating
        from ui.editor.reading import ReadingAloud
        from ui.editor.repeats import Repeats
        from ui.editor.replacing import Replacing
        from ui.editor.smart_quotes import SmartQuotes
        from ui.editor.source_changes import SourceChanges
        from ui.editor.source_figures import SourceFigures
        from ui.editor.structure import Structure
        from ui.editor.text_drops import TextDrops

        page = self._page
        page.deeds = PageDeeds(page)
        page.replacing, page.repeats, page.going = Replacing(page), Repeats(page), Going(page)
        page.structure, page.source_figures = Structure(page), SourceFigures(page)
        page.invisibles, page.text_drops = Invisibles(page), TextDrops(page)
        page.completing, page.smart_quotes = Completing(page), SmartQuotes(page)
        page.reading, page.fixing = ReadingAloud(page), Fixing(page)
        page.concordance, page.pretranslating = Concordance(page), Pretranslating(page)
        page.source_changes = SourceChanges(page)

    def _make_actions(self) -> None:
        from ui.editor.page_actions import make_actions

        page = self._page
        page.actions_of = make_actions(page)

    def _connect(self) -> None:
        page = self._page
        grid, session, checking, panels = page.grid, page.session, page.checking, page.panels
        grid.layouts.hits_of = page.find_bar.spans
        session.stack.changed.connect(page.name_undo)
        checking.working.connect(panels.issues.show_working)
        checking.progressed.connect(panels.issues.show_progress)
        page.drafting.drafted.connect(page.deeds.drafted)
        page.drafting.message.connect(page.message)
        page.drafting.engines_known.connect(page.show_engines)
        page.find_bar.marks_changed.connect(grid.remark_all)
        page.find_bar.hit_wanted.connect(page.deeds.go_to_hit)
        page.find_bar.closed.connect(grid.edit.setFocus)
        page.filter_bar.closed.connect(grid.edit.setFocus)
        panels.suggestions.taken.connect(page.deeds.take_suggestion)
        panels.suggestions.release_wanted.connect(page.deeds.go_to_release)
        panels.suggestions.left.connect(grid.edit.setFocus)
        panels.terms.inserted.connect(page.deeds.insert_term)
        panels.issues.fix_wanted.connect(page.deeds.apply_fix)
        panels.issues.alike_wanted.connect(page.fixing.fix_alike)
        panels.issues.waive_wanted.connect(page.deeds.waive)
        panels.issues.left.connect(grid.edit.setFocus)
        panels.issues.ignored.connect(checking.drop_issue)
        panels.issues.word_added.connect(lambda _issue: page.deeds.check_all())
        panels.history.taken.connect(page.deeds.take_revision)
        panels.approval.approve_wanted.connect(page.deeds.ask_approve)
        panels.approval.return_wanted.connect(lambda: page.deeds.ask("return"))
        for panel in panels.all:
            panel.go_to.connect(page.deeds.go_to)
            panel.did.connect(page.did)
            panel.failed.connect(page.say_failure)
            panel.undoable.connect(page.session.steps.keep)
        for source in (page.drafting, page.find_bar, page.filter_bar):
            source.failed.connect(page.say_failure)

    # kept with the window

    def restore(self, settings: QSettings) -> None:
        """Put the docks where they were, or keep their room free until they come."""
        state = settings.value(DOCKS)
        if isinstance(state, QByteArray):
            self._docks = state
        page = self._page
        if self.done:
            if not self._docks.isEmpty():
                page.restoreState(self._docks, LAYOUT_VERSION)
            page.invisibles.restore(settings)
            return
        page.grid.invisibles = shown_in(settings)
        page.grid.restyle()
        page.column.setContentsMargins(self._kept_room(settings))

    def stand_as(self, other: Furnishing) -> None:
        """Put the docks where those of another page are, now or when they come."""
        state = other._page.saveState(LAYOUT_VERSION) if other.done else other._docks
        page = self._page
        if self.done:
            if not state.isEmpty():
                page.restoreState(state, LAYOUT_VERSION)
            return
        self._docks = state
        if other.done:
            left, right, bottom = other._room()
            page.column.setContentsMargins(QMargins(left, 0, right, bottom))
        else:
            page.column.setContentsMargins(other._page.column.contentsMargins())

    def _room(self) -> tuple[int, int, int]:
        """Return how much room the docks take at the left, the right and below, in pixels."""
        page = self._page
        corner, grid = page.grid.mapTo(page, QPoint(0, 0)), page.grid.size()
        right = page.width() - corner.x() - grid.width()
        below = page.height() - corner.y() - grid.height()
        return max(0, corner.x()), max(0, right), max(0, below)

    def _kept_room(self, settings: QSettings) -> QMargins:
        kept = str(settings.value(ROOM) or "").split()
        if len(kept) == 3 and all(one.isdecimal() for one in kept):
            left, right, bottom = (min(int(one), 10_000) for one in kept)
            return QMargins(left, 0, right, bottom)
        from ui.editor.docks import side_width

        return QMargins(0, 0, side_width(self._page) + 1, 0)

    def remember(self, settings: QSettings) -> None:
        """Remember where the docks are, and how much room they take at the left, the right and below."""
        page = self._page
        if not self.done:
            return  # nothing has been moved yet
        settings.setValue(DOCKS, page.saveState(LAYOUT_VERSION))
        settings.setValue(ROOM, " ".join(map(str, self._room())))
        page.invisibles.remember(settings)


def _is_plain(event: QKeyEvent) -> bool:
    """Return whether a key writes a letter, a figure or a space, whatever else there is on the page."""
    said = event.text()
    return not event.modifiers() & _COMMANDS and bool(said) and (said.isalnum() or said == " ")
