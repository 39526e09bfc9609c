"""A place to paste a release into; what a web page put on the clipboard keeps its structure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.style_sheet import set_look


@dataclass(frozen=True)
class Pasted:
    """What was pasted: as HTML where the clipboard had it, else as plain text."""

    text: str
    html: str = ""


def pasted(data: QMimeData | None) -> Pasted | None:
    """Return what a clipboard holds, None where it holds no text."""
    if data is None:
        return None
    html = data.html() if data.hasHtml() else ""
    text = data.text() if data.hasText() else ""
    if not text.strip() and not html.strip():
        return None
    return Pasted(text, html)


class PasteField(QPlainTextEdit):
    """A plain text field that tells of a paste into it while it is empty."""

    came = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "field")
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste as it came, with its structure."""
        found = pasted(source)
        if found is not None and not self.toPlainText().strip():
            self.came.emit(found)
            return
        super().insertFromMimeData(source)
