"""How a row is painted: its sentences left and right, and between them how they belong together."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.editor.style import PAD_X, PAD_Y, GridStyle, grid_style
from ui.editor.units import to_units
from ui.paint import draw_icon
from ui.pairing.differing import Sentence, Span, sentences, shortened
from ui.pairing.measuring import HEADS, Heights, Measured, laid_out, row_height
from ui.pairing.model import RowModel
from ui.words import _
from workbench.desk import catalogue, wording
from workbench.model.pairing import PairRow, PairSide, RowKind

LAYOUTS = 800
"""Texts whose broken lines are kept."""
BAR = 3


@dataclass(frozen=True)
class Columns:
    """Where the columns begin and how wide they are, in device-independent pixels."""

    number: float
    source: float
    middle: float
    target: float
    text: float
    between: float


def columns(width: float, style: GridStyle) -> Columns:
    """Return the columns of a view of a width: a number, two of the same width, and one between them."""
    metrics = QFontMetricsF(style.small)
    number = metrics.horizontalAdvance("0000") + PAD_X
    percent = metrics.horizontalAdvance("100 %") + metrics.height()
    between = max(percent, metrics.horizontalAdvance(wording.name(RowKind.MOVED))) + 3 * PAD_X
    text = max(60.0, (width - number - between) / 2)
    return Columns(0.0, number, number + text, number + text + between, text, between)


class RowDelegate(QStyledItemDelegate):
    """Paints rows, as high as they were measured. ``side`` is the column that the keys mean; ``carried`` what is being
    moved; ``ready`` whether the heights are those of the width of now, ``measured`` whether there are any.
    """

    def __init__(self, view: QAbstractItemView, parent: QObject | None = None) -> None:
        super().__init__(parent or view)
        self._view = view
        self.side = PairSide.SOURCE
        self.carried: tuple[PairSide, int] | None = None
        self._style: GridStyle | None = None
        self._width = 0
        self._columns = Columns(0, 0, 0, 0, 0, 0)
        self._layouts: OrderedDict[tuple[str, bool], QTextLayout] = OrderedDict()
        self._heights: Heights = {}
        self._tall_rows: dict[PairRow, int] = {}
        self.ready = self.measured = False

    # measuring

    def style_of(self) -> GridStyle:
        """Return the sizes and colours in force."""
        if self._style is None:
            self._style = grid_style(self._view.font())
        return self._style

    def columns(self) -> Columns:
        """Return the columns of the view as it is now."""
        width = self._view.viewport().width()
        if width != self._width:
            # Rows are as high as they were until they have been measured anew.
            self._layouts.clear()
            self.ready = False
            self._width, self._columns = width, columns(width, self.style_of())
        return self._columns

    def _layout(self, text: str, room: float, bold: bool, style: GridStyle) -> QTextLayout:
        key = (text, bold)
        found = self._layouts.get(key)
        if found is not None:
            self._layouts.move_to_end(key)
            return found
        layout, tall = laid_out(text, max(1.0, float(int(room))), bold, style)
        if self.ready and self._heights.get(key, tall) != tall:
            # It needs another line than was counted: a text must never be cut.
            self._tall_rows.clear()
            self._view.scheduleDelayedItemsLayout()
        self._heights[key] = tall
        self._layouts[key] = layout
        while len(self._layouts) > LAYOUTS:
            self._layouts.popitem(last=False)
        return layout

    def _height(self, text: str, room: float, bold: bool, style: GridStyle) -> float:
        key = (text, bold)
        if key not in self._heights:
            self._layout(text, room, bold, style)
        return self._heights[key]

    def room(self) -> float:
        """Return how wide a line of text is, in whole device-independent pixels."""
        return max(1.0, float(int(self.columns().text - 2 * PAD_X)))

    def take(self, found: Measured) -> None:
        """Have rows as high as they were measured to be, in the width of now."""
        self._heights, self._tall_rows = found.heights, found.rows
        self.ready = self.measured = True

    def forget(self) -> None:
        """Fonts or colours are others: nothing that was laid out is right any more."""
        self._style = None
        self._width = 0

    def _model(self) -> RowModel:
        model = self._view.model()
        assert isinstance(model, RowModel)
        return model

    def _sides(self, row: PairRow) -> tuple[list[Sentence], list[Sentence]]:
        pairing = self._model().pairing
        source, target = (
            [
                replace(one, text=shortened(one.text))
                for one in sentences(pairing, row.source if is_source else row.target, is_source)
            ]
            for is_source in (True, False)
        )
        return source, target

    def _bold(self, one: Sentence, source: bool) -> bool:
        pairing = self._model().pairing
        return (pairing.source if source else pairing.target)[one.index].kind in HEADS

    def _tall(self, texts: list[Sentence], source: bool, width: float, style: GridStyle) -> float:
        heights = [self._height(one.text, width, self._bold(one, source), style) for one in texts]
        return sum(heights) + PAD_Y / 2 * max(0, len(heights) - 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return how high a row is in the width of the view."""
        del option
        at = self.columns()
        row = self._model().row(index.row())
        tall = self._tall_rows.get(row)
        if tall is None and not self.ready:
            return QSize(self._width, self.style_of().line)
        if tall is None:
            style = self.style_of()
            room = at.text - 2 * PAD_X
            tall = row_height(
                self._model().pairing, row, style, lambda text, bold: self._height(text, room, bold, style)
            )
            self._tall_rows[row] = tall
        return QSize(self._width, tall)

    # painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        style, tokens = self.style_of(), theme.tokens()
        box = QRectF(option.rect)
        row = self._model().row(index.row())
        current = index.row() == self._view.currentIndex().row()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        at = self.columns()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, style.active if selected or current else style.panel)
        middle = QRectF(box.left() + at.middle, box.top(), at.between, box.height() - 1)
        if row.unsure:
            painter.fillRect(middle, QColor(tokens.warning_soft))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), style.rule)
        if current:
            painter.fillRect(QRectF(box.left(), box.top(), BAR, box.height() - 1), style.accent)
        painter.setPen(style.dim)
        painter.setFont(style.small)
        number = QRectF(box.left(), box.top() + PAD_Y, at.source - PAD_X / 2, style.line)
        shown = QLocale(catalogue.language()).toString(index.row() + 1)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        source, target = self._sides(row)
        marks = self._model().session.marks.get(row)
        left = QRectF(box.left() + at.source, box.top(), at.text, box.height() - 1)
        right = QRectF(box.left() + at.target, box.top(), at.text, box.height() - 1)
        for cell, texts, is_source in ((left, source, True), (right, target, False)):
            spans = () if marks is None else marks.source if is_source else marks.target
            self._paint_cell(painter, cell, texts, is_source, spans, style)
            if current and (self.side is PairSide.SOURCE) is is_source:
                self._outline(painter, cell, style)
            self._paint_carried(painter, cell, texts, is_source, style)
        self._paint_middle(painter, middle, row, source, target, style)
        painter.restore()

    def _outline(self, painter: QPainter, cell: QRectF, style: GridStyle) -> None:
        colour = style.accent if self._view.hasFocus() else QColor(theme.tokens().edge)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 4, 4)

    def _paint_carried(
        self, painter: QPainter, cell: QRectF, texts: list[Sentence], source: bool, style: GridStyle
    ) -> None:
        side = PairSide.SOURCE if source else PairSide.TARGET
        if self.carried is None or self.carried[0] is not side:
            return
        if any(one.index == self.carried[1] for one in texts):
            painter.setPen(QPen(style.machine, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(4, 4, -4, -4), 4, 4)

    def _paint_cell(
        self,
        painter: QPainter,
        cell: QRectF,
        texts: list[Sentence],
        source: bool,
        spans: tuple[Span, ...],
        style: GridStyle,
    ) -> None:
        room = cell.width() - 2 * PAD_X
        y = cell.top() + PAD_Y
        if not texts:
            font = QFont(style.font)
            font.setItalic(True)
            painter.setFont(font)
            painter.setPen(style.dim)
            words = _("Not in the source") if source else _("Left out of the translation")
            painter.drawText(
                QRectF(cell.left() + PAD_X, y, room, style.line),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                words,
            )
            return
        painter.setPen(style.text)
        for one in texts:
            bold = self._bold(one, source)
            layout = self._layout(one.text, room, bold, style)
            layout.draw(painter, QPointF(cell.left() + PAD_X, y), _formats(one, spans, style))
            y += self._height(one.text, room, bold, style) + PAD_Y / 2

    def _paint_middle(
        self,
        painter: QPainter,
        box: QRectF,
        row: PairRow,
        source: list[Sentence],
        target: list[Sentence],
        style: GridStyle,
    ) -> None:
        tokens = theme.tokens()
        colour = QColor(tokens.warning if row.unsure else tokens.edge)
        line = Qt.PenStyle.DashLine if row.unsure else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.5, line))
        text_width = self._text_width()
        for texts, is_source, x in ((source, True, box.left() + 3.5), (target, False, box.right() - 3.5)):
            if texts:
                tall = self._tall(texts, is_source, text_width, style)
                painter.drawLine(QPointF(x, box.top() + PAD_Y), QPointF(x, box.top() + PAD_Y + tall))
        first = box.top() + PAD_Y + style.line / 2
        lines = self._words(row)
        if source and target:
            reach = 5.5 if lines else box.width() / 2 - 3.5
            painter.drawLine(QPointF(box.left() + 3.5, first), QPointF(box.left() + 3.5 + reach, first))
            painter.drawLine(QPointF(box.right() - 3.5 - reach, first), QPointF(box.right() - 3.5, first))
        painter.setFont(style.small)
        side = QFontMetricsF(style.small).height() - 3
        y = box.top() + PAD_Y
        for words, icon, tone in lines:
            painter.setPen(QColor(getattr(tokens, tone)))
            width = QFontMetricsF(style.small).horizontalAdvance(words)
            whole = width + (side + 4 if icon else 0)
            x = box.left() + (box.width() - whole) / 2
            if icon:
                draw_icon(
                    painter,
                    QRectF(x, y + (style.small_line - side) / 2, side, side),
                    icon,
                    getattr(tokens, tone),
                )
                x += side + 4
            painter.drawText(
                QRectF(x, y, width + 2, style.small_line),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                words,
            )
            y += style.small_line

    def _text_width(self) -> float:
        return self.columns().text - 2 * PAD_X

    def _words(self, row: PairRow) -> list[tuple[str, str, str]]:
        """Return the lines between the texts: words, an icon or none, the token of their colour."""
        found = []
        if row.unsure:
            found.append((_("{percent} %").format(percent=round(row.confidence * 100)), "warning", "warning"))
        counts = f"{len(row.source)} : {len(row.target)}"
        if row.moved:
            found.append((wording.name(row.kind), "", "dim"))
        elif row.joined:
            found.append((counts, "", "dim"))
        if row.locked:
            found.append(("", "lock", "dim"))
        return found


def _formats(one: Sentence, spans: tuple[Span, ...], style: GridStyle) -> list[QTextLayout.FormatRange]:
    """Return how what differs is marked: on the ground of figures, with a wave below it."""
    found = []
    for start, end in spans:
        first, last = max(0, start - one.start), min(len(one.text), end - one.start)
        if first >= last:
            continue
        made = QTextLayout.FormatRange()
        made.start = to_units(one.text, first)
        made.length = to_units(one.text, last) - made.start
        look = QTextCharFormat()
        look.setBackground(style.figure)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(style.error)
        made.format = look
        found.append(made)
    return found
