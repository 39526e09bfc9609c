"""Fixing together: all safe fixes of a segment or of the release, and the same fix wherever it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.editor.actions import Deed
from ui.editor.owned import owned
from ui.editor.units import to_characters, to_units
from ui.words import _, ngettext
from workbench.desk.changes import Changes
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken

if TYPE_CHECKING:
    from ui.editor.fixing_dialog import FixingDialog
    from ui.editor.page import EditorPage
    from workbench.desk.fixing import Fixed, FixesMade

LOOK_MS = 60


def fixing_deeds(page: EditorPage) -> list[Deed]:
    """Return the deeds that fix together."""
    return [
        Deed(
            "safe_fixes",
            "proof",
            lambda: _("Apply the s&afe fixes of this segment"),
            ["Alt+.", "Ctrl+Shift+."],
            lambda: page.fixing.fix_segment(),
        ),
        Deed(
            "safe_fixes_all",
            "proof",
            lambda: _("Apply all safe fixes of the re&lease…"),
            [],
            lambda: page.fixing.fix_release(),
        ),
    ]


@dataclass
class _Work:
    """What putting fixes in does; written on the worker, looked at from the GUI thread."""

    cancel: CancelToken = field(default_factory=CancelToken)
    step: tuple[int, int] = (0, 0)
    ended: bool = False


class Fixing(QObject):
    """Looks for fixes off the GUI thread, and puts them in as one step that is undone by one key."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._fixing, self._finding = page.desk.fixing, page.desk.finding
        self._translation, self._author = page.translation_id, page.place.person

    # one segment

    def fix_segment(self) -> None:
        """Put the safe fixes into the active segment as it is typed, as one step."""
        page = self._page
        row = page.session.row
        if row is None:
            return
        if page.grid.edit.isReadOnly():
            page.deeds.say(_("This segment cannot be changed now."))
            return
        segment, text = row.segment.id, page.session.text()

        def look(cancel: CancelToken) -> Fixed | None:
            found: Fixed | None = self._fixing.safe_in(self._translation, segment, text, cancel)
            return found

        def done(fixed: Fixed | None) -> None:
            now = page.session.row
            if now is None or now.segment.id != segment or page.session.text() != text:
                return
            if fixed is None:
                page.deeds.say(_("There is no safe fix in this segment."))
                return
            place = to_characters(text, page.grid.edit.place())
            after = to_units(fixed.after, place_after(fixed, place))
            page.session.put_text(fixed.after, _step_name(), None, after)
            page.deeds.say(_fixed_words(len(fixed.issues)))

        page.runner.run(look, done=owned(self, done), failed=page.say_failure, key=f"safe:{id(page)}")

    # the release

    def fix_release(self) -> None:
        """Show what the safe fixes of the release would change, and put them in where that is wanted."""
        page = self._page
        if page.desk.read_only:
            page.deeds.say(_("This desk can only be read now."))
            return
        page.session.commit_typing()
        from ui.editor.fixing_dialog import FixingDialog

        dialog = FixingDialog(page)
        key = f"safe_all:{id(dialog)}"
        stopped = CancelToken()
        dialog.stopped.connect(stopped.cancel)
        dialog.stopped.connect(lambda: page.runner.cancel(key))
        dialog.wanted.connect(lambda fixed: self._apply(dialog, fixed))

        def look(cancel: CancelToken) -> list[Fixed]:
            return list(self._fixing.safe(self._translation, cancel))

        def begin() -> None:
            if stopped.cancelled:
                return
            if not page.writes.empty:
                # What is being written must be there before it is looked through.
                QTimer.singleShot(LOOK_MS, dialog, begin)
                return
            page.runner.run(
                look, done=owned(dialog, dialog.show_fixed), failed=owned(dialog, dialog.say_failure), key=key
            )

        dialog.open()
        begin()

    def _apply(self, dialog: FixingDialog, fixed: Sequence[Fixed]) -> None:
        work = _Work()
        dialog.show_working()

        def step(done: int, total: int) -> None:
            work.step = (done, total)

        def apply() -> FixesMade:
            try:
                made: FixesMade = self._fixing.apply(
                    self._translation, fixed, self._author, work.cancel, step
                )
                return made
            finally:
                work.ended = True

        timer = QTimer(dialog)

        def look() -> None:
            dialog.show_progress(*work.step)
            if work.ended:
                timer.stop()
                dialog.accept()

        timer.timeout.connect(look)
        timer.start(LOOK_MS)
        dialog.stopped.connect(work.cancel.cancel)
        self._do(_step_name(), apply)

    # the same fix

    def fix_alike(self, issue: Issue, text: str) -> None:
        """Put the fix in wherever the same is reported of the same words, as one step."""
        from workbench.desk.fixing import alike

        chosen = alike(issue, text, self._page.checking.issues())
        self._do(
            _("Fix all alike"),
            lambda: self._fixing.apply_chosen(self._translation, chosen, self._author),
        )

    def count_alike(self, issue: Issue, text: str) -> int:
        """Return how often the same fix fits, this place counted too."""
        from workbench.desk.fixing import alike

        return len(alike(issue, text, self._page.checking.issues()))

    def _do(self, name: str, work: Callable[[], FixesMade]) -> None:
        made: list[FixesMade] = []

        def forwards() -> Changes:
            if made:
                return self._again(made[0])
            made.append(work())
            return made[0].changes

        def backwards() -> Changes:
            changes: Changes = self._finding.put_back(made[0].made, self._author)
            return changes

        def done(_changes: Changes) -> None:
            self._say(made[0])

        self._page.session.do(name, forwards, backwards, done)

    def _again(self, fixes: FixesMade) -> Changes:
        changes: Changes = self._finding.put_again(fixes.made, self._author)
        return changes

    def _say(self, fixes: FixesMade) -> None:
        words = _fixed_words(fixes.fixes)
        if fixes.left:
            left = ngettext(
                "{count} was left: its text was changed meanwhile, or is locked.",
                "{count} were left: their texts were changed meanwhile, or are locked.",
                fixes.left,
            )
            words = f"{words} {left.format(count=fixes.left)}"
        self._page.deeds.say(words)


def place_after(fixed: Fixed, place: int) -> int:
    """Return where a place (in characters) of the text before stands in the text after."""
    before, after = fixed.before, fixed.after
    rest = len(before) - place
    if before[:place] == after[:place]:
        return place
    if before[place:] == after[len(after) - rest :]:
        return len(after) - rest
    moved = sum(
        len(new) - (one.end - one.start)
        for one in fixed.issues
        if one.end <= place and (new := next((fix.text for fix in one.fixes if fix.safe), None)) is not None
    )
    return min(len(after), max(0, place + moved))


def _step_name() -> str:
    return _("Safe fixes")


def _fixed_words(count: int) -> str:
    return ngettext("{count} fix applied.", "{count} fixes applied.", count).format(count=count)
