"""What the tests of the library share: a page with four releases."""

from __future__ import annotations

import pytest

from ui.library.page import LibraryPage
from workbench.model.translation import Status

TITLES = ("Water points in Kessou", "Vaccination in Sanga", "Job fair in Port-Lambert", "School meals in Oru")


@pytest.fixture
def library(qtbot, desk, runner, theme, settle, add_release) -> LibraryPage:
    """The library of Léa Marchand, shown, its first card chosen."""
    for title in TITLES:
        add_release(title)
    made = LibraryPage(desk, runner, "Léa Marchand")
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    made.board.enter()
    return made


@pytest.fixture
def drafts(library):
    """The column of drafts, in which the keyboard is."""
    return library.board.columns[Status.DRAFT].view
