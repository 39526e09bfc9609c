"""The concordance of a page: its panel is made when somebody first looks something up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.editor.actions import Deed
from ui.words import _
from workbench.model.memory import Side

if TYPE_CHECKING:
    from ui.editor.page import EditorPage
    from ui.panels.concordance import ConcordancePanel

NAME = "concordance"
LINES = 15
"""How high the panel is at first, in lines of text."""


def concordance_deeds(page: EditorPage) -> list[Deed]:
    """Return the deeds that look something up."""
    return [
        Deed("concordance", "draft", lambda: _("Con&cordance"), ["Ctrl+K"], lambda: page.concordance.open())
    ]


class Concordance(QObject):
    """Opens the panel below the text, with what is selected, and takes what was chosen into the translation."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self.panel: ConcordancePanel | None = None

    def open(self) -> None:
        """Look up what is selected in the translation, else in the source; without a selection ask for a phrase."""
        page = self._page
        start, end = page.grid.edit.selection()
        chosen, side = page.session.text()[start:end], Side.TARGET
        if not chosen.strip():
            chosen, side = page.grid.selection.text(), Side.SOURCE
        panel = self._made()
        page.panels.open(NAME)
        panel.look_for(chosen, side)

    def _made(self) -> ConcordancePanel:
        if self.panel is None:
            self.panel = self._make()
        return self.panel

    def _make(self) -> ConcordancePanel:
        from ui.editor.docks import PanelDock
        from ui.panels.concordance import ConcordancePanel

        page = self._page
        panel = ConcordancePanel(page.place)
        panel.taken.connect(self._take)
        panel.release_wanted.connect(page.deeds.go_to_release)
        panel.left.connect(page.grid.edit.setFocus)
        panel.did.connect(page.did)
        panel.failed.connect(page.say_failure)
        panel.undoable.connect(page.session.steps.keep)
        dock = PanelDock(NAME, panel, page)
        page.panels.docks[NAME] = dock
        # Where it stood when the person left last, else below the text.
        if not page.restoreDockWidget(dock):
            page.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
            dock.show()
            height = page.fontMetrics().lineSpacing() * LINES
            page.resizeDocks([dock], [height], Qt.Orientation.Vertical)
        return panel

    def _take(self, text: str) -> None:
        page = self._page
        if page.grid.edit.isReadOnly():
            page.deeds.say(_("This segment cannot be changed now."))
        else:
            page.session.insert(text, _("Insert from the concordance"))
        page.grid.edit.setFocus()
