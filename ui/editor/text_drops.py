"""Text that is dropped beside the live text: into the translation of the row under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDropEvent

from ui.editor.pasting import takes
from ui.editor.units import to_units
from ui.words import ngettext
from workbench.model.issues import Side

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class TextDrops(QObject):
    """Takes text that is dropped on a target of the grid, and tells where several lines of a paste became one."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._seen = page.grid.viewport()
        self._seen.setAcceptDrops(True)
        self._seen.installEventFilter(self)
        page.grid.edit.joined.connect(self._say_joined)

    def _say_joined(self, lines: int) -> None:
        words = ngettext("{count} line became one.", "{count} lines became one.", lines)
        self._page.deeds.say(words.format(count=lines))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over a target that may be written in; leave anything else to the window."""
        if watched is not self._seen or event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        if not takes(event.mimeData()):
            return False
        point = event.position().toPoint()
        if event.type() == QEvent.Type.DragEnter:
            event.accept()
            return True
        if not self._may_drop(point):
            event.ignore()
            return True
        # Copied, never moved: what is dragged stays where it is.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._drop(event, point)
        return True

    def _may_drop(self, point: QPoint) -> bool:
        grid = self._page.grid
        number, side, _offset = grid.place_at(point)
        row = grid.pages.row(number) if number >= 0 else None
        return side is Side.TARGET and row is not None and grid.may_edit(row)

    def _drop(self, event: QDropEvent, point: QPoint) -> None:
        grid = self._page.grid
        number, _side, offset = grid.place_at(point)
        shown = grid.pages.shown(number)
        if number != grid.active and shown is not None:
            grid.set_active(number, to_units(shown.text, offset))
        elif not grid.edit.isHidden():
            grid.edit.setTextCursor(grid.edit.cursorForPosition(grid.edit.mapFrom(self._seen, point)))
        if not grid.edit.isHidden() and not grid.edit.isReadOnly():
            grid.edit.put(event.mimeData())
            grid.edit.setFocus()
