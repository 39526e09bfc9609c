"""Quotations: opened, closed, and none lost or added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from workbench.model.issues import Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.quotations import Quotations, fewest, quotations, speeches

_PARAGRAPHS = 6
_MARKS = "\"“”„‟«»‹›‘’' \u00a0\u202f"
_MOST_SAID = 80
"""Characters of a quotation that a report repeats."""
_OTHER = {Side.SOURCE: Side.TARGET, Side.TARGET: Side.SOURCE}


@dataclass(frozen=True, slots=True)
class _Side:
    """The quotations of a block's segments joined; ``offsets`` say where each segment starts."""

    text: str
    offsets: dict[int, int]
    found: Quotations

    @property
    def balanced(self) -> bool:
        return not self.found.unclosed and not self.found.unopened


class QuotationCheck(Check):
    """A quotation of the source is lost, one is added, or a quotation mark has no partner."""

    id = "facts.quotation"
    severity = Severity.WARNING
    examples = (
        Example(
            good=("“We must act,” he said.", "« Nous devons agir », a-t-il dit."),
            bad=("“We must act,” he said.", "Nous devons agir, a-t-il dit."),
        ),
        Example(
            good=("He called it “a start”.", "Il a parlé d’« un début »."),
            bad=("He called it “a start”.", "Il a parlé d’« un début."),
        ),
        Example(
            good=(
                "“They told us ‘wait for us’,” she said.",
                "« Ils nous ont dit “attendez-nous” », dit-elle.",
            ),
            bad=(
                "“They told us ‘wait for us’,” she said.",
                "« Ils nous ont dit de les attendre », dit-elle.",
            ),
        ),
        Example(
            good=("“They said ‘wait for us’,” she said.", "« Ils ont dit “attendez-nous” », dit-elle."),
            bad=("“They said ‘wait for us’,” she said.", "« Ils ont dit “attendez-nous », dit-elle."),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield what is wrong with the quotation marks that stand in the segment."""
        group = context.block(index)
        source = context.once(("quotes", group[0]), Side.SOURCE, lambda: _read(context, group, Side.SOURCE))
        target = context.once(("quotes", group[0]), Side.TARGET, lambda: _read(context, group, Side.TARGET))
        if not all(context.is_translated(number) for number in group):
            return
        if source.found.unsure or target.found.unsure:
            return
        if not target.balanced:
            if source.balanced:
                yield from self._lonely(context, index, target)
            return
        mine, theirs = source.found.spans, target.found.spans
        if not source.balanced:
            return
        if len(mine) == len(theirs):
            yield from self._moved(context, index, source, target)
            yield from self._nested(context, index, source, target)
            return
        said, told = speeches(source.text, mine), speeches(target.text, theirs)
        if len(theirs) < fewest(source.text, said):
            place = said[min(len(theirs), len(said) - 1)]
            yield from self._counted(context, index, source, Side.SOURCE, "facts.quotation.lost", place)
            return
        if fewest(target.text, told) > len(mine):
            place = told[min(len(mine), len(told) - 1)]
            yield from self._counted(context, index, target, Side.TARGET, "facts.quotation.added", place)
            return
        yield from self._moved(context, index, source, target)

    def _moved(self, context: ProofingContext, index: int, source: _Side, target: _Side) -> Iterator[Issue]:
        """Report what is quoted in the segment where nothing of the other side's segment is.

        A quotation that « he said » cuts on one side may be one on the other; then it runs through both.
        """
        for side, other, where, message in (
            (source, target, Side.SOURCE, "facts.quotation.lost"),
            (target, source, Side.TARGET, "facts.quotation.added"),
        ):
            start = other.offsets[index]
            length = len(context.plain(index, _OTHER[where]).text)
            if any(first < start + length and last > start for first, last in other.found.spans):
                continue
            own = side.offsets[index]
            end = own + len(context.plain(index, where).text)
            for quotation in speeches(side.text, side.found.spans):
                if own <= quotation[0] and quotation[1] <= end:
                    yield from self._counted(context, index, side, where, message, quotation)
                    return

    def _nested(self, context: ProofingContext, index: int, source: _Side, target: _Side) -> Iterator[Issue]:
        """Report a quotation within a quotation where the other language's has none."""
        for side, other, where, message in (
            (source, target, Side.SOURCE, "facts.quotation.lost"),
            (target, source, Side.TARGET, "facts.quotation.added"),
        ):
            said = speeches(side.text, side.found.inner)
            if said and not other.found.inner:
                yield from self._counted(context, index, side, where, message, said[0])

    def _lonely(self, context: ProofingContext, index: int, target: _Side) -> Iterator[Issue]:
        unclosed, unopened = target.found.unclosed, target.found.unopened
        group = context.block(index)
        # A quotation of several paragraphs closes in a later one.
        if unclosed and _first_elsewhere(context, group[-1], 1) == "unopened":
            unclosed = unclosed[:-1]
        if unopened and _first_elsewhere(context, group[0], -1) == "unclosed":
            unopened = unopened[1:]
        places = [(place, "facts.quotation.unclosed") for place in unclosed]
        places += [(place, "facts.quotation.unopened") for place in unopened]
        start = target.offsets[index]
        length = len(context.plain(index, Side.TARGET).text)
        for place, message in places:
            if start <= place < start + length:
                here = place - start
                yield self.issue(context, index, here, here + 1, message, {"mark": target.text[place]})

    def _counted(
        self,
        context: ProofingContext,
        index: int,
        side: _Side,
        where: Side,
        message: str,
        quotation: tuple[int, int],
    ) -> Iterator[Issue]:
        """Report the difference once, in the segment where the quotation begins."""
        start, end = quotation
        owner = max(number for number, offset in side.offsets.items() if offset <= start)
        if owner != index:
            return
        own = side.offsets[index]
        length = len(context.plain(index, where).text)
        span = (start - own, min(end - own, length))
        # The sentence about it has marks of its own.
        said = side.text[start:end].strip(_MARKS)
        data = {"quotation": said if len(said) <= _MOST_SAID else f"{said[: _MOST_SAID - 1].rstrip()}…"}
        if where is Side.SOURCE:
            place = len(context.plain(index, Side.TARGET).text)
            yield self.issue(context, index, place, place, message, data, source=span)
        else:
            yield self.issue(context, index, *span, message, data)


def _first_elsewhere(context: ProofingContext, index: int, step: int) -> str:
    """Return how the nearest paragraph with quotation marks, of the few after or before, stands towards this one:
    ``unopened`` where it closes what was open, ``unclosed`` where it leaves something open, or neither."""
    for _ in range(_PARAGRAPHS):
        group = context.block(index)
        index = group[-1] + 1 if step > 0 else group[0] - 1
        if not 0 <= index < len(context.segments):
            return ""
        group = context.block(index)
        own = context.once(("quotes", group[0]), Side.TARGET, partial(_read, context, group, Side.TARGET))
        first = min((place for place, _end in own.found.spans), default=len(own.text))
        last = max((end for _start, end in own.found.spans), default=-1)
        if step > 0 and own.found.unopened and own.found.unopened[0] < first:
            return "unopened"
        if step < 0 and own.found.unclosed and own.found.unclosed[-1] > last:
            return "unclosed"
        # Each paragraph of a long quotation may open it anew.
        carried_on = len(own.found.unclosed) == 1 and own.text[: own.found.unclosed[0]].strip() == ""
        if not carried_on and (own.found.spans or own.found.unclosed or own.found.unopened):
            return ""
    return ""


def _read(context: ProofingContext, group: tuple[int, ...], side: Side) -> _Side:
    offsets: dict[int, int] = {}
    pieces: list[str] = []
    length = 0
    for number in group:
        offsets[number] = length
        text = context.plain(number, side).text
        pieces.append(text + " ")
        length += len(text) + 1
    joined = "".join(pieces)
    return _Side(joined, offsets, quotations(joined))
