"""Finding in both sides: counts, next and previous, and every hit marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.editor.marks import Span
from ui.editor.owned import owned
from ui.words import _, answer, ngettext
from workbench.desk.views import Hit
from workbench.model.issues import Side

PAUSE_MS = 150
_SIDES = (("source", "target"), ("source",), ("target",))


def hit_pattern(text: str, match_case: bool) -> re.Pattern[str] | None:
    """Return what finds a text, whatever codes stand inside it; None for no text."""
    if not text:
        return None
    inside = "[\ue000-\uf8ff]*".join(re.escape(char) for char in text)
    return re.compile(inside, 0 if match_case else re.IGNORECASE)


class FindBar(QWidget):
    """``hit_wanted`` carries the ``Hit`` to go to; ``marks_changed`` tells that other text is to be marked."""

    hit_wanted = Signal(object)
    marks_changed = Signal()
    closed = Signal()
    failed = Signal(object)

    def __init__(self, editing: Any, runner: Any, translation_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self._runner = runner
        self._translation_id = translation_id
        self._hits: list[Hit] = []
        self._at = -1
        self._pattern: re.Pattern[str] | None = None
        self.text = QLineEdit(self)
        self.text.setClearButtonEnabled(True)
        self.side = QComboBox(self)
        self.match_case = QCheckBox(self)
        self.count = QLabel(self)
        self.previous, self.next, self._close = QToolButton(self), QToolButton(self), QToolButton(self)
        self.previous.setText("↑")
        self.next.setText("↓")
        self._close.setText("×")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.text, 1)
        row.addWidget(self.side)
        row.addWidget(self.match_case)
        row.addWidget(self.count)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self._close)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self.side.currentIndexChanged.connect(lambda _index: self.search())
        self.match_case.toggled.connect(lambda _on: self.search())
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)
        self.here: tuple[int, int] = (0, 0)
        self.numbers: dict[str, int] = {}
        self.hide()
        self.retranslate()

    def open(self, text: str = "") -> None:
        """Open the bar, with a text to find where one is selected."""
        self.show()
        if text:
            self.text.setText(text)
        self.text.setFocus()
        self.text.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Close the bar and mark nothing."""
        self.hide()
        self._pattern = None
        self.marks_changed.emit()
        self.closed.emit()

    def spans(self, text: str, side: Side) -> Sequence[Span]:
        """Return what is to be marked in a text."""
        if self._pattern is None or side.value not in self._sides():
            return ()
        return [found.span() for found in self._pattern.finditer(text)]

    def _sides(self) -> tuple[str, ...]:
        return _SIDES[max(0, self.side.currentIndex())]

    def search(self) -> None:
        """Find every place, off the GUI thread."""
        self._pause.stop()
        if not self.isVisible():
            return
        text, sides, case = self.text.text(), self._sides(), self.match_case.isChecked()
        self._pattern = hit_pattern(text, case)
        self.marks_changed.emit()

        def work() -> list[Hit]:
            return list(self._editing.find(self._translation_id, text, sides, case)) if text else []

        key = f"find:{id(self)}"
        self._runner.run(work, done=self._found, failed=owned(self, self.failed.emit), key=key)

    def _found(self, hits: list[Hit]) -> None:
        self._hits = hits
        self._at = -1
        self._say_count()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the previous one (-1), around the ends."""
        if self._pause.isActive():
            self.search()
        if not self._hits:
            return
        if self._at < 0:
            self._at = self._first_from_here(by)
        else:
            self._at = (self._at + by) % len(self._hits)
        self._say_count()
        self.hit_wanted.emit(self._hits[self._at])

    def _first_from_here(self, by: int) -> int:
        places = [(hit.number - 1, hit.start) for hit in self._hits]
        if by > 0:
            return next((index for index, place in enumerate(places) if place >= self.here), 0)
        before = [index for index, place in enumerate(places) if place < self.here]
        return before[-1] if before else len(places) - 1

    def _say_count(self) -> None:
        total = len(self._hits)
        if not self.text.text():
            said = ""
        elif not total:
            said = _("Not found")
        elif self._at < 0:
            said = ngettext("{count} place", "{count} places", total).format(count=total)
        else:
            said = _("{number} of {count}").format(number=self._at + 1, count=total)
        self.count.setText(said)
        self.previous.setEnabled(total > 0)
        self.next.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Next by Enter, previous by Shift+Enter, away by Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.text.setPlaceholderText(_("Find in source and translation"))
        self.text.setAccessibleName(_("Find"))
        chosen = max(0, self.side.currentIndex())
        silent = self.side.blockSignals(True)
        self.side.clear()
        self.side.addItems([_("Both sides"), _("Source"), _("Translation")])
        self.side.setCurrentIndex(chosen)
        self.side.blockSignals(silent)
        self.side.setAccessibleName(_("Where to find"))
        self.match_case.setText(_("Match case"))
        for button, words in (
            (self.previous, _("Previous place (Shift+Enter)")),
            (self.next, _("Next place (Enter)")),
            (self._close, _("Close (Escape)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._say_count()

    def changeEvent(self, event: QEvent) -> None:
        """Say the new language's words."""
        if event.type() == QEvent.Type.LanguageChange:
            answer(self.retranslate)
        super().changeEvent(event)
