"""Showing only some rows: by state, origin, issue, comment, change and text. Escape shows all again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.editor.checking import Checking
from ui.editor.filter_choice import Choice, ChoiceButton
from ui.editor.find_fields import SLIM
from ui.editor.owned import owned
from ui.editor.rows import RowPages
from ui.editor.search_bar import SearchBar
from ui.elided import ElidedLabel
from ui.style_sheet import set_look
from ui.tasks import Lane
from ui.words import N_, _, ngettext
from workbench.desk import wording
from workbench.desk.row_filter import RowFilter
from workbench.desk.search import Search
from workbench.model.errors import Cancelled, InputError
from workbench.model.issues import Severity
from workbench.model.tasks import CancelToken
from workbench.model.translation import OriginKind, SegmentState

PAUSE_MS = 200
ERROR, ISSUE, COMMENT, SOURCE_CHANGED, LOCKED, REPEATED, DIFFERING = (
    "error", "issue", "comment", "source_changed", "locked", "repeated", "differing",
)  # fmt: skip
LOOK, DAY, WEEK, DATE = "look", "day", "week", "date"

_ORIGINS = (
    (OriginKind.PERSON, N_("Written here")),
    (OriginKind.MEMORY, N_("Memory")),
    (OriginKind.MACHINE, N_("Machine")),
    (OriginKind.PROPAGATED, N_("Repeated sentence")),
    (OriginKind.SOURCE, N_("Copied from the source")),
    (OriginKind.PAIRED, N_("Paired translation")),
    (OriginKind.IMPORTED, N_("Imported")),
)
_WITH = (
    (ISSUE, N_("An issue")),
    (ERROR, N_("An error")),
    (COMMENT, N_("An open comment")),
    (SOURCE_CHANGED, N_("A source corrected since")),
    (LOCKED, N_("A lock")),
    (REPEATED, N_("A repeated source")),
    (DIFFERING, N_("A repeated source, translated differently")),
)
_SINCE = (
    (LOOK, N_("My last look, by others")),
    (DAY, N_("The last 24 hours")),
    (WEEK, N_("The last 7 days")),
    (DATE, N_("A date…")),
)


class FilterBar(SearchBar):
    """Asks for the rows that are wanted, and has only them shown.

    ``closed`` tells that all are shown again, ``rows_wanted`` that the keyboard goes from here to the rows.
    """

    closed = Signal()
    rows_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self, desk: Any, runner: Any, pages: RowPages, checking: Checking, person: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._pages, self._checking = desk, runner, pages, checking
        self._person = person
        self._look: int | None = None
        self._filtering = False
        self._trouble = ""
        self.text = QLineEdit(self)
        self.text.setClearButtonEnabled(True)
        self.states = ChoiceButton(
            lambda: _("&State"),
            [Choice(state, lambda state=state: wording.name(state)) for state in SegmentState],
            self,
        )
        self.origins = _button(lambda: _("Ori&gin"), _ORIGINS, self)
        self.having = _button(lambda: _("&With"), _WITH, self)
        self.since = _button(lambda: _("&Changed in"), _SINCE, self, one=True)
        self.date = QDateEdit(QDate.currentDate().addDays(-1), self)
        self.date.setCalendarPopup(True)
        self.date.hide()
        self.count = ElidedLabel(parent=self)
        set_look(self.count, "small")
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        set_look(self.close_button, "button")
        self.close_button.setStyleSheet(SLIM)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.apply)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        for button in self._buttons():
            button.changed.connect(self._chosen)
        self.date.dateChanged.connect(lambda _date: self._pause.start())
        self.close_button.clicked.connect(self.clear)
        pages.opened.connect(self._rows_changed)
        self.hide()
        self.retranslate()

    def _buttons(self) -> tuple[ChoiceButton, ...]:
        return self.states, self.origins, self.having, self.since

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.text, 2)
        for widget in (*self._buttons(), self.date):
            row.addWidget(widget)
        row.addWidget(self.count, 1)
        row.addWidget(self.close_button)

    # opening and clearing

    def open(self) -> None:
        """Open the bar with the keyboard in its field; open already, it asks again."""
        again = self.isVisible()
        self.show()
        self.text.setFocus()
        self.text.selectAll()
        if again:
            self.apply()
        else:
            self._say()

    def learn_look(self) -> None:
        """Learn, once, how far the person had seen the translation before."""
        if self._look is None:
            translation, person = self._pages.translation_id, self._person

            def done(look: int) -> None:
                self._look = look

            self._runner.run(
                lambda: self._desk.finding.last_look(translation, person), done=owned(self, done)
            )

    def clear(self) -> None:
        """Ask for nothing any more: all rows are shown, and the bar goes."""
        self._forget()
        self.hide()
        self._show_only(None)
        self.closed.emit()

    def _forget(self) -> None:
        silent = self.text.blockSignals(True)
        self.text.clear()
        self.text.blockSignals(silent)
        for button in self._buttons():
            button.choose(())
        self.date.hide()
        self._pause.stop()
        self._trouble = ""

    @property
    def look(self) -> int | None:
        """How far the person had seen the translation when the page was opened; None before it is known."""
        return self._look

    def show_segments(self, segment_ids: Sequence[str]) -> None:
        """Open the bar and show these segments alone."""
        self._forget()
        self.show()
        self._show_only(list(segment_ids))

    def take_over(self, other: FilterBar) -> None:
        """Show here the rows that the bar of another language's page shows: these, until something is asked anew."""
        self._forget()
        silent = self.text.blockSignals(True)
        self.text.setText(other.text.text())
        self.text.blockSignals(silent)
        for mine, theirs in zip(self._buttons(), other._buttons(), strict=True):
            mine.choose(theirs.values())
        silent = self.date.blockSignals(True)
        self.date.setDate(other.date.date())
        self.date.blockSignals(silent)
        self.date.setVisible(not other.date.isHidden())
        self.setVisible(not other.isHidden())
        self._show_only(other._pages.shown_ids())

    def show_rows(self, having: str) -> None:
        """Open the bar and show the rows that have something (``repeated``, ``differing``, ``error`` …)."""
        self._forget()
        self.show()
        self.having.choose((having,))
        self.apply()

    # asking

    def wanted(self) -> RowFilter:
        """Return what is asked for, issues left out: those the page knows."""
        having, text = self.having.values(), self.text.text()
        since = next(iter(self.since.values()), None)
        return RowFilter(
            states=frozenset(one for one in self.states.values() if isinstance(one, SegmentState)),
            origins=frozenset(one for one in self.origins.values() if isinstance(one, OriginKind)),
            with_comment=COMMENT in having,
            changed_since=self._moment(since),
            new_since=(self._look or 0) if since == LOOK else None,
            person=self._person,
            source_changed=SOURCE_CHANGED in having,
            locked=True if LOCKED in having else None,
            repeated=True if REPEATED in having else None,
            text=Search(text) if text else None,
        )

    def _moment(self, since: object) -> datetime | None:
        if since in (DAY, WEEK):
            return datetime.now(UTC) - timedelta(days=1 if since == DAY else 7)
        if since == DATE:
            day = self.date.date()
            return datetime.combine(datetime(day.year(), day.month(), day.day()), time()).astimezone()
        return None

    def _chosen(self) -> None:
        self.date.setVisible(DATE in self.since.values())
        self.apply()

    def apply(self) -> None:
        """Find the rows that are so, and show them alone; all of them where nothing is asked."""
        self._pause.stop()
        wanted, having = self.wanted(), self.having.values()
        if not wanted.asks and not set(having) & {ISSUE, ERROR, DIFFERING}:
            self._runner.cancel(self._key)
            self._show_only(None)
            return
        desk, translation = self._desk, self._pages.translation_id
        issues = None
        if ISSUE in having or ERROR in having:
            errors_only = ERROR in having
            issues = {
                issue.segment_id
                for issue in self._checking.issues()
                if not errors_only or issue.severity is Severity.ERROR
            }

        def work(cancel: CancelToken) -> list[str]:
            found = desk.finding.matching(translation, wanted, cancel)
            if DIFFERING in having:
                differing = set(desk.repeats.differing(translation, cancel))
                found = [one for one in found if one in differing]
            return [one for one in found if issues is None or one in issues]

        self._runner.run(
            work, done=owned(self, self._found), failed=owned(self, self._failed), key=self._key,
            lane=Lane.READ,
        )  # fmt: skip

    @property
    def _key(self) -> str:
        return f"filter:{id(self)}"

    def _found(self, ids: list[str]) -> None:
        self._trouble = ""
        if self.isVisible():
            self._show_only(ids)

    def _failed(self, error: object) -> None:
        if isinstance(error, InputError):
            self._trouble = wording.say(error)
            self._say()
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _show_only(self, ids: list[str] | None) -> None:
        if ids is not None or self._pages.shown_only or self._filtering:
            self._filtering = ids is not None
            self._pages.show_only(ids)
        self._say()

    def _rows_changed(self) -> None:
        if self._filtering and not self._pages.shown_only:
            # Somebody went to a row that was hidden: the whole release is there again.
            self._filtering = False
            self._forget()
        self._say()

    # words

    def _say(self) -> None:
        total = self._pages.total
        if self._trouble:
            said = f"⚠ {self._trouble}"
        elif self._pages.shown_only:
            said = _("{count} of {total}").format(count=self._pages.count, total=total)
        else:
            said = ngettext("{count} segment", "{count} segments", total).format(count=total)
        set_look(self.count, "error" if self._trouble else "small")
        self.count.setText(said)
        self.count.setAccessibleName(said)

    def enter_pressed(self, backwards: bool) -> None:
        """Ask at once."""
        del backwards
        self.apply()

    def down_pressed(self) -> None:
        """Go on in the rows that are shown."""
        if self._pause.isActive():
            self.apply()
        self.rows_wanted.emit()

    def escape_pressed(self) -> None:
        """Show all rows again."""
        self.clear()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.text.setPlaceholderText(_("Show only rows with this text"))
        self.text.setAccessibleName(_("Show only rows with this text"))
        self.text.setToolTip(_("Down goes to the rows that are shown, Escape shows all again"))
        self.date.setAccessibleName(_("Changed since this day"))
        self.close_button.setToolTip(_("Show all rows (Escape)"))
        self.close_button.setAccessibleName(_("Show all rows"))
        for button in self._buttons():
            button.retranslate()
        self._say()


def _button(
    words: Any, choices: tuple[tuple[object, str], ...], parent: QWidget, one: bool = False
) -> ChoiceButton:
    made = [Choice(value, lambda said=said: _(said)) for value, said in choices]
    return ChoiceButton(words, made, parent, one)
