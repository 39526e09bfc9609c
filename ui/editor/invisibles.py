"""Characters that cannot be seen, shown faintly: spaces that do not break, soft hyphens, tabs, line breaks.

They are painted over the text and change nothing of its layout. Whether they are shown is a matter of ``GridStyle``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSettings, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextLine

from ui.editor.actions import Deed
from ui.editor.glyphs import edges
from ui.editor.style import GridStyle
from ui.editor.units import to_units
from ui.words import _

if TYPE_CHECKING:
    from ui.editor.page import EditorPage

WIDE, NARROW, SOFT_HYPHEN = "\u00a0\u2007", "\u202f", "\u00ad"
BREAKS = "\n\u2028\u2029"
INVISIBLE = re.compile(
    "[\u00a0\u202f\u2007\u2060\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\t\n\u2028\u2029]"
)
SETTING = "editor/invisibles"


def draw_invisibles(
    painter: QPainter, layout: QTextLayout, text: str, origin: QPointF, style: GridStyle
) -> None:
    """Paint signs over the invisible characters of a laid out text whose upper left corner is ``origin``.

    A ring is a no-break space, a bar a narrow one, a hook under the line a soft hyphen; an arrow is a tab, a bent one
    a line break, and an upright line whatever else has no width.
    """
    if not style.invisibles or (text.isascii() and "\t" not in text and "\n" not in text):
        return
    found = list(INVISIBLE.finditer(text))
    if not found:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.dim, max(1.0, style.line / 18)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for match in found:
        place = to_units(text, match.start())
        # A break stands at the end of its line, not at the beginning of the next.
        line = layout.lineForTextPosition(place)
        if line.isValid():
            _draw(painter, match.group(), line, place, origin, style)
    painter.restore()


def _draw(
    painter: QPainter, char: str, line: QTextLine, place: int, origin: QPointF, style: GridStyle
) -> None:
    left, right = (origin.x() + edge for edge in edges(line, place))
    baseline = origin.y() + line.y() + line.ascent()
    unit = style.line / 20
    middle, half = (left + right) / 2, baseline - line.ascent() * 0.3
    if char in WIDE:
        painter.drawEllipse(QPointF(middle, half), 1.6 * unit, 1.6 * unit)
    elif char == NARROW:
        painter.drawLine(QLineF(middle, half - 2.2 * unit, middle, half + 2.2 * unit))
    elif char == SOFT_HYPHEN:
        under = baseline + 2 * unit
        painter.drawLine(QLineF(left - 3 * unit, under, left, under))
        painter.drawLine(QLineF(left, under, left, under + 2.2 * unit))
    elif char == "\t":
        painter.drawLine(QLineF(left + unit, half, right - unit, half))
        painter.drawLine(QLineF(right - 3 * unit, half - 2 * unit, right - unit, half))
        painter.drawLine(QLineF(right - 3 * unit, half + 2 * unit, right - unit, half))
    elif char in BREAKS:
        painter.setFont(style.tiny)
        painter.drawText(
            QRectF(left, baseline - line.ascent(), style.line, line.height()),
            Qt.AlignmentFlag.AlignVCenter,
            "↵",
        )
    else:
        painter.drawLine(QLineF(left, baseline - line.ascent() * 0.8, left, baseline + 2 * unit))


def invisibles_deed(page: EditorPage) -> Deed:
    """Return the deed that shows invisible characters, or hides them."""
    return Deed(
        "invisibles", "view", lambda: _("&Invisible characters"), ["Ctrl+F10"], page.invisibles.toggle
    )


class Invisibles:
    """Whether the grid of a page shows invisible characters; remembered for all pages."""

    def __init__(self, page: EditorPage) -> None:
        self._page = page

    @property
    def shown(self) -> bool:
        """Whether they are shown."""
        return self._page.grid.invisibles

    def toggle(self) -> None:
        """Show them where they are hidden, hide them where they are shown."""
        self.show(not self.shown)

    def show(self, on: bool) -> None:
        """Show them, or hide them."""
        grid = self._page.grid
        if grid.invisibles is not on:
            grid.invisibles = on
            grid.restyle()
        self.say()

    def say(self) -> None:
        """Say in the menu whether they are shown."""
        action = self._page.actions_of["invisibles"]
        action.setCheckable(True)
        action.setChecked(self.shown)

    def restore(self, settings: QSettings) -> None:
        """Show them as when the person left."""
        self.show(shown_in(settings))

    def remember(self, settings: QSettings) -> None:
        """Remember whether they are shown."""
        settings.setValue(SETTING, "true" if self.shown else "false")


def shown_in(settings: QSettings) -> bool:
    """Return whether they were shown when the person left; at first they are."""
    return str(settings.value(SETTING, "true")).lower() != "false"
