"""How high texts are in a width, told by the widths of their words: laying thousands of them out takes seconds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.editor.style import PAD_Y, GridStyle
from ui.pairing.differing import plain, shortened
from workbench.model.pairing import Pairing, PairRow, PairUnit
from workbench.model.release import BlockKind
from workbench.model.tasks import CancelToken

HEADS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)

Heights = dict[tuple[str, bool], float]
"""How high a text is, and whether it is bold, in device-independent pixels."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How high the texts and the rows of a pairing are in one width."""

    heights: Heights
    rows: dict[PairRow, int]


SLACK = 3.0
"""What a line may differ from the sum of its words, in device-independent pixels: kerning, hinting."""

_PLAIN = re.compile(
    r"[!-~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201e\u2026\u202f\u20ac]+"
    r"(?: [!-~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201e\u2026\u202f\u20ac]+)*"
)
"""Latin text in one direction, whose words have one space between them."""
_WHOLE = re.compile(r"[\w.,;:'’‘“”„«»\"()%&@\u00a0\u202f]*")
"""A word in which no line ends, by the classes of Unicode's annex 14."""


class Lines:
    """Counts the lines of texts in a font. It keeps the widths of the words that it has seen."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._space = self._metrics.horizontalAdvance(" ")
        self._widths: dict[str, float] = {}

    def count(self, text: str, room: float) -> int | None:
        """Return how many lines a text needs in a width; None where only a layout of it can tell."""
        if not text:
            return 1
        if _PLAIN.fullmatch(text) is None:
            return None
        widths, least, most = self._widths, room - SLACK, room + SLACK
        lines, filled = 1, 0.0
        for word in text.split(" "):
            width = widths.get(word)
            if width is None:
                width = widths[word] = self._metrics.horizontalAdvance(word)
            if width > least:
                return None
            end = filled + self._space + width if filled else width
            if end <= least:
                filled = end
            elif end < most or _WHOLE.fullmatch(word) is None:
                return None
            else:
                lines, filled = lines + 1, width
        return lines


def laid_out(text: str, room: float, bold: bool, style: GridStyle) -> tuple[QTextLayout, float]:
    """Return a text broken into lines of a width, and how high it is."""
    layout = QTextLayout(text, style.bold if bold else style.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        line.setPosition(QPointF(0, y + (style.line - line.height()) / 2))
        y += max(float(style.line), line.height())
    layout.endLayout()
    return layout, max(y, float(style.line))


def row_height(pairing: Pairing, row: PairRow, style: GridStyle, height: Callable[[str, bool], float]) -> int:
    """Return how high a row is: as its higher side, or as the words between them."""
    sides = []
    for units, indexes in ((pairing.source, row.source), (pairing.target, row.target)):
        texts = [height(shown(units[index]), units[index].kind in HEADS) for index in indexes]
        sides.append(sum(texts) + PAD_Y / 2 * max(0, len(texts) - 1))
    between = row.unsure + (row.moved or row.joined) + row.locked
    return round(max(*sides, max(1, between) * style.small_line) + 2 * PAD_Y) + 1


def shown(unit: PairUnit) -> str:
    """Return a sentence as it is painted."""
    return shortened(plain(unit.text))


def measured(pairing: Pairing, style: GridStyle, room: float, cancel: CancelToken | None = None) -> Measured:
    """Return how high everything is in a width. Any thread may ask; raises ``Cancelled``."""
    lines = {False: Lines(style.font), True: Lines(style.bold)}
    heights: Heights = {}

    def height(text: str, bold: bool) -> float:
        tall = heights.get((text, bold))
        if tall is None:
            count = lines[bold].count(text, room)
            tall = laid_out(text, room, bold, style)[1] if count is None else float(count * style.line)
            heights[text, bold] = tall
        return tall

    rows: dict[PairRow, int] = {}
    for row in pairing.rows:
        if cancel is not None:
            cancel.raise_if_cancelled()
        rows[row] = row_height(pairing, row, style, height)
    return Measured(heights, rows)
