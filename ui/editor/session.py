"""What happens to the active row: typing, committing, confirming, undoing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.editor.commits import WriteQueue, Written
from ui.editor.grid import SegmentGrid
from ui.editor.rows import RowPages, Waiting
from ui.editor.steps import Steps
from ui.editor.undo import EditStack, Replay, SegmentChange, Snapshot, Step
from ui.words import _
from workbench.desk.changes import Changes
from workbench.desk.editing import Edit
from workbench.desk.views import NO_ORIGIN, Row
from workbench.model.errors import ConflictError, RuleError, StorageError
from workbench.model.inline import without_codes
from workbench.model.translation import Origin, OriginKind, SegmentState

KEEP_TYPING_MS = 500
RETRY_MS = 5000
CONFIRMED = (SegmentState.TRANSLATED, SegmentState.REVIEWED)


class SegmentSession(QObject):
    """The active row between entering and leaving it.

    ``did`` carries ``Changes`` of a deed of the desk that was done, undone or redone.
    ``text_changed`` (segment id, text before, text after) tells of every change of the live text; ``committed``
    carries ``Changes``; ``conflict`` carries (edit, error); ``failed`` an error to be said; ``entered`` the row
    that is worked on now.
    """

    text_changed = Signal(str, str, str)
    committed = Signal(object)
    conflict = Signal(object, object)
    failed = Signal(object)
    entered = Signal(object)
    did = Signal(object)
    state_changed = Signal()

    def __init__(
        self, grid: SegmentGrid, pages: RowPages, writes: WriteQueue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.grid = grid
        self.pages = pages
        self.writes = writes
        self.stack = EditStack(self)
        self.steps = Steps(self, self)
        self.row: Row | None = None
        self._base = Snapshot("", SegmentState.UNTRANSLATED, NO_ORIGIN)
        self._parent_id: str | None = None
        self._origin: Origin | None = None
        self._after_entry: Callable[[], None] | None = None
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_TYPING_MS)
        self._keeping.timeout.connect(self._keep)
        grid.leaving.connect(lambda _number: self.commit_typing())
        grid.began.connect(self._began)
        grid.edit.typed.connect(self._typed)
        pages.replaced.connect(self._replaced)
        writes.written.connect(self._written)
        writes.failed.connect(self._refused)

    # entering and leaving

    def _began(self, number: int) -> None:
        row, shown = self.pages.row(number), self.pages.shown(number)
        if row is None or shown is None:
            return
        self.row = row
        self._base = Snapshot(shown.text, shown.state, shown.origin, -1, shown.locked)
        self._parent_id = row.revision_id
        self._origin = None
        self.stack.seal()
        self.entered.emit(row)
        then, self._after_entry = self._after_entry, None
        if then is not None:
            then()

    def text(self) -> str:
        """Return the live text of the active row."""
        return self.grid.edit.text()

    @property
    def changed(self) -> bool:
        """Whether the live text is another than what was committed."""
        return self.row is not None and self.text() != self._base.text

    def _now(self) -> Snapshot:
        text, cursor = self.text(), self.grid.edit.place()
        if text == self._base.text:
            return Snapshot(text, self._base.state, self._base.origin, cursor, self._base.locked)
        return Snapshot(text, _typed_state(text), self._pending_origin(), cursor)

    def _pending_origin(self) -> Origin:
        if self._origin is not None:
            return self._origin
        origin = self._base.origin
        if origin.kind in (OriginKind.NONE, OriginKind.PERSON) or not self._base.text:
            return Origin(OriginKind.PERSON)
        return Origin(origin.kind, origin.engine, origin.score, origin.reference, edited=True)

    def commit_typing(self) -> None:
        """Commit what was typed, as a draft; nothing where nothing changed."""
        self._keeping.stop()
        if self.changed:
            self._commit(self._now())
        self.stack.seal()

    def _commit(self, snapshot: Snapshot) -> None:
        row = self.row
        if row is None:
            return
        self._keeping.stop()
        segment = row.segment.id
        self.pages.wait_for(segment, Waiting(snapshot.text, snapshot.state, snapshot.origin, snapshot.locked))
        origin = snapshot.origin if snapshot.origin.kind is not OriginKind.NONE else None
        self._base, self._origin = snapshot, None
        self.writes.commit(
            [Edit(segment, snapshot.text, snapshot.state, self._parent_id, origin, snapshot.locked)]
        )
        self.state_changed.emit()

    # typing

    def _typed(self, before: str, after: str, cursor_before: int, cursor_after: int) -> None:
        row = self.row
        if row is None:
            return
        if self._origin is not None and not self._origin.edited:
            origin = self._origin
            self._origin = Origin(origin.kind, origin.engine, origin.score, origin.reference, True)
        change = SegmentChange(
            row.segment.id, self._snapshot(before, cursor_before), self._snapshot(after, cursor_after)
        )
        self.stack.type(_("Typing"), change, len(after) < len(before))
        self._text_moved(before, after)

    def _snapshot(self, text: str, cursor: int) -> Snapshot:
        if text == self._base.text:
            return Snapshot(text, self._base.state, self._base.origin, cursor, self._base.locked)
        return Snapshot(text, _typed_state(text), self._pending_origin(), cursor)

    def _text_moved(self, before: str, after: str) -> None:
        if not self._keeping.isActive():
            self._keeping.start()
        if self.row is not None:
            self.text_changed.emit(self.row.segment.id, before, after)
        self.state_changed.emit()

    def _keep(self) -> None:
        if self.row is not None and self.changed:
            self.writes.keep_typing(self.row.segment.id, self.text(), self._parent_id)
        elif self.row is not None:
            self.writes.forget_typing(self.row.segment.id)

    def put_text(self, text: str, name: str, origin: Origin | None = None, cursor: int = -1) -> None:
        """Replace the live text as one named step; ``origin`` is where the new text comes from."""
        if self.row is None or self.grid.edit.isReadOnly():
            return
        before = self._now()
        if text == before.text and origin is None:
            return
        self._origin = origin
        self.grid.edit.replace_text(text, cursor if cursor >= 0 else None)
        self.stack.push(Step(name, (SegmentChange(self.row.segment.id, before, self._now()),)))
        self._text_moved(before.text, text)

    def insert(self, text: str, name: str) -> None:
        """Put a text in at the cursor as one named step."""
        if self.row is None or self.grid.edit.isReadOnly():
            return
        before = self._now()
        self.stack.seal()
        silent = self.grid.edit.blockSignals(True)
        self.grid.edit.insert(text)
        self.grid.edit.blockSignals(silent)
        after = self.text()
        self.grid.edit.replace_text(after, self.grid.edit.place())
        self.stack.push(Step(name, (SegmentChange(self.row.segment.id, before, self._now()),)))
        self._text_moved(before.text, after)

    def commit_others(self, texts: list[tuple[Row, str]], name: str) -> None:
        """Commit texts for several segments as drafts, as one step."""
        self.commit_typing()
        changes, edits = [], []
        for row, text in texts:
            before = Snapshot(row.text, row.state, row.origin, -1, row.locked)
            after = Snapshot(text, _typed_state(text), Origin(OriginKind.PERSON), -1, row.locked)
            changes.append(SegmentChange(row.segment.id, before, after))
            edits.append(Edit(row.segment.id, text, after.state, row.revision_id))
        if edits:
            self.stack.push(Step(name, tuple(changes)))
            self.writes.commit(edits)

    # confirming

    def confirm(self) -> bool:
        """Commit the live text as translated; return whether there was a text to confirm."""
        if self.row is None or self.grid.edit.isReadOnly():
            return False
        now = self._now()
        if not without_codes(now.text).strip():
            return False
        if now.state in CONFIRMED and not self.changed:
            return True
        state = SegmentState.TRANSLATED
        after = Snapshot(now.text, state, now.origin, now.cursor, now.locked)
        if after.origin.kind is OriginKind.NONE:
            after = Snapshot(now.text, state, Origin(OriginKind.PERSON), now.cursor, now.locked)
        self.stack.push(Step(_("Confirm"), (SegmentChange(self.row.segment.id, now, after),)))
        self._commit(after)
        return True

    def set_locked(self, locked: bool) -> None:
        """Lock the active segment, or open it again."""
        if self.row is None:
            return
        now = self._now()
        after = Snapshot(now.text, now.state, now.origin, now.cursor, locked)
        name = _("Lock") if locked else _("Unlock")
        self.stack.push(Step(name, (SegmentChange(self.row.segment.id, now, after),)))
        self._commit(after)
        self.grid.edit.setReadOnly(locked)

    # undoing

    def do(
        self,
        name: str,
        forwards: Replay,
        backwards: Replay,
        done: Callable[[Changes], None] | None = None,
        recuts: bool = False,
    ) -> None:
        """Do a deed of the desk as one named step, off the GUI thread; ``did`` tells what it changed.

        ``recuts`` tells that it splits or joins rows.
        """
        self.steps.do(name, forwards, backwards, done, recuts)

    def undo(self) -> None:
        """Take the newest step back, in whatever segment it was done."""
        self.steps.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.steps.redo()

    def apply_step(self, step: Step, backwards: bool) -> None:
        """Put the texts of a step of segments back, or in again."""
        if len(step.changes) > 1:
            self.commit_typing()
            self.writes.put_back(step.changes, backwards, self.failed.emit)
            return
        change = step.changes[0]
        wanted = change.before if backwards else change.after
        number = self.pages.reveal(change.segment_id)
        if number is None:
            # Somebody else has split or joined it: the text is in its history, and can be taken from there.
            self.stack.drop(step)
            self.failed.emit(RuleError("edit.recut"))
            return
        self._after_entry = lambda: self._restore(wanted)
        if number == self.grid.active and self.row is not None:
            self._after_entry = None
            self.grid.set_active(number)
            self._restore(wanted)
        else:
            self.grid.set_active(number)

    def _restore(self, wanted: Snapshot) -> None:
        before = self.text()
        cursor = wanted.cursor if wanted.cursor >= 0 else None
        self.grid.edit.replace_text(wanted.text, cursor)
        base = self._base
        self._origin = wanted.origin if wanted.origin.kind is not OriginKind.NONE else None
        clean = (wanted.text, wanted.state, wanted.locked) == (base.text, base.state, base.locked)
        open_still = wanted.state not in CONFIRMED and base.state not in CONFIRMED
        if not clean and not (open_still and wanted.text != base.text and wanted.locked == base.locked):
            self._commit(wanted)
            self.grid.edit.setReadOnly(wanted.locked)
        self._text_moved(before, wanted.text)

    # what comes back from the store

    def _written(self, written: Written) -> None:
        for row in written.rows:
            self.pages.put(row)
            self.pages.arrived(row.segment.id)
        self.committed.emit(written.changes)

    def _refused(self, edits: list[Edit], error: object) -> None:
        if isinstance(error, ConflictError) and len(edits) == 1:
            self.pages.refresh([edits[0].segment_id])
            self.conflict.emit(edits[0], error)
            return
        if isinstance(error, StorageError):
            QTimer.singleShot(RETRY_MS, self, lambda: self.writes.commit(edits))
        else:
            for edit in edits:
                self.writes.keep_typing(edit.segment_id, edit.text, edit.parent_id)
                self.pages.arrived(edit.segment_id)
        self.failed.emit(error)

    def _replaced(self, number: int) -> None:
        # Somebody or something else changed the active row: take it over unless a person is typing in it.
        row, shown = self.pages.row(number), self.pages.shown(number)
        if number != self.grid.active or row is None or shown is None or self.row is None:
            return
        if row.revision_id == self._parent_id and shown.locked == self._base.locked:
            if row.segment != self.row.segment:
                # Its source was corrected: what is offered beside it is another now, and so are its codes.
                self.row = row
                if not self.changed:
                    self.grid.reload_active(self.grid.edit.place())
                else:
                    self.entered.emit(row)
            return
        live = self.text()
        ours = self.writes.knows_replacement(row.segment.id, self._parent_id)
        self.row = row
        if shown.text == live:
            self._base = Snapshot(shown.text, shown.state, shown.origin, -1, shown.locked)
            self._parent_id = row.revision_id
            self.grid.edit.setReadOnly(not self.grid.may_edit(row))
        elif live == self._base.text:
            # Also after a deed of ours on many rows: what it put here is shown, not written over on leaving.
            before = live
            self.grid.reload_active(None)
            self.text_changed.emit(row.segment.id, before, shown.text)
        elif ours:
            self._parent_id = row.revision_id
            self._base = Snapshot(row.text, row.state, row.origin, -1, row.locked)
        self.state_changed.emit()

    def keep_mine(self, edit: Edit, error: ConflictError) -> None:
        """After a conflict: put our text in the place of theirs."""
        theirs: Any = error.data.get("theirs")
        parent = theirs.id if theirs is not None else None
        self.pages.wait_for(
            edit.segment_id, Waiting(edit.text, edit.state, edit.origin or NO_ORIGIN, bool(edit.locked))
        )
        self.writes.commit([Edit(edit.segment_id, edit.text, edit.state, parent, edit.origin, edit.locked)])

    def keep_theirs(self, edit: Edit) -> None:
        """After a conflict: show their text; ours stays in the history."""
        self.pages.arrived(edit.segment_id)
        self.writes.forget_typing(edit.segment_id)
        number = self.pages.number_of(edit.segment_id)
        if number is not None and number == self.grid.active:
            self.grid.reload_active()


def _typed_state(text: str) -> SegmentState:
    return SegmentState.DRAFT if without_codes(text).strip() else SegmentState.UNTRANSLATED
