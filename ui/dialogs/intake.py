"""Taking texts in: files, attachments, a paste; each shown as a page beside its blocks before it is added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.frame import HouseDialog, explanation
from ui.dialogs.intake_arrivals import Arrival, ArrivalList, ArrivalModel, State
from ui.dialogs.intake_facts import Facts, IntakeFacts
from ui.dialogs.intake_offers import Content, Offer, Pasted
from ui.dialogs.intake_preview import IntakePreview
from ui.dialogs.paste import PasteField
from ui.dropping import Drops
from ui.moments import now
from ui.tasks import Lane, Runner
from ui.words import _, ngettext
from workbench.desk import intake, wording
from workbench.desk.learning import Applied
from workbench.model.release import Attachment, DropReason, SourceDocument
from workbench.model.tasks import CancelToken

PASTE, READING, PREVIEW, FAILED = range(4)
_COVERING_WORDS = 80
"""An e-mail with fewer words than these and a file is a covering note: the file is what is taken in."""


class IntakeDialog(HouseDialog):
    """Reads what comes, shows what came of it, and adds it.

    ``added`` carries a release and ``Changes``, ``added_several`` a list of such pairs.
    """

    added = Signal(object, object)
    added_several = Signal(list)

    def __init__(self, desk: Any, runner: Runner, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=190, lines=48)
        self.desk, self.runner, self.person = desk, runner, person
        self.arrivals = ArrivalModel()
        self.current: Arrival | None = None
        self._added: list[tuple[Any, Any]] = []
        self._key = f"intake:{id(self)}"
        self._adding = False
        self.queue = ArrivalList(self.arrivals)
        self.pages = QStackedWidget()
        self._build_paste()
        self._build_reading()
        self._build_preview()
        self.failure = explanation(look="")
        self.failure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.addWidget(self.failure)
        whole = QHBoxLayout()
        whole.setSpacing(16)
        whole.addWidget(self.queue)
        whole.addWidget(self.pages, 1)
        self.body.addLayout(whole, 1)
        self.queue.hide()
        self.cancel = self.add_button()
        self.add_all = self.add_button()
        self.go_on = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.add_all.clicked.connect(self._add_all)
        self.go_on.clicked.connect(self._go_on)
        self.queue.wanted.connect(self._go_to)
        self.arrivals.choice_changed.connect(self._look)
        self.drops = Drops(self)
        self.drops.dropped.connect(self.take)
        self.finished.connect(self._let_go)
        self.retranslate()
        self._look()

    def _let_go(self) -> None:
        self.drops.stop()
        self.runner.cancel(self._key)

    # building

    def _build_paste(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.paste_words = explanation(look="")
        self.paste = PasteField()
        self.paste.came.connect(self.take)
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
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(240)
        column.addWidget(self.reading_words)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.pages.addWidget(page)

    def _build_preview(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        self.preview = preview = IntakePreview()
        self.facts = IntakeFacts(self.desk.settings)
        row.addWidget(preview, 1)
        row.addWidget(self.facts)
        self.title, self.model, self.table = preview.title, preview.model, preview.table
        self.counts, self.warning_words = preview.counts, preview.warning_words
        self.source, self.targets, self.form = self.facts.source, self.facts.targets, self.facts.form
        preview.title_edited.connect(self._name)
        preview.always_wanted.connect(self._teach)
        preview.undo_wanted.connect(self._unlearn)
        self.model.kept_wanted.connect(self._keep)
        self.model.kind_wanted.connect(
            lambda ids, kind: self._change(lambda document: intake.set_kind(document, ids, kind))
        )
        self.facts.changed.connect(self._look)
        self.facts.language.connect(self._set_language)
        self.pages.addWidget(page)

    # reading

    def ask_for_paste(self) -> None:
        """Show an empty place to paste into."""
        self.pages.setCurrentIndex(PASTE)
        self.paste.setFocus()
        self._look()

    def read_path(self, path: Path) -> None:
        """Read a file."""
        self.read_paths([path])

    def read_paths(self, paths: Sequence[Path]) -> None:
        """Read files, one after the other."""
        self._come([_of_file(path) for path in paths])

    def read_paste(self, paste: Pasted) -> None:
        """Read a text that was pasted or dropped."""
        self._come([_of_paste(paste)], named=False)

    def take(self, offer: Offer) -> None:
        """Take what was pasted or dropped, one or several; ask for a text where there is none, and say why."""
        arrivals = [_of_file(path) for path in offer.files] + [_of_content(one) for one in offer.contents]
        if arrivals:
            self._come(arrivals)
        elif offer.paste is not None:
            self.read_paste(offer.paste)
        elif not self.arrivals.arrivals:
            self.ask_for_paste()
        if offer.refusal is not None:
            self.say_failure(offer.refusal)

    def _come(self, arrivals: Sequence[Arrival], named: bool = True) -> None:
        self._reading_name = arrivals[0].name if named else ""
        self.arrivals.add(arrivals)
        self.forget_failure()
        if self.current is None or self.current.state is State.FAILED:
            self._show(arrivals[0])
        self._read_next()

    def _read_next(self) -> None:
        """Read the next that waits; the one in front first."""
        every = self.arrivals.arrivals
        if any(one.state is State.READING for one in every):
            return
        waiting = [one for one in every if one.state is State.WAITING]
        if not waiting:
            return
        one = self.current if self.current in waiting and self.current is not None else waiting[0]
        one.state = State.READING
        self.arrivals.tell(one)

        def read(cancel: CancelToken) -> tuple[Applied, datetime | None]:
            document = one.read(cancel)
            embargo = document.embargo_text and intake.find_embargo(
                document.embargo_text, document.language, now().date()
            )
            return self.desk.learning.apply(document), embargo or None

        self.runner.run(
            read,
            done=lambda result: self._came(one, *result),
            failed=lambda error: self._not_read(one, error),
            key=self._key,
        )

    def _came(self, one: Arrival, applied: Applied, embargo: datetime | None) -> None:
        one.document, one.learned, one.embargo = applied.document, applied.block_ids, embargo
        one.state = State.READY
        attached = [_of_content(attachment) for attachment in applied.document.attachments]
        kept = sum(len(block.text.split()) for block in applied.document.blocks if block.kept)
        if attached:
            covering = kept < _COVERING_WORDS
            one.chosen = not covering
            for arrival in attached:
                arrival.chosen = covering
            self.arrivals.add(attached, after=one)
            if covering and one is self.current:
                self.current = attached[0]
        self.arrivals.tell(one)
        if self.current in (one, *attached):
            assert self.current is not None
            self._show(self.current)
        self._read_next()
        self._look()

    def _not_read(self, one: Arrival, error: Any) -> None:
        one.state, one.error, one.chosen = State.FAILED, error, False
        self.arrivals.tell(one)
        if len(self.arrivals.arrivals) == 1:
            self.arrivals.beginResetModel()
            self.arrivals.arrivals.clear()
            self.arrivals.endResetModel()
            self.current = None
            self.say_failure(error)
            self.ask_for_paste()
            return
        if one is self.current:
            self._show(one)
        self._read_next()
        self._look()

    # the one in front

    def _go_to(self, one: Arrival) -> None:
        if one is not self.current:
            # Not while the list is at work: what is shown changes it.
            QTimer.singleShot(0, self, lambda: self._show(one))

    def _show(self, one: Arrival) -> None:
        before = self.current
        if before is not None and before is not one and self.pages.currentIndex() == PREVIEW:
            before.facts = self.facts.take()
        self.current = one
        self.queue.setVisible(len(self.arrivals.arrivals) > 1)
        self.queue.show_current(one)
        if one.document is not None:
            self.pages.setCurrentIndex(PREVIEW)
            facts = one.facts or self.facts.usual(one.embargo)
            self.facts.put(facts, one.document.language)
            self._put(one, one.document)
            self.preview.begin()
            self._say_learned(one)
            if not self.queue.hasFocus():
                self.table.setFocus()
        elif one.state is State.FAILED:
            self.failure.setText(wording.say(one.error) if one.error is not None else "")
            self.pages.setCurrentIndex(FAILED)
        else:
            self.pages.setCurrentIndex(READING)
        self._words_of_reading()
        self._look()

    def _change(self, change: Callable[[SourceDocument], SourceDocument]) -> None:
        one = self.current
        if one is None or one.document is None or one.state is State.ADDED:
            return

        def work() -> SourceDocument:
            # One after the other in the writing lane: each change builds on the one before.
            assert one.document is not None
            one.document = change(one.document)
            return one.document

        self.runner.run(
            work, done=lambda document: self._put(one, document), failed=self.say_failure, lane=Lane.WRITE
        )

    def _keep(self, ids: list[str], kept: bool) -> None:
        self._change(lambda document: intake.set_kept(document, ids, kept))

    def _set_language(self, code: str) -> None:
        self._change(lambda document: intake.set_language(document, code))

    def _put(self, one: Arrival, document: SourceDocument) -> None:
        if one is not self.current:
            return
        self.targets.forbid(document.language)
        self.preview.put(document, one.typed_title)
        self._look()

    def _name(self) -> None:
        if self.current is not None:
            self.current.typed_title = self.title.text().strip()
        self._look()

    @property
    def document(self) -> SourceDocument | None:
        """The document in front."""
        return None if self.current is None else self.current.document

    # learning

    def _teach(self, ids: list[str]) -> None:
        one = self.current
        if one is None or one.document is None:
            return
        document = one.document

        def work() -> Any:
            changes = self.desk.learning.teach(document, ids, self.person)
            assert one.document is not None
            one.document = intake.set_kept(one.document, ids, False, DropReason.LEARNED)
            one.taught = tuple(dict.fromkeys((*one.taught, *ids)))
            return one.document, changes

        self.runner.run(
            work, done=lambda result: self._learned(one, *result), failed=self.say_failure, write=True
        )

    def _learned(self, one: Arrival, document: SourceDocument, changes: Any) -> None:
        one.changes.append(changes)
        self._put(one, document)
        if one is self.current:
            self._say_learned(one)

    def _say_learned(self, one: Arrival) -> None:
        source = "" if one.document is None else one.document.source
        words = deed = ""
        if one.taught:
            count = len(one.taught)
            words = ngettext(
                "{count} line is always dropped from {source} from now on.",
                "{count} lines are always dropped from {source} from now on.",
                count,
            ).format(count=count, source=source)
            deed = _("&Take back")
        elif one.learned:
            count = len(one.learned)
            words = ngettext(
                "{count} line was dropped, as always from {source}.",
                "{count} lines were dropped, as always from {source}.",
                count,
            ).format(count=count, source=source)
            deed = _("Keep &this time")
        self.preview.say_learned(words, deed)

    def _unlearn(self) -> None:
        """Take back what was taught just now; what was known before is kept this time only."""
        one = self.current
        if one is None or one.document is None:
            return
        ids = one.taught or one.learned
        texts = [block.text for block in one.document.blocks if block.id in one.taught]

        def work() -> Any:
            assert one.document is not None
            changes = (
                self.desk.learning.forget_blocks(one.document, one.taught, self.person) if texts else None
            )
            one.document = intake.set_kept(one.document, ids, True)
            if texts:
                one.taught = ()
            else:
                one.learned = ()
            return one.document, changes

        self.runner.run(
            work, done=lambda result: self._learned(one, *result), failed=self.say_failure, write=True
        )

    # accepting

    def _look(self) -> None:
        """Say what can be done now."""
        if not hasattr(self, "go_on"):
            return
        page = self.pages.currentIndex()
        fault = ""
        if page == PASTE:
            ready = bool(self.paste.toPlainText().strip())
        else:
            ready = page == PREVIEW and self.current is not None and self.current.state is State.READY
            fault = self._fault() if ready else ""
        self.go_on.setEnabled(ready and not fault and not self._adding)
        self.go_on.setToolTip(fault)
        self.go_on.setText(_("&Go on") if page == PASTE else _("&Add release"))
        chosen = self._chosen()
        busy = any(one.state in (State.WAITING, State.READING) for one in self.arrivals.arrivals)
        self.add_all.setVisible(len(self.arrivals.arrivals) > 1)
        self.add_all.setEnabled(bool(chosen) and not busy and not fault and not self._adding)
        self.add_all.setText(
            ngettext("Add the &ticked one ({count})", "Add all &ticked ({count})", len(chosen)).format(
                count=len(chosen)
            )
        )

    def _fault(self) -> str:
        if self.document is not None and not self.document.segments:
            return _("Keep at least one block.")
        if not self._target_codes(self.targets.codes(), self.document):
            return _("Choose at least one language to translate into.")
        if not self.title.text().strip():
            return _("Give it a title.")
        return self.form.fault()

    def _chosen(self) -> list[Arrival]:
        return [one for one in self.arrivals.arrivals if one.chosen and one.state is State.READY]

    @staticmethod
    def _target_codes(codes: Sequence[str], document: SourceDocument | None) -> list[str]:
        source = document.language if document is not None else ""
        return [code for code in codes if code.lower() != source.lower()]

    def _go_on(self) -> None:
        if self.pages.currentIndex() == PASTE:
            self.read_paste(Pasted(self.paste.toPlainText()))
        elif self.current is not None:
            self._add([self.current])

    def _add_all(self) -> None:
        self._add(self._chosen())

    def _add(self, arrivals: Sequence[Arrival]) -> None:
        if self.current is not None and self.pages.currentIndex() == PREVIEW:
            self.current.facts = self.facts.take()
        wanted = [self._ready(one) for one in arrivals if one.document is not None and one.document.segments]
        self.forget_failure()
        self._adding = True
        self._look()

        def work() -> list[tuple[Arrival, Any, Any]]:
            made = []
            for one, document, targets, values in wanted:
                release, _translations, changes = self.desk.releases.add(
                    document, targets, author=self.person, **values
                )
                made.append((one, release, changes))
            return made

        self.runner.run(work, done=self._came_in, failed=self._refused, write=True)

    def _ready(self, one: Arrival) -> tuple[Arrival, SourceDocument, list[str], dict[str, Any]]:
        assert one.document is not None
        facts: Facts = one.facts or self.facts.usual(one.embargo)
        document = replace(one.document, title=one.typed_title or one.document.title, attachments=())
        return one, document, self._target_codes(facts.targets, document), facts.form.values()

    def _came_in(self, made: list[tuple[Arrival, Any, Any]]) -> None:
        self._adding = False
        for one, release, changes in made:
            one.state, one.chosen = State.ADDED, False
            self.arrivals.tell(one)
            self._added.append((release, changes))
        left = [one for one in self.arrivals.arrivals if one.state not in (State.ADDED, State.FAILED)]
        wanted = [one for one in left if one.chosen]
        if wanted:
            self._show(wanted[0])
            return
        self._tell()
        self.accept()

    def _tell(self) -> None:
        """Tell of what was added, once."""
        made, self._added = self._added, []
        if len(made) == 1:
            self.added.emit(*made[0])
        elif made:
            self.added_several.emit(made)

    def _refused(self, error: Any) -> None:
        self._adding = False
        self.say_failure(error)
        self._look()

    def reject(self) -> None:
        """Leave off; what was added before stays added."""
        self._tell()
        super().reject()

    def _words_of_reading(self) -> None:
        every = self.arrivals.arrivals
        name = getattr(self, "_reading_name", "")
        if len(every) > 1 and self.current is not None:
            done = sum(one.state not in (State.WAITING, State.READING) for one in every)
            words = _("Reading {name} ({number} of {count})…")
            text = words.format(name=self.current.name, number=min(done + 1, len(every)), count=len(every))
        else:
            text = _("Reading {name}…").format(name=name) if name else _("Reading…")
        self.reading_words.setText(text)

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
        self.bar.setAccessibleName(_("Reading…"))
        self.cancel.setText(_("Cancel"))
        self.add_all.setToolTip(_("Add every text with a tick, with what is said of each"))
        self._words_of_reading()
        if self.current is not None:
            self._say_learned(self.current)
        self._look()


def _of_file(path: Path) -> Arrival:
    return Arrival(path.name, lambda cancel: intake.read_file(path, "", cancel))


def _of_content(content: Content | Attachment) -> Arrival:
    return Arrival(content.name, lambda cancel: intake.read_bytes(content.data, content.name, "", cancel))


def _of_paste(paste: Pasted) -> Arrival:
    def read(cancel: CancelToken) -> SourceDocument:
        if paste.html.strip():
            return intake.read_html(paste.html, "", "", cancel, address=paste.address)
        return intake.read_text(paste.text, "", "", cancel)

    return Arrival(_("Pasted text"), read)
