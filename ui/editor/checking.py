"""Checking while one types, and the whole release in the background; terms for the rows that are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from types import MethodType
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.editor.issues_order import gravest_first, next_of
from ui.editor.long_texts import is_long
from ui.editor.marks import NO_MARKS, Marks, Span, moved
from ui.editor.owned import owned
from ui.editor.pace import Pace
from ui.editor.rows import RowPages
from ui.tasks import Lane
from workbench.model.errors import Cancelled
from workbench.model.issues import Issue
from workbench.model.tasks import CancelToken, Progress

DEBOUNCE_MS = 300
NOT_TRANSLATED = "target.empty"
"""The check that reports what the state says already; it would hide the others in the list."""
SEEN_MS = 60
STEP_PER_CENT = 5
"""How often it is told how far the check of a whole release has come."""


class Checking(QObject):
    """What was found in each segment, and for which text.

    ``marked`` (segment id) tells that a segment's marks are others, ``all_marked`` that many are, ``issues_changed`` that
    the list of issues is another; ``working`` whether the release is being checked, ``progressed`` how much of it has been,
    in per cent.
    """

    marked = Signal(str)
    all_marked = Signal()
    issues_changed = Signal()
    working = Signal(bool)
    progressed = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        desk: Any,
        runner: Any,
        pages: RowPages,
        languages: tuple[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._pages = pages
        self._languages = languages
        self._marks: dict[str, Marks] = {}
        self._termed: dict[str, tuple[str, str]] = {}
        self._open: tuple[str, str] | None = None
        self._seen: tuple[int, int] = (0, 0)
        self._whole: list[Issue] = []
        self._checked: set[str] | None = None
        self._pace = Pace()
        self.grammar = True
        self._typing = _single_shot(self, DEBOUNCE_MS, self._check_open)
        self._seeing = _single_shot(self, SEEN_MS, self._look_at_seen)
        pages.loaded.connect(lambda _first, _count: self._seeing.start())
        pages.replaced.connect(lambda _number: self._seeing.start())

    @property
    def waiting(self) -> bool:
        """Whether something is about to be checked or looked for."""
        return self._typing.isActive() or self._seeing.isActive()

    def marks_of(self, segment_id: str) -> Marks:
        """Return the marks of a segment."""
        return self._marks.get(segment_id, NO_MARKS)

    def issues(self) -> list[Issue]:
        """Return every issue: errors, warnings, hints, and in the order of the text within each."""
        found = [issue for marks in self._marks.values() for issue in marks.issues]
        found += self._whole
        return gravest_first(found, self._pages.numbers)

    def issues_of(self, segment_id: str) -> tuple[Issue, ...]:
        """Return the issues of one segment."""
        return self.marks_of(segment_id).issues

    def next_issue(
        self,
        number: int,
        place: int,
        forwards: bool,
        wants: Callable[[Issue], bool] | None = None,
        here: Issue | None = None,
    ) -> Issue | None:
        """Return the next (or previous) issue after a place (row, character), around the ends.

        ``wants`` says which count. ``here`` is the one that was gone to last: while the place is still its own, the
        way goes on from it, so that several at one place are all reached.
        """
        return next_of(self.issues(), self._pages, (number, place), forwards, wants, here)

    # the whole release

    def check_all(self, grammar: bool | None = None) -> None:
        """Check everything in the background: what is quick first, grammar after it."""
        self.working.emit(True)
        wanted = self.grammar if grammar is None else grammar
        self._checked = set()
        self._check_whole(False, wanted)
        # What is being typed is not in the store yet: the whole round leaves it alone.
        self._check_open()

    def _check_whole(self, grammar: bool, then_grammar: bool) -> None:
        translation = self._pages.translation_id

        def check(cancel: CancelToken, progress: Progress) -> list[Issue]:
            said = -1

            def step(done: int, total: int) -> None:
                nonlocal said
                now = done * 100 // max(1, total)
                if now >= said + STEP_PER_CENT:
                    said = now
                    progress(now, 100)
                self._pace.step(cancel)

            return list(
                self._desk.proofing.check(translation, self._pace.paced(cancel), step, grammar=grammar)
            )

        def done(issues: list[Issue]) -> None:
            self._take_whole(issues, final=not then_grammar)
            if then_grammar:
                self._check_whole(True, False)
            else:
                self._checked = None
                self.working.emit(False)

        def failed(error: object) -> None:
            self._checked = None
            self.working.emit(False)
            if not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._runner.run(
            check,
            done=owned(self, done),
            failed=owned(self, failed),
            progress=self._progress_of(grammar, then_grammar),
            key=f"check:{id(self)}",
            lane=Lane.CHECK,
        )

    def _progress_of(self, grammar: bool, then_grammar: bool) -> Callable[[int, int], None]:
        # The quick round is a tenth of the way where grammar comes after it: what takes long is the engine.
        first, share = (10, 90) if grammar else (0, 10 if then_grammar else 100)

        def tell(owner: Checking, done: int, total: int) -> None:
            owner.progressed.emit(first + done * share // max(1, total))

        return MethodType(tell, self)

    def _take_whole(self, issues: Sequence[Issue], final: bool) -> None:
        # What was checked on screen, grammar included, is better than a first round without it.
        better = set() if final else self._checked or set()
        by_segment: dict[str, list[Issue]] = {}
        for issue in issues:
            if issue.check == NOT_TRANSLATED:
                continue
            by_segment.setdefault(issue.segment_id, []).append(issue)
        self._whole = by_segment.pop("", [])
        typed = self._open[0] if self._open is not None else ""
        for segment in set(by_segment) | set(self._marks):
            if segment != typed and segment not in better:
                found = tuple(by_segment.get(segment, ()))
                self._set_issues(segment, found, self._committed_text(segment))
        self.all_marked.emit()
        self.issues_changed.emit()

    def _committed_text(self, segment_id: str) -> str | None:
        number = self._pages.number_of(segment_id)
        shown = None if number is None else self._pages.shown(number)
        return None if shown is None else shown.text

    def _set_issues(self, segment_id: str, issues: tuple[Issue, ...], text: str | None) -> None:
        old = self.marks_of(segment_id)
        terms = old.target_terms if text is None or text == old.target_text else ()
        known = old.target_text if text is None else text
        self._marks[segment_id] = replace(old, issues=issues, target_terms=terms, target_text=known)

    # one segment, as it is typed

    def typed(self, segment_id: str, before: str, after: str) -> None:
        """Move the marks along with the text, and check it when the typing pauses."""
        marks = self.marks_of(segment_id)
        self._marks[segment_id] = moved(marks, before, after)
        self._open = (segment_id, after)
        self._pace.touch()
        self._typing.start()

    def check_now(self, segment_id: str, text: str) -> None:
        """Check one segment's text at once, whether or not it was committed."""
        self._open = (segment_id, text)
        self._check_open()

    def left(self, segment_id: str) -> None:
        """Take note that a segment is no longer typed in; what was pending is checked all the same."""
        if self._open is not None and self._open[0] == segment_id:
            if self._typing.isActive():
                self._typing.stop()
                self._check_open()
            self._open = None

    def _check_open(self) -> None:
        # Facts and terms are told at once; a grammar engine may still be reading its rules.
        if self._open is not None:
            self._check_typed(*self._open, grammar=False)

    def _check_typed(self, segment: str, text: str, grammar: bool) -> None:
        translation = self._pages.translation_id

        def check(cancel: CancelToken) -> tuple[list[Issue], tuple[Span, ...]]:
            # A row that was left is checked while the next one is typed in: that comes first.
            paced = self._pace.paced(cancel)
            paced.raise_if_cancelled()
            issues = self._desk.proofing.check_segment(
                translation, segment, paced, text=text, grammar=grammar
            )
            paced.raise_if_cancelled()
            return list(issues), self._spans(text, self._languages[1])

        def done(result: tuple[list[Issue], tuple[Span, ...]]) -> None:
            if self._open is not None and self._open[0] == segment and self._open[1] != text:
                return
            issues, terms = result
            known = tuple(
                issue for issue in issues if issue.segment_id == segment and issue.check != NOT_TRANSLATED
            )
            old = self.marks_of(segment)
            if not grammar and self.grammar:
                known += tuple(
                    one for one in old.issues if _is_engines(one) and text[one.start : one.end] == one.text
                )
            self._marks[segment] = replace(old, issues=known, target_terms=terms, target_text=text)
            self.marked.emit(segment)
            self.issues_changed.emit()
            if not grammar and self.grammar:
                self._check_typed(segment, text, grammar=True)

        self._runner.run(
            check, done=owned(self, done), failed=self._soft_failure, key=f"check:{id(self)}:{segment}",
            lane=Lane.CHECK,
        )  # fmt: skip

    def _soft_failure(self, error: object) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def drop_issue(self, issue: Issue) -> None:
        """Take one issue away at once, as after ignoring it."""
        if issue.segment_id:
            left = tuple(one for one in self.issues_of(issue.segment_id) if one.key() != issue.key())
            self._marks[issue.segment_id] = replace(self.marks_of(issue.segment_id), issues=left)
            self.marked.emit(issue.segment_id)
        else:
            self._whole = [one for one in self._whole if one.key() != issue.key()]
        self.issues_changed.emit()

    # what is seen

    def _look_at_seen(self) -> None:
        self._find_terms()
        self._check_seen()

    def _check_seen(self) -> None:
        # While the whole release is still being checked, what is on screen comes first.
        if self._checked is None:
            return
        rows = range(self._seen[0], self._seen[1] + 1)
        ids = [row.segment.id for number in rows if (row := self._pages.row(number)) is not None]
        wanted = [one for one in ids if one not in self._checked]
        translation, grammar = self._pages.translation_id, self.grammar
        texts = {one: self._committed_text(one) for one in wanted}

        def check(cancel: CancelToken) -> dict[str, list[Issue]]:
            found = {}
            for segment in wanted:
                cancel.raise_if_cancelled()
                found[segment] = self._desk.proofing.check_segment(
                    translation, segment, self._pace.paced(cancel), grammar=grammar
                )
                self._pace.step(cancel)
            return found

        def done(found: dict[str, list[Issue]]) -> None:
            for segment, issues in found.items():
                if self._checked is None or segment in self._checked:
                    continue
                self._checked.add(segment)
                typed = self._open is not None and self._open[0] == segment
                if not typed and texts[segment] == self._committed_text(segment):
                    known = tuple(one for one in issues if one.check != NOT_TRANSLATED)
                    self._set_issues(segment, known, texts[segment])
                    self.marked.emit(segment)
            self.issues_changed.emit()

        if wanted:
            key = f"seen:{id(self)}"
            self._runner.run(
                check, done=owned(self, done), failed=self._soft_failure, key=key, lane=Lane.CHECK
            )

    def seen(self, first: int, last: int) -> None:
        """Look for terms in the rows that are on screen."""
        self._seen = (first, last)
        self._pace.touch()
        self._seeing.start()

    def terms_changed(self) -> None:
        """Look for all terms again, as after a change of the termbase."""
        self._termed.clear()
        self._find_terms()

    def _find_terms(self) -> None:
        wanted = []
        for number in range(self._seen[0], self._seen[1] + 1):
            row, shown = self._pages.row(number), self._pages.shown(number)
            if row is None or shown is None:
                continue
            texts = (row.segment.text, shown.text)
            if self._termed.get(row.segment.id) != texts:
                wanted.append((row.segment.id, *texts))
        if not wanted:
            return
        source, target = self._languages

        def find(cancel: CancelToken) -> list[tuple[str, str, str, tuple[Span, ...], tuple[Span, ...]]]:
            found = []
            for segment, source_text, target_text in wanted:
                cancel.raise_if_cancelled()
                self._pace.step(cancel)
                spans = self._spans(source_text, source), self._spans(target_text, target)
                found.append((segment, source_text, target_text, *spans))
            return found

        def done(found: Iterable[tuple[str, str, str, tuple[Span, ...], tuple[Span, ...]]]) -> None:
            for segment, source_text, target_text, source_spans, target_spans in found:
                self._termed[segment] = (source_text, target_text)
                marks = self.marks_of(segment)
                typed = self._open is not None and self._open[0] == segment
                fits = not typed and (not marks.issues or marks.target_text == target_text)
                marks = replace(marks, source_terms=source_spans)
                if fits:
                    marks = replace(marks, target_terms=target_spans, target_text=target_text)
                changed = marks != self.marks_of(segment)
                self._marks[segment] = marks
                if changed:
                    self.marked.emit(segment)

        self._runner.run(
            find,
            done=owned(self, done),
            failed=self._soft_failure,
            key=f"terms:{id(self)}",
            lane=Lane.READ,
        )

    def _spans(self, text: str, language: str) -> tuple[Span, ...]:
        if not text or is_long(text):
            return ()
        return tuple((found.start, found.end) for found in self._desk.terms.find(text, language))


def _single_shot(parent: QObject, milliseconds: int, deed: Any) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(deed)
    return timer


def _is_engines(issue: Issue) -> bool:
    """Return whether a grammar engine reported it."""
    return issue.check == "spelling" or issue.check.startswith("grammar.")
