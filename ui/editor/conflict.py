"""The dialog for two texts that replace the same one: both are kept, a person chooses."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.dialogs.frame import HouseDialog, explanation, heading
from ui.panels.cards import label
from ui.panels.rich import rich_difference, rich_text
from ui.style_sheet import set_look
from ui.words import _, moment_words
from workbench.desk.editing import Edit
from workbench.desk.views import Row


class ConflictDialog(HouseDialog):
    """Shows both sides. ``mine_wanted`` or ``theirs_wanted`` follows; closing it means theirs, ours stays in the history."""

    mine_wanted = Signal()
    theirs_wanted = Signal()
    help_topic = "editor"

    def __init__(
        self, row: Row | None, edit: Edit, theirs: Any, differences: Any, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, columns=76)
        self._number = row.segment.number if row is not None else 0
        self._theirs = theirs
        codes = row.segment.codes if row is not None else ()
        their_text = theirs.text if theirs is not None else ""
        self.said = explanation(look="")
        self.body.addWidget(self.said)
        self.their_title, self.my_title = heading(), heading()
        mine = (
            rich_difference(their_text, edit.text, differences, codes)
            if differences
            else rich_text(edit.text, codes)
        )
        for title, text in ((self.their_title, rich_text(their_text, codes)), (self.my_title, mine)):
            self._add_side(title, text)
        self.take_theirs = self.add_button()
        self.take_mine = self.add_button(primary=True)
        self.take_mine.clicked.connect(self.accept)
        self.take_theirs.clicked.connect(self.reject)
        self.accepted.connect(self.mine_wanted)
        self.rejected.connect(self.theirs_wanted)
        self.retranslate()

    def _add_side(self, title: QLabel, text: str) -> None:
        box = QFrame()
        set_look(box, "card")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(label(text))
        self.body.addWidget(title)
        self.body.addWidget(box)

    def retranslate(self) -> None:
        """Say the words."""
        theirs = self._theirs
        self.setWindowTitle(_("Two texts for one segment"))
        self.said.setText(
            _("Segment {number} was changed elsewhere while you were writing. Both texts are kept.").format(
                number=self._number
            )
        )
        who = f"{theirs.author}, {moment_words(theirs.created_at)}" if theirs is not None else ""
        self.their_title.setText(_("Theirs: {who}").format(who=who))
        self.my_title.setText(_("Yours, compared with theirs"))
        self.take_mine.setText(_("Take yours"))
        self.take_theirs.setText(_("Take theirs"))
