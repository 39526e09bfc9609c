"""What the safe fixes of a release would change, segment by segment, before they are put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.dialogs.frame import HouseDialog, explanation, heading
from ui.editor.replace_dialog import PlaceList
from ui.editor.replace_model import AFTER, BEFORE, SHOWN_ROLE, WHERE, Index, ReplacementModel, Shown
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.desk.finding import TARGET, Replacement
from workbench.desk.fixing import Fixed
from workbench.model.inline import without_codes

AROUND = 40
"""How many characters of what stays are shown before the first change and after the last."""

MOST_COMPARED = 1500
"""Longer stretches are marked as one: comparing them letter by letter would take too long."""

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
        self.model = FixedModel(self)
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
        self.model.show([_whole(one) for one in fixed])
        if fixed:
            self.list.setCurrentIndex(self.model.index(0, WHERE))
            self.list.setFocus()
        self._say()

    def show_working(self) -> None:
        """Say that the fixes are being put in, which Cancel stops."""
        self._working = True
        self.progress.setRange(0, 0)
        self._say()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

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
        self.list.setEnabled(not self._working)
        self.go.setEnabled(count > 0 and not self._working)
        self.go.setText(ngettext("Apply {count} &fix", "Apply {count} &fixes", count).format(count=count))
        self.all.setEnabled(possible > len(chosen) and not self._working)
        self.none.setEnabled(bool(chosen) and not self._working)
        if self._working and not self._fixed:
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


class FixedModel(ReplacementModel):
    """A row a segment, with every place that changes in it marked."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(lambda _translation: "", parent)
        self._texts: dict[int, tuple[Shown, Shown]] = {}

    def show(self, places: Sequence[Replacement]) -> None:
        """Show these segments, each as its whole text before and after."""
        self._texts.clear()
        super().show(places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return both texts with their marks; all else is as in the list of places."""
        if index.isValid() and index.column() in (BEFORE, AFTER):
            shown = self._shown(index.row())[index.column() - BEFORE]
            if role == SHOWN_ROLE:
                return shown
            if role in (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.ToolTipRole,
                Qt.ItemDataRole.AccessibleTextRole,
            ):
                return shown.text
            return None
        return super().data(index, role)

    def _shown(self, row: int) -> tuple[Shown, Shown]:
        if row not in self._texts:
            place = self.place(row)
            self._texts[row] = both_marked(without_codes(place.text), without_codes(place.put))
        return self._texts[row]


def both_marked(before: str, after: str) -> tuple[Shown, Shown]:
    """Return two texts with what goes marked in the one, what comes in the other, and little of what stays around."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    first = max(0, head - AROUND)
    one, other = (text[first : len(text) - max(0, tail - AROUND)] for text in (before, after))
    if max(len(one), len(other)) > MOST_COMPARED:
        gone = [(head - first, len(before) - tail - first)]
        come = [(head - first, len(after) - tail - first)]
    else:
        steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        gone = [(start, end) for tag, start, end, _from, _to in steps if tag != "equal"]
        come = [(start, end) for tag, _from, _to, start, end in steps if tag != "equal"]
    cut = "…" if first else ""
    return _shown(cut, one, gone, True), _shown(cut, other, come, False)


def _shown(cut: str, text: str, spans: Sequence[tuple[int, int]], gone: bool) -> Shown:
    moved = [(start + len(cut), end + len(cut)) for start, end in spans if end > start]
    first, *more = moved or [(0, 0)]
    return Shown(cut + text, *first, gone, tuple(more))


def _whole(fixed: Fixed) -> Replacement:
    return Replacement(
        "", fixed.segment_id, fixed.number, TARGET, fixed.parent_id, fixed.before, 0, len(fixed.before),
        fixed.after,
    )  # fmt: skip


def _alike(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    for place, (here, there) in enumerate(zip(one, other, strict=False)):
        if here != there:
            return place
    return min(len(one), len(other))
