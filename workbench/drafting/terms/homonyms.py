"""Several concepts whose terms stand at one place of a text: which comes first, and which says nothing new.

« directeur général » is a Director General in one house and an Executive Director in another. Both are shown, the
likelier first; two termbases that say the same of one concept are shown as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.model.inline import without_codes
from workbench.model.terms import Concept, TermMatch, TermStatus

_STATUSES = list(TermStatus)
# Each is compared with each; a list with more of one name than this is no termbase.
_MOST_COMPARED = 24


def told_apart(matches: Sequence[TermMatch], text: str, domains: Iterable[str] = ()) -> list[TermMatch]:
    """Return the matches without those that say no more than another at the same place, the likelier first.

    Likelier is a term that stands as it is written in the entry (``MOU`` before ``mou``); then one of the given domains;
    then a preferred one before an admitted one; then one of the domain that most unambiguous terms of the text
    have; then the one that came first.
    """
    places: dict[tuple[int, int], list[TermMatch]] = {}
    for match in matches:
        places.setdefault((match.start, match.end), []).append(match)
    if len(places) == len(matches):
        return list(matches)
    wanted = {domain.casefold() for domain in domains}
    seen = Counter(
        group[0].concept.domain.casefold()
        for group in places.values()
        if len(group) == 1 and group[0].concept.domain
    )
    found: list[TermMatch] = []
    for (start, end), group in places.items():
        if len(group) > 1:
            written = without_codes(text[start:end])
            group = _without_echoes(group)
            group.sort(key=lambda match: _rank(match, written, wanted, seen))
        found += group
    return found


def _rank(match: TermMatch, written: str, wanted: set[str], seen: Counter[str]) -> tuple[int, bool, int, int]:
    domain = match.concept.domain.casefold()
    exactness = 0 if match.term.text == written else 1 if match.term.text.lower() == written.lower() else 2
    return exactness, domain not in wanted, _STATUSES.index(match.term.status), -seen[domain]


def _without_echoes(group: Sequence[TermMatch]) -> list[TermMatch]:
    """Return the matches but those whose concept has no term, domain or definition that another's has not.

    It looks at the terms of all languages, so that source and target lose the same concept.
    """
    if len(group) > _MOST_COMPARED:
        return list(group)
    concepts = [_Said.of(match.concept) for match in group]
    return [
        match
        for place, match in enumerate(group)
        if not any(
            _says_all_of(concepts[other], concepts[place])
            and (other < place or not _says_all_of(concepts[place], concepts[other]))
            for other in range(len(group))
            if other != place
        )
    ]


class _Said(NamedTuple):
    """A concept as it is compared with others."""

    concept: Concept
    terms: frozenset[tuple[str, str, TermStatus]]

    @classmethod
    def of(cls, concept: Concept) -> _Said:
        return cls(
            concept,
            frozenset(
                (term.language.split("-")[0].lower(), term.text.casefold(), term.status)
                for term in concept.terms
            ),
        )


def _says_all_of(one: _Said, other: _Said) -> bool:
    return (
        other.terms <= one.terms
        and other.concept.domain in ("", one.concept.domain)
        and other.concept.definition in ("", one.concept.definition)
        and other.concept.do_not_translate == one.concept.do_not_translate
    )
