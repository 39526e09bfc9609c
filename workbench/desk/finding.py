"""Finding in the texts of one translation or several, replacing there, and the rows that a filter leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from workbench.desk.changes import NOTHING, Changes
from workbench.desk.editing import EditingDeeds
from workbench.desk.made import Made
from workbench.desk.releases import ReleaseDeeds
from workbench.desk.repeats import RepeatDeeds
from workbench.desk.row_filter import RowFilter, matching_rows
from workbench.desk.search import Matcher, Search
from workbench.desk.views import Hit
from workbench.model.errors import RuleError
from workbench.model.inline import without_codes
from workbench.model.tasks import CancelToken, Progress, no_progress
from workbench.model.translation import SegmentState
from workbench.store.finding import TextPair
from workbench.store.store import Store

SOURCE, TARGET = "source", "target"
MOST_HITS = 20_000
"""Places that are listed; more help nobody."""

_CONTEXT = 48
_REVIEWED_BECOMES = {SegmentState.REVIEWED: SegmentState.TRANSLATED}


@dataclass(frozen=True, slots=True)
class Replacement:
    """One place that would become another. ``text`` is the whole text before; offsets are in characters.

    ``put`` stands there afterwards. ``parent_id`` names the revision (of the target or the source) that it was
    found in. ``why_not`` is the code of what forbids it, empty where it is possible.
    """

    translation_id: str
    segment_id: str
    number: int
    side: str
    parent_id: str | None
    text: str
    start: int
    end: int
    put: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """What replacing did: the texts that it changed, the places in them, and those that somebody changed meanwhile."""

    changes: Changes
    made: tuple[Made, ...]
    places: int
    left: int


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class SourceEditing(Protocol):
    """What replacing in the source needs of ``desk.segments``."""

    def edit_source(
        self,
        translation_id: str,
        segment_id: str,
        text: str,
        author: str,
        parent_id: str | None,
        reason: str = "",
        still_stands: bool = False,
    ) -> Changes:
        """Record a corrected source."""

    def source_history(self, segment_id: str) -> Sequence[_Named]:
        """Return the revisions of a segment's source, newest first."""


class FindingDeeds:
    """Finds and replaces. Nothing is kept between two calls."""

    def __init__(
        self,
        store: Store,
        releases: ReleaseDeeds,
        editing: EditingDeeds,
        segments: SourceEditing | None,
        repeats: RepeatDeeds,
    ) -> None:
        self._store = store
        self._releases = releases
        self._editing = editing
        self._segments = segments
        self._repeats = repeats

    def find(
        self,
        translation_ids: Sequence[str],
        search: Search,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> list[Hit]:
        """Return every place where it stands, in the order of the translations and their texts.

        A source that several of the translations share is looked through once. At most ``MOST_HITS`` are
        returned. Raises ``InputError`` ``find.…`` for a pattern that cannot be read or takes too long.
        """
        matcher = Matcher(search)
        hits: list[Hit] = []
        for translation_id, pair, side, text in self._texts(translation_ids, search, cancel, progress):
            hits += _hits(matcher, translation_id, pair, side, text)
            if len(hits) >= MOST_HITS:
                return hits[:MOST_HITS]
        return hits

    def find_in(self, translation_id: str, segment_ids: Sequence[str], search: Search) -> list[Hit]:
        """Return the places in some segments (at most some hundreds), as ``find`` returns them."""
        translation = self._releases.translation(translation_id)
        matcher = Matcher(search)
        hits: list[Hit] = []
        for pair in self._store.finding.texts_of(translation.id, translation.release_id, segment_ids):
            for side, text in ((SOURCE, pair.source), (TARGET, pair.target)):
                if side in search.sides:
                    hits += _hits(matcher, translation.id, pair, side, text)
        return hits

    def replacements(
        self,
        translation_ids: Sequence[str],
        search: Search,
        replacement: str,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> list[Replacement]:
        r"""Return what replacing would do, place by place; nothing is changed.

        In a regular search ``\1`` or ``$1`` and ``\g<name>`` stand for groups. Raises ``InputError`` ``find.…``.
        """
        matcher = Matcher(search, replacement)
        found: list[Replacement] = []
        for translation_id, pair, side, text in self._texts(translation_ids, search, cancel, progress):
            parent = pair.revision_id if side == TARGET else pair.source_revision_id
            why_not = _why_not(pair, side)
            found += [
                Replacement(
                    translation_id, pair.segment_id, pair.number, side, parent, text, one.start, one.end,
                    one.put, why_not,
                )
                for one in matcher.replaced(text, pair.codes)
            ]  # fmt: skip
            if len(found) >= MOST_HITS:
                return found[:MOST_HITS]
        return found

    def _texts(
        self,
        translation_ids: Sequence[str],
        search: Search,
        cancel: CancelToken | None,
        progress: Progress,
    ) -> Iterator[tuple[str, TextPair, str, str]]:
        seen: set[str] = set()
        done = 0
        translations = [self._releases.translation(one) for one in translation_ids]
        counts = self._store.releases.segment_counts() if len(translations) > 1 else {}
        total = sum(counts.get(one.release_id, 0) for one in translations)
        for translation in translations:
            sides = tuple(
                side for side in search.sides if side != SOURCE or translation.release_id not in seen
            )
            seen.add(translation.release_id)
            for page in self._store.finding.texts(translation.id, translation.release_id):
                if cancel is not None:
                    cancel.raise_if_cancelled()
                for pair in page:
                    for side in sides:
                        text = pair.source if side == SOURCE else pair.target
                        if text:
                            yield translation.id, pair, side, text
                done += len(page)
                progress(done, total)

    def replace(
        self,
        chosen: Sequence[Replacement],
        author: str,
        still_stands: bool = True,
        reason: str = "",
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> Replaced:
        """Replace the chosen places as one transaction; texts that were changed since they were found are left.

        A confirmed target stays translated, a reviewed one must be reviewed again. ``still_stands`` says that
        a corrected source leaves the translations as they are (see ``edit_source``). Raises ``RuleError`` where
        the person may not, and ``Cancelled``: nothing is changed then.
        """
        changes, made, left, places = NOTHING, [], 0, 0
        texts = list(_whole_texts(chosen))
        total = sum(number for _found, _text, number in texts)
        with self._store.transaction():
            for found, text, number in texts:
                if cancel is not None:
                    cancel.raise_if_cancelled()
                if found.side == SOURCE:
                    one, change = self._replace_source(found, text, author, still_stands, reason)
                else:
                    one, change = self._replace_target(found, text, author)
                if one is None:
                    left += number
                    continue
                made.append(one)
                changes |= change
                places += number
                progress(places + left, total)
        return Replaced(changes, tuple(made), places, left)

    def _replace_source(
        self, found: Replacement, text: str, author: str, still_stands: bool, reason: str
    ) -> tuple[Made | None, Changes]:
        place = (found.translation_id, found.segment_id)
        if self._segments is None:
            raise RuleError("find.source_fixed")
        history = self._segments.source_history(found.segment_id)
        parent = history[0].id if history else None
        if parent != found.parent_id:
            return None, NOTHING
        changes = self._segments.edit_source(*place, text, author, parent, reason, still_stands)
        same = SegmentState.UNTRANSLATED
        return Made(*place, SOURCE, found.text, text, same, same), changes

    def _replace_target(self, found: Replacement, text: str, author: str) -> tuple[Made | None, Changes]:
        place = (found.translation_id, found.segment_id)
        head = self._store.targets.head(*place)
        if head is None or head.id != found.parent_id or head.locked:
            return None, NOTHING
        state = _REVIEWED_BECOMES.get(head.state, head.state)
        if not without_codes(text).strip():
            state = SegmentState.UNTRANSLATED
        changes = self._editing.commit(*place, text, state, author, head.id)
        return Made(*place, TARGET, head.text, text, head.state, state, head.origin), changes

    def put_back(self, made: Sequence[Made], author: str, still_stands: bool = True) -> Changes:
        """Take a replacing back; what somebody has changed since is left as it is."""
        return self._turn(made, author, True, still_stands)

    def put_again(self, made: Sequence[Made], author: str, still_stands: bool = True) -> Changes:
        """Do a replacing again that was taken back."""
        return self._turn(made, author, False, still_stands)

    def _turn(self, made: Sequence[Made], author: str, backwards: bool, still_stands: bool) -> Changes:
        changes = NOTHING
        with self._store.transaction():
            for one in made:
                place = (one.translation_id, one.segment_id)
                now, then = (one.after, one.before) if backwards else (one.before, one.after)
                if one.side == SOURCE and self._segments is not None:
                    release = self._releases.translation(one.translation_id).release_id
                    if self._releases.segment(release, one.segment_id).text == now:
                        history = self._segments.source_history(one.segment_id)
                        parent = history[0].id if history else None
                        changes |= self._segments.edit_source(*place, then, author, parent, "", still_stands)
                    continue
                head = self._store.targets.head(*place)
                if head is not None and head.text == now and not head.locked:
                    state = one.state if backwards else one.new_state
                    origin = one.origin if backwards else one.new_origin
                    changes |= self._editing.commit(*place, then, state, author, head.id, origin)
        return changes

    def matching(
        self, translation_id: str, wanted: RowFilter, cancel: CancelToken | None = None
    ) -> tuple[str, ...]:
        """Return the segments that a filter leaves, in order. Raises ``InputError`` ``find.…`` for its text."""
        translation = self._releases.translation(translation_id)
        return matching_rows(self._store, self._repeats, translation, wanted, cancel)

    def last_look(self, translation_id: str, person: str) -> int:
        """Return what ``RowFilter.new_since`` takes: how far the person had seen the translation; 0 for never."""
        return self._store.finding.last_look(translation_id, person) or 0


def _hits(matcher: Matcher, translation_id: str, pair: TextPair, side: str, text: str) -> list[Hit]:
    return [
        Hit(pair.segment_id, pair.number, side, start, end, translation_id, *context_of(text, start, end))
        for start, end in matcher.spans(text, pair.codes)
    ]


def _why_not(pair: TextPair, side: str) -> str:
    return "find.locked" if side == TARGET and pair.locked else ""


def _whole_texts(chosen: Sequence[Replacement]) -> Iterator[tuple[Replacement, str, int]]:
    """Return for each text one of its replacements, the text with all of them made, and how many they are."""
    ordered = sorted(
        (one for one in chosen if not one.why_not),
        key=lambda one: (one.translation_id, one.side, one.number, one.segment_id, one.start),
    )
    for _place, group in groupby(ordered, key=lambda one: (one.translation_id, one.side, one.segment_id)):
        wanted = list(group)
        text = wanted[0].text
        for one in reversed(wanted):
            text = text[: one.start] + one.put + text[one.end :]
        yield wanted[0], text, len(wanted)


def context_of(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the words around a place, as they read, and where the place stands in them."""
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    before, found = without_codes(text[first:start]), without_codes(text[start:end])
    after = without_codes(text[end:last])
    if first:
        before = "…" + before.partition(" ")[2] if " " in before else "…" + before
    if last < len(text):
        after = (after.rpartition(" ")[0] if " " in after else after) + "…"
    return before + found + after, len(before), len(before) + len(found)
