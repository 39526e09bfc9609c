"""A new version of a release's source: where it comes from, what it changes, and what was carried over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QProgressBar, QPushButton, QTextBrowser, QWidget

from ui.dialogs.frame import HouseDialog, explanation, heading
from ui.dialogs.intake_arrivals import Arrival, of_content, of_file, of_paste
from ui.dialogs.intake_offers import Offer, Pasted
from ui.dialogs.new_version_words import Compared, changes_html, counted, outcome
from ui.dialogs.paste import PasteField
from ui.dropping import Drops
from ui.style_sheet import set_look
from ui.tasks import Runner, Task
from ui.words import _
from workbench.desk.changes import Changes
from workbench.model.errors import Cancelled, InputError
from workbench.model.pairing import CarriedKind
from workbench.model.release import Release, SourceDocument
from workbench.model.tasks import CancelToken, Progress

COVERING_WORDS = 80
"""An e-mail with fewer words than these and a file is a covering note: the file is the new version."""


class NewVersionDialog(HouseDialog):
    """Takes a text, compares it with the release, and carries the translations over when that is wanted.

    ``carried`` and ``undone`` carry ``Changes``, ``open_wanted`` the release that was made.
    """

    carried = Signal(object)
    undone = Signal(object)
    open_wanted = Signal(object)
    help_topic = "segments"

    def __init__(
        self,
        desk: Any,
        runner: Runner,
        release: Release,
        person: str,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, columns=110, lines=34)
        self.desk, self.runner, self.release, self.person = desk, runner, release, person
        self._folder = folder
        self._key = f"version:{id(self)}"
        self._working = False
        self._carrying: Task | None = None
        self._document: SourceDocument | None = None
        self._compared: Sequence[Compared] = ()
        self._made: Any = None
        self.title = heading()
        self.title.setWordWrap(True)
        self.lead = explanation()
        self.paste = PasteField()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.summary = explanation(look="")
        self.changes = QTextBrowser()
        self.changes.setOpenLinks(False)
        self.changes.setTabChangesFocus(True)
        set_look(self.changes, "field")
        self.room = QWidget()
        self.archive = QCheckBox()
        self.archive.setChecked(True)
        for widget in (self.title, self.lead, self.summary):
            self.body.addWidget(widget)
        self.body.addWidget(self.paste, 1)
        self.body.addWidget(self.changes, 1)
        self.body.addWidget(self.room, 1)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.archive)
        self.browse: QPushButton = self.add_button(left=True)
        self.cancel = self.add_button()
        self.go = self.add_button(primary=True)
        self.paste.came.connect(self.take)
        self.paste.textChanged.connect(self._allow)
        self.browse.clicked.connect(self._other)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self.drops = Drops(self)
        self.drops.dropped.connect(self.take)
        self.finished.connect(self._let_go)
        self.retranslate()
        self.paste.setFocus()

    def _let_go(self) -> None:
        self.drops.stop()
        self.runner.cancel(self._key)

    # the new text

    def take(self, offer: Offer) -> None:
        """Take what was pasted or dropped: a file, a message, a text."""
        if self._made is not None or self._working:
            return
        count = len(offer.files) + len(offer.contents)
        if count > 1:
            self.say_failure(InputError("pairing.one_version", count=count))
        elif offer.files:
            self._read(of_file(offer.files[0]))
        elif offer.contents:
            self._read(of_content(offer.contents[0]))
        elif offer.paste is not None:
            self._read(of_paste(offer.paste))
        elif offer.refusal is not None:
            self.say_failure(offer.refusal)

    def read_path(self, path: Path) -> None:
        """Read a file."""
        self._read(of_file(path))

    def _browse(self) -> None:
        kinds = _("Releases (*.docx *.odt *.rtf *.pdf *.eml *.html *.htm *.md *.txt);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.windowTitle(), str(self._folder), kinds)
        if chosen:
            self._folder = Path(chosen).parent
            self.read_path(Path(chosen))

    def _read(self, arrival: Arrival) -> None:
        self.forget_failure()
        self._begin()
        desk, release = self.desk, self.release.id

        def work(cancel: CancelToken, progress: Progress) -> tuple[SourceDocument, list[Compared]]:
            document = arrival.read(cancel, progress)
            kept = sum(len(block.text.split()) for block in document.blocks if block.kept)
            if document.attachments and kept < COVERING_WORDS:
                document = of_content(document.attachments[0]).read(cancel, progress)
            document = desk.learning.apply(document).document
            rows = desk.pairing.versions(release, document, cancel)
            return document, [
                Compared(
                    row,
                    tuple(desk.editorial.compare(row.old_text, row.new_text))
                    if row.kind is CarriedKind.CHANGED
                    else (),
                )
                for row in rows
            ]

        self.runner.run(work, done=self._came, failed=self._failed, progress=self._step, key=self._key)

    def _begin(self) -> None:
        self._working = True
        self.progress.setRange(0, 0)
        self._allow()

    def _step(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _came(self, result: tuple[SourceDocument, list[Compared]]) -> None:
        self._working = False
        self._document, self._compared = result
        self.retranslate()
        self.changes.setFocus()

    def _failed(self, error: object) -> None:
        self._working = False
        self._allow()
        if not isinstance(error, Cancelled):
            self.say_failure(error)

    def _other(self) -> None:
        if self._made is not None:
            self._undo()
        elif self._document is not None:
            self._document, self._compared = None, ()
            self.forget_failure()
            self.retranslate()
            self.paste.setFocus()
        else:
            self._browse()

    # the deed

    def _go(self) -> None:
        if self._made is not None:
            self.open_wanted.emit(self._made.release)
            self.accept()
        elif self._document is not None:
            self._carry()
        else:
            self._read(of_paste(Pasted(self.paste.toPlainText())))

    def _carry(self) -> None:
        self.forget_failure()
        self._begin()
        desk, release, document = self.desk, self.release.id, self._document
        person, archive = self.person, self.archive.isChecked()

        def work(cancel: CancelToken) -> Any:
            return desk.pairing.carry_over(release, document, person, cancel=cancel, archive=archive)

        self._carrying = self.runner.run(work, done=self._done, failed=self._not_done, write=True)

    def _not_done(self, error: object) -> None:
        self._carrying = None
        self._failed(error)
        if isinstance(error, Cancelled):
            self.reject()

    def reject(self) -> None:
        """Close; where translations are being carried over, once that is stopped."""
        if self._carrying is not None:
            self._carrying.cancel()
        else:
            super().reject()

    def _done(self, made: Any) -> None:
        self._working, self._carrying = False, None
        self._made = made
        self.retranslate()
        self.go.setFocus()
        self.carried.emit(made.changes)

    def _undo(self) -> None:
        self.forget_failure()
        self._begin()
        self.runner.run(
            self.desk.pairing.take_back, self._made, self.person,
            done=self._undone, failed=self._failed, write=True,
        )  # fmt: skip

    def _undone(self, changes: Changes) -> None:
        self.undone.emit(changes)
        self.accept()

    # what is shown

    def _allow(self) -> None:
        made, found, free = self._made is not None, self._document is not None, not self._working
        self.paste.setVisible(not found)
        self.paste.setEnabled(free)
        self.changes.setVisible(found and not made)
        self.room.setVisible(made)
        self.summary.setVisible(found)
        self.lead.setVisible(not made)
        self.archive.setVisible(found and not made)
        self.archive.setEnabled(free)
        self.progress.setVisible(not free)
        self.browse.setEnabled(free)
        self.go.setEnabled(free and (found or bool(self.paste.toPlainText().strip())))

    def retranslate(self) -> None:
        """Say the words."""
        made, found = self._made, self._document is not None
        self.setWindowTitle(_("New version of the source"))
        self.title.setText(self.release.title)
        self.paste.setPlaceholderText(_("Paste the new version here, or drop a file"))
        self.paste.setAccessibleName(_("The new version"))
        self.lead.setText(
            _(
                "The new version becomes a release of its own. What reads as before keeps its translation and its "
                "state; where the source changed, the translation is a draft and the words that changed are marked."
            )
        )
        self.archive.setText(_("Put the &old version into the archive"))
        self.changes.setAccessibleName(_("What changed"))
        if made is not None:
            self.summary.setText(outcome(made))
        elif found:
            self.summary.setText(counted(self._compared))
            self.changes.setHtml(changes_html(self._compared))
        self.progress.setAccessibleName(_("Carrying over…") if found else _("Comparing…"))
        if made is not None:
            words, tip = _("&Undo"), _("Put the new version into the archive, and bring the old one back")
        elif found:
            words, tip = _("&Another text…"), _("Choose another text")
        else:
            words, tip = _("&Choose a file…"), _("Read the new version from a file")
        self.browse.setText(words)
        self.browse.setToolTip(tip)
        self.cancel.setText(_("Close") if made is not None else _("Cancel"))
        if made is not None:
            self.go.setText(_("&Open"))
        else:
            self.go.setText(_("Ca&rry over") if found else _("Co&mpare"))
        self._allow()
