"""The approval card: what stands between this text and its approval, point by point."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.panels.base import Panel, Place
from ui.panels.cards import CardColumn, label
from ui.review.points import point_html
from ui.style_sheet import set_look
from ui.words import _
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.model.tasks import CancelToken
from workbench.model.translation import Status


class ApprovalCard(Panel):
    """The checklist, and the two deeds of a reviewer.

    ``approve_wanted`` and ``return_wanted`` ask the window for its dialogs; ``approve_wanted`` carries the content
    hash of the version that the list is about.
    """

    approve_wanted = Signal(str)
    return_wanted = Signal()

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.points: list[Any] = []
        self.version = 0
        self.content_hash = ""
        self._status = Status.DRAFT
        self._column = CardColumn(self)
        self.return_button = QPushButton(self)
        self.return_button.clicked.connect(self.return_wanted)
        self.approve_button = QPushButton(self)
        set_look(self.approve_button, "primary")
        self.approve_button.clicked.connect(lambda: self.approve_wanted.emit(self.content_hash))
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 12)
        foot.addWidget(self.return_button)
        foot.addWidget(self.approve_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column, 1)
        column.addLayout(foot)
        self.retranslate()

    def title(self) -> str:
        """Return the panel's name."""
        return _("Approval")

    def note(self) -> str:
        """Return which version it is about."""
        return _("version {number}").format(number=self.version) if self.version else ""

    def refresh(self) -> None:
        """Ask what is met and what is not."""
        if not self.isVisible():
            return
        desk, translation, person = self.place.desk, self.place.translation.id, self.place.person

        def work(cancel: CancelToken) -> tuple[list[Any], int, str, Status]:
            points = desk.editorial.readiness(translation, person, cancel)
            current = desk.editorial.current(translation)
            return list(points), current.number, current.hash, current.status

        self.ask(work, self._show)

    def showEvent(self, event: Any) -> None:
        """Fill when the card is opened."""
        super().showEvent(event)
        self.refresh()

    def _show(self, result: tuple[list[Any], int, str, Status]) -> None:
        self.points, self.version, self.content_hash, self._status = result
        self._fill()
        self.titled.emit()

    def _fill(self) -> None:
        rows: list[QWidget] = []
        for point in self.points:
            row = label(point_html(point, linked=True))
            row.setOpenExternalLinks(False)
            row.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse
                | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            row.linkActivated.connect(lambda segment: self.go_to.emit(segment, -1))
            state = _("met") if point.met else _("not met")
            row.setAccessibleName(wording.labelled(wording.say_point(point), state))
            rows.append(row)
        if not rows:
            rows.append(label(_("Checking…"), dim=True))
        self._column.fill(rows, spacing=6)
        ready = bool(self.points) and all(point.met or not point.blocks for point in self.points)
        self.approve_button.setEnabled(ready)
        self.return_button.setEnabled(self._status is Status.IN_REVIEW)
        words = _("Approve version {number}…").format(number=self.version) if self.version else _("Approve…")
        self.approve_button.setText(words)
        self.approve_button.setToolTip("" if ready else _("Something on the list is not met yet"))

    def apply_changes(self, changes: Changes) -> None:
        """Ask again after anything that the list is about has changed."""
        if self.place.translation.id in changes.translations or changes.settings or changes.people:
            self.refresh()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.return_button.setText(_("Return…"))
        self._fill()
