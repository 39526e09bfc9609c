"""How it looks: the tokens in one place, and the palette and style sheet that are made of them.

The system's colour scheme, font and font size are followed at once; the person may make everything
larger or smaller.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from ui.style_sheet import style_sheet
from ui.tokens import DARK, LIGHT, Tokens, contrast, mixed

__all__ = ["DARK", "LIGHT", "Theme", "Tokens", "contrast", "mixed", "tokens"]

SMALLEST, LARGEST, STEP = 0.7, 3.0, 1.1
READABLE_PIXELS = 13

_current = LIGHT


def tokens() -> Tokens:
    """Return the colours in force."""
    return _current


class Theme(QObject):
    """Keeps the application's palette, style sheet and font in step with the system and the person.

    ``scheme`` is ``system``, ``light`` or ``dark``; ``scale`` multiplies the system's font size.
    ``changed`` tells that something is painted in another way from now on.
    """

    changed = Signal()

    def __init__(self, application: QApplication, scheme: str = "system", scale: float = 1.0) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self._scale = min(LARGEST, max(SMALLEST, scale))
        self._system_font = QFont(application.font())
        self._system_dark = application.palette().window().color().lightness() < 128
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply()

    @property
    def scheme(self) -> str:
        """The scheme that was asked for."""
        return self._scheme

    @property
    def scale(self) -> float:
        """How much larger than the system's the font is."""
        return self._scale

    @property
    def dark(self) -> bool:
        """Whether light text stands on dark ground now."""
        if self._scheme != "system":
            return self._scheme == "dark"
        known = self._application.styleHints().colorScheme()
        return self._system_dark if known == Qt.ColorScheme.Unknown else known == Qt.ColorScheme.Dark

    def set_scheme(self, scheme: str) -> None:
        """Follow the ``system``, or stay ``light`` or ``dark``."""
        self._scheme = scheme if scheme in ("light", "dark") else "system"
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Make all text larger or smaller; 1.0 is the system's own size."""
        self._scale = min(LARGEST, max(SMALLEST, scale))
        self.apply()

    def larger(self) -> None:
        """Make all text a step larger."""
        self.set_scale(self._scale * STEP)

    def smaller(self) -> None:
        """Make all text a step smaller."""
        self.set_scale(self._scale / STEP)

    def system_size(self) -> None:
        """Go back to the system's own size."""
        self.set_scale(1.0)

    def apply(self) -> None:
        """Put palette, style sheet and font in force."""
        global _current
        _current = DARK if self.dark else LIGHT
        font = scaled_font(self._system_font, self._scale)
        if font != self._application.font():
            self._application.setFont(font)
        self._application.setPalette(palette(_current))
        sheet = style_sheet(_current, QFontInfo(font).pixelSize())
        if sheet != self._application.styleSheet():
            self._application.setStyleSheet(sheet)
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._scheme == "system":
            self.apply()


def scaled_font(font: QFont, scale: float) -> QFont:
    """Return the font at ``scale`` times its size, and no smaller than is readable at 1.0."""
    scaled = QFont(font)
    pixels = max(READABLE_PIXELS, QFontInfo(font).pixelSize())
    scaled.setPixelSize(max(8, round(pixels * scale)))
    return scaled


def palette(chosen: Tokens) -> QPalette:
    """Return the palette of some tokens, for everything that Qt paints itself."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, chosen.background),
        (role.WindowText, chosen.text),
        (role.Base, chosen.panel),
        (role.AlternateBase, chosen.background),
        (role.Text, chosen.text),
        (role.Button, chosen.panel),
        (role.ButtonText, chosen.text),
        (role.BrightText, chosen.on_accent),
        (role.ToolTipBase, chosen.panel),
        (role.ToolTipText, chosen.text),
        (role.PlaceholderText, chosen.dim),
        (role.Highlight, chosen.accent),
        (role.HighlightedText, chosen.on_accent),
        (role.Accent, chosen.accent),
        (role.Link, chosen.accent),
        (role.LinkVisited, chosen.machine),
        (role.Light, chosen.panel),
        (role.Midlight, chosen.line),
        (role.Mid, chosen.line),
        (role.Dark, chosen.dim),
        (role.Shadow, chosen.dim),
    ):
        made.setColor(where, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(off, where, QColor(chosen.faint))
    made.setColor(off, role.Highlight, QColor(chosen.line))
    made.setColor(off, role.HighlightedText, QColor(chosen.dim))
    return made
