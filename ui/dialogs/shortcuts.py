"""The cheat sheet: every deed and the keys that it has now. Typing narrows it down; it can be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from ui import theme
from ui.dialogs.frame import HouseDialog
from ui.shortcuts.catalogue import KeyedDeed, menu_title
from ui.shortcuts.keys import shown
from ui.style_sheet import set_look
from ui.tokens import LIGHT, Tokens
from ui.words import _

Sheet = list[tuple[str, list[tuple[str, str]]]]
NUMBERED = 9


def sheet_of(deeds: Iterable[KeyedDeed], keys: Mapping[str, tuple[str, ...]]) -> Sheet:
    """Return the sheet: (menu, [(deed, its keys)]) of the deeds that have any.

    Nine deeds of one kind, whose keys end with their number, make one line.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for deed in deeds:
        written = [shown(key) for key in keys.get(deed.name, ())]
        if not written:
            continue
        stem, _line, number = deed.name.rpartition("_")
        row = found.setdefault(menu_title(deed.menu), [])
        if number.isdigit() and keys.get(f"{stem}_{NUMBERED}", ()) and written[0].endswith(number):
            if number == "1":
                row.append((deed.words.replace("1", f"1–{NUMBERED}"), f"{written[0]} … {NUMBERED}"))
            continue
        row.append((deed.words, "   ".join(written)))
    return [(menu, rows) for menu, rows in found.items() if rows]


def sheet_html(sheet: Sheet, tokens: Tokens, wanted: str = "") -> str:
    """Return the sheet as HTML, narrowed down to what holds ``wanted``; empty where nothing does."""
    wanted = wanted.casefold().strip()
    parts = []
    for menu, deeds in sheet:
        found = [one for one in deeds if wanted in f"{menu} {one[0]} {one[1]}".casefold()]
        if not found:
            continue
        parts.append(
            f'<p style="color:{tokens.dim}; margin-top:12px; margin-bottom:2px"><b>{escape(menu)}</b></p>'
        )
        parts.append('<table width="100%" cellspacing="0" cellpadding="3">')
        for words, keys in found:
            parts.append(
                f'<tr><td width="62%">{escape(words)}</td>'
                f'<td style="color:{tokens.accent}">{escape(keys).replace("   ", " &nbsp; ")}</td></tr>'
            )
        parts.append("</table>")
    return "".join(parts)


class ShortcutsDialog(HouseDialog):
    """The keys by menu. ``change_wanted`` asks for the place where they are changed.

    ``read`` returns the sheet, in the language in force.
    """

    help_topic = "keyboard"
    change_wanted = Signal()

    def __init__(self, read: Callable[[], Sheet], parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=72, lines=34)
        self._read = read
        self._sheet: Sheet = []
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.sheet = QTextBrowser()
        set_look(self.sheet, "field")
        self.body.addWidget(self.search)
        self.body.addWidget(self.sheet, 1)
        self.print_button = self.add_button(left=True)
        self.print_button.setAutoDefault(False)
        self.change_button = self.add_button()
        self.close_button = self.add_button(primary=True)
        self.close_button.clicked.connect(self.accept)
        self.change_button.clicked.connect(self._change)
        self.print_button.clicked.connect(self._print)
        self.search.textChanged.connect(self._show)
        self.retranslate()
        self.search.setFocus()

    def _show(self) -> None:
        nothing = _("No key for “{text}”.").format(text=escape(self.search.text()))
        html = sheet_html(self._sheet, theme.tokens(), self.search.text())
        self.sheet.setHtml(html or f"<p>{nothing}</p>")

    def _change(self) -> None:
        self.accept()
        self.change_wanted.emit()

    def document(self) -> QTextDocument:
        """Return what is printed: the sheet as it is narrowed down, dark on white."""
        made = QTextDocument(self)
        made.setDefaultFont(self.font())
        title = f"<h2>{escape(_('Keys of Pressbench'))}</h2>"
        made.setHtml(title + sheet_html(self._sheet, LIGHT, self.search.text()))
        return made

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Keys of Pressbench"))
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.document().print_(printer))
        dialog.open()

    def retranslate(self) -> None:
        """Say the words."""
        self._sheet = self._read()
        self.setWindowTitle(_("Keyboard"))
        self.search.setPlaceholderText(_("Search a deed or a key"))
        self.search.setAccessibleName(_("Search a deed or a key"))
        self.sheet.setAccessibleName(_("Keys"))
        self.print_button.setText(_("&Print…"))
        self.change_button.setText(_("C&hange keys…"))
        self.close_button.setText(_("Close"))
        self._show()
