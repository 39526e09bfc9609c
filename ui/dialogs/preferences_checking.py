"""Preferences: the grammar engines."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.dialogs.preference_pages import PreferencePage
from ui.dialogs.preferences_engines import EnginesPart
from ui.tasks import Runner
from ui.words import _
from workbench.desk.changes import Changes


class CheckingPage(PreferencePage):
    """Which engines check grammar and spelling, and where they are."""

    def __init__(self, desk: Any, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.engines_part = EnginesPart(desk, runner)
        self.column.addWidget(self.engines_part)
        self.column.addStretch(1)

    def title(self) -> str:
        """Return the page's name."""
        return _("Checking")

    def save(self) -> Changes:
        """Save."""
        return self.engines_part.save()

    def undo(self) -> None:
        """Stop what is under way."""
        self.engines_part.undo()
