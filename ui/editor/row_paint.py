"""Painting one row of the grid."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout

from ui.editor.cell_layout import RowLayout, painted
from ui.editor.columns import Columns
from ui.editor.keycaps import caps_width, draw_caps, draw_invitation
from ui.editor.phrases import block_label, origin_word, state_word
from ui.editor.pills import draw_pills, pill_labels
from ui.editor.rows import Waiting
from ui.editor.state_icons import draw_state, origin_colour
from ui.editor.style import PAD_X, PAD_Y, GridStyle
from workbench.desk.views import Row
from workbench.model.translation import SegmentState


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands under the active row: where the text came from, what is wrong, and the next key."""

    origin: str = ""
    issues: str = ""
    wrong: bool = False
    action: str = ""
    key: str = ""


def state_lines(shown: Waiting) -> list[str]:
    """Return the words of the state cell, a line each; where there is no text there is no origin either."""
    origin = origin_word(shown.origin) if shown.state is not SegmentState.UNTRANSLATED else ""
    return [word for word in (state_word(shown.state, shown.locked), origin) if word]


class RowPainter:
    """Paints rows with one style and one set of columns."""

    def __init__(self, style: GridStyle, columns: Columns) -> None:
        self.style = style
        self.columns = columns

    def placeholder(self, painter: QPainter, y: int, height: int, number: int) -> None:
        """Paint a row that has not been read yet: its number, and quiet bars where text will be."""
        style, columns = self.style, self.columns
        self._number(painter, y + PAD_Y, number, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.background)
        for text, width in enumerate(columns.texts):
            x = columns.text_x(text)
            bar = QRect(x + PAD_X, y + PAD_Y + style.line // 4, (width - 2 * PAD_X) * 2 // 3, style.line // 2)
            painter.drawRoundedRect(bar, 3, 3)
        self._rule(painter, y + height - 1)

    def row(
        self,
        painter: QPainter,
        y: int,
        row: Row,
        shown: Waiting,
        layout: RowLayout,
        active: bool,
        live: bool,
        selection: tuple[int, int] | None,
        strip_words: Strip,
    ) -> None:
        """Paint a row whose upper edge is at ``y``.

        ``live`` leaves the target to the text edit; ``selection`` is a selected span of the source, in UTF-16.
        """
        style, columns = self.style, self.columns
        width = columns.state_x + columns.state
        top = y + layout.label_height
        if row.first_of_block:
            self._label(painter, y, width, row)
        if active:
            painter.fillRect(0, top, width, layout.height - layout.label_height - 1, style.active)
            painter.fillRect(0, top, 3, layout.height - layout.label_height - 1, style.accent)
            painter.fillRect(self._target_box(top, layout), style.panel)
        self._number(painter, top + PAD_Y, row.segment.number, active)
        origin = QPointF(columns.source_x + PAD_X, top + PAD_Y)
        painter.setPen(style.text)
        layout.source.draw(painter, origin, selected_ranges(selection, style), painted(painter))
        labels = pill_labels(row.segment.codes)
        draw_pills(painter, layout.source, row.segment.text, labels, origin, style)
        painter.setPen(style.rule)
        strip = style.strip if active else 0
        for text in range(1, len(columns.texts) + (len(columns.texts) > 2)):
            # The live cell of the active row has an outline, and so both its edges.
            if not active or text not in (1 + columns.live, 2 + columns.live):
                x = columns.text_x(text)
                painter.drawLine(x, top, x, y + layout.height - 2 - strip)
        if not live:
            self._target(painter, top, shown, layout, labels)
        if active:
            self._outline(painter, top, layout)
            self._strip(painter, y + layout.height - style.strip, width, strip_words)
        self._state(painter, top, shown)
        self._rule(painter, y + layout.height - 1)

    def _target(
        self,
        painter: QPainter,
        top: int,
        shown: Waiting,
        layout: RowLayout,
        labels: dict[str, str],
    ) -> None:
        style, columns = self.style, self.columns
        origin = QPointF(columns.target_x + PAD_X, top + PAD_Y)
        if shown.text:
            painter.setPen(style.text)
            layout.target.draw(painter, origin, (), painted(painter))
            draw_pills(painter, layout.target, shown.text, labels, origin, style)
        else:
            draw_invitation(painter, origin, columns.target - 2 * PAD_X, style)

    def _label(self, painter: QPainter, y: int, width: int, row: Row) -> None:
        style = self.style
        if y > 0 or row.segment.number > 1:
            painter.setPen(style.rule)
            painter.drawLine(0, y, width, y)
        painter.setFont(style.tiny)
        painter.setPen(style.dim)
        box = QRect(self.columns.source_x + PAD_X, y + PAD_Y // 2, width, style.label)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, flags, block_label(row.block))

    def _number(self, painter: QPainter, y: int, number: int, active: bool) -> None:
        style = self.style
        painter.setFont(style.small)
        painter.setPen(style.accent if active else style.dim)
        box = QRect(0, y, self.columns.number - PAD_X, style.line)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(number))

    def _outline(self, painter: QPainter, top: int, layout: RowLayout) -> None:
        box = self._target_box(top, layout)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.style.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 2, 2)
        painter.restore()

    def _target_box(self, top: int, layout: RowLayout) -> QRect:
        height = layout.height - layout.label_height - self.style.strip
        return QRect(self.columns.target_x, top, self.columns.target, height)

    def _state(self, painter: QPainter, top: int, shown: Waiting) -> None:
        style, columns = self.style, self.columns
        size = QFontMetricsF(style.small).ascent()
        x = columns.state_x + PAD_X
        icon = QRectF(x, top + PAD_Y + (style.line - size) / 2, size, size)
        draw_state(painter, icon, shown.state, shown.origin, shown.locked, style)
        painter.setFont(style.small)
        metrics = painter.fontMetrics()
        left = round(x + size + 6)
        room = columns.state_x + columns.state - left - 2
        for index, word in enumerate(state_lines(shown)):
            painter.setPen(style.dim if index == 0 else origin_colour(shown.origin, style))
            box = QRect(left, top + PAD_Y + index * style.line, room, style.line)
            said = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, said)

    def _strip(self, painter: QPainter, y: int, width: int, strip: Strip) -> None:
        style, columns = self.style, self.columns
        painter.setFont(style.small)
        metrics = painter.fontMetrics()
        line = style.strip - 6
        right = width - PAD_X
        if strip.action:
            keys = caps_width(strip.key, style) if strip.key else 0
            words = metrics.horizontalAdvance(strip.action)
            left = right - keys - 6 - words
            painter.setPen(style.dim)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, y, words + 2, line), flags, strip.action)
            if strip.key:
                draw_caps(painter, QPointF(right - keys, y), line, strip.key, style)
            right = round(left) - PAD_X
        x = columns.source_x + PAD_X
        flags = Qt.AlignmentFlag.AlignVCenter
        issues = metrics.horizontalAdvance(strip.issues) + PAD_X if strip.issues else 0
        said = metrics.elidedText(strip.origin, Qt.TextElideMode.ElideRight, max(0, right - x - issues))
        painter.setPen(style.dim)
        painter.drawText(QRect(x, y, right - x, line), flags, said)
        if strip.issues:
            x += metrics.horizontalAdvance(said) + PAD_X
            painter.setPen(style.error if strip.wrong else style.warning)
            painter.drawText(QRect(x, y, max(0, right - x), line), flags, strip.issues)

    def _rule(self, painter: QPainter, y: int) -> None:
        painter.setPen(self.style.rule)
        painter.drawLine(0, y, self.columns.state_x + self.columns.state, y)


def selected_ranges(selection: tuple[int, int] | None, style: GridStyle) -> list[QTextLayout.FormatRange]:
    """Return how a selected span (UTF-16) of a painted text looks."""
    if selection is None or selection[0] == selection[1]:
        return []
    chosen = QTextLayout.FormatRange()
    chosen.start, chosen.length = min(selection), abs(selection[1] - selection[0])
    form = chosen.format
    form.setBackground(style.accent)
    form.setForeground(style.panel)
    chosen.format = form
    return [chosen]
