"""The page beside its blocks, with what can be done with them, and what was learned of the source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.block_model import BlockModel
from ui.dialogs.block_table import BlockTable
from ui.dialogs.frame import explanation, notice
from ui.dialogs.intake_page import PageView
from ui.words import Retranslated, _, ngettext
from workbench.desk import wording
from workbench.model.release import SourceDocument

ALWAYS_KEY = "Ctrl+Shift+D"


class IntakePreview(Retranslated, QWidget):
    """Title, page and blocks of a text.

    ``title_edited`` tells that the person gave it a title; ``always_wanted`` carries the ids of blocks that are
    always to be dropped from this source; ``undo_wanted`` that what was learned is not to be.
    """

    title_edited = Signal()
    always_wanted = Signal(list)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document: SourceDocument | None = None
        self.title = QLineEdit()
        self.title.textEdited.connect(lambda _text: self.title_edited.emit())
        self.warning, self.warning_words = notice()
        self.model = BlockModel()
        self.table = BlockTable(self.model)
        self.table.verticalHeader().setMinimumSectionSize(1)
        self.page = PageView(self.model, self.table)
        self.keep, self.drop, self.always, self.kind = (QPushButton() for _four in range(4))
        self.dropped_too = QCheckBox()
        self.dropped_too.setChecked(True)
        self.counts = explanation(look="small")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        tools = QHBoxLayout()
        for button in (self.keep, self.drop, self.always, self.kind):
            button.setAutoDefault(False)
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.dropped_too)
        self.learned = QFrame()
        line = QHBoxLayout(self.learned)
        line.setContentsMargins(0, 0, 0, 0)
        self.learned_words = QLabel()
        self.learned_words.setWordWrap(True)
        self.learned_words.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = QPushButton()
        self.undo.setAutoDefault(False)
        line.addWidget(self.learned_words, 1)
        line.addWidget(self.undo)
        self.learned.hide()
        self.sides = QSplitter()
        self.sides.addWidget(self.page)
        self.sides.addWidget(self.table)
        self.sides.setChildrenCollapsible(False)
        self.sides.setStretchFactor(0, 2)
        self.sides.setStretchFactor(1, 3)
        self.sides.setSizes([400, 600])
        column.addWidget(self.title)
        column.addWidget(self.warning)
        column.addWidget(self.learned)
        column.addLayout(tools)
        column.addWidget(self.sides, 1)
        column.addWidget(self.counts)

    def _connect(self) -> None:
        self.keep.clicked.connect(lambda: self.table.keep(True))
        self.drop.clicked.connect(lambda: self.table.keep(False))
        self.always.clicked.connect(self._always)
        self.kind.clicked.connect(
            lambda: self.table.menu().popup(self.kind.mapToGlobal(self.kind.rect().bottomLeft()))
        )
        self.dropped_too.toggled.connect(self._filter)
        self.undo.clicked.connect(self.undo_wanted)
        self.table.selectionModel().selectionChanged.connect(lambda *_two: self._allow())
        shortcut = QShortcut(QKeySequence(ALWAYS_KEY), self)
        shortcut.activated.connect(self._always)

    def _always(self) -> None:
        ids = self.table.selected_ids()
        if ids and self.always.isEnabled():
            self.always_wanted.emit(ids)

    def _allow(self) -> None:
        some = self.table.selectionModel().hasSelection()
        known = self.document is not None and bool(self.document.source)
        for button in (self.keep, self.drop, self.kind):
            button.setEnabled(some)
        self.always.setEnabled(some and known)
        if self.document is None or not known:
            why = _("This text does not say from which site or sender it comes.")
        else:
            why = _("Drop these lines from every text of {source} (Ctrl+Shift+D)").format(
                source=self.document.source
            )
        self.always.setToolTip(why)

    def put(self, document: SourceDocument, typed_title: str) -> None:
        """Show a document as it stands."""
        self.document = document
        self.model.put(document.blocks)
        title = typed_title or document.title
        if self.title.text() != title:
            self.title.setText(title)
            self.title.setCursorPosition(0)
        self._count()
        self._allow()

    def begin(self) -> None:
        """Go to the first block that is kept."""
        first = next((row for row, block in enumerate(self.model.blocks) if block.kept), 0)
        self.table.selectRow(first)
        self.table.scrollTo(self.table.currentIndex(), BlockTable.ScrollHint.PositionAtCenter)
        self.page.scrollTo(self.page.currentIndex(), PageView.ScrollHint.PositionAtTop)

    def say_learned(self, words: str, deed: str) -> None:
        """Say what was dropped as learned, or is learned now; nothing for no words."""
        self.learned_words.setText(words)
        self.learned_words.setAccessibleName(words)
        self.undo.setText(deed)
        self.learned.setVisible(bool(words))

    def _filter(self, all_of_them: bool) -> None:
        self.model.show_dropped = all_of_them
        self.model.put(() if self.document is None else self.document.blocks)

    def _count(self) -> None:
        document = self.document
        if document is None:
            return
        kept = sum(block.kept for block in document.blocks)
        dropped = len(document.blocks) - kept
        segments = len(document.segments)
        words = [
            ngettext("{count} block kept", "{count} blocks kept", kept).format(count=kept),
            ngettext("{count} dropped", "{count} dropped", dropped).format(count=dropped),
            ngettext("{count} segment", "{count} segments", segments).format(count=segments),
        ]
        if document.source:
            words.append(_("from {source}").format(source=document.source))
        self.counts.setText(" · ".join(words))
        warnings = [wording.sentence(code, {}) for code in document.warnings]
        if document.embargo_text:
            warnings.append(_("The text says: {line}").format(line=document.embargo_text))
        self.warning_words.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))

    def retranslate(self) -> None:
        """Say the words."""
        self.title.setPlaceholderText(_("Title"))
        self.title.setAccessibleName(_("Title"))
        self.keep.setText(_("&Keep"))
        self.keep.setToolTip(_("Keep what is selected (Space)"))
        self.drop.setText(_("&Drop"))
        self.drop.setToolTip(_("Drop what is selected (Space)"))
        self.always.setText(_("Alwa&ys drop"))
        self.kind.setText(_("Chan&ge kind…"))
        self.kind.setToolTip(_("Say what the selected blocks are (F2)"))
        self.dropped_too.setText(_("&Show what is dropped"))
        self.sides.handle(1).setToolTip(_("Drag to give the page or the blocks more room"))
        self._count()
        self._allow()
