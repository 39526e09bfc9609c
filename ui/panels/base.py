"""What every panel has: whom it asks, which row it stands beside, and a title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.editor.owned import owned
from ui.words import answer
from workbench.desk.changes import Changes
from workbench.desk.views import Row
from workbench.model.errors import Cancelled
from workbench.model.release import Release
from workbench.model.translation import Translation


@dataclass(frozen=True)
class Place:
    """What the panels of one editor page share."""

    desk: Any
    runner: Any
    release: Release
    translation: Translation
    person: str

    @property
    def source_language(self) -> str:
        """The language of the release."""
        return self.release.source_language

    @property
    def target_language(self) -> str:
        """The language of the translation."""
        return self.translation.target_language


class Panel(QWidget):
    """A panel that follows the active row.

    ``titled`` tells that the title or its note is another; ``go_to`` (segment id, character) asks for a row;
    ``failed`` carries an error; ``did`` carries ``Changes`` that a deed of the panel made; ``undoable`` carries its
    name and how it is done again and taken back (``Replay``).
    """

    titled = Signal()
    go_to = Signal(str, int)
    failed = Signal(object)
    undoable = Signal(str, object, object)
    did = Signal(object)

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.row: Row | None = None
        self.text = ""
        self._said = self._look()
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def title(self) -> str:
        """Return the panel's name."""
        return ""

    def note(self) -> str:
        """Return what stands small beside the name."""
        return ""

    def follow(self, row: Row) -> None:
        """Stand beside another row."""
        self.row = row
        self.text = row.text
        self.refresh()

    def text_changed(self, text: str) -> None:
        """Take note of the live text of the row."""
        self.text = text

    def refresh(self) -> None:
        """Ask again for what is shown."""

    def apply_changes(self, changes: Changes) -> None:
        """Refresh what these changes touch."""

    def retranslate(self) -> None:
        """Say everything in the language in force."""

    def ask(self, work: Callable[..., Any], done: Callable[[Any], None], what: str = "") -> None:
        """Run a question off the GUI thread; a newer one makes its answer stale."""
        key = f"{type(self).__name__}:{self.place.translation.id}:{what}:{id(self)}"
        self.place.runner.run(work, done=done, failed=self.say_failure, key=key)

    def do(self, work: Callable[..., Any], done: Callable[[Any], None] | None = None) -> None:
        """Run a deed off the GUI thread; it is never made stale. Its changes are told by ``did``."""

        def finished(result: Any) -> None:
            if isinstance(result, tuple):
                changes = next((one for one in result if isinstance(one, Changes)), None)
            else:
                changes = result if isinstance(result, Changes) else None
            if changes is not None:
                self.did.emit(changes)
            if done is not None:
                done(result)

        self.place.runner.run(work, done=owned(self, finished), failed=self.say_failure, write=True)

    def say_failure(self, error: object) -> None:
        """Pass an error on, unless it was a cancelling."""
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which nothing is cut: the narrower it is, the more lines stand at its foot."""
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return QSize(least.width(), layout.minimumHeightForWidth(max(self.width(), least.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that another width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Say the new language's words, in the new theme's colours."""
        # The style sheet changes the palette of a widget several times before it is shown, mostly to what it is.
        kind = event.type()
        changed = kind in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._look() != self._said
        if changed or kind == QEvent.Type.LanguageChange:
            self._said = self._look()
            answer(self.retranslate)
            answer(self.titled.emit)
        super().changeEvent(event)

    def _look(self) -> tuple[object, str]:
        return theme.tokens(), self.font().key()
