"""The termbase: preferred terms used, forbidden terms not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.model.issues import Fix, Issue, Severity, Side
from workbench.model.terms import Concept, Term, TermMatch, TermStatus
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.checks.terms_told import BlockTold, is_money, is_name_kept, stems_of
from workbench.proofing.context import ProofingContext


def term_matches(context: ProofingContext, index: int, side: Side) -> tuple[TermMatch, ...]:
    """Return the terms recognised in a segment's text as it reads, found once."""
    finder = context.source_terms if side is Side.SOURCE else context.target_terms
    if finder is None:
        return ()
    return context.once(("terms", index), side, lambda: finder.find(context.plain(index, side).text))


def _concepts(context: ProofingContext, index: int, side: Side) -> dict[str, set[TermStatus]]:
    """Return the concepts recognised in the block, with the statuses of their terms there."""
    group = context.block(index)

    def compute() -> dict[str, set[TermStatus]]:
        found: dict[str, set[TermStatus]] = {}
        for number in group:
            for match in term_matches(context, number, side):
                found.setdefault(match.concept.id, set()).add(match.term.status)
        return found

    return context.once(("concepts", group[0]), side, compute)


_HOST = Concept(
    "host",
    (
        Term("host community", "en"),
        Term("communauté d’accueil", "fr"),
        Term("communauté hôte", "fr", TermStatus.FORBIDDEN),
    ),
)


def forbidden(matches: Sequence[TermMatch]) -> Iterator[TermMatch]:
    """Yield the forbidden terms, each place once, but those that are part of, or also, a term that may be used."""
    allowed = [match for match in matches if match.term.status is not TermStatus.FORBIDDEN]
    seen: set[tuple[int, int]] = set()
    for match in matches:
        span = (match.start, match.end)
        if match.term.status is not TermStatus.FORBIDDEN or span in seen:
            continue
        if not any(other.start <= match.start and match.end <= other.end for other in allowed):
            seen.add(span)
            yield match


def same_words(one: str, other: str, language: str) -> bool:
    """Return whether two terms are the same words in another number or gender (``Directrice générale``)."""
    first, second = stems_of(one, language), stems_of(other, language)
    return len(first) == len(second) and all(
        not ours.isdisjoint(theirs) for ours, theirs in zip(first, second, strict=True)
    )


class PreferredTermCheck(Check):
    """A term of the termbase stands in the source, and no term of that concept in the target."""

    id = "terms.preferred"
    examples = (
        Example(
            good=("The host community met.", "La communauté d’accueil s’est réunie."),
            bad=("The host community met.", "La population locale s’est réunie."),
            concept=_HOST,
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a concept without a preferred, admitted or forbidden term in the block's target.

        Where several concepts share the source's term, one of them in the target is enough.
        """
        if context.target_terms is None or not context.is_translated(index):
            return
        matches = term_matches(context, index, Side.SOURCE)
        if not matches:
            return
        language = context.language(Side.TARGET)
        told = _concepts(context, index, Side.TARGET)
        text = context.plain(index, Side.SOURCE).text
        groups: dict[tuple[int, int], list[TermMatch]] = {}
        for match in matches:
            groups.setdefault((match.start, match.end), []).append(match)
        seen: set[str] = set()
        for (start, end), group in groups.items():
            if any(match.concept.id in told for match in group):
                continue
            wanted = [
                term
                for match in group
                for term in match.targets(language)
                if term.status is not TermStatus.FORBIDDEN
            ]
            if not wanted or wanted[0].text in seen or is_money(text, end):
                continue
            if any(
                start >= first and end <= last and (first, last) != (start, end) for first, last in groups
            ):
                continue
            block = _block(context, index)
            if all(_is_no_term(match, text, block.text) for match in group) or block.says(wanted):
                continue
            seen.add(wanted[0].text)
            place = len(context.plain(index, Side.TARGET).text)
            data = {"source": text[start:end], "preferred": wanted[0].text}
            yield self.issue(context, index, place, place, "terms.preferred", data, source=(start, end))


def _block(context: ProofingContext, index: int) -> BlockTold:
    first = context.block(index)[0]
    return context.once(("block told", first), Side.TARGET, lambda: BlockTold(context, index))


def _is_no_term(match: TermMatch, source: str, target: str) -> bool:
    found = source[match.start : match.end]
    return (
        _is_common_noun(match, source)
        or _is_in_a_name(match, source)
        or is_name_kept(found, match.term.text, target)
    )


def _is_common_noun(match: TermMatch, text: str) -> bool:
    """Return whether a name stands there as a word: « les assemblées générales » is no General Assembly."""
    found = text[match.start : match.end]
    return match.term.text[:1].isupper() and found.islower() and found != match.term.text.lower()


def _is_in_a_name(match: TermMatch, text: str) -> bool:
    """Return whether a word stands in somebody's name: Eden Hazard is no hazard, the Hurricane Center no hurricane."""
    found = text[match.start : match.end]
    if " " in found or not found.istitle() or not match.term.text.islower():
        return False
    before = text[: match.start].rstrip(" \u00a0")
    # A capital within a sentence, where the entry has none.
    return bool(before) and before.split(" ")[-1].isalpha()


class ForbiddenTermCheck(Check):
    """The target uses a term that the termbase forbids."""

    id = "terms.forbidden"
    examples = (
        Example(
            good=("The host community met.", "La communauté d’accueil s’est réunie."),
            bad=("The host community met.", "La communauté hôte s’est réunie."),
            concept=_HOST,
        ),
    )
    severity = Severity.ERROR
    needs_source = False

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a forbidden term, unless it is part of, or also, a term that may be used."""
        for match in forbidden(term_matches(context, index, Side.TARGET)):
            better = [
                term
                for term in match.targets(context.language(Side.TARGET))
                if term.status is TermStatus.PREFERRED
            ]
            data = {"term": match.term.text, "preferred": better[0].text if better else ""}
            yield self.issue(
                context,
                index,
                match.start,
                match.end,
                "terms.forbidden" if better else "terms.forbidden.alone",
                data,
                fixes=tuple(Fix(term.text) for term in better[:3]),
            )
