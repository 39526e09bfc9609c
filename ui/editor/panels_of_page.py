"""The panels of one editor page, in their docks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from ui.editor.docks import PanelDock, arrange
from ui.panels.base import Panel, Place
from ui.panels.comments import CommentsPanel
from ui.panels.history import HistoryPanel
from ui.panels.issues import IssuesPanel
from ui.panels.preview import PreviewPanel
from ui.panels.suggestions import SuggestionsPanel
from ui.panels.terms import TermsPanel
from ui.review.approval_card import ApprovalCard
from workbench.desk.changes import Changes
from workbench.desk.views import Row


class PagePanels:
    """Makes the panels, and tells all of them what happens."""

    def __init__(self, place: Place, window: QMainWindow) -> None:
        self.approval = ApprovalCard(place)
        self.suggestions = SuggestionsPanel(place)
        self.terms = TermsPanel(place)
        self.issues = IssuesPanel(place)
        self.comments = CommentsPanel(place)
        self.history = HistoryPanel(place)
        self.preview = PreviewPanel(place)
        self.docks = {
            name: PanelDock(name, panel, window)
            for name, panel in (
                ("approval", self.approval),
                ("suggestions", self.suggestions),
                ("terms", self.terms),
                ("issues", self.issues),
                ("comments", self.comments),
                ("history", self.history),
                ("preview", self.preview),
            )
        }
        docks = self.docks
        arrange(
            window,
            [docks["approval"], docks["suggestions"], docks["terms"]],
            [docks["issues"], docks["comments"], docks["history"], docks["preview"]],
        )
        docks["approval"].hide()

    @property
    def all(self) -> list[Panel]:
        """Every panel."""
        return [dock.panel for dock in self.docks.values()]

    def follow(self, row: Row) -> None:
        """Stand beside another row."""
        for panel in self.all:
            panel.follow(row)

    def text_changed(self, text: str) -> None:
        """Take note of the live text."""
        for panel in self.all:
            panel.text_changed(text)

    def apply_changes(self, changes: Changes) -> None:
        """Refresh what these changes touch."""
        for panel in self.all:
            panel.apply_changes(changes)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        for dock in self.docks.values():
            dock.panel.retranslate()
            dock.say_title()

    def show_approval(self, wanted: bool, window: QMainWindow) -> None:
        """Show the approval card with room for its list, or put it away."""
        docks = self.docks
        docks["approval"].setVisible(wanted)
        if wanted:
            heights = [240, 110, 130, 260]
            stacked = [docks[name] for name in ("approval", "suggestions", "terms", "issues")]
            window.resizeDocks(stacked, heights, Qt.Orientation.Vertical)

    def open(self, name: str) -> None:
        """Bring a dock to the front."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()
