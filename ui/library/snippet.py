"""A line of text in which the words of a search are marked, drawn so that the first of them is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui import theme
from ui.editor.units import to_units

_BEFORE = 14
"""Characters that are kept before the first marked word where the line is too short for all."""


def cut(text: str, spans: Sequence[tuple[int, int]], fits: int) -> tuple[str, list[tuple[int, int]]]:
    """Return a text of about ``fits`` characters around the first span, with ellipses, and the spans in it."""
    first = spans[0][0] if spans else 0
    head = text.find(" · ") + 3 if 0 < text.find(" · ") < first else 0
    if len(text) <= fits or (spans and spans[0][1] <= fits):
        return text, list(spans)
    begin = max(head, first - min(_BEFORE, max(2, fits // 4)))
    mark = "…" if begin > head and text[begin - 1 : begin] != "…" else ""
    shift = head + len(mark) - begin
    shown = text[:head] + mark + text[begin:]
    moved = [(start + shift, end + shift) for start, end in spans if start >= begin]
    return shown, moved


def draw_snippet(painter: QPainter, room: QRectF, text: str, spans: Sequence[tuple[int, int]]) -> None:
    """Draw a text in one line with the spans (offsets in characters) bold and underlined."""
    font = painter.font()
    metrics = QFontMetricsF(font)
    fits = int(room.width() / max(1.0, metrics.averageCharWidth() * 1.05))
    shown, marked = cut(text, spans, fits)
    whole = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room.width() * 0.95)
    if whole != shown:
        kept = len(whole) - 1
        shown, marked = whole, [(start, min(end, kept)) for start, end in marked if start < kept]
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    strong.setFontUnderline(True)
    strong.setForeground(QColor(theme.tokens().text))
    formats = []
    for start, end in marked:
        piece = QTextLayout.FormatRange()
        # Qt counts in UTF-16.
        piece.start = to_units(shown, start)
        piece.length = to_units(shown, end) - piece.start
        piece.format = strong
        formats.append(piece)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    painter.save()
    painter.setClipRect(room)
    layout.draw(painter, QPointF(room.left(), room.center().y() - line.height() / 2))
    painter.restore()
    # A line that outlives its layout crashes.
    del line
