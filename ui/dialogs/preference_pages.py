"""What the pages of Preferences share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from ui.dialogs.frame import explanation, heading
from ui.words import Retranslated
from workbench.desk.changes import NOTHING, Changes


class PreferencePage(Retranslated, QWidget):
    """A page: a form whose labels are said again at a change of language."""

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 16, 4, 4)
        self.column.setSpacing(10)
        self.labels: dict[str, QLabel] = {}

    def form(self) -> QFormLayout:
        """Return a new form at the end of the page."""
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.column.addLayout(form)
        return form

    def row(self, form: QFormLayout, name: str, field: QWidget) -> None:
        """Add a field with a label of its own."""
        label = QLabel()
        label.setBuddy(field)
        self.labels[name] = label
        form.addRow(label, field)

    def head(self, name: str) -> None:
        """Add a heading."""
        self.labels[name] = heading()
        self.column.addWidget(self.labels[name])

    def explain(self, name: str, form: QFormLayout | None = None) -> None:
        """Add an explanation, beside the fields of a form or on its own."""
        self.labels[name] = explanation(look="small")
        if form is not None:
            # A form reckons with the height that a text has at its narrowest.
            self.labels[name].setMinimumWidth(self.fontMetrics().averageCharWidth() * 56)
            form.addRow("", self.labels[name])
        else:
            self.column.addWidget(self.labels[name])

    def say(self, words: dict[str, str]) -> None:
        """Put the words on the labels."""
        for name, text in words.items():
            self.labels[name].setText(text)

    def title(self) -> str:
        """Return the page's name."""
        return ""

    def save(self) -> Changes:
        """Save what was changed; raise ``PressbenchError`` where it cannot be."""
        return NOTHING

    def later(self) -> Callable[[], Changes] | None:
        """Return what takes long and is to be done off the GUI thread after ``save``; None for nothing."""
        return None

    def undo(self) -> None:
        """Take back what was shown at once."""

    def set_setting(self, key: str, value: str | bool) -> Changes:
        """Record a setting where it is another than before."""
        text = ("yes" if value else "no") if isinstance(value, bool) else value
        return self.desk.settings.set(key, value) if self.desk.settings.get(key) != text else NOTHING
