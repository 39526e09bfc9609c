"""Completing the word that is being typed: terms, figures and names of the source, words of memory.

The list is shown beside the text and takes no key that typing needs: Enter and Tab take an entry only where one was
chosen with Down, or where the person's setting chooses the first; Escape closes it for this word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent

from ui.editor.owned import owned
from ui.editor.units import to_characters, to_units
from ui.tasks import Lane
from ui.words import _
from workbench.desk.changes import Changes
from workbench.desk.writing import Completion, CompletionWords, in_case_of

if TYPE_CHECKING:
    from ui.editor.completion_popup import CompletionPopup
    from ui.editor.page import EditorPage

_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_OURS = (*_TAKE, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_AWAY = (QEvent.Type.FocusOut, QEvent.Type.Hide)


class Completing(QObject):
    """Offers completions for the live text of a page.

    What may be meant in a segment is asked once, off the GUI thread, when typing in it begins.
    """

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._edit = page.grid.edit
        self._popup: CompletionPopup | None = None
        self._words: CompletionWords | None = None
        self._segment = ""
        self._asked = False
        self._start = 0
        self._place = 0
        self._dismissed = -1
        self._settings: tuple[bool, bool] | None = None
        self._edit.typed.connect(self._typed)
        page.session.entered.connect(lambda _row: self.close())

    @property
    def shown(self) -> tuple[Completion, ...]:
        """What is offered just now."""
        return self._popup.found if self._popup is not None and not self._popup.isHidden() else ()

    @property
    def chosen(self) -> int:
        """The row of ``shown`` that Enter and Tab take, -1 for none."""
        return self._popup.currentRow() if self._popup is not None and self.shown else -1

    def follow(self, changes: Changes) -> None:
        """Know that settings or terms are others."""
        if changes.settings:
            self._settings = None
        if changes.terms:
            self._segment, self._words = "", None

    def open(self) -> None:
        """Show what may be meant here, because a person asked for it."""
        if self._page.session.row is None or self._edit.isReadOnly():
            return
        self._asked, self._dismissed = True, -1
        self._offer()

    def close(self) -> None:
        """Show nothing any more."""
        self._asked = False
        if self._popup is not None and not self._popup.isHidden():
            self._popup.hide()
            self._edit.removeEventFilter(self)
            self._edit.cursorPositionChanged.disconnect(self._moved)

    # typing

    def _typed(self, before: str, after: str, _place_before: int, _place: int) -> None:
        grew = len(after) - len(before)
        if grew <= 0 and not self.shown:
            return
        if grew > 4 and not self.shown:
            return  # pasted, not typed
        self._offer()

    def _offer(self) -> None:
        page, row = self._page, self._page.session.row
        if row is None or not (self._asked or self._wanted()[0]):
            self.close()
            return
        text = self._edit.text()
        place = to_characters(text, self._edit.place())
        if self._segment != row.segment.id:
            self._prepare(row.segment.id)
        if self._words is None:
            return
        start, found = self._words.at(text, place, asked=self._asked)
        if not self._asked and start == self._dismissed:
            return
        self._dismissed = -1
        if not found or self._edit.textCursor().hasSelection():
            if self._asked:
                page.deeds.say(_("Nothing to complete here."))
            self.close()
            return
        self._start, self._place = start, self._edit.place()
        chosen = 0 if self._asked or self._wanted()[1] else -1
        self._popup_now().offer(found, self._where(), chosen, page.grid.style_now, page.grid.right_to_left)

    def _popup_now(self) -> CompletionPopup:
        if self._popup is None:
            from ui.editor.completion_popup import CompletionPopup

            self._popup = CompletionPopup(self._page, self._edit)
            self._popup.taken.connect(self._take)
        if self._popup.isHidden():
            self._edit.installEventFilter(self)
            self._edit.cursorPositionChanged.connect(self._moved)
        return self._popup

    def _where(self) -> QRect:
        edit = self._edit
        box = edit.cursorRect(edit.cursor_at(to_units(edit.text(), self._start)))
        return QRect(edit.viewport().mapTo(self._page, box.topLeft()), box.size())

    def _wanted(self) -> tuple[bool, bool]:
        if self._settings is None:
            settings = self._page.desk.settings
            self._settings = bool(settings.completion), bool(settings.completion_first)
        return self._settings

    def _prepare(self, segment_id: str) -> None:
        page = self._page
        self._segment, self._words = segment_id, None

        def done(words: CompletionWords) -> None:
            row = page.session.row
            if row is not None and row.segment.id == segment_id == self._segment:
                self._words = words
                if self._edit.hasFocus():
                    self._offer()

        def failed(error: object) -> None:
            # Not asked again at every key: the next row will tell.
            self._words = CompletionWords()
            if self._asked:
                page.say_failure(error)
            self._asked = False

        page.runner.run(
            page.desk.writing.prepared, page.translation_id, segment_id,
            done=owned(self, done), failed=owned(self, failed), key=f"completion:{id(self)}", lane=Lane.READ,
        )  # fmt: skip

    # keys and cursor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list while it is shown, before the text and the window's shortcuts do."""
        kind = event.type()
        if watched is not self._edit or not self.shown:
            return False
        if kind in _AWAY:
            self.close()
        elif kind == QEvent.Type.Move:
            self._follow_text()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_ours(event):
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._is_ours(event) and self._key(event)
        return False

    def _follow_text(self) -> None:
        where = self._where()
        seen = self._page.grid.viewport()
        if self._popup is None or not seen.rect().contains(seen.mapFrom(self._page, where.center())):
            self.close()
        else:
            self._popup.place(where)

    def _is_ours(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() not in _PLAIN or key not in _OURS:
            return False
        return self.chosen >= 0 if key in _TAKE or key == Qt.Key.Key_Up else True

    def _key(self, event: QKeyEvent) -> bool:
        popup, key = self._popup, event.key()
        assert popup is not None
        if key == Qt.Key.Key_Escape:
            self._dismissed = self._start
            self.close()
        elif key in _TAKE:
            self._take(popup.currentRow())
        elif key == Qt.Key.Key_Down:
            popup.choose(min(len(popup.found) - 1, popup.currentRow() + 1))
        else:
            popup.choose(popup.currentRow() - 1)
        return True

    def _moved(self) -> None:
        # Typing moves the cursor too, and tells what was typed; anything else is a person going elsewhere.
        if not self._edit.at_rest or self._edit.place() == self._place:
            return
        self._dismissed = -1
        self.close()

    def _take(self, row: int) -> None:
        found = self.shown
        if not 0 <= row < len(found):
            return
        edit, one = self._edit, found[row]
        text = edit.text()
        place = to_characters(text, edit.place())
        written = in_case_of(one.text, text[self._start : place])
        start = to_units(text, self._start)
        self.close()
        edit.set_cursor(edit.place(), anchor=start)
        self._page.session.insert(written, _("Complete"))
        edit.setFocus()
