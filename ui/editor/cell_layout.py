"""The layouts of a row's texts, made once and kept while the row may be seen again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from ui.editor.marks import FormatSpan, as_ranges

KEPT = 300
"""Rows whose layouts are kept: two layouts each."""

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})


def is_right_to_left(language: str) -> bool:
    """Return whether a language (BCP 47) is written from right to left."""
    parts = language.lower().split("-")
    return parts[0] in RIGHT_TO_LEFT or "arab" in parts[1:] or "hebr" in parts[1:]


def text_option(right_to_left: bool, document: bool = False) -> QTextOption:
    """Return the option for texts of the grid: wrapped at words, anywhere if need be.

    A QTextDocument mirrors the alignment itself for text that runs from right to left; a QTextLayout does not.
    """
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        if not document:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
    return option


def lay_out(
    text: str,
    spans: list[FormatSpan],
    font: QFont,
    width: float,
    line_height: int,
    right_to_left: bool = False,
) -> tuple[QTextLayout, int]:
    """Return the text laid out in lines of a fixed height, and the height of all.

    Baselines stand at four fifths of a line, as QTextDocument puts them for a fixed line height, so
    the live text of the active row lies exactly where the painted one did.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(text_option(right_to_left))
    layout.setCacheEnabled(True)
    if spans:
        layout.setFormats(as_ranges(spans))
    layout.beginLayout()
    count = 0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        baseline = line_height * 4 / 5
        line.setPosition(
            QPointF(0, count * line_height + baseline - line.ascent() - max(line.leading(), 0.0))
        )
        count += 1
    layout.endLayout()
    return layout, max(1, count) * line_height


def painted(painter: QPainter) -> QRectF:
    """Return what there is to paint on: lines of a long text that lie outside of it are passed over."""
    return QRectF(painter.viewport())


@dataclass(slots=True)
class RowLayout:
    """The laid out texts of a row, ``others`` in the order of their columns.

    Heights are in pixels; the row's height includes label and padding.
    """

    source: QTextLayout
    target: QTextLayout
    source_height: int
    target_height: int
    state_lines: list[str]
    label_height: int
    height: int
    others: tuple[QTextLayout, ...] = ()


class LayoutCache:
    """The layouts of the rows seen last."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._layouts: OrderedDict[int, RowLayout] = OrderedDict()

    def get(self, row: int) -> RowLayout | None:
        """Return a row's layouts, if they are kept."""
        found = self._layouts.get(row)
        if found is not None:
            self._layouts.move_to_end(row)
        return found

    def put(self, row: int, layout: RowLayout) -> None:
        """Keep a row's layouts, and let go of those not seen for longest."""
        self._layouts[row] = layout
        while len(self._layouts) > self._kept:
            self._layouts.popitem(last=False)

    def drop(self, row: int) -> None:
        """Forget one row's layouts."""
        self._layouts.pop(row, None)

    def clear(self) -> None:
        """Forget them all."""
        self._layouts.clear()

    def __len__(self) -> int:
        return len(self._layouts)
