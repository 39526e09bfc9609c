"""Laying out the texts of rows, with their marks, and keeping what was laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from ui.editor.cell_layout import LayoutCache, RowLayout, lay_out
from ui.editor.columns import Columns
from ui.editor.long_texts import beginning, rest_words
from ui.editor.marks import NO_MARKS, FormatSpan, Marks, Span, format_spans
from ui.editor.other_cells import OtherColumn
from ui.editor.pills import pill_labels
from ui.editor.row_paint import state_lines
from ui.editor.rows import RowPages
from ui.editor.style import PAD_X, PAD_Y, GridStyle
from ui.editor.units import to_units
from workbench.desk.views import Row
from workbench.model.issues import Side
from workbench.model.release import BlockKind


class RowLayouts(LayoutCache):
    """The layouts of rows. ``marks_of`` gives a segment's marks, ``hits_of`` what was found in a text, ``changed_of``
    where words came into a source since it was translated, and where some went.

    ``right_to_left`` is about source and target.
    """

    style: GridStyle

    def __init__(self, pages: RowPages, columns: Columns) -> None:
        super().__init__()
        self._pages = pages
        self._columns = columns
        self.right_to_left = (False, False)
        self.others: Sequence[OtherColumn] = ()
        self.marks_of: Callable[[str], Marks] = lambda _segment_id: NO_MARKS
        self.hits_of: Callable[[str, Side], Sequence[Span]] = lambda _text, _side: ()
        self.changed_of: Callable[[str, str], tuple[Sequence[Span], Sequence[Span]]] = lambda _id, _text: (
            (),
            (),
        )

    def of(self, number: int, live_height: int | None) -> RowLayout | None:
        """Return a row laid out, None where it has not been read.

        ``live_height`` is the height in pixels of the live text on the active row, None on any other.
        """
        kept = self.get(number)
        if kept is not None:
            return kept
        row, shown = self._pages.row(number), self._pages.shown(number)
        if row is None or shown is None:
            return None
        style, columns = self.style, self._columns
        live = live_height is not None
        source, source_height = self._text(row, row.segment.text, Side.SOURCE, columns.source)
        target, target_height = self._text(row, "" if live else shown.text, Side.TARGET, columns.target)
        if live_height is not None:
            target_height = live_height
        others = [self._other(row, number, column) for column in self.others]
        lines = state_lines(shown)
        label = style.label if row.first_of_block else 0
        inner = max(source_height, target_height, len(lines) * style.line, *(high for _one, high in others))
        height = label + inner + 2 * PAD_Y + 1 + (style.strip if live else 0)
        made = RowLayout(source, target, source_height, target_height, lines, label, height)
        made.others = tuple(layout for layout, _high in others)
        self.put(number, made)
        return made

    def _text(self, row: Row, text: str, side: Side, width: int) -> tuple[QTextLayout, int]:
        style = self.style
        font = style.bold if row.block.kind is BlockKind.HEADLINE else style.font
        labels = pill_labels(row.segment.codes)
        marks = self.marks_of(row.segment.id)
        spans: list[FormatSpan] = []
        if text:
            changed = self.changed_of(row.segment.id, text) if side is Side.SOURCE else ((), ())
            shown = beginning(text)
            hits = self.hits_of(shown, side)
            spans = format_spans(shown, side, marks, labels, font, style, hits, *changed)
        right_to_left = self.right_to_left[side is Side.TARGET]
        return self._laid_out(text, spans, font, width - 2 * PAD_X, right_to_left)

    def _other(self, row: Row, number: int, column: OtherColumn) -> tuple[QTextLayout, int]:
        style = self.style
        revision = column.targets.target(number)
        text = "" if revision is None else revision.text
        font = style.bold if row.block.kind is BlockKind.HEADLINE else style.font
        labels = pill_labels(row.segment.codes)
        spans = format_spans(beginning(text), Side.TARGET, NO_MARKS, labels, font, style) if text else []
        width = self._columns.texts[column.text] - 2 * PAD_X
        return self._laid_out(text, spans, font, width, column.right_to_left)

    def _laid_out(
        self, text: str, spans: list[FormatSpan], font: QFont, width: float, right_to_left: bool
    ) -> tuple[QTextLayout, int]:
        style, rest = self.style, rest_words(text)
        if rest:
            text = beginning(text)
            quiet = QTextCharFormat()
            quiet.setForeground(style.dim)
            first = to_units(text, len(text)) + 1
            spans = [*spans, FormatSpan(first, len(rest), quiet)]
            text = f"{text}\n{rest}"
        return lay_out(text, spans, font, width, style.line, right_to_left)
