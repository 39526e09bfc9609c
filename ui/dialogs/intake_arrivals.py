"""What was given to be taken in: files, attachments, a paste; each with its state and what was said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.dialogs.intake_offers import Content, Pasted
from ui.words import Retranslated, _
from workbench.desk import intake, wording
from workbench.model.errors import PressbenchError
from workbench.model.release import Attachment, SourceDocument
from workbench.model.tasks import CancelToken, Progress

Read = Callable[[CancelToken, Progress], SourceDocument]


class State(Enum):
    """How far something has come."""

    WAITING = auto()
    READING = auto()
    READY = auto()
    FAILED = auto()
    ADDED = auto()


@dataclass(eq=False)
class Arrival:
    """One text: how it is read, and what came of it. ``facts`` is what the person said of it, None for nothing yet.

    ``typed_title`` is a title of hers; ``learned`` are the blocks that were dropped as learned, ``taught`` those
    that she taught now.
    """

    name: str
    read: Read
    state: State = State.WAITING
    chosen: bool = True
    document: SourceDocument | None = None
    embargo: datetime | None = None
    error: PressbenchError | None = None
    facts: Any = None
    typed_title: str = ""
    learned: tuple[str, ...] = ()
    taught: tuple[str, ...] = ()


def of_file(path: Path) -> Arrival:
    """Return a file that is to be read."""
    return Arrival(path.name, lambda cancel, progress: intake.read_file(path, "", cancel, progress))


def of_content(content: Content | Attachment) -> Arrival:
    """Return what has no place on the disk: a file in an e-mail, or what a mail program gave."""
    return Arrival(
        content.name,
        lambda cancel, progress: intake.read_bytes(content.data, content.name, "", cancel, progress=progress),
    )


def of_paste(paste: Pasted) -> Arrival:
    """Return a text that was pasted or dropped."""

    def read(cancel: CancelToken, progress: Progress) -> SourceDocument:
        if paste.html.strip():
            return intake.read_html(paste.html, "", "", cancel, address=paste.address, progress=progress)
        return intake.read_text(paste.text, "", "", cancel, progress)

    return Arrival(_("Pasted text"), read)


class ArrivalModel(QAbstractListModel):
    """The arrivals, with a box for those that are to be added. ``choice_changed`` tells of one ticked or not."""

    choice_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.arrivals: list[Arrival] = []

    def add(self, arrivals: Sequence[Arrival], after: Arrival | None = None) -> None:
        """Add arrivals at the end, or below one of them."""
        at = len(self.arrivals) if after is None else self.arrivals.index(after) + 1
        if arrivals:
            self.beginInsertRows(QModelIndex(), at, at + len(arrivals) - 1)
            self.arrivals[at:at] = arrivals
            self.endInsertRows()

    def clear(self) -> None:
        """Forget all of them."""
        self.beginResetModel()
        self.arrivals.clear()
        self.endResetModel()

    def tell(self, arrival: Arrival) -> None:
        """Show that one is no longer as it was."""
        index = self.index(self.arrivals.index(arrival))
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Any = None) -> int:
        """Return the number of arrivals."""
        return 0 if parent is not None and parent.isValid() else len(self.arrivals)

    def flags(self, index: Any) -> Qt.ItemFlag:
        """A box where it can be added."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        addable = self.arrivals[index.row()].state not in (State.FAILED, State.ADDED)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if addable else flags

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name and state, the box, and what went wrong."""
        one = self.arrivals[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{one.name}\n{_state_words(one)}"
        if role == Qt.ItemDataRole.CheckStateRole and one.state not in (State.FAILED, State.ADDED):
            return Qt.CheckState.Checked if one.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.say(one.error) if one.error is not None else one.name
        return None

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick one, or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        one = self.arrivals[index.row()]
        one.chosen = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.choice_changed.emit()
        return True


def _state_words(one: Arrival) -> str:
    return {
        State.WAITING: _("… waiting"),
        State.READING: _("… being read"),
        State.READY: _("○ to be added"),
        State.FAILED: _("● cannot be read"),
        State.ADDED: _("✓ added"),
    }[one.state]


class ArrivalList(Retranslated, QListView):
    """The list of arrivals beside the preview. ``wanted`` carries the one that is gone to."""

    wanted = Signal(object)

    def __init__(self, model: ArrivalModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrivals = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSpacing(2)
        self.setTabKeyNavigation(False)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 22)
        self.selectionModel().currentChanged.connect(self._go)
        self.retranslate()

    def _go(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self.arrivals.arrivals[index.row()])

    def show_current(self, arrival: Arrival) -> None:
        """Put the selection on one, telling nobody."""
        model = self.selectionModel()
        silent = model.blockSignals(True)
        self.setCurrentIndex(self.arrivals.index(self.arrivals.arrivals.index(arrival)))
        model.blockSignals(silent)
        self.viewport().update()

    def retranslate(self) -> None:
        """Say the words."""
        self.setAccessibleName(_("Texts that came"))
        self.setToolTip("")
        if self.arrivals.arrivals:
            last = self.arrivals.index(len(self.arrivals.arrivals) - 1)
            self.arrivals.dataChanged.emit(self.arrivals.index(0), last)
