"""A button with a menu of things to choose from, several at once; the button says what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.words import plain_keys
from workbench.desk import wording

Words = Callable[[], str]


@dataclass(frozen=True)
class Choice:
    """Something to choose: a value and its words."""

    value: object
    words: Words


class StayingMenu(QMenu):
    """A menu that stays open while its check marks are set; Escape or a click elsewhere closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set a check mark and stay."""
        action = self.activeAction()
        if action is not None and action.isEnabled() and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a check mark by the space bar and stay; Enter sets it and closes."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isEnabled():
            action.trigger()
        else:
            super().keyPressEvent(event)


class ChoiceButton(QPushButton):
    """``changed`` tells that something else is chosen. With ``one`` a choice takes the place of another."""

    changed = Signal()

    def __init__(self, words: Words, choices: Sequence[Choice], parent: QWidget, one: bool = False) -> None:
        super().__init__(parent)
        self._words = words
        self._choices = tuple(choices)
        self.setAutoDefault(False)
        self._menu: QMenu = QMenu(self) if one else StayingMenu(self)
        self._actions: list[QAction] = []
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for _choice in self._choices:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(self._chosen)
            self._actions.append(action)
            if one:
                group.addAction(action)
        self.setMenu(self._menu)
        self.retranslate()

    def _chosen(self) -> None:
        self._say()
        self.changed.emit()

    def values(self) -> list[object]:
        """Return what is chosen."""
        pairs = zip(self._choices, self._actions, strict=True)
        return [choice.value for choice, action in pairs if action.isChecked()]

    def choose(self, values: Sequence[object]) -> None:
        """Choose these and nothing else, without telling anybody."""
        for choice, action in zip(self._choices, self._actions, strict=True):
            # Members of different enumerations with the same value are equal.
            action.setChecked(any(type(one) is type(choice.value) and one == choice.value for one in values))
        self._say()

    def _say(self) -> None:
        title = plain_keys(self._words())
        pairs = zip(self._choices, self._actions, strict=True)
        chosen = [plain_keys(choice.words()) for choice, action in pairs if action.isChecked()]
        said = wording.labelled(self._words(), ", ".join(chosen[:2])) if chosen else f"{self._words()}  ▾"
        self.setText(said if len(chosen) < 3 else f"{said} +{len(chosen) - 2}")
        self.setAccessibleName(wording.labelled(title, ", ".join(chosen)) if chosen else title)
        self.setToolTip(", ".join(chosen))

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        for choice, action in zip(self._choices, self._actions, strict=True):
            action.setText(choice.words())
        self._say()
