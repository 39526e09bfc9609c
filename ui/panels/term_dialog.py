"""The dialog that adds a term: one field beside what is selected, everything else on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.dialogs.term_look import language_in_phrase
from ui.panels.base import Place
from ui.words import _
from workbench.desk import terms_words, wording
from workbench.desk.changes import Changes
from workbench.model.terms import HOUSE_TERMBASE, Concept, Term, TermStatus

_PAUSE_MS = 250
GENDERS = ("", "m", "f", "mf", "n")
_ROWS = ("source", "target", "status", "gender", "base", "domain", "owner", "note")


class TermDialog(HouseDialog):
    """Asks for a target term of what is selected; for both where nothing is. ``more`` opens status, note and the rest.

    A source term that the termbase has already gets another target term, which the dialog says.
    """

    help_topic = "terms"

    def __init__(self, place: Place, source: str, target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=62)
        self._place = place
        self._known: Concept | None = None
        source, target = (" ".join(text.split()) for text in (source, target))
        self.source, self.target = QLineEdit(source), QLineEdit(target)
        self.status, self.gender, self.base = QComboBox(), QComboBox(), QComboBox()
        for status in TermStatus:
            self.status.addItem("", status)
        for gender in GENDERS:
            self.gender.addItem("", gender)
        self.base.addItem("", HOUSE_TERMBASE)
        self.domain, self.owner, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.keep = QCheckBox()
        self.said, self.hint = explanation(look=""), explanation(look="small")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.hide()
        self._labels = {name: QLabel() for name in _ROWS}
        # What is selected need not be typed again: the other side is the one field.
        self._asked = {"source", "target"} - {"source" if source else "target" if target else ""}
        self._lay_out()
        self.more = self.add_button(left=True)
        self.more.setCheckable(True)
        self.cancel = self.add_button()
        self.add = self.add_button(primary=True)
        self.more.toggled.connect(self._show_rows)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.accept)
        self.keep.toggled.connect(self._check)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self.source.textChanged.connect(self._typed)
        self.target.textChanged.connect(self._check)
        self.base.currentIndexChanged.connect(lambda _row: self._pause.start())
        self.retranslate()
        self._show_rows(False)
        (self.target if source else self.source).setFocus()
        self._check()
        place.runner.run(place.desk.terms.bases.all, done=self._show_bases, key=f"termbases:{id(self)}")
        self._look_up()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._fields: dict[str, QWidget] = {name: getattr(self, name) for name in _ROWS}
        for row, (name, field) in enumerate(self._fields.items()):
            self._labels[name].setBuddy(field)
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(field, row, 1)
            if isinstance(field, QLineEdit):
                field.setCursorPosition(0)
        self.body.addWidget(self.said)
        self.body.addLayout(grid)
        self.body.addWidget(self.keep)
        self.body.addWidget(self.hint)

    def _show_rows(self, whole: bool) -> None:
        for name, field in self._fields.items():
            shown = whole or name in self._asked
            if name == "base":
                shown = whole and self.base.count() > 1
            field.setVisible(shown)
            self._labels[name].setVisible(shown)
        self.said.setVisible(not whole and len(self._asked) == 1)
        self._fit()

    def _fit(self) -> None:
        """Grow or shrink at the foot to what is shown; the fields stay where they are."""
        if self.isVisible():
            self.layout().activate()
            self.resize(self.width(), self.sizeHint().height())

    def _show_bases(self, bases: list[Any]) -> None:
        self.base.clear()
        for base in bases:
            if base.writable:
                self.base.addItem(terms_words.termbase(base), base.id)
        self._show_rows(self.more.isChecked())
        self._check()

    def _typed(self) -> None:
        self._pause.start()
        self._check()

    def _look_up(self) -> None:
        """Ask whether the termbase has the source term already."""
        desk, base = self._place.desk, self._base()
        source = Term(self.source.text().strip(), self._place.source_language)

        def known() -> Concept | None:
            return desk.terms.known(source, base) if source.text else None

        self._place.runner.run(known, done=self._say_known, key=f"known-term:{id(self)}")

    def _say_known(self, known: Concept | None) -> None:
        self._known = known
        self._check()

    def _base(self) -> str:
        return str(self.base.currentData() or HOUSE_TERMBASE)

    def _check(self) -> None:
        kept = self.keep.isChecked()
        self.target.setEnabled(not kept)
        whole = bool(self.source.text().strip()) and (kept or bool(self.target.text().strip()))
        self.add.setEnabled(whole and not self._place.desk.read_only and bool(self.base.count()))
        known = ""
        if self._known is not None:
            known = _("The termbase has it already: {terms}. What you add joins it.").format(
                terms=terms_words.terms_of(self._known)
            )
        if known != self.hint.text():
            self.hint.setText(known)
            self.hint.setVisible(bool(known))
            self._fit()

    def deed(self) -> Callable[[], Changes]:
        """Return what adds the term; it may run on any thread."""
        desk, person, base = self._place.desk, self._place.person, self._base()
        source = Term(" ".join(self.source.text().split()), self._place.source_language)
        target = None
        if not self.keep.isChecked():
            target = Term(
                " ".join(self.target.text().split()),
                self._place.target_language,
                TermStatus(self.status.currentData()),
                gender=str(self.gender.currentData()),
                note=self.note.text().strip(),
            )
        note = "" if target is not None else self.note.text().strip()
        domain, owner, asked = self.domain.text().strip(), self.owner.text().strip(), self.more.isChecked()

        def add() -> Changes:
            made = desk.terms.with_pair(source, target, base, asked)
            made = replace(
                made,
                domain=domain or made.domain,
                owner=owner or made.owner,
                note=note or made.note,
            )
            changes: Changes = desk.terms.add(made, person)
            return changes

        return add

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Add term"))
        into = language_in_phrase(self._place.target_language)
        words = {
            "source": _("&Source term:"),
            "target": _("&Target term ({language}):").format(language=into),
            "status": _("St&atus of the target term:"),
            "gender": _("&Gender:"),
            "base": _("Term&base:"),
            "domain": _("&Domain:"),
            "owner": _("&Owner:"),
            "note": _("&Note:"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
        for row, status in enumerate(TermStatus):
            self.status.setItemText(row, wording.name(status).capitalize())
        genders = {"": _("none"), "m": _("masculine"), "f": _("feminine"), "mf": _("both"), "n": _("neuter")}
        for row, gender in enumerate(GENDERS):
            self.gender.setItemText(row, genders[gender])
        chosen = self.source.text() if "source" not in self._asked else self.target.text()
        self.said.setText(_("“{term}” is called:").format(term=chosen))
        self.keep.setText(_("It is &not translated: it stands as it is in every language"))
        self.more.setText(_("&More"))
        self.more.setToolTip(_("Status, gender, termbase, domain, owner and note (Alt+M)"))
        self.cancel.setText(_("Cancel"))
        self.add.setText(_("Add"))
        self.add.setToolTip(_("Add the term (Enter)"))
        self._check()
