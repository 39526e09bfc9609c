"""The rows on screen: laid out, measured before they come into view, painted; nothing else exists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.editor.cell_layout import RowLayout, is_right_to_left
from ui.editor.grid_header import Title
from ui.editor.heights import HeightIndex, estimated_heights
from ui.editor.other_cells import OtherColumn, paint_other
from ui.editor.pills import pill_labels
from ui.editor.row_layouts import RowLayouts
from ui.editor.row_paint import RowPainter, Strip
from ui.editor.rows import PAGE, RowPages
from ui.editor.scrolling import RowScroller
from ui.editor.style import PAD_X, PAD_Y, grid_style
from ui.editor.viewport import Viewport
from ui.words import answer

LENGTH_STEP = 8
"""How many characters a unit of ``Outline.lengths`` stands for."""


class RowView(RowScroller):
    """Paints ``RowPages``: source, languages and state. ``seen`` tells (first, last) of the rows that were painted,
    ``style_changed`` that font or theme are others.
    """

    seen = Signal(int, int)
    style_changed = Signal()

    def __init__(self, pages: RowPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = pages
        self.painter = RowPainter(self.style_now, self.columns)
        self.layouts = RowLayouts(pages, self.columns)
        self.layouts.style = self.style_now
        self.strip = Strip()
        self.active = -1
        self.invisibles = True
        self.has_painted = False
        self.right_to_left = False
        self._seen = (-1, -1)
        self._pinned: tuple[int, int] | None = None
        self._titles: tuple[Title, ...] = ()
        self.header.resized.connect(self.lay_out_anew)
        pages.arriving.connect(self._arriving)

    # what the active row adds: see ``SegmentGrid``

    def live_height(self) -> int:
        """Return how high the live text of the active row is, in pixels."""
        return self.style_now.line

    def live(self) -> bool:
        """Return whether the target of the active row is left to a text edit."""
        return False

    def selected_in(self, _number: int, _column: int) -> tuple[int, int] | None:
        """Return the selected span of a cell, in UTF-16 code units."""
        return None

    def place_edit_width(self) -> None:
        """Make what lies over the rows as wide as its column."""

    # columns

    def show_columns(
        self, source: tuple[str, Title], languages: Sequence[tuple[str, Title]], live: int
    ) -> None:
        """Show the source and these languages: (BCP 47, title) each; ``live`` (from 0) is the one written in."""
        self._titles = (source[1], *(title for _language, title in languages))
        self.columns.show(tuple(language for language, _title in languages), live)
        self.right_to_left = is_right_to_left(languages[live][0])
        self.layouts.right_to_left = (is_right_to_left(source[0]), self.right_to_left)
        self.header.show_titles(self._titles, self.style_now)

    def show_others(self, others: Sequence[OtherColumn]) -> None:
        """Show what stands in other languages, in the columns that ``show_columns`` made for them.

        Whoever takes one away deletes its targets.
        """
        for column in others:
            if column not in self.layouts.others:
                column.targets.arriving.connect(self._arriving)
                column.targets.loaded.connect(self.rows_came)
                column.targets.replaced.connect(self.remark)
        self.layouts.others = tuple(others)
        self.lay_out_anew()

    def other_column(self, text: int) -> OtherColumn | None:
        """Return the other language whose text of ``Columns`` this is, None where it is none."""
        return next((one for one in self.layouts.others if one.text == text), None)

    # geometry

    def lay_out_anew(self) -> None:
        """Lay everything out for the widths there are now; what is looked at stays where it is."""
        pin = self._pin()
        style = self.style_now
        self.columns.fit(self.viewport().width(), style, self.pages.total)
        self.layouts.clear()
        narrow = min(self.columns.source, self.columns.target) - 2 * PAD_X
        self.heights = HeightIndex(
            estimated_heights(
                self.pages.lengths,
                self.pages.block_starts,
                LENGTH_STEP,
                int(narrow / style.character),
                style.line,
                2 * PAD_Y + 1,
                style.label,
            )
        )
        old = self.view
        self.view = Viewport(self.heights, self.measure, self.viewport().height())
        self.view.row, self.view.offset = min(old.row, max(0, self.heights.count - 1)), 0
        self.place_edit_width()
        self._keep(pin)
        self.header.update()

    def _pin(self) -> tuple[int, int] | None:
        # The row that must not move: the active one if it is seen, else the first that has been read.
        rows = [(row, y) for row, y, _h in self.view.visible() if self.pages.row(row) is not None]
        for row, y in rows:
            if row == self.active:
                return row, y
        return rows[0] if rows else None

    def _keep(self, pin: tuple[int, int] | None, show: bool = False) -> None:
        if pin is not None:
            self.view.pin(*pin)
        else:
            self.view.scroll_by(0)
        if show:
            self.view.show(self.active, self.style_now.line)
        self.moved()

    def measure(self, number: int) -> int:
        """Return the height of a row: its true one where it has been read."""
        layout = self.layout_of(number)
        return self.heights.height(number) if layout is None else layout.height

    def layout_of(self, number: int) -> RowLayout | None:
        """Return the laid out texts of a row, None where it has not been read."""
        return self.layouts.of(number, self.live_height() if number == self.active else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window; what is looked at stays."""
        super().resizeEvent(event)
        self.place_header()
        self.view.height = self.viewport().height()
        if event.oldSize().width() != event.size().width():
            self.lay_out_anew()
        else:
            self.view.scroll_by(0)
            self.moved()

    # rows that come and change

    def _arriving(self) -> None:
        self._pinned = self._pin()

    def rows_came(self, first: int, count: int, show: bool = False) -> None:
        """Give rows that were guessed their heights without moving what is looked at; ``show`` the active one."""
        pin, self._pinned = self._pinned, None
        for number in range(first, first + count):
            self.layouts.drop(number)
        self._keep(pin, show)

    def remark(self, number: int) -> None:
        """Lay a row out again, because its text, state or marks are others."""
        on_screen = self.view.row <= number <= max(self._seen[1], self.view.row)
        pin = self._pin() if on_screen else None
        self.layouts.drop(number)
        if on_screen:
            if pin is not None:
                self.view.pin(*pin)
            self.moved()

    def remark_all(self) -> None:
        """Lay everything on screen out again."""
        pin = self._pin()
        self.layouts.clear()
        if pin is not None:
            self.view.pin(*pin)
        self.moved()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows on screen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.style_now.panel)
        first = last = self.view.row
        for number, y, height in self.view.visible():
            last = number
            if y > event.rect().bottom() or y + height < event.rect().top():
                continue
            self._paint_row(painter, number, y, height)
        painter.end()
        for source in (self.pages, *(column.targets for column in self.layouts.others)):
            source.want(first - PAGE // 2, last + PAGE // 2)
        if (first, last) != self._seen:
            self._seen = (first, last)
            self.seen.emit(first, last)

    def _paint_row(self, painter: QPainter, number: int, y: int, height: int) -> None:
        row, shown, layout = self.pages.row(number), self.pages.shown(number), self.layout_of(number)
        if row is None or shown is None or layout is None:
            self.painter.placeholder(painter, y, height, self.pages.row_at(number) + 1)
            return
        active = number == self.active
        self.has_painted = self.has_painted or active
        live = active and self.live()
        selection = self.selected_in(number, 0)
        self.painter.row(painter, y, row, shown, layout, active, live, selection, self.strip)
        labels = pill_labels(row.segment.codes) if self.layouts.others else {}
        for column, text in zip(self.layouts.others, layout.others, strict=False):
            chosen = self.selected_in(number, column.text)
            revision = column.targets.target(number)
            if column.targets.knows(number):
                paint_other(
                    painter, y + layout.label_height, column, revision, text, labels, chosen, self.columns,
                    self.style_now,
                )  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font and the palette at once."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            answer(self.restyle)
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take sizes and colours from the font and the theme in force."""
        if not hasattr(self, "layouts"):
            return
        self.style_now = self.layouts.style = grid_style(self.font(), self.invisibles)
        self.painter = RowPainter(self.style_now, self.columns)
        self.header.show_titles(self._titles, self.style_now)
        self.place_header()
        self.lay_out_anew()
        self.style_changed.emit()
