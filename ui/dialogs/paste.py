"""A place to paste a release into; what a web page put on the clipboard keeps its structure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.style_sheet import set_look


@dataclass(frozen=True)
class Pasted:
    """What was pasted or dropped: an e-mail as it is sent, HTML where there was some, else plain text.

    ``address`` is that of the page it comes from, where the browser says so.
    """

    text: str
    html: str = ""
    address: str = ""
    mail: bytes = b""


# Where browsers say from which page something was copied.
_ADDRESSES = ("text/x-moz-url-priv", "chromium/x-source-url")
_SOURCE_URL = re.compile(r"^SourceURL:(https?://\S+)", re.MULTILINE)


def pasted(data: QMimeData | None) -> Pasted | None:
    """Return what a clipboard or a drag holds, None where it holds no text."""
    if data is None:
        return None
    mail = bytes(data.data("message/rfc822").data()) if data.hasFormat("message/rfc822") else b""
    html = data.html() if data.hasHtml() else ""
    text = data.text() if data.hasText() else ""
    if not text.strip() and not html.strip() and not mail.strip():
        return None
    return Pasted(text, html, _address(data), mail)


def _address(data: QMimeData) -> str:
    for form in _ADDRESSES:
        if data.hasFormat(form):
            raw = bytes(data.data(form).data())
            text = raw.decode("utf-16-le" if b"\x00" in raw[:4] else "utf-8", "replace")
            return text.strip("\ufeff\x00 \r\n").split("\n")[0]
    if data.hasFormat("HTML Format"):
        found = _SOURCE_URL.search(bytes(data.data("HTML Format").data())[:2000].decode("utf-8", "replace"))
        return found.group(1) if found else ""
    return ""


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
