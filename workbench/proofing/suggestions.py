"""What to put in place of a misspelt word: words that the house and the release know come first."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.engines import GrammarMatch
from workbench.model.issues import Side
from workbench.model.terms import TermStatus
from workbench.proofing.checks.terms import term_matches
from workbench.proofing.context import ProofingContext
from workbench.proofing.dictionary import knows, near, settled
from workbench.proofing.vocabulary import folded, words

_SHORTEST = 4
_LONG = 8


def suggestions(context: ProofingContext, index: int, match: GrammarMatch, text: str) -> list[str]:
    """Return the engine's suggestions and ours, the best first.

    For a misspelt word those come first that the termbase or a dictionary knows, then words of the translation or
    of the source, then the nearest in spelling. What the termbase says for the source, and what a dictionary has, is
    offered where it differs by a letter or two, though the engine does not know it.
    """
    if match.kind != "spelling":
        return list(match.replacements)
    from rapidfuzz.distance import OSA

    language = context.language(Side.TARGET)
    called = _called_for(context, index, language)
    own = context.dictionaries.get(language, frozenset())
    offered = list(dict.fromkeys((*_near(text, called), *_near(text, own), *match.replacements)))
    texts = (context.target_vocabulary().forms, context.source_vocabulary().forms)
    return sorted(
        offered,
        key=lambda each: (
            not (settled(each) in called or knows(own, each, language) or _is_term(context, each)),
            not any(each in forms for forms in texts),
            OSA.distance(folded(text), folded(each)),
        ),
    )


def _is_term(context: ProofingContext, text: str) -> bool:
    finder = context.target_terms
    return finder is not None and any(
        match.start == 0 and match.end == len(text) and match.term.status is not TermStatus.FORBIDDEN
        for match in finder.find(text)
    )


def _called_for(context: ProofingContext, index: int, language: str) -> frozenset[str]:
    """Return the words of the terms that the segment's source calls for."""

    def compute() -> frozenset[str]:
        return frozenset(
            settled(found.group())
            for match in term_matches(context, index, Side.SOURCE)
            for term in match.concept.terms
            if term.language.split("-")[0].lower() == language and term.status is not TermStatus.FORBIDDEN
            for found in words(term.text)
            if len(found.group()) >= _SHORTEST
        )

    return context.once(("called for", index), Side.SOURCE, compute)


def _near(text: str, own: frozenset[str]) -> Iterator[str]:
    """Yield the words that differ by one letter, by two where the word is long; small letters stay so."""
    if len(text) < _SHORTEST or not own:
        return
    for word in near(own, text, 2 if len(text) >= _LONG else 1):
        shown = word.replace("'", "’")
        yield shown[:1].upper() + shown[1:] if text[0].isupper() and word.islower() else shown
