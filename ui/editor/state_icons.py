"""The icons of states and severities, drawn, so that no font need have them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.editor.style import GridStyle
from workbench.model.issues import Severity
from workbench.model.translation import Origin, OriginKind, SegmentState


def state_colour(state: SegmentState, origin: Origin, style: GridStyle) -> QColor:
    """Return the colour of a state's icon."""
    if origin.kind is OriginKind.MEMORY and state is not SegmentState.REVIEWED:
        return style.accent
    if state is SegmentState.UNTRANSLATED:
        return style.dim
    if state is SegmentState.DRAFT:
        return style.machine if origin.kind is OriginKind.MACHINE else style.accent
    return style.good


def origin_colour(origin: Origin, style: GridStyle) -> QColor:
    """Return the colour of the word that says where a text came from."""
    if origin.kind is OriginKind.MACHINE:
        return style.machine
    return style.accent if origin.kind is OriginKind.MEMORY else style.dim


def draw_state(
    painter: QPainter, box: QRectF, state: SegmentState, origin: Origin, locked: bool, style: GridStyle
) -> None:
    """Draw a state's icon into a square box."""
    colour = style.good if locked else state_colour(state, origin, style)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.2, box.width() / 9))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1, 1, -1, -1)
    if locked:
        _lock(painter, inner, colour)
    elif state is SegmentState.UNTRANSLATED:
        painter.drawEllipse(inner.adjusted(1, 1, -1, -1))
    elif origin.kind is OriginKind.MEMORY and state is not SegmentState.REVIEWED:
        painter.setBrush(colour)
        painter.drawPolygon(_diamond(inner))
    elif state is SegmentState.DRAFT:
        painter.drawPolygon(_diamond(inner))
    elif state is SegmentState.TRANSLATED:
        painter.drawPolyline(_check(inner))
    else:
        painter.drawPolyline(_check(inner.translated(-inner.width() * 0.2, 0)))
        painter.drawPolyline(_check(inner.translated(inner.width() * 0.25, 0)))
    painter.restore()


def draw_severity(painter: QPainter, box: QRectF, severity: Severity, style: GridStyle) -> None:
    """Draw a filled circle for an error, a triangle for a warning, a ring for a hint."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if severity is Severity.ERROR:
        painter.setBrush(style.error)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif severity is Severity.WARNING:
        painter.setBrush(style.warning)
        points = [
            QPointF(box.center().x(), box.top() + 1),
            QPointF(box.right() - 0.5, box.bottom() - 1),
            QPointF(box.left() + 0.5, box.bottom() - 1),
        ]
        painter.drawPolygon(QPolygonF(points))
    else:
        painter.setPen(QPen(style.dim, 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(2, 2, -2, -2))
    painter.restore()


def _diamond(box: QRectF) -> QPolygonF:
    centre = box.center()
    return QPolygonF(
        [
            QPointF(centre.x(), box.top()),
            QPointF(box.right(), centre.y()),
            QPointF(centre.x(), box.bottom()),
            QPointF(box.left(), centre.y()),
        ]
    )


def _check(box: QRectF) -> QPolygonF:
    width, height = box.width(), box.height()
    return QPolygonF(
        [
            QPointF(box.left() + width * 0.12, box.top() + height * 0.55),
            QPointF(box.left() + width * 0.4, box.top() + height * 0.82),
            QPointF(box.left() + width * 0.9, box.top() + height * 0.18),
        ]
    )


def _lock(painter: QPainter, box: QRectF, colour: QColor) -> None:
    width, height = box.width(), box.height()
    shackle = QRectF(box.left() + width * 0.25, box.top(), width * 0.5, height * 0.7)
    painter.drawArc(shackle, 0, 180 * 16)
    painter.setBrush(colour)
    body = QRectF(box.left() + width * 0.12, box.top() + height * 0.42, width * 0.76, height * 0.55)
    painter.drawRoundedRect(body, 1.5, 1.5)
