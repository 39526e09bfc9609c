"""Terms chosen alike throughout a release, and what the source should not have said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.drafting.terms.agreement import acronym_of
from workbench.model.issues import Issue, Severity, Side
from workbench.model.terms import Concept, Term, TermMatch, TermStatus
from workbench.proofing.checks.check import Check, Example
from workbench.proofing.checks.terms import forbidden, same_words, term_matches
from workbench.proofing.checks.terms_told import letters
from workbench.proofing.context import ProofingContext
from workbench.proofing.vocabulary import folded

# spokesman, spokeswoman, spokesperson
_PERSON = re.compile(r"(?:wom[ae]n|m[ae]n|persons?|people)$")
_HOST = Concept(
    "host",
    (
        Term("host community", "en"),
        Term("local population", "en", TermStatus.FORBIDDEN),
        Term("communauté d’accueil", "fr"),
        Term("collectivité d’accueil", "fr", TermStatus.ADMITTED),
    ),
)


class TermChoiceCheck(Check):
    """Of several terms that the house admits for one of the source, another was used earlier in the release."""

    id = "terms.choice"
    severity = Severity.HINT
    examples = (
        Example(
            before=("The host community met.", "La communauté d’accueil s’est réunie."),
            good=("The host community helps.", "La communauté d’accueil apporte son aide."),
            bad=("The host community helps.", "La collectivité d’accueil apporte son aide."),
            concept=_HOST,
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a concept whose term here is not the first one used for the same term of the source.

        An acronym beside its long form, a term beside its feminine, and a part of a longer term are no other
        choice; nor is a second term in a segment that has the first one too.
        """
        if index == 0 or not context.is_translated(index):
            return
        language = context.language(Side.TARGET)
        said: dict[str, list[TermMatch]] = {}
        for match in term_matches(context, index, Side.TARGET):
            said.setdefault(match.concept.id, []).append(match)
        seen: set[str] = set()
        for match in term_matches(context, index, Side.SOURCE) if said else ():
            here = said.get(match.concept.id)
            if here is None or match.concept.id in seen or here[0].term.status is TermStatus.FORBIDDEN:
                continue
            seen.add(match.concept.id)
            others = _others([each.term for each in here], match.targets(language), language)
            if not others:
                continue
            term = here[0].term
            before = self._used_first(context, index, match.term.text, term.text, others)
            if before:
                data = {"term": term.text, "before": before}
                source = (match.start, match.end)
                yield self.issue(
                    context, index, here[0].start, here[0].end, "terms.choice", data, source=source
                )

    def _used_first(
        self, context: ProofingContext, index: int, asked: str, term: str, others: Sequence[str]
    ) -> str:
        """Return which of the other terms the first segment used whose source has the term asked for.

        It looks at letters, not at inflections: it goes through the whole release at every key.
        """
        wanted, own = folded(asked), folded(term)
        for earlier in range(index):
            if wanted not in letters(context, earlier, Side.SOURCE) or not context.is_translated(earlier):
                continue
            target = letters(context, earlier, Side.TARGET)
            if own in target:
                return ""
            for other in others:
                if folded(other) in target:
                    return other
        return ""


class SourceTermCheck(Check):
    """The source uses a term that the termbase forbids in its language; its author may want to know."""

    id = "terms.source"
    severity = Severity.HINT
    examples = (
        Example(
            good=("The host community met.", "La communauté d’accueil s’est réunie."),
            bad=("The local population met.", "La communauté d’accueil s’est réunie."),
            concept=_HOST,
        ),
    )

    def issues(self, context: ProofingContext, index: int) -> Iterator[Issue]:
        """Yield one issue a forbidden term of the source, unless it is part of, or also, one that may be used."""
        place = len(context.plain(index, Side.TARGET).text)
        language = context.language(Side.SOURCE)
        for match in forbidden(term_matches(context, index, Side.SOURCE)):
            better = [term for term in match.targets(language) if term.status is TermStatus.PREFERRED]
            data = {"term": match.term.text, "preferred": better[0].text if better else ""}
            message = "terms.source" if better else "terms.source.alone"
            yield self.issue(context, index, place, place, message, data, source=(match.start, match.end))


def _others(here: Sequence[Term], all_terms: Sequence[Term], language: str) -> list[str]:
    """Return the terms that are another choice than those used."""
    return [
        term.text
        for term in all_terms
        if term.status is not TermStatus.FORBIDDEN
        and not any(_is_one_choice(term.text, used.text, language) for used in here)
    ]


def _is_one_choice(one: str, other: str, language: str) -> bool:
    first, second = folded(one), folded(other)
    if first in second or second in first or acronym_of(one) or acronym_of(other):
        return True
    return _PERSON.sub("", first) == _PERSON.sub("", second) or same_words(one, other, language)
