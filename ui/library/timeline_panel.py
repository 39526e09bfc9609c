"""The timeline with its name, the days that it shows, and what comes later."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.elided import ElidedLabel
from ui.library.timeline import EDGE, TimelineView
from ui.library.timescale import SPANS
from ui.style_sheet import set_look
from ui.words import Retranslated, _, ngettext


class TimelinePanel(Retranslated, QFrame):
    """What stands under the board."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.name = ElidedLabel()
        set_look(self.name, "heading")
        self.later = QLabel()
        set_look(self.later, "small")
        self.days = QComboBox()
        self.days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.view = TimelineView()
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 6, EDGE, 2)
        head.setSpacing(12)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.later)
        head.addWidget(self.days)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view)
        self.days.activated.connect(lambda row: self.view.show_days(SPANS[row]))
        self.view.zoomed.connect(self._say)
        self.retranslate()

    def restore(self, settings: QSettings) -> None:
        """Show the days that were left."""
        stored = str(settings.value("library/days", "3"))
        self.view.show_days(int(stored) if stored.isascii() and stored.isdigit() else 3)
        self.setVisible(str(settings.value("library/timeline", "yes")) == "yes")

    def remember(self, settings: QSettings) -> None:
        """Remember the days, and whether they are shown."""
        settings.setValue("library/days", self.view.days)
        settings.setValue("library/timeline", "no" if self.isHidden() else "yes")

    def _say(self) -> None:
        self.days.setCurrentIndex(SPANS.index(self.view.days))
        count = self.view.later
        words = ngettext("{count} later", "{count} later", count).format(count=count) if count else ""
        if not self.view.items.entries:
            empty = _("Nothing is due or under embargo in these days.")
            words = f"{empty} {words}".strip()
        self.later.setText(words)

    def retranslate(self) -> None:
        """Say the words."""
        self.name.setText(_("Embargoes and deadlines"))
        chosen = SPANS.index(self.view.days)
        self.days.clear()
        for days in SPANS:
            self.days.addItem(ngettext("{days} day", "{days} days", days).format(days=days))
        self.days.setCurrentIndex(chosen)
        self.days.setAccessibleName(_("Days that the timeline shows"))
        self.days.setToolTip(_("Days that the timeline shows (+ and - in the timeline)"))
        self._say()
