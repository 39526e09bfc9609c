"""The dialog of pretranslation: what it asks, how far it is, and what came of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.pretranslate import ALL, EMPTY, SHOWN, PretranslateDialog, summary
from workbench.model.errors import RuleError

CHOICES = {EMPTY: ["a", "b"], SHOWN: [], ALL: ["a", "b", "c"]}


def report(*scores: int) -> Any:
    return SimpleNamespace(segments=[SimpleNamespace(score=score) for score in scores])


@pytest.fixture
def dialog(qtbot) -> PretranslateDialog:
    made = PretranslateDialog("Relief opens", CHOICES)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_asks_from_which_score_and_over_what(qtbot, dialog) -> None:
    assert dialog.chosen() == EMPTY
    assert not dialog.buttons[SHOWN].isEnabled()
    dialog.score.setCurrentIndex(dialog.score.findData(95))
    dialog.buttons[ALL].setChecked(True)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.go.click()
    assert wanted.args == [95, ["a", "b", "c"]]
    assert dialog.progress.isVisible()
    assert not dialog.go.isEnabled()


def test_where_nothing_is_empty_drafts_are_offered(qtbot) -> None:
    made = PretranslateDialog("Relief", {EMPTY: [], ALL: ["c"]})
    qtbot.addWidget(made)
    assert made.chosen() == ALL
    none = PretranslateDialog("Relief", {EMPTY: [], ALL: []})
    qtbot.addWidget(none)
    assert not none.go.isEnabled()


def test_progress_and_cancel(qtbot, dialog) -> None:
    dialog.go.click()
    dialog.show_progress(3, 12)
    assert (dialog.progress.value(), dialog.progress.maximum()) == (3, 12)
    with qtbot.waitSignal(dialog.stopped):
        dialog.cancel.click()
    assert not dialog.isVisible()


def test_closing_before_it_works_stops_nothing(qtbot, dialog) -> None:
    with qtbot.assertNotEmitted(dialog.stopped):
        dialog.cancel.click()


def test_a_summary_counts_by_scores_and_can_be_undone(qtbot, dialog) -> None:
    dialog.go.click()
    dialog.show_report(report(101, 100, 100, 97, 76, 61))
    assert dialog.outcome.text().splitlines() == [
        "6 segments were filled.", "101 %: 1 segment", "100 %: 2 segments", "95–99 %: 1 segment",
        "75–84 %: 1 segment", "60–74 %: 1 segment",
    ]  # fmt: skip
    assert not dialog.go.isVisible()
    assert dialog.cancel.text() == "Close"
    with qtbot.waitSignal(dialog.undo_wanted):
        dialog.undo.click()


def test_nothing_found_offers_nothing_to_undo(dialog) -> None:
    dialog.show_report(report())
    assert dialog.outcome.text() == summary(report()) == "Nothing in the memories is like it."
    assert not dialog.undo.isVisible()


def test_a_failure_is_said_and_it_can_be_tried_again(dialog) -> None:
    dialog.go.click()
    dialog.say_failure(RuleError("memory.read_only", memory="House"))
    assert "House" in dialog.trouble.text()
    assert dialog.go.isEnabled()
