"""The cheat sheet of all keys, read from the menus as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from ui import theme
from ui.dialogs.frame import HouseDialog
from ui.style_sheet import set_look
from ui.words import _

Keys = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class ShortcutsDialog(HouseDialog):
    """The keys by menu: (menu, ((deed, keys), …)). Typing narrows them down."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=72, lines=30)
        self._keys = keys
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.sheet = QTextBrowser()
        set_look(self.sheet, "field")
        self.body.addWidget(self.search)
        self.body.addWidget(self.sheet, 1)
        self.close_button = self.add_button(primary=True)
        self.close_button.clicked.connect(self.accept)
        self.search.textChanged.connect(self._show)
        self.retranslate()
        self.search.setFocus()

    def _show(self) -> None:
        wanted = self.search.text().casefold().strip()
        tokens = theme.tokens()
        parts = []
        for menu, deeds in self._keys:
            found = [(words, keys) for words, keys in deeds if wanted in f"{words} {keys}".casefold()]
            if not found:
                continue
            parts.append(f'<p style="color:{tokens.dim}; margin-top:12px"><b>{escape(menu)}</b></p>')
            parts.append('<table width="100%" cellspacing="0" cellpadding="3">')
            for words, keys in found:
                parts.append(
                    f'<tr><td width="65%">{escape(words)}</td>'
                    f'<td style="color:{tokens.accent}">{escape(keys)}</td></tr>'
                )
            parts.append("</table>")
        nothing = _("No key for “{text}”.").format(text=escape(self.search.text()))
        self.sheet.setHtml("".join(parts) or f"<p>{nothing}</p>")

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Keys"))
        self.search.setPlaceholderText(_("Search a deed or a key"))
        self.search.setAccessibleName(_("Search a deed or a key"))
        self.sheet.setAccessibleName(_("Keys"))
        self.close_button.setText(_("Close"))
        self._show()
