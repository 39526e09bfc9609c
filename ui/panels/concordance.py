"""The concordance: where the house has written a phrase before, in its context, and how it was translated."""

from __future__ import annotations

import html

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.elided import ElidedLabel
from ui.panels.base import Panel, Place
from ui.panels.concordance_list import ConcordanceModel, ConcordanceView, other_text, searched_text
from ui.panels.rich import coloured, rich_found, rich_text
from ui.panels.suggestion_card import about_unit
from ui.panels.unit_deeds import edit_unit, may_be_edited, memory_names, remove_unit
from ui.shortcuts.tips import with_key
from ui.style_sheet import set_look
from ui.words import N_, _, ngettext
from workbench.desk.changes import Changes
from workbench.model.inline import without_codes
from workbench.model.memory import ConcordanceHit, ConcordanceMode, Side
from workbench.model.tasks import CancelToken

PAUSE_MS = 150
AT_MOST = 200
"""Hits that are listed; a search that finds more says so."""
QUERY_AT_MOST = 300
"""Characters of a selection that go into the field."""

MODES = {
    ConcordanceMode.WORDS: N_("Words"),
    ConcordanceMode.LEMMA: N_("Any form"),
    ConcordanceMode.EXACT: N_("Exactly"),
}


class _Field(QLineEdit):
    """A field whose Down and Enter go on in the list, and whose Escape leaves."""

    left = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, go on, or write."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)


class ConcordancePanel(Panel):
    """A field, the list of what was found, and the chosen pair as a whole.

    ``taken`` carries the text that goes into the translation, ``release_wanted`` (release id, language of the
    translation, segment id) a place, ``left`` that the keyboard goes back to the text.
    """

    taken = Signal(str)
    release_wanted = Signal(str, str, str)
    left = Signal()

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._asked = ""
        self._names: dict[str, str] = {}
        self._searching = self._waits_for_list = False
        self.field, self.side, self.mode = _Field(self), QComboBox(self), QComboBox(self)
        self.field.setClearButtonEnabled(True)
        for side in (Side.SOURCE, Side.TARGET):
            self.side.addItem("", side)
        for mode in MODES:
            self.mode.addItem("", mode)
        self.take_button, self.release_button = QToolButton(self), QToolButton(self)
        self.said = ElidedLabel(parent=self)
        set_look(self.said, "small")
        self.model = ConcordanceModel(self)
        self.view = ConcordanceView(self)
        self.view.setModel(self.model)
        self.whole = QTextBrowser(self)
        self.whole.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.whole.setOpenLinks(False)
        self.whole.setTabChangesFocus(True)
        self.whole.document().setDocumentMargin(10)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(4)
        line.addWidget(self.field, 3)
        line.addWidget(self.side)
        line.addWidget(self.mode)
        line.addWidget(self.said, 1)
        for button in (self.take_button, self.release_button):
            set_look(button, "button")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            line.addWidget(button)
        self.split.addWidget(self.view)
        self.split.addWidget(self.whole)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.search)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.textChanged.connect(lambda text: self.search() if not text else None)
        self.field.left.connect(self.left)
        self.field.down.connect(self._enter_list)
        self.side.activated.connect(lambda _row: self.search())
        self.mode.activated.connect(lambda _row: self.search())
        self.view.chosen.connect(self._show_whole)
        self.view.taken.connect(lambda _hit: self.take())
        self.view.release_wanted.connect(self._go)
        self.view.left.connect(self.left)
        self.view.up.connect(self._enter_field)
        self.view.customContextMenuRequested.connect(self._menu)
        self.take_button.clicked.connect(self.take)
        self.release_button.clicked.connect(lambda: self._go(self.view.hit()))

    # searching

    def look_for(self, text: str, side: Side) -> None:
        """Look for a phrase in one side, and give the field the keyboard; an empty phrase leaves the last one."""
        phrase = " ".join(without_codes(text).split())[:QUERY_AT_MOST]
        if phrase:
            self.side.setCurrentIndex(max(0, self.side.findData(side)))
            self.field.setText(phrase)
            self.search()
        self._enter_field()

    def search(self) -> None:
        """Ask the memory; what was asked before and has not come yet is dropped."""
        self._pause.stop()
        query = self.field.text().strip()
        self._asked = query
        if not query:
            self.place.runner.cancel(self._key())
            self._show("", [], self._names)
            return
        desk, place = self.place.desk, self.place
        side, mode = Side(self.side.currentData()), ConcordanceMode(self.mode.currentData())
        self._searching, known = True, self._names
        self.said.setText(_("Searching…"))

        def work(cancel: CancelToken) -> tuple[list[ConcordanceHit], dict[str, str]]:
            found = desk.memory.concordance(
                query, place.source_language, place.target_language, side, mode, AT_MOST + 1, cancel
            )
            return list(found), memory_names(desk, {one.unit.memory_id for one in found}, known)

        place.runner.run(
            work,
            done=lambda result: self._show(query, *result),
            failed=self._failed,
            key=self._key(),
        )

    def _key(self) -> str:
        return f"concordance:{id(self)}"

    def _failed(self, error: object) -> None:
        self._show(self._asked, [], self._names)
        self.say_failure(error)

    def _show(self, query: str, hits: list[ConcordanceHit], names: dict[str, str]) -> None:
        if query != self._asked:
            return
        self._searching = False
        self._names = names
        self.model.show(hits[:AT_MOST])
        self._say(len(hits))
        if hits:
            self.view.setCurrentIndex(self.model.index(0, 0))
            if self._waits_for_list:
                self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._show_whole(None)
        self._waits_for_list = False

    def _say(self, count: int) -> None:
        if not self._asked:
            words = ""
        elif not count:
            words = _("Nothing found.")
        elif count > AT_MOST:
            words = _("The first {count}; more words find fewer.").format(count=AT_MOST)
        else:
            words = ngettext("{count} place", "{count} places", count).format(count=count)
        self.said.setText(words)
        self.said.setAccessibleName(words)

    # the keyboard

    def _enter_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _enter_list(self) -> None:
        asks = self._pause.isActive() or self.field.text().strip() != self._asked
        if asks or self._searching:
            # Enter right after the last letter means what will be found.
            self._waits_for_list = True
            if asks:
                self.search()
        elif self.model.hits:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # the chosen pair

    def _show_whole(self, hit: ConcordanceHit | None) -> None:
        for button in (self.take_button, self.release_button):
            button.setEnabled(hit is not None)
        self.release_button.setEnabled(hit is not None and bool(hit.unit.release_id))
        if hit is None:
            tokens = theme.tokens()
            hint = _("Write a phrase, or select one in the text before the key is pressed.")
            self.whole.setHtml("" if self._asked else coloured(hint, tokens.dim))
            return
        unit, tokens = hit.unit, theme.tokens()
        found = rich_found(searched_text(hit), hit.spans)
        other = rich_text(other_text(hit))
        source, target = (found, other) if hit.side is Side.SOURCE else (other, found)
        whose = about_unit(unit, self._names.get(unit.memory_id, ""))
        meta = html.escape(" · ".join(part for part in (unit.release_reference, whose) if part))
        self.whole.setHtml(
            f'<p style="margin:0 0 8px 0">{source}</p><p style="margin:0 0 8px 0">{target}</p>'
            f'<p style="margin:0; color:{tokens.dim}; font-size:small">{meta}</p>'
        )

    def take(self) -> None:
        """Put the chosen translation in, or what is selected of the pair."""
        hit = self.view.hit()
        if hit is None:
            return
        chosen = self.whole.textCursor().selectedText().replace("\u2029", " ")
        self.taken.emit(chosen or without_codes(hit.unit.target))

    def _go(self, hit: ConcordanceHit | None) -> None:
        if hit is not None and hit.unit.release_id:
            self.release_wanted.emit(hit.unit.release_id, hit.unit.target_language, hit.unit.segment_id)

    def _menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            self.view.setCurrentIndex(index)
        else:
            point = self.view.visualRect(self.view.currentIndex()).bottomLeft()
        menu = self.menu()
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.view.viewport().mapToGlobal(point))

    def menu(self) -> QMenu | None:
        """Return what can be done with the chosen pair; None where there is none."""
        hit = self.view.hit()
        if hit is None:
            return None
        unit, menu = hit.unit, QMenu(self)
        memory, writable = self._names.get(unit.memory_id, ""), not self.place.desk.read_only
        for words, deed, enabled in (
            (_("&Insert the translation"), self.take, True),
            (_("&Copy the translation"), lambda: _copy(unit.target), True),
            (_("C&opy the source"), lambda: _copy(unit.source), True),
            ("", None, False),
            (_("&Edit this unit…"), lambda: edit_unit(self, unit, memory), may_be_edited(self, unit)),
            (_("&Remove this unit…"), lambda: remove_unit(self, unit, memory), writable),
            ("", None, False),
            (_("&Go to its release"), lambda: self._go(hit), bool(unit.release_id)),
        ):
            if deed is None:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _on=False, run=deed: run())
        return menu

    # the panel

    def title(self) -> str:
        """Return the panel's name."""
        return _("Concordance")

    def apply_changes(self, changes: Changes) -> None:
        """Ask again when a memory was changed."""
        if changes.memory:
            self._names = {}
            if self._asked:
                self.search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pair beside the list where there is room, else below it."""
        super().resizeEvent(event)
        wide = event.size().width() > event.size().height() * 1.4
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.split.orientation() is not wanted:
            self.split.setOrientation(wanted)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        for row, words in enumerate((_("In the source"), _("In the translation"))):
            self.side.setItemText(row, words)
        for row, name in enumerate(MODES.values()):
            self.mode.setItemText(row, _(name))
        self.field.setPlaceholderText(_("A phrase"))
        self.field.setAccessibleName(_("Phrase to look for in the memories"))
        self.field.setToolTip(with_key(_("Phrase to look for in the memories"), "editor.concordance"))
        self.side.setAccessibleName(_("Which side"))
        self.side.setToolTip(_("Look in the source, or in the translation"))
        self.mode.setAccessibleName(_("How to look"))
        self.mode.setToolTip(_("All the words; the words in any of their forms; or these characters exactly"))
        self.view.setAccessibleName(_("Places where the phrase stands"))
        self.whole.setAccessibleName(_("The chosen place as a whole"))
        self.take_button.setText(_("Insert"))
        self.take_button.setToolTip(
            _("Put the translation in, or what is selected of it (Enter in the list)")
        )
        self.release_button.setText(_("Release"))
        self.release_button.setToolTip(_("Go to the release where it stands (Shift+Enter in the list)"))
        self._say(len(self.model.hits))
        self._show_whole(self.view.hit())


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(without_codes(text))
