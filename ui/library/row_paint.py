"""How a row of the list is painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.library.card import LibraryCard
from ui.library.card_paint import BAR
from ui.library.models import CARD, LANGUAGES, PROGRESS, STATUS, TIMES, TITLE
from ui.library.notes import found_in, times_of
from ui.library.snippet import draw_snippet
from ui.moments import now
from ui.paint import chip_height, chip_width, draw_chip, draw_icon, draw_progress, sized


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of the list that are more than text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Return the size of a cell, with room above and below."""
        hint = super().sizeHint(option, index)
        card: LibraryCard = index.data(CARD)
        tiny = sized(option.font, 0.78, True)
        if index.column() == LANGUAGES:
            hint.setWidth(round(sum(chip_width(code, tiny) + 6 for code, _done in card.chips)) + 20)
        elif index.column() == PROGRESS:
            hint.setWidth(110)
        else:
            hint.setWidth(hint.width() + 20)
        hint.setHeight(round(QFontMetricsF(option.font).height() * 1.9))
        return hint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Paint a cell."""
        card: LibraryCard = index.data(CARD)
        tokens = theme.tokens()
        box = QRectF(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(
            box, QColor(tokens.accent_soft if chosen else tokens.hover if over else tokens.panel)
        )
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        widget = option.widget
        if widget is not None and widget.hasFocus() and widget.currentIndex().row() == index.row():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
            if index.column() == 0:
                painter.fillRect(
                    QRectF(option.rect.left(), option.rect.top(), 3, option.rect.height()), tokens.accent
                )
        tiny = sized(option.font, 0.78, True)
        inner = box.adjusted(8, 0, -8, 0)
        if index.column() == TITLE:
            self._title(painter, option, card, inner)
        elif index.column() == LANGUAGES:
            x = inner.left()
            for code, done in card.chips:
                place = QPointF(x, box.center().y() - chip_height(tiny) / 2)
                x = draw_chip(painter, place, code, tiny, "good" if done else "plain")
        elif index.column() == PROGRESS:
            bar = QRectF(inner.left(), box.center().y() - BAR / 2, inner.width(), BAR)
            draw_progress(
                painter, bar, card.confirmed, card.memory_drafts, card.machine_drafts, card.other_drafts
            )
        else:
            self._text(painter, option, index, inner, card)
        painter.restore()

    def _title(self, painter: QPainter, option: QStyleOptionViewItem, card: LibraryCard, box: QRectF) -> None:
        tokens = theme.tokens()
        font, small = sized(option.font, 1.0, True), sized(option.font, 0.85)
        note = found_in(card)
        if note is not None:
            painter.setFont(sized(option.font, 0.92))
            painter.setPen(QColor(tokens.dim))
            under = QRectF(box.left(), box.center().y() + 1, box.width(), box.height() / 2 - 3)
            draw_snippet(painter, under, note.text, note.spans)
            box = QRectF(box.left(), box.top() + 3, box.width(), box.height() / 2 - 3)
        side = QFontMetricsF(small).height()
        if card.pinned:
            draw_icon(
                painter, QRectF(box.left(), box.center().y() - side / 2, side, side), "pin", tokens.accent
            )
            box = box.adjusted(side + 5, 0, 0, 0)
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(card.release.title, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        x = box.left() + metrics.horizontalAdvance(text) + 12
        for icon, name in (*(("folder", one) for one in card.dossiers), *(("tag", one) for one in card.tags)):
            if x + chip_width(name, small, True) > box.right():
                break
            x = draw_chip(
                painter, QPointF(x, box.center().y() - chip_height(small) / 2), name, small, icon=icon
            )

    def _text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Any, box: QRectF, card: LibraryCard
    ) -> None:
        tokens = theme.tokens()
        font = sized(option.font, 1.0)
        colour = tokens.text if index.column() == STATUS else tokens.dim
        if index.column() == TIMES:
            tones = [note.tone for note in times_of(card, now()) if note.tone != "plain"]
            colour = getattr(tokens, tones[-1]) if tones else tokens.dim
        painter.setFont(font)
        painter.setPen(QColor(colour))
        text = QFontMetricsF(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
