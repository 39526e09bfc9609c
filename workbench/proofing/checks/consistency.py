"""The same text said in two ways within a release, and two texts said in one."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.vocabulary import folded, words

_FEWEST_WORDS = 4


def _bare(text: str) -> str:
    """Return the text as it is compared: spaces, case and the mark at the end do not count."""
    return " ".join(folded(text).split()).rstrip(".;,: ")


def _said(context: ProofingContext, side: Side) -> dict[str, dict[str, int]]:
    """Return, for each text of a side, the texts of the other side beside it and where each stands first."""

    def compute() -> dict[str, dict[str, int]]:
        said: dict[str, dict[str, int]] = {}
        for index in range(len(context.segments)):
            if not context.is_translated(index):
                continue
            source = _bare(context.plain(index, Side.SOURCE).text)
            target = _bare(context.plain(index, Side.TARGET).text)
            mine, other = (source, target) if side is Side.SOURCE else (target, source)
            if mine and other:
                said.setdefault(mine, {}).setdefault(other, index)
        return said

    return context.once(("said", side), Side.TARGET, compute)


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
        source = _bare(context.plain(index, Side.SOURCE).text)
        text = context.plain(index, Side.TARGET).text
        others = _said(context, Side.SOURCE).get(source, {})
        if len(others) < 2:
            return
        first = min(others.values())
        if first >= index or others.get(_bare(text)) == first:
            return
        before = context.plain(first, Side.TARGET).text
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
        """Yield one issue where an earlier segment with another source reads the same in the target."""
        text = context.plain(index, Side.TARGET).text
        if len(list(words(text))) < _FEWEST_WORDS:
            return
        others = _said(context, Side.TARGET).get(_bare(text), {})
        if len(others) < 2:
            return
        first = min(others.values())
        if first >= index:
            return
        data = {"before": context.plain(first, Side.SOURCE).text[:120]}
        yield self.issue(context, index, 0, len(text), "consistency.source", data)
