"""Keys drawn as small caps where they act."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.editor.style import GridStyle
from ui.shortcuts.registry import key_of
from ui.words import _

_PAD = 4.0
_GAP = 4.0
_SIGNS = {"Return": "↵", "Enter": "↵", "Up": "↑", "Down": "↓"}


def caps_of(key: str) -> list[str]:
    """Return the caps of a key sequence written as ``Ctrl+M``."""
    return [_SIGNS.get(part, part) for part in key.split("+") if part]


def caps_width(key: str, style: GridStyle) -> float:
    """Return how wide the caps of a key sequence are."""
    metrics = QFontMetricsF(style.tiny)
    return sum(metrics.horizontalAdvance(cap) + 2 * _PAD + _GAP for cap in caps_of(key)) - _GAP


def draw_caps(painter: QPainter, place: QPointF, height: float, key: str, style: GridStyle) -> float:
    """Draw the caps from ``place`` (left, top of a line of ``height``); return where they end."""
    metrics = QFontMetricsF(style.tiny)
    tall = min(height - 2, metrics.height() + 2)
    x = place.x()
    painter.save()
    painter.setFont(style.tiny)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for cap in caps_of(key):
        width = metrics.horizontalAdvance(cap) + 2 * _PAD
        box = QRectF(x, place.y() + (height - tall) / 2, width, tall)
        painter.setPen(style.rule.darker(115) if style.panel.lightness() > 127 else style.rule.lighter(150))
        painter.setBrush(style.panel)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(style.dim)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
        x += width + _GAP
    painter.restore()
    return x - _GAP


def draw_with_keys(
    painter: QPainter, place: QPointF, width: float, sentence: str, short: str, key: str, style: GridStyle
) -> None:
    """Draw a dim sentence on one line, with the caps of ``key`` where it says ``{key}``.

    Where there is no such key, or no room for all of it, ``short`` is drawn instead.
    """
    metrics = QFontMetricsF(style.font)
    before, _mark, after = sentence.partition("{key}")
    taken = metrics.horizontalAdvance(before) + caps_width(key, style) + metrics.horizontalAdvance(after)
    painter.save()
    painter.setFont(style.font)
    painter.setPen(style.dim)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    x, line = place.x(), float(style.line)
    if not key or taken >= width:
        words = metrics.elidedText(short, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(x, place.y(), width, line), flags, words)
    else:
        painter.drawText(QRectF(x, place.y(), metrics.horizontalAdvance(before), line), flags, before)
        x = draw_caps(painter, QPointF(x + metrics.horizontalAdvance(before), place.y()), line, key, style)
        painter.drawText(QRectF(x, place.y(), place.x() + width - x, line), flags, after)
    painter.restore()


def draw_invitation(painter: QPainter, place: QPointF, width: float, style: GridStyle) -> None:
    """Draw, where there is no translation yet, how there can be one."""
    words, short = _("Type the translation, or {key} for a draft"), _("Type the translation")
    draw_with_keys(painter, place, width, words, short, key_of("editor.draft_segment"), style)
