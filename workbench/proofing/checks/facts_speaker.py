"""Who speaks: a quotation is put into the mouth of the same person in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.issues import Issue, Severity, Side
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.context import ProofingContext
from workbench.proofing.facts.quotations import quotations
from workbench.proofing.facts.speakers import Attribution, attributions, bare_words
from workbench.proofing.vocabulary import folded

_LONG = 7


class SpeakerCheck(Check):
    """A quotation has another speaker than in the source, or none although the source tells one.

    Clauses that tell a speaker are compared in order within a paragraph. Reported where both name somebody,
    neither name stands in the other's clause, and the source knows the person of the target from elsewhere.
    """

    id = "facts.speaker"
    severity = Severity.ERROR
    examples = (
        Example(
            good=(
                "“We must act,” said Ana Ruiz. “It is late,” added Luis Vega.",
                "« Nous devons agir », a déclaré Ana Ruiz. « Il est tard », a ajouté Luis Vega.",
            ),
            bad=(
                "“We must act,” said Ana Ruiz. “It is late,” added Luis Vega.",
                "« Nous devons agir », a déclaré Luis Vega. « Il est tard », a ajouté Ana Ruiz.",
            ),
        ),
        Example(
            good=("“We must act,” she said.", "« Nous devons agir », a-t-elle dit."),
            bad=("“We must act,” she said.", "« Nous devons agir. »"),
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield the speakers of the segment that are others than in the block's source."""
        group = context.block(index)
        source = context.once(("joined", group[0]), Side.SOURCE, lambda: _joined(context, group, Side.SOURCE))
        if not _is_quoting(source) or not all(context.is_translated(number) for number in group):
            return
        target = context.once(("joined", group[0]), Side.TARGET, lambda: _joined(context, group, Side.TARGET))
        if not _is_quoting(target):
            return
        told = attributions(source)
        if told and not bare_words(target) and len(quotations(target).spans) == len(quotations(source).spans):
            yield from self._none(context, index, told[0])
            return
        named = [one for one in told if one.names]
        here = [one for one in attributions(target) if one.names]
        if len(named) != len(here):
            return
        for mine, other in zip(named, here, strict=True):
            if not _is_other(mine, other, source):
                continue
            number, start = _place(context, group, Side.TARGET, other.name_start)
            if number != index:
                continue
            there, first = _place(context, group, Side.SOURCE, mine.name_start)
            yield self.issue(
                context,
                index,
                start,
                start + len(other.name),
                "facts.speaker.differs",
                {"source": mine.name, "target": other.name},
                source=(first, first + len(mine.name)) if there == index else None,
            )

    def _none(self, context: ProofingContext, index: int, told: Attribution) -> Iterator[Issue]:
        """Report that the source tells a speaker and the target has nothing but the quotation.

        A name that is gone is the matter of another check.
        """
        number, start = _place(context, context.block(index), Side.SOURCE, told.start)
        if number != index or told.names:
            return
        text = context.plain(index, Side.SOURCE).text
        clause = text[start : start + told.end - told.start].strip(" ,.\u00a0")
        first = text.find(clause, start)
        end = len(context.plain(index, Side.TARGET).text)
        span = (first, first + len(clause))
        yield self.issue(
            context, index, end, end, "facts.speaker.missing", {"source": clause[:80]}, source=span
        )


def _joined(context: ProofingContext, group: tuple[int, ...], side: Side) -> str:
    return "".join(context.plain(number, side).text + " " for number in group)


def _is_quoting(text: str) -> bool:
    found = quotations(text)
    return bool(found.spans) and not found.unsure and not found.unclosed and not found.unopened


def _place(context: ProofingContext, group: tuple[int, ...], side: Side, place: int) -> tuple[int, int]:
    """Return the segment, and the place in it, of a place in the joined text."""
    for number in group:
        length = len(context.plain(number, side).text) + 1
        if place < length:
            return number, place
        place -= length
    return group[-1], 0


def _is_other(mine: Attribution, other: Attribution, source: str) -> bool:
    if _share(mine.names, other.all_names) or _share(other.names, mine.all_names):
        return False
    elsewhere = source[: mine.start] + source[mine.end :]
    return all(name in folded(elsewhere).replace(",", " ").replace(".", " ").split() for name in other.names)


def _share(names: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether one of the names, or one like it, is among the others."""
    from rapidfuzz.distance import OSA

    return any(
        OSA.distance(name, other, score_cutoff=2) <= (2 if len(name) >= _LONG else 1)
        for name in names
        for other in others
    )
