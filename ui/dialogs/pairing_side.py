"""One of two texts that are to be paired: a place to paste into, then what was read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fields import LanguageChoice
from ui.dialogs.frame import explanation, heading
from ui.dialogs.intake_arrivals import Arrival, of_content, of_file, of_paste
from ui.dialogs.intake_offers import Offer, Pasted
from ui.dialogs.paste import PasteField
from ui.pairing.differing import shortened
from ui.style_sheet import set_look
from ui.tasks import Runner
from ui.words import Retranslated, _, ngettext
from workbench.desk import intake
from workbench.model.errors import Cancelled
from workbench.model.inline import without_codes
from workbench.model.release import SourceDocument
from workbench.model.tasks import CancelToken, Progress, no_progress

PASTE, READING, READ = range(3)
MOST_OF_BLOCK = 1000
"""Characters of a block that are shown: enough to see what it is."""
KINDS = "*.docx *.odt *.rtf *.pdf *.eml *.html *.htm *.md *.txt"


class PairingSide(Retranslated, QWidget):
    """Reads one text. ``changed`` tells that the document is another or gone, ``several`` carries files of which the
    other text gets the second, ``failed`` an error.
    """

    changed = Signal()
    several = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Any, runner: Runner, is_source: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.runner, self.is_source = desk, runner, is_source
        self.document: SourceDocument | None = None
        self._key = f"pairing-side:{id(self)}"
        self._name = ""
        self.head = heading()
        self.paste = PasteField()
        self.choose = QPushButton()
        self.reading_words = QLabel()
        self.bar = QProgressBar()
        self.title = heading()
        self.title.setWordWrap(True)
        self.facts = explanation()
        self.language_label, self.language = QLabel(), LanguageChoice()
        self.language_label.setBuddy(self.language)
        self.lines = QListWidget()
        self.other = QPushButton()
        self.pages = QStackedWidget()
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.other.clicked.connect(self.clear)
        self.paste.came.connect(self.take)
        self.paste.textChanged.connect(self.changed)
        self.language.activated.connect(lambda _row: self._set_language())
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.pages, 1)
        asking, reading, read = QWidget(), QWidget(), QWidget()
        for page, widgets in (
            (asking, (self.paste, self.choose)),
            (reading, (self.reading_words, self.bar)),
            (read, (self.title, self.facts)),
        ):
            inside = QVBoxLayout(page)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(8)
            if page is reading:
                inside.addStretch(1)
            for widget in widgets:
                inside.addWidget(widget)
            if page is reading:
                inside.addStretch(1)
            self.pages.addWidget(page)
        below = read.layout()
        assert isinstance(below, QVBoxLayout)
        line = QHBoxLayout()
        line.addWidget(self.language_label)
        line.addWidget(self.language, 1)
        line.addWidget(self.other)
        below.addLayout(line)
        below.addWidget(self.lines, 1)
        for button in (self.choose, self.other):
            button.setAutoDefault(False)
        self.reading_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reading_words.setTextFormat(Qt.TextFormat.PlainText)
        self.reading_words.setWordWrap(True)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.lines.setWordWrap(True)
        self.lines.setAlternatingRowColors(False)
        set_look(self.facts, "dim")

    # taking

    @property
    def typed(self) -> bool:
        """Whether a text was typed that has not been read yet."""
        return self.pages.currentIndex() == PASTE and bool(self.paste.toPlainText().strip())

    @property
    def busy(self) -> bool:
        """Whether it is being read."""
        return self.pages.currentIndex() == READING

    def take(self, offer: Offer) -> None:
        """Take what was pasted or dropped here; the second of several files is the other text's."""
        if len(offer.files) + len(offer.contents) > 1:
            self.several.emit(offer)
        elif offer.refusal is not None:
            self.failed.emit(offer.refusal)
        elif offer.files:
            self.read_file(offer.files[0])
        elif offer.contents:
            self.read(of_content(offer.contents[0]))
        elif offer.paste is not None:
            self.read(of_paste(offer.paste))

    def read_file(self, path: Path) -> None:
        """Read a file."""
        self.read(of_file(path))

    def read_typed(self) -> None:
        """Read what was typed."""
        self.read(of_paste(Pasted(self.paste.toPlainText())))

    def read(self, arrival: Arrival) -> None:
        """Read something in the background, and show it."""
        self._name = arrival.name
        self.document = None
        self.pages.setCurrentIndex(READING)
        self.bar.setRange(0, 0)
        self._say_reading()
        self.changed.emit()

        def read(cancel: CancelToken, progress: Progress = no_progress) -> SourceDocument:
            document: SourceDocument = self.desk.learning.apply(arrival.read(cancel, progress)).document
            return document

        self.runner.run(read, done=self.put, failed=self._failed, progress=self._step, key=self._key)

    def _step(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _failed(self, error: Any) -> None:
        self.pages.setCurrentIndex(PASTE if self.document is None else READ)
        # First: whoever hears of a change forgets what was said before.
        self.changed.emit()
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def put(self, document: SourceDocument) -> None:
        """Show a document that was read."""
        self.document = document
        self.pages.setCurrentIndex(READ)
        self._show()
        self.changed.emit()

    def _set_language(self) -> None:
        if self.document is None or self.language.code() == self.document.language:
            return
        self.runner.run(
            intake.set_language, self.document, self.language.code(),
            done=self.put, failed=self._failed, key=self._key,
        )  # fmt: skip

    def clear(self) -> None:
        """Forget the text, and ask for another."""
        self.stop()
        self.document = None
        self.paste.clear()
        self.pages.setCurrentIndex(PASTE)
        self.paste.setFocus()
        self.changed.emit()

    def stop(self) -> None:
        """Read nothing any more."""
        self.runner.cancel(self._key)

    def swap(self, other: PairingSide) -> None:
        """Exchange what both hold."""
        mine, typed = self.document, self.paste.toPlainText()
        theirs, typed_there = other.document, other.paste.toPlainText()
        for side, document, text in ((self, theirs, typed_there), (other, mine, typed)):
            side.stop()
            side.document = document
            side.paste.setPlainText(text)
            side.pages.setCurrentIndex(PASTE if document is None else READ)
            side._show()
        self.changed.emit()

    # words

    def _show(self) -> None:
        document = self.document
        if document is None:
            return
        self.title.setText(document.title or document.origin)
        words = sum(len(segment.text.split()) for segment in document.segments)
        count = len(document.segments)
        self.facts.setText(
            ngettext("{count} sentence or heading, {words} words", "{count} sentences and headings, {words} words", count)
            .format(count=count, words=words)
        )  # fmt: skip
        self.language.choose(document.language)
        self.lines.clear()
        for block in document.blocks:
            if block.kept:
                self.lines.addItem(shortened(without_codes(block.text), MOST_OF_BLOCK))

    def _say_reading(self) -> None:
        self.reading_words.setText(_("Reading {name}…").format(name=self._name))

    def retranslate(self) -> None:
        """Say the words."""
        self.head.setText(_("The text") if self.is_source else _("Its translation"))
        named = self.head.text()
        self.paste.setPlaceholderText(_("Paste or type it, or drop a file here"))
        self.paste.setAccessibleName(named)
        self.choose.setText(_("Choose a &file…") if self.is_source else _("Choose a f&ile…"))
        self.language_label.setText(_("&Written in") if self.is_source else _("W&ritten in"))
        self.other.setText(_("&Another text") if self.is_source else _("An&other text"))
        self.lines.setAccessibleName(named)
        self.bar.setAccessibleName(_("Reading…"))
        self._say_reading()
        self._show()

    def _choose(self) -> None:
        kinds = _("Releases ({kinds});;All files (*)").format(kinds=KINDS)
        chosen, _kind = QFileDialog.getOpenFileName(self, self.head.text(), "", kinds)
        if chosen:
            self.read_file(Path(chosen))
