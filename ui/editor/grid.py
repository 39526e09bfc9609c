"""The grid: source left, target right, a row a segment; paints what is on screen and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui.editor.cell_layout import RowLayout, is_right_to_left
from ui.editor.heights import HeightIndex, estimated_heights
from ui.editor.marks import FormatSpan, format_spans, moved
from ui.editor.pills import pill_labels
from ui.editor.row_layouts import RowLayouts
from ui.editor.row_paint import RowPainter, Strip
from ui.editor.rows import PAGE, RowPages
from ui.editor.scrolling import RowScroller
from ui.editor.source_selection import SourceSelection
from ui.editor.style import PAD_X, PAD_Y, grid_style
from ui.editor.target_edit import TargetEdit
from ui.editor.viewport import Viewport
from ui.words import _, answer
from workbench.desk.views import Row
from workbench.model.issues import Side
from workbench.model.release import BlockKind

LENGTH_STEP = 8
"""How many characters a unit of ``Outline.lengths`` stands for."""


class SegmentGrid(RowScroller):
    """Shows ``RowPages`` and lets the active row be edited.

    ``leaving`` (row) comes before another row becomes active, ``began`` (row) when its text is there to be
    edited, ``entered`` (row) after. ``menu_wanted`` carries (row, side, offset in characters, global position);
    ``seen`` tells (first, last) of the rows that have been painted.
    """

    leaving = Signal(int)
    entered = Signal(int)
    began = Signal(int)
    menu_wanted = Signal(int, object, int, object)
    seen = Signal(int, int)
    style_changed = Signal()

    def __init__(self, pages: RowPages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = pages
        self.painter = RowPainter(self.style_now, self.columns)
        self.layouts = RowLayouts(pages, self.columns)
        self.layouts.style = self.style_now
        self.may_edit: Callable[[Row], bool] = lambda row: not row.locked
        self.strip = Strip()
        self.active = -1
        self.right_to_left = False
        self._seen = (-1, -1)
        self._pinned: tuple[int, int] | None = None
        self._kept_y: int | None = None
        self._after_begin: Callable[[], None] | None = None
        self._titles = ("", "")
        self.setObjectName("segmentGrid")
        self.setProperty("look", "panel")
        self.edit = TargetEdit(self.viewport())
        self.edit.hide()
        self._focus_due = False
        self.edit.spans_for = self._live_spans
        self.edit.resized.connect(self._active_resized)
        self.edit.step.connect(self.step)
        self.edit.page_step.connect(self.page_step)
        self.edit.menu_wanted.connect(self._edit_menu)
        self.selection = SourceSelection(self)
        self.setFocusProxy(self.edit)
        self.header.resized.connect(self._relayout)
        pages.closing.connect(self._closing)
        pages.opened.connect(self._opened)
        pages.arriving.connect(self._arriving)
        pages.loaded.connect(self._loaded)
        pages.replaced.connect(self._replaced)
        self.retranslate()

    # texts of the frame

    def show_titles(self, source: str, target: str, languages: tuple[str, str]) -> None:
        """Name the columns and take the directions of writing from the languages (source, target)."""
        self._titles = (source, target)
        self.right_to_left = is_right_to_left(languages[1])
        self.layouts.right_to_left = (is_right_to_left(languages[0]), self.right_to_left)
        self.header.show_titles(source, target, self.style_now)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.setAccessibleName(_("Segments"))
        self.edit.setAccessibleName(_("Translation of the segment"))
        self.header.show_titles(*self._titles, self.style_now)
        self._relayout()

    # geometry

    def _closing(self) -> None:
        # What was typed is committed while its row is still known.
        if self.active >= 0:
            self._kept_y = self.view.y_of(self.active)
            self.leaving.emit(self.active)

    def _opened(self) -> None:
        self.active = -1
        self._put_edit_away()
        self._relayout()

    def _relayout(self) -> None:
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
        self._place_edit_width()
        if pin is not None:
            self.view.pin(*pin)
        else:
            self.view.scroll_by(0)
        self.moved()
        self.header.update()

    def _pin(self) -> tuple[int, int] | None:
        # The row that must not move: the active one if it is seen, else the first that has been read.
        rows = [(row, y) for row, y, _h in self.view.visible() if self.pages.row(row) is not None]
        for row, y in rows:
            if row == self.active:
                return row, y
        return rows[0] if rows else None

    def measure(self, number: int) -> int:
        """Return the height of a row: its true one where it has been read."""
        layout = self.layout_of(number)
        return self.heights.height(number) if layout is None else layout.height

    def layout_of(self, number: int) -> RowLayout | None:
        """Return the laid out texts of a row, None where it has not been read."""
        live = number == self.active
        return self.layouts.of(number, self.edit.content_height() if live else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window; what is looked at stays."""
        super().resizeEvent(event)
        self.place_header()
        self.view.height = self.viewport().height()
        if event.oldSize().width() != event.size().width():
            self._relayout()
        else:
            self.view.scroll_by(0)
            self.moved()

    def _place_edit_width(self) -> None:
        if self.active >= 0 and not self.edit.isHidden():
            self.edit.setFixedWidth(max(40, self.columns.target - 2 * PAD_X))

    # rows that come and change

    def _arriving(self) -> None:
        self._pinned = self._pin()

    def _loaded(self, first: int, count: int) -> None:
        # The rows that were guessed get their heights without moving what is looked at.
        pin, self._pinned = self._pinned, None
        for number in range(first, first + count):
            self.layouts.drop(number)
        came = self.active in range(first, first + count) and self.edit.isHidden()
        if came:
            self._begin_edit()
        if pin is not None:
            self.view.pin(*pin)
        else:
            self.view.scroll_by(0)
        if came:
            self.view.show(self.active, self.style_now.line)
        self.moved()

    def _replaced(self, number: int) -> None:
        self.remark(number)

    def remark(self, number: int) -> None:
        """Lay a row out again, because its text, state or marks are others."""
        on_screen = self.view.row <= number <= max(self._seen[1], self.view.row)
        pin = self._pin() if on_screen else None
        self.layouts.drop(number)
        if number == self.active:
            self.edit.remark()
        if on_screen:
            if pin is not None:
                self.view.pin(*pin)
            self.moved()

    def remark_all(self) -> None:
        """Lay everything on screen out again."""
        pin = self._pin()
        self.layouts.clear()
        self.edit.remark()
        if pin is not None:
            self.view.pin(*pin)
        self.moved()

    # the active row

    def set_active(self, number: int, cursor: int | None = None) -> None:
        """Make a row the active one and bring it on screen; ``cursor`` in UTF-16 code units."""
        if not 0 <= number < self.pages.count:
            return
        if number == self.active:
            self._show_active()
            if cursor is not None:
                self.edit.set_cursor(cursor)
            return
        if self.active >= 0:
            self.leaving.emit(self.active)
        before, self.active = self.active, number
        self.pages.here = self.pages.segment_at(number)
        self._after_begin = None
        y, self._kept_y = self.view.y_of(number) if self._kept_y is None else self._kept_y, None
        self.selection.clear()
        self._put_edit_away()
        self.layouts.drop(before)
        self.layouts.drop(number)
        self.pages.want(number, number)
        self._begin_edit(cursor)
        if y is not None:
            self.view.pin(number, y)
        self._show_active()
        self.entered.emit(number)

    def _put_edit_away(self) -> None:
        # Qt would hand the focus of what is hidden to the next panel, and the next key with it.
        if self.edit.hasFocus():
            self._focus_due = True
            self.edit.clearFocus()
        self.edit.hide()

    def _begin_edit(self, cursor: int | None = None) -> None:
        row, shown = self.pages.row(self.active), self.pages.shown(self.active)
        if row is None or shown is None:
            return
        bold = row.block.kind is BlockKind.HEADLINE
        self.edit.setFixedWidth(max(40, self.columns.target - 2 * PAD_X))
        self.edit.show_text(shown.text, row.segment.codes, self.style_now, bold, self.right_to_left, cursor)
        self.edit.setReadOnly(not self.may_edit(row))
        self.edit.show()
        self.layouts.drop(self.active)
        due, self._focus_due = self._focus_due and QApplication.focusWidget() is None, False
        if self.isVisible() and (due or self.hasFocus() or not QGuiApplication.focusObject()):
            self.edit.setFocus()
        self.began.emit(self.active)
        then, self._after_begin = self._after_begin, None
        if then is not None:
            then()

    def when_begun(self, deed: Callable[[], None]) -> None:
        """Do something with the text of the active row: now, or as soon as it has been read."""
        if self.edit.isHidden():
            self._after_begin = deed
        else:
            deed()

    def reload_active(self, cursor: int | None = None) -> None:
        """Show the active row's text as it is in the pages, whatever stands in the edit."""
        had_focus = self.edit.hasFocus()
        self._begin_edit(cursor)
        if had_focus:
            self.edit.setFocus()
        self._show_active()

    def _show_active(self) -> None:
        self.view.show(self.active, self.style_now.line)
        self.moved()

    def _active_resized(self) -> None:
        self.layouts.drop(self.active)
        y = self.view.y_of(self.active)
        if y is None:
            self.view.show(self.active)
        else:
            bottom = y + self.measure(self.active)
            self.view.scroll_by(max(0, bottom - self.view.height) if bottom > self.view.height else 0)
        self.moved()

    def place_edit(self) -> None:
        """Put the live text over the target of the active row, or out of sight with it."""
        if self.active < 0 or self.edit.isHidden():
            return
        layout = self.layout_of(self.active)
        if layout is None:
            return
        y = self.view.y_of(self.active)
        if y is None:
            y = -100_000
        height = max(self.edit.content_height(), self.style_now.line)
        place = QRect(
            self.columns.target_x + PAD_X,
            y + layout.label_height + PAD_Y,
            max(40, self.columns.target - 2 * PAD_X),
            height,
        )
        self.edit.setGeometry(place)

    def step(self, by: int) -> None:
        """Go up (negative) or down by rows."""
        self.set_active(min(self.pages.count - 1, max(0, self.active + by)))

    def page_step(self, direction: int) -> None:
        """Go a screen up (-1) or down (1)."""
        rows = [row for row, _y, _h in self.view.visible()]
        self.step(direction * max(1, len(rows) - 1))

    def active_row(self) -> Row | None:
        """Return the active row, None where there is none or it has not been read."""
        return self.pages.row(self.active) if self.active >= 0 else None

    def set_strip(self, strip: Strip) -> None:
        """Say something else under the active row."""
        if strip != self.strip:
            self.strip = strip
            self.viewport().update()

    def _live_spans(self, text: str) -> list[FormatSpan]:
        row = self.active_row()
        if row is None:
            return []
        font = self.style_now.bold if row.block.kind is BlockKind.HEADLINE else self.style_now.font
        marks = self.layouts.marks_of(row.segment.id)
        if marks.target_text != text:
            # The text is a key ahead of the marks.
            marks = moved(marks, marks.target_text, text)
        return format_spans(
            text,
            Side.TARGET,
            marks,
            pill_labels(row.segment.codes),
            font,
            self.style_now,
            self.layouts.hits_of(text, Side.TARGET),
        )

    # mouse and keys

    def place_at(self, point: QPoint) -> tuple[int, Side | None, int]:
        """Return the row, the side and the character offset under a point of the viewport; row -1 for none."""
        for number, y, height in self.view.visible():
            if y <= point.y() < y + height:
                layout, row = self.layout_of(number), self.pages.row(number)
                if layout is None or row is None:
                    return number, None, 0
                return (number, *self.selection.offset_at(point, y, layout, row))
        return -1, None, 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the row under the pointer the active one; begin to select in its source."""
        number, side, offset = self.place_at(event.position().toPoint())
        if number < 0 or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        inside = side is Side.TARGET and number != self.active
        self.set_active(number, offset if inside else None)
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        if side is Side.SOURCE and event.button() == Qt.MouseButton.LeftButton:
            self.selection.begin(number, offset)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select on in the source."""
        number, side, offset = self.place_at(event.position().toPoint())
        if side is Side.SOURCE and event.buttons() & Qt.MouseButton.LeftButton:
            self.selection.extend(number, offset)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word of the source."""
        number, side, offset = self.place_at(event.position().toPoint())
        row = self.pages.row(number) if number >= 0 else None
        if side is Side.SOURCE and row is not None:
            self.selection.choose_word(number, row.segment.text, offset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys that reach the frame to the live text."""
        if self.edit.isVisible() and not self.edit.hasFocus():
            self.edit.setFocus()
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the page for the menu of this place."""
        number, side, offset = self.place_at(self.viewport().mapFromGlobal(event.globalPos()))
        if number >= 0:
            place = self.edit.cursor_place() if side is Side.TARGET else offset
            self.menu_wanted.emit(number, side, place, event.globalPos())

    def _edit_menu(self, position: QPoint) -> None:
        self.menu_wanted.emit(self.active, Side.TARGET, self.edit.cursor_place(), position)

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
        self.pages.want(first - PAGE // 2, last + PAGE // 2)
        if (first, last) != self._seen:
            self._seen = (first, last)
            self.seen.emit(first, last)

    def _paint_row(self, painter: QPainter, number: int, y: int, height: int) -> None:
        row, shown, layout = self.pages.row(number), self.pages.shown(number), self.layout_of(number)
        if row is None or shown is None or layout is None:
            self.painter.placeholder(painter, y, height, self.pages.row_at(number) + 1)
            return
        active = number == self.active
        live = active and not self.edit.isHidden()
        selection = self.selection.on(number)
        self.painter.row(painter, y, row, shown, layout, active, live, selection, self.strip)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font, the palette and the language at once."""
        kind = event.type()
        if kind in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            answer(self.restyle)
        elif kind == QEvent.Type.LanguageChange:
            answer(self.retranslate)
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take sizes and colours from the font and the theme in force."""
        if not hasattr(self, "selection"):
            return
        self.style_now = self.layouts.style = grid_style(self.font())
        self.painter = RowPainter(self.style_now, self.columns)
        self.header.show_titles(*self._titles, self.style_now)
        self.place_header()
        if self.active >= 0 and not self.edit.isHidden():
            row = self.active_row()
            if row is not None:
                cursor = self.edit.textCursor().position()
                self.edit.show_text(
                    self.edit.text(), row.segment.codes, self.style_now,
                    row.block.kind is BlockKind.HEADLINE, self.right_to_left, cursor,
                )  # fmt: skip
        self._relayout()
        self.style_changed.emit()
