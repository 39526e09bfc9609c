"""The preview of a text before it becomes a release: blocks, what is dropped and why, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.block_model import BLOCK, BlockModel
from ui.dialogs.block_table import BlockTable
from ui.dialogs.fields import LanguageChecks, LanguageChoice, zone_name
from ui.dialogs.frame import HouseDialog, explanation, notice
from ui.dialogs.paste import Pasted, PasteField
from ui.dialogs.release_form import ReleaseForm
from ui.moments import now
from ui.style_sheet import set_look
from ui.tasks import Lane, Runner
from ui.words import _, ngettext
from workbench.desk import intake, wording
from workbench.model.inline import readable
from workbench.model.release import SourceDocument
from workbench.model.tasks import CancelToken

PASTE, READING, PREVIEW = range(3)


class IntakeDialog(HouseDialog):
    """Reads a file or a paste, shows what came of it, and adds it. ``added`` carries release and ``Changes``."""

    added = Signal(object, object)

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=150, lines=46)
        self.desk, self.runner, self.person = desk, runner, person
        self.document: SourceDocument | None = None
        self._newest: SourceDocument | None = None
        self._title_typed = False
        self._key = f"intake:{id(self)}"
        self.pages = QStackedWidget()
        self.body.addWidget(self.pages, 1)
        self._build_paste()
        self._build_reading()
        self._build_preview()
        self.cancel = self.add_button()
        self.go_on = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._go_on)
        self.finished.connect(lambda _result: runner.cancel(self._key))
        self.retranslate()
        self._look()

    # building

    def _build_paste(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.paste_words = explanation(look="")
        self.paste = PasteField()
        self.paste.came.connect(self.read_paste)
        self.paste.textChanged.connect(self._look)
        column.addWidget(self.paste_words)
        column.addWidget(self.paste, 1)
        self.pages.addWidget(page)

    def _build_reading(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        self.reading_words = QLabel()
        self.reading_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumWidth(240)
        column.addWidget(self.reading_words)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.pages.addWidget(page)

    def _build_preview(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(self._build_blocks(), 1)
        row.addWidget(self._build_facts())
        self.pages.addWidget(page)

    def _build_blocks(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        self.title = QLineEdit()
        self.title.textEdited.connect(self._name)
        self.warning, self.warning_words = notice()
        self.model = BlockModel()
        self.table = BlockTable(self.model)
        self.model.kept_wanted.connect(self._keep)
        self.model.kind_wanted.connect(
            lambda ids, kind: self._change(lambda document: intake.set_kind(document, ids, kind))
        )
        self.table.selectionModel().currentRowChanged.connect(lambda *_two: self._read_block())
        self.keep = QPushButton()
        self.drop = QPushButton()
        self.kind = QPushButton()
        self.dropped_too = QCheckBox()
        self.dropped_too.setChecked(True)
        self.keep.clicked.connect(lambda: self.table.keep(True))
        self.drop.clicked.connect(lambda: self.table.keep(False))
        self.kind.clicked.connect(
            lambda: self.table.menu().popup(self.kind.mapToGlobal(self.kind.rect().bottomLeft()))
        )
        self.dropped_too.toggled.connect(self._filter)
        tools = QHBoxLayout()
        for button in (self.keep, self.drop, self.kind):
            button.setAutoDefault(False)
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.dropped_too)
        self.block = QPlainTextEdit()
        self.block.setReadOnly(True)
        self.block.setTabChangesFocus(True)
        set_look(self.block, "field")
        self.block.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 18)
        self.counts = explanation(look="small")
        left.addWidget(self.title)
        left.addWidget(self.warning)
        left.addLayout(tools)
        left.addWidget(self.table, 1)
        left.addWidget(self.block)
        left.addWidget(self.counts)
        return left

    def _build_facts(self) -> QWidget:
        inside = QWidget()
        side = QVBoxLayout(inside)
        side.setContentsMargins(2, 2, 10, 2)
        side.setSpacing(4)
        self.source_label, self.target_label = QLabel(), QLabel()
        self.source = LanguageChoice()
        self.targets = LanguageChecks()
        settings = self.desk.settings
        # A release that is not in the usual language goes into that one, too.
        usual = [*settings.target_languages.split(","), settings.source_language]
        self.targets.choose(code for code in usual if code)
        self.form = ReleaseForm()
        self.source_label.setBuddy(self.source)
        self.target_label.setBuddy(self.targets)
        for widget in (self.source_label, self.source, self.target_label, self.targets, self.form):
            side.addWidget(widget)
            if widget not in (self.source_label, self.target_label):
                side.addSpacing(8)
        side.addStretch(1)
        self.source.activated.connect(lambda _row: self._set_language())
        self.targets.changed.connect(self._look)
        self.form.changed.connect(self._look)
        scroll = QScrollArea()
        set_look(scroll, "plain")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setMinimumWidth(max(inside.sizeHint().width() + 16, 300))
        scroll.setMaximumWidth(scroll.minimumWidth() + 40)
        return scroll

    # reading

    def ask_for_paste(self) -> None:
        """Show an empty place to paste into."""
        self.pages.setCurrentIndex(PASTE)
        self.paste.setFocus()
        self._look()

    def read_path(self, path: Path) -> None:
        """Read a file."""
        self._read(lambda cancel: intake.read_file(path, "", cancel), path.name)

    def read_paste(self, paste: Pasted) -> None:
        """Read what was pasted."""

        def work(cancel: CancelToken) -> SourceDocument:
            del cancel
            if paste.html.strip():
                return intake.read_html(paste.html)
            return intake.read_text(paste.text)

        self._read(work, "")

    def _read(self, work: Callable[[CancelToken], SourceDocument], name: str) -> None:
        self._reading_name = name
        self.pages.setCurrentIndex(READING)
        self.forget_failure()
        self.retranslate()
        self._look()

        def read(cancel: CancelToken) -> tuple[SourceDocument, datetime | None]:
            document = work(cancel)
            today = now().date()
            found = document.embargo_text and intake.find_embargo(
                document.embargo_text, document.language, today
            )
            return document, found or None

        self.runner.run(read, done=self._came, failed=self._not_read, key=self._key)

    def _came(self, result: tuple[SourceDocument, datetime | None]) -> None:
        document, embargo = result
        self._newest = document
        self.source.choose(document.language)
        if embargo is not None:
            self.form.embargo.put(embargo, zone_name(embargo))
        self.pages.setCurrentIndex(PREVIEW)
        self._put(document)
        self.table.setFocus()
        first = next((row for row, block in enumerate(self.model.blocks) if block.kept), 0)
        self.table.selectRow(first)
        self.table.scrollTo(self.table.currentIndex(), BlockTable.ScrollHint.PositionAtCenter)

    def _not_read(self, error: Any) -> None:
        self.say_failure(error)
        self.ask_for_paste()

    # changing

    def _change(self, change: Callable[[SourceDocument], SourceDocument]) -> None:
        def work() -> SourceDocument:
            # One after the other in the writing lane: each change builds on the one before.
            assert self._newest is not None
            self._newest = change(self._newest)
            return self._newest

        if self._newest is not None:
            self.runner.run(work, done=self._put, failed=self.say_failure, lane=Lane.WRITE)

    def _keep(self, ids: list[str], kept: bool) -> None:
        self._change(lambda document: intake.set_kept(document, ids, kept))

    def _set_language(self) -> None:
        code = self.source.code()
        self._change(lambda document: intake.set_language(document, code))

    def _put(self, document: SourceDocument) -> None:
        self.document = document
        self.targets.forbid(document.language)
        self.model.put(() if document is None else document.blocks)
        if not self._title_typed:
            self.title.setText(document.title)
            self.title.setCursorPosition(0)
        self._read_block()
        self._count()
        self._look()

    def _filter(self, all_of_them: bool) -> None:
        self.model.show_dropped = all_of_them
        self.model.put(() if self.document is None else self.document.blocks)

    def _name(self) -> None:
        self._title_typed = bool(self.title.text().strip())
        self._look()

    def _read_block(self) -> None:
        index = self.table.currentIndex()
        block = index.data(BLOCK) if index.isValid() else None
        self.block.setPlainText("" if block is None else readable(block.text, block.codes)[:20000])

    def _count(self) -> None:
        document = self.document
        if document is None:
            return
        kept = sum(block.kept for block in document.blocks)
        dropped = len(document.blocks) - kept
        segments = len(document.segments)
        words = (
            ngettext("{count} block kept", "{count} blocks kept", kept).format(count=kept),
            ngettext("{count} dropped", "{count} dropped", dropped).format(count=dropped),
            ngettext("{count} segment", "{count} segments", segments).format(count=segments),
        )
        self.counts.setText(" · ".join(words))
        warnings = [wording.sentence(code, {}) for code in document.warnings]
        if document.embargo_text:
            warnings.append(_("The text says: {line}").format(line=document.embargo_text))
        self.warning_words.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))

    # accepting

    def _look(self) -> None:
        if not hasattr(self, "go_on"):
            return
        page = self.pages.currentIndex()
        if page == PASTE:
            ready = bool(self.paste.toPlainText().strip())
        else:
            ready = page == PREVIEW and bool(self.document and self.document.segments)
            ready = ready and bool(self._target_codes()) and bool(self.title.text().strip())
        self.go_on.setEnabled(ready)
        if page == PREVIEW:
            fault = self.form.fault()
            if self.document is not None and not self.document.segments:
                fault = _("Keep at least one block.")
            elif not self._target_codes():
                fault = _("Choose at least one language to translate into.")
            self.go_on.setEnabled(ready and not fault)
            self.go_on.setToolTip(fault)
        self._name_button()

    def _target_codes(self) -> list[str]:
        source = self.document.language if self.document is not None else ""
        return [code for code in self.targets.codes() if code.lower() != source.lower()]

    def _name_button(self) -> None:
        paste = self.pages.currentIndex() == PASTE
        self.go_on.setText(_("&Go on") if paste else _("&Add release"))

    def _go_on(self) -> None:
        if self.pages.currentIndex() == PASTE:
            self.read_paste(Pasted(self.paste.toPlainText()))
            return
        if self.document is None:
            return
        document = replace(self.document, title=self.title.text().strip())
        targets, values = self._target_codes(), self.form.values()
        self.forget_failure()
        self.go_on.setEnabled(False)

        def work() -> Any:
            return self.desk.releases.add(document, targets, author=self.person, **values)

        self.runner.run(work, done=self._added, failed=self._refused, write=True)

    def _added(self, result: tuple[Any, Any, Any]) -> None:
        release, _translations, changes = result
        self.added.emit(release, changes)
        self.accept()

    def _refused(self, error: Any) -> None:
        self.say_failure(error)
        self._look()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("New release"))
        self.paste_words.setText(
            _(
                "Paste the release here, menus and all: what does not belong to it is left out in the next step."
            )
        )
        self.paste.setPlaceholderText(_("Ctrl+V"))
        self.paste.setAccessibleName(_("Text of the release"))
        name = getattr(self, "_reading_name", "")
        self.reading_words.setText(_("Reading {name}…").format(name=name) if name else _("Reading…"))
        self.title.setPlaceholderText(_("Title"))
        self.title.setAccessibleName(_("Title"))
        self.block.setAccessibleName(_("The whole block"))
        self.keep.setText(_("&Keep"))
        self.drop.setText(_("&Drop"))
        self.kind.setText(_("Change &kind…"))
        self.dropped_too.setText(_("&Show what is dropped"))
        self.source_label.setText(_("&Written in"))
        self.target_label.setText(_("To be &translated into"))
        self.cancel.setText(_("Cancel"))
        self._count()
        self._look()
