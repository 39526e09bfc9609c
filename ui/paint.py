"""Small things that several views paint: chips, initials, progress, lines of text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from ui import theme

CHIP_PAD = 7.0
CHIP_GAP = 6.0


def sized(font: QFont, factor: float, bold: bool = False) -> QFont:
    """Return a font at ``factor`` times the size of another."""
    made = QFont(font)
    made.setPixelSize(max(7, round(QFontInfo(font).pixelSize() * factor)))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def tone_colours(tone: str) -> tuple[str, str, str]:
    """Return text, ground and edge of a tone: plain, accent, good, warning, error or machine."""
    tokens = theme.tokens()
    if tone == "plain":
        return tokens.text, tokens.panel, tokens.edge
    colour, ground = getattr(tokens, tone), getattr(tokens, f"{tone}_soft")
    return colour, ground, theme.mixed(colour, ground, 0.35)


def chip_width(text: str, font: QFont, icon: bool = False) -> float:
    """Return how wide a chip is."""
    metrics = QFontMetricsF(font)
    return metrics.horizontalAdvance(text) + 2 * CHIP_PAD + (metrics.height() if icon else 0)


def fitting(text: str, font: QFont, room: float, icon: bool = False) -> str:
    """Return the text of a chip, elided where the chip would be wider than ``room``."""
    around = chip_width("", font, icon)
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(10.0, room - around))


def chip_height(font: QFont) -> float:
    """Return how high a chip is."""
    return round(QFontMetricsF(font).height() + 5)


def draw_chip(
    painter: QPainter,
    place: QPointF,
    text: str,
    font: QFont,
    tone: str = "plain",
    icon: str = "",
    round_ends: bool = False,
) -> float:
    """Draw a chip with its top left corner at ``place``; return where the next one begins."""
    colour, ground, edge = tone_colours(tone)
    width, height = chip_width(text, font, bool(icon)), chip_height(font)
    box = QRectF(place.x(), place.y(), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1) if not round_ends else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    radius = height / 2 if round_ends else 4
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(QColor(colour))
    painter.setFont(font)
    x = box.left() + CHIP_PAD
    if icon:
        side = QFontMetricsF(font).height() - 3
        draw_icon(painter, QRectF(x - 2, box.center().y() - side / 2, side, side), icon, colour)
        x += side + 3
    painter.drawText(
        QRectF(x, box.top(), box.right() - x, height),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine,
        text,
    )
    painter.restore()
    return box.right() + CHIP_GAP


def draw_icon(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Draw one of the icons into a box."""
    from ui.icons import pixmap

    ratio = painter.device().devicePixelRatioF()
    drawn = pixmap(name, colour, round(box.width()), ratio)
    painter.drawPixmap(box.topLeft(), drawn)


def draw_initials(painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
    """Draw a person's initials in a round."""
    tokens = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.mixed(tokens.accent, tokens.panel, 0.2)))
    painter.drawEllipse(box)
    painter.setPen(QColor(theme.mixed(tokens.text, tokens.accent, 0.35)))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_progress(
    painter: QPainter, box: QRectF, confirmed: float, memory: float, machine: float, other: float
) -> None:
    """Draw how far a translation is: the shares (0 to 1) that are confirmed, and that are drafts.

    Drafts are from memory, by machine, or of another origin.
    """
    tokens = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(QColor(tokens.line))
    painter.drawRoundedRect(box, radius, radius)
    parts = (
        (confirmed, tokens.good),
        (memory, theme.mixed(tokens.accent, tokens.panel, 0.55)),
        (machine, theme.mixed(tokens.machine, tokens.panel, 0.55)),
        (other, tokens.edge),
    )
    reach = sum(share for share, _colour in parts)
    # Each part is drawn from the left edge, the longest first, so that only the outer ends are round.
    for share, colour in reversed(parts):
        if share > 0:
            painter.setBrush(QColor(colour))
            width = max(box.height(), box.width() * min(1.0, reach))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), width, box.height()), radius, radius)
        reach -= share
    painter.restore()


def lines_of(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return the text broken into at most ``most`` lines of a width, the last one elided."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        start = line.textStart()
        if len(lines) == most - 1:
            lines.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
