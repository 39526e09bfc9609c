"""Finding in both sides, and replacing place by place: counts, next and previous, and every hit marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.editor.find_fields import FindFields
from ui.editor.marks import Span
from ui.editor.owned import owned
from ui.editor.pace import Pace
from ui.editor.search_bar import SearchBar
from ui.tasks import Lane
from ui.words import _, ngettext
from workbench.desk import wording
from workbench.desk.changes import Changes
from workbench.desk.finding import MOST_HITS
from workbench.desk.search import Matcher, Search
from workbench.desk.views import Hit
from workbench.model.errors import Cancelled, InputError
from workbench.model.issues import Side
from workbench.model.tasks import CancelToken

PAUSE_MS = 150
MARK_SECONDS = 0.004
"""How long marking one text may take on screen; a pattern that needs more is found, not marked."""

FOLLOWED = 200
"""Segments that are looked through again by themselves after a change; more are a search anew."""


class FindBar(SearchBar):
    """``hit_wanted`` carries the ``Hit`` to go to; ``marks_changed`` tells that other text is to be marked.

    ``replace_wanted`` carries the hit that is to be replaced, ``replace_all_wanted`` that the places are to be
    shown and chosen from. ``open_translations`` gives the ids of all open translations, this one first.
    """

    hit_wanted = Signal(object)
    marks_changed = Signal()
    replace_wanted = Signal(object)
    replace_all_wanted = Signal()
    closed = Signal()
    failed = Signal(object)

    def __init__(self, finding: Any, runner: Any, translation_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._finding = finding
        self._runner = runner
        self.translation_id = translation_id
        self.open_translations: Callable[[], Sequence[str]] = lambda: (translation_id,)
        self._hits: list[Hit] = []
        self._at = -1
        self._matcher: Matcher | None = None
        self._then = 0
        self._searching = False
        self._pace = Pace()
        self.fields = FindFields(self)
        self.text, self.count = self.fields.text, self.fields.said
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self._connect()
        self.here: tuple[int, int] = (0, 0)
        self.hide()
        self.retranslate()

    def _connect(self) -> None:
        fields = self.fields
        fields.text.textChanged.connect(lambda _text: self._typed())
        fields.replacement.textChanged.connect(lambda _text: self._say_count())
        for box in (fields.side, fields.scope):
            box.currentIndexChanged.connect(lambda _index: self.search())
        for option in (fields.match_case, fields.whole_words, fields.regular):
            option.toggled.connect(lambda _on: self.search())
        fields.previous.clicked.connect(lambda: self.step(-1))
        fields.next.clicked.connect(lambda: self.step(1))
        fields.more.toggled.connect(fields.second.setVisible)
        fields.replace_one.clicked.connect(self.replace_here)
        fields.replace_all.clicked.connect(self._replace_all)
        fields.close_button.clicked.connect(self.close_bar)

    def _typed(self) -> None:
        self._pause.start()
        self._say_count()

    # opening and closing

    def open(self, text: str = "", replacing: bool = False) -> None:
        """Open the bar, with a text to find where one is selected; ``replacing`` shows the second line too."""
        self.show()
        if replacing:
            self.fields.more.setChecked(True)
        if text:
            self.text.setText(text)
        field = self.fields.replacement if replacing and self.text.text() else self.text
        field.setFocus()
        field.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Close the bar and mark nothing."""
        self.hide()
        self._matcher = None
        self.marks_changed.emit()
        self.closed.emit()

    def take_over(self, other: FindBar) -> None:
        """Go on here with what the bar of another page was looking for, at the place where it is."""
        self.fields.take_over(other.fields)
        self.show()
        self._hits, self._at = list(other._hits), other._at
        self._mark(self.search_wanted())
        self._pause.stop()
        self._say_count()

    # searching

    def search_wanted(self) -> Search:
        """Return what is looked for."""
        return self.fields.search()

    def translations(self) -> list[str]:
        """Return the ids of the translations that are looked through."""
        return list(self.open_translations()) if self.fields.everywhere() else [self.translation_id]

    def spans(self, text: str, side: Side) -> Sequence[Span]:
        """Return what is to be marked in a text."""
        matcher = self._matcher
        if matcher is None or side.value not in matcher.search.sides:
            return ()
        try:
            return matcher.spans(text, seconds=MARK_SECONDS)
        except InputError:
            self._matcher = None
            return ()

    def _mark(self, search: Search) -> bool:
        self._matcher = None
        trouble: InputError | None = None
        try:
            self._matcher = Matcher(search) if search.text else None
        except InputError as error:
            trouble = error
        self.marks_changed.emit()
        if trouble is not None:
            self._refuse(trouble)
        return trouble is None

    def _refuse(self, trouble: InputError) -> None:
        self._hits, self._at, self._then = [], -1, 0
        self._say_count()
        self.fields.say(wording.say(trouble), trouble=True)

    def search(self) -> None:
        """Find every place, off the GUI thread."""
        self._pause.stop()
        if not self.isVisible():
            return
        search, translations = self.search_wanted(), self.translations()
        key = f"find:{id(self)}"
        self._runner.cancel(key)
        self._searching = self._mark(search) and bool(search.text)
        if not self._searching:
            if not search.text:
                self._found([])
            return

        def work(cancel: CancelToken) -> list[Hit]:
            return list(
                self._finding.find(translations, search, cancel, lambda _done, _all: self._pace.step(cancel))
            )

        self._runner.run(
            work, done=owned(self, self._found), failed=owned(self, self._failed), key=key, lane=Lane.READ
        )
        self._say_count()

    def _failed(self, error: object) -> None:
        self._searching = False
        if isinstance(error, InputError) and error.code.startswith("find."):
            self._refuse(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _found(self, hits: list[Hit]) -> None:
        here = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        self._searching = False
        self._hits = hits
        same = (index for index, hit in enumerate(hits) if here is not None and _place(hit) == _place(here))
        self._at = next(same, -1)
        self._say_count()
        if self._then:
            by, self._then = self._then, 0
            self.step(by)

    def follow(self, changes: Changes) -> None:
        """Look again where texts have changed."""
        wanted = set(self.translations()) & changes.translations
        if not self.isVisible() or not self.text.text() or not wanted or self._searching:
            return
        if changes.structure or len(wanted) > 1 or not 0 < len(changes.segments) <= FOLLOWED:
            self._pause.start()
            return
        (translation,), segments, search = wanted, sorted(changes.segments), self.search_wanted()

        def done(hits: list[Hit]) -> None:
            others = [hit for hit in self._hits if hit.segment_id not in changes.segments]
            order = {one: place for place, one in enumerate(self.translations())}
            self._found(
                sorted([*others, *hits], key=lambda hit: (order.get(hit.translation_id, 0), *_at(hit)))
            )

        self._runner.run(
            lambda: self._finding.find_in(translation, segments, search),
            done=owned(self, done), failed=owned(self, self._failed), key=f"find:{id(self)}",
        )  # fmt: skip

    # going from place to place

    @property
    def current(self) -> Hit | None:
        """The place that was gone to, None before the first step."""
        return self._hits[self._at] if 0 <= self._at < len(self._hits) else None

    def step(self, by: int) -> None:
        """Go to the next place (1) or the previous one (-1), around the ends."""
        if not self.isVisible() and self.text.text():
            self.show()
            self._pause.start()
        if self._pause.isActive():
            self.search()
        if self._searching:
            self._then = by
            return
        if not self._hits:
            return
        self._at = self._first_from_here(by) if self._at < 0 else (self._at + by) % len(self._hits)
        self._say_count()
        self.hit_wanted.emit(self._hits[self._at])

    def _first_from_here(self, by: int) -> int:
        places = [
            (hit.number - 1, hit.start) if hit.translation_id in ("", self.translation_id) else (-1, -1)
            for hit in self._hits
        ]
        if by > 0:
            return next((index for index, place in enumerate(places) if place >= self.here), 0)
        before = [index for index, place in enumerate(places) if (0, 0) <= place < self.here]
        return before[-1] if before else len(places) - 1

    def replace_here(self) -> None:
        """Replace the place that was gone to; go to the first one where none was."""
        hit = self.current
        if hit is None or self._pause.isActive() or self._searching:
            self.step(1)
        else:
            self.replace_wanted.emit(hit)

    def replaced(self, hit: Hit, hits: Sequence[Hit], after: int) -> None:
        """Take in that a place was replaced: ``hits`` are now in its text; go on behind ``after``."""
        first = next(index for index, one in enumerate(self._hits) if _text_of(one) == _text_of(hit))
        others = [one for one in self._hits if _text_of(one) != _text_of(hit)]
        self._hits = [*others[:first], *hits, *others[first:]]
        later = sum(one.start < after for one in hits)
        self._at = first + later - 1
        self._say_count()
        if self._hits:
            self.step(1)

    def _replace_all(self) -> None:
        if self._pause.isActive():
            self.search()
        if self.text.text() and self._matcher is not None:
            self.replace_all_wanted.emit()

    # words

    def _say_count(self) -> None:
        total, looking = len(self._hits), self._searching or self._pause.isActive()
        if not self.text.text():
            said = ""
        elif looking:
            said = _("Looking…")
        elif not total:
            said = _("Not found")
        elif self._at >= 0:
            said = _("{number} of {count}").format(number=self._at + 1, count=total)
        elif total >= MOST_HITS:
            said = _("More than {count} places").format(count=MOST_HITS)
        else:
            said = ngettext("{count} place", "{count} places", total).format(count=total)
        self.fields.say(said)
        for button in (
            self.fields.previous,
            self.fields.next,
            self.fields.replace_one,
            self.fields.replace_all,
        ):
            # While it looks Tab must not pass them by.
            button.setEnabled(total > 0 or (looking and bool(self.text.text())))

    def said(self) -> str:
        """Return what the bar says about its places."""
        return self.fields.said.text()

    def enter_pressed(self, backwards: bool) -> None:
        """Go to the next place, or the previous one; in the field below replace this one."""
        if self.fields.replacement.hasFocus():
            self.replace_here()
        else:
            self.step(-1 if backwards else 1)

    def escape_pressed(self) -> None:
        """Close the bar."""
        self.close_bar()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.fields.retranslate()
        self._say_count()


def _at(hit: Hit) -> tuple[int, str, int]:
    return hit.number, hit.side, hit.start


def _place(hit: Hit) -> tuple[str, str, str, int]:
    return hit.translation_id, hit.segment_id, hit.side, hit.start


def _text_of(hit: Hit) -> tuple[str, str, str]:
    return hit.translation_id, hit.segment_id, hit.side
