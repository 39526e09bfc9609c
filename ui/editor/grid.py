"""The grid: the row that is worked on, its live text, and what mouse and keys do to the rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui.editor.marks import NO_MARKS, FormatSpan, format_spans, moved
from ui.editor.other_cells import OtherColumn
from ui.editor.pace import touch
from ui.editor.pills import pill_labels
from ui.editor.row_paint import Strip
from ui.editor.row_view import RowView
from ui.editor.rows import RowPages
from ui.editor.source_selection import SourceSelection
from ui.editor.style import PAD_X, PAD_Y, grid_style
from ui.editor.target_edit import TargetEdit
from ui.words import _, answer
from workbench.desk.views import Row
from workbench.model.issues import Side
from workbench.model.release import BlockKind


class SegmentGrid(RowView):
    """Shows ``RowPages`` and lets the active row be edited.

    ``leaving`` (row) comes before another row becomes active, ``began`` (row) when its text is there to be
    edited, ``entered`` (row) after. ``menu_wanted`` carries (row, side, offset in characters, global position);
    ``cell_wanted`` (row, text of ``Columns``, offset in characters) tells of a click into another language,
    ``other_menu_wanted`` (row, text, global position) asks for the menu there.
    """

    leaving = Signal(int)
    entered = Signal(int)
    began = Signal(int)
    menu_wanted = Signal(int, object, int, object)
    cell_wanted = Signal(int, int, int)
    other_menu_wanted = Signal(int, int, object)

    def __init__(self, pages: RowPages, parent: QWidget | None = None) -> None:
        super().__init__(pages, parent)
        self.may_edit: Callable[[Row], bool] = lambda row: not row.locked
        self._kept_y: int | None = None
        self._left = False
        self._after_begin: Callable[[], None] | None = None
        self.setObjectName("segmentGrid")
        self.setProperty("look", "panel")
        self.edit = TargetEdit(self.viewport())
        self.edit.hide()
        self._focus_due = False
        self.edit.spans_for = self._live_spans
        self.edit.resized.connect(self._active_resized)
        self.edit.cursorPositionChanged.connect(self._follow_cursor)
        self.edit.step.connect(self.step)
        self.edit.page_step.connect(self.page_step)
        self.edit.menu_wanted.connect(self._edit_menu)
        self.selection = SourceSelection(self)
        self.setFocusProxy(self.edit)
        pages.closing.connect(self._closing)
        pages.opened.connect(self._opened)
        pages.loaded.connect(self._loaded)
        pages.replaced.connect(self.remark)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.setAccessibleName(_("Segments"))
        self.edit.setAccessibleName(_("Translation of the segment"))
        self.header.show_titles(self._titles, self.style_now)
        self.lay_out_anew()

    # what the rows ask of the active one

    def live_height(self) -> int:
        """Return how high the live text is, in pixels."""
        return self.edit.content_height()

    def live(self) -> bool:
        """Return whether the live text stands in the active row."""
        return not self.edit.isHidden()

    def selected_in(self, number: int, column: int) -> tuple[int, int] | None:
        """Return the selected span of a cell, in UTF-16 code units."""
        return self.selection.on(number, column)

    def place_edit_width(self) -> None:
        """Make the live text as wide as its column."""
        if self.active >= 0 and not self.edit.isHidden():
            self.edit.setFixedWidth(max(40, self.columns.target - 2 * PAD_X))

    def _closing(self) -> None:
        # What was typed is committed while its row is still known.
        if self.active >= 0:
            self._kept_y = self.view.y_of(self.active)
            self.leaving.emit(self.active)

    def _opened(self) -> None:
        self.active = -1
        self._put_edit_away()
        self.selection.clear()
        self.lay_out_anew()

    def _loaded(self, first: int, count: int) -> None:
        came = self.active in range(first, first + count) and self.edit.isHidden()
        if came:
            self._begin_edit()
        self.rows_came(first, count, show=came)

    def remark(self, number: int) -> None:
        """Lay a row out again, because its text, state or marks are others."""
        if number == self.active:
            if self._left:
                return  # it is laid out anew without its live text in a moment
            self.edit.remark()
        super().remark(number)

    def remark_all(self) -> None:
        """Lay everything on screen out again."""
        self.edit.remark()
        super().remark_all()

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
        touch()
        if self.active >= 0:
            self._left = True
            try:
                self.leaving.emit(self.active)
            finally:
                self._left = False
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

    def _follow_cursor(self) -> None:
        # A row that is taller than the screen has no place where all of it is seen.
        if self.edit.isHidden() or self.view.measured(self.active) <= self.view.height:
            return
        box, line = self.edit.cursorRect(), self.style_now.line
        top = self.edit.viewport().mapTo(self.viewport(), box.topLeft()).y()
        beyond = min(0, top - line) or max(0, top + box.height() + line - self.view.height)
        if beyond and self.view.y_of(self.active) is not None:
            self.view.scroll_by(beyond)
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
        marks = self.layouts.marks_of(row.segment.id) if self.edit.part.whole else NO_MARKS
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

    def other_at(self, point: QPoint) -> tuple[int, OtherColumn, int] | None:
        """Return the row, the column and the character offset under a point in a cell of another language."""
        column = self.other_column(self.columns.text_at(point.x()) or 0)
        if column is None:
            return None
        for number, y, height in self.view.visible():
            if y <= point.y() < y + height:
                layout = self.layout_of(number)
                if layout is None:
                    return None
                return number, column, self.selection.other_offset_at(point, y, layout, column, number)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the row under the pointer the active one; begin to select in its source, or in another language."""
        point = event.position().toPoint()
        number, side, offset = self.place_at(point)
        left = event.button() == Qt.MouseButton.LeftButton
        if number < 0 or (not left and event.button() != Qt.MouseButton.RightButton):
            return
        other = self.other_at(point)
        inside = side is Side.TARGET and number != self.active
        if other is None or not left:
            self.set_active(number, offset if inside else None)
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        if side is Side.SOURCE and left:
            self.selection.begin(number, offset)
        elif other is not None and left:
            self.selection.begin(number, other[2], other[1].text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select on in the source, or in another language."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        number, side, offset = self.place_at(point)
        other = self.other_at(point)
        if other is not None:
            self.selection.extend(other[0], other[2], other[1].text)
        elif side is Side.SOURCE:
            self.selection.extend(number, offset)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to a cell of another language that was clicked, unless something was selected in it."""
        other = self.other_at(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or other is None or not self.selection.empty:
            return
        if (other[0], other[1].text) == (self.selection.row, self.selection.column):
            self.cell_wanted.emit(other[0], other[1].text, other[2])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word of the source, or of another language."""
        point = event.position().toPoint()
        number, side, offset = self.place_at(point)
        other = self.other_at(point)
        if other is not None:
            self.selection.choose_word(other[0], other[2], other[1].text)
        elif side is Side.SOURCE and number >= 0:
            self.selection.choose_word(number, offset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand keys that reach the frame to the live text."""
        if self.edit.isVisible() and not self.edit.hasFocus():
            self.edit.setFocus()
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the page for the menu of this place."""
        point = self.viewport().mapFromGlobal(event.globalPos())
        number, side, offset = self.place_at(point)
        column = self.columns.text_at(point.x()) or 0
        if number >= 0 and self.other_column(column) is not None:
            self.other_menu_wanted.emit(number, column, event.globalPos())
        elif number >= 0:
            place = self.edit.cursor_place() if side is Side.TARGET else offset
            self.menu_wanted.emit(number, side, place, event.globalPos())

    def _edit_menu(self, position: QPoint) -> None:
        self.menu_wanted.emit(self.active, Side.TARGET, self.edit.cursor_place(), position)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language at once."""
        if event.type() == QEvent.Type.LanguageChange:
            answer(self.retranslate)
        super().changeEvent(event)

    def restyle(self) -> None:
        """Take sizes and colours from the font and the theme in force."""
        if not hasattr(self, "selection"):
            return
        row = self.active_row() if not self.edit.isHidden() else None
        if row is not None:
            self.edit.show_text(
                self.edit.text(), row.segment.codes, grid_style(self.font(), self.invisibles),
                row.block.kind is BlockKind.HEADLINE, self.right_to_left, self.edit.place(),
            )  # fmt: skip
        super().restyle()
