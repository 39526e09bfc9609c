"""Checking while one types, and the whole release in the background; terms for the rows that are seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.editor.marks import NO_MARKS, Marks, Span
from ui.editor.owned import owned
from ui.editor.rows import RowPages
from ui.tasks import Lane
from workbench.model.errors import Cancelled
from workbench.model.issues import Issue, Severity, Side
from workbench.model.tasks import CancelToken, no_progress

DEBOUNCE_MS = 300
NOT_TRANSLATED = "target.empty"
"""The check that reports what the state says already; it would hide the others in the list."""
SEEN_MS = 60
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Checking(QObject):
    """What was found in each segment, and for which text.

    ``marked`` (segment id) tells that a segment's marks are others, ``all_marked`` that many are, ``issues_changed`` that
    the list of issues is another; ``working`` whether something is being checked.
    """

    marked = Signal(str)
    all_marked = Signal()
    issues_changed = Signal()
    working = Signal(bool)
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
        self.grammar = True
        self._typing = _single_shot(self, DEBOUNCE_MS, self._check_open)
        self._seeing = _single_shot(self, SEEN_MS, self._find_terms)

    def marks_of(self, segment_id: str) -> Marks:
        """Return the marks of a segment."""
        return self._marks.get(segment_id, NO_MARKS)

    def issues(self) -> list[Issue]:
        """Return every issue: errors, warnings, hints, and in the order of the text within each."""
        found = [issue for marks in self._marks.values() for issue in marks.issues]
        found += self._whole
        place = self._pages.numbers
        return sorted(found, key=lambda one: (_ORDER[one.severity], place.get(one.segment_id, -1), one.start))

    def issues_of(self, segment_id: str) -> tuple[Issue, ...]:
        """Return the issues of one segment."""
        return self.marks_of(segment_id).issues

    def next_issue(self, number: int, place: int, forwards: bool) -> Issue | None:
        """Return the next (or previous) issue after a place (row, character), around the ends."""
        keyed = self._keyed()
        if not keyed:
            return None
        here = (number, place)
        if forwards:
            return next((issue for key, issue in keyed if key > here), keyed[0][1])
        return next((issue for key, issue in reversed(keyed) if key < here), keyed[-1][1])

    def _keyed(self) -> list[tuple[tuple[int, int], Issue]]:
        keyed = []
        for issue in self.issues():
            number = self._pages.number_of(issue.segment_id)
            if number is not None:
                keyed.append(((number, issue.start if issue.side is Side.TARGET else -1), issue))
        keyed.sort(key=lambda pair: pair[0])
        return keyed

    # the whole release

    def check_all(self, grammar: bool | None = None) -> None:
        """Check everything in the background: what is quick first, grammar after it."""
        self.working.emit(True)
        wanted = self.grammar if grammar is None else grammar
        self._check_whole(False, wanted)

    def _check_whole(self, grammar: bool, then_grammar: bool) -> None:
        translation = self._pages.translation_id

        def check(cancel: CancelToken) -> list[Issue]:
            return list(self._desk.proofing.check(translation, cancel, no_progress, grammar=grammar))

        def done(issues: list[Issue]) -> None:
            self._take_whole(issues)
            if then_grammar:
                self._check_whole(True, False)
            else:
                self.working.emit(False)

        def failed(error: object) -> None:
            self.working.emit(False)
            if not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._runner.run(check, done=owned(self, done), failed=owned(self, failed), key=f"check:{id(self)}")

    def _take_whole(self, issues: Sequence[Issue]) -> None:
        by_segment: dict[str, list[Issue]] = {}
        for issue in issues:
            if issue.check == NOT_TRANSLATED:
                continue
            by_segment.setdefault(issue.segment_id, []).append(issue)
        self._whole = by_segment.pop("", [])
        typed = self._open[0] if self._open is not None else ""
        for segment in set(by_segment) | set(self._marks):
            if segment != typed:
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
        if self._open is None:
            return
        segment, text = self._open
        translation, grammar = self._pages.translation_id, self.grammar

        def check(cancel: CancelToken) -> tuple[list[Issue], tuple[Span, ...]]:
            issues = self._desk.proofing.check_segment(
                translation, segment, cancel, text=text, grammar=grammar
            )
            return list(issues), self._spans(text, self._languages[1])

        def done(result: tuple[list[Issue], tuple[Span, ...]]) -> None:
            if self._open is not None and self._open[0] == segment and self._open[1] != text:
                return
            issues, terms = result
            known = tuple(
                issue for issue in issues if issue.segment_id == segment and issue.check != NOT_TRANSLATED
            )
            old = self.marks_of(segment)
            self._marks[segment] = replace(old, issues=known, target_terms=terms, target_text=text)
            self.marked.emit(segment)
            self.issues_changed.emit()

        self._runner.run(
            check, done=owned(self, done), failed=self._soft_failure, key=f"check:{id(self)}:{segment}"
        )

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

    # terms of what is seen

    def seen(self, first: int, last: int) -> None:
        """Look for terms in the rows that are on screen."""
        self._seen = (first, last)
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
                if cancel.wait(0.001):
                    break
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
        if not text:
            return ()
        return tuple((found.start, found.end) for found in self._desk.terms.find(text, language))


def moved(marks: Marks, before: str, after: str) -> Marks:
    """Return marks of ``before`` as they lie on ``after``; those that the change touches are gone."""
    if marks.target_text != before:
        return replace(marks, issues=(), target_terms=(), target_text=after)
    limit = min(len(before), len(after))
    head = 0
    while head < limit and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < limit - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    last, shift = len(before) - tail, len(after) - len(before)

    def span(start: int, end: int) -> Span | None:
        if end <= head:
            return start, end
        return (start + shift, end + shift) if start >= last else None

    issues = []
    for issue in marks.issues:
        place = (issue.start, issue.end) if issue.side is Side.SOURCE else span(issue.start, issue.end)
        if place is not None:
            issues.append(replace(issue, start=place[0], end=place[1]))
    terms = tuple(place for start, end in marks.target_terms if (place := span(start, end)))
    return replace(marks, issues=tuple(issues), target_terms=terms, target_text=after)


def _single_shot(parent: QObject, milliseconds: int, deed: Any) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(deed)
    return timer
