"""The guide through a first release: a quiet card at the side, whose steps tick themselves off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.editor.page import EditorPage
from ui.help.guide import STEPS, Facts, Step, facts_of, sample_file
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of
from ui.style_sheet import set_look
from ui.tokens import STEP
from ui.words import Retranslated, _

if TYPE_CHECKING:
    from ui.main_window import MainWindow

BESIDE = 170
"""How many average letters wide the rest of the window is, for the card to stand at its side; else it lies below."""
WIDEST = 16_777_215
"""What Qt takes for no limit."""
DONE = "window/guide_done"
OPEN = "window/guide_open"


class StepView(QFrame):
    """A step: done, next with its hint and key, or to come."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self.head, self.hint, self.key = QLabel(), QLabel(), QLabel()
        for label in (self.head, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.hint, "dim")
        set_look(self.key, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.head, self.hint, self.key):
            column.addWidget(label)
        column.addStretch(1)

    def show_state(self, number: int, done: bool, current: bool) -> None:
        """Show where the step stands."""
        mark = "✓" if done else "●" if current else "○"
        said = _("done") if done else _("now") if current else _("to come")
        self.head.setText(f"{mark}  {self.step.words()}")
        set_look(self.head, "heading" if current else "good" if done else "dim")
        self.hint.setText(self.step.hint())
        key = key_of(self.step.deed)
        self.key.setText(_("Key: {key}").format(key=shown(key)) if key else "")
        self.hint.setVisible(current)
        self.key.setVisible(current and bool(key))
        self.setAccessibleName(f"{number}. {self.step.words()} ({said})")


class GuideCard(Retranslated, QFrame):
    """Stands at the right of a wide window while it is wanted; in others it lies below, with the step that comes next.

    ``closed`` tells that it was put away.
    """

    closed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._facts = Facts()
        self.below = False
        kept = window.settings.value(DONE, [])
        self.done: set[str] = {kept} if isinstance(kept, str) and kept else {str(one) for one in kept or []}
        self._watched: set[EditorPage] = set()
        set_look(self, "panel")
        self.title, self.count = QLabel(), QLabel()
        set_look(self.title, "title")
        self.title.setWordWrap(True)
        set_look(self.count, "small")
        self.take_in, self.archive, self.close_button = QPushButton(), QPushButton(), QPushButton()
        set_look(self.take_in, "primary")
        self.views = [StepView(step) for step in STEPS]
        self._lay_out()
        self.take_in.clicked.connect(self._take_in)
        self.archive.clicked.connect(self._archive)
        self.close_button.clicked.connect(self.put_away)
        for step in STEPS:
            place, _dot, name = step.deed.partition(".")
            if step.reached is None and place == "window":
                window.menus.actions[name].triggered.connect(lambda _on=False, step=step: self._saw(step))
        self.retranslate()

    def _lay_out(self) -> None:
        inside = self._inside = QWidget()
        set_look(inside, "panel")
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.count)
        for view in self.views:
            column.addWidget(view)
            if view.step.name == "take_in":
                column.addWidget(self.take_in)
        column.addStretch(1)
        column.addWidget(self.archive)
        column.addWidget(self.close_button)
        place = self._scroll = QScrollArea()
        set_look(place, "plain")
        place.setFrameShape(QFrame.Shape.NoFrame)
        place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        place.setWidgetResizable(True)
        place.setWidget(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 0, 0)
        row.addWidget(place)

    @property
    def side_width(self) -> int:
        """How wide the card is at the side."""
        return max(240, self.fontMetrics().averageCharWidth() * 38)

    def fits_beside(self, width: int) -> bool:
        """Return whether a window of a width has room for the card at its side."""
        return width - self.side_width >= self.fontMetrics().averageCharWidth() * BESIDE

    def lie_below(self, below: bool) -> None:
        """Lie below the pages as a strip, or stand at their side."""
        if below != self.below:
            self.below = below
            way = QBoxLayout.Direction
            self._column.setDirection(way.LeftToRight if below else way.TopToBottom)
            self._column.setContentsMargins(16, 8 if below else 16, 16, 8 if below else 16)
            self.title.setWordWrap(not below)
            set_look(self.title, "heading" if below else "title")
            for view in self.views:
                self._column.setStretchFactor(view, 1 if below else 0)
            self._column.setStretch(self._column.indexOf(self.archive) - 1, 0 if below else 1)
            self._show()
        self._fit()

    def _fit(self) -> None:
        if self.below:
            self.setMinimumWidth(0)
            self.setMaximumWidth(WIDEST)
            most = self.fontMetrics().lineSpacing() * 6
            # The scroll bar's place is left free, so that it never has to come.
            width = self.width() - self._scroll.verticalScrollBar().sizeHint().width()
            self.setFixedHeight(min(most, self._column.totalHeightForWidth(width)) + STEP)
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(WIDEST)
            self.setFixedWidth(self.side_width)

    @property
    def current(self) -> Step | None:
        """The step that comes next; None once all are done."""
        return next((step for step in STEPS if step.name not in self.done), None)

    def look(self) -> None:
        """See what has been done since."""
        window = self._window
        for page in window.editors:
            if page not in self._watched:
                self._watched.add(page)
                page.destroyed.connect(lambda _gone=None, page=page: self._watched.discard(page))
                for step in STEPS:
                    place, _dot, name = step.deed.partition(".")
                    if step.reached is None and place == "editor":
                        page.actions_of[name].triggered.connect(lambda _on=False, step=step: self._saw(step))
        front = window.page.translation_id if isinstance(window.page, EditorPage) else ""
        window.runner.run(
            facts_of, window.desk, front, done=self._know, failed=window.say_error, key=f"guide:{id(self)}"
        )

    def _know(self, facts: Facts) -> None:
        self._facts = facts
        self._tick({step.name for step in STEPS if step.reached is not None and step.reached(facts)})

    def _saw(self, step: Step) -> None:
        if self._facts.translation_id and self.isVisible():
            self._tick({step.name})

    def _tick(self, names: set[str]) -> None:
        self.done |= names
        self._window.settings.setValue(DONE, sorted(self.done))
        self._show()

    def _show(self) -> None:
        current = self.current
        for number, view in enumerate(self.views, start=1):
            view.show_state(number, view.step.name in self.done, view.step is current)
            view.setVisible(not self.below or view.step is current)
        left = current is not None and current.name == "take_in"
        self.take_in.setVisible(left)
        self.take_in.setEnabled(not self._window.desk.read_only)
        self.archive.setVisible(
            current is None and bool(self._facts.release_id) and not self._window.desk.read_only
        )
        done = len(self.done & {step.name for step in STEPS})
        if current is None:
            self.count.setText(_("All done. The sample can stay, or be archived."))
        else:
            self.count.setText(_("{done} of {count} steps").format(done=done, count=len(STEPS)))
        self._fit()

    def _take_in(self) -> None:
        language = self._window.desk.settings.source_language
        self._window.deeds.take_in(sample_file(language))

    def _archive(self) -> None:
        window = self._window

        def done(changes: object) -> None:
            window.spread(changes)
            window.open_pages.close_release(self._facts.release_id)
            self.put_away()

        window.runner.run(
            window.desk.library.archive, [self._facts.release_id], window.person,
            done=done, failed=window.say_error, write=True,
        )  # fmt: skip

    def begin(self) -> None:
        """Show the card; from the first step where all were done before."""
        if self.current is None:
            self.done = set()
            self._window.settings.setValue(DONE, [])
        self._window.settings.setValue(OPEN, "yes")
        self.show()

    def put_away(self) -> None:
        """Hide the card; what was done stays known."""
        self._window.settings.setValue(OPEN, "")
        self.hide()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines at another width."""
        super().resizeEvent(event)
        if self.below and event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline towards the pages."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().line))
        if self.below:
            painter.drawLine(0, 0, self.width(), 0)
        else:
            painter.drawLine(0, 0, 0, self.height())
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """See where things stand."""
        super().showEvent(event)
        self._fit()
        self.look()

    def changeEvent(self, event: QEvent) -> None:
        """Fit another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def retranslate(self) -> None:
        """Say the words."""
        self.setAccessibleName(_("First release"))
        self._scroll.setAccessibleName(_("First release"))
        self.title.setText(_("First release"))
        self.take_in.setText(_("&Take the sample in…"))
        self.archive.setText(_("&Archive the sample"))
        self.close_button.setText(_("&Put the guide away"))
        self._show()


def guide_wanted(settings: QSettings) -> bool:
    """Return whether the guide was open when the program ended."""
    return str(settings.value(OPEN) or "") == "yes"
