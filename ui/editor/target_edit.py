"""The one live text edit of the grid: the target of the active row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from ui.editor.cell_layout import text_option
from ui.editor.keycaps import draw_invitation
from ui.editor.long_texts import is_long
from ui.editor.marks import FormatSpan, flattened
from ui.editor.pace import touch
from ui.editor.part_edit import PartEdit
from ui.editor.pasting import TEXT_WITH_CODES, cleaned, pasted, takes
from ui.editor.pills import draw_pills, pill_labels
from ui.editor.style import GridStyle
from ui.editor.units import to_units
from workbench.model.inline import CODE_PATTERN, InlineCode, without_codes


class _MarkHighlighter(QSyntaxHighlighter):
    """Lays the grid's formats over the live text."""

    def __init__(self, edit: TargetEdit) -> None:
        super().__init__(edit.document())
        self._edit = edit
        self._known: tuple[str, list[FormatSpan]] | None = None
        self.loading = False
        """Whether the text is being put in, and is marked once it is there."""

    def rehighlight(self) -> None:
        """Format all blocks by the marks there are now."""
        self._known = None
        super().rehighlight()

    def highlightBlock(self, _text: str) -> None:
        """Format one block; offsets of spans count from the beginning of the document."""
        if self.loading:
            return
        text = self._edit.shown()
        if self._known is None or self._known[0] != text:
            self._known = text, self._edit.spans_now()
        first = self.currentBlock().position()
        for span in self._known[1]:
            start, end = span.start - first, span.start + span.length - first
            start, end = max(0, start), min(end, self.currentBlock().length() - 1)
            if end > start:
                self.setFormat(start, end - start, span.format)


class TargetEdit(PartEdit):
    """A plain text edit in the house's terms: codes are single characters, undo is the grid's.

    ``typed`` carries (text before, text after, cursor before, cursor after), cursors in UTF-16 code units, for
    every change that a person made; ``wrote`` follows with what a key or an input method has put in. ``joined`` tells
    how many lines of a paste became one. ``step`` asks to go a row up (-1) or down (+1).
    """

    typed = Signal(str, str, int, int)
    wrote = Signal(str)
    joined = Signal(int)
    step = Signal(int)
    page_step = Signal(int)
    menu_wanted = Signal(object)
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style: GridStyle | None = None
        self._codes: tuple[InlineCode, ...] = ()
        self._labels: dict[str, str] = {}
        self._last_text = ""
        self._last_cursor = 0
        self._silent = False
        self._bold = False
        self._painted_height = self._rest_height = 0
        self.spans_for: Callable[[str], Sequence[FormatSpan]] = lambda _text: ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setObjectName("targetEdit")
        self._highlighter = _MarkHighlighter(self)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)

    # what it shows

    def show_text(
        self,
        text: str,
        codes: tuple[InlineCode, ...],
        style: GridStyle,
        bold: bool = False,
        right_to_left: bool = False,
        cursor: int | None = None,
    ) -> None:
        """Begin with a text; ``cursor`` (UTF-16) is the end where it is not given, the beginning of a long text."""
        self._style, self._codes, self._labels = style, codes, pill_labels(codes)
        self._bold = bold
        font = style.bold if bold else style.font
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDefaultTextOption(text_option(right_to_left, document=True))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        palette.setColor(QPalette.ColorRole.Text, style.text)
        self.setPalette(palette)
        end = 0 if is_long(text) else to_units(text, len(text))
        self._lay(text, end if cursor is None else cursor)

    def _lay(self, text: str, units: int) -> None:
        style, option = self._style, self.document().defaultTextOption()
        assert style is not None
        self._silent, self._last_text = True, text
        self._highlighter.loading = True
        self.hold(text, units)
        self._set_block_format(style.line, option.textDirection() == Qt.LayoutDirection.RightToLeft)
        self._highlighter.loading = False
        self.setTextCursor(self.cursor_at(units))
        self._highlighter.rehighlight()
        self._rest_height = self.say_rest(style.line)
        self._silent = False
        self._last_cursor = units

    def replace_text(self, text: str, cursor: int | None = None) -> None:
        """Put another text in, as undo does: nothing is told of it."""
        if self._style is not None:
            option = self.document().defaultTextOption()
            rtl = option.textDirection() == Qt.LayoutDirection.RightToLeft
            self.show_text(text, self._codes, self._style, self._bold, rtl, cursor)
            self.resized.emit()

    def _set_block_format(self, line: int, right_to_left: bool) -> None:
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if right_to_left:
            form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        whole.mergeBlockFormat(form)

    def spans_now(self) -> list[FormatSpan]:
        """Return the formats for the text that is here, as it stands."""
        return flattened(list(self.spans_for(self.shown())))

    def remark(self) -> None:
        """Lay the marks over the text again."""
        silent, self._silent = self._silent, True
        self._highlighter.rehighlight()
        self._silent = silent

    def content_height(self) -> int:
        """Return how tall the text is, in pixels."""
        line = self._style.line if self._style is not None else 1
        lines = 0
        block = self.document().begin()
        self.document().documentLayout().documentSize()
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return max(1, lines) * line + self._rest_height

    # cursor

    def set_cursor(self, units: int, anchor: int | None = None) -> None:
        """Put the cursor at a UTF-16 offset, with the text from ``anchor`` selected."""
        self._hold_around(units)
        self.setTextCursor(self.cursor_at(units, anchor))

    def _hold_around(self, units: int) -> None:
        if self._style is not None and self.has_to_move(units):
            self._lay(self.text(), units)
            self.resized.emit()

    def replace_span(self, start: int, end: int, text: str) -> None:
        """Replace a span (characters) as if it were typed; the cursor stands after it."""
        current = self.text()
        first, last = to_units(current, start), to_units(current, end)
        self._hold_around(last)
        if is_long(text) or first < self.part.units:
            before, place = self._last_text, self._last_cursor
            after = current[:start] + text + current[end:]
            self._lay(after, to_units(after, start + len(text)))
            self.resized.emit()
            self.typed.emit(before, after, place, self._last_cursor)
            return
        cursor = self.cursor_at(last, anchor=first)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        """Put a text in at the cursor, replacing what is selected."""
        self.replace_span(*self.selection(), text)

    # changes

    @property
    def at_rest(self) -> bool:
        """Whether every change of the text has been told by ``typed``."""
        return self.text() == self._last_text

    def _changed(self) -> None:
        text = self.text()
        if self._silent or text == self._last_text:
            return
        before, self._last_text = self._last_text, text
        place, self._last_cursor = self._last_cursor, self.place()
        height = self.content_height()
        if height != self._painted_height:
            self._painted_height = height
            self.resized.emit()
        self.typed.emit(before, text, place, self._last_cursor)

    def _moved(self) -> None:
        if not self._silent and self.text() == self._last_text:
            self._last_cursor = self.place()

    # keys

    def event(self, event: QEvent) -> bool:
        """Leave the keys of the page to the page: undo and redo, rows, suggestions."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ours = control and event.key() in (
                Qt.Key.Key_Up,
                Qt.Key.Key_Down,
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
                Qt.Key.Key_M,
                Qt.Key.Key_Period,
                Qt.Key.Key_Comma,
            )
            if (
                ours
                or event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            ):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; go to the next row at the edge of the text; leave the Enter key alone."""
        touch()
        key, modifiers = event.key(), event.modifiers()
        end = self.end_wanted(event)
        if end is not None:
            self.set_cursor(end)
            return
        if not self.textCursor().hasSelection():
            self._hold_around(self.place())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        if modifiers == Qt.KeyboardModifier.NoModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            before = self.textCursor().position()
            super().keyPressEvent(event)
            if self.textCursor().position() == before or self._at_edge_line(before):
                self.step.emit(-1 if key == Qt.Key.Key_Up else 1)
            return
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page_step.emit(-1 if key == Qt.Key.Key_PageUp else 1)
            return
        before, typed = self._last_text, event.text()
        if CODE_PATTERN.search(typed):
            return  # a sign of its own on some keyboards; here it would be an inline code
        super().keyPressEvent(event)
        if typed and typed.isprintable() and self._last_text != before:
            self.wrote.emit(typed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what was composed, dictated or made of dead keys."""
        before, typed = self._last_text, cleaned(event.commitString(), ())
        if typed != event.commitString():
            # Dictation says line breaks too.
            clean = QInputMethodEvent(event.preeditString(), event.attributes())
            clean.setCommitString(typed, event.replacementStart(), event.replacementLength())
            event = clean
        super().inputMethodEvent(event)
        if typed and self._last_text != before:
            self.wrote.emit(typed)

    def _at_edge_line(self, before: int) -> bool:
        # Qt puts the cursor at the very end (or beginning) when there is no line to go to.
        after = self.textCursor().position()
        block = self.document().findBlock(before)
        line = block.layout().lineForTextPosition(before - block.position())
        if not line.isValid() or self.document().findBlock(after) != block:
            return False
        other = block.layout().lineForTextPosition(after - block.position())
        return other.isValid() and other.lineNumber() == line.lineNumber()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the grid, not the cell."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the page for the menu of this place."""
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_wanted.emit(event.globalPos())

    # copying and pasting

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as text, with no-break spaces; codes go along for a paste in this program only."""
        start, end = self.selection()
        chosen = self.text()[start:end]
        data = QMimeData()
        data.setText(without_codes(chosen))
        data.setData(TEXT_WITH_CODES, chosen.encode(errors="replace"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and nothing else."""
        return takes(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line of text; what is bold, italic or a link takes the codes of this segment that it lacks."""
        if not takes(source) or self.isReadOnly():
            return
        self.put(source)

    def put(self, source: QMimeData) -> None:
        """Put in what was pasted or dropped, at the cursor; ``joined`` tells where several lines became one."""
        start, end = self.selection()
        text = self.text()
        made, lines = pasted(source, self._codes, text[:start] + text[end:])
        self.replace_span(start, end, made)
        self.ensureCursorVisible()
        if lines > 1:
            self.joined.emit(lines)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, the pills over their characters, and what to do where there is no text."""
        super().paintEvent(event)
        if self._style is None:
            return
        painter = QPainter(self.viewport())
        if self.document().isEmpty():
            layout = self.document().begin().layout()
            if not layout.preeditAreaText() and not self.isReadOnly():
                draw_invitation(painter, QPointF(0, 0), self.viewport().width(), self._style)
        elif self._labels or self._style.invisibles:
            block = self.document().begin()
            while block.isValid():
                place = self.document().documentLayout().blockBoundingRect(block).topLeft()
                text, block, layout = block.text(), block.next(), block.layout()
                text += "\n" if block.isValid() else ""
                draw_pills(painter, layout, text, self._labels, place, self._style)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keep the cursor where it was, also when Tab brought the focus."""
        cursor = self.textCursor()
        super().focusInEvent(event)
        self.setTextCursor(cursor)

    def resizeEvent(self, event: object) -> None:
        """Follow the width of the column."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._style is not None:
            self.place_rest(self._style.line)
        self._painted_height = self.content_height()
