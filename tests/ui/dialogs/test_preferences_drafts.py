"""Preferences > Writing and drafts: what helps while typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.preferences_drafts import DraftsPage


@pytest.fixture
def dialog(qtbot, desk, runner, theme, settle):
    made = PreferencesDialog(desk, runner, theme, "Léa Marchand")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show_page(DraftsPage)
    made.open()
    settle()
    yield made
    settle()


def test_what_helps_while_typing_is_chosen(qtbot, dialog, desk) -> None:
    page = next(one for one in dialog.pages if isinstance(one, DraftsPage))
    assert [box.isChecked() for box in (page.completion, page.first, page.marks)] == [True, False, True]
    page.first.click()
    page.marks.click()
    page.completion.click()
    assert not page.first.isEnabled()
    with qtbot.waitSignal(dialog.changed) as caught:
        dialog.save.click()
    assert caught.args[0].settings
    found = desk.settings
    assert (found.completion, found.completion_first, found.smart_marks) == (False, True, False)
