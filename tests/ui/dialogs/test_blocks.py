"""A dropped block comes back, and a kept one goes, after the release was taken in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from ui.dialogs.block_model import KEPT, KIND
from ui.dialogs.blocks import BlocksDialog
from ui.tasks import Runner
from workbench.desk import intake
from workbench.desk.desk import Desk
from workbench.model.release import DropReason


def test_blocks_go_and_come_back(qtbot: Any, desk: Desk, runner: Runner) -> None:
    document = intake.read_text(
        "A headline of some length here\n\nA first sentence.\n\nA second one.\n", "en"
    )
    release, translations, _changes = desk.releases.add(document, ["fr"])
    dialog = BlocksDialog(desk, runner, release.id, "Léa Marchand")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.model.blocks) == 3)
    told: list[Any] = []
    dialog.changed.connect(told.append)
    index = dialog.model.index(2, KEPT)
    assert not dialog.model.flags(dialog.model.index(2, KIND)) & Qt.ItemFlag.ItemIsEditable
    dialog.table.selectRow(2)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog.model.blocks[2].kept)
    assert dialog.model.blocks[2].reason is DropReason.BY_PERSON
    assert [segment.text for segment in desk.releases.segments(release.id)][-1] == "A first sentence."
    assert told[-1].translations == {translations[0].id}
    dialog.model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: dialog.model.blocks[2].kept)
    assert [segment.text for segment in desk.releases.segments(release.id)][-1] == "A second one."
