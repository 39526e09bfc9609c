"""Pretranslating the release of a page: in the background, as one step that is undone by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from ui.editor.actions import Deed
from ui.editor.owned import owned
from ui.words import _
from workbench.desk.changes import Changes
from workbench.desk.views import STATE_ORDER
from workbench.model.errors import Cancelled
from workbench.model.tasks import CancelToken, Progress
from workbench.model.translation import SegmentState

if TYPE_CHECKING:
    from ui.dialogs.pretranslate import PretranslateDialog
    from ui.editor.page import EditorPage

WAIT_MS = 60


def pretranslating_deeds(page: EditorPage) -> list[Deed]:
    """Return the deeds that fill a release from the memories."""
    return [
        Deed(
            "pretranslate",
            "draft",
            lambda: _("&Pretranslate from the memories…"),
            ["Ctrl+Shift+P"],
            lambda: page.pretranslating.open(),
        )
    ]


class Pretranslating(QObject):
    """Asks with a dialog, lets the desk work, and keeps what it made as one step."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._translation, self._person = page.translation_id, page.place.person

    def choices(self) -> dict[str, list[str]]:
        """Return the segments that each choice of the dialog goes over."""
        from ui.dialogs.pretranslate import ALL, EMPTY, SHOWN

        pages = self._page.pages
        ids, states = pages.outline.ids, pages.states
        empty = STATE_ORDER.index(SegmentState.UNTRANSLATED)
        draft = STATE_ORDER.index(SegmentState.DRAFT)
        found = {EMPTY: [ids[row] for row, state in enumerate(states) if state == empty]}
        if pages.count < pages.total:
            found[SHOWN] = [one for one in found[EMPTY] if not pages.hidden(one)]
        found[ALL] = [ids[row] for row, state in enumerate(states) if state in (empty, draft)]
        return found

    def open(self) -> None:
        """Ask from which score and over what."""
        page = self._page
        if page.desk.read_only:
            page.deeds.say(_("This desk can only be read now."))
            return
        page.session.commit_typing()
        from ui.dialogs.pretranslate import PretranslateDialog

        dialog = PretranslateDialog(page.place.release.title, self.choices(), page)
        stopped = CancelToken()
        dialog.stopped.connect(stopped.cancel)
        dialog.wanted.connect(lambda score, ids: self._begin(dialog, score, ids, stopped))
        dialog.undo_wanted.connect(page.deeds.undo)
        dialog.open()

    def _begin(self, dialog: PretranslateDialog, score: int, ids: list[str], stopped: CancelToken) -> None:
        page = self._page
        if stopped.cancelled:
            return
        if not page.writes.empty:
            # What is being written must be there before anything is put beside it.
            QTimer.singleShot(WAIT_MS, dialog, lambda: self._begin(dialog, score, ids, stopped))
            return

        def work(cancel: CancelToken, progress: Progress) -> Any:
            return self._desk.memory.pretranslate(
                self._translation, score, self._person, cancel, progress, segment_ids=ids
            )

        task = page.runner.run(
            work,
            done=owned(self, lambda report: self._done(dialog, report)),
            failed=owned(self, lambda error: self._failed(dialog, error)),
            progress=dialog.show_progress,
        )
        dialog.stopped.connect(task.cancel)

    def _done(self, dialog: PretranslateDialog, report: Any) -> None:
        page = self._page
        if report.segments:
            self._keep(report)
            page.did(report.changes)
            page.checking.check_all()
        if isValid(dialog):
            dialog.show_report(report)

    def _keep(self, report: Any) -> None:
        finding, person, made = self._desk.finding, self._person, report.made

        def backwards() -> Changes:
            changes: Changes = finding.put_back(made, person)
            return changes

        def forwards() -> Changes:
            changes: Changes = finding.put_again(made, person)
            return changes

        self._page.session.steps.keep(_("Pretranslate"), forwards, backwards)

    def _failed(self, dialog: PretranslateDialog, error: object) -> None:
        # What was filled before it failed may be in the store.
        self._page.pages.reopen()
        if not isinstance(error, Cancelled) and isValid(dialog):
            dialog.say_failure(error)
