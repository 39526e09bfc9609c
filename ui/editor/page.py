"""The editor of one translation: the grid, its header and bars, and the panels in docks around it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from ui.editor import access
from ui.editor.checking import Checking
from ui.editor.commits import WriteQueue
from ui.editor.furnishing import PARTS, Furnishing
from ui.editor.grid import SegmentGrid
from ui.editor.header_card import HeaderCard
from ui.editor.languages import Beside, PageLanguages
from ui.editor.page_facts import PageFacts
from ui.editor.phrases import issue_counts, origin_sentence
from ui.editor.row_paint import Strip
from ui.editor.rows import RowPages
from ui.editor.session import CONFIRMED, SegmentSession
from ui.panels.base import Place
from ui.shortcuts.registry import key_of
from ui.words import _, answer
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.desk.editing import Edit
from workbench.desk.views import Row
from workbench.desk.waiting import WaitingTexts
from workbench.model.engines import Destination
from workbench.model.errors import ConflictError, PressbenchError, StorageError
from workbench.model.issues import Severity, Side
from workbench.model.people import Role
from workbench.model.translation import Origin, OriginKind, SegmentState

if TYPE_CHECKING:
    from ui.editor.actions import EditorActions
    from ui.editor.bars import RecoveryBar, WorkBar
    from ui.editor.completing import Completing
    from ui.editor.concordance import Concordance
    from ui.editor.drafting import Drafting
    from ui.editor.filter_bar import FilterBar
    from ui.editor.find_bar import FindBar
    from ui.editor.fixing import Fixing
    from ui.editor.going import Going
    from ui.editor.invisibles import Invisibles
    from ui.editor.page_deeds import PageDeeds
    from ui.editor.panels_of_page import PagePanels
    from ui.editor.pretranslating import Pretranslating
    from ui.editor.reading import ReadingAloud
    from ui.editor.recovery import Recovery
    from ui.editor.repeats import Repeats
    from ui.editor.replacing import Replacing
    from ui.editor.smart_quotes import SmartQuotes
    from ui.editor.source_changes import SourceChanges
    from ui.editor.source_figures import SourceFigures
    from ui.editor.structure import Structure
    from ui.editor.text_drops import TextDrops

COUNTS_MS = 40
"""How long after a change of the counts they are shown."""


class EditorPage(QMainWindow):
    """A translation being worked on. It is embedded as a widget in the window.

    ``message`` is a sentence for the status bar; ``changed`` carries ``Changes`` that the rest of the window must
    know; ``request`` (name, data) asks the window for a dialog: ``export``, ``report``, ``approve``, ``return``, ``reopen``,
    ``publish`` (data: a dict with ``translation_id``, and ``seen_hash`` for an approval), ``waive`` (``translation_id``,
    ``issue``); ``status`` carries what ``status_texts`` returns; ``failed`` an expected error for the window to say;
    ``ready`` tells that the first rows are there, ``furnished`` that everything around them is, too.
    """

    message = Signal(str)
    changed = Signal(object)
    request = Signal(str, object)
    status = Signal(dict)
    failed = Signal(object)
    ready = Signal()
    furnished = Signal()

    # Made by ``Furnishing`` once the first row is painted, or when one of them is asked for.
    recovery_bar: RecoveryBar
    work_bar: WorkBar
    find_bar: FindBar
    filter_bar: FilterBar
    drafting: Drafting
    recovery: Recovery
    panels: PagePanels
    deeds: PageDeeds
    replacing: Replacing
    repeats: Repeats
    going: Going
    structure: Structure
    source_figures: SourceFigures
    invisibles: Invisibles
    text_drops: TextDrops
    completing: Completing
    smart_quotes: SmartQuotes
    reading: ReadingAloud
    fixing: Fixing
    concordance: Concordance
    pretranslating: Pretranslating
    source_changes: SourceChanges
    actions_of: EditorActions

    def __init__(
        self, desk: Any, runner: Any, translation_id: str, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        access.install()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.desk = desk
        self.runner = runner
        self.translation_id = translation_id
        self._looked_around = False
        translation = desk.releases.translation(translation_id)
        release = desk.releases.get(translation.release_id)
        self.place = Place(desk, runner, release, translation, person)
        self.roles: frozenset[Role] = desk.people.get(person).roles
        self.pages = RowPages(desk.editing, runner, translation_id, self)
        self.grid = SegmentGrid(self.pages, self)
        self.writes = WriteQueue(
            desk.editing, runner, translation_id, person, self, WaitingTexts(desk.folder)
        )
        self.session = SegmentSession(self.grid, self.pages, self.writes, self)
        self.languages = PageLanguages(self)
        languages = (self.place.source_language, self.place.target_language)
        self.checking = Checking(desk, runner, self.pages, languages, self)
        self.header = HeaderCard(self)
        self.facts = PageFacts(self.place, self)
        self._lay_out()
        self.furnishing = Furnishing(self)
        self._connect()
        self.retranslate()
        self._open()

    def __getattr__(self, name: str) -> Any:
        if name not in PARTS or "furnishing" not in self.__dict__ or self.furnishing.working:
            raise AttributeError(name)
        self.furnish()
        return self.__dict__[name]

    def furnish(self) -> None:
        """Make everything around the rows at once, where it is not there yet."""
        self.furnishing.finish()

    def take_furniture(self) -> None:
        """Show in what was made just now what is known already."""
        self.name_undo()
        self.invisibles.say()
        self.panels.comments.know_numbers(self.pages.numbers)
        if self.session.row is not None:
            self._follow(self.session.row)
            self.panels.text_changed(self.session.text())
        self._show_counts()
        self._show_issues()
        self._show_approval()
        self.status.emit(self.status_texts())

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = self.column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        self.setCentralWidget(middle)
        self.setMenuWidget(self.header)
        self.setDocumentMode(True)

    def _connect(self) -> None:
        grid, session, checking = self.grid, self.session, self.checking
        grid.layouts.marks_of = checking.marks_of
        grid.may_edit = self._may_edit
        grid.seen.connect(checking.seen)
        grid.menu_wanted.connect(self._show_menu)
        grid.leaving.connect(self._left)
        session.entered.connect(self._entered)
        session.text_changed.connect(self._text_changed)
        session.committed.connect(self._committed)
        session.did.connect(self.did)
        session.conflict.connect(self._conflict)
        session.state_changed.connect(self.show_strip)
        self.pages.opened.connect(self._opened)
        checking.marked.connect(self._marked)
        checking.all_marked.connect(grid.remark_all)
        checking.issues_changed.connect(self._show_issues)
        self.writes.busy.connect(self.facts.show_saving)
        self.writes.held.connect(self.say_failure)
        self.writes.freed.connect(lambda: self.message.emit(_("Everything is saved again.")))
        self.facts.known.connect(self._facts_known)
        # After a key has been painted: how much is done is not what one looks at while typing.
        self._counts = QTimer(self)
        self._counts.setSingleShot(True)
        self._counts.setInterval(COUNTS_MS)
        self._counts.timeout.connect(self._show_counts)
        self.facts.counted.connect(self._counts.start)
        self.pages.replaced.connect(lambda _number: self.facts.count(self.pages.states))
        self.facts.said.connect(lambda: self.status.emit(self.status_texts()))
        self.header.next_wanted.connect(self._next_deed)
        self.header.proof_wanted.connect(lambda: self.deeds.check_all())
        # A page whose rows cannot be read has its menus all the same.
        self.pages.failed.connect(lambda _error: self.furnishing.begin())
        for source in (session, checking, self.pages, self.facts):
            source.failed.connect(self.say_failure)

    def _open(self) -> None:
        desk, translation, person = self.desk, self.translation_id, self.place.person
        self.pages.open(lambda: self.pages.here or str(desk.editing.last_place(translation, person)))
        self.header.show_release(self.place.release, self.place.translation)

    def _look_around(self) -> None:
        if self._looked_around:
            return
        self._looked_around = True
        self.facts.engine_watch.ready.connect(lambda: self.checking.check_all())
        self.facts.count(self.pages.states)
        self.facts.refresh()
        self.drafting.look_for_engines()
        self.filter_bar.learn_look()
        self.repeats.look()
        self.repeats.show_setting()
        self.recovery.look()
        self.source_changes.look()
        self.panels.comments.refresh()
        self.checking.check_all()

    def _opened(self) -> None:
        first = not self._looked_around
        number = self.pages.first_row if first else self.pages.nearest(self.pages.here)
        if not self.pages.count:
            self.session.row = None
        self.grid.set_active(number)
        if self.furnishing.done:
            self.panels.comments.know_numbers(self.pages.numbers)
        if first:
            # Only once there is a row to write in: whatever runs beside it makes the first one later.
            if self.furnishing.done:
                QTimer.singleShot(0, self, self._look_around)
            else:
                self.furnished.connect(self._look_around)
                self.furnishing.begin()
            self.ready.emit()

    def _may_edit(self, row: Row) -> bool:
        # Reviewers and editors correct as they read; the desk refuses whoever may not.
        return not row.locked and not self.desk.read_only and bool(self.roles)

    def setFocus(self, *reason: Qt.FocusReason) -> None:
        """Give the keyboard to the text; as a focus proxy it would keep Tab from the header and the bars."""
        self.grid.edit.setFocus(*reason)

    # what the window asks

    def menu_actions(self, menu: str) -> list[Any]:
        """Return the actions for a menu: edit, view, go, draft, proof, review, deliver; None is a line.

        There are none before the page is furnished.
        """
        return self.actions_of.of_menu(menu) if self.furnishing.done else []

    def status_texts(self) -> dict[str, str]:
        """Return what the status bar says, by name: saved, words, confirmed, proofing, drafting."""
        if not self.furnishing.done:
            return self.facts.texts([], "")
        return self.facts.texts(self.drafting.engines, self.drafting.chosen)

    @property
    def settled(self) -> bool:
        """Whether everything has been read, checked and saved, and nothing is under way."""
        waiting = (
            self.facts.waiting or self.checking.waiting or self.repeats.waiting or self._counts.isActive()
        )
        return self._looked_around and not waiting and self.writes.empty and bool(self.runner.idle)

    def restore(self, settings: QSettings) -> None:
        """Put docks and columns where they were when the person left."""
        self.furnishing.restore(settings)
        share = settings.value("editor/source_share")
        if share is not None:
            self.grid.columns.share = min(0.8, max(0.2, float(str(share))))
        self.languages.restore(settings)
        self._show_approval()

    def remember(self, settings: QSettings) -> None:
        """Remember where docks and columns are."""
        self.furnishing.remember(settings)
        settings.setValue("editor/source_share", self.grid.columns.share)
        self.languages.remember(settings)

    def take_place(self, place: Beside) -> None:
        """Stand where the page of another language stands; see ``ui.editor.languages``."""
        self.languages.take_place(place)

    def apply_changes(self, changes: Changes) -> None:
        """Refresh what was changed elsewhere, and nothing else."""
        self.languages.apply_changes(changes)
        if self.place.release.id in changes.releases or self.translation_id in changes.translations:
            self.facts.refresh()
        if self.translation_id in changes.translations:
            if changes.structure:
                self.pages.reopen()
                self.checking.check_all()
            elif changes.segments:
                self.pages.refresh(changes.segments)
                if not changes.comments:
                    self.checking.check_all()
            elif not changes.comments:
                self.pages.reopen()
        if changes.terms or changes.dictionary or changes.rules:
            self.checking.terms_changed()
            self.checking.check_all()
        if changes.settings and self.furnishing.done:
            self.drafting.look_for_engines()
            self.facts.engines_changed()
            self.checking.check_all()
        if not self.furnishing.done:
            return  # what is made later reads what is there then
        self.panels.apply_changes(changes)
        self.completing.follow(changes)
        self.smart_quotes.follow(changes)
        self.find_bar.follow(changes)
        self.repeats.follow(changes)
        self.source_changes.follow(changes)

    def flush(self) -> None:
        """Commit what was typed and write everything that waits, before the page closes."""
        self.session.commit_typing()
        self.writes.flush()
        row = self.session.row
        if row is not None and not self.desk.read_only:
            # A store that is away keeps nobody from closing the window.
            with suppress(StorageError):
                self.desk.editing.remember_place(self.translation_id, self.place.person, row.segment.id)

    # the active row

    def _entered(self, row: Row) -> None:
        self.show_strip()
        if self.furnishing.done:
            self._follow(row)
        person, segment = self.place.person, row.segment.id
        if not self.desk.read_only:
            self.runner.run(
                self.desk.editing.remember_place, self.translation_id, person, segment,
                key=f"place:{id(self)}", write=True,
            )  # fmt: skip

    def _follow(self, row: Row) -> None:
        self.find_bar.here = (self.grid.active, 0)
        self.panels.follow(row)
        self.actions_of["draft_segment"].setEnabled(not row.locked)

    def _left(self, _number: int) -> None:
        if self.session.row is not None:
            self.checking.left(self.session.row.segment.id)

    def _text_changed(self, segment_id: str, before: str, after: str) -> None:
        self.checking.typed(segment_id, before, after)
        if self.furnishing.done:
            self.panels.text_changed(after)

    def _committed(self, changes: Changes) -> None:
        self.facts.saved()
        self.facts.refresh()
        if self.furnishing.done:
            self.panels.apply_changes(changes)
        if len(changes.segments) > 1:
            self.checking.check_all()
        self.changed.emit(changes)

    def did(self, changes: Changes) -> None:
        """Refresh after a deed of this page, and tell the window."""
        self.apply_changes(changes)
        self.changed.emit(changes)

    def _marked(self, segment_id: str) -> None:
        number = self.pages.number_of(segment_id)
        if number is not None:
            self.grid.remark(number)
            if number == self.grid.active:
                self.show_strip()

    def _show_issues(self) -> None:
        if self.furnishing.done:
            self.panels.issues.show_issues(self.checking.issues(), self.pages.numbers)
        self.show_strip()

    def show_strip(self) -> None:
        """Say under the active row where its text came from, what is wrong, and the next key."""
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
            kept = row.origin if row.state is not SegmentState.UNTRANSLATED else Origin(OriginKind.NONE)
            origin = origin_sentence(kept, author, at)
        if self.furnishing.done and (repeated := self.repeats.words_of(row.segment.id)):
            origin = f"{origin} · {repeated}" if origin else repeated
        wrong = any(issue.severity is Severity.ERROR for issue in found)
        done = row.state in CONFIRMED and not self.session.changed
        action = _("Go on") if done else _("Confirm")
        if self.grid.edit.isReadOnly():
            action = _("Read only")
        self.grid.set_strip(Strip(origin, issue_counts(found), wrong, action, key_of("editor.confirm")))

    def name_undo(self) -> None:
        """Name in the menu what undo and redo would do."""
        self.actions_of.name_undo(self.session.stack.undo_name(), self.session.stack.redo_name())

    def _next_deed(self, deed: str) -> None:
        deeds = self.deeds
        if deed == "submit":
            deeds.submit()
        else:
            deeds.ask("export")

    def _facts_known(self) -> None:
        facts = self.facts
        self.header.show_release(facts.release, self.place.translation)
        self.header.show_status(facts.status)
        self._show_counts()
        for name, possible in facts.possible(self.roles).items():
            self.actions_of[name].setEnabled(possible)
        submits = self.header.next_deed() == "submit"
        self.header.next_button.setEnabled(not submits or self.actions_of["submit"].isEnabled())
        self._show_approval()

    def _show_counts(self) -> None:
        self.header.show_progress(self.facts.progress)
        if self.furnishing.done:
            self.panels.issues.show_untranslated(self.facts.progress.untranslated)

    def _show_approval(self) -> None:
        if not self.furnishing.done:
            return
        wanted = self.facts.reviewing(self.roles)
        if self.menuWidget().isHidden():
            return  # nothing comes between while only the text is shown
        if wanted != self.panels.docks["approval"].isVisibleTo(self):
            self.panels.show_approval(wanted, self)

    def show_engines(self) -> None:
        """Offer the engines that are at hand under the button that drafts."""
        menu = QMenu(self)
        menu.addAction(self.actions_of["draft_segment"])
        menu.addAction(self.actions_of["draft_empty"])
        if self.drafting.engines:
            menu.addSeparator()
        for engine in self.drafting.engines:
            where = wording.name(Destination(engine.destination))
            action = menu.addAction(f"{engine.name} ({where})")
            action.setCheckable(True)
            action.setChecked(engine.name == self.drafting.chosen)
            action.setEnabled(engine.ready)
            if engine.why_not:
                action.setToolTip(wording.sentence(engine.why_not, {"engine": engine.name}))
            action.triggered.connect(lambda on, name=engine.name: self._choose_engine(name if on else ""))
        menu.setToolTipsVisible(True)
        old = self.header.draft_button.menu()
        self.header.draft_button.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.facts.said.emit()

    def _choose_engine(self, name: str) -> None:
        self.drafting.chosen = name
        self.show_engines()

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

    def say_failure(self, error: object) -> None:
        """Say an expected error; anything else is not for here."""
        if isinstance(error, PressbenchError):
            self.facts.show_trouble(error)
            self.failed.emit(error)

    def _show_menu(self, number: int, side: Side | None, place: int, position: QPoint) -> None:
        from ui.editor.context_menu import context_menu

        if number != self.grid.active:
            self.grid.set_active(number)
        context_menu(self, side, place).popup(position)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.languages.retranslate()
        self.header.retranslate()
        self.show_strip()
        if self.furnishing.done:
            self.actions_of.retranslate()
            self.name_undo()
            self.invisibles.say()
            self.recovery_bar.retranslate()
            self.panels.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say the new language's words."""
        if event.type() == QEvent.Type.LanguageChange and "furnishing" in self.__dict__:
            if self.furnishing.begun:
                self.furnish()  # or what is there already would stay in the old language
            answer(self.retranslate)
            if self.furnishing.done:
                answer(self.show_engines)
        super().changeEvent(event)
