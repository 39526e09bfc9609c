"""The dialog for two texts that replace the same one: both are kept, a person chooses."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGroupBox, QLabel, QVBoxLayout, QWidget

from ui.panels.cards import label
from ui.panels.rich import rich_difference, rich_text
from ui.words import _, moment_words
from workbench.desk.editing import Edit
from workbench.desk.views import Row


class ConflictDialog(QDialog):
    """Shows both sides. ``mine_wanted`` or ``theirs_wanted`` follows; closing it means theirs, ours stays in the history."""

    mine_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(
        self, row: Row | None, edit: Edit, theirs: Any, differences: Any, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Two texts for one segment"))
        self.setMinimumWidth(520)
        codes = row.segment.codes if row is not None else ()
        number = row.segment.number if row is not None else 0
        column = QVBoxLayout(self)
        said = QLabel(
            _("Segment {number} was changed elsewhere while you were writing. Both texts are kept.").format(
                number=number
            ),
            self,
        )
        said.setWordWrap(True)
        column.addWidget(said)
        their_text = theirs.text if theirs is not None else ""
        who = f"{theirs.author}, {moment_words(theirs.created_at)}" if theirs is not None else ""
        for title, text in (
            (_("Theirs: {who}").format(who=who), rich_text(their_text, codes)),
            (
                _("Yours, compared with theirs"),
                rich_difference(their_text, edit.text, differences, codes)
                if differences
                else rich_text(edit.text, codes),
            ),
        ):
            box = QGroupBox(title, self)
            inside = QVBoxLayout(box)
            inside.addWidget(label(text))
            column.addWidget(box)
        buttons = QDialogButtonBox(self)
        mine = buttons.addButton(_("Take yours"), QDialogButtonBox.ButtonRole.AcceptRole)
        other = buttons.addButton(_("Take theirs"), QDialogButtonBox.ButtonRole.RejectRole)
        mine.clicked.connect(self.accept)
        other.clicked.connect(self.reject)
        self.accepted.connect(self.mine_wanted)
        self.rejected.connect(self.theirs_wanted)
        column.addWidget(buttons)
