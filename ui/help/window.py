"""The window of the help: pages at the left with a search over them, the page at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.dialogs.frame import HouseDialog
from ui.help import pages
from ui.help.topics import TOPICS
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of
from ui.style_sheet import set_look
from ui.words import _
from workbench.desk import catalogue
from workbench.places import help_folder

TOPIC = Qt.ItemDataRole.UserRole


class HelpWindow(HouseDialog):
    """Stands beside the window it was asked from; the work goes on."""

    def __init__(self, topic: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=104, lines=40)
        self.setModal(False)
        self.topic = topic if topic in TOPICS else TOPICS[0]
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        set_look(self.list, "pages")
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setSearchPaths([str(help_folder() / catalogue.language()), str(help_folder())])
        set_look(self.text, "field")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        width = self.fontMetrics().averageCharWidth()
        split.setSizes([width * 34, width * 90])
        row = QHBoxLayout()
        row.addWidget(split)
        self.body.addLayout(row, 1)
        self.close_button = self.add_button(primary=True)
        self.close_button.clicked.connect(self.close)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.list.currentItemChanged.connect(self._chosen)
        self.text.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.retranslate()
        self.text.setFocus()

    def show_topic(self, topic: str) -> None:
        """Show a page."""
        self.topic = topic if topic in TOPICS else TOPICS[0]
        self.search.clear()
        self._fill()
        self._show()

    def _fill(self) -> None:
        language, wanted = catalogue.language(), self.search.text().strip()
        silent = self.list.blockSignals(True)
        self.list.clear()
        for found in pages.search(wanted, language):
            words = f"{found.title}\n{found.snippet}" if wanted else found.title
            item = QListWidgetItem(words, self.list)
            item.setData(TOPIC, found.topic)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, found.title)
            if found.topic == self.topic:
                self.list.setCurrentItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(_("Nothing about “{text}”.").format(text=wanted), self.list)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.blockSignals(silent)
        if wanted and self.list.currentItem() is None and self.list.item(0).data(TOPIC):
            self.list.setCurrentRow(0)
        elif wanted:
            self._mark()

    def _chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None and item.data(TOPIC):
            self.topic = str(item.data(TOPIC))
            self._show()

    def _show(self) -> None:
        written = pages.html(
            self.topic, catalogue.language(), theme.tokens(), lambda name: shown(key_of(name))
        )
        self.text.setHtml(written)
        self.setWindowTitle(_("Help: {title}").format(title=pages.title(self.topic, catalogue.language())))
        self._mark()

    def _mark(self) -> None:
        wanted = self.search.text().split()
        cursor = self.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)
        if wanted:
            self.text.find(wanted[0], QTextDocument.FindFlag(0))

    def _follow(self, url: QUrl) -> None:
        name = url.toString()
        if name.endswith(".md") and name.removesuffix(".md") in TOPICS:
            self.show_topic(name.removesuffix(".md"))
        elif url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the page as another theme wants it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "close_button"):
            self._show()

    def retranslate(self) -> None:
        """Say the words, and show the page in the language in force."""
        self.search.setPlaceholderText(_("Search the help"))
        self.search.setAccessibleName(_("Search the help"))
        self.list.setAccessibleName(_("Pages"))
        self.text.setAccessibleName(_("Page"))
        self.close_button.setText(_("Close"))
        self._fill()
        self._show()


def show_help(topic: str, beside: QWidget) -> HelpWindow:
    """Show a page in the help window of a window or a dialog, made where there is none yet.

    As the child of a dialog that holds everything else up it can be used beside it.
    """
    found = next((one for one in beside.findChildren(HelpWindow) if one.isVisible()), None)
    if found is None:
        found = HelpWindow(topic, beside)
    else:
        found.show_topic(topic)
    found.show()
    found.raise_()
    found.activateWindow()
    return found
