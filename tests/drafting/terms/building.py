"""Concepts as a file format holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from workbench.drafting.terms.term_file import clean, one_line
from workbench.model.terms import Concept, Term, TermStatus

_ODD = "=+-@'\"<>&;,|\t\n«é́’\u00a0漢😀 abc]"
TEXTS = st.text(alphabet=_ODD, max_size=12).map(clean)
LINES = TEXTS.map(one_line).map(clean)
LANGUAGES = ["en", "en-GB", "fr", "es-419", "zh-Hant", "fil"]
PARTS = ["", "noun", "verb", "adjective", "adverb", "other"]


def _terms() -> st.SearchStrategy[Term]:
    return st.builds(
        Term,
        LINES.filter(bool),
        st.sampled_from(LANGUAGES),
        st.sampled_from(list(TermStatus)),
        st.sampled_from(PARTS),
        st.sampled_from(["", "m", "f", "mf", "n"]),
        TEXTS,
        TEXTS,
    )


def _concept(
    identity: str, terms: Sequence[Term], domain: str, texts: tuple[str, str, str], owner: str, keep: bool
) -> Concept:
    unique = {(term.language, term.text): term for term in terms}
    return Concept(identity, tuple(unique.values()), domain, *texts, owner, keep)


_IDS = st.text(alphabet="abé01.-_: #", min_size=1, max_size=8).map(one_line).filter(bool)
CONCEPTS = st.lists(
    st.builds(
        _concept,
        _IDS,
        st.lists(_terms(), min_size=1, max_size=5),
        LINES,
        st.tuples(TEXTS, TEXTS, LINES),
        LINES,
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda concept: concept.id,
)


def in_language_order(concepts: Iterable[Concept]) -> list[Concept]:
    """Return the concepts with their terms by language, in order within each: what formats keep."""
    return [
        replace(each, terms=tuple(sorted(each.terms, key=lambda term: term.language))) for each in concepts
    ]
