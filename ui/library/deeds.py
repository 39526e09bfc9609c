"""What is done to releases from the library: tags, dossiers, pins, archive, copies. All of it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.library.card import LibraryCard
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk.changes import NOTHING, Changes

Work = Callable[[], Changes]
MOST_UNDO = 50


@dataclass(frozen=True)
class Done:
    """A deed that was done: what it is called, what is said of it, and what undoes it."""

    name: str
    words: str
    backwards: Work


class LibraryActions(QObject):
    """Deeds on the releases that are chosen, off the GUI thread.

    ``did`` carries ``Changes``; ``told`` what was done, in words; ``failed`` an error.
    """

    did = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self.person = desk, runner, person
        self._done: list[Done] = []

    @property
    def undo_name(self) -> str:
        """What the next undo takes back, in words; empty where there is nothing."""
        return self._done[-1].name if self._done else ""

    def undo(self) -> None:
        """Take the last deed back."""
        if self._done:
            last = self._done.pop()
            self.told.emit("")

            def failed(error: object) -> None:
                # It is done still, and can be taken back later.
                self._done.append(last)
                self.told.emit("")
                self.failed.emit(error)

            self._run(last.backwards, self.did.emit, failed)

    def put_tag(self, cards: Sequence[LibraryCard], tag: str) -> None:
        """Put a tag on releases."""
        ids = [card.id for card in cards if tag not in card.tags]
        words = ngettext("Tag “{tag}” on {count} release", "Tag “{tag}” on {count} releases", len(ids))
        self._do(
            ids, _("tag “{tag}”").format(tag=tag), words.format(tag=tag, count=len(ids)),
            lambda ids: self._desk.library.tag(ids, tag, self.person),
            lambda ids: self._desk.library.untag(ids, tag, self.person),
        )  # fmt: skip

    def take_tag(self, cards: Sequence[LibraryCard], tag: str) -> None:
        """Take a tag off releases."""
        ids = [card.id for card in cards if tag in card.tags]
        words = ngettext("Tag “{tag}” off {count} release", "Tag “{tag}” off {count} releases", len(ids))
        self._do(
            ids, _("tag “{tag}” off").format(tag=tag), words.format(tag=tag, count=len(ids)),
            lambda ids: self._desk.library.untag(ids, tag, self.person),
            lambda ids: self._desk.library.tag(ids, tag, self.person),
        )  # fmt: skip

    def file(self, cards: Sequence[LibraryCard], dossier: str) -> None:
        """Put releases into a dossier."""
        ids = [card.id for card in cards if dossier not in card.dossiers]
        words = ngettext(
            "{count} release put into “{dossier}”", "{count} releases put into “{dossier}”", len(ids)
        )
        self._do(
            ids, _("dossier “{dossier}”").format(dossier=dossier),
            words.format(dossier=dossier, count=len(ids)),
            lambda ids: self._desk.library.file(ids, dossier, self.person),
            lambda ids: self._desk.library.take_out(ids, dossier, self.person),
        )  # fmt: skip

    def take_out(self, cards: Sequence[LibraryCard], dossier: str) -> None:
        """Take releases out of a dossier."""
        ids = [card.id for card in cards if dossier in card.dossiers]
        words = ngettext(
            "{count} release taken out of “{dossier}”", "{count} releases taken out of “{dossier}”", len(ids)
        )
        self._do(
            ids, _("out of dossier “{dossier}”").format(dossier=dossier),
            words.format(dossier=dossier, count=len(ids)),
            lambda ids: self._desk.library.take_out(ids, dossier, self.person),
            lambda ids: self._desk.library.file(ids, dossier, self.person),
        )  # fmt: skip

    def pin(self, cards: Sequence[LibraryCard], pinned: bool) -> None:
        """Pin releases for the person, or take her pins off."""
        ids = [card.id for card in cards if card.pinned != pinned]
        on, off = self._desk.library.pin, self._desk.library.unpin
        forwards, backwards = (on, off) if pinned else (off, on)
        count = len(ids)
        if pinned:
            words = ngettext("{count} release pinned", "{count} releases pinned", count)
        else:
            words = ngettext("{count} pin taken off", "{count} pins taken off", count)
        self._do(
            ids, _("pin") if pinned else _("pin off"), words.format(count=count),
            lambda ids: forwards(ids, self.person),
            lambda ids: backwards(ids, self.person),
        )  # fmt: skip

    def archive(self, cards: Sequence[LibraryCard]) -> None:
        """Put releases away."""
        ids = [card.id for card in cards if not card.archived]
        words = ngettext("{count} release archived", "{count} releases archived", len(ids))
        self._do(
            ids, _("archive"), words.format(count=len(ids)),
            lambda ids: self._desk.library.archive(ids, self.person),
            lambda ids: self._desk.library.restore(ids, self.person),
        )  # fmt: skip

    def restore(self, cards: Sequence[LibraryCard]) -> None:
        """Bring archived releases back."""
        ids = [card.id for card in cards if card.archived]
        words = ngettext("{count} release brought back", "{count} releases brought back", len(ids))
        self._do(
            ids, _("bring back"), words.format(count=len(ids)),
            lambda ids: self._desk.library.restore(ids, self.person),
            lambda ids: self._desk.library.archive(ids, self.person),
        )  # fmt: skip

    def duplicate(self, cards: Sequence[LibraryCard]) -> None:
        """Make new releases of what these are now; undone, the copies are put away."""
        ids, made = [card.id for card in cards], []

        def forwards(ids: list[str]) -> Changes:
            changes = NOTHING
            for one in ids:
                copy, change = self._desk.library.duplicate(one, self.person)
                made.append(copy.id)
                changes |= change
            return changes

        words = ngettext("{count} release duplicated", "{count} releases duplicated", len(ids))
        self._do(
            ids, _("duplicate"), words.format(count=len(ids)), forwards,
            lambda _ids: self._desk.library.archive(made, self.person),
        )  # fmt: skip

    def _do(
        self,
        ids: list[str],
        name: str,
        words: str,
        forwards: Callable[[list[str]], Changes],
        backwards: Callable[[list[str]], Changes],
    ) -> None:
        if not ids:
            return

        def done(changes: Changes) -> None:
            self._done = [*self._done, Done(name, words, lambda: backwards(ids))][-MOST_UNDO:]
            self.did.emit(changes)
            self.told.emit(words)

        self._run(lambda: forwards(ids), done)

    def _run(
        self, work: Work, done: Callable[[Changes], None], failed: Callable[[object], None] | None = None
    ) -> None:
        self._runner.run(work, done=done, failed=failed or self.failed.emit, write=True)
