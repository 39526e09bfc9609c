"""The colours, light and dark, and how they are mixed and measured."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor

RADIUS = 6
CARD_RADIUS = 8
STEP = 4
"""Spacing goes in steps of so many pixels."""


@dataclass(frozen=True)
class Tokens:
    """Colours as ``#rrggbb``. The first ten are given; what follows is mixed from them.

    ``gone`` and ``came`` are what a difference leaves out and puts in, each on its ``…_ground``. ``…_soft`` are the
    pale grounds of chips, ``column`` the ground of a board's column and ``on_column`` the
    quiet text on it, ``on_accent`` the text on the accent, ``faint`` the text of what cannot be used now.
    """

    dark: bool
    background: str
    panel: str
    line: str
    text: str
    dim: str
    accent: str
    good: str
    warning: str
    error: str
    machine: str
    column: str = field(init=False)
    on_column: str = field(init=False)
    hover: str = field(init=False)
    pressed: str = field(init=False)
    edge: str = field(init=False)
    faint: str = field(init=False)
    on_accent: str = field(init=False)
    accent_hover: str = field(init=False)
    accent_soft: str = field(init=False)
    good_soft: str = field(init=False)
    warning_soft: str = field(init=False)
    error_soft: str = field(init=False)
    machine_soft: str = field(init=False)
    gone: str = field(init=False)
    gone_ground: str = field(init=False)
    came: str = field(init=False)
    came_ground: str = field(init=False)

    def __post_init__(self) -> None:
        soft = 0.16 if self.dark else 0.08
        for name, colour in (
            ("column", mixed(self.line, self.background, 0.12 if self.dark else 0.35)),
            ("on_column", mixed(self.text, self.dim, 0.2)),
            ("hover", mixed(self.text, self.panel, 0.06 if self.dark else 0.04)),
            ("pressed", mixed(self.text, self.panel, 0.12 if self.dark else 0.09)),
            ("edge", mixed(self.dim, self.panel, 0.42 if self.dark else 0.38)),
            ("faint", mixed(self.dim, self.panel, 0.62)),
            ("on_accent", self.background if self.dark else "#ffffff"),
            ("accent_hover", mixed(self.text, self.accent, 0.14)),
            ("accent_soft", mixed(self.accent, self.panel, soft)),
            ("good_soft", mixed(self.good, self.panel, soft)),
            ("warning_soft", mixed(self.warning, self.panel, soft)),
            ("error_soft", mixed(self.error, self.panel, soft)),
            ("machine_soft", mixed(self.machine, self.panel, soft)),
            ("gone", mixed(self.error, self.text, 0.7)),
            ("gone_ground", mixed(self.error, self.panel, 0.18)),
            ("came", mixed(self.good, self.text, 0.7)),
            ("came_ground", mixed(self.good, self.panel, 0.18)),
        ):
            object.__setattr__(self, name, colour)


def mixed(colour: str, ground: str, share: float) -> str:
    """Return ``share`` (0 to 1) of a colour over a ground, as ``#rrggbb``."""
    over, under = QColor(colour), QColor(ground)
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    ).name()


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    chosen = QColor(colour)
    return 0.2126 * linear(chosen.redF()) + 0.7152 * linear(chosen.greenF()) + 0.0722 * linear(chosen.blueF())


LIGHT = Tokens(
    dark=False,
    background="#f4f5f7",
    panel="#ffffff",
    line="#e2e5ea",
    text="#1b2430",
    dim="#66707f",
    accent="#1d5fbf",
    good="#1a7f4b",
    warning="#a15c00",
    error="#b3261e",
    machine="#7441b0",
)

DARK = Tokens(
    dark=True,
    background="#16191e",
    panel="#1e2228",
    line="#2e343d",
    text="#e6e9ee",
    dim="#9aa4b2",
    accent="#6ea8ff",
    good="#4cc38a",
    warning="#e2a54a",
    error="#ff8a80",
    machine="#b69cf0",
)
