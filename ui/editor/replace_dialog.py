"""Replacing everywhere: every place before and after, chosen by check boxes, then done as one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.dialogs.frame import HouseDialog, heading
from ui.editor.replace_model import AFTER, BEFORE, SHOWN_ROLE, WHERE, ReplacementModel, Shown
from ui.editor.style import GridStyle, grid_style, mixed
from ui.editor.units import to_units
from ui.words import _, ngettext
from workbench.desk.finding import SOURCE, Replacement

LINES = 3
"""Lines that a place takes: the words around it are cut so that they fit."""


class ReplaceDialog(HouseDialog):
    """Shows the places and asks which are wanted.

    ``wanted`` carries (places, whether translations still stand, reason); ``stopped`` that what goes on is to stop.
    """

    wanted = Signal(list, bool, str)
    stopped = Signal()
    help_topic = "finding"

    def __init__(self, text: str, replacement: str, names: Any, parent: QWidget) -> None:
        super().__init__(parent, columns=118, lines=34)
        self._text, self._replacement = text, replacement
        self._working = True
        self.model = ReplacementModel(names, self)
        self.title = heading()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.list = PlaceList(self)
        self.list.setModel(self.model)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.still_stands, self.reason = QCheckBox(), QLineEdit()
        self.still_stands.setChecked(True)
        self.source = QWidget()
        row = QHBoxLayout(self.source)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.still_stands)
        row.addWidget(self.reason, 1)
        self.source.hide()
        for widget in (self.title, self.progress, self.list, self.source):
            self.body.addWidget(widget)
        self.none, self.all = self.add_button(left=True), self.add_button(left=True)
        self.cancel, self.go = self.add_button(), self.add_button(primary=True)
        self.all.clicked.connect(lambda: self.model.choose(None, True))
        self.none.clicked.connect(lambda: self.model.choose(None, False))
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._want)
        self.model.chosen_changed.connect(self._say)
        self.retranslate()

    def show_places(self, places: Sequence[Replacement]) -> None:
        """Show what was found."""
        self.show_working(False)
        self.model.show(places)
        self.source.setVisible(any(one.side == SOURCE for one in places))
        if places:
            self.list.setCurrentIndex(self.model.index(0, WHERE))
            self.list.setFocus()

    def show_working(self, working: bool) -> None:
        """Say that something goes on, which Cancel stops, or that nothing does."""
        self._working = working
        self.progress.setVisible(working)
        self.progress.setRange(0, 0)
        self.list.setEnabled(not working)
        self._say()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _want(self) -> None:
        chosen = self.model.chosen()
        if chosen and not self._working:
            self.show_working(True)
            self.wanted.emit(chosen, self.still_stands.isChecked(), self.reason.text().strip())

    def reject(self) -> None:
        """Stop what goes on, else close."""
        self.stopped.emit()
        super().reject()

    def _say(self) -> None:
        chosen, possible = len(self.model.chosen()), self.model.possible()
        self.go.setEnabled(chosen > 0 and not self._working)
        words = ngettext("&Replace {count} place", "&Replace {count} places", chosen)
        self.go.setText(words.format(count=chosen))
        self.all.setEnabled(possible > chosen and not self._working)
        self.none.setEnabled(chosen > 0 and not self._working)
        if self._working or self.model.rowCount():
            title = _("Replace “{text}” with “{replacement}”")
            self.title.setText(
                title.format(text=self._text[:80], replacement=self._replacement[:80] or _("nothing"))
            )
        else:
            self.title.setText(_("Nothing would change: “{text}” stands nowhere, or stays as it is.").format(
                text=self._text[:80]
            ))  # fmt: skip

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.setWindowTitle(_("Replace all"))
        self.list.setAccessibleName(_("Places, before and after; the space bar chooses"))
        self.progress.setAccessibleName(_("Looking…"))
        self.still_stands.setText(_("The &translations of a corrected source still stand"))
        self.still_stands.setToolTip(_("Without this, confirmed translations become drafts again"))
        self.reason.setPlaceholderText(_("Reason for correcting the source (may be left out)"))
        self.reason.setAccessibleName(_("Reason for correcting the source"))
        self.all.setText(_("Choose &all"))
        self.none.setText(_("Choose &none"))
        self.cancel.setText(_("Cancel"))
        self._say()


class PlaceList(QTableView):
    """The places: space turns the chosen rows over."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(MarkedWords(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(grid_style(self.font()).line * LINES + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def setModel(self, model: Any) -> None:
        """Take a model, and lay its columns out."""
        super().setModel(model)
        header = self.horizontalHeader()
        for column in (BEFORE, AFTER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(WHERE, self.fontMetrics().horizontalAdvance("n" * 20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the selected rows over by space; Enter is the dialog's."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, ReplacementModel):
            rows = [index.row() for index in self.selectionModel().selectedRows(WHERE)]
            model.choose(rows or [self.currentIndex().row()], None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class MarkedWords(QStyledItemDelegate):
    """Paints words with the piece that goes struck through, and the piece that comes underlined."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        shown = index.data(SHOWN_ROLE)
        if not isinstance(shown, Shown):
            super().paint(painter, option, index)
            return
        style = grid_style(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.tokens().accent_soft))
        layout = QTextLayout(shown.text, style.font)
        wrapping = QTextOption()
        wrapping.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(wrapping)
        marks = []
        for start, end in ((shown.start, shown.end), *shown.more):
            mark = QTextLayout.FormatRange()
            mark.start = to_units(shown.text, start)
            mark.length = to_units(shown.text, end) - mark.start
            mark.format = _mark(shown.gone, style)
            marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        box = QRectF(option.rect).adjusted(8, 5, -8, -5)
        height = 0.0
        while (line := layout.createLine()).isValid() and height + style.line <= box.height() + 1:
            line.setLineWidth(box.width())
            line.setPosition(box.topLeft() + _below(height))
            height += style.line
        layout.endLayout()
        painter.save()
        painter.setClipRect(option.rect)
        painter.setPen(style.text)
        layout.draw(painter, _below(max(0.0, (box.height() - height) / 2)))
        painter.setPen(style.rule)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of some lines."""
        return QSize(120, grid_style(option.font).line * LINES + 10)


def _below(y: float) -> QPointF:
    return QPointF(0.0, y)


def _mark(gone: bool, style: GridStyle) -> QTextCharFormat:
    colour = style.error if gone else style.good
    form = QTextCharFormat()
    form.setForeground(colour)
    form.setBackground(mixed(colour, style.panel, 0.12))
    form.setFontStrikeOut(gone)
    form.setFontUnderline(not gone)
    return form
