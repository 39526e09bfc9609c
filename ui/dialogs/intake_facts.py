"""What is said of a text beside the text: its language, into which it goes, reference, embargo, due time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.dialogs.fields import LanguageChecks, LanguageChoice, zone_name
from ui.dialogs.release_form import FormState, ReleaseForm
from ui.style_sheet import set_look
from ui.words import Retranslated, _


@dataclass
class Facts:
    """What the person chose for one text."""

    targets: list[str] = field(default_factory=list)
    form: FormState = field(default_factory=FormState)


class IntakeFacts(Retranslated, QScrollArea):
    """The fields, which scroll where they have no room. ``changed`` tells of any, ``language`` of another source."""

    changed = Signal()
    language = Signal(str)

    def __init__(self, settings: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        side = QVBoxLayout(inside)
        side.setContentsMargins(2, 2, 10, 2)
        side.setSpacing(4)
        self.source_label, self.target_label = QLabel(), QLabel()
        self.source = LanguageChoice()
        self.targets = LanguageChecks()
        # A release that is not in the usual language goes into that one, too.
        usual = [*settings.target_languages.split(","), settings.source_language]
        self._usual = [code for code in usual if code]
        self.targets.choose(self._usual)
        self.form = ReleaseForm()
        self.source_label.setBuddy(self.source)
        self.target_label.setBuddy(self.targets)
        for widget in (self.source_label, self.source, self.target_label, self.targets, self.form):
            side.addWidget(widget)
            if widget not in (self.source_label, self.target_label):
                side.addSpacing(8)
        side.addStretch(1)
        self.source.activated.connect(lambda _row: self.language.emit(self.source.code()))
        self.targets.changed.connect(self.changed)
        self.form.changed.connect(self.changed)
        set_look(self, "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.retranslate()
        self.setMinimumWidth(max(inside.sizeHint().width() + 16, 280))
        self.setMaximumWidth(self.minimumWidth())

    def usual(self, embargo: datetime | None) -> Facts:
        """Return what holds for a text of which nothing was said: the usual languages, the embargo in it."""
        zone = zone_name(embargo) if embargo is not None else ""
        return Facts(list(self._usual), FormState(embargo=embargo, embargo_zone=zone))

    def put(self, facts: Facts, language: str) -> None:
        """Show what was chosen for a text in a language."""
        self.source.choose(language)
        self.targets.forbid("")
        self.targets.choose(facts.targets)
        self.targets.forbid(language)
        self.form.restore(facts.form)

    def take(self) -> Facts:
        """Return what is chosen now."""
        return Facts(self.targets.codes(), self.form.state())

    def retranslate(self) -> None:
        """Say the words."""
        self.source_label.setText(_("&Written in"))
        self.target_label.setText(_("To be &translated into"))
