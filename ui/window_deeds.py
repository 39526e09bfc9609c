"""What the window's menus, and the pages' requests, do: dialogs opened, results spread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.words import _, change_language, language_name, ngettext
from workbench.desk import catalogue, wording
from workbench.model.errors import PressbenchError
from workbench.model.translation import Action

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowDeeds(QObject):
    """Each deed opens a dialog without stopping the window, or does its work in the background."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.desk, self.runner = window.desk, window.runner

    def by_name(self) -> dict[str, Callable[[], object]]:
        """Return the deeds of the menus, by the names that ``ui.menus`` gives them."""
        window = self.window
        return {
            "new": self.new,
            "paste": self.paste,
            "open_file": self.open_file,
            "two_texts": self.two_texts,
            "pairings": self.pairings,
            "new_version": self.new_version,
            "pair_folders": self.pair_folders,
            "import_po": self.import_po,
            "import_terms": self.import_terms,
            "export_terms": self.export_terms,
            "import_memory": self.import_memory,
            "backups": self.backups,
            "close_page": window.close_page,
            "quit": window.group.quit,
            "new_window": self.new_window,
            "focus": window.focus_mode.toggle,
            "preferences": self.preferences,
            "larger": window.theme.larger,
            "smaller": window.theme.smaller,
            "usual_size": window.theme.system_size,
            "full_screen": self.full_screen,
            "library": window.show_library,
            "next_page": lambda: window.step_page(1),
            "previous_page": lambda: window.step_page(-1),
            "third_party": lambda: self.third_party(self._release_in_front()),
            "blocks": lambda: self.blocks(self._release_in_front()),
            "details": lambda: self.details(self._release_in_front()),
            "verify": self.verify,
            "help": self.help,
            "first_release": window.show_guide,
            "keys": self.keys,
            "about": self.about,
        }

    def answer(self, name: str, data: dict[str, Any]) -> None:
        """Do what a page asks for."""
        translation = data.get("translation_id", "")
        release = data.get("release_id", "")
        deeds: dict[str, Callable[[], object]] = {
            "open": lambda: self._open_at(translation, data),
            "new": self.new,
            "paste": self.paste,
            "open_file": self.open_file,
            "blocks": lambda: self.blocks(release),
            "details": lambda: self.details(release),
            "add_language": lambda: self.add_language(release),
            "third_party": lambda: self.third_party(release),
            "export": lambda: self.export(translation),
            "report": lambda: self.report(translation),
            "approve": lambda: self.approve(translation, str(data.get("seen_hash", ""))),
            "return": lambda: self.act(translation, Action.RETURN),
            "reopen": lambda: self.act(translation, Action.REOPEN),
            "publish": lambda: self.act(translation, Action.PUBLISH),
            "waive": lambda: self.waive(translation, data.get("issue")),
            "preferences": self.preferences,
        }
        deeds[name]()

    def _open_at(self, translation: str, data: dict[str, Any]) -> None:
        page = self.window.open_translation(translation, data.get("place"))
        segment = str(data.get("segment_id", ""))
        if page is not None and segment:
            page.deeds.begin_at(segment)

    def _release_in_front(self) -> str:
        place = getattr(self.window.page, "place", None)
        return "" if place is None else str(place.release.id)

    def _open(self, dialog: QDialog) -> None:
        dialog.open()

    # taking in

    def _intake(self) -> Any:
        from ui.dialogs.intake import IntakeDialog

        dialog = IntakeDialog(self.desk, self.runner, self.window.person, self.window)
        dialog.added.connect(self._added)
        dialog.added_several.connect(self._added_several)
        self._open(dialog)
        return dialog

    def _added(self, release: Any, changes: Any) -> None:
        self.window.spread(changes)
        translations = self.desk.releases.translations(release.id)
        languages = self.desk.people.get(self.window.person).languages
        mine = [one for one in translations if one.target_language in languages] or translations
        self.window.open_translation(mine[0].id)
        self.window.bar.tell(_("Added: {title}").format(title=release.title))

    def _added_several(self, made: list[tuple[Any, Any]]) -> None:
        for _release, changes in made:
            self.window.spread(changes)
        self.window.show_library()
        words = ngettext("{count} release added", "{count} releases added", len(made))
        self.window.bar.tell(words.format(count=len(made)))

    def new(self) -> None:
        """Ask for a text."""
        self._intake().ask_for_paste()

    def paste(self) -> None:
        """Take in what the clipboard holds; ask for a text where it holds none."""
        from ui.dialogs.intake_offers import offered

        self._intake().take(offered(QGuiApplication.clipboard().mimeData()))

    def take_offer(self, offer: Any) -> None:
        """Take in what was dropped on the window, or say why it is nothing."""
        if self.desk.read_only:
            self.take_in([])
        elif offer.refusal is not None:
            self.window.say_error(offer.refusal)
        elif offer:
            self._intake().take(offer)

    def take_in(self, path: Path | list[Path]) -> None:
        """Take in a file, or several in one dialog."""
        if self.desk.read_only:
            self.window.notice.say(_("This desk is only read now; nothing can be added."), "warning")
            return
        self._intake().read_paths(path if isinstance(path, list) else [path])

    def come(self, files: list[Path], release: str = "") -> None:
        """Come forward with what a second start of the program was given: files to take in, or a release."""
        window = self.window
        window.come_forward()
        if files:
            self.take_in(files)
        if release:
            try:
                window.open_translation(self.desk.releases.find(release)[1].id)
            except PressbenchError as error:
                window.say_error(error)

    def open_file(self) -> None:
        """Ask for files and take them in."""
        kinds = _("Releases (*.docx *.odt *.rtf *.pdf *.eml *.html *.htm *.md *.txt);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileNames(self.window, _("Open a file"), str(self.folder()), kinds)
        if chosen:
            self.window.settings.setValue("window/folder", str(Path(chosen[0]).parent))
            self.take_in([Path(one) for one in chosen])

    def two_texts(self) -> None:
        """Put a text and a translation that exists already side by side."""
        from ui.pairing.opening import two_texts

        two_texts(self.window)

    def new_version(self) -> None:
        """Ask for a new version of the source of the release in front."""
        from ui.dialogs.new_version_opening import new_version

        new_version(self.window)

    def pair_folders(self) -> None:
        """Pair two folders of texts and translations."""
        from ui.dialogs.pair_folders import PairFoldersDialog

        dialog = PairFoldersDialog(self.desk, self.runner, self.window.person, self.folder(), self.window)
        dialog.added.connect(self.window.spread)
        self._open(dialog)

    def pairings(self) -> None:
        """List the pairings in work."""
        from ui.pairing.opening import works

        works(self.window)

    def _ask_for_file(self, title: str, kinds: str) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(self.window, title, str(self.folder()), kinds)
        if not chosen:
            return None
        self.window.settings.setValue("window/folder", str(Path(chosen).parent))
        return Path(chosen)

    def folder(self) -> Path:
        """Return the folder where files were chosen last, at first the person's documents or, without any, her home."""
        kept = str(self.window.settings.value("window/folder") or "")
        if kept and Path(kept).is_dir():
            return Path(kept)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    # files in and out

    def import_po(self) -> None:
        """Take a PO file back."""
        if path := self._ask_for_file(_("Import PO"), _("PO files (*.po);;All files (*)")):
            self.runner.run(
                self.desk.delivery.import_po, path, self.window.person,
                done=self._po_came, failed=self.window.say_error, write=True,
            )  # fmt: skip

    def _po_came(self, report: Any) -> None:
        self.window.spread(report.changes)
        words = ngettext("{count} segment changed.", "{count} segments changed.", report.changed).format(
            count=report.changed
        )
        lines = [
            _("Segment {number}: {reason}").format(number=number or "–", reason=wording.sentence(code, {}))
            for number, code in report.left_out[:12]
        ]
        if lines:
            left = len(report.left_out)
            head = ngettext("{count} left out:", "{count} left out:", left).format(count=left)
            words = "\n".join((f"{words} {head}", *lines))
        self.window.notice.say(words, "warning" if lines else "good")

    def import_terms(self) -> None:
        """Take a file of terms in: its columns first, then what it would change."""
        from ui.dialogs.term_import import TermImportDialog

        dialog = TermImportDialog(self.desk, self.runner, self.window.person, parent=self.window)
        dialog.imported.connect(self.window.spread)
        self._open(dialog)

    def export_terms(self) -> None:
        """Write the glossary to a file."""
        kinds = {_("CSV (*.csv)"): (".csv", 3), _("TBX version 3 (*.tbx)"): (".tbx", 3),
                 _("TBX version 2, for older programs (*.tbx)"): (".tbx", 2),
                 _("Workbook (*.xlsx)"): (".xlsx", 3), _("Table with tabs (*.tsv)"): (".tsv", 3)}  # fmt: skip
        chosen, kind = QFileDialog.getSaveFileName(
            self.window, _("Export terms"), str(self.folder() / "terms.csv"), ";;".join(kinds)
        )
        if not chosen:
            return
        suffix, version = kinds.get(kind, (".csv", 3))
        path = Path(chosen)
        known = {ending for ending, _version in kinds.values()}
        path = path if path.suffix.lower() in known else path.with_name(path.name + suffix)

        def done(count: int) -> None:
            words = ngettext("{count} concept written: {path}", "{count} concepts written: {path}", count)
            self.window.notice.say(words.format(count=count, path=path), "good")

        self.runner.run(
            self.desk.terms.export_file, path, version, done=done, failed=self.window.say_error, write=True
        )

    def import_memory(self) -> None:
        """Take a TMX file into a memory."""
        from ui.dialogs.memory_import import MemoryImportDialog

        dialog = MemoryImportDialog(self.desk, self.runner, self.window.person, "", self.window)
        dialog.imported.connect(lambda _memory, changes: self.window.spread(changes))
        self._open(dialog)

    def verify(self) -> None:
        """Ask for a delivered file and say what it is."""
        from ui.dialogs.verify import VerifyDialog

        path = self._ask_for_file(
            _("Verify a file"), _("Delivered files (*.docx *.html *.md *.txt *.po);;All files (*)")
        )
        if path is not None:
            self.runner.run(
                self.desk.delivery.verify_file, path,
                done=lambda found: self._open(VerifyDialog(path, found, self.window)),
                failed=self.window.say_error,
            )  # fmt: skip

    # editorial

    def approve(self, translation_id: str, seen_hash: str = "") -> None:
        """Show the whole text and approve it."""
        from ui.dialogs.approve import ApproveDialog

        window = self.window
        dialog = ApproveDialog(self.desk, self.runner, translation_id, window.person, seen_hash, window)
        dialog.acted.connect(self._acted)
        self._open(dialog)

    def act(self, translation_id: str, action: Action) -> None:
        """Ask for the reason of a transition, and make it."""

        def given(reason: str, _weight: str) -> None:
            self.runner.run(
                self.desk.editorial.act, translation_id, action, self.window.person, reason,
                done=lambda result: self._acted(*result), failed=self.window.say_error, write=True,
            )  # fmt: skip

        self._ask_reason(action.value, self._about(translation_id), given)

    def _acted(self, transition: Any, changes: Any) -> None:
        self.window.spread(changes)
        words = _("{status} by {person}").format(
            status=wording.name(transition.to_status), person=transition.actor
        )
        self.window.bar.tell(words)

    def waive(self, translation_id: str, issue: Any) -> None:
        """Ask why an error may stand, and record it."""

        def given(reason: str, _weight: str) -> None:
            self.runner.run(
                self.desk.editorial.waive, translation_id, issue, reason, self.window.person,
                done=self.window.spread, failed=self.window.say_error, write=True,
            )  # fmt: skip

        about = wording.issue_line(issue)
        self._ask_reason("waive", about, given)

    def third_party(self, release_id: str) -> None:
        """Ask why engines of third parties may see a release, and record it."""
        release = self.desk.releases.get(release_id)

        def given(reason: str, _weight: str) -> None:
            self.runner.run(
                self.desk.releases.waive_third_parties, release_id, reason, self.window.person,
                done=self.window.spread, failed=self.window.say_error, write=True,
            )  # fmt: skip

        self._ask_reason("third_party", release.title, given)

    def _about(self, translation_id: str) -> str:
        translation = self.desk.releases.translation(translation_id)
        release = self.desk.releases.get(translation.release_id)
        return f"{release.title} ({language_name(translation.target_language)})"

    def _ask_reason(self, kind: str, about: str, given: Callable[[str, str], None]) -> None:
        from ui.dialogs.reason import ReasonDialog

        dialog = ReasonDialog(kind, about, self.window)
        dialog.given.connect(given)
        self._open(dialog)

    def export(self, translation_id: str) -> None:
        """Deliver a translation."""
        from ui.dialogs.export import ExportDialog

        window = self.window
        form = str(window.settings.value("window/form") or "docx")
        dialog = ExportDialog(
            self.desk, self.runner, translation_id, window.person, self.folder(), form, window
        )
        dialog.delivered.connect(lambda path, _declared: self._delivered(path, dialog.form()))
        self._open(dialog)

    def report(self, translation_id: str) -> None:
        """Make the report of proofing of a translation."""
        from ui.dialogs.qa_report import QaReportDialog

        window = self.window
        form = str(window.settings.value("window/report_form") or "html")
        dialog = QaReportDialog(
            self.desk, self.runner, translation_id, window.person, self.folder(), form, window
        )

        def written(path: Path) -> None:
            window.settings.setValue("window/folder", str(path.parent))
            window.settings.setValue("window/report_form", dialog.form())
            window.bar.tell(_("Written: {path}").format(path=path))

        dialog.written.connect(written)
        self._open(dialog)

    def _delivered(self, path: Path, form: str) -> None:
        self.window.settings.setValue("window/folder", str(path.parent))
        self.window.settings.setValue("window/form", form)
        self.window.bar.tell(_("Written: {path}").format(path=path))

    # the release

    def details(self, release_id: str) -> None:
        """Show and change what is known of a release."""
        from ui.dialogs.details import DetailsDialog

        release = self.desk.releases.get(release_id)
        dialog = DetailsDialog(self.desk, self.runner, release, self.window.person, self.window)
        dialog.changed.connect(self.window.spread)
        self._open(dialog)

    def blocks(self, release_id: str) -> None:
        """Bring back what was dropped of a release, or drop more of it."""
        from ui.dialogs.blocks import BlocksDialog

        dialog = BlocksDialog(self.desk, self.runner, release_id, self.window.person, self.window)
        dialog.changed.connect(self.window.spread)
        self._open(dialog)

    def add_language(self, release_id: str) -> None:
        """Add a target language to a release."""
        from ui.dialogs.details import LanguageDialog

        release = self.desk.releases.get(release_id)
        dialog = LanguageDialog(self.desk, self.runner, release, self.window.person, self.window)
        dialog.added.connect(lambda _translation, changes: self.window.spread(changes))
        self._open(dialog)

    # the desk

    def preferences(self) -> Any:
        """Change how the desk is set; return the dialog."""
        from ui.dialogs.preferences import PreferencesDialog

        window = self.window
        dialog = PreferencesDialog(
            self.desk, self.runner, window.theme, window.person, window, window.group.shortcuts
        )
        dialog.changed.connect(window.spread)
        self._open(dialog)
        return dialog

    def settings_changed(self) -> None:
        """Put settings in force that are the window's: its language, and who sits here."""
        window = self.window
        wanted = self.desk.settings.interface_language
        if wanted and wanted != catalogue.language():
            change_language(wanted)
        person = self.desk.settings.person
        if person and person != window.person:
            window.change_person(person)
        window.show_person()

    def backups(self) -> None:
        """Offer the backups."""
        from ui.dialogs.backups import BackupsDialog

        def show(found: list[Any]) -> None:
            dialog = BackupsDialog(found, self.window, self.runner, self.desk.folder)
            dialog.chosen.connect(self.window.restore_wanted)
            self._open(dialog)

        self.runner.run(self.desk.backups, done=show, failed=self.window.say_error)

    def full_screen(self) -> None:
        """Fill the screen, or stop filling it."""
        window = self.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def help(self) -> None:
        """Show the page of the help on what has the keyboard."""
        from ui.help.topics import topic_of
        from ui.help.window import show_help

        window = self.window
        show_help(topic_of(window.focusWidget() or window.page), window)

    def keys(self, above: QWidget | None = None, wanted: str = "") -> None:
        """Show all keys, ``above`` another window that asked for them, narrowed down to what holds ``wanted``."""
        from ui.dialogs.shortcuts import ShortcutsDialog, sheet_of
        from ui.shortcuts.catalogue import all_deeds

        scheme = self.window.group.shortcuts.scheme
        dialog = ShortcutsDialog(lambda: sheet_of(all_deeds(), scheme.keys()), above or self.window)
        dialog.search.setText(wanted)
        dialog.change_wanted.connect(self.change_keys)
        self._open(dialog)

    def change_keys(self) -> None:
        """Open the place where keys are changed."""
        from ui.dialogs.preferences_keyboard import KeyboardPage

        self.preferences().show_page(KeyboardPage)

    # windows

    def new_window(self, release_id: str = "") -> None:
        """Give a release, that in front where none is named, a window of its own."""
        from ui.main_window import MainWindow

        window = self.window
        release_id = release_id or self._release_in_front()
        if not release_id:
            return
        pages = window.open_pages.give_away(release_id)
        made = MainWindow(self.desk, self.runner, window.theme, window.person, window.settings, window)
        made.restore_wanted.connect(window.group.windows[0].restore_wanted)
        made.resize(window.size())
        made.move(window.pos().x() + 40, window.pos().y() + 40)
        for page in pages:
            made.open_pages.adopt(page)
        made.show()
        if pages:
            made.show_page_of(pages[-1])

    def about(self) -> None:
        """Say what this program is."""
        from ui.dialogs.about import AboutDialog

        self._open(AboutDialog(str(self.desk.folder), self.window))
