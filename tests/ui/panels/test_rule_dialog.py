"""The dialog that turns a rule off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.panels.rule_dialog import RuleOffDialog
from workbench.model.issues import Issue, Severity, Side


def issue(check: str, severity: Severity = Severity.WARNING) -> Issue:
    return Issue(check, severity, "s", Side.TARGET, 0, 1, "'", "typography.fr.apostrophe")


@pytest.fixture
def dialog(qtbot) -> RuleOffDialog:
    made = RuleOffDialog(issue("typography.fr.apostrophe"), house=True)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_reason_is_needed(qtbot, dialog: RuleOffDialog) -> None:
    assert dialog.focusWidget() is dialog._reason
    assert not dialog.turn_off.isEnabled()
    qtbot.keyClicks(dialog._reason, "  ")
    assert not dialog.turn_off.isEnabled()
    qtbot.keyClicks(dialog._reason, "quoted mail")
    assert dialog.turn_off.isEnabled()
    assert (dialog.rule(), dialog.scope(), dialog.reason()) == (
        "typography.fr.apostrophe",
        "release",
        "quoted mail",
    )


def test_the_group_and_the_house(qtbot, dialog: RuleOffDialog) -> None:
    dialog.which[1].click()
    dialog.where["house"].click()
    assert (dialog.rule(), dialog.scope()) == ("typography", "house")
    assert "Straight apostrophe" in dialog.which[0].text()


def test_a_translator_decides_for_the_release_alone(qtbot) -> None:
    dialog = RuleOffDialog(issue("spelling", Severity.ERROR), house=False)
    qtbot.addWidget(dialog)
    assert not dialog.where["house"].isEnabled()
    assert len(dialog.which) == 1
    assert dialog.rule() == "spelling"
    assert not dialog.warned.isHidden()
