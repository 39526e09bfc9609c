"""What the windows of terms have in common: cells that breathe, and names of languages within a phrase."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QTableWidget

from ui.words import language_name
from workbench.desk import catalogue

_CAPITALS = ("en", "de")
"""The languages that write names of languages with a capital wherever they stand."""


def language_in_phrase(code: str) -> str:
    """Return a language's name as it stands in the middle of a phrase: French, « français », «francés»."""
    name = language_name(code)
    if name == code or catalogue.language().split("-")[0] in _CAPITALS:
        return name
    return name[:1].lower() + name[1:]


class _Roomy(QStyledItemDelegate):
    """Shows the text of a cell a little inside it. A padding of the style would make boxes in cells smaller too."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:
        """Return the text as it is shown."""
        return f"\u2002{super().displayText(value, locale)}"


def spread(table: QTableWidget) -> None:
    """Give the cells of a table room at their sides, and let its headings begin where they do."""
    table.setItemDelegate(_Roomy(table))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
