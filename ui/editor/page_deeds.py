"""The deeds of the editor page: what its menus, keys, buttons and panels do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from ui.editor.context_menu import fixes_menu, issue_here, menu_place
from ui.editor.owned import owned
from ui.editor.units import to_units
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.desk.views import Hit, Suggestion
from workbench.model.inline import missing_codes, without_codes
from workbench.model.issues import Issue, Side
from workbench.model.translation import Action, Origin, OriginKind, TargetRevision

if TYPE_CHECKING:
    from ui.editor.page import EditorPage


class PageDeeds:
    """What can be done on a page, each deed with the active segment or the place it is given."""

    def __init__(self, page: EditorPage) -> None:
        self.page = page
        self.desk, self.runner, self.place = page.desk, page.runner, page.place
        self.translation_id = page.translation_id
        self.grid, self.pages, self.session = page.grid, page.pages, page.session
        self.checking, self.drafting = page.checking, page.drafting
        self.panels, self.find_bar = page.panels, page.find_bar

    def say(self, words: str) -> None:
        """Say something in the status bar."""
        self.page.message.emit(words)

    # the text

    def undo(self) -> None:
        """Undo the newest step, wherever it was done."""
        self.session.undo()

    def redo(self) -> None:
        """Redo what was undone."""
        self.session.redo()

    def copy(self) -> None:
        """Copy what is selected: in the translation, else in the source."""
        chosen = self.grid.selection.any_text()
        if chosen and not self.grid.edit.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(without_codes(chosen))
        else:
            self.grid.edit.copy()

    def confirm(self) -> None:
        """Confirm the segment and go to the next that is not confirmed."""
        row = self.session.row
        if row is None:
            return
        if self.session.confirm():
            self.page.repeats.confirmed(row.segment.id)
        elif not self.grid.edit.isReadOnly():
            self.say(_("There is no translation to confirm yet."))
        self.go_to_unconfirmed()

    def go_to_unconfirmed(self) -> None:
        """Go to the next segment that is not confirmed."""
        number = self.pages.next_unconfirmed(self.grid.active)
        if number is None or number == self.grid.active:
            if number is None:
                self.say(_("Every segment is confirmed."))
            number = min(self.pages.count - 1, self.grid.active + 1) if number is None else number
        self.grid.set_active(number)
        self.grid.edit.setFocus()

    def copy_source(self) -> None:
        """Put the source into the translation."""
        row = self.session.row
        if row is not None:
            self.session.put_text(row.segment.text, _("Copy source"), Origin(OriginKind.SOURCE))

    def insert_next_code(self) -> None:
        """Put the next inline code in that the translation lacks."""
        row = self.session.row
        missing = missing_codes(row.segment.text, self.session.text()) if row is not None else []
        if missing:
            self.session.insert(missing[0], _("Insert code"))
        else:
            self.say(_("No inline code is missing."))

    def toggle_lock(self) -> None:
        """Lock the segment, or open it."""
        row = self.session.row
        if row is not None and row.revision is not None and not self.desk.read_only:
            self.session.set_locked(not row.locked)

    def draft_segment(self) -> None:
        """Draft the active segment, unless it has a text."""
        row = self.session.row
        if row is None:
            return
        if without_codes(self.session.text()).strip():
            self.say(_("This segment has a text already; Ctrl+1 to 9 take a suggestion instead."))
            return
        self.drafting.draft([row.segment.id])

    def draft_empty(self) -> None:
        """Draft every empty segment."""
        self.session.commit_typing()
        self.drafting.draft_empty()

    def drafted(self, report: Any) -> None:
        """Say what was drafted, and check it."""
        self.say(_draft_words(report))
        self.page.did(report.changes)
        self.checking.check_all()

    def take_suggestion(self, suggestion: Suggestion) -> None:
        """Put a suggestion into the translation; the wording of a quotation goes in at the cursor."""
        match = suggestion.match
        if match is not None and match.span is not None and self.session.text().strip():
            self.session.insert(suggestion.text, _("Take suggestion"))
        else:
            self.session.put_text(suggestion.text, _("Take suggestion"), suggestion.origin)
        self.grid.edit.setFocus()

    def go_to_release(self, release_id: str, language: str, segment_id: str) -> None:
        """Ask the window to open the translation of a release into a language, at a segment."""
        releases = self.desk.releases

        def go(translation_id: str) -> None:
            data = {"translation_id": translation_id, "segment_id": segment_id}
            self.page.request.emit("open", data)

        self.runner.run(
            lambda: releases.find(release_id, language)[1].id,
            done=owned(self.page, go), failed=self.page.say_failure, key=f"release:{id(self.page)}",
        )  # fmt: skip

    def take_revision(self, revision: TargetRevision) -> None:
        """Bring an earlier text back."""
        self.session.put_text(revision.text, _("Take revision"), revision.origin)
        self.grid.edit.setFocus()

    def check_all(self) -> None:
        """Check everything again."""
        self.session.commit_typing()
        self.checking.check_all()

    def go_to(self, segment_id: str, place: int) -> None:
        """Go to a segment; ``place`` (characters) is where the cursor goes, negative for the end."""
        number = self.pages.reveal(segment_id)
        if number is None:
            return
        self.grid.set_active(number)
        edit = self.grid.edit
        if place >= 0:
            self.grid.when_begun(lambda: edit.set_cursor(to_units(edit.text(), place)))
        edit.setFocus()

    def begin_at(self, segment_id: str) -> None:
        """Go to a segment, also where the page has just been opened and has no rows yet."""
        if self.pages.total:
            self.go_to(segment_id, -1)
        else:
            once = Qt.ConnectionType.SingleShotConnection
            self.page.ready.connect(lambda: self.go_to(segment_id, -1), once)

    def ask_for_row(self) -> None:
        """Ask for the number of a segment and go there."""
        number, chosen = QInputDialog.getInt(
            self.page, _("Go to segment"), _("Number:"), self._number_here(), 1, max(1, self.pages.total)
        )
        if chosen:
            self.go_to(self.pages.outline.ids[number - 1], -1)

    def _number_here(self) -> int:
        return self.pages.numbers.get(self.pages.here, 1)

    def go_to_issue(self, forwards: bool, note: str = "") -> None:
        """Go to the next issue or the previous one, select what it is about, and say it, a ``note`` before it."""
        panel = self.panels.issues
        issue = self.checking.next_issue(
            self.grid.active, self._issue_place(), forwards, panel.wants, panel.current()
        )
        if issue is None and panel.issues:
            self.say(_("No issue that is listed lies in the rows that are shown."))
        elif issue is None:
            self.say(_("Checking…") if panel.working else _("Nothing found."))
        else:
            self._select_issue(issue, note)

    def _issue_place(self) -> int:
        return self.grid.edit.selection()[0]

    def _select_issue(self, issue: Issue, note: str = "") -> None:
        self.go_to(issue.segment_id, -1)
        if issue.side is Side.TARGET:
            self.grid.when_begun(lambda: self._select(issue.start, issue.end))
        else:
            self.grid.when_begun(lambda: self.grid.edit.set_cursor(0))
        self.panels.issues.choose(issue)
        said = wording.say_issue(issue)
        self.say(f"{note} {said}" if note else said)

    def _select(self, start: int, end: int) -> None:
        text = self.grid.edit.text()
        self.grid.edit.set_cursor(to_units(text, end), anchor=to_units(text, start))

    def apply_fix(self, issue: Issue, text: str, then: Callable[[], None] | None = None) -> None:
        """Replace an issue's span by a fix, if the text there is still what it was found in; do ``then`` after it."""
        number = self.pages.reveal(issue.segment_id)
        if number is None or issue.side is not Side.TARGET:
            return
        self.go_to(issue.segment_id, -1)
        self.grid.when_begun(lambda: self._fix(issue, text, then))

    def _fix(self, issue: Issue, text: str, then: Callable[[], None] | None) -> None:
        current = next(
            (one for one in self.checking.issues_of(issue.segment_id) if one.key() == issue.key()
             and abs(one.start - issue.start) < 400), issue,
        )  # fmt: skip
        live = self.session.text()
        if live[current.start : current.end] != current.text:
            self.say(_("The text has changed since; it is being checked again."))
            self.checking.check_now(issue.segment_id, live)
            return
        fixed = live[: current.start] + text + live[current.end :]
        cursor = to_units(fixed, current.start + len(text))
        self.session.put_text(fixed, _("Fix"), None, cursor)
        if then is not None:
            then()

    def fix_and_go_on(self) -> None:
        """Put the first fix of the issue at the cursor in, or of the one chosen in the list, and go to the next issue.

        An issue without a fix is left as it is.
        """
        panel = self.panels.issues
        issue = panel.current() if panel.has_keyboard() else issue_here(self.page)
        if issue is None:
            self.say(_("There is nothing to fix here."))
            return
        if not issue.fixes or issue.side is not Side.TARGET:
            self.go_to_issue(True, _("No fix for that one; the next:"))
            return
        self.apply_fix(issue, issue.fixes[0].text, lambda: self.go_to_issue(True))

    def enter_issues(self) -> None:
        """Give the list of issues the keyboard."""
        self.panels.open("issues")
        self.panels.issues.enter_list()

    def open_fixes(self) -> None:
        """Open the fixes of the issue at the cursor, or of the one chosen in the list where that has the keyboard."""
        chosen = self.panels.issues.current()
        if chosen is not None and self.panels.issues.has_keyboard():
            self.panels.issues.open_menu(chosen)
            return
        menu = fixes_menu(self.page)
        if menu is None:
            self.say(_("There is nothing to fix in this segment."))
        else:
            menu.popup(menu_place(self.page))

    def ignore_issue(self) -> None:
        """Ignore the chosen issue, or the first of the segment, with a reason."""
        row = self.session.row
        found = self.checking.issues_of(row.segment.id) if row is not None else ()
        chosen = self.panels.issues.current()
        if chosen is not None and self.panels.issues.has_keyboard():
            self.panels.issues.ignore(chosen)
            return
        issue = chosen if chosen is not None and chosen in found else next(iter(found), chosen)
        if issue is not None:
            self.panels.issues.ignore(issue)

    def waive_issue(self) -> None:
        """Ask the window to waive the chosen error."""
        issue = self.panels.issues.current()
        if issue is None:
            self.say(_("Choose an error in the list of issues first."))
        else:
            self.waive(issue)

    def waive(self, issue: Issue) -> None:
        """Ask the window to waive an error."""
        self.page.request.emit("waive", {"translation_id": self.translation_id, "issue": issue})

    def add_term(self) -> None:
        """Add a term, beginning with what is selected on both sides."""
        start, end = self.grid.edit.selection()
        self.panels.terms.select(self.grid.selection.text(), self.session.text()[start:end])
        self.panels.terms.add_term()

    def insert_term(self, form: str, entry: str) -> None:
        """Put a term in at the cursor, with a capital where a sentence begins; ``entry`` is how its entry has it."""
        row = self.page.session.row
        if row is not None:
            before = self.session.text()[: self.grid.edit.selection()[0]]
            written = self.page.desk.terms.in_place(form, entry, before, row.segment.text)
            self.session.insert(written, _("Insert term"))

    def begin_comment(self) -> None:
        """Begin a comment on the segment."""
        self.panels.open("comments")
        self.panels.comments.begin()

    def open_history(self) -> None:
        """Show the segment's history."""
        self.panels.open("history")
        self.panels.history.refresh()

    def open_filter(self) -> None:
        """Open the filter; what is being written counts as it stands."""
        self.session.commit_typing()
        self.page.filter_bar.open()

    def open_find(self, replacing: bool = False) -> None:
        """Open the find bar with what is selected; ``replacing`` with its line of what to put in its place."""
        self.session.commit_typing()
        start, end = self.grid.edit.selection()
        chosen = self.session.text()[start:end] or self.grid.selection.text()
        self.find_bar.open(without_codes(chosen), replacing)

    def go_to_hit(self, hit: Hit) -> None:
        """Go to a place that was found, and select it, also in another translation that is open."""
        if hit.translation_id not in ("", self.translation_id):
            self.page.replacing.go_elsewhere(hit)
            return
        number = self.pages.reveal(hit.segment_id)
        if number is None:
            return
        self.grid.set_active(number)
        if hit.side == Side.TARGET:
            self.grid.when_begun(lambda: self._select(hit.start, hit.end))
        else:
            self.grid.selection.begin(number, hit.start)
            self.grid.selection.extend(number, hit.end)

    # editorial

    def submit(self) -> None:
        """Submit the translation for review."""
        self.session.commit_typing()
        desk, translation, person = self.desk, self.translation_id, self.place.person

        def done(result: Any) -> None:
            _transition, changes = result
            self.say(_("Submitted for review."))
            self.page.did(changes)

        self.runner.run(
            lambda: desk.editorial.act(translation, Action.SUBMIT, person),
            done=owned(self.page, done), failed=self.page.say_failure, write=True,
        )  # fmt: skip

    def ask(self, name: str) -> None:
        """Commit what was typed, and ask the window for a dialog about this translation."""
        self.session.commit_typing()
        self.page.request.emit(name, {"translation_id": self.translation_id})

    def ask_approve(self, seen_hash: str = "") -> None:
        """Ask the window to show the whole text and approve it."""
        self.session.commit_typing()
        data = {"translation_id": self.translation_id, "seen_hash": seen_hash}
        self.page.request.emit("approve", data)


def _draft_words(report: Any) -> str:
    filled = sum(1 for one in report.segments if one.text)
    said = ngettext("{count} segment drafted.", "{count} segments drafted.", filled).format(count=filled)
    if report.error is not None:
        return f"{said} {wording.say(report.error)}"
    left = len(report.segments) - filled
    if left:
        words = ngettext("Nothing known for {count}.", "Nothing known for {count}.", left)
        return f"{said} {words.format(count=left)}"
    return said
