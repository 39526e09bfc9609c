"""The dialogs of one translation unit: its texts put right, or taken out of the suggestions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from ui.dialogs.frame import HouseDialog, explanation
from ui.panels.suggestion_card import about_unit
from ui.style_sheet import set_look
from ui.words import _, language_name
from workbench.desk import wording
from workbench.model.inline import CODE_PATTERN, from_tags, to_tags, without_codes
from workbench.model.memory import TranslationUnit

LINES = 4


class _Text(QPlainTextEdit):
    """A text of several lines in which Tab goes on and Ctrl+Enter accepts the dialog."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        set_look(self, "field")
        self.setTabChangesFocus(True)
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * LINES + 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept by Ctrl+Enter, write otherwise."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            window = self.window()
            if isinstance(window, UnitDialog) and window.save.isEnabled():
                window.accept()
            return
        super().keyPressEvent(event)


class UnitDialog(HouseDialog):
    """Shows both texts of a unit, codes as tags, and lets them be put right."""

    help_topic = "memory"

    def __init__(self, unit: TranslationUnit, memory: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=80)
        self.unit, self._memory = unit, memory
        self.source = _Text(to_tags(unit.source, unit.codes))
        self.target = _Text(to_tags(unit.target, unit.codes))
        self._labels = [QLabel(), QLabel()]
        self.about, self.codes = explanation(look="small"), explanation(look="small")
        for label, field in zip(self._labels, (self.source, self.target), strict=True):
            label.setBuddy(field)
            self.body.addWidget(label)
            self.body.addWidget(field)
        self.body.addWidget(self.codes)
        self.body.addWidget(self.about)
        self.cancel = self.add_button()
        self.save = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        for field in (self.source, self.target):
            field.textChanged.connect(self._look)
        self.retranslate()
        self.target.setFocus()
        self._look()

    def texts(self) -> tuple[str, str]:
        """Return source and target as they are to be, tags as code characters again."""
        codes = self.unit.codes
        return from_tags(self.source.toPlainText().strip(), codes), from_tags(
            self.target.toPlainText().strip(), codes
        )

    def _look(self) -> None:
        source, target = self.texts()
        there = set(CODE_PATTERN.findall(source))
        strange = [char for char in CODE_PATTERN.findall(target) if char not in there]
        self.save.setEnabled(
            bool(without_codes(source).strip() and without_codes(target).strip())
            and not strange
            and (source, target) != (self.unit.source, self.unit.target)
        )
        self.codes.setVisible(bool(self.unit.codes))
        words = _(
            "A tag such as <1> stands for a code. Every tag of the translation must stand in the source."
        )
        set_look(self.codes, "error" if strange else "small")
        self.codes.setText(words)

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Edit a unit of the memory"))
        languages = (self.unit.source_language, self.unit.target_language)
        for label, field, words, language in zip(
            self._labels,
            (self.source, self.target),
            (_("&Source"), _("&Translation")),
            languages,
            strict=True,
        ):
            label.setText(wording.labelled(words, language_name(language)))
            field.setAccessibleName(label.text().replace("&", ""))
        self.about.setText(about_unit(self.unit, self._memory))
        self.cancel.setText(_("Cancel"))
        self.save.setText(_("&Save"))
        self.save.setToolTip(_("Offer the unit as it stands here from now on (Ctrl+Enter)"))
        self._look()


class RemoveUnitDialog(HouseDialog):
    """Asks whether a unit is to be offered no more."""

    help_topic = "memory"

    def __init__(self, unit: TranslationUnit, memory: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, columns=70)
        self._unit, self._memory = unit, memory
        self.lead = explanation(look="")
        self.source, self.target = (
            explanation(without_codes(unit.source)),
            explanation(without_codes(unit.target), look=""),
        )
        self.about = explanation(look="small")
        for label in (self.lead, self.source, self.target, self.about):
            self.body.addWidget(label)
        self.cancel = self.add_button()
        self.remove = self.add_button(primary=True)
        self.cancel.clicked.connect(self.reject)
        self.remove.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words."""
        self.setWindowTitle(_("Remove a unit from the memory"))
        self.lead.setText(
            _("This pair is offered no more. No release is changed: where it stands, it stays as it is.")
        )
        self.about.setText(about_unit(self._unit, self._memory))
        self.cancel.setText(_("Cancel"))
        self.remove.setText(_("&Remove"))
