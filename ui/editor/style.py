"""Sizes and colours of the grid, from the person's font and the theme's tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF

from ui import theme

PAD_X = 12
PAD_Y = 8
LINE = 1.45


def mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """Return ``share`` of the first colour over the other."""
    return QColor.fromRgbF(
        colour.redF() * share + other.redF() * (1 - share),
        colour.greenF() * share + other.greenF() * (1 - share),
        colour.blueF() * share + other.blueF() * (1 - share),
    )


@dataclass(frozen=True)
class GridStyle:
    """What the grid paints with. Sizes are in device-independent pixels."""

    font: QFont
    bold: QFont
    small: QFont
    tiny: QFont
    line: int
    small_line: int
    label: int
    strip: int
    character: float
    panel: QColor
    background: QColor
    rule: QColor
    text: QColor
    dim: QColor
    accent: QColor
    good: QColor
    warning: QColor
    error: QColor
    machine: QColor
    invisibles: bool = True
    active: QColor = field(init=False)
    figure: QColor = field(init=False)
    pill: QColor = field(init=False)
    space: QColor = field(init=False)
    term: QColor = field(init=False)
    hit: QColor = field(init=False)
    came: QColor = field(init=False)
    gone: QColor = field(init=False)

    def __post_init__(self) -> None:
        dark = self.panel.lightness() < 128
        chosen = {
            "active": mixed(self.accent, self.panel, 0.10 if dark else 0.045),
            "figure": QColor("#4f4620") if dark else QColor("#fdf3c4"),
            "pill": mixed(self.text, self.panel, 0.17 if dark else 0.12),
            "space": mixed(self.dim, self.panel, 0.28 if dark else 0.18),
            "term": mixed(self.accent, self.panel, 0.7 if dark else 0.55),
            "came": mixed(self.good, self.panel, 0.18),
            "gone": mixed(self.error, self.panel, 0.18),
            "hit": mixed(QColor("#ff9f1a"), self.panel, 0.45 if dark else 0.5),
        }
        for name, colour in chosen.items():
            object.__setattr__(self, name, colour)


def grid_style(base: QFont, invisibles: bool = True) -> GridStyle:
    """Return the style for a font (of any size) and the theme in force.

    ``invisibles`` says whether characters that cannot be seen are shown.
    """
    return _style_of(base.toString(), theme.tokens(), invisibles)


@lru_cache(maxsize=16)
def _style_of(description: str, tokens: theme.Tokens, invisibles: bool) -> GridStyle:
    font = QFont()
    font.fromString(description)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    small, tiny = _scaled(font, 0.88), _scaled(font, 0.8)
    metrics = QFontMetricsF(font)
    pixels = QFontInfo(font).pixelSize()
    line = round(max(pixels * LINE, metrics.height()))
    small_line = round(max(QFontInfo(small).pixelSize() * LINE, QFontMetricsF(small).height()))
    return GridStyle(
        font=font,
        bold=bold,
        small=small,
        tiny=tiny,
        line=line,
        small_line=small_line,
        label=small_line + PAD_Y,
        strip=small_line + PAD_Y + 4,
        character=max(1.0, metrics.horizontalAdvance("aeinorstul eaint") / 16),
        panel=QColor(tokens.panel),
        background=QColor(tokens.background),
        rule=QColor(tokens.line),
        text=QColor(tokens.text),
        dim=QColor(tokens.dim),
        accent=QColor(tokens.accent),
        good=QColor(tokens.good),
        warning=QColor(tokens.warning),
        error=QColor(tokens.error),
        machine=QColor(tokens.machine),
        invisibles=invisibles,
    )


def _scaled(font: QFont, factor: float) -> QFont:
    scaled = QFont(font)
    if font.pixelSize() > 0:
        scaled.setPixelSize(max(8, round(font.pixelSize() * factor)))
    else:
        scaled.setPointSizeF(max(6.0, font.pointSizeF() * factor))
    return scaled
