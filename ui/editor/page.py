"""The editor of one translation: the grid, its header and bars, and the panels in docks around it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSettings, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMainWindow, QMenu, QVBoxLayout, QWidget

from ui.editor.bars import RecoveryBar, WorkBar
from ui.editor.checking import Checking
from ui.editor.commits import WriteQueue
from ui.editor.context_menu import context_menu, fixes_menu, menu_place
from ui.editor.drafting import Drafting
from ui.editor.find_bar import FindBar
from ui.editor.grid import SegmentGrid
from ui.editor.header_card import HeaderCard
from ui.editor.owned import owned
from ui.editor.page_actions import make_actions
from ui.editor.page_facts import PageFacts
from ui.editor.panels_of_page import PagePanels
from ui.editor.phrases import issue_counts, origin_sentence
from ui.editor.recovery import Recovery
from ui.editor.row_paint import Strip
from ui.editor.rows import RowPages
from ui.editor.session import CONFIRMED, SegmentSession
from ui.editor.units import to_units
from ui.panels.base import Place
from ui.words import _, language_name, own_language_name
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.desk.editing import Edit
from workbench.desk.views import Hit, Row, Suggestion
from workbench.model.errors import ConflictError, PressbenchError
from workbench.model.inline import missing_codes, without_codes
from workbench.model.issues import Issue, Severity, Side
from workbench.model.people import Role
from workbench.model.translation import Action, Origin, OriginKind, TargetRevision

LAYOUT_VERSION = 1


class EditorPage(QMainWindow):
    """A translation being worked on. It is embedded as a widget in the window.

    ``message`` is a sentence for the status bar; ``changed`` carries ``Changes`` that the rest of the window must
    know; ``request`` (name, data) asks the window for a dialog: ``export``, ``approve``, ``return``, ``reopen``,
    ``publish`` (data: a dict with ``translation_id``, and ``seen_hash`` for an approval), ``waive`` (``translation_id``,
    ``issue``); ``status`` carries what ``status_texts`` returns; ``failed`` an expected error for the window to say.
    """

    message = Signal(str)
    changed = Signal(object)
    request = Signal(str, object)
    status = Signal(dict)
    failed = Signal(object)
    ready = Signal()

    def __init__(
        self, desk: Any, runner: Any, translation_id: str, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.desk = desk
        self.runner = runner
        self.translation_id = translation_id
        translation = desk.releases.translation(translation_id)
        release = desk.releases.get(translation.release_id)
        self.place = Place(desk, runner, release, translation, person)
        self.roles: frozenset[Role] = desk.people.get(person).roles
        self.pages = RowPages(desk.editing, runner, translation_id, self)
        self.grid = SegmentGrid(self.pages, self)
        self.writes = WriteQueue(desk.editing, runner, translation_id, person, self)
        self.session = SegmentSession(self.grid, self.pages, self.writes, self)
        languages = (self.place.source_language, self.place.target_language)
        self.checking = Checking(desk, runner, self.pages, languages, self)
        self.header = HeaderCard(self)
        self.work_bar = WorkBar(self)
        self.recovery_bar = RecoveryBar(self)
        self.find_bar = FindBar(desk.editing, runner, translation_id, self)
        self.drafting = Drafting(
            desk, runner, self.pages, self.session.stack, self.work_bar, person, self
        )
        self.facts = PageFacts(self.place, self)
        self.recovery = Recovery(self.place, self.pages, self.session, self.recovery_bar, self)
        self._lay_out()
        self.panels = PagePanels(self.place, self)
        self.actions_of = make_actions(self)
        self._connect()
        self.retranslate()
        self._open()

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.recovery_bar, self.work_bar, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.grid, 1)
        self.setCentralWidget(middle)
        self.setMenuWidget(self.header)
        self.setDocumentMode(True)

    def _connect(self) -> None:
        grid, session, checking, panels = self.grid, self.session, self.checking, self.panels
        grid.marks_of = checking.marks_of
        grid.hits_of = self.find_bar.spans
        grid.may_edit = self._may_edit
        grid.seen.connect(checking.seen)
        grid.menu_wanted.connect(self._show_menu)
        grid.leaving.connect(self._left)
        session.entered.connect(self._entered)
        session.text_changed.connect(self._text_changed)
        session.committed.connect(self._committed)
        session.conflict.connect(self._conflict)
        session.state_changed.connect(self._say_strip)
        session.stack.changed.connect(self._name_undo)
        self.pages.opened.connect(self._opened)
        checking.marked.connect(self._marked)
        checking.all_marked.connect(grid.remark_all)
        checking.issues_changed.connect(self._show_issues)
        checking.working.connect(panels.issues.show_working)
        self.writes.busy.connect(self.facts.show_saving)
        self.facts.known.connect(self._facts_known)
        self.facts.said.connect(lambda: self.status.emit(self.status_texts()))
        self.drafting.drafted.connect(self._drafted)
        self.drafting.message.connect(self.message)
        self.drafting.engines_known.connect(self._engines_known)
        self.find_bar.marks_changed.connect(grid.remark_all)
        self.find_bar.hit_wanted.connect(self._go_to_hit)
        self.find_bar.closed.connect(grid.edit.setFocus)
        self.header.next_wanted.connect(self._next_deed)
        self.header.proof_wanted.connect(self.check_all)
        panels.suggestions.taken.connect(self.take_suggestion)
        panels.terms.inserted.connect(lambda text: session.insert(text, _("Insert term")))
        panels.issues.fix_wanted.connect(self.apply_fix)
        panels.issues.ignored.connect(checking.drop_issue)
        panels.issues.word_added.connect(lambda _issue: self.check_all())
        panels.history.taken.connect(self.take_revision)
        panels.approval.approve_wanted.connect(self.ask_approve)
        panels.approval.return_wanted.connect(lambda: self.ask("return"))
        for panel in panels.all:
            panel.go_to.connect(self.go_to)
            panel.did.connect(self._did)
            panel.failed.connect(self._say_failure)
        for source in (session, checking, self.drafting, self.find_bar, self.pages, self.facts):
            source.failed.connect(self._say_failure)

    def _open(self) -> None:
        desk, translation, person = self.desk, self.translation_id, self.place.person
        self.pages.open(lambda: str(desk.editing.last_place(translation, person)))
        self.header.show_release(self.place.release, self.place.translation, self.roles)
        self.facts.refresh()
        self.drafting.look_for_engines()
        self.recovery.look()

    def _opened(self) -> None:
        first = self.session.row is None
        number = self.pages.first_row if first else self.pages.number_of(self.session.row.segment.id) or 0
        self.grid.set_active(number)
        self.panels.comments.know_numbers(self._numbers())
        if first:
            self.panels.comments.refresh()
            self.checking.check_all()
            self.ready.emit()

    def _numbers(self) -> dict[str, int]:
        return {segment: number for number, segment in enumerate(self.pages.outline.ids, start=1)}

    def _may_edit(self, row: Row) -> bool:
        return not row.locked and not self.desk.read_only and Role.TRANSLATOR in self.roles | self._editors()

    def _editors(self) -> frozenset[Role]:
        # Reviewers and editors correct as they read; the desk refuses whoever may not.
        return frozenset({Role.TRANSLATOR}) if self.roles else frozenset()

    # what the window asks

    def menu_actions(self, menu: str) -> list[Any]:
        """Return the actions for a menu: edit, view, go, draft, proof, review, deliver; None is a line."""
        return self.actions_of.of_menu(menu)

    def status_texts(self) -> dict[str, str]:
        """Return what the status bar says, by name: saved, words, confirmed, proofing, drafting."""
        return self.facts.texts(self.drafting.engines, self.drafting.chosen)

    def restore(self, settings: QSettings) -> None:
        """Put docks and columns where they were when the person left."""
        state = settings.value("editor/docks")
        if isinstance(state, QByteArray):
            self.restoreState(state, LAYOUT_VERSION)
        share = settings.value("editor/source_share")
        if share is not None:
            self.grid.columns.share = min(0.8, max(0.2, float(str(share))))
            self.grid.restyle()
        self._show_approval()

    def remember(self, settings: QSettings) -> None:
        """Remember where docks and columns are."""
        settings.setValue("editor/docks", self.saveState(LAYOUT_VERSION))
        settings.setValue("editor/source_share", self.grid.columns.share)

    def apply_changes(self, changes: Changes) -> None:
        """Refresh what was changed elsewhere, and nothing else."""
        if self.place.release.id in changes.releases or self.translation_id in changes.translations:
            self.facts.refresh()
        if self.translation_id in changes.translations:
            if changes.segments:
                self.pages.refresh(changes.segments)
            elif not changes.comments:
                self.pages.reopen()
        if changes.terms or changes.dictionary:
            self.checking.terms_changed()
            self.checking.check_all()
        if changes.settings:
            self.drafting.look_for_engines()
            self.facts.refresh()
        self.panels.apply_changes(changes)

    def flush(self) -> None:
        """Commit what was typed and write everything that waits, before the page closes."""
        self.session.commit_typing()
        self.writes.flush()
        row = self.session.row
        if row is not None and not self.desk.read_only:
            self.desk.editing.remember_place(self.translation_id, self.place.person, row.segment.id)

    # the active row

    def _entered(self, row: Row) -> None:
        self.find_bar.here = (self.grid.active, 0)
        self.panels.follow(row)
        self._say_strip()
        self.actions_of["draft_segment"].setEnabled(not row.locked)
        person, segment = self.place.person, row.segment.id
        if not self.desk.read_only:
            self.runner.run(
                self.desk.editing.remember_place, self.translation_id, person, segment,
                key=f"place:{self.translation_id}", write=True,
            )  # fmt: skip

    def _left(self, _number: int) -> None:
        if self.session.row is not None:
            self.checking.left(self.session.row.segment.id)

    def _text_changed(self, segment_id: str, before: str, after: str) -> None:
        self.checking.typed(segment_id, before, after)
        self.grid.edit.remark()
        self.panels.text_changed(after)

    def _committed(self, changes: Changes) -> None:
        self.facts.saved()
        self.facts.refresh()
        self.panels.apply_changes(changes)
        self.changed.emit(changes)

    def _did(self, changes: Changes) -> None:
        self.apply_changes(changes)
        self.changed.emit(changes)

    def _marked(self, segment_id: str) -> None:
        number = self.pages.number_of(segment_id)
        if number is not None:
            self.grid.remark(number)
            if number == self.grid.active:
                self._say_strip()

    def _show_issues(self) -> None:
        self.panels.issues.show_issues(self.checking.issues(), self._numbers())
        self._say_strip()

    def _say_strip(self) -> None:
        row = self.session.row
        if row is None:
            return
        found = self.checking.issues_of(row.segment.id)
        revision = row.revision
        author = revision.author if revision is not None else ""
        at = revision.created_at if revision is not None else None
        if self.session.changed:
            origin = _("Changed, not confirmed")
        else:
            origin = origin_sentence(row.origin, author, at)
        wrong = any(issue.severity is Severity.ERROR for issue in found)
        done = row.state in CONFIRMED and not self.session.changed
        action = _("Go on") if done else _("Confirm")
        if self.grid.edit.isReadOnly():
            action = _("Read only")
        self.grid.set_strip(Strip(origin, issue_counts(found), wrong, action, "Ctrl+Return"))

    def _name_undo(self) -> None:
        self.actions_of.name_undo(self.session.stack.undo_name(), self.session.stack.redo_name())

    # deeds

    def undo(self) -> None:
        """Undo the newest step, wherever it was done."""
        self.session.undo()

    def redo(self) -> None:
        """Redo what was undone."""
        self.session.redo()

    def copy(self) -> None:
        """Copy what is selected: in the translation, else in the source."""
        chosen = self.grid.selection.text()
        if chosen and not self.grid.edit.textCursor().hasSelection():
            from PySide6.QtGui import QGuiApplication

            QGuiApplication.clipboard().setText(without_codes(chosen))
        else:
            self.grid.edit.copy()

    def confirm(self) -> None:
        """Confirm the segment and go to the next that is not confirmed."""
        row = self.session.row
        if row is None:
            return
        if not self.session.confirm() and not self.grid.edit.isReadOnly():
            self.message.emit(_("There is no translation to confirm yet."))
        self.go_to_unconfirmed()

    def go_to_unconfirmed(self) -> None:
        """Go to the next segment that is not confirmed."""
        number = self.pages.next_unconfirmed(self.grid.active)
        if number is None or number == self.grid.active:
            if number is None:
                self.message.emit(_("Every segment is confirmed."))
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
            self.message.emit(_("No inline code is missing."))

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
            self.message.emit(_("This segment has a text already; Ctrl+1 to 9 take a suggestion instead."))
            return
        self.drafting.draft([row.segment.id])

    def draft_empty(self) -> None:
        """Draft every empty segment."""
        self.session.commit_typing()
        self.drafting.draft_empty()

    def _drafted(self, report: Any) -> None:
        self.message.emit(wording.say_report(report) if hasattr(wording, "say_report") else _draft_words(report))
        self._did(report.changes)
        self.checking.check_all()

    def take_suggestion(self, suggestion: Suggestion) -> None:
        """Put a suggestion into the translation."""
        self.session.put_text(suggestion.text, _("Take suggestion"), suggestion.origin)
        self.grid.edit.setFocus()

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
        number = self.pages.number_of(segment_id)
        if number is None:
            return
        self.grid.set_active(number)
        if place >= 0:
            self.grid.edit.set_cursor(to_units(self.grid.edit.text(), place))
        self.grid.edit.setFocus()

    def ask_for_row(self) -> None:
        """Ask for the number of a segment and go there."""
        number, chosen = QInputDialog.getInt(
            self, _("Go to segment"), _("Number:"), self.grid.active + 1, 1, max(1, self.pages.count)
        )
        if chosen:
            self.grid.set_active(number - 1)
            self.grid.edit.setFocus()

    def go_to_issue(self, forwards: bool) -> None:
        """Go to the next issue or the previous one, and select what it is about."""
        issue = self.checking.next_issue(self.grid.active, self._issue_place(), forwards)
        if issue is None:
            self.message.emit(_("Nothing found."))
            return
        self._select_issue(issue)

    def _issue_place(self) -> int:
        return self.grid.edit.selection()[0]

    def _select_issue(self, issue: Issue) -> None:
        self.go_to(issue.segment_id, -1)
        if issue.side is Side.TARGET:
            text = self.grid.edit.text()
            start, end = to_units(text, issue.start), to_units(text, issue.end)
            self.grid.edit.set_cursor(end, anchor=start)
        else:
            self.grid.edit.set_cursor(0)
        self.panels.issues.choose(issue)
        self.message.emit(wording.say_issue(issue))

    def apply_fix(self, issue: Issue, text: str) -> None:
        """Replace an issue's span by a fix, if the text there is still what it was found in."""
        number = self.pages.number_of(issue.segment_id)
        if number is None or issue.side is not Side.TARGET:
            return
        self.go_to(issue.segment_id, -1)
        current = next(
            (one for one in self.checking.issues_of(issue.segment_id) if one.key() == issue.key()
             and abs(one.start - issue.start) < 400), issue,
        )  # fmt: skip
        live = self.session.text()
        if live[current.start : current.end] != current.text:
            self.message.emit(_("The text has changed since; it is being checked again."))
            self.checking.check_now(issue.segment_id, live)
            return
        fixed = live[: current.start] + text + live[current.end :]
        cursor = to_units(fixed, current.start + len(text))
        self.session.put_text(fixed, _("Fix"), None, cursor)

    def open_fixes(self) -> None:
        """Open the fixes of the issue at the cursor."""
        menu = fixes_menu(self)
        if menu is None:
            self.message.emit(_("There is nothing to fix in this segment."))
        else:
            menu.popup(menu_place(self))

    def ignore_issue(self) -> None:
        """Ignore the chosen issue, or the first of the segment, with a reason."""
        row = self.session.row
        found = self.checking.issues_of(row.segment.id) if row is not None else ()
        chosen = self.panels.issues.current()
        issue = chosen if chosen is not None and chosen in found else next(iter(found), chosen)
        if issue is not None:
            self.panels.issues.ignore(issue)

    def waive_issue(self) -> None:
        """Ask the window to waive the chosen error."""
        issue = self.panels.issues.current()
        if issue is None:
            self.message.emit(_("Choose an error in the list of issues first."))
            return
        self.request.emit("waive", {"translation_id": self.translation_id, "issue": issue})

    def add_term(self) -> None:
        """Add a term, beginning with what is selected on both sides."""
        start, end = self.grid.edit.selection()
        self.panels.terms.select(self.grid.selection.text(), self.session.text()[start:end])
        self.panels.terms.add_term()

    def begin_comment(self) -> None:
        """Begin a comment on the segment."""
        self.panels.open("comments")
        self.panels.comments.begin()

    def open_history(self) -> None:
        """Show the segment's history."""
        self.panels.open("history")
        self.panels.history.refresh()

    def open_find(self) -> None:
        """Open the find bar with what is selected."""
        self.session.commit_typing()
        start, end = self.grid.edit.selection()
        chosen = self.session.text()[start:end] or self.grid.selection.text()
        self.find_bar.open(without_codes(chosen))

    def _go_to_hit(self, hit: Hit) -> None:
        number = self.pages.number_of(hit.segment_id)
        if number is None:
            return
        self.grid.set_active(number)
        if hit.side == Side.TARGET:
            text = self.grid.edit.text()
            self.grid.edit.set_cursor(to_units(text, hit.end), anchor=to_units(text, hit.start))
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
            self.message.emit(_("Submitted for review."))
            self._did(changes)

        self.runner.run(
            lambda: desk.editorial.act(translation, Action.SUBMIT, person),
            done=owned(self, done), failed=self._say_failure, write=True,
        )  # fmt: skip

    def ask(self, name: str) -> None:
        """Commit what was typed, and ask the window for a dialog about this translation."""
        self.session.commit_typing()
        self.request.emit(name, {"translation_id": self.translation_id})

    def ask_approve(self, seen_hash: str = "") -> None:
        """Ask the window to show the whole text and approve it."""
        self.session.commit_typing()
        data = {"translation_id": self.translation_id, "seen_hash": seen_hash}
        self.request.emit("approve", data)

    def _next_deed(self, deed: str) -> None:
        {"submit": self.submit, "approve": self.ask_approve, "deliver": lambda: self.ask("export")}[deed]()

    def _facts_known(self) -> None:
        facts = self.facts
        self.header.show_release(facts.release, self.place.translation, self.roles)
        self.header.show_status(facts.status, facts.version)
        self.header.show_progress(facts.progress)
        for name, possible in facts.possible(self.roles).items():
            self.actions_of[name].setEnabled(possible)
        self._show_approval()

    def _show_approval(self) -> None:
        self.panels.docks["approval"].setVisible(self.facts.reviewing(self.roles))

    def _engines_known(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.actions_of["draft_segment"])
        menu.addAction(self.actions_of["draft_empty"])
        if self.drafting.engines:
            menu.addSeparator()
        for engine in self.drafting.engines:
            where = wording.name(_destination(engine.destination))
            action = menu.addAction(f"{engine.name} ({where})")
            action.setCheckable(True)
            action.setChecked(engine.name == self.drafting.chosen)
            action.setEnabled(engine.ready)
            if engine.why_not:
                action.setToolTip(wording.sentence(engine.why_not, {}))
            action.triggered.connect(lambda on, name=engine.name: self._choose_engine(name if on else ""))
        menu.setToolTipsVisible(True)
        old = self.header.draft_button.menu()
        self.header.draft_button.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.facts.said.emit()

    def _choose_engine(self, name: str) -> None:
        self.drafting.chosen = name
        self._engines_known()

    # troubles

    def _conflict(self, edit: Edit, error: ConflictError) -> None:
        from ui.editor.conflict import ConflictDialog

        theirs: Any = error.data.get("theirs")
        text = theirs.text if theirs is not None else ""
        number = self.pages.number_of(edit.segment_id)
        row = self.pages.row(number) if number is not None else None
        dialog = ConflictDialog(row, edit, theirs, self.desk.editorial.compare(text, edit.text), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.mine_wanted.connect(lambda: self.session.keep_mine(edit, error))
        dialog.theirs_wanted.connect(lambda: self.session.keep_theirs(edit))
        dialog.open()

    def _say_failure(self, error: object) -> None:
        if isinstance(error, PressbenchError):
            self.facts.show_trouble(error)
            self.message.emit(wording.say(error))
            self.failed.emit(error)

    def _show_menu(self, number: int, side: Side | None, place: int, position: QPoint) -> None:
        if number != self.grid.active:
            self.grid.set_active(number)
        context_menu(self, side, place).popup(position)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        source = language_name(self.place.source_language)
        target = own_language_name(self.place.target_language)
        self.grid.show_titles(source, target, self.place.target_language)
        self.actions_of.retranslate()
        self._name_undo()
        self.header.retranslate()
        self.recovery_bar.retranslate()
        self.panels.retranslate()
        self._say_strip()

    def changeEvent(self, event: QEvent) -> None:
        """Say the new language's words."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "actions_of"):
            self.retranslate()
            self._engines_known()
        super().changeEvent(event)


def _destination(text: str) -> object:
    from workbench.model.engines import Destination

    return Destination(text)


def _draft_words(report: Any) -> str:
    return _("Drafted {count} segments.").format(count=len(report.changes.segments))
