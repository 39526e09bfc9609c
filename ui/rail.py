"""The rail at the left: the places of the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.icons import icon
from ui.shortcuts.tips import with_key
from ui.style_sheet import set_look
from ui.words import Retranslated, _

LIBRARY, EDITOR, VERIFY, PREFERENCES = "library", "editor", "verify", "preferences"


class Rail(Retranslated, QFrame):
    """Buttons with a picture and a word. ``wanted`` carries the place's name."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "rail")
        self.buttons: dict[str, QToolButton] = {}
        self._places = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 5, 8)
        column.setSpacing(4)
        for name in (LIBRARY, EDITOR, VERIFY, PREFERENCES):
            if name == VERIFY:
                column.addStretch(1)
            button = QToolButton()
            set_look(button, "rail")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on=False, name=name: self.wanted.emit(name))
            self.buttons[name] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        for name in (LIBRARY, EDITOR):
            self.buttons[name].setCheckable(True)
            self._places.addButton(self.buttons[name])
        self.buttons[EDITOR].setEnabled(False)
        self.retranslate()
        self._colour()

    def show_place(self, name: str, editors: int) -> None:
        """Mark where one is; without an open translation there is no editor to go to."""
        self.buttons[name].setChecked(True)
        self.buttons[EDITOR].setEnabled(editors > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Fit pictures and widths to another theme or font."""
        super().changeEvent(event)
        if not hasattr(self, "buttons"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _colour(self) -> None:
        tokens = theme.tokens()
        for name, button in self.buttons.items():
            button.setIcon(icon(name, tokens.dim, tokens.accent))

    def _fit(self) -> None:
        for button in self.buttons.values():
            button.ensurePolished()
        widest = max(
            button.fontMetrics().horizontalAdvance(button.text()) for button in self.buttons.values()
        )
        side = round(self.fontMetrics().height() * 1.4)
        for button in self.buttons.values():
            button.setIconSize(QSize(side, side))
            button.setFixedWidth(max(52, widest + 24))

    def retranslate(self) -> None:
        """Say the words."""
        words = {
            LIBRARY: (_("Library"), with_key(_("All releases"), "window.library")),
            EDITOR: (_("Editor"), _("Back to the translation")),
            VERIFY: (_("Verify"), _("Does a file carry exactly an approved version?")),
            PREFERENCES: (
                _("Preferences"),
                with_key(_("People, languages, checking, machine drafts"), "window.preferences"),
            ),
        }
        for name, (text, tip) in words.items():
            self.buttons[name].setText(text)
            self.buttons[name].setToolTip(tip)
            self.buttons[name].setAccessibleName(text)
            self.buttons[name].setAccessibleDescription(tip)
        self._fit()
