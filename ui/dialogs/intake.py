"""Taking texts in: files, attachments, a paste; each shown as a page beside its blocks before it is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.frame import HouseDialog, explanation
from ui.dialogs.intake_arrivals import (
    Arrival,
    ArrivalList,
    ArrivalModel,
    State,
    of_content,
    of_file,
    of_paste,
)
from ui.dialogs.intake_facts import Facts, IntakeFacts
from ui.dialogs.intake_learning import IntakeChanges, learned_words
from ui.dialogs.intake_offers import Offer, Pasted
from ui.dialogs.intake_preview import IntakePreview
from ui.dialogs.intake_reading import ReadingPage, ReadingQueue
from ui.dialogs.paste import PasteField
from ui.dropping import Drops
from ui.tasks import Runner
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.model.release import SourceDocument

PASTE, READING, PREVIEW, FAILED = range(4)


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
        self._reading_name = ""
        self._in_queue = False
        self.reading = ReadingQueue(desk, runner, self.arrivals, self)
        self.changes = IntakeChanges(desk, runner, person, self.arrivals, self)
        self._adding = False
        self.queue = ArrivalList(self.arrivals)
        self.pages = QStackedWidget()
        self._build_paste()
        self.reading_page = ReadingPage()
        self.pages.addWidget(self.reading_page)
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
        self.reading.read.connect(self._came)
        self.reading.refused.connect(self._not_read)
        self.reading.step.connect(self.reading_page.step)
        self.changes.changed.connect(self._changed)
        self.changes.failed.connect(self.say_failure)
        self.drops = Drops(self)
        self.drops.dropped.connect(self.take)
        self.finished.connect(self._let_go)
        self.retranslate()
        self._look()

    def _let_go(self) -> None:
        self.drops.stop()
        self.reading.stop()

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
        deeds = self.changes
        preview.always_wanted.connect(lambda ids: deeds.teach(self.current, ids))
        preview.undo_wanted.connect(lambda: deeds.take_back(self.current))
        self.model.kept_wanted.connect(lambda ids, kept: deeds.keep(self.current, ids, kept))
        self.model.kind_wanted.connect(lambda ids, kind: deeds.set_kind(self.current, ids, kind))
        self.facts.changed.connect(self._look)
        self.facts.language.connect(lambda code: deeds.set_language(self.current, code))
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
        self._come([of_file(path) for path in paths])

    def read_paste(self, paste: Pasted) -> None:
        """Read a text that was pasted or dropped."""
        self._come([of_paste(paste)], named=False)

    def take(self, offer: Offer) -> None:
        """Take what was pasted or dropped, one or several; ask for a text where there is none, and say why."""
        arrivals = [of_file(path) for path in offer.files] + [of_content(one) for one in offer.contents]
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
        else:
            self.queue.setVisible(len(self.arrivals.arrivals) > 1)
        self.reading.go_on()
        self._look()

    def _came(self, one: Arrival, attached: list[Arrival]) -> None:
        if attached and not one.chosen and one is self.current:
            self.current = attached[0]
        if self.current in (one, *attached):
            assert self.current is not None
            self._show(self.current)
        else:
            self.queue.setVisible(len(self.arrivals.arrivals) > 1)
        self._look()

    def _not_read(self, one: Arrival) -> None:
        if len(self.arrivals.arrivals) == 1:
            self.arrivals.clear()
            self.current = None
            self.say_failure(one.error)
            self.ask_for_paste()
            return
        if one is self.current:
            self._show(one)
        self._look()

    # the one in front

    def _go_to(self, one: Arrival) -> None:
        if one is not self.current:
            self._in_queue = True
            # Not while the list is at work: what is shown changes it.
            QTimer.singleShot(0, self, lambda: self._show(one))

    def _show(self, one: Arrival) -> None:
        before = self.current
        if before is not None and before is not one and self.pages.currentIndex() == PREVIEW:
            before.facts = self.facts.take()
        self.current = self.reading.first = one
        self.queue.setVisible(len(self.arrivals.arrivals) > 1)
        self.queue.show_current(one)
        if one.document is not None:
            self.pages.setCurrentIndex(PREVIEW)
            facts = one.facts or self.facts.usual(one.embargo)
            self.facts.put(facts, one.document.language)
            self._put(one, one.document)
            self.preview.begin()
            self._say_learned(one)
            if not (self._in_queue and self.queue.hasFocus()):
                self.table.setFocus()
        elif one.state is State.FAILED:
            self.failure.setText(wording.say(one.error) if one.error is not None else "")
            self.pages.setCurrentIndex(FAILED)
        else:
            self.pages.setCurrentIndex(READING)
            if not (self._in_queue and self.queue.hasFocus()):
                # Keys that are pressed meanwhile choose nothing in the list.
                self.reading_page.setFocus()
        self._words_of_reading()
        self._look()

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

    def _changed(self, one: Arrival) -> None:
        if one is self.current and one.document is not None:
            self._put(one, one.document)
            self._say_learned(one)

    def _say_learned(self, one: Arrival) -> None:
        self.preview.say_learned(*learned_words(one))

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
        busy = self.reading.busy
        self.add_all.setVisible(len(self.arrivals.arrivals) > 1)
        self.add_all.setEnabled(bool(chosen) and not busy and not fault and not self._adding)
        self.add_all.setText(
            ngettext("Add the ticked &one ({count})", "Add a&ll ticked ({count})", len(chosen)).format(
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
        name = self._reading_name
        every = self.arrivals.arrivals
        self.reading_page.put(
            self.current.name if len(every) > 1 and self.current is not None else name, every
        )

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
        self.cancel.setText(_("Cancel"))
        self.add_all.setToolTip(_("Add every text with a tick, with what is said of each"))
        self._words_of_reading()
        if self.current is not None:
            self._say_learned(self.current)
        self._look()
