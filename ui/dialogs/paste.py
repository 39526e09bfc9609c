"""A place to paste a release into; what a web page put on the clipboard keeps its structure."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.intake_offers import offered
from ui.style_sheet import set_look


class PasteField(QPlainTextEdit):
    """A plain text field. ``came`` carries the ``Offer`` of a paste or a drop into it while it is empty, and of
    files and links at any time: their addresses are no text.
    """

    came = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "field")
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take all that can be read."""
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste as it came, with its structure."""
        found = offered(source)
        if found.files or found.contents or found.refusal or (found and not self.toPlainText().strip()):
            self.came.emit(found)
            return
        super().insertFromMimeData(source)
