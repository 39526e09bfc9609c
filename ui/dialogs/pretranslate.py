"""Pretranslation: which segments the memories fill, from which score, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from ui.dialogs.frame import HouseDialog, explanation, heading
from ui.words import _, ngettext

SCORES, USUAL = (101, 100, 95, 90, 85, 80, 75, 70, 65, 60), 75
"""The scores that can be chosen, in per cent, and the one that stands there at first."""

EMPTY, SHOWN, ALL = "empty", "shown", "drafts"
"""Over what: empty segments, those of the rows that are shown, or drafts from memory and machines too."""

BANDS = ((101, 101), (100, 100), (95, 99), (85, 94), (75, 84), (60, 74))
"""The scores that a summary counts together, in per cent."""


class PretranslateDialog(HouseDialog):
    """Asks from which score and over what; shows how far it is, then what was filled with which scores.

    ``wanted`` carries (score, ids of segments), ``stopped`` that Cancel was pressed while it works, ``undo_wanted`` that
    it is to be taken back.
    """

    wanted = Signal(int, list)
    stopped = Signal()
    undo_wanted = Signal()
    help_topic = "memory"

    def __init__(
        self, title: str, choices: Mapping[str, Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, columns=66)
        self._choices = {name: list(ids) for name, ids in choices.items()}
        self._working = False
        self._report: Any = None
        self.title = heading(title)
        self.title.setWordWrap(True)
        self.lead = explanation()
        self.score_label, self.score = QLabel(), QComboBox()
        for score in SCORES:
            self.score.addItem("", score)
        self.score.setCurrentIndex(self.score.findData(USUAL))
        self.score_label.setBuddy(self.score)
        form = QFormLayout()
        form.addRow(self.score_label, self.score)
        self.over = heading()
        self.choice = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {name: QRadioButton() for name in self._choices}
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.outcome = explanation(look="")
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)
        self.body.addLayout(form)
        self.body.addWidget(self.over)
        for button in self.buttons.values():
            self.choice.addButton(button)
            self.body.addWidget(button)
            button.toggled.connect(lambda _on: self._allow())
        self.body.addWidget(self.progress)
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.undo = self.add_button(left=True)
        self.cancel = self.add_button()
        self.go = self.add_button(primary=True)
        self.undo.clicked.connect(self._undo)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        first = next((name for name, ids in self._choices.items() if ids), None)
        if first is not None:
            self.buttons[first].setChecked(True)
        self.progress.hide()
        self.outcome.hide()
        self.retranslate()
        self.score.setFocus()

    def chosen(self) -> str:
        """Return over what it is to go, empty where there is nothing to fill."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), "")

    def _go(self) -> None:
        self.forget_failure()
        self._working = True
        self.progress.setRange(0, 0)
        self._allow()
        self.wanted.emit(int(self.score.currentData()), list(self._choices[self.chosen()]))

    def _undo(self) -> None:
        self.undo_wanted.emit()
        self.accept()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is, in segments."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_report(self, report: Any) -> None:
        """Say what was filled."""
        self._working = False
        self._report = report
        self.retranslate()
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    def say_failure(self, error: Any) -> None:
        """Say what went wrong; it works no more."""
        super().say_failure(error)
        self._working = False
        self._allow()

    def reject(self) -> None:
        """Stop what goes on, and close."""
        if self._working:
            self.stopped.emit()
        super().reject()

    def _allow(self) -> None:
        done = self._report is not None
        for name, button in self.buttons.items():
            button.setVisible(not done)
            button.setEnabled(bool(self._choices[name]) and not self._working)
        for widget in (self.lead, self.score_label, self.score, self.over):
            widget.setVisible(not done)
        self.score.setEnabled(not self._working)
        self.progress.setVisible(self._working)
        self.outcome.setVisible(done)
        self.undo.setVisible(done and bool(self._report.segments))
        self.go.setVisible(not done)
        self.go.setEnabled(not self._working and bool(self._choices.get(self.chosen())))

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Pretranslate from the memories"))
        self.lead.setText(
            _(
                "The best match of each segment goes in as a draft, with its score and its release. What a person "
                "wrote and what is locked stays as it is."
            )
        )
        self.score_label.setText(_("&From this score on:"))
        self.score.setToolTip(_("100 is the same text, 101 the same text between the same neighbours"))
        meanings = {101: _("the same text between the same neighbours"), 100: _("the same text")}
        for row, score in enumerate(SCORES):
            words = _("{score} %").format(score=score)
            if score in meanings:
                words = _("{score}: {meaning}").format(score=words, meaning=meanings[score])
            self.score.setItemText(row, words)
        self.over.setText(_("Over what"))
        names = {
            EMPTY: _("&Empty segments ({count})"),
            SHOWN: _("Empty segments of the &rows that are shown ({count})"),
            ALL: _("Empty segments, and &drafts that nobody has worked on ({count})"),
        }
        for name, button in self.buttons.items():
            button.setText(names[name].format(count=len(self._choices[name])))
        self.progress.setAccessibleName(_("Looking in the memories…"))
        if self._report is not None:
            self.outcome.setText(summary(self._report))
        self.undo.setText(_("&Undo"))
        self.undo.setToolTip(_("Take all of it back; Ctrl+Z does so later too"))
        self.cancel.setText(_("Close") if self._report is not None else _("Cancel"))
        self.go.setText(_("&Pretranslate"))
        self._allow()


def summary(report: Any) -> str:
    """Return what a pretranslation filled, as lines: how many segments, and how many of each band of scores."""
    scores = [one.score for one in report.segments]
    if not scores:
        return _("Nothing in the memories is like it.")
    count = len(scores)
    lines = [
        ngettext("{count} segment was filled.", "{count} segments were filled.", count).format(count=count)
    ]
    counts: Counter[tuple[int, int]] = Counter(
        next((band for band in BANDS if band[0] <= score <= band[1]), BANDS[-1]) for score in scores
    )
    for low, high in BANDS:
        if number := counts[low, high]:
            band = str(low) if low == high else f"{low}–{high}"
            words = ngettext("{band} %: {count} segment", "{band} %: {count} segments", number)
            lines.append(words.format(band=band, count=number))
    return "\n".join(lines)
