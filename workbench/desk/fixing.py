"""Fixes put in together: the safe ones of a segment or a translation, and the same one wherever it fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import EditingDeeds
from workbench.desk.made import Made
from workbench.desk.proofing import ProofingDeeds
from workbench.desk.releases import ReleaseDeeds
from workbench.model.inline import CODE_PATTERN, without_codes
from workbench.model.issues import Issue, Side
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.translation import SegmentState, TargetRevision
from workbench.store.store import Store

_ROUNDS = 4
"""How often a text is looked at again: fixes that overlap are put in one after the other."""

_REVIEWED_BECOMES = {SegmentState.REVIEWED: SegmentState.TRANSLATED}

Chosen = tuple[Issue, str]
"""An issue and what is put in the place of its span."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixes would make of a segment's target: its text ``before`` and ``after``, and the issues they settle.

    ``parent_id`` names the revision that ``before`` is of, None for a text that is still being typed.
    """

    segment_id: str
    number: int
    before: str
    after: str
    issues: tuple[Issue, ...]
    parent_id: str | None = None


@dataclass(frozen=True, slots=True)
class FixesMade:
    """What was done: the texts that changed, how many fixes that were, and how many were left.

    A fix is left where its text was changed since it was found, where it is locked, and where it would
    take away an inline code.
    """

    changes: Changes
    made: tuple[Made, ...]
    fixes: int
    left: int


class FixingDeeds:
    """Looks for what can be fixed together, and does it as one transaction.

    ``desk.finding.put_back`` and ``put_again`` undo and redo what was ``made``.
    """

    def __init__(
        self, store: Store, releases: ReleaseDeeds, editing: EditingDeeds, proofing: ProofingDeeds
    ) -> None:
        self._store = store
        self._releases = releases
        self._editing = editing
        self._proofing = proofing

    # what would be done

    def safe(self, translation_id: str, cancel: CancelToken, progress: Progress = no_progress) -> list[Fixed]:
        """Return what the safe fixes of a translation would change, in the order of the release.

        Nothing is changed yet. Grammar engines are not asked: their fixes are never safe. What is ignored or
        turned off, and what stands in a locked segment, is left alone.
        """
        found: dict[str, list[Chosen]] = {}
        for issue in self._proofing.check(translation_id, cancel, progress, grammar=False):
            safe = _safe(issue)
            if safe is not None:
                found.setdefault(issue.segment_id, []).append(safe)
        heads = self._heads(translation_id, found)
        numbers = self._numbers(translation_id)
        fixed = []
        for segment_id, chosen in found.items():
            head = heads.get(segment_id)
            if head is None or head.locked or segment_id not in numbers:
                continue
            cancel.raise_if_cancelled()
            text, issues = self._settled(translation_id, segment_id, head.text, chosen, cancel)
            if text != head.text:
                fixed.append(Fixed(segment_id, numbers[segment_id], head.text, text, issues, head.id))
        return sorted(fixed, key=lambda one: one.number)

    def safe_in(self, translation_id: str, segment_id: str, text: str, cancel: CancelToken) -> Fixed | None:
        """Return what the safe fixes make of a segment's ``text`` as it is typed; None where there is none.

        Raises ``InputError`` ``segment.unknown``.
        """
        after, issues = self._settled(translation_id, segment_id, text, None, cancel)
        return Fixed(segment_id, 0, text, after, issues) if after != text else None

    def _settled(
        self,
        translation_id: str,
        segment_id: str,
        text: str,
        chosen: Sequence[Chosen] | None,
        cancel: CancelToken,
    ) -> tuple[str, tuple[Issue, ...]]:
        settled: list[Issue] = []
        for _round in range(_ROUNDS):
            if chosen is None:
                issues = self._proofing.check_segment(translation_id, segment_id, cancel, text, grammar=False)
                chosen = [safe for issue in issues if (safe := _safe(issue)) is not None]
            after, done, overlapping = put_in(text, chosen)
            settled += done
            if after == text:
                break
            text = after
            if not overlapping:
                break
            chosen = None
        return text, tuple(settled)

    def planned(self, translation_id: str, chosen: Sequence[Chosen]) -> tuple[list[Fixed], int]:
        """Return what the chosen fixes would change, in the order of the release, and how many do not fit."""
        by_segment: dict[str, list[Chosen]] = {}
        for issue, text in chosen:
            by_segment.setdefault(issue.segment_id, []).append((issue, text))
        heads = self._heads(translation_id, by_segment)
        numbers = self._numbers(translation_id)
        fixed = []
        for segment_id, wanted in by_segment.items():
            head = heads.get(segment_id)
            if head is None or head.locked or segment_id not in numbers:
                continue
            after, done, _overlapping = put_in(head.text, wanted)
            if after != head.text:
                fixed.append(Fixed(segment_id, numbers[segment_id], head.text, after, tuple(done), head.id))
        fixed.sort(key=lambda one: one.number)
        return fixed, len(chosen) - sum(len(one.issues) for one in fixed)

    # doing it

    def apply(
        self,
        translation_id: str,
        fixed: Sequence[Fixed],
        author: str,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> FixesMade:
        """Put the fixes in as one transaction; texts that were changed since are left as they are.

        A confirmed text stays translated, a reviewed one must be reviewed again. Raises ``RuleError`` where
        the person may not, and ``Cancelled``: nothing is changed then.
        """
        changes, made, fixes, left = NOTHING, [], 0, 0
        with self._store.transaction():
            for count, one in enumerate(fixed, start=1):
                if cancel is not None:
                    cancel.raise_if_cancelled()
                head = self._store.targets.head(translation_id, one.segment_id)
                if head is None or head.id != one.parent_id or head.locked:
                    left += len(one.issues)
                    continue
                state = _REVIEWED_BECOMES.get(head.state, head.state)
                if not without_codes(one.after).strip():
                    state = SegmentState.UNTRANSLATED
                changes |= self._editing.commit(
                    translation_id, one.segment_id, one.after, state, author, head.id
                )
                made.append(
                    Made(
                        translation_id, one.segment_id, Side.TARGET.value, head.text, one.after, head.state,
                        state, head.origin,
                    )
                )  # fmt: skip
                fixes += len(one.issues)
                progress(count, len(fixed))
        return FixesMade(changes, tuple(made), fixes, left)

    def apply_chosen(self, translation_id: str, chosen: Sequence[Chosen], author: str) -> FixesMade:
        """Put chosen fixes in as one transaction; what does not fit the text any more is left."""
        fixed, unfit = self.planned(translation_id, chosen)
        done = self.apply(translation_id, fixed, author)
        return FixesMade(done.changes, done.made, done.fixes, done.left + unfit)

    def _heads(self, translation_id: str, segments: Mapping[str, object]) -> dict[str, TargetRevision]:
        heads = self._store.targets.heads(translation_id) if segments else {}
        return {segment_id: heads[segment_id] for segment_id in segments if segment_id in heads}

    def _numbers(self, translation_id: str) -> dict[str, int]:
        release_id = self._releases.translation(translation_id).release_id
        return {segment.id: segment.number for segment in self._releases.segments(release_id)}


def alike(issue: Issue, text: str, issues: Iterable[Issue]) -> list[Chosen]:
    """Return those of the issues that report the same of the same words and offer the same fix, this one too."""
    return [
        (one, text)
        for one in issues
        if one.side is Side.TARGET
        and (one.check, one.message, one.text) == (issue.check, issue.message, issue.text)
        and any(fix.text == text for fix in one.fixes)
    ]


def put_in(text: str, chosen: Iterable[Chosen]) -> tuple[str, list[Issue], bool]:
    """Return the text with the fixes put in, the issues that they settle, and whether some overlapped.

    Of fixes that overlap the first is put in. One whose span has another text now, or that would take an
    inline code away, is left.
    """
    after: list[str] = []
    settled: list[Issue] = []
    end, overlapping = 0, False
    for issue, new in sorted(chosen, key=lambda one: (one[0].start, one[0].end)):
        old = text[issue.start : issue.end]
        if old != issue.text or CODE_PATTERN.findall(old) != CODE_PATTERN.findall(new):
            continue
        if issue.start < end or (settled and issue.start == issue.end == end):
            overlapping = True
            continue
        after += [text[end : issue.start], new]
        end = issue.end
        settled.append(issue)
    return "".join([*after, text[end:]]), settled, overlapping


def _safe(issue: Issue) -> Chosen | None:
    if issue.side is not Side.TARGET or not issue.segment_id:
        return None
    return next(((issue, fix.text) for fix in issue.fixes if fix.safe), None)
