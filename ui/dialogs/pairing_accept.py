"""What is known of a release that a pairing becomes, before it is made."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.fields import zone_name
from ui.dialogs.frame import HouseDialog, explanation, heading, notice
from ui.dialogs.release_form import FormState, ReleaseForm
from ui.moments import now
from ui.words import _, ngettext
from workbench.desk import catalogue, intake
from workbench.model.pairing import RowKind

if TYPE_CHECKING:
    from ui.pairing.session import PairingSession


class AcceptPairingDialog(HouseDialog):
    """Says what becomes of the rows, and asks for the facts. ``given`` carries the values of ``ReleaseForm``."""

    given = Signal(dict)
    help_topic = "pairing"

    def __init__(self, session: PairingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=70)
        self.session = session
        self.title = heading(session.source.title)
        self.title.setWordWrap(True)
        self.lead = explanation(look="")
        self.embargo_line, self.embargo_words = notice()
        self.form = ReleaseForm()
        embargo = embargo_of(session)
        if embargo is not None:
            self.form.restore(FormState(embargo=embargo, embargo_zone=zone_name(embargo)))
        self.embargo_line.setVisible(bool(session.source.embargo_text))
        self._embargo_is_known = embargo is not None
        for widget in (self.title, self.lead, self.embargo_line, self.form):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel = self.add_button()
        self.make = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._make)
        self.form.changed.connect(self._look)
        self.retranslate()
        self._look()

    def _look(self) -> None:
        fault = self.form.fault()
        self.make.setEnabled(not fault)
        self.make.setToolTip(fault)

    def _make(self) -> None:
        self.given.emit(self.form.values())
        self.accept()

    def _said(self) -> str:
        rows, number = self.session.pairing.rows, QLocale(catalogue.language()).toString
        paired = sum(bool(row.source and row.target) for row in rows)
        unsure = sum(row.unsure for row in rows)
        left_out = sum(row.kind is RowKind.LEFT_OUT for row in rows)
        added = sum(row.kind is RowKind.ADDED for row in rows)
        words = ngettext(
            "{count} row becomes a draft from the paired translation.",
            "{count} rows become drafts from the paired translation.",
            paired,
        )
        said = [words.format(count=number(paired))]
        if unsure:
            words = ngettext("{count} of all is not sure.", "{count} of all are not sure.", unsure)
            said.append(words.format(count=number(unsure)))
        if left_out:
            words = ngettext(
                "{count} that the translation leaves out stays untranslated.",
                "{count} that the translation leaves out stay untranslated.",
                left_out,
            )
            said.append(words.format(count=number(left_out)))
        if added:
            words = ngettext(
                "{count} that only the translation has becomes a comment.",
                "{count} that only the translation has become comments.",
                added,
            )
            said.append(words.format(count=number(added)))
        return " ".join(said)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Make a release of the pairing"))
        self.lead.setText(self._said())
        said = [_("The text says: {line}").format(line=self.session.source.embargo_text)]
        if not self._embargo_is_known:
            said.append(_("It does not give date, hour and time zone together: set the embargo here."))
        self.embargo_words.setText(" ".join(said))
        self.cancel.setText(_("Cancel"))
        self.make.setText(_("&Make it"))


def embargo_of(session: PairingSession) -> datetime | None:
    """Return the embargo that stands in the source, None for none."""
    document: Any = session.source
    if not document.embargo_text:
        return None
    return intake.find_embargo(document.embargo_text, document.language, now().date())
