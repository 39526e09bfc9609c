"""The blocks of a release that is there already: what was dropped can be brought back, and the reverse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.dialogs.block_model import BlockModel
from ui.dialogs.block_table import BlockTable
from ui.dialogs.frame import HouseDialog, explanation
from ui.tasks import Runner
from ui.words import _
from workbench.desk.changes import NOTHING, Changes
from workbench.model.release import Block


class BlocksDialog(HouseDialog):
    """Keeps and drops blocks at once; a dropped one stays with the release, with what was written for it.

    ``changed`` carries ``Changes``.
    """

    changed = Signal(object)

    def __init__(
        self, desk: Any, runner: Runner, release_id: str, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, columns=110, lines=34)
        self.desk, self.runner, self.release_id, self.person = desk, runner, release_id, person
        self.about = explanation()
        self.model = BlockModel(kinds_fixed=True)
        self.table = BlockTable(self.model)
        self.keep, self.drop = QPushButton(), QPushButton()
        line = QHBoxLayout()
        line.addWidget(self.keep)
        line.addWidget(self.drop)
        line.addStretch(1)
        self.body.addWidget(self.about)
        self.body.addLayout(line)
        self.body.addWidget(self.table, 1)
        self.close_button = self.add_button(primary=True)
        self.close_button.clicked.connect(self.accept)
        self.keep.clicked.connect(lambda: self.table.keep(True))
        self.drop.clicked.connect(lambda: self.table.keep(False))
        self.model.kept_wanted.connect(self._decide)
        self.retranslate()
        self._read(lambda: NOTHING)

    def _decide(self, block_ids: list[str], kept: bool) -> None:
        releases = self.desk.releases
        deed = releases.keep_block if kept else releases.drop_block
        wanted = [block.id for block in self.model.blocks if block.id in block_ids and block.kept != kept]

        def work() -> Changes:
            changes = NOTHING
            for block_id in wanted:
                changes |= deed(self.release_id, block_id, self.person)
            return changes

        self._read(work)

    def _read(self, work: Callable[[], Changes]) -> None:
        def read() -> tuple[Changes, list[Block]]:
            return work(), list(self.desk.releases.blocks(self.release_id))

        self.runner.run(read, done=self._show, failed=self.say_failure, write=True)

    def _show(self, result: tuple[Changes, list[Block]]) -> None:
        changes, blocks = result
        self.model.put(blocks)
        if changes:
            self.changed.emit(changes)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Blocks of the release"))
        self.about.setText(
            _(
                "What is dropped stays with the release, with what was written for it. "
                "A block that is brought back stands where it stood, in every language."
            )
        )
        self.table.setAccessibleName(_("Blocks of the release"))
        self.keep.setText(_("&Keep"))
        self.drop.setText(_("&Drop"))
        self.close_button.setText(_("Close"))
        self.model.retranslate()
