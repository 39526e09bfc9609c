"""What a person changes in the text in front, and what is learned of its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.dialogs.intake_arrivals import Arrival, ArrivalModel, State
from ui.tasks import Lane, Runner
from ui.words import _, ngettext
from workbench.desk import intake
from workbench.model.release import BlockKind, DropReason, SourceDocument


class IntakeChanges(QObject):
    """Changes one text after the other in the writing lane: each builds on the one before.

    ``changed`` carries the arrival whose document is another now, ``failed`` an error.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Any, runner: Runner, person: str, model: ArrivalModel, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.runner, self.person, self.model = desk, runner, person, model

    def keep(self, one: Arrival | None, ids: list[str], kept: bool) -> None:
        """Keep or drop blocks."""
        self._change(one, lambda document: intake.set_kept(document, ids, kept))

    def set_kind(self, one: Arrival | None, ids: list[str], kind: BlockKind) -> None:
        """Give blocks another kind."""
        self._change(one, lambda document: intake.set_kind(document, ids, kind))

    def set_language(self, one: Arrival | None, code: str) -> None:
        """Say in which language the text is written."""
        self._change(one, lambda document: intake.set_language(document, code))

    def teach(self, one: Arrival | None, ids: list[str]) -> None:
        """Always drop the lines of blocks from texts of this source; of those that wait here as well."""
        known = None if one is None else one.document

        def work(document: SourceDocument) -> SourceDocument:
            assert one is not None
            assert known is not None
            self.desk.learning.teach(known, ids, self.person)
            one.taught = tuple(dict.fromkeys((*one.taught, *ids)))
            for other in self._others(one):
                assert other.document is not None
                applied = self.desk.learning.apply(other.document)
                other.document, other.learned = applied.document, (*other.learned, *applied.block_ids)
            return intake.set_kept(document, ids, False, DropReason.LEARNED)

        self._change(one, work)

    def take_back(self, one: Arrival | None) -> None:
        """Forget what was taught just now; what was known before is kept this time only."""

        def work(document: SourceDocument) -> SourceDocument:
            assert one is not None
            if not one.taught:
                ids, one.learned = one.learned, ()
                return intake.set_kept(document, ids, True)
            self.desk.learning.forget_blocks(document, one.taught, self.person)
            lines = {block.text for block in document.blocks if block.id in one.taught}
            for other in self._others(one):
                assert other.document is not None
                back = [
                    block.id
                    for block in other.document.blocks
                    if block.id in other.learned and block.text in lines
                ]
                other.document = intake.set_kept(other.document, back, True)
                other.learned = tuple(block for block in other.learned if block not in back)
            ids, one.taught = one.taught, ()
            return intake.set_kept(document, ids, True)

        self._change(one, work)

    def _others(self, one: Arrival) -> list[Arrival]:
        """The other texts of the same source that were read already."""
        source = "" if one.document is None else one.document.source
        return [
            other
            for other in list(self.model.arrivals)
            if other is not one
            and other.state is State.READY
            and other.document is not None
            and other.document.source == source
        ]

    def _change(self, one: Arrival | None, change: Callable[[SourceDocument], SourceDocument]) -> None:
        if one is None or one.document is None or one.state is State.ADDED:
            return

        def work() -> None:
            assert one.document is not None
            one.document = change(one.document)

        self.runner.run(
            work,
            done=lambda _nothing: self.changed.emit(one),
            failed=self.failed.emit,
            lane=Lane.WRITE,
        )


def learned_words(one: Arrival) -> tuple[str, str]:
    """Return what was dropped as learned or is learned now, and the deed that takes it back; empty for nothing."""
    source = "" if one.document is None else one.document.source
    if one.taught:
        count = len(one.taught)
        words = ngettext(
            "{count} line is always dropped from {source} from now on.",
            "{count} lines are always dropped from {source} from now on.",
            count,
        )
        return words.format(count=count, source=source), _("Take &back")
    if one.learned:
        count = len(one.learned)
        words = ngettext(
            "{count} line was dropped, as always from {source}.",
            "{count} lines were dropped, as always from {source}.",
            count,
        )
        return words.format(count=count, source=source), _("Keep this ti&me")
    return "", ""
