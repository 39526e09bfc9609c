"""The active segment read aloud: its source or its translation, each in its own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from ui.editor.actions import Deed
from ui.speech import Speech
from ui.words import _
from workbench.model.inline import readable
from workbench.model.issues import Side

if TYPE_CHECKING:
    from ui.editor.page import EditorPage


def reading_deeds(page: EditorPage) -> list[Deed]:
    """Return the deeds that read aloud; done again they stop."""
    return [
        Deed(
            "read_target",
            "proof",
            lambda: _("&Read the translation aloud, or stop"),
            ["Ctrl+Alt+R"],
            lambda: page.reading.toggle(Side.TARGET),
        ),
        Deed(
            "read_source",
            "proof",
            lambda: _("Read the &source aloud, or stop"),
            ["Ctrl+Alt+Shift+R"],
            lambda: page.reading.toggle(Side.SOURCE),
        ),
    ]


class ReadingAloud(QObject):
    """Reads what is selected of the segment, else all of it, without its codes. Leaving the page ends it."""

    def __init__(self, page: EditorPage, speech: Speech | None = None) -> None:
        super().__init__(page)
        self._page = page
        self._side = Side.TARGET
        self.speech = speech or Speech(self)
        self.speech.message.connect(page.message)
        page.installEventFilter(self)

    def toggle(self, side: Side) -> None:
        """Read a side of the active segment; end it where this side is being read."""
        if self.speech.speaking and side is self._side:
            self.speech.stop()
            return
        place = self._page.place
        language = place.source_language if side is Side.SOURCE else place.target_language
        if self.speech.say(self._text(side), language):
            self._side = side

    def _text(self, side: Side) -> str:
        session = self._page.session
        if session.row is None:
            return ""
        if side is Side.SOURCE:
            chosen = self._page.grid.selection.any_text()
            text = chosen if chosen and chosen in session.row.segment.text else session.row.segment.text
        else:
            start, end = self._page.grid.edit.selection()
            text = session.text()
            text = text[start:end] if start != end else text
        return readable(text, session.row.segment.codes).replace("\n", " ")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """End reading when the page goes out of sight."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.speech.stop()
        return False
