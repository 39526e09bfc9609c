"""Several languages at once: which other versions of the release are columns, and going from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QPixmap
from PySide6.QtWidgets import QLabel, QMenu

from ui.editor.cell_layout import is_right_to_left
from ui.editor.grid_header import Title
from ui.editor.other_cells import OtherColumn
from ui.editor.other_targets import OtherTargets
from ui.editor.units import to_units
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of
from ui.words import _, language_name, own_language_name
from workbench.desk.changes import Changes
from workbench.model.inline import without_codes
from workbench.model.translation import Translation

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

SETTING = "editor/languages"
WEIGHTS = "editor/language_widths"


@dataclass(frozen=True)
class Beside:
    """Where to go on in another language: the same row at the same height, the same columns, docks and filter.

    ``offset`` (characters) is where the cursor goes, negative for the end.
    """

    page: EditorPage
    segment_id: str
    y: int | None
    offset: int = -1


class PageLanguages(QObject):
    """The language versions of a page's release: the one that is written in, and those beside it."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._versions: list[Translation] = [page.place.translation]
        self._wanted: set[str] = set()
        self._columns: dict[str, OtherColumn] = {}
        self._place: Beside | None = None
        self._rows_asked = False
        self._curtain: QLabel | None = None
        self.menu = QMenu(page)
        page.grid.header.menu_wanted.connect(lambda position: self.menu.popup(position))
        page.grid.cell_wanted.connect(self._cell_clicked)
        page.grid.other_menu_wanted.connect(self._open_menu)
        page.ready.connect(self._ready)
        page.pages.opened.connect(self._rows_there)
        self._read_versions()

    # which there are

    @property
    def live(self) -> str:
        """The language (BCP 47) that is written in."""
        return str(self._page.place.target_language)

    @property
    def shown(self) -> list[str]:
        """The languages that are columns, in the release's order; the live one always is."""
        return [one.target_language for one in self._shown_versions()]

    def _shown_versions(self) -> list[Translation]:
        return [one for one in self._versions if one.target_language in self._wanted | {self.live}]

    def _read_versions(self) -> None:
        page = self._page
        self._versions = list(page.desk.releases.translations(page.place.release.id))
        self.retranslate()

    def may_write(self, language: str) -> bool:
        """Return whether the person sitting here writes in a language; who names none writes in all."""
        page = self._page
        known = page.desk.people.get(page.place.person).languages
        return bool(page.roles) and not page.desk.read_only and (not known or language in known)

    def show(self, languages: set[str]) -> None:
        """Show these languages as columns, as far as the release has them."""
        self._wanted = set(languages)
        self._say_columns()

    def show_one(self, language: str, wanted: bool) -> None:
        """Show one language as a column, or no more."""
        self.show(self._wanted | {language} if wanted else self._wanted - {language})

    def toggle_all(self) -> None:
        """Show every language of the release; where all are shown, only the live one."""
        every = {one.target_language for one in self._versions}
        self.show(set() if set(self.shown) == every else every)

    def _say_columns(self) -> None:
        page, versions = self._page, self._shown_versions()
        live = next(at for at, one in enumerate(versions) if one.target_language == self.live)
        columns = []
        for text, one in enumerate(versions, 1):
            if text - 1 == live:
                continue
            column = self._columns.pop(one.id, None) or self._column(one)
            column.text, column.may_write = text, self.may_write(one.target_language)
            column.title = own_language_name(one.target_language)
            columns.append(column)
        for gone in self._columns.values():
            gone.targets.deleteLater()
        self._columns = {column.translation_id: column for column in columns}
        source = page.place.source_language
        titles = [(one.target_language, self._title(one.target_language)) for one in versions]
        page.grid.show_columns((source, Title(language_name(source))), titles, live)
        page.grid.show_others(columns)
        self._fill_menu()

    def _column(self, one: Translation) -> OtherColumn:
        page = self._page
        targets = OtherTargets(page.desk.editing, page.runner, one.id, page.pages, self)
        targets.failed.connect(page.say_failure)
        rtl = is_right_to_left(one.target_language)
        return OtherColumn(0, one.target_language, "", rtl, False, targets)

    def _title(self, language: str) -> Title:
        name = own_language_name(language)
        if language == self.live:
            return Title(name, _("You write in this language"))
        if self.may_write(language):
            keys = [shown(key_of(f"editor.{step}_language")) for step in ("next", "previous")]
            words = _("Click a cell to write in this language ({keys})")
            return Title(name, words.format(keys=", ".join(keys)))
        return Title(
            _("{language} (read only)").format(language=name), _("Not among the languages you write in")
        )

    def _fill_menu(self) -> None:
        self.menu.setTitle(_("&Languages"))
        for action in self.menu.actions():
            self.menu.removeAction(action)
            action.deleteLater()
        for one in self._versions:
            action = QAction(language_name(one.target_language), self.menu)
            action.setCheckable(True)
            action.setChecked(one.target_language in self.shown)
            action.setEnabled(one.target_language != self.live)
            language = one.target_language
            action.triggered.connect(lambda on, language=language: self.show_one(language, on))
            self.menu.addAction(action)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._say_columns()

    def apply_changes(self, changes: Changes) -> None:
        """Refresh the columns that these changes touch."""
        if self._page.place.release.id in changes.releases or changes.people:
            self._read_versions()
        for column in self._columns.values():
            if column.translation_id in changes.translations and not changes.structure:
                column.targets.refresh(changes.segments)

    # kept with the window

    def restore(self, settings: QSettings) -> None:
        """Show the languages that were shown when the person left."""
        kept = str(settings.value(WEIGHTS) or "")
        pairs = (pair.split("=") for pair in kept.split(";") if pair.count("=") == 1)
        try:
            found = {one: min(10.0, max(0.1, float(weight))) for one, weight in pairs}
        except ValueError:
            found = {}
        self._page.grid.columns.weights = found
        self.show(set(str(settings.value(SETTING) or "").split()))

    def remember(self, settings: QSettings) -> None:
        """Remember which languages are shown, and how wide."""
        settings.setValue(SETTING, " ".join(sorted(self._wanted)))
        weights = self._page.grid.columns.weights
        settings.setValue(WEIGHTS, ";".join(f"{one}={weight:.3f}" for one, weight in weights.items()))

    # going from one to the other

    def step(self, by: int) -> None:
        """Go to the next language (1) or the previous one (-1) of the release, in the same row.

        Into one that the person does not write in, its text is selected, to be copied.
        """
        page, grid = self._page, self._page.grid
        at = [one.target_language for one in self._versions].index(self.live)
        if not grid.selection.empty and grid.selection.column:
            column = grid.other_column(grid.selection.column)
            languages = [one.target_language for one in self._versions]
            at = languages.index(column.language) if column is not None else at
        at += by
        if not 0 <= at < len(self._versions) or page.session.row is None:
            page.message.emit(_("There is no other language on this side."))
            return
        wanted = self._versions[at]
        column = self._columns.get(wanted.id)
        if wanted.target_language == self.live:
            grid.selection.clear()
            grid.edit.setFocus()
        elif self.may_write(wanted.target_language):
            self.write_in(wanted.id, page.session.row.segment.id)
        elif column is not None:
            grid.selection.choose_all(grid.active, column.text)
            said = _("{language} is read only for you; Ctrl+C copies it.")
            page.message.emit(said.format(language=column.title))
        else:
            said = _("{language} is not among the languages you write in.")
            page.message.emit(said.format(language=language_name(wanted.target_language)))

    def _cell_clicked(self, number: int, text: int, offset: int) -> None:
        column, grid = self._page.grid.other_column(text), self._page.grid
        row = self._page.pages.row(number)
        if column is None or row is None:
            return
        grid.selection.clear()
        if column.may_write:
            self.write_in(column.translation_id, row.segment.id, grid.view.y_of(number), offset)
        else:
            grid.set_active(number)

    def write_in(self, translation_id: str, segment_id: str, y: int | None = None, offset: int = -1) -> None:
        """Go on in another language at a segment: to the eye only the live cell moves."""
        page = self._page
        page.session.commit_typing()
        if y is None:
            y = page.grid.view.y_of(page.grid.active)
        beside = Beside(page, segment_id, y, offset)
        page.request.emit("open", {"translation_id": translation_id, "place": beside})

    def take_place(self, place: Beside) -> None:
        """Stand where the page of another language stands: row, height, columns, docks."""
        page, other = self._page, place.page
        columns, theirs = page.grid.columns, other.grid.columns
        columns.source_weight, columns.weights = theirs.source_weight, theirs.weights
        columns.state_width = theirs.state_width
        self.show(other.languages._wanted | {other.languages.live})
        page.furnishing.stand_as(other.furnishing)
        self._place, self._rows_asked = place, False
        if page.pages.total:
            self._go()
        else:
            page.pages.here = place.segment_id
            # Until the rows are there the page that was left is what is seen.
            self._draw_curtain(other.grab())

    def _ready(self) -> None:
        if self._place is not None:
            self._go()
        if self._curtain is not None:
            self._curtain.deleteLater()
            self._curtain = None

    def _rows_there(self) -> None:
        # The page itself goes to a row of these first.
        if self._place is not None and self._page.pages.total:
            QTimer.singleShot(0, self, self._go)

    def _go(self) -> None:
        place, self._place = self._place, None
        if place is None:
            return
        page, grid = self._page, self._page.grid
        if not self._rows_asked and self._other_rows(place.page):
            # The rows are others a moment later; then this is gone on with.
            self._place, self._rows_asked = place, True
            page.pages.here = place.segment_id
            page.filter_bar.take_over(place.page.filter_bar)
            return
        number = page.pages.reveal(place.segment_id)
        if number is None:
            return
        grid.set_active(number)
        if place.y is not None:
            grid.view.pin(number, place.y)
            grid.moved()
        if place.offset >= 0:
            edit = grid.edit
            grid.when_begun(lambda: edit.set_cursor(to_units(edit.text(), place.offset)))
        grid.edit.setFocus()

    def _other_rows(self, other: EditorPage) -> bool:
        theirs = other.pages.shown_ids()
        return theirs is not None and theirs != self._page.pages.shown_ids()

    def _draw_curtain(self, picture: QPixmap) -> None:
        self._curtain = QLabel(self._page)
        self._curtain.setPixmap(picture)
        self._curtain.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._curtain.setGeometry(self._page.rect())
        self._curtain.show()
        self._curtain.raise_()

    # the menu of a cell

    def _open_menu(self, number: int, text: int, position: QPoint) -> None:
        column, grid = self._page.grid.other_column(text), self._page.grid
        row = self._page.pages.row(number)
        if column is None or row is None:
            return
        revision = column.targets.target(number)
        chosen = grid.selection.any_text() if grid.selection.column == text else ""
        words = chosen or ("" if revision is None else revision.text)
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(_("&Copy"))
        copy.setEnabled(bool(words))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(without_codes(words)))
        write = menu.addAction(_("&Write in {language}").format(language=column.title))
        write.setEnabled(column.may_write)
        segment, y = row.segment.id, grid.view.y_of(number)
        write.triggered.connect(lambda: self.write_in(column.translation_id, segment, y))
        menu.addSeparator()
        menu.addMenu(self.menu)
        menu.popup(position)
