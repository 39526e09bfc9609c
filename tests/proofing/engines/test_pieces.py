"""Texts are cut where an engine loses least."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.proofing.engines.pieces import pieces


def _texts(text: str, longest: int) -> list[str]:
    return [text[start:end] for start, end in pieces(text, longest)]


def test_paragraphs_then_sentences_then_words_then_anywhere() -> None:
    assert _texts("Un deux.\n\nTrois.", 100) == ["Un deux.", "Trois."]
    assert _texts("Un deux. Trois quatre. Cinq", 16) == ["Un deux.", "Trois quatre.", "Cinq"]
    assert _texts("un deux trois", 8) == ["un deux", "trois"]
    assert _texts("a" * 10, 4) == ["aaaa", "aaaa", "aa"]
    assert _texts(" \n \t ", 4) == []


@given(st.text(alphabet="ab .\n!«", max_size=60), st.integers(min_value=1, max_value=10))
def test_nothing_is_lost_or_told_twice(text: str, longest: int) -> None:
    spans = list(pieces(text, longest))
    assert all(0 < end - start <= longest for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(char.isspace() for place, char in enumerate(text) if place not in covered)
