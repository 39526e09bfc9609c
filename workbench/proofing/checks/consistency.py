"""The same text said in two ways within a release, and two texts said in one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.vocabulary import folded, words

_FEWEST_WORDS = 4


def _bare(text: str) -> str:
    """Return the text as it is compared: spaces, case and the mark at the end do not count."""
    return " ".join(folded(text).split()).rstrip(".;,: ")


def _same_sources(context: ProofingContext) -> list[list[int]]:
    """Return, for each segment, those that have its source text, in order; none where it is empty."""

    def compute() -> list[list[int]]:
        found: dict[str, list[int]] = {"": []}
        groups = []
        for index in range(len(context.segments)):
            group = found.setdefault(_bare(context.plain(index, Side.SOURCE).text), [])
            if group is not found[""]:
                group.append(index)
            groups.append(group)
        return groups

    return context.once("same sources", Side.SOURCE, compute)


def _same_targets(context: ProofingContext) -> dict[str, list[int]]:
    """Return, for each target as it is stored, the segments that have it, in order."""

    def compute() -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, segment in enumerate(context.segments):
            found.setdefault(segment.target, []).append(index)
        return found

    return context.once("same targets", Side.TARGET, compute)


class InconsistentCheck(Check):
    """A source that comes again in the release is translated in another way than the first time."""

    id = "consistency.target"
    examples = (
        Example(
            before=("Read more", "En savoir plus"),
            good=("Read more", "En savoir plus"),
            bad=("Read more", "Lire la suite"),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue where the segment's translation is not the first one; the fix is the first one."""
        same = _same_sources(context)[index]
        first = next((place for place in same if place >= index or context.is_translated(place)), index)
        if first >= index:
            return
        text = context.plain(index, Side.TARGET).text
        before = context.plain(first, Side.TARGET).text
        if _bare(text) == _bare(before):
            return
        fixes = (Fix(before),) if not context.segments[index].codes else ()
        data = {"before": before[:120]}
        yield self.issue(context, index, 0, len(text), "consistency.target", data, fixes=fixes)


class SameForOthersCheck(Check):
    """Two sources that say different things have one and the same translation: one may be left from before."""

    id = "consistency.source"
    severity = Severity.HINT
    examples = (
        Example(
            before=("The first school opens today.", "La première école ouvre aujourd’hui."),
            good=("The second school opens today.", "La deuxième école ouvre aujourd’hui."),
            bad=("The second school opens today.", "La première école ouvre aujourd’hui."),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue where an earlier segment with another source has the very same target."""
        segment = context.segments[index]
        text = context.plain(index, Side.TARGET).text
        alike = _same_targets(context).get(segment.target, [])
        if len(alike) < 2:
            return
        source = _bare(context.plain(index, Side.SOURCE).text)
        for earlier in alike[: bisect_left(alike, index)]:
            before = context.plain(earlier, Side.SOURCE).text
            if _bare(before) not in ("", source) and len(list(words(text))) >= _FEWEST_WORDS:
                data = {"before": before[:120]}
                yield self.issue(context, index, 0, len(text), "consistency.source", data)
                return
