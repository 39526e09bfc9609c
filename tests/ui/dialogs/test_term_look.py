"""What the windows of terms have in common."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from ui.dialogs.term_look import language_in_phrase, spread
from ui.words import change_language


@pytest.mark.parametrize(
    ("interface", "code", "said"),
    [("en", "fr", "French"), ("fr", "fr", "français"), ("es", "fr-CA", "francés (CA)"), ("fr", "tlh", "tlh")],
)
def test_languages_have_a_capital_in_a_phrase_where_the_interface_gives_them_one(
    qtbot, interface: str, code: str, said: str
) -> None:
    change_language(interface)
    try:
        assert language_in_phrase(code) == said
    finally:
        change_language("en")


def test_a_cell_keeps_its_text_where_it_is_shown_with_room(qtbot) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    spread(table)
    table.setItem(0, 0, QTableWidgetItem("mole"))
    shown = table.itemDelegate().displayText("mole", QLocale())
    assert (shown.strip(), shown == "mole", table.item(0, 0).text()) == ("mole", False, "mole")
