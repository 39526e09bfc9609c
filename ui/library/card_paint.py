"""How a card of the board is painted."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.library.card import DONE, LibraryCard, Note
from ui.library.models import CARD
from ui.library.snippet import draw_snippet
from ui.moments import now
from ui.paint import (
    chip_height,
    chip_width,
    draw_chip,
    draw_icon,
    draw_initials,
    draw_progress,
    fitting,
    lines_of,
    sized,
)
from ui.tokens import CARD_RADIUS
from ui.words import initials

PAD = 11.0
GAP = 5.0
MARGIN_X, MARGIN_Y = 8, 4
BAR = 4.0
TITLE_LINES = 3


@lru_cache(maxsize=4096)
def _title_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    return tuple(lines_of(text, font, width, TITLE_LINES))


class CardDelegate(QStyledItemDelegate):
    """Paints a card. Nothing is asked of anybody: all is in the card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Return the size of a card in the column's width."""
        card: LibraryCard = index.data(CARD)
        width = option.widget.viewport().width() if option.widget is not None else option.rect.width()
        return QSize(width, round(self._height(card, option.font, width)) + 2 * MARGIN_Y)

    def _height(self, card: LibraryCard, font: QFont, width: int) -> float:
        title, small = sized(font, 1.0, True), sized(font, 0.9)
        lines = len(_title_lines(card.release.title, title, round(width - 2 * (MARGIN_X + PAD))))
        height = 2 * PAD - 2 + lines * QFontMetricsF(title).lineSpacing() + GAP + chip_height(small)
        height += len(_rows_of_notes(card, small, width)) * (chip_height(small) + GAP)
        return height + (GAP + 2 + BAR if card.status not in DONE else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Paint the card."""
        card: LibraryCard = index.data(CARD)
        tokens = theme.tokens()
        box = QRectF(option.rect).adjusted(MARGIN_X, MARGIN_Y, -MARGIN_X, -MARGIN_Y)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = chosen and option.widget is not None and option.widget.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = focus and option.widget is not None and option.widget.currentIndex() == index
        edge = tokens.accent if chosen else tokens.edge if over else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if here else 1))
        several = chosen and not (here and len(option.widget.selectionModel().selectedIndexes()) == 1)
        painter.setBrush(QColor(tokens.accent_soft if several else tokens.panel))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        self._inside(painter, card, box.adjusted(PAD, PAD - 2, -PAD, -PAD), option.font, option.rect.width())
        painter.restore()

    def _inside(self, painter: QPainter, card: LibraryCard, box: QRectF, font: QFont, width: int) -> None:
        tokens = theme.tokens()
        title, small = sized(font, 1.0, True), sized(font, 0.9)
        tiny = sized(font, 0.78, True)
        metrics, y = QFontMetricsF(title), box.top()
        painter.setPen(QColor(tokens.text))
        painter.setFont(title)
        for line in _title_lines(card.release.title, title, round(box.width())):
            painter.drawText(QPointF(box.left(), y + metrics.ascent()), line)
            y += metrics.lineSpacing()
        y += GAP
        tall = chip_height(small)
        side = tall + 1
        right = box.right() - (side + 4 if card.people else 0) - (tall if card.pinned else 0)
        # Languages are never left out before the number is cut.
        codes = sum(chip_width(code, tiny) + 6 for code, _done in card.chips) - 6
        room = max(tall * 2, right - box.left() - codes - 8)
        x = self._reference(painter, card, QRectF(box.left(), y, room, tall), small)
        for code, done in card.chips:
            if x + chip_width(code, tiny) > right + 2:
                break
            place = QPointF(x, y + (tall - chip_height(tiny)) / 2)
            x = draw_chip(painter, place, code, tiny, "good" if done else "plain")
        if card.people:
            round_box = QRectF(box.right() - side, y - 0.5, side, side)
            draw_initials(painter, round_box, initials(card.people[0]), sized(font, 0.7, True))
        if card.pinned:
            mark = QRectF(
                box.right() - (side + 4 if card.people else 0) - tall + 2, y + 2, tall - 4, tall - 4
            )
            draw_icon(painter, mark, "pin", tokens.accent)
        y += tall + GAP
        for row in _rows_of_notes(card, small, width):
            x = box.left()
            for note in row:
                if note.chip:
                    whole = chip_width(note.text, small, bool(note.icon)) <= box.right() - x
                    words = note.text if whole else note.short or note.text
                    text = fitting(words, small, box.right() - x, bool(note.icon))
                    x = draw_chip(
                        painter, QPointF(x, y), text, small, note.tone, note.icon, note.tone != "plain"
                    )
                else:
                    x = self._plain_note(painter, note, QRectF(x, y, box.right() - x, tall), small)
            y += tall + GAP
        if card.status not in DONE:
            bar = QRectF(box.left(), box.bottom() - BAR + 2, box.width(), BAR)
            draw_progress(
                painter, bar, card.confirmed, card.memory_drafts, card.machine_drafts, card.other_drafts
            )

    def _reference(self, painter: QPainter, card: LibraryCard, box: QRectF, font: QFont) -> float:
        metrics = QFontMetricsF(font)
        # The end of a house's number tells it from the others.
        text = metrics.elidedText(card.reference, Qt.TextElideMode.ElideMiddle, box.width())
        painter.setFont(font)
        painter.setPen(QColor(theme.tokens().dim))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        return box.left() + metrics.horizontalAdvance(text) + 8

    def _plain_note(self, painter: QPainter, note: Note, room: QRectF, font: QFont) -> float:
        metrics, tokens = QFontMetricsF(font), theme.tokens()
        side, x = metrics.height() - 2, room.left()
        if note.icon:
            colour = tokens.dim if note.tone == "plain" else getattr(tokens, note.tone)
            draw_icon(painter, QRectF(x, room.center().y() - side / 2, side, side), note.icon, colour)
            x += side + 3
        painter.setFont(font)
        painter.setPen(QColor(tokens.dim))
        if note.spans:
            draw_snippet(
                painter, QRectF(x, room.top(), room.right() - x, room.height()), note.text, note.spans
            )
            return room.right()
        # Who sent it back stands at the end.
        text = metrics.elidedText(note.text, Qt.TextElideMode.ElideMiddle, max(10.0, room.right() - x))
        width = metrics.horizontalAdvance(text)
        painter.drawText(
            QRectF(x, room.top(), width + 2, room.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            text,
        )
        return x + width + 8


def _rows_of_notes(card: LibraryCard, font: QFont, width: int) -> list[list[Note]]:
    room = width - 2 * (MARGIN_X + PAD)
    rows: list[list[Note]] = []
    left = 0.0
    for note in card.notes(now()):
        needed = chip_width(note.text, font, bool(note.icon)) + 6
        if not rows or needed > left:
            rows.append([])
            left = room
        rows[-1].append(note)
        left -= needed
    return rows
