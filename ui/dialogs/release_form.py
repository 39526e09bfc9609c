"""What is known of a release beside its text: reference, confidentiality, embargo, due time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.fields import MomentField, own_zone, zone_named
from ui.dialogs.frame import explanation
from ui.moments import now
from ui.words import Retranslated, _
from workbench.desk import wording
from workbench.model.release import Confidentiality, Release


@dataclass(frozen=True)
class FormState:
    """What stands in the fields."""

    reference: str = ""
    confidentiality: Confidentiality = Confidentiality.EMBARGOED
    embargo: datetime | None = None
    embargo_zone: str = ""
    due: datetime | None = None

    def values(self) -> dict[str, Any]:
        """Return the fields as the desk takes them."""
        return {
            "reference": self.reference.strip(),
            "confidentiality": self.confidentiality,
            "embargo": self.embargo,
            "embargo_zone": self.embargo_zone if self.embargo is not None else "",
            "due": self.due,
        }


class ReleaseForm(Retranslated, QWidget):
    """The fields. ``changed`` tells of any change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reference = QLineEdit()
        self.reference_label = QLabel()
        self.reference_label.setBuddy(self.reference)
        self.confidentiality = QComboBox()
        self.confidentiality_label = QLabel()
        self.confidentiality_label.setBuddy(self.confidentiality)
        self.meaning = explanation(look="small")
        self.embargo = MomentField()
        self.ended = explanation(look="warning")
        self.ended.setContentsMargins(26, 0, 0, 0)
        self.due = MomentField()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label, field in (
            (self.reference_label, self.reference),
            (self.confidentiality_label, self.confidentiality),
        ):
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(6)
        column.addWidget(self.meaning)
        column.addSpacing(6)
        column.addWidget(self.embargo)
        column.addWidget(self.ended)
        column.addSpacing(6)
        column.addWidget(self.due)
        for value in Confidentiality:
            self.confidentiality.addItem("", value.value)
        self.confidentiality.setCurrentIndex(self.confidentiality.findData(Confidentiality.EMBARGOED.value))
        tomorrow = (now() + timedelta(days=1)).astimezone(zone_named(own_zone()))
        self.embargo.put(None, suggestion=datetime.combine(tomorrow.date(), time(9), tomorrow.tzinfo))
        self.due.put(None, suggestion=datetime.combine(tomorrow.date(), time(8), tomorrow.tzinfo))
        self.retranslate()
        self.reference.textChanged.connect(lambda _text: self.changed.emit())
        self.confidentiality.currentIndexChanged.connect(self._mean)
        self.embargo.changed.connect(self._mean)
        self.due.changed.connect(self.changed)

    def put(self, release: Release) -> None:
        """Show what is known of a release."""
        self.reference.setText(release.reference)
        self.confidentiality.setCurrentIndex(self.confidentiality.findData(release.confidentiality.value))
        self.embargo.put(release.embargo, release.embargo_zone)
        if release.due is not None:
            self.due.put(release.due, own_zone())

    def state(self) -> FormState:
        """Return what stands in the fields."""
        return FormState(
            self.reference.text(),
            Confidentiality(self.confidentiality.currentData()),
            self.embargo.value(),
            self.embargo.zone.currentText().strip(),
            self.due.value(),
        )

    def restore(self, state: FormState) -> None:
        """Show what stood in the fields."""
        self.reference.setText(state.reference)
        self.confidentiality.setCurrentIndex(self.confidentiality.findData(state.confidentiality.value))
        self.embargo.put(state.embargo, state.embargo_zone)
        self.due.put(state.due)

    def values(self) -> dict[str, Any]:
        """Return the fields as the desk takes them."""
        return self.state().values()

    def fault(self) -> str:
        """Return what cannot be accepted, in words; empty where all can."""
        for field in (self.embargo, self.due):
            if field.fault():
                return _("“{zone}” is no time zone.").format(zone=field.zone.currentText())
        return ""

    def _mean(self) -> None:
        embargo = self.embargo.value()
        ended = _("This embargo has ended.") if embargo is not None and embargo <= now() else ""
        self.ended.setText(ended)
        self.ended.setVisible(bool(ended))
        self.meaning.setText(
            {
                Confidentiality.PUBLIC: _("Any engine may see the text."),
                Confidentiality.EMBARGOED: _(
                    "No engine of a third party sees the text before the embargo ends."
                ),
                Confidentiality.CONFIDENTIAL: _("No engine of a third party ever sees the text."),
            }[Confidentiality(self.confidentiality.currentData())]
        )
        self.changed.emit()

    def retranslate(self) -> None:
        """Say the words."""
        self.reference_label.setText(_("Re&ference"))
        self.reference.setPlaceholderText(_("the house's own number, MR-2026-114"))
        self.confidentiality_label.setText(_("&Confidentiality"))
        for place, value in enumerate(Confidentiality):
            self.confidentiality.setItemText(place, wording.name(value))
        self.embargo.name(_("&Embargo until"))
        self.due.name(_("&Due"))
        self._mean()
