"""Inline codes as small grey pills.

The character of a code stays in the text, invisible and as wide as its pill (by letter spacing), so
offsets, cursor, selection and line breaking need no translation; the pill is painted over it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

from ui.editor.glyphs import edges
from ui.editor.invisibles import draw_invisibles
from ui.editor.long_texts import beginning
from ui.editor.style import GridStyle
from ui.editor.units import to_units
from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole, InlineCode

_INSIDE = 4.0
_OUTSIDE = 1.5


def pill_label(code: InlineCode) -> str:
    """Return what the pill of a code says: ``1›``, ``‹1``, ``‹1›``, or ``↵`` for a line break."""
    if code.kind is CodeKind.LINE_BREAK:
        return "↵"
    if code.role is CodeRole.OPEN:
        return f"{code.number}›"
    if code.role is CodeRole.CLOSE:
        return f"‹{code.number}"
    return f"‹{code.number}›"


def mirrored(label: str) -> str:
    """Return a label for a text that runs from right to left, where what opens stands at the right."""
    if label.endswith("›") and not label.startswith("‹"):
        return f"‹{label[:-1]}"
    return f"{label[1:]}›" if label.startswith("‹") and not label.endswith("›") else label


def pill_labels(codes: Sequence[InlineCode]) -> dict[str, str]:
    """Return the labels by code character."""
    return {code.char: pill_label(code) for code in codes}


def pill_width(label: str, style: GridStyle) -> float:
    """Return how wide a pill is with the air around it."""
    return QFontMetricsF(style.tiny).horizontalAdvance(label) + 2 * (_INSIDE + _OUTSIDE)


def pill_format(char: str, label: str, font: QFont, style: GridStyle) -> QTextCharFormat:
    """Return the format that makes a code's character as wide as its pill, and invisible."""
    # A font from elsewhere would have the character, and another height of line with it.
    alone = QFont(font)
    alone.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    own = QFontMetricsF(alone).horizontalAdvance(char)
    form = QTextCharFormat()
    form.setFontStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    form.setFontLetterSpacing(pill_width(label, style) - own)
    form.setForeground(QColor(0, 0, 0, 0))
    return form


def draw_pills(
    painter: QPainter,
    layout: QTextLayout,
    text: str,
    labels: dict[str, str],
    origin: QPointF,
    style: GridStyle,
) -> None:
    """Paint the pills of a laid out text whose upper left corner is ``origin``, and what cannot be seen of it."""
    text = beginning(text)
    draw_invisibles(painter, layout, text, origin, style)
    found = list(CODE_PATTERN.finditer(text))
    if not found:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(style.tiny)
    metrics = QFontMetricsF(style.tiny)
    height = min(metrics.height() + 1, style.line - 2)
    from_right = layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
    for match in found:
        label = labels.get(match.group(), "?")
        place = to_units(text, match.start())
        line = layout.lineForTextPosition(place)
        if not line.isValid():
            continue
        left, right = edges(line, place)
        if _encloses_leftwards(label, line, place, left, from_right):
            label = mirrored(label)
        middle = line.y() + line.ascent() - metrics.ascent() / 2 + metrics.descent() / 2
        box = QRectF(
            origin.x() + left + _OUTSIDE,
            origin.y() + middle - height / 2,
            max(4.0, right - left - 2 * _OUTSIDE),
            height,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.pill)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(style.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
    painter.restore()


def _encloses_leftwards(label: str, line: QTextLine, place: int, left: float, from_right: bool) -> bool:
    # A number runs from left to right within a text from the right, and what opens before it stands left of it.
    inside = place - 1 if label.startswith("‹") else place + 1
    if not line.textStart() <= inside < line.textStart() + line.textLength():
        return from_right
    other = edges(line, inside)[0]
    return other > left if label.startswith("‹") else other < left
