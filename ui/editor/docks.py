"""The docks of the editor: they move, hide and are remembered."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QWidget,
)

from ui import theme
from ui.editor.style import grid_style
from ui.panels.base import Panel
from ui.words import _

LETTERS, SHARE, LEAST = 54, 0.3, 380
"""How wide the panels are at first: in average letters, as a share of the screen at most, in pixels at least."""


class DockTitle(QWidget):
    """The title of a dock: its name, a small note, and a way to hide it. It can be dragged."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._name, self._note = QLabel(self), QLabel(self)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._note)
        row.addWidget(self._close)
        self._dressing = QTimer(self)
        self._dressing.setSingleShot(True)
        self._dressing.timeout.connect(self._dress)

    def say(self, name: str, note: str) -> None:
        """Say the dock's name and note."""
        self._dress()
        self._name.setText(name)
        self._note.setText(note)
        self._close.setToolTip(_("Hide"))
        self._close.setAccessibleName(_("Hide {name}").format(name=name))

    def _dress(self) -> None:
        style = grid_style(self.font())
        self._name.setFont(style.bold)
        self._note.setFont(style.small)
        palette = self._note.palette()
        palette.setColor(self._note.foregroundRole(), QColor(theme.tokens().dim))
        self._note.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Write in the letters and colours of the new theme, once its style sheet has taken back the old ones."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if event.type() in kinds and "_dressing" in self.__dict__:
            self._dressing.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline over it."""
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.background))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class PanelDock(QDockWidget):
    """A dock with one panel, named as the panel says."""

    def __init__(self, name: str, panel: Panel, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName(f"dock.{name}")
        self.setAllowedAreas(
            Qt.DockWidgetArea.RightDockWidgetArea
            | Qt.DockWidgetArea.LeftDockWidgetArea
            | Qt.DockWidgetArea.BottomDockWidgetArea
        )
        self.panel = panel
        # Where a dock is, and what lies over it, is known only after the layout has settled.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.follow_tabs)
        self._bar = DockTitle(self)
        self._no_bar = QWidget(self)
        self._no_bar.setFixedHeight(0)
        self.setTitleBarWidget(self._bar)
        self.setWidget(panel)
        panel.titled.connect(self.say_title)
        self.topLevelChanged.connect(lambda _floats: self._settle.start())
        self.dockLocationChanged.connect(lambda _area: self._settle.start())
        self.visibilityChanged.connect(lambda _visible: self._settle.start())
        self.say_title()

    def follow_tabs(self) -> None:
        """Show no title of its own where the tabs say it."""
        window = self.parentWidget()
        if isinstance(window, QMainWindow):
            tabbed = bool(window.tabifiedDockWidgets(self)) and not self.isFloating()
            wanted = self._no_bar if tabbed else self._bar
            if self.titleBarWidget() is not wanted:
                self.setTitleBarWidget(wanted)
                self._bar.setVisible(not tabbed)

    def say_title(self) -> None:
        """Say the panel's title anew."""
        self.setWindowTitle(self.panel.title())
        self._bar.say(self.panel.title(), self.panel.note())
        for one in (self.panel, *self.panel.findChildren(QScrollArea)):
            one.setAccessibleName(self.panel.title())


def side_width(window: QWidget) -> int:
    """Return how wide the panels are at first, in pixels: as the font asks, within the screen's share for them."""
    wanted = window.fontMetrics().averageCharWidth() * LETTERS
    return max(LEAST, min(wanted, round(window.screen().availableGeometry().width() * SHARE)))


def arrange(window: QMainWindow, stacked: list[PanelDock], tabbed: list[PanelDock]) -> None:
    """Put the docks on the right: some over each other, the rest as tabs below."""
    area = Qt.DockWidgetArea.RightDockWidgetArea
    window.setDockNestingEnabled(True)
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    for dock in stacked + tabbed[:1]:
        window.addDockWidget(area, dock)
    for before, dock in pairwise(tabbed):
        window.tabifyDockWidget(before, dock)
    tabbed[0].raise_()
    window.setDockOptions(window.dockOptions() | QMainWindow.DockOption.GroupedDragging)
    window.resizeDocks([*stacked, tabbed[0]], [150, 240, 170, 330], Qt.Orientation.Vertical)
    window.resizeDocks([tabbed[0]], [side_width(window)], Qt.Orientation.Horizontal)
    window.setCorner(Qt.Corner.BottomRightCorner, area)
