"""What the safe fixes of a release would change, segment by segment, before they are put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.dialogs.frame import HouseDialog, explanation, heading
from ui.editor.replace_dialog import PlaceList
from ui.editor.replace_model import WHERE, ReplacementModel
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.desk.finding import TARGET, Replacement
from workbench.desk.fixing import Fixed

CHECKS_NAMED = 6
"""Checks that are named with how many fixes are theirs; the rest stands together."""


class FixingDialog(HouseDialog):
    """Shows the segments that would change and asks which are wanted.

    ``wanted`` carries the chosen ``Fixed``; ``stopped`` that nobody waits for them any more.
    """

    wanted = Signal(list)
    stopped = Signal()
    help_topic = "checks"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, columns=118, lines=34)
        self._fixed: dict[str, Fixed] = {}
        self._working = True
        self.model = ReplacementModel(lambda _translation: "", self)
        self.title = heading()
        self.about = explanation()
        self.list = PlaceList(self)
        self.list.setModel(self.model)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        for widget in (self.title, self.about, self.progress, self.list):
            self.body.addWidget(widget)
        self.none, self.all = self.add_button(left=True), self.add_button(left=True)
        self.cancel, self.go = self.add_button(), self.add_button(primary=True)
        self.all.clicked.connect(lambda: self.model.choose(None, True))
        self.none.clicked.connect(lambda: self.model.choose(None, False))
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._want)
        self.model.chosen_changed.connect(self._say)
        self.retranslate()

    def show_fixed(self, fixed: Sequence[Fixed]) -> None:
        """Show what was found, all of it chosen."""
        self._working = False
        self._fixed = {one.segment_id: one for one in fixed}
        self.model.show([_changed(one) for one in fixed])
        if fixed:
            self.list.setCurrentIndex(self.model.index(0, WHERE))
            self.list.setFocus()
        self._say()

    def say_failure(self, error: Any) -> None:
        """Say what went wrong; nothing is looked for any more."""
        super().say_failure(error)
        self._working = False
        self._say()

    def chosen(self) -> list[Fixed]:
        """Return what is chosen."""
        return [self._fixed[place.segment_id] for place in self.model.chosen()]

    def _want(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.wanted.emit(chosen)

    def reject(self) -> None:
        """Stop looking, and close."""
        self.stopped.emit()
        super().reject()

    def _say(self) -> None:
        chosen, possible = self.chosen(), self.model.possible()
        count = sum(len(one.issues) for one in chosen)
        self.progress.setVisible(self._working)
        self.go.setEnabled(count > 0)
        self.go.setText(ngettext("Apply {count} &fix", "Apply {count} &fixes", count).format(count=count))
        self.all.setEnabled(possible > len(chosen))
        self.none.setEnabled(bool(chosen))
        if self._working:
            self.title.setText(_("Looking for safe fixes…"))
        elif self._fixed:
            words = ngettext(
                "Safe fixes in {count} segment", "Safe fixes in {count} segments", len(self._fixed)
            )
            self.title.setText(words.format(count=len(self._fixed)))
        else:
            self.title.setText(_("There is no safe fix to apply."))
        self.about.setText(self._by_check(chosen))
        self.about.setVisible(bool(self._fixed))

    def _by_check(self, chosen: Sequence[Fixed]) -> str:
        counts = Counter(wording.check_title(issue.check) for one in chosen for issue in one.issues)
        named = counts.most_common(CHECKS_NAMED)
        words = [wording.labelled(title, str(count)) for title, count in named]
        rest = counts.total() - sum(count for _title, count in named)
        return " · ".join([*words, wording.labelled(_("Others"), str(rest))] if rest else words)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.setWindowTitle(_("Safe fixes"))
        self.list.setAccessibleName(_("Segments, before and after; the space bar chooses"))
        self.progress.setAccessibleName(_("Looking…"))
        self.all.setText(_("Choose &all"))
        self.none.setText(_("Choose &none"))
        self.cancel.setText(_("Cancel"))
        self._say()


def _changed(fixed: Fixed) -> Replacement:
    """Return the stretch between what both texts begin with and what both end with."""
    before, after = fixed.before, fixed.after
    start = _alike(before, after)
    tail = _alike(before[start:][::-1], after[start:][::-1])
    return Replacement(
        "", fixed.segment_id, fixed.number, TARGET, fixed.parent_id, before, start, len(before) - tail,
        after[start : len(after) - tail],
    )  # fmt: skip


def _alike(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    for place, (here, there) in enumerate(zip(one, other, strict=False)):
        if here != there:
            return place
    return min(len(one), len(other))
