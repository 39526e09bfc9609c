"""The menu of filters: a submenu for each kind of condition, and the filters that the person keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.library.filters import DUE_WITHIN, EMBARGOES, Known, due_before_words, is_filtered, toggled
from ui.menus import empty
from ui.moments import now
from ui.words import _, language_name
from workbench.desk import wording
from workbench.desk.library_views import EmbargoFilter, LibraryQuery
from workbench.model.translation import Status

_STATUSES = (
    Status.DRAFT, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.APPROVED, Status.PUBLISHED,
)  # fmt: skip


class FilterMenu(QMenu):
    """Made anew each time that it opens. ``wanted`` carries the query that is asked for.

    ``save_wanted`` asks to keep the query in force, ``forget_wanted`` (a name) to forget one that is kept.
    """

    wanted = Signal(object)
    save_wanted = Signal()
    forget_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = LibraryQuery()
        self.known = Known()
        self.person = ""
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what there is to filter by now."""
        empty(self)
        query, known = self.query, self.known
        self._several(
            _("&Status"), [(status, wording.name(status)) for status in _STATUSES], query.statuses, "statuses"
        )
        self._several(
            _("&Language"),
            [(code, language_name(code)) for code in known.languages],
            query.languages,
            "languages",
        )
        self._several(_("&Person"), [(name, name) for name in known.people], query.people, "people")
        embargo = self.addMenu(_("&Embargo"))
        for value, words in EMBARGOES.items():
            on = query.embargo is value
            self._check(embargo, _(words), on, replace(query, embargo=EmbargoFilter.ANY if on else value))
        due = self.addMenu(_("D&ue"))
        if query.due_before is not None:
            self._check(due, due_before_words(query.due_before), True, replace(query, due_before=None))
        for days, words in DUE_WITHIN.items():
            self._check(due, _(words), False, replace(query, due_before=now() + timedelta(days=days)))
        self._several(_("&Tag"), [(name, name) for name in known.tags], query.tags, "tags")
        dossiers = self.addMenu(_("D&ossier"))
        dossiers.setEnabled(bool(known.dossiers))
        for name in known.dossiers:
            on = query.dossier == name
            self._check(dossiers, name.replace("&", "&&"), on, replace(query, dossier="" if on else name))
        self.addSeparator()
        pinned = replace(query, pinned_by="" if query.pinned_by else self.person)
        self._check(self, _("P&inned"), bool(query.pinned_by), pinned)
        self._check(self, _("&Archived"), query.archived, replace(query, archived=not query.archived))
        self.addSeparator()
        self._saved()

    def _several(
        self, title: str, values: Iterable[tuple[str, str]], chosen: tuple[str, ...], field: str
    ) -> None:
        menu = self.addMenu(title)
        for value, words in values:
            after = replace(self.query, **{field: toggled(chosen, value)})
            self._check(menu, words.replace("&", "&&"), value in chosen, after)
        menu.setEnabled(not menu.isEmpty())

    def _check(self, menu: QMenu, words: str, on: bool, after: LibraryQuery) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(self._asker(after))
        return action

    def _asker(self, query: LibraryQuery) -> Callable[[], None]:
        return lambda: self.wanted.emit(query)

    def _saved(self) -> None:
        kept = self.addMenu(_("&Kept filters"))
        forget = QMenu(_("&Forget a filter"), kept)
        for one in self.known.saved:
            name = one.name.replace("&", "&&")
            kept.addAction(name).triggered.connect(self._asker(one.query))
            forget.addAction(name).triggered.connect(
                lambda _on=False, name=one.name: self.forget_wanted.emit(name)
            )
        if self.known.saved:
            kept.addSeparator()
            kept.addMenu(forget)
        kept.setEnabled(bool(self.known.saved))
        save = self.addAction(_("Keep this &filter…"))
        save.setEnabled(is_filtered(self.query))
        save.triggered.connect(lambda _on=False: self.save_wanted.emit())
