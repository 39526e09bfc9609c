"""The page as it came, read as a page: what is dropped is grey and struck through, a click selects its block."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from ui import theme
from ui.dialogs.block_model import BLOCK, TEXT, BlockModel, selected_rows
from ui.words import Retranslated, _
from workbench.model.inline import CODE_PATTERN, CodeKind, CodeRole
from workbench.model.release import Block, BlockKind

_LONGEST = 6000
_SIDE, _ABOVE = 18, 5
_SIZES = {BlockKind.HEADLINE: 1.45, BlockKind.SUBHEAD: 1.12}
_INDENTS = {BlockKind.QUOTATION: 24, BlockKind.LIST_ITEM: 18, BlockKind.TABLE_CELL: 18}
_BOLD_KINDS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)


def page_text(block: Block) -> tuple[str, list[QTextLayout.FormatRange]]:
    """Return the text of a block as it reads, at most 6,000 characters, with its formats."""
    known = {code.char: code for code in block.codes}
    out: list[str] = []
    ranges: list[QTextLayout.FormatRange] = []
    opened: list[tuple[CodeKind, int]] = []
    at = 0
    shown = block.text[:_LONGEST]
    pieces = CODE_PATTERN.split(shown)
    for piece, char in zip(pieces, [*CODE_PATTERN.findall(shown), ""], strict=True):
        out.append(piece)
        # Qt counts in UTF-16.
        at += len(piece.encode("utf-16-le", "surrogatepass")) // 2
        code = known.get(char)
        if code is None:
            continue
        if code.kind is CodeKind.LINE_BREAK:
            out.append("\u2028")
            at += 1
        elif code.role is CodeRole.OPEN:
            opened.append((code.kind, at))
        elif opened:
            kind, start = opened.pop()
            ranges.append(_range(kind, start, at))
    ranges += [_range(kind, start, at) for kind, start in opened]
    return "".join(out) + ("…" if len(block.text) > _LONGEST else ""), ranges


def _range(kind: CodeKind, start: int, end: int) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    if kind is CodeKind.BOLD:
        form.setFontWeight(QFont.Weight.Bold)
    elif kind is CodeKind.ITALIC:
        form.setFontItalic(True)
    elif kind is CodeKind.UNDERLINE or kind is CodeKind.LINK:
        form.setFontUnderline(True)
    else:
        raised = kind is CodeKind.SUPERSCRIPT
        align = QTextCharFormat.VerticalAlignment
        form.setVerticalAlignment(align.AlignSuperScript if raised else align.AlignSubScript)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, form
    return found


class PageDelegate(QStyledItemDelegate):
    """Paints a block as it would stand on the page."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        # Of each block the height at the width and in the font for which it was asked last.
        self._heights: dict[str, tuple[tuple[int, str, bool, BlockKind], int]] = {}

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """Return the height that the block needs at the width of the page."""
        block: Block = index.data(BLOCK)
        width = self._width(block)
        known = (width, option.font.key(), block.kept, block.kind)
        found = self._heights.get(block.id)
        if found is None or found[0] != known:
            height = round(self._laid_out(block, option.font, width)[1]) + 2 * _ABOVE
            found = self._heights[block.id] = (known, height)
        return QSize(width, found[1])

    def _width(self, block: Block) -> int:
        view = self.parent()
        assert isinstance(view, QListView)
        return max(80, view.viewport().width() - 2 * _SIDE - _INDENTS.get(block.kind, 0) - 2)

    def _laid_out(self, block: Block, font: QFont, width: int) -> tuple[QTextLayout, float]:
        text, ranges = page_text(block)
        shown = QFont(font)
        if block.kept:
            size = _SIZES.get(block.kind, 1.0)
            if font.pixelSize() > 0:
                shown.setPixelSize(round(font.pixelSize() * size))
            else:
                shown.setPointSizeF(font.pointSizeF() * size)
            shown.setBold(block.kind in _BOLD_KINDS)
            shown.setItalic(block.kind is BlockKind.CAPTION)
        else:
            shown.setStrikeOut(True)
        layout = QTextLayout(text, shown)
        layout.setFormats(ranges)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = 0.0
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.2
        layout.endLayout()
        return layout, height

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        """Paint it: what is selected on the accent's pale ground with a bar, what is dropped grey."""
        block: Block = index.data(BLOCK)
        tokens = theme.tokens()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        layout, _height = self._laid_out(block, option.font, self._width(block))
        painter.setPen(QColor(tokens.text if block.kept else tokens.dim))
        left = rect.left() + _SIDE + _INDENTS.get(block.kind, 0)
        if block.kind is BlockKind.LIST_ITEM and block.kept:
            painter.drawText(QPointF(left - 13, rect.top() + _ABOVE + painter.fontMetrics().ascent()), "•")
        if block.kind in (BlockKind.TABLE_CELL, BlockKind.QUOTATION) and block.kept:
            painter.fillRect(QRect(left - 10, rect.top() + 2, 1, rect.height() - 4), QColor(tokens.edge))
        layout.draw(painter, QPointF(left, rect.top() + _ABOVE))
        painter.restore()


class PageView(Retranslated, QListView):
    """The page. Its selection follows that of the table of blocks, and the reverse; Space keeps or drops."""

    def __init__(self, model: BlockModel, table: QAbstractItemView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks, self.table = model, table
        self._following = False
        self.setModel(model)
        self.setModelColumn(TEXT)
        self.setItemDelegate(PageDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Ten thousand blocks are measured little by little.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)
        self.setTabKeyNavigation(False)
        self.selectionModel().selectionChanged.connect(lambda *_two: self._follow(self, self.table))
        table.selectionModel().selectionChanged.connect(lambda *_two: self._follow(self.table, self))
        self.retranslate()

    def _follow(self, one: QAbstractItemView, other: QAbstractItemView) -> None:
        """Select in one view what is selected in the other."""
        if self._following:
            return
        rows = selected_rows(one.selectionModel())
        current = one.currentIndex()
        self._following = True
        try:
            _select(other, rows, self.blocks, current.row() if current.isValid() else -1)
        finally:
            self._following = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or drop with Space."""
        rows = selected_rows(self.selectionModel())
        if event.key() == Qt.Key.Key_Space and rows:
            blocks = [self.blocks.blocks[row] for row in rows]
            self.blocks.kept_wanted.emit([block.id for block in blocks], not blocks[0].kept)
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say the words."""
        self.setAccessibleName(_("The page as it came"))
        self.setAccessibleDescription(_("Space keeps or drops what is selected"))


def _select(view: QAbstractItemView, rows: Iterable[int], model: BlockModel, current: int) -> None:
    wanted = QItemSelection()
    start = before = -2
    for row in [*rows, -1]:
        if row == before + 1 and row >= 0:
            before = row
            continue
        if start >= 0:
            wanted.select(model.index(start, 0), model.index(before, model.columnCount() - 1))
        start = before = row
    selection = view.selectionModel()
    if current >= 0:
        selection.setCurrentIndex(model.index(current, TEXT), QItemSelectionModel.SelectionFlag.NoUpdate)
        view.scrollTo(model.index(current, TEXT))
    selection.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
