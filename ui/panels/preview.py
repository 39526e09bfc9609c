"""Preview: the release as it will read, in both languages; follows the cursor, and a click goes to the row."""

from __future__ import annotations

import time
from typing import Any

import shiboken6
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.editor.cell_layout import is_right_to_left, text_option
from ui.editor.pace import QUIET_SECONDS, last_touch
from ui.editor.style import mixed
from ui.panels.base import Panel, Place
from ui.panels.preview_html import SCHEME, SHEET, preview_html
from ui.words import _
from workbench.desk.changes import Changes
from workbench.desk.views import Row

SHOWN = 200
"""Rows that are shown at most, around the active one: Qt takes some hundredths of a second for them."""
LOOK_AGAIN_MS = 60
"""How often it is looked whether somebody still types: the text is shown when nobody does."""


class PreviewPanel(Panel):
    """The text as delivered. It is made only while it is seen."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._stale = True
        self._first = -1
        self.browser = QTextBrowser(self)
        self.browser.setOpenLinks(False)
        self.browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.browser.setViewportMargins(8, 0, 4, 0)
        self.browser.anchorClicked.connect(self._clicked)
        self._sides = QButtonGroup(self)
        self._source, self._target = QPushButton(self), QPushButton(self)
        for number, button in enumerate((self._source, self._target)):
            button.setCheckable(True)
            self._sides.addButton(button, number)
        self._target.setChecked(True)
        self._sides.idToggled.connect(lambda _side, on: self._again() if on else None)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(400)
        self._pause.timeout.connect(self.refresh)
        self._made: tuple[int, str] | None = None
        self._places: dict[str, tuple[int, int]] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_AGAIN_MS)
        self._later.timeout.connect(self._show_made)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.addWidget(self._source)
        head.addWidget(self._target)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.browser, 1)
        self.retranslate()

    def title(self) -> str:
        """Return the panel's name."""
        return _("Preview")

    def follow(self, row: Row) -> None:
        """Show where the row is in the text."""
        self.row = row
        number = row.segment.number - 1
        if self._first >= 0 and not self._first <= number < self._first + SHOWN:
            self._stale = True
        if self._stale:
            self.refresh()
        elif self.isVisible():
            self._show_place()

    def _again(self) -> None:
        self._stale = True
        self.refresh()

    def refresh(self) -> None:
        """Make the text again, if somebody sees it."""
        self._stale = True
        if not self.isVisible():
            return
        desk, translation = self.place.desk, self.place.translation.id
        number = self.row.segment.number - 1 if self.row is not None else 0
        first = max(0, number - SHOWN // 2)
        target = self._target.isChecked()
        tokens = theme.tokens()
        missing = _("[not translated: {source}]")

        def work() -> tuple[int, str]:
            rows = desk.editing.rows(translation, first, SHOWN)
            return first, preview_html(rows, target, (tokens.text, tokens.warning), missing)

        self.ask(work, self._show)

    def _show(self, result: tuple[int, str]) -> None:
        self._made = result
        self._show_made()

    def _show_made(self) -> None:
        if self._made is None:
            return
        if time.monotonic() < last_touch() + QUIET_SECONDS:
            self._later.start()
            return
        (self._first, said), self._made = self._made, None
        self._stale = False
        place = self.browser.verticalScrollBar().value()
        language = self.place.target_language if self._target.isChecked() else self.place.source_language
        # Filled before the browser has it: one that is seen is laid out anew with every paragraph.
        document = QTextDocument(self.browser)
        document.setDefaultFont(self.browser.font())
        document.setDefaultStyleSheet(SHEET)
        document.setDefaultTextOption(text_option(is_right_to_left(language), document=True))
        document.setHtml(said)
        self._places = None
        before = self.browser.document()
        self.browser.setDocument(document)
        if shiboken6.isValid(before):  # Qt takes away the one that it made
            before.deleteLater()
        self.browser.verticalScrollBar().setValue(place)
        self._show_place()

    def showEvent(self, event: Any) -> None:
        """Fill when the tab is opened."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        else:
            self._show_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence in sight when the lines break elsewhere."""
        super().resizeEvent(event)
        if not self._stale:
            QTimer.singleShot(0, self, self._show_place)

    def _show_place(self) -> None:
        if self.row is None:
            return
        document = self.browser.document()
        if self._places is None:
            self._places = _places_in(document)
        start, end = self._places.get(self.row.segment.id, (-1, -1))
        if start < 0:
            self.browser.setExtraSelections([])
            return
        chosen = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        self.browser.setTextCursor(cursor)
        self.browser.ensureCursorVisible()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        chosen.cursor = cursor
        form = QTextCharFormat()
        tokens = theme.tokens()
        form.setBackground(mixed(QColor(tokens.accent), QColor(tokens.panel), 0.16))
        chosen.format = form
        self.browser.setExtraSelections([chosen])

    def _clicked(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(SCHEME):
            self.go_to.emit(address[len(SCHEME) :], -1)

    def apply_changes(self, changes: Changes) -> None:
        """Make the text again a little after a commit."""
        if self.place.translation.id in changes.translations or changes.segments:
            self._pause.start()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._source.setText(_("Source"))
        self._target.setText(_("Translation"))
        self.browser.setAccessibleName(_("Preview"))
        self._again()


def _places_in(document: QTextDocument) -> dict[str, tuple[int, int]]:
    """Return from where to where each segment reaches in the first paragraph that has it, in characters."""
    found: dict[str, tuple[int, int]] = {}
    block = document.begin()
    while block.isValid():
        here: dict[str, tuple[int, int]] = {}
        for fragment in (one.fragment() for one in block):
            address = fragment.charFormat().anchorHref()
            if address.startswith(SCHEME):
                start = fragment.position()
                segment = address[len(SCHEME) :]
                here[segment] = (here.get(segment, (start, 0))[0], start + fragment.length())
        for segment, place in here.items():
            found.setdefault(segment, place)
        block = block.next()
    return found
