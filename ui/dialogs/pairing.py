"""New from two texts: a text and a translation of it, from files, pastes or drops, in either order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.dialogs.intake_arrivals import of_content, of_file
from ui.dialogs.intake_offers import Offer
from ui.dialogs.pairing_side import PairingSide
from ui.dropping import Drops
from ui.pairing.differing import MOST_OF_TITLE, shortened
from ui.tasks import Runner
from ui.words import _
from workbench.desk import wording
from workbench.desk.pairing import check_pair, remark
from workbench.model.errors import Cancelled, InputError, PressbenchError
from workbench.model.pairing import Pairing, Relation
from workbench.model.release import SourceDocument

UNKNOWN = "und"
"""The code of a language that was not recognised."""


class TwoTextsDialog(HouseDialog):
    """Reads two texts and pairs them. ``paired`` carries both documents and the ``Pairing``; it closes itself then."""

    paired = Signal(object, object, object)
    help_topic = "pairing"

    def __init__(self, desk: Any, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=120, lines=36)
        self.desk, self.runner = desk, runner
        self._key = f"pair:{id(self)}"
        self._pairing = False
        self._refused = False
        self._unrelated: Pairing | None = None
        self.lead = explanation()
        self.sides = (PairingSide(desk, runner, True), PairingSide(desk, runner, False))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.body.addWidget(self.lead)
        row = QHBoxLayout()
        row.setSpacing(20)
        for side in self.sides:
            row.addWidget(side, 1)
            side.changed.connect(self._changed)
            side.failed.connect(self.say_failure)
            side.several.connect(self.take)
        self.body.addLayout(row, 1)
        self.body.addWidget(self.progress)
        self.swap = self.add_button(left=True)
        self.cancel = self.add_button()
        self.by_hand = self.add_button()
        self.pair = self.add_button(primary=True)
        self.swap.clicked.connect(self._swap)
        self.cancel.clicked.connect(self.reject)
        self.by_hand.clicked.connect(self._open_unrelated)
        self.pair.clicked.connect(self.go_on)
        self.drops = Drops(self)
        self.drops.dropped.connect(self.take)
        self.finished.connect(self._let_go)
        self.retranslate()
        self._look()
        self.sides[0].paste.setFocus()

    def _let_go(self) -> None:
        self.drops.stop()
        self.runner.cancel(self._key)
        for side in self.sides:
            side.stop()

    # taking

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read one file or two; the first is the text."""
        self.take(Offer(files=tuple(paths)))

    def take(self, offer: Offer) -> None:
        """Take what was dropped on the dialog: two files are both texts, one thing goes where nothing is yet."""
        arrivals = [of_file(path) for path in offer.files] + [of_content(one) for one in offer.contents]
        if len(arrivals) > 2:
            self.say_failure(InputError("pairing.two_texts", count=len(arrivals)))
        elif len(arrivals) == 2:
            for side, arrival in zip(self.sides, arrivals, strict=True):
                side.read(arrival)
        elif offer or offer.refusal is not None:
            free = next(
                (side for side in self.sides if side.document is None and not side.busy), self.sides[1]
            )
            free.take(offer)

    def _swap(self) -> None:
        self.sides[0].swap(self.sides[1])

    def _changed(self) -> None:
        self.forget_failure()
        self._unrelated = None
        self._refused = False
        self.runner.cancel(self._key)
        self._pairing = False
        source, target = (side.document for side in self.sides)
        if source is not None and target is not None:
            try:
                check_pair(source, target)
            except PressbenchError as error:
                self._refused = True
                self.say_failure(error)
            else:
                self._ask_for_languages(source, target)
        self._look()

    def _ask_for_languages(self, *documents: SourceDocument) -> None:
        unknown = next((one for one in documents if one.language == UNKNOWN), None)
        if unknown is not None:
            words = _("Choose the language of “{title}”: it was not recognised.")
            self._say(words.format(title=shortened(unknown.title or unknown.origin, MOST_OF_TITLE)))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setAccessibleName(words)
        self.trouble.show()

    def _look(self) -> None:
        sides = self.sides
        have = all(side.document is not None or side.typed for side in sides)
        busy = any(side.busy for side in sides)
        unknown = any(side.document is not None and side.document.language == UNKNOWN for side in sides)
        self.pair.setEnabled(
            have
            and not unknown
            and not busy
            and not self._pairing
            and not self._refused
            and self._unrelated is None
        )
        self.swap.setEnabled(
            not busy and not self._pairing and any(side.document is not None or side.typed for side in sides)
        )
        self.by_hand.setVisible(self._unrelated is not None)
        self.progress.setVisible(self._pairing)

    # pairing

    def go_on(self) -> None:
        """Pair the texts; what was typed is read first."""
        typed = [side for side in self.sides if side.typed]
        for side in typed:
            side.read_typed()
        if typed:
            self._after_reading()
            return
        source, target = (side.document for side in self.sides)
        if source is None or target is None:
            return
        self.forget_failure()
        self._pairing = True
        self._look()
        self.runner.run(
            self.desk.pairing.read, source, target, done=self._paired, failed=self._failed, key=self._key
        )

    def _after_reading(self) -> None:
        waiting = [True]

        def look() -> None:
            if waiting and not any(side.busy for side in self.sides):
                waiting.clear()
                for side in self.sides:
                    side.changed.disconnect(look)
                if all(side.document is not None for side in self.sides) and self.trouble.isHidden():
                    self.go_on()

        for side in self.sides:
            side.changed.connect(look)

    def _paired(self, pairing: Pairing) -> None:
        self._pairing = False
        if pairing.relation is Relation.UNRELATED:
            source, target = (side.document for side in self.sides)
            assert source is not None
            assert target is not None
            self._unrelated = pairing
            titles = [shortened(one.title or one.origin, MOST_OF_TITLE) for one in (source, target)]
            said = remark(pairing, titles[0], titles[1])
            assert said is not None
            self._say(wording.say(said))
            self._look()
            self.by_hand.setFocus()
            return
        self._open(pairing)

    def _open_unrelated(self) -> None:
        if self._unrelated is not None:
            self._open(self._unrelated)

    def _open(self, pairing: Pairing) -> None:
        source, target = (side.document for side in self.sides)
        self.paired.emit(source, target, pairing)
        self.accept()

    def _failed(self, error: Any) -> None:
        self._pairing = False
        if not isinstance(error, Cancelled):
            self.say_failure(error)
        self._look()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("New from two texts"))
        self.lead.setText(
            _(
                "A text and a translation of it that exists already: they are put side by side, sentence by sentence, "
                "and become a release."
            )
        )
        self.progress.setAccessibleName(_("Pairing…"))
        self.swap.setText(_("&Swap"))
        self.swap.setToolTip(_("The text is the translation, and the translation the text"))
        self.cancel.setText(_("Cancel"))
        self.by_hand.setText(_("Pair by &hand"))
        self.pair.setText(_("&Pair"))
