"""The buttons over the rows, each with its key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ui.flow import FlowLayout
from ui.pairing.deeds import RowDeeds
from ui.pairing.keys import DEEDS
from ui.pairing.session import PairingSession
from ui.shortcuts.keys import shown
from ui.shortcuts.registry import key_of
from ui.shortcuts.tips import with_key
from ui.style_sheet import set_look
from ui.words import Retranslated, _


class DeedBar(Retranslated, QWidget):
    """A button a deed; it breaks into more lines where there is no room."""

    def __init__(self, deeds: RowDeeds, session: PairingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds, self._session = deeds, session
        row = FlowLayout(self)
        self.buttons: dict[str, QToolButton] = {}
        for deed in DEEDS:
            button = QToolButton()
            set_look(button, "button")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(deeds.actions[deed.name].trigger)
            self.buttons[deed.name] = button
            row.addWidget(button)
        self.retranslate()

    def follow(self) -> None:
        """Enable what can be done, and say what undo and redo would do."""
        for name, button in self.buttons.items():
            button.setEnabled(self._deeds.actions[name].isEnabled())
        for name, step in (("undo", self._session.undo_name()), ("redo", self._session.redo_name())):
            words = _("Undo: {step}") if name == "undo" else _("Redo: {step}")
            if step:
                self.buttons[name].setToolTip(with_key(words.format(step=step), f"pairing.{name}"))

    def retranslate(self) -> None:
        """Say the words."""
        for deed in DEEDS:
            name = f"pairing.{deed.name}"
            words, tip = _(deed.words), _(deed.tip)
            button, action = self.buttons[deed.name], self._deeds.actions[deed.name]
            button.setText(f"{words}  {shown(key_of(name))}".rstrip())
            button.setToolTip(with_key(tip, name))
            button.setAccessibleName(words)
            button.setAccessibleDescription(with_key(tip, name))
            action.setText(words)
            action.setToolTip(tip)
        self.follow()
