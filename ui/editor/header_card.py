"""The header over the grid: which release, how far, until when, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.editor.chips import Chip, ProgressLine
from ui.editor.style import grid_style
from ui.moments import embargo_both, embargo_short
from ui.shortcuts.tips import with_key
from ui.style_sheet import set_look
from ui.words import _, due_words, embargo_words, language_name
from workbench.desk import wording
from workbench.desk.views import ProgressCount
from workbench.model.release import Confidentiality, Release
from workbench.model.translation import Status, Translation

MINUTE_MS = 20_000
TITLE = (110, 110, 62, 36, 20, 0)
"""How many letters of a title there must be room for, step by step: the more was put away, the fewer are asked."""
_TONES = {
    Status.DRAFT: "accent",
    Status.IN_REVIEW: "accent",
    Status.CHANGES_REQUESTED: "warning",
    Status.APPROVED: "good",
    Status.PUBLISHED: "good",
}
_SIGNS = {
    Status.DRAFT: "✎",
    Status.IN_REVIEW: "◐",
    Status.CHANGES_REQUESTED: "↩",
    Status.APPROVED: "✓",
    Status.PUBLISHED: "✓",
}
BEGINNING = 12
"""How many letters of a title are always seen."""


class _Elided(QLabel):
    """A label that gives way when there is no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._forms = ("",)

    def say(self, *forms: str) -> None:
        """Say the first of several forms of a text that there is room for; the first in the tool tip."""
        self._forms = forms
        self.setToolTip(forms[0])
        self.setAccessibleName(forms[0])
        self._fit()

    @property
    def wanted(self) -> int:
        """How wide the whole text is."""
        return self.fontMetrics().horizontalAdvance(self._forms[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, width = self.fontMetrics(), self.width()
        fits = (form for form in self._forms if metrics.horizontalAdvance(form) <= width)
        form = next(fits, self._forms[-1])
        self.setText(metrics.elidedText(form, Qt.TextElideMode.ElideRight, width))


class HeaderCard(QWidget):
    """``next_wanted`` carries the name of the deed of the loud button: submit or deliver."""

    next_wanted = Signal(str)
    proof_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release: Release | None = None
        self._translation: Translation | None = None
        # Nothing is offered before it is known where the translation stands.
        self._status: Status | None = None
        self._progress = ProgressCount(0, 0, 0, 0, 0)
        self._deed = self._chip = self._short_chip = ""
        self.setObjectName("editorHeader")
        self.title = _Elided(self)
        self.about = _Elided(self)
        self.line = ProgressLine(self)
        self.count = QLabel(self)
        self.embargo = Chip(self, "warning")
        self.status_chip = Chip(self)
        self.draft_button = QPushButton(self)
        self.proof_button = QPushButton(self)
        self.next_button = QPushButton(self)
        set_look(self.next_button, "primary")
        self.next_button.clicked.connect(lambda: self.next_wanted.emit(self._deed))
        self.proof_button.clicked.connect(self.proof_wanted)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.about)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 9)
        row.setSpacing(10)
        row.addLayout(words, 1)
        for widget in (
            self.line,
            self.count,
            self.embargo,
            self.status_chip,
            self.draft_button,
            self.proof_button,
            self.next_button,
        ):
            row.addWidget(widget)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE_MS)
        self._clock.timeout.connect(self._say_times)
        self._clock.start()
        self.retranslate()

    def show_release(self, release: Release, translation: Translation) -> None:
        """Show a release in one of its languages."""
        self._release, self._translation = release, translation
        self.retranslate()

    def show_status(self, status: Status) -> None:
        """Show where the translation stands."""
        self._status = status
        self.retranslate()

    def show_progress(self, progress: ProgressCount) -> None:
        """Show how far it is."""
        self._progress = progress
        self.line.show_counts(progress.confirmed, progress.drafts, progress.total)
        self._say_count()

    def _say_count(self) -> None:
        progress = self._progress
        said = _("{confirmed} of {total} confirmed").format(
            confirmed=progress.confirmed, total=progress.total
        )
        self.count.setText(said)
        self.line.setAccessibleName(said)
        self._fit()

    def _say_times(self) -> None:
        release, translation = self._release, self._translation
        if release is None or translation is None:
            return
        languages = (language_name(release.source_language), language_name(translation.target_language))
        version = _("source version {number}").format(number=release.source_version)
        due = due_words(release.due) if release.due is not None else ""
        # When it is due is the last to go.
        forms = (
            (release.reference, " → ".join(languages), version, due),
            (release.reference, " → ".join(languages), due),
            (release.reference, due),
            (due or release.reference,),
        )
        self.about.say(*(" · ".join(part for part in form if part) for form in forms))
        self._chip = self._short_chip = ""
        if release.embargo is not None:
            self._chip = f"◷ {embargo_words(release.embargo, release.embargo_zone)}"
            left = embargo_short(release.embargo)
            self._short_chip = f"◷ {left}" if left else self._chip
            self.embargo.setToolTip(embargo_both(release.embargo, release.embargo_zone))
        elif release.confidentiality is Confidentiality.CONFIDENTIAL:
            self._chip = _("Confidential")
        elif release.confidentiality is Confidentiality.EMBARGOED:
            self._chip = f"◷ {_('Embargo, no time set')}"
        self._fit()

    def next_deed(self) -> str:
        """Return what comes next: ``submit``, ``deliver``, or nothing; in review the approval card says it."""
        if self._status in (Status.DRAFT, Status.CHANGES_REQUESTED):
            return "submit"
        return "deliver" if self._status in (Status.APPROVED, Status.PUBLISHED) else ""

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._restyle()
        self._deed = self.next_deed()
        words = {
            "submit": _("Submit for review"),
            "deliver": _("Deliver…"),
        }
        self.next_button.setVisible(bool(self._deed))
        self.next_button.setText(words.get(self._deed, ""))
        self.draft_button.setText(_("Draft") + " ▾")
        self.draft_button.setToolTip(
            with_key(_("Fill empty segments from memory and machines"), "editor.draft_empty")
        )
        self.proof_button.setText(_("Proof"))
        self.proof_button.setToolTip(with_key(_("Check the whole translation again"), "editor.check_all"))
        self.line.setToolTip(_("Green: confirmed. Violet: drafts."))
        if self._status is not None:
            said = f"{_SIGNS[self._status]} {wording.name(self._status)}"
            self.status_chip.say(said, _TONES[self._status])
        if self._release is not None:
            self.title.say(self._release.title)
        self._say_count()
        self._say_times()
        self._fit()

    def _restyle(self) -> None:
        style = grid_style(self.font())
        title = QFont(style.bold)
        if title.pixelSize() > 0:
            title.setPixelSize(round(title.pixelSize() * 1.2))
        else:
            title.setPointSizeF(title.pointSizeF() * 1.2)
        self.title.setFont(title)
        self.about.setFont(style.small)
        self.count.setFont(style.small)
        dim = QColor(theme.tokens().dim)
        for label in (self.about, self.count):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), dim)
            label.setPalette(palette)

    def minimumSizeHint(self) -> QSize:
        """Return a size for what is never put away, and the beginning of the title."""
        taken = self._taken(self._always(), self._short_chip or self._chip)
        return QSize(
            taken + self.fontMetrics().averageCharWidth() * BEGINNING, super().minimumSizeHint().height()
        )

    def _always(self) -> list[QWidget]:
        return [self.status_chip, self.next_button] if self._deed else [self.status_chip]

    def _taken(self, shown: list[QWidget], chip: str) -> int:
        """Return how many pixels all but the title take, where these widgets and such a chip are shown."""
        margins, spacing = self._row.contentsMargins(), self._row.spacing()
        widths = [one.sizeHint().width() for one in shown] + [self.embargo.width_of(chip)]
        return margins.left() + margins.right() + sum(widths) + spacing * len(widths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put away what finds no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put away the line, the count, the words of the embargo and what the menus have too, until the title fits."""
        letter = self.fontMetrics().averageCharWidth()
        short = self._short_chip or self._chip
        steps: list[tuple[list[QWidget], str]] = [
            ([self.line, self.count, self.draft_button, self.proof_button], self._chip),
            ([self.count, self.draft_button, self.proof_button], self._chip),
            ([self.draft_button, self.proof_button], self._chip),
            ([self.draft_button, self.proof_button], short),
            ([self.draft_button], short),
            ([], short),
        ]
        for (shown, chip), letters in zip(steps, TITLE, strict=True):
            room = self.width() - self._taken([*shown, *self._always()], chip)
            if room >= min(self.title.wanted, letter * letters):
                break
        self.embargo.say(chip)
        self.embargo.setAccessibleName(self._chip)
        for widget in (self.line, self.count, self.draft_button, self.proof_button):
            widget.setVisible(widget in shown)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline under it."""
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
