"""Terms of the active segment: what the house calls it in the target language, and whether it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.panels.base import Panel, Place
from ui.panels.cards import Card, CardColumn, KeyCaps, label
from ui.panels.rich import coloured
from ui.panels.term_dialog import TermDialog
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.model.inline import without_codes
from workbench.model.tasks import CancelToken
from workbench.model.terms import Concept, Term, TermMatch, TermStatus

USED_MS = 300
_LONGEST_TOLD = 400
_LEAST_LINES = 5.4


@dataclass(frozen=True, slots=True)
class TermUse:
    """A concept of the source segment, its target terms, and whether one of them stands in the target.

    ``form`` is what goes into the target, empty where the house allows none of its terms.
    """

    found: TermMatch
    targets: tuple[Term, ...]
    form: str
    used: bool
    forbidden: bool

    @property
    def entry(self) -> str:
        """The term that ``form`` is a form of, as its entry has it."""
        allowed = (term.text for term in self.targets if term.status is not TermStatus.FORBIDDEN)
        return next(allowed, "")


class TermsPanel(Panel):
    """Rows of terms; ``inserted`` carries the form that is to go into the target, and the term as its entry has it."""

    inserted = Signal(str, str)

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.uses: list[TermUse] = []
        self._answered = ""
        self._source_selection = ""
        self._target_selection = ""
        self._column = CardColumn(self)
        self._add = QPushButton(self)
        self._add.clicked.connect(self.add_term)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(USED_MS)
        self._pause.timeout.connect(self.refresh)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 6)
        foot.addWidget(self._add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column, 1)
        column.addLayout(foot)
        self.retranslate()

    def title(self) -> str:
        """Return the panel's name."""
        return _("Terms")

    def minimumSizeHint(self) -> QSize:
        """Return room for two terms above the button: most segments have no more."""
        lines = round(self.fontMetrics().height() * _LEAST_LINES)
        return super().minimumSizeHint().expandedTo(QSize(0, lines + self._add.sizeHint().height() + 6))

    def note(self) -> str:
        """Return how many there are."""
        count = len(self.uses)
        return ngettext("{count} in this segment", "{count} in this segment", count).format(count=count)

    def text_changed(self, text: str) -> None:
        """Look again which terms are used, when the typing pauses."""
        super().text_changed(text)
        self._pause.start()

    def refresh(self) -> None:
        """Find the terms of the source, and look for them in the target."""
        row = self.row
        if row is None:
            return
        segment, source, target = row.segment.id, row.segment.text, self.text
        languages = self.place.source_language, self.place.target_language
        terms, release = self.place.desk.terms, self.place.release.id

        def work(cancel: CancelToken) -> tuple[str, list[TermUse]]:
            in_target = terms.find(target, languages[1], cancel=cancel) if target else ()
            statuses: dict[str, set[TermStatus]] = {}
            for one in in_target:
                statuses.setdefault(one.concept.id, set()).add(one.term.status)
            plain = without_codes(target).casefold()
            uses, seen = [], set()
            for one in terms.find(source, languages[0], terms.domains_of(release), cancel):
                targets = one.targets(languages[1])
                if one.concept.id in seen or not targets:
                    continue
                seen.add(one.concept.id)
                there = statuses.get(one.concept.id, set())
                good = there - {TermStatus.FORBIDDEN} or any(
                    term.text.casefold() in plain
                    for term in targets
                    if term.status is not TermStatus.FORBIDDEN
                )
                form = terms.target_form(one, source, languages[1])
                uses.append(TermUse(one, targets, form, bool(good), TermStatus.FORBIDDEN in there))
            return segment, uses

        self.ask(work, self._show)

    def _show(self, result: tuple[str, list[TermUse]]) -> None:
        self._answered, uses = result
        if uses == self.uses and self._column.cards:
            return
        self.uses = uses
        self._fill()
        self.titled.emit()

    def _fill(self) -> None:
        rows: list[QWidget] = [self._row(number, use) for number, use in enumerate(self.uses, start=1)]
        if not rows:
            rows.append(label(_("No terms of the house in this segment."), dim=True))
        self._column.fill(rows, spacing=0)

    def _row(self, number: int, use: TermUse) -> QWidget:
        tokens = theme.tokens()
        made = _TermRow(number)
        found = use.found
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        grid.addWidget(label(coloured(found.term.text, tokens.text)), 0, 0)
        said = " · ".join(_target_words(term, index == 0) for index, term in enumerate(use.targets))
        grid.addWidget(label(said), 0, 1)
        if use.forbidden:
            mark, words, colour = "✕", _("forbidden term used"), tokens.error
        elif use.used:
            mark, words, colour = "✓", _("used"), tokens.good
        else:
            mark, words, colour = "!", _("missing"), tokens.warning
        sign = label(coloured(mark, colour, bold=True))
        sign.setToolTip(words)
        grid.addWidget(sign, 0, 2)
        if number <= 9:
            grid.addWidget(KeyCaps(f"editor.term_{number}"), 0, 3)
        made.body.addLayout(grid)
        preferred = use.targets[0].text
        made.setAccessibleName(wording.labelled(found.term.text, f"{preferred}, {words}"))
        made.setToolTip(_about(use))
        made.taken.connect(lambda: self._insert(use))
        made.asked.connect(lambda where: self.menu_of(use).popup(where))
        return made

    def take(self, number: int) -> bool:
        """Put the preferred term of a row (from 1) into the target; return whether there is one for this row."""
        row = self.row
        if row is None or row.segment.id != self._answered or not 0 < number <= len(self.uses):
            return False
        self._insert(self.uses[number - 1])
        return True

    def _insert(self, use: TermUse) -> None:
        if use.form:
            self.inserted.emit(use.form, use.entry)

    def select(self, source: str, target: str) -> None:
        """Take note of what is selected on both sides, to begin a new term with."""
        self._source_selection, self._target_selection = source, target

    def add_term(self) -> None:
        """Ask for a new term, beginning with what is selected."""
        dialog = TermDialog(
            self.place, without_codes(self._source_selection), without_codes(self._target_selection), self
        )
        dialog.accepted.connect(lambda: self._record(dialog.deed()))
        dialog.open()

    def edit_term(self, concept: Concept) -> None:
        """Show the concept with all its terms, to be changed."""
        from ui.dialogs.term_concept import ConceptDialog

        dialog = ConceptDialog(self.place.desk, concept, self.place.person, self)
        dialog.accepted.connect(lambda: self._record(dialog.deed()))
        dialog.open()

    def show_history(self, concept: Concept) -> None:
        """Show the concept's history."""
        from ui.dialogs.term_history import TermHistoryDialog

        place = self.place
        dialog = TermHistoryDialog(place.desk, place.runner, concept.id, place.person, self)
        dialog.changed.connect(self._recorded)
        dialog.open()

    def remove_term(self, concept: Concept) -> None:
        """Take the concept out of its termbase; its history stays and can bring it back."""
        desk, person = self.place.desk, self.place.person
        self._record(lambda: desk.terms.remove(concept.id, person))

    def _record(self, deed: Callable[[], Changes]) -> None:
        self.do(deed, lambda _result: self.refresh())

    def _recorded(self, changes: Changes) -> None:
        self.did.emit(changes)
        self.refresh()

    def menu_of(self, use: TermUse) -> QMenu:
        """Return the menu of a row."""
        concept, menu = use.found.concept, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = not self.place.desk.read_only and bool(self.place.person)
        deeds: tuple[tuple[str, Callable[[], object], bool], ...] = (
            (_("&Insert into the translation"), lambda: self._insert(use), bool(use.form)),
            (_("&Copy"), lambda: QGuiApplication.clipboard().setText(use.form), bool(use.form)),
            (_("&Edit…"), lambda: self.edit_term(concept), writable),
            (_("&History…"), lambda: self.show_history(concept), True),
            (_("Take &out of the termbase"), lambda: self.remove_term(concept), writable),
        )
        for words, deed, enabled in deeds:
            action = menu.addAction(words)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, run=deed: run())
        return menu

    def apply_changes(self, changes: Changes) -> None:
        """Find the terms again after the termbase has changed."""
        if changes.terms:
            self.refresh()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._add.setText(_("Add term…"))
        self._add.setToolTip(_("Begins with what is selected in source and target"))
        self._fill()


class _TermRow(Card):
    """A row that is taken by a double click, Enter or its key; ``asked`` (a point of the screen) wants its menu."""

    asked = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__(flat=True)
        self.body.setContentsMargins(4, 5, 4, 6)
        self.number = number

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the single click alone."""
        QWidget.mouseReleaseEvent(self, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put the term into the target."""
        self.taken.emit()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, by mouse or by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.asked.emit(self.mapToGlobal(self.rect().bottomLeft()) if by_key else event.globalPos())
        event.accept()


def _about(use: TermUse) -> str:
    """Return what is said of a concept and of its preferred target term, a line each."""
    concept, target = use.found.concept, use.targets[0]
    owner = _("Owner: {owner}").format(owner=concept.owner) if concept.owner else ""
    source = target.source or concept.source
    source = _("Source: {source}").format(source=source) if source else ""
    domain = _("Domain: {domain}").format(domain=concept.domain) if concept.domain else ""
    kept = _("It is not translated.") if concept.do_not_translate else ""
    lines = (concept.definition, target.note, concept.note, kept, domain, owner, source)
    text = "\n".join(dict.fromkeys(line[:_LONGEST_TOLD] for line in lines if line))
    # A tool tip that looks like HTML would be read as such.
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def _target_words(term: Term, first: bool) -> str:
    tokens = theme.tokens()
    if term.status is TermStatus.FORBIDDEN:
        return f"<s>{coloured(term.text, tokens.error)}</s>"
    said = coloured(term.text, tokens.text, bold=first)
    return f"{said} {coloured(f'({term.gender}.)', tokens.dim)}" if term.gender else said
