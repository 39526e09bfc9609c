"""The tabs of the open releases, over the text. A release has one tab, whichever of its languages is in front."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QWidget

from ui.style_sheet import set_look
from ui.words import Retranslated, _

MOST_CHARACTERS = 34


@dataclass(frozen=True)
class Tab:
    """A release that is open: its id, its title, the code of the language in front, and what its tool tip says."""

    release_id: str
    title: str
    language: str
    tip: str


class ReleaseTabs(Retranslated, QTabBar):
    """Shown while two releases or more are open. The signals carry a release's id.

    ``wanted`` to go there, ``close_wanted`` to close it, ``others_wanted`` to close all but it, ``window_wanted`` to
    give it a window of its own; ``order_changed`` that tabs were moved.
    """

    wanted = Signal(str)
    close_wanted = Signal(str)
    others_wanted = Signal(str)
    window_wanted = Signal(str)
    order_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "releases")
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setTabsClosable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._shown: list[Tab] = []
        self._filling = False
        self.currentChanged.connect(self._changed)
        self.tabCloseRequested.connect(lambda row: self.close_wanted.emit(self._id(row)))
        self.tabMoved.connect(lambda _one, _other: self.order_changed.emit())
        self.customContextMenuRequested.connect(self._show_menu)
        self.retranslate()
        self.hide()

    def _id(self, row: int) -> str:
        return str(self.tabData(row) or "")

    def ids(self) -> list[str]:
        """Return the ids of the releases, from left to right."""
        return [self._id(row) for row in range(self.count())]

    def show_tabs(self, tabs: list[Tab], current: str) -> None:
        """Show these releases, in the order in which their tabs stand; new ones come last."""
        given = {tab.release_id: tab for tab in tabs}
        self._filling = True
        for row in reversed(range(self.count())):
            if self._id(row) not in given:
                self.removeTab(row)
        for tab in tabs:
            if tab.release_id not in self.ids():
                self.setTabData(self.addTab(""), tab.release_id)
        for row in range(self.count()):
            tab = given[self._id(row)]
            title = tab.title if len(tab.title) <= MOST_CHARACTERS else tab.title[: MOST_CHARACTERS - 1] + "…"
            self.setTabText(row, f"{tab.language.upper()} · {title}".replace("&", "&&"))
            self.setTabToolTip(row, tab.tip)
            self.setAccessibleTabName(row, f"{tab.title} ({tab.language})")
            button = self.tabButton(row, QTabBar.ButtonPosition.RightSide)
            if button is not None:
                button.setToolTip(_("Close (Ctrl+W)"))
                button.setAccessibleName(_("Close {title}").format(title=tab.title))
        if current in self.ids():
            self.setCurrentIndex(self.ids().index(current))
        self._filling = False
        self._shown = tabs

    def _changed(self, row: int) -> None:
        if not self._filling and row >= 0:
            self.wanted.emit(self._id(row))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close a tab with the middle button."""
        if event.button() == Qt.MouseButton.MiddleButton:
            row = self.tabAt(event.position().toPoint())
            if row >= 0:
                self.close_wanted.emit(self._id(row))
                return
        super().mouseReleaseEvent(event)

    def menu(self, row: int) -> QMenu:
        """Return the menu of a tab."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        release = self._id(row)
        for words, signal in (
            (_("&Close"), self.close_wanted),
            (_("Close the &others"), self.others_wanted),
            (_("&Move to a new window"), self.window_wanted),
        ):
            menu.addAction(words).triggered.connect(lambda _on=False, signal=signal: signal.emit(release))
        return menu

    def _show_menu(self, place: QPoint) -> None:
        row = self.tabAt(place)
        row = self.currentIndex() if row < 0 else row
        if row >= 0:
            self.menu(row).popup(self.mapToGlobal(place))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Let a tab give way down to a dozen characters."""
        hint = super().minimumTabSizeHint(index)
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 16), hint.height())

    def retranslate(self) -> None:
        """Say the words."""
        self.setAccessibleName(_("Open releases"))
        if hasattr(self, "_shown"):
            self.show_tabs(self._shown, self._id(self.currentIndex()))
