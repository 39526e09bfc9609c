"""Painting the cells of other languages: their text, and a small icon for its state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout

from ui.editor.cell_layout import painted
from ui.editor.columns import Columns
from ui.editor.other_targets import OtherTargets
from ui.editor.pills import draw_pills
from ui.editor.row_paint import selected_ranges
from ui.editor.state_icons import draw_state
from ui.editor.style import PAD_X, PAD_Y, GridStyle
from workbench.desk.views import NO_ORIGIN
from workbench.model.translation import SegmentState, TargetRevision


@dataclass(eq=False)
class OtherColumn:
    """A column of another language: the text of ``Columns`` that it is, and whether the person may write there."""

    text: int
    language: str
    title: str
    right_to_left: bool
    may_write: bool
    targets: OtherTargets

    @property
    def translation_id(self) -> str:
        """The translation that it shows."""
        return self.targets.translation_id


def paint_other(
    painter: QPainter,
    top: int,
    column: OtherColumn,
    revision: TargetRevision | None,
    layout: QTextLayout,
    labels: dict[str, str],
    selection: tuple[int, int] | None,
    columns: Columns,
    style: GridStyle,
) -> None:
    """Paint one cell whose row's text begins at ``top``; ``selection`` is a span of it in UTF-16 code units."""
    x, width = columns.text_x(column.text), columns.texts[column.text]
    origin = QPointF(x + PAD_X, top + PAD_Y)
    if revision is not None and revision.text:
        painter.setPen(style.text)
        layout.draw(painter, origin, selected_ranges(selection, style), painted(painter))
        draw_pills(painter, layout, revision.text, labels, origin, style)
    size = min(PAD_X - 2.0, QFontMetricsF(style.tiny).ascent())
    icon = QRectF(x + width - size - 1, top + PAD_Y + (style.line - size) / 2, size, size)
    state = SegmentState.UNTRANSLATED if revision is None else revision.state
    from_where = NO_ORIGIN if revision is None else revision.origin
    draw_state(painter, icon, state, from_where, revision is not None and revision.locked, style)
